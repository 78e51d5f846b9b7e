"""Calls that open the door to a hostile file stand nowhere in the package; ruff bans the modules (`pyproject.toml`)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tei_memcon

PACKAGE = Path(tei_memcon.__file__).parent
FILES = sorted([*PACKAGE.rglob("*.py"), *(PACKAGE.parent / "schemas").rglob("*.py")])
OPENED = {"huge_tree", "load_dtd", "dtd_validation", "attribute_defaults", "recover", "resolve_entities"}
RUN = {"eval", "exec", "compile", "__import__", "xinclude"}
PATHS = {"is_file", "is_dir", "exists", "resolve"}  # of pathlib; they raise, `tei_memcon.files.paths` does not
TEXT = {"open", "read_text", "write_text"}
RUFF_TELLS = "pickle", "requests", "urllib.request", "xmlschema.validate", "lxml.etree.parse", "lxml.isoschematron"


def forbidden(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            yield from _forbidden(node)


def _forbidden(call: ast.Call) -> Iterator[str]:
    called = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    by_name = isinstance(call.func, ast.Name)
    keywords = {one.arg: one.value for one in call.keywords}
    for name in OPENED & set(keywords):
        if not (isinstance(value := keywords[name], ast.Constant) and value.value is False):
            yield f"{name} is not False"
    network = keywords.get("no_network")
    if isinstance(network, ast.Constant) and network.value is not True:
        yield "no_network is not True"
    if called == "xinclude" or (by_name and called in RUN):
        yield f"{called}()"
    if called in PATHS and not (by_name or call.args):
        yield f".{called}()"
    if called in TEXT and "encoding" not in keywords and _is_text_of_a_file(call, called):
        yield f"{called}() without encoding"


def _is_text_of_a_file(call: ast.Call, called: str) -> bool:
    """Not ``os.open``, not a file opened for bytes, and not a function of our own that reads by name."""
    modes = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    is_os = isinstance(owner, ast.Name) and owner.id == "os"
    is_bytes = called == "open" and any("b" in mode and len(mode) < 4 for mode in modes)
    is_ours = called == "read_text" and (owner is None or bool(call.args))
    return not (is_os or is_bytes or is_ours)


@pytest.mark.parametrize(
    "code",
    [
        "etree.XMLParser(resolve_entities=True)",
        "etree.XMLParser(huge_tree=wanted)",
        "etree.XMLParser(no_network=False)",
        "tree.xinclude()",
        "eval(words)",
        "open('a.txt')",
        "path.open()",
        "path.read_text()",
        "path.exists()",
    ],
)
def test_what_is_forbidden_is_found(code: str) -> None:
    assert list(forbidden(code))


def test_nothing_forbidden_is_called() -> None:
    found = {f"{path.name}: {what}" for path in FILES for what in forbidden(path.read_text(encoding="utf-8"))}
    assert found == set()


def test_ruff_bans_the_modules() -> None:
    project = (PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert '"TID251"' in project
    assert all(f'"{name}".msg' in project for name in RUFF_TELLS)
