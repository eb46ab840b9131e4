"""A PostgreSQL of our own on loopback: Debian's package, no service manager, a data folder that is thrown away.

The server refuses to run as root, so root steps down to the user `postgres`. Durability is off: a test's database
need not survive a power cut.
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.servers.programs import free_port

INSTALL_SECONDS = 180
START_SECONDS = 30
UNSAFE_BUT_QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


class NoPostgresql(Exception):
    """PostgreSQL is not here and could not be installed; the message says why."""


@contextmanager
def running_postgresql() -> Iterator[str]:
    """The SQLAlchemy URL of an empty database on a server that runs while the block does.

    Raises NoPostgresql where there is none and none can be installed.
    """
    programs = _programs()
    home = Path(tempfile.mkdtemp(prefix="postgresql-"))
    user = "postgres" if os.geteuid() == 0 else None
    try:
        yield from _serve(programs, home, user)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _serve(programs: Path, home: Path, user: str | None) -> Iterator[str]:
    if user is not None:
        shutil.chown(home, user)
    store, port = home / "data", free_port()
    _run([programs / "initdb", "-D", store, "-A", "trust", "-U", "app", "-E", "UTF8", "--locale=C.UTF-8", "-N"], user)
    options = f"-p {port} -h 127.0.0.1 -k {home} {UNSAFE_BUT_QUICK}"
    _run([programs / "pg_ctl", "-D", store, "-w", "-s", "-l", home / "log", "-o", options, "start"], user)
    try:
        yield f"postgresql+psycopg://app@127.0.0.1:{port}/postgres"
    finally:
        _run([programs / "pg_ctl", "-D", store, "-m", "immediate", "-s", "stop"], user)


def _programs() -> Path:
    """The folder with `initdb` and `pg_ctl` of the newest version, installed first if need be."""
    found = _find_programs()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        _install()
        found = _find_programs()
    if found is None:
        raise NoPostgresql("no initdb and pg_ctl here, and apt-get cannot install postgresql (root is needed)")
    return found


def _find_programs() -> Path | None:
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")]
    if on_path := shutil.which("pg_ctl"):
        folders.append(Path(on_path).resolve().parent)
    whole = [folder for folder in folders if (folder / "initdb").exists()]
    return max(whole, key=_version, default=None)


def _version(folder: Path) -> int:
    numbers = re.findall(r"\d+", str(folder))
    return int(numbers[0]) if numbers else 0


def _install() -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "postgresql"],
    ):
        try:
            subprocess.run(command, env=quiet, check=True, capture_output=True, timeout=INSTALL_SECONDS)
        except (subprocess.SubprocessError, OSError) as trouble:
            raise NoPostgresql(f"`{' '.join(command)}` failed: {trouble}") from trouble


def _run(command: Sequence[str | Path], user: str | None) -> None:
    """Run as `user`. The output goes to a file: the server inherits it, and a pipe would stay open."""
    group = None if user is None else pwd.getpwnam(user).pw_gid
    words = [str(word) for word in command]
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(
            words,
            stdout=output,
            stderr=output,
            check=False,
            timeout=START_SECONDS,
            user=user,
            group=group,
            extra_groups=None if user is None else [],
        )
        if done.returncode:
            output.seek(0)
            raise NoPostgresql(f"{command[0]} failed: {output.read().decode(errors='replace')[-500:]}")
