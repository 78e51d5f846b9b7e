"""Lines that say how secret a record is: they belong to the sheet, not to what was said."""

import re
from functools import lru_cache

_CLASSIFICATION = re.compile(
    r"(?i:(?:top |absolutely |strictly )?secret|(?:strictly |highly )?confidential|unclassified|official use only"
    r"|restricted|eyes only|no ?forn)"
    r"(?:[;,/ -]{1,3}(?:[A-Z]{2,20}"
    r"|(?i:nodis|exdis|limdis|sensitive|eyes only|niact|priority|noforn|single copy))){0,6}[.!]?"
    r"|VS ?[-–] ?(?:NfD|Nur für den Dienstgebrauch|Vertraulich)"
    r"|(?i:(?:the )?(?:only|single|sole) copy|copy (?:no\.?|nr\.?|n[º°]|№|#) ?\d{1,3}(?: of \d{1,3})?"
    r"|\(?(?:working (?:transcript|record|notes|copy)|rough draft)\)?)[.!]?"
    r"|(?:vvs|VVS|gvs|GVS) (?:[A-Z] ?)?\d{1,4}[/-]\d{2,4}"
    r"|(?i:streng geheim|geheim|vertraulich|très secret|confidentiel)!?"
)


_AROUND = "-–—=*~ "  # "-SECRET-"


@lru_cache(maxsize=1024)  # each step asks it of the lines of a record
def is_classification(text: str) -> bool:
    """Whether a line is nothing but a classification.

    >>> is_classification("TOP SECRET/NODIS"), is_classification("secret niact"), is_classification("Secret talks")
    (True, True, False)
    """
    return bool(_CLASSIFICATION.fullmatch(text.strip(_AROUND)))
