"""PDF as text, page by page. pypdfium2 is C++: it may crash on hostile files, so it runs in a child process."""

from __future__ import annotations

import pypdfium2  # type: ignore[import-untyped]

from parsers.document_values import MOST_CHARACTERS, MOST_PAGES, Document, Unreadable

_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read_pdf(content: bytes) -> Document:
    """The text of its pages with form feeds between them. Raises Unreadable for encrypted and broken files."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).casefold():
            raise Unreadable("encrypted: it asks for a password") from error
        raise Unreadable("broken file: no PDF can be read from it") from error
    try:
        return _pages(document)
    finally:
        document.close()


def _pages(document: pypdfium2.PdfDocument) -> Document:
    count = len(document)
    texts: list[str] = []
    length = 0
    problem = None
    for number in range(min(count, MOST_PAGES)):
        text = _page(document, number)
        texts.append(text)
        length += len(text)
        if length > MOST_CHARACTERS:
            break
    if len(texts) < count:
        problem = f"only the first {len(texts)} of {count} pages were read"
    if not any(text.strip() for text in texts):
        return Document(problem="no text layer: a scan" if count else "no pages in it")
    return Document("\f".join(texts), problem)


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return ""
    layer = page.get_textpage()
    try:
        text: str = layer.get_text_bounded(errors="replace")
        return text.replace("\r\n", "\n").replace("\ufffe", "").replace("\x02", "-")
    finally:
        layer.close()
        page.close()
