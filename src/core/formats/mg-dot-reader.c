/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Graphs in the language of Graphviz.
 *
 * Ours and not libcgraph's, whose parser keeps its state in variables of the
 * process while we read in any thread, prints what it dislikes, and gives
 * neither a limit nor a way to stop.
 *
 * Kept: nodes, links (those between sets of nodes too), attributes with what
 * "node [...]" and "edge [...]" say before; clusters as the field "group".  Left
 * out: ports, splines, looks of clusters, subgraphs that are no clusters.
 */
#include "mg-dot-reader.h"

#include "mg-dot.h"

static void
prepare (MgDotReader *self,
         MgScan      *scan,
         MgGiven     *file)
{
  self->text.scan = scan;
  self->text.text = g_string_new (NULL);
  self->file = file;
  file->format = "dot";
  self->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->subgraphs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    self->columns[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
finish (MgDotReader *self)
{
  g_string_free (self->text.text, TRUE);
  g_hash_table_unref (self->nodes);
  g_hash_table_unref (self->pairs);
  g_hash_table_unref (self->subgraphs);
  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    g_hash_table_unref (self->columns[i]);
}

static gboolean
scan_dot (MgGiven  *given,
          MgScan   *scan,
          GError  **error)
{
  MgDotReader reader = { 0, };
  gboolean done;

  prepare (&reader, scan, given);
  done = mg_dot_read_graphs (&reader, error);
  if (done)
    mg_dot_conclude (&reader);
  finish (&reader);

  return done;
}

gboolean
mg_dot_read (MgNetwork     *network,
             int            fd,
             const char    *display_name,
             MgWarnings    *warnings,
             MgProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  return mg_scan_read (scan_dot, network, fd, display_name, warnings, progress, cancellable, error);
}
