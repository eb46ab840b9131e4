"""Histories at random on the whole belt: no word of a story stands where its consent does not let it stand."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from config.load import bundled_call, load_call
from config.load_settings import load_settings
from intake.app import open_app
from intake.cli import look, main, publish
from intake.disclosure import Audience
from intake.jobs.announce import announce
from intake.jobs.digest import post_digests
from intake.jobs.export import write_bibliography_file, write_stories_file
from intake.readers import Readers
from parsers.records import Address
from storage import consent, contacts, records, sorting
from storage.contacts import Contact
from storage.standing import ConsentEvent, Standing
from tests.factories import utc
from tests.intake.conftest import Clock, House
from tests.intake.planting import FORMS, Planted, World, plant, say

SCOPES = ("coalition", "agency", "public")
RESTRICTIONS = ("no_quote", "withhold_fields", "review_first", "no_agency", "no_public", "no_attachment")
ATTRIBUTIONS = ("count_only", "anonymous", "initials", "full_name")


def may_show(standing: Standing | None, audience: str) -> bool:
    """What this test takes for allowed, told a second time and apart from the gate."""
    if standing is None or standing.state != "granted" or audience not in standing.scopes:
        return False
    barred = {"review_first", "embargo_until", "purpose_only", f"no_{audience}", "no_quote"}
    return not barred & standing.restrictions and standing.attribution != "count_only"


def leaks(world: World, text: str, audience: str, recipients: Sequence[str] = ()) -> list[str]:
    """The words in `text` that may not stand where `audience` sees them: "digest" is coordinators' coalition.

    "consent" is a person's look at one story's consent: its words may stand there, and no others.
    """
    standings = world.standings()
    flat = " ".join(text.replace("=\n", "").split()).casefold()
    found = []
    for story in world.planted:
        if story.sender in recipients:
            continue
        holds = standings.get(story.number or 0)
        open_to = may_show(holds, "coalition" if audience == "digest" else audience)
        words = [*story.never, *story.identifying]
        if not open_to:
            words += [told for told in story.told if audience != "consent" or told != story.agreed[0]]
            claimed = holds is not None and holds.state == "claimed"
            if audience != "consent" and not (audience == "digest" and claimed):
                words += story.agreed
        if audience == "plan":
            words.remove(story.sender)  # whom a letter is for
        found += [word for word in words if word.casefold() in flat]
    return found


def parts_of(letter: EmailMessage) -> str:
    """Everything of a letter that can be read: headers and all text parts, decoded."""
    heads = " ".join(f"{name}: {value}" for name, value in letter.items())
    bodies = [p.get_payload(decode=True).decode("utf-8", "replace") for p in letter.walk() if not p.is_multipart()]
    return "\n".join([heads, *bodies])


def outputs(world: World) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every text that can be had of the house now: who sees it, the text, the addresses that it is for."""
    house = world.house
    letters = house.letters()
    for letter in letters[world.letters_seen :]:
        kind = "digest" if "digest" in str(letter["Message-ID"]) else "letter"
        yield kind, parts_of(letter), (str(letter["To"].addresses[0].addr_spec),)
    world.letters_seen = len(letters)
    for audience in SCOPES:
        out = house.home / f"{audience}.md"
        write_stories_file(house.app, Audience(audience), "Ruth", out)
        yield audience, out.read_text(), ()
    write_bibliography_file(house.app, house.home / "bibliography.md")
    yield "bibliography", (house.home / "bibliography.md").read_text(), ()
    today = f"{house.clock():%Y-%m-%d}"
    html = house.home / "digest.html"
    commands = [["status", "--json"], ["plan", "--from", today], ["quarantine", "list"]]
    with house.app.database.read() as session:
        commands += [["why", m.reference] for m in sorting.find_messages(session)]
        commands += [["quarantine", "show", m.reference] for m in sorting.find_messages(session)]
    for command in commands:
        yield ("plan" if command[0] == "plan" else "operator"), run(*command), ()
    if house.clock() < utc(2010, 10, 1):
        yield "digest", run("digest", "--dry-run", "--html", str(html)) + html.read_text(), ()
    for number in world.standings():
        yield "consent", run("consent", "show", f"S-{number}"), ()
    yield "log", world.log.getvalue(), ()


def run(*command: str) -> str:
    done = CliRunner().invoke(main, list(command))
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.output


def check(world: World) -> None:
    with world.house.app.database.read() as session:
        numbers = {r.message: r.number for r in records.find_records(session, kind="story")}
    for story in world.planted:
        story.number = numbers.get(story.message)
    for number, holds in world.standings().items():
        model = next((story.granted for story in world.planted if story.number == number), frozenset())
        assert holds.state != "granted" or holds.scopes <= model, f"S-{number} was opened by nobody"
    found = [(who, leaks(world, text, who, to), text) for who, text, to in outputs(world)]
    assert [(who, words, text) for who, words, text in found if words] == []


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    pool = Readers(load_call(bundled_call()))
    yield pool
    pool.close()


@contextmanager
def a_world(readers: Readers) -> Iterator[World]:
    """A new house with the shared readers; commands of the command line open this house."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        home = Path(folder) / "house"
        for name in ("tmp", "new", "cur"):
            (home / "mail-in" / name).mkdir(parents=True)
        clock = Clock(utc(2010, 9, 14, 12))
        patch.setenv("INTAKE_HOME", str(home))
        log = StringIO()
        handler = logging.StreamHandler(log)
        root = logging.getLogger()
        level = root.level
        with open_app(load_settings(None, {"INTAKE_HOME": str(home)}), load_call(bundled_call()), clock) as opened:
            app = replace(opened, readers=readers)

            @contextmanager
            def this_one():
                yield app

            patch.setattr(look, "opened", this_one)
            patch.setattr(publish, "opened", this_one)
            root.addHandler(handler)
            root.setLevel(logging.DEBUG)
            try:
                yield World(House(home, app, clock), log)
            finally:
                root.removeHandler(handler)
                root.setLevel(level)


SAID = {
    "withdraw": "Please take this story out. She no longer wants it shared. She withdraws her consent.",
    "refuse": "I asked her and she does not want it told. She said no, please do not share it.",
    "claim": "She agreed: yes, you may share it with the coalition and with ICE.",
}
grants = st.tuples(
    st.just("grant"),
    st.integers(0, 9),
    st.frozensets(st.sampled_from(SCOPES), min_size=1),
    st.frozensets(st.sampled_from(RESTRICTIONS), max_size=2),
    st.sampled_from(ATTRIBUTIONS),
)
steps = st.one_of(
    st.tuples(st.just("story"), st.sampled_from(FORMS)),
    st.tuples(st.just("say"), st.integers(0, 9), st.sampled_from(sorted(SAID))),
    grants,
    grants,
    st.tuples(st.just("decide"), st.integers(0, 9), st.sampled_from(("refused", "suspended", "withdrawn"))),
    st.tuples(st.just("wait"), st.integers(1, 9)),
    st.just(("bug",)),
)


def take(world: World, step: tuple) -> None:
    """One step of a history; what a person or a mail cannot do now is simply refused."""
    house = world.house
    if step[0] == "story":
        plant(world, step[1])
    elif step[0] == "wait":
        house.clock.move(days=step[1])
    elif step[0] == "bug":
        house.arrive_bytes(b"")
    elif world.planted:
        story = world.planted[step[1] % len(world.planted)]
        if step[0] == "say":
            say(world, story, SAID[step[2]])
            if step[2] == "withdraw":
                story.granted = frozenset()
        else:
            decide(world, story, step)
    house.round()


def decide(world: World, story: Planted, step: tuple) -> None:
    house = world.house
    if story.number is None:
        return
    house.clock.move(minutes=1)
    now = house.clock()
    until = now + timedelta(days=20)
    if step[0] == "grant":
        event = ConsentEvent(
            "granted",
            "consent_officer",
            now,
            scopes=tuple(sorted(step[2])),
            restrictions=tuple(sorted(step[3])),
            attribution=step[4],
            evidence="E4",
            until=until,
        )
    else:
        event = ConsentEvent(step[2], "consent_officer", now)
    try:
        with house.app.database.write() as session:
            consent.decide(session, story.number, event, now)
    except consent.IllegalTransition:
        return
    story.granted = frozenset(event.scopes)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True)
@given(first=st.sampled_from(FORMS), history=st.lists(steps, min_size=2, max_size=5))
def test_no_word_of_a_story_stands_where_its_consent_does_not_let_it(readers, first, history):
    with a_world(readers) as world:
        invite(world)
        plant(world, first)
        world.house.round()
        check(world)
        for step in history:
            take(world, step)
            check(world)


def invite(world: World) -> None:
    with world.house.app.database.write() as session:
        people = [Contact(Address("Lia Moss", "lia@example.net"), listed=True)]
        contacts.import_contacts(session, people, world.house.clock())
    announce(world.house.app)


ALL = frozenset(SCOPES)


@pytest.mark.parametrize("form", FORMS)
def test_even_a_grant_for_all_never_shows_who_it_was(readers, form):
    with a_world(readers) as world:
        story = plant(world, form)
        world.house.round()
        check(world)
        decide(world, story, ("grant", 0, ALL, frozenset(), "anonymous"))
        world.house.clock.now = utc(2010, 9, 20, 15)
        world.house.round()
        check(world)
        assert story.told[0] in (world.house.home / "public.md").read_text()
        assert story.told[0] in parts_of(world.house.letters("digest")[0])


@pytest.mark.parametrize("audience", SCOPES)
def test_a_way_around_the_gate_is_caught(readers, audience, monkeypatch):
    from intake import disclosure
    from intake.jobs import export

    with a_world(readers) as world:
        plant(world, "plain")
        world.house.round()
        check(world)
        monkeypatch.setattr(export, "may_open", lambda *_: True)
        monkeypatch.setattr(disclosure, "may_open", lambda *_: True)
        monkeypatch.setattr(disclosure, "_guarded", disclosure_open)
        with pytest.raises(AssertionError, match="brindlealwick"):
            check(world)


def disclosure_open(number, story, standing, held_by, author):
    from intake.letters.values import ShownStory

    return ShownStory(number, "granted", summary=(story.narrative,))


def test_who_told_a_story_is_not_named_beside_a_program_or_among_referrals(readers):
    with a_world(readers) as world:
        story = plant(world, "self")
        named = f"Maria Zorv{story.mark}x <{story.sender}>"
        suggests = "I suggest the Harbor Bridge Project, a re-entry program for adults in Duluth.\nIt plans early.\n"
        world.house.arrive(suggests, sender=named)
        world.house.arrive("Please ask Bo Tarn at bo@example.net, who works on this. I forwarded it.", sender=named)
        world.house.round()
        world.house.clock.now = utc(2010, 9, 20, 15)
        world.house.round()

        assert "Harbor Bridge" in parts_of(world.house.letters("digest")[0])
        check(world)


def test_a_digest_that_waited_does_not_leave_once_a_story_in_it_is_closed(readers):
    with a_world(readers) as world:
        story = plant(world, "plain")
        world.house.round()
        check(world)
        decide(world, story, ("grant", 0, ALL, frozenset(), "anonymous"))
        world.house.clock.now = utc(2010, 9, 20, 15)
        assert post_digests(world.house.app) > 0
        decide(world, story, ("decide", 0, "suspended"))
        world.house.round()

        assert world.house.letters("digest") == []


def test_a_bug_while_a_story_is_read_leaves_none_of_its_words_behind(readers, monkeypatch):
    from intake.jobs import sort

    def broken(reading, *_):
        raise KeyError(reading.records[0].narrative)

    monkeypatch.setattr(sort, "plan", broken)
    with a_world(readers) as world:
        plant(world, "plain")
        world.house.round()

        assert "KeyError" in run("quarantine", "show", "M-1")
        check(world)
