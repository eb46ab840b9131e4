"""Where the known providers of OAuth2 logins are, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provider:
    """`device_url` (RFC 8628) or `consent_url` is where a person agrees; tokens come from `token_url`."""

    token_url: str
    scope: str
    device_url: str = ""
    consent_url: str = ""


GOOGLE = Provider(
    token_url="https://oauth2.googleapis.com/token",
    scope="https://mail.google.com/",
    consent_url="https://accounts.google.com/o/oauth2/v2/auth",
)


def microsoft(tenant: str) -> Provider:
    """Microsoft 365; `tenant` is the organisation's domain or id, or `organizations`."""
    base = f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0"
    return Provider(
        token_url=f"{base}/token",
        scope="https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access",
        device_url=f"{base}/devicecode",
    )
