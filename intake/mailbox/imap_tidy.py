"""What is done on the server with messages that are safely kept: a keyword, or a move. Safe to repeat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from intake.mailbox.imap import Connection
from intake.mailbox.imap_names import find_folder, placed
from intake.mailbox.uid_set import as_uid_set, in_pieces
from intake.ports import MailboxRefused, TidyAs, TidyKind

_INSTEAD_OF_A_MOVE = "$Intake"


def tidy(line: Connection, folder: str, uids: Sequence[int], how: TidyAs) -> frozenset[int]:
    """The UIDs for which it is done; those that are gone already count as done. The folder is open for writing."""
    there = sorted(uid for piece in in_pieces(uids) for uid in line.search(["UID", as_uid_set(piece)]) if uid in piece)
    if there and how.kind is TidyKind.KEYWORD:
        _mark(line, folder, there, how.name)
    elif there:
        _move(line, folder, there, how.name)
    return frozenset(uids)


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
    if not line.has("MOVE") and not line.has("UIDPLUS"):
        _mark(line, folder, uids, _INSTEAD_OF_A_MOVE)
        return
    target = _target(line, wanted)
    for piece in in_pieces(uids):
        if line.has("MOVE"):
            line.run("moving messages", lambda client, some: client.move(list(some), target), piece)
        else:
            line.run("copying messages", lambda client, some: client.copy(list(some), target), piece)
            line.run("marking copied messages", _add_flag, piece, "\\Deleted")
            line.run("removing copied messages", lambda client, some: client.uid_expunge(list(some)), piece)


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
