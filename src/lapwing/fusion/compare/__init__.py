"""Comparisons of two profiles: each looks at one thing and yields weight of evidence in bits with its reason."""

from lapwing.fusion.compare.compare import Rarity, Verdict, compare_profiles

__all__ = ["Rarity", "Verdict", "compare_profiles"]
