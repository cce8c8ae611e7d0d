"""The command line: each command parses, calls the API once, and prints. Results go to stdout, everything else to stderr."""

from lapwing.cli.group import lapwing as _lapwing


def main() -> None:
    """Run the `lapwing` command."""
    _lapwing(prog_name="lapwing")
