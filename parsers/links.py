"""Addresses of the web and of mail in text: found, joined, freed from link-protection services.

Nothing is fetched. What a service does not let one read out of its address stays as it is.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

_URL = re.compile(r"(?:https?://|www\.(?=[\w-]{1,63}\.))[^\s<>\"“”«»]{2,2000}", re.IGNORECASE)
_TRAILING = ".,;:!?'\"*_|…”’»"
_WRAPPED = re.compile(r"\r?\n[> \t]{0,12}(?=[^\s<>\"]{1,300}>)")
_SPELLED = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64})\s{0,3}[(\[{]\s{0,3}(?:at|arroba|@)\s{0,3}[)\]}]\s{0,3}"
    r"([\w-]{1,63}(?:\s{0,3}(?:[(\[{]\s{0,3}(?:dot|punto|\.)\s{0,3}[)\]}]|\.)\s{0,3}[\w-]{1,63}){1,6})",
    re.IGNORECASE,
)
_DOT = re.compile(r"\s*(?:[(\[{]\s*(?:dot|punto|\.)\s*[)\]}]|\.)\s*", re.IGNORECASE)
_MAIL = re.compile(r"(?<![\w.+/-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_CLOSING = {")": "(", "]": "[", "}": "{"}
_TARGETS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"(?:^|\.)safelinks\.protection\.outlook\.com$"), ("url",)),
    (re.compile(r"(?:^|\.)safelinks\.protection\.office365\.us$"), ("url",)),
    (re.compile(r"^(?:www\.)?google\.[a-z.]{2,8}$"), ("q", "url")),
    (re.compile(r"^linkprotect\.cudasvc\.com$"), ("a",)),
    (re.compile(r"^(?:l|lm)\.(?:facebook|instagram)\.com$"), ("u",)),
    (re.compile(r"^(?:www\.)?linkedin\.com$"), ("url",)),
    (re.compile(r"^(?:www\.)?youtube\.com$"), ("q",)),
    (re.compile(r"^slack-redir\.net$"), ("url",)),
    (re.compile(r"(?:^|\.)trendmicro\.com$"), ("url", "u")),
    (re.compile(r"^secure-web\.cisco\.com$"), ()),
    (re.compile(r"(?:^|\.)protection\.sophos\.com$"), ("u",)),
    (re.compile(r"^protect\d*\.fireeye\.com$"), ("u",)),
    (re.compile(r"^(?:www\.)?exclaimer\.com$"), ("url",)),
    (re.compile(r"^deref-(?:gmx|mail|web)\.[a-z.]{2,8}$"), ("redirectUrl",)),
    (re.compile(r"^href\.li$"), ()),
    (re.compile(r"^vk\.com$"), ("to",)),
    (re.compile(r"^urlsand\.esvalabs\.com$"), ("u",)),
    (re.compile(r"^ddei?\d*-[\w-]{1,20}-[\w-]{1,20}\.trendmicro\.com$"), ("url",)),
)
_REDIRECT_PATHS = ("/url", "/redir", "/l.php", "/redirect", "/safety/go", "/link", "/away.php", "/mail/client")


@dataclass(frozen=True, slots=True)
class Link:
    """An address and where it stands; `url` has a scheme and is what the reader would come to."""

    url: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MailAddress:
    """An address of mail as it is meant, where it stands, and whether it was spelled out ("ada (at) example ...")."""

    addr_spec: str
    start: int
    end: int
    spelled: bool = False


def find_links(text: str) -> tuple[Link, ...]:
    """Every web address in the text, in order. One in angle brackets that was wrapped over lines is joined."""
    found = []
    position = 0
    while match := _URL.search(text, position):
        url, end = match[0], match.end()
        if match.start() and text[match.start() - 1] == "<":
            url, end = _joined(text, url, end)
        else:
            url = _trimmed(url)
            end = match.start() + len(url)
        position = max(end, match.start() + 1)
        if url.lower().startswith("www."):
            url = "http://" + url
        if "." in url or "localhost" in url:
            found.append(Link(unwrap(url), match.start(), end))
    return tuple(found)


def find_addresses(text: str) -> tuple[MailAddress, ...]:
    """Every address of mail, also "name (at) host (dot) org"."""
    found = [MailAddress(m[0].rstrip("."), m.start(), m.start() + len(m[0].rstrip("."))) for m in _MAIL.finditer(text)]
    for match in _SPELLED.finditer(text):
        host = _DOT.sub(".", match[2])
        found.append(MailAddress(f"{match[1]}@{host}", match.start(), match.end(), spelled=True))
    return tuple(sorted(found, key=lambda each: each.start))


def unwrap(url: str) -> str:
    """The address behind a link-protection service or redirector, up to three deep; else the address itself."""
    for _ in range(3):
        inner = _unwrapped_once(url)
        if inner is None or inner == url:
            return url
        url = inner
    return url


def _joined(text: str, url: str, end: int) -> tuple[str, int]:
    for _ in range(12):
        match = _WRAPPED.match(text, end)
        if not match:
            break
        rest = re.compile(r"[^\s<>\"]{1,300}").match(text, match.end())
        if not rest:
            break
        url, end = url + rest[0], rest.end()
    return url, end


def _trimmed(url: str) -> str:
    while url:
        last = url[-1]
        if last in _TRAILING or (last in _CLOSING and url.count(last) > url.count(_CLOSING[last])):
            url = url[:-1]
        else:
            break
    return url


def _unwrapped_once(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if host.startswith(("urldefense.", "urldefense-")) or host.endswith(".urldefense.com"):
        return _url_defense(url, parts.path, parts.query)
    for pattern, names in _TARGETS:
        if pattern.search(host):
            needs_path = host.startswith(("www.google", "google", "www.linkedin", "linkedin", "www.youtube", "youtube"))
            if needs_path and not parts.path.startswith(_REDIRECT_PATHS):
                return None
            return _target(parts.query, names)
    return None


def _target(query: str, names: tuple[str, ...]) -> str | None:
    try:
        values = parse_qs(query, max_num_fields=100)
    except ValueError:
        return None
    for name in names:
        for value in values.get(name, ()):
            if value.lower().startswith(("http://", "https://", "www.")):
                return value
            if decoded := _from_base64(value):
                return decoded
    return None


def _from_base64(value: str) -> str | None:
    try:
        text = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4)).decode("utf-8")
    except (ValueError, binascii.Error):
        return None
    return text if text.lower().startswith(("http://", "https://")) and text.isprintable() else None


_V3 = re.compile(r"/v3/__(.+?)__;([^!]*)!")
_V3_RUN = re.compile(r"\*(\*.)?")
_RUN_LENGTHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def _url_defense(url: str, path: str, query: str) -> str | None:
    """Proofpoint: version 1 percent-encodes, version 2 uses - for % and _ for /, version 3 keeps what it took out."""
    if path.startswith("/v1/"):
        match = re.search(r"(?:^|&)u=([^&]*)", query)
        return unquote(match[1]) if match else None
    if path.startswith("/v2/"):
        match = re.search(r"(?:^|&)u=([^&]*)", query)
        return unquote(match[1].replace("-", "%").replace("_", "/")) if match else None
    match = _V3.search(url)
    if not match:
        return None
    try:
        taken = base64.urlsafe_b64decode(match[2] + "=" * (-len(match[2]) % 4)).decode("utf-8")
    except (ValueError, binascii.Error):
        return None
    place = 0

    def put_back(found: re.Match[str]) -> str:
        nonlocal place
        length = 1 if found[1] is None else _RUN_LENGTHS.find(found[1][1]) + 2
        piece = taken[place : place + length]
        place += length
        return piece

    inner = _V3_RUN.sub(put_back, match[1])
    return re.sub(r"^(https?:)/{1,2}", r"\1//", inner)
