/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting what one record says into what is there already. */
#include "mg-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-import-key.h"

enum { MERGE = 1, KEEP = 2 };

typedef enum
{
  FILLS,        /* it is taken */
  SAYS_SAME,
  IS_LOST,      /* what is there stays */
} Effect;

/* What the item says now, or will. */
static gboolean
get_value (MgImportPlan         *self,
           const MgImportResult *result,
           const MgImportItem   *item,
           guint                 slot,
           MgValue              *value)
{
  const MgImportSlot *field = &g_array_index (result->slots, MgImportSlot, slot);

  if (item->values != NULL && item->values[slot].type != MG_VALUE_NONE)
    {
      *value = item->values[slot];
      return TRUE;
    }

  return item->existing != MG_ID_NONE && field->own == NULL &&
         mg_network_get_value (self->network, item->existing, field->field, value);
}

static gboolean
same_words (const char *one,
            const char *other)
{
  g_autofree char *key = mg_import_key (one);
  g_autofree char *other_key = mg_import_key (other);

  return g_str_equal (key, other_key);
}

/* Texts of several lines and choices are joined: nothing is lost. */
static Effect
join_texts (const MgField *field,
            const MgValue *old,
            const MgValue *new,
            MgValue       *joined)
{
  g_autoptr (GString) text = g_string_new (old->text);
  gsize length = text->len;

  if (field->type == MG_TYPE_CHOICES)
    {
      g_auto (GStrv) choices = g_strsplit (new->text, ";", -1);

      for (guint i = 0; choices[i] != NULL; i++)
        if (!mg_choices_contain (text->str, choices[i]))
          g_string_append_printf (text, ";%s", choices[i]);
    }
  else if (strstr (old->text, new->text) == NULL)
    g_string_append_printf (text, "\n%s", new->text);

  if (text->len == length)
    return SAYS_SAME;

  *joined = mg_value_text (text->str);

  return FILLS;
}

/* "2012" and "2012-01-15" agree: the longer one says more. */
static Effect
compare_dates (MgDate old,
               MgDate new)
{
  if (mg_date_first (new) >= mg_date_first (old) && mg_date_last (new) <= mg_date_last (old))
    return FILLS;

  return mg_date_first (old) >= mg_date_first (new) && mg_date_last (old) <= mg_date_last (new)
         ? SAYS_SAME : IS_LOST;
}

static Effect
compare (const MgImportSlot *slot,
         const MgValue      *old,
         const MgValue      *new,
         MgValue            *made)
{
  const MgField *field = slot->spec;

  *made = MG_VALUE_INIT;
  if (mg_value_equal (old, new))
    return SAYS_SAME;

  /* Names resemble each other, or they would not be merged; places stay. */
  if (slot->field == MG_FIELD_LABEL || slot->field == MG_FIELD_NAME || slot->field == MG_FIELD_X ||
      slot->field == MG_FIELD_Y || slot->field == MG_FIELD_SOURCE_TYPE)
    return SAYS_SAME;

  if (old->type == MG_VALUE_TEXT && new->type == MG_VALUE_TEXT)
    {
      if (field->type == MG_TYPE_CHOICES || (field->flags & MG_FIELD_LONG) != 0)
        return join_texts (field, old, new, made);
      return same_words (old->text, new->text) ? SAYS_SAME : IS_LOST;
    }

  return old->type == MG_VALUE_DATE && new->type == MG_VALUE_DATE ? compare_dates (old->date, new->date) : IS_LOST;
}

static void
add_name (GString       *list,
          const MgField *field)
{
  if (list->len > 0)
    g_string_append (list, ", ");
  g_string_append (list, (field->flags & MG_FIELD_FOREIGN) != 0 || field->label == NULL ? field->name : _(field->label));
}

void
mg_import_merge (MgImportPlan   *self,
                 MgImportResult *result,
                 guint           index,
                 const MgValue  *values,
                 gboolean        do_it,
                 GString        *filled,
                 GString        *lost,
                 guint          *n_filled,
                 guint          *n_lost)
{
  MgImportItem *item = mg_import_result_item (result, index);

  if (do_it && item->values == NULL)
    item->values = g_new0 (MgValue, result->slots->len + 1);

  *n_filled = *n_lost = 0;
  for (guint i = 0; i < result->slots->len; i++)
    {
      const MgImportSlot *slot = &g_array_index (result->slots, MgImportSlot, i);
      g_auto (MgValue) made = MG_VALUE_INIT;
      MgValue old = MG_VALUE_INIT;
      Effect effect = FILLS;

      if (values[i].type == MG_VALUE_NONE)
        continue;

      if (get_value (self, result, item, i, &old))
        effect = compare (slot, &old, &values[i], &made);

      if (effect == FILLS && do_it)
        {
          MgValue taken = made.type != MG_VALUE_NONE ? mg_value_copy (&made) : mg_value_copy (&values[i]);

          mg_value_clear (&item->values[i]);
          item->values[i] = taken;
        }
      if (effect == FILLS)
        add_name (filled, slot->spec);
      if (effect == IS_LOST)
        add_name (lost, slot->spec);
      *n_filled += effect == FILLS;
      *n_lost += effect == IS_LOST;
    }
}

gboolean
mg_import_decide_merge (MgImportPlan *self,
                        const char   *key,
                        gboolean      is_sure)
{
  int decision = GPOINTER_TO_INT (g_hash_table_lookup (self->merges, key));

  if (decision == 0)
    decision = self->all_merges;

  return decision != 0 ? decision == MERGE : is_sure;
}

/* Where the other one is: a line of the table, or the pole's map. */
static char *
tell_where (MgImportPlan                 *self,
            const MgImportDuplicateEntry *entry)
{
  if (entry->shown.other_row < 0)
    return g_strdup (_("already on the map"));

  return g_strdup_printf (_("line %u"), mg_sheet_get_line (self->sheet, (guint) entry->shown.other_row));
}

static char *
make_sentence (MgImportPlan                 *self,
               const MgImportDuplicateEntry *entry,
               const char                   *filled,
               const char                   *lost)
{
  g_autofree char *name = mg_import_quote (entry->name);
  g_autofree char *other = mg_import_quote (entry->other_name);
  g_autofree char *where = tell_where (self, entry);
  GString *sentence = g_string_new (NULL);

  if (!entry->shown.merge)
    {
      /* Translators: the last %s is "line 3" or "already on the map". */
      g_string_append_printf (sentence, _("“%s” resembles “%s” (%s): both are kept."), name, other, where);
      return g_string_free (sentence, FALSE);
    }

  g_string_append_printf (sentence, _("“%s” is merged with “%s” (%s)."), name, other, where);
  if (*filled != '\0')
    {
      g_string_append_c (sentence, ' ');
      g_string_append_printf (sentence, _("This completes: %s."), filled);
    }
  if (*lost != '\0')
    {
      g_string_append_c (sentence, ' ');
      g_string_append_printf (sentence, _("Left out, as the other says something else: %s."), lost);
    }

  return g_string_free (sentence, FALSE);
}

void
mg_import_add_duplicate (MgImportPlan   *self,
                         MgImportResult *result,
                         guint           row,
                         const char     *key,
                         const char     *name,
                         guint           item,
                         const MgValue  *values,
                         gboolean        is_sure,
                         gboolean       *merge)
{
  MgImportDuplicateEntry *entry = g_new0 (MgImportDuplicateEntry, 1);
  const MgImportItem *other = mg_import_result_item (result, item);
  g_autoptr (GString) filled = g_string_new (NULL);
  g_autoptr (GString) lost = g_string_new (NULL);
  gboolean is_in_sheet = other->record != G_MAXUINT && other->existing == MG_ID_NONE;

  *merge = mg_import_decide_merge (self, key, is_sure);
  entry->key = g_strdup (key);
  entry->name = g_strdup (name);
  entry->other_name = g_strdup (other->name);
  entry->shown.other_row = is_in_sheet ? (int) g_array_index (result->records, MgImportRecord, other->record).row : -1;
  entry->shown.other_id = other->existing;

  mg_import_merge (self, result, item, values, *merge, filled, lost,
                   &entry->shown.n_filled, &entry->shown.n_conflicts);

  entry->shown.row = row;
  entry->shown.name = entry->name;
  entry->shown.other_name = entry->other_name;
  entry->shown.is_sure = is_sure;
  entry->shown.merge = *merge;
  entry->sentence = make_sentence (self, entry, filled->str, lost->str);
  entry->shown.sentence = entry->sentence;
  g_ptr_array_add (result->duplicates, entry);
  mg_import_result_remark (result, self, row, -1, MG_IMPORT_REMARK_DUPLICATE, "%s", entry->sentence);
}
