"""What the checks of pointers share."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from lxml import etree

from tei_memcon.checks import Change, Context, name, tag

_MANY = 200  # among more elements, or for more pointers, a search for what was meant would take minutes
_LONG = 200  # characters of a value are quoted
_OF_TEI = tag("")
_SCHEMES = frozenset("ark data doi file ftp hdl http https info mailto tag tel urn".split())
Accepts = Callable[[etree._Element], bool]


def elements_with(context: Context, attribute: str) -> Sequence[tuple[etree._Element, str]]:
    """Every element of TEI that has the attribute, and its value without needless spaces."""
    if attribute not in context.attributes:  # as most of the many that may point
        return ()
    if attribute not in context.values:
        found = context.attributes[attribute]
        context.values[attribute] = [
            (element, " ".join(value.split())) for element, value in found if str(element.tag).startswith(_OF_TEI)
        ]
    return context.values[attribute]


def names(*wanted: str) -> Accepts:
    """Accept elements of these TEI names."""
    tags = {tag(one) for one in wanted}
    return lambda element: element.tag in tags


def anything(element: etree._Element) -> bool:
    """Accept every element."""
    return True


def if_own(context: Context, accepts: Accepts) -> Accepts:
    """What this encoding asks of a goal is asked of its own documents alone; TEI leaves the choice to each project."""
    return accepts if context.is_own else anything


def is_goal(context: Context, pointer: str, accepts: Accepts) -> bool:
    """Whether ``#id`` names an element of the right kind."""
    named = context.ids.get(pointer[1:], []) if pointer.startswith("#") else []
    return any(map(accepts, islice(named, _MANY)))


def broken(context: Context, value: str, accepts: Accepts) -> list[str]:
    """Those of the pointers in a value that name nothing of the right kind; an empty value is one of them.

    Full addresses are not followed; what lacks in another file is told by TMC109.
    """
    return [pointer for pointer in value.split(" ") if not _is_right(context, pointer, accepts)]


def _is_right(context: Context, pointer: str, accepts: Accepts) -> bool:
    meant = expanded(context, pointer)
    if meant.startswith("#") or not meant:
        return is_goal(context, meant, accepts)
    if is_full(meant):
        return True
    file, _, identifier = meant.partition("#")
    found = context.corpus.find(file, context.tei.name) if identifier else None
    name = found.ids.get(identifier) if found else None
    return accepts(etree.Element(name)) if name else file.endswith(".xml") and bool(identifier)


def dangling(context: Context, value: str, accepts: Accepts) -> list[str]:
    """Those of the pointers in a value that point into the document, and there at nothing of the right kind."""
    meant = ((pointer, expanded(context, pointer)) for pointer in value.split())
    return [pointer for pointer, own in meant if own.startswith("#") and not is_goal(context, own, accepts)]


def is_full(pointer: str) -> bool:
    """Whether a pointer is an address of the web or the like, which is not followed.

    >>> is_full("https://example.org/a#b"), is_full("urn:isbn:1"), is_full("psn:bush"), is_full("a.xml#b")
    (True, True, False, False)
    """
    return "://" in pointer or pointer.partition(":")[0].lower() in _SCHEMES


def expanded(context: Context, pointer: str) -> str:
    """A pointer, the prefix that a ``prefixDef`` declares written out (Guidelines, "Using Abbreviated Pointers")."""
    prefix, colon, rest = pointer.partition(":")
    replacement = context.prefixes.get(prefix) if colon else None
    return replacement.replace("$1", rest) if replacement else pointer


def repeated(value: str) -> list[str]:
    """Pointers that stand twice or more in a value.

    >>> repeated("#a #b #a")
    ['#a']
    """
    pointers = value.split()
    if len(set(pointers)) == len(pointers):
        return []
    return sorted(pointer for pointer, times in Counter(pointers).items() if times > 1)


def wrong(
    context: Context,
    place: tuple[etree._Element, str, str],
    accepts: Accepts,
    fix: Callable[[Context, str, Accepts], Change | None],
    words: tuple[str, str, str],
) -> Iterator[tuple[str, Change | None]]:
    """What is wrong with the pointers in a value, each with what would mend it.

    ``place`` is the element, the attribute and its value. ``words`` say what a pointer is that names nothing of the
    right kind, what to do then, and what to do where one stands there twice.
    """
    element, attribute, value = place
    if (value, accepts) in context.sound:
        return
    lacking, cure, once = words
    nothing = broken(context, value, accepts)
    change = fix(context, value, accepts) if nothing else None
    for pointer in nothing:
        hint = similar(context, pointer, accepts)
        yield f"{where(element, attribute, value, pointer)} {lacking}{hint}; {cure}", change
    doubled = repeated(value)
    if not nothing and not doubled:
        context.sound.add((value, accepts))
    change = each_once(attribute, value) if doubled else None
    for pointer in doubled:
        yield f"{where(element, attribute, value, pointer)} stands there twice; {once}", change


def with_sign(context: Context, attribute: str, value: str, accepts: Accepts) -> Change | None:
    """What puts the ``#`` before each pointer that lacks it and is the ``xml:id`` of one element, of the right kind."""

    def names_one(word: str) -> bool:
        return len(context.ids.get(word, ())) == 1 and is_goal(context, f"#{word}", accepts)

    words = value.split()
    right = [f"#{word}" if not word.startswith("#") and names_one(word) else word for word in words]
    return None if right == words else Change(attribute, " ".join(right))


def each_once(attribute: str, value: str) -> Change:
    """What takes out the pointers that stand there already.

    >>> each_once("who", "#a #b #a").value
    '#a #b'
    """
    return Change(attribute, " ".join(dict.fromkeys(value.split())))


def where(element: etree._Element, attribute: str, value: str, pointer: str) -> str:
    """Say which pointer is meant.

    >>> where(etree.Element("sp"), "who", "#bsh", "#bsh")
    '@who="#bsh" on <sp>'
    >>> where(etree.Element("sp"), "who", "#bsh #reagan", "#bsh")
    '#bsh in @who="#bsh #reagan" on <sp>'
    """
    shown = value if len(value) <= _LONG else f"{value[:_LONG].rstrip()}…"
    whole = f'@{attribute}="{shown}" on <{name(element)}>'
    return whole if pointer == value else f"{pointer} in {whole}"


def similar(context: Context, pointer: str, accepts: Accepts) -> str:
    """The pointer that was perhaps meant, as a question; nothing where none is similar, or too many were asked for."""
    if (pointer, accepts) not in context.hints and len(context.hints) < _MANY:
        context.hints[pointer, accepts] = _similar(context, pointer, accepts)
    return context.hints.get((pointer, accepts), "")


def _similar(context: Context, pointer: str, accepts: Accepts) -> str:
    if sum(map(len, islice(context.ids.values(), _MANY + 1))) > _MANY:
        return ""
    from difflib import get_close_matches  # most pointers are right

    wanted = pointer if pointer.startswith("#") else f"#{pointer}"
    known = [one for one in (f"#{identifier}" for identifier in context.ids) if is_goal(context, one, accepts)]
    # fn1 is no misspelling of fn2: what differs in its number alone was hardly meant
    found = get_close_matches(wanted, [one for one in known if one == wanted or not _same_but_number(one, wanted)], 1)
    return f" (did you mean {found[0]}?)" if found else ""


def _same_but_number(one: str, other: str) -> bool:
    return re.sub(r"\d", "", one) == re.sub(r"\d", "", other)
