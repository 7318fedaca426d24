"""The few real exceptions: misuse of the tool or its options. What is wrong in somebody's content is a
`Problem`, never an exception."""

from __future__ import annotations

from collections.abc import Sequence


class ClaimpressError(Exception):
    """Base of all exceptions that claimpress raises on purpose; its text is never empty."""


class Misuse(ClaimpressError):
    """The tool or its options were used in a way that cannot work: every fault at once, exit status 2."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults) or "The tool was used in a way that cannot work.")


class Unreadable(ClaimpressError):
    """A file or folder that the work cannot go on without cannot be read or written: exit status 3."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(path, reason)  # the arguments, so that another process can send it

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"
