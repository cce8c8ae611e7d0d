"""Reading: sentences, windows, and the encoder's output as records."""

from lapwing.reading.read import read_document
from lapwing.reading.sentences import split_sentences
from lapwing.reading.taught import Taught, teach

__all__ = ["Taught", "read_document", "split_sentences", "teach"]
