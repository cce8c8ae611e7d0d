"""Phrases of time: found by rules on their own, then placed on the calendar once the document is dated."""

from lapwing.mentions.times.find import find_times
from lapwing.mentions.times.ground import ground_times

__all__ = ["find_times", "ground_times"]
