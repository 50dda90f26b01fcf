/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody decides on what resembles something, and on ends that nobody knows. */
#include "mg-import-private.h"

/* The lists that were read last, even if what was set since makes them stale. */
static const MgImportResult *
get_lists (MgImportPlan *self)
{
  return self->result != NULL ? self->result : mg_import_plan_evaluate (self);
}

guint
mg_import_plan_get_n_duplicates (MgImportPlan *self)
{
  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self), 0);

  return mg_import_plan_evaluate (self)->duplicates->len;
}

const MgImportDuplicate *
mg_import_plan_get_duplicate (MgImportPlan *self,
                              guint         index)
{
  const MgImportResult *result;

  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self), NULL);

  result = mg_import_plan_evaluate (self);
  g_return_val_if_fail (index < result->duplicates->len, NULL);

  return &((MgImportDuplicateEntry *) result->duplicates->pdata[index])->shown;
}

void
mg_import_plan_set_merge (MgImportPlan *self,
                          guint         index,
                          gboolean      merge)
{
  const MgImportResult *result;
  const MgImportDuplicateEntry *entry;

  g_return_if_fail (MG_IS_IMPORT_PLAN (self));

  result = get_lists (self);
  g_return_if_fail (index < result->duplicates->len);

  entry = result->duplicates->pdata[index];
  g_hash_table_insert (self->merges, g_strdup (entry->key), GINT_TO_POINTER (merge ? 1 : 2));
  mg_import_plan_changed (self, FALSE);
}

guint
mg_import_plan_get_n_ends (MgImportPlan *self)
{
  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self), 0);

  return mg_import_plan_evaluate (self)->ends->len;
}

const MgImportEnd *
mg_import_plan_get_end (MgImportPlan *self,
                        guint         index)
{
  const MgImportResult *result;

  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self), NULL);

  result = mg_import_plan_evaluate (self);
  g_return_val_if_fail (index < result->ends->len, NULL);

  return &((MgImportEndEntry *) result->ends->pdata[index])->shown;
}

static void
decide_end (MgImportPlan           *self,
            const MgImportEndEntry *entry,
            MgImportEndChoice       choice)
{
  if (choice == MG_IMPORT_END_TAKE && entry->shown.like_id == MG_ID_NONE)
    choice = MG_IMPORT_END_REFUSE;

  g_hash_table_insert (self->end_choices, g_strdup (entry->key), GINT_TO_POINTER ((int) choice + 1));
}

void
mg_import_plan_set_end (MgImportPlan      *self,
                        guint              index,
                        MgImportEndChoice  choice)
{
  const MgImportResult *result;

  g_return_if_fail (MG_IS_IMPORT_PLAN (self));

  result = get_lists (self);
  g_return_if_fail (index < result->ends->len);

  decide_end (self, result->ends->pdata[index], choice);
  mg_import_plan_changed (self, FALSE);
}

void
mg_import_plan_set_ends (MgImportPlan      *self,
                         MgImportEndChoice  choice)
{
  const MgImportResult *result;

  g_return_if_fail (MG_IS_IMPORT_PLAN (self));

  result = mg_import_plan_evaluate (self);
  for (guint i = 0; i < result->ends->len; i++)
    {
      const MgImportEndEntry *entry = result->ends->pdata[i];

      if (entry->shown.like_id == MG_ID_NONE)
        decide_end (self, entry, choice);
    }
  mg_import_plan_changed (self, FALSE);
}
