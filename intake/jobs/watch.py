"""Watch: after a round, say by another way than mail what is wrong, once, and when it is over; else beat the heart."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from intake.watching import alarms
from intake.watching.health import NOTICE, troubles_of
from intake.watching.status import status_of
from storage import house

if TYPE_CHECKING:
    from intake.app import App

SWITCH = "alarm:"
AGAIN = timedelta(days=1)


def watch(app: App) -> None:
    """Each trouble is told when it begins, once a day while it lasts, and when it is over; a notice once."""
    settings = app.settings.watch
    if not (settings.heartbeat_url or settings.alarm_command or settings.alarm_webhook):
        return
    now = app.clock()
    with app.database.read() as session:
        found = {trouble.code: trouble for trouble in troubles_of(status_of(session, app))}
        told = house.switches(session, SWITCH)
    for code, trouble in found.items():
        at = told.get(code)
        due = at is None or (now - at >= AGAIN and not trouble.notice)
        if due and alarms.sound(settings, app.call.id, code, trouble.words, over=False):
            with app.database.write() as session:
                house.turn_on(session, SWITCH + code, trouble.words, now)
    for code in told.keys() - found.keys():
        over = "what was wrong is well again"
        if code.startswith(NOTICE) or alarms.sound(settings, app.call.id, code, over, over=True):
            with app.database.write() as session:
                house.turn_off(session, SWITCH + code)
    if all(trouble.notice for trouble in found.values()):
        alarms.beat(settings)
