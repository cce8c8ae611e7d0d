"""Write the generated parts of the documentation, or check that they are true.

    python scripts/generate_reference.py [--check]

A generated part stands between `<!-- NAME: begin … -->` and `<!-- NAME: end -->`; what is around it is written by hand.
"""

import ast
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import click

ROOT = Path(__file__).parents[1]
RECORDS = ROOT / "src/lapwing/records"
HELP_WIDTH = 100


def commands() -> str:
    """Return the help of every command, in the order in which `lapwing --help` lists them."""
    return "\n\n".join(f"## `{name}`\n\n```text\n{text}\n```" for name, text in _helps("lapwing", _root_command()))


def records() -> str:
    """Return every record with its docstring and its fields, a section a module."""
    modules = (path for path in sorted(RECORDS.glob("*.py")) if path.stem not in {"__init__", "ids"})
    return "\n\n".join(filter(None, map(_module_section, modules)))


def errors() -> str:
    """Return every error class with its sentence."""
    tree = ast.parse((ROOT / "src/lapwing/errors.py").read_text(encoding="utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    rows = (f"| `{node.name}` | {_one_line(ast.get_docstring(node))} |" for node in classes)
    return "\n".join(("| error | when |", "|---|---|", *rows))


RUN_ON = "2026-11-22"  # undated reports are dated against it: a page must not change overnight
# The history names the run, whose id changes with every line of code; the figures after the comma differ by processor.
_RUN_DEPENDENT = re.compile(r"## History\n.*?(?=Try next:)", re.DOTALL)


def demo() -> str:
    """Return how the output of `lapwing demo` ends: the count, one event with its evidence, and what to try next."""
    code = "from lapwing.cli import main; main()"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "LAPWING_RUN_ON": RUN_ON}
    with tempfile.TemporaryDirectory() as folder:
        line = [sys.executable, "-c", code, "demo", "-w", "demo.db"]
        done = subprocess.run(line, capture_output=True, text=True, check=True, encoding="utf-8", env=env, cwd=folder)
    count = re.search(r"^\d+ reports became", done.stdout, re.MULTILINE)
    text = done.stdout[count.start() if count else 0 :].strip()
    text = _RUN_DEPENDENT.sub("", text)
    return f"```text\n{text.replace(str(ROOT / 'src/lapwing') + os.sep, '')}\n```"


PARTS: dict[str, dict[str, Callable[[], str]]] = {
    "README.md": {"demo": demo},
    "docs/reference/commands.md": {"commands": commands},
    "docs/reference/records.md": {"records": records},
    "docs/reference/exit-codes.md": {"errors": errors},
}


def fill(text: str, name: str, content: str) -> str:
    """Return `text` with its part `name` filled with `content`.

    Raises:
        ValueError: if the text has no such part.
    """
    part = re.compile(rf"(<!-- {name}: begin[^>]*-->\n).*?(<!-- {name}: end -->)", re.DOTALL)
    filled, n_parts = part.subn(lambda match: f"{match[1]}{content}\n{match[2]}", text)
    if n_parts != 1:
        raise ValueError(f"expected one part {name!r} between markers, found {n_parts}")
    return filled


def _root_command() -> click.Command:
    from lapwing.cli.group import lapwing

    return lapwing


def _helps(name: str, command: click.Command, parent: click.Context | None = None) -> Iterator[tuple[str, str]]:
    info_name = name if parent is None else name.rsplit(" ", 1)[1]
    width = {"terminal_width": HELP_WIDTH, "max_content_width": HELP_WIDTH}
    context = command.make_context(info_name, [], parent, resilient_parsing=True, **width)
    yield name, command.get_help(context)
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            inner = command.get_command(context, child)
            if inner and not inner.hidden:
                yield from _helps(f"{name} {child}", inner, context)


def _module_section(path: Path) -> str:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    if not classes:
        return ""
    choices = [_choice(node) for node in tree.body if isinstance(node, ast.Assign)]
    parts = [f"## `lapwing.records.{path.stem}`", *filter(None, choices), *map(_record_section, classes)]
    return "\n\n".join(parts)


def _choice(node: ast.Assign) -> str:
    value = ast.unparse(node.value)
    is_literal = value.startswith("Literal[") and isinstance(node.targets[0], ast.Name)
    return f"`{ast.unparse(node.targets[0])}`: {value[8:-1].replace(chr(39), '`')}" if is_literal else ""


def _record_section(node: ast.ClassDef) -> str:
    fields = [item for item in node.body if isinstance(item, ast.AnnAssign)]
    rows = (f"| `{ast.unparse(each.target)}` | `{_cell(ast.unparse(each.annotation))}` |" for each in fields)
    table = "\n".join(("| field | type |", "|---|---|", *rows)) if fields else ""
    return "\n\n".join(filter(None, (f"### {node.name}", dedent(ast.get_docstring(node) or ""), table)))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def _words(text: str) -> list[str]:
    return text.split()  # click breaks help lines differently from version to version


def main(*arguments: str) -> int:
    """Write the parts that differ, or with --check only name them; return 1 if --check found any."""
    stale = []
    for name, parts in PARTS.items():
        path = ROOT / name
        old = new = path.read_text(encoding="utf-8")
        for part, make in parts.items():
            new = fill(new, part, make())
        if _words(old) != _words(new):
            stale.append(name)
            if "--check" not in arguments:
                path.write_text(new, encoding="utf-8", newline="\n")
    for name in stale:
        print(f"{name}: {'out of date, run `make docs`' if '--check' in arguments else 'written'}")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
