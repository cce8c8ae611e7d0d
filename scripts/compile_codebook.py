"""Compile knowledge/codebook/*.yaml and knowledge/lexicon/*.yaml into the JSON that the package ships.

Usage: python scripts/compile_codebook.py [REPOSITORY]
"""

import json
import re
import sys
from pathlib import Path

import yaml

from lapwing.knowledge.codebook import build_codebook

COMPILED = Path("src/lapwing/knowledge/compiled")
VERB_LISTS = ("speech_verbs", "report_verbs", "statement_words", "light_verbs", "harm_verbs")


def compile_codebook(repository: Path) -> None:
    """Write codebook*.json and lexicon.json: sorted, with the same bytes for the same content."""
    content: dict[str, object] = {}
    for name in ("plover", "cameo"):
        content |= _read(repository / "knowledge/codebook" / f"{name}.yaml")
    build_codebook(content)
    _write(repository / COMPILED / "codebook.json", content)
    background = _read(repository / "knowledge/codebook/background.yaml")["background"]
    _write(repository / COMPILED / "codebook_background.json", background)
    words = (repository / "knowledge/lexicon/words.yaml").read_text(encoding="utf-8")
    lists = yaml.safe_load(re.sub(r"(\w+) \[([^]]+)\]", r"'\1 \2'", words))
    lexicon = {
        name: sorted({form for row in rows for form in (inflect(str(row)) if name in VERB_LISTS else [str(row)])})
        for name, rows in lists.items()
    }
    _write(repository / COMPILED / "lexicon.json", lexicon)


def inflect(row: str) -> list[str]:
    """Return the forms of a verb: "say said" gives say, says, said, saying; otherwise the past is regular."""
    verb, *irregular = row.replace(",", " ").split()
    stem = verb[:-1] if verb.endswith("e") else verb
    ends_in_y = verb.endswith("y") and verb[-2] not in "aeiou"
    third = verb[:-1] + "ies" if ends_in_y else verb + ("es" if re.search(r"(s|sh|ch|x|z|o)$", verb) else "s")
    past = irregular or [verb[:-1] + "ied" if ends_in_y else stem + "ed"]
    doubled = any(form.endswith("ing") for form in irregular)
    present = [] if doubled else [(verb if ends_in_y or verb.endswith("ee") else stem) + "ing"]
    return [verb, third, *past, *present]


def _read(path: Path) -> dict[str, object]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict):
        raise TypeError(f"{path} must be a mapping")
    return content


def _write(path: Path, content: object) -> None:
    text = json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    compile_codebook(Path(sys.argv[1]) if len(sys.argv) > 1 else Path())
