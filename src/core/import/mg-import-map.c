/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map is a key file that says how tables are read, one after the other:
 *
 *   [table 1]
 *   kind=links                  organisations, collectives, links, participations, matrix
 *   header-row=1                among the rows that are not empty; 0: there are no headers
 *   headers=de;vers;niveau;...  of the table it is for: without case, accents and signs
 *   decimal=comma               or point
 *   dates=day-first             or month-first
 *   ends=create                 what to do with ends that nobody knows: create, refuse
 *   duplicates=merge            what to do with all that resembles: merge, keep
 *
 *   [table 1 columns]           header = target, see MgImportTarget
 *   de=source
 *   niveau=layer
 *   chiffre d'affaires=own:Chiffre d'affaires
 *
 *   [table 1 words layer]       of the column that becomes "layer": word = choice;
 *   1=mutualisation             an empty choice leaves the word out
 *
 *   [table 1 defaults]          field = text, where no column says it
 *   source_type=import
 *
 *   [table 1 decisions]         what resembles something: merge or keep;
 *   merge scop terre et bois=keep
 *   end inconnue sa=create      ends that nobody knows: create, refuse, take
 *
 * All keys but "kind" may be missing: what is not said is guessed.  Words and
 * headers are written as mg_import_key() makes them; one without a letter or
 * digit, and a column without a header, is "column 3".
 */
#include "mg-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-import-key.h"

/* Names of columns in a map: two with one header are told apart. */
static GStrv
name_columns (MgImportPlan *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *key = MG_IMPORT_COLUMN (self, i)->key;
      g_autofree char *name = g_strdup (key);

      if (*key == '\0' || g_hash_table_contains (seen, key))
        {
          g_free (name);
          name = g_strdup_printf ("column %u", i + 1);
        }

      g_hash_table_add (seen, g_strdup (name));
      g_strv_builder_add (names, name);
    }

  return g_strv_builder_end (names);
}

/* Groups */

char *
mg_import_map_group (guint       table,
                     const char *part)
{
  return *part != '\0' ? g_strdup_printf ("table %u %s", table, part) : g_strdup_printf ("table %u", table);
}

static gboolean
has_table (GKeyFile *map,
           guint     table)
{
  g_autofree char *group = mg_import_map_group (table, "");

  return g_key_file_has_group (map, group);
}

guint
mg_import_map_count (GKeyFile *map)
{
  guint n = 0;

  while (n < MG_IMPORT_MAX_TABLES * 2 && has_table (map, n + 1))
    n++;

  return n;
}

void
mg_import_map_remove (GKeyFile *map,
                      guint     table)
{
  g_autofree char *prefix = mg_import_map_group (table, "");
  g_autofree char *parts = g_strconcat (prefix, " ", NULL);
  g_auto (GStrv) groups = g_key_file_get_groups (map, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    if (g_str_equal (groups[i], prefix) || g_str_has_prefix (groups[i], parts))
      g_key_file_remove_group (map, groups[i], NULL);
}

/* How many of the sheet's headers the table of the map has; -1 if it is not for it. */
static int
compare_headers (MgImportPlan *self,
                 GKeyFile     *map,
                 guint         table)
{
  g_autofree char *group = mg_import_map_group (table, "");
  g_auto (GStrv) headers = g_key_file_get_string_list (map, group, "headers", NULL, NULL);
  g_auto (GStrv) names = name_columns (self);
  int n = 0;

  /* A map written by hand need not repeat the headers: then its columns count. */
  if (headers == NULL)
    {
      g_autofree char *columns = mg_import_map_group (table, "columns");

      headers = g_key_file_get_keys (map, columns, NULL, NULL);
    }

  for (guint i = 0; headers != NULL && headers[i] != NULL; i++)
    {
      if (!g_strv_contains ((const char * const *) names, headers[i]))
        return -1;
      n++;
    }

  return n > 0 ? n : -1;
}

static guint
find_table (MgImportPlan *self,
            GKeyFile     *map)
{
  guint n = mg_import_map_count (map);
  guint best = 0;
  int best_score = 0;

  for (guint i = 1; i <= n; i++)
    {
      int score = compare_headers (self, map, i);

      if (score > best_score)
        {
          best_score = score;
          best = i;
        }
    }

  return best;
}

/* Writing */

static void
save_columns (MgImportPlan     *self,
              GKeyFile         *map,
              guint             table,
              MgImportMapFlags  flags)
{
  g_autofree char *group = mg_import_map_group (table, "columns");
  g_auto (GStrv) names = name_columns (self);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const MgImportColumn *column = MG_IMPORT_COLUMN (self, i);

      if (self->kind == MG_IMPORT_MATRIX && i > 0)
        break;

      if (column->is_set || (flags & MG_IMPORT_MAP_GUESSES) != 0)
        g_key_file_set_string (map, group, names[i], column->target);
    }
}

static void
save_words (MgImportPlan     *self,
            GKeyFile         *map,
            guint             table,
            MgImportMapFlags  flags)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *target = MG_IMPORT_COLUMN (self, i)->target;
      g_autofree char *part = g_strconcat ("words ", target, NULL);
      g_autofree char *group = mg_import_map_group (table, part);

      if (mg_import_plan_get_vocabulary (self, i) == NULL || (self->kind == MG_IMPORT_MATRIX && i > 0))
        continue;

      mg_import_plan_read_words (self, i);
      for (guint j = 0; j < MG_IMPORT_COLUMN (self, i)->words->len; j++)
        {
          const MgImportWordEntry *entry = MG_IMPORT_COLUMN (self, i)->words->pdata[j];

          if (*entry->key != '\0' && (entry->is_set || (flags & MG_IMPORT_MAP_GUESSES) != 0))
            g_key_file_set_string (map, group, entry->key, entry->choice);
        }
    }
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static char **
sort_keys (GHashTable *table)
{
  char **keys = (char **) g_hash_table_get_keys_as_array (table, NULL);

  qsort (keys, g_hash_table_size (table), sizeof *keys, compare_texts);

  return keys;
}

static void
save_defaults (MgImportPlan *self,
               GKeyFile     *map,
               guint         table)
{
  g_autofree char *group = mg_import_map_group (table, "defaults");
  g_autofree char **keys = sort_keys (self->defaults);

  for (guint i = 0; keys[i] != NULL; i++)
    g_key_file_set_string (map, group, keys[i], g_hash_table_lookup (self->defaults, keys[i]));
}

static const char * const end_words[] = { "refuse", "create", "take" };

static void
save_decisions (MgImportPlan     *self,
                GKeyFile         *map,
                guint             table,
                MgImportMapFlags  flags)
{
  const MgImportResult *result = mg_import_plan_evaluate (self);
  g_autofree char *group = mg_import_map_group (table, "decisions");

  for (guint i = 0; i < result->duplicates->len; i++)
    {
      const MgImportDuplicateEntry *entry = result->duplicates->pdata[i];
      g_autofree char *key = g_strconcat ("merge ", entry->key, NULL);

      if ((flags & MG_IMPORT_MAP_GUESSES) != 0 || g_hash_table_contains (self->merges, entry->key))
        g_key_file_set_string (map, group, key, entry->shown.merge ? "merge" : "keep");
    }

  for (guint i = 0; i < result->ends->len; i++)
    {
      const MgImportEndEntry *entry = result->ends->pdata[i];
      g_autofree char *key = g_strconcat ("end ", entry->key, NULL);

      if ((flags & MG_IMPORT_MAP_GUESSES) != 0 || g_hash_table_contains (self->end_choices, entry->key))
        g_key_file_set_string (map, group, key, end_words[entry->shown.choice]);
    }
}

static void
save_table (MgImportPlan     *self,
            GKeyFile         *map,
            guint             table,
            MgImportMapFlags  flags)
{
  g_autofree char *group = mg_import_map_group (table, "");
  g_auto (GStrv) names = name_columns (self);

  g_key_file_set_string (map, group, "kind", mg_import_kind_get_id (self->kind));
  g_key_file_set_integer (map, group, "header-row", self->header_row + 1);
  g_key_file_set_string_list (map, group, "headers", (const char * const *) names, g_strv_length (names));
  g_key_file_set_string (map, group, "decimal", self->decimal == MG_IMPORT_DECIMAL_COMMA ? "comma" : "point");
  g_key_file_set_string (map, group, "dates", self->order == MG_IMPORT_DAY_FIRST ? "day-first" : "month-first");
  if (self->all_ends >= 0)
    g_key_file_set_string (map, group, "ends", end_words[self->all_ends]);
  if (self->all_merges != 0)
    g_key_file_set_string (map, group, "duplicates", self->all_merges == 1 ? "merge" : "keep");

  save_columns (self, map, table, flags);
  save_words (self, map, table, flags);
  save_defaults (self, map, table);
  if ((flags & MG_IMPORT_MAP_DECISIONS) != 0)
    save_decisions (self, map, table, flags);
}

void
mg_import_plan_save_map (MgImportPlan     *self,
                         GKeyFile         *map,
                         MgImportMapFlags  flags)
{
  g_auto (GStrv) names = NULL;
  guint table;
  guint n;

  g_return_if_fail (MG_IS_IMPORT_PLAN (self) && map != NULL);

  names = name_columns (self);
  n = mg_import_map_count (map);
  table = find_table (self, map);
  if (table == 0 || compare_headers (self, map, table) != (int) g_strv_length (names))
    table = n + 1;

  mg_import_map_remove (map, table);
  save_table (self, map, table, flags);
}

/* Reading */

typedef struct
{
  MgImportPlan *plan;
  GKeyFile     *map;
  guint         table;
  GPtrArray    *problems;   /* may be NULL */
} Loading;

static void
complain (Loading    *self,
          const char *group,
          const char *key,
          const char *text)
{
  if (self->problems != NULL)
    g_ptr_array_add (self->problems,
                     g_strdup_printf (_("[%s] %s: “%s” cannot be used here; it is guessed instead."), group, key, text));
}

/* (nullable): the text of a key of the table's first group */
static char *
get_text (Loading    *self,
          const char *key)
{
  g_autofree char *group = mg_import_map_group (self->table, "");

  return g_key_file_get_string (self->map, group, key, NULL);
}

static gboolean
choose (Loading            *self,
        const char         *key,
        const char * const *words,
        guint               n_words,
        guint              *index)
{
  g_autofree char *group = mg_import_map_group (self->table, "");
  g_autofree char *text = get_text (self, key);

  if (text == NULL)
    return FALSE;

  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (text, words[i]))
      {
        *index = i;
        return TRUE;
      }

  complain (self, group, key, text);

  return FALSE;
}

static void
load_head (Loading *self)
{
  static const char * const decimals[] = { "comma", "point" };
  static const char * const orders[] = { "day-first", "month-first" };
  static const char * const merges[] = { "", "merge", "keep" };
  g_autofree char *group = mg_import_map_group (self->table, "");
  g_autofree char *kind = get_text (self, "kind");
  MgImportPlan *plan = self->plan;
  guint index;

  if (kind != NULL && !mg_import_kind_find (kind, &plan->kind))
    complain (self, group, "kind", kind);
  else if (kind != NULL)
    plan->kind_is_set = TRUE;

  if (choose (self, "decimal", decimals, G_N_ELEMENTS (decimals), &index))
    {
      plan->decimal = (MgImportDecimal) index;
      plan->decimal_is_set = TRUE;
    }
  if (choose (self, "dates", orders, G_N_ELEMENTS (orders), &index))
    {
      plan->order = (MgImportDateOrder) index;
      plan->order_is_set = TRUE;
    }
  if (choose (self, "ends", end_words, G_N_ELEMENTS (end_words), &index))
    plan->all_ends = (int) index;
  if (choose (self, "duplicates", merges, G_N_ELEMENTS (merges), &index))
    plan->all_merges = (int) index;
}

/* Whether another column of the map has become that: the first one keeps it. */
static gboolean
is_taken (Loading        *self,
          MgImportColumn *column,
          const char     *target)
{
  MgImportColumn *other = NULL;

  for (guint i = 0; i < self->plan->columns->len && other == NULL; i++)
    if (MG_IMPORT_COLUMN (self->plan, i)->is_set && MG_IMPORT_COLUMN (self->plan, i) != column &&
        g_str_equal (MG_IMPORT_COLUMN (self->plan, i)->target, target))
      other = MG_IMPORT_COLUMN (self->plan, i);

  if (other == NULL || mg_import_plan_takes_several (self->plan, target))
    return FALSE;

  if (self->problems != NULL)
    g_ptr_array_add (self->problems,
                     /* Translators: both “%s” are headers of columns, the last is what they become: “label”. */
                     g_strdup_printf (_("The columns “%s” and “%s” cannot both become “%s”: the first one does, the other is guessed instead."),
                                      other->header, column->header, target));

  return TRUE;
}

static void
load_columns (Loading *self)
{
  g_autofree char *group = mg_import_map_group (self->table, "columns");
  g_auto (GStrv) keys = g_key_file_get_keys (self->map, group, NULL, NULL);
  g_auto (GStrv) names = name_columns (self->plan);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *target = g_key_file_get_string (self->map, group, keys[i], NULL);
      gboolean found = FALSE;

      if (target == NULL || !mg_import_plan_has_target (self->plan, target))
        {
          complain (self, group, keys[i], target != NULL ? target : "");
          continue;
        }

      for (guint j = 0; names[j] != NULL; j++)
        if (g_str_equal (names[j], keys[i]))
          {
            MgImportColumn *column = MG_IMPORT_COLUMN (self->plan, j);

            found = TRUE;
            if (is_taken (self, column, target))
              continue;

            g_free (column->target);
            column->target = g_strdup (target);
            column->is_set = TRUE;
          }

      if (!found)
        complain (self, group, keys[i], target);
    }
}

static void
load_words (Loading *self)
{
  for (guint i = 0; i < self->plan->columns->len; i++)
    {
      MgImportColumn *column = MG_IMPORT_COLUMN (self->plan, i);
      g_autofree char *part = g_strconcat ("words ", column->target, NULL);
      g_autofree char *group = mg_import_map_group (self->table, part);
      g_auto (GStrv) keys = g_key_file_get_keys (self->map, group, NULL, NULL);

      for (guint j = 0; keys != NULL && keys[j] != NULL; j++)
        {
          char *choice = g_key_file_get_string (self->map, group, keys[j], NULL);

          if (choice != NULL)
            g_hash_table_insert (column->set_words, mg_import_key (keys[j]), choice);
        }
    }
}

static void
load_defaults (Loading *self)
{
  g_autofree char *group = mg_import_map_group (self->table, "defaults");
  g_auto (GStrv) keys = g_key_file_get_keys (self->map, group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *text = g_key_file_get_string (self->map, group, keys[i], NULL);

      if (text != NULL && !(g_str_equal (keys[i], "source_type") && g_str_equal (text, "import")))
        mg_import_plan_set_default (self->plan, keys[i], text);
    }
}

static void
load_decisions (Loading *self)
{
  g_autofree char *group = mg_import_map_group (self->table, "decisions");
  g_auto (GStrv) keys = g_key_file_get_keys (self->map, group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *text = g_key_file_get_string (self->map, group, keys[i], NULL);
      gboolean is_end = g_str_has_prefix (keys[i], "end ");
      int choice = 0;

      for (guint j = 0; is_end && text != NULL && j < G_N_ELEMENTS (end_words); j++)
        if (g_str_equal (text, end_words[j]))
          choice = (int) j + 1;
      if (!is_end && text != NULL)
        choice = g_str_equal (text, "merge") ? 1 : g_str_equal (text, "keep") ? 2 : 0;

      if (choice == 0 || (!is_end && !g_str_has_prefix (keys[i], "merge ")))
        complain (self, group, keys[i], text != NULL ? text : "");
      else if (is_end)
        g_hash_table_insert (self->plan->end_choices, g_strdup (keys[i] + strlen ("end ")), GINT_TO_POINTER (choice));
      else
        g_hash_table_insert (self->plan->merges, g_strdup (keys[i] + strlen ("merge ")), GINT_TO_POINTER (choice));
    }
}

/* Where the headers are decides whether a table of the map is for this sheet at all. */
static guint
find_with_header_row (MgImportPlan *self,
                      GKeyFile     *map)
{
  guint table = find_table (self, map);
  int guessed = self->header_row;
  guint n = mg_import_map_count (map);

  for (guint i = 1; table == 0 && !self->header_is_set && i <= n; i++)
    {
      g_autofree char *group = mg_import_map_group (i, "");
      int row = g_key_file_get_integer (map, group, "header-row", NULL) - 1;

      if (row == guessed || row < -1 || row >= (int) mg_sheet_get_n_rows (self->sheet) ||
          !g_key_file_has_key (map, group, "header-row", NULL))
        continue;

      mg_import_plan_set_header_row (self, row);
      if (compare_headers (self, map, i) > 0)
        return i;
      mg_import_plan_set_header_row (self, guessed);
      self->header_is_set = FALSE;
    }

  return table;
}

gboolean
mg_import_plan_load_map (MgImportPlan *self,
                         GKeyFile     *map,
                         GPtrArray    *problems)
{
  Loading loading = { self, map, 0, problems };

  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self) && map != NULL, FALSE);

  loading.table = find_with_header_row (self, map);
  if (loading.table == 0)
    return FALSE;

  mg_import_plan_forget (self, TRUE);
  load_head (&loading);
  for (guint i = 0; i < self->columns->len; i++)
    MG_IMPORT_COLUMN (self, i)->is_set = FALSE;
  load_columns (&loading);
  mg_import_plan_guess (self);
  load_words (&loading);
  load_decisions (&loading);
  load_defaults (&loading);
  mg_import_plan_changed (self, TRUE);

  return TRUE;
}
