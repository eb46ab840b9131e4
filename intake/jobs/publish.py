"""Writing deliverables so that a file never lies on the disk without a row that tells what it holds.

First the rows, in the transaction that asked consent; then the bytes, beside their place, under a name that a row's
number gives; then the names; then the note that they are there. Whoever is killed between leaves rows that name every
file that may exist, and `settle` finds out later which do.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from storage import exports, house
from storage.database import Session

if TYPE_CHECKING:
    from intake.app import App

ABANDONED = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Product:
    """A file to be written: its bytes, what it is, for whom, and the numbers of the records that it tells of."""

    path: Path
    content: bytes
    kind: str
    audience: str
    holds: tuple[int, ...]

    def __repr__(self) -> str:
        """The bytes may hold a story: they stay out of logs."""
        return f"<Product {self.kind} {len(self.content)} bytes>"


@dataclass(frozen=True, slots=True)
class Noted:
    """A product whose row is in the session, and where its bytes go first; that file exists, and is empty."""

    export: int
    product: Product
    beside: Path


def note(app: App, session: Session, products: Sequence[Product], by: str) -> tuple[Noted, ...]:
    """Keep a row for each product. Raises OSError where its folder cannot be written, and then nothing is kept."""
    now = app.clock()
    noted: list[Noted] = []
    try:
        for product in products:
            path = product.path.absolute()
            if not path.parent.is_dir():
                raise FileNotFoundError(errno.ENOENT, "there is no such folder", str(path.parent))
            number = house.note_export(
                session,
                kind=product.kind,
                audience=product.audience,
                by=by,
                sha256=sha256(product.content).hexdigest(),
                path=str(path.parent.resolve() / path.name),
                holds=product.holds,
                now=now,
                is_written=False,
            )
            beside = beside_of(path, number)
            beside.unlink(missing_ok=True)  # a transaction that came to nothing had this number too
            os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            noted.append(Noted(number, product, beside))
    except OSError:
        _clear(noted)
        raise
    return tuple(noted)


def write(app: App, noted: Sequence[Noted]) -> None:
    """Write what was noted and committed: all of it or nothing that was not there before.

    Raises OSError: the rows of files that did not come into being are gone then.
    """
    placed: list[int] = []
    try:
        for one in noted:
            _fill(one.beside, one.product.content)
        for one in noted:
            one.beside.replace(one.product.path)
            placed.append(one.export)
        for folder in {one.product.path.absolute().parent for one in noted}:
            _sync(folder)
    except OSError:
        _clear(noted)
        with app.database.write() as session:
            exports.forget_exports(session, [one.export for one in noted if one.export not in placed])
            exports.note_written(session, placed, app.clock())
        raise
    with app.database.write() as session:
        exports.note_written(session, placed, app.clock())


def settle(app: App) -> None:
    """Find out what became of files whose writer was killed.

    One that still lies beside its place never had its name: nobody saw it, and it goes. Every other may have been
    seen, also where something else lies there now: it is kept in mind.
    """
    now = app.clock()
    with app.database.write() as session:
        for one in exports.find_unwritten(session, now - ABANDONED):
            beside = beside_of(Path(one.path), one.id)
            with suppress(OSError):
                if beside.is_file():
                    beside.unlink()
                    exports.forget_exports(session, [one.id])
                else:
                    exports.note_written(session, [one.id], now)


def beside_of(path: Path, export: int) -> Path:
    """Where the bytes of an export lie before they have their name: erasure looks here too."""
    return path.with_name(f".{path.name}.{export}")


def _fill(path: Path, content: bytes) -> None:
    with path.open("r+b") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _clear(noted: Sequence[Noted]) -> None:
    for one in noted:
        one.beside.unlink(missing_ok=True)
