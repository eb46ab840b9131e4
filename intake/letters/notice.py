"""The notice: something about a mail that its sender must know, in a few lines."""

from __future__ import annotations

from config.call import Call
from intake.letters.flat import one_line
from intake.letters.pages import make_letter
from intake.letters.phrases import has_phrase, language_of_letter, say, say_or
from intake.letters.subjects import reply_subject
from intake.letters.values import Notice, Stamp
from storage.values import Letter, LetterKind


def write_notice(notice: Notice, stamp: Stamp, call: Call) -> Letter:
    """One letter for each code; a code that is not known gets a general sentence."""
    language = language_of_letter(stamp.language, call)
    code = f"subject.{notice.code}"  # of notices that answer no mail
    return make_letter(
        LetterKind.NOTICE,
        stamp,
        call,
        say(language, code) if has_phrase(language, code) else reply_subject(stamp.subject, call.subject_in(language)),
        {
            "code": notice.code,
            "reference": notice.reference,
            "sentence": say_or(language, f"notice.{notice.code}", "notice.other"),
            "detail": one_line(notice.detail),
            "lines": tuple(one_line(line) for line in notice.lines),
        },
    )
