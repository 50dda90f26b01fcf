/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table is taken for before anybody says so: where its headers are, what
 * its rows are, what its columns become, how its numbers and dates are read.
 */
#include "mg-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-import-guess.h"
#include "mg-import-headers.h"
#include "mg-import-key.h"
#include "mg-import-values.h"

#define HEADER_SEARCH 10    /* rows that are looked at for headers */
#define MAX_CANDIDATES 6
#define GOOD 0.8            /* share of values that make a column what its header does not say */
#define POOR 0.3            /* below, a column is not what its header says */
#define MAX_SAMPLE 400      /* rows that are looked at */

/* Headers */

static char *
header_key (const char *text)
{
  const char *bracket = strchr (text, '(');
  g_autofree char *before = bracket != NULL && bracket > text ? g_strndup (text, (gsize) (bracket - text)) : NULL;

  return mg_import_key (before != NULL ? before : text);
}

static guint
find_candidates (MgImportKind   kind,
                 const char    *text,
                 const char   **targets)
{
  g_autofree char *key = mg_import_key (text);
  g_autofree char *shorter = NULL;
  guint n = mg_import_find_headers (kind, key, targets, MAX_CANDIDATES);

  if (n > 0)
    return n;

  shorter = header_key (text);

  return mg_import_find_headers (kind, shorter, targets, MAX_CANDIDATES);
}

/* How many cells of a row are known as headers, of the kind that knows most;
 * headers differ from each other.
 */
static guint
count_headers (MgImportPlan *self,
               guint         row)
{
  guint best = 0;

  for (guint kind = 0; kind < MG_IMPORT_MATRIX; kind++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      guint n = 0;

      for (guint i = 0; i < mg_sheet_get_n_cells (self->sheet, row); i++)
        {
          const char *targets[MAX_CANDIDATES];
          const char *text = mg_sheet_get (self->sheet, row, i);

          n += strlen (text) < 80 && find_candidates ((MgImportKind) kind, text, targets) > 0 &&
               g_hash_table_add (seen, mg_import_key (text));
        }
      best = MAX (best, n);
    }

  return best;
}

/* Words over a column of numbers, dates or crosses name it.  Words over words may
 * be the first of them: better one odd record that is seen than one that is lost.
 */
static gboolean
stands_over_values (MgSheet *sheet)
{
  guint n_rows = MIN (mg_sheet_get_n_rows (sheet), MAX_SAMPLE);

  for (guint i = 0; i < mg_sheet_get_n_cells (sheet, 0); i++)
    {
      guint n = 0;
      guint n_values = 0;

      for (guint row = 1; row < n_rows; row++)
        {
          const char *text = mg_sheet_get (sheet, row, i);
          gboolean boolean;
          double number;
          MgDate date;

          if (mg_import_is_unknown (text))
            continue;
          n++;
          n_values += mg_import_read_number (text, MG_IMPORT_DECIMAL_COMMA, &number) == MG_IMPORT_READ ||
                      mg_import_read_boolean (text, &boolean) == MG_IMPORT_READ ||
                      mg_import_read_date (text, MG_IMPORT_DAY_FIRST, &date) == MG_IMPORT_READ;
        }

      if (n_values * 2 > n)
        return TRUE;
    }

  return FALSE;
}

static guint
count_filled_cells (MgImportPlan *self,
                    guint         row)
{
  guint n = 0;

  for (guint i = 0; i < mg_sheet_get_n_cells (self->sheet, row); i++)
    n += !mg_import_is_blank (mg_sheet_get (self->sheet, row, i));

  return n;
}

/* Whether one of the first two cells is one of those below: "A" may be a header or a name. */
static gboolean
comes_again (MgSheet *sheet)
{
  guint n_rows = MIN (mg_sheet_get_n_rows (sheet), MAX_SAMPLE);

  for (guint row = 1; row < n_rows; row++)
    for (guint i = 0; i < 4; i++)
      {
        const char *text = mg_sheet_get (sheet, 0, i / 2);

        if (*text != '\0' && g_str_equal (text, mg_sheet_get (sheet, row, i % 2)))
          return TRUE;
      }

  return FALSE;
}

/* Above headers there are titles, which fill fewer cells: in a full row after
 * others of its width most words have to be known, else it is a record.
 */
static int
find_header_row (MgImportPlan *self)
{
  guint n_rows = MIN (mg_sheet_get_n_rows (self->sheet), HEADER_SEARCH);
  guint best_count = 1;
  guint most_filled = 0;
  int best = -1;

  if (mg_import_looks_crossed (self->sheet, 0))
    return 0;

  for (guint row = 0; row < n_rows; row++)
    {
      guint n = count_headers (self, row);
      guint n_filled = count_filled_cells (self, row);

      if (n > best_count && (n_filled > most_filled || n * 2 > n_filled + 1))
        {
          best_count = n;
          best = (int) row;
        }
      most_filled = MAX (most_filled, n_filled);
    }

  if (best >= 0 || n_rows == 0)
    return best;

  if ((count_headers (self, 0) > 0 && !comes_again (self->sheet)) ||
      (mg_sheet_get_facts (self->sheet)->has_header && stands_over_values (self->sheet)))
    return 0;

  return -1;
}

/* Names a column; two do not have the same name. */
static void
name_column (MgImportPlan *self,
             guint         index,
             GHashTable   *names)
{
  MgImportColumn *column = MG_IMPORT_COLUMN (self, index);
  const char *text = self->header_row < 0 ? "" : mg_sheet_get (self->sheet, (guint) self->header_row, index);
  g_autofree char *cell = mg_import_trim (text);
  g_autofree char *name = NULL;

  g_free (column->key);
  column->key = mg_import_key (cell);
  g_strdelimit (cell, "\n\t", ' ');
  name = *cell != '\0' ? g_strdup (cell) : g_strdup_printf (_("Column %u"), index + 1);

  for (guint n = 2; g_hash_table_contains (names, name); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s (%u)", *cell != '\0' ? cell : "?", n);
    }

  g_hash_table_add (names, g_strdup (name));
  g_free (column->header);
  column->header = g_steal_pointer (&name);
}

static void
count_filled (MgImportPlan *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    MG_IMPORT_COLUMN (self, i)->n_filled = 0;

  for (guint row = mg_import_plan_first_row (self); row < mg_sheet_get_n_rows (self->sheet); row++)
    for (guint i = 0; i < mg_sheet_get_n_cells (self->sheet, row); i++)
      MG_IMPORT_COLUMN (self, i)->n_filled += !mg_import_is_blank (mg_sheet_get (self->sheet, row, i));
}

static void
name_columns (MgImportPlan *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->columns->len; i++)
    name_column (self, i, names);

  count_filled (self);
}

/* What the rows are */

static gboolean
column_can_be (MgImportPlan *self,
               MgImportKind  kind,
               guint         index,
               const char   *target)
{
  const char *targets[MAX_CANDIDATES];
  guint n;

  if (*MG_IMPORT_COLUMN (self, index)->key == '\0')
    return FALSE;

  n = find_candidates (kind, mg_sheet_get (self->sheet, (guint) self->header_row, index), targets);
  for (guint i = 0; i < n; i++)
    if (g_str_equal (targets[i], target))
      return TRUE;

  return FALSE;
}

/* The first column that can be @target, but for @not_this. */
static int
find_column (MgImportPlan *self,
             MgImportKind  kind,
             const char   *target,
             int           not_this)
{
  for (guint i = 0; i < self->columns->len; i++)
    if ((int) i != not_this && column_can_be (self, kind, i, target))
      return (int) i;

  return -1;
}

static gboolean
has_ends (MgImportPlan *self,
          MgImportKind  kind)
{
  int source = find_column (self, kind, "source", -1);

  return source >= 0 && find_column (self, kind, "target", source) >= 0;
}

static gboolean
has_any (MgImportPlan       *self,
         MgImportKind        kind,
         const char * const *targets)
{
  for (; *targets != NULL; targets++)
    if (find_column (self, kind, *targets, -1) >= 0)
      return TRUE;

  return FALSE;
}

static gboolean
tells_collectives (MgImportPlan *self)
{
  static const char * const own[] = { "area_m2", "budget_eur", "lead_org", NULL };
  static const char * const others[] = { "subkind", "fte", "joined", "member", "sector", NULL };
  int type = find_column (self, MG_IMPORT_COLLECTIVES, "collective_type", -1);

  if (has_any (self, MG_IMPORT_COLLECTIVES, own) && !has_any (self, MG_IMPORT_ORGANISATIONS, others))
    return TRUE;

  return type >= 0 && mg_import_score_choice (self, (guint) type, "collective_type") >
                      MAX (mg_import_score_choice (self, (guint) type, "kind"),
                           mg_import_score_choice (self, (guint) type, "subkind"));
}

static MgImportKind
guess_kind (MgImportPlan *self)
{
  static const char * const of_nodes[] = { "commune", "fte", "kind", "subkind", "labels", "sector", NULL };

  if (self->columns->len > 2 && mg_import_looks_crossed (self->sheet, MAX (self->header_row, 0)))
    return MG_IMPORT_MATRIX;

  if (self->header_row < 0)
    return mg_import_looks_linked (self) ? MG_IMPORT_LINKS : MG_IMPORT_ORGANISATIONS;

  if (has_ends (self, MG_IMPORT_LINKS))
    return MG_IMPORT_LINKS;

  if (has_ends (self, MG_IMPORT_PARTICIPATIONS) && !has_any (self, MG_IMPORT_ORGANISATIONS, of_nodes))
    return MG_IMPORT_PARTICIPATIONS;

  return tells_collectives (self) ? MG_IMPORT_COLLECTIVES : MG_IMPORT_ORGANISATIONS;
}

/* What the columns become */

static void
give (MgImportColumn *column,
      const char     *target)
{
  g_free (column->target);
  column->target = g_strdup (target);
  g_clear_pointer (&column->words, g_ptr_array_unref);
  g_clear_pointer (&column->word_index, g_hash_table_unref);
}

static gboolean
is_free (MgImportPlan *self,
         const char   *target)
{
  return mg_import_plan_find_target (self, target, NULL) == NULL;
}

/* Of what the header can mean, what the values are most like. */
static const char *
choose_by_header (MgImportPlan *self,
                  guint         index)
{
  MgImportColumn *column = MG_IMPORT_COLUMN (self, index);
  const char *targets[MAX_CANDIDATES];
  const char *best = NULL;
  double best_score = 0.;
  guint n;

  if (*column->key == '\0')
    return NULL;

  n = find_candidates (self->kind, mg_sheet_get (self->sheet, (guint) self->header_row, index), targets);
  for (guint i = 0; i < n; i++)
    {
      double score;

      if (!is_free (self, targets[i]))
        continue;

      score = column->n_filled == 0 ? 1. : mg_import_score (self, index, targets[i]);
      if (score >= POOR && (best == NULL || score > best_score + 0.01))
        {
          best = targets[i];
          best_score = score;
        }
    }

  return best;
}

/* Columns that their header does not tell, by what is in them. */
static const char *
choose_by_content (MgImportPlan *self,
                   guint         index)
{
  static const char * const of_organisations[] = { "kind", "subkind", NULL };
  static const char * const of_links[] = { "layer", "type", "formality", NULL };
  static const char * const none[] = { NULL };
  const char * const *targets = self->kind == MG_IMPORT_ORGANISATIONS ? of_organisations
                              : self->kind == MG_IMPORT_LINKS ? of_links : none;

  for (; *targets != NULL; targets++)
    {
      const MgField *field = mg_import_plan_target_field (self, *targets, NULL);

      if (is_free (self, *targets) && mg_import_score_choice (self, index, field->vocabulary) >= GOOD &&
          !mg_import_is_numeric (self, index))
        return *targets;
    }

  return NULL;
}

MgImportColumn *
mg_import_find_rival (MgImportPlan *self,
                      guint         index)
{
  MgImportColumn *column = MG_IMPORT_COLUMN (self, index);
  const char *targets[MAX_CANDIDATES];
  MgImportColumn *rival;
  guint n;

  if (*column->key == '\0')
    return NULL;

  n = find_candidates (self->kind, mg_sheet_get (self->sheet, (guint) self->header_row, index), targets);
  for (guint i = 0; i < n; i++)
    if ((rival = mg_import_plan_find_target (self, targets[i], NULL)) != NULL && rival != column)
      return rival;

  return NULL;
}

static void
guess_column (MgImportPlan *self,
              guint         index)
{
  MgImportColumn *column = MG_IMPORT_COLUMN (self, index);
  g_autofree char *own = g_strconcat ("own:", column->header, NULL);
  const char *target = choose_by_header (self, index);

  if (target == NULL && mg_import_tells_people (self, index))
    target = "ignore";
  if (target == NULL && column->n_filled > 0 && !mg_import_follows (self->kind, column->key))
    {
      target = choose_by_content (self, index);
      if (target == NULL && mg_import_plan_has_target (self, own) && is_free (self, own))
        target = own;
    }

  give (column, target != NULL ? target : "ignore");
}

/* What a table cannot do without: names, or two ends. */
static void
guess_needed (MgImportPlan *self,
              const char   *needed,
              const char   *instead)
{
  if (!is_free (self, needed) || (instead != NULL && !is_free (self, instead)))
    return;

  for (guint i = 0; i < self->columns->len; i++)
    {
      MgImportColumn *column = MG_IMPORT_COLUMN (self, i);

      if (column->is_set || column->n_filled == 0 || !g_str_has_prefix (column->target, "own:") ||
          mg_import_is_numeric (self, i))
        continue;

      give (column, needed);
      return;
    }
}

void
mg_import_plan_guess_columns (MgImportPlan *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (!MG_IMPORT_COLUMN (self, i)->is_set)
      give (MG_IMPORT_COLUMN (self, i), "ignore");

  if (self->kind == MG_IMPORT_MATRIX)
    {
      if (self->columns->len > 0 && !MG_IMPORT_COLUMN (self, 0)->is_set)
        give (MG_IMPORT_COLUMN (self, 0), mg_import_guess_cells (self));
      return;
    }

  for (guint i = 0; i < self->columns->len; i++)
    if (!MG_IMPORT_COLUMN (self, i)->is_set)
      guess_column (self, i);

  if (mg_item_kind_is_edge (mg_import_item_kind (self->kind)))
    {
      guess_needed (self, "source", NULL);
      guess_needed (self, "target", NULL);
    }
  else
    guess_needed (self, "label", "name");
}

/* How numbers and dates are read */

static void
guess_reading (MgImportPlan *self)
{
  guint n_rows = MIN (mg_sheet_get_n_rows (self->sheet), MAX_SAMPLE * 10);
  int decimal = 0;
  int order = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const MgField *field = mg_import_plan_target_field (self, MG_IMPORT_COLUMN (self, i)->target, NULL);

      if (field == NULL && !g_str_has_prefix (MG_IMPORT_COLUMN (self, i)->target, "own:"))
        continue;

      for (guint row = mg_import_plan_first_row (self); row < n_rows; row++)
        {
          const char *text = mg_sheet_get (self->sheet, row, i);

          if (field != NULL && field->type == MG_TYPE_DATE)
            order += mg_import_tell_order (text);
          else if (field == NULL || field->type == MG_TYPE_REAL)
            decimal += mg_import_tell_decimal (text);
        }
    }

  if (!self->order_is_set)
    self->order = order < 0 ? MG_IMPORT_MONTH_FIRST : MG_IMPORT_DAY_FIRST;
  if (!self->decimal_is_set)
    self->decimal = decimal < 0 || (decimal == 0 && mg_sheet_get_facts (self->sheet)->separator == ',')
                    ? MG_IMPORT_DECIMAL_POINT : MG_IMPORT_DECIMAL_COMMA;
}

void
mg_import_plan_guess (MgImportPlan *self)
{
  if (!self->header_is_set)
    self->header_row = find_header_row (self);

  name_columns (self);
  if (!self->kind_is_set)
    self->kind = guess_kind (self);

  mg_import_plan_guess_columns (self);
  guess_reading (self);
}
