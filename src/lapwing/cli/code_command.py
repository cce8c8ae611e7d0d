"""`lapwing code`: the main job."""

import sys
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lapwing.cli.examples import ExampleCommand
from lapwing.cli.exits import SOME_REJECTED
from lapwing.cli.options import Day, codebook_option, knowledge_option, open_workspace, workspace_option
from lapwing.cli.printing import printable, write_json_lines

if TYPE_CHECKING:
    from lapwing.api import RunSummary

_MOST_LISTED = 100


_EXAMPLE = """
lapwing code reports/ more.jsonl -w visits.db --mentions mentions.jsonl
lapwing code nexis.docx tables.zip articles.csv --columns text=body,title=headline -w press.db
cat story.txt | lapwing code - --outlet "The Oslo Courier" --published 2022-03-02
"""


@click.command("code", cls=ExampleCommand, example=_EXAMPLE)
@click.argument("paths", nargs=-1, required=True)
@workspace_option
@click.option("--mentions", metavar="FILE", help="Also write the event mentions as JSON Lines; - is stdout.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes [default: by the machine and the input].")
@click.option("--published", type=Day(), help="The day on which the reports were published.")
@click.option("--outlet", help="The outlet that published the reports.")
@click.option("--language", help="Their language, such as en, instead of telling it from the text.")
@click.option("--translated-from", metavar="LANG", help="The language that they were translated from, such as ru.")
@click.option(
    "--columns",
    default="",
    metavar="FIELD=COLUMN,…",
    help="Which column (or key) of tables and dumps is the text, title, outlet, published, url, id, language …; usual "
    "names are understood without it.",
)
@click.option("--run-on", type=Day(), help="Date undated reports as of this day [default: when first seen].")
@knowledge_option
@codebook_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    workspace: Path | None,
    mentions: str | None,
    jobs: int | None,
    published: date | None,
    outlet: str | None,
    language: str | None,
    translated_from: str | None,
    columns: str,
    run_on: date | None,
    knowledge: tuple[Path, ...],
    codebook: tuple[Path, ...],
) -> None:
    """Code reports into a workspace: files, folders, or - for stdin.

    Read are plain text, Markdown, HTML, PDF, DOCX and RTF; CSV, TSV, Parquet, Arrow, JSON and JSON Lines, a report a
    row; RSS, Atom and JSON feeds, ninjs and schema.org articles; what Nexis, Factiva and ProQuest export; and ZIP and
    tar archives of all these. A report that was coded before is not coded again; a run
    that was interrupted is taken up by the same command. Exits with 3 if some inputs were refused.
    """
    from lapwing.cli.progress import show_progress

    with ExitStack() as stack:
        opened = stack.enter_context(
            open_workspace(workspace, jobs=jobs, run_on=run_on, knowledge=knowledge, codebook=codebook)
        )
        on_progress = stack.enter_context(show_progress(paths, columns))
        summary = opened.code(
            paths,
            outlet=outlet,
            published=published.isoformat() if published else None,
            language=language,
            translated_from=translated_from,
            columns=columns,
            stdin=sys.stdin.buffer if "-" in paths else None,
            on_progress=on_progress,
        )
        stack.callback(_print_summary, summary, str(opened.settings.workspace))
        if mentions:
            write_json_lines(opened.mentions(summary).to_dicts(), mentions)
    if summary.rejections:
        ctx.exit(SOME_REJECTED)


def _print_summary(summary: "RunSummary", workspace: str) -> None:
    known = f", {summary.n_skipped} coded before" if summary.n_skipped else ""
    twice = f", {summary.n_duplicates} given twice" if summary.n_duplicates else ""
    click.echo(f"{summary.n_reports} reports{known}{twice}; {summary.n_events} events in {workspace}", err=True)
    if not summary.rejections:
        return
    click.echo(f"{len(summary.rejections)} inputs were refused:", err=True)
    for rejection in summary.rejections[:_MOST_LISTED]:
        where = f"{rejection.stage}/{rejection.reason}"
        click.echo(f"  {printable(rejection.path)}: {where}: {printable(rejection.detail)}", err=True)
    if len(summary.rejections) > _MOST_LISTED:
        click.echo(
            f"  … and {len(summary.rejections) - _MOST_LISTED} more: lapwing rejections -w {workspace}", err=True
        )
