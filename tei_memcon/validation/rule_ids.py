"""The ids of the rules, without what they ask and why, which most runs need not wait for."""

import re
from functools import cache

from tei_memcon import checks, plugins
from tei_memcon.checks import _exceptions, _unreadable

OF_VALIDATION = (("unreadable", _unreadable), ("exceptions", _exceptions))
"""Rules of the validation itself, which no check of its own can find."""


@cache
def rule_ids() -> tuple[str, ...]:
    """All ids, in their order.

    >>> rule_ids()[:2]
    ('TMC000', 'TMC001')
    """
    return tuple(sorted(module.RULE for _, module in (*OF_VALIDATION, *plugins.load_all(checks))))


def why_unknown(written: str) -> str | None:
    """What is wrong with the id of a rule, or the beginning of one from its first figure on; nothing if it is known.

    >>> why_unknown("TMC101"), why_unknown("TMC3"), why_unknown("TCM101")
    (None, None, 'there is no rule TCM101; did you mean TMC101?')
    """
    if re.search(r"\d", written) and any(rule.startswith(written) for rule in rule_ids()):
        return None
    from difflib import get_close_matches  # most ids are right

    meant = get_close_matches(written.upper(), rule_ids(), 1)
    return f"there is no rule {written}; " + (f"did you mean {meant[0]}?" if meant else "`tei-memcon rules` lists them")
