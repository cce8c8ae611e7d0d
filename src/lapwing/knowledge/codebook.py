"""The codebook: PLOVER's types, modes, contexts, sectors and scores, and the way to CAMEO and back.

`load_codebook()` reads the codebook that ships; users layer their own YAML files over it, the last one wins.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from lapwing.errors import KnowledgeError
from lapwing.knowledge.codebook_layers import Layer, find_layer_faults, read_layer, read_seeds
from lapwing.knowledge.codebook_seeds import Seed

MAX_CONTEXTS = 3  # the annotation guide's limit


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMode:
    """One mode of a type with its score on the cooperation-conflict scale (-10 to 10)."""

    code: str
    score: float
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One of PLOVER's types. `act_words` are stems of words that name such an act."""

    code: str
    quad: int
    score: float
    means: str
    modes: Mapping[str, EventMode]
    act_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverCode:
    """What a CAMEO code is in PLOVER. `swap`: CAMEO's source is the recipient and its target the actor."""

    event: str
    mode: str | None
    context: str | None
    published: bool
    swap: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoRule:
    """When a record gets a CAMEO code. A condition that is None (or empty) always holds.

    `derived` is False where type and mode are those that the published table gives for `cameo`, and no more is asked.
    """

    cameo: str
    mode: str | None
    context: str | None
    about: str | None
    words: tuple[str, ...]
    derived: bool

    def holds(self, mode: Sequence[str], context: Sequence[str], about: str | None, trigger: str) -> bool:
        """Whether every condition of the rule is met."""
        return (
            (self.mode is None or self.mode in mode)
            and (self.context is None or self.context in context)
            and (self.about is None or self.about == about)
            and (not self.words or any(word.startswith(self.words) for word in trigger.lower().split()))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """A whole codebook. `version` is its name with the hash of everything in it, layers included.

    `seeds` are what codes of the user's own are recognised by; the shipped ones are known to the reader.
    """

    version: str
    types: Mapping[str, EventType]
    contexts: Mapping[str, str]
    sectors: Mapping[str, str]
    non_states: Mapping[str, str]
    sector_aliases: Mapping[str, Mapping[str, str]]
    from_cameo: Mapping[str, PloverCode]
    cameo_rules: Mapping[str, tuple[CameoRule, ...]]
    seeds: tuple[Seed, ...] = ()

    def quad(self, event: str) -> int:
        """Return the quad class: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict."""
        return self.types[event].quad

    def event_scale(self, event: str, mode: Sequence[str] = ()) -> float:
        """Return the score: of the mode farthest from zero, else of the type. Modes of other types do not count."""
        known = self.types[event]
        scores = [known.modes[code].score for code in mode if code in known.modes]
        return max(scores, key=abs, default=known.score)

    def modes(self, event: str, mode: Sequence[str]) -> tuple[str, ...]:
        """Return those of the modes that the type has, in the order given, each once."""
        return tuple(code for code in dict.fromkeys(mode) if code in self.types[event].modes)

    def cameo_rule(
        self,
        event: str,
        mode: Sequence[str] = (),
        context: Sequence[str] = (),
        about: str | None = None,
        trigger: str = "",
    ) -> CameoRule | None:
        """Return the first rule of the type that holds, None when there is none."""
        rules = self.cameo_rules.get(event, ())
        return next((rule for rule in rules if rule.holds(mode, context, about, trigger)), None)

    def cameo(
        self,
        event: str,
        mode: Sequence[str] = (),
        context: Sequence[str] = (),
        about: str | None = None,
        trigger: str = "",
    ) -> str:
        """Return the CAMEO code of a record, "" when CAMEO has none for it."""
        rule = self.cameo_rule(event, mode, context, about, trigger)
        return rule.cameo if rule else ""

    def plover(self, cameo: str) -> PloverCode | None:
        """Return what a CAMEO code is in PLOVER; None for 01, 02 and unknown codes."""
        return self.from_cameo.get(cameo)

    def sector(self, code: str | None, scheme: str = "any") -> str | None:
        """Return our name of a sector code that may be another coding's ("PAR", "HLH"); None when it is none at all.

        `scheme` "guide" reads MED as media, as the annotation guide does; otherwise MED is medicine.
        """
        if not code:
            return None
        renamed = self.sector_aliases.get(scheme, {}).get(code) or self.sector_aliases.get("any", {}).get(code) or code
        return renamed if renamed in self.sectors else None

    def type_of_act(self, word: str) -> str | None:
        """Return the type of the act that a word names ("talks": CONSULT), None when it names none or is unknown."""
        lowered = word.lower()
        return next((code for code, known in self.types.items() if _names(known.act_words, lowered)), None)


def load_codebook(*layers: Path) -> Codebook:
    """Return the shipped codebook with the YAML files in `layers` over it, in order.

    A layer has the same keys as knowledge/codebook/*.yaml and any part of them; `key: null` takes something away. Its
    contexts, types and modes may be taught by patterns and examples: docs/how-to/own-codebook.md.

    Raises:
        KnowledgeError: a layer cannot be read, or the result contradicts itself (every fault is listed).
    """
    return _load_layered(layers) if layers else _load_shipped()


@cache
def _load_shipped() -> Codebook:
    return build_codebook(_shipped_content())


def _shipped_content() -> dict[str, Any]:
    shipped = resources.files("lapwing.knowledge") / "compiled" / "codebook.json"
    content: dict[str, Any] = json.loads(shipped.read_text(encoding="utf-8"))
    return content


def find_codebook_faults(*layers: Path) -> tuple[str, ...]:
    """Return every fault of the layers, with file and line where it lies in one of them."""
    try:
        return tuple(_join_layers(layers)[2])
    except KnowledgeError as error:
        return (str(error),)


def _join_layers(paths: Sequence[Path]) -> tuple[dict[str, Any], list[Layer], list[str]]:
    content, layers, faults = _shipped_content(), list[Layer](), list[str]()
    for path in paths:
        layer = read_layer(path)
        faults += find_layer_faults(layer, tuple(content["types"]))
        content = _layered(content, layer.content)
        layers.append(layer)
    return content, layers, faults or find_faults(content)


def _load_layered(paths: Sequence[Path]) -> Codebook:
    content, layers, faults = _join_layers(paths)
    if faults:
        raise KnowledgeError("The codebook contradicts itself:\n" + "\n".join(f"- {fault}" for fault in faults))
    return replace(build_codebook(content), seeds=read_seeds(layers))


@cache
def load_background() -> tuple[str, ...]:
    """Return the sentences of ordinary news that a taught code is told apart from."""
    shipped = resources.files("lapwing.knowledge") / "compiled" / "codebook_background.json"
    return tuple(json.loads(shipped.read_text(encoding="utf-8")))


def build_codebook(content: Mapping[str, Any]) -> Codebook:
    """Return the codebook that `content` (the joined YAML) describes, or raise KnowledgeError with all its faults."""
    faults = find_faults(content)
    if faults:
        raise KnowledgeError("The codebook contradicts itself:\n" + "\n".join(f"- {fault}" for fault in faults))
    from_cameo = {
        code: PloverCode(event=row[0], mode=row[1], context=row[2], published=row[3], swap=code in content["swap"])
        for code, row in content["to_plover"].items()
    }
    return Codebook(
        version=f"{content['name']}+{_digest(content)}",
        types={code: _event_type(code, row, content) for code, row in content["types"].items()},
        contexts={code: _meaning(row) for code, row in content["contexts"].items()},
        sectors=dict(content["sectors"]),
        non_states=dict(content["non_states"]),
        sector_aliases={scheme: dict(names) for scheme, names in content["sector_aliases"].items()},
        from_cameo=from_cameo,
        cameo_rules={
            event: tuple(_rule(event, row, from_cameo) for row in rows)
            for event, rows in content["from_plover"].items()
        },
    )


def find_faults(content: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with a codebook's content: missing parts, codes that nothing defines."""
    parts = (
        "name",
        "types",
        "contexts",
        "sectors",
        "non_states",
        "sector_aliases",
        "act_words",
        "to_plover",
        "from_plover",
        "swap",
    )
    missing = [f"{part} is missing" for part in parts if part not in content]
    if missing:
        return missing
    faults = [
        f"type {code}: quad must be 1, 2, 3 or 4 and score -10 to 10"
        for code, row in content["types"].items()
        if row.get("quad") not in {1, 2, 3, 4} or not -10 <= float(row.get("score", 99)) <= 10
    ]
    faults += [f"act_words: unknown type {code}" for code in content["act_words"] if code not in content["types"]]
    for code, row in content["to_plover"].items():
        faults += _coding_faults(f"to_plover {code}", content, row[0], row[1], row[2])
    for event, rules in content["from_plover"].items():
        for rule in rules:
            place = f"from_plover {event} {rule.get('cameo')}"
            faults += _coding_faults(place, content, event, rule.get("mode"), rule.get("context"))
            faults += [f"{place}: unknown CAMEO code"] if rule.get("cameo") not in content["to_plover"] else []
    return faults


def _coding_faults(
    place: str, content: Mapping[str, Any], event: str, mode: str | None, context: str | None
) -> list[str]:
    if event not in content["types"]:
        return [f"{place}: unknown type {event}"]
    unknown_mode = mode is not None and mode not in (content["types"][event].get("modes") or {})
    unknown_context = context is not None and context not in content["contexts"]
    return [f"{place}: {event} has no mode {mode}"] * unknown_mode + [
        f"{place}: unknown context {context}"
    ] * unknown_context


def _event_type(code: str, row: Mapping[str, Any], content: Mapping[str, Any]) -> EventType:
    modes = {
        name: EventMode(code=name, score=float(mode["score"]), means=mode.get("means", ""))
        for name, mode in (row.get("modes") or {}).items()
    }
    return EventType(
        code=code,
        quad=row["quad"],
        score=float(row["score"]),
        means=row["means"],
        modes=modes,
        act_words=tuple(content["act_words"].get(code, ())),
    )


def _meaning(row: str | Mapping[str, str]) -> str:
    return row if isinstance(row, str) else row["means"]


def _rule(event: str, row: Mapping[str, Any], from_cameo: Mapping[str, PloverCode]) -> CameoRule:
    published = from_cameo[row["cameo"]]
    same = (published.event, published.mode) == (event, row.get("mode")) and published.published
    return CameoRule(
        cameo=row["cameo"],
        mode=row.get("mode"),
        context=row.get("context"),
        about=row.get("about"),
        words=tuple(row.get("words", ())),
        derived=not same or bool(row.get("words") or row.get("about")),
    )


def _layered(base: Mapping[str, Any], layer: Mapping[str, Any]) -> dict[str, Any]:
    """Return `base` with `layer` over it: mappings are joined, everything else is replaced, null takes away."""
    merged = dict(base)
    for key, value in layer.items():
        if isinstance(value, Mapping) and isinstance(merged.get(key), Mapping):
            merged[key] = _layered(merged[key], value)
        else:
            merged[key] = value
    return {key: value for key, value in merged.items() if value is not None}


def _names(stems: Sequence[str], word: str) -> bool:
    return any(word.startswith(stem[:-1]) if stem.endswith("*") else word == stem for stem in stems)


def _digest(content: Mapping[str, Any]) -> str:
    packed = json.dumps(content, sort_keys=True, ensure_ascii=False).encode()
    return hashlib.sha256(packed).hexdigest()[:10]
