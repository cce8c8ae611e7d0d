"""Code the shipped samples and write what came out as readable goldens; say which events were gained and which lost.

    python scripts/golden.py

A golden holds no ids and no confidences: only what a reader of the samples could check. tests/test_golden.py compares.
"""

import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import lapwing
from lapwing.records.coded import CitedMention
from lapwing.records.event import Participant, Quantity
from lapwing.records.fused import Event, Fact
from lapwing.records.quote import Quote

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"
RUN_ON = date(2026, 11, 1)  # fixed, so that undated samples are dated alike on every day
QUOTE_WIDTH = 90


def code_samples() -> dict[str, list[str]]:
    """Return the golden blocks that the samples give now: file name → blocks, sorted."""
    with (
        tempfile.TemporaryDirectory() as folder,
        as_file(files("lapwing") / "samples") as samples,
        lapwing.open(Path(folder) / "golden.db", run_on=RUN_ON) as workspace,
    ):
        workspace.code([samples])
        mentions = {each.mention.mention_id: each for each in workspace.mentions()}
        names = {each.report_id: _name(each.path, each.document_id, each.content_id) for each in workspace.documents()}
        return {
            "events.txt": sorted(render_event(event, mentions, names) for event in workspace.events()),
            "quotes.txt": sorted(render_quote(quote, names) for quote in workspace.quotes()),
            "rejections.txt": sorted({f"{_name(r.path)}  {r.stage}: {r.reason}\n" for r in workspace.rejections()}),
        }


def render_event(event: Event, mentions: dict[str, CitedMention], names: dict[str, str]) -> str:
    """Return one event: its headline, who tells it in which words, and the status of each fact."""
    what = " ".join((event.event, *event.mode, *(["about", event.about] if event.about else ())))
    lines = [f"{event.date.edtf or 'undated'}  {what}  {event.reality}"]
    lines += [f"  actor      {_participant(each)}" for each in event.actor]
    lines += [f"  recipient  {_participant(each)}" for each in event.recipient]
    if event.place:
        lines.append(f"  place      {event.place.name} ({event.place.country or '?'}, {event.place.precision})")
    first = mentions[event.mentions[0]].mention
    for name in ("dead", "injured", "size"):
        if quantity := getattr(first, name):
            lines.append(f"  {name:<10} {_quantity(quantity)}")
    lines += sorted(f"  told by    {names[each.mention.report_id]}: {_words(each)}" for each in _told(event, mentions))
    lines += [f"  {fact.field}: {_fact(fact)}" for fact in sorted(event.facts, key=lambda fact: fact.field)]
    return "\n".join(lines) + "\n"


def render_quote(quote: Quote, names: dict[str, str]) -> str:
    """Return one quote: who, in which report, and the words."""
    speaker = _participant(quote.speaker) if quote.speaker else "(unknown)"
    kind = "direct" if quote.direct else "indirect"
    return f"{names[quote.report_id]}  {speaker}, {kind}\n  {_short(quote.span.text)}\n"


def read_blocks(path: Path) -> list[str]:
    """Return the blocks of a golden file; none if there is no such file."""
    if not path.exists():
        return []
    return [block.strip("\n") + "\n" for block in path.read_text(encoding="utf-8").split("\n\n") if block.strip()]


def write_blocks(path: Path, blocks: Iterable[str]) -> None:
    """Write blocks with an empty line between them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(blocks), encoding="utf-8", newline="\n")


def changes(old: list[str], new: list[str]) -> str:
    """Return what `new` has lost and gained over `old`, for people; empty if nothing."""
    lost = [f"- {line}" for block in old if block not in new for line in block.splitlines()]
    gained = [f"+ {line}" for block in new if block not in old for line in block.splitlines()]
    return "\n".join((*lost, *gained))


def _name(path: str, document_id: str = "", content: str = "") -> str:
    name = "/".join(Path(path).parts[-2:])
    return name if document_id == content else f"{name}#{document_id}"


def _told(event: Event, mentions: dict[str, CitedMention]) -> list[CitedMention]:
    return [mentions[mention_id] for mention_id in event.mentions]


def _participant(each: Participant) -> str:
    codes = " ".join(filter(None, (each.country, *each.sector)))
    return f"{each.name} ({codes or 'unknown'})"


def _quantity(each: Quantity) -> str:
    if each.max is None:
        return f"{each.min} or more"
    return str(each.min) if each.min == each.max else f"{each.min} to {each.max}"


def _words(each: CitedMention) -> str:
    return f"“{each.mention.trigger.text}” in “{_short(each.mention.sentence.text)}”"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= QUOTE_WIDTH else line[: QUOTE_WIDTH - 1] + "…"


def _fact(fact: Fact) -> str:
    values = " | ".join(sorted(f"{value.label} ×{len(value.origins)}" for value in fact.values))
    return f"{fact.status}: {values}"


def main() -> int:
    """Write the goldens and print what changed."""
    for name, blocks in code_samples().items():
        path = GOLDEN / name
        changed = changes(read_blocks(path), blocks)
        write_blocks(path, blocks)
        print(f"{name}: {len(blocks)} blocks{', changed:' if changed else ', as before'}")
        if changed:
            print(changed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
