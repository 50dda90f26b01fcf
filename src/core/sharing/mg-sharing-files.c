/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-sharing-tables.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-save-copy.h"

char *
mg_sharing_dup_beside (const char *path,
                       const char *word,
                       const char *ending)
{
  const char *name = strrchr (path, G_DIR_SEPARATOR);
  const char *dot = strrchr (name != NULL ? name : path, '.');
  int length = dot != NULL && dot != path ? (int) (dot - path) : (int) strlen (path);

  return g_strdup_printf ("%.*s-%s%s", length, path, word, ending != NULL ? ending : path + length);
}

gboolean
mg_sharing_save_tables (MgNetwork     *network,
                        MgTableStyle   style,
                        const char    *path,
                        MgProgress    *progress,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autofree char *beside = mg_sharing_dup_beside (path, C_("file name", "links"), NULL);
  MgWriting writing = mg_writing_init (network, 1, progress, cancellable);
  g_autoptr(GBytes) nodes = mg_sharing_make_nodes (network, style, &writing, error);
  g_autoptr(GBytes) edges = nodes != NULL ? mg_sharing_make_edges (network, style, &writing, error) : NULL;

  /* One goes with the other: once the first is there, it is too late to stop. */
  return edges != NULL && mg_save_copy (path, nodes, cancellable, error) && mg_save_copy (beside, edges, NULL, error);
}
