"""Where the original of a record lies and who translated it: ``Oak Archive, Fond 1. Translated by A. Elm.``

So archives end their citations, and editors of translations the note on the source.
"""

import re
from collections.abc import Iterator

from tei_memcon.data import word_list
from tei_memcon.model import Added, Field

_WORD = r"(?:[^\W\d_a-zà-ÿ](?:[\w’'-]+|\.)|(?:de|der|van|von|al|el|bin|del|da|la|le)(?=\s))"
_NAME = rf"{_WORD}(?:(?:\s|(?<=\.)){_WORD}){{0,5}}"
_TRANSLATED = re.compile(
    r"\b(?:translat(?:ed|ion)(?: and \w+)?(?: into \w+)?(?: from (?:the )?\w+)?"
    r"(?: (?:for|on behalf of) (?:the )?[^.,;:]{2,60}?)?"
    r" by:?|(?:Traduction|Traduit) (?:de|par)|Übersetzung von|übersetzt von)"
    rf" (?-i:(?P<names>{_NAME}(?:(?:,? and| &|/) ?{_NAME}){{0,3}}))",
    re.I,
)
_BETWEEN = re.compile(r",? and | & ?|/ ?")
_MENTIONED = re.compile(r"translat|traduct|traduit|übersetz", re.I)
# Behind the archive stand sentences of how its record came to be printed, an address, what the editor adds.
_END = re.compile(
    r"[.;,]?\s+(?=(?:Obtained|Translated|Translation|Published|Contributed|Provided|Document|Courtesy|Notes? (?:of|by)"
    r"|Cited|On file|Reprinted|Copy|Included|In[: ]|See )\b|[\[(]|https?:)|;\s|\.\s*$"
    r"|\.\s+(?=(?:The|This|There|All|Brackets|Drafted|No classification|(?:Top )?Secret|Confidential|Unclassified)\b)",
    re.I,
)
_ARCHIVE = re.compile(r"[^\W\d_a-zà-ÿ][^\"“”«»:?!]{2,}")
_EDITION = re.compile(r"\beds?\.|\bPress\b|\bpublished\b|\bWorking Paper\b", re.I)  # a book is no archive
_RUN_IN = re.compile(r"(?<=\w) (?=(?:fond|opis|f\.|op\.|[A-Z]{1,4}-[\dA-Z]|\d))", re.I)  # "AVPRF fond 3, opis 4"
_LONGEST = 300  # characters
_SOURCE = re.compile(r"[\[(]?Source\s?:\s*", re.I)


def translators(words: str) -> Iterator[Field]:
    """Those who translated a record, as its citation names them.

    >>> [one.content[0].text for one in translators("Obtained by A. Elm and translated for the series by Ann Oak.")]
    ['Ann Oak']
    >>> [one.content[0].text for one in translators("Fond 1. Translated from Russian by N. van Elm and J. Oak, 1999")]
    ['N. van Elm', 'J. Oak']
    >>> [one.content[0].text for one in translators("Traduction de Zofia Oak")]
    ['Zofia Oak']
    >>> list(translators("The translation was by no means good; translated by the editors."))
    []
    """
    match = _TRANSLATED.search(words) if _MENTIONED.search(words) else None
    for name in _BETWEEN.split(match["names"]) if match else ():
        yield Field("translator", (Added(name),))


def kept_in(words: str) -> Iterator[Field]:
    """The archive that keeps the original and its mark there, from a citation's words behind the publisher.

    >>> [one.content[0].text for one in kept_in("State Archive, Sofia, Fond 1-B, File 3. Translated by A. Oak.")]
    ['State Archive, Sofia', 'Fond 1-B, File 3']
    >>> [one.content[0].text for one in kept_in("AVPRF F. 0102, Op. 13, Delo 5, Listy 4-11. Obtained by A. Oak.")]
    ['AVPRF', 'F. 0102, Op. 13, Delo 5, Listy 4-11']
    >>> list(kept_in("A. Elm, ed., Talks of the Sixties (Oakham: Harbour Press)"))
    []
    >>> list(kept_in("Translated by A. Oak."))
    []
    """
    words = words.strip(" ,.;")
    end = _END.search(f" {words}")
    kept = words[: max(0, end.start() - 1)] if end else words
    if not _ARCHIVE.fullmatch(kept) or _EDITION.search(kept) or len(kept) > _LONGEST:
        return
    archive, _, mark = kept.partition(", ")
    archive, _, run_in = _RUN_IN.sub("\n", archive, count=1).partition("\n")
    mark = ", ".join(filter(None, (run_in, mark)))
    place, _, behind = mark.partition(", ")
    if place in word_list("cities"):
        archive, mark = f"{archive}, {place}", behind
    yield Field("repository", (Added(archive),))
    if mark:
        yield Field("holding", (Added(mark),), {"type": "shelfmark"})


def of_source(note: str) -> Iterator[Field]:
    """The same of a note that begins with the word "Source".

    >>> [field.name for field in of_source("[Source: Oak Archive, f. 89, dok. 26; translated by A. Elm.]")]
    ['repository', 'holding', 'translator']
    >>> list(of_source("Meeting in Oakham. Translated by A. Elm."))
    []
    """
    match = _SOURCE.match(note)
    if match:
        yield from kept_in(note[match.end() :].rstrip("]"))
        yield from translators(note)
