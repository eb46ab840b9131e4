"""UIDs as the protocol writes them: ranges of neighbours, cut into pieces that every server takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def as_uid_set(uids: Iterable[int]) -> str:
    """`1:3,7` for 1, 2, 3, 7: exactly those, no `*`."""
    ranges: list[list[int]] = []
    for uid in sorted(set(uids)):
        if ranges and uid == ranges[-1][1] + 1:
            ranges[-1][1] = uid
        else:
            ranges.append([uid, uid])
    return ",".join(str(first) if first == last else f"{first}:{last}" for first, last in ranges)


def in_pieces(uids: Sequence[int], most: int = 500) -> Iterator[Sequence[int]]:
    """At most `most` at a time: 500 UIDs of ten digits are within the 8,000 octets of a line (RFC 2683, 3.2.1.5)."""
    for start in range(0, len(uids), most):
        yield uids[start : start + most]
