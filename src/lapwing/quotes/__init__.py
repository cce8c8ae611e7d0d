"""Quotes: who said what, in quotation marks or plainly reported."""

from lapwing.quotes.finding import find_quotes

__all__ = ["find_quotes"]
