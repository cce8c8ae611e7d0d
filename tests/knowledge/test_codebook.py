"""The codebook: complete, free of contradictions, layered, and consistent with CAMEO in both directions."""

import json
from pathlib import Path

import pytest
import yaml

from lapwing.errors import KnowledgeError
from lapwing.knowledge.codebook import Codebook, build_codebook, load_codebook
from lapwing.knowledge.lexicon import load_lexicon

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


@pytest.fixture
def codebook() -> Codebook:
    """Return the codebook that ships."""
    return load_codebook()


def test_plover_is_whole(codebook: Codebook) -> None:
    """16 types, 67 modes, 37 contexts, and every quad has types."""
    assert len(codebook.types) == 16
    assert sum(len(known.modes) for known in codebook.types.values()) == 67
    assert len(codebook.contexts) == 37
    assert {known.quad for known in codebook.types.values()} == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("event", "mode", "score"),
    [
        ("CONSULT", ("visit",), 4.0),
        ("CONSULT", (), 2.5),
        ("REQUEST", ("assist",), 0.5),
        ("ASSAULT", ("aerial",), -9.5),
        ("ASSAULT", ("beat", "torture"), -8.5),
        ("SANCTION", ("expel",), -5.5),
        ("AID", ("visit",), 10.0),
    ],
)
def test_score_is_of_the_mode_farthest_from_zero(
    codebook: Codebook, event: str, mode: tuple[str, ...], score: float
) -> None:
    """The score is the type's unless a mode of that type has its own."""
    assert codebook.event_scale(event, mode) == score


def test_sanction_is_material_conflict(codebook: Codebook) -> None:
    """The ruling where the manual contradicts itself."""
    assert codebook.quad("SANCTION") == 4


@pytest.mark.parametrize(
    ("event", "mode", "context", "about", "trigger", "cameo"),
    [
        ("CONSULT", ("visit",), (), None, "arrived", "042"),
        ("CONSULT", ("phone",), (), None, "call", "041"),
        ("CONSULT", ("third-party",), (), None, "talks", "044"),
        ("CONSULT", (), (), None, "negotiations", "046"),
        ("CONSULT", (), (), None, "met", "040"),
        ("AGREE", (), ("military",), "COOPERATE", "agreed", "0312"),
        ("AGREE", (), (), "CONSULT", "invited", "036"),
        ("AGREE", (), (), None, "agreed", "030"),
        ("ASSAULT", ("aerial",), ("military",), None, "bombed", "195"),
        ("ASSAULT", (), ("military",), None, "attacked", "190"),
        ("ASSAULT", (), (), None, "attacked", "180"),
        ("SUPPORT", (), (), None, "signed", "057"),
        ("COERCE", ("arrest",), (), None, "detained", "173"),
    ],
)
def test_cameo_code_of_a_record(
    codebook: Codebook,
    event: str,
    mode: tuple[str, ...],
    context: tuple[str, ...],
    about: str | None,
    trigger: str,
    cameo: str,
) -> None:
    """Type, mode, context, what it is about and the trigger's word decide."""
    assert codebook.cameo(event, mode, context, about, trigger) == cameo


def test_every_type_has_a_cameo_code_without_any_detail(codebook: Codebook) -> None:
    """The last rule of a type has no conditions."""
    assert all(codebook.cameo(event) for event in codebook.types)


def test_published_rules_lead_back_to_their_type_and_mode(codebook: Codebook) -> None:
    """A rule that is not derived is the published table read backwards."""
    for event, rules in codebook.cameo_rules.items():
        for rule in rules:
            code = codebook.plover(rule.cameo)
            assert code is not None
            if not rule.derived:
                assert (code.event, code.mode) == (event, rule.mode)
                assert code.published


def test_host_of_a_visit_is_the_recipient(codebook: Codebook) -> None:
    """CAMEO 043 has the host as source: the two change places."""
    hosting = codebook.plover("043")
    assert hosting is not None
    assert hosting.swap
    assert not codebook.plover("042").swap  # type: ignore[union-attr]
    assert codebook.plover("010") is None


def test_other_codings_sectors_are_renamed(codebook: Codebook) -> None:
    """PAR is PRM and UNS is UNK; MED is media in the annotation guide alone."""
    assert codebook.sector("PAR") == "PRM"
    assert codebook.sector("UNS") == "UNK"
    assert codebook.sector("MED") == "MED"
    assert codebook.sector("MED", scheme="guide") == "JRN"
    assert codebook.sector("HLH", scheme="guide") == "MED"
    assert codebook.sector("nonsense") is None


def test_a_layer_changes_only_what_it_names(tmp_path: Path) -> None:
    """A user's file adds a mode and a score; everything else stays, and the version tells the two apart."""
    layer = tmp_path / "mine.yaml"
    layer.write_text("types: {CONSULT: {modes: {letter: {score: 1.0, means: By letter.}}}}\n", encoding="utf-8")
    mine = load_codebook(layer)
    assert mine.event_scale("CONSULT", ("letter",)) == 1.0
    assert mine.event_scale("CONSULT", ("visit",)) == 4.0
    assert mine.version != load_codebook().version


def test_a_layer_that_contradicts_itself_is_refused_with_all_faults(tmp_path: Path) -> None:
    """Every fault is listed at once."""
    layer = tmp_path / "bad.yaml"
    layer.write_text(
        "types: {CONSULT: {quad: 7}}\nfrom_plover: {AID: [{mode: gift, cameo: '070'}, {cameo: '999'}]}\n",
        encoding="utf-8",
    )
    with pytest.raises(KnowledgeError) as error:
        load_codebook(layer)
    assert "quad" in str(error.value)
    assert "gift" in str(error.value)
    assert "999" in str(error.value)


def test_an_unreadable_layer_is_refused(tmp_path: Path) -> None:
    """A missing file and a file that is no mapping say so."""
    with pytest.raises(KnowledgeError, match="cannot be read"):
        load_codebook(tmp_path / "nowhere.yaml")
    listed = tmp_path / "list.yaml"
    listed.write_text("- 1\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="mapping"):
        load_codebook(listed)


def test_compiled_codebook_is_that_of_the_sources(codebook: Codebook) -> None:
    """What ships was compiled from knowledge/codebook as it stands."""
    sources: dict[str, object] = {}
    for name in ("plover", "cameo"):
        sources |= yaml.safe_load((KNOWLEDGE / "codebook" / f"{name}.yaml").read_text(encoding="utf-8"))
    assert build_codebook(json.loads(json.dumps(sources))).version == codebook.version


def test_lexicon_has_the_forms_of_its_verbs() -> None:
    """Irregular, doubled and regular forms."""
    lexicon = load_lexicon()
    assert {"said", "says", "saying", "denied", "quipping", "stated"} <= lexicon.speech_verbs
    assert {"held", "holding"} <= lexicon.light_verbs
    assert lexicon.is_act_noun("Talks")
    assert lexicon.is_act_noun("attack")
    assert not lexicon.is_act_noun("weather")
