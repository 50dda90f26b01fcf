/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of the networks that a file holds.
 *
 * What is wanted goes to the reader, and what there is comes back, with the
 * warnings: they accompany one reading of a file.
 */
#pragma once

#include "mg-format.h"

G_BEGIN_DECLS

/**
 * MgFormatPart:
 * @id: in the file; "" if it has none there
 * @is_read: whether it is in the network that was read
 */
typedef struct
{
  char     *id;
  guint     n_organisations;
  guint     n_links;
  gboolean  is_read;
} MgFormatPart;

/**
 * mg_format_read_part:
 * @part: (nullable): the identifier of a network in the file, or its number from
 *   1; %NULL reads the first, or all if they are relations between the same
 *   organisations
 * @warnings: what there is besides is there afterwards
 *
 * Like mg_format_read_file().
 *
 * Returns: (transfer full): or %NULL with @error; %MG_ERROR_UNSUPPORTED if there
 *   is no such part
 */
MgNetwork          *mg_format_read_part         (const char          *path,
                                                 const MgFormat      *format,
                                                 const char          *part,
                                                 MgWarnings          *warnings,
                                                 MgProgress          *progress,
                                                 GCancellable        *cancellable,
                                                 GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* Before a reading by other means.  @part: (nullable) */
void                mg_warnings_want_part       (MgWarnings          *self,
                                                 const char          *part);

/* What the file holds if that is more than one network; otherwise none. */
guint               mg_warnings_get_n_parts     (const MgWarnings    *self);
const MgFormatPart *mg_warnings_get_part        (const MgWarnings    *self,
                                                 guint                index);

/* Whether some of it was not read. */
gboolean            mg_warnings_left_parts_out  (const MgWarnings    *self);

/* For readers.  @self may be %NULL. */
const char         *mg_warnings_get_wanted_part (const MgWarnings    *self);
void                mg_warnings_add_part        (MgWarnings          *self,
                                                 const MgFormatPart  *part);

G_END_DECLS
