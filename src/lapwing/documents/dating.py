"""Dating a document that does not say when it was published: calendar × what else is dated × who held which office."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lapwing.documents.dating_clues import Clues, collect_clues, read_dateline
from lapwing.documents.dating_years import YearScore, score_years
from lapwing.records.base import Score
from lapwing.records.document import DateCandidate, Document, PublishedDate
from lapwing.records.mention import OfficeHolding
from lapwing.records.time_expression import TimeExpression

MARGIN = 7.0  # bits by which one year must outweigh every other: 128 to 1
_MOST_AGAINST = -4.0  # a best year with more evidence than this against it is a contradiction, not an answer


def date_document(
    document: Document, expressions: Sequence[TimeExpression], offices: Sequence[OfficeHolding], run_on: date
) -> PublishedDate:
    """Return when `document` was published as far as its text settles it, with every year tried as a candidate, best
    first.

    Every year from 1950 to that of `run_on` is tried. Excluded are those in which a weekday does not fall on its day,
    those before a date that is told as past, and those after the run. The rest are weighed by the tenures of `offices`
    and by how old their news would be. Claimed (basis "inferred") is a year that is the only one left or outweighs all
    others by `MARGIN` bits, and only where the calendar or dated events on both sides bear on it: tenures alone claim
    nothing. A document whose date is known is returned as it is. A candidate's score is its share of the weight, not a
    calibrated probability.
    """
    if document.published.basis != "unknown":
        return document.published
    clues = replace(collect_clues(expressions, document.text, run_on), dateline=read_dateline(document.dateline))
    scores = score_years(clues, offices, run_on)
    ranked = sorted(scores, key=lambda score: (bool(score.excluded), -score.bits, -score.year))
    candidates = _weigh_candidates(ranked)
    best = ranked[0]
    refusal = _refuse(clues, ranked)
    if refusal:
        return PublishedDate(edtf=None, basis="unknown", why=refusal, candidates=candidates)
    return PublishedDate(
        edtf=best.window.edtf,
        date_min=best.window.first.isoformat(),
        date_max=best.window.last.isoformat(),
        basis="inferred",
        why=" ".join([f"The year is {best.year}.", *best.reasons, *_why_no_other(ranked, clues), best.window.why]),
        candidates=candidates,
    )


def _refuse(clues: Clues, ranked: Sequence[YearScore]) -> str:
    """Return why no year is claimed, "" if the best one is."""
    left = [score for score in ranked if not score.excluded]
    if not left:
        return f"the text's dates contradict each other: {ranked[0].excluded}"
    if not clues.calendar and not clues.is_enclosed:
        return "nothing in the text bears on the calendar: no weekday with its day, no dated month on both sides of it"
    if left[0].bits < _MOST_AGAINST:
        return f"even {left[0].year} has evidence against it: {' '.join(left[0].against)}"
    rivals = [score for score in left[1:] if left[0].bits - score.bits < MARGIN]
    if rivals:
        return "more than one year is left: " + ", ".join(str(y) for y in sorted(s.year for s in (left[0], *rivals)))
    return ""


def _why_no_other(ranked: Sequence[YearScore], clues: Clues) -> list[str]:
    """Return a sentence for each reason why it is none of the other years that the weekdays would fit."""
    others = [score for score in ranked[1:] if not score.excluded]
    sentences = [_why_outweighed(ranked[0], others)] if others else []
    by_reason: dict[str, list[int]] = defaultdict(list)
    for score in ranked:
        if score.excluded and score.fits_calendar and clues.calendar:
            by_reason[score.excluded].append(score.year)
    sentences += [f"{_list_years(years)} would fit too, but {reason}." for reason, years in by_reason.items()]
    return sentences or ["Every other year is excluded."]


def _why_outweighed(best: YearScore, others: Sequence[YearScore]) -> str:
    nearest = others[0]
    reasons = " ".join(nearest.against) or "nothing speaks for it."
    years = _list_years([score.year for score in others])
    return f"{years} fit worse, by {best.bits - nearest.bits:.1f} bits or more; of {nearest.year}: {reasons}"


def _list_years(years: Sequence[int]) -> str:
    return ", ".join(str(year) for year in sorted(years))


def _weigh_candidates(ranked: Sequence[YearScore]) -> tuple[DateCandidate, ...]:
    total = sum(2.0**score.bits for score in ranked if not score.excluded)
    return tuple(
        DateCandidate(
            edtf=score.window.edtf,
            score=Score(
                value=0.0 if score.excluded else round(2.0**score.bits / total, 6),
                why=score.excluded or " ".join(score.reasons) or "nothing speaks against it",
            ),
        )
        for score in ranked
    )
