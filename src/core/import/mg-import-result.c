/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-import-private.h"

#include <string.h>

#include "mg-text.h"

#define MAX_QUOTE 100   /* bytes of what is quoted in a sentence */

static void
slot_clear (gpointer data)
{
  MgImportSlot *slot = data;

  g_clear_pointer (&slot->own, mg_field_unref);
}

static void
duplicate_free (gpointer data)
{
  MgImportDuplicateEntry *entry = data;

  g_free (entry->key);
  g_free (entry->name);
  g_free (entry->other_name);
  g_free (entry->sentence);
  g_free (entry);
}

static void
end_free (gpointer data)
{
  MgImportEndEntry *entry = data;

  g_free (entry->key);
  g_free (entry->name);
  g_free (entry->like_name);
  g_free (entry);
}

MgImportResult *
mg_import_result_new (void)
{
  MgImportResult *self = g_new0 (MgImportResult, 1);

  self->slots = g_array_new (FALSE, TRUE, sizeof (MgImportSlot));
  g_array_set_clear_func (self->slots, slot_clear);
  self->records = g_array_new (FALSE, FALSE, sizeof (MgImportRecord));
  self->remarks = g_array_new (FALSE, FALSE, sizeof (MgImportRemark));
  self->texts = g_string_chunk_new (4096);
  self->items = g_array_new (FALSE, TRUE, sizeof (MgImportItem));
  self->duplicates = g_ptr_array_new_with_free_func (duplicate_free);
  self->ends = g_ptr_array_new_with_free_func (end_free);

  return self;
}

void
mg_import_values_free (MgImportResult *result,
                       MgValue        *values)
{
  for (guint i = 0; values != NULL && i < result->slots->len; i++)
    mg_value_clear (&values[i]);

  g_free (values);
}

void
mg_import_result_free (MgImportResult *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      MgImportItem *item = mg_import_result_item (self, i);

      mg_import_values_free (self, item->values);
      g_free (item->name);
      g_free (item->text_id);
    }

  mg_import_values_free (self, self->defaults);
  g_array_unref (self->items);
  g_array_unref (self->slots);
  g_array_unref (self->records);
  g_array_unref (self->remarks);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->duplicates);
  g_ptr_array_unref (self->ends);
  g_free (self->column_slots);
  g_free (self);
}

void
mg_import_result_remark (MgImportResult   *self,
                         MgImportPlan     *plan,
                         guint             row,
                         int               column,
                         MgImportSeverity  severity,
                         const char       *format,
                         ...)
{
  MgImportRemark remark = { .column = column, .severity = severity };
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  remark.line = row == G_MAXUINT ? 0 : mg_sheet_get_line (plan->sheet, row);
  remark.text = g_string_chunk_insert (self->texts, text);
  g_array_append_val (self->remarks, remark);
  self->preview.n_by_severity[severity]++;
}

guint
mg_import_result_add_record (MgImportResult  *self,
                             guint            row,
                             int              column,
                             MgImportOutcome  outcome)
{
  const MgImportRecord record = { row, column, outcome };

  g_array_append_val (self->records, record);

  return self->records->len - 1;
}

static int
compare_remarks (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const MgImportRemark *one = a;
  const MgImportRemark *other = b;

  if (one->line != other->line)
    return one->line < other->line ? -1 : 1;

  return one->column < other->column ? -1 : one->column > other->column;
}

static void
count_items (MgImportResult *self)
{
  MgImportPreview *preview = &self->preview;

  for (guint i = 0; i < self->items->len; i++)
    {
      const MgImportItem *item = mg_import_result_item (self, i);

      if (item->existing != MG_ID_NONE)
        continue;

      preview->n_organisations += item->kind == MG_ITEM_ORGANISATION;
      preview->n_collectives += item->kind == MG_ITEM_COLLECTIVE;
      preview->n_links += item->kind == MG_ITEM_LINK;
      preview->n_participations += item->kind == MG_ITEM_PARTICIPATION;
      preview->n_created += item->record == G_MAXUINT;
    }
}

void
mg_import_result_finish (MgImportResult *self)
{
  MgImportPreview *preview = &self->preview;

  for (guint i = 0; i < self->records->len; i++)
    {
      MgImportOutcome outcome = g_array_index (self->records, MgImportRecord, i).outcome;

      preview->n_imported += outcome == MG_IMPORT_IMPORTED;
      preview->n_merged += outcome == MG_IMPORT_MERGED;
      preview->n_refused += outcome == MG_IMPORT_REFUSED;
    }

  count_items (self);
  for (guint i = 0; i < self->slots->len; i++)
    preview->n_fields += g_array_index (self->slots, MgImportSlot, i).own != NULL;

  /* This sort is stable: remarks of one cell stay in their order. */
  if (self->remarks->len > 0)
    g_qsort_with_data (self->remarks->data, (int) self->remarks->len, sizeof (MgImportRemark),
                       compare_remarks, NULL);

  preview->n_records = self->records->len;
  preview->records = (const MgImportRecord *) self->records->data;
  preview->remarks = (const MgImportRemark *) self->remarks->data;
  preview->n_remarks = self->remarks->len;
}

char *
mg_import_quote (const char *text)
{
  gsize length = strlen (text);
  char *quoted;

  if (length <= MAX_QUOTE)
    quoted = g_strdup (text);
  else
    {
      g_autofree char *cut = mg_text_mend (g_strndup (text, MAX_QUOTE));

      quoted = g_strconcat (cut, "…", NULL);
    }

  return g_strdelimit (quoted, "\n\t", ' ');
}
