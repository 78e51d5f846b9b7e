"""Calls of `tei-memcon convert`, with a converter that only wraps the words of a record."""

import os
from typing import Any
from xml.sax.saxutils import escape

import pytest
from lxml import etree

from tei_memcon import cli
from tei_memcon.convert import Conversion
from tei_memcon.errors import RefusedError, SelfCheckError
from tei_memcon.ledger import Ledger
from tei_memcon.model import Document, Inference, Remark
from tei_memcon.source import Source, Span

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX file system")


def wrap(source: Source, *, date: str | None = None, **_: object) -> Conversion:
    """A converter that only wraps the words of a record; some words make it fail."""
    if "refuse" in source.text:
        raise RefusedError("no reader takes this record", source.place(source.text.index("refuse")))
    if "lose" in source.text:
        raise SelfCheckError(f"{source.name}:1:1: 4 characters lost; please report this as a bug")
    if "interrupt" in source.text:
        raise KeyboardInterrupt
    turn = f'<sp who="#a"><p>{escape(source.text)}</p></sp>'
    xml = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" n="{date}"><text><body>{turn}</body></text></TEI>'.encode()
    inference = Inference(Span(0, 3), "who speaks", "high", "the only person there")
    remarks = Remark(Span(2, 3), "suggestion", "a misprint?"), Remark(Span(1, 2), "warning", "an odd character")
    document = Document(source, "fake", (), (), inferences=(inference,), remarks=remarks)
    return Conversion(xml, etree.fromstring(xml), document, Ledger(len(source.text), len(source.text), {}, 0))


class Run:
    """One call of the command."""

    def __init__(self, capsys: pytest.CaptureFixture[bytes], *arguments: str) -> None:
        self.status = cli.run(["convert", *arguments])
        captured: Any = capsys.readouterr()
        self.out, self.err = captured.out, captured.err.decode()
