"""The version, on a floor below all others: a run's identity names it, and the package's front door shows it."""

__version__ = "0.1.0"
