/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UCINET's data language, DL (Borgatti, Everett and Freeman): its reader and its writers.
 *
 *   dl n=3 nm=1
 *   format = edgelist1
 *   labels:
 *   Recyclerie, Fournil, "Jardins du pont"
 *   data:
 *   1 2 3
 *   2 3
 *
 * Read are full matrices and halves of them, lists of links and lists of
 * neighbours, of one mode or of two; names in front or embedded in the data.
 * Words are separated by blanks, commas, line ends and equal signs, in any case.
 * Of a file of two modes the columns are collective cooperations; several
 * matrices are the links' "relation".
 */
#pragma once

#include "mg-format.h"

G_BEGIN_DECLS

gboolean mg_dl_read         (MgNetwork     *network,
                             int            fd,
                             const char    *display_name,
                             MgWarnings    *warnings,
                             MgProgress    *progress,
                             GCancellable  *cancellable,
                             GError       **error);

/* A list of links: what most programs read. */
GBytes  *mg_dl_write        (MgNetwork     *network,
                             MgWarnings    *warnings,
                             MgProgress    *progress,
                             GCancellable  *cancellable,
                             GError       **error);

/* A full matrix for each level. */
GBytes  *mg_dl_write_matrix (MgNetwork     *network,
                             MgWarnings    *warnings,
                             MgProgress    *progress,
                             GCancellable  *cancellable,
                             GError       **error);

G_END_DECLS
