"""`intake read`: what it prints for files, folders, boxes and standard input."""

from __future__ import annotations

import json
import mailbox
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from intake.cli import main
from tests.parsers.documents import make_pdf

MAIL = b"From: Nell <nell@example.org>\r\nSubject: Call\r\n\r\nThank you, I have nothing to add.\r\n"


def run(*arguments: str, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(main, ["read", "--json", *arguments], input=stdin)


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.eml", "a.eml"):
        (tmp_path / name).write_bytes(MAIL)
    return tmp_path


def test_a_folder_is_read_in_sorted_order(folder: Path) -> None:
    result = run(str(folder))

    assert [Path(line["path"]).name for line in lines(result)] == ["a.eml", "b.eml"]
    assert result.exit_code == 0


def test_standard_input_is_one_mail() -> None:
    (line,) = lines(run("-", stdin=MAIL))

    assert (line["path"], line["from"]["addr"], line["error"]) == ("-", "nell@example.org", None)


def test_what_cannot_be_read_is_told_and_the_rest_is_read(folder: Path) -> None:
    result = run(str(folder / "none.eml"), str(folder / "a.eml"))

    assert [line["error"] is None for line in lines(result)] == [False, True]
    assert result.exit_code == 1


def test_an_mbox_gives_each_of_its_mails(tmp_path: Path) -> None:
    box = tmp_path / "box"
    box.write_bytes(
        b"From a Mon Sep 20 10:00:00 2010\n" + MAIL + b"\n>From here on\n\nFrom b Mon Sep 20 11:00:00 2010\n" + MAIL
    )

    first, second = lines(run(str(box)))
    assert "From here on" in first["text"]
    assert second["path"].endswith("box#2")


def test_a_maildir_gives_its_new_and_old_mails(tmp_path: Path) -> None:
    box = mailbox.Maildir(str(tmp_path / "md"))
    box.add(MAIL)
    box.close()

    assert [line["subject"] for line in lines(run(str(tmp_path / "md")))] == ["Call"]


def test_a_mail_with_a_pdf_is_read_by_a_child(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    head = b"From: nell@example.org\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\n"
    path.write_bytes(head + make_pdf(["Words."]))

    (line,) = lines(run(str(path)))
    assert line["attachments"][0]["text_chars"] == len("Words.")


def test_without_json_a_page_for_people_is_printed(folder: Path) -> None:
    result = CliRunner().invoke(main, ["read", str(folder / "a.eml")])

    assert "author: Nell <nell@example.org>" in result.stdout
    assert "| Thank you, I have nothing to add." in result.stdout


def test_a_bug_of_ours_is_told_without_a_word_of_the_mail(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(content: bytes, *_: object) -> None:
        raise KeyError(content.decode())

    monkeypatch.setattr("intake.cli.printing.read", broken)
    result = run(str(folder / "a.eml"))

    assert lines(result)[0]["error"] == "bug: KeyError"
    assert "KeyError" in result.stderr
    assert "nothing to add" not in result.stderr + result.stdout
