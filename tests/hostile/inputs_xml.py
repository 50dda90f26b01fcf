# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that do harm or are broken, level XML: one row each.

A row is the number, what it is, what must come of it, and what makes it.  What
must come of it: "E" an error, "W" opened with a warning, "O" opened; then, after
a blank, the line the sentence names, or words that it must contain.
"""

import gzip
import lzma
import random

ROWS = []
SECRET = "TOP-SECRET-CONTENT"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = 'xmlns="http://graphml.graphdrawing.org/xmlns"'
KEY = '<key id="d0" for="node" attr.name="name" attr.type="string"/>\n'
MB = 1024 * 1024
NET = "127.0.0.1:18999"


def row(number, what, expected, content, name=None):
    ROWS.append((number, what, expected, content, name or "%s.graphml" % number))


def document(body, dtd="", head=HEAD, keys=KEY, graph='edgedefault="undirected"'):
    return '%s%s<graphml %s>\n%s<graph id="G" %s>\n%s</graph>\n</graphml>\n' % (
        head, dtd, NAMESPACE, keys, graph, body)


def node(number, text):
    return '<node id="n%s"><data key="d0">%s</data></node>\n' % (number, text)


def dtd(*declarations):
    return "<!DOCTYPE graphml [\n%s\n]>\n" % "\n".join(declarations)


def said_in(encoding, **other):
    return document(node(0, "Zwölf 日本 😀"), head=HEAD.replace("UTF-8", encoding), **other)


def bytes_in_text(raw):
    return document(node(0, "@@")).encode().replace(b"@@", raw)


def laughs(depth, opening="<!ENTITY a%d \"%s\">", use="&a%d;"):
    return [opening % (0, "lol")] + [opening % (i, (use % (i - 1)) * 10) for i in range(1, depth + 1)]


# Entities and what is elsewhere.  @SECRET@ is the path of a file that no sentence may quote.
BIG = '<!ENTITY q "%s">' % ("A" * 100000)
row("01", "billion laughs in a text", "E line 3", lambda: document(node(0, "&a9;"), dtd(*laughs(9))))
row("02", "billion laughs in an attribute", "E", lambda: document('<node id="&a9;"/>\n', dtd(*laughs(9))))
row("03", "billion laughs as a default attribute", "E",
    lambda: document('<node id="n0"/>\n', dtd(*laughs(9), '<!ATTLIST node x CDATA "&a9;">')))
row("04", "bomb of parameter entities", "E", lambda: document(node(0, "x"), dtd(
    *['<!ENTITY %% p0 "<!-- -->">'.replace("%%", "%")],
    *['<!ENTITY %% p%d "%s">' % (i, ("&#37;p%d;" % (i - 1)) * 10) for i in range(1, 10)], "%p9;")))
row("05", "quadratic growth in a text", "E", lambda: document(node(0, "&q;" * 30000), dtd(BIG)))
row("06", "quadratic growth in an attribute", "E", lambda: document('<node id="%s"/>\n' % ("&q;" * 30000), dtd(BIG)))
row("07", "quadratic growth in 30 000 attributes", "E",
    lambda: document("".join('<node id="n%d" x="&q;"/>\n' % i for i in range(30000)), dtd(BIG)))
row("08", "entity that is a file", "E", lambda: document(node(0, "&x;"), dtd('<!ENTITY x SYSTEM "file://@SECRET@">')))
row("09", "entity from the web", "E", lambda: document(node(0, "&x;"), dtd('<!ENTITY x SYSTEM "http://%s/x">' % NET)))
row("10", "entity by FTP", "E", lambda: document(node(0, "&x;"), dtd('<!ENTITY x SYSTEM "ftp://%s/x">' % NET)))
row("11", "entity that is a device", "E", lambda: document(node(0, "&x;"), dtd('<!ENTITY x SYSTEM "file:///dev/zero">')))
row("12", "document type elsewhere with an entity", "E",
    lambda: document(node(0, "&stolen;"), '<!DOCTYPE graphml SYSTEM "file://@SECRET@">\n'))
row("13", "bare document type from the web", "O",
    lambda: document(node(0, "x"), '<!DOCTYPE graphml SYSTEM "http://%s/d">\n' % NET))
row("14", "parameter entity from the web", "E",
    lambda: document(node(0, "x"), dtd('<!ENTITY %% e SYSTEM "http://%s/p"> %%e;' % NET)))
row("15", "document type that carries a file away", "E", lambda: document(node(0, "x"), dtd(
    '<!ENTITY % f SYSTEM "file://@SECRET@">', '<!ENTITY %% e SYSTEM "http://%s/e"> %%e; %%f;' % NET)))
row("16", "XInclude", "W", lambda: document(
    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://@SECRET@" parse="text"/>\n' + node(0, "x")))
row("17", "style sheet", "O", lambda: document(node(0, "x") + '<?xml-stylesheet href="http://%s/s"?>\n' % NET))
row("18", "catalogue", "O", lambda: document(node(0, "x"),
    '<?oasis-xml-catalog catalog="http://%s/c"?>\n<!DOCTYPE graphml PUBLIC "-//x//y" "http://%s/d">\n' % (NET, NET)))
row("19", "place of a schema", "O", lambda: document(node(0, "x")).replace("<graphml ",
    '<graphml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://%s/xsd" ' % NET))
row("20", "entities in a circle", "E", lambda: document(node(0, "&a;"), dtd('<!ENTITY a "&b;">', '<!ENTITY b "&a;">')))
row("21", "entity nobody declared", "E line 5", lambda: document(node(0, "caf&eacute;")))
row("22", "200 000 entities", "E", lambda: document(node(0, "x"), dtd(*['<!ENTITY e%d "v">' % i for i in range(200000)])))

# Too much of something
row("30", "a million open tags", "E", lambda: HEAD + "<graphml>" + "<a>" * 1000000)
row("31", "100 000 nested tags, closed", "E",
    lambda: HEAD + "<graphml>" + "<g>" * 100000 + "</g>" * 100000 + "</graphml>")
row("32", "1 000 nested graphs", "E", lambda: HEAD + "<graphml %s>" % NAMESPACE
    + "".join('<graph id="g%d"><node id="n%d">' % (i, i) for i in range(1000)) + "</node></graph>" * 1000 + "</graphml>")
row("33", "attribute of 10 MB", "E", lambda: document('<node id="%s"/>\n' % ("x" * 10 * MB)))
row("34", "attribute of 100 MB", "E", lambda: document('<node id="%s"/>\n' % ("x" * 100 * MB)))
row("35", "name of 9 MB", "E", lambda: document(node(0, "y" * 9 * MB)))
row("36", "name of 100 MB", "E", lambda: document(node(0, "y" * 100 * MB)))
row("37", "tag of 1 MB", "E", lambda: document("<%s/>\n" % ("z" * MB)))
row("38", "100 000 attributes", "E",
    lambda: document('<node id="n0" %s/>\n' % " ".join('a%d="1"' % i for i in range(100000))))
row("39", "100 000 namespaces", "E",
    lambda: HEAD + "<graphml %s/>" % " ".join('xmlns:p%d="urn:%d"' % (i, i) for i in range(100000)))
row("40", "comment of 100 MB", "E", lambda: document("<!--" + "c" * 100 * MB + "-->" + node(0, "x")))
row("41", "CDATA of 100 MB", "E", lambda: document(node(0, "<![CDATA[" + "d" * 100 * MB + "]]>")))
row("42", "instruction of 100 MB", "E", lambda: document("<?p " + "d" * 100 * MB + "?>" + node(0, "x")))
row("43", "comment without end", "E", lambda: HEAD + "<graphml><!--" + "- " * 10 * MB)
row("44", "attribute without end", "E", lambda: HEAD + '<graphml><node id="' + "a" * 20 * MB)
row("45", "<a <a <a", "E", lambda: HEAD + "<graphml>" + "<a " * 7000000)
row("46", "50 MB of line ends", "E", lambda: HEAD + "\n" * 50 * MB + "<graphml/>")
row("47", "50 000 names of attributes that collide", "E",
    lambda: document("<node %s/>" % " ".join('%s%x="v"' % (chr(97 + i % 26), i) for i in range(50000))))
row("48", "1.3 million &gt; in an attribute", "E", lambda: document('<node id="%s"/>\n' % ("&gt;" * 1310720)))
row("49", "2 million character references", "E", lambda: document(node(0, "&#65;" * 2000000)))
row("50", "2.5 million &lt;", "E", lambda: document(node(0, "&lt;" * 2500000)))

# Encodings
row("60", "UTF-16, smaller byte first", "O", lambda: b"\xff\xfe" + said_in("UTF-16").encode("utf-16-le"))
row("61", "UTF-16, larger byte first", "O", lambda: b"\xfe\xff" + said_in("UTF-16").encode("utf-16-be"))
row("62", "UTF-16 without a mark", "O", lambda: said_in("UTF-16").encode("utf-16-le"))
row("63", "UTF-8 with a mark", "O", lambda: b"\xef\xbb\xbf" + said_in("UTF-8").encode())
row("64", "Latin-1 that says UTF-8", "E line 5", lambda: bytes_in_text(b"Soci\xe9t\xe9"))
row("65", "Latin-1", "O", lambda: document(node(0, "Société")).replace("UTF-8", "ISO-8859-1").encode("latin-1"))
row("66", "Windows-1252", "O", lambda: document(node(0, "€ “q”")).replace("UTF-8", "windows-1252").encode("cp1252"))
row("67", "encoding nobody knows", "E", lambda: document(node(0, "x")).replace("UTF-8", "KLINGON-8"))
row("68", "UTF-8 that says UTF-16", "E", lambda: said_in("UTF-16"))
row("69", "overlong UTF-8", "E line 5", lambda: bytes_in_text(b"\xc0\xaf"))
row("70", "surrogate in UTF-8", "E line 5", lambda: bytes_in_text(b"\xed\xa0\x80"))
row("71", "character that is cut", "E line 5", lambda: bytes_in_text(b"\xe2\x82"))
row("72", "zero in a text", "E line 5", lambda: bytes_in_text(b"a\0b"))
row("73", "zero in an attribute", "E line 5", lambda: document('<node id="n@n"/>').encode().replace(b"@", b"\0"))
row("74", "zeros behind the end", "E", lambda: document(node(0, "x")).encode() + b"\0" * 4096)
row("75", "control characters", "E line 5", lambda: document(node(0, "\x01\x02")))
row("76", "reference to zero", "E line 5", lambda: document(node(0, "&#0;")))
row("77", "reference to a control character", "E line 5", lambda: document(node(0, "&#x1;")))
row("78", "reference beyond Unicode", "E line 5", lambda: document(node(0, "&#x110000;&#99999999999999;")))
row("79", "noncharacter", "E line 5", lambda: document(node(0, "\ufffe\uffff")))
row("80", "UTF-7", "E", lambda: document(node(0, "+ADw-script+AD4-")).replace("UTF-8", "UTF-7"))
row("81", "EBCDIC", "O", lambda: document(node(0, "Zoe")).replace("UTF-8", "IBM037").encode("cp037"))
row("82", "UTF-32", "E", lambda: b"\xff\xfe\0\0" + said_in("UTF-32").encode("utf-32-le"))
row("83", "name that runs backwards", "O", lambda: document(node(0, "evil\u202egpj.exe")))


# Broken, or something else
def whole():
    return document("".join(node(i, "Org %d" % i) for i in range(2000))).encode()


def noise(length):
    return random.Random(1).randbytes(length)


row("90", "empty", "E", lambda: b"")
row("91", "blanks", "E", lambda: "   \n\n")
row("92", "one <", "E", lambda: "<")
row("93", "half a file", "E too early", lambda: whole()[:len(whole()) // 2])
row("94", "without the last bytes", "E too early", lambda: whole()[:-3])
row("95", "zeros", "E", lambda: b"\0" * 65536)
row("96", "noise", "E", lambda: noise(65536))
row("97", "picture", "E PNG", lambda: b"\x89PNG\r\n\x1a\n" + noise(4096))
row("98", "web page", "E web page", lambda: "<!DOCTYPE html><html><body><p>404<br></body></html>")
row("99", "JSON", "E|O", lambda: '{"nodes":[],"edges":[]}')
row("a0", "two files in one", "E line 8", lambda: document(node(0, "x")) + document(node(0, "x"), head=""))
row("a1", "tags that do not match", "E line 5", lambda: document('<node id="n0"></nod>'))
row("a2", "attribute twice", "E line 5", lambda: document('<node id="n0" id="n1"/>'))
row("a3", "prefix nobody declared", "E line 5", lambda: document('<y:node id="n0"/>'))
row("a4", "XML 1.1", "O", lambda: document(node(0, "x")).replace('version="1.0"', 'version="1.1"'))
row("a5", "merge that was left open", "E line 5", lambda: document(
    "<<<<<<< HEAD\n" + node(0, "a") + "=======\n" + node(0, "b") + ">>>>>>> other\n"))
row("a6", "gzip", "O", lambda: gzip.compress(document(node(0, "x")).encode()))
row("a7", "gzip bomb", "E", lambda: gzip.compress(document("<node id='n'/>\n" * 20000000).encode(), 1))
row("a8", "xz bomb", "E xz", lambda: lzma.compress(b"<!--" + b"c" * 50 * MB, preset=0))
row("a9", "second half zeros", "E", lambda: whole()[:len(whole()) // 2] + b"\0" * (len(whole()) // 2))
row("b0", "line ends of Windows", "O", lambda: document(node(0, "x")).replace("\n", "\r\n"))
row("b1", "line ends of old Macs", "O", lambda: document(node(0, "x")).replace("\n", "\r"))
row("b2", "another root", "E|O", lambda: HEAD + "<gexf/>")
row("b3", "no namespace", "O", lambda: HEAD + '<graphml><graph edgedefault="directed"><node id="a"/></graph></graphml>')
row("b4", "document type of GraphML", "O", lambda: document(node(0, "x"),
    '<!DOCTYPE graphml SYSTEM "http://graphml.graphdrawing.org/dtds/1.0rc/graphml.dtd">\n'))
row("b5", "error in line 70 002", "E line 70002", lambda: HEAD + "<graphml>" + "\n " * 70000 + "<oops></graphml>")
