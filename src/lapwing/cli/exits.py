"""Exit codes, and what people see when something fails."""

from lapwing.errors import LapwingError, QueryError, SettingsError

OK = 0
FAILED = 1  # the work could not be done: no workspace, a damaged file, an unknown id, missing weights
USAGE = 2  # the command was not understood: an option, a filter or a setting has no meaning
SOME_REJECTED = 3  # the work was done, but some inputs were refused; they are listed
INTERRUPTED = 130  # stopped by Ctrl-C; what was coded is kept, the same command takes it up

EXIT_CODES = (
    (OK, "done"),
    (FAILED, "failed: no workspace, a damaged file, an unknown id"),
    (USAGE, "not understood: an option, a filter or a setting"),
    (SOME_REJECTED, "done, but some inputs were refused; they are listed"),
    (INTERRUPTED, "interrupted; the same command takes the work up"),
)


def code_of(error: LapwingError) -> int:
    """Return the exit code that an error ends the command with."""
    return USAGE if isinstance(error, QueryError | SettingsError) else FAILED
