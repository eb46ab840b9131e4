"""Export files on a real ledger: consent is asked when the file is written, and what it holds can be recalled."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from types import SimpleNamespace

import pytest

from config.load import bundled_call, load_call
from intake.disclosure import Audience
from intake.jobs.export import write_bibliography_file, write_stories_file
from parsers.records import Accommodation, Program
from storage import audit, consent, house
from storage.database import Database
from storage.standing import ConsentEvent
from tests.storage.factories import NOW, make_story, tell

CALL = load_call(bundled_call())


@pytest.fixture
def app(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'ledger.sqlite3'}")
    database.migrate()
    yield SimpleNamespace(call=CALL, database=database, clock=lambda: NOW + timedelta(days=1))
    database.close()


def told(app, uid=1, narrative="They let her out at two in the night."):
    with app.database.write() as session:
        return tell(session, make_story(narrative), content=f"story {uid}".encode(), uid=uid)


def granted(app, story, *scopes, restrictions=()):
    event = ConsentEvent(
        "granted",
        "coordinator",
        NOW,
        scopes=scopes,
        attribution="anonymous",
        evidence="E4",
        restrictions=restrictions,
        until=NOW + timedelta(days=30),
    )
    with app.database.write() as session:
        consent.decide(session, story, event, NOW)


def machine(app, story, to, at=NOW):
    with app.database.write() as session:
        consent.add_machine_event(session, story, ConsentEvent(to, "sender", at))


def test_only_granted_stories_are_in(app, tmp_path):
    shown = told(app, 1, "Let out at night.")
    granted(app, shown, "agency")
    claimed = told(app, 2, "A secret told in confidence.")
    machine(app, claimed, "claimed")
    told(app, 3, "Never assessed.")
    out = tmp_path / "stories.md"
    assert write_stories_file(app, Audience.AGENCY, "Megan", out) == (1, 2)
    text = out.read_text(encoding="utf-8")
    assert "Let out at night." in text
    assert "confidence" not in text
    assert "Never assessed" not in text


def test_a_story_that_the_agency_must_not_see_is_out(app, tmp_path):
    story = told(app)
    granted(app, story, "coalition", "agency", restrictions=("no_agency",))
    out = tmp_path / "stories.md"
    assert write_stories_file(app, Audience.AGENCY, "Megan", out) == (0, 1)
    assert "night" not in out.read_text(encoding="utf-8")
    assert write_stories_file(app, Audience.COALITION, "Megan", out) == (1, 0)


@pytest.mark.parametrize("audience", [Audience.COALITION, Audience.PUBLIC])
def test_a_scope_opens_its_own_audience_and_no_other(app, tmp_path, audience):
    granted(app, told(app), "agency")
    assert write_stories_file(app, audience, "Megan", tmp_path / "stories.md") == (0, 1)


def test_a_story_that_was_withdrawn_since_is_out(app, tmp_path):
    story = told(app)
    granted(app, story, "agency")
    machine(app, story, "suspended", NOW + timedelta(hours=1))
    assert write_stories_file(app, Audience.AGENCY, "Megan", tmp_path / "stories.md") == (0, 1)


def test_consent_that_has_ended_shows_nothing(app, tmp_path):
    granted(app, told(app), "agency")
    app.clock = lambda: NOW + timedelta(days=31)
    assert write_stories_file(app, Audience.AGENCY, "Megan", tmp_path / "stories.md") == (0, 1)


def test_the_ledger_keeps_what_the_file_holds(app, tmp_path):
    story = told(app)
    granted(app, story, "agency")
    out = tmp_path / "stories.md"
    write_stories_file(app, Audience.AGENCY, "Megan", out)
    with app.database.read() as session:
        (held,) = house.exports_holding(session, story)
    assert (held.audience, held.by, held.path, held.holds) == ("agency", "Megan", str(out), (story,))


def test_the_file_is_its_owners_alone_and_nothing_lies_beside_it(app, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / "stories.md"
    out.write_text("an old one")
    write_stories_file(app, Audience.AGENCY, "Megan", out)
    assert out.stat().st_mode & 0o777 == 0o600
    assert list(folder.iterdir()) == [out]


def test_a_file_that_cannot_be_written_is_not_noted(app, tmp_path):
    story = told(app)
    granted(app, story, "agency")
    with pytest.raises(OSError, match="No such file"):
        write_stories_file(app, Audience.AGENCY, "Megan", tmp_path / "nowhere" / "stories.md")
    with app.database.read() as session:
        assert house.exports_holding(session, story) == []


def test_the_same_accounts_make_the_same_version(app, tmp_path):
    granted(app, told(app), "agency")
    digests = set()
    for name in ("one.md", "two.md"):
        write_stories_file(app, Audience.AGENCY, "Megan", tmp_path / name)
        digests.add(sha256((tmp_path / name).read_bytes()).hexdigest())
    assert len(digests) == 1


def test_the_bibliography_holds_programs_and_precedents_and_no_story(app, tmp_path):
    told(app, 1)
    with app.database.write() as session:
        tell(session, Program("Harbor", reports=("Two Years at the Gate (2009)",)), content=b"p", uid=2)
        tell(session, Accommodation("A rule for mothers"), content=b"a", uid=3)
    out = tmp_path / "bibliography.md"
    assert write_bibliography_file(app, out) == 2
    text = out.read_text(encoding="utf-8")
    assert "### Harbor" in text
    assert "- Reports: Two Years at the Gate (2009)" in text
    assert "### A rule for mothers" in text
    assert "night" not in text
    assert "Rosa" not in text


def test_the_audit_keeps_who_exported_which_story(app, tmp_path):
    story = told(app)
    granted(app, story, "agency")
    write_stories_file(app, Audience.AGENCY, "Megan", tmp_path / "stories.md")

    with app.database.read() as session:
        rows = [(row.who, row.what, row.story, row.audience) for row in audit.find_audited(session)]
        assert rows == [("Megan", "export", story, "agency")]
        assert audit.verify(session) is None
