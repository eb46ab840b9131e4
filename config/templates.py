"""The one door to Jinja2: templates compiled, their placeholders listed, filled in with nothing left open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import jinja2
from jinja2 import meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

TemplateFault = jinja2.TemplateSyntaxError


def environment(folder: Path | None, *, html: bool) -> jinja2.Environment:
    """Where values are escaped (html), unknown names are errors and nothing of a value can be changed."""
    return ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader(folder) if folder else None,
        autoescape=html,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@lru_cache(maxsize=16)
def kept_environment(folder: Path, html: bool) -> jinja2.Environment:
    """The environment of a folder of letters, made once."""
    return environment(folder, html=html)


def render(template: jinja2.Template, values: Mapping[str, object]) -> str:
    return template.render(values)


def render_text(source: str, values: Mapping[str, object]) -> str:
    """A plain text with its placeholders filled in. Raises jinja2.UndefinedError for a missing value."""
    return environment(None, html=False).from_string(source).render(values)


def names_in(source: str) -> frozenset[str]:
    """The names that a template takes from outside. Raises `TemplateFault` where it cannot be parsed."""
    tree = environment(None, html=False).parse(source)
    imported = {found.target for found in tree.find_all(nodes.Import)}  # blocks see what the file imports
    return frozenset(meta.find_undeclared_variables(tree)) - imported


def words_in(source: str) -> str:
    """What stands in a template itself: a line end for each place that is filled in."""
    tree = environment(None, html=False).parse(source)
    return "\n".join(data.data for data in tree.find_all(nodes.TemplateData))


def attributes_in(source: str) -> frozenset[str]:
    """The attributes that a template asks of its values (`program.name` gives "name"); no macros."""
    tree = environment(None, html=False).parse(source)
    modules = {found.target for found in tree.find_all(nodes.Import)} | {"loop"}
    return frozenset(_attributes(tree, modules))


def _attributes(tree: nodes.Template, modules: set[str]) -> Iterator[str]:
    for found in tree.find_all(nodes.Getattr):
        if not (isinstance(found.node, nodes.Name) and found.node.name in modules):
            yield found.attr
