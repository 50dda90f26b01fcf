#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of other programs, seen by us, by NetworkX and by igraph.

test_conformance.py MAILLAGE-CLI [SHARED]

One line per file of the lists in SHARED/corpus: the counts of each reader, and
whether everything that NetworkX sees in the file it sees again in what we write
of it.  The files are no part of the project: without them every row is skipped.
Where readers differ, EXPLAINED says why we do not follow them.  All runs in
English and in French, and the same bytes must come out.
"""

import csv
import json
import math
import os
import subprocess
import sys
import tempfile
import warnings
import xml.etree.ElementTree

warnings.simplefilter("ignore")
try:
    import networkx
except ImportError:
    networkx = None
try:
    import igraph
except ImportError:
    igraph = None

SECONDS = 60
LARGEST = 8 * 1024 * 1024     # for the other readers: they take minutes

# Counts that are not those of another reader: what it does, and to which files.
# A file may say what we count ourselves: nodes, links.
EXPLAINED = {}

# What NetworkX calls otherwise in the file than in ours.
RENAMED = {"pid": "parent", "graphics.x": "x", "graphics.y": "y"}

# Files of which NetworkX makes something that is not in them.
MADE_UP = {
    "networkx/nx_test_yfiles_extension__L556.graphml": "a key of links is used in a node: NetworkX takes its name",
    "malformed/jgrapht_testValidateNoNodeId.graphml": "a node without an identifier is called None",
}


def explain(reason, *files):
    for file in files:
        EXPLAINED[file] = reason


explain("several graphs of the same nodes are relations: all count; others read the first",
        "socnetv/TinyDir_N3_REL2.graphml", "julia/twographs.graphml",
        "rustworkx/rustworkx__graphml_xml_example_multiple_graphs__L216.graphml",
        "networkcanvas/minimal-multiple-networks.graphml")
explain("an end that no node has is left out with its link; others make a node of it",
        "malformed/DCT8_invalid_tag.graphml", "malformed/DCT8_with_missing_target_id.graphml",
        "malformed/constellation_processingEdges.graphml", "networkx/nx_setup_class__L266.graphml")
explain("an empty identifier is none: the organisation gets one, its link is left out",
        "asnr/asnr_Network_1191.graphml")


class Tap:
    def __init__(self):
        self.n = 0
        self.failed = 0

    def say(self, good, text, skip=None):
        self.n += 1
        self.failed += 0 if good else 1
        print("%s %d - %s%s" % ("ok" if good else "not ok", self.n, text.replace("#", "\\#"),
                                " # SKIP " + skip if skip else ""), flush=True)

    def note(self, text):
        print("# " + text, flush=True)

    def end(self):
        print("1..%d" % self.n)
        sys.exit(1 if self.failed else 0)


tap = Tap()


def run(cli, *arguments, language="C.UTF-8"):
    environment = dict(os.environ, LC_ALL=language, LANGUAGE="")
    return subprocess.run([cli, *arguments], capture_output=True, timeout=SECONDS, env=environment)


# What the others see: nodes, links, and {(of, item): {name: value}}

def see_networkx(path, kind):
    if networkx is None:
        raise ImportError("no networkx")
    if kind == "gexf":
        graph = networkx.read_gexf(path)
    elif kind == "gml":
        graph = networkx.read_gml(path, label="id")
    elif kind == "graphml":
        graph = networkx.read_graphml(path, force_multigraph=True, edge_key_type=str)
    else:
        raise ValueError("not a format it reads")
    return graph


def see_igraph(path, kind):
    if igraph is None:
        raise ImportError("no igraph")
    readers = {"graphml": "Read_GraphML", "gml": "Read_GML", "pajek": "Read_Pajek", "dl": "Read_DL"}
    if path.endswith(".gz"):
        raise ValueError("not a format it reads")
    return getattr(igraph.Graph, readers[kind])(path)


def try_reader(see, path, kind):
    """Counts and graph, or why not."""
    try:
        if os.path.getsize(path) > LARGEST:
            raise ValueError("too large for this test")
        graph = see(path, kind)
    except Exception as error:
        return None, None, str(error).split("\n")[0][:80]
    if isinstance(graph, (networkx.Graph if networkx else ())):
        return (graph.number_of_nodes(), graph.number_of_edges()), graph, None
    return (graph.vcount(), graph.ecount()), graph, None


# Comparing values

def same(one, other):
    if isinstance(one, float) and isinstance(other, float) and math.isnan(one) and math.isnan(other):
        return True
    if one == other:
        return True
    one, other = str(one).strip(), str(other).strip()
    try:
        return one == other or float(one) == float(other)
    except ValueError:
        return one.lower() == other.lower() or one.split() == other.split()


def flatten(data, prefix=""):
    """Lists inside values become names with points, as ours."""
    flat = {}
    for name, value in data.items():
        if isinstance(value, dict):
            flat.update(flatten(value, prefix + str(name) + "."))
        else:
            flat[prefix + str(name)] = value
    return flat


def lost_of(what, before, after):
    for name, value in flatten(before).items():
        name = RENAMED.get(name, name)
        if value is None or str(value).strip() == "" or (name, value) == ("directed", False):
            continue
        if name not in after:
            yield "%s: %s=%.40r is gone" % (what, name, value)
        elif not same(value, after[name]):
            yield "%s: %s=%.40r is %.40r" % (what, name, value, after[name])


def with_keys(graph):
    if graph.is_multigraph():
        return graph.edges(keys=True, data=True)
    return ((source, target, data.get("id"), data) for source, target, data in graph.edges(data=True))


def edges_by_ends(graph):
    # NetworkX numbers links without identifiers: those numbers are not in the file.
    table = {}
    for source, target, key, data in with_keys(graph):
        if isinstance(key, str):
            data.setdefault("id", key)
        table.setdefault(tuple(sorted((str(source), str(target)))), []).append(data)
    return table


def lost(before, after):
    """What NetworkX saw and does not see any more."""
    nodes = dict((str(node), data) for node, data in after.nodes(data=True))
    for node, data in before.nodes(data=True):
        if str(node) not in nodes:
            yield "node %s is gone" % node
        else:
            yield from lost_of("node %s" % node, data, nodes[str(node)])
    edges = edges_by_ends(after)
    for ends, links in edges_by_ends(before).items():
        rest = list(edges.get(ends, []))
        for data in links:
            # Parallel links: the one that lost least.
            best = min(rest, key=lambda other: len(list(lost_of("", data, other))), default=None)
            if best is None:
                yield "link %s is gone" % (ends,)
                continue
            rest.remove(best)
            yield from lost_of("link %s" % (ends,), data, best)
    yield from lost_of("graph", before.graph, after.graph)


# Attributes that are something else for us; they are there under another name.
IGNORED = ("edge_default", "node_default", "mode", "key", "xmlns")


def without_ignored(graph):
    for name in IGNORED:
        graph.graph.pop(name, None)
    for _, data in graph.nodes(data=True):
        data.pop("shape_type", None)
        # NetworkX makes these of yEd's drawings; we keep the drawings themselves.
        if "label" in data and "x" in data and isinstance(data["x"], str):
            data.pop("x", None), data.pop("y", None)
    return graph


def convert(cli, path, kind, folder):
    """Both languages; the path of what came out, or None."""
    out = [os.path.join(folder, "out-%d.graphml" % i) for i in range(2)]
    for i, language in enumerate(("C.UTF-8", "fr_FR.UTF-8")):
        done = run(cli, "convert", "--from=" + kind, path, out[i], language=language)
        if done.returncode > 1:
            return None, done.stderr.decode().strip()
    with open(out[0], "rb") as one, open(out[1], "rb") as other:
        if one.read() != other.read():
            return None, "another language gives another file"
    return out[0], None


def check_kept(cli, name, path, kind, graph, folder):
    out, why = convert(cli, path, kind, folder)
    if out is None:
        return [why]
    try:
        after = networkx.read_graphml(out, force_multigraph=True, edge_key_type=str)
    except Exception as error:
        return ["NetworkX cannot read ours: %s" % error]
    return list(lost(without_ignored(graph), without_ignored(after)))


def nested_nodes(path):
    """What is inside another node: {its identifier: that of the other}."""
    inside = {}

    def walk(tag, outer):
        for child in tag:
            is_node = child.tag.endswith("}node") or child.tag == "node"
            if is_node and outer is not None:
                inside[child.get("id")] = outer
            walk(child, child.get("id") if is_node else outer)

    walk(xml.etree.ElementTree.parse(path).getroot(), None)
    return inside


def check_groups(cli, title, path, kind, folder):
    """A graph inside a node is a group; so it is when our file is read again."""
    inside = nested_nodes(path)
    out, why = convert(cli, path, kind, folder)
    again = os.path.join(folder, "again.graphml")
    if out is None or run(cli, "convert", out, again).returncode > 1:
        tap.say(False, "%s: groups" % title)
        return
    with open(out, "rb") as one, open(again, "rb") as other:
        is_same = one.read() == other.read()
    nodes = dict(networkx.read_graphml(again, force_multigraph=True).nodes(data=True))
    wrong = [node for node, outer in inside.items()
             if nodes[node].get("parent") != outer or not nodes[node].get("group")]
    names = set(nodes[node]["group"] for node in inside if node not in wrong)
    tap.say(not wrong and is_same and len(inside) > 0,
            "%s: %d are in %d groups, and stay there" % (title, len(inside), len(names)))


def describe(counts, why):
    return "%d/%d" % counts if counts else "cannot (%s)" % why


def check_file(cli, corpus, row, kind, folder):
    path = os.path.join(corpus, row["file"])
    short = row["file"].split("/", 1)[1]
    title = "%s (%s)" % (row["file"], row.get("producer", row.get("format", "")))
    if not os.path.exists(path):
        tap.say(True, title, skip="the file is not there")
        return
    answer = run(cli, "info", "--format=json", path)
    by_networkx, graph, no_networkx = try_reader(see_networkx, path, kind)
    by_igraph, _, no_igraph = try_reader(see_igraph, path, kind)
    if answer.returncode == 2:
        refused_by_all = by_networkx is None or by_igraph is None or "malformed" in short or "hostile" in short
        tap.say(refused_by_all and answer.stderr.strip() != b"", "%s: refused" % title)
        tap.note(answer.stderr.decode().strip().replace("\n", " ")[:160])
        return
    info = json.loads(answer.stdout)
    ours = (info["organisations"] + info["collectives"], info["links"] + info["participations"])
    text = "%s: ours %d/%d, networkx %s, igraph %s" % (
        title, *ours, describe(by_networkx, no_networkx), describe(by_igraph, no_igraph))
    reason = EXPLAINED.get(short)
    nested = row.get("nested", "0") not in ("0", "") or row.get("hyper", "0") not in ("0", "")
    if nested and by_networkx in (None, ours):
        reason = reason or "igraph leaves out what holds or is a graph of its own"
    if nested and by_networkx and by_networkx != ours:
        reason = reason or "nodes inside nodes and links of several ends count"
    agrees = all(other in (None, ours) for other in (by_networkx, by_igraph))
    if by_networkx is None and by_igraph is None and row.get("graphs") == "1" and row.get("hyper") == "0" and not reason:
        agrees = ours == (int(row["nodes"]), int(row["edges"]))
        text += ", expat %s/%s" % (row["nodes"], row["edges"])
    tap.say(agrees or reason is not None, text + (" -- " + reason if not agrees and reason else ""))

    if networkx is not None and kind == "graphml" and row.get("nested", "0") not in ("0", ""):
        check_groups(cli, title, path, kind, folder)
    if graph is not None and short not in MADE_UP and (agrees or nested):
        gone = check_kept(cli, short, path, kind, graph, folder)
        tap.say(not gone, "%s: nothing is lost" % title)
        for line in gone[:6]:
            tap.note(line)


# Round trips: our sample through another program and back

SAMPLE = os.path.join("data", "samples", "pole-exemple.graphml")


def through_networkx(path, out):
    networkx.write_graphml(networkx.read_graphml(path), out)


def through_igraph(path, out):
    igraph.Graph.Read_GraphML(path).write_graphml(out)


def through_ourselves(cli, path, out):
    done = run(cli, "convert", path, out)
    if done.returncode > 1:
        raise ValueError(done.stderr.decode())


def check_round_trip(cli, name, path, middle, has_pole, folder):
    back = os.path.join(folder, "back.graphml")
    for language in ("C.UTF-8", "fr_FR.UTF-8"):
        title = "the sample through %s and back (%s)" % (name, language)
        done = run(cli, "convert", middle, back, language=language)
        if done.returncode > 1:
            tap.say(False, title)
            tap.note(done.stderr.decode().strip())
            continue
        before = networkx.read_graphml(path, force_multigraph=True, edge_key_type=str)
        after = networkx.read_graphml(back, force_multigraph=True, edge_key_type=str)
        gone = [line for line in lost(without_ignored(before), without_ignored(after))
                if has_pole or not line.startswith("graph: ")]
        counts = [(graph.number_of_nodes(), graph.number_of_edges()) for graph in (before, after)]
        tap.say(not gone and counts[0] == counts[1], title)
        for line in gone[:12]:
            tap.note(line)


def check_round_trips(cli, source, folder):
    path = os.path.join(source, SAMPLE)
    known = [row["id"] for row in json.loads(run(cli, "list", "formats", "--format=json").stdout) if "write" in row["does"]]
    trips = [
        # name, whether it is there, ending, whether it has room for the pole's own fields, how
        ("NetworkX", networkx is not None, "graphml", True, lambda out: through_networkx(path, out)),
        ("igraph", igraph is not None, "graphml", True, lambda out: through_igraph(path, out)),
        ("GEXF", "gexf" in known, "gexf", False, lambda out: through_ourselves(cli, path, out)),
        ("GML", "gml" in known, "gml", True, lambda out: through_ourselves(cli, path, out)),
    ]
    for name, possible, ending, has_pole, make in trips:
        if not possible or networkx is None:
            tap.say(True, "the sample through %s and back" % name, skip="not installed, or not written yet")
            continue
        middle = os.path.join(folder, "middle." + ending)
        make(middle)
        check_round_trip(cli, name, path, middle, has_pole, folder)


def check_link_keys(cli, folder):
    """NetworkX's own multigraphs have a "key" on each link, which its reader of GEXF does not bear."""
    path, out = os.path.join(folder, "keys.json"), os.path.join(folder, "keys.gexf")
    graph = networkx.MultiGraph()
    graph.add_edges_from((("a", "b"), ("a", "b"), ("b", "c")))
    with open(path, "w", encoding="utf-8") as file:
        json.dump(networkx.node_link_data(graph), file)
    done = run(cli, "convert", path, out)
    seen = networkx.read_gexf(out)
    keys = sorted(data.get("key_", -1) for _, _, data in seen.edges(data=True))
    tap.say(keys == [0, 0, 1] and "key_" in done.stderr.decode(),
            "NetworkX reads links with keys in GEXF, and the new name is said")


# Programs of which no file may be passed on: files in their form, written for these
# tests (tests/data/graphml).  What must be seen: by identifiers, and by ends of links.
OWN_FORMS = {
    "visone": ({
        "n0": {"label": "Ressourcerie du Val", "x": 120, "y": 60, "class": "mode1", "frequency": 7},
        "n1": {"label": "Fournil & Cie", "x": 310, "y": 60},
        "n2": {"label": "Mairie d’Égletons", "x": 210, "y": 260, "class": "mode2"},
    }, {
        ("n0", "n1"): {"weight": 2.5}, ("n1", "n2"): {"weight": -1},
    }, ['<y:Fill color="#3399FF"', "<visone:polyLineEdge>", 'nodeLabel="id"', 'visone.type="properties"']),
    "nodexl": ({
        "ressourcerie": {"label": "Ressourcerie du Val", "x": 1500.5, "y": 2500, "Color": "128,0,128", "Size": "12.5"},
        "fournil": {"label": "Fournil & Cie", "x": 7500, "y": 2500, "Color": "red"},
        "mairie": {"label": "Mairie d’Égletons", "x": 4500, "y": 8000},
    }, {
        ("ressourcerie", "fournil"): {"type": "Follows", "weight": 1, "Color": "Red", "Width": "2.5"},
        ("fournil", "ressourcerie"): {"type": "Follows", "weight": 3},
        ("mairie", "fournil"): {"type": "Mentions", "weight": 2},
    }, ['<key id="V-Color"', '<key id="E-Edge Weight"']),
    "jung": ({
        "1": {"label": "Ressourcerie du Val", "x": 120.5, "y": 80, "colour": "java.awt.Color[r=255,g=0,b=0]", "desc": "Opened in 2013"},
        "2": {"label": "Fournil et Cie", "x": 300, "y": 80},
        "3": {"label": "Mairie d’Égletons", "x": 200, "y": 260},
    }, {
        ("1", "2"): {"weight": 2.5, "directed": True}, ("2", "3"): {"desc": "Since the fair"},
    }, ["<desc>How often they meet</desc><default>1.0</default>", "<desc>How it is filled</desc>", "Pôle du Val", "Who meets whom"]),
    "jung-hypergraph": ({
        "1": {"label": "Ressourcerie du Val"}, "2": {}, "3": {},
        "shop": {"node_type": "collective", "desc": "A shop of their own"},
    }, {
        ("1", "shop"): {}, ("2", "shop"): {}, ("3", "shop"): {},
    }, []),
}


def misses(seen, wanted):
    """What of @wanted is not in @seen: {key: {name: value}} both."""
    if set(seen) != set(wanted):
        yield "%s instead of %s" % (sorted(seen), sorted(wanted))
        return
    for key, values in wanted.items():
        for name, value in values.items():
            if not same(seen[key].get(name), value):
                yield "%s: %s is %r" % (key, name, seen[key].get(name))


def check_own_form(cli, path, program, folder):
    nodes, links, words = OWN_FORMS[program]
    paths = [os.path.join(folder, name) for name in ("form.json", "form.graphml", "again.graphml")]
    for source, target in ((path, paths[0]), (path, paths[1]), (paths[1], paths[2])):
        done = run(cli, "convert", source, target)
        if done.returncode > 1:
            tap.say(False, "a file as %s writes them" % program)
            tap.note(done.stderr.decode().strip())
            return
    with open(paths[0], encoding="utf-8") as file:
        seen = json.load(file)
    with open(paths[1], encoding="utf-8") as one, open(paths[2], encoding="utf-8") as other:
        text, again = one.read(), other.read()
    wrong = list(misses(dict((node["id"], node) for node in seen["nodes"]), nodes))
    wrong += misses(dict(((link["source"], link["target"]), link) for link in seen["links"]), links)
    wrong += ["%s is not written back" % word for word in words if word not in text]
    wrong += ["it is another file when it is read again"] if text != again else []
    tap.say(not wrong, "a file as %s writes them: %d nodes, %d links, names, places, colours, weights" % (program, len(nodes), len(links)))
    for line in wrong:
        tap.note(line)


def kind_of(row):
    if "format" not in row:
        return "graphml"
    return {"ucinet-dl": "dl", "pajek": "pajek"}.get(row["format"], row["format"])


def check_corpus(cli, shared, folder):
    corpus = os.path.join(shared, "corpus")
    known = run(cli, "list", "formats", "--format=json").stdout
    readable = set(row["id"] for row in json.loads(known))
    for name in ("manifest_graphml.tsv", "manifest_other.tsv"):
        list_path = os.path.join(corpus, name)
        if not os.path.exists(list_path):
            tap.say(True, name, skip="MG_SHARED does not name a folder with a corpus")
            continue
        with open(list_path, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                kind = kind_of(row)
                if kind not in readable:
                    tap.say(True, row["file"], skip="the format %s is not read" % kind)
                    continue
                check_file(cli, corpus, row, kind, folder)


def main():
    if networkx is None and igraph is None:
        print("1..0 # SKIP neither networkx nor igraph for Python is installed")
        return
    cli = sys.argv[1]
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    shared = os.environ.get("MG_SHARED") or os.path.join(source, "..", "shared")
    with tempfile.TemporaryDirectory() as folder:
        check_round_trips(cli, source, folder)
        for program in OWN_FORMS:
            check_own_form(cli, os.path.join(source, "tests/data/graphml", program + ".graphml"), program, folder)
        if networkx is None:
            tap.say(True, "links with keys in GEXF", skip="NetworkX is not installed")
        else:
            check_link_keys(cli, folder)
        check_corpus(cli, shared, folder)
    tap.end()


if __name__ == "__main__":
    main()
