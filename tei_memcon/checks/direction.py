"""No invisible characters turn the direction of the words.

The embeddings, overrides and isolates of the bidirectional algorithm (U+202A to U+202E, U+2066 to U+2069) change the
order in which words are shown, so that a reader sees another text than a program reads (Unicode Technical Report 36;
TEI Guidelines, "Directionality"). Text from right to left needs none of them: @xml:lang and a style sheet do it.

Bad::

    <p>Two &#x202E;three.</p>

Good::

    <p>Two three.</p>
"""

import re
from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding
from tei_memcon.tei.parse import Parsed

RULE = "TMC502"
SEVERITY = Severity.WARNING
_CHARACTERS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CONTROLS = f"[{_CHARACTERS}]"


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield a finding for each stretch of words, or attribute, that holds such a character."""
    if not context.may_hold(_CHARACTERS):
        return
    for element, words in context.words:
        if found := re.search(_CONTROLS, words):
            yield finding(context, element, RULE, SEVERITY, _message(found.group(), "the words hold"))
    for attribute, elements in context.attributes.items():
        for element, value in elements:
            if found := re.search(_CONTROLS, value):
                where = f"@{attribute.rpartition('}')[2]} holds"
                yield finding(context, element, RULE, SEVERITY, _message(found.group(), where))


def _message(control: str, where: str) -> str:
    import unicodedata  # hardly ever asked for

    called = f"U+{ord(control):04X} ({unicodedata.name(control).lower()})"
    return f"{where} the invisible {called}, which changes what a reader sees; remove it"
