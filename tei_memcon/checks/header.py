"""The header says what an archive asks: title, publisher, terms of use, source, language, and a date.

Whoever takes a document into a repository needs to know what it is, who gives it out, who may use it and how, what
it was made from, in which language and of which day it is (TEI Guidelines, "Minimal and Recommended Headers"; Dublin
Core, as OAI-PMH asks for it). A warning, since a source may not tell. Asked is that something is said in ``title``; in
``publisher``, ``authority`` or ``distributor``; in ``availability``; in ``sourceDesc``; in ``langUsage`` or the
text's @xml:lang; and that a date stands in ``creation``, ``publicationStmt`` or ``sourceDesc``, or in a dateline. In a
``teiCorpus``, what the header of all says holds for each.

Bad::

    <publicationStmt><authority/><availability><p>Free.</p></availability></publicationStmt>

Good::

    <publicationStmt><authority>An archive</authority><availability><p>Free.</p></availability></publicationStmt>
"""

from collections.abc import Iterator

from lxml import etree

from tei_memcon.checks import Context, Finding, Severity, finding, name, tag
from tei_memcon.checks._words import has_words
from tei_memcon.tei.parse import TEI, Parsed

RULE = "TMC701"
SEVERITY = Severity.WARNING
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _path(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces={"t": TEI})


# What is asked, where in the header it may be said, and what to do where it is not.
_ASKED = (
    ("has no title", _path("t:fileDesc/t:titleStmt/t:title"), "give the document one in titleStmt"),
    (
        "names no publisher",
        _path(
            "t:fileDesc/t:publicationStmt/*[self::t:publisher or self::t:authority or self::t:distributor or self::t:p]"
        ),
        "say in publicationStmt who gives it out: publisher, authority or distributor",
    ),
    (
        "states no terms of use",
        _path("t:fileDesc/t:publicationStmt/*[self::t:availability or self::t:p]"),
        "say in publicationStmt, in availability, who may use it and how",
    ),
    ("names no source", _path("t:fileDesc/t:sourceDesc"), "say in sourceDesc what the document was made from"),
)
_DATED = tuple(map(tag, ("creation", "publicationStmt", "sourceDesc", "setting")))
_DATELINES = _path("../t:text//t:dateline//t:date")


def check(tei: Parsed, context: Context) -> Iterator[Finding]:
    """Yield what each header does not say, and the header of the corpus around it neither."""
    for document in tei.root.iter(tag("TEI"), tag("teiCorpus")):
        header = document.find(tag("teiHeader"))
        if header is None:
            what = f"<{name(document)}> has no teiHeader"
            yield finding(context, document, RULE, SEVERITY, f"{what}; begin with one that says what the document is")
            continue
        for lack, cure in _lacks(header, document):
            yield finding(context, header, RULE, SEVERITY, f"the header {lack}; {cure}")


def _lacks(header: etree._Element, document: etree._Element) -> Iterator[tuple[str, str]]:
    around = [one.find(tag("teiHeader")) for one in document.iterancestors(tag("teiCorpus"))]
    headers = [header, *(one for one in around if one is not None)]
    for lack, path, cure in _ASKED:
        said = (one for header in headers for one in path(header))
        if not any(map(_says, said)):
            yield lack, cure
    languages = [one for header in headers for one in header.iter(tag("language"))]
    texts = [document, *document.iterchildren(tag("text"))]
    if not languages and not any(one.get(_LANG) for one in texts):
        yield "names no language", "name it in langUsage, or by @xml:lang of the text"
    if not any(map(_is_dated, headers)) and not any(map(_DATELINES, headers)):
        yield "gives no date", "give that of the original in creation, or that of the publication in publicationStmt"


def _is_dated(header: etree._Element) -> bool:
    dates = header.iter(tag("origDate"), tag("date"))
    return any(one.tag == tag("origDate") or next(one.iterancestors(*_DATED), None) is not None for one in dates)


def _says(element: etree._Element) -> bool:
    """Whether there are words, or a pointer or a value in place of them."""
    return has_words(element) or any(one.get("target") or one.get("ref") for one in element.iter("*"))
