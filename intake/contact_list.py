"""A contact list as CSV: a column `email`, and if known `name`, `language`, `organisation`."""

from __future__ import annotations

import csv
import io
import re

from parsers.records import Address
from storage.contacts import Contact

_ADDRESS = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+\.[^\s@<>,;\"]+")
COLUMNS = {"email": ("email", "e-mail", "mail", "address", "addr", "correo"), "name": ("name", "nombre")}
MORE = {"language": ("language", "lang", "idioma"), "organisation": ("organisation", "organization", "organización")}

NAMES = {"english": "en", "inglés": "en", "ingles": "en", "eng": "en"} | dict.fromkeys(
    ("spanish", "español", "espanol", "castellano", "spa"), "es"
)


class ContactListError(ValueError):
    """A list that cannot be taken; the message names the line and what is wrong with it."""


def read_contacts(text: str) -> list[Contact]:
    """The contacts of a CSV text (comma or semicolon), in order, one for each address. Raises ContactListError."""
    head = text.splitlines()[0] if text.strip() else ""
    rows = csv.DictReader(io.StringIO(text), delimiter=";" if head.count(";") > head.count(",") else ",")
    columns = {name: _column(rows.fieldnames or (), names) for name, names in (COLUMNS | MORE).items()}
    if columns["email"] is None:
        raise ContactListError("its first line names no column `email`")
    found: dict[str, Contact] = {}
    for line, row in enumerate(rows, 2):
        said = {name: (row.get(column) or "").strip() if column else "" for name, column in columns.items()}
        if not any(said.values()):
            continue
        if not _ADDRESS.fullmatch(said["email"]):
            raise ContactListError(f"line {line}: {said['email']!r} is no mail address")
        contact = Contact(
            Address(said["name"], said["email"]), _language(said["language"], line), said["organisation"], True
        )
        found.setdefault(contact.key, contact)
    return list(found.values())


def _language(written: str, line: int) -> str:
    """The code (ISO 639-1) of a language that is written as a code, with a region, or by its name."""
    plain = written.casefold().strip()
    code = NAMES.get(plain, plain.replace("_", "-").partition("-")[0])
    if code and not re.fullmatch("[a-z]{2}", code):
        raise ContactListError(f"line {line}: {written!r} is no language: write en or es")
    return code


def _column(present: object, names: tuple[str, ...]) -> str | None:
    columns = [str(column) for column in present] if isinstance(present, list | tuple) else []
    return next((column for column in columns if column.strip().casefold() in names), None)
