"""Sources: files, folders, dumps and standard input, read one report at a time."""

from lapwing.sources.coded_sets import read_coded_sets
from lapwing.sources.columns import parse_columns
from lapwing.sources.overrides import Overrides
from lapwing.sources.read import read_reports

__all__ = ["Overrides", "parse_columns", "read_coded_sets", "read_reports"]
