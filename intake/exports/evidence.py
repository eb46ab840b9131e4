"""The internal sheet: on what each story of an export rests. It never lies in one file with the accounts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from config.consent import consent_policy
from intake.exports.document import Block, Document, Facts, Heading, Paragraph, Sheet, say

TITLE = "Consent evidence: internal, never to be passed on"


@dataclass(frozen=True, slots=True)
class Grant:
    """One person's consent as it was recorded; days are as people read them, `words` are already withheld in part."""

    on: str
    by: str
    evidence: str
    scopes: tuple[str, ...]
    attribution: str
    restrictions: tuple[str, ...]
    until: str
    message: str
    words: str

    def __repr__(self) -> str:
        """The words of consent may tell of a person: they stay out of logs."""
        return f"<Grant {self.evidence} {self.scopes}>"


def evidence_document(grants: Mapping[int, Sequence[Grant]], coalition: str, version: str) -> Document:
    """What stands behind each story of the version."""
    blocks: list[Block] = [Paragraph(say(_WARNING), "lead")]
    rows = []
    for number, of_story in sorted(grants.items()):
        blocks.append(Heading(1, f"S-{number}"))
        for person, grant in enumerate(of_story, 1):
            facts = _facts(person, grant)
            blocks.append(Facts(tuple((label, say(words)) for label, words in facts if words)))
            rows.append((f"S-{number}", *(words for _, words in facts)))
    header = ("Story", *(label for label, _ in _facts(1, _NOTHING)))
    return Document(
        TITLE, f"{coalition}. Version {version}.", tuple(blocks), (Sheet("Evidence", header, tuple(rows)),), TITLE
    )


_WARNING = (
    "This sheet is for the consent officer alone. It says who agreed to what, and how that is known. Keep it apart "
    "from the accounts, and do not send it."
)
_NOTHING = Grant("", "", "", (), "", (), "", "", "")


def _facts(person: int, grant: Grant) -> tuple[tuple[str, str], ...]:
    means = dict(consent_policy().evidence).get(grant.evidence, "")
    return (
        ("Person", str(person)),
        ("Recorded", grant.on),
        ("By", grant.by),
        ("Evidence", f"{grant.evidence}: {means}" if means else grant.evidence),
        ("For", ", ".join(grant.scopes)),
        ("Named", grant.attribution.replace("_", " ")),
        ("Restrictions", ", ".join(grant.restrictions)),
        ("Until", grant.until),
        ("Message", grant.message),
        ("Words", grant.words),
    )
