"""`tei-memcon validate --fix`: what is wrong beyond doubt is mended, shown before, and no other byte changes."""

import io
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tei_memcon.cli import run
from tei_memcon.errors import SelfCheckError
from tei_memcon.tei.start_tags import ORDER
from tei_memcon.validate import validate
from tei_memcon.validation import mend as module
from tei_memcon.validation.mend import mended
from tei_memcon.validation.rulebook import rulebook
from tei_memcon.validation.ruleset import Ruleset
from tests.examples import examples
from tests.permissions import bound_by_permissions

ROOT = Path(__file__).parents[1]
RECORD = (Path(__file__).parent / "checks" / "record.xml").read_bytes()
SLIPS = RECORD.replace(b'<sp who="#bush" xml:id="sp1">', b"<sp xml:id='sp1'\n  who = 'bush'>").replace(
    b'<date when="1984-01-18">January 18</date>', b"<date>January 18, 1984</date>"
)
RESULT = SLIPS.replace(b"xml:id='sp1'\n  who = 'bush'", b"who = '#bush'\n  xml:id='sp1'").replace(
    b"<date>January", b'<date when="1984-01-18">January'
)


def tei(body: str, people: str = '<person xml:id="bush"/><person xml:id="gorbachev"/>') -> bytes:
    header = f"<teiHeader><titleStmt><respStmt xml:id='ed'/></titleStmt><particDesc>{people}</particDesc></teiHeader>"
    return f"<TEI xmlns='http://www.tei-c.org/ns/1.0'>{header}<text>{body}</text></TEI>".encode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<sp who="bush"/>', '<sp who="#bush"/>'),
        ("<sp  who = 'bush\n #gorbachev' />", "<sp  who = '#bush\n #gorbachev' />"),
        ('<sp who="#bush  #gorbachev #bush"/>', '<sp who="#bush  #gorbachev"/>'),
        ('<sp who="bush #bush"/>', '<sp who="#bush"/>'),
        ('<p resp="ed">a</p>', '<p resp="#ed">a</p>'),
        ('<sp xml:id="a"/><sp prev="a"/>', '<sp xml:id="a"/><sp prev="#a"/>'),
        ('<p xml:id=" a ">b</p>', '<p xml:id="a">b</p>'),
        ('<p xml:id="a" corresp="a">c</p>', '<p xml:id="a" corresp="#a">c</p>'),
        ('<p xml:id="a" ana="#a  a">c</p>', '<p xml:id="a" ana="#a  #a">c</p>'),
        ("<date>3 May 1989</date>", '<date when="1989-05-03">3 May 1989</date>'),
        ('<date n="1" >(3 <hi>May</hi> 1989)</date>', '<date when="1989-05-03" n="1" >(3 <hi>May</hi> 1989)</date>'),
        ("<date>13.5.1989</date>", '<date when="1989-05-13">13.5.1989</date>'),
    ],
)  # fmt: skip
def test_what_is_beyond_doubt_is_mended(before: str, after: str) -> None:
    found = mended(tei(before), "a.xml")
    assert found is not None
    assert found.data == tei(after)


@pytest.mark.parametrize(
    "body",
    [
        '<sp who="bsh"/>',  # nobody
        '<sp who="d1"/><p xml:id="d1">a</p>',  # no person
        '<sp who="fn1"/><p resp="fn1">a</p>',
        '<sp xml:id="a"/><p prev="a">b</p>',  # no part of the same kind
        '<p xml:id=" a ">b</p><p xml:id="a">c</p>',  # taken
        '<p xml:id=" a b ">b</p>',
        '<p ref="people">a file of that name</p>',
        "<date>May 1989</date> <date>3.5.1989</date> <date>3/5/1989</date> <date>3 May 1923</date>",
        '<date when="1989-05-04">3 May 1989</date> <date calendar="#julian">3 May 1989</date>',
        '<?tei-memcon ignore TMC604?><date>3 May 1989</date>',
        '<sp xml:id="a" who="#bush"/>',  # no record of this program
    ],
)  # fmt: skip
def test_what_is_doubtful_is_left_to_people(body: str) -> None:
    assert mended(tei(body), "a.xml") is None


def test_a_name_that_two_have_is_no_pointer() -> None:
    twins = '<person xml:id="bush"/><person xml:id="bush"/>'
    assert mended(tei('<sp who="bush"/>', twins), "a.xml") is None


def test_rules_that_are_not_asked_mend_nothing() -> None:
    assert mended(SLIPS, "a.xml", Ruleset(ignore=("TMC0", "TMC1", "TMC6"))) is None
    assert mended(SLIPS, "a.xml", Ruleset(select=("TMC301",))) is None
    found = mended(SLIPS, "a.xml", Ruleset(select=("TMC101",)))
    assert found
    assert {one.rule for one in found.findings} == {"TMC101"}


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_stay(codec: str, line_end: str) -> None:
    def coded(data: bytes) -> bytes:
        text = data.decode().replace("\n", line_end).replace('encoding="UTF-8"', f'encoding="{codec[:6].rstrip("-")}"')
        return text.replace("Reagan", "Réagan").encode(codec)

    found = mended(coded(SLIPS), "a.xml")
    assert found
    assert found.data == coded(RESULT)


def test_entities_comments_and_a_doctype_stay() -> None:
    odd = b'<!DOCTYPE TEI SYSTEM "tei.dtd"><!-- <sp who="bush"> --><?a <sp who="bush"?>'
    body = "<p n='&#x33;&amp;'>&lt;sp who='bush'&gt;<![CDATA[<sp who='bush'>]]></p><sp n='&quot;' who='bush'/>"
    found = mended(odd + tei(body), "a.xml")
    assert found
    assert found.data == odd + tei(body.replace("<sp n='&quot;' who='b", "<sp n='&quot;' who='#b"))


def test_what_would_change_more_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "with_value", lambda tag, name, value: f'<{tag.name} n="lost"')
    with pytest.raises(SelfCheckError, match="more than what was to be mended would have changed"):
        mended(tei('<sp who="bush" n="2"/>'), "a.xml")


# Any valid record, damaged as hands do it, is what it was.

_TAG = re.compile(rb"<[a-zA-Z][^<>]*>")
_ATTRIBUTE = re.compile(rb'\s([\w:]+)="([^"]*)"')


@st.composite
def damaged(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """A record, and the same with attributes in another order, with pointers without sign, and other quotes."""
    # what a pointer without # would be to another rule is not looked at here
    order = draw(st.randoms(use_true_random=False))

    def damage(found: re.Match[bytes], spoil: bool) -> bytes:
        name, *rest = re.split(rb"(?=[\s/>])", found.group(), maxsplit=1)
        attributes = list(_ATTRIBUTE.findall(found.group()))
        if not attributes or b"xmlns" in found.group() or order.random() < 0.5:
            return found.group()
        blanks = [order.choice([b" ", b"\n   ", b"  "]) for _ in attributes]
        quotes = {key: order.choice([b'"', b"'"]) for key, _ in attributes}
        if spoil and name != b"<note":
            order.shuffle(attributes)
        written = []
        for blank, (key, value) in zip(blanks, attributes, strict=True):
            lacks = spoil and key in (b"who", b"resp", b"prev") and order.random() < 0.5
            written.append(
                blank + key + b"=" + quotes[key] + (value.replace(b"#", b"") if lacks else value) + quotes[key]
            )
        return name + b"".join(written) + (b"/>" if rest[0].endswith(b"/>") else b">")

    seed = draw(st.integers(0, 2**32))
    results = []
    for spoil in (True, False):
        order.seed(seed)
        results.append(_TAG.sub(lambda found, spoil=spoil: damage(found, spoil), RECORD))  # type: ignore[misc]
    return results[0], results[1]


@settings(max_examples=examples(200), deadline=None)
@given(damaged())
def test_after_mending_the_findings_are_gone_and_nothing_else_has_changed(pair: tuple[bytes, bytes]) -> None:
    spoiled, _ = pair
    found = mended(spoiled, "a.xml")
    result = found.data if found else spoiled
    assert validate(result) == []
    assert _TAG.sub(b"<>", result) == _TAG.sub(b"<>", spoiled)
    assert _canonical(result) == _canonical(RECORD)
    assert mended(result, "a.xml") is None
    for before, after in zip(_TAG.findall(spoiled), _TAG.findall(result), strict=True):
        if before != after:
            assert sorted(before.replace(b"#", b"")) == sorted(after.replace(b"#", b""))


def _canonical(data: bytes) -> bytes:
    return etree.tostring(etree.fromstring(data), method="c14n")


def test_converted_records_need_no_mending() -> None:
    for path in [*ROOT.glob("corpus/*/*.xml"), *sorted(ROOT.glob("tests/families/*/*.xml"))[::9]]:
        assert mended(path.read_bytes(), path.name) is None


def test_the_order_names_each_attribute_once_and_rules_that_mend_say_so() -> None:
    assert len(set(ORDER)) == len(ORDER)
    assert [rule.id for rule in rulebook().values() if rule.fix][:3] == ["TMC002", "TMC006", "TMC101"]


# The command


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.xml").write_bytes(SLIPS)
    Path("good.xml").write_bytes(RECORD)
    Path("other.xml").write_bytes(b"<persons/>")
    return tmp_path


def test_diff_shows_and_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", "--diff", "."]) == 1
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.startswith("--- a.xml\n+++ a.xml\n@@ ")
    assert Path("a.xml").read_bytes() == SLIPS
    assert run(["validate", "--diff", "good.xml"]) == 0
    assert run(["validate", "--diff", "--exit-zero", "."]) == 0
    assert run(["validate", "--diff", "missing.xml"]) == 2
    assert "missing.xml: there is no such file" in capsys.readouterr().err
    subprocess.run(["git", "apply", "-p0", "-"], input=told.out.encode(), check=True)
    assert Path("a.xml").read_bytes() == RESULT


def test_fix_writes_tells_what_and_checks_what_is_left(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.xml").chmod(0o640)
    Path("a.xml").write_bytes(SLIPS.replace(b'<pb n="2"/>', b'<pb n="2"/><pb n="1"/>'))
    assert run(["validate", "--fix", "a.xml", "other.xml", "missing.xml"]) == 2
    told = capsys.readouterr()
    assert "+++ a.xml\n" in told.err
    assert "a.xml: 3 findings were mended\n" in told.err
    assert re.findall(r"\[(TMC\d+)\]", told.out) == ["TMC303", "TMC000", "TMC000"]
    assert stat.S_IMODE(Path("a.xml").stat().st_mode) == 0o640
    assert run(["validate", "--fix", "--quiet", "a.xml"]) == 0
    assert capsys.readouterr().err == ""
    assert sorted(path.name for path in folder.iterdir()) == ["a.xml", "good.xml", "other.xml"]


def test_standard_input_goes_to_standard_output(folder: Path) -> None:
    program = [sys.executable, "-c", "from tei_memcon.cli import main; main()", "validate", "--fix", "-"]
    for data, expected, status in (SLIPS, RESULT, 0), (RECORD, RECORD, 0), (b"<p", b"", 2), (b"<p/>", b"<p/>", 2):
        done = subprocess.run(program, input=data, capture_output=True, check=False)
        assert (done.stdout, done.returncode) == (expected, status)
        assert b"Traceback" not in done.stderr
    done = subprocess.run(program, input=SLIPS.replace(b"bush'", b"bsh'"), capture_output=True, check=False)
    assert done.returncode == 1
    assert b"names nobody known" in done.stderr


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--fix", "--diff", "a.xml"], "--diff shows what --fix would write"),
        (["--fix", "-", "a.xml"], "give - alone"),
        (["--fix", "-", "--format", "json"], "leave out --format and --output"),
        (["--diff", "a.xml", "--output", "x"], "leave out --format and --output"),
    ],
)
def test_what_cannot_be_is_wrong_use(
    options: list[str], sentence: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", *options]) == 2
    assert sentence in capsys.readouterr().err
    assert Path("a.xml").read_bytes() == SLIPS


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "result"), [("n", SLIPS), ("", SLIPS), ("y", RESULT)])
def test_at_a_terminal_the_user_is_asked(
    answer: str, result: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(f"{answer}\n"))
    monkeypatch.setattr(sys, "stderr", shown := Terminal())
    assert run(["validate", "--fix", "a.xml"]) == (0 if answer == "y" else 1)
    assert shown.getvalue().startswith("--- a.xml")
    assert "Change 1 file so? [y/N]: " in shown.getvalue()
    assert Path("a.xml").read_bytes() == result


def test_a_file_that_was_saved_while_the_question_stood_there_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    monkeypatch.setattr(sys, "stderr", shown := Terminal())
    monkeypatch.setattr("click.confirm", lambda *_, **__: Path("a.xml").write_bytes(RECORD))
    assert run(["validate", "--fix", "a.xml"]) == 2
    assert "a.xml: was changed in the meantime, and is left as it is; run --fix again" in shown.getvalue()
    assert Path("a.xml").read_bytes() == RECORD


@pytest.mark.skipif(os.name != "posix", reason="elsewhere permissions are other things")
def test_a_folder_that_may_not_be_written_is_a_sentence(folder: Path) -> None:
    folder.chmod(0o500)
    program = [sys.executable, "-m", "tei_memcon", "validate", "--fix", "a.xml"]
    done = subprocess.run([*bound_by_permissions(), *program], capture_output=True, text=True, check=False)
    folder.chmod(0o700)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert Path("a.xml").read_bytes() == SLIPS


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no symbolic links")
def test_a_link_is_not_replaced_by_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("link.xml").symlink_to("a.xml")
    assert run(["validate", "--fix", "link.xml"]) == 2
    assert "this is a symbolic link" in capsys.readouterr().err
    assert Path("a.xml").read_bytes() == SLIPS
