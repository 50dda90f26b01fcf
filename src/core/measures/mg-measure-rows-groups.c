/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups: those that links draw, and those that fields say. */
#include "mg-measure-rows.h"

#include <glib/gi18n-lib.h>

#include "mg-governance.h"
#include "mg-group-stability.h"
#include "mg-mix.h"

static const MgMeasure table[] = {
  {
    .id = "stability_rand",
    .indicator = "I-10",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_REAL,
    .is_expert = TRUE,
    .ignores_directions = TRUE,
    .name = N_("Stability of the groups"),
    .unit = "",
    .low = MG_BOUND_MINUS_1, .high = MG_BOUND_1,
    .question = N_("Are the same groups found when one looks again?"),
    .formula = N_("mean adjusted Rand index of 20 runs of the Leiden method, two by two"),
    .sentence = N_("The same groups are found each time: they are worth talking about."),
    .caution = N_("Below 0.8 or so, do not show groups: another look would draw others."),
    .source = "Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z; "
              "Hubert & Arabie 1985, doi:10.1007/BF01908075",
    .none_reason = N_("No two organisations are linked, or the map has more than 50,000 "
                      "pairs."),
    .checks = MG_CHECK_GROUPS,
    .network_func = mg_stability_rand,
  },
  {
    .id = "stability_information",
    .indicator = "I-10",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .ignores_directions = TRUE,
    .name = N_("Stability of the groups (information)"),
    .unit = "",
    .question = N_("How much does one look at the groups say about another?"),
    .formula = N_("mean normalised mutual information of 20 runs of the Leiden method, "
               "two by two"),
    .sentence = N_("One look at the groups says nearly all about another."),
    .caution = N_("High by itself where there are many small groups: read the stability "
                  "beside it."),
    .source = "Danon et al. 2005, doi:10.1088/1742-5468/2005/09/P09008",
    .none_reason = N_("No two organisations are linked, or the map has more than 50,000 "
                      "pairs."),
    .checks = MG_CHECK_GROUPS,
    .network_func = mg_stability_information,
  },
  {
    .id = "assortativity_kind",
    .indicator = "I-12",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_REAL,
    .is_expert = TRUE,
    .name = N_("Like with like (kinds)"),
    .unit = "",
    .low = MG_BOUND_MINUS_1, .high = MG_BOUND_1,
    .question = N_("Do organisations cooperate with those of their own kind?"),
    .formula = N_("(share of pairs within - share expected by chance) / (1 - share "
               "expected by chance)"),
    .sentence = N_("Organisations mostly cooperate with those of their own kind."),
    .caution = N_("1 if pairs join only those alike, 0 if chance alone would do as "
                  "much; the lowest value depends on the composition."),
    .source = "Newman 2003, doi:10.1103/PhysRevE.67.026126",
    .none_reason = N_("Linked pairs meet fewer than two categories."),
    .checks = MG_CHECK_PROGRAMS,
    .network_func = mg_assortativity_kind,
  },
  {
    .id = "assortativity_ess",
    .indicator = "I-12",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_REAL,
    .is_expert = TRUE,
    .name = N_("Like with like (the SSE and others)"),
    .unit = "",
    .low = MG_BOUND_MINUS_1, .high = MG_BOUND_1,
    .question = N_("Does the SSE cooperate with itself, and others with others?"),
    .formula = N_("(share of pairs within - share expected by chance) / (1 - share "
               "expected by chance)"),
    .sentence = N_("The SSE mostly cooperates with the SSE."),
    .caution = N_("1 if pairs join only those alike, 0 if chance alone would do as "
                  "much; the lowest value depends on the composition."),
    .source = "Newman 2003, doi:10.1103/PhysRevE.67.026126",
    .none_reason = N_("Linked pairs meet fewer than two categories."),
    .checks = MG_CHECK_PROGRAMS,
    .network_func = mg_assortativity_ess,
  },
  {
    .id = "assortativity_by",
    .indicator = "I-12",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_REAL,
    .is_expert = TRUE,
    .name = N_("Like with like (chosen field)"),
    .unit = "",
    .low = MG_BOUND_MINUS_1, .high = MG_BOUND_1,
    .question = N_("Do organisations cooperate with those alike in the chosen field?"),
    .formula = N_("(share of pairs within - share expected by chance) / (1 - share "
               "expected by chance)"),
    .sentence = N_("Organisations mostly cooperate with those alike."),
    .caution = N_("1 if pairs join only those alike, 0 if chance alone would do as "
                  "much; the lowest value depends on the composition."),
    .source = "Newman 2003, doi:10.1103/PhysRevE.67.026126",
    .none_reason = N_("No field was chosen, or too little is known of it."),
    .checks = MG_CHECK_PROGRAMS | MG_CHECK_SAME,
    .network_func = mg_assortativity_by,
  },
  {
    .id = "ei_by",
    .indicator = "I-12",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_REAL,
    .is_expert = TRUE,
    .name = N_("Openness (chosen field)"),
    .unit = "",
    .low = MG_BOUND_MINUS_1, .high = MG_BOUND_1,
    .question = N_("Do pairs join organisations that differ in the chosen field?"),
    .formula = N_("(E - I) / (E + I): pairs between and pairs within"),
    .sentence = N_("The pole brings different organisations together."),
    .caution = N_("The sizes of the groups alone make a value: always to be read beside "
                  "the expected one."),
    .source = "Krackhardt & Stern 1988, doi:10.2307/2786835",
    .none_reason = N_("No field was chosen, or too little is known of it."),
    .checks = MG_CHECK_SAME,
    .network_func = mg_ei_by,
  },
  {
    .id = "ei_by_expected",
    .indicator = "I-12",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_REAL,
    .counts = MG_COUNTS_ORGANISATIONS,
    .is_expert = TRUE,
    .name = N_("Expected openness (chosen field)"),
    .unit = "",
    .low = MG_BOUND_MINUS_1, .high = MG_BOUND_1,
    .question = N_("What openness would the values of the chosen field alone give?"),
    .formula = N_("(E* - I*) / (E* + I*) over all possible pairs"),
    .sentence = N_("The composition alone would make the pole open."),
    .caution = N_("The sizes of the groups alone make a value: always to be read beside "
                  "the expected one."),
    .source = "Everett & Borgatti 2012, doi:10.1016/j.socnet.2012.06.001",
    .none_reason = N_("No field was chosen, or too little is known of it."),
    .checks = MG_CHECK_SAME,
    .network_func = mg_ei_by_expected,
  },
  {
    .id = "blau_by",
    .indicator = "I-15",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_SHARE,
    .counts = MG_COUNTS_ORGANISATIONS,
    .is_expert = TRUE,
    .name = N_("Diversity (chosen field)"),
    .unit = "",
    .question = N_("Do two organisations drawn at random often differ in the chosen field?"),
    .formula = N_("1 - sum of squared shares, the share of each value of the field"),
    .sentence = N_("The pole brings together organisations that differ."),
    .caution = N_("Depends on how fine the list of categories is."),
    .source = "Blau 1977; Agresti & Agresti 1978, doi:10.2307/270810",
    .none_reason = N_("No field was chosen, or too little is known of it."),
    .checks = MG_CHECK_SAME,
    .network_func = mg_blau_by,
  },
  {
    .id = "iqv_by",
    .indicator = "I-15",
    .domain = MG_MEASURE_NETWORK,
    .format = MG_MEASURE_SHARE,
    .counts = MG_COUNTS_ORGANISATIONS,
    .is_expert = TRUE,
    .name = N_("Evenness (chosen field)"),
    .unit = "",
    .question = N_("Are the values of the chosen field equally frequent?"),
    .formula = N_("diversity * K / (K - 1), K values present: 1 if all are equally frequent"),
    .sentence = N_("No value is much more frequent than the others."),
    .caution = N_("Depends on how fine the list of categories is."),
    .source = "Blau 1977; Agresti & Agresti 1978, doi:10.2307/270810",
    .none_reason = N_("No field was chosen, or too little is known of it."),
    .checks = MG_CHECK_SAME,
    .network_func = mg_iqv_by,
  },
  {
    .id = "group_share",
    .indicator = "I-10",
    .domain = MG_MEASURE_ORGANISATION,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .ignores_directions = TRUE,
    .name = N_("Firmness in its group"),
    .unit = N_("share of the runs"),
    .question = N_("Is it found with the others of its group when one looks again?"),
    .formula = N_("mean over the others of its group of the share of 20 runs of the "
               "Leiden method with both in one group"),
    .sentence = N_("It is nearly always found with the others of its group."),
    .caution = N_("Groups are always found, even in noise, and change easily on a small "
                  "map: the pole may rename or refuse them."),
    .source = "Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z",
    .none_reason = N_("It is alone in its group, or the map has no links, or more than "
                      "50,000 pairs."),
    .checks = MG_CHECK_GROUPS,
    .organisation_func = mg_group_share,
  },
  {
    .id = "count_by",
    .indicator = "I-15",
    .domain = MG_MEASURE_GRID,
    .format = MG_MEASURE_SHARE,
    .counts = MG_COUNTS_ORGANISATIONS,
    .is_expert = TRUE,
    .name = N_("Organisations by chosen field"),
    .unit = N_("share of the organisations"),
    .question = N_("How many organisations are there of each?"),
    .formula = N_("organisations of each / organisations of which it is known"),
    .sentence = N_("Each row is a group."),
    .caution = N_("Depends on how fine the list of categories is."),
    .source = "",
    .none_reason = N_("No field was chosen, or nothing is known of it."),
    .checks = MG_CHECK_SAME,
    .grid_func = mg_count_by,
  },
  {
    .id = "mixing_by",
    .indicator = "I-13",
    .domain = MG_MEASURE_GRID,
    .format = MG_MEASURE_SHARE,
    .is_expert = TRUE,
    .name = N_("Who with whom (chosen field)"),
    .unit = N_("share of what is possible"),
    .question = N_("Which groups cooperate with which?"),
    .formula = N_("linked pairs / possible pairs, for each two groups"),
    .sentence = N_("Each cell is the pairs of two groups."),
    .caution = N_("A cell with one or two organisations has extreme values: read the "
                  "counts."),
    .source = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478",
    .none_reason = N_("No field was chosen, nothing is known of it, or it has more than 200 "
                      "values."),
    .checks = MG_CHECK_SAME,
    .grid_func = mg_mixing_by,
  },
  {
    .id = "governance",
    .indicator = "I-37",
    .domain = MG_MEASURE_GRID,
    .format = MG_MEASURE_REAL,
    .counts = MG_COUNTS_APART,
    .is_expert = TRUE,
    .ignores_directions = TRUE,
    .name = N_("Mode of governance"),
    .unit = "",
    .question = N_("What is there to read the mode of governance from?"),
    .formula = N_("declared form, members, support structure, facilitation team, "
               "confirmed links, centralisation with and without the support "
               "structure"),
    .sentence = N_("Each row is one thing to read; there is no score."),
    .caution = N_("Three portraits to compare with: shared by few members who trust "
                  "each other, led by one member, run by a body apart. Trust and "
                  "consensus cannot be seen on a map."),
    .source = "Provan & Kenis 2008, doi:10.1093/jopart/mum015",
    .none_reason = N_("Fields were not read."),
    .checks = MG_CHECK_COUNTED,
    .grid_func = mg_governance,
  },
};

const MgMeasure *
mg_measure_rows_groups (guint *n_rows)
{
  *n_rows = G_N_ELEMENTS (table);

  return table;
}
