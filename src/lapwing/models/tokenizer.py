"""Text to word pieces with their offsets and shapes: the reader's only view of a text."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

SHAPES = ("special", "lower", "Title", "UPPER", "miXed", "digit", "mark", "continued")
_SHAPE = {name: number for number, name in enumerate(SHAPES)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """The word pieces of one text, without special tokens.

    All arrays have shape (pieces,). `starts` and `ends` are code points into the text; `shapes` says what the uncased
    vocabulary loses: how the word was written, or that a piece continues a word.
    """

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    shapes: NDArray[np.int64]

    def __len__(self) -> int:
        """Return the number of pieces."""
        return len(self.ids)


@cache
def load_tokenizer() -> Tokenizer:
    """Return the word-piece tokenizer of MiniLM (uncased, 30,522 pieces) without truncation or padding."""
    tokenizer = Tokenizer.from_str((files("lapwing.models") / "weights" / "tokenizer.json").read_text("utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def split_pieces(text: str) -> Pieces:
    """Split `text` into word pieces. Lone surrogates become "?" for the tokenizer; offsets stay those of `text`."""
    encoding = load_tokenizer().encode(text.encode("utf-8", "replace").decode("utf-8"), add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    words = encoding.word_ids
    shapes = [
        _SHAPE["continued"] if i and words[i] == words[i - 1] else _shape_of(_word_at(text, start, end))
        for i, (start, end) in enumerate(encoding.offsets)
    ]
    return Pieces(
        ids=np.array(encoding.ids, dtype=np.int64),
        starts=offsets[:, 0],
        ends=offsets[:, 1],
        shapes=np.array(shapes, dtype=np.int64),
    )


def _word_at(text: str, start: int, end: int) -> str:
    while text[start:end].isalnum() and end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end]


def _shape_of(word: str) -> int:
    if word.isdigit():
        return _SHAPE["digit"]
    if not any(character.isalpha() for character in word):
        return _SHAPE["mark"]
    if word.islower():
        return _SHAPE["lower"]
    if word.isupper() and len(word) > 1:
        return _SHAPE["UPPER"]
    return _SHAPE["Title"] if word[0].isupper() and (len(word) == 1 or word[1:].islower()) else _SHAPE["miXed"]
