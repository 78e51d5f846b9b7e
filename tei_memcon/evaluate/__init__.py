"""How good an encoding is: two encodings of one text, compared feature by feature.

>>> gold = File.parse(b'<p>One <pb n="2"/>two, three.</p>', "gold.xml")
>>> pred = File.parse(b'<p>One two, <pb n="2"/>three.</p>', "pred.xml")
>>> result = evaluate(gold, pred)
>>> result.counts["page_breaks"], result.counts["words"].f1
(Count(tp=0, fp=1, fn=1), 1.0)
>>> print(result.differences()[0])
gold.xml:1:19: pred.xml:1:24: page_breaks: 2 stands elsewhere: One | two, three.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from lxml import etree
from lxml.etree import _Element

from tei_memcon.errors import UsageError
from tei_memcon.evaluate.differences import Difference, find
from tei_memcon.evaluate.mapping import Mapping, compile_xpath
from tei_memcon.evaluate.mappings import built_in
from tei_memcon.evaluate.places import File
from tei_memcon.evaluate.reading import Reading, read
from tei_memcon.evaluate.score import Comparison, Count, compare, features_of

__all__ = ["Count", "Difference", "File", "Mapping", "Result", "detect", "evaluate"]


@dataclass(frozen=True)
class Result:
    """What came of a comparison.

    Args:
        gold: the file of the gold.
        pred: that of the prediction; without one, everything is missing.
        comparison: the two readings, side by side and judged.
    """

    gold: File
    pred: File | None
    comparison: Comparison

    @property
    def counts(self) -> dict[str, Count]:
        """How often each feature is right, too much and missing."""
        return self.comparison.counts

    def differences(self) -> list[Difference]:
        """Each place where the two differ, feature by feature."""
        return find(self.comparison, self.gold, self.pred or _nothing())


def evaluate(
    gold: File,
    pred: File | None,
    *,
    gold_mapping: Mapping | None = None,
    pred_mapping: Mapping | None = None,
    features: Sequence[str] | None = None,
    record: _Element | None = None,
    copy: str | None = None,
) -> Result:
    """Compare an encoding with one that is taken to be right.

    Args:
        gold: the encoding that is right.
        pred: the encoding that is measured; ``None`` if there is none.
        gold_mapping: what stands for what in the gold; `detect` chooses where none is given.
        pred_mapping: the same of the prediction.
        features: which; all that both mappings know by default.
        record: the element of the gold that holds the record, where the file holds several.
        copy: the plain text that the prediction was made from; headings and datelines of the gold that it lacks are
            not asked for.

    Raises:
        UsageError: a feature that one of the mappings does not know.
        UnreadableError: the texts are too long, and too different, to be laid side by side.
    """
    gold_mapping = gold_mapping or detect(gold)
    pred_mapping = pred_mapping or (detect(pred) if pred else gold_mapping)
    chosen = choose_features(gold_mapping, pred_mapping, features)
    asked = read(gold.root if record is None else record, gold_mapping, copy)
    found = read(pred.root, pred_mapping) if pred else Reading()
    return Result(gold, pred, compare(asked, found, gold_mapping, chosen))


def choose_features(gold: Mapping, pred: Mapping, names: Sequence[str] | None) -> list[str]:
    """The features that are asked for, in the order of the mappings.

    Raises:
        UsageError: one of them cannot be compared.
    """
    both = features_of(gold, pred)
    for name in names or ():
        if name not in both:
            raise UsageError(f"there is no feature {name!r} in both mappings; choose among {', '.join(both)}")
    return [name for name in both if names is None or name in names]


def detect(file: File) -> Mapping:
    """The built-in mapping that fits a file.

    >>> detect(File.parse(b'<div type="document"><p/></div>', "d1.xml")).name
    'frus'
    """
    fitting = (mapping for name in ("tei-memcon", "frus") if _holds((mapping := built_in(name)).detect)(file.root))
    return next(fitting, built_in("tei"))


@cache
def _holds(expression: str) -> etree.XPath:
    return compile_xpath(f"boolean({expression})")


def _nothing() -> File:
    return File("no prediction", b"<TEI/>", etree.Element("TEI"))
