"""Layers of the user's own: patterns, marked examples, and faults with file and line."""

from pathlib import Path

import pytest
import yaml

from lapwing.errors import KnowledgeError
from lapwing.knowledge.codebook import find_codebook_faults, load_background, load_codebook
from lapwing.knowledge.codebook_seeds import compile_patterns, parse_example

GOOD = """
contexts:
  sport:
    means: Sport and those who play it.
    patterns: ["olympic*", "world cup"]
types:
  CONSULT:
    modes:
      summit:
        score: 4.5
        means: Heads of state or government meet.
        examples:
          - The leaders gathered at a <summit> in Oslo.
          - They held a <summit> on fishing.
          - "<Summits> were held: two in spring, one in autumn."
        threshold: 0.7
  MEDIATE:
    quad: 1
    score: 3
    means: A third party brings two together.
    patterns: ["mediat*"]
"""


def write(folder: Path, text: str, name: str = "codes.yaml") -> Path:
    """Write a layer and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_layer_brings_codes_and_what_they_are_recognised_by(tmp_path: Path) -> None:
    """Codes are in the codebook as any other; their seeds stand beside it."""
    codebook = load_codebook(write(tmp_path, GOOD))
    assert codebook.contexts["sport"] == "Sport and those who play it."
    assert codebook.event_scale("CONSULT", ("summit",)) == 4.5
    assert codebook.quad("MEDIATE") == 1
    assert codebook.cameo("MEDIATE") == ""
    seeds = {seed.name: seed for seed in codebook.seeds}
    assert set(seeds) == {"context sport", "mode CONSULT summit", "type MEDIATE"}
    assert seeds["mode CONSULT summit"].threshold == 0.7
    assert seeds["mode CONSULT summit"].examples[2].text.startswith("Summits were held: two")
    assert load_codebook().seeds == ()


def test_a_later_layer_takes_a_code_away_or_changes_it(tmp_path: Path) -> None:
    """`code: null` takes away; another threshold replaces the earlier one."""
    text = "contexts: {sport: null}\ntypes: {MEDIATE: {patterns: [broker*], threshold: 0.9}}\n"
    later = write(tmp_path, text, "later.yaml")
    codebook = load_codebook(write(tmp_path, GOOD), later)
    assert "sport" not in codebook.contexts
    seeds = {seed.name: seed for seed in codebook.seeds}
    assert "context sport" not in seeds
    assert seeds["type MEDIATE"].patterns == ("broker*",)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("contexts:\n  tea:\n    patterns: [tea]\n", 2, "no 'means'"),
        ("contexts:\n  tea:\n    means: Tea.\n    pattern: [tea]\n", 4, "'pattern'"),
        ("contexts:\n  tea:\n    means: Tea.\n    patterns:\n      - tea\n      - t(e)a\n", 6, "is no word"),
        ("contexts:\n  tea:\n    means: Tea.\n    patterns: ['*']\n", 4, "needs a word"),
        ("contexts:\n  tea:\n    means: Tea.\n    examples:\n      - He drank <tea>.\n", 4, "needs 3 or more"),
        ("contexts:\n  tea:\n    means: Tea.\n    examples:\n      - no mark\n", 5, "marks no word"),
        ("contexts:\n  tea:\n    means: Tea.\n    examples:\n      - an <open mark\n", 5, "open and close"),
        ("contexts:\n  tea:\n    means: Tea.\n    patterns: [tea]\n    threshold: 7\n", 5, "threshold"),
        ("contexts:\n  tea:\n    means: Tea.\n    patterns: [tea]\n    needs: both\n", 5, "needs both"),
        ("contexts:\n  tea: [1]\n", 2, "must have keys"),
        ("types:\n  BREW:\n    score: 1\n", 2, "no 'quad'"),
        ("types:\n  brew:\n    quad: 1\n    score: 1\n    means: x\n", 2, "capitals"),
        ("types:\n  CONSULT:\n    modes:\n      tea:\n        means: x\n", 4, "no 'score'"),
        ("types:\n  CONSULT:\n    modes:\n      tea:\n        score: 99\n", 5, "-10 to 10"),
        ("colours: {}\n", 1, "no part of a codebook"),
        (
            "contexts:\n  tea:\n    means: Tea.\n    examples:\n      - He said: no tea.\n      - [a] b\n",
            6,
            "quotation marks",
        ),
    ],
)
def test_a_fault_has_its_file_and_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    """And says what is expected."""
    faults = find_codebook_faults(write(tmp_path, text))
    assert any(f"codes.yaml:{line}: " in fault and told in fault for fault in faults), faults
    with pytest.raises(KnowledgeError):
        load_codebook(tmp_path / "codes.yaml")


def test_the_compiled_ordinary_news_is_that_of_the_source() -> None:
    """`python scripts/compile_codebook.py` was run; no sentence stands there twice."""
    source = Path(__file__).parents[2] / "knowledge/codebook/background.yaml"
    sentences = yaml.safe_load(source.read_text(encoding="utf-8"))["background"]
    assert list(load_background()) == sentences
    assert len(set(sentences)) == len(sentences) > 150


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    """Nobody wants to mend one to see the next."""
    text = "contexts:\n  tea: {patterns: ['*']}\n  milk: {means: Milk., threshold: no}\n"
    assert len(find_codebook_faults(write(tmp_path, text))) == 3


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("election*", "The elections were held.", "elections"),
        ("election*", "He was selectional.", None),
        ("world cup", "The World Cup began.", "World Cup"),
        ("world cup", "A worldly cup.", None),
        ("president * met", "The president of France met her.", "president of France met"),
        ("president * met", "The president said that the two of them never met.", None),
        ("president * met", "The president spoke. They met.", None),
        ("al-qaeda", "Al-Qaeda claimed it.", "Al-Qaeda"),
    ],
)
def test_patterns_match_words(pattern: str, text: str, found: str | None) -> None:
    """A star after a word takes any ending, a star alone up to three words of the same clause."""
    expression = compile_patterns([pattern])
    assert expression
    match = expression.search(text)
    assert (match[0] if match else None) == found


def test_marks_are_taken_off_and_remembered() -> None:
    """Two stretches of one sentence."""
    example = parse_example("The <vote> was marred by <fraud>.")
    assert example.text == "The vote was marred by fraud."
    assert [example.text[a:b] for a, b in example.marks] == ["vote", "fraud"]
