"""Templates of HTML pages: one way to fill them for the export, the reports and the comparison.

Whatever is put into a template is escaped, and a name that it lacks is an error, never an empty place.
"""

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template


def template(package: str, name: str = "page.html.jinja", **filters: Callable[..., object]) -> Template:
    """A template that lies in the folder of a package.

    Args:
        package: whose folder, as in ``__name__``.
        name: of the file.
        filters: functions that the template may call by these names.

    Raises:
        jinja2.TemplateNotFound: if there is no such file.

    >>> template("tei_memcon.exporters.html").name
    'page.html.jinja'
    """
    environment = _environment(package)
    environment.filters.update(filters)
    return environment.get_template(name)


@cache
def file(package: str, name: str) -> str:
    """The text of a style sheet or script that lies in the folder of a package."""
    return files(package).joinpath(name).read_text("utf-8")


def policy(*scripts: str) -> str:
    """What a page may do: show its own style and run these scripts; fetch nothing, whatever its text holds.

    >>> policy("")
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    hashes = (f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts)
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src {' '.join(hashes)}"


@cache
def _environment(package: str) -> Environment:
    return Environment(
        loader=PackageLoader(package, ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
