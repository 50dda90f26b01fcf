/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the figures say in plain words, one sentence for each indicator: for those
 * who read no figures.  Counts before shares, no decimals, no names of
 * organisations, nothing about one of them alone, no verdict.
 */
#pragma once

#include "mg-measure-sections.h"

G_BEGIN_DECLS

/**
 * MgSentence:
 * @indicator: the method's number, "I-01" to "I-37"
 * @measures: (array zero-terminated=1): what must be in the results
 * @of_few: whether it is said of fewer than %MG_FEW_ORGANISATIONS, too
 * @say: see mg_sentence_dup_text()
 *
 * In the order in which a pole is told about.
 */
typedef struct
{
  const char *indicator;
  const char *measures[5];
  gboolean    of_few;
  char     *(*say) (const MgResults *results);
} MgSentence;

const MgSentence *mg_sentence_get_table   (guint            *n_sentences);

/* Which question it belongs to. */
MgMeasureSection  mg_sentence_get_section (const MgSentence *self);

/* Returns: (transfer container) (array zero-terminated=1): all that sentences need */
const char      **mg_sentence_dup_measures (void) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full) (nullable): in the user's language; %NULL if there is
 * nothing to say: too little is known, or there are too few organisations
 */
char             *mg_sentence_dup_text    (const MgSentence *self,
                                           const MgResults  *results) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
