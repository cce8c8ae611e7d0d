"""The command line: a command parses, calls the API, and prints: results to stdout, the rest to stderr."""

from lapwing.cli.group import lapwing as _lapwing


def main() -> None:
    """Run the `lapwing` command."""
    _lapwing(prog_name="lapwing")
