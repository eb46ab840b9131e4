"""Files in one ZIP that says nothing of when and where it was made: the same files give the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

LONG_AGO = (1980, 1, 1, 0, 0, 0)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files in their order, each with the same old date and no more rights than its owner needs."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            package.writestr(entry, content)
    return out.getvalue()


def stilled(content: bytes) -> bytes:
    """A ZIP of another's making (DOCX is one) with the same files and no dates."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return zipped({name: package.read(name) for name in package.namelist()})
