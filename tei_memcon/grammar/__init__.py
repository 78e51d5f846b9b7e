"""RELAX NG grammars as data: read into patterns, simplified, written again; the compiler of the ODD in schemas/ too."""
