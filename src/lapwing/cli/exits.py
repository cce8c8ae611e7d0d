"""Exit codes, and what people see when something fails."""

from lapwing.errors import LapwingError, QueryError, SettingsError

OK = 0
FAILED = 1  # the work could not be done: no workspace, a damaged file, an unknown id, missing weights
USAGE = 2  # the command was not understood: an option, a filter or a setting has no meaning
SOME_REJECTED = 3  # the work was done, but some inputs were refused; they are listed
INTERRUPTED = 130  # stopped by Ctrl-C; what was coded is kept, the same command takes it up

EXIT_CODES = """\b
Exit codes:
  0    done
  1    failed: no workspace, a damaged file, an unknown id
  2    not understood: an option, a filter or a setting
  3    done, but some inputs were refused; they are listed
  130  interrupted; the same command takes the work up"""


def code_of(error: LapwingError) -> int:
    """Return the exit code that an error ends the command with."""
    return USAGE if isinstance(error, QueryError | SettingsError) else FAILED
