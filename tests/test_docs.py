"""The documentation is true: what can be checked by a machine is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from scripts.generate_reference import PARTS, fill

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "evaluation/README.md"])
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")
CODE_BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.DOTALL | re.MULTILINE)
COMMAND_LINE = re.compile(r"^(?:[A-Z_]+=\S+ )*lapwing +([a-z]+)([^|#\n]*)", re.MULTILINE)
OPTION = re.compile(r"(?<!\S)--?[a-z][a-z-]*")
CODE = re.compile(r"[a-z]+(?:_[a-z]+)*")


def sources() -> Iterator[ast.Module]:
    """Yield the syntax tree of every module of the package."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        yield ast.parse(path.read_text(encoding="utf-8"))


def rejection_reasons(tree: ast.Module) -> Iterator[str]:
    """Yield every reason code that a module gives by a `reason=` or as an argument of a function that rejects."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        named = [each.value for each in call.keywords if each.arg == "reason"]
        rejects = "reject" in ast.unparse(call.func).lower()
        for value in (*named, *(call.args if rejects else ())):
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and CODE.fullmatch(value.value):
                yield value.value


def commands() -> dict[str, click.Command]:
    """Return every command by its name."""
    from lapwing.cli.group import lapwing

    context = click.Context(lapwing)
    found = {name: lapwing.get_command(context, name) for name in lapwing.list_commands(context)}
    return {name: command for name, command in found.items() if command}


def page(name: str) -> str:
    """Return a page of the documentation."""
    return (ROOT / name).read_text(encoding="utf-8")


def documented_codes(text: str) -> set[str]:
    """Return what stands in backticks in the first cell of a table's rows."""
    return set(re.findall(r"^\| *`([^`]+)`", text, re.MULTILINE))


def test_every_reason_of_a_rejection_is_explained() -> None:
    """A user who meets a reason finds what it means and what to do."""
    reasons = {reason for tree in sources() for reason in rejection_reasons(tree)}
    assert len(reasons) > 5, "the search for reasons finds none, so nothing is checked"
    assert reasons - documented_codes(page("docs/how-to/rejections.md")) == set()


def test_no_reason_is_explained_that_no_longer_exists() -> None:
    """The page names no reason that nothing gives."""
    reasons = {reason for tree in sources() for reason in rejection_reasons(tree)}
    assert documented_codes(page("docs/how-to/rejections.md")) - reasons == set()


def test_a_reason_is_found_however_it_is_given() -> None:
    """The search reads keywords and the arguments of functions that reject."""
    tree = ast.parse(
        "Rejection(stage='x', reason='too_odd')\nreject(path, 'too_large', f'{n} bytes', 3)\nprint('other')"
    )
    assert set(rejection_reasons(tree)) == {"too_odd", "too_large"}


def test_every_error_is_documented() -> None:
    """Each class of errors.py stands on the page of errors."""
    import lapwing.errors

    names = {name for name, value in vars(lapwing.errors).items() if isinstance(value, type)}
    assert names - documented_codes(page("docs/reference/exit-codes.md")) == set()


def test_every_exit_code_is_documented() -> None:
    """Each exit code stands on the page of exit codes, and no other."""
    from lapwing.cli import exits

    codes = {str(value) for name, value in vars(exits).items() if name.isupper() and isinstance(value, int)}
    written = {code for code in documented_codes(page("docs/reference/exit-codes.md")) if code.isdigit()}
    assert codes == written


def test_every_setting_is_documented() -> None:
    """Each environment variable that the package reads stands on the page of settings, and no other."""
    read = {
        name
        for path in (ROOT / "src").rglob("*.py")
        for name in re.findall(r"LAPWING_[A-Z_]+", path.read_text("utf-8"))
    }
    written = set(re.findall(r"^\| *`(LAPWING_[A-Z_]+)", page("docs/reference/exit-codes.md"), re.MULTILINE))
    assert read == written


def test_every_command_is_documented() -> None:
    """Each command has its section in the reference and is named in a text for people."""
    names = set(commands())
    assert {name for name in names if f"## `lapwing {name}`" not in page("docs/reference/commands.md")} == set()
    prose = "".join(path.read_text("utf-8") for path in PAGES if "reference" not in path.parts)
    assert {name for name in names if f"lapwing {name}" not in prose} == set()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_in_the_documentation_exist(path: Path) -> None:
    """Each `lapwing …` line of a code block names a command and options that there are."""
    known = commands()
    for block in CODE_BLOCK.findall(path.read_text(encoding="utf-8")):
        for name, rest in COMMAND_LINE.findall(block):
            assert name in known, f"lapwing {name}"
            command = known[name]
            if isinstance(command, click.Group) and (inner := rest.split()[:1]) and not inner[0].startswith("-"):
                assert inner[0] in command.commands, f"lapwing {name}{rest}"
                command = command.commands[inner[0]]
            options = {option for each in command.params for option in (*each.opts, *each.secondary_opts)}
            assert set(OPTION.findall(rest)) <= options | {"--help"}, f"lapwing {name}{rest}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    """Each relative link names a file or folder of the repository."""
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize(
    ("name", "part", "make"),
    [(name, part, make) for name, parts in PARTS.items() for part, make in parts.items()],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_generated_parts_are_up_to_date(name: str, part: str, make: object) -> None:
    """What `make docs` would write is what stands there."""
    assert callable(make)
    assert fill(page(name), part, make()).split() == page(name).split(), "run `make docs`"


def test_a_page_without_its_part_is_refused() -> None:
    """A marker that got lost is an error, not a page that silently goes stale."""
    with pytest.raises(ValueError, match="found 0"):
        fill("no markers here", "commands", "text")
