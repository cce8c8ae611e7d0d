"""The project's own annotation: texts found again in their corpora, offsets that still fit."""

import json
from pathlib import Path

import pytest

from lapwing.models.labels import EVENTS, MODES, REALITIES, SECTORS
from training import annotation
from training.annotation import FOLDER, load_annotation, print_tokens, text_hash

TEXT = "Ministers met in Oslo. Two guards were hurt."


def write_corpora(root: Path, text: str) -> Path:
    """Write a Current Events file with one item below `root`."""
    folder = root / "raw_news" / "WikipediaCurrentEvents"
    folder.mkdir(parents=True)
    (folder / "events.jsonl").write_text(json.dumps({"id": "aa", "text": text}) + "\n", "utf-8")
    return root


def write_rows(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write one annotated row, and make it the annotation that is read."""
    event = {"trigger": [10, 13], "type": "CONSULT", "actor": [[0, 9, "NOR", "GOV"]], "place": [17, 21]}
    row = {"corpus": "CurrentEvents", "id": "aa", "text_hash": text_hash(TEXT), "starts": [0, 23], "events": [event]}
    folder.mkdir()
    (folder / "rows.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    monkeypatch.setattr(annotation, "FOLDER", folder)
    monkeypatch.setattr(annotation, "TEXTS", {"CurrentEvents": annotation.TEXTS["CurrentEvents"]})


def test_rows_find_their_text_and_spans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The trigger's pieces lie over its word; contexts, which nobody annotated, are unknown rather than absent."""
    write_rows(tmp_path / "rows", monkeypatch)
    (example,) = load_annotation(write_corpora(tmp_path, TEXT))
    (trigger,) = example.triggers
    start, end = example.pieces.starts[trigger.pieces[0]], example.pieces.ends[trigger.pieces[1] - 1]
    assert (example.text[start:end], EVENTS[trigger.event]) == ("met", "CONSULT")
    assert bool((trigger.contexts != trigger.contexts).all())


def test_another_text_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Offsets into a text that has changed would be noise."""
    write_rows(tmp_path / "rows", monkeypatch)
    with pytest.raises(ValueError, match="aa: the text is not the one"):
        load_annotation(write_corpora(tmp_path, TEXT + " More."))


def test_tokens_are_printed_as_in_a_newspaper() -> None:
    """Quotation marks, clitics, hyphens and brackets close up."""
    tokens = [
        "He",
        "did",
        "n't",
        "sign",
        ",",
        '"',
        "not",
        "now",
        '"',
        "(",
        "yet",
        ")",
        ",",
        "a",
        "low",
        "-",
        "key",
        "act",
        ".",
    ]
    assert print_tokens(tokens) == 'He didn\'t sign, "not now" (yet), a low-key act.'


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.jsonl")), ids=lambda path: path.stem)
def test_every_row_uses_the_label_sets(path: Path) -> None:
    """Types, modes, realities and sectors are the reader's; spans are in order and no text is stored."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            assert set(row) == {"corpus", "id", "text_hash", "starts", "events"}
            assert row["corpus"] in annotation.TEXTS
            for event in row["events"]:
                assert event["type"] in EVENTS[1:]
                assert {f"{event['type']}:{mode}" for mode in event.get("mode", ())} <= set(MODES)
                assert event.get("reality", "happened") in REALITIES
                assert all(
                    s < e and sector in SECTORS
                    for role in ("actor", "recipient")
                    for s, e, _, sector in event.get(role, ())
                )
