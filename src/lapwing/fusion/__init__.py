"""Fusion: one event of the world from all its mentions, with what its independent tellings agree on and what not."""

from lapwing.fusion.fuse import fuse_events

__all__ = ["fuse_events"]
