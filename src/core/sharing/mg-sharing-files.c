/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-sharing.h"

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
                        GError       **error)
{
  g_autoptr(GBytes) nodes = mg_sharing_write_nodes (network, style);
  g_autoptr(GBytes) edges = mg_sharing_write_edges (network, style);
  g_autofree char *beside = mg_sharing_dup_beside (path, C_("file name", "links"), NULL);

  return mg_save_copy (path, nodes, error) && mg_save_copy (beside, edges, error);
}
