/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-share-work.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-save-copy.h"

typedef struct
{
  MgNetwork   *network;
  MgShareKind  kind;
  gboolean     with_private;
  gboolean     anonymous;
  char        *path;
  MgProgress  *progress;     /* NULL: nobody looks */
} Job;

static void
job_free (Job *self)
{
  g_object_unref (self->network);
  g_clear_object (&self->progress);
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

static gboolean
write_tables (Job           *self,
              MgNetwork     *copy,
              MgWarnings    *warnings,
              GCancellable  *cancellable,
              GError       **error)
{
  mg_sharing_warn_tables (copy, self->kind.style, warnings);

  return self->path == NULL || mg_sharing_save_tables (copy, self->kind.style, self->path,
                                                        self->progress, cancellable, error);
}

static gboolean
write_format (Job           *self,
              MgNetwork     *copy,
              MgWarnings    *warnings,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GBytes) bytes = mg_format_serialise (copy, self->kind.format, self->path != NULL ? self->path : "copy",
                                                 warnings, self->progress, cancellable, error);

  return bytes != NULL && (self->path == NULL || mg_save_copy (self->path, bytes, cancellable, error));
}

static gboolean
write_key (Job     *self,
           GBytes  *key,
           GError **error)
{
  g_autofree char *beside = mg_sharing_dup_beside (self->path, _("key"), ".csv");

  return mg_save_secret (beside, key, error);
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
  gboolean done = self->kind.what == MG_SHARE_TABLES ? write_tables (self, copy, warnings, cancellable, &error)
                                                     : write_format (self, copy, warnings, cancellable, &error);

  if (done && key != NULL && self->path != NULL)
    done = write_key (self, key, &error);

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
                MgProgress          *progress,
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
  job->progress = progress != NULL ? g_object_ref (progress) : NULL;
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  /* What was stopped too late is done. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, work);
}

MgWarnings *
mg_share_finish (GAsyncResult  *result,
                 GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
