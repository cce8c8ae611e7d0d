"""`lapwing judge`: what a person knows better, kept with name, time and reason, and followed by every run."""

import getpass
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lapwing.cli.event_text import WORTH_TELLING, event_line
from lapwing.cli.examples import ExampleCommand, ExampleGroup
from lapwing.cli.judgement_text import judgement_line
from lapwing.cli.options import join_options, json_option, open_workspace, workspace_option
from lapwing.cli.printing import print_json_lines, printable

if TYPE_CHECKING:
    from lapwing.api import Workspace
    from lapwing.records.judgement import Judgement

_F = TypeVar("_F", bound=Callable[..., Any])

_EXAMPLE = """
lapwing judge same 3f9a12c0 77b01d44 -m "one meeting, two datelines"
lapwing judge different 0c41aa 3f9a12c0 -m "this sentence tells the later round"
lapwing judge value 3f9a12c0 date 2021-10-18 -m "the ministry's own page"
"""
_EXAMPLE_SAME = """
lapwing judge same 3f9a12c0 77b01d44
lapwing judge same 3f9a12c0 77b01d44 0c41aa92 -m "one meeting" --author "R. Kowalska"
"""
_EXAMPLE_DIFFERENT = """
lapwing judge different 3f9a12c0 77b01d44
lapwing judge different 0c41aa92 3f9a12c0 -m "a mention that is not of this event"
"""
_EXAMPLE_PART = """
lapwing judge part-of 3f9a12c0 77b01d44 -m "the talks were held on the visit"
"""
_EXAMPLE_VALUE = """
lapwing judge value 3f9a12c0 type CONSULT
lapwing judge value 3f9a12c0 date 2021-10-17/2021-10-19
lapwing judge value 3f9a12c0 place "Moscow, RUS"
lapwing judge value 3f9a12c0 actor IRN "Mohammad Bagheri"
lapwing judge value 3f9a12c0 dead "at least 84" -m "the coroner's list"
lapwing judge value 3f9a12c0 place none
"""
_EXAMPLE_NOT = """
lapwing judge not-an-event 0c41aa92 -m "a headline about something else"
"""
_EXAMPLE_WITHDRAW = """
lapwing judge withdraw 5e1d7c30 -m "the page was about another day"
"""

judging_options = join_options(
    workspace_option,
    click.option("--author", metavar="NAME", help="Who judges [default: the user of this machine]."),
    click.option("-m", "--reason", default="", metavar="TEXT", help="Why; it is shown with the event."),
    click.option("--later", is_flag=True, help="Only write it down: the next `lapwing code` follows it."),
    json_option,
)


@click.group("judge", cls=ExampleGroup, example=_EXAMPLE)
def command() -> None:
    """Judge events and mentions: same, different, part of, a field's right value, or no event at all.

    IDs are those of events or mentions, or their first characters. A judgement is only ever added; of two that
    contradict each other the later holds. It is kept by the words that it is about, so that it outlives new reports,
    new versions and other offsets, and counts for every report of the same text. It is followed at once, and by every
    later run.
    """


def _judging(name: str, example: str, *arguments: Callable[[_F], _F]) -> Callable[[_F], Any]:
    """Make a function the command `name` of the group, with these arguments and the options of all of them."""

    def decorate(function: _F) -> Any:
        return command.command(name, cls=ExampleCommand, example=example)(
            join_options(*arguments, judging_options)(function)
        )

    return decorate


@_judging(
    "same",
    _EXAMPLE_SAME,
    click.argument("one", metavar="ID"),
    click.argument("others", metavar="ID...", nargs=-1, required=True),
)
def judge_same(one: str, others: tuple[str, ...], **given: Any) -> None:
    """Say that events, or mentions, are one event."""
    _judge(given, lambda opened, by: opened.judge_same(one, *others, **by))


@_judging("different", _EXAMPLE_DIFFERENT, click.argument("one", metavar="ID"), click.argument("other", metavar="ID"))
def judge_different(one: str, other: str, **given: Any) -> None:
    """Say that two are not one event. A mention and its own event: it is not of that event."""
    _judge(given, lambda opened, by: opened.judge_different(one, other, **by))


@_judging("part-of", _EXAMPLE_PART, click.argument("part", metavar="PART"), click.argument("whole", metavar="WHOLE"))
def judge_part_of(part: str, whole: str, **given: Any) -> None:
    """Say that PART (talks) is a part of WHOLE (the visit that they were held on), and not the same."""
    _judge(given, lambda opened, by: opened.judge_part_of(part, whole, **by))


@_judging(
    "value",
    _EXAMPLE_VALUE,
    click.argument("record_id", metavar="ID"),
    click.argument("field"),
    click.argument("values", metavar="VALUE...", nargs=-1, required=True),
)
def judge_value(record_id: str, field: str, values: tuple[str, ...], **given: Any) -> None:
    """Say which value a FIELD of an event has; what the reports told stays beside it.

    Fields: type, mode, about, context, reality, date, place, actor, recipient, dead, injured, size. Actors are ids,
    ISO-3 codes or names, all of one side at once. "none" says that there is no value.
    """
    _judge(given, lambda opened, by: opened.judge_value(record_id, field, *values, **by))


@_judging("not-an-event", _EXAMPLE_NOT, click.argument("record_id", metavar="ID"))
def judge_not_an_event(record_id: str, **given: Any) -> None:
    """Say that a mention, or every mention of an event, tells no event."""
    _judge(given, lambda opened, by: opened.judge_not_an_event(record_id, **by))


@_judging("withdraw", _EXAMPLE_WITHDRAW, click.argument("judgement_id", metavar="JUDGEMENT"))
def withdraw(judgement_id: str, **given: Any) -> None:
    """Take a judgement back. It stays in the log, with this withdrawal."""
    _judge(given, lambda opened, by: opened.withdraw_judgement(judgement_id, **by))


def author_of(given: str | None) -> str:
    """Return the author that an option names, else the user of this machine.

    Raises:
        click.UsageError: if the machine does not say who its user is.
    """
    if given and given.strip():
        return given.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise click.UsageError("say who judges: --author NAME") from error


def _judge(given: dict[str, Any], make: "Callable[[Workspace, dict[str, str]], Judgement]") -> None:
    path: Path | None = given["workspace"]
    by = {"author": author_of(given["author"]), "reason": given["reason"]}
    with open_workspace(path) as opened:
        made = make(opened, by)
        if not given["later"]:
            opened.replay_judgements()
        print_judged(opened, [made.judgement_id], as_json=given["as_json"])


def print_judged(opened: "Workspace", judgement_ids: Sequence[str], *, as_json: bool) -> None:
    """Print judgements with what came of them, and the events that they bear on now."""
    logged = [one for one in opened.judgements() if one.judgement.judgement_id in judgement_ids]
    if as_json:
        print_json_lines(one.to_dict() for one in logged)
        return
    for one in logged:
        click.echo(judgement_line(one))
    for event_id in dict.fromkeys(event_id for one in logged for event_id in one.outcome.events):
        click.echo(event_line(opened.show(event_id).event))
    if any(one.outcome.state == "pending" for one in logged):
        click.echo("written down; the next `lapwing code`, or `lapwing judgements --replay`, follows it", err=True)
    else:
        known = printable(judgement_ids[0][:WORTH_TELLING])
        click.echo(f"to take it back: lapwing judge withdraw {known}", err=True)
