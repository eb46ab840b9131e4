"""The belt from a mail in a Maildir to letters in another: what arrives, what is asked, what stands still."""

from __future__ import annotations

import pytest

from parsers.records import Address
from storage import consent, messages, outbox, records, sorting
from storage.contacts import Contact, find_contact, import_contacts, take_off_the_list
from storage.standing import ConsentEvent
from tests.factories import utc

PROGRAM = """Dear Megan,

We have had good results with the Harbor Bridge Project, a re-entry program for adults in Duluth.
It plans each release three months ahead. Their website is http://www.harborbridge.example.org

Ada
"""
STORY = """Dear Megan,

My client was let out of the detention center near Florence at eleven at night in March 2010.
She had no coat, no money and no telephone, and walked along the highway until morning.
{consent}

Ada
"""


def stories(house):
    with house.app.database.read() as session:
        found = records.find_records(session, kind="story")
        return {story.number: consent.standing_of(session, story.number, house.clock()).state for story in found}


def marks(house):
    with house.app.database.read() as session:
        return sorting.count_by_mark(session)


def test_a_program_becomes_a_record_and_is_acknowledged_with_its_number(house):
    house.arrive(PROGRAM)
    house.round()

    with house.app.database.read() as session:
        (program,) = records.find_records(session, kind="program")
    (letter,) = house.letters("acknowledgement")
    assert "Harbor Bridge Project" in program.record.name
    assert program.reference in letter.get_body(("plain",)).get_content()
    assert letter["In-Reply-To"] == "<mail-1@example.org>"
    assert letter["Auto-Submitted"] == "auto-replied"


def test_a_second_round_does_nothing_again(house):
    house.arrive(PROGRAM)
    house.round()
    house.clock.move(hours=1)
    again = house.round()

    assert again.collected.kept == 0
    assert again.dispatched.sent == 0
    assert len(house.letters()) == 1


def test_the_mailbox_is_left_as_it_was(house):
    house.arrive(PROGRAM)
    before = sorted(path.name for path in (house.home / "mail-in").rglob("*.test*"))
    house.round()

    assert sorted(path.name for path in (house.home / "mail-in").rglob("*.test*")) == before


def test_the_same_bytes_from_two_places_are_one_message(house):
    content = b"From: ada@example.org\r\nMessage-ID: <x@example.org>\r\nSubject: s\r\n\r\nHello, thank you.\r\n"
    house.arrive_bytes(content)
    house.arrive_bytes(content)
    report = house.round()

    assert (report.collected.kept, report.collected.duplicate) == (1, 1)
    assert sum(marks(house).values()) == 1


def test_a_story_without_consent_is_asked_about_and_never_shown(house):
    house.arrive(STORY.format(consent=""))
    house.round()

    (question,) = house.letters("consent_question")
    assert set(stories(house).values()) == {"unassessed"}
    assert "highway" not in question.get_body(("plain",)).get_content()


def test_a_claim_of_consent_is_no_grant(house):
    house.arrive(STORY.format(consent="She has given me her written consent to share this with you."))
    house.round()

    assert set(stories(house).values()) == {"claimed"}


def test_a_withdrawal_stops_the_stories_of_its_author_at_once_and_is_confirmed(house):
    house.arrive(STORY.format(consent="She has given me her written consent to share this with you."))
    house.round()
    house.clock.move(days=1)
    house.arrive("Please take my client's story out. She no longer wants it shared.", subject="Story")
    house.round()

    assert set(stories(house).values()) == {"suspended"}
    assert len(house.letters("confirmation")) == 1


def test_a_withdrawal_stops_nobody_else_s_story_though_both_answered_the_same_call(house):
    references = {"In_Reply_To": "<call@saferelease.example.org>", "References": "<call@saferelease.example.org>"}
    house.arrive(STORY.format(consent="She agreed that it be told."), sender="Bo <bo@example.net>", **references)
    house.arrive(STORY.format(consent="She agreed that it be told.") + "\nAnother night.", **references)
    house.round()
    house.clock.move(days=1)
    house.arrive("Please do not use my client's story. She withdraws her consent.", **references)
    house.round()

    assert sorted(stories(house).values()) == ["claimed", "suspended"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Return_Path": "<>"},
        {"Precedence": "bulk", "List_Id": "<news.example.org>"},
    ],
)
def test_a_machine_gets_no_answer(house, headers):
    house.arrive(PROGRAM, **headers)
    house.round()

    assert house.letters() == []


def test_mail_after_the_final_cutoff_is_kept_and_flagged_late(house, clock):
    clock.now = utc(2010, 10, 6, 4, 1)
    house.arrive(PROGRAM)
    house.round()

    with house.app.database.read() as session:
        (program,) = records.find_records(session, kind="program")
    assert [problem.code for problem in program.problems if problem.code == "late"] == ["late"]


def test_who_asks_for_no_more_mail_gets_none(house):
    house.arrive("unsubscribe", subject="unsubscribe")
    house.round()

    with house.app.database.read() as session:
        contact = find_contact(session, "ada@example.org")
    assert contact is not None
    assert contact.opted_out_at is not None
    assert house.letters() == []


def invite(house, *addresses):
    from intake.jobs.announce import announce

    with house.app.database.write() as session:
        import_contacts(session, [Contact(Address("", address), listed=True) for address in addresses], house.clock())
    announce(house.app)
    house.round()


def test_only_those_who_have_not_answered_are_reminded(house, clock):
    invite(house, "ada@example.org", "bo@example.net")
    house.arrive(PROGRAM)
    house.round()
    clock.now = utc(2010, 9, 26, 15)
    house.round()

    assert [letter["To"] for letter in house.letters("reminder")] == ["bo@example.net"]


def test_who_is_taken_off_the_list_before_the_call_leaves_does_not_get_it(house):
    from intake.jobs.announce import announce

    with house.app.database.write() as session:
        import_contacts(session, [Contact(Address("", "ada@example.org"), listed=True)], house.clock())
    announce(house.app)
    with house.app.database.write() as session:
        take_off_the_list(session, "ada@example.org")
    house.round()

    assert house.letters("announcement") == []


def test_who_was_taken_off_the_list_is_not_reminded(house, clock):
    invite(house, "ada@example.org", "bo@example.net")
    with house.app.database.write() as session:
        take_off_the_list(session, "ada@example.org")
    clock.now = utc(2010, 9, 26, 15)
    house.round()

    assert [letter["To"] for letter in house.letters("reminder")] == ["bo@example.net"]


def test_after_an_outage_no_reminder_is_sent_past_its_cutoff(house, clock):
    invite(house, "ada@example.org")
    clock.now = utc(2010, 10, 7)
    house.round()

    assert house.letters("reminder") == []


def test_an_outage_of_ten_days_gives_one_reminder_and_one_digest_not_all_that_were_missed(house, clock):
    invite(house, "ada@example.org")
    clock.now = utc(2010, 10, 4, 15)
    house.round()
    house.round()

    assert len(house.letters("reminder")) == 1
    assert len(house.letters("digest")) == len(house.app.call.coordinators) + 1


def test_a_message_that_cannot_be_read_is_set_aside_and_the_next_goes_on(house):
    house.arrive_bytes(b"")
    house.arrive(PROGRAM)
    house.round()

    assert marks(house) == {"quarantined": 1, "recorded": 1}


def test_a_bug_costs_one_message_and_keeps_its_traceback(house, monkeypatch):
    from intake.jobs import sort

    def broken(*_, **__):
        raise KeyError("planted")

    monkeypatch.setattr(sort, "plan", broken)
    house.arrive(PROGRAM)
    house.round()

    with house.app.database.read() as session:
        (message,) = sorting.find_messages(session, state="quarantined")
    assert message.reasons == ("bug: KeyError",)
    assert "planted" in (message.trace or "")


def test_an_export_of_stories_holds_only_what_was_granted(house, tmp_path):
    from intake.disclosure import Audience
    from intake.exports.formats import Format
    from intake.jobs.export import export_stories

    house.arrive(STORY.format(consent="She agreed that ICE may see it."))
    house.round()
    before = export_stories(house.app, Audience.AGENCY, {Format.MD: tmp_path / "before.md"}, "Ruth")
    (number,) = stories(house)
    with house.app.database.write() as session:
        now = house.clock()
        granted = ConsentEvent(
            "granted", "coordinator", now, scopes=("agency",), attribution="anonymous", evidence="E2"
        )
        consent.decide(session, number, granted, now)
    after = export_stories(house.app, Audience.AGENCY, {Format.MD: tmp_path / "after.md"}, "Ruth")

    assert (before.shown, after.shown) == (0, 1)
    assert "highway" not in (tmp_path / "before.md").read_text()


def test_every_place_has_one_outcome(house):
    for _ in range(5):
        house.arrive(PROGRAM)
    house.round()
    house.round()

    with house.app.database.read() as session:
        assert messages.outcomes(session, house.app.mailboxes[0].account, "INBOX", 1) == {"kept": 5}
        assert outbox.count_by_state(session) == {"sent": len(house.letters()), "joined": 4}


def test_a_withdrawal_that_is_sorted_before_its_story_still_stops_it(house):
    house.arrive("Please take my client's story out. She no longer wants it shared.", subject="Story")
    house.round()
    house.arrive(STORY.format(consent="She has given me her written consent to share this with you."))
    house.round()

    assert set(stories(house).values()) == {"suspended"}
