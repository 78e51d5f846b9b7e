"""Templates of HTML pages: one way to fill them for the export, the reports and the comparison.

Whatever is put into a template is escaped, and a name that it lacks is an error, never an empty place.
"""

from collections.abc import Callable
from functools import cache

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
def _environment(package: str) -> Environment:
    return Environment(
        loader=PackageLoader(package, ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
