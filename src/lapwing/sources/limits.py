"""How large an input may be, so that none can exhaust memory, disk or time."""

MAX_REPORT_BYTES = 8 * 1024 * 1024  # the longest news page of 102 seen is 3.3 MB of HTML
MAX_FILE_BYTES = 64 * 1024 * 1024  # a file of many articles that has to be held whole: DOCX, RTF, PDF, a saved page
CHUNK_BYTES = 1 << 16

MAX_MEMBERS = 100_000  # files of one archive
MAX_RATIO = 200  # of unpacked to packed bytes; news in JSON Lines packs to a fifth, the same line over and over to 1/60
FREE_BYTES = 64 * 1024 * 1024  # below this the ratio is not asked for
MAX_SPOOLED_BYTES = 4 * 1024**3  # of a stream that must be put on disk to be read from its end
MAX_PAGES = 5_000  # of a PDF
MAX_GROUPS = 200  # how deep RTF groups may nest; Word writes up to 12
