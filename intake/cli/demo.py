"""`intake demo`: a whole call in about a minute."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from intake.cli.opened import complain


def demo(
    out: Annotated[Path, typer.Option("--out", help="Where letters and deliverables are put.")] = Path("demo"),
) -> None:
    """Run the call of 2010 on embedded mail servers with a moved clock: announcement to deliverables."""
    from intake.demo.run import run_demo

    try:
        run_demo(out)
    except FileExistsError as trouble:
        raise complain(str(trouble)) from trouble
