"""The reader's weights and what runs them: labels, word pieces, sessions."""

from lapwing.models.reader import Reader, load_reader

__all__ = ["Reader", "load_reader"]
