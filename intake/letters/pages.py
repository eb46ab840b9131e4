"""A letter from its template: plain text folded for reading, HTML with its styles inlined. Nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

import css_inline
import jinja2

from config.call import Call
from config.templates import kept_environment, render
from config.wording import say_instant
from intake.letters.flat import wrapped
from intake.letters.phrases import language_of_letter, say
from intake.letters.values import Stamp
from parsers.records import Address
from storage.values import Letter, LetterKind, LetterPart

# Mailings that nobody asked for can be stopped by one click; an answer to a mail, or a digest for the people of the
# call, has no such button: pressed by habit, it would keep a consent question or the digest from its reader.
CAN_BE_STOPPED = frozenset({LetterKind.ANNOUNCEMENT, LetterKind.REMINDER})


def make_letter(
    kind: LetterKind,
    stamp: Stamp,
    call: Call,
    subject: str,
    values: Mapping[str, object],
    *,
    parts: Sequence[LetterPart] = (),
    about: Sequence[int] = (),
) -> Letter:
    """The letter whose templates are filled with `values` and with what all letters have."""
    language = language_of_letter(stamp.language, call)
    filled = {**_common(kind, stamp, call, language, subject), "reference": "", **values}
    return Letter(
        kind=kind,
        key=stamp.key,
        message_id=stamp.message_id,
        to=stamp.to,
        subject=subject,
        text=wrapped(_page(call, kind, language, "txt", filled)),
        html=_inlined(_page(call, kind, language, "html", filled)),
        language=language,
        in_reply_to=stamp.in_reply_to,
        references=stamp.references,
        reply_to=stamp.reply_to or Address(call.coalition, call.address),
        headers=_stop_headers(kind, stamp),
        parts=tuple(parts),
        about=tuple(about),
        due=stamp.due,
        not_after=stamp.not_after,
    )


def _common(kind: LetterKind, stamp: Stamp, call: Call, language: str, subject: str) -> dict[str, object]:
    """What every template may use: `config.placeholders.COMMON`."""
    stop = stamp.stop if kind in CAN_BE_STOPPED else None
    title = call.title_in(language)
    return {
        "language": language,
        "subject": subject,
        "title": title,
        "address": call.address,
        "compiler": call.compiler.name,
        "coalition": call.coalition,
        "agency": call.agency,
        "questions": [{"number": q.number, "key": q.key, "text": q.in_language(language)} for q in call.questions],
        "preferred": say_instant(call.preferred.earliest, call.zone, language),
        "preferred_published": call.preferred.published_in(language),
        "final": say_instant(call.final.earliest, call.zone, language),
        "final_published": call.final.published_in(language),
        "footer": say(language, f"footer.{kind.value}", title=title, address=call.address),
        "stop_words": say(language, "stop.words") if stop else "",
        "stop_link_words": say(language, "stop.page" if stop.url else "stop.mail") if stop else "",
        "stop_mailto": stop.mailto if stop else "",
        "stop_url": (stop.url or "") if stop else "",
    }


def _page(call: Call, kind: LetterKind, language: str, ending: str, values: Mapping[str, object]) -> str:
    return render(_template(call, f"{kind.value}.{language}.{ending}"), values)


def _template(call: Call, name: str) -> jinja2.Template:
    return kept_environment(call.folder / "letters", name.endswith(".html")).get_template(name)


@cache
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=True)


def _inlined(page: str) -> str:
    """The page with each rule on its elements, for clients that drop style sheets; the sheet stays for dark mode."""
    return re.sub(r"\n{2,}", "\n", _inliner().inline(page)).strip() + "\n"


def _stop_headers(kind: LetterKind, stamp: Stamp) -> tuple[tuple[str, str], ...]:
    """List-Unsubscribe (RFC 2369), and the promise that one POST is enough where there is a page (RFC 8058)."""
    if stamp.stop is None or kind not in CAN_BE_STOPPED:
        return ()
    if not stamp.stop.url:
        return (("List-Unsubscribe", f"<{stamp.stop.mailto}>"),)
    return (
        ("List-Unsubscribe", f"<{stamp.stop.url}>, <{stamp.stop.mailto}>"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
    )
