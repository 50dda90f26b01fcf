/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that has the same names above its columns and before its rows, or, of
 * figures alone, as many columns as rows: each cell is what links the two.
 */
#include "mg-csv-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-text.h"

/* Of larger tables only the beginning is looked at to tell whether it is one. */
#define SAMPLE 300u

/* Cells that say no. */
static const char * const nothings[] = { "", "0", "-", "–", "—", ".", "non", "no", "n", "false", "0.0", "0,0", "nan" };
static const char * const somethings[] = { "x", "oui", "yes", "o", "y", "true", "1" };

static gboolean
is_among (const char         *text,
          const char * const *list,
          guint               n)
{
  for (guint i = 0; i < n; i++)
    if (g_ascii_strcasecmp (text, list[i]) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_nothing (const char *text)
{
  double number;

  return is_among (text, nothings, G_N_ELEMENTS (nothings)) ||
         (mg_csv_read_number (text, TRUE, &number) && !(number < 0. || number > 0.));
}

static gboolean
is_mark (const char *text)
{
  double number;

  return is_nothing (text) || is_among (text, somethings, G_N_ELEMENTS (somethings)) ||
         mg_csv_read_number (text, TRUE, &number);
}

static gboolean
is_number (const char *text)
{
  double number;

  return mg_csv_read_number (text, TRUE, &number);
}

/* Whether all cells behind the headings say yes, no or how much. */
static gboolean
has_only_marks (MgSheet *sheet,
                guint    first)
{
  guint n_rows = MIN (mg_sheet_get_n_rows (sheet), SAMPLE);
  guint n_columns = MIN (mg_sheet_get_n_columns (sheet), SAMPLE);

  for (guint i = first; i < n_rows; i++)
    for (guint j = first; j < n_columns; j++)
      if (!is_mark (mg_sheet_get (sheet, i, j)))
        return FALSE;

  return TRUE;
}

/* How many columns have a name that a row has, too. */
static guint
count_shared (MgSheet *sheet)
{
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_rows = mg_sheet_get_n_rows (sheet);
  guint n_columns = mg_sheet_get_n_columns (sheet);
  guint n = 0;

  for (guint i = 1; i < n_rows; i++)
    g_hash_table_add (names, (gpointer) mg_sheet_get (sheet, i, 0));
  g_hash_table_remove (names, "");

  for (guint j = 1; j < n_columns; j++)
    n += g_hash_table_remove (names, mg_sheet_get (sheet, 0, j));

  return n;
}

/* Figures alone: zeros from corner to corner, or too many columns to be a list. */
static gboolean
is_bare_matrix (MgSheet *sheet)
{
  guint n = mg_sheet_get_n_rows (sheet);
  gboolean hollow = TRUE;

  if (n < 3 || n != mg_sheet_get_n_columns (sheet) || !has_only_marks (sheet, 0))
    return FALSE;

  for (guint i = 0; i < n; i++)
    hollow = hollow && is_nothing (mg_sheet_get (sheet, i, i));

  return hollow || n > 4;
}

/* Numbers may be names, or words that columns of lists have: then there is nothing
 * where both lines of them meet, and the same above as before.
 */
gboolean
mg_csv_has_empty_corner (MgSheet *sheet)
{
  guint n = mg_sheet_get_n_rows (sheet);

  return *mg_sheet_get (sheet, 0, 0) == '\0' && n == mg_sheet_get_n_columns (sheet) && count_shared (sheet) == n - 1;
}

void
mg_csv_look_matrix (MgCsvTable *table)
{
  MgSheet *sheet = table->sheet;
  guint n_rows = mg_sheet_get_n_rows (sheet);
  guint n_columns = mg_sheet_get_n_columns (sheet);
  guint n_shared;
  gboolean has_marks;

  if (!mg_csv_has_empty_corner (sheet) && is_bare_matrix (sheet))
    {
      table->kind = MG_CSV_MATRIX;
      table->is_sure = TRUE;
      return;
    }

  if (n_rows < 3 || n_columns < 3)
    return;

  n_shared = count_shared (sheet);
  has_marks = has_only_marks (sheet, 1);
  if (n_shared == n_rows - 1 && n_shared == n_columns - 1)
    table->kind = MG_CSV_MATRIX;
  else if (has_marks && !is_number (mg_sheet_get (sheet, 0, 1)) &&
           (2 * n_shared >= MIN (n_rows, n_columns) || *mg_sheet_get (sheet, 0, 0) == '\0'))
    table->kind = MG_CSV_CROOKED;
  else
    return;

  table->is_sure = TRUE;
  table->first = table->first_cell = 1;
}

/* ---- Reading it ------------------------------------------------------------------------- */

/* Columns may name the same in another order than rows: @row_of and @column_of
 * tell where the same name is.
 */
typedef struct
{
  MgCsvNetwork     *network;
  const MgCsvTable *table;
  guint             n;
  const char      **names;       /* identifiers, by row */
  guint            *row_of;      /* by column */
  guint            *column_of;   /* by row */
  guint             weight;      /* column of the file, or MG_CSV_NO_COLUMN */
  guint             type;        /* column of the file for words, or MG_CSV_NO_COLUMN */
} Matrix;

static const char *
cell (const Matrix *self,
      guint         row,
      guint         column)
{
  return mg_sheet_get (self->table->sheet, self->table->first + row, self->table->first_cell + column);
}

/* What the other of the two says of the same link. */
static const char *
mirror (const Matrix *self,
        guint         row,
        guint         column)
{
  return cell (self, self->row_of[column], self->column_of[row]);
}

static guint
row_line (const Matrix *self,
          guint         row)
{
  return mg_sheet_get_line (self->table->sheet, self->table->first + row);
}

static void
name_rows (Matrix *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const char *name = self->table->first > 0 ? mg_csv_get_name (self->network, self->table, i + 1, 0)
                                                : g_string_chunk_insert (self->network->names, number);

      self->names[i] = mg_csv_find_end (self->network, name, row_line (self, i));
      self->row_of[i] = self->column_of[i] = i;
    }
}

static void
match_columns (Matrix *self)
{
  MgSheet *sheet = self->table->sheet;
  g_autoptr(GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->n; i++)
    g_hash_table_insert (rows, (gpointer) mg_sheet_get (sheet, i + 1, 0), GUINT_TO_POINTER (i));

  for (guint j = 0; j < self->n; j++)
    {
      self->row_of[j] = GPOINTER_TO_UINT (g_hash_table_lookup (rows, mg_sheet_get (sheet, 0, j + 1)));
      self->column_of[self->row_of[j]] = j;
    }
}

static gboolean
is_same (const char *a,
         const char *b)
{
  double x, y;

  if (g_str_equal (a, b) || (is_nothing (a) && is_nothing (b)))
    return TRUE;

  return mg_csv_read_number (a, TRUE, &x) && mg_csv_read_number (b, TRUE, &y) && !(x < y || x > y);
}

/* Whether both halves say the same, or only one is filled in. */
static gboolean
is_symmetric (const Matrix *self)
{
  gboolean same = TRUE, upper = FALSE, lower = FALSE;

  if (self->table->first_cell == 1 && g_str_equal (mg_sheet_get (self->table->sheet, 0, 0), MG_CSV_DIRECTED))
    return FALSE;

  for (guint i = 0; i < self->n; i++)
    for (guint j = 0; j < self->n; j++)
      {
        gboolean filled = self->row_of[j] != i && !is_nothing (cell (self, i, j));

        upper = upper || (filled && self->row_of[j] > i);
        lower = lower || (filled && self->row_of[j] < i);
        same = same && is_same (cell (self, i, j), mirror (self, i, j));
      }

  return same || !upper || !lower;
}

/* Strengths are only told if they are not all one; words are what links are called. */
static void
declare (Matrix *self)
{
  MgGiven *given = self->network->given;
  double number;

  self->weight = self->type = MG_CSV_NO_COLUMN;
  for (guint i = 0; i < self->n; i++)
    for (guint j = 0; j < self->n; j++)
      {
        const char *text = cell (self, i, j);

        if (!is_mark (text) && self->type == MG_CSV_NO_COLUMN)
          self->type = mg_given_declare (given, MG_DOMAIN_EDGE, "type", "string", row_line (self, i));
        else if (self->weight == MG_CSV_NO_COLUMN && !is_nothing (text) &&
                 mg_csv_read_number (text, TRUE, &number) && (number < 1. || number > 1.))
          self->weight = mg_given_declare (given, MG_DOMAIN_EDGE, "weight", "double", row_line (self, i));
      }
}

static void
add_cell (Matrix   *self,
          guint     row,
          guint     column,
          gboolean  directed)
{
  MgGiven *given = self->network->given;
  const char *text = cell (self, row, column);
  guint line = row_line (self, row);
  char buffer[MG_TEXT_REAL_LENGTH];
  double number = 1.;
  guint edge = mg_given_add_edge (given, NULL, self->names[row], self->names[self->row_of[column]], directed, line);

  mg_csv_read_number (text, TRUE, &number);
  if (number < 0.)
    mg_warnings_add (self->network->warnings, line,
                     _("A strength below zero (%s) is kept, but nothing is computed with it."), text);

  if (!is_mark (text))
    mg_given_set_edge (given, edge, self->type, text, -1, line);
  else if (self->weight != MG_CSV_NO_COLUMN)
    mg_given_set_edge (given, edge, self->weight, mg_text_format_real (number, buffer), -1, line);
}

/* Of two halves that say the same, the upper one; else whatever is filled in. */
static gboolean
add_cells (Matrix        *self,
           GCancellable  *cancellable,
           GError       **error)
{
  gboolean directed = !is_symmetric (self);

  for (guint i = 0; i < self->n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;

      for (guint j = 0; j < self->n; j++)
        if (!is_nothing (cell (self, i, j)) &&
            (directed || self->row_of[j] >= i || is_nothing (mirror (self, i, j))))
          add_cell (self, i, j, directed && self->row_of[j] != i);
    }

  return TRUE;
}

gboolean
mg_csv_add_matrix (MgCsvNetwork      *network,
                   const MgCsvTable  *table,
                   GCancellable      *cancellable,
                   GError           **error)
{
  guint n = mg_sheet_get_n_rows (table->sheet) - table->first;
  g_autofree const char **names = g_new0 (const char *, n);
  g_autofree guint *row_of = g_new0 (guint, n);
  g_autofree guint *column_of = g_new0 (guint, n);
  Matrix self = { network, table, n, names, row_of, column_of };

  name_rows (&self);
  if (table->first > 0)
    match_columns (&self);
  declare (&self);

  return add_cells (&self, cancellable, error);
}
