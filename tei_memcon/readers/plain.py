"""Records of conversation that no other reader claims: a head, paragraphs, speaker labels or reported speech.

    Conversation between the Harbour Master and Captain Oak
    Port Office, 3 May 1971
    Oak: We shall need two more berths.
    Harbour Master: That can be done.

Asked for by name, it takes any text; what is no conversation becomes plain paragraphs, with a warning.
"""

from tei_memcon.model import Document, Remark
from tei_memcon.people.personography import Personography
from tei_memcon.readers import _declared
from tei_memcon.reading.catalogue import record_lines
from tei_memcon.reading.conversation import missing
from tei_memcon.reading.page.lines import rows
from tei_memcon.reading.text import BOLD
from tei_memcon.source import Source, Span
from tei_memcon.surfaces import Surface

_SURFACE = Surface("plain", labels=BOLD)


def refuse(source: Source) -> str | None:
    """What a text lacks to be a record of conversation."""
    return missing(record_lines(rows(source)), _SURFACE.labels)


def read(source: Source, persons: Personography | None = None) -> Document:
    """Read a record whose family is unknown; where nothing shows that it is a conversation, say so."""
    document = _declared.read(source, _SURFACE, persons)
    lacking = refuse(source)
    if lacking:
        message = f"no conversation was recognised: {lacking}; what stands here is converted as it is"
        document = document.adding(Remark(Span(0, 0), "warning", message))
    return document
