/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows, network first, in the order in which they are shown and written. */
#include "mg-measure.h"

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
    .id = "organisations",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_COUNT,
    .name = N_("Organisations"),
    .unit = N_("organisations"),
    .question = N_("How many organisations are looked at?"),
    .formula = "n",
    .sentence = N_("The map shows this many organisations."),
    .caution = N_("Depends on the perimeter and on the date; the support structure "
                  "and absent organisations are left out."),
    .source = "",
    .none_reason = "",
    .network_func = mg_count_organisations,
  },
  {
    .id = "links",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_COUNT,
    .name = N_("Links"),
    .unit = N_("links"),
    .question = N_("How many links of cooperation were named?"),
    .formula = "number of links of the chosen levels",
    .sentence = N_("This many links of cooperation were named."),
    .caution = N_("Several links between the same two organisations all count; see "
                  "the pairs."),
    .source = "",
    .none_reason = "",
    .network_func = mg_count_links,
  },
  {
    .id = "pairs",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_COUNT,
    .name = N_("Linked pairs"),
    .unit = N_("pairs of organisations"),
    .question = N_("How many pairs of organisations cooperate?"),
    .formula = "m, parallel links counted once",
    .sentence = N_("This many pairs of organisations cooperate at least once."),
    .caution = N_("What nobody drew is not there: a link that is missing on the map "
                  "may exist."),
    .source = "",
    .none_reason = "",
    .network_func = mg_count_pairs,
  },
  {
    .id = "density",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_SHARE,
    .name = N_("Density"),
    .unit = N_("share of what is possible"),
    .question = N_("Of all the pairs that could cooperate, how many do?"),
    .formula = "2m / (n(n-1)); m / (n(n-1)) with directions",
    .sentence = N_("Many of the possible pairs cooperate already."),
    .caution = N_("Falls by itself when the pole grows: always to be read with the "
                  "mean number of partners, and not to compare poles of different "
                  "sizes."),
    .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    .none_reason = N_("There are fewer than two organisations."),
    .network_func = mg_density,
  },
  {
    .id = "mean_degree",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_REAL,
    .name = N_("Mean number of partners"),
    .unit = N_("partners per organisation"),
    .question = N_("With how many others does an organisation cooperate on average?"),
    .formula = "2m / n",
    .sentence = N_("On average, an organisation works with many others."),
    .caution = N_("A mean hides differences: some may have many partners and others "
                  "none."),
    .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    .none_reason = N_("There is no organisation."),
    .network_func = mg_mean_degree,
  },
  {
    .id = "components",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_COUNT,
    .name = N_("Pieces"),
    .unit = N_("pieces"),
    .question = N_("Into how many pieces does the map fall?"),
    .formula = "number of connected components",
    .sentence = N_("The map is in several pieces without a link between them."),
    .caution = N_("An organisation that is not linked yet is a piece of its own."),
    .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    .none_reason = "",
    .network_func = mg_count_components,
  },
  {
    .id = "largest_component",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_COUNT,
    .name = N_("Largest piece"),
    .unit = N_("organisations"),
    .question = N_("How many organisations are linked with each other, directly or "
                   "through others?"),
    .formula = "size of the largest connected component",
    .sentence = N_("This many organisations are linked with each other, directly or "
                   "through others."),
    .caution = N_("To be linked through many others is not to know each other."),
    .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    .none_reason = "",
    .network_func = mg_largest_component,
  },
  {
    .id = "isolates",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_COUNT,
    .name = N_("Organisations not linked yet"),
    .unit = N_("organisations"),
    .question = N_("How many organisations have no link on the map?"),
    .formula = "number of organisations with degree 0",
    .sentence = N_("This many organisations are not linked to the others yet."),
    .caution = N_("Not linked on the map does not mean inactive: grants and other "
                  "context links are not counted here."),
    .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    .none_reason = "",
    .network_func = mg_count_isolates,
  },
  {
    .id = "transitivity",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .name = N_("Transitivity"),
    .unit = N_("share of triples"),
    .question = N_("Do two partners of the same organisation cooperate, too?"),
    .formula = "closed triples / all triples",
    .sentence = N_("When two organisations have a partner in common, they often "
                   "cooperate with each other."),
    .caution = N_("Shared places and projects are left out: they would make triangles "
                  "of all their participants."),
    .source = "Newman, Watts & Strogatz 2002, doi:10.1073/pnas.012582999",
    .none_reason = N_("No organisation has two partners."),
    .network_func = mg_transitivity,
  },
  {
    .id = "diameter",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_COUNT,
    .is_expert = TRUE,
    .name = N_("Longest distance"),
    .unit = N_("steps"),
    .question = N_("How many steps are the two most distant organisations apart?"),
    .formula = "largest of the shortest distances that exist",
    .sentence = N_("From one end of the map to the other there are many steps."),
    .caution = N_("One organisation at the edge is enough to lengthen it; pieces "
                  "without a link between them are not counted."),
    .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    .none_reason = N_("No two organisations are linked."),
    .network_func = mg_diameter,
  },
  {
    .id = "mean_distance",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_REAL,
    .is_expert = TRUE,
    .name = N_("Mean distance"),
    .unit = N_("steps"),
    .question = N_("How many steps is one organisation from another on average?"),
    .formula = "mean of the shortest distances that exist",
    .sentence = N_("To reach another organisation one has to go through several "
                   "others."),
    .caution = N_("Only pairs that are connected count: a map in pieces may seem "
                  "closer than it is."),
    .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    .none_reason = N_("No two organisations are linked."),
    .network_func = mg_mean_distance,
  },
  {
    .id = "degree_centralization",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .name = N_("Centralisation (partners)"),
    .unit = N_("share of a star’s"),
    .question = N_("Is cooperation spread, or gathered around one organisation?"),
    .formula = "sum of (largest degree - degree) / ((n-1)(n-2))",
    .sentence = N_("Cooperation gathers around one organisation."),
    .caution = N_("There is no good value: which form suits depends on trust, size, "
                  "agreement and skills. Membership drawn as links to the support "
                  "structure would make any pole a star."),
    .source = "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    .none_reason = N_("There are fewer than three organisations."),
    .network_func = mg_degree_centralization,
  },
  {
    .id = "betweenness_centralization",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .name = N_("Centralisation (betweenness)"),
    .unit = N_("share of a star’s"),
    .question = N_("Does the way from one to another rest on few organisations?"),
    .formula = "sum of (largest share - share) / (n-1)",
    .sentence = N_("The way from one part to another rests on few organisations."),
    .caution = N_("Very sensitive to a single missing link."),
    .source = "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    .none_reason = N_("There are fewer than three organisations."),
    .network_func = mg_betweenness_centralization,
  },
  {
    .id = "modularity",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_REAL,
    .is_expert = TRUE,
    .name = N_("Separation of the groups"),
    .unit = N_("share of pairs above chance"),
    .question = N_("Do the groups that the map draws work mostly among themselves?"),
    .formula = "share of pairs within groups - share expected by chance",
    .sentence = N_("The map draws groups that work mostly among themselves."),
    .caution = N_("Groups are always found, even in noise, and change easily on a "
                  "small map: the pole may rename or refuse them."),
    .source = "Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113",
    .none_reason = N_("No two organisations are linked."),
    .network_func = mg_modularity,
  },
  {
    .id = "max_coreness",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_COUNT,
    .is_expert = TRUE,
    .name = N_("Depth of the densest part"),
    .unit = N_("partners within"),
    .question = N_("How tightly are the organisations of the densest part linked?"),
    .formula = "largest k such that a k-core exists",
    .sentence = N_("There is a part of the map in which each has at least this many "
                   "partners."),
    .caution = N_("Says nothing about the core that the pole declares."),
    .source = "Seidman 1983, doi:10.1016/0378-8733(83)90028-X",
    .none_reason = "",
    .network_func = mg_max_coreness,
  },
  {
    .id = "articulation_points",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_COUNT,
    .name = N_("Articulation points"),
    .unit = N_("organisations"),
    .question = N_("How many organisations alone hold a part of the map to the rest?"),
    .formula = "number of cut vertices",
    .sentence = N_("This many organisations alone hold a part of the pole to the rest."),
    .caution = N_("Depends on the perimeter: partners outside may offer another way. "
                  "Substitutes are not known to the map."),
    .source = "Tarjan 1972, doi:10.1137/0201010",
    .none_reason = "",
    .network_func = mg_count_articulation_points,
  },
  {
    .id = "bridges",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_COUNT,
    .name = N_("Single links"),
    .unit = N_("pairs of organisations"),
    .question = N_("How many pairs alone hold a part of the map to the rest?"),
    .formula = "number of cut edges",
    .sentence = N_("This many pairs alone hold a part of the pole to the rest."),
    .caution = N_("An organisation with one partner always makes one: it may just "
                  "have arrived."),
    .source = "Tarjan 1974, doi:10.1016/0020-0190(74)90003-9",
    .none_reason = "",
    .network_func = mg_count_bridges,
  },
  {
    .id = "multiplex_pairs",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_COUNT,
    .name = N_("Multiplex relations"),
    .unit = N_("pairs of organisations"),
    .question = N_("How many pairs cooperate on several levels at once?"),
    .formula = "number of pairs with links of two levels or more",
    .sentence = N_("This many pairs cooperate on several levels at once."),
    .caution = N_("Depends on how finely links were asked for: only maps made with "
                  "the same questions compare."),
    .source = "Provan & Milward 1995, doi:10.2307/2393698",
    .none_reason = "",
    .network_func = mg_count_multiplex_pairs,
  },
  {
    .id = "multiplexity",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_SHARE,
    .name = N_("Share of multiplex relations"),
    .unit = N_("share of the pairs"),
    .question = N_("What share of the pairs cooperates on several levels?"),
    .formula = "pairs with links of two levels or more / pairs",
    .sentence = N_("Many pairs cooperate on several levels at once."),
    .caution = N_("Depends on how finely links were asked for: only maps made with "
                  "the same questions compare."),
    .source = "Provan & Milward 1995, doi:10.2307/2393698",
    .none_reason = N_("No two organisations are linked, or fewer than two levels are "
                      "looked at."),
    .network_func = mg_multiplexity,
  },
  {
    .id = "links_before_entry",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_COUNT,
    .name = N_("Links before entry"),
    .unit = N_("links"),
    .question = N_("How many links were left out because an organisation was not there "
                   "yet, or no longer, at the date?"),
    .formula = "links of the date whose ends are not both on the map at the date",
    .sentence = N_("This many links are older than the arrival of one of their "
                   "organisations, or outlive its departure."),
    .caution = N_("They are in no other figure."),
    .source = "",
    .none_reason = "",
    .network_func = mg_count_links_before_entry,
  },
  {
    .id = "degree",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_COUNT,
    .name = N_("Number of partners"),
    .unit = N_("partners"),
    .question = N_("With how many others does it cooperate?"),
    .formula = "number of linked organisations; in plus out with directions",
    .sentence = N_("It cooperates with many organisations of the map."),
    .caution = N_("Counts what was said in the room: those who were there are named "
                  "more often than the absent."),
    .source = "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    .none_reason = "",
    .organisation_func = mg_degree,
  },
  {
    .id = "strength",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_REAL,
    .name = N_("Strength"),
    .unit = N_("sum of intensities"),
    .question = N_("How much cooperation does it have, all links together?"),
    .formula = "sum of the intensities of its links",
    .sentence = N_("Its links are many or intense."),
    .caution = N_("Intensity is an order (weak, medium, strong), not a quantity: the "
                  "sum is a rough idea. A link without intensity counts 1."),
    .source = "Barrat et al. 2004, doi:10.1073/pnas.0400087101",
    .none_reason = "",
    .organisation_func = mg_strength,
  },
  {
    .id = "betweenness",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_REAL,
    .is_expert = TRUE,
    .name = N_("Betweenness"),
    .unit = N_("pairs of organisations"),
    .question = N_("How many others reach each other through it?"),
    .formula = "sum over pairs of others of the share of their shortest ways "
               "through it",
    .sentence = N_("It puts in touch organisations that would not know each other "
                   "without it."),
    .caution = N_("Lying between others may be a bridge or a bottleneck: the group "
                  "decides which. One missing link can change it much."),
    .source = "Freeman 1977, doi:10.2307/3033543",
    .none_reason = "",
    .organisation_func = mg_betweenness,
  },
  {
    .id = "betweenness_norm",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .name = N_("Betweenness (share)"),
    .unit = N_("share of the pairs of others"),
    .question = N_("For what share of the others is it on the way?"),
    .formula = "betweenness / ((n-1)(n-2)/2); / ((n-1)(n-2)) with directions",
    .sentence = N_("It puts in touch organisations that would not know each other "
                   "without it."),
    .caution = N_("Lying between others may be a bridge or a bottleneck: the group "
                  "decides which. One missing link can change it much."),
    .source = "Freeman 1977, doi:10.2307/3033543",
    .none_reason = N_("There are fewer than three organisations."),
    .organisation_func = mg_betweenness_norm,
  },
  {
    .id = "closeness",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .name = N_("Closeness"),
    .unit = N_("inverse of the mean number of steps"),
    .question = N_("How near are those whom it can reach?"),
    .formula = "organisations reached / sum of the steps to them",
    .sentence = N_("From here one reaches the others of its piece in few steps."),
    .caution = N_("Has nothing to do with kilometres. Values of different pieces are "
                  "not alike: prefer harmonic closeness when the map is in pieces."),
    .source = "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    .none_reason = N_("It has no partner."),
    .organisation_func = mg_closeness,
  },
  {
    .id = "harmonic",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .name = N_("Harmonic closeness"),
    .unit = N_("mean of 1 / steps"),
    .question = N_("How near is it to all the others?"),
    .formula = "sum of 1 / steps to each other organisation / (n-1)",
    .sentence = N_("From here one reaches nearly the whole pole in a few contacts."),
    .caution = N_("Has nothing to do with kilometres."),
    .source = "Rochat 2009; Marchiori & Latora 2000, "
              "doi:10.1016/S0378-4371(00)00311-3",
    .none_reason = N_("There are fewer than two organisations."),
    .organisation_func = mg_harmonic,
  },
  {
    .id = "eigenvector",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .name = N_("Eigenvector centrality"),
    .unit = N_("share of the largest"),
    .question = N_("Are its partners themselves well linked?"),
    .formula = "proportional to the sum of the partners’ values; the largest is 1",
    .sentence = N_("Its partners are well linked themselves."),
    .caution = N_("Means nothing across separate pieces: outside the densest one all "
                  "have 0."),
    .source = "Bonacich 1972, doi:10.1080/0022250X.1972.9989806",
    .none_reason = N_("No two organisations are linked, or the computation does not "
                      "settle."),
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
    .formula = "stationary share of a random walk, damping 0.85",
    .sentence = N_("A stroll from partner to partner often comes by."),
    .caution = N_("Without directions it says little more than the number of "
                  "partners."),
    .source = "Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X",
    .none_reason = "",
    .organisation_func = mg_pagerank,
  },
  {
    .id = "clustering",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .name = N_("Partners who are partners"),
    .unit = N_("share of the pairs of partners"),
    .question = N_("Do its partners cooperate with each other?"),
    .formula = "linked pairs of its partners / pairs of its partners",
    .sentence = N_("Its partners work with each other, too."),
    .caution = N_("With two partners it can only be 0 or 1."),
    .source = "Watts & Strogatz 1998, doi:10.1038/30918",
    .none_reason = N_("It has fewer than two partners."),
    .organisation_func = mg_clustering,
  },
  {
    .id = "constraint",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_REAL,
    .is_expert = TRUE,
    .name = N_("Constraint (Burt)"),
    .unit = "",
    .question = N_("Do its contacts all lead to the same circle?"),
    .formula = "sum over its partners j of (p(ij) + sum over q of p(iq)·p(qj))^2, "
               "p(ij) = 1 / number of partners",
    .sentence = N_("Its partners are linked to each other; a low value links different "
                   "circles."),
    .caution = N_("Made for competition between persons or firms, not for "
                  "cooperation. With one partner it is 1 by construction."),
    .source = "Burt 1992; Burt 2004, doi:10.1086/421787",
    .none_reason = N_("It has no partner."),
    .organisation_func = mg_constraint,
  },
  {
    .id = "coreness",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_COUNT,
    .is_expert = TRUE,
    .name = N_("Depth in the dense part"),
    .unit = N_("partners within"),
    .question = N_("How dense is the part it belongs to?"),
    .formula = "largest k such that it belongs to the k-core",
    .sentence = N_("It belongs to a part in which everyone has at least this many "
                   "partners."),
    .caution = N_("Says nothing about the core that the pole declares."),
    .source = "Seidman 1983, doi:10.1016/0378-8733(83)90028-X",
    .none_reason = "",
    .organisation_func = mg_coreness,
  },
  {
    .id = "articulation",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_YES_NO,
    .name = N_("Articulation point"),
    .unit = "",
    .question = N_("Would a part of the map be cut off without it?"),
    .formula = "whether it is a cut vertex",
    .sentence = N_("If it withdrew, some organisations would no longer be linked to "
                   "the rest of the pole."),
    .caution = N_("Depends on the perimeter: partners outside may offer another way. "
                  "To be shown with the agreement of those concerned."),
    .source = "Tarjan 1972, doi:10.1137/0201010",
    .none_reason = "",
    .organisation_func = mg_articulation,
  },
  {
    .id = "component",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_GROUP,
    .name = N_("Piece"),
    .unit = "",
    .question = N_("To which piece of the map does it belong?"),
    .formula = "number of its connected component, the largest first",
    .sentence = N_("Organisations with the same number are linked, directly or through "
                   "others."),
    .caution = N_("The number is a name, not a quantity."),
    .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    .none_reason = "",
    .organisation_func = mg_component,
  },
  {
    .id = "community",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_GROUP,
    .is_expert = TRUE,
    .name = N_("Groups"),
    .unit = "",
    .question = N_("With which group does it mostly work?"),
    .formula = "number of its group in the Louvain partition, the largest first",
    .sentence = N_("Organisations with the same number work mostly among themselves."),
    .caution = N_("Groups are always found, even in noise, and change easily on a "
                  "small map: the pole may rename or refuse them."),
    .source = "Blondel, Guillaume, Lambiotte & Lefebvre 2008, "
              "doi:10.1088/1742-5468/2008/10/P10008",
    .none_reason = "",
    .organisation_func = mg_community,
  },
};

const MgMeasure *
mg_measure_get_table (guint *n_rows)
{
  g_return_val_if_fail (n_rows != NULL, NULL);

  *n_rows = G_N_ELEMENTS (table);

  return table;
}

const MgMeasure *
mg_measure_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (g_str_equal (table[i].id, id))
        return &table[i];
    }

  return NULL;
}
