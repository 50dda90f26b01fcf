/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files that make sentences. */
#pragma once

#include "mg-sentences.h"

G_BEGIN_DECLS

/* Shares of fewer are told by their counts. */
#define MG_SENTENCE_FEW 10.

/* Returns: whether there is such a figure and it has a value */
gboolean mg_sentence_find    (const MgResults *results,
                              const char      *id,
                              MgFigure        *figure);

/* Likewise with counts, of at least one thing. */
gboolean mg_sentence_find_of (const MgResults *results,
                              const char      *id,
                              MgFigure        *figure);

guint    mg_sentence_count   (double           value);

/* Each returns a sentence, or NULL if there is nothing to say. */
char    *mg_say_members      (const MgResults *results);
char    *mg_say_kinds        (const MgResults *results);
char    *mg_say_firms        (const MgResults *results);
char    *mg_say_founders     (const MgResults *results);
char    *mg_say_cores        (const MgResults *results);
char    *mg_say_authorities  (const MgResults *results);
char    *mg_say_towns        (const MgResults *results);
char    *mg_say_inside       (const MgResults *results);
char    *mg_say_distance     (const MgResults *results);
char    *mg_say_jobs         (const MgResults *results);
char    *mg_say_people       (const MgResults *results);
char    *mg_say_resources    (const MgResults *results);
char    *mg_say_written      (const MgResults *results);
char    *mg_say_known        (const MgResults *results);
char    *mg_say_age          (const MgResults *results);
char    *mg_say_before       (const MgResults *results);
char    *mg_say_governance   (const MgResults *results);
char    *mg_say_unconfirmed  (const MgResults *results);

G_END_DECLS
