/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-import-guess.h"

#include <string.h>

#include "mg-import-headers.h"
#include "mg-import-key.h"
#include "mg-import-values.h"
#include "mg-import-words.h"

#define MAX_SAMPLE 400      /* rows that are looked at */
#define TEXT_SCORE 0.5

/* Whether one value suits; the score is the mean. */
typedef double (*Suits) (const char    *text,
                         gconstpointer  data);

static double
score_values (MgImportPlan  *self,
              guint          column,
              Suits          suits,
              gconstpointer  data)
{
  guint first = mg_import_plan_first_row (self);
  guint end = MIN (mg_sheet_get_n_rows (self->sheet), first + MAX_SAMPLE);
  double sum = 0.;
  guint n = 0;

  for (guint row = first; row < end; row++)
    {
      const char *text = mg_sheet_get (self->sheet, row, column);

      if (mg_import_is_unknown (text))
        continue;
      sum += suits (text, data);
      n++;
    }

  return n > 0 ? sum / n : 0.;
}

static double
is_choice (const char    *text,
           gconstpointer  data)
{
  gboolean is_sure = FALSE;

  if (mg_import_find_word (data, text, &is_sure) == NULL)
    return 0.;

  return is_sure ? 1. : 0.6;
}

/* One of several choices is enough. */
static double
is_choices (const char    *text,
            gconstpointer  data)
{
  g_autofree char *plain = g_strdup (text);
  g_auto (GStrv) parts = g_strsplit (g_strdelimit (plain, ";,+\n|", ';'), ";", -1);

  return MAX (is_choice (text, data), parts[0] != NULL ? is_choice (parts[0], data) : 0.);
}

static double
is_date (const char    *text,
         gconstpointer  data)
{
  MgDate date;

  return mg_import_read_date (text, MG_IMPORT_DAY_FIRST, &date) <= MG_IMPORT_READ_AS ||
         mg_import_read_date (text, MG_IMPORT_MONTH_FIRST, &date) <= MG_IMPORT_READ_AS;
}

static double
is_real (const char    *text,
         gconstpointer  data)
{
  double number;

  return mg_import_read_number (text, MG_IMPORT_DECIMAL_COMMA, &number) <= MG_IMPORT_READ_AS;
}

static double
is_boolean (const char    *text,
            gconstpointer  data)
{
  gboolean boolean;

  return mg_import_read_boolean (text, &boolean) == MG_IMPORT_READ;
}

static double
is_address (const char    *text,
            gconstpointer  data)
{
  g_autofree char *trimmed = mg_import_trim (text);

  return mg_import_is_address (trimmed);
}

double
mg_import_score_choice (MgImportPlan *self,
                        guint         column,
                        const char   *domain)
{
  return score_values (self, column, is_choice, domain);
}

gboolean
mg_import_is_numeric (MgImportPlan *self,
                      guint         column)
{
  return score_values (self, column, is_real, NULL) > 0.5;
}

gboolean
mg_import_is_identifier (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= 64 &&
         strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:-") == length;
}

/* Each row has its own, without a blank in it. */
static gboolean
has_identifiers (MgImportPlan *self,
                 guint         column)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint row = mg_import_plan_first_row (self); row < mg_sheet_get_n_rows (self->sheet); row++)
    {
      g_autofree char *text = mg_import_trim (mg_sheet_get (self->sheet, row, column));

      if (*text != '\0' && (!mg_import_is_identifier (text) || !g_hash_table_add (seen, g_steal_pointer (&text))))
        return FALSE;
    }

  return g_hash_table_size (seen) > 0;
}

double
mg_import_score (MgImportPlan *self,
                 guint         column,
                 const char   *target)
{
  const MgField *field = mg_import_plan_target_field (self, target, NULL);

  if (g_str_equal (target, "member"))
    return score_values (self, column, is_boolean, NULL);
  if (field == NULL)
    return TEXT_SCORE;
  if (g_str_equal (target, "id"))
    return has_identifiers (self, column) ? 1. : 0.;

  switch (field->type)
    {
    case MG_TYPE_DATE:
      return score_values (self, column, is_date, NULL);

    case MG_TYPE_BOOLEAN:
      return score_values (self, column, is_boolean, NULL);

    case MG_TYPE_INTEGER:
    case MG_TYPE_REAL:
      return MAX (score_values (self, column, is_real, NULL),
                  field->vocabulary != NULL ? score_values (self, column, is_choice, field->vocabulary) : 0.);

    case MG_TYPE_CHOICE:
      /* A choice of one's own is a choice. */
      return MAX (score_values (self, column, is_choice, field->vocabulary), 0.4);

    case MG_TYPE_CHOICES:
      return MAX (score_values (self, column, is_choices, field->vocabulary), 0.4);

    case MG_TYPE_TEXT:
    case MG_TYPE_XML:
    default:
      return TEXT_SCORE;
    }
}

gboolean
mg_import_tells_people (MgImportPlan *self,
                        guint         column)
{
  return mg_import_is_about_people (MG_IMPORT_COLUMN (self, column)->key) ||
         score_values (self, column, is_address, NULL) > 0.5;
}

gboolean
mg_import_follows (MgImportKind  kind,
                   const char   *key)
{
  static const char * const of_nodes[] = { "node type", "ring", "circle", "in territory", "fictitious", NULL };
  static const char * const of_edges[] = { "weight", "fictitious", NULL };

  return g_strv_contains (mg_item_kind_is_edge (mg_import_item_kind (kind)) ? of_edges : of_nodes, key);
}

static GHashTable *
collect (MgSheet *sheet,
         guint    first,
         guint    column)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint end = MIN (mg_sheet_get_n_rows (sheet), first + MAX_SAMPLE);

  for (guint row = first; row < end; row++)
    {
      char *key = mg_import_key (mg_sheet_get (sheet, row, column));

      if (*key != '\0')
        g_hash_table_add (keys, key);
      else
        g_free (key);
    }

  return keys;
}

gboolean
mg_import_looks_crossed (MgSheet *sheet,
                         guint    row)
{
  g_autoptr (GHashTable) names = NULL;
  guint n_cells;
  guint n = 0;
  guint n_known = 0;

  if (mg_sheet_get_n_rows (sheet) < row + 3)
    return FALSE;

  names = collect (sheet, row + 1, 0);
  n_cells = mg_sheet_get_n_cells (sheet, row);
  for (guint i = 1; i < n_cells; i++)
    {
      g_autofree char *key = mg_import_key (mg_sheet_get (sheet, row, i));

      n += *key != '\0';
      n_known += *key != '\0' && g_hash_table_contains (names, key);
    }

  return n >= 2 && n_known * 10 >= n * 6;
}

gboolean
mg_import_looks_linked (MgImportPlan *self)
{
  g_autoptr (GHashTable) left = NULL;
  g_autoptr (GHashTable) right = NULL;
  GHashTableIter iter;
  gpointer key;
  guint n_common = 0;

  if (self->columns->len < 2 || mg_import_is_numeric (self, 0) || mg_import_is_numeric (self, 1))
    return FALSE;

  left = collect (self->sheet, 0, 0);
  right = collect (self->sheet, 0, 1);
  g_hash_table_iter_init (&iter, right);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    n_common += g_hash_table_contains (left, key);

  return n_common > 0 && n_common * 5 >= g_hash_table_size (right);
}

const char *
mg_import_guess_cells (MgImportPlan *self)
{
  guint first = mg_import_plan_first_row (self);
  guint end = MIN (mg_sheet_get_n_rows (self->sheet), first + MAX_SAMPLE);
  guint n = 0;
  guint n_numbers = 0;
  guint n_plain = 0;
  guint n_layers = 0;
  guint n_types = 0;

  for (guint row = first; row < end; row++)
    for (guint i = 1; i < mg_sheet_get_n_cells (self->sheet, row); i++)
      {
        const char *text = mg_sheet_get (self->sheet, row, i);
        gboolean boolean = TRUE;
        gboolean is_plain;
        double number = 0.;
        gboolean is_number;

        if (mg_import_is_unknown (text) ||
            (mg_import_read_boolean (text, &boolean) == MG_IMPORT_READ && !boolean))
          continue;

        is_plain = mg_import_read_boolean (text, &boolean) == MG_IMPORT_READ;
        is_number = mg_import_read_number (text, MG_IMPORT_DECIMAL_COMMA, &number) == MG_IMPORT_READ;
        n++;
        n_plain += is_plain;
        n_numbers += is_number && (number == 1. || number == 2. || number == 3.);
        n_layers += !is_number && mg_import_find_word ("layer", text, NULL) != NULL;
        n_types += !is_number && mg_import_find_word ("link_type", text, NULL) != NULL;
      }

  if (n == 0 || n_plain == n)
    return "ignore";
  if (n_numbers == n)
    return "intensity";

  return n_layers * 2 > n && n_layers >= n_types ? "layer" : n_types * 2 > n ? "type" : "ignore";
}

/* A field of one's own: numbers if all are; codes that begin with 0 are none. */
MgFieldType
mg_import_plan_guess_type (MgImportPlan *self,
                           guint         column)
{
  guint n = 0;

  for (guint row = mg_import_plan_first_row (self); row < mg_sheet_get_n_rows (self->sheet); row++)
    {
      g_autofree char *text = mg_import_trim (mg_sheet_get (self->sheet, row, column));
      double number;

      if (mg_import_is_unknown (text))
        continue;

      if (mg_import_read_number (text, mg_import_plan_decimal_of (self, text), &number) != MG_IMPORT_READ ||
          (text[0] == '0' && g_ascii_isdigit (text[1])) || ABS (number) >= 1e9 ||
          text[strspn (text, "0123456789., -")] != '\0')
        return MG_TYPE_TEXT;
      n++;
    }

  return n > 0 ? MG_TYPE_REAL : MG_TYPE_TEXT;
}
