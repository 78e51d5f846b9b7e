"""Whatever TEI comes: beside itself it is right, beside anything else it is measured, and a page shows its words."""

from xml.sax.saxutils import quoteattr

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from tei_memcon.evaluate import File, evaluate
from tei_memcon.evaluate._text import words
from tei_memcon.evaluate.mappings import BUILT_IN, built_in
from tei_memcon.evaluate.page import page

NAMES = (
    "div p ab head list item label sp speaker stage note pb gap desc persName said supplied date dateline signed "
    "choice sic corr"
).split()
TEXTS = st.sampled_from(["", "oil", "Alder: ", " and ", "[1 line not declassified]", "(“so”) ", "1. ", "Source: "])
VALUES = st.sampled_from(
    ["", "1", "2", "#a", "#a #b", "source", "subject", "participants", "document", "1961-05-04T10:00"]
)
ATTRIBUTES = st.dictionaries(st.sampled_from("n type who ref when".split()), VALUES, max_size=2)


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda name, attributes, text, inside, tail: (
            f"<{name}{''.join(f' {key}={quoteattr(value)}' for key, value in attributes.items())}>"
            f"{text}{''.join(inside)}</{name}>{tail}"
        ),
        st.sampled_from(NAMES),
        ATTRIBUTES,
        TEXTS,
        st.lists(children, max_size=4),
        TEXTS,
    )


TEI = st.recursive(TEXTS, _element, max_leaves=20).map(lambda inside: f"<TEI><text><body>{inside}</body></text></TEI>")


@given(TEI, st.sampled_from(BUILT_IN))
def test_beside_itself_everything_is_right(tei: str, name: str) -> None:
    file, again = (File.parse(tei.encode(), "a.xml") for _ in range(2))
    result = evaluate(file, again, gold_mapping=built_in(name), pred_mapping=built_in(name))
    assert {feature: count for feature, count in result.counts.items() if count.fp or count.fn} == {}
    assert result.differences() == []


@given(TEI, TEI)
@settings(max_examples=50)
def test_beside_something_else_it_is_measured_and_shown(one: str, other: str) -> None:
    result = evaluate(File.parse(one.encode(), "gold.xml"), File.parse(other.encode(), "pred.xml"))
    wrong = {feature for feature, count in result.counts.items() if count.fp or count.fn}
    assert {difference.feature for difference in result.differences()} == wrong
    tree = html.document_fromstring(page(result, "a").decode())
    for side, reading in (("gold", result.comparison.gold), ("pred", result.comparison.pred)):
        signs = "ancestor::*[@class='side' or contains(@class, 'sign')]"
        assert (
            words("".join(tree.xpath(f"//*[@id='texts']//td[@class='{side}']//text()[not({signs})]"))) == reading.words
        )
