"""All that can be read of a deliverable: words, properties and the names inside a package, in one text."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader


def read_back(path: Path) -> str:
    return text_of(path.name, path.read_bytes())


def text_of(name: str, content: bytes) -> str:
    """Packages are opened, also those inside of packages; a PDF gives its text and its properties."""
    if content.startswith(b"%PDF-"):
        reader = PdfReader(BytesIO(content))
        pages = " ".join(page.extract_text() for page in reader.pages)
        return f"{name} {reader.metadata} {pages}"
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as package:
            return name + " ".join(text_of(inner, package.read(inner)) for inner in package.namelist())
    return f"{name} {content.decode('utf-8')}"
