"""Short answers to our question about consent: "no", "a) yes b) no", "yes to a and b, no to c", "all three".

Our question names three audiences as a), b) and c), in the order of `Scope`. What is answered by its letter is named;
"all three" names what the question enumerates. A letter with a yes and a no is answered by neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.records import ConsentFinding, ConsentState, Scope, Span

_LONGEST = 4_000  # characters: such an answer has a few lines
_YES = frozenset({"yes", "sí", "si", "ok", "okay", "fine", "yeah", "yep", "agreed", "claro"})
_NO = frozenset({"no", "nope", "not"})
_LETTERS = dict(zip("abc", Scope, strict=True))
_JOINS = frozenset({"a", "and", "y", "or", "o", "for", "to", "para", "it", "is", "es", "la", "el"}) | set("&,-–:.)(=")
_PLAIN = frozenset({"yes", "sí", "si", "no", "nope"})
# Else it is an article or a preposition: "a fine idea", "that is a yes".
_AFTER_A = frozenset({",", "and", "&", "y", ")", ".", ":", "="}) | _PLAIN
_BEFORE_A = (
    frozenset({"", "\n", "(", "and", "&", "y", "or", "o", "to", "for", "para", "la", "option", "letter"})
    | set(",.;:")
    | _PLAIN
)
_NEAR = _JOINS | _YES | _NO | _LETTERS.keys()
_BARE_NO = re.compile(r"\W{0,20}no[ \t]*(?:[.,;!\n]|$)", re.IGNORECASE)
_ALL = re.compile(r"(?<!\w)(?<!not )(?<!no )(?:all three|all of them|los tres|las tres|a todos)(?!\w)", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|\n")


def read_short_answer(finding: ConsentFinding, text: str, part: str = "text") -> ConsentFinding:
    """The finding with what a short answer to our question adds to it; it never undoes a no that was heard."""
    if finding.state not in {ConsentState.UNASSESSED, ConsentState.CLAIMED, ConsentState.NEEDS_REVIEW}:
        return finding
    if finding.state is ConsentState.UNASSESSED and _BARE_NO.match(text.lstrip()):
        return _found(finding, ConsentState.REFUSED, "the person said no", text, part)
    allowed, barred = _answers(text[:_LONGEST])
    if not allowed and not barred and finding.state is ConsentState.CLAIMED and _ALL.search(text[:_LONGEST]):
        allowed = frozenset(Scope)
    if not allowed:
        whole_no = len(barred) == len(Scope) and finding.state is ConsentState.UNASSESSED
        return _found(finding, ConsentState.REFUSED, "the person said no to each", text, part) if whole_no else finding
    if finding.state is ConsentState.NEEDS_REVIEW and not _limits_alone(finding):
        return finding
    claimed = _found(finding, ConsentState.CLAIMED, "the audiences are answered by their letters", text, part)
    shut = tuple(
        code for scope in Scope if scope in barred and (code := f"no_{scope.value}") in {"no_agency", "no_public"}
    )
    return replace(
        claimed,
        scopes=tuple(scope for scope in Scope if scope in {*finding.scopes, *allowed} - barred),
        restrictions=tuple(dict.fromkeys((*finding.restrictions, *shut))),
    )


def _limits_alone(finding: ConsentFinding) -> bool:
    return any(reason.startswith("limits are named, but no consent") for reason in finding.reasons)


def _found(finding: ConsentFinding, state: ConsentState, reason: str, text: str, part: str) -> ConsentFinding:
    span = finding.span or Span(part, len(text) - len(text.lstrip()), min(len(text.rstrip()), _LONGEST))
    reasons = (*finding.reasons, reason) if finding.state is ConsentState.CLAIMED else (reason,)
    return replace(finding, state=state, span=span, reasons=reasons)


def _answers(text: str) -> tuple[frozenset[Scope], frozenset[Scope]]:
    """Which audiences were answered with yes, and which with no."""
    said: dict[Scope, set[bool]] = {}
    for letters, yes in _pairs(list(_items(text))):
        for scope in letters:
            said.setdefault(scope, set()).add(yes)
    return frozenset(s for s, a in said.items() if a == {True}), frozenset(s for s, a in said.items() if a == {False})


def _items(text: str) -> Iterator[Scope | bool | None]:
    """Letters, yes and no in order; None where anything else stands between them."""
    words = [word.casefold() for word in _TOKEN.findall(text)]
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else ""
        before = words[at - 1] if at else ""
        if word in _LETTERS and (word != "a" or (after in _AFTER_A and before in _BEFORE_A)):
            yield _LETTERS[word]
        elif word in _YES or (word in _NO and not (after.isalnum() and after not in _NEAR)):  # "no name" is no answer
            yield word in _YES
        elif word not in _JOINS:
            yield None


def _pairs(items: Sequence[Scope | bool | None]) -> Iterator[tuple[list[Scope], bool]]:
    """Letters with their answer: behind them ("a) yes b) no"), or before them where the first one is ("yes to a")."""
    near = [one for one in items if one is not None]
    answer_first = bool(near) and isinstance(near[0], bool) and len(near) > 1 and not isinstance(near[1], bool)
    answer_first = answer_first and not isinstance(near[-1], bool)
    letters: list[Scope] = []
    answer: bool | None = None
    for one in (*items, None):
        if isinstance(one, Scope):
            letters.append(one)
            continue
        if answer_first:
            if letters and answer is not None:
                yield letters, answer
            letters, answer = [], one
        else:
            if letters and one is not None:
                yield letters, one
            letters = []
