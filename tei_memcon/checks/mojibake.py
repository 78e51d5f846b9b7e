"""No words were read in a wrong encoding.

``Ã©`` for é and ``â€™`` for ’ are UTF-8 that a program took for Windows-1252; U+FFFD stands for what could not be read
at all, and the control characters U+0080 to U+009F are left over from other encodings (Unicode Standard, "Special
Areas and Format Characters"). No search finds such words.

Bad::

    <p>The cafÃ© was closed.</p>

Good::

    <p>The café was closed.</p>
"""

import re
from collections.abc import Iterator

from tei_memcon.checks import Context, Finding, Severity, finding
from tei_memcon.tei.parse import Parsed

RULE = "TMC501"
SEVERITY = Severity.WARNING


def _as_read(byte: int) -> str:
    """The character as which Windows-1252 reads a byte; five bytes it reads as control characters."""
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


# What the second byte of UTF-8 becomes; quotation marks and dashes also follow a capital at the end of a word.
_SECOND = "".join(re.escape(_as_read(byte)) for byte in range(0x80, 0xC0))
_AFTER_CAPITAL = "".join(re.escape(_as_read(byte)) for byte in range(0x80, 0xC0) if _as_read(byte) not in "’”»–—…›")
_WRONG = "|".join(
    (
        rf"â€[{_SECOND}]?",
        rf"Ã[{_AFTER_CAPITAL}]",
        r"Â[\xa0-\xba\xbc-\xbf]",
        rf"[ÄÅ][{_AFTER_CAPITAL}]",
        rf"(?:[ÐÑ][{_SECOND}]){{2,}}",
        r"[\x80-\x9f\ufffd]",
        "ï»¿",
    )
)
_FIRST = "âÃÂÐÑÄÅï\ufffd" + "".join(map(chr, range(0x80, 0xA0)))  # one of them is in whatever is wrong


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield a finding for each stretch of words that holds such signs, with what the first of them may be."""
    for element, words in context.words if context.may_hold(_FIRST) else ():
        if not words.isascii() and (found := re.search(_WRONG, words)):
            yield finding(context, element, RULE, SEVERITY, _message(found.group()))


def _message(wrong: str) -> str:
    if len(wrong) == 1:
        what = "the character U+FFFD stands for one that could not be read" if wrong == "\ufffd" else ""
        what = what or f"the control character U+{ord(wrong):04X} comes from another encoding"
        return f"{what}; look into the source, and write what it prints"
    try:
        right = wrong.encode("cp1252").decode("utf-8")
    except UnicodeError:
        right = ""
    meant = f"; write “{right}”, and look for more" if right.isprintable() and right else "; look into the source"
    return f"“{wrong}” is UTF-8 that was read as Windows-1252{meant}"
