"""The configuration that holds where a command is called."""

from pathlib import Path

from tei_memcon.validation.configuration import Configuration, find_configuration, read_configuration


def configured(path: Path | None) -> Configuration:
    """The configuration in a file, or else in the one that holds for the working directory.

    Raises:
        UnreadableError: the file cannot be read.
        UsageError: what it says cannot be.
    """
    found = path or _find()
    return read_configuration(found) if found else Configuration()


def _find() -> Path | None:
    try:
        here = Path.cwd()
    except FileNotFoundError:  # somebody has removed the folder
        return None
    found = find_configuration(here)
    # named as the user would write it
    return found.relative_to(here) if found and found.is_relative_to(here) else found
