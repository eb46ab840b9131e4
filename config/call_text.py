"""The text of the call in each language: its template filled in, so that it stands here as it is sent."""

from __future__ import annotations

from dataclasses import replace

from config.call import Call
from config.faults import Fault
from config.placeholders import CALL_TEXT, CALL_TEXT_ATTRIBUTES
from config.template_files import check_template
from config.templates import render_text
from config.wording import say_instant


def load_texts(call: Call, files: tuple[tuple[str, str], ...], faults: list[Fault]) -> Call:
    """The call with its texts. Faults of the files are added; then the texts are empty."""
    sources = []
    for language, name in files:
        path = call.folder / name
        if not name or not path.resolve().is_relative_to(call.folder.resolve()):
            faults.append(Fault("call.toml", f"text.{language}", f"{name!r} is no file of this folder."))
            continue
        source = check_template(path, name, CALL_TEXT, CALL_TEXT_ATTRIBUTES, faults)
        sources.append((language, source))
    if faults:
        return call
    return replace(call, text=tuple((language, _filled(call, language, source)) for language, source in sources))


def _filled(call: Call, language: str, source: str) -> str:
    questions = [{"number": q.number, "key": q.key, "text": q.in_language(language)} for q in call.questions]
    values = {
        "title": call.title_in(language),
        "address": call.address,
        "compiler": call.compiler.name,
        "coalition": call.coalition,
        "agency": call.agency,
        "questions": questions,
        "preferred": say_instant(call.preferred.earliest, call.zone, language),
        "preferred_published": call.preferred.published_in(language),
        "final": say_instant(call.final.earliest, call.zone, language),
        "final_published": call.final.published_in(language),
    }
    return render_text(source, values).strip() + "\n"
