"""`lapwing review`: the least certain merges and splits, one after the other, for a person to judge."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lapwing.cli.event_text import WORTH_TELLING, event_statement, shown_path
from lapwing.cli.examples import ExampleCommand
from lapwing.cli.judge_command import author_of
from lapwing.cli.options import json_option, open_workspace, workspace_option
from lapwing.cli.printing import print_json_lines, printable

if TYPE_CHECKING:
    from lapwing.api import UncertainMerge, Workspace
    from lapwing.judging import ReviewKind
    from lapwing.records.coded import CitedMention

_EXAMPLE = """
lapwing review
lapwing review --splits
lapwing review --list 20
lapwing review --list 100 --json > pairs.jsonl
"""
_AT_ONCE = 200
_ASKED = (
    "[s]ame  [d]ifferent  [p] the first is part of the second  [w] the second is part of the first  [k] skip  [q]uit"
)
_KINDS: dict[bool | None, tuple["ReviewKind", ...]] = {None: ("merge", "split"), True: ("merge",), False: ("split",)}
_CHOICES = click.Choice(["s", "d", "p", "w", "k", "q"])


@click.command("review", cls=ExampleCommand, example=_EXAMPLE)
@workspace_option
@click.option("--author", metavar="NAME", help="Who judges [default: the user of this machine].")
@click.option("--list", "n_listed", type=click.IntRange(min=1), metavar="N", help="Only list so many; ask nothing.")
@click.option(
    "--merges/--splits", "merges", default=None, help="Only what was taken for one, or kept apart [default: both]."
)
@click.option("--later", is_flag=True, help="Only write the judgements down: the next `lapwing code` follows them.")
@json_option
def command(
    workspace: Path | None, author: str | None, n_listed: int | None, merges: bool | None, later: bool, as_json: bool
) -> None:
    """Work through what is least certain first: two sentences that were taken for one event, or kept apart, and why.

    Evidence is counted in bits: near zero it says little either way. What was judged is not asked again. Looking for
    what was kept apart compares all mentions anew; --merges does without.
    """
    with open_workspace(workspace) as opened:
        found = opened.review(limit=n_listed or _AT_ONCE, kinds=_KINDS[merges])
        if as_json:
            print_json_lines(found.to_dicts())
        elif n_listed:
            for number, pair in enumerate(found, 1):
                _show(number, len(found), pair)
        else:
            n_judged = _ask_all(opened, list(found), author_of(author))
            if n_judged and not later:
                opened.replay_judgements()
            click.echo(f"{n_judged} judged; lapwing judgements lists them", err=True)
    if not found:
        click.echo("nothing uncertain is left to judge", err=True)


def _ask_all(opened: "Workspace", pairs: "list[UncertainMerge]", author: str) -> int:
    n_judged = 0
    for number, pair in enumerate(pairs, 1):
        _show(number, len(pairs), pair)
        answer = click.prompt(_ASKED, type=_CHOICES, show_choices=False, default="k", show_default=False)
        if answer == "q":
            break
        if answer != "k":
            reason = click.prompt("why (empty: no reason)", default="", show_default=False)
            _judge(opened, pair, answer, {"author": author, "reason": reason})
            n_judged += 1
    return n_judged


def _judge(opened: "Workspace", pair: "UncertainMerge", answer: str, by: dict[str, Any]) -> None:
    one, other = pair.one.mention.mention_id, pair.other.mention.mention_id
    if answer == "s":
        opened.judge_same(one, other, **by)
    elif answer == "d":
        opened.judge_different(one, other, **by)
    else:
        opened.judge_part_of(*((one, other) if answer == "p" else (other, one)), **by)


def _show(number: int, n_pairs: int, pair: "UncertainMerge") -> None:
    done = "kept apart" if pair.other_event else "taken for one event"
    click.echo(f"\n{number} of {n_pairs}: {done}, {pair.bits:+.1f} bits that these tell one")
    for event in (pair.event, *([pair.other_event] if pair.other_event else [])):
        click.echo(f"event {event.event_id[:WORTH_TELLING]}  {event_statement(event)}")
    for place, cited in enumerate((pair.one, pair.other), 1):
        for line in _side(place, cited):
            click.echo(printable(line))
    for reason in pair.reasons:
        click.echo(printable(f"    {reason.value:+5.1f}  {reason.why}"))


def _side(place: int, cited: "CitedMention") -> tuple[str, str]:
    mention = cited.mention
    where = cited.url or shown_path(cited.path)
    head = f"  {place}. {cited.outlet or 'outlet unknown'}, {cited.published or 'undated'}, {where}"
    sentence, trigger = mention.sentence, mention.trigger
    first, last = trigger.start - sentence.start, trigger.end - sentence.start
    marked = f"{sentence.text[:first]}**{trigger.text}**{sentence.text[last:]}"
    told = f"mention {mention.mention_id[:WORTH_TELLING]}, {mention.event} on {mention.date.edtf or 'an unknown day'}"
    return f"{head} ({told})", f"     > {' '.join(marked.split())}"
