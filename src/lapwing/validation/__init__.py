"""Validation: a sample drawn for hand coding, sheets for the coders, and what their judgements say of the data."""

from lapwing.validation.appendix import write_latex, write_markdown
from lapwing.validation.draw import DrawRules, draw_sample
from lapwing.validation.measure import Validation, measure
from lapwing.validation.page import render_page
from lapwing.validation.sample import Sample
from lapwing.validation.sample_file import read_sample, write_sample
from lapwing.validation.sheet import read_sheet, write_sheet

__all__ = [
    "DrawRules",
    "Sample",
    "Validation",
    "draw_sample",
    "measure",
    "read_sample",
    "read_sheet",
    "render_page",
    "write_latex",
    "write_markdown",
    "write_sample",
    "write_sheet",
]
