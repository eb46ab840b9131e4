"""Milliseconds to tell own words in 50 KB of text made to hang a reader. All must stay under 100.

Run from the checkout: python -m bench.hostile_words
"""

from __future__ import annotations

import sys
import time

from tests.parsers.split_mail import split_text
from tests.parsers.test_hostile_words import HOSTILE

LIMIT = 100.0


def milliseconds(text: str, subject: str) -> float:
    started = time.process_time()
    split_text(text, subject=subject)
    return 1000 * (time.process_time() - started)


def main() -> int:
    slow = False
    for kind, text in HOSTILE.items():
        took = max(milliseconds(text, "Re: x"), milliseconds(text, "Fwd: x"))
        slow = slow or took > LIMIT
        print(f"{kind:20} {took:7.1f} ms")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
