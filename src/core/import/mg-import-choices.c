/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of columns of choices, and what they stand for. */
#include "mg-import-private.h"

#include <string.h>

#include "mg-import-headers.h"
#include "mg-import-key.h"
#include "mg-import-values.h"
#include "mg-import-words.h"
#include "mg-vocabulary.h"

void
mg_import_word_entry_free (gpointer data)
{
  MgImportWordEntry *self = data;

  g_free (self->word);
  g_free (self->key);
  g_free (self->choice);
  g_free (self);
}

const char *
mg_import_plan_get_vocabulary (MgImportPlan *self,
                               guint         column)
{
  const char *target;
  const MgField *field;

  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self) && column < self->columns->len, NULL);

  target = MG_IMPORT_COLUMN (self, column)->target;
  field = mg_import_plan_target_field (self, target, NULL);
  if (field == NULL || field->vocabulary == NULL || g_str_equal (target, "member"))
    return NULL;

  return field->vocabulary;
}

static gboolean
takes_several (MgImportPlan *self,
               guint         column)
{
  const MgField *field = mg_import_plan_target_field (self, MG_IMPORT_COLUMN (self, column)->target, NULL);

  return field != NULL && field->type == MG_TYPE_CHOICES;
}

GStrv
mg_import_plan_split_cell (MgImportPlan *self,
                           guint         column,
                           const char   *text)
{
  const char *domain = mg_import_plan_get_vocabulary (self, column);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *plain = g_strdup (text);
  g_auto (GStrv) parts = NULL;
  gboolean is_sure = FALSE;

  if (domain == NULL)
    return g_new0 (char *, 1);

  if (takes_several (self, column) && strpbrk (text, ";,+\n|") != NULL &&
      (mg_import_find_word (domain, text, &is_sure) == NULL || !is_sure))
    parts = g_strsplit (g_strdelimit (plain, ";,+\n|", ';'), ";", -1);
  else
    parts = g_strsplit (plain, ";", 1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *word = mg_import_trim (parts[i]);

      /* "À vérifier" is a choice of some fields, and no answer in others. */
      if (*word != '\0' &&
          (!mg_import_is_unknown (word) || (mg_import_find_word (domain, word, &is_sure) != NULL && is_sure)))
        g_strv_builder_add (words, word);
    }

  return g_strv_builder_end (words);
}

/* What is not known: the kind and the level shape the whole map, and are left
 * out; for the rest the word becomes a choice of the user's own.
 */
static char *
choose_own (const char    *domain,
            const MgField *field,
            const char    *word)
{
  char *choice;

  if (field->type == MG_TYPE_INTEGER || g_str_equal (domain, "kind") || g_str_equal (domain, "layer"))
    return g_strdup ("");

  choice = g_strdup (word);
  g_strdelimit (choice, ";\n\t", ' ');

  return choice;
}

static MgImportWordEntry *
entry_new (MgImportPlan   *self,
           guint           column,
           const char     *word,
           char           *key,
           guint           row)
{
  MgImportColumn *own = MG_IMPORT_COLUMN (self, column);
  const char *domain = mg_import_plan_get_vocabulary (self, column);
  const MgField *field = mg_import_plan_target_field (self, own->target, NULL);
  MgImportWordEntry *entry = g_new0 (MgImportWordEntry, 1);
  const char *set = g_hash_table_lookup (own->set_words, key);
  gboolean is_sure = TRUE;

  entry->word = g_strdup (word);
  entry->key = key;
  entry->first_row = row;
  entry->is_set = set != NULL;
  if (set != NULL)
    entry->choice = g_strdup (set);
  else
    {
      const char *id = mg_import_find_word (domain, word, &is_sure);

      is_sure = is_sure && id != NULL;
      entry->choice = id != NULL ? g_strdup (id) : choose_own (domain, field, word);
    }
  entry->shown = (MgImportWord) { entry->word, 0, entry->choice, is_sure };

  return entry;
}

static void
count_word (MgImportPlan *self,
            guint         column,
            const char   *word,
            guint         row)
{
  MgImportColumn *own = MG_IMPORT_COLUMN (self, column);
  g_autofree char *key = mg_import_key (word);
  MgImportWordEntry *entry = g_hash_table_lookup (own->word_index, key);

  if (entry == NULL)
    {
      entry = entry_new (self, column, word, g_steal_pointer (&key), row);
      g_ptr_array_add (own->words, entry);
      g_hash_table_insert (own->word_index, entry->key, entry);
    }

  entry->shown.n_rows++;
}

static void
count_words_of_row (MgImportPlan *self,
                    guint         column,
                    guint         row)
{
  const guint first = self->kind == MG_IMPORT_MATRIX ? 1 : column;
  const guint end = self->kind == MG_IMPORT_MATRIX ? mg_sheet_get_n_cells (self->sheet, row) : column + 1;

  for (guint i = first; i < end; i++)
    {
      g_auto (GStrv) words = mg_import_plan_split_cell (self, column, mg_sheet_get (self->sheet, row, i));

      for (guint j = 0; words[j] != NULL; j++)
        count_word (self, column, words[j], row);
    }
}

void
mg_import_plan_read_words (MgImportPlan *self,
                           guint         column)
{
  MgImportColumn *own = MG_IMPORT_COLUMN (self, column);

  if (own->words != NULL)
    return;

  own->words = g_ptr_array_new_with_free_func (mg_import_word_entry_free);
  own->word_index = g_hash_table_new (g_str_hash, g_str_equal);
  if (mg_import_plan_get_vocabulary (self, column) == NULL)
    return;

  for (guint row = mg_import_plan_first_row (self); row < mg_sheet_get_n_rows (self->sheet); row++)
    count_words_of_row (self, column, row);
}

const MgImportWordEntry *
mg_import_plan_find_entry (MgImportPlan *self,
                           guint         column,
                           const char   *text)
{
  g_autofree char *key = mg_import_key (text);

  mg_import_plan_read_words (self, column);

  return g_hash_table_lookup (MG_IMPORT_COLUMN (self, column)->word_index, key);
}

guint
mg_import_plan_get_n_words (MgImportPlan *self,
                            guint         column)
{
  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self) && column < self->columns->len, 0);

  mg_import_plan_read_words (self, column);

  return MG_IMPORT_COLUMN (self, column)->words->len;
}

const MgImportWord *
mg_import_plan_get_word (MgImportPlan *self,
                         guint         column,
                         guint         index)
{
  const GPtrArray *words;

  g_return_val_if_fail (index < mg_import_plan_get_n_words (self, column), NULL);

  words = MG_IMPORT_COLUMN (self, column)->words;

  return &((const MgImportWordEntry *) words->pdata[index])->shown;
}
