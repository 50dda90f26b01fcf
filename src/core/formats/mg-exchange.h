/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What formats that know names only (GEXF, JSON, DOT) share. */
#pragma once

#include "mg-written.h"

G_BEGIN_DECLS

/* mg_written_columns(), with "weight" for the intensity even if there is a foreign
 * field of that name: that one is called otherwise (see mg_exchange_needs_name()).
 */
GArray     *mg_exchange_columns      (MgNetwork             *network) G_GNUC_WARN_UNUSED_RESULT;

/* A column and what it is called in the file. */
typedef struct
{
  MgWrittenColumn  column;
  char            *name;
} MgExchangeColumn;

/**
 * mg_exchange_named_columns:
 * @columns: of mg_exchange_columns()
 * @reserved: names that the format has for itself, ending with %NULL
 *
 * For formats that declare nothing: fields of ours in their order, then the
 * others by their names, as nothing else stays the same when the file is read
 * again.  No two of a domain have the same name.
 *
 * Returns: (transfer full) (element-type MgExchangeColumn)
 */
GArray     *mg_exchange_named_columns (MgNetwork             *network,
                                      const GArray          *columns,
                                      const char * const    *reserved) G_GNUC_WARN_UNUSED_RESULT;

/* Says which of them are called otherwise than their fields, and which had a
 * value where nothing is said, which such formats cannot tell.
 */
void        mg_exchange_warn_names   (const GArray          *named,
                                      MgWarnings            *warnings);

/* The same of one field. */
void        mg_exchange_warn_name    (const char            *field,
                                      const char            *name,
                                      MgWarnings            *warnings);

/* Whether a foreign field has a name of ours: in what we write names count, and
 * it needs another.  All that we write says that it is ours, even what only came
 * from elsewhere: else the rules for other programs' files (mg-dialect.h) would
 * be applied to it a second time, and give something else.
 */
gboolean    mg_exchange_needs_name   (MgNetwork             *network,
                                      const MgWrittenColumn *column);

/* Whether kinds or levels say how things look; else looks that came with the
 * file are the only ones.  A reader sees it by the fields "kind" and "layer".
 */
gboolean    mg_exchange_has_looks    (MgNetwork             *network);

/* Whether the field came with another program's file. */
gboolean    mg_exchange_is_foreign   (const MgWrittenColumn *column);

/* Whether all links go one way: programs that cannot mix them read them so. */
gboolean    mg_exchange_is_directed  (MgNetwork             *network);

/* Says which fields are left out: kept XML, and if not @with_pole those of the
 * pole but @kept (ending with %NULL).
 */
void        mg_exchange_warn         (MgNetwork             *network,
                                      MgWarnings            *warnings,
                                      const char            *format,
                                      gboolean               with_pole,
                                      const char * const    *kept);

/* Says that links with and without a direction are mixed, which some programs refuse. */
void        mg_exchange_warn_mixed   (MgNetwork             *network,
                                      MgWarnings            *warnings);

/* For readers, before building: what the format itself says of names and places
 * is that, whatever other keys the file has.
 */
void        mg_exchange_claim        (MgGiven               *file,
                                      guint                  column,
                                      MgFieldId              field);

G_END_DECLS
