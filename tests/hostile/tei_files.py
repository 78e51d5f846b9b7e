"""TEI files made to read other files, to reach into the network, to hang a program or to fill its memory."""

import gzip

TEI = 'xmlns="http://www.tei-c.org/ns/1.0"'
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
INJECTED = "INJECTED"  # what stands in the files that the hostile ones want to be read


def tei(body: str, before: str = "") -> str:
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{before}<TEI {TEI}><text><body>{body}</body></text></TEI>"


def reaching(secret: str, server: str) -> dict[str, str]:
    """Files that name other files and addresses in every way that XML has."""
    pulled = {
        "entity": tei("<p>&x;</p>", f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{secret}">]>'),
        "entity in an attribute": tei('<p n="&x;"/>', f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{secret}">]>'),
        "parameter entity": tei("<p/>", f'<!DOCTYPE TEI [<!ENTITY % x SYSTEM "{secret}"> %x;]>'),
        "external DTD": tei("<p>&x;</p>", f'<!DOCTYPE TEI SYSTEM "{secret}">'),
        "external DTD and a repeated id": tei('<p xml:id="a"/><p xml:id="a"/>', f'<!DOCTYPE TEI SYSTEM "{secret}">'),
        "XInclude of text": tei(
            f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret}" parse="text"/>'
        ),
        "XInclude within a fallback": tei(
            '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="no"><xi:fallback>'
            f'<xi:include href="{secret}"/></xi:fallback></xi:include>'
        ),
        "place of a schema": tei("<p/>").replace(
            "<TEI ",
            f'<TEI xmlns:i="{INSTANCE}" i:schemaLocation="http://www.tei-c.org/ns/1.0 {secret}" ',
        ),
        "style sheet": tei("<p/>", f'<?xml-stylesheet href="{secret}" type="text/xsl"?>'),
        "catalogue": tei("<p/>", f'<?oasis-xml-catalog catalog="{secret}"?><!DOCTYPE TEI SYSTEM "urn:x">'),
        "another base": tei(f'<p xml:base="{secret}"><ref target="#a"/></p>'),
    }
    fetched = {f"{name}, fetched": text.replace(secret, server) for name, text in pulled.items()}
    model = {"xml-model": tei("<p/>", f'<?xml-model href="{server}" type="application/xml"?>')}
    return {**pulled, **fetched, **model}


LAUGHS = "<!DOCTYPE TEI [<!ENTITY a 'ha'>" + "".join(f"<!ENTITY a{n} '&a;&a;'>" for n in range(30)) + "]>"

POINTING = "who resp facs ref target corresp scheme prev next".split()
MANY = f'"{" ".join(f"#nome{n}y" for n in range(3_000))}"'

# What takes time or memory that grows faster than the file, in some program or other.
LARGE = {
    "billion laughs": tei("<p>&a29;</p>", LAUGHS),
    "quadratic blow-up": tei("<p>" + "&a;" * 10_000 + "</p>", f"<!DOCTYPE TEI [<!ENTITY a '{'ha' * 10_000}'>]>"),
    "deep nesting": tei("<ab>" * 100_000),
    "nesting just within the limit": tei("<ab>" * 247 + "</ab>" * 247),
    "a text too long": tei(f"<p>{'x' * 11_000_000}</p>"),
    "a text just short enough": tei(f"<p>{'x' * 9_900_000}</p>"),
    "an attribute too long": tei(f'<p n="{"x" * 11_000_000}"/>'),
    "a comment too long": tei(f"<!--{'x' * 11_000_000}-->"),
    "a name of a million letters": tei(f"<{'x' * 1_000_000}/>"),
    "many attributes": tei("<p " + " ".join(f'a{n}=""' for n in range(100_000)) + "/>"),
    "many namespaces": tei("<p " + " ".join(f'xmlns:a{n}="u{n}"' for n in range(20_000)) + "/>"),
    "many wrong elements in one": tei("<p>a</p>" * 30_000),
    "many wrong elements": tei('<div><sp who="#a"><l/></sp></div>' * 10_000),
    "many equal ids": tei('<p xml:id="i"/>' * 15_000),
    "many pointers": tei(f'<sp who="{"#a " * 200_000}"><p/></sp>'),
    "many ids and many pointers": tei(
        "".join(f'<p xml:id="p{n}"/><sp who="#q{n}"><p/></sp>' for n in range(5_000)),
    ),
    "many pointers of each kind": tei(
        "".join(f'<p xml:id="name{n}x"/>' for n in range(150))
        + f"<p {' '.join(f'{kind}={MANY}' for kind in POINTING)}/>"
    ),
    "many bare names in one pointer": tei(f'<p xml:id="a"/><p facs="{"a " * 100_000}" next="{"a " * 100_000}"/>'),
    "many brackets opened": tei(f"<p>{'[' * 150_000}</p>"),
    "many brackets closed": tei(f"<p>{']' * 150_000}</p>"),
    "many exceptions": tei("<?tei-memcon ignore TMC101?>" * 20_000),
    "many spaces": tei(f"<p>{' ' * 1_000_000}x</p>"),
    "many points": tei(f"<p>{'. ' * 500_000}</p>"),
    "a number of many figures": tei(f'<p><date when="{"9" * 100_000}">1961</date><pb n="{"9" * 100_000}"/></p>'),
    "a gap of many figures": tei(f'<p><gap quantity="{"9" * 100_000}" extent="1e999"/></p>'),
    "dates of no calendar": tei('<p><date when="99999999-99-99" from="-0001" to="x">May 99, 99999</date></p>'),
    "other namespaces": tei('<x:p xmlns:x="urn:x"/><y:p xmlns:y="urn:x"/>' * 500),
    "TEI within TEI": f"<TEI {TEI}>" * 240 + "</TEI>" * 240,
    "many declarations": "<!DOCTYPE TEI SYSTEM 'x' [" + "<![INCLUDE[" * 100_000,
    "tags that never end": "<a " * 150_000,
    "ampersands": tei("&" * 150_000),
}

BYTES = {
    "UTF-7": f'<?xml version="1.0" encoding="UTF-7"?><TEI {TEI}>+ADw-b/+AD4-</TEI>'.encode(),
    "UTF-32": f"<TEI {TEI}/>".encode("utf-32"),
    "EBCDIC": '<?xml version="1.0" encoding="cp037"?><TEI/>'.encode("cp037"),
    "overlong UTF-8": f"<TEI {TEI}>".encode() + b"\xc0\xbc</TEI>",
    "a surrogate": f"<TEI {TEI}>".encode() + b"\xed\xa0\x80</TEI>",
    "XML 1.1": f'<?xml version="1.1"?><TEI {TEI}>&#1;</TEI>'.encode(),
    "a gzip bomb": gzip.compress(f"<TEI {TEI}>".encode() + b" " * 100_000_000),
    "bzip2": b"BZh91AY&SY",
    "NUL at the end": tei("<p/>").encode() + b"\0" * 1_000,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "a program": b"\x7fELF" + bytes(range(256)),
    "an encoding with a long name": b'<?xml version="1.0" encoding="' + b"a" * 1_000_000 + b'"?><a/>',
    "more than any record": b"<a>" + b"x\n" * 25_100_000 + b"</a>",
    "nothing": b"",
    "a bracket": b"<",
}
