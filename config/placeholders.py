"""Which placeholders the texts of a call may use: the names, and the parts that their values have.

A name that is not here is refused when the call is loaded, so that a misspelt one is found at the desk and not
in a letter.
"""

from __future__ import annotations

CALL_TEXT = frozenset(
    {"title", "address", "compiler", "coalition", "agency", "questions"}
    | {"preferred", "preferred_published", "final", "final_published"}
)
CALL_TEXT_ATTRIBUTES = frozenset({"number", "text", "key"})

# What every letter has. `stop_...` are empty in letters that nobody can stop.
COMMON = CALL_TEXT | {
    *("language", "subject", "reference", "footer"),
    *("stop_words", "stop_link_words", "stop_mailto", "stop_url"),
}

# What each kind of letter has beside them.
LETTERS: dict[str, frozenset[str]] = {
    "announcement": COMMON | {"blocks"},
    "acknowledgement": COMMON
    | {"groups", "asks", "consent_follows", "for_a_person", "is_correction", "is_cut", "late"},
    "consent_question": COMMON
    | {"stories", "several", "audience", "attributions", "until", "answer_by", "asked_on", "ends", "token"},
    "confirmation": COMMON | {"stories", "sent_to"},
    "reminder": COMMON | {"programs", "deadline", "deadline_published", "also_until", "is_final", "days_words"},
    "notice": COMMON | {"code", "sentence", "detail", "lines"},
    "answer": COMMON | {"unproven", "held", "done", "not_done", "nothing", "notes", "code"},
    "digest": COMMON
    | {
        "period",
        "in_short",
        "health",
        "seal",
        "needs",
        "needs_count",
        "more_needs",
        "came_in",
        "is_quiet",
        "is_well",
        "groups",
    }
    | {"accommodations", "more_accommodations", "stories", "more_stories", "other_stories", "notes", "more_notes"}
    | {"referrals", "more_referrals"}
    | {"contacts", "waiting", "totals", "weeks", "how_to_act", "code"},
}

# The files that the letters share, and the names they may take from the letter.
SHARED: dict[str, frozenset[str]] = {"base.html": COMMON, "parts.html": frozenset(), "parts.txt": frozenset()}

# The parts of the values in lists: items, groups of items, rows of a table, weeks, blocks of text, questions.
LETTERS_ATTRIBUTES = frozenset(
    {"reference", "title", "lines", "link", "link_text", "note", "answer", "answers", "members", "more"}
    | {"label", "value", "percent", "drawn", "is_part", "text", "number", "key"}
)
