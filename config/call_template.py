"""The commented `call.toml` of a new call: it loads as it stands, and is meant to be written over."""

from __future__ import annotations

from datetime import date, timedelta

from config.templates import render_text
from config.wording import DAYS, MONTHS

_TEMPLATE = """\
# A call for input. Write over every line that is not yours; `intake check` says what is wrong, with file and key.
# Beside this file: text/ (the call as it is sent), letters/ (every letter that goes out), taxonomy.toml (the classes
# that answers are sorted into, with the words that show them), facilities.tsv and known_programs.tsv (may stay empty).
schema = 1
id = "{{ id }}"  # small letters, digits, hyphens; never change it after the first letter has left
zone = "America/New_York"  # a place of the IANA list, not "EST": every time below is what its clocks show
languages = ["en", "es"]  # of texts and letters; the first is used where a person's language is not known
address = "answers@example.org"  # the mailbox that the call asks to write to
coalition = "Name of your coalition"
agency = "Name of the agency that gets the recommendations"
opens = {{ opens }}T09:00:00  # nothing is announced before

# One line for each language.
[title]
en = "Title of your call"
es = "Título de su pedido"

[subject]
en = "Call for input: title of your call"
es = "Pedido de aportes: título de su pedido"

[text]
en = "text/call.en.txt"
es = "text/call.es.txt"

# Who compiles the answers and signs the letters. Nobody's address here may be the mailbox itself.
[compiler]
name = "Your Name"
address = "compiler@example.org"
language = "en"

# Who gets the weekly digest. At least one person answers for consent: only a person can grant it.
[[coordinator]]
name = "A Coordinator"
address = "coordinator@example.org"
language = "en"
consent_officer = true

# The preferred cutoff. `published` is how the call words it; `wall_clock` is what it means.
[preferred]
wall_clock = {{ preferred }}T12:00:00
# also_read_with_offset = "-05:00"  # where the published words can be read in two ways: mail is on time until the later
published.en = "noon Eastern, {{ preferred_en }}"
published.es = "mediodía, hora del Este, {{ preferred_es }}"

# The final cutoff: a whole day (`end_of_day`), or an hour (`wall_clock`).
[final]
end_of_day = {{ final }}
published.en = "end of day Eastern, {{ final_en }}"
published.es = "fin del día, hora del Este, {{ final_es }}"

# Reminders: before which cutoff, how many days before its day, at which hour.
{% for name, days in (("preferred", 7), ("preferred", 2), ("preferred", 0), ("final", 2), ("final", 0)) %}
[[reminder]]
deadline = "{{ name }}"
days_before = {{ days }}
at = {{ "08" if days == 0 else "09" }}:00:00

{% endfor %}
[digest]
weekday = "monday"
at = 08:00:00

[consent]
valid_days = 180  # after the final cutoff a consent ends by itself
close_days = 7  # after the final cutoff an unanswered consent question counts as not obtained

# The questions of the call, by number; answers between the lines are matched by their words.
[[question]]
number = 1
key = "programs"
text.en = "Which model programs do you know? If you can: the name, a brief description, the website, and links to reports."
text.es = "¿Qué programas modelo conoce? Si puede: el nombre, una breve descripción, el sitio web y enlaces a informes."

[[question]]
number = 2
key = "accommodations"
text.en = "Which precedents do you know for accommodating special populations?"
text.es = "¿Qué precedentes conoce de adaptaciones para poblaciones especiales?"

[[question]]
number = 3
key = "stories"
text.en = "Do you know of a case? Tell it only where the person agreed that it be told."
text.es = "¿Conoce un caso? Cuéntelo solo si la persona aceptó que se cuente."

[[question]]
number = 4
key = "consent"
text.en = "If you tell a story: to whom may it be shown (our coalition, the agency, the public), and how may the person be named?"
text.es = "Si cuenta un caso: ¿a quién se puede mostrar (nuestra coalición, la agencia, el público) y cómo se puede nombrar a la persona?"
"""  # noqa: E501 - texts of questions are one line each, as people will paste them


def call_template(call_id: str, today: date) -> str:
    """The text of a new `call.toml`: opens on a Monday a week or two ahead, ends on the Tuesday of its fourth week."""
    opens = today + timedelta(days=14 - today.weekday())
    preferred, final = opens + timedelta(days=15), opens + timedelta(days=22)
    values = {
        "id": call_id,
        "opens": opens.isoformat(),
        "preferred": preferred.isoformat(),
        "final": final.isoformat(),
        "preferred_en": _day(preferred, "en"),
        "preferred_es": _day(preferred, "es"),
        "final_en": _day(final, "en"),
        "final_es": _day(final, "es"),
    }
    return render_text(_TEMPLATE, values)


def _day(day: date, language: str) -> str:
    name, month = DAYS[language][day.weekday()], MONTHS[language][day.month - 1]
    if language == "es":
        return f"{name} {day.day} de {month} de {day.year}"
    return f"{name} {day.day} {month} {day.year}"
