"""The command line: `intake`. Each command lies in a module of its own and loads what it needs when it is called."""

from __future__ import annotations

from intake.cli.app import main

__all__ = ["main"]
