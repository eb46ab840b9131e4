"""People correct what was understood; it stays, it shows which rules err, and a new reading leaves it alone."""

from __future__ import annotations

import json
import shutil
from dataclasses import fields, replace

import pytest
from typer.testing import CliRunner

from config.load import bundled_call
from intake.cli.app import main
from intake.jobs import reread as job
from intake.jobs.reread import reread
from parsers.records import Disposition
from storage import corrections, records, sorting

PROGRAM = "Program: Harbor Bridge Project\nWebsite: https://harbor.example.org\nIt meets people at the gate.\n"
STORY = (
    "My client was let out of the detention center near Florence at eleven at night in March 2010.\n"
    "She had no coat, no money and no telephone, and walked along the highway until morning.\n"
)


@pytest.fixture
def read_house(house):
    house.arrive(PROGRAM)
    house.round()  # apart: in one round the mail that is read first gets the first number
    house.arrive(STORY, subject="a story")
    house.round()
    return house


def run(house, *words: str):
    home = house.home
    if not (home / "call").exists():
        shutil.copytree(bundled_call(), home / "call")
    done = CliRunner().invoke(main, words, env={"INTAKE_HOME": str(home), "INTAKE_CALL": "call"})
    return done.exit_code, done.output


def record(house, number):
    with house.app.database.read() as session:
        return records.find_record(session, number).record


def found_otherwise(house, monkeypatch, **changes):
    """The readers as a new version whose records have these fields."""
    true = house.app.readers.read_many

    def read_many(contents, sent):
        for reading in true(contents, sent):
            yield replace(reading, records=tuple(_changed(one, changes) for one in reading.records))

    monkeypatch.setattr(type(house.app.readers), "read_many", lambda _, contents, sent: read_many(contents, sent))


def _changed(record, changes):
    names = {field.name for field in fields(record)}
    return replace(record, **{name: value for name, value in changes.items() if name in names})


def test_a_field_is_corrected_by_command(read_house):
    status, said = run(read_house, "correct", "P-1", "name=The Harbor Bridge", "features=", "--by", "Ada")

    assert (status, "P-1 name is corrected" in said) == (0, True)
    assert record(read_house, 1).name == "The Harbor Bridge"


def test_the_old_value_is_kept(read_house):
    run(read_house, "correct", "P-1", "websites=https://a.example.org, https://b.example.org", "--by", "Ada")
    with read_house.app.database.read() as session:
        kept = corrections.find_corrections(session)

    assert [(one.old, one.new) for one in kept] == [
        (("https://harbor.example.org",), ("https://a.example.org", "https://b.example.org"))
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("P-1", "colour=red"), "has no field 'colour'"),
        (("P-1", "features=kindness"), "none of the features"),
        (("P-1", "name"), "write FIELD=VALUE"),
        (("P-99", "name=x"), "there is no P-99"),
        (("M-1", "disposition=nice"), "submission"),
        (("M-99", "disposition=thanks"), "there is no M-99"),
        (("S-2", "narrative=x"), "has no field"),
    ],
)
def test_what_cannot_be_corrected_is_said(read_house, words, said):
    status, told = run(read_house, "correct", *words, "--by", "Ada")

    assert (status, said in told) == (2, True)
    with read_house.app.database.read() as session:
        assert corrections.find_corrections(session) == []


def test_the_report_counts_by_rule_and_says_no_word_of_a_mail(read_house):
    run(read_house, "correct", "M-1", "disposition=thanks", "--by", "Ada")
    run(read_house, "correct", "P-1", "name=Other", "--by", "Ada")
    rows = [json.loads(line) for line in run(read_house, "retrain-report", "--json")[1].splitlines()]

    assert {(row["kind"], row["field"], row["rule"], row["corrected"], row["filled"]) for row in rows} == {
        ("message", "disposition", "submission/submits", 1, 2),
        ("program", "name", "", 1, 1),
    }
    assert "Harbor" not in run(read_house, "retrain-report")[1]


def test_words_that_our_letter_repeats_are_read_again_as_they_were(house):
    house.arrive("We suggest the Harbor Bridge Project, a re-entry program. It meets people at the gate of the jail.\n")
    house.round()

    assert reread(house.app, write=False) == []


def test_the_same_version_reads_nothing_otherwise(read_house):
    assert reread(read_house.app, write=False) == []


def test_a_new_version_is_taken_over_where_nobody_corrected(read_house, monkeypatch):
    run(read_house, "correct", "P-1", "organisation=Ours", "--by", "Ada")
    found_otherwise(read_house, monkeypatch, organisation="Theirs", place="Tucson")
    found = [one for one in reread(read_house.app, write=True) if one.about == "P-1"]

    assert [(one.what, one.new, one.taken) for one in found] == [("place", ("Tucson",), True)]
    assert (record(read_house, 1).organisation, record(read_house, 1).place) == ("Ours", "Tucson")


def test_a_dry_run_changes_nothing(read_house, monkeypatch):
    found_otherwise(read_house, monkeypatch, place="Tucson")

    assert reread(read_house.app, write=False)
    assert record(read_house, 1).place is None


def test_a_storys_words_are_never_written_over_and_never_shown(read_house, monkeypatch):
    before = record(read_house, 2)
    found_otherwise(read_house, monkeypatch, place="Tucson")
    found = [one for one in reread(read_house.app, write=True) if one.about == "S-2"]

    assert [(one.what, one.old, one.new, one.taken) for one in found] == [("place", (), (), False)]
    assert record(read_house, 2) == before


def test_more_details_that_identify_somebody_are_taken_over_in_a_story(read_house, monkeypatch):
    before = record(read_house, 2)
    more = replace(before, identifying=(*before.identifying, job_identifying(before)))
    monkeypatch.setattr(
        type(read_house.app.readers),
        "read_many",
        lambda _, contents, sent: _with_story(read_house, contents, sent, more),
    )
    reread(read_house.app, write=True)

    assert "highway" in {one.words for one in record(read_house, 2).identifying}
    assert record(read_house, 2).narrative == before.narrative


def job_identifying(story):
    from parsers.records import Identifying, Span

    return Identifying("other", "highway", Span("text", 0, 7))


def _with_story(house, contents, sent, story):
    from parsers.reading import read

    for content in contents:
        reading = read(content, house.app.call, sent)
        if b"a story" in content:
            reading = replace(reading, records=(story,))
        yield reading


def test_what_is_not_found_any_more_stays_and_a_person_is_asked(read_house, monkeypatch):
    true = read_house.app.readers.read_many
    nothing = lambda _, contents, sent: (replace(one, records=()) for one in true(contents, sent))  # noqa: E731
    monkeypatch.setattr(type(read_house.app.readers), "read_many", nothing)
    found = reread(read_house.app, write=True)
    with read_house.app.database.read() as session:
        asked = sorting.find_message(session, 1).needs_person

    assert [(one.about, one.what) for one in found] == [("P-1", "not found"), ("S-2", "not found")]
    assert job.OTHERWISE in asked
    assert record(read_house, 1).name == "Harbor Bridge Project"


def test_no_letter_is_sent_by_reading_again(read_house, monkeypatch):
    before = len(read_house.letters())
    found_otherwise(read_house, monkeypatch, place="Tucson")
    reread(read_house.app, write=True)
    read_house.round()

    assert len(read_house.letters()) == before


def test_a_corrected_kind_of_mail_stays(read_house):
    with read_house.app.database.write() as session:
        corrections.edit_disposition(session, 1, Disposition.THANKS, "Ada", read_house.clock())

    assert reread(read_house.app, write=True) == []


def test_the_old_name_of_a_facility_is_kept_to_be_withheld(read_house):
    with read_house.app.database.write() as session:
        had = records.find_record(session, 2).record.facility
        corrections.edit_record(session, 2, "facility", ["North Center"], "Ada", read_house.clock())
    story = record(read_house, 2)

    assert (story.facility, story.also_written, story.facility_candidates) == ("North Center", (had,), ())
