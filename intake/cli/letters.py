"""`intake letters`: what became of our letters, and a person's decision where the service cannot know."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from intake.cli.opened import By, complain, opened

if TYPE_CHECKING:
    from storage.database import Session
    from storage.letters import LetterView

letters = typer.Typer(
    help="""What became of our letters.

    A letter is due, sending, sent, refused (a server said no for good, or it bounced), held (the gate or the breaker
    stopped it), missed (its time was over), or uncertain: it was handed over and the answer was lost, so it may have
    arrived. Such a letter settles itself by a bounce, an answer, or the folder of sent mail. Else look into the
    mailbox, or ask the person, and say `intake letters mark NUMBER sent` or `not-sent`.""",
    no_args_is_help=True,
)

Number = Annotated[int, typer.Argument(min=1, help="The letter's number, as `intake letters list` shows it.")]


class State(StrEnum):
    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"
    HELD = "held"
    MISSED = "missed"


class Settled(StrEnum):
    SENT = "sent"
    NOT_SENT = "not-sent"


@letters.command("list")
def list_letters(
    state: Annotated[
        list[State] | None, typer.Option("--state", help="Letters of this state; may be repeated.")
    ] = None,
) -> None:
    """Letters that wait for a person: held, refused, uncertain. Their words are not shown."""
    from storage import outbox
    from storage.values import LetterState

    wanted = state or [State.HELD, State.REFUSED, State.UNCERTAIN]
    with opened() as app, app.database.read() as session:
        found = [letter for one in wanted for letter in outbox.find_letters(session, state=LetterState(one.value))]
    for letter in found:
        typer.echo(f"{letter.id}  {letter.kind.value}  {letter.to}  {letter.state.value}: {letter.answer}")
    if not found:
        typer.echo("no letter waits for a person" if state is None else "there is none")


@letters.command("show")
def show_letter(
    number: Number,
    by: By,
    text: Annotated[
        bool, typer.Option("--text", help="Its words too; noted in the audit if it is about a story.")
    ] = False,
) -> None:
    """What became of one letter, and why. With --text its words, where every story in it is open to the coalition."""
    from intake.views.letter import open_letter

    with opened() as app, app.database.write() as session:
        letter = _found(session, number)
        words = open_letter(session, app, letter, by) if text else None
    for line in _facts(letter):
        typer.echo(line)
    if words is not None and words.closed:
        stories = ", ".join(f"S-{story}" for story in words.closed)
        raise complain(f"its words are not shown: it is about {stories}, which is not open to the coalition now")
    if words is not None:
        typer.echo(f"\nSubject: {words.subject}\n\n{words.text}")


def _facts(letter: LetterView) -> Iterator[str]:
    yield f"letter {letter.id}: {letter.kind.value} to {letter.to}"
    yield f"  {letter.state.value}" + (f": {letter.answer}" if letter.answer else "")
    yield f"  posted {letter.posted_at:%Y-%m-%d %H:%M} UTC" + (f", because of M-{letter.cause}" if letter.cause else "")
    if letter.sent_at is not None:
        yield f"  sent {letter.sent_at:%Y-%m-%d %H:%M} UTC"
    elif letter.state.value == State.DUE:
        yield f"  next try {letter.next_try:%Y-%m-%d %H:%M} UTC"
    yield f"  Message-ID <{letter.message_id}>"


@letters.command("resend")
def resend_letter(number: Number, by: By) -> None:
    """Let a letter go again that was held, refused, or is uncertain: the same letter, with the same Message-ID.

    Its address is believed again, also if mail to it bounced. The gate is asked once more: caps, opt-outs and consent
    hold. One whose time is past is not sent.
    """
    from intake.views.letter import note_decision
    from storage import contacts, outbox
    from storage.values import LetterState

    again = (LetterState.HELD, LetterState.REFUSED, LetterState.UNCERTAIN)
    with opened() as app, app.database.write() as session:
        letter = _found(session, number)
        if letter.state not in again:
            raise complain(f"letter {number} is {letter.state.value}: only held, refused and uncertain ones are resent")
        contacts.forget_bounce(session, letter.to)
        goes = outbox.release(session, again, app.clock(), number)
        note_decision(session, app, letter, by, "resend")
    typer.echo(f"letter {number} leaves with the next round" if goes else f"letter {number}: its time is past")


@letters.command("mark")
def mark_letter(
    number: Number,
    what: Annotated[Settled, typer.Argument(help="sent: it has arrived, or left; not-sent: it has not.")],
    by: By,
) -> None:
    """Say what became of an uncertain letter. One that was not sent goes again, unless its time is past."""
    from intake.views.letter import note_decision
    from storage import outbox
    from storage.values import LetterState

    with opened() as app, app.database.write() as session:
        letter = _found(session, number)
        if letter.state is not LetterState.UNCERTAIN:
            raise complain(f"letter {number} is {letter.state.value}, not uncertain: there is nothing to settle")
        if what is Settled.SENT:
            outbox.settle_as_sent(session, [letter.message_id], app.clock(), f"{by} says so")
            said = "counts as sent"
        else:
            goes = outbox.release(session, [LetterState.UNCERTAIN], app.clock(), number)
            said = "leaves with the next round" if goes else "is missed: its time is past"
        note_decision(session, app, letter, by, what.value)
    typer.echo(f"letter {number} {said}")


@letters.command("release")
def release_letters(by: By) -> None:
    """Let all held letters go, and automatic mail again, after you have looked at why they were stopped."""
    from intake.views.letter import note_decision
    from storage import house, outbox
    from storage.values import LetterState

    with opened() as app, app.database.write() as session:
        house.turn_off(session, "breaker")
        for letter in outbox.find_letters(session, state=LetterState.HELD):
            note_decision(session, app, letter, by, "release")
        count = outbox.release(session, [LetterState.HELD], app.clock())
    typer.echo(f"{count} letters will leave with the next round")


def _found(session: Session, number: int) -> LetterView:
    from storage.letters import letter_numbered

    letter = letter_numbered(session, number)
    if letter is None:
        raise complain(f"there is no letter {number}: `intake letters list --state sent` shows what has left")
    return letter
