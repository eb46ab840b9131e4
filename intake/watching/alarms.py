"""Calling for a person by another way than mail: a command, a webhook, a heartbeat. No word of a mail is said.

The one door for plain HTTP out of the house. Nothing here raises for the world's troubles: what could not be said is
said again with the next round.
"""

from __future__ import annotations

import json
import logging
import subprocess
from collections.abc import Sequence

import requests

from config.settings_watch import Watch

log = logging.getLogger("intake.watching.alarms")

SECONDS = 10
COMMAND_SECONDS = 30


def sound(watch: Watch, call: str, code: str, words: str, *, over: bool) -> bool:
    """Tell all that listen; whether each of them took it. With nobody to tell it is told."""
    said = {"call": call, "code": code, "state": "over" if over else "wrong", "text": words}
    sentence = f"{call}: {'over: ' if over else ''}{words}"
    taken = [_run(watch.alarm_command, sentence, said)] if watch.alarm_command else []
    if watch.alarm_webhook:
        taken.append(_post(watch.alarm_webhook, said))
    return all(taken)


def beat(watch: Watch) -> bool:
    """Fetch the heartbeat's address; whether it answered well. Its address is a secret and is not logged."""
    if not watch.heartbeat_url:
        return False
    try:
        return requests.get(watch.heartbeat_url, timeout=SECONDS, allow_redirects=False).ok
    except requests.RequestException as trouble:
        log.warning("the heartbeat was not taken: %s", type(trouble).__name__)
        return False


def _run(command: Sequence[str], sentence: str, said: dict[str, str]) -> bool:
    try:
        done = subprocess.run(
            [*command, sentence], input=json.dumps(said).encode(), timeout=COMMAND_SECONDS, capture_output=True
        )
    except (OSError, subprocess.TimeoutExpired) as trouble:
        log.warning("the alarm command did not work: %s", type(trouble).__name__)
        return False
    if done.returncode:
        log.warning("the alarm command ended with %d", done.returncode)
    return done.returncode == 0


def _post(url: str, said: dict[str, str]) -> bool:
    try:
        return requests.post(url, json=said, timeout=SECONDS, allow_redirects=False).ok
    except requests.RequestException as trouble:
        log.warning("the alarm webhook was not taken: %s", type(trouble).__name__)
        return False
