"""Which known person a name, with its office, country and date, may be: ranked candidates with their reasons."""

from collections.abc import Iterable
from functools import lru_cache

from lapwing.knowledge.actors import ActorIndex, Person, Tenure, sector_of_office
from lapwing.mentions.actors.alignment import OPENING_NAMES, names_fit
from lapwing.mentions.actors.namesakes import NOTHING, Beside, is_long_before, is_short, may_be_called, weigh_title
from lapwing.records.base import Score
from lapwing.records.mention import Candidate

MIN_FIT = 0.8
MIN_FULL_FIT = 0.86
TOP = 5
ACCEPT = 0.7
MARGIN = 0.08
EXACT = 0.99
LONE_EXACT = 0.895  # what a family name alone reaches when it is spelt as known
FULL_NAME = 0.8  # what a full name that nothing contradicts is worth
STRANGER = "spelt otherwise, and no word of the text points to the person's country"
SENIOR = frozenset(
    {"HOS", "HOG", "FM", "DEFMIN", "MIL_CHIEF", "INTERIOR", "VP", "NONSTATE", "IGO_HEAD", "DEP_HOG", "INTEL_SEC"}
)
RANK = {
    "HOS": 6,
    "HOG": 6,
    "IGO_HEAD": 5,
    "NONSTATE": 5,
    "FM": 4,
    "DEFMIN": 4,
    "MIL_CHIEF": 4,
    "VP": 3,
    "INTERIOR": 3,
    "INTEL_SEC": 3,
}
NEAR_CLASSES = {"MIL_CHIEF": {"OFFICER"}, "HOS": {"HOG"}, "HOG": {"HOS"}, "AMB": {"FM"}}


def rank_people(
    name: str,
    *,
    index: ActorIndex,
    country: str | None,
    on: str | None,
    office: str | None = None,
    countries: Iterable[str] = (),
    former: bool = False,
    beside: Beside = NOTHING,
) -> tuple[Candidate, ...]:
    """Return up to five persons that `name` may be, best first.

    country: ISO-3 stated with the name. on: ISO day of the text. office: class of the office stated. countries: ISO-3
    codes that the rest of the text mentions. beside: what else the title says of the one named. A full name must fit
    nearly; a lone word must be met by a stated country or office, or a text's country.
    """
    return rank_known(name, index, country, on, office, tuple(countries), former, beside)


@lru_cache(maxsize=4096)
def rank_known(
    name: str,
    index: ActorIndex,
    country: str | None,
    on: str | None,
    office: str | None,
    context: tuple[str, ...],
    former: bool,
    beside: Beside,
) -> tuple[Candidate, ...]:
    """Return as rank_people does; kept, since a document names the same person many times."""
    short = is_short(name)
    near = (*((country,) if country else ()), *context)
    found = []
    for person in index.persons_named(name, on, near):
        fit, alias = _best_alias(name, person.names, short)
        if fit >= (MIN_FIT if short else MIN_FULL_FIT) and (not short or may_be_called(name, alias, person)):
            candidate = _judge(person, fit, alias, country, on, office, context, former, short)
            found.append(weigh_title(candidate, person, name, alias, beside))
    found.sort(key=lambda candidate: (-candidate.score.value, candidate.entity_id))
    return tuple(candidate for candidate in found if candidate.score.value > 0.3)[:TOP]


def _best_alias(name: str, aliases: tuple[str, ...], short: bool) -> tuple[float, str]:
    """Return the best fit and the first alias that has it; a lone name fits no longer alias better than LONE_EXACT."""
    enough = LONE_EXACT if short and all(" " in alias for alias in aliases) else EXACT
    best = 0.0, ""
    for alias in aliases:
        fit = names_fit(name, alias)
        best = (fit, alias) if fit > best[0] else best
        if fit >= enough:
            break
    return best


def settle(candidates: tuple[Candidate, ...]) -> Candidate | None:
    """Return the candidate that is good enough and clearly ahead of the next, else None: then the mention stays
    open.
    """
    if not candidates or candidates[0].score.value < ACCEPT or STRANGER in candidates[0].score.why:
        return None
    if len(candidates) > 1 and candidates[0].score.value - candidates[1].score.value < MARGIN:
        return None
    return candidates[0]


def holder(country: str, office: str, on: str, index: ActorIndex) -> tuple[Candidate, ...]:
    """Return who held an office on a day, as candidates; the only chief of the general staff goes before chiefs of a
    branch.
    """
    pairs = index.holders(country, office, on)
    if office == "MIL_CHIEF":
        pairs = [p for p in pairs if _is_overall(p[1].office)] or pairs
    elif office in {"DEFMIN", "FM", "HOS", "HOG", "INTERIOR"}:
        pairs = [p for p in pairs if not _is_junior(p[1].office)] or pairs
    certain = [pair for pair in pairs if pair[1].held_on(on)]
    chosen = (
        certain[:1]
        if len({p.entity_id for p, _ in certain}) == 1 or office in {"HOG", "FM", "DEFMIN"}
        else certain or pairs
    )
    chosen = chosen or pairs[:1]
    value = 0.85 if len(chosen) == 1 and certain else 0.5
    return tuple(
        Candidate(
            entity_id=person.entity_id,
            name=person.names[0],
            country=country,
            sector=tenure.sector,
            score=Score(value=value, why=f"held the office “{tenure.office}” of {country} on {on} ({_years(tenure)})"),
        )
        for person, tenure in chosen[:TOP]
    )


def tenure_at(person: Person, on: str | None, country: str | None, office: str | None) -> Tenure | None:
    """Return the tenure that matters on a day: held then, of the office and country asked for, the most senior."""
    held = [t for t in person.tenures if on and t.held_on(on) is not False] or list(person.tenures)
    held.sort(key=lambda t: (t.office_class == office, t.country == country, _seniority(t)))
    return held[-1] if held else None


def _seniority(tenure: Tenure) -> tuple[int, bool, str]:
    """Rank, then the realm where a sovereign of several lives, then the start."""
    return RANK.get(tenure.office_class, 0), tenure.country == "GBR", tenure.start


def _judge(
    person: Person,
    fit: float,
    alias: str,
    country: str | None,
    on: str | None,
    office: str | None,
    context: tuple[str, ...],
    former: bool,
    short: bool,
) -> Candidate:
    tenure = tenure_at(person, on, country, office)
    homes = {t.country for t in person.tenures}
    value, reasons = fit - (0.25 if short else 0.12), [f"the name fits “{alias}” by {fit:.2f}"]

    def add(points: float, reason: str) -> None:
        nonlocal value
        value += points
        reasons.append(reason)

    if country and homes:
        fits = country in homes
        add(0.12 if fits else -0.35, f"{'of' if fits else 'not of'} {country}")
    elif homes & set(context):
        add(0.08 if not short else 0.12, f"{', '.join(sorted(homes & set(context)))} is in the text")
    elif short:
        add(-0.25, "no word of the text points to the person's country")
    elif context and homes and fit < EXACT and not office:
        add(0.0, STRANGER)
    if not office:
        add(*_name_points(fit, short, country, on))
    ahead = _is_ahead(person, on)
    if on:
        add(*_time_points(person, on, former, short, ahead))
    add(*_office_points(person, on, office, former))
    if fit >= EXACT and not short and not ahead and (not country or not homes or country in homes):
        value = max(value, FULL_NAME)
    value += 0.01 * RANK.get(tenure.office_class, 0) * (2 if short else 1) if tenure else 0.0
    sector = sector_at(person, on, tenure, office, former)
    home = tenure.country if tenure else None
    return Candidate(
        entity_id=person.entity_id,
        name=person.names[0],
        country=country if country and country in homes else home,
        sector=sector,
        score=Score(value=round(max(0.0, min(value, 0.99)), 3), why="; ".join(reason for reason in reasons if reason)),
    )


def sector_at(
    person: Person, on: str | None, tenure: Tenure | None, office: str | None, former: bool
) -> tuple[str, ...]:
    """Return the PLOVER sectors of a person on a day: by the office stated, the office held, or ELI once all are
    over.
    """
    if former:
        return ("ELI",)
    over = bool(on and person.tenures) and all(
        t.end and t.held_on(on or "") is False and t.end < (on or "") for t in person.tenures
    )
    if over and not office:
        return ("ELI",)
    if not office and on and tenure and tenure.office_class in {"HOS", "HOG"} and tenure.start[:10] > on:
        return ("OPP",)  # of nine such in lapwing_gold five oppose, two lead a party, two hold an office not known
    if tenure and (not office or tenure.office_class == office):
        return tenure.sector
    return sector_of_office(office) if office and office != "HONORIFIC" else (tenure.sector if tenure else ())


def _name_points(fit: float, short: bool, country: str | None, on: str | None) -> tuple[float, str]:
    """Return what speaks against a name without an office: less than all of it, or a lone one."""
    if short and (fit < LONE_EXACT or not on):
        lack = "spelt otherwise" if fit < LONE_EXACT else "without a date"
        return (-0.12 if fit < LONE_EXACT else -0.08), f"a lone name, {lack}, without an office"
    if not short and fit <= OPENING_NAMES and not country:
        return -0.15, "names are lacking, and neither country nor office is stated"
    return 0.0, ""


def _is_ahead(person: Person, on: str | None) -> bool:
    return bool(on and person.tenures) and all(t.start and (on or "")[: len(t.start)] < t.start for t in person.tenures)


def _time_points(person: Person, on: str, former: bool, short: bool, ahead: bool) -> tuple[float, str]:
    gone = bool(person.tenures) and all(t.end and int(t.end[:4]) + 12 < int(on[:4]) for t in person.tenures)
    open_since = [t.asof for t in person.tenures if t.held_on(on) is None]
    if any(t.held_on(on) for t in person.tenures) and not former:
        return 0.08, f"in office on {on}"
    if open_since and not former:
        return 0.04, f"in office when last known, on {max(open_since)}; the office on {on} is uncertain"
    if ahead and not short:
        return -0.25 if is_long_before(person, on) else -0.1, "only held office later"
    return (-0.16, "in no known office then") if ahead or gone or short and not former else (0.0, "")


def _office_points(person: Person, on: str | None, office: str | None, former: bool) -> tuple[float, str]:
    if not office or office == "HONORIFIC" or not person.tenures:
        return 0.0, ""
    classes = {t.office_class for t in person.tenures if former or not on or t.held_on(on) is not False}
    if office in classes:
        return 0.14, f"held an office of the kind stated ({office})"
    if office == "OFFICER":
        return (
            (0.1, "a general holds a military office") if "MIL_CHIEF" in classes else (-0.12, "not known as an officer")
        )
    if classes & NEAR_CLASSES.get(office, set()):
        return 0.0, ""
    return -0.12, f"not known in an office of the kind stated ({office})"


def _is_overall(office: str) -> bool:
    low = office.lower()
    branch = (
        "army",
        "navy",
        "naval",
        "air ",
        "land",
        "marine",
        "vice",
        "deputy",
        "intelligence",
        "ground",
        "operations",
        "revolutionary",
        "space",
    )
    return not any(word in low for word in branch)


def _is_junior(office: str) -> bool:
    low = office.lower()
    return any(
        word in low
        for word in ("deputy", "state secretary", "parliamentary", "vice", "assistant", "of state for", "delegate")
    ) and ("secretary of state for" not in low)


def _years(tenure: Tenure) -> str:
    return f"{tenure.start or '?'} to {tenure.end or 'at least ' + tenure.asof}"
