"""Records made to hang a pattern, to fill memory, or to be taken for something else."""

import gzip

HEAD = "68. Memorandum of Conversation\n\nGeneva, May 4, 1961, 3 p.m.\n\nPARTICIPANTS\n  Mr. Alder\n  Mr. Birch\n\n"
TALK = "Mr. Alder: I agree.\n\nMr. Birch: We do.\n\nMr. Alder: Good.\n\nMr. Birch: Yes.\n\n"


def name(number: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return f"Mr. A{letters[number % 26]}{letters[number // 26 % 26]}{letters[number // 676 % 26]}r"


# What a pattern that tries every way to read it does not finish; each is the whole of a paragraph or of many lines.
REPEATED = {
    "words before a colon": "a " * 15_000 + ":",
    "capitals before a colon": "A " * 15_000 + ": yes",
    "titles before a colon": "MR. " * 15_000 + "ALDER: yes",
    "blanks before a word": " " * 60_000 + "x",
    "blanks after a word": "x" + " " * 60_000 + "\nx",
    "tabs": "\t" * 60_000 + "x",
    "empty lines": "\n" * 20_000 + "x",
    "points": ". " * 30_000,
    "lines of points": ". . . . .\n" * 2_000,
    "stars": "*" * 50_000,
    "hyphens": "-" * 50_000,
    "hyphens and blanks": "- - " * 20_000,
    "underscores": "_" * 50_000,
    "brackets opened": "Mr. Alder: " + "[" * 20_000,
    "brackets opened before words": "Mr. Alder: " + "[a " * 10_000,
    "brackets closed": "Mr. Alder: " + "a] " * 10_000,
    "brackets within brackets": "Mr. Alder: " + "[" * 5_000 + "]" * 5_000,
    "parentheses": "Mr. Alder: " + "(a " * 10_000 + "b) " * 10_000,
    "quotation marks": "Mr. Alder: " + "“a " * 10_000,
    "figures": "Mr. Alder: " + "1" * 50_000,
    "figures and blanks": "Mr. Alder: " + "1 " * 3_000,
    "years of many figures": "Mr. Alder: on May 4, " + "1" * 20_000,
    "figures of other scripts": "\n".join(
        f"Mr. Alder: word.{sign * 5_000}\n{sign * 5_000}. A note." for sign in "٣३₃³"
    ),
    "days, hours and pages of many figures": "May 1, 1:1 p.m.\n[Page 1]".replace("1", "1" * 5_000),
    "page marks": "[Page 7]\n" * 3_000,
    "page marks in a line": "Mr. Alder: " + "[Page 7]" * 3_000,
    "form feeds": "\f" * 20_000 + "x",
    "bullets": "• a\n" * 2_000,
    "notes of one number": "1. a\n" * 2_000,
    "initials": "A." * 20_000 + " Smith: yes",
    "names": "Adam Smith " * 5_000,
    "hyphens at the ends of lines": "a-\n" * 3_000,
    "words joined by hyphens": "a-" * 20_000,
    "addresses": "http://a.b/" * 5_000,
    "accents on one letter": "Mr. Alder: e" + "\u0301" * 50_000,
    "letters from right to left": "\u202e" * 20_000,
    "letters without width": "\u200b" * 20_000,
    "colons": "a: " * 10_000,
    "fields": "".join(f"Field{number}: value\n" for number in range(1_000)),
    "reporting clauses": "Mr. Alder said that " * 3_000,
    "omissions that nobody closes": "[illegible" * 5_000,
    "omissions": "[less than 1 line not declassified]" * 1_000,
    "signs of footnotes": "Mr. Alder: word" + "²" * 20_000,
    "Chinese": "中" * 30_000 + "：文",
    "angle brackets": "<" * 30_000,
    "carriage returns": "a\r\r\n" * 3_000,
    "ampersands": "&" * 30_000 + "&lt;&#0;",
}
RECORDS = {called: f"{HEAD}{TALK}{words}\n" for called, words in REPEATED.items()} | {
    "a thousand speakers": HEAD + "".join(f"{name(number)}: yes.\n\n" for number in range(1_000)),
    "a thousand participants": HEAD.replace("  Mr. Alder\n", "".join(f"  {name(n)}\n" for n in range(1_000))) + TALK,
    "speakers in capitals": HEAD
    + "".join(f"{name(number)[4:].upper()}: yes, I do.\n\n" for number in range(3_000))
    + TALK,
    "notes of one sign": HEAD
    + TALK
    + "Mr. Alder: We saw that word.* Then.\n\n" * 1_500
    + "* A note of it.\n\n" * 1_500,
    "notes that begin again": HEAD
    + TALK
    + "".join(f"Mr. Alder: We spoke of it.{number % 5 + 1}\n\n" for number in range(5_000))
    + "".join(f"{number % 5 + 1}. See paper {number}.\n" for number in range(5_000)),
    "turns in one line": HEAD + TALK + "Mr. Alder: I see. Mr. Birch: No. " * 1_500 + "\n",
    "running heads": HEAD + TALK + "\fSECRET\n\nMr. Alder: We agree on it.\n\nSECRET\n" * 2_000,
    "words withheld": HEAD + TALK + "Mr. Alder: " + "word [less than 1 line not declassified] " * 5_000 + "\n",
    "a hundred heads": HEAD * 100 + TALK,
    "fields of a catalogue": "Citation:\nSummary:\n" * 1_000 + TALK,
    "dates in a head": HEAD.replace("May 4, 1961", "May 4, 1961 " * 1_000) + TALK,
    "a date of many figures": HEAD.replace("1961", "1" * 10_000) + TALK,
    "markup in the words": HEAD
    + TALK
    + "Mr. Alder: ]]><TEI>&x;<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n",
    "a path for a subject": HEAD.replace("PARTICIPANTS", "SUBJECT\n  ../../../etc/passwd\n\nPARTICIPANTS") + TALK,
    "a path for a number": HEAD.replace("68.", "../68.") + TALK,
    "escapes of a terminal, as text": HEAD + TALK + "Mr. Alder: \\x1b[31m %s {0} ${x} $(x) `x`\n",
}

BYTES = {
    "a gzip bomb": gzip.compress(b" " * 100_000_000),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "a PDF": b"%PDF-1.7\n",
    "a ZIP archive": b"PK\x03\x04" + bytes(100),
    "a Word document of old": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
    "RTF": b"{\\rtf1 " + HEAD.encode() + b"}",
    "a program": b"\x7fELF" + bytes(100),
    "TEI": b'<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"/>',
    "HTML": b"<!DOCTYPE html><html><body>" + HEAD.encode(),
    "billion laughs": b"<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><a>&b;</a>",
    "latin-1": HEAD.encode() + "caf\xe9".encode("latin-1"),
    "cp1252": HEAD.encode() + b"\x93caf\xe9\x94",
    "UTF-16": HEAD.encode("utf-16"),
    "UTF-16 without a mark": HEAD.encode("utf-16-le"),
    "UTF-32": HEAD.encode("utf-32"),
    "EBCDIC": HEAD.encode("cp037"),
    "overlong UTF-8": HEAD.encode() + b"\xc0\xbc",
    "a surrogate": HEAD.encode() + b"\xed\xa0\x80",
    "a character cut in two": HEAD.encode() + "é".encode()[:1],
    "NUL": HEAD.encode() + b"\0",
    "an escape": HEAD.encode() + b"\x1b[2J",
    "a character that is none": HEAD.encode() + "\uffff".encode(),
    "a byte order mark alone": b"\xef\xbb\xbf",
    "blanks alone": b" \t\r\n" * 1_000,
    "nothing": b"",
    "a line too long": (HEAD + TALK).encode() + b"x" * 10_000_000,
    "more than any record": b"x\n" * 25_100_000,
}  # fmt: skip
