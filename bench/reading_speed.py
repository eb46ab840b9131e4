"""How fast and how big reading is.

reading_speed.py FOLDER        mean and worst milliseconds a message over all files below FOLDER
reading_speed.py --hostile     the worst of the 50 KB inputs that make slow readers hang
reading_speed.py --memory      peak memory for a mail with a 50 MB attachment
"""

from __future__ import annotations

import argparse
import base64
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.hostile import mails
from config.load import bundled_call, load_call
from parsers.reading import read
from parsers.records import SentByUs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only each Nth file")
    parser.add_argument("--one", type=Path, metavar="FILE", help="time and memory of one mail")
    options = parser.parse_args()
    if options.one:
        show_one(options.one)
    if options.memory:
        for content_type in (
            "application/octet-stream",
            "text/plain",
            "text/html",
            "application/rtf",
            "application/pdf",
        ):
            show_memory(content_type)
    if options.hostile:
        show("hostile inputs of 50 KB", measure(mails()))
    if options.folder:
        show(str(options.folder), measure(files(options.folder, options.every)))


def files(folder: Path, every: int) -> Iterator[tuple[str, bytes]]:
    found = [p for p in sorted(folder.rglob("*")) if p.is_file() and p.suffix not in (".json", ".md", ".tsv")]
    yield from ((str(path), path.read_bytes()) for path in found[::every])


def measure(inputs: Iterable[tuple[str, bytes]]) -> list[tuple[float, str]]:
    """Milliseconds and name of each, the slowest first. A first mail is read before the clock starts."""
    call, sent = load_call(bundled_call()), SentByUs()
    read("Subject: Grüße\n\nGrüße aus Köln. She was released at night.".encode("latin-1"), call, sent)
    times = []
    for name, content in inputs:
        started = time.perf_counter()
        read(content, call, sent)
        times.append(((time.perf_counter() - started) * 1000, name))
    return sorted(times, reverse=True)


def show(title: str, times: list[tuple[float, str]]) -> None:
    mean = sum(ms for ms, _ in times) / max(1, len(times))
    print(f"{title}: {len(times)} messages, mean {mean:.2f} ms")
    for ms, name in times[:12]:
        print(f"  {ms:8.1f} ms  {name}")


def show_memory(content_type: str) -> None:
    """Two processes: one writes the mail in pieces, a fresh one reads it and is measured."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "big.eml")
        with path.open("wb") as file:
            file.write(f"From: ada@example.org\r\nContent-Type: {content_type}; name=big\r\n".encode())
            file.write(b"Content-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n")
            for _ in range(1_000):
                file.write(base64.encodebytes(b"<p>words " * 5_554).replace(b"\n", b"\r\n"))
        print(content_type, flush=True)
        subprocess.run([sys.executable, __file__, "--one", str(path)], check=True)


def show_one(path: Path) -> None:
    (took, _), *_ = measure([(str(path), path.read_bytes())])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{path.stat().st_size / 1e6:.0f} MB: {took:.0f} ms, peak {peak:.0f} MiB")


if __name__ == "__main__":
    main()
