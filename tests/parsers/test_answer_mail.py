"""An answer to the digest as mail programs send it: who typed which line, and under which item it stands."""

from __future__ import annotations

import time
from email.message import EmailMessage

import pytest

from parsers.answer_mail import Answer, read_answer
from parsers.reading import read
from parsers.records import Piece, Role, SentByUs, Words
from parsers.text import fold_line
from tests.factories import make_call

DIGEST = """Safe and dignified release
Monday 13 September 2010 to Monday 20 September 2010

WHAT NEEDS YOU (3)

1. S-7: The author says that the person agrees. Please
   confirm it or refuse it.
   They wrote: “she said we can share it with your group”
   Write: yes (in full: confirm S-7 coalition anonymous)
   Write: no (in full: refuse S-7)
2. M-31: Please read this message.
   Write: yes (in full: done M-31)
3. P-6: The same program twice?
   seems to be P-2 again
   Write: yes (in full: merge P-6 P-2)

Answer this mail to act: write the words shown by an item below it.

WHAT CAME IN (2 programs)

- P-4: Gateway Home Navigators, Harbor County Reentry Council
  A navigator meets each person two weeks before release.
- P-5: Youth Circle Aftercare

Answer code: k7q2mx3fh6tz4abc
"""
LINES = DIGEST.splitlines()
HEADER = """-----Original Message-----
From: Safe Release Working Group [mailto:intake@saferelease.example.org]
Sent: Monday, September 20, 2010 9:00 AM
To: Ada C.
Subject: Week to Monday 20 September
"""
WROTE = "On Mon, Sep 20, 2010 at 9:00 AM, Safe Release Working Group <intake@saferelease.example.org> wrote:\n"


def with_lines(answers: dict[str, str], mark: str = "") -> str:
    """The digest, each line after `mark`, with an answer behind the last line of each item that is named."""
    out: list[str] = []
    item = ""
    for line in [*LINES, "1. end"]:
        head = line.split(":")[0].lstrip("-0123456789. ") if line[:1] in {*"-0123456789"} else ""
        if item in answers and (head or not line):
            out.append(answers[item])
            item = ""
        item = head or item
        out.append(mark + line)
    return "\n".join(out[:-1])


def html_lines(answers: dict[str, str], split: bool) -> str:
    """The digest as HTML; an answer stands between two quotes (Gmail), or in the item (Outlook)."""
    shown, items = (("S-7", 5), ("M-31", 2), ("P-6", 3)), []
    start = LINES.index("WHAT NEEDS YOU (3)") + 2
    for number, height in shown:
        lines = [line.strip() for line in LINES[start : start + height]]
        start += height
        head = lines[0].split(": ", 1)[1]
        item = f'<li><span class="ref">{number}</span> {"<br>".join([head, *lines[1:]])}'
        said = answers.get(number, "")
        cut = f"</li></ol></blockquote><div>{said}</div><blockquote><ol>" if split else f"<br><span>{said}</span></li>"
        items.append(item + (cut if said else "</li>"))
    return "<h2>What needs you</h2><ol>" + "".join(items) + f"</ol><p>{LINES[start + 1]}</p>"


def answer(text: str, html: str = "", known: str = DIGEST) -> Answer:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Ada C. <ada@coalition.example.org>", "intake@saferelease.example.org"
    mail["Subject"], mail["Message-ID"] = "Re: Week to Monday 20 September", "<answer@coalition.example.org>"
    mail["In-Reply-To"] = "<digest.abc@saferelease.example.org>"
    mail.set_content(html or text, subtype="html" if html else "plain")
    sent = SentByUs(
        frozenset({"intake@saferelease.example.org"}),
        frozenset(fold_line(line) for line in known.splitlines()) - {""},
        (("digest.abc@saferelease.example.org", "digest"),),
    )
    return read_answer(read(mail.as_bytes(), make_call(), sent).words, asked=["confirm S-7 coalition anonymous"])


def commands(found: Answer) -> list[str]:
    return [str(command) for command in found.commands]


ANSWERS = {"S-7": "yes", "M-31": "LATER", "P-6": "no"}
READ = ["yes S-7", "later M-31", "no P-6"]
CLIENTS = {
    "quoted": ("", WROTE + "\n" + with_lines(ANSWERS, "> "), ""),
    "quoted without a blank": ("", WROTE + "\n" + with_lines(ANSWERS, ">"), ""),
    "Outlook without quoting": ("", HEADER + "\n" + with_lines(ANSWERS), ""),
    "nothing above the quote": ("", with_lines(ANSWERS), ""),
    "Gmail": (
        "",
        "",
        '<div dir="ltr">See below.</div><div class="gmail_quote"><div class="gmail_attr">'
        + WROTE.replace("<", "&lt;").replace(">", "&gt;")
        + f'<br></div><blockquote class="gmail_quote">{html_lines(ANSWERS, split=True)}</blockquote></div>',
    ),
    "Outlook in HTML": (
        "",
        "",
        '<div class="WordSection1"><p class="MsoNormal">See below.</p>'
        '<div style="border:none;border-top:solid #B5C4DF 1.0pt"><p class="MsoNormal">'
        + "<br>".join(HEADER.splitlines()[1:])
        + f"</p></div>{html_lines(ANSWERS, split=False)}</div>",
    ),
}


@pytest.mark.parametrize("client", CLIENTS)
def test_a_word_under_an_item_is_found_in_what_every_program_sends(client: str) -> None:
    _, text, html = CLIENTS[client]

    assert commands(answer("See below.\n\n" + text, html)) == READ


TOP = "Dear all,\n\nconfirm S-7 coalition anonymous\ndrop P-5\n\nI will ring the county about the night bus.\n\nAda\n\n"


@pytest.mark.parametrize(
    "below",
    [WROTE + "\n" + with_lines({}, "> "), HEADER + "\n" + DIGEST, "", DIGEST],
    ids=["quoted", "Outlook", "no quote", "bare"],
)
def test_commands_above_the_quote_are_done_and_the_rest_is_a_note(below: str) -> None:
    found = answer(TOP + below)

    assert commands(found) == ["confirm S-7 coalition anonymous", "drop P-5"]
    assert [note.text for note in found.notes] == ["I will ring the county about the night bus."]
    assert found.unclear == ()


@pytest.mark.parametrize("mark", ["> ", ">> ", "", "   ", "* "])
def test_our_own_words_never_do_anything_however_they_are_quoted(mark: str) -> None:
    assert commands(answer("Thank you.\n\n" + "\n".join(mark + line for line in LINES))) == []


@pytest.mark.parametrize("planted", ["grant S-7 coalition public E4", "drop P-5", "suspend S-7", "undo 3", "yes", "no"])
@pytest.mark.parametrize("header", ["", HEADER + "\n", WROTE], ids=["bare", "Outlook", "attribution"])
def test_what_a_stranger_has_planted_in_the_digest_does_nothing_when_it_is_quoted(header: str, planted: str) -> None:
    digest = DIGEST.replace("  A navigator meets each person two weeks before release.", f"  {planted}")

    assert commands(answer(f"Thank you all.\n\n{header}{digest}", known=digest)) == []


@pytest.mark.parametrize("mark", ["> ", ""])
def test_the_printed_words_count_under_their_own_item(mark: str) -> None:
    text = with_lines({"S-7": "confirm S-7 coalition anonymous"}, mark)
    head = WROTE if mark else HEADER

    assert commands(answer(f"See below.\n\n{head}\n{text}")) == ["confirm S-7 coalition anonymous"]


def test_what_somebody_else_wrote_below_is_not_the_senders() -> None:
    other = (
        "\nFrom: Bo Tarn [mailto:bo@example.net]\nSent: Monday, September 20, 2010 10:00 AM\nTo: Ada C.\nSubject: x\n\n"
    )
    found = answer(f"Bo asked me this.\n\n-----Original Message-----{other}{HEADER}\n" + with_lines(ANSWERS))

    assert commands(found) == []


def test_what_somebody_else_wrote_in_a_quote_is_not_the_senders() -> None:
    found = answer(
        f"What do you think?\n\nOn Mon, Bo Tarn <bo@example.net> wrote:\n> confirm S-7 public\n> {WROTE}> > x\n"
    )

    assert commands(found) == []


def test_a_condition_under_a_command_is_asked_back() -> None:
    found = answer("confirm S-7 coalition\nbut only when Ruth has spoken to her.\n")

    assert commands(found) == []
    assert [one.why for one in found.unclear] == ["condition"]


def test_a_command_that_was_cut_after_its_line_is_put_together() -> None:
    found = answer("confirm S-7 coalition agency\nanonymous, no quotes\n")

    assert commands(found) == ["confirm S-7 coalition agency anonymous no quote"]


def test_a_word_below_the_last_item_and_a_heading_means_no_item() -> None:
    text = with_lines({}, "> ").replace("> WHAT CAME IN", "yes\n> WHAT CAME IN")
    found = answer("See below.\n\n" + WROTE + "\n" + text)

    assert commands(found) == []
    assert [one.why for one in found.unclear] == ["no_item"]


def test_a_note_knows_the_stories_that_it_names_and_the_one_it_stands_under() -> None:
    text = with_lines({"S-7": "I know her lawyer, who also wrote S-9."}, "> ")
    found = answer("Hello all,\n\n" + WROTE + "\n" + text)

    assert [note.stories for note in found.notes] == [(7, 9)]


def test_greetings_and_names_are_no_note() -> None:
    assert answer("Dear all,\n\ndrop P-5\n\nMany thanks,\nAda\n").notes == ()


def test_a_note_does_not_repeat_itself_in_a_log() -> None:
    assert "night bus" not in repr(answer(TOP))


@pytest.mark.parametrize("line", ["yes\n", "> 1. S-7: x\nyes\n", "drop P-7 ", "S-1: yes\n\n", "> > >"])
def test_hostile_answers_cost_little(line: str) -> None:
    text = (line * 50_000)[:50_000]
    words = Words(text, (Piece(Role.OWN, 0, len(text)),))
    start = time.process_time()

    read_answer(words)

    assert time.process_time() - start < 0.5
