"""From the project's ODD and TEI's content models to the schemas: read, restrict, simplify, write.

compile_odd.py calls, in this order:

relaxng.read_grammar     tei_all.rng as patterns
customization.read       what the ODD selects, restricts and explains
restrict.restrict        TEI's patterns, narrowed to that
simplify.simplify        the same language without dead ends, so that libxml2 reads it well and fast
relaxng.write_grammar    tei_memcon.rng
schematron.write_schematron  tei_memcon.sch
guide.write_guide        tei_memcon.html
xsd.translate            tei_memcon.xsd, by trang
"""
