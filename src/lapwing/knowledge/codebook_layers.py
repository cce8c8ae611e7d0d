"""The user's layers of the codebook: YAML files whose every fault is told with its file and line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lapwing.errors import KnowledgeError
from lapwing.knowledge.codebook_seeds import (
    FEWEST_EXAMPLES,
    THRESHOLDS,
    Example,
    Seed,
    SeedKind,
    compile_patterns,
    parse_example,
)

#: What teaches a code, beside what describes it.
TEACHING = ("patterns", "examples", "counterexamples", "threshold", "needs")
PARTS = (
    "name", "types", "contexts", "sectors", "non_states", "sector_aliases", "act_words", "to_plover", "from_plover",
    "swap",
)  # fmt: skip
_KEYS: Mapping[SeedKind, tuple[str, ...]] = {
    "context": ("means", *TEACHING),
    "mode": ("score", "means", *TEACHING),
    "type": ("quad", "score", "means", "modes", *TEACHING),
}
_WANTED: Mapping[SeedKind, tuple[str, ...]] = {"context": ("means",), "mode": ("score",), "type": ()}
_HIGHEST = 2.0  # of a threshold: twice as like the code as its examples are on average
Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One file: its content, and the line of each key and item."""

    path: Path
    content: Mapping[str, Any]
    lines: Mapping[Place, int]

    def fault(self, place: Place, what: str) -> str:
        """Return a fault as "file:line: what", at the nearest line that is known."""
        while place and place not in self.lines:
            place = place[:-1]
        return f"{self.path}:{self.lines.get(place, 1)}: {what}"


def read_layer(path: Path) -> Layer:
    """Return a layer as it stands in its file.

    Raises:
        KnowledgeError: if it cannot be read, is no YAML, or no mapping.
    """
    import yaml  # only users with layers of their own need it

    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), yaml.SafeLoader)
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        hint = "a text with “: ” in it, or that begins with a mark, needs quotation marks around it"
        raise KnowledgeError(f"{path}:{line}: the codebook layer cannot be read: {error.problem} ({hint})") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise KnowledgeError(f"The codebook layer {path} cannot be read: {error}") from error
    if not isinstance(content, dict):
        raise KnowledgeError(f"The codebook layer {path} must be a mapping such as `types:` or `from_plover:`.")
    return Layer(path=path, content=content, lines=dict(_lines(node, ())))


def _lines(node: Any, place: Place) -> Iterator[tuple[Place, int]]:
    children: list[tuple[Any, Any, Any]] = []
    if node.id == "mapping":
        children = [(key.value, key, value) for key, value in node.value]
    elif node.id == "sequence":
        children = [(number, value, value) for number, value in enumerate(node.value)]
    for name, marked, value in children:
        yield (*place, name), marked.start_mark.line + 1
        yield from _lines(value, (*place, name))


def find_layer_faults(layer: Layer, types: Sequence[str]) -> list[str]:
    """Return what is wrong with a layer by itself; `types` are those that there are below it."""
    unknown = (name for name in layer.content if name not in PARTS)
    faults = [
        layer.fault((name,), f"{name!r} is no part of a codebook; there are {', '.join(PARTS)}") for name in unknown
    ]
    faults += [
        layer.fault((name,), f"{name} must have keys, a code each")
        for name in ("types", "contexts")
        if not isinstance(layer.content.get(name, {}), Mapping)
    ]
    for kind, place, row in _rows(layer):
        faults += _row_faults(layer, kind, place, row, types)
    return faults


def read_seeds(layers: Sequence[Layer]) -> tuple[Seed, ...]:
    """Return the seeds of all layers; of one code the last layer's hold. Only for layers without faults."""
    found: dict[tuple[str, str, str], Seed] = {}
    for layer in layers:
        for kind, place, row in _rows(layer):
            event = str(place[1]) if kind == "mode" else ""
            if isinstance(row, Mapping) and (row.get("patterns") or row.get("examples")):
                found[kind, event, str(place[-1])] = _seed(kind, event, str(place[-1]), row)
            elif row is None:
                found.pop((kind, event, str(place[-1])), None)
    return tuple(found.values())


def _rows(layer: Layer) -> Iterator[tuple[SeedKind, Place, Any]]:
    """Yield every context, type and mode of a layer with its place."""
    for code, row in _mapping(layer.content.get("contexts")).items():
        yield "context", ("contexts", code), row
    for event, row in _mapping(layer.content.get("types")).items():
        yield "type", ("types", event), row
        for code, mode in _mapping(_mapping(row).get("modes")).items():
            yield "mode", ("types", event, "modes", code), mode


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _row_faults(layer: Layer, kind: SeedKind, place: Place, row: Any, types: Sequence[str]) -> Iterator[str]:
    code = place[-1]
    if row is None or (kind == "context" and isinstance(row, str)):
        return
    if not isinstance(row, Mapping):
        yield layer.fault(place, f"{kind} {code} must have keys: {', '.join(_KEYS[kind])}")
        return
    if not isinstance(code, str) or not code.replace("-", "").replace("_", "").isalnum():
        yield layer.fault(place, f"{code!r} is no code: letters, digits, - and _ only")
    if kind == "type" and str(code) != str(code).upper():
        yield layer.fault(place, f"type {code} must be in capitals")
    for key in row:
        if key not in _KEYS[kind]:
            yield layer.fault((*place, key), f"{kind} {code} has {key!r}; there are {', '.join(_KEYS[kind])}")
    is_new = kind == "type" and code not in types
    wanted = ("quad", "score", "means") if is_new else _WANTED[kind]
    yield from (layer.fault(place, f"{kind} {code} has no {key!r}") for key in wanted if key not in row)
    if "score" in row and not (_is_number(row["score"]) and -10 <= row["score"] <= 10):
        yield layer.fault((*place, "score"), f"score of {code} is {row['score']!r}, but must be -10 to 10")
    lists = [key for key in ("patterns", "examples", "counterexamples") if row.get(key) is not None]
    wrong = [key for key in lists if not _is_texts(row[key])]
    for key in wrong:
        yield layer.fault((*place, key), f"{key} of {code} must be a list of texts")
    if not wrong:
        yield from _text_faults(layer, place, row)
        yield from _teaching_faults(layer, place, row)


def _text_faults(layer: Layer, place: Place, row: Mapping[str, Any]) -> Iterator[str]:
    for number, pattern in enumerate(row.get("patterns") or []):
        try:
            compile_patterns([pattern])
        except ValueError as error:
            yield layer.fault((*place, "patterns", number), f"pattern {pattern!r}: {error}")
    for key in ("examples", "counterexamples"):
        for number, text in enumerate(row.get(key) or []):
            what = _example_fault(text, is_marked=key == "examples")
            if what:
                yield layer.fault((*place, key, number), what)


def _teaching_faults(layer: Layer, place: Place, row: Mapping[str, Any]) -> Iterator[str]:
    code, examples, threshold = place[-1], row.get("examples") or [], row.get("threshold")
    if examples and len(examples) < FEWEST_EXAMPLES:
        what = f"{code} has {len(examples)} examples, but needs {FEWEST_EXAMPLES} or more"
        yield layer.fault((*place, "examples"), what)
    if row.get("counterexamples") and not examples:
        yield layer.fault((*place, "counterexamples"), f"{code} has counterexamples, but no examples")
    if threshold is not None and not (_is_number(threshold) and 0 < threshold <= _HIGHEST):
        what = f"threshold of {code} is {threshold!r}, but must be above 0, up to {_HIGHEST}"
        yield layer.fault((*place, "threshold"), what)
    if row.get("needs", "either") not in ("either", "both"):
        yield layer.fault((*place, "needs"), f"needs of {code} is {row['needs']!r}, but must be either or both")
    if row.get("needs") == "both" and not (examples and row.get("patterns")):
        yield layer.fault((*place, "needs"), f"{code} needs both, but has not both patterns and examples")


def _example_fault(text: str, *, is_marked: bool) -> str:
    try:
        example = parse_example(text)
    except ValueError as error:
        return f"{text[:60]!r}: {error}"
    if is_marked and not example.marks:
        return f"{text[:60]!r} marks no word: put the words that tell it in <marks>"
    return ""


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _seed(kind: SeedKind, event: str, code: str, row: Mapping[str, Any]) -> Seed:
    def examples(key: str) -> tuple[Example, ...]:
        return tuple(map(parse_example, row.get(key) or ()))

    return Seed(
        kind=kind,
        code=code,
        event=event,
        patterns=tuple(row.get("patterns") or ()),
        examples=examples("examples"),
        counterexamples=examples("counterexamples"),
        threshold=float(row.get("threshold") or THRESHOLDS[kind]),
        needs=row.get("needs") or "either",
    )
