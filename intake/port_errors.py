"""What a mailbox, a postbox or a provider of tokens raises: the world's fault, or a person's matter."""

from __future__ import annotations

from datetime import timedelta


class PortError(Exception):
    """Something outside did not do what was asked. `reason` is one plain sentence without secrets or mail text."""

    def __init__(self, reason: str, what_to_do: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.what_to_do = what_to_do


class MailboxUnavailable(PortError):
    """The world's fault: network, server, quota. The round ends, the next one tries again.

    `retry_after` is how long the server should be left alone, where it hinted at that.
    """

    def __init__(self, reason: str, what_to_do: str = "", retry_after: timedelta | None = None) -> None:
        super().__init__(reason, what_to_do)
        self.retry_after = retry_after


class MailboxRefused(PortError):
    """A person's matter: wrong password, no such folder, certificate not trusted. Trying again soon is no use."""


class PostboxUnavailable(PortError):
    """The server that takes letters cannot be reached now, or puts us off. No letter has left."""


class PostboxRefused(PortError):
    """The server turns us away, not a letter: wrong password, certificate not trusted. No letter has left."""


class TokenUnavailable(PortError):
    """The provider that gives out tokens cannot be reached now."""


class TokenRefused(PortError):
    """The provider gives no token any more: a person has to log in again."""
