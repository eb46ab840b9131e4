"""Which lines of a mail stand in our own letters or in the call: they are not the author's, quoted or not.

Compared by runs of four words, so that a client which wraps or joins lines hides nothing. A line of fewer words is
ours only where it literally stands in a letter and a line beside it is ours too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from config.call import Call
from parsers.lines import Line
from parsers.records import SentByUs

_WORD = re.compile(r"[^\W_]+")
_RUN = 4
_SHARE = 0.6


class OurWords:
    """The runs of words and the whole lines of all that we wrote."""

    __slots__ = ("lines", "runs")

    def __init__(self, texts: Sequence[str], lines: Sequence[str]) -> None:
        runs: set[str] = set()
        whole: set[str] = set()
        for text in (*texts, *lines):
            words = _WORD.findall(text.casefold())
            runs.update(" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
            whole.update(" ".join(_WORD.findall(line.casefold())) for line in text.splitlines())
        self.runs, self.lines = frozenset(runs), frozenset(whole - {""})

    def with_more(self, more: OurWords) -> OurWords:
        """Both together."""
        both = OurWords((), ())
        both.runs, both.lines = self.runs | more.runs, self.lines | more.lines
        return both

    def wrote(self, text: str) -> bool:
        """Whether most of a line of four or more words is ours."""
        words = _WORD.findall(text[:2000].casefold())
        if len(words) < _RUN or not self.runs:
            return False
        if not any(" ".join(words[i : i + _RUN]) in self.runs for i in range(0, len(words) - _RUN + 1, _RUN)):
            return False
        every = len(words) - _RUN + 1
        hits = sum(" ".join(words[i : i + _RUN]) in self.runs for i in range(every))
        return hits >= _SHARE * every

    def goes_on(self, before: str, text: str) -> bool:
        """Whether a short line is the wrapped end of one of ours that stands right above it."""
        words = [*_WORD.findall(before[-200:].casefold())[-3:], *_WORD.findall(text[:200].casefold())]
        every = range(len(words) - _RUN + 1)
        return bool(every) and all(" ".join(words[i : i + _RUN]) in self.runs for i in every)

    def has_line(self, text: str) -> bool:
        """Whether a short line literally stands in what we wrote."""
        return len(text) < 120 and " ".join(_WORD.findall(text.casefold())) in self.lines


@lru_cache(maxsize=8)
def our_words(texts: tuple[str, ...], lines: frozenset[str]) -> OurWords:
    return OurWords(texts, tuple(lines))


def words_of_ours(call: Call, sent_by_us: SentByUs) -> OurWords:
    """What the call and every letter of ours say, in every language, and what this mail may repeat of our letters."""
    questions = tuple(text for question in call.questions for _, text in question.text)
    always = our_words((*(text for _, text in call.text), *questions), sent_by_us.lines)
    return always.with_more(our_words(sent_by_us.repeats, frozenset())) if sent_by_us.repeats else always


def mark_ours(lines: Sequence[Line], ours: OurWords) -> list[bool]:
    """For each line whether it is ours; short lines follow the lines around them."""
    if not ours.runs and not ours.lines:
        return [False] * len(lines)
    found = [ours.wrote(line.text) for line in lines]
    if True not in found:
        return found
    for i in range(1, len(lines)):
        if not found[i] and found[i - 1] and lines[i].text:
            found[i] = ours.goes_on(lines[i - 1].text, lines[i].text)
    filled = [i for i, line in enumerate(lines) if line.text]
    for order in (filled, filled[::-1]):
        before = False
        for i in order:
            if not found[i] and before and ours.has_line(lines[i].text):
                found[i] = True
            before = found[i]
    return found


def our_names(call: Call, sent_by_us: SentByUs) -> tuple[str, ...]:
    """Names and addresses under which we write, folded."""
    people = (call.compiler, *call.coordinators)
    found = [call.address, *(p.addr_spec for p in people), *(p.name for p in people), *sorted(sent_by_us.addresses)]
    return tuple(x.casefold() for x in found if x)
