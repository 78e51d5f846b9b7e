"""The public benchmark: records of conversation of the Foreign Relations of the United States, against their editors.

Each record of a volume is printed as its web page shows it, converted, and compared with the editors' own TEI.
"""
