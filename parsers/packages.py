"""DOCX, ODT and ZIP: packages whose parts are read within limits of size and expansion, one level deep."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

from parsers.document_table import ENDINGS
from parsers.document_values import MOST_EXPANDED, MOST_FILES, Document, Unreadable
from parsers.document_xml import xml_text

ReadDocument = Callable[[str, str, bytes], Document]
_WORD_PARTS = ("word/header", "word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "word/footer")


def read_package(content: bytes, read_document: ReadDocument) -> Document:
    """What lies inside decides what it is. Raises Unreadable with the problem in words."""
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Unreadable("broken file: the package cannot be opened") from error
    with package:
        members = package.infolist()
        if len(members) > MOST_FILES:
            raise Unreadable(f"too many files in the package ({len(members)})")
        if any(member.flag_bits & 1 for member in members):
            raise Unreadable("encrypted: it asks for a password")
        names = {member.filename: member for member in members}
        if "word/document.xml" in names:
            return Document("\n".join(_word(package, names)).strip())
        if "content.xml" in names:
            if "META-INF/manifest.xml" in names and b"encryption-data" in _read(
                package, names["META-INF/manifest.xml"]
            ):
                raise Unreadable("encrypted: it asks for a password")
            return Document(xml_text(_read(package, names["content.xml"])))
        if "EncryptedPackage" in names:
            raise Unreadable("encrypted: it asks for a password")
        return _files(package, members, read_document)


def _word(package: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo]) -> Iterator[str]:
    for start in _WORD_PARTS:
        for name in sorted(names):
            if name.startswith(start) and name.endswith(".xml"):
                text = xml_text(_read(package, names[name]))
                if text.strip():
                    yield text


def _read(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The bytes of a part; the limit is kept while reading, whatever the directory claims."""
    try:
        with package.open(member) as part:
            content = part.read(MOST_EXPANDED + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise Unreadable(f"broken file: a part of the package cannot be read ({type(error).__name__})") from error
    except Exception as error:  # zlib.error and others that the module does not wrap
        raise Unreadable(f"broken file: {type(error).__name__}") from error
    if len(content) > MOST_EXPANDED:
        raise Unreadable("it expands to more than may be read")
    return content


def _files(package: zipfile.ZipFile, members: list[zipfile.ZipInfo], read_document: ReadDocument) -> Document:
    """The documents of a ZIP, each under its name; a package in the package is not opened."""
    texts: list[str] = []
    problems: list[str] = []
    expanded = 0
    for member in members:
        kind = ENDINGS.get("." + member.filename.casefold().rpartition(".")[2])
        if member.is_dir() or kind is None:
            continue
        if kind == "zip":
            problems.append(f"{member.filename}: a package in the package was not opened")
            continue
        try:
            content = _read(package, member)
        except Unreadable as unreadable:
            problems.append(f"{member.filename}: {unreadable}")
            continue
        expanded += len(content)
        if expanded > MOST_EXPANDED:
            problems.append("it expands to more than may be read")
            break
        document = read_document(member.filename, "", content)
        if document.text:
            texts.append(f"{member.filename}\n{document.text}")
        if document.problem:
            problems.append(f"{member.filename}: {document.problem}")
    if not texts and not problems:
        problems.append("no document in it")
    return Document("\f".join(texts), "; ".join(problems)[:500] or None)
