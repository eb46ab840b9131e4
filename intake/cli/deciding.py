"""One decision about consent on the command line: recorded, and answered with what holds now."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import typer

from intake.cli.opened import complain, number_of, opened

if TYPE_CHECKING:
    from intake.app import App


def decide(
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
    until: str = "",
    otherwise: datetime | None = None,
    person: int = 1,
    seen: int | None = None,
) -> None:
    """Write one decision down and say what holds now; what must be recalled, where it opened nothing."""
    # Over 40 lines: the facts of one decision, none of which can be left out.
    from intake.consent.decisions import is_officer, name_of, record
    from intake.gate.recall import copies_of
    from storage import consent as ledger
    from storage import records
    from storage.standing import ConsentEvent

    number = number_of(story, "S")
    with opened() as app, app.database.write() as session:
        stored = records.find_record(session, number)
        if stored is None or stored.kind != "story":
            raise complain(f"there is no story S-{number}")
        now = app.clock()
        if officer and not is_officer(app, by):
            raise complain(
                f"{by!r} is no consent officer: the call and the settings name them. Say who you are by --by"
            )
        event = ConsentEvent(
            to=to,
            actor="consent_officer" if officer else "coordinator",
            at=now,
            actor_name=name_of(app, by),
            scopes=scopes,
            attribution=attribution,
            restrictions=restrictions,
            evidence=evidence,
            reason=reason,
            until=_until(app, until, otherwise, now) if to == "granted" else None,
        )
        try:
            holds = record(session, number, event, now, person=person, expected=seen)
        except (ledger.IllegalTransition, ledger.OvertakenDecision) as refusal:
            raise complain(str(refusal)) from refusal
        held = copies_of(session, number)
    typer.echo(f"S-{number}: {holds.state}" + (f" for {', '.join(sorted(holds.scopes))}" if holds.scopes else ""))
    if holds.reason and to == "granted":
        typer.echo(f"  {holds.reason}")
    if to != "granted":
        for copies in held:
            typer.echo(f"  recall: {copies.line}, {copies.at:%Y-%m-%d}: {', '.join(copies.places)}")


def _until(app: App, day: str, otherwise: datetime | None, now: datetime) -> datetime:
    """When a consent ends: the end of `day` where the call is, else `otherwise`, else the call's standard.

    At most one validity from now.
    """
    from config.wall_clock import WallClockError, end_of_day

    standard = app.call.final.latest + app.call.consent_valid
    if not day:
        return otherwise or standard
    try:
        found = end_of_day(datetime.strptime(day, "%Y-%m-%d"), app.call.zone)  # noqa: DTZ007 - the zone is given beside
    except (ValueError, WallClockError):
        raise complain(f"{day!r} is no day: write it like 2011-03-31") from None
    latest = max(standard, now + app.call.consent_valid)
    if not now < found <= latest:
        raise complain(f"a consent granted now ends after today, and by {latest:%Y-%m-%d} at the latest")
    return found
