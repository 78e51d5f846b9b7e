"""Documents with one fault each: what editors and scripts do to a valid document is flagged.

A few documents in every run, fifty in `make thorough`; the source lies beside each, so that lost words are missed.
"""

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from tei_memcon.tei.parse import parse_file
from tei_memcon.validate import validate
from tests.examples import THOROUGH
from tests.mutations import POINTERS, STRUCTURE, WORDS, Mutation

FAMILIES = Path(__file__).parent / "families"
DOCUMENTS = [path for path in sorted(FAMILIES.glob("*/*.xml")) if path.with_suffix(".txt").exists()]
ALL = POINTERS | WORDS | STRUCTURE
Told = Counter[tuple[str, str]]


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Documents of many families, each with its source in a folder of its own."""
    folder = tmp_path_factory.mktemp("documents")
    chosen = random.Random("documents").sample(DOCUMENTS, 50)
    for number, path in enumerate(chosen):
        (folder / str(number)).mkdir()
        for one in (path, path.with_suffix(".txt")):
            shutil.copy(one, folder / str(number) / one.name)
    return [folder / str(number) / path.name for number, path in enumerate(chosen)]


def told(path: Path) -> Told:
    return Counter((found.rule, found.lasting_message) for found in validate(path))


def test_valid_documents_have_no_errors(documents: list[Path]) -> None:
    errors = [
        str(found) for path in of_this_run(documents, 10) for found in validate(path) if found.severity == "error"
    ]
    assert errors == []


def test_there_are_thirty_operators_and_more() -> None:
    assert len(ALL) >= 30
    assert len(DOCUMENTS) >= 50


def of_this_run(documents: list[Path], few: int) -> list[Path]:
    return documents if THOROUGH else random.Random().sample(documents, few)


def test_faults_are_flagged(documents: list[Path]) -> None:
    tried: Counter[str] = Counter()
    missed: list[tuple[str, str]] = []
    for path in of_this_run(documents, 2):
        before = told(path)
        for name, mutation in ALL.items():
            if damage(path, mutation, f"{path.name} {name}"):
                tried[name] += 1
                if not told(path.with_name("damaged.xml")) - before:
                    missed.append((name, path.name))
    assert not [one for one in missed if one[0] in POINTERS | WORDS], missed
    assert len(missed) <= 0.02 * tried.total() + (0 if THOROUGH else 1), missed
    assert not THOROUGH or set(tried) == set(ALL)


def damage(path: Path, mutation: Mutation, seed: str) -> bool:
    """Write a damaged copy beside a document; false where it has no place for such damage."""
    root = parse_file(path).root
    if not mutation(root, random.Random(seed)):
        return False
    path.with_name("damaged.xml").write_bytes(etree.tostring(root.getroottree(), encoding="utf-8"))
    return True
