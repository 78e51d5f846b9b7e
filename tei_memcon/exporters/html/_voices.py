"""Who speaks in a record, each with a colour of their own, for the text and its legend."""

from dataclasses import dataclass

from lxml.etree import _Element

from tei_memcon.exporters._tei import pointers
from tei_memcon.exporters.html._guesses import speakers

COLOURS = 8
"""As many as can be told apart; the ninth voice has the first one's again, with a double bar."""


@dataclass(slots=True)
class Voice:
    """One who speaks, or several at once."""

    name: str
    class_: str
    turns: int = 0
    runs: int = 0

    def __str__(self) -> str:
        counts = {"turn": self.turns, "reported passage": self.runs}
        return ", ".join(f"{count} {what}{'s' * (count > 1)}" for what, count in counts.items() if count)


class Voices:
    """Those who speak, in the order in which they first do."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names
        self._voices: dict[str, Voice] = {}

    def of(self, utterance: _Element) -> Voice:
        """Who speaks in a turn or run."""
        who = " ".join(pointers(utterance.get("who")))
        if who not in self._voices:
            before = sum(map(bool, self._voices))
            again = " again" if before >= COLOURS else ""
            class_ = f"voice-{before % COLOURS + 1}{again}" if who else "voice-none"
            self._voices[who] = Voice(speakers(utterance, self._names) or "Not identified", class_)
        return self._voices[who]

    def all(self) -> list[Voice]:
        """Each of them once; whoever is not identified last."""
        return [*(voice for who, voice in self._voices.items() if who), *filter(None, [self._voices.get("")])]
