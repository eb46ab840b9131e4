"""Coverage-guided fuzzing of `parsers.reading.read`: no exception may leave it, and none may take long.

fuzz_reading.py [--minutes N] [--seeds FOLDER ...] [--kept FOLDER]

Needs atheris (`uv pip install atheris`), which is no dependency of the project. Seeds are tests/mail and any other
folders of mails; what was found stays in the folder of --kept. Ends with an error at the first exception.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import atheris  # noqa: E402 - must see the imports below

with atheris.instrument_imports(include=["parsers"]):
    from parsers.contract import as_json
    from parsers.reading import read

from config.load import bundled_call, load_call  # noqa: E402
from parsers.records import SentByUs  # noqa: E402

CALL = load_call(bundled_call())
SLOWEST_SECONDS = 20  # by the clock on the wall, on a machine that may be busy


def read_any(content: bytes) -> None:
    as_json("fuzz", read(content, CALL, SentByUs()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seeds", type=Path, nargs="*", default=[ROOT / "tests" / "mail"])
    parser.add_argument("--kept", type=Path, default=Path("/tmp/fuzz-reading"))
    options = parser.parse_args()
    seeds = options.kept / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    number = 0
    for folder in options.seeds:
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.stat().st_size < 60_000):
            number += 1
            (seeds / f"{number:05}").write_bytes(path.read_bytes())
    arguments = [sys.argv[0], str(options.kept), str(seeds), f"-artifact_prefix={options.kept}/"]
    arguments += [f"-max_total_time={int(options.minutes * 60)}", f"-timeout={SLOWEST_SECONDS}", "-max_len=60000"]
    atheris.Setup([*arguments, "-rss_limit_mb=2048", "-print_final_stats=1"], read_any)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
