"""A copy of the bundled call that a test may spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from config.faults import CallError
from config.load import bundled_call, load_call

Spoil = Callable[[str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "call"
    shutil.copytree(bundled_call(), copy, ignore=shutil.ignore_patterns("sample-mail"))
    return copy


@pytest.fixture
def spoil(folder: Path) -> Spoil:
    """Put other words in the place of some in a file of the copy; they must be there."""

    def change(file: str, old: str, new: str) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


@pytest.fixture
def refusals(folder: Path) -> Callable[[], list[str]]:
    """What loading the copy complains of, a line for each fault."""

    def load() -> list[str]:
        with pytest.raises(CallError) as refused:
            load_call(folder)
        return [str(fault) for fault in refused.value.faults]

    return load
