"""What the stop page says, by language."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "ask": "Shall we stop writing to you about “{title}”? Nothing that you sent us is lost by it.",
        "button": "Yes, stop the mail",
        "stopped": "We will not write to you about “{title}” again. If that was a mistake, write to {address}.",
    },
    "es": {
        "ask": "¿Quiere que dejemos de escribirle sobre «{title}»? Nada de lo que nos envió se pierde.",
        "button": "Sí, no me escriban más",
        "stopped": "No volveremos a escribirle sobre «{title}». Si fue un error, escriba a {address}.",
    },
}
