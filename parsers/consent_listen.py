"""Which sentences of a mail speak of consent, and which only tell what happened."""

# ruff: noqa: E501  (rows of alternatives are read as one line)
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers import consent_table as table
from parsers.consent_about import speaks_of_telling
from parsers.consent_sentence import Sentence, read_sentence
from parsers.consent_table import Said
from parsers.narrative import is_event, paragraph_events
from parsers.sentences import sentences

_MOST = 160  # sentences
_TRIGGERS = re.compile(
    r"second|thought|arrep|neg[oó]|delet|send|sent\b|revo|feet|regret|trash|discard|destroy|consent|conset|concent|permi|authori|autori|agree|\bok\b|okay|okey|\bfine\b|said|says|\bsign|share|sharing|\btell|told|story|stor|publi|name|initial|anon"
    r"|withdr|pull|take|remove|delete|\bnot\b|n['’]t\b|\bno\b|never|nobody|\bask|will\b|yes|\bs[ií]\b|\buse|using|hold|wait|pending|mind|rather|longer|anymore|after all"
    r"|hear|reach|touch|relea|waiver|comfort|approv|refus|declin|object|want|before|only|firm|acept|acced|histori|nombre|quier|quit|retir|borr|saqu|comparti|pid|pregunt|migra|ice\b"
    r"|press|prensa|think|guess|supon|creo|record|clear|feel free|may\b|can\b|pued|dij|dice|ya\b|mejor|change|cambi|regret|scratch|drop|disregard|ignore|reconsider|cold|back|lost|perdi"
    r"|confirm|check|quote|forward|statisti|eyes|off\b|keep|kept|call(?:ed)? (?:her|him)|nadie|nunca|todav|a[uú]n\b|stop|kill|cancel",
    re.IGNORECASE,
)
_SMALL_TRIGGERS = re.compile(_TRIGGERS.pattern)


def listen(text: str, ours: frozenset[str] = frozenset()) -> tuple[Sentence, ...]:
    """The sentences of the author's words in which consent may be spoken of; `text` has all else blanked."""
    out: list[Sentence] = []
    every = is_event(text)
    small = text.lower()  # small letters are searched much faster than letters of either size
    triggers, looked = (_SMALL_TRIGGERS, small) if len(small) == len(text) else (_TRIGGERS, text)
    if not every and not triggers.search(looked):
        return ()
    spans = [span for span in sentences(text) if every or triggers.search(looked, span.start, span.end)]
    if len(spans) > _MOST:  # no letter is that long: read how it begins and how it ends
        spans = [*spans[: _MOST // 2], *spans[-_MOST // 2 :]]
    for start, end in spans:
        sentence = read_sentence(text, start, end)
        if ours and any(run in ours for run in runs_of_words(sentence.plain.words)):
            continue  # the call's own words
        if not (sentence.heard or sentence.limits or sentence.scopes or sentence.hypothetical):
            continue
        if table.FOOTER.search(sentence.plain.text) and not table.SOMEBODY.search(sentence.plain.text):
            continue
        if not sentence.heard and not sentence.hypothetical and is_event(text[start:end]):
            continue  # a name or an agency that stands in what happened
        if not _is_narrative(text, sentence):
            out.append(sentence)
    return tuple(out)


def runs_of_words(words: Sequence[str]) -> Iterator[str]:
    """Every six words in a row, to know the call's sentences again wherever somebody repeats them."""
    spoken = [word for word in words if word.isalnum()]
    return (" ".join(spoken[at : at + 6]) for at in range(len(spoken) - 5))


def _is_narrative(text: str, sentence: Sentence) -> bool:
    """Whether the sentence only tells what happened, so that its words mean something else."""
    if speaks_of_telling(sentence):
        return False
    plainly = sentence.says(Said.YES) or set(sentence.limits) & {"anonymous", "initials", "pseudonym"}
    if plainly and not is_event(text[sentence.start : sentence.end]):
        return False
    events = paragraph_events(text, sentence.start)
    if is_event(text[sentence.start : sentence.end]):
        return events >= 2
    if events >= 3:
        return not sentence.says(Said.REFUSED, Said.STOPPED, Said.NOT_ASKED)
    return not sentence.strong and events >= 2 and not sentence.says(Said.REFUSED, Said.STOPPED, Said.BARE)
