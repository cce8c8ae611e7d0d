"""Replication: a bundle of everything that a result depends on, and whether a second run gives the same bytes."""

from lapwing.replication.compare import Replication
from lapwing.replication.make import make_bundle
from lapwing.replication.manifest import Bundle
from lapwing.replication.packing import read_bundle, write_bundle
from lapwing.replication.replicate import replicate

__all__ = ["Bundle", "Replication", "make_bundle", "read_bundle", "replicate", "write_bundle"]
