"""re3d's noun phrases, cut down to the names in them."""

import pytest

from training.entities import is_held_out, name_parts


@pytest.mark.parametrize(
    ("phrase", "label", "names"),
    [
        ("the Department of Defense", "ORG", [("Department of Defense", "ORG")]),
        ("Istanbul, Turkey", "LOC", [("Istanbul", "LOC"), ("Turkey", "LOC")]),
        ("We", "ORG", []),
        ("the general", "PER", []),
        ("Iraqi security forces", "ORG", [("Iraqi security forces", None)]),
        ("Jordan", "ORG", [("Jordan", None)]),
        ("late last week", "TIME", [("late last week", "TIME")]),
        ("U.S. Central Command", "ORG", [("U.S. Central Command", "ORG")]),
    ],
)
def test_only_names_are_kept(phrase: str, label: str, names: list[tuple[str, str | None]]) -> None:
    """A description is nothing, a phrase that is half name is unknown."""
    text = f"Then {phrase} said so."
    found = [(text[start:end], kind) for start, end, kind in name_parts(text, (5, 5 + len(phrase), label))]
    assert found == names


def test_all_lines_of_a_document_are_held_out_together() -> None:
    """The split is by document, whatever the offset of the line."""
    documents = [f"D{number}" for number in range(50)]
    held_out = {document for document in documents if is_held_out(f"re3d:{document}:0")}
    assert held_out == {document for document in documents if is_held_out(f"re3d:{document}:917")}
    assert 0 < len(held_out) < 25
