"""What the prefix of a subject says, in many languages: a reply ("Re:", "AW:") or a forward ("Fwd:", "WG:", "TR:")."""

from __future__ import annotations

import re
from enum import Enum

from parsers.lines import fold
from parsers.records import Message

_REPLY = (
    "re|aw|antw|antwort|sv|ref|res|r|rif|odp|ynt|yan|cev|ang|odg|att|atb|vá|válasz|回复|回覆|答复|返信|答覆|答|回|답장|회신"
    "|ответ|на|отв|απ|σχετ|תשובה|השב|رد|bls|trả lời|vastaus|rép|réf"
)
_FORWARD = (
    "fw|fwd|wg|tr|rv|i|vs|vl|vb|doorst|enc|pd|videres|redir|i/f|ilt|i̇lt|yml|továbbítás|továbbítva|tov|fs"
    "|rm|rtv|inl|trs|reenv|fwded|forwarded|転送|转发|轉寄|轉發|전달|전달됨|пересл|пер|fvs|προωθ|πρθ"
    "|הועבר|إعادة توجيه|chuyển tiếp|diteruskan|fwd from|переслать|edastatud|välitetty|vidarebefordrat"
    "|weitergeleitet|reenviado|encaminhado|transféré|inoltrato|doorgestuurd|videresendt"
)
_REPLIES = frozenset(x for x in _REPLY.split("|") if x)
_FORWARDS = frozenset(_FORWARD.split("|"))
_PREFIX = re.compile(
    r"\s*(?:\[[^\]\n]{0,80}\]\s*)?([^\W\d_][^\s:：\[\]()\d]{0,18}(?:\s[^\s:：\d]{1,12})?)\.?\s?(?:[\[(]?\d{0,3}[\])]?"
    r"|\^\d{1,2})\s?[:：]"
)
_WRAPPED = re.compile(r"\s*\[(?:fwd|fw|forward)\s*:", re.IGNORECASE)
_MOST = 8


class Prefix(Enum):
    REPLY = "reply"
    FORWARD = "forward"


def prefix_of(subject: str) -> Prefix | None:
    """What the first known prefix says; None without one. "[list] Fwd: Re: x" is a forward; "(fwd)" at the end too."""
    at = 0
    for _ in range(_MOST):
        if _WRAPPED.match(subject, at):
            return Prefix.FORWARD
        found = _PREFIX.match(subject, at)
        if found is None:
            break
        word = fold(found[1]).rstrip(".")
        if word in _FORWARDS:
            return Prefix.FORWARD
        if word in _REPLIES:
            return Prefix.REPLY
        break
    return Prefix.FORWARD if subject.casefold().rstrip().endswith(("(fwd)", "(fw)", "[fwd]")) else None


def without_prefix(subject: str) -> str:
    """The subject without its first known prefix."""
    found = _PREFIX.match(subject)
    if found is None or fold(found[1]).rstrip(".") not in _FORWARDS | _REPLIES:
        return subject.strip()
    return subject[found.end() :].strip()


def answers_something(message: Message) -> bool:
    """Whether the headers say that the mail answers or passes on another one."""
    return bool(message.in_reply_to or message.references) or prefix_of(message.subject) is not None
