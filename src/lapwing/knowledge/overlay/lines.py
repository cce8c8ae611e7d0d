"""Lines of overlay files as they are read, and what may be wrong with them."""

from dataclasses import dataclass

from lapwing.knowledge.overlay.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong in a file. `line` 0 is the file as a whole; `column` "" the line as a whole."""

    file: str
    line: int
    column: str
    what: str

    @property
    def place(self) -> str:
        """File and line."""
        return f"{self.file}:{self.line}" if self.line else self.file

    @property
    def told(self) -> str:
        """What is wrong, in which column."""
        return f"column {self.column}: {self.what}" if self.column else self.what

    def __str__(self) -> str:
        return f"{self.place}: {self.told}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a file with every column of its table ("" where there is nothing)."""

    table: Table
    file: str
    number: int
    cells: dict[str, str]
