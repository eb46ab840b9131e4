"""Export files on a real ledger: consent is asked when the file is written, and what it holds can be recalled."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

import pytest

from intake.disclosure import Audience
from intake.exports.formats import Format
from intake.jobs.export import export_bibliography, export_stories
from parsers.records import Accommodation, Identifying, Program, Span
from storage import audit, exports, house, records
from tests.intake.exports.ledger import ADA, granted, machine, told, write_stories
from tests.storage.factories import NOW, make_story, tell


def test_only_granted_stories_are_in(app, tmp_path):
    shown = told(app, 1, "Let out at night.")
    granted(app, shown, "agency")
    claimed = told(app, 2, "A secret told in confidence.")
    machine(app, claimed, "claimed")
    told(app, 3, "Never assessed.")
    out = tmp_path / "stories.md"
    assert write_stories(app, Audience.AGENCY, "Megan", out) == (1, 2)
    text = out.read_text(encoding="utf-8")
    assert "Let out at night." in text
    assert "confidence" not in text
    assert "Never assessed" not in text


def test_a_story_that_the_agency_must_not_see_is_out(app, tmp_path):
    story = told(app)
    granted(app, story, "coalition", "agency", restrictions=("no_agency",))
    out = tmp_path / "stories.md"
    assert write_stories(app, Audience.AGENCY, "Megan", out) == (0, 1)
    assert "night" not in out.read_text(encoding="utf-8")
    assert write_stories(app, Audience.COALITION, "Megan", out) == (1, 0)


@pytest.mark.parametrize("audience", [Audience.COALITION, Audience.PUBLIC])
def test_a_scope_opens_its_own_audience_and_no_other(app, tmp_path, audience):
    granted(app, told(app), "agency")
    assert write_stories(app, audience, "Megan", tmp_path / "stories.md") == (0, 1)


def test_a_story_that_was_withdrawn_since_is_out(app, tmp_path):
    story = told(app)
    granted(app, story, "agency")
    machine(app, story, "suspended", NOW + timedelta(hours=1))
    assert write_stories(app, Audience.AGENCY, "Megan", tmp_path / "stories.md") == (0, 1)


def test_consent_that_has_ended_shows_nothing(app, tmp_path):
    granted(app, told(app), "agency")
    app.clock = lambda: NOW + timedelta(days=31)
    assert write_stories(app, Audience.AGENCY, "Megan", tmp_path / "stories.md") == (0, 1)


def test_the_ledger_keeps_what_the_file_holds(app, tmp_path):
    story = told(app)
    granted(app, story, "agency")
    out = tmp_path / "stories.md"
    write_stories(app, Audience.AGENCY, "Megan", out)
    with app.database.read() as session:
        (held,) = house.exports_holding(session, story)
    assert (held.audience, held.by, held.path, held.holds) == ("agency", "Megan", str(out), (story,))


def test_the_file_is_its_owners_alone_and_nothing_lies_beside_it(app, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / "stories.md"
    out.write_text("an old one")
    write_stories(app, Audience.AGENCY, "Megan", out)
    assert out.stat().st_mode & 0o777 == 0o600
    assert list(folder.iterdir()) == [out]


def test_a_file_that_cannot_be_written_is_not_noted(app, tmp_path):
    story = told(app)
    granted(app, story, "agency")
    with pytest.raises(OSError, match="there is no such folder"):
        write_stories(app, Audience.AGENCY, "Megan", tmp_path / "nowhere" / "stories.md")
    with app.database.read() as session:
        assert house.exports_holding(session, story) == []


def test_the_same_accounts_make_the_same_version(app, tmp_path):
    granted(app, told(app), "agency")
    digests = set()
    for name in ("one.md", "two.md"):
        write_stories(app, Audience.AGENCY, "Megan", tmp_path / name)
        digests.add(sha256((tmp_path / name).read_bytes()).hexdigest())
    assert len(digests) == 1


def test_the_bibliography_holds_programs_and_precedents_and_no_story(app, tmp_path):
    told(app, 1)
    with app.database.write() as session:
        tell(session, Program("Harbor", reports=("Two Years at the Gate (2009)",)), content=b"p", uid=2)
        tell(session, Accommodation("A rule for mothers"), content=b"a", uid=3)
    out = tmp_path / "bibliography.md"
    assert export_bibliography(app, {Format.MD: out}, "Megan").entries == 2
    text = out.read_text(encoding="utf-8")
    assert "### Harbor" in text
    assert "- Report: *Two Years at the Gate*. (2009)." in text
    assert "### A rule for mothers" in text
    assert "night" not in text
    assert "Rosa" not in text


def test_the_audit_keeps_who_exported_which_story(app, tmp_path):
    story = told(app)
    granted(app, story, "agency")
    write_stories(app, Audience.AGENCY, "Megan", tmp_path / "stories.md")

    with app.database.read() as session:
        rows = [(row.who, row.what, row.story, row.audience) for row in audit.find_audited(session)]
        assert rows == [("Megan", "export", story, "agency")]
        assert audit.verify(session) is None


RARE = "A man from Haiti, 44 years old, blind in one eye, was let out of Krome in January 2010 at 2 am."


def rare(app, **changes):
    with app.database.write() as session:
        story = make_story(RARE, facility="Krome", when="2010-01-14", **changes)
        return tell(session, story, content=RARE.encode(), uid=40)


def test_a_rare_account_is_told_more_coarsely(app, tmp_path):
    granted(app, rare(app), "agency")
    done = export_stories(app, Audience.AGENCY, {Format.MD: tmp_path / "s.md"}, "Megan")
    assert len(done.coarsened) == 1
    assert "Haiti" not in (tmp_path / "s.md").read_text()


def test_a_person_who_signs_for_it_stands_in_the_audit(app, tmp_path):
    story = rare(app)
    granted(app, story, "agency")
    write_stories(app, Audience.AGENCY, "Megan", tmp_path / "s.md", signed_by="Ruth")

    assert "Haiti" in (tmp_path / "s.md").read_text()
    with app.database.read() as session:
        rows = [(row.who, row.what, row.story) for row in audit.find_audited(session)]
    assert rows == [("Megan", "export", story), ("Ruth", "sign", story)]


def test_a_story_that_may_only_be_counted_can_be_recalled_too(app, tmp_path):
    story = told(app)
    granted(app, story, "agency", attribution="count_only")
    done = export_stories(app, Audience.AGENCY, {Format.MD: tmp_path / "s.md"}, "Megan")

    assert (done.shown, done.counted, done.held_back) == (0, 1, 0)
    assert "night" not in (tmp_path / "s.md").read_text().casefold()
    with app.database.read() as session:
        assert [held.holds for held in house.exports_holding(session, story)] == [(story,)]


def test_every_format_has_a_row_of_its_own_and_stands_at_its_place(app, tmp_path):
    story = told(app)
    granted(app, story, "agency")
    targets = {form: tmp_path / f"s{form.suffix}" for form in (Format.MD, Format.DOCX, Format.PDF)}
    export_stories(app, Audience.AGENCY, targets, "Megan")

    with app.database.read() as session:
        assert [held.path for held in house.exports_holding(session, story)] == [str(p) for p in targets.values()]
        assert exports.find_unwritten(session, NOW + timedelta(days=9)) == []


def test_the_evidence_has_a_file_and_a_row_of_its_own(app, tmp_path):
    story = told(app)
    granted(app, story, "agency")
    write_stories(app, Audience.AGENCY, "Megan", tmp_path / "s.md", evidence=tmp_path / "e.md")

    assert "E4: a message from the person" in (tmp_path / "e.md").read_text()
    assert "E4" not in (tmp_path / "s.md").read_text()
    assert (tmp_path / "e.md").stat().st_mode & 0o777 == 0o600
    with app.database.read() as session:
        kinds = [(held.kind, held.audience) for held in house.exports_holding(session, story)]
    assert kinds == [("stories", "agency"), ("consent evidence", "internal")]


@pytest.mark.parametrize("dropped", [False, True])
def test_words_of_a_story_are_withheld_where_its_sender_names_a_program(app, tmp_path, dropped):
    who = (Identifying("name", "Rosa Quillmark", Span("text", 0, 4)),)
    with app.database.write() as session:
        story = tell(session, make_story("A night.", identifying=who), content=b"s", uid=5)
        if dropped:
            records.drop_record(session, story, NOW)
        tell(session, Program("Harbor", description="It took in Rosa Quillmark there."), content=b"p", uid=6)
    export_bibliography(app, {Format.MD: tmp_path / "b.md"}, "Megan")
    assert "Quillmark" not in (tmp_path / "b.md").read_text()


def test_only_who_allowed_it_is_named_beside_a_program(app, tmp_path):
    with app.database.write() as session:
        tell(session, Program("Harbor"), content=b"p", uid=6)
        tell(session, Program("Other"), content=b"q", uid=7, author=ADA)
        exports.allow_credit(session, "rosa@shelter.example.org", "Rosa T., Shelter", "Megan", NOW)
    export_bibliography(app, {Format.MD: tmp_path / "b.md"}, "Megan")
    assert (tmp_path / "b.md").read_text().count("Suggested by: Rosa T., Shelter") == 1
    assert "Ada" not in (tmp_path / "b.md").read_text()


def test_a_record_that_was_dropped_or_merged_is_in_no_export(app, tmp_path):
    with app.database.write() as session:
        kept = tell(session, Program("Harbor"), content=b"p", uid=6)
        merged = tell(session, Program("Harbour"), content=b"q", uid=7)
        dropped = tell(session, Program("Spam House"), content=b"r", uid=8)
        records.merge_records(session, merged, kept)
        records.drop_record(session, dropped, NOW)
    assert export_bibliography(app, {Format.MD: tmp_path / "b.md"}, "Megan").entries == 1
