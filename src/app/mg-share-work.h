/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy to be given away: made, and written if wanted, in a thread. */
#pragma once

#include "mg-sharing.h"

G_BEGIN_DECLS

/* The pair of tables is two files. */
typedef enum
{
  MG_SHARE_FORMAT,
  MG_SHARE_TABLES,
} MgShareWhat;

/**
 * MgShareKind:
 * @name: for people; translate with _()
 * @extension: of its file
 * @format: of the format table; of %MG_SHARE_FORMAT
 * @dress: of the copy
 * @style: of %MG_SHARE_TABLES
 *
 * What a pole can be given away as.
 */
typedef struct
{
  const char     *name;
  char           *extension;
  MgShareWhat     what;
  const MgFormat *format;
  MgDress         dress;
  MgTableStyle    style;
} MgShareKind;

/* Returns: (element-type MgShareKind) (transfer full): Maillage's own first */
GArray      *mg_share_list_kinds  (void);

/**
 * mg_share_async:
 * @network: copied at once
 * @path: (nullable): where; %NULL only tells what would be lost.  The key of a
 *   copy without names goes into "pole-key.csv" beside "pole.graphml"
 *
 * Finishes with what is left out, told by mg_share_finish(); stopped, it leaves
 * what was at @path.
 */
void         mg_share_async       (MgNetwork            *network,
                                   const MgShareKind    *kind,
                                   gboolean              with_private,
                                   gboolean              anonymous,
                                   const char           *path,
                                   MgProgress           *progress,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);

/* Returns: (transfer full): what the copy lacks, or %NULL with @error */
MgWarnings  *mg_share_finish      (GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
