"""Which parts of a mail are words to be read, and which are files."""

from __future__ import annotations

# Subtypes of text that are prose to be read; what is not here (calendar, csv, rtf, vcard, amp) is a file.
PROSE = {
    "plain": "plain",
    "html": "html",
    "": "plain",
    "enriched": "html",
    "richtext": "html",
    "markdown": "plain",
    "x-markdown": "plain",
    "x-plain": "plain",
    "xhtml": "html",
}
FILES = frozenset(
    {"calendar", "csv", "rtf", "vcard", "x-vcard", "x-amp-html", "rfc822-headers", "tab-separated-values"}
)
