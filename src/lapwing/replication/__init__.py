"""Replication: a bundle of everything that a result depends on, and whether a second run gives the same bytes."""
