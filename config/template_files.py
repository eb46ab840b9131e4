"""Checking one template file: it is there, it is a template, it asks only for what there is."""

from __future__ import annotations

from pathlib import Path

from config.faults import Fault, did_you_mean
from config.templates import TemplateFault, attributes_in, names_in


def check_template(
    path: Path, name: str, names: frozenset[str], attributes: frozenset[str], faults: list[Fault]
) -> str:
    """The source of the template at `path`, or "" with a fault. `name` is what faults call the file."""
    try:
        source = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        faults.append(Fault(name, "", "the file is missing.", "`intake new-call` writes one to start from."))
        return ""
    except (OSError, UnicodeDecodeError):
        faults.append(Fault(name, "", "the file cannot be read as UTF-8.", "Save it as UTF-8."))
        return ""
    try:
        asked, parts = names_in(source), attributes_in(source)
    except TemplateFault as trouble:
        faults.append(Fault(name, f"line {trouble.lineno}", f"the template is broken: {trouble.message}."))
        return ""
    for unknown in sorted(asked - names):
        faults.append(Fault(name, f"{{{{ {unknown} }}}}", "nothing has this name.", did_you_mean(unknown, names)))
    for unknown in sorted(parts - attributes):
        faults.append(Fault(name, f"….{unknown}", "no value has this part.", did_you_mean(unknown, attributes)))
    return source
