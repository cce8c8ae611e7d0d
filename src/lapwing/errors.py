"""Every error that Lapwing raises on purpose: what was wrong, with its values, and what to do."""


class LapwingError(Exception):
    """Base of all errors raised by Lapwing; its message says what was wrong and what to do."""


class SettingsError(LapwingError):
    """One or more settings are unusable; the message lists every fault."""


class KnowledgeError(LapwingError):
    """Compiled knowledge, the codebook or an overlay file is missing, damaged or contradicts itself."""


class ModelError(LapwingError):
    """The reader's weights are missing, damaged or of another version."""


class WorkspaceError(LapwingError):
    """The workspace file cannot be opened, is locked, or was made by an incompatible version."""


class UnknownRecordError(LapwingError):
    """An id that was asked for is not in the workspace."""


class QueryError(LapwingError):
    """A filter or an argument of a query has no valid meaning (an unknown type, a date that is none)."""


class InputMissingError(LapwingError):
    """A path that was asked for does not exist or holds nothing readable."""


class NetworkError(LapwingError):
    """Another machine that was asked for on purpose (`lapwing refresh`) does not answer, or not as it should."""
