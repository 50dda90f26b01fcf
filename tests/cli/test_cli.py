#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives maillage-cli from outside, as a script of a user does.  Speaks TAP.

Usage: test_cli.py MAILLAGE-CLI SOURCE-ROOT [TRANSLATIONS] [--update]

--update writes the golden outputs anew: look at the difference before you
commit it.  Python 3 and its standard library, nothing else.
"""

import collections
import csv
import io
import json
import math
import os
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree

UPDATE = "--update" in sys.argv
ARGUMENTS = [argument for argument in sys.argv[1:] if argument != "--update"]
CLI = str(pathlib.Path(ARGUMENTS[0]).resolve())
ROOT = pathlib.Path(ARGUMENTS[1]).resolve()
TRANSLATIONS = ARGUMENTS[2] if len(ARGUMENTS) > 2 else ""
HERE = ROOT / "tests" / "cli"
SAMPLE = "data/samples/pole-exemple.graphml"
SAMPLE_TABLES = ROOT / "data" / "samples" / "tables"
LEVELS = ("mutualisation", "project", "strategy")
EXPECTED = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))

TESTS = []


class Skip(Exception):
    pass


def test(function):
    TESTS.append(function)
    return function


def run(*arguments, locale=None, check=0):
    """What the program says and returns; in no language but English if not said."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "",
                   "LSAN_OPTIONS": "print_suppressions=0:suppressions=%s" % (HERE / "lsan.supp"),
                   **(locale or {})}
    done = subprocess.run([CLI, *map(str, arguments)], cwd=ROOT, env=environment,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    if check is not None and done.returncode != check:
        raise AssertionError("%s: status %d instead of %d: %s" % (
            " ".join(map(str, arguments)), done.returncode, check,
            done.stderr.decode("utf-8", "replace")))
    done.out = done.stdout.decode("utf-8")
    done.err = done.stderr.decode("utf-8")
    return done


def same(found, expected, what):
    if found != expected:
        raise AssertionError("%s: %r instead of %r" % (what, found, expected))


def near(found, expected, what):
    """Expected values are written with four decimals."""
    if expected is None or found is None:
        same(found, expected, what)
    elif abs(found - expected) > 0.00005 + 1e-12:
        raise AssertionError("%s: %r instead of %r" % (what, found, expected))


def golden(name, text):
    path = HERE / "golden" / name
    if UPDATE:
        path.write_text(text, encoding="utf-8")
    wanted = path.read_text(encoding="utf-8")
    for number, (one, other) in enumerate(zip(text.splitlines(), wanted.splitlines()), 1):
        same(one, other, "%s:%d" % (name, number))
    same(len(text.splitlines()), len(wanted.splitlines()), name + ": lines")


def measure(*options, locale=None):
    return json.loads(run("measure", SAMPLE, "--format=json", *options, locale=locale).out)


def work():
    return pathlib.Path(tempfile.mkdtemp(dir=WORK.name))


# ---- Usage ------------------------------------------------------------------

@test
def help_says_each_verb():
    general = run("--help").out
    for verb in ("info", "check", "measure", "layout", "draw", "convert", "compare", "list"):
        assert verb in general, verb
        assert "maillage-cli " + verb in run(verb, "--help").out, verb
    same(run("--version").out.split()[0], "maillage-cli", "version")


@test
def wrong_usage_is_3():
    for arguments in ([], ["sing"], ["info"], ["info", SAMPLE, SAMPLE], ["info", "--loud", SAMPLE],
                      ["info", SAMPLE, "--format=yaml"], ["measure", SAMPLE, "--measures=beauty"],
                      ["measure", SAMPLE, "--perimeter=all"], ["measure", SAMPLE, "--date=soon"],
                      ["measure", SAMPLE, "--layers=friendship"], ["measure", SAMPLE, "--layers="],
                      ["measure", SAMPLE, "--measures=,"], ["layout", SAMPLE],
                      ["layout", SAMPLE, "x.graphml", "--layout=star"],
                      ["layout", SAMPLE, "x.graphml", "--seed=-1"],
                      ["draw", SAMPLE, "x.txt"], ["draw", SAMPLE, "x.svg", "--size=huge"],
                      ["draw", SAMPLE, "x.svg", "--style=pink"], ["convert", SAMPLE, "x.strange"],
                      ["convert", SAMPLE, "x.graphml", "--to=strange"], ["list", "wishes"]):
        done = run(*arguments, check=3)
        same(done.out, "", "nothing on stdout")
        assert done.err.strip(), arguments
    assert not (ROOT / "x.graphml").exists()


@test
def an_unknown_name_is_answered_with_the_nearest():
    error = run("measure", SAMPLE, "--measures=density,betweenes_norm", check=3).err
    assert "betweenes_norm" in error and "“betweenness_norm”" in error, error
    error = run("measure", SAMPLE, "--measures=density,beauty", check=3).err
    assert "beauty" in error and "list measures" in error and "mean" not in error, error
    assert "“measure”" in run("measures", SAMPLE, check=3).err
    assert "mean" not in run("sing", check=3).err


# ---- Input ------------------------------------------------------------------

@test
def a_file_that_is_not_there_is_2():
    error = run("info", "nowhere.graphml", check=2).err
    assert error.startswith("maillage-cli: nowhere.graphml"), error


@test
def a_broken_file_is_2_with_file_and_line():
    folder = work()
    broken = folder / "broken.graphml"
    broken.write_text("<graphml>\n<graph>\n<node id='a'>\n</graph>\n</graphml>\n")
    for verb in (["info", broken], ["check", broken], ["measure", broken],
                 ["layout", broken, folder / "o.graphml"], ["convert", broken, folder / "o.graphml"]):
        done = run(*verb, check=2)
        assert re.match(r"maillage-cli: .*broken\.graphml:\d+: ", done.err), done.err
        same(len(done.err.splitlines()), 1, "one sentence")
    same([path.name for path in folder.iterdir()], ["broken.graphml"], "nothing written")


@test
def a_foreign_file_counts_every_edge():
    path = work() / "foreign.graphml"
    path.write_text("""<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<graph edgedefault="undirected"><node id="a"/><node id="b"/><node id="c"/>
<edge source="a" target="b"/><edge source="a" target="b"/><edge source="c" target="c"/>
</graph></graphml>""")
    info = json.loads(run("info", path, "--format=json", check=None).out)
    same((info["organisations"], info["collectives"], info["links"]), (3, 0, 3), "counts")
    found = json.loads(run("measure", path, "--format=json", check=None).out)
    same((found["network"]["organisations"], found["network"]["pairs"]), (3, 1), "measured")
    near(found["network"]["density"], 0.3333, "density")
    same(found["date"], None, "date")


@test
def an_empty_network_has_no_figures():
    path = work() / "empty.graphml"
    path.write_text('<graphml><graph edgedefault="undirected"/></graphml>')
    found = json.loads(run("measure", path, "--format=json", check=None).out)
    same(found["organisations"], [], "organisations")
    same(found["network"]["density"], None, "density")
    run("measure", path, check=None)
    run("info", path, check=None)


# ---- Golden output ----------------------------------------------------------

@test
def golden_info():
    golden("info.txt", run("info", SAMPLE).out)
    golden("info.json", run("info", SAMPLE, "--format=json").out)


@test
def golden_measure():
    golden("measure.txt", run("measure", SAMPLE).out)
    golden("measure-members.txt", run("measure", SAMPLE, "--perimeter=members").out)
    golden("degree.csv", run("measure", SAMPLE, "--measures=degree,strength", "--format=csv").out)
    golden("link_betweenness.txt", run("measure", SAMPLE, "--measures=link_betweenness", "--perimeter=members").out)
    golden("link_betweenness.csv", run("measure", SAMPLE, "--measures=link_betweenness", "--perimeter=members",
                                       "--format=csv").out)


@test
def links_have_figures_of_their_pair():
    found = measure("--measures=betweenness,link_betweenness,mean_distance")
    pairs = found["pairs"]
    same(len(pairs), found["network"]["pairs"], "pairs")
    assert any(len(pair["layers"]) > 1 and pair["links"] > 1 for pair in pairs), "parallel links"

    # Each way of so many steps is on so many links, and passes through one organisation less.
    steps = sum(pair["link_betweenness"] for pair in pairs)
    through = sum(row["betweenness"] for row in found["organisations"])
    ways = found["network"]["mean_distance"]
    assert abs(steps / (steps - through) - ways) < 1e-9, (steps, through, ways)

    assert "pairs" not in measure("--measures=degree"), "nobody asked"
    error = run("measure", SAMPLE, "--measures=degree,link_betweenness", "--format=csv", check=3).err
    assert "of each link" in error, error
    latex = run("measure", SAMPLE, "--measures=link_betweenness", "--format=latex", "--methods").out
    assert "Each pair that is linked" in latex and "Girvan" in latex and "Brandes 2008" in latex


@test
def golden_check():
    golden("check.txt", run("check", SAMPLE, check=1).out)


@test
def golden_lists():
    for name in ("layouts", "formats", "vocabulary"):
        golden(name + ".txt", run("list", name).out)
        rows = json.loads(run("list", name, "--format=json").out)
        same(len(rows), len(run("list", name).out.splitlines()), name)
    measures = json.loads(run("list", "measures", "--format=json").out)
    for row in measures:
        for key in ("id", "name", "name_en", "name_fr", "question", "formula", "range", "sentence", "caution", "left_out", "source", "checks"):
            assert row[key], (row["id"], key)
    card = next(row for row in measures if row["id"] == "constraint")
    cards = run("list", "measures", "constraint", "density").out
    for key in ("name", "question", "formula", "range", "sentence", "caution", "left_out", "no_figure", "source"):
        assert card[key] in cards, (key, cards)
    assert "In French: Densité" in cards and "PageRank" not in cards, cards
    same([row["id"] for row in json.loads(run("list", "measures", "density", "--format=json").out)], ["density"], "one")
    assert "Did you mean “density”" in run("list", "measures", "densty", check=3).err
    assert "Only measures" in run("list", "layouts", "density", check=3).err


@test
def cards_say_what_directions_change():
    plain, arcs = measure("--by=sector"), measure("--by=sector", "--directed")
    for card in json.loads(run("list", "measures", "--format=json").out):
        id, of = card["id"], card["of"]
        if of == "link" or id == "dyad_census":     # the census says it in its caution
            continue
        one, other = ([row.get(id) for row in found["organisations"]] if of == "organisation" else
                      found[{"network": "network", "table": "tables"}[of]].get(id) for found in (plain, arcs))
        assert one == other or "With directions" in card["left_out"], (id, one, other)


# ---- Figures ----------------------------------------------------------------

def compare_with_expected(perimeter):
    expected = EXPECTED[perimeter]
    found = measure("--perimeter=" + perimeter)
    network, rows = found["network"], {row["id"]: row for row in found["organisations"]}
    same(network["organisations"], expected["n"], "organisations")
    for key in ("links", "pairs", "components", "largest_component", "multiplex_pairs"):
        same(network[key], expected[key], key)
    for key in ("density", "mean_degree", "degree_centralization", "betweenness_centralization",
                "transitivity", "multiplexity", "mean_distance"):
        if key in expected:
            near(network[key], expected[key], key)
    for key in ("isolates", "articulation_points", "bridges"):
        same(network[key], len(expected[key]), key)
    same(network["max_coreness"], expected["max_k"], "max_coreness")
    for layer, density in expected["density_by_layer"].items():
        near(network["density_by_layer"][layer], density, "density of " + layer)
    same(network["pairs_by_layer"], expected["pairs_by_layer"], "pairs by layer")

    for key in ("degree", "betweenness_norm", "harmonic", "constraint"):
        same(set(rows), set(expected[key]), key)
        for row, value in expected[key].items():
            near(rows[row][key], value, "%s of %s" % (key, row))
    same(sorted(row for row in rows if rows[row]["articulation"]), expected["articulation_points"],
         "articulation points")
    same(sorted(row for row in rows if rows[row]["coreness"] == expected["max_k"]),
         expected["k_core_members"], "densest part")


# Keys that are compared above, or that say how the others were found.
SEEN = {"n", "links", "pairs", "density", "mean_degree", "density_by_layer", "pairs_by_layer",
        "degree", "degree_centralization", "betweenness_norm", "betweenness_centralization",
        "harmonic", "components", "largest_component", "isolates", "articulation_points",
        "max_k", "k_core_members", "transitivity", "constraint", "multiplex_pairs",
        "multiplexity", "mean_distance", "core_method"}

# Keys that are figures of the network: our name, and which part of the fraction.
FIGURES = {"density_with_collectives": "collective_density", "collective_share": "collective_share",
           "pairs_only_through_collectives": "collective_pairs",
           "EI_kind": "ei_kind", "EI_expected_kind": "ei_kind_expected",
           "EI_ess": "ei_ess", "EI_expected_ess": "ei_ess_expected",
           "blau_kind": "blau_kind", "iqv_kind": "iqv_kind",
           "blau_sector": "blau_sector", "iqv_sector": "iqv_sector",
           "contractualisation_rate": "contractualisation_rate",
           "reciprocal_share": "reciprocal_share", "public_orgs": "public_orgs",
           "orgs_linked_to_public": "orgs_linked_to_public",
           "public_link_share": "public_link_share", "links_inside_territory": "pairs_inside",
           "core_periphery_fit": "core_fit", "core_jaccard": "core_jaccard",
           "leader_link_share": "leader_link_share", "median_link_age_months": "median_link_age",
           "maximal_cliques_3plus": "cliques", "largest_clique": "largest_clique",
           "modularity_multilevel": "modularity", "global_efficiency": "global_efficiency",
           "amounts_per_year": "amounts_per_year", "amounts_total": "amounts_total"}

# Keys that count what a share is made of.
COUNTS = {"pairs_with_collectives": "collective_density", "connected_pairs": "connected_pairs",
          "orgs_in_collective": "orgs_in_collective", "links_over_3_years": "old_links",
          "preexisting_links": "preexisting_links"}


def numerators(perimeter):
    text = run("measure", SAMPLE, "--perimeter=" + perimeter, "--format=csv",
               "--measures=" + ",".join(sorted({*COUNTS.values()}))).out
    return {row["measure"]: float(row["numerator"]) for row in csv.DictReader(io.StringIO(text))}


def halves(table):
    """A symmetric table as the method writes it: "a|b" once, where there are pairs."""
    return {"%s|%s" % (a, b): cell for a in table for b, cell in table[a].items()
            if cell["count"] > 0}


def compare_mixing(table, counts, densities, what):
    cells = halves(table)
    same({"|".join(sorted(name.split("|"))) for name in cells},
         {"|".join(sorted(name.split("|"))) for name in counts}, what)
    for name, count in counts.items():
        same(cells[name]["count"], count, what + " " + name)
        near(cells[name]["value"], densities[name], what + " density " + name)


def compare_tables(tables, expected):
    same({level: row["pairs"] for level, row in tables["levels"].items()}, expected["pairs_by_layer"], "levels")
    for level, density in expected["density_by_layer"].items():
        near(tables["levels"][level]["density"]["value"], density, "density of " + level)
    for what in ("kind", "ess"):
        compare_mixing(tables["mixing_" + what], expected["mixing_" + what],
                       expected["block_density_" + what], what)
    same({kind: row["organisations"]["count"] for kind, row in tables["count_kind"].items()},
         expected["count_kind"], "kinds")
    same({kind: {ring: n for ring, n in row.items() if n > 0}
          for kind, row in tables["kind_by_ring"].items()}, expected["kind_by_ring"], "rings")
    same({form: row["all"] for form, row in tables["formality"].items()}, expected["formality"], "forms")
    same(tables["proximity"]["pairs"], expected["formal_informal_pairs"], "proximity")
    same(sorted(pair for pair, row in tables["multiplex_list"].items() if sum(row.values()) == 3),
         expected["pairs_three_layers"], "three levels")
    same(sorted(tables["bridge_list"]), expected["bridges"], "bridges")
    same(set(tables["robustness"]), set(expected["robustness"]), "robustness")
    for name, row in expected["robustness"].items():
        found = tables["robustness"][name]
        for key in ("components", "largest", "pairs_connected"):
            same(found[key], row[key], "%s without %s" % (key, name))
        same(abs(round(100 * found["loss"], 1)), row["loss_pct"], "loss without " + name)


def compare_organisations(rows, expected):
    same(sorted(name for name in rows if rows[name]["computed_core"]), expected["core_computed"], "core")
    same(sorted(name for name in rows if rows[name]["declared_core"]), expected["core_declared"],
         "declared core")
    groups = {}
    for name in sorted(rows):
        groups.setdefault(rows[name]["community"], []).append(name)
    same(sorted(groups.values()), sorted(expected["groups_multilevel"]), "groups")
    leader = rows[expected["leader"]]
    same(leader["degree"], max(row["degree"] for row in rows.values()), "leader")
    near(leader["link_share"], expected["leader_link_share"], "links of the leader")


def compare_indicators(perimeter):
    expected = EXPECTED[perimeter]
    found = measure("--perimeter=" + perimeter)
    network, rows = found["network"], {row["id"]: row for row in found["organisations"]}
    counts = numerators(perimeter)
    for key, id in FIGURES.items():
        near(network[id], expected[key], key)
    for key, id in COUNTS.items():
        same(counts[id], expected[key], key)
    assert abs(network["median_pair_km"] - expected["median_link_km"]) <= 0.005, network["median_pair_km"]
    same(network["three_level_pairs"], len(expected["pairs_three_layers"]), "pairs on three levels")
    compare_tables(found["tables"], expected)
    compare_organisations(rows, expected)
    left = set(expected) - SEEN - set(FIGURES) - set(COUNTS) - {
        "mixing_kind", "mixing_ess", "block_density_kind", "block_density_ess", "count_kind",
        "kind_by_ring", "formality", "formal_informal_pairs", "pairs_three_layers", "bridges",
        "robustness", "core_computed", "core_declared", "groups_multilevel", "leader",
        "median_link_km"}
    same(left, set(), "keys that nothing is compared with")


@test
def indicators_of_the_whole_map():
    compare_indicators("map")


@test
def indicators_of_the_members():
    compare_indicators("members")


@test
def totals_of_the_members():
    totals = EXPECTED["totals"]
    for perimeter in ("map", "members"):
        found = measure("--perimeter=" + perimeter)
        network, tables = found["network"], found["tables"]
        same(tables["steering"]["members"]["organisations"], totals["members"], "members")
        same(network["fte"], totals["fte_members_excl_insertion_public"], "jobs")
        same(network["fte_insertion"], totals["fte_insertion"], "work-integration posts")
        same(network["coop_people"], totals["coop_people_total"], "people")
        same(network["coop_people_median"], totals["coop_people_median"], "people per member")
        same(network["coop_people_in_band"] * totals["members"], totals["coop_people_in_1_3"], "in band")
    same({kind: row["organisations"]["count"] for kind, row in tables["count_kind"].items()},
         totals["members_by_kind"], "members by kind")


# ---- Counted from the tables of the sample, apart from the program ------------

def rows(name):
    with open(SAMPLE_TABLES / name, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def share(part, whole):
    return {"value": part / whole, "count": part, "of": whole}


def kilometres(a, b):
    la, lo, lb, lp = (math.radians(float(o[key])) for o in (a, b) for key in ("lat", "lon"))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(h))


class Counted:
    """The map of June 2016, out of the tables."""

    def __init__(self):
        self.orgs = {o["id"]: o for o in rows("organisations.csv")
                     if o["is_support"] != "1" and o["belonging"] != "absent"}
        self.all = [k for k in rows("links.csv") if k["layer"] in LEVELS
                    and k["source"] in self.orgs and k["target"] in self.orgs]
        self.links = [k for k in self.all if self.is_there(k)]
        self.pairs = {level: {frozenset((k["source"], k["target"])) for k in self.links
                              if k["layer"] == level} for level in LEVELS}
        self.pole = {r["field"]: r["value"] for r in rows("pole.csv")}

    @staticmethod
    def is_there(row):
        return (not row["start"] or row["start"] <= "2016-06") and (not row["end"] or row["end"] >= "2016-06")

    def median_km(self, level):
        return statistics.median(kilometres(self.orgs[a], self.orgs[b]) for a, b in map(tuple, self.pairs[level])
                                 if self.orgs[a]["lat"] and self.orgs[b]["lat"])

    def meetings(self, roles_left_out=()):
        """In how many collectives each takes part with others."""
        there = {c["id"] for c in rows("collectives.csv") if self.is_there(c)}
        parts = {(m["collective_id"], m["org_id"]) for m in rows("collective_members.csv")
                 if m["collective_id"] in there and self.is_there(m) and m["org_id"] in self.orgs
                 and m["role"] not in roles_left_out}
        sizes = collections.Counter(c for c, _ in parts)
        return collections.Counter(o for c, o in parts if sizes[c] > 1)


@test
def indicators_are_those_counted_from_the_tables():
    counted, found = Counted(), measure()
    network, tables, orgs = found["network"], found["tables"], counted.orgs.values()
    towns = collections.Counter(o["commune"] for o in orgs if o["commune"])
    members = [o for o in orgs if o["is_member"] == "1" and o["kind"] != "local_authority"]
    money = {key[9:-4]: float(value) for key, value in counted.pole.items()
             if key.startswith("resource_") and key.endswith("_eur")}
    paid = {key: value for key, value in money.items() if key != "non_monetary"}
    for id, value in {
            "towns": len(towns), "first_town_share": max(towns.values()) / sum(towns.values()),
            "ended_links": sum(k["end"] != "" and k["end"] < "2016-06" for k in counted.all),
            "fte_known": sum(o["fte"] != "" for o in members) / len(members),
            "confirmed_links": sum(k["confidence"] == "3" for k in counted.links) / len(counted.links),
            "own_resources": sum(v for k, v in paid.items() if not k.startswith("public_")) / sum(paid.values()),
            "orgs_inside": sum(o["commune"] != "" and o["in_territory"] == "1" for o in orgs) / sum(towns.values()),
            "growth": EXPECTED["growth"]["2015"] - EXPECTED["growth"]["2012"],
            "valued_per_year": 0, "valued_total": 0}.items():
        near(network[id], value, id)

    same({key: row["amount"] for key, row in tables["resources"].items()}, money, "resources")
    same({town: row["organisations"] for town, row in tables["by_town"].items()}, dict(towns), "by_town")
    same({sector: row["organisations"]["count"] for sector, row in tables["count_sector"].items()},
         dict(collections.Counter(o["sector"] for o in orgs)), "count_sector")
    founders = [o["kind"] == "ess" for o in orgs if o["is_founder"] == "1"]
    same(tables["ess_at_heart"]["founders"]["ess"], share(sum(founders), len(founders)), "ess_at_heart")
    for a in LEVELS:
        links = [k for k in counted.links if k["layer"] == a]
        same(tables["reciprocal_by_level"][a]["reciprocal"],
             share(sum(k["reciprocal"] == "1" for k in links), len(links)), "reciprocal_by_level")
        assert abs(tables["km_by_level"][a]["km"] - counted.median_km(a)) < .001, a
        for b in LEVELS:
            x, y = counted.pairs[a], counted.pairs[b]
            same(tables["level_overlap"][a][b], share(len(x & y), len(x | y)), "level_overlap")


@test
def support_and_quality_are_those_counted_from_the_tables():
    counted, found = Counted(), measure()
    tables, orgs = found["tables"], counted.orgs.values()
    given = collections.defaultdict(lambda: {"links": 0})
    for k in rows("links.csv"):
        if k["layer"] == "context" and counted.is_there(k) and counted.orgs.get(k["source"], {}).get("kind") == "local_authority":
            given[k["type"]]["links"] += 1
            column = "per_year" if k["monetary"] == "1" else "valued_per_year"
            given[k["type"]].setdefault(column, 0)
            given[k["type"]][column] += float(k["amount_eur"] or 0)
    found_support = {kind: {key: value for key, value in row.items() if value or key == "links"}
                     for kind, row in tables["public_support"].items()}
    same(found_support, {kind: {key: value for key, value in row.items() if value or key == "links"}
                         for kind, row in given.items()}, "public_support")
    for field in ("kind", "commune", "fte"):
        same(tables["quality"][field]["known"], share(sum(o[field] != "" for o in orgs), len(orgs)), "quality")
    for level in "123":
        same(tables["quality"]["confidence_" + level]["known"],
             share(sum(k["confidence"] == level for k in counted.links), len(counted.links)), "quality")
    same(tables["governance"]["members"]["value"], sum(o["is_member"] == "1" for o in orgs), "governance")
    same(tables["governance"]["animation_fte"]["value"], float(counted.pole["animation_fte"]), "governance")
    meetings, everyone = counted.meetings(("supporter",)), counted.meetings()
    strength = collections.Counter()
    for k in counted.links:
        for end in ("source", "target"):
            strength[k[end]] += float(k["intensity"] or 1)
    for row in found["organisations"]:
        same(row["strength"], strength[row["id"]], "strength")
        near(row["collective_strength"], meetings[row["id"]], "collective_strength")
        near(row["collectives"], everyone[row["id"]], "collectives")


@test
def years_of_the_sample():
    tables = measure()["tables"]
    years, profile = tables["years"], tables["level_profile"]
    same(set(years), set(EXPECTED["series_map"]), "years")
    for year, row in EXPECTED["series_map"].items():
        for key, value in row.items():
            cell = years[year][key]
            near(cell["value"] if isinstance(cell, dict) else cell, value, key + " of " + year)
        same(years[year]["members"], EXPECTED["growth"][year], "members of " + year)
        same({level: cell["count"] for level, cell in profile[year].items()},
             {level: years[year][level] for level in profile[year]}, "levels of " + year)
        same({cell["of"] for cell in profile[year].values()}, {years[year]["links"]}, "links of " + year)


@test
def scopes_with_collectives_support_and_confidence():
    same(measure("--collectives")["network"]["pairs"], EXPECTED["map"]["pairs_with_collectives"],
         "pairs with collectives")
    same(measure("--support")["network"]["organisations"], 22, "with the support structure")
    assert measure("--confidence=3")["network"]["links"] < 40, "confirmed links"
    same(measure("--confidence=1")["network"]["links"], 40, "links of known confidence")
    run("measure", SAMPLE, "--confidence=4", check=3)
    result = measure("--collectives", "--confidence=2")
    same([result[key] for key in ("directed", "collectives", "support", "confidence")], [False, True, False, 2],
         "what was asked for")
    table = run("measure", SAMPLE, "--support", "--confidence=2").out
    assert "support structure counts" in table and "confidence below 2 of 3" in table, table


@test
def expected_values_of_the_whole_map():
    compare_with_expected("map")


@test
def expected_values_of_the_members():
    compare_with_expected("members")


@test
def the_core_is_what_the_pole_declares():
    rows = measure("--perimeter=core")["organisations"]
    same([row["id"] for row in rows], ["o01", "o02", "o03", "o04"], "core")


@test
def scope_is_said():
    found = measure("--date=2013-12", "--layers=project,mutualisation", "--perimeter=members")
    same((found["perimeter"], found["date"]), ("members", "2013-12"), "scope")
    same(sorted(found["layers"]), ["mutualisation", "project"], "layers")
    assert found["network"]["organisations"] < 15, "members at the end of 2013"
    same(measure()["date"], "2016-06-30", "the pole's own date")


@test
def only_what_is_asked_for():
    found = measure("--measures=density,degree")
    assert "transitivity" not in found["network"] and "density" in found["network"]
    same(set(found["organisations"][0]), {"id", "label", "degree"}, "columns")


@test
def csv_is_csv():
    text = run("measure", SAMPLE, "--format=csv").out
    rows = list(csv.DictReader(io.StringIO(text)))
    same(len(rows), 21, "rows")
    same(rows[3]["label"], "Paniers d'ici", "label")
    same(rows[16]["constraint"], "", "no value is empty")
    text = run("measure", SAMPLE, "--format=csv", "--measures=density").out
    same(text.splitlines()[0], "measure,value,numerator,denominator", "header")
    same(text.splitlines()[1].split(",")[2:], ["31", "210"], "fraction")
    done = run("measure", SAMPLE, "--format=csv", "--measures=density,degree", check=3)
    assert "one table" in done.err and done.out == "", done.err


@test
def a_copy_is_another_file():
    with tempfile.TemporaryDirectory() as folder:
        whole = (ROOT / SAMPLE).read_bytes()
        path, link = pathlib.Path(folder, "a.graphml"), pathlib.Path(folder, "b.graphml")
        path.write_bytes(whole)
        link.symlink_to(path)
        for out in ([path], [link], [pathlib.Path(folder, "c.graphml"), "--key=%s" % path]):
            assert "another name" in run("share", path, *out, "--anonymous", check=3).err, out
            same(path.read_bytes(), whole, "the file")


@test
def nobody_counted_is_said():
    foreign = "tests/data/graphml/lenient.graphml"
    for arguments in (["measure", "--perimeter=members"], ["compare"]):
        assert "None of the organisations" in run(*arguments, foreign, check=1).err, arguments
        assert "None of the organisations" not in run(*arguments, SAMPLE).err, arguments


@test
def what_is_null_has_its_reason():
    found = measure("--date=1900")
    same(found["network"]["density"], None, "density")
    assert found["reasons"]["density"].endswith("."), found["reasons"]
    found = measure("--measures=constraint,pairs")
    same(set(found["reasons"]), {"constraint"}, "reasons")
    assert "It has no partner." in run("measure", SAMPLE, "--measures=constraint").out, "reason"
    assert "It has no partner." in run("measure", SAMPLE, "--measures=constraint", "--format=latex").out, "latex"
    path = work() / "bare.graphml"
    path.write_text('<graphml><graph edgedefault="undirected"><node id="a"/></graph></graphml>')
    for table in ("resources", "mixing_kind", "years", "level_overlap", "collective_list", "bridge_list"):
        reason = json.loads(run("measure", path, "--measures=" + table, "--format=json").out)["reasons"][table]
        assert reason.endswith(".") and "not applicable: " + reason in run("measure", path, "--measures=" + table).out, table


@test
def figures_stand_among_random_ones():
    options = ("--random=50", "--seed=4", "--measures=transitivity,density,degree_centralization")
    found = measure(*options)
    same(found["random"]["networks"], 50, "networks")
    same(set(found["random"]["measures"]), {"transitivity", "degree_centralization"}, "measures")
    row = found["random"]["measures"]["transitivity"]
    near(row["observed"]["value"] if isinstance(row["observed"], dict) else row["observed"], 0.3056, "observed")
    assert row["low"] <= row["median"] <= row["high"], row
    same(measure(*options), found, "the same seed")
    table = run("measure", SAMPLE, "--format=csv", *options).out.splitlines()
    same(table[0], "measure,observed,low,median,high,position,equal,networks", "header")
    same(len(table), 3, "rows")
    kept = measure("--random=20", "--same-degrees", "--measures=degree_centralization")["random"]
    row = kept["measures"]["degree_centralization"]
    same((row["low"], row["high"]), (row["observed"], row["observed"]), "the same degrees")
    for wrong in (["--random=-1"], ["--same-degrees"], ["--random=5", "--seed=-2"],
                  ["--random=5", "--sensitivity", "--format=csv"], ["--methods", "--format=csv"]):
        run("measure", SAMPLE, *wrong, check=3)


@test
def equal_figures_share_their_place():
    found = measure("--ranks", "--measures=degree,community")
    values = [row["degree"] for row in found["organisations"]]
    same(found["ranks"], {"degree": [1 + sum(other > value for other in values) for value in values]}, "ranks")
    table = run("measure", SAMPLE, "--format=csv", "--ranks", "--measures=degree,constraint").out.splitlines()
    same(table[0], "id,label,degree,degree_rank,constraint,constraint_rank", "header")
    rows = {line.split(",")[0]: line.split(",")[2:] for line in table[1:]}
    same(rows["o04"][:2], ["8", "1"], "the most partners")
    same(rows["o17"], ["0", "20", "", ""], "no partner has no constraint")
    text = run("measure", SAMPLE, "--ranks", "--measures=degree").out
    assert "8 (1)" in text and "0 (20=)" in text and "merit" in text, text
    assert "ranks" not in measure("--measures=degree"), "only when asked for"


@test
def figures_under_other_scopes():
    table = measure("--sensitivity")["sensitivity"]
    same(table["pairs"]["as_asked"], 31, "as asked")
    same(table["pairs"]["with_collectives"], EXPECTED["map"]["pairs_with_collectives"], "collectives")
    same(table["organisations"]["with_support"], 22, "support")
    same(table["links"]["confirmed"], 0, "confirmed")
    text = run("measure", SAMPLE, "--sensitivity", "--format=csv", "--measures=pairs").out
    same(text.splitlines()[1].split(",")[:2], ["pairs", "31"], "csv")


@test
def groups_by_any_field():
    found = measure("--by=kind")
    same(found["network"]["ei_by"], found["network"]["ei_kind"], "by kind")
    same(found["tables"]["mixing_by"], found["tables"]["mixing_kind"], "by kind")
    assert measure("--by=college")["network"]["assortativity_by"] is not None, "by college"
    same(measure()["network"]["ei_by"], None, "no field")
    assert "charisma" in run("measure", SAMPLE, "--by=charisma", check=3).err, "unknown field"


@test
def tables_are_printed():
    text = run("measure", SAMPLE, "--measures=mixing_ess,bridge_list").out
    assert "0.197 (13 / 66)" in text and "Terre & Bois – Bureau Thermique" in text, text
    text = run("measure", SAMPLE, "--measures=density,mixing_ess", "--format=csv").out
    rows = list(csv.DictReader(io.StringIO(text)))
    same(len(rows), 5, "cells")
    same((rows[1]["row"], rows[1]["column"], rows[1]["numerator"]), ("ess", "ess", "13"), "cell")
    text = run("measure", SAMPLE, "--measures=public_support", "--date=1900").out
    assert "not applicable" in text, text


@test
def names_of_others_are_no_words_of_ours():
    path = work() / "words.graphml"
    nodes = [("n", "low"), ("high", "density"), ("total", "low"), ("o4", "n")]
    path.write_text("""<graphml><key id="l" for="node" attr.name="label" attr.type="string"/>
<key id="p" for="node" attr.name="priority" attr.type="string"/><graph edgedefault="undirected">%s
<edge source="n" target="high"/></graph></graphml>""" % "".join(
        '<node id="%s"><data key="l">Name %s</data><data key="p">%s</data></node>' % (one, one, value)
        for one, value in nodes))
    text = run("measure", path, "--by=priority", "--measures=count_by,mixing_by,robustness,similarity", check=None).out
    for word in ("5 %", "95 %", "Once", "Density"):
        assert word not in text, (word, text)
    for name in ("  low ", "  density ", "  n ", "  Name total ", "  Name high "):
        assert name in text, (name, text)
    assert "Pieces" in text and "Organisations" in text, "columns are words"


@test
def nothing_of_nothing_has_no_sign():
    path = work() / "plain.graphml"
    path.write_text('<graphml><graph edgedefault="undirected"><node id="a"/><node id="b"/></graph></graphml>')
    for form in ("table", "csv", "json"):
        text = run("measure", path, "--format=" + form, check=None).out
        assert not re.search(r"-0\b(?!\.)", text), text


@test
def latex_is_latex():
    text = run("measure", SAMPLE, "--format=latex", "--methods", "--random=5").out
    same(text.count("\\begin{tabular}"), text.count("\\end{tabular}"), "tables")
    assert "Terre \\& Bois" in text and "\\toprule" in text, text
    for line in text.splitlines():
        if "Terre" in line:
            assert " & Bois" not in line, line
    assert "\n% Perimeter: Whole map" in text, text


@test
def latex_takes_no_name_for_an_option_of_a_row():
    path = work() / "brackets.graphml"
    path.write_text("""<graphml><graph edgedefault="undirected"><node id="[a]"/><node id="*"/>%s
<edge source="[a]" target="*"/></graph></graphml>""" % "".join('<node id="n_%d"/>' % i for i in range(40)))
    text = run("measure", path, "--format=latex", check=None).out
    assert "\n{[}a]" in text and "\n{*}" in text, text
    for line in text.splitlines():
        assert not line.startswith(("[", "*")), line
        assert "prints them" not in line or line.startswith("%"), line
    text = run("measure", path, "--format=latex", "--measures=count_kind", check=None).out
    assert "\n% Organisations by kind: not applicable" in text, text


@test
def methods_are_said():
    text = run("measure", SAMPLE, "--measures=density,community", "--methods", "--random=7", "--seed=3").out
    for words in ("igraph 0.10", "2m / (n(n-1))", "Louvain", "seed 3", "Random networks: 7", "support structure"):
        assert words in text, words
    assert "igraph" in measure("--methods")["methods"], "json"


@test
def cards_are_in_the_note():
    note = run("measure", SAMPLE, "--measures=density", "--methods").out.split("Methods", 1)[1]
    card = next(row for row in json.loads(run("list", "measures", "--format=json").out) if row["id"] == "density")
    for key in ("name", "question", "sentence", "caution", "formula", "range", "left_out", "source"):
        assert card[key] in note, (key, card[key])
    for check in card["checks"].split("\n"):
        assert check in note, check
    assert "I-01" in note and "Betweenness" not in note, note
    assert card["name_fr"] == "Densité" and "In French: Densité" in note, note
    assert "Directions are ignored." not in note, note
    assert "Directions are ignored." in run("measure", SAMPLE, "--measures=eigenvector", "--methods").out
    text = run("measure", SAMPLE, "--measures=density", "--methods", "--format=latex").out
    assert "\n\nFormula: 2m / (n(n-1))" in text, text


@test
def odd_weights_give_no_odd_figures():
    path = work() / "odd.graphml"
    weights = ["-1", "0", "INF", "-INF", "NaN", "1e308", "1e308", None]
    edges = "".join('<edge source="%s" target="%s">%s</edge>' % (
        "abcd"[i % 4], "bcda"[i % 4], "" if w is None else '<data key="w">%s</data>' % w)
        for i, w in enumerate(weights))
    path.write_text("""<graphml><key id="w" for="edge" attr.name="weight" attr.type="double"/>
<graph edgedefault="undirected">%s%s<edge source="a" target="a"/></graph></graphml>""" % (
        "".join('<node id="%s"/>' % c for c in "abcde"), edges))
    for form in ("table", "csv", "json", "latex"):
        text = run("measure", path, "--format=" + form, "--random=3", check=None).out.lower()
        for word in ("nan", "inf"):
            assert not re.search(r"[^a-z]%s[^a-z]" % word, text), (form, word)
    found = json.loads(run("measure", path, "--format=json", check=None).out)
    same(found["network"]["pairs"], 4, "pairs")


@test
def csv_has_no_formulas():
    path = work() / "formula.graphml"
    path.write_text("""<graphml><key id="l" for="node" attr.name="label" attr.type="string"/>
<graph edgedefault="undirected"><node id="a"><data key="l">=1+1</data></node>
<node id="b"><data key="l">say "a, b"</data></node></graph></graphml>""")
    rows = list(csv.DictReader(io.StringIO(run("measure", path, "--format=csv", check=None).out)))
    same([row["label"] for row in rows], ["'=1+1", 'say "a, b"'], "labels")


@test
def poles_stand_beside_each_other():
    rows = json.loads(run("compare", SAMPLE, SAMPLE, "--format=json").out)
    same(len(rows), 2, "rows")
    same((rows[0]["perimeter"], rows[0]["organisations"]), ("members", 15), "members if not said")
    text = run("compare", SAMPLE, SAMPLE, "--format=csv", "--measures=density,pairs", "--support",
               "--date=2014", "--perimeter=map").out
    rows = list(csv.DictReader(io.StringIO(text)))
    same(len(rows), 4, "a row for each figure")
    same((rows[0]["measure"], rows[1]["measure"]), ("pairs", "density"), "measures")
    same((rows[1]["perimeter"], rows[1]["date"], rows[1]["indicator"]), ("map", "2014", "I-01"), "scope")
    assert rows[1]["denominator"] == "153", rows[1]
    run("compare", SAMPLE, "nowhere.graphml", check=2)


@test
def poles_are_looked_at_differently():
    asked = ("compare", SAMPLE, SAMPLE, "--sensitivity", "--measures=density")
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format=csv").out)))
    same([(row["counted"], row["denominator"]) for row in rows[:3]],
         [("as_asked", "105"), ("with_support", "120"), ("with_collectives", "105")], "what is counted")
    same(len(rows), 10, "a row for each pole and each way to look")
    same(json.loads(run(*asked, "--format=json").out)[1]["sensitivity"]["density"]["with_support"]["of"],
         120, "in JSON")
    assert "With the support structure" in run(*asked).out


# ---- Tables -----------------------------------------------------------------

TABLES = ("tests/data/import/liens-excel-utf8-bom.csv", "tests/data/import/organisations-excel-cp1252.csv")


def counts(path):
    found = json.loads(run("info", path, "--format=json").out)
    return tuple(found[key] for key in ("organisations", "collectives", "links"))


@test
def tables_are_imported_with_what_is_guessed():
    out = work() / "pole.graphml"
    done = run("convert", *TABLES, out, check=1)
    same(done.out, "", "nothing on stdout")
    same(counts(out), (9, 0, 5), "organisations before links, whatever their order")
    golden("import.txt", done.err)
    for line in (":11: ", ":7: ", ":8: "):
        assert line in done.err, done.err


@test
def the_sample_s_tables_make_the_sample():
    out = work() / "pole.graphml"
    folder = ROOT / "data" / "samples" / "tables"
    run("convert", *(folder / (name + ".csv") for name in
                     ("collective_members", "collectives", "links", "organisations")), out, check=1)
    same(counts(out), counts(ROOT / SAMPLE), "counts")
    date = "--date=2016-06"
    for perimeter in ("--perimeter=map", "--perimeter=members"):
        found, wanted = (json.loads(run("measure", path, date, perimeter, "--format=json").out)
                         for path in (out, ROOT / SAMPLE))
        for key in ("own_resources", "pairs_inside", "orgs_inside", "preexisting_links"):
            # What the pole says of itself is in none of these tables.
            same(found["network"].pop(key), None, key)
            del wanted["network"][key]
        same(found["network"], wanted["network"], perimeter)


@test
def a_map_says_how_tables_are_read():
    folder = work()
    done = run("convert", "--print-map", *TABLES)
    golden("import-map.ini", done.out)
    same(done.err, "", "nothing on stderr")

    (folder / "map.ini").write_text(
        done.out.replace("end inconnue sa=refuse", "end inconnue sa=create")
                .replace("scop terre et bois exemple=merge", "scop terre et bois exemple=keep")
                .replace("machines=shared_equipment", "machines="))
    run("convert", *TABLES, folder / "pole.graphml", "--map=%s" % (folder / "map.ini"), check=1)
    same(counts(folder / "pole.graphml"), (11, 0, 6), "one kept, one created")


SHEETS = "tests/data/sheets"


@test
def spreadsheets_are_imported_as_their_csv():
    """Dates that are numbers of days, 1.125 beside a map with commas, an empty row, two sheets."""
    folder = work()
    tables = [SHEETS + "/pole-%s.csv" % name for name in ("organisations", "liens")]
    printed = run("convert", "--print-map", *tables).out
    assert "decimal=comma" in printed and "echange=\n" in printed, printed
    (folder / "map.ini").write_text(printed.replace("echange=", "echange=project"), encoding="utf-8")

    # Without a map one word is not known, and that is said.
    for way, status in (([], 1), (["--map=%s" % (folder / "map.ini")], 0)):
        ways = {"csv": tables, "xlsx": [SHEETS + "/pole.xlsx"], "ods": [SHEETS + "/pole.ods"]}
        for name, files in ways.items():
            run("convert", *files, folder / (name + ".graphml"), *way, check=status)
            same(counts(folder / (name + ".graphml")), (4, 0, 3), name)
        for name in ("xlsx", "ods"):
            same((folder / (name + ".graphml")).read_text(encoding="utf-8"),
                 (folder / "csv.graphml").read_text(encoding="utf-8"), name)

    text = (folder / "xlsx.graphml").read_text(encoding="utf-8")
    for value in ("Épicerie d'Été (exemple)", "2012-01-15", "2000-02-29", "14.5", "1.125", "6000.5"):
        assert ">%s<" % value in text, value


@test
def a_map_says_what_it_cannot():
    folder = work()
    (folder / "map.ini").write_text("[table 1]\nkind=links\nheaders=from;to\n")
    error = run("convert", *TABLES, folder / "o.graphml", "--map=%s" % (folder / "map.ini"), check=1).err
    assert "organisations-excel-cp1252.csv: The map has no table" in error, error
    (folder / "map.ini").write_text("nonsense")
    error = run("convert", *TABLES, folder / "p.graphml", "--map=%s" % (folder / "map.ini"), check=2).err
    assert "map.ini: " in error, error
    assert not (folder / "p.graphml").exists()


@test
def tables_are_added_to_a_file():
    folder = work()
    for number, arguments in enumerate((["--into=" + SAMPLE, *TABLES], [SAMPLE, *TABLES])):
        out = folder / ("%d.graphml" % number)
        run("convert", *arguments, out, check=1)
        same(counts(out)[1], counts(ROOT / SAMPLE)[1], "collectives")
        # Of ten names, those that the sample has are not there twice.
        assert counts(out)[0] < counts(ROOT / SAMPLE)[0] + 9, counts(out)
    same((folder / "0.graphml").read_bytes(), (folder / "1.graphml").read_bytes(), "either way")

    def places(path):
        root = ElementTree.parse(path).getroot()
        space = "{http://graphml.graphdrawing.org/xmlns}"
        return {(node.get("id"), data.get("key"), data.text) for node in root.iter(space + "node")
                for data in node if data.get("key") in ("n_x", "n_y")}
    assert places(ROOT / SAMPLE) <= places(folder / "0.graphml"), "nothing moves"


@test
def a_table_without_a_row_is_2():
    folder = work()
    (folder / "empty.csv").write_text("De;Vers\n;\nUne;\n")
    error = run("convert", folder / "empty.csv", folder / "o.graphml", check=2).err
    assert "empty.csv" in error and "nothing is written" in error, error
    assert not (folder / "o.graphml").exists()


@test
def a_table_of_links_is_one_for_all_verbs():
    """What counts and what converts see the same ends and the same rows."""
    heads = (("in", "out"), ("source", "target"), ("src", "tgt"), ("de", "vers"), ("de", "a"), ("node1", "node2"),
             ("org 1", "org 2"), ("Id source", "Id cible"), ("ego", "alter"), ("Acteur source", "Acteur cible"))
    for head in (*heads, None):
        folder = work()
        head = ["%s,%s,link" % head] if head else []
        (folder / "t.csv").write_text("\n".join([*head, "A,B,projet", "A,C,projet", "B,C,lieu", ""]))
        run("convert", folder / "t.csv", folder / "t.graphml", check=None)
        same(counts(folder / "t.graphml"), (3, 0, 3), "converted: %s" % head)
        same(counts(folder / "t.csv"), (3, 0, 3), "counted: %s" % head)


@test
def our_own_table_is_read_as_it_is():
    folder = work()
    run("convert", SAMPLE, folder / "a.csv", check=1)
    same(run("convert", folder / "a.csv", folder / "b.graphml").err, "", "nothing is guessed")
    run("convert", folder / "b.graphml", folder / "b.csv")
    same((folder / "b.csv").read_text(), (folder / "a.csv").read_text(), "there and back")


@test
def a_copy_does_not_take_the_place_of_what_it_is_made_of():
    folder = work()
    pole, table = folder / "pole.graphml", folder / "links.csv"
    shutil.copy(ROOT / SAMPLE, pole)
    shutil.copy(ROOT / TABLES[0], table)
    (folder / "other.csv").symlink_to(table)
    (folder / "other.gexf").hardlink_to(pole)
    for arguments in ([pole, pole], [pole, folder / "other.gexf"], [table, folder / "other.csv"],
                      ["--into=%s" % pole, table, folder / "other.gexf"], [pole, table, folder / "other.gexf"],
                      [pole, table, table, "--to=graphml"]):
        error = run("convert", *arguments, check=3).err
        assert "would take the place of" in error, error
    same(pole.read_bytes(), (ROOT / SAMPLE).read_bytes(), "as it was")
    same(table.read_bytes(), (ROOT / TABLES[0]).read_bytes(), "as it was")
    run("layout", pole, folder / "other.gexf", check=3)
    run("layout", pole, pole, "--layout=grid")
    before = counts(pole)[2]
    run("convert", pole, table, pole, check=1)
    assert counts(pole)[2] > before, "tables are added to a file of ours"


ODD = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="k1" for="node" attr.name="my.key" attr.type="string"/><key id="k2" for="node" attr.name="id" attr.type="string"/>
<key id="k3" for="node" attr.name="\u00e9tat" attr.type="boolean"/><key id="w" for="edge" attr.name="weight" attr.type="double"/>
<key id="k4" for="node" attr.name="seen" attr.type="string"><default>long ago</default></key>
<graph edgedefault="undirected"><node id="a"><data key="k1">v</data><data key="k2">1</data><data key="k3">true</data></node>
<node id="b"/><node id="c"/>
<edge source="a" target="b" directed="true"><data key="w">2</data></edge><edge source="a" target="b" directed="true"/>
<edge source="b" target="a"><data key="w">0</data></edge></graph></graphml>"""


@test
def what_a_file_cannot_hold_is_said_first():
    """Isolates, directions, names of fields, cells: for each format that has no place for them."""
    said = {
        "a.csv": ("1 organisation has no link and is therefore not in the file",),
        "a.gexf": ("“id” is called “id_”", "stand side by side"),
        "a.json": ("“id” is called “id_”", "That “seen” is “long ago” where nothing is said"),
        "a.dot": ("“id” is called “id_”", "That “seen” is “long ago” where nothing is said"),
        "a.gml": ("written as lists, which some programs (igraph) pass over: my.key",),
        "a.net": ("left out: Identifier", "seen"),
        "a.paj": ("left out: Identifier",),
        "a.dl": ("Directed", "1 link of weight 0 is left out", "seen"),
        "a.matrix.dl": ("1 link is added to another", "1 link of weight 0 is left out", "1 link without a direction stands in both",
                        "left out: Identifier, my.key, id, état, seen"),
        "a.graphml": (),
    }
    folder = work()
    (folder / "odd.graphml").write_text(ODD, encoding="utf-8")
    for name, sentences in said.items():
        error = run("convert", folder / "odd.graphml", folder / name, check=1 if sentences else 0).err
        for sentence in sentences:
            assert sentence in error, (name, sentence, error)
    assert "etat 1" in (folder / "a.gml").read_text()


@test
def other_programs_words_stay_words():
    """Names of fields that are words of DOT, weights and names that are none: all is written, and comes back."""
    folder = work()
    text = ODD.replace('attr.name="my.key"', 'attr.name="node"').replace('attr.name="id"', 'attr.name="Graph"')
    text = text.replace('attr.name="weight" attr.type="double"', 'attr.name="weight" attr.type="string"')
    text = text.replace('<node id="b"/>', '<node id="b"><data key="l">  </data></node>').replace(
        '<key id="k1"', '<key id="l" for="node" attr.name="name" attr.type="string"/>'
        '<key id="c" for="node" attr.name="clustering " attr.type="double"/><key id="k1"', 1)
    text = text.replace('<data key="k1">', '<data key="c">0.5</data><data key="k1">', 1)
    (folder / "odd.graphml").write_text(text.replace(">2<", ">k<", 1), encoding="utf-8")
    for name in ("a.dot", "a.gexf", "a.net", "a.paj"):
        run("convert", folder / "odd.graphml", folder / name, check=None)
        same(counts(folder / name), (3, 0, 3), name)
    dot = (folder / "a.dot").read_text()
    assert '"node"="v"' in dot and '"Graph"="1"' in dot, dot
    assert ' weight="k"' not in (folder / "a.gexf").read_text(), "a weight is a number"
    assert '2 "b"' in (folder / "a.net").read_text(), "a name of blanks is none"


@test
def two_tables_hold_who_has_no_link():
    folder = work()
    (folder / "odd.graphml").write_text(ODD, encoding="utf-8")
    same(run("share", folder / "odd.graphml", folder / "t.csv", "--tables=plain").err, "", "nothing is left out")
    run("convert", folder / "t.csv", folder / "t-links.csv", folder / "back.graphml", check=None)
    same(counts(folder / "back.graphml")[0], 3, "organisations")


@test
def only_tables_add_up():
    run("convert", SAMPLE, SAMPLE, "x.graphml", check=3)
    run("convert", TABLES[0], SAMPLE, "x.graphml", check=3)
    run("convert", "--into=" + SAMPLE, SAMPLE, "x.graphml", check=3)
    assert not (ROOT / "x.graphml").exists()


@test
def tables_are_read_alike_in_french():
    folder = work()
    run("convert", *TABLES, folder / "en.graphml", check=1)
    run("convert", *TABLES, folder / "fr.graphml", locale=french(), check=1)
    same((folder / "en.graphml").read_bytes(), (folder / "fr.graphml").read_bytes(), "languages")
    same(run("convert", "--print-map", *TABLES).out, run("convert", "--print-map", *TABLES, locale=french()).out, "maps")


# ---- Languages --------------------------------------------------------------

def french():
    """A French locale, made if the system has none; numbers with a comma."""
    folder = pathlib.Path(WORK.name, "locale")
    if not folder.exists():
        localedef = shutil.which("localedef") or shutil.which("localedef", path="/usr/sbin:/usr/bin")
        if localedef is None:
            raise Skip("localedef is not installed")
        folder.mkdir()
        subprocess.run([localedef, "-i", "fr_FR", "-f", "UTF-8", str(folder / "fr_FR.UTF-8")],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if not (folder / "fr_FR.UTF-8" / "LC_IDENTIFICATION").exists():
            raise Skip("no French locale can be made")
    return {"LC_ALL": "fr_FR.UTF-8", "LOCPATH": str(folder), "LANGUAGE": "fr",
            "MAILLAGE_LOCALE_DIR": TRANSLATIONS}


@test
def files_and_json_keep_the_point_in_french():
    folder = work()
    for arguments in (["measure", SAMPLE, "--format=json"], ["measure", SAMPLE, "--format=csv"],
                      ["info", SAMPLE, "--format=json"]):
        same(run(*arguments, locale=french()).out, run(*arguments).out, arguments[-1])
    run("convert", SAMPLE, folder / "fr.graphml", locale=french())
    same((folder / "fr.graphml").read_bytes(), (ROOT / SAMPLE).read_bytes(), "the sample")


@test
def people_read_french():
    if not (pathlib.Path(TRANSLATIONS) / "fr" / "LC_MESSAGES" / "maillage.mo").exists():
        raise Skip("the translations are not built")
    text = run("measure", SAMPLE, locale=french()).out
    assert "Densité" in text and "0,148" in text and "31 / 210" in text, text
    assert "Périmètre" in text, text
    error = run("info", "nowhere.graphml", locale=french(), check=2).err
    assert "fichier" in error, error


# ---- Files ------------------------------------------------------------------

@test
def a_full_disk_is_no_success():
    if not pathlib.Path("/dev/full").exists():
        raise Skip("this system has no /dev/full")
    with open("/dev/full", "w") as full:
        done = subprocess.run([CLI, "list", "measures"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE,
                              env={**os.environ, "LC_ALL": "C.UTF-8"}, timeout=120)
    assert done.returncode == 2, done.returncode
    assert b"could not be written" in done.stderr, done.stderr


@test
def our_own_file_is_written_back_byte_for_byte():
    out = work() / "out.graphml"
    run("convert", SAMPLE, out)
    same(out.read_bytes(), (ROOT / SAMPLE).read_bytes(), "the sample")


@test
def the_sample_is_what_its_tables_say():
    out = work() / "made.graphml"
    subprocess.run([sys.executable, str(ROOT / "data/samples/make-sample.py"), str(out)], check=True)
    same(out.read_bytes(), (ROOT / SAMPLE).read_bytes(), "the sample")


@test
def programs_hand_over_without_files():
    """"-" is standard input, and standard output."""
    text = (ROOT / SAMPLE).read_bytes()
    folder = work()

    def pipe(*arguments, given=text, check=0):
        done = subprocess.run([CLI, *map(str, arguments)], input=given, cwd=folder, timeout=120, check=False,
                              env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        same(done.returncode, check, done.stderr)
        return done

    same(pipe("convert", "-", "-", "--to=graphml").stdout, text, "there and back")
    gml = pipe("convert", "-", "-", "--to=gml").stdout
    same(pipe("convert", "-", "-", "--to=graphml", given=gml).stdout, text, "by what it holds")
    same(pipe("convert", SAMPLE, "-", "--to=gml", check=2).stdout, b"", "no such file here")
    same(json.loads(pipe("info", "-", "--format=json").stdout)["links"], 50, "links")
    same(json.loads(pipe("info", "-", "--from=csv", "--format=json", given=b"a,b\nb,c\n").stdout)["links"], 2, "of a table")
    same(json.loads(pipe("measure", "-", "--format=json").stdout)["network"], measure()["network"], "figures")
    assert b"--to" in pipe("convert", "-", "-", check=3).stderr
    assert pipe("info", "-", given=b"", check=2).stderr.startswith(b"maillage-cli: -"), "it is named"
    same(list(folder.iterdir()), [], "no file is made")


@test
def a_compressed_file_is_the_same_network():
    folder = work()
    run("convert", SAMPLE, folder / "a.graphml.gz")
    same((folder / "a.graphml.gz").read_bytes()[:2], b"\x1f\x8b", "gzip")
    run("convert", folder / "a.graphml.gz", folder / "b.graphml")
    same((folder / "b.graphml").read_bytes(), (ROOT / SAMPLE).read_bytes(), "the sample")


def places(path):
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root = ElementTree.parse(path).getroot()
    return {node.get("id"): tuple(float(data.text) for data in node.findall(space + "data")
                                  if data.get("key") in ("n_x", "n_y"))
            for node in root.iter(space + "node")}


@test
def each_layout_places_everyone_and_repeats_itself():
    folder = work()
    before = json.loads(run("info", SAMPLE, "--format=json").out)
    for row in json.loads(run("list", "layouts", "--format=json").out):
        one, two = folder / (row["id"] + "1.graphml"), folder / (row["id"] + "2.graphml")
        run("layout", SAMPLE, one, "--layout=" + row["id"], "--seed=7")
        run("layout", SAMPLE, two, "--layout=" + row["id"], "--seed=7")
        same(one.read_bytes(), two.read_bytes(), row["id"])
        found = places(one)
        same(len(found), 25, row["id"])
        same(len(set(found.values())), 25, row["id"] + ": places")
        after = json.loads(run("info", one, "--format=json").out)
        circles = [field for field in after["fields"] if field["name"] == "map_rings"]
        same(len(circles), row["id"] in ("circles", "central"), row["id"] + ": circles")
        after["fields"] = [field for field in after["fields"] if field not in circles]
        same(dict(after, file=""), dict(before, file=""), row["id"] + ": all else")


@test
def who_has_most_jobs_is_in_the_middle():
    out = work() / "jobs.graphml"
    run("layout", SAMPLE, out, "--layout=central", "--by=fte")
    found = places(out)
    jobs = {o["id"]: float(o["fte"]) for o in rows("organisations.csv") if o["fte"]}
    top = max(jobs, key=jobs.get)
    middle = [sum(found[o][i] for o in jobs) / len(jobs) for i in (0, 1)]
    away = {o: math.dist(found[o], middle) for o in jobs}
    assert away[top] < statistics.median(away.values()), (top, away)
    run("layout", SAMPLE, out, "--layout=central", "--by=label", check=2)


@test
def a_pinned_organisation_stays():
    folder = work()
    text = (ROOT / SAMPLE).read_text(encoding="utf-8")
    text = text.replace('  <key id="e_layer"', '  <key id="n_pinned" for="node" attr.name="pinned" '
                        'attr.type="boolean"/>\n  <key id="e_layer"', 1)
    text = text.replace('<node id="o05">', '<node id="o05"><data key="n_pinned">true</data>', 1)
    (folder / "pinned.graphml").write_text(text, encoding="utf-8")
    run("layout", folder / "pinned.graphml", folder / "out.graphml", "--layout=stress", check=None)
    same(places(folder / "out.graphml")["o05"], places(ROOT / SAMPLE)["o05"], "o05")


@test
def pictures_are_drawn():
    folder = work()
    for name, magic in (("map.svg", b"<?xml"), ("map.pdf", b"%PDF"), ("map.png", b"\x89PNG")):
        run("draw", SAMPLE, folder / name)
        first = (folder / name).read_bytes()
        assert first.startswith(magic), first[:20]
        run("draw", SAMPLE, folder / name, "--size=A4")
        same((folder / name).read_bytes(), first, name + " twice")
    svg = (folder / "map.svg").read_text(encoding="utf-8")
    ElementTree.fromstring(svg)
    assert "Ressourcerie" in svg, "names are text"
    run("draw", SAMPLE, folder / "size.png", "--size=640x480", "--style=dark", "--layout=circles")
    header = (folder / "size.png").read_bytes()[16:24]
    same((int.from_bytes(header[:4], "big"), int.from_bytes(header[4:], "big")), (640, 480), "pixels")
    assert svg.count('class="outline"') == 0 and "evenodd" not in svg
    run("draw", SAMPLE, folder / "lines.svg", "--outlines")
    same((folder / "lines.svg").read_text(encoding="utf-8").count("evenodd"), 3, "a line round each collective")


def said_by(tool, path):
    """What a tool of poppler says of a PDF."""
    if not shutil.which(tool):
        raise Skip("%s is not installed" % tool)
    return subprocess.run([tool, path], stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")


@test
def pages_have_a_size_and_a_sharpness():
    folder = work()
    for size, shown in (("A0", "3370 x 2384"), ("A3-portrait", "842 x 1191"), ("16:9", "1280 x 720")):
        run("draw", SAMPLE, folder / "map.pdf", "--size=" + size)
        assert shown in said_by("pdfinfo", folder / "map.pdf"), size
    for scale, pixels in (("1", (842, 595)), ("3", (2526, 1785))):
        run("draw", SAMPLE, folder / "map.png", "--scale=" + scale)
        header = (folder / "map.png").read_bytes()[16:24]
        same((int.from_bytes(header[:4], "big"), int.from_bytes(header[4:], "big")), pixels, scale)
    for wrong in ("0", "-1", "99", "inf"):
        assert "--scale" in run("draw", SAMPLE, folder / "map.png", "--scale=" + wrong, check=3).err, wrong


@test
def a_pdf_says_what_it_is_and_brings_its_letters():
    folder = work()
    run("draw", SAMPLE, folder / "map.pdf")
    said = said_by("pdfinfo", folder / "map.pdf")
    for part in ("Title:", "Subject:", "22 organisations", "Author:", "Maillage"):
        assert part in said, said
    rows = said_by("pdffonts", folder / "map.pdf").splitlines()[2:]
    assert rows, "no letters"
    for row in rows:
        same(row.split()[-5:-3], ["yes", "yes"], row)


@test
def a_network_without_places_is_drawn():
    path = work() / "plain.graphml"
    path.write_text("""<graphml><graph edgedefault="undirected"><node id="alpha"/><node id="beta"/>
<edge source="alpha" target="beta"/></graph></graphml>""")
    run("draw", path, path.with_suffix(".svg"), check=None)
    svg = path.with_suffix(".svg").read_text(encoding="utf-8")
    assert "alpha" in svg and "beta" in svg, svg
    place = '<data key="x">0</data><data key="y">0</data>'
    text = path.read_text().replace("<graph ", '<key id="x" for="node" attr.name="x" attr.type="double"/>'
                                    '<key id="y" for="node" attr.name="y" attr.type="double"/><graph ')
    (path.parent / "one.graphml").write_text(text.replace('<node id="alpha"/>', '<node id="alpha">%s</node>' % place)
                                             .replace('<node id="beta"/>', '<node id="beta">%s</node>' % place))
    run("draw", path.parent / "one.graphml", path.with_suffix(".svg"), check=None)
    same(path.with_suffix(".svg").read_text(encoding="utf-8"), svg, "one place for all is none")


@test
def a_picture_looks_as_its_file_says():
    folder = work()
    text = (ROOT / SAMPLE).read_text(encoding="utf-8")
    keys = ('  <key id="g_map_size_by" for="graph" attr.name="map_size_by" attr.type="string"/>\n'
            '  <key id="g_map_colour_by" for="graph" attr.name="map_colour_by" attr.type="string"/>\n  <graph ')
    head, rest = text.replace("  <graph ", keys, 1).split("<data ", 1)
    path = folder / "looks.graphml"
    path.write_text(head + '<data key="g_map_size_by">degree</data><data key="g_map_colour_by">no-such</data><data ' + rest, encoding="utf-8")
    run("draw", path, folder / "looks.svg", check=None)
    run("draw", SAMPLE, folder / "plain.svg", check=None)
    svg = (folder / "looks.svg").read_text(encoding="utf-8")
    assert "Size: " in svg, "the legend has the scale"
    assert "Size: " not in (folder / "plain.svg").read_text(encoding="utf-8")
    assert "Colour: " not in svg, "what is no measure is passed over"


@test
def a_look_goes_before_the_colours_of_folders():
    folder = work()
    path = folder / "folders.graphml"
    nodes = "".join('<node id="n%d"><data key="g">%s</data></node>' % (i, "ab"[i % 2]) for i in range(6))
    path.write_text('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
                    '<key id="g" for="node" attr.name="group" attr.type="string"/>'
                    '<key id="p" for="node" attr.name="parent" attr.type="string"/>'
                    '<graph edgedefault="undirected">' + nodes + '<edge source="n0" target="n1"/></graph></graphml>', encoding="utf-8")
    run("draw", path, folder / "folders.svg", check=None)
    run("draw", path, folder / "workshop.svg", "--look=workshop", check=None)
    assert "Colour: " in (folder / "folders.svg").read_text(encoding="utf-8")
    assert "Colour: " not in (folder / "workshop.svg").read_text(encoding="utf-8"), "by kind"


@test
def a_picture_has_the_shapes_and_widths_of_its_file():
    folder = work()
    text = (ROOT / SAMPLE).read_text(encoding="utf-8")
    names = {"map_shape_by": "field:belonging", "map_width_by": "field:people", "map_colours": "kind|ess|#123456"}
    keys = "".join('  <key id="g_%s" for="graph" attr.name="%s" attr.type="string"/>\n' % (name, name) for name in names)
    head, rest = text.replace("  <graph ", keys + "  <graph ", 1).split("<data ", 1)
    path = folder / "looks.graphml"
    path.write_text(head + "".join('<data key="g_%s">%s</data>' % row for row in names.items()) + "<data " + rest, encoding="utf-8")
    run("draw", path, folder / "looks.svg", check=None)
    svg = (folder / "looks.svg").read_text(encoding="utf-8")
    assert "Shape: " in svg and "Width of links: " in svg, "the legend says both"
    assert "Thicker: " not in svg, "not by intensity any more"
    assert "#123456" in svg, "the colour that was chosen"


@test
def widths_follow_a_figure_of_links():
    folder = work()
    text = (ROOT / SAMPLE).read_text(encoding="utf-8")
    key = '  <key id="g_map_width_by" for="graph" attr.name="map_width_by" attr.type="string"/>\n  <graph '
    head, rest = text.replace("  <graph ", key, 1).split("<data ", 1)
    path = folder / "between.graphml"
    path.write_text(head + '<data key="g_map_width_by">link_betweenness</data><data ' + rest, encoding="utf-8")
    run("draw", path, folder / "between.svg", check=None)
    svg = (folder / "between.svg").read_text(encoding="utf-8")
    most = max(pair["link_betweenness"] for pair in measure("--measures=link_betweenness")["pairs"])
    assert "Width of links:" in svg and "Betweenness of links" in svg, "the legend says it"
    assert ">%.0f<" % most in svg, "and has the scale"
    widths = re.findall(r'stroke-width="([\d.]+)"', svg)
    assert len(set(widths)) > 10, "many widths"


@test
def a_picture_has_the_look_that_is_asked_for():
    folder = work()
    run("draw", SAMPLE, folder / "map.svg", "--look=analysis")
    svg = (folder / "map.svg").read_text(encoding="utf-8")
    assert "Size: Number of partners" in svg and "Colour: Groups" in svg, "sizes and colours"
    run("draw", SAMPLE, folder / "workshop.svg", "--look=workshop")
    run("draw", SAMPLE, folder / "plain.svg")
    same((folder / "workshop.svg").read_bytes(), (folder / "plain.svg").read_bytes(), "as the sample is")
    run("draw", SAMPLE, folder / "map.svg", "--look=pretty", check=3)


@test
def a_picture_hides_what_its_file_hides():
    folder = work()
    text = (ROOT / SAMPLE).read_text(encoding="utf-8")
    key = '  <key id="g_map_filter" for="graph" attr.name="map_filter" attr.type="string"/>\n  <graph '
    head, rest = text.replace("  <graph ", key, 1).split("<data ", 1)
    path = folder / "hides.graphml"
    path.write_text(head + '<data key="g_map_filter">kind!=ess</data><data ' + rest, encoding="utf-8")

    def drawn(name, *more):
        run("draw", name, folder / "map.svg", *more, check=None)
        return (folder / "map.svg").read_bytes()

    svg = drawn(path).decode("utf-8")
    assert "Shown: " in svg and "without " in svg, "the legend says it"
    assert "Ressourcerie" not in svg
    same(drawn(path, "--show-all"), drawn(SAMPLE), "nothing is hidden")
    same(drawn(SAMPLE, "--filter=kind!=ess"), drawn(path), "asked for, and in the file")
    assert "Highlighted: " in drawn(SAMPLE, "--filter=kind!=ess;fade").decode("utf-8")
    for wrong in ("nothing=1", "sector", "ring!=moon", "joined>=x"):
        run("draw", SAMPLE, folder / "map.svg", "--filter=" + wrong, check=2)
    run("draw", SAMPLE, folder / "map.svg", "--filter=fte>=1", "--show-all", check=3)
    for wrong, meant in (("sector=recherhce", "recherche"), ("kind!=firme", "firm"), ("layer!=strategi", "strategy"), ("kind=Training organisation", "training"),
                         ("sector=recherche|nothing", None)):
        refused = run("draw", SAMPLE, folder / "none.svg", "--filter=" + wrong, check=2).stderr.decode()
        assert ("Did you mean “%s”?" % meant in refused) if meant else "Did you mean" not in refused, refused
        assert not (folder / "none.svg").exists()
    nobody = run("draw", SAMPLE, folder / "map.svg", "--filter=sector=recherche;joined<=1950", check=1).stderr.decode()
    assert "No organisation meets the filter" in nobody, nobody
    faint = run("draw", SAMPLE, folder / "map.svg", "--filter=joined<=1950;fade", check=1).stderr.decode()
    assert "all of the map is faint" in faint, faint
    run("convert", path, folder / "again.graphml", check=None)
    assert "kind!=ess" in (folder / "again.graphml").read_text(encoding="utf-8")


@test
def circles_are_drawn_where_the_layout_has_them():
    folder = work()
    drawn = lambda name, *more: (run("draw", name, folder / "map.svg", *more, check=None),
                                 (folder / "map.svg").read_text(encoding="utf-8"))[1]
    svg = drawn(SAMPLE, "--layout=circles")
    for name in ("Core", "Members", "Participants and residents", "Partners"):
        assert "<title>%s</title>" % name in svg, name
    assert svg.index('class="circle"') < svg.index('class="links"'), "behind everything"
    assert "<title>Number of partners: 4</title>" in drawn(SAMPLE, "--layout=central")
    run("layout", SAMPLE, folder / "kept.graphml", "--layout=circles", check=None)
    assert "<title>Core</title>" in drawn(folder / "kept.graphml"), "kept in the file"
    assert 'class="circle"' not in drawn(folder / "kept.graphml", "--layout=grid")
    run("layout", folder / "kept.graphml", folder / "other.graphml", "--layout=grid", check=None)
    assert "map_rings" not in (folder / "other.graphml").read_text(encoding="utf-8"), "gone with another layout"


@test
def what_cannot_be_written_is_2():
    run("convert", SAMPLE, work() / "not" / "there.graphml", check=2)


# A network whose matrices take long to write.
def large_network(folder, n=2500):
    path = folder / "large.csv"
    path.write_text("source,target,weight\n" + "".join(
        "Org %d,Org %d,%d\n" % (i, (7 * i + 1) % n, i % 3 + 1) for i in range(n)), encoding="utf-8")
    return path


def listens(process):
    """Whether it has come so far that it writes: a thread of that name waits for signals."""
    try:
        return any((task / "comm").read_text().strip() == "stop"
                   for task in pathlib.Path("/proc/%d/task" % process.pid).iterdir())
    except OSError:
        return False


@test
def who_stops_it_finds_the_old_file():
    folder = work()
    source = large_network(folder)
    if not pathlib.Path("/proc/self/task").is_dir():
        raise Skip("no /proc")
    n_stopped = 0
    for number, name, more in ((signal.SIGINT, "out.matrix.dl", []), (signal.SIGTERM, "out.matrix.dl", []),
                               (signal.SIGINT, "out.graphml.gz", []), (signal.SIGHUP, "out.csv", ["--tables=plain"])):
        out = folder / name
        out.write_text("the old version")
        before = set(os.listdir(folder))
        verb = "share" if more else "convert"
        process = subprocess.Popen([CLI, verb, str(source), str(out)] + more, cwd=ROOT,
                                   env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""},
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        while process.poll() is None and not listens(process):
            time.sleep(0.001)
        if process.poll() is None:
            process.send_signal(number)
        said = process.communicate(timeout=120)[1].decode("utf-8")
        if process.returncode == -number:
            n_stopped += 1
            assert "Stopped; nothing was written." in said, said
            same(out.read_text(), "the old version", name)
            same(set(os.listdir(folder)), before, "files")
        else:
            # It was sooner done than stopped.
            assert process.returncode in (0, 1), (name, process.returncode, said)
            again = work() / name
            run(verb, source, again, *more, check=None)
            same(out.read_bytes(), again.read_bytes(), name)
        assert not [entry for entry in os.listdir(folder) if entry.startswith(".~")], os.listdir(folder)
    assert n_stopped > 0, "none was stopped"


# ---- Check ------------------------------------------------------------------

@test
def oddities_are_listed():
    path = work() / "odd.graphml"
    keys = "".join('<key id="%s_%s" for="%s" attr.name="%s" attr.type="%s"/>' % (
        domain[0], name, domain, name, kind) for domain, name, kind in (
            ("node", "label", "string"), ("node", "is_support", "boolean"), ("node", "joined", "string"),
            ("edge", "layer", "string"), ("edge", "type", "string"), ("edge", "start", "string"),
            ("edge", "end", "string"), ("edge", "collective_id", "string")))
    path.write_text("""<graphml xmlns="http://graphml.graphdrawing.org/xmlns">%s
<graph edgedefault="undirected">
<node id="a"><data key="n_label">Élan</data><data key="n_is_support">true</data></node>
<node id="b"><data key="n_label">elan</data><data key="n_is_support">true</data></node>
<node id="c"><data key="n_label">C</data><data key="n_joined">2014</data></node>
<edge id="e1" source="a" target="b"><data key="e_layer">project</data></edge>
<edge id="e2" source="b" target="a"><data key="e_layer">project</data></edge>
<edge id="e3" source="c" target="c"><data key="e_layer">project</data></edge>
<edge id="e4" source="a" target="c"><data key="e_start">2013-05</data><data key="e_end">2013-01</data></edge>
<edge id="e5" source="b" target="c"><data key="e_start">2014-05</data><data key="e_collective_id">k9</data></edge>
</graph></graphml>""" % keys, encoding="utf-8")
    text = run("check", path, check=1).out
    for words in ("e2 ", "duplicate", "e3 ", "itself", "e4 ", "ends", "joined", "support structure",
                  "has the name of", "k9"):
        assert words in text, (words, text)
    assert "e1 (" not in text, text
    run("check", path, "--strict", check=2)


@test
def odd_weights_are_told():
    path = work() / "weights.graphml"
    weights = ("0", "-3", "inf", "nan", None, "2.5")
    edges = "".join('<edge id="w%d" source="%s" target="%s">%s</edge>\n' % (
        i, "abcaac"[i], "bcdeff"[i], '<data key="w">%s</data>' % weight if weight else "")
        for i, weight in enumerate(weights))
    path.write_text("""<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="n_label" for="node" attr.name="label" attr.type="string"/>
<key id="w" for="edge" attr.name="weight" attr.type="double"/>
<graph edgedefault="undirected">
%s<node id="blank"><data key="n_label">   </data></node>
<node id="odd"><data key="n_label">Two\nlines \u202eback</data></node>
%s</graph></graphml>""" % ("".join('<node id="%s"/>' % c for c in "abcdef"), edges), encoding="utf-8")
    text = run("check", path, check=1).out
    for words in ("weight of w1 ", "w1 (b – c) is below zero", "w2 (c – d) is no finite", "w3 (a – e) is no finite",
                  "w4 (a – f) has no weight", "blank has a name of blanks"):
        assert words in text, (words, text)
    assert "w0 " not in text and "w5 " not in text, text
    assert "strength counts it" in run("info", path).out
    text = run("measure", path, "--measures=strength").out
    assert "Not applicable (Strength)" in text and "\u202e" not in text and "Two\nlines" not in text, text
    text = run("measure", path, "--measures=strength", "--format=latex").out
    assert "\u202e" not in text and "Two lines" in text, text


@test
def nothing_odd_is_0():
    path = work() / "plain.graphml"
    path.write_text("""<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="n_label" for="node" attr.name="label" attr.type="string"/>
<graph edgedefault="undirected">
<node id="a"><data key="n_label">A</data></node><node id="b"><data key="n_label">B</data></node>
<edge id="e1" source="a" target="b"/></graph></graphml>""")
    golden("check-nothing.txt", run("check", path).out)


@test
def a_copy_without_names_has_none():
    with tempfile.TemporaryDirectory() as folder:
        out, key = pathlib.Path(folder, "a.graphml"), pathlib.Path(folder, "key.csv")
        done = run("share", SAMPLE, out, "--anonymous", "--key", key, check=1)
        assert done.err.count("are left out") == 1, done.err
        text = out.read_text(encoding="utf-8")
        for name in ("Ressourcerie", "Paniers", "Tulle", "Les Trois Vall"):
            assert name not in text, name
        assert "Ressourcerie" in key.read_text(encoding="utf-8-sig")
        assert key.stat().st_mode & 0o777 == 0o600, oct(key.stat().st_mode)
        before = json.loads(run("measure", SAMPLE, "--date=2016", "--format=json").out)["network"]
        after = json.loads(run("measure", out, "--date=2016", "--format=json").out)["network"]
        assert before["pairs"] == after["pairs"] and before["density"] == after["density"], (before, after)


@test
def a_pair_of_tables_holds_all():
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder, "pole.csv")
        assert "left out: Name of the pole" in run("share", SAMPLE, out, "--tables=spreadsheet", check=1).err
        data = out.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf") and b"\r\n" in data
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
        links = list(csv.reader(io.StringIO((pathlib.Path(folder, "pole-links.csv").read_text(encoding="utf-8-sig"))),
                                delimiter=";"))
        assert len(rows) == 1 + 25 and len(links) == 1 + 70, (len(rows), len(links))
        assert {len(row) for row in rows} == {len(rows[0])}
        again = pathlib.Path(folder, "plain.csv")
        run("share", SAMPLE, again, "--tables=plain", check=1)
        assert b";" not in again.read_bytes().splitlines()[0]


@test
def copies_for_other_programs_hold_the_same():
    with tempfile.TemporaryDirectory() as folder:
        for program in "gephi", "yed":
            out = pathlib.Path(folder, program + ".graphml")
            run("share", SAMPLE, out, "--for", program)
            info = json.loads(run("info", out, "--format=json", check=None).out)
            assert (info["organisations"], info["links"]) == (22, 50), info


def private_pole(folder):
    pole = pathlib.Path(folder, "pole.graphml")
    text = (ROOT / SAMPLE).read_text(encoding="utf-8")
    key = '<key id="n_private" for="node" attr.name="private" attr.type="boolean"/>'
    text = text.replace("  <graph ", "  %s\n  <graph " % key, 1) if "n_private" not in text else text
    text = re.sub(r'(<node id="o01">)', r'\1<data key="n_private">true</data>', text)
    pole.write_text(text, encoding="utf-8")
    return pole


@test
def what_is_private_stays_out_of_pictures_and_exports():
    with tempfile.TemporaryDirectory() as folder:
        pole = private_pole(folder)
        for out in "map.svg", "net.gexf", "net.json":
            path = pathlib.Path(folder, out)
            verb = "draw" if out.endswith("svg") else "convert"
            done = run(verb, pole, path, check=None)
            assert done.returncode == 1 and "not to be passed on" in done.err, done.err
            assert "Ressourcerie" not in path.read_text(encoding="utf-8"), out
            run(verb, pole, path, "--private", check=None)
            assert "Ressourcerie" in path.read_text(encoding="utf-8"), out


@test
def a_picture_says_of_what_it_is_and_whose():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "map.svg")
        run("draw", SAMPLE, path)
        text = path.read_text(encoding="utf-8")
        assert "Perimeter: the whole map" in text and "Source: Association du pôle" in text
        run("draw", SAMPLE, path, "--filter=kind!=firm")
        text = path.read_text(encoding="utf-8")
        assert "Perimeter: the whole map" not in text and "Source: Association du pôle" in text


@test
def a_report_says_it_in_sentences():
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder, "report.html")
        run("report", SAMPLE, page)
        text = page.read_text(encoding="utf-8")
        assert "19 of 21 organisations are linked with each other" in text
        run("report", SAMPLE, page, "--perimeter=members")
        text = page.read_text(encoding="utf-8")
        assert "All 15 organisations are linked with each other" in text and "Perimeter: Members" in text
        pages = pathlib.Path(folder, "report.pdf")
        run("report", SAMPLE, pages)
        assert pages.read_bytes().startswith(b"%PDF")
        done = run("report", SAMPLE, pathlib.Path(folder, "report.odt"), check=3)
        assert "must end in .pdf or .html" in done.err, done.err
        done = run("report", os.devnull, page, check=2)
        assert page.read_text(encoding="utf-8") == text


@test
def a_report_does_not_name_what_is_private():
    with tempfile.TemporaryDirectory() as folder:
        pole = private_pole(folder)
        page = pathlib.Path(folder, "report.html")
        done = run("report", pole, page, check=1)
        assert "not to be passed on" in done.err, done.err
        text = page.read_text(encoding="utf-8")
        assert "Ressourcerie" not in text and "Paniers d" in text and "21 organisations, 40 links" in text


@test
def a_key_needs_a_copy_without_names():
    run("share", SAMPLE, os.devnull, "--key=k.csv", check=3)


def main():
    failed = 0
    print("1..%d" % len(TESTS))
    for number, function in enumerate(TESTS, 1):
        name = function.__name__.replace("_", "-")
        try:
            function()
            print("ok %d /cli/%s" % (number, name))
        except Skip as reason:
            print("ok %d /cli/%s # SKIP %s" % (number, name, reason))
        except Exception as error:  # each test stands alone
            failed += 1
            print("not ok %d /cli/%s" % (number, name))
            print("# " + ("%s: %s" % (type(error).__name__, error)).replace("\n", "\n# "))
        sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="maillage-cli-") as folder:
        WORK = type("Work", (), {"name": folder})
        sys.exit(main())
