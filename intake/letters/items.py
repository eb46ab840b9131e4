"""What templates list: items, groups of them, rows, bars. Words of strangers arrive here and leave on one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from config.call import Call
from config.wording import say_month
from intake.letters.flat import one_line, safe_link, shown_link
from intake.letters.phrases import said_in, say, say_or
from intake.letters.values import ShownAccommodation, ShownProgram, ShownStory


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a list. `answer` is a command for the machine, `answers` are what to write in an answer."""

    title: str
    reference: str = ""
    lines: tuple[str, ...] = ()
    link: str = ""
    link_text: str = ""
    note: str = ""
    answer: str = ""
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Items under a heading; `more` says how many are not shown."""

    title: str
    members: tuple[Item, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """`is_part`: a part of the row above it that is no part itself."""

    label: str
    value: str
    is_part: bool = False


def program_item(program: ShownProgram, language: str, *, for_coordinators: bool = False) -> Item:
    """A program as its sender sees it; coordinators see also who named it and what is doubtful."""
    link = safe_link(program.link)
    name, organisation = one_line(program.name, 160), one_line(program.organisation, 120)
    title = f"{name}, {organisation}" if organisation and organisation.casefold() not in name.casefold() else name
    notes = [said_in(language, one_line(doubt, 160)) for doubt in program.doubts] if for_coordinators else []
    if for_coordinators and program.suggested_by:
        notes.insert(0, say(language, "suggested_by", name=one_line(program.suggested_by, 80)))
    summary = one_line(program.summary.replace(link, " ") if link else program.summary, 220)
    return Item(
        title=title or say(language, "program.unnamed"),
        reference=program.reference,
        lines=(summary,) if summary else (),
        link=link,
        link_text=shown_link(link) if link else "",
        note="; ".join(notes),
    )


def accommodation_item(found: ShownAccommodation, call: Call, language: str) -> Item:
    """A precedent with the populations that it serves."""
    whom = ", ".join(one_line(call.taxonomy.label(population, language), 80) for population in found.populations)
    lines = (whom, one_line(found.summary, 220))
    return Item(one_line(found.name, 160) or found.reference, found.reference, tuple(line for line in lines if line))


def story_item(story: ShownStory, call: Call, language: str) -> Item:
    """A story as the one who told it sees it: its number, what was understood, where its consent stands."""
    note = say_or(language, f"sender.{story.state}", "sender.needs_review")
    return Item(_title(story, language), story.reference, tuple(_harms(story, call, language)), note=note)


def bare_story_item(story: ShownStory, language: str) -> Item:
    """A story by its number alone."""
    return Item(_title(story, language), story.reference)


def told_story_item(story: ShownStory, call: Call, language: str) -> Item:
    """A story as coordinators see it: what the gate has put into `story`, and nothing else."""
    lines = [*_harms(story, call, language), *(one_line(line, 1200) for line in story.summary)]
    named = say_or(language, f"attribution.{story.attribution}", "attribution.anonymous") if story.attribution else ""
    for code, words in (
        ("facility", {"facility": story.facility}),
        ("month", {"month": say_month(story.month, language)}),
        ("attribution", {"attribution": named}),
        ("words", {"words": story.words}),
        ("follow_up", {"day": story.follow_up}),
        ("held_by", {"exports": ", ".join(said_in(language, held) for held in story.held_by)}),
    ):
        if all(words.values()):
            lines.append(say(language, f"story.{code}", **words))
    note = say_or(language, f"reader.{story.state}", "reader.needs_review")
    return Item(_title(story, language), story.reference, tuple(line for line in lines if line), note=note)


def _title(story: ShownStory, language: str) -> str:
    if story.people > 1:
        return say(language, "story.several", people=story.people)
    return say(language, "story.one" if story.harms or story.summary else "story.bare")


def _harms(story: ShownStory, call: Call, language: str) -> Iterable[str]:
    if story.harms:
        labels = [one_line(call.taxonomy.label(harm, language), 80) for harm in story.harms]
        yield say(language, "story.harms", harms="; ".join(labels))
