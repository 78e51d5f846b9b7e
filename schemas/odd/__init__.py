"""From the project's ODD and TEI's content models to the schemas: read, restrict, simplify, write.

compile_odd.py calls, in this order:

customization.read           what the ODD selects, restricts and explains
relaxng.read_grammar         tei_all.rng as patterns
restrict.restrict            TEI's patterns, narrowed to that
simplify.simplify            the same language without dead ends, so that libxml2 reads it well and fast
share.share                  what many elements have in common, written once
relaxng.write_grammar        tei_memcon.rng
guide.write_guide            tei_memcon.html
schematron.write_schematron  tei_memcon.sch
xsd.translate                tei_memcon.xsd, by trang
quick.quicken                tei_memcon.quick.xsd, the same for libxml2
"""
