# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are well-formed and mean something odd: GraphML, GEXF, tables.  See inputs_xml.py."""

from inputs_xml import HEAD, KEY, MB, ROWS, document, node, row

TWO = node(0, "Alpha") + node(1, "Beta")


def edge(source, target, rest="/>"):
    return '<edge source="%s" target="%s"%s\n' % (source, target, rest)


def key(identifier, owner, name, kind):
    return '<key id="%s" for="%s" attr.name="%s" attr.type="%s"/>\n' % (identifier, owner, name, kind)


def placed(x, y="1"):
    keys = KEY + key("x", "node", "x", "double") + key("y", "node", "y", "double")
    return document('<node id="n0"><data key="d0">A</data><data key="x">%s</data><data key="y">%s</data></node>\n' % (x, y)
                    + node(1, "B"), keys=keys)


row("c1", "link to nobody", "W line 7|n9", lambda: document(TWO + edge("n0", "n9")))
row("c2", "link with an empty end", "W", lambda: document(TWO + edge("n0", "")))
row("c3", "identifier twice", "W", lambda: document(node(0, "A") + node(0, "B")))
row("c4", "identifier of a link twice", "W",
    lambda: document(TWO + edge("n0", "n1", ' id="e"/>') + edge("n1", "n0", ' id="e"/>')))
row("c5", "no identifier", "W", lambda: document("<node/>\n" + TWO))
row("c6", "key nobody declared", "W", lambda: document('<node id="n0"><data key="zz">x</data></node>\n'))
row("c7", "key declared twice", "E|W", lambda: document(TWO, keys=KEY + key("d0", "node", "other", "int")))
row("c8", "letters in a number", "W line 5", lambda: document(
    '<node id="n0"><data key="d1">abc</data></node>\n', keys=KEY.strip() + key("d1", "node", "staff", "int")))
row("c9", "place that is no number", "W", lambda: placed("NaN"))
row("c9-inf", "place that is infinite", "W", lambda: placed("INF"))
row("c9-1e999", "place beyond all numbers", "W", lambda: placed("1e999"))
row("c10", "place at 1e308", "W", lambda: placed("1e308", "-1e308"))
row("c11", "decimal comma", "W", lambda: placed("1,5"))
row("c13", "hyperedge", "W", lambda: document(
    TWO + '<hyperedge><endpoint node="n0"/><endpoint node="n1"/></hyperedge>\n'))
row("c13-port", "port, which is kept", "O", lambda: document('<node id="n0"><port name="p"/></node>\n<node id="n1"/>\n'
    + edge("n0", "n1", ' sourceport="p"/>')))
row("c14", "graph in a node", "W", lambda: document(
    '<node id="n0"><graph edgedefault="directed"><node id="n1"/></graph></node>\n'))
row("c15", "links of both sorts", "O", lambda: document(TWO + edge("n0", "n1", ' directed="true"/>') + edge("n0", "n1")))
row("c16", "two graphs", "O", lambda: HEAD + "<graphml>" + "".join(
    '<graph id="g%d" edgedefault="directed"><node id="a%d"/></graph>\n' % (i, i) for i in range(2)) + "</graphml>")
row("c17", "nobody", "O", lambda: document(""))
row("c18", "link before its ends", "O", lambda: document(edge("n0", "n1") + TWO))
row("c19", "link to oneself", "O", lambda: document(TWO + edge("n0", "n0")))
row("c20", "200 parallel links", "O", lambda: document(TWO + edge("n0", "n1") * 200))
row("c21", "yEd with pictures", "O", lambda: document(
    '<node id="n0"><data key="g"><y:SVGNode><y:SVGModel><y:SVGContent refid="1"/></y:SVGModel>'
    '<y:NodeLabel>A</y:NodeLabel></y:SVGNode></data></node>\n',
    keys='<key id="g" for="node" yfiles.type="nodegraphics"/><key id="r" for="graphml" yfiles.type="resources"/>\n')
    .replace("<graphml ", '<graphml xmlns:y="http://www.yworks.com/xml/graphml" ')
    .replace("</graphml>", '<data key="r"><y:Resources><y:Resource id="1">&lt;svg onload="x()"/&gt;</y:Resource>'
             "</y:Resources></data></graphml>"))
row("c22", "1.2 million organisations", "E",
    lambda: document("".join('<node id="%d"/>\n' % i for i in range(1200000))))
row("c23", "star of 50 000", "O", lambda: document("".join(
    '<node id="n%d"/>\n' % i for i in range(50001)) + "".join(edge("n0", "n%d" % i) for i in range(1, 50001))))
row("c24", "name of 10 000 emoji", "O", lambda: document(node(0, "😀" * 10000)))
row("c25", "name like a program", "O", lambda: document(node(0, "&lt;b&gt;&amp;\"'%s%n%999999d{0}$(id)")))
row("c26", "keys for all, and for nobody said", "O", lambda: document(
    '<node id="n0"><data key="a">x</data><data key="b">y</data></node>\n',
    keys='<key id="a" for="all" attr.name="one" attr.type="string"/><key id="b" attr.name="two" attr.type="string"/>\n'))
row("c27", "defaults", "O", lambda: document("<node id='n0'/>\n", keys=
    '<key id="d" for="node" attr.name="k" attr.type="string"><default>z</default></key>\n'))
row("c28", "elements of a newer version", "O|W", lambda: document(
    '<new:thing xmlns:new="urn:new" a="1">x</new:thing>\n' + TWO))


def gexf(inner, version="1.3", attributes='defaultedgetype="undirected"'):
    return HEAD + ('<gexf xmlns="http://gexf.net/%s" version="%s"><graph %s>%s</graph></gexf>' % (
        version, version, attributes, inner))


NODES = '<nodes>\n<node id="a" label="A"%s<node id="b" label="B"/></nodes><edges><edge source="a" target="b"/></edges>'

for number, version in enumerate(("1.1", "1.2draft", "1.3")):
    row("d1-" + version, "GEXF " + version, "O", lambda version=version: gexf(NODES % "/>", version), "d1-%d.gexf" % number)
row("d2", "GEXF that changes with time", "O|W", lambda: gexf(
    NODES % ' start="2020-01-01"><spells><spell start="2020" end="2021"/><spell start="2022"/></spells></node>',
    attributes='mode="dynamic" timeformat="date"'), "d2.gexf")
row("d3", "GEXF: look without its namespace", "E|W", lambda: gexf(NODES % '><viz:size value="2"/></node>'), "d3.gexf")
row("d4", "GEXF: value nobody declared", "W",
    lambda: gexf(NODES % '><attvalues><attvalue for="9" value="x"/></attvalues></node>'), "d4.gexf")
row("d5", "GEXF: lists", "O", lambda: gexf(
    '<attributes class="node"><attribute id="0" title="tags" type="liststring"/></attributes>'
    + NODES % '><attvalues><attvalue for="0" value="[x, y]"/></attvalues></node>'), "d5.gexf")
row("d6", "GEXF: nodes in nodes", "O|W", lambda: gexf(NODES % '><nodes><node id="c"/></nodes></node>'), "d6.gexf")
row("d7", "GEXF without edges", "O", lambda: gexf('<nodes><node id="a"/></nodes>'), "d7.gexf")
row("d8", "GEXF: value twice", "W", lambda: gexf(
    '<attributes class="node"><attribute id="0" title="k" type="string"/></attributes>'
    + NODES % '><attvalues><attvalue for="0" value="x"/><attvalue for="0" value="y"/></attvalues></node>'), "d8.gexf")


# Tables, as far as they are opened without questions; the assistant has its own tests.
LINKS = "source;target;type\nAlpha;Béta;don\nBéta;Gamma;prêt\n"


def table(number, what, expected, content, suffix="csv"):
    row(number, what, expected, content, "%s.%s" % (number, suffix))


table("e1", "semicolons", "O", lambda: LINKS)
table("e2", "tabs", "O", lambda: LINKS.replace(";", "\t"), "tsv")
table("e3", "separator said first", "O", lambda: "sep=;\n" + LINKS)
table("e4", "table with a mark", "O", lambda: b"\xef\xbb\xbf" + LINKS.encode())
table("e5", "Unicode text of Excel", "O", lambda: b"\xff\xfe" + LINKS.replace(";", "\t").replace("\n", "\r\n").encode("utf-16-le"), "txt")
table("e6", "table in Windows-1252", "O", lambda: LINKS.encode("cp1252"))
table("e7", "table of an old Mac", "O", lambda: LINKS.replace("\n", "\r"))
table("e8", "quote that is never closed", "E line 3", lambda: "source;target\nA;B\n\"C;D\n" + "E;F\n" * 2000)
table("e9", "line end in quotes", "O", lambda: 'source;target\n"A\nA";B\n')
table("e10", "zero in a table", "E", lambda: b"source;target\nA;B\0B\n")
table("e11", "rows that are too long", "W line 3", lambda: "source;target\nA;B\nA;B;C;D;E\n")
table("e12", "title twice", "W", lambda: "source;target;note;note\nA;B;x;y\n")
table("e13", "no titles", "O", lambda: "Alpha;Béta\nBéta;Gamma\nGamma;Delta\n")
table("e14", "titles alone", "E", lambda: "source;target\n")
table("e15", "1 048 576 blank rows", "O", lambda: LINKS + ";;\n" * 1048573)
table("e16", "line of 200 MB", "E", lambda: "source;target\nA;" + "B" * 200 * MB)
table("e17", "20 000 columns", "E", lambda: ";".join("c%d" % i for i in range(20000)) + "\n" + ";".join(["x"] * 20000) + "\n")
table("e18", "formula", "O", lambda: "source;target\n=cmd|' /C calc'!A0;B\n")
table("e19", "leading zeros", "O", lambda: "source;target;postcode\nA;B;01000\n")
table("e20", "dates", "O", lambda: "source;target;note\nA;B;3-4\n")
table("e21", "blanks at the end of a name", "O|W", lambda: "source;target\nAlpha\u00a0;B\nAlpha;C\n")
table("e22", "names that differ in case", "O|W", lambda: "source;target\nÉcole;B\nECOLE;C\n")
table("e23", "matrix that is not square", "E|W|O", lambda: ";A;B;C\nA;0;1;2\nB;1;0;1\n")
table("e24", "negative weight", "W", lambda: "source;target;weight\nA;B;-3\n")
table("e25", "spreadsheet by a wrong name", "E", lambda: b"PK\3\4" + b"x" * 400)
table("e26", "encodings mixed", "W line 5", lambda: "source;target\nÉcole;B\nÉglise;B\nÉtat;B\n".encode() + "Société;C\n".encode("cp1252"))

# Keys and values that say nothing of themselves.
row("c29", "key without identifier or name", "O|W", lambda: document(
    '<node id="n0"><data key="">x</data></node>\n', keys='<key id="" for="node" attr.name="" attr.type="string"/>\n'))
row("d9", "GEXF: value of nothing", "W", lambda: gexf(
    NODES % '><attvalues><attvalue for="" value="x"/></attvalues></node>'), "d9.gexf")

# The other formats: too deep, too many, without end.
DEEP = 100000
MANY = 4000000000
row("h1", "JSON: lists in lists", "E", lambda: '{"nodes":' + "[" * DEEP + "]" * DEEP + ', "links": []}', "h1.json")
row("h2", "JSON: text without end", "E", lambda: '{"nodes":[{"id":"' + "x" * 20 * MB, "h2.json")
row("h3", "GML: graphs in graphs", "E|W|O", lambda: "graph [ " * DEEP + "] " * DEEP, "h3.gml")
row("h4", "GML: text without end", "E", lambda: 'graph [ node [ id 1 label "' + "x" * 20 * MB, "h4.gml")
row("h5", "DOT: groups in groups", "E|W|O", lambda: "digraph { " + "subgraph { " * DEEP + "a -> b" + " }" * (DEEP + 1), "h5.dot")
row("h6", "DOT: text of brackets", "E", lambda: "digraph { a [label=" + "<" * 5 * MB, "h6.dot")
row("h7", "DOT: all with all, in one line", "E|O", lambda: "graph { {" + " ".join("a%d" % i for i in range(5000))
    + "} -- {" + " ".join("b%d" % i for i in range(5000)) + "} }", "h7.dot")
row("h8", "Pajek: more organisations than there are people", "E|W", lambda: "*Vertices %d\n1 \"a\"\n" % MANY, "h8.net")
row("h9", "Pajek: link to a number beyond all", "E|W", lambda: "*Vertices 2\n1 \"a\"\n2 \"b\"\n*Edges\n1 %d0000000000\n" % MANY, "h9.net")
row("h10", "UCINET: more organisations than there are people", "E|W", lambda: "dl n=%d format=edgelist1\ndata:\n1 2\n" % MANY, "h10.dl")
row("h11", "UCINET: matrix that is not there", "E", lambda: "dl n=60000 format=fullmatrix\ndata:\n1 0\n", "h11.dl")
row("h12", "VNA: line of 50 MB", "E", lambda: "*node data\nID name\n" + "x" * 50 * MB + " y\n", "h12.vna")
LONG = "x" * 20 * MB
row("h13", "GML: name of 20 MB", "E", lambda: 'graph [ node [ id 1 label "%s" ] ]' % LONG, "h13.gml")
row("h14", "Pajek: name of 20 MB", "E", lambda: '*Vertices 1\n1 "%s"\n' % LONG, "h14.net")
row("h15", "UCINET: name of 20 MB", "E", lambda: "dl n=1 format=edgelist1\nlabels:\n%s\ndata:\n" % LONG, "h15.dl")
row("h16", "DOT: name of 20 MB", "E", lambda: 'graph { a [label="%s"] }' % LONG, "h16.dot")
row("h17", "JSON: name of 20 MB", "E", lambda: '{"nodes":[{"id":"%s"}],"links":[]}' % LONG, "h17.json")

assert len({entry[0] for entry in ROWS}) == len(ROWS)
