"""When rounds happen. APScheduler only wakes; what is due is asked of the database by the round itself.

So its own traps (misfires, jitter, doubled hours) cannot matter: a wake too many finds nothing due, a wake that is
missed is made up by the next one.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import FrameType

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

LONGEST_PAUSE = timedelta(minutes=15)


class Waker:
    """Wakes the worker every `interval`, at instants that it asks for, when mail is hinted at, and to stop.

    `wait` blocks without using the processor. After SIGTERM or SIGINT `stopping` is true and `wait` returns at once;
    the round that runs is finished first.
    """

    def __init__(self, interval: timedelta) -> None:
        self._event = threading.Event()
        self._stopping = threading.Event()
        self._interval = interval
        self._scheduler = BackgroundScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )

    def __enter__(self) -> Waker:
        self._scheduler.add_job(self.wake, IntervalTrigger(seconds=self._interval.total_seconds(), timezone=UTC))
        self._scheduler.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._scheduler.shutdown(wait=False)

    @property
    def stopping(self) -> bool:
        return self._stopping.is_set()

    def wake(self) -> None:
        """Ask for a round now. Safe from any thread."""
        self._event.set()

    def stop(self, signum: int = 0, frame: FrameType | None = None) -> None:  # noqa: ARG002 - a signal handler's shape
        self._stopping.set()
        self._event.set()

    def sleep(self, seconds: float) -> None:
        """Wait, from any thread, until then or until the worker stops."""
        self._stopping.wait(seconds)

    def wake_at(self, instant: datetime) -> None:
        """Ask for a round at `instant` (aware); asking again replaces it."""
        self._scheduler.add_job(self.wake, DateTrigger(instant), id="next-occasion", replace_existing=True)

    def stop_on_signals(self) -> None:
        """SIGTERM and SIGINT end the worker after its round."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)

    def rounds(self, one_round: Callable[[], object]) -> None:
        """Run rounds until asked to stop: one at once, then one for every wake."""
        while not self.stopping:
            self._event.clear()
            one_round()
            self._event.wait(timeout=LONGEST_PAUSE.total_seconds())
