"""Feed random bytes to a conversion or a validation: ``fuzz.py convert|validate SECONDS``; ``make fuzz`` runs both.

An input that raises anything but the errors that a user is told is written into ``tests/crashes``, where the tests try
it from then on.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["tei_memcon"]):
    from tei_memcon.convert import convert
    from tei_memcon.errors import ExpectedError
    from tei_memcon.source import Source
    from tei_memcon.validate import validate

ROOT = Path(__file__).parents[1]
_SMALL = 1_500  # bytes of a document to start from: the smaller, the more are tried
_WARM = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><p/></TEI>'


def converts(data: bytes) -> None:
    """What `tests/test_crashes.py` asks of a conversion."""
    try:
        convert(Source.from_bytes(data, "fuzz.txt"))
    except ExpectedError:
        return


def validates(data: bytes) -> None:
    """What it asks of a validation."""
    try:
        validate(data, "fuzz.xml")
    except ExpectedError:
        return


def main() -> None:
    """Run one target from the documents of this repository on."""
    kind, seconds = sys.argv[1], sys.argv[2]
    target, suffix = {"convert": (converts, "txt"), "validate": (validates, "xml")}[kind]
    crashes, seeds = ROOT / "tests" / "crashes" / kind, ROOT / "build" / "fuzz" / kind
    crashes.mkdir(parents=True, exist_ok=True)
    seeds.mkdir(parents=True, exist_ok=True)
    for number, path in enumerate(sorted((ROOT / "tests").rglob(f"*.{suffix}"))):
        if path.stat().st_size < _SMALL:
            (seeds / f"seed{number}").write_bytes(path.read_bytes())
    validates(_WARM)  # reads the schemas, which takes its time
    options = [
        f"-max_total_time={seconds}",
        "-max_len=4000",
        "-timeout=60",
        "-rss_limit_mb=1000",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={crashes}/", str(seeds)], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
