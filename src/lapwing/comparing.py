"""Our events beside an event data set of others: their files and our workspace to one comparison."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from lapwing.comparison import Act, Comparison, Dropped, Tolerance, compare_acts, our_act, their_act
from lapwing.comparison.tell import pair_json
from lapwing.errors import InputMissingError
from lapwing.knowledge.codebook import load_codebook
from lapwing.knowledge.countries import load_countries
from lapwing.records.base import Rejection
from lapwing.records.coded_row import CodedRow
from lapwing.sources import read_coded_sets
from lapwing.store.search import EventFilter
from lapwing.store.workspace_file import WorkspaceFile


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedSets:
    """A comparison, and all that could not be compared.

    layouts: the sets that the files are of. n_theirs, n_ours: rows and events before any was left out.
    theirs_left_out, ours_left_out: (reason, number), the most frequent first. rejections: rows and files not read.
    """

    comparison: Comparison
    layouts: tuple[str, ...]
    n_theirs: int
    n_ours: int
    theirs_left_out: tuple[tuple[str, int], ...]
    ours_left_out: tuple[tuple[str, int], ...]
    rejections: tuple[Rejection, ...]

    def rows(self) -> list[dict[str, object]]:
        """Return every row and event with its match, or with the reason why it has none."""
        return [pair_json(pair) for pair in self.comparison.pairs]

    def tell_inputs(self) -> list[str]:
        """Return what was compared, and what was not, in words."""
        sides = (
            (f"theirs ({', '.join(self.layouts)})", self.n_theirs, "rows", self.theirs_left_out),
            ("ours", self.n_ours, "events", self.ours_left_out),
        )
        return [
            f"{side}: {number} {unit}" + (f"; left out: {_told(left_out)}" if left_out else "")
            for side, number, unit, left_out in sides
        ]


def compare_sets(
    file: WorkspaceFile,
    paths: Sequence[str],
    tolerance: Tolerance,
    wanted: EventFilter,
    *,
    shared_reports: bool = False,
) -> ComparedSets:
    """Compare the wanted events with the rows of `paths`, which are held to the same filters, and to our days.

    Raises:
        InputMissingError: if the files hold no row that can be read.
    """
    ours, ours_left_out, n_ours = list[Act](), Counter[str](), 0
    for event in file.each_event(wanted):
        n_ours += 1
        act = our_act(event)
        if isinstance(act, Dropped):
            ours_left_out[act.reason] += 1
        else:
            ours.append(act)
    reading = _Reading(_known_urls(file) if shared_reports else None)
    theirs = list(_within(reading.acts(read_coded_sets(paths)), ours, tolerance, wanted, reading.left_out))
    if not reading.n_rows:
        reasons = "; ".join(f"{each.path}: {each.detail}" for each in reading.rejections[:3])
        raise InputMissingError(
            f"no row of POLECAT, ICEWS, GDELT or Phoenix was found: {reasons or 'no file is named'}"
        )
    return ComparedSets(
        comparison=compare_acts(theirs, ours, tolerance),
        layouts=tuple(sorted(reading.layouts)),
        n_theirs=reading.n_rows,
        n_ours=n_ours,
        theirs_left_out=tuple(reading.left_out.most_common()),
        ours_left_out=tuple(ours_left_out.most_common()),
        rejections=tuple(reading.rejections),
    )


def _told(left_out: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{number} {reason}" for reason, number in left_out)


class _Reading:
    """Their rows to acts, with a count of what is left out. `urls`: of our reports, where only those count."""

    def __init__(self, urls: frozenset[str] | None) -> None:
        self._urls = urls
        self.n_rows = 0
        self.layouts: set[str] = set()
        self.left_out: Counter[str] = Counter()
        self.rejections: list[Rejection] = []

    def acts(self, rows: Iterable[CodedRow | Rejection]) -> Iterator[Act]:
        codebook, countries = load_codebook(), load_countries()
        for row in rows:
            if isinstance(row, Rejection):
                self.rejections.append(row)
                continue
            self.n_rows += 1
            self.layouts.add(row.layout)
            if self._urls is not None and not self._urls & {_bare(url) for url in row.url.split(";")}:
                self.left_out["another report"] += 1
                continue
            act = their_act(row, codebook, countries)
            if isinstance(act, Act):
                yield act
            else:
                self.left_out[act.reason] += 1


def _within(
    acts: Iterable[Act], ours: Sequence[Act], tolerance: Tolerance, wanted: EventFilter, left_out: Counter[str]
) -> Iterator[Act]:
    """Yield the acts that the filters let through and that lie in the days that our events cover."""
    margin = timedelta(days=tolerance.days)
    first = min((act.first for act in ours), default=None)
    last = max((act.last for act in ours), default=None)
    for act in acts:
        if first is None or last is None or act.last < first - margin or act.first > last + margin:
            left_out["outside our days"] += 1
        elif not _is_wanted(act, wanted):
            left_out["not asked for"] += 1
        else:
            yield act


def _is_wanted(act: Act, wanted: EventFilter) -> bool:
    dyad = set((wanted.dyad or "").upper().replace(">", "-").split("-")) - {""}
    first, last = act.first.isoformat(), act.last.isoformat()
    return (
        (not wanted.types or act.event in wanted.types)
        and dyad <= act.parties
        and (not wanted.country or wanted.country.upper() in act.parties)
        and (not wanted.since or last[: len(wanted.since)] >= wanted.since)
        and (not wanted.until or first[: len(wanted.until)] <= wanted.until)
    )


def _known_urls(file: WorkspaceFile) -> frozenset[str]:
    return frozenset(_bare(document.url) for document in file.documents() if document.url)


def _bare(url: str) -> str:
    """An address without scheme, "www." and a last slash, which sets write one way or the other."""
    return url.strip().partition("://")[2].removeprefix("www.").rstrip("/") or url.strip()
