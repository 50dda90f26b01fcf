/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-document-private.h"

#include <math.h>

#include "mg-format-part.h"
#include "mg-layout-missing.h"


/* Opening */

typedef struct
{
  char       *path;
  char       *part;         /* NULL: whichever */
  MgProgress *progress;
  MgFileTag   tag;
  gboolean    is_missing;   /* there is no such file; not just an unreadable one */
  MgWarnings *warnings;
  MgEditLock *other_editor;
  GPtrArray  *leftovers;
} Opening;

static void
opening_free (Opening *self)
{
  g_free (self->path);
  g_free (self->part);
  g_clear_object (&self->progress);
  g_clear_pointer (&self->warnings, mg_warnings_free);
  g_clear_pointer (&self->other_editor, mg_edit_lock_free);
  g_clear_pointer (&self->leftovers, g_ptr_array_unref);
  g_free (self);
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

  opening->other_editor = mg_edit_lock_find (opening->path);
  opening->leftovers = mg_leftovers_find (opening->path);

  /* Looked at before it is read: a change in between is noticed when saving. */
  if (!mg_file_tag_read (opening->path, &opening->tag, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  opening->is_missing = !opening->tag.exists;
  if (!(network = mg_format_read_part (opening->path, NULL, opening->part, opening->warnings,
                                       opening->progress, cancellable, &error)) ||
      !mg_layout_place_missing (network, cancellable, &error))
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
  mg_document_open_part_async (path, NULL, progress, cancellable, callback, user_data);
}

void
mg_document_open_part_async (const char          *path,
                             const char          *part,
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
  opening->part = g_strdup (part);
  opening->progress = progress != NULL ? g_object_ref (progress) : NULL;
  opening->warnings = mg_warnings_new ();

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, mg_document_open_async);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  g_task_run_in_thread (task, open_func);
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
  self->other_editor = g_steal_pointer (&opening->other_editor);
  self->leftovers = g_steal_pointer (&opening->leftovers);
  /* What was left out would be gone from the file: it is saved elsewhere. */
  if (mg_document_is_saved_as (opening->path) && !mg_warnings_left_parts_out (self->warnings))
    {
      self->tag = opening->tag;
      mg_document_set_path (self, opening->path);
    }
  mg_document_scope_changed (self);

  return self;
}

GPtrArray *
mg_document_open_take_leftovers (GAsyncResult *result)
{
  Opening *opening;

  g_return_val_if_fail (g_async_result_is_tagged (result, mg_document_open_async), NULL);

  opening = g_task_get_task_data (G_TASK (result));
  if (!opening->is_missing || opening->leftovers == NULL || opening->leftovers->len == 0)
    return NULL;

  return g_steal_pointer (&opening->leftovers);
}

const MgEditLock *
mg_document_get_other_editor (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return self->other_editor;
}

GPtrArray *
mg_document_get_leftovers (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return self->leftovers;
}
