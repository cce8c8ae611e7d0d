"""Panels of who did how much to whom, a period at a time: counts, sums of scores, and how well it is covered."""
