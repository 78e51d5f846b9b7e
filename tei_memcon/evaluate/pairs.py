"""Which files belong together: of two folders, those with the same path."""

from dataclasses import dataclass
from pathlib import Path

from tei_memcon.errors import Place, UnreadableError, UsageError
from tei_memcon.export import find_tei
from tei_memcon.files.paths import is_folder, is_there

GOLD_SUFFIX = ".gold"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two encodings of one text.

    Args:
        name: of the record: the path below the folder, without suffix.
        gold: the file that is right.
        pred: the one that is measured; none if it is not there.
    """

    name: str
    gold: Path
    pred: Path | None


def find_pairs(gold: Path, pred: Path) -> tuple[list[Pair], list[Path]]:
    """The pairs of two files or two folders; ``a/b.gold.xml`` belongs to ``a/b.xml`` as ``a/b.xml`` does.

    Returns:
        The pairs in the order of their names, and the files of the prediction that have no gold.

    Raises:
        UsageError: a file and a folder, or two folders without a pair.
        UnreadableError: one of them is not there.
    """
    for path in (gold, pred):
        if not is_there(path) and str(path) != "-":
            raise UnreadableError("there is no such file or folder; check the name", Place(str(path)))
    if is_folder(gold) != is_folder(pred):
        raise UsageError(f"{gold} and {pred}: compare two files, or two folders")
    if not is_folder(gold):
        return [Pair(gold.stem.removesuffix(GOLD_SUFFIX), gold, pred)], []
    predicted = {file.name.removesuffix(GOLD_SUFFIX): file.path for file in find_tei(pred)}
    pairs = []
    for file in find_tei(gold):
        name = file.name.removesuffix(GOLD_SUFFIX)
        pairs.append(Pair(name, file.path, predicted.pop(name, None)))
    if not any(pair.pred for pair in pairs):
        raise UsageError(f"no file of {pred} has the path of one of {gold}; give folders with the same tree")
    return pairs, sorted(predicted.values())
