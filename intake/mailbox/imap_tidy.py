"""What is done on the server with messages that are safely kept: a keyword, or a move. Safe to repeat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from intake.mailbox.imap import Connection
from intake.mailbox.imap_names import find_folder, placed
from intake.mailbox.uid_set import as_uid_set, in_pieces
from intake.ports import MailboxRefused, Tidied, TidyAs, TidyKind

_INSTEAD_OF_A_MOVE = "$Intake"
COPIED = "$IntakeCopied"
"""Set on a message before it is copied, where the server cannot move: a copy that was begun is looked for first."""


def tidy(line: Connection, folder: str, uids: Sequence[int], how: TidyAs) -> Tidied:
    """What is done; those that are gone already count as done. The folder is open for writing."""
    there = sorted(uid for piece in in_pieces(uids) for uid in line.search(["UID", as_uid_set(piece)]) if uid in piece)
    if how.kind is TidyKind.REMOVE:
        if there:
            _remove(line, there)
        return Tidied(frozenset(uids), moved=True)
    if how.kind is TidyKind.KEYWORD:
        if there:
            _mark(line, folder, there, how.name)
        return Tidied(frozenset(uids))
    if line.has("MOVE") or line.has("UIDPLUS"):
        if there:
            _move(line, folder, there, how.name)
        return Tidied(frozenset(uids), moved=True)
    if there:
        _mark(line, folder, there, _INSTEAD_OF_A_MOVE)
    return Tidied(frozenset(uids))


def _mark(line: Connection, folder: str, uids: Sequence[int], keyword: str) -> None:
    allowed = {flag.upper() for flag in line.open_folder(folder, read_only=False).get(b"PERMANENTFLAGS", ())}
    if b"\\*" not in allowed and keyword.upper().encode() not in allowed:
        raise MailboxRefused("this server keeps no keywords of others", "Set tidy to `move` or `keep`.")
    for piece in in_pieces(uids):
        line.run("marking messages", _add_flag, piece, keyword)


def _add_flag(client: Any, uids: Sequence[int], flag: str) -> None:
    """Numbers, never text: with a text imapclient 4.1 changes the flags and then raises."""
    client.add_flags(list(uids), [flag], silent=True)


def _move(line: Connection, folder: str, uids: Sequence[int], wanted: str) -> None:
    """UID MOVE, or COPY and UID EXPUNGE of these alone; where the server has neither, only a keyword.

    A plain EXPUNGE would also remove what a person has marked as deleted and may want back.
    """
    target = _target(line, wanted)
    if line.has("MOVE"):
        for piece in in_pieces(uids):
            line.run("moving messages", lambda client, some: client.move(list(some), target), piece)
        return
    for uid in uids:
        _copy_and_remove(line, folder, uid, target)


def _remove(line: Connection, uids: Sequence[int]) -> None:
    """These alone and for good, which needs UID EXPUNGE (RFC 4315): a plain one would take others with it."""
    if not line.has("UIDPLUS"):
        raise MailboxRefused("this server cannot remove one mail alone (it has no UIDPLUS)", "Remove it there by hand.")
    for piece in in_pieces(uids):
        line.run("marking erased messages", _add_flag, piece, "\\Deleted")
        line.run("removing erased messages", lambda client, some: client.uid_expunge(list(some)), piece)


def _copy_and_remove(line: Connection, folder: str, uid: int, target: str) -> None:
    """A copy that was made before we were killed is not made again. The mark is set before the copy."""
    begun = line.search(["UID", str(uid), "KEYWORD", COPIED])
    if not begun or not _is_in(line, folder, uid, target):
        line.run("marking messages", _add_flag, [uid], COPIED)
        line.run("copying messages", lambda client: client.copy([uid], target))
    line.run("marking copied messages", _add_flag, [uid], "\\Deleted")
    line.run("removing copied messages", lambda client: client.uid_expunge([uid]))


def _is_in(line: Connection, folder: str, uid: int, target: str) -> bool:
    """Whether a message of the same size, date and Message-ID lies in the target. The folder is open again after it."""
    mine = _known_by(line, [uid]).get(uid)
    size = dict(mine or ()).get(b"RFC822.SIZE", 0)
    try:
        line.open_folder(target)
        alike = line.search(["LARGER", str(max(0, size - 1)), "SMALLER", str(size + 1)])
        return any(known == mine for piece in in_pieces(alike) for known in _known_by(line, piece).values())
    finally:
        line.open_folder(folder, read_only=False)


def _known_by(line: Connection, uids: Sequence[int]) -> dict[int, tuple[tuple[bytes, Any], ...]]:
    """What a message and its copy have in common: the size, and the lines that no two messages share."""
    answers, _ = line.fetch(uids, "UID RFC822.SIZE BODY.PEEK[HEADER.FIELDS (MESSAGE-ID DATE)]", 2_000 * len(uids))
    return {
        uid: tuple(sorted((key, value) for key, value in items.items() if key.startswith((b"BODY", b"RFC822"))))
        for uid, items in answers.items()
    }


def _target(line: Connection, wanted: str) -> str:
    """The folder to move to, by the server's name; made where there is none."""
    try:
        found = find_folder(wanted, line.folders())
    except MailboxRefused:  # some servers answer NO where nothing is listed
        found = None
    if found:
        return found
    name = placed(wanted, *line.personal_prefix())
    line.run(f"making the folder {name!r}", lambda client: client.create_folder(name))
    return name
