"""What stands beside the text on a wide screen: a note at its mark, in short where it is long.

The note itself stands in the list at the end, where links lead and from where it can be copied. The margin repeats its
words for the eye only, drawn by the style sheet, so that what is copied from the text has no notes between its words.
"""

from lxml.etree import _Element

from tei_memcon.exporters._printed import as_printed
from tei_memcon.exporters._tei import inside, paragraphs

MOST = 320
"""Letters; a longer note would push the notes below it away from their marks."""


def beside(mark: str, note: _Element) -> str:
    """The mark and the words of a note, the end of a long one left to the list."""
    words = " ".join(filter(None, [mark, *paragraphs(inside(note, as_printed))]))
    return words if len(words) <= MOST else f"{words[:MOST].rpartition(' ')[0]} …"
