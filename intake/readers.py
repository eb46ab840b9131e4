"""Readers: child processes that read mail, with limits of time and memory. What kills one costs one message.

Each child reads one message at a time; as many children as cores, started when first needed. A child that crashes or
takes too long is replaced, and only its message fails.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import queue
import resource
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from config.call import Call
from intake.traces import trace_of
from parsers.records import Reading, SentByUs

STARTING_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class ReadingFailed:
    """A message that no reader could read: why, in plain words, and the traceback where it was our bug."""

    reason: str
    trace: str | None = None


class Readers:
    """A pool of reading children. `seconds` and `memory_bytes` (address space) are the limits of one message."""

    def __init__(self, call: Call, *, seconds: float = 20.0, memory_bytes: int = 1 << 30, children: int = 0) -> None:
        self._call = call
        self._seconds = seconds
        self._memory_bytes = memory_bytes
        self._count = children or max(1, min(os.cpu_count() or 1, 4))
        self._idle: queue.LifoQueue[_Child | None] = queue.LifoQueue()
        for _ in range(self._count):
            self._idle.put(None)
        self._sent: SentByUs | None = None
        self._wrapped = b""
        self._threads = ThreadPoolExecutor(self._count, thread_name_prefix="reader")

    def begin(self, content: bytes, sent: SentByUs) -> Future[Reading | ReadingFailed]:
        """Have a content read by the next child that is free."""
        if sent is not self._sent:
            self._sent, self._wrapped = sent, pickle.dumps(sent)
        return self._threads.submit(self._read, content, self._wrapped)

    def read_many(self, contents: Sequence[bytes], sent: SentByUs) -> Iterator[Reading | ReadingFailed]:
        """A result for each content, in order; the children go on with the rest while one is being used."""
        futures = [self.begin(content, sent) for content in contents]
        try:
            for future in futures:
                yield future.result()
        finally:
            for future in futures:
                future.cancel()

    def close(self) -> None:
        """End the children. Safe to call twice."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        while not self._idle.empty():
            child = self._idle.get()
            if child is not None:
                child.end()

    def _read(self, content: bytes, sent: bytes) -> Reading | ReadingFailed:
        child = self._idle.get()
        try:
            if child is None:
                child = _Child(self._call, self._memory_bytes)
            result = child.read(content, sent, self._seconds)
        except (EOFError, OSError, TimeoutError) as trouble:
            if child is not None:
                child.end()
            child = None
            return ReadingFailed(_in_plain_words(trouble, self._seconds))
        finally:
            self._idle.put(child)
        return result


def _in_plain_words(trouble: Exception, seconds: float) -> str:
    if isinstance(trouble, TimeoutError):
        return f"reading it took longer than {seconds:.0f} s"
    return "the program that read it broke down"


class _Child:
    def __init__(self, call: Call, memory_bytes: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(
            target=_serve, args=(theirs, call, memory_bytes), name="reader", daemon=True
        )
        self._process.start()
        theirs.close()
        self._sent: bytes | None = None
        if not self._connection.poll(STARTING_SECONDS):
            raise TimeoutError
        self._connection.recv_bytes()

    def read(self, content: bytes, sent: bytes, seconds: float) -> Reading | ReadingFailed:
        """Raises TimeoutError, or EOFError and OSError when the child is gone."""
        if sent is not self._sent:
            self._connection.send_bytes(b"s")
            self._connection.send_bytes(sent)
            self._sent = sent
        self._connection.send_bytes(b"m")
        self._connection.send_bytes(content)
        if not self._connection.poll(seconds):
            raise TimeoutError
        result: Reading | ReadingFailed = pickle.loads(self._connection.recv_bytes())
        return result

    def end(self) -> None:
        self._connection.close()
        self._process.kill()
        self._process.join()
        self._process.close()


def _serve(connection: Connection, call: Call, memory_bytes: int) -> None:
    """The child: reads what it is given until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    from parsers.reading import read

    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sent = SentByUs()
    connection.send_bytes(b"ready")
    while True:
        try:
            what, content = connection.recv_bytes(), connection.recv_bytes()
        except (EOFError, OSError):
            return
        if what == b"s":
            sent = pickle.loads(content)
            continue
        try:
            result: Reading | ReadingFailed = read(content, call, sent)
        except MemoryError:
            result = ReadingFailed("reading it takes more memory than the settings allow")
        except RecursionError as bug:
            result = ReadingFailed("it is nested too deeply", trace_of(bug))
        except Exception as bug:  # noqa: BLE001 - our bug costs this message, not the child
            result = ReadingFailed(f"bug: {type(bug).__name__}", trace_of(bug))
        connection.send_bytes(pickle.dumps(result))
