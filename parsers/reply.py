"""Who wrote what in a mail: own words, quotes, attributions, our letters, signature, footer, as pieces of one text.

Nothing is lost: the pieces cover the whole text. Where two cuts disagree more is kept, and `Words.doubts` says so.
"""

from __future__ import annotations

from config.call import Call
from parsers.answers import find_answers
from parsers.forwarded_words import split_forward
from parsers.lines import lines_of
from parsers.records import Forward, Message, SentByUs, Words
from parsers.roles import read_roles, to_pieces
from parsers.subject import answers_something
from parsers.text import Text


def split(text: Text, message: Message, call: Call, sent_by_us: SentByUs, forward: Forward | None = None) -> Words:
    """The words of a mail by who wrote them. With `forward` OWN is what the forwarded author wrote.

    For an attached forward `Words.text` is the mail's text, two line ends, and the text of the attached mail.
    """
    if forward is not None:
        return split_forward(text, message, call, sent_by_us, forward)
    name = message.from_[0].name if message.from_ else ""
    lines = lines_of(text.text)
    roles, thread = read_roles(
        text.text, lines, text.marks, call, sent_by_us, name=name, is_reply=answers_something(message)
    )
    pieces = to_pieces(lines, roles, thread.starts)
    return Words(text.text, pieces, find_answers(lines, roles, call), tuple(dict.fromkeys(thread.doubts)))
