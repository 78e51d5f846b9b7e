"""TOML that users write: what is wrong in it is told with its place."""

import re
import tomllib
from typing import Any

from tei_memcon.errors import Place, UnreadableError

_PLACE = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)")


def read_toml(text: str, file: str, advice: str) -> dict[str, Any]:
    """The tables of a TOML text.

    Args:
        text: all of it.
        file: the name for messages.
        advice: what to do where it is no TOML.

    >>> read_toml("a = 1", "a.toml", "see the documentation")
    {'a': 1}

    Raises:
        UnreadableError: it is no TOML, too deeply nested, or has a number of thousands of digits.
    """
    text = text.replace("\r\n", "\n")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        lines = text.split("\n")
        found = _PLACE.search(str(error))
        line, column = found.groups() if found and found[1] else (len(lines), len(lines[-1]) + 1)
        words = _PLACE.sub("", str(error))
        raise UnreadableError(f"this is not TOML: {words}; {advice}", Place(file, int(line), int(column))) from None
    except RecursionError:
        raise UnreadableError(f"this is too deeply nested; {advice}", Place(file)) from None
    except ValueError:
        raise UnreadableError(f"a number has thousands of digits; {advice}", Place(file)) from None
