"""Compile tei_memcon.odd into the schemas: ``make schemas``, or

python schemas/compile_odd.py --tei-all tei_all.rng --out schemas/

tei_all.rng is TEI's own grammar of everything, from a release of TEI P5. The same input gives the same bytes.
"""

import argparse
import os
import sys
from pathlib import Path

from odd import customization, guide, notice, quick, relaxng, restrict, schematron, share, simplify, xsd

ODD = Path(__file__).with_name("tei_memcon.odd")
NAME = "tei_memcon"


def compile_odd(odd: Path, tei_all: Path, out: Path) -> None:
    """Write the schemas into the folder ``out``.

    Raises:
        ValueError: the ODD says what TEI does not have, or what this program does not know.
        xsd.NoJavaError: trang cannot run; the files that need no Java are written.
    """
    custom = customization.read(odd)
    words = notice.notice(relaxng.version(tei_all))
    grammar = simplify.simplify(restrict.restrict(relaxng.read_grammar(tei_all), custom))
    if unreachable := sorted(name for name in custom.elements if f"tei_{name}" not in simplify.reachable(grammar)):
        raise ValueError(f"the ODD selects what nothing can hold: {', '.join(unreachable)}")
    rng = out / f"{NAME}.rng"
    rng.write_bytes(relaxng.write_grammar(simplify.reachable(share.share(grammar)), words))
    (out / f"{NAME}.html").write_bytes(guide.write_guide(custom, simplify.reachable(grammar), words))
    (out / f"{NAME}.sch").write_bytes(schematron.write_schematron(custom.rules, words))
    translated = xsd.translate(rng, words)
    for name, content in translated.items():
        (out / name).write_bytes(content)
    (out / f"{NAME}.quick.xsd").write_bytes(quick.quicken(translated[f"{NAME}.xsd"]))


def main() -> int:
    """Read the command line, compile, say in a sentence what failed."""
    parser = argparse.ArgumentParser(description="Compile tei_memcon.odd into RNG, XSD, Schematron and a guide.")
    parser.add_argument("--odd", type=Path, default=ODD, help="the ODD, if not the one beside this program")
    parser.add_argument("--tei-all", type=Path, default=os.environ.get("TEI_ALL"), help="TEI's tei_all.rng")
    parser.add_argument("--out", type=Path, default=ODD.parent, help="the folder to write into")
    options = parser.parse_args()
    if options.tei_all is None:
        parser.error("name TEI's tei_all.rng by --tei-all or in the variable TEI_ALL")
    try:
        compile_odd(options.odd, Path(options.tei_all), options.out)
    except (OSError, ValueError, xsd.NoJavaError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
