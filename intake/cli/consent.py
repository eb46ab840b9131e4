"""`intake consent`: what holds of consent to a story, and what a person decides of it."""

from __future__ import annotations

from typing import Annotated

import typer

from intake.cli.deciding import decide
from intake.cli.opened import By, complain, number_of, opened

consent = typer.Typer(help="What holds of consent to a story, and a person's decisions.", no_args_is_help=True)

Story = Annotated[str, typer.Argument(help="A story, like S-12.")]
Reason = Annotated[str, typer.Option("--reason", help="Why; kept in the ledger.")]
Officer = Annotated[bool, typer.Option("--consent-officer", help="You decide as the call's consent officer.")]
Until = Annotated[
    str, typer.Option("--until", metavar="DAY", help="The last day on which it holds; the call's if not given.")
]
Person = Annotated[int, typer.Option("--person", min=1, help="Which of the people in the story it is about.")]
Seen = Annotated[
    int | None,
    typer.Option("--seen", min=0, help="The newest event that you have seen (`show` says it); later ones refuse this."),
]


@consent.command("show")
def show_consent(story: Story, by: By) -> None:
    """What holds now, and every event that led to it. The words shown are those about consent alone."""
    from intake.disclosure import redact, without_quotes
    from intake.gate.recall import copies_of
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
            typer.echo(f"  person {person}: --seen {events[-1].sequence}")
            for event in events:
                words = redact(event.words, records.as_story(stored), stored.author)
                said = f'  "{words}"' if words else ""
                who = event.actor_name or event.actor
                what = " ".join(filter(None, (event.to, event.evidence, without_quotes(event.reason))))
                typer.echo(f"  {event.at:%Y-%m-%d %H:%M} UTC  person {person}  {who}: {what}{said}")
        for copies in copies_of(session, number):
            typer.echo(f"  copies: {copies.line}: {', '.join(copies.places)}")


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
    until: Until = "",
    officer: Officer = False,
    person: Person = 1,
    seen: Seen = None,
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
    decide(
        story,
        "granted",
        by,
        reason,
        officer=officer,
        scopes=tuple(scope),
        attribution=attribution,
        evidence=evidence,
        restrictions=restrictions,
        until=until,
        person=person,
        seen=seen,
    )


@consent.command("reinstate")
def reinstate(
    story: Story, by: By, reason: Reason = "", until: Until = "", person: Person = 1, seen: Seen = None
) -> None:
    """Grant once more what was granted last: they wrote that taking it back was an error. The consent officer only."""
    from intake.consent.decisions import granted_again
    from storage import consent as ledger

    number = number_of(story, "S")
    with opened() as app, app.database.read() as session:
        before = ledger.standings_of_persons(session, number, app.clock()).get(person)
        events = ledger.events_of(session, number).get(person, ())
        again = granted_again(events, before, app.clock(), by=by) if before else None
    if again is None:
        raise complain(f"S-{number} does not stand suspended after a grant: there is nothing to reinstate")
    decide(
        story,
        "granted",
        by,
        reason or "it was taken back by mistake",
        officer=True,
        scopes=again.scopes,
        attribution=again.attribution,
        evidence=again.evidence,
        restrictions=again.restrictions,
        until=until,
        otherwise=again.until,
        person=person,
        seen=before.last_sequence if before and seen is None else seen,
    )


@consent.command("people")
def people(
    story: Story,
    count: Annotated[int, typer.Argument(min=1, max=1000, help="How many.")],
    by: By,
    officer: Officer = False,
) -> None:
    """Say how many people a story tells of. It is shown only as far as every one of them has agreed.

    Fewer than before can show more: that is the consent officer's.
    """
    from intake.consent.decisions import is_officer, name_of
    from storage import audit, records
    from storage import consent as ledger

    number = number_of(story, "S")
    with opened() as app, app.database.write() as session:
        stored = records.find_record(session, number)
        if stored is None or stored.kind != "story":
            raise complain(f"there is no story S-{number}")
        if count < records.as_story(stored).people and not (officer and is_officer(app, by)):
            raise complain("fewer people than before: say it as the consent officer, with --consent-officer and --by")
        records.set_people(session, number, count)
        audit.note(session, who=name_of(app, by), what=f"counted {count} people", now=app.clock(), story=number)
        holds = ledger.standing_of(session, number, app.clock())
    typer.echo(f"S-{number}: {count} people; {holds.state}")


@consent.command("refuse")
def refuse(
    story: Story, by: By, reason: Reason = "", officer: Officer = False, person: Person = 1, seen: Seen = None
) -> None:
    """Record that the person said no."""
    decide(story, "refused", by, reason, officer=officer, person=person, seen=seen)


@consent.command("suspend")
def suspend(
    story: Story, by: By, reason: Reason = "", officer: Officer = False, person: Person = 1, seen: Seen = None
) -> None:
    """Stop the story at once, while somebody finds out."""
    decide(story, "suspended", by, reason, officer=officer, person=person, seen=seen)


@consent.command("withdraw")
def withdraw(
    story: Story, by: By, reason: Reason = "", officer: Officer = False, person: Person = 1, seen: Seen = None
) -> None:
    """Record that the person took consent back."""
    decide(story, "withdrawn", by, reason, officer=officer, person=person, seen=seen)
