"""Both forms of the command keep to one set of options, and all of them are documented."""

from pathlib import Path

import click

from tei_memcon.cli.evaluate import evaluate, frus

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "command-line.md"


def _options(command: click.Command) -> set[str]:
    return {name for one in command.params if isinstance(one, click.Option) for name in one.opts}


def test_the_benchmark_has_the_options_of_the_comparison_but_for_the_mappings() -> None:
    assert _options(evaluate) - _options(frus) == {"--gold-mapping", "--pred-mapping"}
    assert _options(frus) - _options(evaluate) == {"--irregular", "--jobs", "--limit"}


def test_every_option_of_the_benchmark_is_documented() -> None:
    section = DOCUMENTATION.read_text("utf-8").partition("\n## tei-memcon evaluate\n")[2]
    assert [option for option in _options(frus) if f"`{option}" not in section] == []
