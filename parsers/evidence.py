"""What the rules of triage look at: the author's sentences, the thread, and what was found in the mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from config.call import Call
from parsers import triage_table as table
from parsers.cues import plain_letters
from parsers.records import Accommodation, Automatic, ConsentFinding, Forward, Message, Program, Record, Story
from parsers.sentences import sentences

_SPEECH = re.compile(r"[“\"«][^“”\"«»\n]{1,300}[”\"»]")
_ADDRESS = re.compile(r"<?\bhttps?://[^\s<>]{1,2000}>?|\bwww\.[^\s<>]{1,2000}")  # a question mark in it asks nothing
_REPLY = re.compile(r"^(?:\s*(?:re|aw|sv|rv|res|fwd?)\s*:)+\s*", re.IGNORECASE)
_SUGGESTS = re.compile(r"\b(?:what about|how about|have you|do you know|did you|que tal|conocen|ya vieron)\b")
_PAPERS = (
    "application/pdf",
    "application/msword",
    "application/vnd",
    "application/rtf",
    "text/rtf",
    "image/",
    "text/plain",
)
_FIRST_WORDS = 12_000  # characters in which a mail says what it is
_LETTER_WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Evidence:
    """All that the rules may look at. `own` are the author's own words, `text` the whole mail.

    `letter` is the kind of our letter that the mail answers ("announcement", "consent_question" ...), None when it
    answers none that we know. `ours` tells that words of our call or letters stand in the mail.
    """

    call: Call
    message: Message
    own: str
    text: str = ""
    automatic: Automatic | None = None
    forward: Forward | None = None
    forwarder_words: str = ""
    records: tuple[Record, ...] = ()
    consent: ConsentFinding = field(default_factory=ConsentFinding)
    language: str = "en"
    letter: str | None = None
    ours: bool = False
    corrects: bool = False
    unreadable: str | None = None

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The author's sentences in plain letters, spoken words of others left out, each on one line."""
        said = self.own if self.own.strip() else _REPLY.sub("", self.message.subject)
        if "://" in said or "www." in said:
            said = _ADDRESS.sub("", said)
        quiet = _SPEECH.sub(lambda found: " " * len(found[0]), _both_ends(said))
        return tuple(" ".join(plain_letters(quiet[a:b]).split()).replace("’", "'") for a, b in sentences(quiet))

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        return tuple(r for r in self.records if isinstance(r, Story))

    @cached_property
    def told_stories(self) -> tuple[Story, ...]:
        """Stories of which something happens in this mail, not only consent."""
        return tuple(s for s in self.stories if s.narrative.strip())

    @cached_property
    def programs(self) -> tuple[Program | Accommodation, ...]:
        return tuple(r for r in self.records if not isinstance(r, Story))

    @cached_property
    def words(self) -> int:
        return len(_LETTER_WORDS.findall(self.own))

    @cached_property
    def answers_us(self) -> bool:
        """Whether it answers a letter of ours: by the thread, by our words in it, or by our subject."""
        if self.letter or self.ours:
            return True
        subject = " ".join(plain_letters(_REPLY.sub("", self.message.subject)).split())
        ours = (" ".join(plain_letters(title).split()) for _, title in (*self.call.titles, *self.call.subjects))
        heads = {title.partition(":")[0] for title in ours}  # "call for input", whatever the call is named behind it
        return any(len(head) > 12 and subject.startswith(head) for head in heads)

    @cached_property
    def questions(self) -> tuple[str, ...]:
        return tuple(questions_to_us(self))

    def first(self, pattern: re.Pattern[str]) -> str | None:
        """The first sentence that fits, shortened for a reason."""
        return next((short(s) for s in self.sentences if pattern.search(s)), None)


def _both_ends(own: str) -> str:
    """The first and the last words of a long text: there people say what they want."""
    return own if len(own) <= 2 * _FIRST_WORDS else f"{own[:_FIRST_WORDS]}\n\n{own[-_FIRST_WORDS // 2 :]}"


def short(words: str) -> str:
    return f"“{words if len(words) <= 90 else words[:87] + '...'}”"


def between_others(e: Evidence) -> bool:
    """Whether others talk to each other and we only get a copy: not written to us, and no word of the matter."""
    to = {address.addr_spec.casefold() for address in e.message.to}
    copied = {address.addr_spec.casefold() for address in e.message.cc}
    ours = e.call.address.casefold()
    return ours in copied and ours not in to and bool(to) and not e.records and not speaks_of_it(e)


def questions_to_us(e: Evidence) -> Iterator[str]:
    """Sentences that ask something of us: with a question mark, or in words."""
    if between_others(e):
        return
    for sentence in e.sentences:
        asks = "?" in sentence and not table.SMALL_TALK.search(sentence)
        if asks and _SUGGESTS.search(sentence) and any(plain_letters(r.name) in sentence for r in e.programs if r.name):
            continue
        if not asks and table.UNSUBSCRIBE.search(sentence):
            continue  # a wish that its own verdict answers
        if (asks and (not e.told_stories or table.TO_US.search(sentence))) or table.ASKS.search(sentence):
            yield sentence


def says_correction(own: str) -> bool:
    """Whether the author's words say that an earlier mail was wrong."""
    plain = plain_letters(own[:_FIRST_WORDS]).replace("’", "'")
    return bool(table.CORRECTION.search(" ".join(plain.split())))


def gives_no_records(own: str, subject: str) -> str | None:
    """Why nothing of a mail may become a record: it sells something, or somebody applies for something."""
    plain = " ".join(plain_letters(f"{subject}\n{own[:_FIRST_WORDS]}").split()).replace("’", "'")
    if len({found[0] for found in table.SPAM.finditer(plain)}) >= 2:
        return "it sells something"
    return "it is an application" if table.APPLIES.search(plain) else None


def speaks_of_it(e: Evidence) -> bool:
    return any(table.MATTER.search(s) for s in e.sentences)


def brings_papers(e: Evidence) -> bool:
    """Whether a document is attached to an answer, though no record was found in it."""
    papers = [a for a in e.message.attachments if not a.inline and a.content_type.startswith(_PAPERS)]
    return (
        bool(papers)
        and bool(e.letter or e.ours or speaks_of_it(e) or e.first(table.ATTACHED))
        and not gives_no_records(e.own, e.message.subject)
    )
