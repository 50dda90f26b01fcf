/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places and patterns, for researchers. */
#include "mg-measure-rows.h"

#include <glib/gi18n-lib.h>

#include "mg-betweenness.h"
#include "mg-census.h"
#include "mg-places.h"

static const MgMeasure table[] = {
  {
    .id = "collective_clustering",
    .indicator = "I-22",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_SHARE,
    .counts = MG_COUNTS_ORGANISATIONS,
    .is_expert = TRUE,
    .name = N_("Meeting again"),
    .unit = N_("share of the ways of three steps"),
    .question = N_("Do two who meet in one collective cooperation meet in another?"),
    .formula = N_("4 * cycles of four / ways of three steps between organisations and "
               "collectives"),
    .sentence = N_("Those who meet in one collective cooperation often meet in another."),
    .caution = N_("Only what was declared: nothing is checked."),
    .source = "Robins & Alexander 2004, doi:10.1023/B:CMOT.0000032580.12184.c0",
    .none_reason = N_("What is known of collective cooperations was not read, or no "
                      "organisation is in two of them."),
    .checks = MG_CHECK_PROGRAMS,
    .network_func = mg_collective_clustering,
  },
  {
    .id = "stress",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_REAL,
    .is_expert = TRUE,
    .name = N_("Stress"),
    .unit = N_("shortest ways"),
    .low = MG_BOUND_0, .high = MG_BOUND_NONE,
    .question = N_("How many shortest ways pass through it?"),
    .formula = N_("number of shortest ways between others that pass through it"),
    .sentence = N_("Many shortest ways pass through it."),
    .caution = N_("Grows with the number of equal ways: betweenness, which shares them, "
                  "is easier to read."),
    .source = "Shimbel 1953, doi:10.1007/BF02476438",
    .none_reason = N_("The map has more than 2,000 organisations."),
    .checks = MG_CHECK_SHAPES | MG_CHECK_EVERY_NETWORK | MG_CHECK_PROGRAMS | MG_CHECK_LAWS,
    .organisation_func = mg_stress,
  },
  {
    .id = "katz",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .name = N_("Katz centrality"),
    .unit = N_("share of the largest"),
    .question = N_("How many lead to it, directly or from farther away?"),
    .formula = N_("x = 1 + a * sum of the partners’ x, a = 0.85 / largest number of "
               "partners; the largest is 1"),
    .sentence = N_("Many lead to it, directly or through others."),
    .caution = N_("For researchers: says nothing about the quality of cooperation."),
    .source = "Katz 1953, doi:10.1007/BF02289026",
    .none_reason = "",
    .checks = MG_CHECK_SHAPES | MG_CHECK_PROGRAMS,
    .organisation_func = mg_katz,
  },
  {
    .id = "hub",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .name = N_("Hub"),
    .unit = N_("share of the largest"),
    .question = N_("Does it lead to those that many lead to?"),
    .formula = N_("proportional to the sum of the authorities that it leads to; the "
               "largest is 1"),
    .sentence = N_("It leads to those that many lead to."),
    .caution = N_("Only for maps whose links have a direction."),
    .source = "Kleinberg 1999, doi:10.1145/324133.324140",
    .none_reason = N_("Directions are not looked at, there is no link, or the computation "
                      "does not settle."),
    .checks = MG_CHECK_PROGRAMS,
    .organisation_func = mg_hub,
  },
  {
    .id = "authority",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .name = N_("Authority"),
    .unit = N_("share of the largest"),
    .question = N_("Do those lead to it that lead to many?"),
    .formula = N_("proportional to the sum of the hubs that lead to it; the largest is "
               "1"),
    .sentence = N_("Those that lead to many lead to it."),
    .caution = N_("Only for maps whose links have a direction."),
    .source = "Kleinberg 1999, doi:10.1145/324133.324140",
    .none_reason = N_("Directions are not looked at, there is no link, or the computation "
                      "does not settle."),
    .checks = MG_CHECK_PROGRAMS,
    .organisation_func = mg_authority,
  },
  {
    .id = "information",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_REAL,
    .is_expert = TRUE,
    .ignores_directions = TRUE,
    .name = N_("Information centrality"),
    .unit = N_("inverse of the mean resistance"),
    .low = MG_BOUND_0, .high = MG_BOUND_N_HALF,
    .question = N_("How near are the others, if all ways count?"),
    .formula = N_("others of its piece / sum of the resistances to them, each pair a "
               "wire of one ohm"),
    .sentence = N_("Many ways lead from it to the others, not only the shortest."),
    .caution = N_("Values of different pieces are not alike."),
    .source = "Stephenson & Zelen 1989, doi:10.1016/0378-8733(89)90016-6; Brandes & "
              "Fleischer 2005, doi:10.1007/978-3-540-31856-9_44",
    .none_reason = N_("It has no partner, or its piece has more than 800 organisations."),
    .checks = MG_CHECK_SHAPES | MG_CHECK_PROGRAMS | MG_CHECK_LAWS,
    .organisation_func = mg_information,
  },
  {
    .id = "bridging",
    .indicator = "I-20",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_REAL,
    .is_expert = TRUE,
    .ignores_directions = TRUE,
    .name = N_("Bridging"),
    .unit = "",
    .low = MG_BOUND_0, .high = MG_BOUND_NONE,
    .question = N_("Does it join parts that are dense in themselves?"),
    .formula = N_("share of betweenness * (1 / partners) / sum over its partners of 1 / "
               "their partners"),
    .sentence = N_("It joins parts that are dense in themselves."),
    .caution = N_("Lying between others may be a bridge or a bottleneck: the group "
                  "decides which. One missing link can change it much."),
    .source = "Hwang, Cho, Zhang & Ramanathan 2006",
    .none_reason = N_("It has no partner, or there are fewer than three organisations."),
    .checks = MG_CHECK_SHAPES | MG_CHECK_EVERY_NETWORK | MG_CHECK_PROGRAMS,
    .organisation_func = mg_bridging,
  },
  {
    .id = "link_betweenness",
    .domain = MG_MEASURE_LINK,
    .format = MG_MEASURE_REAL,
    .is_expert = TRUE,
    .name = N_("Betweenness of links"),
    .unit = N_("pairs of organisations"),
    .low = MG_BOUND_1, .high = MG_BOUND_ALONG,
    .question = N_("How many organisations reach each other along this link?"),
    .formula = N_("sum over pairs of organisations, the two ends included, of the share of their "
               "shortest ways along the link"),
    .sentence = N_("Without this link, many would be farther from each other, or cut off."),
    .caution = N_("All links of the same two organisations, on whatever levels, have the value of the "
                  "pair. A bridge may be a strength or a bottleneck: the group decides which."),
    .source = "Girvan & Newman 2002, doi:10.1073/pnas.122653799; "
              "Brandes 2008, doi:10.1016/j.socnet.2007.11.001",
    .none_reason = N_("The map has more than 50,000 organisations."),
    .checks = MG_CHECK_SHAPES | MG_CHECK_IGRAPH | MG_CHECK_LAWS,
    .link_func = mg_link_betweenness,
  },
  {
    .id = "dyad_census",
    .domain = MG_MEASURE_GRID,
    .format = MG_MEASURE_COUNT,
    .counts = MG_COUNTS_BOTH,
    .is_expert = TRUE,
    .name = N_("Census of pairs"),
    .unit = N_("pairs of organisations"),
    .low = MG_BOUND_0, .high = MG_BOUND_TWOS,
    .question = N_("How many pairs are linked both ways, one way, not at all?"),
    .formula = N_("number of pairs by type"),
    .sentence = N_("Each row is a type of pair."),
    .caution = N_("For maps whose links have a direction; without, each pair is linked both ways "
                  "or not at all."),
    .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    .none_reason = "",
    .checks = MG_CHECK_PROGRAMS,
    .grid_func = mg_dyad_census,
  },
  {
    .id = "triad_census",
    .domain = MG_MEASURE_GRID,
    .format = MG_MEASURE_COUNT,
    .is_expert = TRUE,
    .name = N_("Census of threes"),
    .unit = N_("sets of three organisations"),
    .low = MG_BOUND_0, .high = MG_BOUND_NONE,
    .question = N_("How are sets of three linked?"),
    .formula = N_("number of sets of three by the 16 types of Holland and Leinhardt"),
    .sentence = N_("Each row is a type of set of three."),
    .caution = N_("For maps whose links have a direction; without, only four of the types occur: "
                  "003, 102, 201 and 300."),
    .source = "Holland & Leinhardt 1970, doi:10.1086/224954",
    .none_reason = N_("The map has more than 2,000 organisations."),
    .checks = MG_CHECK_PROGRAMS,
    .grid_func = mg_triad_census,
  },
  {
    .id = "clique_census",
    .indicator = "I-19",
    .domain = MG_MEASURE_GRID,
    .format = MG_MEASURE_COUNT,
    .is_expert = TRUE,
    .ignores_directions = TRUE,
    .name = N_("Census of sets that all cooperate"),
    .unit = N_("sets of organisations"),
    .low = MG_BOUND_0, .high = MG_BOUND_NONE,
    .question = N_("How many sets of each size all cooperate?"),
    .formula = N_("number of maximal cliques by size"),
    .sentence = N_("Each row is a size."),
    .caution = N_("For researchers: says nothing about the quality of cooperation."),
    .source = "Luce & Perry 1949, doi:10.1007/BF02289146",
    .none_reason = N_("There is no organisation, or the map has more than 2,000."),
    .checks = MG_CHECK_PROGRAMS,
    .grid_func = mg_clique_census,
  },
  {
    .id = "similarity",
    .domain = MG_MEASURE_GRID,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .ignores_directions = TRUE,
    .name = N_("Same partners"),
    .unit = N_("share of the partners"),
    .question = N_("Who has the same partners as whom?"),
    .formula = N_("partners in common / partners of one at least (Jaccard)"),
    .sentence = N_("Each cell tells how alike the partners of two organisations are."),
    .caution = N_("Organisations with one partner are alike or not by a single link."),
    .source = "Jaccard 1901; Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    .none_reason = N_("There is no organisation, or the map has more than 100."),
    .checks = MG_CHECK_PROGRAMS,
    .grid_func = mg_similarity,
  },
  {
    .id = "collective_list",
    .indicator = "I-22",
    .domain = MG_MEASURE_GRID,
    .format = MG_MEASURE_REAL,
    .counts = MG_COUNTS_ORGANISATIONS,
    .is_expert = TRUE,
    .name = N_("Who meets where"),
    .unit = "",
    .question = N_("How many meet in each collective cooperation, and do they meet "
                   "elsewhere, too?"),
    .formula = N_("participants, supporters, and pairs of participants who meet in "
               "another one, too / pairs"),
    .sentence = N_("Each row is a collective cooperation."),
    .caution = N_("Only what was declared: nothing is checked."),
    .source = "Latapy, Magnien & Del Vecchio 2008, doi:10.1016/j.socnet.2007.04.006",
    .none_reason = N_("Nobody takes part in a collective cooperation, or the map has more than 2,000 "
                      "organisations."),
    .checks = MG_CHECK_PROGRAMS,
    .grid_func = mg_collective_list,
  },
};

const MgMeasure *
mg_measure_rows_places (guint *n_rows)
{
  *n_rows = G_N_ELEMENTS (table);

  return table;
}
