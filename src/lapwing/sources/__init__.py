"""Sources: files, folders, dumps and standard input, read one report at a time."""

from lapwing.sources.overrides import Overrides
from lapwing.sources.read import read_reports

__all__ = ["Overrides", "read_reports"]
