"""Long weeks: the lists of the digest folded to a number of items, and the table that holds all of them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import groupby
from unicodedata import normalize

from config.call import Call
from intake.letters.answer import write
from intake.letters.flat import one_line, safe_link
from intake.letters.items import Group, Item, accommodation_item, program_item, told_story_item
from intake.letters.phrases import said_in, say, say_or
from intake.letters.values import DigestOf, Need, ShownProgram
from storage.values import LetterPart

_QUOTED = re.compile(r":?\s?[“«\"][^”»\"]*[”»\"]")
_SAID_BY_THE_CODE = frozenset({"story_claimed"})
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Folded:
    """The lists as they are shown; `more_...` say how many items are left out."""

    needs: tuple[Item, ...]
    more_needs: str
    groups: tuple[Group, ...]
    accommodations: tuple[Item, ...]
    more_accommodations: str
    stories: tuple[Item, ...]
    more_stories: str
    other_stories: tuple[str, ...]
    notes: tuple[Item, ...]
    more_notes: str
    referrals: tuple[Item, ...]
    more_referrals: str

    @property
    def something_left_out(self) -> bool:
        lists = (self.more_needs, self.more_accommodations, self.more_stories, self.more_notes, self.more_referrals)
        return any(lists) or any(group.more for group in self.groups)


def fold(digest: DigestOf, call: Call, language: str, most: int) -> Folded:
    """The lists with at most `most` items each. A story that stands among the needs is not told twice."""
    needs = digest.needs[:most]
    told = {need.reference for need in needs}
    stories = [story for story in digest.stories if story.reference not in told]
    return Folded(
        needs=tuple(need_item(need, digest, call, language) for need in needs),
        more_needs=_more(len(digest.needs), most, language),
        groups=tuple(_groups(digest.programs, call, language, most)),
        accommodations=tuple(accommodation_item(one, call, language) for one in digest.accommodations[:most]),
        more_accommodations=_more(len(digest.accommodations), most, language),
        stories=tuple(told_story_item(story, call, language) for story in stories[:most]),
        more_stories=_more(len(stories), most, language),
        other_stories=tuple(
            say_or(language, f"others.{state}", "others.other", count=count)
            for state, count in digest.other_stories
            if count
        ),
        notes=tuple(
            Item(f"{one_line(who, 80)}: {said_in(language, one_line(what, 600))}") for who, what in digest.notes[:most]
        ),
        more_notes=_more(len(digest.notes), most, language),
        referrals=tuple(Item(one_line(line, 200)) for line in digest.referrals[:most]),
        more_referrals=_more(len(digest.referrals), most, language),
    )


def _more(count: int, most: int, language: str) -> str:
    return say(language, "more", count=count - most) if count > most else ""


def need_item(need: Need, digest: DigestOf, call: Call, language: str) -> Item:
    """What somebody must do, why, and what to write or type for it; of a story all that the gate gave."""
    story = next((story for story in digest.stories if story.reference == need.reference), None)
    return Item(
        title=say_or(language, f"need.{need.code}", "need.other"),
        reference=one_line(need.reference, 40),
        lines=told_story_item(story, call, language).lines if story else (),
        note=_why(need, language),
        answer=one_line(need.answer, 120),
        answers=tuple(_answers(need, language)),
    )


def _answers(need: Need, language: str) -> Iterator[str]:
    """The words to write under the item; "yes" and "no" only where they mean something."""
    for words, code in ((need.yes, "answer.write_yes"), (need.no, "answer.write_no")):
        if words:
            yield write(language, words, code)
    for words in need.others:
        yield write(language, words)


def _why(need: Need, language: str) -> str:
    """The reasons in a line. Words of the mail itself are left out: they may be a story that nobody may see yet."""
    if need.code in _SAID_BY_THE_CODE:
        return ""
    reasons = need.line if need.code.startswith("story_") else _QUOTED.sub("", need.line)
    return one_line(said_in(language, one_line(reasons, 400)), 200)


def _groups(programs: Sequence[ShownProgram], call: Call, language: str, most: int) -> Iterator[Group]:
    """Programs by context, in the order of the call's contexts; those without one last."""
    order = {term.id: place for place, term in enumerate(call.taxonomy.contexts)}
    ranked = sorted(programs, key=lambda one: (not one.context, order.get(one.context, len(order)), one.context))
    for context, found in groupby(ranked, key=lambda one: one.context):
        members = list(found)
        title = call.taxonomy.label(context, language) if context else say(language, "context.none")
        shown = tuple(program_item(program, language, for_coordinators=True) for program in members[:most])
        yield Group(one_line(title, 120), shown, _more(len(members), most, language))


def table_part(digest: DigestOf, call: Call, language: str) -> LetterPart:
    """All items of the week as a table (CSV, UTF-8 with its mark, so that spreadsheets read it)."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(say(language, "file.header").split(","))
    writer.writerows([safe_cell(cell) for cell in row] for row in _rows(digest, call, language))
    return LetterPart(say(language, "file.name"), "text/csv; charset=utf-8", b"\xef\xbb\xbf" + out.getvalue().encode())


def safe_cell(words: str) -> str:
    """A cell that no spreadsheet takes for a formula; Asian editions take the wide forms of the signs too."""
    flat = one_line(words, 2_000)
    return f"'{flat}" if normalize("NFKC", flat[:1]).startswith(_FORMULA) else flat


def _rows(digest: DigestOf, call: Call, language: str) -> Iterator[tuple[str, ...]]:
    for need in digest.needs:
        item = need_item(need, digest, call, language)
        answers = " | ".join(filter(None, (item.answer, *item.answers)))
        yield (need.reference, need.code, "", item.title, "", "", answers, "", item.note)
    for program in digest.programs:
        context = call.taxonomy.label(program.context, language) if program.context else ""
        about = (program.name, program.organisation, safe_link(program.link), program.summary, program.suggested_by)
        yield (program.reference, say(language, "group.programs"), context, *about, "; ".join(program.doubts))
    for found in digest.accommodations:
        whom = ", ".join(call.taxonomy.label(one, language) for one in found.populations)
        yield (found.reference, say(language, "group.accommodations"), whom, found.name, "", "", found.summary, "", "")
    for story in digest.stories:
        item = told_story_item(story, call, language)
        yield (
            story.reference,
            say(language, "group.stories"),
            "",
            item.title,
            "",
            "",
            " ".join(item.lines),
            "",
            item.note,
        )
    for who, what in digest.notes:
        yield ("", say(language, "file.note"), "", "", "", "", what, who, "")
    for line in digest.referrals:
        yield ("", say(language, "file.referral"), "", line, "", "", "", "", "")
