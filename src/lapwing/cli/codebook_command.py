"""`lapwing codebook`: codes of one's own, checked and tried."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lapwing.cli.event_text import counted
from lapwing.cli.examples import ExampleCommand, ExampleGroup
from lapwing.cli.exits import FAILED
from lapwing.cli.options import codebook_option, json_option, open_workspace, workspace_option
from lapwing.cli.printing import print_json_lines, printable
from lapwing.settings import read_settings

if TYPE_CHECKING:
    from lapwing.code_trials import CodeChange
    from lapwing.reading.taught import TaughtCode

_EXAMPLE = """
lapwing codebook lint --codebook codes.yaml
lapwing codebook test --codebook codes.yaml -w press.db
lapwing code reports/ --codebook codes.yaml -w press.db
"""
_EXAMPLE_LINT = """
lapwing codebook lint --codebook codes.yaml
"""
_EXAMPLE_TEST = """
lapwing codebook test --codebook codes.yaml -w press.db
lapwing codebook test --codebook codes.yaml -w press.db --limit 500 --json > changes.jsonl
"""
_SIGN = {"gained": "+", "lost": "-", "changed": "~"}
_MOST_SHOWN = 10


@click.group("codebook", cls=ExampleGroup, example=_EXAMPLE)
def command() -> None:
    """Add contexts, modes and types of your own: YAML files laid over the shipped codebook.

    `lapwing code --codebook FILE`, or `codebook: FILE` in lapwing.yaml, codes with them.
    """


@command.command("lint", cls=ExampleCommand, example=_EXAMPLE_LINT)
@codebook_option
@json_option
@click.pass_context
def lint(ctx: click.Context, codebook: tuple[Path, ...], as_json: bool) -> None:
    """Look for faults, a line each: file:line: what. Without any, show what the examples of each code score.

    0 is the mean of ordinary news, 1 that of the examples; a code holds from its threshold on. Each example is scored
    with the others alone. Exits with 1 if there is a fault.
    """
    from lapwing.code_trials import check_codes

    faults, codes = check_codes(_layers(codebook))
    if as_json:
        print_json_lines([*({"fault": fault} for fault in faults), *map(_code_json, codes)])
    else:
        for line in (*faults, *(line for code in codes for line in _told_code(code))):
            click.echo(line)
    click.echo(f"{counted(len(faults), 'fault')}, {counted(len(codes), 'taught code')}", err=True)
    if faults:
        ctx.exit(FAILED)


@command.command("test", cls=ExampleCommand, example=_EXAMPLE_TEST)
@workspace_option
@codebook_option
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Try at most so many reports.")
@json_option
def test(workspace: Path | None, codebook: tuple[Path, ...], limit: int | None, as_json: bool) -> None:
    """Show which events of a workspace the codes would add (+), take away (-) or change (~), with their sentences.

    Every report is coded with and without the codes; the workspace is not changed.
    """
    from lapwing.code_trials import try_codes

    layers = _layers(codebook)
    with open_workspace(workspace) as opened:
        documents = opened.documents()[:limit]
    with _progress(len(documents)) as on_progress:
        changes = list(try_codes(documents, layers, on_progress))
    if as_json:
        print_json_lines(map(asdict, changes))
        return
    _print_changes(changes)
    click.echo(f"{counted(len(documents), 'report')} tried", err=True)


def _layers(given: Sequence[Path]) -> tuple[Path, ...]:
    layers = read_settings(codebook=given).codebook
    if not layers:
        raise click.UsageError("no codebook is named: give --codebook FILE, or name one in lapwing.yaml")
    return layers


@contextmanager
def _progress(total: int) -> Iterator[Any]:
    from tqdm import tqdm

    with tqdm(total=total, unit="report", disable=None, leave=False) as bar:  # None: on a terminal only
        yield bar.update


def _told_code(code: "TaughtCode") -> Iterator[str]:
    seed = code.seed
    if code.direction is None:
        yield f"{seed.name}: {counted(len(seed.patterns), 'pattern')}"
        return
    reached = sum(score >= seed.threshold for score in code.left_out)
    scores = " ".join(f"{score:.2f}" for score in sorted(code.left_out))
    also = f", {counted(len(seed.patterns), 'pattern')} ({seed.needs})" if seed.patterns else ""
    examples = counted(len(code.left_out), "example")
    yield f"{seed.name}: threshold {seed.threshold:g}; {reached} of {examples} reach it when the others teach{also}"
    yield f"  examples score {scores}"
    if code.ordinary:
        above = sum(score >= seed.threshold for score in code.ordinary)
        highest = " ".join(f"{score:.2f}" for score in code.ordinary[-5:])
        yield f"  ordinary news reaches it in {above} of {len(code.ordinary)} sentences; its highest score {highest}"


def _code_json(code: "TaughtCode") -> dict[str, Any]:
    seed = code.seed
    return {
        "code": seed.name,
        "threshold": seed.threshold,
        "needs": seed.needs,
        "patterns": list(seed.patterns),
        "examples": list(code.left_out),
        "ordinary": list(code.ordinary),
    }


def _print_changes(changes: "Sequence[CodeChange]") -> None:
    kinds = Counter((one.change, name) for one in changes for name in one.codes or (one.before,))
    for (change, name), number in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"{_SIGN[change]} {number:>5}  {name}")
        shown = [one for one in changes if one.change == change and name in (one.codes or (one.before,))]
        for one in shown[:_MOST_SHOWN]:
            start, end = one.trigger
            sentence = f"{one.sentence[:start]}[{one.sentence[start:end]}]{one.sentence[end:]}"
            codes = " → ".join(filter(None, (one.before, one.after)))
            click.echo(f"         {printable(sentence)}")
            click.echo(f"           {codes}  ({printable(one.document)})")
        if number > _MOST_SHOWN:
            click.echo(f"         … and {number - _MOST_SHOWN} more: --json lists them")
    if not changes:
        click.echo("no event would be added, taken away or changed")
