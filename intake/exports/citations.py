"""Citations in any CSL style, by the citation engine of typst. APA is the default and comes with it."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from intake.exports.csl import Item
from intake.exports.document import Run, Runs, flat
from intake.exports.typesetting import NotTypeset, typeset_html
from intake.letters.flat import safe_link

APA = "apa"
_AS_BEFORE = ("—", "–", "--")  # some styles write a dash for the author before: in our groups that is another one
_TYPES = {"webpage": "web", "report": "report", "document": "misc"}
_TEMPLATE = """#set text(lang: "en")
#let d = json("values.json")
#for id in d.ids [#html.elem("article", attrs: (id: id))[#cite(label(id), form: "full")]]
#show link: it => it.body
#bibliography(bytes(json.encode(d.items)), style: STYLE, full: true)
"""


class StyleUnusable(Exception):
    """The style is no CSL style with a bibliography; the message names it."""


def cite(items: Sequence[Item], style: str | Path = APA) -> dict[str, Runs]:
    """Each item's entry in that style, by its id. `style` is a CSL file, or a name that typst knows.

    Raises StyleUnusable, and OSError for a file that cannot be read.
    """
    if not items:
        return {}
    values = {"ids": [item["id"] for item in items], "items": {item["id"]: _source(item) for item in items}}
    files: dict[str, Any] = {"values.json": values}
    files |= {"style.csl": style.read_bytes()} if isinstance(style, Path) else {}
    named = 'read("style.csl", encoding: none)' if isinstance(style, Path) else f'"{style}"'
    try:
        page = typeset_html(_TEMPLATE.replace("STYLE", named), files)
    except NotTypeset as trouble:
        raise StyleUnusable(f"{style} cannot be used as a citation style: {trouble}") from trouble
    reader = _Entries()
    reader.feed(page)
    return {item["id"]: _linked(reader.runs(item["id"]), item.get("URL", "")) for item in items}


def _source(item: Item) -> dict[str, Any]:
    """The item as typst's library reads it; years and days only where they were told."""
    source: dict[str, Any] = {"type": _TYPES[item["type"]], "title": {"value": _verbatim(item["title"])}}
    if authors := [{"name": flat(author["literal"])} for author in item.get("author", ())]:
        source["author"] = authors
    if issued := item.get("issued"):
        source["date"] = str(issued["date-parts"][0][0])
    if place := item.get("publisher-place"):
        source["location"] = _verbatim(place)
    if url := item.get("URL"):
        parts = item.get("accessed", {}).get("date-parts", [[]])[0]
        day = "-".join(f"{part:02d}" for part in parts)
        source["url"] = {"value": url, "date": day} if day else url
    return source


def _verbatim(text: str) -> str:
    """Words that no style may put into other letters, and in which no sign means anything."""
    escaped = "".join(f"\\{char}" if char in "\\{}$" else char for char in flat(text))
    return f"{{{escaped}}}"


class _Entries(HTMLParser):
    """The words of each entry of the list, with what is in italics or bold, by the id of its item.

    An article cites one item in full and links to its place in the list. The list is whole, with the signs that a
    style sets around each entry; a style whose list is made otherwise is read from the articles.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._said: dict[str, list[Run]] = {}
        self._places: dict[str, str] = {}
        self._article = self._at = ""
        self._italic = self._bold = 0

    def runs(self, item: str) -> list[Run]:
        alone, listed = self._said.get(item, []), self._said.get(self._places.get(item, ""), [])
        said_before = bool(listed) and listed[0].text.startswith(_AS_BEFORE)
        return alone if said_before or not listed else listed

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag in {"article", "li"}:
            self._at = told.get("id") or ""
            self._article = self._at if tag == "article" else ""
        if tag == "a" and self._article and (told.get("href") or "").startswith("#"):
            self._places.setdefault(self._article, (told.get("href") or "")[1:])
        self._italic += tag in {"em", "i"}
        self._bold += tag in {"strong", "b"}

    def handle_endtag(self, tag: str) -> None:
        if tag in {"article", "li"}:
            self._at = self._article = ""
        self._italic -= tag in {"em", "i"}
        self._bold -= tag in {"strong", "b"}

    def handle_data(self, data: str) -> None:
        if self._at:
            self._said.setdefault(self._at, []).append(Run(flat(data), self._italic > 0, self._bold > 0))


def _linked(runs: Sequence[Run], url: str) -> Runs:
    """The entry with its own address as a link, and no other."""
    out: list[Run] = []
    for run in runs:
        before, found, after = run.text.partition(url) if safe_link(url) else (run.text, "", "")
        parts = (Run(before, run.italic, run.bold), Run(found, link=found), Run(after, run.italic, run.bold))
        out += [part for part in parts if part.text]
    return tuple(out)
