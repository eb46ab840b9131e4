"""Programs that the servers need: installed once from Debian's packages, or a loud reason why not."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess

import pytest


def require(program: str, *packages: str) -> str:
    """The path of `program`, installing `packages` when it is absent. Skips the test, with the reason, otherwise."""
    path = _find(program)
    if path is None:
        path = _install(program, packages)
    return path


def require_root() -> None:
    if os.geteuid() != 0:
        pytest.skip("NOT RUN: real mail servers are started as root here, and this is another user")


def _find(program: str) -> str | None:
    return shutil.which(program, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")


def _install(program: str, packages: tuple[str, ...]) -> str:
    require_root()
    if shutil.which("apt-get") is None:
        pytest.skip(f"NOT RUN: {program} is not installed and there is no apt-get to install it")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=environment, check=False, timeout=300, **quiet)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    done = subprocess.run(command, env=environment, check=False, timeout=300, **quiet)
    path = _find(program)
    if path is None:
        pytest.skip(f"NOT RUN: {program} could not be installed: {done.stderr.decode(errors='replace')[-200:]}")
    return path


def free_port() -> int:
    """A port of loopback that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
