"""Does a passage support a sentence? The sentence is read again from its words, whatever it was made from."""

from lapwing.dossier.check.check import Checker
from lapwing.dossier.check.told import Fault

__all__ = ["Checker", "Fault"]
