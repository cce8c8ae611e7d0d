"""Run every evaluation, or those that are named, and say at the end which could not run and why.

python -m evaluation --data FOLDER [STAGE …]
"""

import argparse
import subprocess
import sys
from importlib.resources import files

NOT_FIGURES = {"__init__", "__main__", "speed"}  # speed is `make bench`: it needs the machine for itself
ON_FOLDS = {"contexts", "own_codes", "reader"}  # measured with readers that were each trained without one fold
DATA_MISSING = (2, 3)  # how a module ends that found its data missing and has said which


def stages() -> list[str]:
    """Return the names of all evaluation commands: the modules beside this one that have a `main`."""
    modules = [each for each in files("evaluation").iterdir() if each.name.endswith(".py")]
    commands = (each.name.removesuffix(".py") for each in modules if "\ndef main(" in each.read_text(encoding="utf-8"))
    return sorted(set(commands) - NOT_FIGURES)


def run_stage(stage: str, data: str, readers: str) -> int:
    """Run one evaluation in a process of its own, so that none sees another's state; return its exit code."""
    print(f"\n== {stage}", flush=True)
    more = ["--readers", readers] if stage in ON_FOLDS else []
    return subprocess.run([sys.executable, "-m", f"evaluation.{stage}", "--data", data, *more], check=False).returncode


def main() -> int:
    """Run the evaluations; return 0 if all of them printed their figures."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--data", default="", help="the folder with the evaluation data (see evaluation/README.md)")
    parser.add_argument("--readers", default="", help="the folder that `make train-folds` made [default: DATA/reader]")
    parser.add_argument("stages", nargs="*", help="which ones (all, unless named)")
    options = parser.parse_args()
    if not options.data:
        print(
            "no data; say where they are: make evaluate DATA=folder (evaluation/README.md lists them)", file=sys.stderr
        )
        return DATA_MISSING[0]
    codes = {
        stage: run_stage(stage, options.data, options.readers or f"{options.data}/reader")
        for stage in options.stages or stages()
    }
    failed = [stage for stage, code in codes.items() if code not in (0, *DATA_MISSING)]
    missing = [stage for stage, code in codes.items() if code in DATA_MISSING]
    if missing:
        print(f"\nnot measured, data missing: {', '.join(missing)}", file=sys.stderr)
    if failed:
        print(f"\nfailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else DATA_MISSING[0] if missing else 0


if __name__ == "__main__":
    sys.exit(main())
