"""Documents: a report's main text, its parts, its outlet, language and stated date."""

from lapwing.documents.date_faults import find_date_faults
from lapwing.documents.dating import date_document
from lapwing.documents.make import make_document

__all__ = ["date_document", "find_date_faults", "make_document"]
