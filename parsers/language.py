"""In which language a text is written: by its most ordinary words, or by its script.

English and Spanish are told well, also both in one mail; others are named so that a person can be found.
"""

from __future__ import annotations

import re
from collections import Counter

from parsers.cues import plain_letters

_WORD = re.compile(r"[^\W\d_]+")
_MOST_CHARACTERS = 20_000  # enough to tell; keeps a hostile mail cheap
_LEAST_HITS = 4
_LEAST_SHARE = 0.2  # of the hits of both languages, for a mail in both

# Words that stand in nearly every sentence of the language and in few of another; accents are stripped.
_ORDINARY = {
    "en": (
        "the of and to is are was were that this with for from have has had not but they their we"
        " our you your it he she his her him them who which will would can could should been if"
        " when there what by an at or be as do does did my i'm about any all thanks thank please"
        " hello dear hi i yes me us"
    ),
    "es": (
        "el la los las de que y en un una por con para su sus se lo le les del al es esta este"
        " esto eso ella ellos nosotros nuestro nuestra pero como mas muy fue era son estan hay"
        " porque cuando donde ya tambien sin sobre si yo mi te tiene tienen hola gracias buenos"
        " buenas dias tardes ustedes usted me nos quien todo todos"
    ),
    "pt": (
        "o os as um uma que e em por com para seu sua seus suas nao sao foi mas como mais muito"
        " ele ela eles nos voce voces do da dos das ao aos pela pelo isso esta este obrigado"
        " obrigada tambem ja quando onde sem"
    ),
    "fr": (
        "le la les des du un une et est que qui dans pour par avec sur ce cette ces il elle ils"
        " nous vous je ne pas mais ou au aux leur leurs son sa ses etait sont ont bonjour merci"
        " plus comme fait tres votre notre"
    ),
    "de": (
        "der die das und ist nicht ein eine einen einem mit von zu den dem auf fur sich es sie er"
        " wir ihr ich aber auch wie bei aus nach wenn oder war sind hat haben wurde danke guten"
        " uber zum zur als dass"
    ),
    "it": (
        "il lo gli i un una e di che non per con sono del della dei delle alla nel nella questo"
        " questa ma anche come piu molto lui lei noi voi loro suo sua grazie buongiorno quando"
        " dove perche era stato ho hanno"
    ),
    "ht": (
        "mwen ou li nou yo pou nan ak yon ki se pa te ap gen sa tout men le fe anpil mesi"
        " bonjou kote moun lan"
    ),
    "nl": (
        "de het een en van is niet dat die op te zijn met voor aan er ook maar om bij wij jij hij"
        " zij naar dan nog wel deze heeft hebben werd bedankt"
    ),
}  # fmt: skip
_WORDS = {language: frozenset(words.split()) for language, words in _ORDINARY.items()}
_SCRIPTS = (  # letters that only these languages are written with; the first that fits is named
    ("ru", re.compile(r"[Ѐ-ӿ]")),
    ("ja", re.compile(r"[ぁ-ヿ]")),
    ("ko", re.compile(r"[가-힯]")),
    ("zh", re.compile(r"[一-鿿]")),
    ("ar", re.compile(r"[؀-ۿ]")),
    ("he", re.compile(r"[֐-׿]")),
    ("hi", re.compile(r"[ऀ-ॿ]")),
    ("am", re.compile(r"[ሀ-፿]")),
    ("el", re.compile(r"[Ͱ-Ͽ]")),
    ("vi", re.compile(r"[ăđơưĂĐƠƯẠ-ỹ]")),
)


def language_of(text: str, default: str = "en") -> str:
    """An ISO 639-1 code, or "mixed" for English and Spanish together; `default` where too little is said."""
    text = text[:_MOST_CHARACTERS]
    letters = sum(map(str.isalpha, text))
    if not text.isascii():
        for language, script in _SCRIPTS:
            if 4 * len(script.findall(text)) > letters or (language == "vi" and _is_vietnamese(text, letters)):
                return language
    counts = Counter(_WORD.findall(plain_letters(text)))
    hits = {language: sum(counts[word] for word in counts.keys() & ordinary) for language, ordinary in _WORDS.items()}
    english, spanish = hits["en"], hits["es"]
    if min(english, spanish) >= max(_LEAST_HITS, _LEAST_SHARE * (english + spanish)) and _two_voices(text):
        return "mixed"
    best = max(hits, key=lambda language: (hits[language], language in {"en", "es"}))
    if best not in {"en", "es"} and hits[best] < 1.25 * max(english, spanish):
        best = "en" if english >= spanish else "es"
    return best if hits[best] else default


def _is_vietnamese(text: str, letters: int) -> bool:
    return 12 * len(_SCRIPTS[-1][1].findall(text)) > letters > 0


def _two_voices(text: str) -> bool:
    """Whether whole lines or sentences are in one language and others in the other."""
    said: set[str] = set()
    for sentence in re.split(r"[.!?\n]+", text):
        words = _WORD.findall(plain_letters(sentence))
        english, spanish = (sum(word in _WORDS[language] for word in words) for language in ("en", "es"))
        if max(english, spanish) >= 2 and english != spanish:
            said.add("en" if english > spanish else "es")
    return len(said) == 2
