"""Words that strangers may write to break a document."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

EVIL = (
    '=HYPERLINK("http://evil.example.com")', "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "<script>alert(1)</script>",
    "]]> & <w:p/>", "#strong[x] $x$ *b* _i_ `c` @ref <label> \\ // /* ", "a\nER  - \nTY  - BOOK",
    "x}\n@book{y, title={z", "100% {\\bf \\input{/etc/passwd}} $", "txt.exe\u202egnp", "nul\x00 bell\x07 esc\x1b[31m",
    "half \ud800 pair", "'quoted", "\ufeffx", "Zo\u00eb \u0418\u0432\u0430\u043d \u5c71", "", " ",
)  # fmt: skip
words = st.one_of(st.sampled_from(EVIL), st.text(max_size=40))
quickly = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)
