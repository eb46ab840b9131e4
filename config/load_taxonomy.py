"""Loading `taxonomy.toml`: the classes of a call with their cues."""

from __future__ import annotations

from pathlib import Path

from config.faults import Fault
from config.reader import Table, read_toml
from config.taxonomy import Taxonomy, Term

_PREFIX = {"context": "ctx.", "feature": "feat.", "population": "pop.", "harm": "harm.", "kind": "kind."}


def load_taxonomy(path: Path, languages: tuple[str, ...], faults: list[Fault]) -> Taxonomy:
    """The taxonomy of the file; faults are added to the list."""
    top = Table(read_toml(path, faults), path.name, faults)
    if top.has("schema"):
        top.take_integer("schema", least=1, most=1)
    seen: set[str] = set()
    groups = {
        group: tuple(_term(t, prefix, languages, seen) for t in top.tables(group)) for group, prefix in _PREFIX.items()
    }
    top.close()
    return Taxonomy(
        contexts=groups["context"],
        features=groups["feature"],
        populations=groups["population"],
        harms=groups["harm"],
        kinds=groups["kind"],
    )


def _term(table: Table, prefix: str, languages: tuple[str, ...], seen: set[str]) -> Term:
    term_id = table.take_text("id")
    if term_id and not term_id.startswith(prefix):
        table.fault(
            "id",
            f"{term_id!r} does not begin with {prefix!r}.",
            f"Write {prefix + term_id.split('.')[-1]!r}.",
        )
    if term_id in seen:
        table.fault("id", f"{term_id!r} stands here twice.", "Give each class its own id.")
    seen.add(term_id)
    cues = []
    for language in languages:
        words = table.take_texts(f"cues_{language}")
        if any(not word.strip(" *") for word in words):
            table.fault(f"cues_{language}", "a cue is empty.", "Take it out; it would fit everything.")
        cues.append((language, words))
    phase = table.take_text("phase", "")
    if phase not in {"", "before", "after"}:
        table.fault("phase", f"{phase!r} is no phase.", "Write before or after, or leave it out.")
    labelled = [language for language in languages if table.has(f"label_{language}")]
    term = Term(
        id=term_id,
        label=table.take_text("label"),
        definition=table.take_text("definition", ""),
        cues=tuple(cues),
        not_cues=table.take_texts("not_cues"),
        labels=tuple((language, table.take_text(f"label_{language}")) for language in labelled),
        phase=phase,
    )
    table.close()
    return term
