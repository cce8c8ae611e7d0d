"""The sample as a file beside the sheets: what Lapwing coded and the weights, which no coder can change by accident."""

from pathlib import Path

from lapwing.errors import InputMissingError, LapwingError, WorkspaceError
from lapwing.store.codec import decode_record, encode_record
from lapwing.validation.sample import Sample

SAMPLE_FILE = "sample.json"


def write_sample(sample: Sample, folder: Path) -> Path:
    """Write the sample into `folder` and return the file."""
    path = folder / SAMPLE_FILE
    path.write_text(encode_record(sample) + "\n", encoding="utf-8", newline="\n")
    return path


def read_sample(path: Path) -> Sample:
    """Return the sample in `path`, a file or the folder that it lies in.

    Raises:
        InputMissingError: if there is none.
        LapwingError: if it is damaged.
    """
    file = path / SAMPLE_FILE if path.is_dir() else path
    try:
        return decode_record(Sample, file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputMissingError(
            f"{file} cannot be read: `lapwing validate draw` makes it, beside the sheets"
        ) from error
    except (WorkspaceError, UnicodeDecodeError) as error:
        raise LapwingError(f"{file} is damaged or of another version: {error}") from error
