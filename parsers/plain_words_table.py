"""How words are written out before phrases are matched: contractions, phone style, typing errors."""

from __future__ import annotations

from string import ascii_lowercase

PRONOUNS = frozenset(("he", "she", "it", "that", "there", "who", "what", "here", "this", "everyone", "everything"))
TAILS = {"ll": "will", "ve": "have", "re": "are", "d": "would", "m": "am"}

_NEGATIVE = "do does did is was are were has have had would could should ca wo ai must need"  # + nt


def _without_apostrophe() -> dict[str, tuple[str, ...]]:
    heads = {"ca": "can", "wo": "will", "ai": "is"}
    spoken: dict[str, tuple[str, ...]] = {head + "nt": (heads.get(head, head), "not") for head in _NEGATIVE.split()}
    spoken["cannot"] = spoken["cant"] = ("can", "not")
    return spoken


SPOKEN: dict[str, tuple[str, ...]] = {
    **_without_apostrophe(),
    "shes": ("she", "is"),
    "hes": ("he", "is"),
    "thats": ("that", "is"),
    "theyre": ("they", "are"),
    "theyve": ("they", "have"),
    "youre": ("you", "are"),
    "im": ("i", "am"),
    "ive": ("i", "have"),
    "weve": ("we", "have"),
    "itll": ("it", "will"),
    "shell": ("she", "will"),
    "theyll": ("they", "will"),
    "youll": ("you", "will"),
    "wanna": ("want", "to"),
    "gonna": ("going", "to"),
    "gotta": ("have", "to"),
    "lets": ("let", "us"),
    "u": ("you",),
    "ur": ("your",),
    "pls": ("please",),
    "plz": ("please",),
    "w": ("with",),
    "w/": ("with",),
    "w/o": ("without",),
    "wout": ("without",),
    "okay": ("ok",),
    "okey": ("ok",),
    "oke": ("ok",),
    "kay": ("ok",),
    "okays": ("oks",),
    "okayed": ("okd",),
    "ok'd": ("okd",),
    "oked": ("okd",),
    "okd": ("okd",),
    "yep": ("yes",),
    "yup": ("yes",),
    "yeah": ("yes",),
    "yea": ("yes",),
    "yess": ("yes",),
    "nope": ("no",),
    "nah": ("no",),
    "noone": ("nobody",),
    "alright": ("ok",),
    "thru": ("through",),
    "b4": ("before",),
    "tmrw": ("tomorrow",),
    "tmw": ("tomorrow",),
    "authorise": ("authorize",),
    "authorised": ("authorized",),
    "authorises": ("authorizes",),
    "authorisation": ("authorization",),
    "anonymised": ("anonymized",),
    "anonymise": ("anonymize",),
    "publicise": ("publicize",),
    "q": ("que",),
    "xq": ("porque",),
    "porq": ("porque",),
    "pq": ("porque",),
    "tmb": ("tambien",),
    "tb": ("tambien",),
    "xfa": ("por", "favor"),
    "xfavor": ("por", "favor"),
    "porfa": ("por", "favor"),
    "porfavor": ("por", "favor"),
    "pa": ("para",),
    "n/a": ("n/a",),
    "sip": ("sí",),
    "sii": ("sí",),
    "siii": ("sí",),
    "autorisa": ("autoriza",),
    "autoriso": ("autorizo",),
    "autoriza": ("autoriza",),
    "permizo": ("permiso",),
    "ay": ("hay",),
    "a.m": ("am",),
}  # fmt: skip

# Words that carry consent; a letter dropped, doubled or swapped with its neighbour still means them, in a long word
# also a letter too many or a wrong vowel.
_VOWELS = "aeiou"
_CARRY = [
    "consent",
    "consented",
    "consents",
    "permission",
    "authorize",
    "authorized",
    "authorization",
    "agreed",
    "agrees",
    "anonymous",
    "withdraw",
    "withdrawn",
    "withdrawing",
    "initials",
    "release",
    "pseudonym",
    "signed",
    "consentimiento",
    "autorizacion",
    "autorizado",
    "permiso",
    "anonimo",
    "anonima",
    "publicar",
    "compartir",
    "iniciales",
    "approved",
    "received",
    "writing",
    "publish",
    "disclose",
    "disclosure",
    "refused",
    "declined",
    "anonymity",
    "confidential",
]
_OTHER_WORDS = frozenset(
    [
        "agree",
        "signe",
        "content",
        "consort",
        "permissions",
        "withdrew",
        "agrees",
        "relese",
        "anonima",
        "anonimo",
        "permisos",
        "initial",
        "signed",
        "sined",
        "singed",
        "consents",
        "consent",
        "autorizada",
        "compartí",
        "release",
        "approve",
        "receive",
        "refuse",
        "reused",
        "decline",
        "writhing",
    ]
) - {"relese", "sined"}


def _mistyped() -> dict[str, str]:
    out: dict[str, str] = {}
    for word in _CARRY:
        for i in range(1, len(word)):
            forms = {word[:i] + word[i + 1 :], word[:i] + word[i] + word[i:]}
            forms.add(word[: i - 1] + word[i] + word[i - 1] + word[i + 1 :])
            if len(word) >= 7:
                forms |= {word[:i] + letter + word[i:] for letter in ascii_lowercase}
                if word[i] in _VOWELS and i < len(word) - 2:
                    forms |= {word[:i] + vowel + word[i + 1 :] for vowel in _VOWELS}
            for form in forms - {word}:
                if form not in _OTHER_WORDS and form not in _CARRY:
                    out.setdefault(form, word)
    out.update(
        concent="consent", concented="consented", concents="consents", anonimous="anonymous", annonymous="anonymous"
    )
    out.update(authorizacion="authorization", psuedonym="pseudonym", konsent="consent", consentimento="consentimiento")
    return out


MISTYPED = _mistyped()

# A point behind these ends no clause.
TITLES = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "mx",
        "dr",
        "fr",
        "st",
        "sr",
        "sra",
        "srta",
        "rev",
        "prof",
        "hon",
        "lic",
        "hna",
        "hno",
        "atty",
        "lt",
    }
)
