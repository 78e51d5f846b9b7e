"""Every other pointer within the document names an element of it, and begins with ``#``.

@ana, @facs, @hand, @rendition, @source, @wit and many more point to what the header or another part says by ``#`` and
its ``xml:id`` (TEI Guidelines, "Linking, Segmentation, and Alignment"). Without the sign, a value is the name of a
file: where an element of the document has it, and no file does, the sign was forgotten. Rules of their own have @who,
@ref, @resp, @target, @scheme, @corresp, @prev and @next; of @ref, @target, @scheme and @corresp the sign is looked at
here.

Bad::

    <p xml:id="p1">One.</p>
    <p corresp="p1">The same in short.</p>

Good::

    <p xml:id="p1">One.</p>
    <p corresp="#p1">The same in short.</p>
"""

from collections.abc import Iterator

from tei_memcon.checks import Change, Context, Finding, Severity, finding
from tei_memcon.checks._pointers import anything, dangling, elements_with, similar, where, with_sign
from tei_memcon.tei.parse import Parsed

RULE = "TMC108"
SEVERITY = Severity.ERROR
BASE = "{http://www.w3.org/XML/1998/namespace}base"
# Those that hold pointers wherever TEI has them, by its datatypes; and those of rules of their own.
POINTING = tuple(
    """
    active adj adjFrom adjTo ana calendar copyOf datingMethod datingPoint decls edRef end exclude fVal facs feats
    follow hand inst lemmaRef mergedIn mutual nymRef passive perf period rendition replyTo sameAs scribeRef scriptRef
    select since source spanTo start synch targetEnd toWhom unitRef wit
    """.split()
)
OF_OTHERS = ("ref", "target", "scheme", "corresp")
LOOSELY = ("change", "from", "new", "origin", "to")  # pointers on some elements, other things on others


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield each pointer that points into the document and at nothing there, and each that lacks its sign."""
    for attribute in (*POINTING, *LOOSELY):
        for element, value in elements_with(context, attribute):
            for pointer in dangling(context, value, anything) if ":" in value or "#" in value else ():
                hint = similar(context, pointer, anything)
                what = f"{where(element, attribute, value, pointer)} points to nothing{hint}"
                yield finding(
                    context, element, RULE, SEVERITY, f"{what}; give its goal this xml:id, or correct the pointer"
                )
    for attribute in (*POINTING, *OF_OTHERS) if BASE not in context.attributes else ():
        for element, value in elements_with(context, attribute):
            bare = [one for one in value.split() if one in context.ids and not context.corpus.holds(one, tei.name)]
            change = fix(context, attribute, value) if bare else None
            for pointer in bare:
                what = f"{where(element, attribute, value, pointer)} is the name of a file"
                message = f"{what}; write #{pointer} for the element with this xml:id"
                yield finding(context, element, RULE, SEVERITY, message, change)


def fix(context: Context, attribute: str, value: str) -> Change | None:
    """The ``#`` is put before a name that one element has, and no file."""
    return with_sign(context, attribute, value, anything)
