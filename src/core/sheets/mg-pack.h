/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a spreadsheet that is a ZIP archive, unpacked into memory.
 *
 * Names of parts are only compared, never used as paths.  Refused: more than
 * 4,096 parts, more than 256 MiB of them together, parts behind a password.
 */
#pragma once

#include "mg-sheet.h"
#include "mg-tags.h"

G_BEGIN_DECLS

typedef struct
{
  GHashTable   *parts;         /* name -> GBytes */
  const char   *name;          /* of the file, for messages */
  MgTagsWatch   watch;
  GPtrArray    *sheets;        /* MgSheet; the last is being filled */
  gsize         n_cells;       /* of the sheets before it */
  gsize         n_bytes;       /* of their texts */
} MgPack;

/* (nullable) */
GBytes    *mg_pack_get         (const MgPack  *self,
                                const char    *part);

/* Sets an error about the file as a whole.  Returns: %FALSE */
gboolean   mg_pack_fail        (const MgPack  *self,
                                int            code,
                                GError       **error,
                                const char    *sentence);

/* Begins the next sheet.  Returns: (transfer none) */
MgSheet   *mg_pack_add_sheet   (MgPack        *self,
                                const char    *name);

/* A text for cells of the last sheet, and a cell of its open row: gaps become
 * "".  Both refuse what is beyond the limits of this room, all sheets together.
 */
gboolean   mg_pack_add_text    (MgPack        *self,
                                const char    *text,
                                gsize          length,
                                guint32       *place,
                                GError       **error);
gboolean   mg_pack_put         (MgPack        *self,
                                guint          column,
                                guint32        place,
                                GError       **error);

/* Ends its row, and says it if there are too many. */
gboolean   mg_pack_end_row     (MgPack        *self,
                                guint          line,
                                GError       **error);

/* (transfer full): the sheets of an XLSX or ODS, told by its parts. */
GPtrArray *mg_pack_read_sheets (GBytes        *bytes,
                                const char    *display_name,
                                MgProgress    *progress,
                                GCancellable  *cancellable,
                                GError       **error);

/* The same of an ODS that is one XML file (.fods). */
GPtrArray *mg_pack_read_flat   (GBytes        *bytes,
                                const char    *display_name,
                                MgProgress    *progress,
                                GCancellable  *cancellable,
                                GError       **error);

/* The readers fill @sheets. */
gboolean   mg_xlsx_read        (MgPack        *pack,
                                GError       **error);
gboolean   mg_ods_read         (MgPack        *pack,
                                GError       **error);

G_END_DECLS
