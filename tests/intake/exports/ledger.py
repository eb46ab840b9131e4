"""A ledger with stories, and what people decide of them, for tests of the deliverables."""

from __future__ import annotations

from datetime import timedelta

from config.load import bundled_call, load_call
from intake.exports.formats import Format
from intake.jobs.export import export_stories
from parsers.records import Address
from storage import consent
from storage.standing import ConsentEvent
from tests.storage.factories import NOW, make_story, tell

CALL = load_call(bundled_call())
ADA = Address("Ada Moss", "ada@example.net")


def told(app, uid=1, narrative="They let her out at two in the night."):
    with app.database.write() as session:
        return tell(session, make_story(narrative), content=f"story {uid}".encode(), uid=uid)


def granted(app, story, *scopes, restrictions=(), attribution="anonymous"):
    event = ConsentEvent(
        "granted",
        "coordinator",
        NOW,
        scopes=scopes,
        attribution=attribution,
        evidence="E4",
        restrictions=restrictions,
        until=NOW + timedelta(days=30),
    )
    with app.database.write() as session:
        consent.decide(session, story, event, NOW)


def machine(app, story, to, at=NOW):
    with app.database.write() as session:
        consent.add_machine_event(session, story, ConsentEvent(to, "sender", at))


def write_stories(app, audience, by, out, **more):
    """How many are shown, and how many are held back."""
    done = export_stories(app, audience, {Format.MD: out}, by, **more)
    return done.shown, done.held_back
