"""View: which tellings count when facts are recounted; LeftOut: which did not, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is counted. Names are compared without regard to capitals.

    as_of: an ISO day: only reports that were surely published by then.
    without_origins: whose words are not counted: an outlet's or agency's name, or an origin's id.
    without_owners: whose outlets are not counted: an owner's name, or "state:RUS" for all outlets linked to a state.
    without_claimants: on whose word nothing is counted: a source as the reports name it.
    """

    as_of: str | None = None
    without_origins: tuple[str, ...] = ()
    without_owners: tuple[str, ...] = ()
    without_claimants: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether everything counts."""
        return self == View()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A telling that a view does not count: one mention in one report, and why."""

    mention_id: str
    report_id: str
    why: str
