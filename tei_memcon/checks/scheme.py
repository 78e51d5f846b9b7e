"""A @scheme that begins with ``#`` names a taxonomy of the document.

Keywords, such as the classification of a record, say by @scheme which vocabulary they come from (TEI
Guidelines, "The Text Classification").

Bad::

    <textClass><keywords scheme="#secrecy"><term>Secret</term></keywords></textClass>

Good::

    <textClass><keywords scheme="#classification"><term>Secret</term></keywords></textClass>
"""

from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding
from tei_memcon.checks._pointers import dangling, elements_with, if_own, names, similar, where
from tei_memcon.tei.parse import Parsed

RULE = "TMC105"
SEVERITY = Severity.ERROR
_TAXONOMIES = names("taxonomy")


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each @scheme that points into the document and at no taxonomy."""
    for element, value in elements_with(context, "scheme"):
        accepts = if_own(context, _TAXONOMIES)
        for pointer in dangling(context, value, accepts):
            what = f"{where(element, 'scheme', value, pointer)} names no taxonomy{similar(context, pointer, accepts)}"
            message = f"{what}; add a taxonomy with this xml:id to classDecl, or correct the pointer"
            yield finding(context, element, RULE, SEVERITY, message)
