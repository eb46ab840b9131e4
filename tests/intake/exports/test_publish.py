"""A deliverable is a row before it is a file, whatever is killed in between."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.disclosure import Audience
from intake.jobs.publish import beside_of, note, settle
from storage import exports, house
from tests.intake.exports.ledger import granted, told, write_stories
from tests.storage.factories import NOW


def kill_while(app, tmp_path, monkeypatch, at):
    """Export one story, and be killed there."""
    from intake.jobs import publish

    def killed(*_):
        raise KeyboardInterrupt

    granted(app, told(app), "agency")
    with monkeypatch.context() as patch:
        patch.setattr(publish, at, killed)
        with pytest.raises(KeyboardInterrupt):
            write_stories(app, Audience.AGENCY, "Megan", tmp_path / "s.md")


@pytest.mark.parametrize("at", ["_fill", "_sync"])
def test_a_writer_that_is_killed_leaves_a_row_for_every_file(app, tmp_path, monkeypatch, at):
    kill_while(app, tmp_path, monkeypatch, at)

    with app.database.read() as session:
        (row,) = house.exports_holding(session, 1)
    files = {path for path in tmp_path.iterdir() if not path.name.startswith("ledger")}
    assert files <= {tmp_path / "s.md", beside_of(tmp_path / "s.md", row.id)}


@pytest.mark.parametrize(("at", "rows"), [("_fill", 0), ("_sync", 1)])
def test_what_a_killed_writer_left_is_settled_later(app, tmp_path, monkeypatch, at, rows):
    kill_while(app, tmp_path, monkeypatch, at)
    app.clock = lambda: NOW + timedelta(days=2)
    settle(app)

    with app.database.read() as session:
        assert len(house.exports_holding(session, 1)) == rows
        assert exports.find_unwritten(session, NOW + timedelta(days=9)) == []
    assert len([path for path in tmp_path.iterdir() if path.name.startswith((".s", "s"))]) == rows


def test_a_file_that_was_seen_is_kept_in_mind_though_another_lies_there_now(app, tmp_path, monkeypatch):
    kill_while(app, tmp_path, monkeypatch, "_sync")
    (tmp_path / "s.md").write_text("another")
    app.clock = lambda: NOW + timedelta(days=2)
    settle(app)

    with app.database.read() as session:
        assert len(house.exports_holding(session, 1)) == 1


def test_what_was_noted_as_written_is_not_settled(app, tmp_path):
    with app.database.write() as session:
        house.note_export(session, kind="mail M-1", audience="", by="A", sha256="0", path="x", holds=[], now=NOW)
        assert exports.find_unwritten(session, NOW + timedelta(days=9)) == []


def test_a_disk_that_fails_leaves_neither_file_nor_row(app, tmp_path, monkeypatch):
    from intake.jobs import publish

    def full(*_):
        raise OSError(28, "No space left on device")

    story = told(app)
    granted(app, story, "agency")
    monkeypatch.setattr(publish, "_fill", full)
    with pytest.raises(OSError, match="No space"):
        write_stories(app, Audience.AGENCY, "Megan", tmp_path / "s.md")
    with app.database.read() as session:
        assert house.exports_holding(session, story) == []
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith("ledger")] == []


def test_an_export_that_came_to_nothing_does_not_stop_the_next(app, tmp_path, monkeypatch):
    from intake.jobs import export

    granted(app, told(app), "agency")
    with monkeypatch.context() as patch:
        patch.setattr(export, "note", noted_and_failed)
        with pytest.raises(RuntimeError):
            write_stories(app, Audience.AGENCY, "Megan", tmp_path / "s.md")
    write_stories(app, Audience.AGENCY, "Megan", tmp_path / "s.md")
    assert (tmp_path / "s.md").is_file()


def noted_and_failed(app, session, products, by):
    note(app, session, products, by)
    raise RuntimeError
