"""Overlays: a user's own CSV files over the shipped knowledge; the last row wins, nothing shipped is changed."""
