"""The addresses of a program: which are its own, and which lead to a report about it."""

# ruff: noqa: E501, SIM905 - a table of words or a pattern is read best as it is spoken, unbroken
from __future__ import annotations

import re

from config.call import Call
from parsers import known
from parsers import names_table as table
from parsers.cues import plain_letters
from parsers.draft import Draft
from parsers.web_names import find_web

_DOCUMENT = re.compile(r"\.(?:pdf|docx?|odt|rtf|pptx?|epub)(?:[?#]|$)", re.IGNORECASE)
_SHELF = re.compile(
    r"/(?:reports?|publications?|pubs?|research|library|librar(?:y|ies)|stud(?:y|ies)|documents?|docs?|files?|downloads?|papers?|"
    r"articles?|informes?|estudios?|publicacion(?:es)?|evaluations?|evaluacion(?:es)?|resources?/[\w-]+|abstracts?|pdf)(?:/|$|\?)",
    re.IGNORECASE,
)
_DOI = frozenset({"dx.doi.org", "doi.org", "ssrn.com", "papers.ssrn.com", "jstor.org", "hdl.handle.net"})
_BARE_HOST = re.compile(r"(?:https?://)?[\w.-]+/?", re.IGNORECASE)
_REPORT_IS_AT = re.compile(
    r"\b(?:report|study|evaluation|informe|estudio|evaluacion)s?\b\W{0,3}(?:is |at |on |in |esta |en |:|-){0,3}\W*$"
)
_WRITTEN_UP = re.compile(
    r"\b(?:wrote (?:it|them|this|that) up|written up|writes? about|wrote about|published (?:\w+ ){0,3}?(?:on|about) (?:it|them)|(?:comments?|commentary) on (?:it|them)|described (?:in|by)|bulletin|journal|newsletter|magazine|"
    r"testimony|hearing|transcript|fact sheet|white paper|case study|boletin|revista|publicaron|publico|escribi\w+ sobre|descrit[oa] en|comentarios)\b"
)
_WEBSITE_WORDS = frozenset("website web site page homepage internet online pagina sitio portal webpage".split())
_SENTENCE_END = re.compile(r"[.!?][\"”’»)]*\s+|\n\s*\n")
_ONLY_LEADS = re.compile(
    r"\W*(?:it|it's|it’s|that|this|they|you|which|and|is|are|can|be|find|found|see|it|available|online|on|at|here|from|read|"
    r"download|downloaded|posted|also|esta|se|puede|encuentra|leer|ver|en|disponible|aqui|lo|la|\W)+"
)
_NOT_THIS = re.compile(
    r"(?:\bnot|\binstead of|\brather than|\bwrong|\bold|\bno es|\ben vez de|\ben lugar de|\bviej[oa]|\bincorrect[oa]?)\W{0,4}(?:\w+\W{1,2}){0,2}$"
)


def links_of(draft: Draft, text: str, call: Call) -> list[tuple[str, str, int, int]]:
    """Each address of the draft as ("websites" or "reports", url, start, end). Our own address is none."""
    ours = call.address.rpartition("@")[2].casefold()
    found: list[tuple[str, str, int, int]] = []
    for a, b in draft.regions:
        last = a
        for link in find_web(text[a:b]):
            start, end = a + link.start, a + link.end
            refused = _NOT_THIS.search(plain_letters(text[max(a, start - 40) : start]))
            if not known.host(link.url).endswith(ours) and not refused:
                url = link.url.rstrip("(")
                twice = next((kind for kind, other, _, _ in found if other == url), None)
                found.append((twice or _kind_of(draft, text, url, last, start), url, start, end))
            last = end
    return found


def _kind_of(draft: Draft, text: str, url: str, after: int, start: int) -> str:
    """Whether an address is the program's own or that of a report about it: label, path, then the words before."""
    for field in draft.fields:
        if field.start <= start < field.end and field.name in {"website", "report"}:
            return "websites" if field.name == "website" else "reports"
    if _DOCUMENT.search(url) or _SHELF.search(url) or draft.kind == "report" or known.host(url) in _DOI:
        return "reports"
    if _BARE_HOST.fullmatch(url):  # "a manual is at www.x.org": the door of a house, whatever is kept in it
        if _leads_from_report(text, after, start):
            return "reports"
        return "reports" if _REPORT_IS_AT.search(plain_letters(text[max(after, start - 40) : start])) else "websites"
    before = plain_letters(_words_before(text, after, start))
    for word in reversed(re.findall(r"\w+", before)):
        if word in _WEBSITE_WORDS:
            return "websites"
        if word in table.REPORT_WORDS:
            return "reports"
    return "reports" if _WRITTEN_UP.search(before) else "websites"


def _leads_from_report(text: str, after: int, start: int) -> bool:
    """Whether only "It's on" stands before, and the sentence before it speaks of a report."""
    lead = plain_letters(_SENTENCE_END.split(text[max(after, start - 220) : start])[-1])
    before = _words_before(text, after, start)
    told = set(re.findall(r"\w+", plain_letters(before)))
    return bool(lead.strip()) and _ONLY_LEADS.fullmatch(lead) is not None and bool(table.REPORT_WORDS & told)


def _words_before(text: str, after: int, start: int) -> str:
    """What leads to an address in its sentence; the sentence before too where only "It's on" leads to it."""
    before = text[max(after, start - 220) : start]
    parts = _SENTENCE_END.split(before)
    if len(parts) > 1 and (not parts[-1].strip() or _ONLY_LEADS.fullmatch(plain_letters(parts[-1]))):
        return f"{parts[-2]} {parts[-1]}"
    return parts[-1]
