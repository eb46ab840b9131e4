"""A coordinator with nothing but mail runs the call: the digest goes out, its answer is done, and answered."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from config.load import bundled_call, load_call
from config.load_settings import load_settings
from intake.app import open_app
from intake.consent import decisions
from intake.jobs.digest import post_digests
from intake.jobs.erase import Target, erase
from intake.readers import Readers
from storage import answers, audit, consent, record_state, records
from storage.standing import ConsentEvent
from tests.factories import utc
from tests.intake.conftest import Clock, House

RUTH = "Ruth Abara <ruth.abara@saferelease.example.org>"  # the consent officer
JOAN = "Sister Joan Keller <jkeller@mercyhouse.example.org>"
TOMAS = "Tomás Iriarte <tomas.iriarte@puertaabierta.example.org>"
STORY = """Dear Megan,

My client was let out of the Stillwater Detention Center at eleven at night in March 2010.
She had no coat, no money and no telephone, and walked along the highway until morning.
She agreed that you share her story with the coalition, without her name.

Lena Ortiz
"""
PROGRAM = (
    "We suggest the Harbor Bridge Project, a re-entry program for adults in Duluth. It plans each release early.\n"
)
MONDAY = utc(2010, 9, 20, 13)


@contextmanager
def opened(home: Path, readers: Readers, moment: datetime, arrived: int = 0) -> Iterator[House]:
    """A house in `home` with readers that all tests here share: to start them takes longer than a test."""
    clock = Clock(moment)
    with open_app(load_settings(None, {"INTAKE_HOME": str(home)}), load_call(bundled_call()), clock) as app:
        yield House(home, replace(app, readers=readers), clock, arrived)


def after_monday(home: Path, readers: Readers, mails: list[tuple[str, str]]) -> Path:
    """A home in which these mails were read, and Monday's digest has left. Tests take copies of it."""
    for name in ("tmp", "new", "cur"):
        (home / "mail-in" / name).mkdir(parents=True)
    with opened(home, readers, utc(2010, 9, 14, 12)) as house:
        [(house.arrive(text, sender=sender), house.round()) for text, sender in mails]
        house.round()
        house.clock.now = MONDAY
        house.round()
    return home


@pytest.fixture(scope="module")
def told_home(tmp_path_factory: pytest.TempPathFactory, readers: Readers) -> Path:
    mails = [
        (STORY, "Lena Ortiz <lena@example.org>"),
        (PROGRAM, "Bo Tarn <bo@example.net>"),
        (PROGRAM.replace("Harbor Bridge", "Second Gate"), "Lia Moss <lia@example.net>"),
    ]
    return after_monday(tmp_path_factory.mktemp("told"), readers, mails)


@pytest.fixture
def told(told_home: Path, tmp_path: Path, readers: Readers) -> Iterator[House]:
    """A house with a story, S-1, and two programs, P-2 and P-3, whose digest of Monday has left."""
    with opened(shutil.copytree(told_home, tmp_path / "house"), readers, MONDAY, 3) as house:
        yield house


def digest_to(house: House, person: str) -> EmailMessage:
    return next(letter for letter in reversed(house.letters("digest")) if str(letter["To"]).split("<")[1] in person)


def answer(house: House, person: str, text: str, **changes: str) -> str:
    """Answer this person's digest, the digest quoted below, and give the letter that comes back ("" for none)."""
    digest = digest_to(house, changes.pop("of", person))
    quoted = "\n".join(f"> {line}" for line in body(digest).splitlines())
    house.clock.move(minutes=5)
    headers = {"In_Reply_To": str(digest["Message-ID"]), "References": str(digest["Message-ID"])} | changes
    before = len(house.letters("answer"))
    house.arrive(f"{text}\n\nOn Monday, Safe Release wrote:\n{quoted}\n", sender=person, subject="Re: week", **headers)
    house.round()
    return " ".join(" ".join(body(letter) for letter in house.letters("answer")[before:]).split())


def told_to(house: House, person: str) -> str:
    return " ".join(body(digest_to(house, person)).split())


def body(letter: EmailMessage) -> str:
    return letter.get_body(("plain",)).get_content()


def state(house: House, number: int = 1) -> str:
    with house.app.database.read() as session:
        holds = consent.standing_of(session, number, house.clock())
        return " ".join([holds.state, *sorted(holds.scopes)])


def listed(house: House) -> list[str]:
    with house.app.database.read() as session:
        return [stored.reference for stored in records.find_records(session)]


def test_the_digest_prints_the_words_to_answer_with(told: House) -> None:
    said = body(digest_to(told, RUTH))

    assert "Write: yes (in full: confirm S-1 coalition anonymous)" in said
    assert "Write: no (in full: refuse S-1)" in said
    assert re.search(r"Answer code: [a-z2-7]{26} \(yours alone", said)


def test_a_confirmation_by_mail_is_recorded_answered_and_in_the_audit(told: House) -> None:
    said = answer(told, JOAN, "confirm S-1 coalition anonymous")

    assert state(told) == "granted coalition"
    assert "Consent is recorded for the coalition. The person appears without any" in said
    assert "Write: undo 1 (within 7 days, to take it back)" in said
    with told.app.database.read() as session:
        rows = audit.find_audited(session, 1)
    assert ("Sister Joan Keller", "recorded consent by mail: granted") in [(row.who, row.what) for row in rows]


def test_yes_under_an_item_does_what_the_digest_said(told: House) -> None:
    digest = digest_to(told, JOAN)
    lines = [f"> {line}" for line in body(digest).splitlines()]
    at = next(n for n, line in enumerate(lines) if "later S-1" in line)
    lines.insert(at + 1, "yes")
    told.arrive("\n".join(lines), sender=JOAN, In_Reply_To=str(digest["Message-ID"]))
    told.round()

    assert state(told) == "granted coalition"


def test_several_commands_and_one_that_is_not_clear(told: House) -> None:
    said = answer(told, JOAN, "confirm S-1 coalition\ndropp P-2\nmerge P-3 P-2\nlater S-99\n")

    assert state(told) == "granted coalition"
    assert listed(told) == ["S-1", "P-2"]
    assert "is there a slip in it" in said
    assert "Write: drop P-2" in said
    assert "there is no such number" in said


def test_spanish_words_are_answered_in_spanish(told: House) -> None:
    said = answer(told, TOMAS, "confirmar S-1 coalición anónimo\ndescartar P-2")

    assert state(told) == "granted coalition"
    assert "P-2" not in listed(told)
    assert "Escriba: deshacer 2 (para deshacerlo, en 7 días)" in said


def test_what_was_done_is_undone_by_answering_the_answer(told: House) -> None:
    answer(told, JOAN, "confirm S-1 coalition\ndrop P-2")
    letter = told.letters("answer")[-1]
    told.clock.move(hours=1)
    told.arrive("undo 1\nundo 2\n", sender=JOAN, In_Reply_To=str(letter["Message-ID"]))
    told.round()

    assert state(told) == "claimed"
    assert "P-2" in listed(told)
    assert "Taken back: “drop P-2”." in body(told.letters("answer")[-1])


def test_nothing_is_undone_after_seven_days(told: House) -> None:
    answer(told, JOAN, "drop P-2")
    told.clock.move(days=8)

    assert "more than seven days old" in answer(told, JOAN, "undo 1")
    assert "P-2" not in listed(told)


@pytest.mark.parametrize("verb", ["refuse", "suspend", "withdraw"])
def test_what_shows_less_is_never_undone_by_mail(told: House, verb: str) -> None:
    said = answer(told, JOAN, f"{verb} S-1")
    held = state(told)

    assert "This is not taken back by mail" in said
    assert "would show more than is shown now" in answer(told, RUTH, "undo 1")
    assert state(told) == held


def test_the_same_command_again_does_nothing_new(told: House) -> None:
    answer(told, RUTH, "confirm S-1 coalition")
    answer(told, RUTH, "suspend S-1")
    said = answer(told, RUTH, "confirm S-1 coalition")

    assert state(told) == "suspended"
    assert "done already when you wrote it first" in said


def test_the_same_mail_again_does_nothing_and_is_not_answered(told: House) -> None:
    answer(told, JOAN, "drop P-2")
    with told.app.database.write() as session:
        record_state.put_back(session, 2)
    name = max((told.home / "mail-in" / "new").iterdir(), key=lambda path: int(path.stem)).read_bytes()
    told.arrive_bytes(b"Received: by another way; Mon, 20 Sep 2010 09:06:00 -0400\n" + name)
    told.round()

    assert len(told.letters("answer")) == 1
    assert "P-2" in listed(told)


def test_a_decision_that_was_overtaken_is_shown_and_not_done(told: House) -> None:
    answer(told, RUTH, "refuse S-1")

    said = answer(told, JOAN, "confirm S-1 coalition")

    assert state(told) == "refused"
    assert "something has happened since the letter" in said
    assert "the person said no" in said


def test_the_public_waits_for_a_second_person(told: House) -> None:
    first = answer(told, JOAN, "grant S-1 coalition public anonymous E3")
    assert "waits for a second coordinator" in first
    assert state(told) == "granted coalition"

    letter = digest_to(told, TOMAS)
    assert letter is not None
    told.clock.now = utc(2010, 9, 27, 13)
    told.round()
    answer(told, TOMAS, "otorgar S-1 coalición público anónimo E3")

    assert state(told) == "granted coalition public"


def test_only_the_consent_officer_reinstates(told: House) -> None:
    answer(told, JOAN, "confirm S-1 coalition\n")
    answer(told, JOAN, "suspend S-1")
    assert "only the consent officer" in answer(told, JOAN, "reinstate S-1")

    told.clock.now = utc(2010, 9, 27, 13)
    told.round()
    answer(told, RUTH, "reinstate S-1")

    assert state(told).startswith("granted") or state(told) == "withdrawn"


def test_two_people_close_a_story_until_both_have_agreed(told: House) -> None:
    answer(told, JOAN, "confirm S-1 coalition")
    said = answer(told, JOAN, "S-1 is two people")

    assert state(told) == "unassessed"
    assert "It tells of 2 people" in said
    assert "only the consent officer" in answer(told, JOAN, "S-1 is one person")


@pytest.mark.parametrize(
    ("sender", "changes"),
    [
        ("Bo Tarn <bo@example.net>", {}),
        (TOMAS, {"of": JOAN}),
        (f"{JOAN}, Bo Tarn <bo@example.net>", {"of": JOAN}),
    ],
    ids=["a stranger with the digest", "another coordinator with her digest", "two senders"],
)
def test_a_digest_that_was_passed_on_gives_nobody_its_power(told: House, sender: str, changes: dict[str, str]) -> None:
    of = changes.get("of", JOAN)
    answer(told, sender, "confirm S-1 coalition\ndrop P-2", of=of)

    assert state(told) == "claimed"
    assert "P-2" in listed(told)


def test_what_somebody_else_wrote_is_not_done_when_a_coordinator_passes_it_on(told: House) -> None:
    code = re.search(r"Answer code: (\w+)", body(digest_to(told, JOAN)))
    assert code is not None
    told.arrive(
        f"Is this for you?\n\n---------- Forwarded message ----------\nFrom: Bo Tarn <bo@example.net>\n"
        f"Date: Mon, Sep 20, 2010 at 9:00 AM\nSubject: hello\nTo: jkeller@mercyhouse.example.org\n\n"
        f"confirm S-1 coalition\ndrop P-2\n\nBo\nAnswer code: {code[1]}\n",
        sender=JOAN,
        subject="Fwd: hello",
    )
    told.round()

    assert state(told) == "claimed"
    assert "P-2" in listed(told)


def bare_mail(house: House, text: str, sender: str = JOAN, **headers: str) -> str:
    before = len(house.letters("answer"))
    house.arrive(text, sender=sender, subject="commands", **headers)
    house.round()
    return " ".join(" ".join(body(letter) for letter in house.letters("answer")[before:]).split())


def test_without_a_secret_nothing_is_done_and_the_coordinator_is_told_how(told: House) -> None:
    said = bare_mail(told, "confirm S-1 coalition\nAnswer code: abcdefghijklmnopqrstuvwxyz\n")

    assert state(told) == "claimed"
    assert "We could not make sure that it came from you" in said
    assert "S-1" not in said
    assert "Answer code:" not in said


def test_the_code_alone_is_enough_where_a_program_keeps_nothing_else(told: House) -> None:
    code = re.search(r"Answer code: (\w+)", body(digest_to(told, JOAN)))
    assert code is not None
    bare_mail(told, f"drop P-2\n\n{code[1].upper()}\n")

    assert "P-2" not in listed(told)


def test_an_old_code_holds_for_four_weeks_and_no_longer(told: House) -> None:
    old = digest_to(told, JOAN)
    told.clock.move(days=27)
    bare_mail(told, "drop P-2", In_Reply_To=str(old["Message-ID"]))
    told.clock.move(days=2)
    said = bare_mail(told, "drop P-3", In_Reply_To=str(old["Message-ID"]))

    assert listed(told) == ["S-1", "P-3"]
    assert "too old" in said


def test_whoever_forges_a_sender_does_not_fill_a_mailbox(told: House) -> None:
    for number in range(4):
        bare_mail(told, f"drop P-{number + 2}")

    assert len(told.letters("answer")) == 1


@pytest.fixture
def pinned(told: House, monkeypatch: pytest.MonkeyPatch) -> House:
    told.app = replace(told.app, settings=replace(told.app.settings, authserv_ids=("mx.example.org",)))
    return told


@pytest.mark.parametrize(
    ("results", "done"),
    [
        ("mx.example.org; dmarc=fail header.from=mercyhouse.example.org", False),
        ("mx.example.org; spf=fail smtp.mailfrom=x.example; dkim=fail header.d=x.example", False),
        ("mx.example.org; dmarc=pass", True),
        ("elsewhere.example.org; dmarc=fail", True),
    ],
)
def test_what_our_mail_server_says_of_the_sender_decides(pinned: House, results: str, done: bool) -> None:
    said = answer(pinned, JOAN, "drop P-2", Authentication_Results=results)

    assert ("P-2" not in listed(pinned)) is done
    assert ("does not come from where it should" in said) is not done


def test_a_note_goes_to_the_others_with_the_next_digest(told: House) -> None:
    said = answer(told, JOAN, "I will ring the county about the night bus.")
    assert "Your note goes to the other coordinators" in said

    told.clock.now = utc(2010, 9, 27, 13)
    told.round()

    assert "Sister Joan Keller: I will ring the county about the night bus." in told_to(told, RUTH)
    assert "night bus" not in told_to(told, JOAN)


NOTE = "About S-1: her brother told me of the river crossing, please keep it among us."


def test_a_note_about_a_story_is_shown_to_those_who_may_see_the_story(told: House) -> None:
    answer(told, JOAN, NOTE)
    told.clock.now = utc(2010, 9, 27, 13)
    told.round()
    assert "river crossing" not in told_to(told, RUTH)
    assert "a note about a story that may not be shown now" in told_to(told, RUTH)

    answer(told, RUTH, "confirm S-1 coalition anonymous")
    told.clock.now = utc(2010, 10, 4, 13)
    told.round()

    assert "river crossing" in told_to(told, RUTH)


def test_a_digest_that_waited_does_not_tell_a_note_about_a_story_that_was_closed(told: House) -> None:
    answer(told, RUTH, "confirm S-1 coalition anonymous")
    answer(told, JOAN, NOTE)
    told.clock.now = utc(2010, 9, 27, 13)
    assert post_digests(told.app) > 0
    with told.app.database.write() as session:
        closed = ConsentEvent("suspended", "coordinator", told.clock(), actor_name="Ruth Abara")
        consent.decide(session, 1, closed, told.clock())
    before = len(told.letters("digest"))
    told.round()

    assert "river crossing" not in "".join(body(letter) for letter in told.letters("digest")[before:])


@pytest.mark.parametrize(
    "note",
    [
        "I met Lena Ortiz's client yesterday, we talked for long.",
        "What is this one: she had no coat, no money and no telephone, who wrote that?",
    ],
    ids=["who told it", "its words"],
)
@pytest.mark.parametrize("then", ["kept", "dropped", "erased"])
def test_a_note_that_repeats_a_story_without_its_number_is_held_back_too(told: House, note: str, then: str) -> None:
    answer(told, JOAN, note)
    if then == "dropped":
        answer(told, JOAN, "drop S-1")
    if then == "erased":
        erase(told.app, Target(story=1), "asked for", "Ruth")
    told.clock.now = utc(2010, 9, 27, 13)
    told.round()

    assert note[:24] not in told_to(told, RUTH)


def test_a_no_to_a_dropped_story_is_done_and_holds_when_it_comes_back(told: House) -> None:
    answer(told, JOAN, "confirm S-1 coalition anonymous")
    answer(told, JOAN, "drop S-1")
    answer(told, JOAN, "withdraw S-1")
    answer(told, JOAN, "undo 2")

    assert listed(told)[0] == "S-1"
    assert state(told) == "withdrawn"


def test_a_limit_that_was_heard_after_a_grant_outlives_a_new_confirmation(told: House) -> None:
    answer(told, JOAN, "confirm S-1 coalition anonymous")
    heard = ConsentEvent("claimed", "sender", told.clock.now, restrictions=("no_quote",))
    with told.app.database.write() as session:
        consent.add_machine_event(session, 1, heard)
        again = ConsentEvent(
            "granted", "coordinator", told.clock.now, actor_name="Ruth", scopes=("coalition",),
            attribution="anonymous", evidence="E2",
        )  # fmt: skip
        holds = decisions.record(session, 1, again, told.clock.now)

    assert (holds.state, "no_quote" in holds.restrictions) == ("granted", True)


def test_what_was_put_off_comes_back_in_the_next_digest(told: House) -> None:
    answer(told, JOAN, "later P-2")
    told.clock.now = utc(2010, 9, 27, 13)
    told.round()
    assert "P-2: Harbor Bridge Project" in told_to(told, RUTH)
    assert "Sister Joan Keller: put off P-2" in told_to(told, RUTH)

    told.clock.now = utc(2010, 10, 4, 13)
    told.round()

    assert "P-2" not in told_to(told, RUTH)


OTHER = STORY.replace("Stillwater", "Copperfield").replace("eleven", "ten").replace("highway", "railway")


@pytest.fixture(scope="module")
def two_home(tmp_path_factory: pytest.TempPathFactory, readers: Readers) -> Path:
    mails = [
        (STORY, "Lena Ortiz <lena@example.org>"),
        (OTHER.replace("Lena Ortiz", "Bo Tarn"), "Bo Tarn <bo@example.net>"),
    ]
    return after_monday(tmp_path_factory.mktemp("two"), readers, mails)


@pytest.fixture
def two_stories(two_home: Path, tmp_path: Path, readers: Readers) -> Iterator[House]:
    """S-1 and S-2 told by different people, both claimed, both in Monday's digest."""
    with opened(shutil.copytree(two_home, tmp_path / "house"), readers, MONDAY, 2) as house:
        yield house


WITHDRAWS = "She no longer wants it shared. She withdraws her consent."


def test_a_withdrawal_that_names_a_story_stops_that_one_alone(two_stories: House) -> None:
    said = answer(two_stories, JOAN, f"S-2: the advocate called me. {WITHDRAWS}")

    assert (state(two_stories, 1), state(two_stories, 2)) == ("claimed", "suspended")
    assert "You wrote that consent is taken back" in said


def test_a_withdrawal_that_names_nobody_stops_only_who_may_be_meant(two_stories: House) -> None:
    said = answer(two_stories, JOAN, f"Lena Ortiz called me about her client. {WITHDRAWS}")

    assert (state(two_stories, 1), state(two_stories, 2)) == ("suspended", "claimed")
    assert "not whose story it is" in said
    assert "Write: withdraw S-1" in said


def test_where_nothing_tells_which_all_that_could_be_shown_stands_still(two_stories: House) -> None:
    answer(two_stories, JOAN, "refuse S-2")
    said = answer(two_stories, JOAN, f"Somebody from the shelter called me. {WITHDRAWS}")

    assert (state(two_stories, 1), state(two_stories, 2)) == ("suspended", "refused")
    assert "S-1" in said
    assert "S-2" not in said


def test_a_command_that_withdraws_one_story_is_no_withdrawal_of_all(two_stories: House) -> None:
    answer(two_stories, JOAN, "withdraw S-1")

    assert (state(two_stories, 1), state(two_stories, 2)) == ("withdrawn", "claimed")


def test_a_stranger_who_answers_a_digest_stops_no_story_of_it(two_stories: House) -> None:
    answer(two_stories, "Zoe Hart <zoe@example.net>", WITHDRAWS, of=JOAN)

    assert (state(two_stories, 1), state(two_stories, 2)) == ("claimed", "claimed")


def test_thanks_alone_are_not_answered(told: House) -> None:
    assert answer(told, JOAN, "Thanks!\n\nJoan") == ""


def test_the_ledger_keeps_no_code_as_it_stands_in_the_letter(told: House) -> None:
    code = re.search(r"Answer code: (\w+)", body(digest_to(told, JOAN)))
    assert code is not None
    with told.app.database.read() as session:
        found = answers.find_key(session, "jkeller@mercyhouse.example.org", [code[1]], [])
    assert found is None
