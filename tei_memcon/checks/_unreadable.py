"""The file can be read, is well-formed, and is TEI P5.

What cannot be parsed cannot be checked: the message says where the parser stopped, and what to do. For safety a file
is also refused where it declares entities, uses XInclude, is nested more than 250 deep, is compressed, or is no regular
file. This rule cannot be ignored.

Bad::

    <p>One.</head>

Good::

    <p>One.</p>
"""

from tei_memcon.checks import Severity

RULE = "TMC000"
SEVERITY = Severity.ERROR
