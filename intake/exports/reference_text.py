"""RIS and BibTeX from CSL-JSON items. A value never breaks out of its line, its tag or its braces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.exports.csl import Item
from intake.exports.document import flat

_RIS_TYPES = {"webpage": "ELEC", "report": "RPRT", "document": "GEN"}
_BIBTEX_TYPES = {"webpage": "misc", "report": "techreport", "document": "misc"}
_BIBTEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&",
    "%": r"\%", "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", '"': "{''}",
}  # fmt: skip


def as_ris(items: Sequence[Item]) -> bytes:
    """One record an item, the annotation in AB and in N1: Zotero shows one, other programs the other."""
    return "\n".join(_ris(item) for item in items).encode("utf-8")


def _ris(item: Item) -> str:
    lines = [
        ("TY", _RIS_TYPES.get(item["type"], "GEN")),
        ("ID", item["id"]),
        ("TI", item["title"]),
        *(("AU", author["literal"].replace(", ", "; ")) for author in item.get("author", ())),
        ("PY", _year(item)),
        ("CY", item.get("publisher-place", "")),
        ("UR", item.get("URL", "")),
        ("Y2", _day(item, "/")),
        ("AB", item.get("note", "")),
        ("N1", item.get("note", "")),
    ]
    return "".join(f"{tag}  - {flat(str(words)).strip()}\n" for tag, words in lines if words) + "ER  - \n"


def as_bibtex(items: Sequence[Item]) -> bytes:
    return "\n".join(_bibtex(item) for item in items).encode("utf-8")


def _bibtex(item: Item) -> str:
    institution = item["author"][0]["literal"] if item["type"] == "report" and "author" in item else ""
    fields = [
        ("title", f"{{{_escaped(item['title'])}}}"),
        ("author", " and ".join(f"{{{_escaped(author['literal'])}}}" for author in item.get("author", ()))),
        ("institution", _escaped(institution)),
        ("year", _year(item)),
        ("address", _escaped(item.get("publisher-place", ""))),
        ("howpublished", "Web page" if item["type"] == "webpage" else ""),
        ("url", _url(item.get("URL", ""))),
        ("urldate", _day(item, "-")),
        ("annote", _escaped(item.get("note", ""))),
        ("note", _escaped(item.get("note", ""))),
    ]
    key = re.sub(r"[^A-Za-z0-9-]", "", item["id"])
    told = "".join(f"  {name} = {{{words}}},\n" for name, words in fields if words)
    return f"@{_BIBTEX_TYPES.get(item['type'], 'misc')}{{{key},\n{told}}}\n"


def _escaped(text: str) -> str:
    return "".join(_BIBTEX.get(char, char) for char in flat(text).strip())


def _url(url: str) -> str:
    """An address keeps its signs, for readers take it as it stands; braces and backslashes are no part of one."""
    return re.sub(r"[{}\\\s%]", lambda found: "%" if found[0] == "%" else f"%{ord(found[0]):02X}", url)


def _year(item: Item) -> str:
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    return str(parts[0]) if parts else ""


def _day(item: Item, between: str) -> str:
    parts = item.get("accessed", {}).get("date-parts", [[]])[0]
    return between.join(f"{part:02d}" for part in parts)
