"""`lapwing validate`: a sample for hand coding, and what the coders' sheets say of the data."""

from dataclasses import asdict
from pathlib import Path

import click

from lapwing.cli.examples import ExampleCommand, ExampleGroup
from lapwing.cli.options import open_workspace, workspace_option
from lapwing.cli.printing import print_json_lines, write_text

_EXAMPLE = """
lapwing validate draw -w press.db --total 200 --documents 20 --out validation
lapwing validate read validation/sheet-ann.csv validation/sheet-ben.csv
"""
_EXAMPLE_DRAW = """
lapwing validate draw -w press.db --out validation
lapwing validate draw -w press.db --by outlet --per-stratum 30 --documents 25 --blind --out blind
"""
_EXAMPLE_READ = """
lapwing validate read validation/sheet-ann.csv validation/sheet-ben.csv
lapwing validate read sheet-ann.csv --sample validation/sample.json --json
"""


@click.group("validate", cls=ExampleGroup, example=_EXAMPLE)
def command() -> None:
    """Have people judge a sample of what was coded, and report how right it is."""


@command.command("draw", cls=ExampleCommand, example=_EXAMPLE_DRAW)
@workspace_option
@click.option("--out", default="validation", show_default=True, metavar="DIR", type=click.Path(path_type=Path),
              help="The folder to write to.")  # fmt: skip
@click.option("--by", default="type", show_default=True, metavar="WHAT",
              help="What to stratify by: type, quad, reality, outlet, year, confidence, none.")  # fmt: skip
@click.option("--per-stratum", type=click.IntRange(min=1), default=10, show_default=True, metavar="N",
              help="Records of each stratum, all where there are fewer.")  # fmt: skip
@click.option("--total", type=click.IntRange(min=2), metavar="N",
              help="Instead: records in all, shared out by the strata's sizes, at least two of each.")  # fmt: skip
@click.option("--documents", "n_documents", type=click.IntRange(min=0), default=0, show_default=True, metavar="N",
              help="Documents that coders read whole, for recall; their records are judged as well.")  # fmt: skip
@click.option("--seed", default="lapwing", show_default=True, help="The same seed draws the same records.")
@click.option("--blind", is_flag=True, help="Do not show what Lapwing coded: coders give values of their own.")
def draw(
    workspace: Path | None, out: Path, by: str, per_stratum: int, total: int | None, n_documents: int, seed: str,
    blind: bool,
) -> None:  # fmt: skip
    """Draw a stratified sample and write the sheets: sheet.csv, sheet.html, and sample.json, which `read` needs.

    Each coder fills in a copy of the CSV, or opens the page, which works offline, and saves a CSV from it.
    """
    from lapwing.knowledge.codebook import load_codebook
    from lapwing.validation import DrawRules, draw_sample, render_page, write_sample, write_sheet

    rules = DrawRules(by=by, per_stratum=per_stratum, total=total, n_documents=n_documents, seed=seed, blind=blind)
    with open_workspace(workspace) as opened:
        runs = opened.runs()
        sample = draw_sample(
            opened.mentions(),
            opened.documents(),
            rules,
            types=tuple(load_codebook(*opened.settings.codebook).types),
            made_with=runs[-1].parts if runs else (),
        )
    _make_folder(out)
    write_sample(sample, out)
    with (out / "sheet.csv").open("wb") as stream:
        write_sheet(sample, stream)
    write_text(render_page(sample), str(out / "sheet.html"))
    click.echo(f"{out / 'sheet.csv'}\n{out / 'sheet.html'}")
    drawn = ", ".join(f"{one.name} {one.n_drawn} of {one.n_records}" for one in sample.strata)
    more = len(sample.records) - sum(one.n_drawn for one in sample.strata)
    documents = f"; {len(sample.documents)} documents with {more} further records" if sample.documents else ""
    click.echo(f"drawn: {drawn}{documents}", err=True)


@command.command("read", cls=ExampleCommand, example=_EXAMPLE_READ)
@click.argument("sheets", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--sample", "sample_path", metavar="FILE", type=click.Path(path_type=Path),
              help="The sample.json of the draw [default: beside the first sheet].")  # fmt: skip
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path),
              help="Where appendix.md and appendix.tex are written [default: beside the sample].")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print every figure as one JSON object.")
def read(sheets: tuple[Path, ...], sample_path: Path | None, out: Path | None, as_json: bool) -> None:
    """Read filled-in sheets, one a coder: precision, recall, agreement, calibration, for an appendix.

    Prints the Markdown, and writes it and the same in LaTeX. Precision by type has Wilson's interval; what is weighted
    over strata, and recall, has a bootstrap's.
    """
    from lapwing.validation import measure, read_sample, read_sheet, write_latex, write_markdown

    beside = sample_path or sheets[0].parent
    sample = read_sample(beside)
    validation = measure(sample, [read_sheet(path, sample) for path in sheets])
    folder = out or (beside if beside.is_dir() else beside.parent)
    _make_folder(folder)
    markdown = write_markdown(validation, sample)
    write_text(markdown, str(folder / "appendix.md"))
    write_text(write_latex(validation, sample), str(folder / "appendix.tex"))
    if as_json:
        print_json_lines([asdict(validation)])
    else:
        click.echo(markdown, nl=False)
    click.echo(f"written: {folder / 'appendix.md'}, {folder / 'appendix.tex'}", err=True)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.FileError(str(folder), error.strerror or str(error)) from error
