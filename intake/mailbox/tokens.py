"""Bearer tokens from a file: one of our own logins, which is renewed here, or a bare token that others keep fresh."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from intake.mailbox.token_file import LOG_IN
from intake.ports import TokenRefused, TokenUnavailable


class TokensOf:
    """See `intake.wire.TokenSource`. The file is looked at anew each time, so either kind may replace the other."""

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        self._path = path
        self._clock = clock

    def token(self, *, fresh: bool = False) -> str:
        """Raises TokenRefused or TokenUnavailable."""
        try:
            words = self._path.read_text(encoding="utf-8").strip()
        except (FileNotFoundError, PermissionError, UnicodeDecodeError):
            raise TokenRefused(f"there is no token to be read in {self._path}", LOG_IN) from None
        except OSError as error:
            raise TokenUnavailable(f"{self._path} cannot be read: {error.strerror}") from None
        if not words:
            raise TokenRefused(f"{self._path} is empty", LOG_IN)
        if not words.startswith("{"):
            return words
        from intake.mailbox.oauth import (
            TokenFile,
        )  # it brings an HTTP client along, which most installations never need

        return TokenFile(self._path, self._clock).token(fresh=fresh)
