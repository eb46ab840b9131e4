"""Backups, restores and new keys: nothing is lost, nothing goes out twice, nothing that was erased comes back."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from config.load import bundled_call, load_call
from config.load_settings import load_settings
from intake.alone import AlreadyRuns, as_worker
from intake.app import open_app
from intake.at_rest import rotation
from intake.at_rest.backup import NoBackup, make_backup
from intake.at_rest.keys import beside, keys_of
from intake.at_rest.restore import Restored, restore
from intake.check import check_all
from intake.cli import main
from intake.jobs.erase import Target, erase
from storage import audit, house, messages, outbox, records, sorting
from storage.database import DatabaseUnusable
from storage.values import LetterState
from tests.intake.conftest import Clock, House

STORY = """My client Maria Zorvex was let out of the Glimmerton Detention Center at eleven at night in March 2010.
She had no coat and no money and walked along the brindlewick highway until morning.
Maria has given me her written consent to share this with you.
"""
OTHER = "We suggest the Harbor Bridge Project, a re-entry program for adults in Duluth.\n"


@contextmanager
def at(home: Path, clock: Clock) -> Iterator[House]:
    """The house once more, as a later process opens it."""
    with open_app(load_settings(None, {"INTAKE_HOME": str(home)}), load_call(bundled_call()), clock) as app:
        yield House(home, app, clock, arrived=50)


def put_back(house: House, path: Path, *, over: bool = True) -> Restored:
    environment = {"INTAKE_HOME": str(house.home)}
    return restore(path, house.home, environment, house.clock, "Ruth", over=over)


def saved(house: House) -> Path:
    path = house.home.parent / "saved.tar"
    make_backup(house.app, path, "Ruth")
    return path


def test_a_backup_is_private_holds_no_key_and_is_encrypted(house):
    house.arrive(OTHER)
    house.round()
    path = saved(house)
    content = path.read_bytes()
    with tarfile.open(path) as tar:
        names = {*tar.getnames()}

    assert path.stat().st_mode & 0o777 == 0o600
    assert house.app.secret not in content
    assert b"Harbor Bridge" not in content
    assert {"contents.json", "ledger.sqlite", "call/call.toml"} <= names


def test_what_was_saved_runs_again_on_a_new_machine(house, tmp_path):
    house.arrive(OTHER)
    house.round()
    path = saved(house)
    new = tmp_path / "new"
    new.mkdir()
    (new / "intake.key").write_bytes((house.home / "intake.key").read_bytes())
    done = restore(path, new, {"INTAKE_HOME": str(new)}, house.clock, "Ruth", over=False)

    with at(new, house.clock) as again, again.app.database.read() as session:
        assert done.aside is None
        assert [record.record.name for record in records.find_records(session)] == ["Harbor Bridge Project"]
        assert audit.verify(session) is None
        assert again.app.secret == house.app.secret


def test_a_round_after_a_restore_sends_nothing_twice(house):
    house.arrive(OTHER)
    house.app.round()
    house.arrive("We also suggest the Lantern House, a shelter for women in Duluth.\n", "Bo Tarn <bo@example.net>")
    house.clock.move(minutes=20)
    path = saved(house)
    house.round()
    house.clock.move(days=8)
    house.round()
    sent = len(house.letters())
    house.app.database.close()
    put_back(house, path)

    with at(house.home, house.clock) as again:
        again.round()
        with again.app.database.read() as session:
            assert len(again.letters()) == sent
            assert house_is_stopped(session)
            assert [m.mark for m in sorting.find_messages(session)] == ["recorded", "recorded"]


def house_is_stopped(session) -> bool:
    held = outbox.find_letters(session, state=LetterState.HELD)
    return "put back" in (house.switch(session, "breaker") or "") and all("put back" in one.answer for one in held)


def test_what_was_erased_after_the_backup_is_erased_again(house):
    house.arrive(STORY, "Ada <ada@example.org>")
    house.arrive(OTHER, "Bo Tarn <bo@example.net>")
    house.round()
    path = saved(house)
    with house.app.database.read() as session:
        (story,) = records.find_records(session, kind="story")
    erase(house.app, Target(story=story.number), "it was asked for", "Ruth")
    erase(house.app, Target(person="bo@example.net"), "it was asked for", "Ruth")
    house.app.database.close()
    done = put_back(house, path)

    with at(house.home, house.clock) as again, again.app.database.read() as session:
        assert done.told.erased > 0
        assert records.find_records(session) == []
        assert [m.mark for m in sorting.find_messages(session)] == ["erased", "erased"]


def test_a_restore_does_not_replace_what_is_there_unasked(house, monkeypatch):
    path = saved(house)
    with pytest.raises(NoBackup, match="--replace"):
        put_back(house, path, over=False)

    aside = put_back(house, path).aside
    monkeypatch.setenv("INTAKE_HOME", str(house.home))
    assert [finding.text for finding in check_all() if "set aside" in finding.text] == [
        f"{aside} is a ledger that a restore set aside"
    ]


def test_a_restore_waits_for_no_worker(house):
    path = saved(house)
    with as_worker(house.app), pytest.raises(AlreadyRuns):
        put_back(house, path)


@pytest.mark.parametrize("cut", [100, 5_000, 300_000])
def test_a_backup_that_was_cut_off_or_changed_is_not_put_back(house, cut):
    path = saved(house)
    content = path.read_bytes()
    path.write_bytes(content[:-cut] if cut == 300_000 else content[:50_000] + b"x" * cut + content[50_000 + cut :])
    before = (house.home / "intake.sqlite").read_bytes()
    with pytest.raises((NoBackup, DatabaseUnusable)):
        put_back(house, path)

    assert (house.home / "intake.sqlite").read_bytes() == before


def test_without_its_key_a_backup_cannot_be_read(house, tmp_path):
    path = saved(house)
    new = tmp_path / "new"
    new.mkdir()
    with pytest.raises(NoBackup, match="put your copy of the key"):
        restore(path, new, {"INTAKE_HOME": str(new)}, house.clock, "Ruth", over=False)
    (new / "intake.key").write_text("f" * 64)
    with pytest.raises(NoBackup, match="another key"):
        restore(path, new, {"INTAKE_HOME": str(new)}, house.clock, "Ruth", over=False)


def test_a_new_key_opens_the_ledger_and_the_old_one_does_not(house):
    house.arrive(OTHER)
    house.round()
    old = keys_of(house.app.settings).ledger
    rotation.rotate_key(house.app, "Ruth")
    lines = (house.home / "intake.key").read_bytes().split()

    assert (len(lines), lines[1]) == (2, old)
    assert (house.home / "intake.key").stat().st_mode & 0o777 == 0o600
    with at(house.home, house.clock) as again, again.app.database.read() as session:
        assert [record.record.name for record in records.find_records(session)] == ["Harbor Bridge Project"]
        assert again.app.secret == old
        assert audit.find_audited(session)[-1].what == "changed the key of the ledger"
    (house.home / "intake.key").write_bytes(old)
    with pytest.raises(DatabaseUnusable, match="the key is not its key"), at(house.home, house.clock):
        pass


def test_an_older_backup_opens_after_the_key_was_changed_twice(house):
    house.arrive(OTHER)
    house.round()
    path = saved(house)
    house.app.database.close()
    for _ in range(2):
        with at(house.home, house.clock) as one:
            rotation.rotate_key(one.app, "Ruth")
    put_back(house, path)

    with at(house.home, house.clock) as again, again.app.database.read() as session:
        assert len(records.find_records(session)) == 1


def test_a_ledger_that_somebody_reads_keeps_its_key(house):
    house.round()
    with at(house.home, house.clock) as reader, reader.app.database.read() as session:
        records.find_records(session)
        with pytest.raises(DatabaseUnusable):
            rotation.rotate_key(house.app, "Ruth")

        assert not beside(house.app.settings.key_file).exists()
    with at(house.home, house.clock) as again:
        assert again.round().troubles == []


ROTATE = """
import os, sys, threading
from pathlib import Path
from config.load import bundled_call, load_call
from config.load_settings import load_settings
from intake.at_rest import rotation
from intake.app import open_app

step, home = sys.argv[1], Path(sys.argv[2])
die = lambda *_: os._exit(9)
with open_app(load_settings(None, {"INTAKE_HOME": str(home)}), load_call(bundled_call())) as app:
    if step.startswith("after "):
        threading.Timer(float(step.split()[1]), die).start()
    else:
        setattr(rotation, step, die)
    rotation.rotate_key(app, "Ruth")
os._exit(9)
"""
STEPS = ("write_key_file", "change_key", "look_through", "put_in_place", "after 0.02", "after 0.08")


@pytest.mark.parametrize("step", STEPS)
def test_a_change_of_the_key_that_is_killed_anywhere_leaves_a_ledger_that_opens(house, step):
    with house.app.database.write() as session:
        messages.keep(session, b"x" * 3_000_000, None, house.clock(), house.clock())
    house.app.database.close()
    killed = subprocess.run([sys.executable, "-c", ROTATE, step, str(house.home)], check=False, capture_output=True)
    assert killed.returncode == 9, killed.stderr

    with at(house.home, house.clock) as again, again.app.database.read() as session:
        assert len(sorting.find_messages(session)) == 1
    with at(house.home, house.clock) as again:
        rotation.rotate_key(again.app, "Ruth")
    with at(house.home, house.clock) as again:
        assert not beside(again.app.settings.key_file).exists()


@pytest.mark.parametrize("encrypt", ["true", "false"])
def test_check_names_a_plain_ledger_and_a_key_that_others_may_read(tmp_path, monkeypatch, encrypt):
    monkeypatch.setenv("INTAKE_HOME", str(tmp_path))
    monkeypatch.setenv("INTAKE_DATABASE_ENCRYPT", encrypt)
    with open_app(load_settings(None, os.environ), load_call(bundled_call())):
        pass
    (tmp_path / "intake.key").chmod(0o644)
    said = [finding.text for finding in check_all()]

    assert any("PLAIN SQLite" in line for line in said) == (encrypt == "false")
    assert any("intake.key may be read by others (mode 644)" in line for line in said)


def test_the_commands_save_and_put_back(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INTAKE_SETTINGS", raising=False)
    run = CliRunner().invoke
    for words, said in (
        (["init", "."], "intake.toml"),
        (["backup", "one.tar", "--by", "Ruth"], "read through, nothing is missing"),
        (["key", "rotate", "--by", "Ruth"], "opens with the new key"),
        (["restore", "one.tar", "--by", "Ruth"], "--replace"),
        (["restore", "one.tar", "--replace", "--by", "Ruth"], "automatic mail"),
        (["restore", "intake.toml", "--replace", "--by", "Ruth"], "is no backup of ours"),
    ):
        done = run(main, words)
        assert said in done.output, (words, done.output)
