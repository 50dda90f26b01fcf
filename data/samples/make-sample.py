#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes pole-exemple.graphml from tables/: the fictitious pole that Maillage
opens when there is nothing else, and that its tests count on.

Usage: make-sample.py [OUT.graphml]

The file has exactly the form of our own writer (src/core/formats), so that
opening and saving it gives the same bytes; a test keeps the two together.
Python 3 and its standard library, nothing else.
"""

import csv
import pathlib
import sys
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent

# Keys in the order of the writer: first what follows from other fields, then
# the fields that the tables use, in the order of the schema.
NODES = {
    "node_type": "string", "ring": "int", "is_member": "boolean",
    "label": "string", "name": "string", "kind": "string",
    "subkind": "string", "labels": "string", "ess_status": "string",
    "sector": "string", "role": "string", "belonging": "string",
    "college": "string", "is_founder": "boolean", "is_support": "boolean",
    "joined": "string", "left": "string", "fte": "double",
    "fte_insertion": "double", "coop_people": "long",
    "collective_type": "string", "collective_layer": "string",
    "start": "string", "end": "string", "formality": "string",
    "lead_org": "string", "area_m2": "double", "budget_eur": "double",
    "commune": "string", "insee_code": "string", "lat": "double",
    "lon": "double", "source_type": "string", "confidence": "string",
    "notes": "string", "x": "double", "y": "double",
}
EDGES = {
    "weight": "int", "layer": "string", "type": "string",
    "directed": "boolean", "reciprocal": "boolean", "formality": "string",
    "intensity": "int", "people": "long", "start": "string", "end": "string",
    "amount_eur": "double", "amount_basis": "string", "monetary": "boolean",
    "motive": "string", "collective_id": "string", "source_type": "string",
    "confidence": "string", "note": "string", "role": "string",
}
POLE = {
    "app_version": "string",
    "pole_name": "string", "pole_id": "string", "fictitious": "boolean",
    "reference_date": "string", "events": "string",
    "territory_label": "string", "territory_communes": "string",
    "departement": "string", "departement_name": "string",
    "created": "string", "first_cooperation": "string", "stage": "string",
    "impulse": "string", "scope": "string", "historic_core": "boolean",
    "leader_figure": "boolean", "shared_place_role": "string",
    "governance_config": "string", "governance_config_before": "string",
    "governance_founder": "string", "legal_support_form": "string",
    "legal_support_org": "string", "animation_fte": "double",
    "resource_public_state_eur": "double",
    "resource_public_local_eur": "double", "resource_fees_eur": "double",
    "resource_reinvoicing_eur": "double", "resource_rents_eur": "double",
    "resource_investment_eur": "double", "resource_sales_eur": "double",
    "resource_non_monetary_eur": "double", "budget_eur": "double",
    "resource_year": "int", "call_2013": "string", "call_2015": "string",
    "charter_signed": "string",
}
DERIVED = {"app_version", "node_type", "ring", "is_member", "weight"}
RINGS = {"core": "1", "member": "2", "project": "3", "resident": "3", "partner": "4"}


def table(name):
    with open(HERE / "tables" / (name + ".csv"), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text(value, kind):
    if kind == "boolean":
        return {"0": "false", "1": "true"}[value]
    if kind == "double":
        number = float(value)
        return str(int(number)) if number.is_integer() else repr(number)
    return escape(value)


def data(fields, row, prefix, indent):
    return ["%s<data key=\"%s%s\">%s</data>" % (indent, prefix, name, text(row[name], kind))
            for name, kind in fields.items() if row.get(name)]


def keys(fields, rows, domain, derived):
    return ["  <key id=\"%s_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>"
            % (domain[0], name, domain, name, kind)
            for name, kind in fields.items()
            if (name in DERIVED) == derived and any(row.get(name) for row in rows)]


def nodes():
    places = {row["id"]: row for row in table("positions")}
    for row in table("organisations"):
        ring = RINGS.get(row["role"])
        row.update(places[row["id"]], node_type="organisation", ring=ring,
                   is_member=str(int(ring in ("1", "2"))) if ring else "")
        yield row
    for row in table("collectives"):
        row.update(places[row["id"]], node_type="collective", notes=row["note"],
                   collective_type=row["type"], collective_layer=row["layer"])
        yield row


def edges():
    for row in table("links"):
        row["weight"] = row["intensity"]
        yield row
    for number, row in enumerate(table("collective_members"), 1):
        row.update(id="p%02d" % number, layer="membership",
                   source=row["org_id"], target=row["collective_id"], collective_id="")
        yield row


def pole():
    row = {"pole_name" if line["field"] == "name" else line["field"]: line["value"]
           for line in table("pole")}
    row["app_version"] = "1"
    row["events"] = "\n".join("%(date)s %(type)s %(text)s" % event for event in table("events"))
    return row


def document():
    all_nodes, all_edges, the_pole = list(nodes()), list(edges()), pole()
    lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
             "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"]
    tables = [(POLE, [the_pole], "graph"), (NODES, all_nodes, "node"), (EDGES, all_edges, "edge")]
    for rank in tables:
        lines += keys(*rank, True)
    for rank in tables[1:] + tables[:1]:
        lines += keys(*rank, False)
    lines += ["  <graph id=\"G\" edgedefault=\"undirected\">"]
    lines += data(POLE, the_pole, "g_", "    ")
    for row in all_nodes:
        lines += ["    <node id=\"%s\">" % row["id"]]
        lines += data(NODES, row, "n_", "      ") + ["    </node>"]
    for row in all_edges:
        lines += ["    <edge id=\"%(id)s\" source=\"%(source)s\" target=\"%(target)s\">" % row]
        lines += data(EDGES, row, "e_", "      ") + ["    </edge>"]
    lines += ["  </graph>", "</graphml>", ""]
    return "\n".join(lines)


def main():
    out = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "pole-exemple.graphml"
    out.write_bytes(document().encode("utf-8"))


if __name__ == "__main__":
    main()
