"""Corpora with semantic roles (PropBank over EWT, RAMS) as examples: they teach the argument layer who does what."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from lapwing.models.labels import CONTEXTS, MODES
from training.examples import IGNORED, Example, TriggerExample, cover, make_example

#: Agent, patient, beneficiary or goal, place, time, "not", "may": rows of `TriggerExample.roles` in these corpora.
FRAME_ROLES = ("ARG0", "ARG1", "ARG2", "ARGM-LOC", "ARGM-TMP", "ARGM-NEG", "ARGM-MOD")
_AUXILIARIES = {"be", "have", "do"}
_RAMS = {
    "ARG0": "communicator giver attacker transporter preventer injurer killer prosecutor inspector jailer judgecourt "
    "investigator destroyer damager damagerdestroyer executioner extraditer demonstrator spy participantarg01",
    "ARG1": "victim target defendant passenger detainee inspectedentity observedentity deceased participantarg02",
    "ARG2": "recipient beneficiary destination",
    "ARGM-LOC": "place",
}
RAMS_ROLES = {theirs: role for role, names in _RAMS.items() for theirs in names.split()}

Spans = list[tuple[str, int, int]]  # role, first word, last word


def load_roles(data: Path) -> list[Example]:
    """Read PropBank's training part and the open part of RAMS below `data`, in file order.

    The annotated corpus took its prose from RAMS: documents that share a sentence with it are left out, so that no
    fold is measured on a text whose roles were learnt.
    """
    paths = [data / "events" / "RAMS_devtest" / f"{part}.jsonlines" for part in ("dev", "test")]
    prose = _rows(data / "plover_cameo" / "lapwing_gold" / "prose.jsonl")
    measured = {_bare(sentence) for window in prose for sentence in window["sentences"]}
    rams = [row for path in paths for row in _rows(path) if measured.isdisjoint(map(_bare, row["sentences"]))]
    propbank = map(_propbank, _rows(data / "srl" / "PropBank_EWT" / "train.jsonl"))
    return [e for e in propbank if e.triggers] + [_rams(row) for row in rams]


def _bare(sentence: str | list[str]) -> str:
    """Letters and figures alone: the two corpora space and cut words differently."""
    return "".join(c for c in "".join(sentence).lower() if c.isalnum())


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def _propbank(row: dict[str, Any]) -> Example:
    frames = [f for f in row["frames"] if f["exact"] and f["roleset"].split(".")[0] not in _AUXILIARIES]
    found = [(f["pred"], f["pred"], [(label, a, b) for label, a, b in f["args"]]) for f in frames]
    return _example(f"propbank:{row['sent_id']}", [row["words"]], found)


def _rams(row: dict[str, Any]) -> Example:
    first, last, _ = row["evt_triggers"][0]
    spans: Spans = []
    for _, (start, end), label in row["gold_evt_links"]:
        number, name = label[6:11], label[11:]
        role = RAMS_ROLES.get(name + number if name == "participant" else name)
        spans += [(role, start, end)] if role else []
    return _example(f"rams:{row['doc_key']}", row["sentences"], [(first, last, spans)])


def _example(example_id: str, sentences: list[list[str]], events: list[tuple[int, int, Spans]]) -> Example:
    """Join words by blanks (the pieces are the same with or without them) and lay the roles over the pieces."""
    starts, words, text = list[int](), list[tuple[int, int]](), ""
    for sentence in sentences:
        starts.append(len(text))
        for word in sentence:
            words.append((len(text), len(text) + len(word)))
            text += word + " "
    bare = make_example(example_id, text, starts, [])
    triggers = []
    for first, last, spans in events:
        place = cover(bare.pieces, words[first][0], words[last][1])
        if place:
            triggers.append(_trigger(bare, place, [(r, words[a][0], words[b][1]) for r, a, b in spans]))
    return Example(
        example_id=example_id, text=text, pieces=bare.pieces, sentences=bare.sentences, triggers=tuple(triggers)
    )


def _trigger(example: Example, place: tuple[int, int], spans: Spans) -> TriggerExample:
    roles = np.zeros((len(FRAME_ROLES), len(example.pieces)), dtype=np.int64)
    for role, start, end in spans:
        span = cover(example.pieces, start, end)
        if role in FRAME_ROLES and span:
            row = roles[FRAME_ROLES.index(role)]
            row[span[0]] = 1
            row[span[0] + 1 : span[1]] = 2
    return TriggerExample(
        pieces=place,
        event=IGNORED,
        modes=np.zeros(len(MODES), dtype=np.float32),
        contexts=np.zeros(len(CONTEXTS), dtype=np.float32),
        reality=IGNORED,
        roles=roles,
        sectors=np.full(len(example.pieces), IGNORED, dtype=np.int64),
    )
