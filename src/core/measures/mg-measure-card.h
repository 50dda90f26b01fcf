/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The definition of a measure: all that is said of it, which values it can have,
 * and how it is checked.
 */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

/**
 * MgCardPart:
 * @heading: translated
 * @text: (transfer full): in the user's language; never empty
 */
typedef struct
{
  const char *heading;
  char       *text;
} MgCardPart;

/* Returns: (transfer full) (element-type MgCardPart): what stands under the name and
 * the question of a measure, in the order in which it is read
 */
GArray     *mg_measure_list_card         (const MgMeasure  *measure) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_measure_dup_card:
 * @said: (nullable) (element-type utf8 MgMeasure): what is long of the cards before
 *   this one, owned, and whose it was; added to.  It is not repeated
 *
 * Returns: (transfer full): the whole card in plain text, a part to a line
 */
char       *mg_measure_dup_card          (const MgMeasure  *measure,
                                          GHashTable       *said) G_GNUC_WARN_UNUSED_RESULT;

/* (nullable): whatever the user's language; %NULL for what is not in the table */
const char *mg_measure_get_french_name   (const MgMeasure  *measure);

/* Returns: (transfer full) (nullable): researchers write in two languages: "In English:
 * Density", or "In French: Densité" for those who read English
 */
char       *mg_measure_dup_other_name    (const MgMeasure  *measure);

/* Never empty; what has no author says so, translated. */
const char *mg_measure_get_source        (const MgMeasure  *measure);

/* Returns: (transfer full): what all of them leave out, and whether this one leaves out
 * directions; in the user's language
 */
char       *mg_measure_dup_left_out      (const MgMeasure  *measure);

/* Returns: (transfer full): in the user's language: "0 to n−1", "−1 to 1", "yes or
 * no"; n are the organisations, m the linked pairs
 */
char       *mg_measure_dup_range         (const MgMeasure  *measure);

/* The ends of the range in one network; infinite without an end. */
double      mg_measure_get_lowest        (const MgMeasure  *measure,
                                          const MgSnapshot *graph);
double      mg_measure_get_highest       (const MgMeasure  *measure,
                                          const MgSnapshot *graph);

/* Returns: (transfer full): in the user's language, one check a line */
char       *mg_measure_dup_checks        (const MgMeasure  *measure);

/* (array zero-terminated=1): the programs that make a check, from the folder of
 * tests: one of them names each measure that has the check.
 */
const char * const *mg_measure_check_get_files (MgChecks    check);

G_END_DECLS
