"""HTML elements, escaped by construction: the one place where the page's text meets its markup."""

from collections.abc import Iterable

from markupsafe import Markup, escape


def element(name: str, content: Markup | str = "", /, **attributes: str | None) -> Markup:
    """An HTML element. An attribute whose value is ``None`` is left out; ``class_`` and ``data_cert`` lose their ``_``.

    >>> element("a", "R&D", href="#n", title='"so"', class_=None)
    Markup('<a href="#n" title="&#34;so&#34;">R&amp;D</a>')
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{name}{written}>{escape(content)}</{name}>")  # noqa: S704 - Markup.format takes ten times as long


def join(parts: Iterable[Markup | str]) -> Markup:
    """Put markup and text together; the text is escaped."""
    return Markup("").join(parts)


def deep_link(anchor: str, what: str) -> Markup:
    """A quiet link to a place of the page, for whoever wants to point to it; the style sheet draws its sign."""
    return element("a", class_="deep", href=f"#{anchor}", aria_label=f"link to {what}")
