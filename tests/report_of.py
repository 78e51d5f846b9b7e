"""What a conversion tells besides the TEI, as the lines of a golden file."""

from tei_memcon.model import Document


def report_of(document: Document) -> bytes:
    """The remarks and inferences, each with its place, in the order of the source."""
    told = [(remark.span, f"{remark.kind}: {remark.message}") for remark in document.remarks]
    told += [(one.span, f"inferred ({one.cert}): {one.what}; {one.reason}") for one in document.inferences]
    lines = [f"{document.source.place(span.start)}: {words}\n" for span, words in sorted(told)]
    return "".join(lines).encode()
