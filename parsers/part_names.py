"""The name of an attachment: as the mail says, else made from its place and type, the same at every reading."""

from __future__ import annotations

from parsers.params import Valued

_ENDINGS = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/calendar": ".ics",
    "text/csv": ".csv",
    "text/rtf": ".rtf",
    "text/rfc822-headers": ".headers.txt",
    "text/vcard": ".vcf",
    "text/x-vcard": ".vcf",
    "text/x-amp-html": ".amp.html",
    "text/markdown": ".md",
    "message/rfc822": ".eml",
    "message/global": ".eml",
    "message/delivery-status": ".delivery-status.txt",
    "message/disposition-notification": ".disposition.txt",
    "message/feedback-report": ".feedback.txt",
    "message/partial": ".partial.txt",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "application/zip": ".zip",
    "application/msword": ".doc",
    "application/ms-tnef": ".tnef",
    "application/pkcs7-mime": ".p7m",
    "application/x-pkcs7-mime": ".p7m",
    "application/pkcs7-signature": ".p7s",
    "application/x-pkcs7-signature": ".p7s",
    "application/pgp-signature": ".asc",
    "application/pgp-encrypted": ".pgp.txt",
    "application/pgp-keys": ".asc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.ms-outlook": ".msg",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/tiff": ".tif",
    "image/svg+xml": ".svg",
}
LONGEST = 1_000


def name_of(disposition: Valued, kind: Valued, path: str) -> str:
    return stated(disposition, kind) or f"part-{path}{_ENDINGS.get(kind.value, '.bin')}"


def stated(disposition: Valued, kind: Valued) -> str:
    """What the mail calls it, kept as evidence: never use it as a path. Empty where it has no name."""
    name = disposition.get("filename") or kind.get("name") or disposition.get("name") or kind.get("filename") or ""
    return " ".join(name.split())[:LONGEST]
