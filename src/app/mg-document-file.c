/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-document-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-error.h"
#include "mg-layout.h"

#define FIRST_LAYOUT_SEED 1

/* Poles are saved in one format; the others are read, and exported. */
#define SAVE_FORMAT "graphml"

/* Opening */

typedef struct
{
  char       *path;
  MgProgress *progress;
  MgFileTag   tag;
  MgWarnings *warnings;
} Opening;

static void
opening_free (Opening *self)
{
  g_free (self->path);
  g_clear_object (&self->progress);
  g_clear_pointer (&self->warnings, mg_warnings_free);
  g_free (self);
}

static gboolean
place (MgNetwork  *network,
       MgId        id,
       MgFieldId   field,
       double      real,
       GError    **error)
{
  MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field };

  edit.value = mg_value_real (real);

  return mg_network_apply (network, &edit, NULL, error);
}

/* Those that have a place keep it: they are pinned for the time of the layout.
 * Returns: whether some have none
 */
static gboolean
hold_placed (MgLayoutInput *input)
{
  gboolean is_missing = FALSE;

  for (guint row = 0; row < input->graph->n_nodes; row++)
    {
      input->is_pinned[row] = isfinite (input->xy[2 * row]) && isfinite (input->xy[2 * row + 1]);
      is_missing |= !input->is_pinned[row];
    }

  return is_missing;
}

/* Nobody sees the network yet: there is nothing to undo. */
static gboolean
give_first_places (MgNetwork     *network,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(MgLayoutInput) input = mg_layout_input_new (network, FIRST_LAYOUT_SEED);
  g_autofree double *xy = NULL;

  if (!hold_placed (input))
    return TRUE;

  xy = g_new0 (double, 2 * (gsize) input->graph->n_nodes);
  if (!mg_layout_run (&mg_layout_get_table (NULL)[0], input, NULL, cancellable, xy, error))
    return FALSE;

  for (guint row = 0; row < input->graph->n_nodes; row++)
    if (!input->is_pinned[row] &&
        (!place (network, input->graph->ids[row], MG_FIELD_X, xy[2 * row], error) ||
         !place (network, input->graph->ids[row], MG_FIELD_Y, xy[2 * row + 1], error)))
      return FALSE;

  return TRUE;
}

static void
open_func (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Opening *opening = task_data;
  g_autoptr(MgNetwork) network = NULL;
  g_autoptr(GError) error = NULL;

  /* Looked at before it is read: a change in between is noticed when saving. */
  if (!mg_file_tag_read (opening->path, &opening->tag, &error) ||
      !(network = mg_format_read_file (opening->path, NULL, opening->warnings,
                                       opening->progress, cancellable, &error)) ||
      !give_first_places (network, cancellable, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&network), g_object_unref);
}

void
mg_document_open_async (const char          *path,
                        MgProgress          *progress,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Opening *opening;

  g_return_if_fail (path != NULL);

  opening = g_new0 (Opening, 1);
  opening->path = g_canonicalize_filename (path, NULL);
  opening->progress = progress != NULL ? g_object_ref (progress) : NULL;
  opening->warnings = mg_warnings_new ();

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, mg_document_open_async);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  g_task_run_in_thread (task, open_func);
}

static gboolean
is_saved_as_read (const char *path)
{
  const MgFormat *format = mg_format_for_path (path);

  return format == NULL || g_str_equal (format->id, SAVE_FORMAT);
}

MgDocument *
mg_document_open_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_autoptr(MgNetwork) network = NULL;
  MgDocument *self;
  Opening *opening;

  g_return_val_if_fail (g_async_result_is_tagged (result, mg_document_open_async), NULL);

  opening = g_task_get_task_data (G_TASK (result));
  if (!(network = g_task_propagate_pointer (G_TASK (result), error)))
    return NULL;

  self = mg_document_new_for (network);
  self->warnings = g_steal_pointer (&opening->warnings);
  self->source_name = g_path_get_basename (opening->path);
  if (is_saved_as_read (opening->path))
    {
      self->path = g_strdup (opening->path);
      self->tag = opening->tag;
    }
  mg_document_scope_changed (self);

  return self;
}

/* Saving */

typedef struct
{
  char           *path;
  const MgFormat *format;
  GBytes         *bytes;
  guint64         state;      /* of the history */
  MgFileTag       expected;
  gboolean        has_expected;
  MgFileTag       tag;        /* of the new file */
} Saving;

static void
saving_free (Saving *self)
{
  g_free (self->path);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

/* Where a full copy waits while a file has to be written in place. */
static char *
dup_pending_dir (void)
{
  return g_build_filename (g_get_user_state_dir (), "maillage", "pending", NULL);
}

static void
save_func (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Saving *saving = task_data;
  g_autofree char *pending_dir = dup_pending_dir ();
  g_autoptr(GError) error = NULL;

  /* If it cannot be made, saving in place is refused where it is needed. */
  g_mkdir_with_parents (pending_dir, 0700);

  if (!mg_format_verify (saving->format, saving->bytes, &error) ||
      !mg_safe_save (saving->path, saving->bytes, saving->has_expected ? &saving->expected : NULL,
                     pending_dir, &saving->tag, NULL, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  MgDocument *self = MG_DOCUMENT (source);
  g_autoptr(GTask) outer = user_data;
  Saving *saving = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  self->is_saving = FALSE;
  mg_document_update_busy (self);

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (outer, g_steal_pointer (&error));
      return;
    }

  g_free (self->path);
  self->path = g_steal_pointer (&saving->path);
  self->tag = saving->tag;
  mg_history_finish_save (self->history, saving->state);
  mg_document_notify_file (self);
  mg_document_say_done (self, _("Saved"));
  g_task_return_boolean (outer, TRUE);
}

static gboolean
find_save_format (const char      *path,
                  const MgFormat **format,
                  GError         **error)
{
  g_autofree char *name = NULL;

  if (is_saved_as_read (path))
    {
      *format = mg_format_find (SAVE_FORMAT);
      return TRUE;
    }

  name = g_path_get_basename (path);
  g_set_error (error, MG_ERROR, MG_ERROR_UNSUPPORTED,
               _("%s: a pole is saved in a file whose name ends in “.graphml”. "
                 "Choose such a name, so that nothing is lost."), name);
  return FALSE;
}

static Saving *
saving_new (MgDocument  *self,
            const char  *path,
            gboolean     force,
            GError     **error)
{
  g_autoptr(Saving) saving = g_new0 (Saving, 1);

  saving->path = g_canonicalize_filename (path, NULL);
  if (!find_save_format (saving->path, &saving->format, error))
    return NULL;

  /* The state is named before it is copied: nothing comes in between. */
  saving->state = mg_history_start_save (self->history);
  saving->bytes = mg_format_serialise (self->network, saving->format, saving->path, NULL, error);
  if (saving->bytes == NULL)
    return NULL;

  saving->has_expected = !force && g_strcmp0 (saving->path, self->path) == 0;
  saving->expected = self->tag;

  return g_steal_pointer (&saving);
}

void
mg_document_save_async (MgDocument          *self,
                        const char          *path,
                        gboolean             force,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) inner = NULL;
  GTask *outer;
  GError *error = NULL;
  Saving *saving;

  g_return_if_fail (MG_IS_DOCUMENT (self));
  g_return_if_fail (path != NULL);

  outer = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (outer, mg_document_save_async);

  if (self->is_saving)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_BUSY,
                         _("The pole is already being saved. Wait for the end, then save again."));
  if (error != NULL || !(saving = saving_new (self, path, force, &error)))
    {
      g_task_return_error (outer, error);
      g_object_unref (outer);
      return;
    }

  self->is_saving = TRUE;
  mg_document_update_busy (self);

  inner = g_task_new (self, NULL, saved_cb, outer);
  g_task_set_task_data (inner, saving, (GDestroyNotify) saving_free);
  g_task_run_in_thread (inner, save_func);
}

gboolean
mg_document_save_finish (MgDocument    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, mg_document_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
