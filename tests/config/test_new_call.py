"""A new call is a folder that loads before anybody has changed it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from config.load import load_call
from config.new_call import write_new_call

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize("today", [TODAY, date(2024, 2, 29), date(2026, 10, 31), date(2026, 12, 31)])
def test_a_new_call_loads_as_it_is(tmp_path, today):
    write_new_call(tmp_path / "call", today=today)
    call = load_call(tmp_path / "call")
    assert call.opens > datetime(today.year, today.month, today.day, tzinfo=UTC)
    assert call.opens < call.preferred.earliest < call.final.earliest
    assert (call.opens.astimezone(call.zone).weekday(), call.final.published) == (
        0,
        f"end of day Eastern, {call.final.published.split(', ')[1]}",
    )


def test_its_lists_are_empty_and_its_letters_are_there(tmp_path):
    written = write_new_call(tmp_path / "call", today=TODAY)
    call = load_call(tmp_path / "call")
    assert (call.facilities, call.known_programs) == ((), ())
    assert tmp_path / "call" / "letters" / "digest.es.html" in written
    assert all(path.is_file() for path in written)
    assert not list((tmp_path / "call").rglob("*.eml"))


@pytest.mark.parametrize(
    ("name", "call_id"), [("Spring 2026!", "spring-2026"), ("llamado-2026", "llamado-2026"), ("¿?", "my-call")]
)
def test_its_id_comes_from_the_name_of_the_folder(tmp_path, name, call_id):
    write_new_call(tmp_path / name, today=TODAY)
    assert load_call(tmp_path / name).id == call_id


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(FileExistsError):
        write_new_call(tmp_path, today=TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "call").mkdir()
    assert write_new_call(tmp_path / "call", today=TODAY)
