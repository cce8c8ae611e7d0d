"""What a bundle holds: a manifest, the inputs' hashes, and the result as bytes."""

from dataclasses import dataclass

FORMAT = 1

Named = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InputHash:
    """One report that was coded. `name` is its file's, without folders; `text_hash` the SHA-256 of its text, "" when it
    gave none. `run_on` is the day that an undated report was dated by.
    """

    report_id: str
    name: str
    text_hash: str
    run_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputHash:
    """One output: its name, the SHA-256 of its bytes, its number of lines."""

    name: str
    hash: str
    n_lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Versions, settings and hashes.

    version, codebook: of Lapwing, and of the codebook with its layers. parts: (name, checksum) of all that the results
    depend on, as the last run had them. files: (path in the package, SHA-256). libraries: (name, version) of Python and
    the libraries that compute. settings: (name, value). stated: what runs stated of their reports (outlet, day,
    language …), each as JSON. extras: (file in the bundle, SHA-256) of the user's own knowledge and codebook.
    """

    format: int
    version: str
    codebook: str
    parts: Named
    files: Named
    libraries: Named
    settings: Named
    stated: tuple[str, ...]
    extras: Named
    inputs: tuple[InputHash, ...]
    outputs: tuple[OutputHash, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A manifest with the bytes that it speaks of, by name: outputs, judgements, the user's own files."""

    manifest: Manifest
    contents: tuple[tuple[str, bytes], ...]

    def content(self, name: str) -> bytes:
        """Return the bytes of one file, b"" when there is none."""
        return dict(self.contents).get(name, b"")
