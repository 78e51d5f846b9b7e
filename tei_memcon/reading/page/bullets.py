"""The bullets of lists, as copies have them: of the site, of word processors, and what terminals make of them."""

import re

_SIGNS = "•·▪◦‣■●○□◆⁃∙►▸▹‧➢➤✓✔✦→\uf0b7\uf0a7"
BULLET = re.compile(rf"[{_SIGNS}](?:\s+|(?=\w))|[o+|/§Ÿ]\s+(?=[A-ZÀ-Þ“\"(\[\d])|\*\s+(?![*\s])|[-–]\s+(?![-–\s])")
ALONE = re.compile(rf"[{_SIGNS}]|\*|[-–]")
