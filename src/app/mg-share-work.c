/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-share-work.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "mg-safe-save.h"

typedef struct
{
  MgNetwork   *network;
  MgShareKind  kind;
  gboolean     with_private;
  gboolean     anonymous;
  char        *path;
} Job;

static void
job_free (Job *self)
{
  g_object_unref (self->network);
  g_free (self->path);
  g_free (self);
}

static void
kind_clear (gpointer data)
{
  g_free (((MgShareKind *) data)->extension);
}

static void
add_format (GArray         *kinds,
            const MgFormat *format,
            const char     *name,
            MgDress         dress)
{
  MgShareKind kind = { .name = name, .what = MG_SHARE_FORMAT, .format = format, .dress = dress };

  kind.extension = g_strndup (format->extensions, strcspn (format->extensions, " "));
  g_array_append_val (kinds, kind);
}

static void
add_tables (GArray       *kinds,
            const char   *name,
            MgTableStyle  style)
{
  MgShareKind kind = { .name = name, .what = MG_SHARE_TABLES, .style = style, .extension = g_strdup ("csv") };

  g_array_append_val (kinds, kind);
}

GArray *
mg_share_list_kinds (void)
{
  GArray *kinds = g_array_new (FALSE, FALSE, sizeof (MgShareKind));
  const MgFormat *graphml = mg_format_find ("graphml");
  guint n_formats;
  const MgFormat *formats = mg_format_get_table (&n_formats);

  g_array_set_clear_func (kinds, kind_clear);
  add_format (kinds, graphml, N_("Network (GraphML)"), MG_DRESS_NONE);
  add_tables (kinds, N_("Two tables for a spreadsheet (CSV)"), MG_TABLE_FRENCH);
  add_tables (kinds, N_("Two tables for programs (CSV)"), MG_TABLE_PLAIN);
  add_format (kinds, graphml, N_("Network for Gephi (GraphML)"), MG_DRESS_GEPHI);
  add_format (kinds, graphml, N_("Network for yEd (GraphML)"), MG_DRESS_YED);
  for (guint i = 0; i < n_formats; i++)
    if (formats[i].write != NULL && &formats[i] != graphml)
      add_format (kinds, &formats[i], formats[i].name, MG_DRESS_NONE);

  return kinds;
}

char *
mg_share_dup_beside (const char *path,
                     const char *word)
{
  const char *name = strrchr (path, G_DIR_SEPARATOR);
  const char *dot = strrchr (name != NULL ? name : path, '.');
  int length = dot != NULL && dot != path ? (int) (dot - path) : (int) strlen (path);

  return g_strdup_printf ("%.*s-%s.csv", length, path, word);
}

static gboolean
save (const char  *path,
      GBytes      *bytes,
      GError     **error)
{
  g_autofree char *pending_dir = g_build_filename (g_get_user_state_dir (), "maillage", "pending", NULL);

  g_mkdir_with_parents (pending_dir, 0700);

  return mg_safe_save (path, bytes, NULL, pending_dir, NULL, NULL, error);
}

/* For its owner alone, from the first byte: names are what the copy hides. */
static gboolean
save_key (const char  *path,
          GBytes      *key,
          GError     **error)
{
  g_autofree char *beside = mg_share_dup_beside (path, _("key"));

  if (!g_file_test (beside, G_FILE_TEST_EXISTS) && !g_file_set_contents_full (beside, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, error))
    return FALSE;

  return g_chmod (beside, 0600) == 0 && save (beside, key, error);
}

static gboolean
write_tables (Job        *self,
              MgNetwork  *copy,
              GError    **error)
{
  g_autoptr(GBytes) nodes = mg_sharing_write_nodes (copy, self->kind.style);
  g_autoptr(GBytes) edges = mg_sharing_write_edges (copy, self->kind.style);
  g_autofree char *beside = NULL;

  if (self->path == NULL)
    return TRUE;

  beside = mg_share_dup_beside (self->path, C_("file name", "links"));

  return save (self->path, nodes, error) && save (beside, edges, error);
}

static gboolean
write_format (Job         *self,
              MgNetwork   *copy,
              MgWarnings  *warnings,
              GError     **error)
{
  g_autoptr(GBytes) bytes = mg_format_serialise (copy, self->kind.format, self->path != NULL ? self->path : "copy",
                                                 warnings, error);

  return bytes != NULL && (self->path == NULL || save (self->path, bytes, error));
}

static void
work (GTask        *task,
      gpointer      source,
      gpointer      task_data,
      GCancellable *cancellable)
{
  Job *self = task_data;
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(GBytes) key = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(MgNetwork) copy = mg_sharing_make_copy (self->network, self->with_private, self->anonymous,
                                                    self->kind.dress, warnings, &key);
  gboolean done = self->kind.what == MG_SHARE_TABLES ? write_tables (self, copy, &error)
                                                     : write_format (self, copy, warnings, &error);

  if (done && key != NULL && self->path != NULL)
    done = save_key (self->path, key, &error);

  if (done)
    g_task_return_pointer (task, g_steal_pointer (&warnings), (GDestroyNotify) mg_warnings_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
mg_share_async (MgNetwork           *network,
                const MgShareKind   *kind,
                gboolean             with_private,
                gboolean             anonymous,
                const char          *path,
                GCancellable        *cancellable,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  /* Its own from here on: the window's goes on changing. */
  job->network = mg_network_copy (network);
  job->kind = *kind;
  job->with_private = with_private;
  job->anonymous = anonymous;
  job->path = g_strdup (path);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, work);
}

MgWarnings *
mg_share_finish (GAsyncResult  *result,
                 GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
