"""Reading: sentences, windows, and the encoder's output as records."""

from lapwing.reading.read import read_document
from lapwing.reading.sentences import split_sentences

__all__ = ["read_document", "split_sentences"]
