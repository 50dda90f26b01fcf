/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the value of a field must be for an organisation to be shown. */
#pragma once

#include "mg-network.h"

G_BEGIN_DECLS

/**
 * MgFilterClause:
 * @field: the name of a field of organisations
 * @values: (nullable) (element-type utf8): set of values as in files, of which it
 *   must have one; "" is "not known"
 * @text: (nullable): must be in it, whatever the accents and capitals
 * @low: of a number: the smallest; NaN: no limit
 * @high: likewise, the largest
 * @since: of a date: the first; none: no limit
 * @until: likewise, the last
 */
typedef struct
{
  char       *field;
  GHashTable *values;
  char       *text;
  double      low;
  double      high;
  MgDate      since;
  MgDate      until;
} MgFilterClause;

MgFilterClause *mg_filter_clause_new      (const char           *field) G_GNUC_WARN_UNUSED_RESULT;
MgFilterClause *mg_filter_clause_copy     (const MgFilterClause *self) G_GNUC_WARN_UNUSED_RESULT;
void            mg_filter_clause_free     (MgFilterClause       *self);

/* Asks for nothing. */
gboolean        mg_filter_clause_is_empty (const MgFilterClause *self);

/* A field that the network lacks says nothing of anybody: it is met. */
gboolean        mg_filter_clause_matches  (const MgFilterClause *self,
                                           MgNetwork            *network,
                                           MgId                  id);

/* Returns: (transfer full): "sector is Culture or Health" */
char           *mg_filter_clause_describe (const MgFilterClause *self,
                                           MgNetwork            *network);

/* Returns: (transfer full): a value as in files, for people; "" is "not known" */
char           *mg_filter_clause_dup_word (const MgField        *field,
                                           const char           *value);

G_END_DECLS
