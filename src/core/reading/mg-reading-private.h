/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the answers share.  Private to reading. */
#pragma once

#include "mg-reading.h"

G_BEGIN_DECLS

/* An answer on its way. */
typedef struct
{
  MgNetwork        *network;
  const MgScope    *scope;
  const MgSnapshot *graph;
  const double     *values;
  const MgReadingSubject *subject;
  MgReading        *reading;
  const guint      *steps;      /* by row: from the first of two */
} MgAsked;

/* "A, B and C", "A, B, C, D, E and 4 others", in the order of the alphabet.
 * @ids: of #MgId; is sorted.  Returns: (transfer full): the names
 */
char *mg_reading_dup_names (MgNetwork *network,
                            GArray    *ids);

/* Asks for a selection, and says who of it is left out.
 * @request: what is to be selected.  Returns: (transfer full): the sentences
 */
char *mg_reading_dup_request (const MgAsked *self,
                              const char    *request);

void  mg_reading_light     (MgAsked   *self,
                            MgId       id);
/* Lights the links that count between organisations of which @wanted says so.
 * @wanted: of the rows of source and target; all if %NULL
 */
void  mg_reading_light_links (MgAsked  *self,
                              gboolean (*wanted) (const MgAsked *self,
                                                  const MgItem  *link));

/* Both ends are in the light. */
gboolean mg_reading_joins_lit  (const MgAsked *self,
                                const MgItem  *link);
/* One end is, or both. */
gboolean mg_reading_touches_lit (const MgAsked *self,
                                 const MgItem  *link);

/* Adds how many of those in the light are there in another way, and lights that, too.
 * @said: (transfer full)
 * @n: how many are in the light.  Returns: (transfer full): the sentences
 */
char *mg_reading_add_other_ties (MgAsked *self,
                                 char    *said,
                                 guint    n);

/* mg-reading-steps.c */
char *mg_reading_answer_around  (MgAsked *self);
char *mg_reading_answer_between (MgAsked *self);

/* mg-reading-withdrawal.c */
char *mg_reading_answer_withdrawal (MgAsked *self);

G_END_DECLS
