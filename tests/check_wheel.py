"""Builds the wheel and looks into it: are the data files there that the service reads? `make check-wheel`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CALL = "config/calls/safe-release-2010"
NEEDED = (
    f"{CALL}/call.toml",
    f"{CALL}/taxonomy.toml",
    f"{CALL}/letters/digest.en.html",
    f"{CALL}/sample-mail/contacts.csv",
    "config/consent_policy.toml",
    "storage/migrations/env.py",
    "storage/migrations/script.py.mako",
    "storage/migrations/versions/",
    "intake/app.py",
    "intake/exports/pdf.typ",
    "parsers/reading.py",
)


def main() -> int:
    """0 when all is there."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, str(ROOT)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        (wheel,) = Path(folder).glob("*.whl")
        names = zipfile.ZipFile(wheel).namelist()
    missing = [needed for needed in NEEDED if not any(name.startswith(needed) for name in names)]
    strange = [name for name in names if name.startswith(("tests/", "bench/", "docs/"))]
    for name in (*missing, *strange):
        print(f"{'missing' if name in missing else 'does not belong there'}: {name}")
    print(f"{wheel.name}: {len(names)} files, {'not ' if missing or strange else ''}as it should be")
    return 1 if missing or strange else 0


if __name__ == "__main__":
    sys.exit(main())
