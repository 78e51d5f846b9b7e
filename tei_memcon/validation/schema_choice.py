"""Which schemas judge a document: those that the user names, those that it names itself, or this project's own."""

from functools import cached_property

from tei_memcon.errors import ExpectedError
from tei_memcon.schemata import Schema, read_schema
from tei_memcon.schemata._own import OwnSchema, declares
from tei_memcon.tei.parse import Parsed

OWN, AUTO, NONE = "tei-memcon", "auto", "none"


class SchemaChoice:
    """What the user wants of schemas.

    Args:
        wanted: names (``tei-memcon``, or one that is registered), paths, ``auto`` for those that a document names in
            its ``xml-model``, ``none``; without any, the own one for the documents that declare it.

    >>> from tei_memcon.tei.parse import parse
    >>> tei = parse(b'<?xml-model href="https://example.org/my.rng"?><TEI/>', "a.xml")
    >>> SchemaChoice(()).of(tei), SchemaChoice(("none",)).of(tei)
    (([], []), ([], []))
    >>> SchemaChoice(("auto",)).of(tei)[1][0].partition(",")[0]
    'https://example.org/my.rng is on the network'
    """

    def __init__(self, wanted: tuple[str, ...] = ()) -> None:
        self.wanted = wanted

    def __reduce__(self) -> "tuple[type[SchemaChoice], tuple[tuple[str, ...]]]":
        """Another process gets the names, and reads the schemas itself."""
        return SchemaChoice, (self.wanted,)

    def of(self, tei: Parsed) -> tuple[list[Schema], list[str]]:
        """The schemas for one document; and of those that it names and that cannot be asked, why.

        Raises:
            UnreadableError: a schema that the user names cannot be read.
            UsageError: it is none.
        """
        own: list[Schema] = [OwnSchema()] if self._is_own(tei) else []
        found, missing = _found_in(tei) if AUTO in self.wanted else ([], [])
        return [*own, *self.named, *found], missing

    def leaves_alone(self, tei: Parsed) -> bool:
        """Whether no schema judges a document, without the user having asked for that."""
        return not self.wanted and not declares(tei)

    def _is_own(self, tei: Parsed) -> bool:
        if OWN in self.wanted:
            return True
        return (not self.wanted or AUTO in self.wanted) and declares(tei)

    @cached_property
    def named(self) -> list[Schema]:
        """Those that the user names.

        Raises:
            UnreadableError: one cannot be read.
            UsageError: one is none.
        """
        wanted = [one for one in self.wanted if one not in (OWN, AUTO, NONE)]
        if not wanted:
            return []
        from tei_memcon.validation import registry  # most documents are of our own schema

        return [read_schema(registry.find(one)) for one in wanted]


def _found_in(tei: Parsed) -> tuple[list[Schema], list[str]]:
    """The schemas that a document names, and why others of them cannot be asked."""
    from tei_memcon.validation.named_schemas import located, named_in  # few runs ask for them

    schemas, missing = list[Schema](), list[str]()
    for address, read in named_in(tei):
        try:
            schemas.append(read(located(address, tei)))
        except ExpectedError as error:
            told = error.message
            missing.append(told if address in told else f"{address}: {told}")
    return schemas, missing
