"""The taxonomy of a call: contexts, features, populations, harms, kinds, each with the cues that show it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One class. Cues are matched case-folded, without accents, at word boundaries; a last * is any ending.

    A cue is vetoed when one of `not_cues` stands in the same sentence. `phase` of a feature is "before" (release),
    "after" (on the day of release and later), or "".
    """

    id: str
    label: str
    definition: str
    cues: tuple[tuple[str, tuple[str, ...]], ...]
    not_cues: tuple[str, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    phase: str = ""

    def cues_in(self, language: str) -> tuple[str, ...]:
        return dict(self.cues).get(language, ())


@dataclass(frozen=True, slots=True)
class Taxonomy:
    contexts: tuple[Term, ...] = ()
    features: tuple[Term, ...] = ()
    populations: tuple[Term, ...] = ()
    harms: tuple[Term, ...] = ()
    kinds: tuple[Term, ...] = ()

    def label(self, term_id: str, language: str = "") -> str:
        """The label of an id, in that language where there is one.

        The id itself when the taxonomy has changed since it was given.
        """
        for group in (self.contexts, self.features, self.populations, self.harms, self.kinds):
            for term in group:
                if term.id == term_id:
                    return dict(term.labels).get(language, term.label)
        return term_id
