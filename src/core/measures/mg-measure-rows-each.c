/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of each organisation from who is linked to whom. */
#include "mg-measure-rows.h"

#include <glib/gi18n-lib.h>

#include "mg-betweenness.h"
#include "mg-cohesion.h"
#include "mg-components.h"
#include "mg-density.h"
#include "mg-groups.h"
#include "mg-paths.h"
#include "mg-spectral.h"

static const MgMeasure table[] = {
  {
    .id = "degree",
    .indicator = "I-06",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_COUNT,
    .name = N_("Number of partners"),
    .unit = N_("partners"),
    .low = MG_BOUND_0, .high = MG_BOUND_PARTNERS,
    .question = N_("With how many others does it cooperate?"),
    .formula = N_("number of linked organisations; in plus out with directions"),
    .sentence = N_("It cooperates with many organisations of the map."),
    .caution = N_("Counts what was said in the room: those who were there are named "
                  "more often than the absent."),
    .source = "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    .none_reason = "",
    .checks = MG_CHECK_SHAPES | MG_CHECK_EVERY_NETWORK | MG_CHECK_SLOW_WAY | MG_CHECK_PUBLISHED |
              MG_CHECK_LAWS | MG_CHECK_SAMPLE,
    .organisation_func = mg_degree,
  },
  {
    .id = "strength",
    .indicator = "I-06",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_REAL,
    .counts = MG_COUNTS_LINKS,
    .name = N_("Strength"),
    .unit = N_("sum of intensities"),
    .low = MG_BOUND_0, .high = MG_BOUND_NONE,
    .question = N_("How much cooperation does it have, all links together?"),
    .formula = N_("sum of the intensities of its links"),
    .sentence = N_("Its links are many or intense."),
    .caution = N_("Intensity is an order (occasional, regular, structural), not a "
                  "quantity: the sum is a rough idea. A link without intensity counts its weight as "
                  "the file has it, below zero too, and 1 if it has none."),
    .source = "Barrat et al. 2004, doi:10.1073/pnas.0400087101",
    .none_reason = N_("One of its links has a weight that is no finite number."),
    .checks = MG_CHECK_SHAPES | MG_CHECK_LAWS | MG_CHECK_COUNTED,
    .organisation_func = mg_strength,
  },
  {
    .id = "betweenness",
    .indicator = "I-07",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_REAL,
    .is_expert = TRUE,
    .name = N_("Betweenness"),
    .unit = N_("pairs of organisations"),
    .low = MG_BOUND_0, .high = MG_BOUND_BETWEEN,
    .question = N_("How many others reach each other through it?"),
    .formula = N_("sum over pairs of others of the share of their shortest ways "
               "through it"),
    .sentence = N_("It puts in touch organisations that would not know each other "
                   "without it."),
    .caution = N_("Lying between others may be a bridge or a bottleneck: the group "
                  "decides which. One missing link can change it much."),
    .source = "Freeman 1977, doi:10.2307/3033543",
    .none_reason = "",
    .checks = MG_CHECK_SHAPES | MG_CHECK_EVERY_NETWORK | MG_CHECK_SLOW_WAY | MG_CHECK_IGRAPH |
              MG_CHECK_PUBLISHED | MG_CHECK_LAWS,
    .organisation_func = mg_betweenness,
  },
  {
    .id = "betweenness_norm",
    .indicator = "I-07",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .name = N_("Betweenness (share)"),
    .unit = N_("share of the pairs of others"),
    .question = N_("For what share of the others is it on the way?"),
    .formula = N_("betweenness / ((n-1)(n-2)/2); / ((n-1)(n-2)) with directions"),
    .sentence = N_("It puts in touch organisations that would not know each other "
                   "without it."),
    .caution = N_("Lying between others may be a bridge or a bottleneck: the group "
                  "decides which. One missing link can change it much."),
    .source = "Freeman 1977, doi:10.2307/3033543",
    .none_reason = N_("There are fewer than three organisations."),
    .checks = MG_CHECK_SHAPES | MG_CHECK_SAMPLE,
    .organisation_func = mg_betweenness_norm,
  },
  {
    .id = "closeness",
    .indicator = "I-08",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .name = N_("Closeness"),
    .unit = N_("inverse of the mean number of steps"),
    .question = N_("How near are those whom it can reach?"),
    .formula = N_("organisations reached / sum of the steps to them"),
    .sentence = N_("From here one reaches the others of its piece in few steps."),
    .caution = N_("Has nothing to do with kilometres. Values of different pieces are "
                  "not alike: prefer harmonic closeness when the map is in pieces."),
    .source = "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    .none_reason = N_("It has no partner."),
    .checks = MG_CHECK_SHAPES | MG_CHECK_EVERY_NETWORK | MG_CHECK_SLOW_WAY | MG_CHECK_IGRAPH |
              MG_CHECK_PUBLISHED | MG_CHECK_LAWS,
    .organisation_func = mg_closeness,
  },
  {
    .id = "harmonic",
    .indicator = "I-08",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .name = N_("Harmonic closeness"),
    .unit = N_("mean of 1 / steps"),
    .question = N_("How near is it to all the others?"),
    .formula = N_("sum of 1 / steps to each other organisation / (n-1)"),
    .sentence = N_("From here one reaches nearly the whole pole in a few contacts."),
    .caution = N_("Has nothing to do with kilometres."),
    .source = "Rochat 2009; Marchiori & Latora 2000, "
              "doi:10.1016/S0378-4371(00)00311-3",
    .none_reason = N_("There are fewer than two organisations."),
    .checks = MG_CHECK_SHAPES | MG_CHECK_EVERY_NETWORK | MG_CHECK_SLOW_WAY | MG_CHECK_IGRAPH |
              MG_CHECK_PUBLISHED | MG_CHECK_SAMPLE,
    .organisation_func = mg_harmonic,
  },
  {
    .id = "eigenvector",
    .indicator = "I-09",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .ignores_directions = TRUE,
    .name = N_("Eigenvector centrality"),
    .unit = N_("share of the largest"),
    .question = N_("Are its partners themselves well linked?"),
    .formula = N_("proportional to the sum of the partners’ values; the largest is 1"),
    .sentence = N_("Its partners are well linked themselves."),
    .caution = N_("Means nothing across separate pieces: outside the densest one all "
                  "have 0."),
    .source = "Bonacich 1972, doi:10.1080/0022250X.1972.9989806",
    .none_reason = N_("No two organisations are linked, or the computation does not "
                      "settle."),
    .checks = MG_CHECK_SHAPES | MG_CHECK_SLOW_WAY | MG_CHECK_IGRAPH | MG_CHECK_PUBLISHED,
    .organisation_func = mg_eigenvector,
  },
  {
    .id = "pagerank",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .name = N_("PageRank"),
    .unit = N_("share of all visits"),
    .question = N_("How often does a stroll from partner to partner come by?"),
    .formula = N_("stationary share of a random walk, damping 0.85"),
    .sentence = N_("A stroll from partner to partner often comes by."),
    .caution = N_("Without directions it says little more than the number of "
                  "partners."),
    .source = "Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X",
    .none_reason = "",
    .checks = MG_CHECK_SHAPES | MG_CHECK_SLOW_WAY | MG_CHECK_IGRAPH,
    .organisation_func = mg_pagerank,
  },
  {
    .id = "clustering",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .ignores_directions = TRUE,
    .name = N_("Partners who are partners"),
    .unit = N_("share of the pairs of partners"),
    .question = N_("Do its partners cooperate with each other?"),
    .formula = N_("linked pairs of its partners / pairs of its partners"),
    .sentence = N_("Its partners work with each other, too."),
    .caution = N_("With two partners it can only be 0 or 1."),
    .source = "Watts & Strogatz 1998, doi:10.1038/30918",
    .none_reason = N_("It has fewer than two partners."),
    .checks = MG_CHECK_SHAPES | MG_CHECK_EVERY_NETWORK | MG_CHECK_SLOW_WAY | MG_CHECK_LAWS,
    .organisation_func = mg_clustering,
  },
  {
    .id = "constraint",
    .indicator = "I-20",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_REAL,
    .is_expert = TRUE,
    .ignores_directions = TRUE,
    .name = N_("Constraint (Burt)"),
    .unit = "",
    .low = MG_BOUND_0, .high = MG_BOUND_9_8,
    .question = N_("Do its contacts all lead to the same circle?"),
    .formula = N_("sum over its partners j of (p(ij) + sum over q of p(iq)·p(qj))^2, "
               "p(ij) = 1 / number of partners"),
    .sentence = N_("Its partners are linked to each other; a low value links different "
                   "circles."),
    .caution = N_("Made for competition between persons or firms, not for "
                  "cooperation. With one partner it is 1 by construction."),
    .source = "Burt 1992; Burt 2004, doi:10.1086/421787",
    .none_reason = N_("It has no partner."),
    .checks = MG_CHECK_SHAPES | MG_CHECK_SLOW_WAY | MG_CHECK_PUBLISHED | MG_CHECK_LAWS | MG_CHECK_SAMPLE,
    .organisation_func = mg_constraint,
  },
  {
    .id = "coreness",
    .indicator = "I-19",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_COUNT,
    .is_expert = TRUE,
    .ignores_directions = TRUE,
    .name = N_("Depth in the dense part"),
    .unit = N_("partners within"),
    .low = MG_BOUND_0, .high = MG_BOUND_N_1,
    .question = N_("How dense is the part it belongs to?"),
    .formula = N_("largest k such that it belongs to the k-core"),
    .sentence = N_("It belongs to a part in which everyone has at least this many "
                   "partners."),
    .caution = N_("Says nothing about the core that the pole declares."),
    .source = "Seidman 1983, doi:10.1016/0378-8733(83)90028-X",
    .none_reason = "",
    .checks = MG_CHECK_SHAPES | MG_CHECK_SLOW_WAY | MG_CHECK_PUBLISHED | MG_CHECK_LAWS | MG_CHECK_SAMPLE,
    .organisation_func = mg_coreness,
  },
  {
    .id = "articulation",
    .indicator = "I-20",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_YES_NO,
    .ignores_directions = TRUE,
    .name = N_("Articulation point"),
    .unit = "",
    .question = N_("Would a part of the map be cut off without it?"),
    .formula = N_("whether it is a cut vertex"),
    .sentence = N_("If it withdrew, some organisations would no longer be linked to "
                   "the rest of the pole."),
    .caution = N_("Depends on the perimeter: partners outside may offer another way. "
                  "To be shown with the agreement of those concerned."),
    .source = "Tarjan 1972, doi:10.1137/0201010",
    .none_reason = "",
    .checks = MG_CHECK_SHAPES | MG_CHECK_EVERY_NETWORK | MG_CHECK_SLOW_WAY | MG_CHECK_LAWS | MG_CHECK_SAMPLE,
    .organisation_func = mg_articulation,
  },
  {
    .id = "component",
    .indicator = "I-18",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_GROUP,
    .ignores_directions = TRUE,
    .name = N_("Piece"),
    .unit = "",
    .question = N_("To which piece of the map does it belong?"),
    .formula = N_("number of its connected component, the largest first"),
    .sentence = N_("Organisations with the same number are linked, directly or through "
                   "others."),
    .caution = N_("The number is a name, not a quantity."),
    .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    .none_reason = "",
    .checks = MG_CHECK_SHAPES | MG_CHECK_SLOW_WAY,
    .organisation_func = mg_component,
  },
  {
    .id = "community",
    .indicator = "I-10",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_GROUP,
    .is_expert = TRUE,
    .ignores_directions = TRUE,
    .name = N_("Groups"),
    .unit = "",
    .question = N_("With which group does it mostly work?"),
    .formula = N_("number of its group in the Louvain partition, the largest first"),
    .sentence = N_("Organisations with the same number work mostly among themselves."),
    .caution = N_("Groups are always found, even in noise, and change easily on a "
                  "small map: the pole may rename or refuse them."),
    .source = "Blondel, Guillaume, Lambiotte & Lefebvre 2008, "
              "doi:10.1088/1742-5468/2008/10/P10008",
    .none_reason = "",
    .checks = MG_CHECK_SHAPES | MG_CHECK_LAWS | MG_CHECK_METHOD,
    .organisation_func = mg_community,
  },
};

const MgMeasure *
mg_measure_rows_each (guint *n_rows)
{
  *n_rows = G_N_ELEMENTS (table);

  return table;
}
