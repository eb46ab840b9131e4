"""A secret that cannot be shown by accident, and where secrets come from: the environment or a file it names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from config.faults import Fault


class Secret:
    """A password or a key. Only `reveal()` gives it; logs, tracebacks and `repr` show stars."""

    __slots__ = ("__value",)

    def __init__(self, value: str) -> None:
        self.__value = value

    def reveal(self) -> str:
        return self.__value

    def __bool__(self) -> bool:
        return bool(self.__value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other.reveal() == self.__value

    def __hash__(self) -> int:
        return hash(self.__value)

    def __repr__(self) -> str:
        return "Secret(***)"

    __str__ = __repr__

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("a secret does not travel between processes")


def find_secret(names: tuple[str, ...], environment: Mapping[str, str], faults: list[Fault]) -> Secret | None:
    """The first of the variables `NAME`, `NAME_FILE` that is set. One line end at a file's end is not part of it."""
    for name in names:
        if name in environment and f"{name}_FILE" in environment:
            faults.append(Fault("environment", name, f"{name}_FILE is set as well.", "Keep one of the two."))
        if name in environment:
            return Secret(environment[name])
        path = environment.get(f"{name}_FILE")
        if path:
            return _from_file(Path(path), f"{name}_FILE", faults)
    return None


def _from_file(path: Path, name: str, faults: list[Fault]) -> Secret | None:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as trouble:
        why = trouble.strerror if isinstance(trouble, OSError) else "it is not UTF-8"
        faults.append(
            Fault("environment", name, f"{path} cannot be read: {why}.", "Check the path and who may read it.")
        )
        return None
    secret = text.removesuffix("\n").removesuffix("\r")
    if not secret:
        faults.append(Fault("environment", name, f"{path} is empty.", "Put the secret into it."))
    return Secret(secret)
