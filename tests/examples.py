"""How many random records a test tries: an eighth of what it tries with ``TEI_MEMCON_THOROUGH=1`` (``make thorough``).

On a developer's machine hypothesis draws other records in every run: what one misses is found by one of the next.
"""

import os

THOROUGH = os.environ.get("TEI_MEMCON_THOROUGH") == "1"


def examples(thorough: int) -> int:
    """How many of the records of a thorough run are tried by this one."""
    return thorough if THOROUGH else thorough // 8
