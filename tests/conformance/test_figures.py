#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of networks drawn at random, as NetworkX and igraph give them, to 1e-9.

test_figures.py MAILLAGE-CLI

Of each network all organisations are compared; without one of the two others, its
rows are skipped.
"""

import json
import math
import os
import random
import subprocess
import sys
import tempfile

try:
    import networkx
except ImportError:
    networkx = None
try:
    import igraph
except ImportError:
    igraph = None

N_NETWORKS = 15
NEAR = 1e-9
NONE = float("nan")


def draw(seed):
    """Sparse or dense, as a list of pairs; isolates and pieces are among them."""
    chance = random.Random(seed)
    n = chance.randint(4, 60)
    density = chance.uniform(.02, .3)
    return n, [(a, b) for a in range(n) for b in range(a) if chance.random() < density]


def write(path, n, pairs):
    with open(path, "w", encoding="utf-8") as file:
        file.write('<graphml><graph edgedefault="undirected">')
        file.writelines('<node id="n%d"/>' % i for i in range(n))
        file.writelines('<edge source="n%d" target="n%d"/>' % pair for pair in pairs)
        file.write("</graph></graphml>")


def ask(cli, n, pairs):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "drawn.graphml")
        write(path, n, pairs)
        done = subprocess.run([cli, "measure", path, "--format=json"], capture_output=True, check=False)
    found = json.loads(done.stdout)
    rows = {row["id"]: row for row in found["organisations"]}
    return found["network"], [rows["n%d" % i] for i in range(n)]


def of_networkx(n, pairs):
    graph = networkx.Graph(pairs)
    graph.add_nodes_from(range(n))
    pieces = {i: graph.subgraph(piece) for piece in networkx.connected_components(graph) for i in piece}
    linked = [i for i in range(n) if graph.degree(i) > 0]
    figures = {
        "global_efficiency": networkx.global_efficiency(graph),
        "cliques": sum(len(clique) >= 3 for clique in networkx.find_cliques(graph)),
        "largest_clique": max(len(clique) for clique in networkx.find_cliques(graph)),
        "articulation_points": len(list(networkx.articulation_points(graph))),
        "bridges": len(list(networkx.bridges(graph))),
        "components": networkx.number_connected_components(graph),
    }
    values = {
        "betweenness": networkx.betweenness_centrality(graph, normalized=False),
        "harmonic": {i: value / (n - 1) for i, value in networkx.harmonic_centrality(graph).items()},
        "coreness": networkx.core_number(graph),
        "clustering": {i: value for i, value in networkx.clustering(graph).items() if graph.degree(i) > 1},
        "closeness": {i: networkx.closeness_centrality(pieces[i], u=i) for i in linked},
        "eccentricity": {i: networkx.eccentricity(pieces[i], v=i) for i in linked},
        "constraint": {i: networkx.constraint(graph, nodes=[i])[i] for i in linked},
        "effective_size": {i: networkx.effective_size(graph, nodes=[i])[i] for i in linked},
    }
    return figures, values


def of_igraph(n, pairs):
    graph = igraph.Graph(n=n, edges=pairs)
    linked = [i for i in range(n) if graph.degree(i) > 0]
    figures = {
        "density": graph.density(),
        "cliques": len(graph.maximal_cliques(min=3)),
        "components": len(graph.connected_components()) if hasattr(graph, "connected_components")
                      else len(graph.components()),
    }
    values = {
        "betweenness": dict(enumerate(graph.betweenness())),
        "harmonic": dict(enumerate(graph.harmonic_centrality())),
        "pagerank": dict(enumerate(graph.pagerank(implementation="prpack"))),
        "coreness": dict(enumerate(graph.coreness())),
        "closeness": {i: graph.closeness(i) for i in linked},
        "constraint": {i: graph.constraint(i)[0] if isinstance(graph.constraint(i), list)
                       else graph.constraint(i) for i in linked},
    }
    return figures, values


def near(what, value, expected):
    value = NONE if value is None else value
    if math.isnan(value) and math.isnan(expected):
        return
    if not abs(value - expected) <= NEAR * max(1., abs(expected)):
        raise AssertionError("%s is %r, not %r" % (what, value, expected))


def compare(cli, reader, seed):
    n, pairs = draw(seed)
    network, rows = ask(cli, n, pairs)
    figures, values = reader(n, pairs)
    for id, expected in figures.items():
        near(id, network[id], expected)
    for id, column in values.items():
        for i in range(n):
            near("%s of %d" % (id, i), rows[i][id], column.get(i, NONE))


def main():
    readers = [("networkx", networkx, of_networkx), ("igraph", igraph, of_igraph)]
    failed = 0
    print("1..%d" % (len(readers) * N_NETWORKS))
    for k, (name, module, reader) in enumerate(readers):
        for seed in range(N_NETWORKS):
            title = "%d /figures/%s-%d" % (k * N_NETWORKS + seed + 1, name, seed)
            try:
                if module is not None:
                    compare(sys.argv[1], reader, seed)
                print("ok " + title + ("" if module is not None else " # SKIP %s is not here" % name))
            except Exception as error:  # each network stands alone
                failed += 1
                print("not ok %s\n# %s" % (title, str(error).replace("\n", "\n# ")))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
