"""Typst, and nothing else: a fixed template of ours and values as JSON go in, PDF or HTML comes out.

The words of strangers are values and never part of a template, so none of them can be read as markup. No font of
the system is asked and no date is written: the same values give the same bytes.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from typing import Any

import typst


class NotTypeset(Exception):
    """The template or a style file cannot be used; the message says what typst said."""


def typeset_pdf(template: str, values: Mapping[str, Any]) -> bytes:
    """A tagged PDF. It says that it is PDF/UA-1 where it can be; a letter that no font has makes it a plain one."""
    try:
        return _typeset(template, {"values.json": values}, "pdf", ["ua-1"])
    except NotTypeset:
        return _typeset(template, {"values.json": values}, "pdf", [])


def typeset_html(template: str, files: Mapping[str, Any]) -> str:
    return _typeset(template, files, "html", []).decode("utf-8")


def _typeset(template: str, files: Mapping[str, Any], kind: Any, standards: list[Any]) -> bytes:
    told = {name: value if isinstance(value, bytes) else json.dumps(value).encode() for name, value in files.items()}
    source: Any = {"main.typ": template.encode(), **told}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that HTML is new, that a style is odd
            compiler = typst.Compiler(source, ignore_system_fonts=True)
            made = compiler.compile(format=kind, pdf_standards=standards)
    except RuntimeError as trouble:
        raise NotTypeset(str(trouble)) from trouble
    assert isinstance(made, bytes)
    return made
