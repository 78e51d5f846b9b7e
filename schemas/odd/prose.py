"""The ODD's prose as HTML: paragraphs, lists, names of elements and attributes, examples."""

import re
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from lxml import etree
from markupsafe import Markup, escape

from odd.customization import words
from odd.relaxng import XML
from odd.schematron import SCHEMATRON
from tei_memcon.grammar.patterns import Node
from tei_memcon.tei.names import tag

_NAMESPACE = re.compile(r' xmlns(:\w+)?="[^"]*"')
_TAG = re.compile(r"(</?)([\w:]+)([^<>]*?)(/?>)")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')


class Division(NamedTuple):
    """A chapter of the guide."""

    id: str
    head: str
    body: Markup


def title(root: Node, kind: str | None = None) -> str:
    """The ODD's title, or that of a type."""
    titles = root.iterfind(f"{tag('teiHeader')}//{tag('titleStmt')}/{tag('title')}")
    return next(words(each) for each in titles if each.get("type") == kind)


def divisions(root: Node, elements: Collection[str]) -> list[Division]:
    """The chapters of the ODD's body, without its specifications; names of ``elements`` become links."""
    return [
        Division(
            div.get(f"{{{XML}}}id", ""),
            words(next(div.iterchildren(tag("head")))),
            Markup("\n").join(_block(child, elements) for child in div if _is_prose(child)),
        )
        for div in root.iterfind(f"{tag('text')}/{tag('body')}/{tag('div')}")
    ]


def severity(constraint: Node) -> str:
    """A rule that asserts finds errors, one that reports warns."""
    return "warning" if next(constraint.iter(f"{{{SCHEMATRON}}}report"), None) is not None else "error"


def description(spec: Node) -> Markup:
    """What a specification says of itself."""
    return _inline(next(spec.iterchildren(tag("desc"))), ())


def element_link(name: str) -> Markup:
    """A link to the reference of an element."""
    return Markup('<a href="#element-{0}">{0}</a>').format(name)


def _is_prose(node: Node) -> bool:
    return etree.QName(node).localname in {"p", "list", "egXML"}


def _block(node: Node, elements: Collection[str]) -> Markup:
    match etree.QName(node).localname:
        case "egXML":
            return Markup('<pre class="example"><code>{}</code></pre>').format(_coloured(example_source(node)))
        case "list":
            items = Markup("\n").join(Markup("<li>{}</li>").format(_inline(item, elements)) for item in node)
            return Markup("<ol>\n{}\n</ol>").format(items)
        case _:
            return Markup("<p>{}</p>").format(_inline(node, elements))


def _inline(node: Node, elements: Collection[str]) -> Markup:
    return escape(node.text or "") + Markup("").join(
        _phrase(child, elements) + escape(child.tail or "") for child in node
    )


def _phrase(node: Node, elements: Collection[str]) -> Markup:
    inner = _inline(node, elements)
    match etree.QName(node).localname:
        case "gi" if inner in elements:
            return Markup('<code class="gi">&lt;{}&gt;</code>').format(element_link(str(inner)))
        case "gi":
            return Markup('<code class="gi">&lt;{}&gt;</code>').format(inner)
        case "att":
            return Markup('<code class="att">@{}</code>').format(inner)
        case "q":
            return Markup("“{}”").format(inner)
        case "hi":
            return Markup("<strong>{}</strong>").format(inner)
        case _:
            return Markup("<code>{}</code>").format(inner)


def example_source(example: Node) -> str:
    """An example as an editor would type it, without the namespace that marks it as an example.

    >>> example = '<egXML xmlns="http://www.tei-c.org/ns/Examples"><p n="1">A &amp; B</p></egXML>'
    >>> example_source(etree.fromstring(example))
    '<p n="1">A &amp; B</p>'
    """
    children = [etree.tostring(child, encoding="unicode") for child in example]
    return _NAMESPACE.sub("", (example.text or "") + "".join(children)).strip()


def _coloured(source: str) -> Markup:
    """Tags, names of attributes and their values in ``u``, ``i`` and ``b``, which the page colours."""
    return Markup("").join(_pieces(source, _TAG, _tag))


def _tag(tag: re.Match[str]) -> Markup:
    attributes = Markup("").join(_pieces(tag[3], _ATTRIBUTE, _attribute))
    return Markup("<u>{}{}</u>{}<u>{}</u>").format(tag[1], tag[2], attributes, tag[4])


def _attribute(attribute: re.Match[str]) -> Markup:
    return Markup('<i>{}</i>="<b>{}</b>"').format(attribute[1], attribute[2])


def _pieces(source: str, pattern: re.Pattern[str], mark: Callable[[re.Match[str]], Markup]) -> Iterator[Markup]:
    end = 0
    for found in pattern.finditer(source):
        yield escape(source[end : found.start()])
        yield mark(found)
        end = found.end()
    yield escape(source[end:])
