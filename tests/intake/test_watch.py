"""Alarms by another way than mail: told once, again after a day, and when it is over; the heart beats else."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from config.settings_watch import Watch
from intake.jobs.canary import canary_state
from intake.jobs.watch import watch
from storage import house as memory


@dataclass
class Listener:
    url: str = ""
    beats: int = 0
    alarms: list[dict[str, str]] = field(default_factory=list)
    answer: int = 200


@pytest.fixture
def listener() -> Iterator[Listener]:
    heard = Listener()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.beats += 1
            self._answer()

        def do_POST(self) -> None:
            heard.alarms.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self._answer()

        def _answer(self) -> None:
            self.send_response(heard.answer)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    heard.url = f"http://127.0.0.1:{server.server_port}/secret-path"
    yield heard
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def watched(house, listener):
    settings = replace(house.app.settings, watch=Watch(heartbeat_url=listener.url, alarm_webhook=listener.url))
    house.app = replace(house.app, settings=settings)
    return house


def stop_mail(house, why):
    with house.app.database.write() as session:
        memory.turn_on(session, "breaker", why, house.clock())


def test_the_heart_beats_after_a_round_in_which_all_was_well(watched, listener):
    watched.round()

    assert listener.beats == 1
    assert listener.alarms == []


def test_a_trouble_is_told_once_and_the_heart_stands_still(watched, listener):
    stop_mail(watched, "250 automatic letters left within an hour")
    watched.round()
    watched.round()

    assert [alarm["code"] for alarm in listener.alarms] == ["breaker"]
    assert listener.beats == 0


def test_a_trouble_that_lasts_is_told_again_after_a_day(watched, listener):
    stop_mail(watched, "too many letters")
    watched.round()
    watched.clock.move(hours=25)
    watched.round()

    assert len(listener.alarms) == 2


def test_the_end_of_a_trouble_is_told(watched, listener):
    stop_mail(watched, "too many letters")
    watched.round()
    with watched.app.database.write() as session:
        memory.turn_off(session, "breaker")
    watched.round()

    assert [alarm["state"] for alarm in listener.alarms] == ["wrong", "over"]


def test_an_alarm_that_nobody_took_is_told_again(watched, listener):
    listener.answer = 500
    stop_mail(watched, "too many letters")
    watched.round()
    listener.answer = 200
    watched.round()

    assert len(listener.alarms) == 2


def test_the_alarm_command_gets_a_sentence_and_json(house, tmp_path):
    heard = tmp_path / "heard.txt"
    code = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(sys.stdin.read() + sys.argv[2])"
    command = (sys.executable, "-c", code, str(heard))
    house.app = replace(house.app, settings=replace(house.app.settings, watch=Watch(alarm_command=command)))
    stop_mail(house, "too many letters")
    watch(house.app)

    assert "automatic mail is stopped: too many letters" in heard.read_text()


def test_nobody_logs_the_address_of_the_heartbeat(watched, listener, caplog):
    watched.app = replace(
        watched.app, settings=replace(watched.app.settings, watch=Watch(heartbeat_url="http://127.0.0.1:9/secret-path"))
    )
    watched.round()

    assert "heartbeat was not taken" in caplog.text
    assert "secret-path" not in caplog.text


@pytest.fixture
def with_canary(house):
    house.app = replace(house.app, settings=replace(house.app.settings, watch=Watch(canary_hours=24)))
    return house


def canary(house):
    with house.app.database.read() as session:
        return canary_state(session, house.clock())


def test_a_canary_that_comes_back_is_seen(with_canary):
    with_canary.round()
    (letter,) = with_canary.letters("canary")
    with_canary.arrive_bytes(letter.as_bytes())
    with_canary.round()

    assert canary(with_canary) == "back"
    assert len(with_canary.letters()) == 1


def test_a_canary_that_stays_away_is_a_trouble(with_canary):
    with_canary.round()
    with_canary.clock.move(hours=3)

    assert canary(with_canary) == "lost"


def test_the_next_canary_leaves_when_its_hours_are_over(with_canary):
    with_canary.round()
    with_canary.round()
    with_canary.clock.move(hours=25)
    with_canary.round()

    assert len(with_canary.letters("canary")) == 2
