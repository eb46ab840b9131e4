"""The annotation of an entry: sentences that were sent, put in the fixed order of the call. None is written by us."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from config.taxonomy import Taxonomy
from intake.exports.annotation_table import CUES, STRENGTHS
from intake.exports.values import Annotation, Entry
from parsers.sentences import sentences

_IN_ORDER = ("serves", "before", "after", "accommodations", "evidence", "why")


def annotate(entry: Entry, taxonomy: Taxonomy) -> Annotation:
    """Each sentence goes to the first part whose words it has, and to "what it is" where it has none.

    What is known by its class alone (whom it serves, what is done before and after) is told by the class's name.
    """
    told: dict[str, list[str]] = {}
    for sentence in _sentences(entry):
        told.setdefault(_part(sentence), []).append(sentence)
    if "what" not in told and told:
        first = next(part for part in _IN_ORDER if part in told)
        told["what"] = [told[first].pop(0)]
    said = {part: " ".join(words) for part, words in told.items()}
    before, after = (_labels(_of_phase(entry.features, taxonomy, phase), taxonomy) for phase in ("before", "after"))
    people = _labels(entry.populations, taxonomy)
    named = "accommodations" if entry.kind == "accommodation" else "serves"
    return Annotation(
        what=said.get("what", ""),
        serves=_joined(said.get("serves", ""), people if named == "serves" else ""),
        before=_joined(said.get("before", ""), before),
        after=_joined(said.get("after", ""), after),
        accommodations=_joined(said.get("accommodations", ""), people if named == "accommodations" else ""),
        evidence=_weighed(said.get("evidence", ""), _strength(entry, said.get("evidence", ""))),
        why=said.get("why", ""),
    )


def _sentences(entry: Entry) -> list[str]:
    """Those of the description without the addresses that stand among the websites and reports anyway."""
    links = {*entry.websites, *(report.url for report in entry.reports)}
    found = []
    for span in sentences(entry.description):
        words = entry.description[span.start : span.end].split()
        while words and words[-1].strip("<>().,;") in links:
            words.pop()
        if sum(any(char.isalnum() for char in word) for word in words) > 1:  # one word alone is how somebody signed
            found.append(" ".join(words))
    return found


def _part(sentence: str) -> str:
    folded = fold(sentence)
    return next((part for part, cues in CUES if _pattern(cues).search(folded)), "what")


def _strength(entry: Entry, said: str) -> str:
    """How strong the evidence is, as far as words tell it; "" where there is none at all."""
    folded = fold(" ".join((said, *(report.title for report in entry.reports))))
    told = next((strength for strength, cues in STRENGTHS if _pattern(cues).search(folded)), "")
    if told:
        return told
    if any(report.title or report.url for report in entry.reports):
        return "a report is named, its method was not told"
    return "told by the sender, no source was named" if said else ""


def _of_phase(features: Sequence[str], taxonomy: Taxonomy, phase: str) -> list[str]:
    phases = {term.id: term.phase for term in taxonomy.features}
    return [feature for feature in features if phases.get(feature) == phase]


def _labels(ids: Sequence[str], taxonomy: Taxonomy) -> str:
    return ", ".join(taxonomy.label(one) for one in ids)


def _joined(words: str, labels: str) -> str:
    return f"{words} ({labels})" if words and labels else words or labels


def _weighed(words: str, strength: str) -> str:
    return f"{words} (Strength: {strength}.)" if words else strength[:1].upper() + strength[1:]


def fold(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())


@cache
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    """The cues as words; a last * is any ending."""
    words = "|".join(re.escape(cue).replace(r"\*", r"\w*") for cue in cues)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")
