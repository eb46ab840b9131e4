"""What a digest that did not leave would have told stands in the next one."""

from __future__ import annotations

from datetime import timedelta

from intake.jobs.digest import post_digests
from intake.jobs.returned import note_bounce
from intake.watching.status import status_of
from parsers.records import Address, Bounce
from storage import consent, contacts, outbox, records
from storage.house import turn_on
from storage.standing import ConsentEvent
from storage.values import LetterKind, LetterState
from tests.factories import utc

STORY = """My client was let out of the detention center near Florence at eleven at night in March 2010.
She had no coat, no money and no telephone, and walked along the highway until morning.
She agreed that we tell you and ICE her story without her name.
"""
PROGRAM = "We have had good results with the Harbor Bridge Project, a re-entry program for adults in Duluth."


def decide(house, to, **more):
    house.clock.move(minutes=1)
    now = house.clock()
    with house.app.database.write() as session:
        (story,) = records.find_records(session, kind="story")
        consent.decide(session, story.number, ConsentEvent(to, "consent_officer", now, **more), now)


def states_of_digests(house):
    with house.app.database.read() as session:
        return {letter.state for letter in outbox.find_letters(session, kind=LetterKind.DIGEST)}


def test_the_news_of_a_digest_that_was_stopped_are_told_in_the_next_one(house):
    house.arrive(STORY)
    house.arrive(PROGRAM, "Ben <ben@example.org>")
    house.round()
    until = house.clock() + timedelta(days=40)
    open_to = {"scopes": ("coalition",), "attribution": "anonymous", "evidence": "E4", "until": until}
    decide(house, "granted", actor_name="Ruth", **open_to)
    house.clock.now = utc(2010, 9, 20, 15)
    assert post_digests(house.app) > 0
    decide(house, "suspended")
    house.round()
    assert states_of_digests(house) == {LetterState.HELD}
    assert house.letters("digest") == []

    house.clock.now = utc(2010, 9, 27, 15)
    house.round()

    told = [letter.get_body(("plain",)).get_content() for letter in house.letters("digest")]
    assert told
    assert all("Harbor Bridge Project" in text for text in told)
    house.clock.now = utc(2010, 10, 4, 15)
    house.round()
    again = house.letters("digest")[len(told) :]
    assert again
    assert not any("Harbor Bridge Project" in letter.get_body(("plain",)).get_content() for letter in again)


def test_the_news_of_a_digest_whose_week_went_by_unsent_are_told_in_the_next_one(house):
    """The folder of letters cannot be written to for eight days."""
    house.arrive(PROGRAM, "Ben <ben@example.org>")
    house.round()
    out = house.home / "mail-out"
    away = out.rename(house.home / "away")
    out.write_text("no folder")
    house.clock.now = utc(2010, 9, 20, 15)
    house.round()
    house.clock.now = utc(2010, 9, 27, 15)
    house.round()
    out.unlink()
    away.rename(out)
    house.clock.move(hours=5)

    house.round()
    assert states_of_digests(house) == {LetterState.MISSED, LetterState.SENT}

    told = "".join(letter.get_body(("plain",)).get_content() for letter in house.letters("digest"))
    assert "Harbor Bridge Project" in told


def test_outb_25_a_digest_that_bounces_is_told_and_the_next_one_goes_out_all_the_same(house):
    """A coordinator is never switched off silently; the other digests and `status` say it."""
    house.clock.now = utc(2010, 9, 20, 15)
    house.round()
    with house.app.database.write() as session:
        first = outbox.find_letters(session, kind=LetterKind.DIGEST)[0]
        contacts.meet(session, Address("", first.to), house.clock(), answered=False, opted_out=False)
        note_bounce(session, Bounce(first.to, True, "5.1.1", "no such address: gone", first.message_id), house.clock())
    with house.app.database.read() as session:
        status = status_of(session, house.app)
    assert not status["well"]
    assert "1 digests of this week did not reach a coordinator" in " ".join(status["troubles"])

    house.clock.now = utc(2010, 9, 27, 15)
    house.round()

    with house.app.database.read() as session:
        letters = outbox.find_letters(session, kind=LetterKind.DIGEST, to_key=first.to)
    assert [letter.state for letter in letters] == [LetterState.REFUSED, LetterState.SENT]


def test_the_digest_says_that_the_breaker_stopped_automatic_mail(house):
    with house.app.database.write() as session:
        turn_on(session, "breaker", "200 automatic letters left within an hour", house.clock())
    house.arrive(PROGRAM, "Ben <ben@example.org>")
    house.round()
    house.clock.now = utc(2010, 9, 20, 15)
    house.round()

    texts = [letter.get_body(("plain",)).get_content() for letter in house.letters("digest")]
    assert any("automatic mail is stopped" in " ".join(text.split()) for text in texts)
    assert any("el correo automático está en pausa" in " ".join(text.split()) for text in texts)
    assert house.letters("ack") == []
