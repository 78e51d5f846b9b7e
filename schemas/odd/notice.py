"""Whose work the generated files are: TEI's licence asks that its notice stays on them."""

_NOTICE = """
Generated from tei_memcon.odd by compile_odd.py (make schemas): edit the ODD, not this file.

Selection, restrictions, values and rules: the developers of tei-memcon, under the licence of this project.

Content models, datatypes and descriptions of elements and attributes: TEI P5 {version}, by the TEI Consortium
(https://tei-c.org), changed here: pruned, restricted and simplified. The TEI Consortium makes them available under
both the Creative Commons Attribution licence (CC BY, https://creativecommons.org/licenses/by/3.0/) and the
two-clause BSD licence:

  Copyright TEI Consortium. All rights reserved.

  Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
  following conditions are met:

  * Redistributions of source code must retain the above copyright notice, this list of conditions and the following
    disclaimer.
  * Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following
    disclaimer in the documentation and/or other materials provided with the distribution.

  This software is provided by the copyright holders and contributors "as is" and any express or implied warranties,
  including, but not limited to, the implied warranties of merchantability and fitness for a particular purpose are
  disclaimed. In no event shall the copyright holder or contributors be liable for any direct, indirect, incidental,
  special, exemplary, or consequential damages (including, but not limited to, procurement of substitute goods or
  services; loss of use, data, or profits; or business interruption) however caused and on any theory of liability,
  whether in contract, strict liability, or tort (including negligence or otherwise) arising in any way out of the use
  of this software, even if advised of the possibility of such damage.
"""


def notice(version: str) -> str:
    """The notice for the top of a generated file, as the text of an XML comment.

    >>> "TEI P5 4.9.0" in notice("4.9.0")
    True
    """
    return _NOTICE.format(version=version)
