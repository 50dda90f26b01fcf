/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would do, worked out in a thread on a twin of the plan: same
 * settings, a copy of the network, the same sheet.  The plan takes over what
 * the twin found, if nobody has set anything meanwhile.
 */
#include "mg-import-private.h"

#define STRIDE 64   /* rows between two looks at whether to go on */

typedef struct
{
  MgImportPlan *twin;
  guint64       n_changes;   /* of the plan when the twin was made */
} Look;

static void
look_free (gpointer data)
{
  Look *self = data;

  g_object_unref (self->twin);
  g_free (self);
}

gboolean
mg_import_plan_goes_on (MgImportPlan *self,
                        guint         row)
{
  if (row % STRIDE != 0)
    return TRUE;

  if (self->progress != NULL)
    mg_progress_report (self->progress, (double) row / mg_sheet_get_n_rows (self->sheet));

  return !g_cancellable_is_cancelled (self->cancellable);
}

/* The twin */

static void
copy_table (GHashTable *from,
            GHashTable *to,
            gboolean    texts)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_remove_all (to);
  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (to, g_strdup (key), texts ? g_strdup (value) : value);
}

static void
copy_column (const MgImportColumn *from,
             MgImportColumn       *to)
{
  to->header = g_strdup (from->header);
  to->key = g_strdup (from->key);
  to->target = g_strdup (from->target);
  to->is_set = from->is_set;
  to->n_filled = from->n_filled;
  to->set_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  copy_table (from->set_words, to->set_words, TRUE);
}

static MgImportPlan *
make_twin (MgImportPlan *self)
{
  MgImportPlan *twin = g_object_new (MG_TYPE_IMPORT_PLAN, NULL);

  twin->sheet = mg_sheet_ref (self->sheet);
  twin->name = g_strdup (self->name);
  twin->network = mg_network_copy (self->network);
  twin->kind = self->kind;
  twin->header_row = self->header_row;
  twin->decimal = self->decimal;
  twin->order = self->order;
  twin->source_is_set = self->source_is_set;
  twin->placing = self->placing;
  twin->all_merges = self->all_merges;
  twin->all_ends = self->all_ends;
  copy_table (self->defaults, twin->defaults, TRUE);
  copy_table (self->merges, twin->merges, FALSE);
  copy_table (self->end_choices, twin->end_choices, FALSE);

  for (guint i = 0; i < self->columns->len; i++)
    {
      MgImportColumn *column = g_new0 (MgImportColumn, 1);

      copy_column (MG_IMPORT_COLUMN (self, i), column);
      g_ptr_array_add (twin->columns, column);
    }

  return twin;
}

static void
look_func (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Look *look = task_data;

  for (guint i = 0; i < look->twin->columns->len && !g_cancellable_is_cancelled (cancellable); i++)
    mg_import_plan_read_words (look->twin, i);

  mg_import_plan_evaluate (look->twin);
  g_task_return_boolean (task, TRUE);
}

void
mg_import_plan_preview_async (MgImportPlan        *self,
                              MgProgress          *progress,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Look *look;

  g_return_if_fail (MG_IS_IMPORT_PLAN (self));

  look = g_new0 (Look, 1);
  look->twin = make_twin (self);
  look->n_changes = self->n_changes;
  g_set_object (&look->twin->cancellable, cancellable);
  g_set_object (&look->twin->progress, progress);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mg_import_plan_preview_async);
  g_task_set_task_data (task, look, look_free);
  g_task_run_in_thread (task, look_func);
}

/* Taking over */

static void
take_over (MgImportPlan *self,
           MgImportPlan *twin)
{
  g_clear_pointer (&self->result, mg_import_result_free);
  self->result = g_steal_pointer (&twin->result);
  self->is_stale = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      MgImportColumn *to = MG_IMPORT_COLUMN (self, i);
      MgImportColumn *from = MG_IMPORT_COLUMN (twin, i);

      g_clear_pointer (&to->words, g_ptr_array_unref);
      g_clear_pointer (&to->word_index, g_hash_table_unref);
      to->words = g_steal_pointer (&from->words);
      to->word_index = g_steal_pointer (&from->word_index);
    }
}

gboolean
mg_import_plan_preview_finish (MgImportPlan  *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  const Look *look;

  g_return_val_if_fail (g_async_result_is_tagged (result, mg_import_plan_preview_async), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  look = g_task_get_task_data (G_TASK (result));
  if (look->n_changes == self->n_changes && look->twin->result->revision == mg_network_get_revision (self->network))
    {
      take_over (self, look->twin);
      return TRUE;
    }

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The plan was changed meanwhile");

  return FALSE;
}

gboolean
mg_import_plan_is_ready (MgImportPlan *self)
{
  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self), FALSE);

  return self->result != NULL && !self->is_stale &&
         self->result->revision == mg_network_get_revision (self->network);
}

const MgImportPreview *
mg_import_plan_preview (MgImportPlan *self)
{
  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self), NULL);

  return &mg_import_plan_evaluate (self)->preview;
}
