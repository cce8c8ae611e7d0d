"""How large one report may be, so that no input can exhaust memory."""

MAX_REPORT_BYTES = 8 * 1024 * 1024  # the longest news page of 102 seen is 3.3 MB of HTML
CHUNK_BYTES = 1 << 16
