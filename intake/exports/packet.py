"""The packet: cover note, manifest, and whether anything in it tells who somebody is. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from config.call import Call
from config.wording import say_day
from intake.exports.document import Document, Facts, Grid, Heading, Paragraph, Runs, Sheet, say
from intake.exports.stories import StoryList, reader, recall_contact
from intake.gate.withhold import telling
from parsers.records import Story

MANIFEST = "MANIFEST.sha256"


def cover_note(found: StoryList, entries: int, call: Call, written: datetime) -> Document:
    """One page: what is inside, on what terms, whom to ask."""
    accounts = len(found.accounts)
    officer = recall_contact(call)
    day = say_day(written, call.zone, "en")
    until = say_day(found.until, call.zone, "en")
    inside = (
        ("Annotated bibliography", f"{entries} model programs and precedents, grouped by context"),
        ("Accounts of release", f"{accounts} account{'' if accounts == 1 else 's'}, with a table of harms by facility"),
        ("Reference files", "the bibliography for reference managers (CSL-JSON, RIS, BibTeX) and as a workbook"),
        (MANIFEST, "the SHA-256 of every file, to be checked with sha256sum -c"),
    )
    terms = (
        ("For", reader(found.audience, call)),
        ("Version of the accounts", found.version),
        ("Not to be used after", until),
        ("Questions and recalls", f"{officer.name}, {officer.addr_spec}"),
    )
    return Document(
        call.title,
        f"{call.coalition}. {day}.",
        (
            Paragraph(say(_OPENING.format(coalition=call.coalition)), "lead"),
            Heading(1, "What is inside"),
            Facts(tuple((label, say(words)) for label, words in inside)),
            Heading(1, "On what terms"),
            Paragraph(say(_TERMS)),
            Facts(tuple((label, say(words)) for label, words in terms)),
        ),
        (Sheet("Packet", ("What", "Words"), (*inside, *terms)),),
        f"{call.coalition} · only for {reader(found.audience, call)} · not to be used after {until}",
    )


_OPENING = (
    "{coalition} asked advocates for model programs, for precedents of accommodations, and for accounts of how people "
    "were released. This packet holds what they sent."
)
_TERMS = (
    "Every person in an account agreed to this reader and to no other. Names, numbers and days are withheld, and what "
    "could still tell who somebody is was told more coarsely. An account can be called back at any time: whoever gets "
    "such a notice deletes it and all copies, and tells those to whom it was passed on."
)


def with_manifest(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files by name, and last the list of their hashes."""
    lines = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return {**dict(sorted(files.items())), MANIFEST: lines.encode("ascii")}


def identifies(documents: Sequence[Document], stories: Mapping[int, Story], known: Sequence[str] = ()) -> Iterator[str]:
    """Of which stories words that identify somebody stand in the documents, as references: "S-12". None is the rule.

    `known` are names of programs, organisations and our own people, which stand in the documents by right.
    """
    flat = _folded(" ".join(words for document in documents for words in _words(document)))
    by_right = _folded(" | ".join(known))
    for number, story in sorted(stories.items()):
        words = (_folded(words) for words in telling(story))
        if any(_stands(one, flat) and not _stands(one, by_right) for one in words):
            yield f"S-{number}"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _stands(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _words(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Paragraph):
            yield _joined(block.runs)
        elif isinstance(block, Facts):
            yield from (_joined(runs) for _, runs in block.items)
        elif isinstance(block, Grid):
            yield from (*block.columns, *(label for label, _ in block.rows), *(words for _, words in block.legend))
    for sheet in document.sheets:
        yield from (str(cell) for row in sheet.rows for cell in row)


def _joined(runs: Runs) -> str:
    return "".join(run.text for run in runs)
