"""Names that begin with the family name, as those of China, Korea and Vietnam do: "Mao Zedong", "Kim Il Sung"."""

from collections.abc import Container, Iterable, Sequence

from tei_memcon.data import word_list
from tei_memcon.people.nicknames import is_given_name

_SYLLABLE, _SHORT = 6, 4  # letters
_GIVEN_ELSEWHERE = frozenset({"kim", "lee", "han", "bo", "do", "he", "so", "ai"})  # "Kim Philby"
_MOST = 4  # words of such a name


def family_name(tokens: Sequence[str]) -> str:
    """The family name where it stands first; nothing where it stands last, as it does elsewhere.

    Args:
        tokens: the words of a name in small ASCII letters.

    >>> [family_name(name.split()) for name in ("mao zedong", "kim il sung", "kim dong-gyu", "pham van dong")]
    ['mao', 'kim', 'kim', 'pham']
    >>> [family_name(name.split()) for name in ("kim philby", "lee harvey oswald", "l elm", "mao", "chen b elm")]
    ['', '', '', '', '']
    """
    if len(tokens) < 2 or not is_family_name(tokens[0]):
        return ""
    given = tokens[1:]
    if len(tokens) == 2:
        in_one = "-" in given[0] or tokens[0] not in _GIVEN_ELSEWHERE
        return tokens[0] if in_one and given[0] not in word_list("english") else ""
    syllables = all(1 < len(word) <= _SYLLABLE and not is_given_name(word) for word in given)
    short = any(len(word) <= _SHORT for word in given)
    return tokens[0] if len(tokens) <= _MOST and syllables and short else ""


def is_family_name(word: str) -> bool:
    """Whether a word is a family name that may stand first."""
    return word in word_list("names_family_first")


def identifier_of(tokens: Sequence[str], called: Container[Sequence[str]], others: Iterable[Sequence[str]]) -> str:
    """The family name, with the initials of the given name where others have it too.

    Args:
        tokens: the words of the name.
        called: the words of each of its forms; whom the record calls by the last word alone has that.
        others: the words of the names of the others.

    >>> identifier_of(["kim", "il", "sung"], [], [["elm"]]), identifier_of(["tran", "van", "oak"], [("oak",)], [])
    ('kim', 'oak')
    >>> identifier_of(["kim", "il", "sung"], [], [["song-ae", "kim"]])
    'kim-i-s'
    >>> [identifier_of(tokens, [], [["kim", "il", "sung"]]) for tokens in (["song-ae", "kim"], ["kim"])]
    ['kim-s', 'kim-1']
    """
    first = "" if (tokens[-1],) in called else family_name(tokens)
    family, given = (first, tokens[1:]) if first else (tokens[-1], tokens[:-1])
    if not any(other and family in (other[-1], family_name(other)) for other in others):
        return family
    return f"{family}-{'-'.join(word[0] for word in given) or 1}"
