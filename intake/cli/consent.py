"""`intake consent`: what holds of consent to a story, and what a person decides of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from intake.cli.opened import By, complain, number_of, opened

if TYPE_CHECKING:
    from intake.app import App

consent = typer.Typer(help="What holds of consent to a story, and a person's decisions.", no_args_is_help=True)

Story = Annotated[str, typer.Argument(help="A story, like S-12.")]
Reason = Annotated[str, typer.Option("--reason", help="Why; kept in the ledger.")]
Officer = Annotated[bool, typer.Option("--consent-officer", help="You decide as the call's consent officer.")]
Person = Annotated[int, typer.Option("--person", min=1, help="Which of the people in the story it is about.")]


@consent.command("show")
def show_consent(story: Story, by: By) -> None:
    """What holds now, and every event that led to it. The words shown are those about consent alone."""
    from intake.disclosure import redact, without_quotes
    from storage import audit, records
    from storage import consent as ledger

    number = number_of(story, "S")
    with opened() as app, app.database.write() as session:
        stored = records.find_record(session, number)
        if stored is None or stored.kind != "story":
            raise complain(f"there is no story S-{number}")
        audit.note(session, who=by, what="looked at the consent", now=app.clock(), story=number)
        now = ledger.standing_of(session, number, app.clock())
        typer.echo(f"S-{number}: {now.state}" + (f" for {', '.join(sorted(now.scopes))}" if now.scopes else ""))
        for person, events in ledger.events_of(session, number).items():
            for event in events:
                words = redact(event.words, records.as_story(stored), stored.author)
                said = f'  "{words}"' if words else ""
                who = event.actor_name or event.actor
                what = f"{event.to} {without_quotes(event.reason)}"
                typer.echo(f"  {event.at:%Y-%m-%d %H:%M} UTC  person {person}  {who}: {what}{said}")


@consent.command("grant")
def grant(
    story: Story,
    scope: Annotated[list[str], typer.Option("--scope", help="coalition, agency or public; may be repeated.")],
    evidence: Annotated[
        str, typer.Option("--evidence", help="E1 own words, E2 answer to our question, E3 document, E4 person.")
    ],
    by: By,
    reason: Reason = "",
    attribution: Annotated[
        str, typer.Option("--attribution", help="count_only, anonymous, initials, ... full_name.")
    ] = "anonymous",
    restriction: Annotated[
        list[str] | None, typer.Option("--restriction", help="Such as no_quote; may be repeated.")
    ] = None,
    officer: Officer = False,
    person: Person = 1,
) -> None:
    """Record that the person agreed. You must have read the message; name who may see it, and the evidence."""
    from config.consent import consent_policy

    policy = consent_policy()
    restrictions = tuple(restriction or ())
    for name, given, known in (
        ("scope", tuple(scope), policy.scopes),
        ("attribution", (attribution,), policy.attribution),
        ("evidence", (evidence,), tuple(level for level, _ in policy.evidence)),
        ("restriction", restrictions, tuple(sorted(policy.restrictions))),
    ):
        if unknown := [one for one in given if one not in known]:
            raise complain(f"{unknown[0]!r} is no {name}; there are {', '.join(known)}")
    _decide(
        story,
        "granted",
        by,
        reason,
        officer=officer,
        scopes=tuple(scope),
        attribution=attribution,
        evidence=evidence,
        restrictions=restrictions,
        person=person,
    )


@consent.command("people")
def people(story: Story, count: Annotated[int, typer.Argument(min=1, max=1000, help="How many.")]) -> None:
    """Say how many people a story tells of. It is shown only as far as every one of them has agreed."""
    from storage import consent as ledger
    from storage import records

    number = number_of(story, "S")
    with opened() as app, app.database.write() as session:
        if not records.set_people(session, number, count):
            raise complain(f"there is no story S-{number}")
        holds = ledger.standing_of(session, number, app.clock())
    typer.echo(f"S-{number}: {count} people; {holds.state}")


@consent.command("refuse")
def refuse(story: Story, by: By, reason: Reason = "", officer: Officer = False, person: Person = 1) -> None:
    """Record that the person said no."""
    _decide(story, "refused", by, reason, officer=officer, person=person)


@consent.command("suspend")
def suspend(story: Story, by: By, reason: Reason = "", officer: Officer = False, person: Person = 1) -> None:
    """Stop the story at once, while somebody finds out."""
    _decide(story, "suspended", by, reason, officer=officer, person=person)


@consent.command("withdraw")
def withdraw(story: Story, by: By, reason: Reason = "", officer: Officer = False, person: Person = 1) -> None:
    """Record that the person took consent back."""
    _decide(story, "withdrawn", by, reason, officer=officer, person=person)


def _decide(
    story: str,
    to: str,
    by: str,
    reason: str,
    *,
    officer: bool,
    scopes: tuple[str, ...] = (),
    attribution: str | None = None,
    evidence: str | None = None,
    restrictions: tuple[str, ...] = (),
    person: int = 1,
) -> None:
    # Over 40 lines: the facts of one decision, none of which can be left out.
    from storage import audit, house, records
    from storage import consent as ledger
    from storage.standing import ConsentEvent

    number = number_of(story, "S")
    with opened() as app, app.database.write() as session:
        stored = records.find_record(session, number)
        if stored is None or stored.kind != "story":
            raise complain(f"there is no story S-{number}")
        now = app.clock()
        if officer and not _is_officer(app, by):
            raise complain(
                f"{by!r} is no consent officer: the call and the settings name them. Say who you are by --by"
            )
        event = ConsentEvent(
            to=to,
            actor="consent_officer" if officer else "coordinator",
            at=now,
            actor_name=by,
            scopes=scopes,
            attribution=attribution,
            restrictions=restrictions,
            evidence=evidence,
            reason=reason,
            until=app.call.final.latest + app.call.consent_valid if to == "granted" else None,
        )
        try:
            holds = ledger.decide(session, number, event, now, person=person)
        except ledger.IllegalTransition as refusal:
            raise complain(str(refusal)) from refusal
        audit.note(session, who=by, what=f"recorded consent: {to}", now=now, story=number)
        held = house.exports_holding(session, number)
    typer.echo(f"S-{number}: {holds.state}" + (f" for {', '.join(sorted(holds.scopes))}" if holds.scopes else ""))
    if holds.reason and to == "granted":
        typer.echo(f"  {holds.reason}")
    if to != "granted":
        for one in held:
            typer.echo(f"  recall: {one.path}, written for {one.audience} on {one.at:%Y-%m-%d}")


def _is_officer(app: App, by: str) -> bool:
    """Whether `by` is the name or the address of somebody who answers for consent."""
    named = [p for p in (*app.call.coordinators, app.call.compiler) if p.consent_officer]
    known = {*app.settings.consent_officers, *(p.name for p in named), *(p.addr_spec for p in named)}
    return by.strip().casefold() in {one.casefold() for one in known}
