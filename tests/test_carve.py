import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_memcon.carve import carve
from tei_memcon.model import Content, Element, Node, Space, Text, Trivia, Why, leaves
from tei_memcon.source import Span

LENGTH = 20


def words(start: int, end: int) -> Text:
    return Text(Span(start, end))


def element(tag: str, start: int, end: int) -> Element:
    return Element(tag, {}, (words(start, end),))


def sketch(content: Content) -> str:
    """Running text as letters: what stands at each offset, elements by their names around it."""
    return "".join(map(_sketch, content))


def _sketch(node: Node) -> str:
    match node:
        case Element(tag=tag, content=content):
            return f"<{tag}>{sketch(content)}</{tag}>"
        case Text(span):
            return "".join(chr(ord("a") + at) for at in range(*span))
        case Space():
            return "_"
        case Trivia():
            return "~"
    raise AssertionError(node)


@pytest.mark.parametrize(
    ("elements", "carved"),
    [
        ([element("x", 1, 3)], "a<x>bc</x>def"),
        ([element("x", 0, 6)], "<x>abcdef</x>"),
        ([element("x", 0, 2), element("y", 2, 4)], "<x>ab</x><y>cd</y>ef"),
        ([element("x", 1, 5), element("y", 2, 4)], "a<x>b<y>cd</y>e</x>f"),
        ([element("y", 2, 4), element("x", 1, 5)], "a<x>b<y>cd</y>e</x>f"),
        ([element("x", 1, 5), element("y", 1, 3)], "a<x><y>bc</y>de</x>f"),
        ([element("x", 1, 5), element("y", 3, 5)], "a<x>bc<y>de</y></x>f"),
        ([], "abcdef"),
    ],
)
def test_elements_may_nest_in_any_order(elements: list[Element], carved: str) -> None:
    content, crossing = carve((words(0, 6),), elements)
    assert sketch(content) == carved
    assert crossing == []


def test_of_two_that_cross_the_one_that_starts_first_is_kept() -> None:
    second = element("y", 3, 6)
    content, crossing = carve((words(0, 6),), [second, element("x", 1, 4)])
    assert sketch(content) == "a<x>bcd</x>ef"
    assert crossing == [second]


def test_of_two_with_one_span_the_later_goes_around_the_earlier() -> None:
    content, crossing = carve((words(0, 6),), [element("x", 1, 4), element("y", 1, 4)])
    assert sketch(content) == "a<y><x>bcd</x></y>ef"
    assert crossing == []


def test_an_element_over_two_lines_takes_the_line_end_with_it() -> None:
    base = (words(0, 3), Space(Span(3, 4)), words(4, 6))
    content, _ = carve(base, [element("x", 1, 5)])
    assert sketch(content) == "a<x>bc_e</x>f"


def test_a_mark_replaces_the_words_that_it_claims() -> None:
    mark = Element("pb", {"n": "2"}, (Trivia(Span(2, 4), Why.PAGE_MARK),))
    content, _ = carve((words(0, 6),), [mark])
    assert sketch(content) == "ab<pb>~</pb>ef"


def test_a_mark_inside_another_find_stays_inside() -> None:
    mark = Element("pb", {}, (Trivia(Span(2, 3), Why.PAGE_MARK),))
    content, _ = carve((words(0, 6),), [mark, element("x", 1, 5)])
    assert sketch(content) == "a<x>b<pb>~</pb>de</x>f"


def test_a_footnote_takes_only_its_mark_and_its_words_are_left_alone() -> None:
    note = Element("note", {"place": "bottom"}, (Trivia(Span(2, 3), Why.NOTE_MARK), words(10, 12)))
    content, crossing = carve((words(0, 6),), [note])
    assert sketch(content) == "ab<note>~kl</note>def"
    content, crossing = carve(content, [element("x", 1, 5)])
    assert sketch(content) == "a<x>b<note>~kl</note>de</x>f"
    assert crossing == []


def test_what_lies_outside_the_text_finds_no_words() -> None:
    content, _ = carve((words(0, 3),), [element("x", 1, 2)])
    assert sketch(content) == "a<x>b</x>c"


spans = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH)).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(spans, max_size=8), st.sets(st.integers(1, LENGTH - 1), max_size=5))
def test_whatever_is_carved_the_characters_stay_in_their_order(found: list[tuple[int, int]], cuts: set[int]) -> None:
    edges = [0, *sorted(cuts), LENGTH]
    base = tuple(words(start, end) for start, end in itertools.pairwise(edges))
    elements = [element(f"e{i}", *span) for i, span in enumerate(found)]
    content, crossing = carve(base, elements)
    flat = [at for leaf in leaves(content) if isinstance(leaf, Text) for at in range(*leaf.span)]
    assert flat == list(range(LENGTH))
    kept = list(_elements(content))
    assert len(kept) + len(crossing) == len(elements)
    for one in kept:
        assert one.span == Span(*found[int(one.tag[1:])])


def _elements(content: Content) -> list[Element]:
    """Every element of running text, with those inside it."""
    own = [node for node in content if isinstance(node, Element)]
    return own + [inner for node in own for inner in _elements(node.content)]


def test_what_takes_up_no_room_stays_between_its_neighbours() -> None:
    cut = Element("lb")
    base: Content = (words(0, 3), cut, words(3, 6))
    assert [sketch(carve(base, [element("a", *span)])[0]) for span in ((0, 6), (1, 3), (3, 5))] == [
        "<a>abc<lb></lb>def</a>",
        "a<a>bc</a><lb></lb>def",
        "abc<lb></lb><a>de</a>f",
    ]
