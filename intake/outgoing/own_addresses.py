"""Which addresses bring mail to ourselves. A letter to one of them would come back as mail, and could be answered."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from config.call import Call
from config.settings import ImapSettings, Settings, SmtpSettings
from intake.postbox.envelope import ascii_domain


def own_addresses(call: Call, settings: Settings) -> frozenset[str]:
    """The call's address, the sender's with its aliases, and those that the accounts of the settings log in with.

    An account may be named without a domain; it is then taken for one of the call's. In the form of `canonical`.
    """
    return frozenset(filter(None, map(canonical, _named(call, settings))))


def _named(call: Call, settings: Settings) -> Iterator[str]:
    sender = settings.sender
    yield from (call.address, sender.address or "", sender.bounces_to or "", *sender.aliases)
    users = [box.user for box in settings.mailboxes if isinstance(box, ImapSettings)]
    if isinstance(settings.postbox, SmtpSettings) and settings.postbox.user:
        users.append(settings.postbox.user)
    domain = call.address.rpartition("@")[2]
    yield from (user if "@" in user else f"{user}@{domain}" for user in users)


def is_own(addr_spec: str, own: Collection[str]) -> bool:
    """Whether mail to `addr_spec` comes to ourselves; also with a tag (intake+bounces@example.org)."""
    return canonical(addr_spec) in own


def canonical(addr_spec: str) -> str:
    """Small letters, no tag after a plus sign, the domain as the network writes it; "" for what is no address."""
    local, at, domain = addr_spec.strip().casefold().rpartition("@")
    try:
        return f"{local.partition('+')[0] or local}@{ascii_domain(domain)}" if at and local else ""
    except ValueError:
        return ""
