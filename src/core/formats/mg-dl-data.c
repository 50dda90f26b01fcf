/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data: matrices cell by cell, lists line by line. */
#include "mg-dl-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-number.h"

/* Matrices */

static gboolean
is_upper (const MgDlReader *self)
{
  return g_str_equal (self->format->name, "upperhalf");
}

static gboolean
is_lower (const MgDlReader *self)
{
  return g_str_equal (self->format->name, "lowerhalf");
}

/* How many cells the row has, and where it begins. */
static guint
row_length (const MgDlReader *self,
            guint             row,
            guint            *first)
{
  guint absent = self->no_diagonal && !self->two_modes ? 1 : 0;

  *first = is_upper (self) ? row + absent : 0;
  if (is_upper (self))
    return self->n[MG_DL_COLUMNS] - MIN (*first, self->n[MG_DL_COLUMNS]);
  if (is_lower (self))
    return MIN (row + 1 - absent, self->n[MG_DL_COLUMNS]);

  return self->n[MG_DL_COLUMNS];
}

/* Moves to the next cell that is in the file; passes over rows without any. */
static void
settle (MgDlReader *self)
{
  while (self->row < self->n[MG_DL_ROWS])
    {
      guint first;
      guint length = row_length (self, self->row, &first);

      self->column = MAX (self->column, first);
      if (self->no_diagonal && !self->two_modes && !is_upper (self) && !is_lower (self) && self->column == self->row)
        self->column++;
      if (self->column < first + length)
        return;

      self->row++;
      self->column = 0;
      self->row_named = FALSE;
    }
}

static void
start_matrix (MgDlReader *self)
{
  guint64 n = self->n[MG_DL_ROWS];
  guint64 half = n * (n - 1) / 2;
  guint64 diagonal = self->no_diagonal && !self->two_modes ? 0 : n;

  self->row = 0;
  self->column = 0;
  self->row_named = FALSE;
  self->n_headings = 0;
  self->n_cells = 0;
  self->n_wanted = is_upper (self) || is_lower (self) ? half + diagonal
                   : self->two_modes || diagonal > 0 ? n * self->n[MG_DL_COLUMNS] : n * (n - 1);
  g_array_set_size (self->row_order, 0);
}

static gboolean
is_missing (const char *word)
{
  return g_str_equal (word, ".") || g_ascii_strcasecmp (word, "na") == 0;
}

static gboolean
add_cell (MgDlReader  *self,
          const char  *word,
          GError     **error)
{
  double value = 0.;
  guint row = self->row;

  if (!is_missing (word) && !mg_number_parse_real (word, &value))
    return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                         _("“%.60s” is no number; a matrix has numbers alone. Correct the file in a text editor."), word);

  if (self->embedded[MG_DL_ROWS])
    row = g_array_index (self->row_order, guint, self->row);
  if (value != 0.)
    mg_dl_add_link (self, row, self->column, word);
  self->n_cells++;
  self->column++;

  return TRUE;
}

/* An embedded name of a row: that of a column, in whatever order they stand. */
static gboolean
name_row (MgDlReader  *self,
          const char  *word,
          GError     **error)
{
  guint place = self->row;

  self->row_named = TRUE;
  if (self->level > 0 || (!self->two_modes && self->embedded[MG_DL_COLUMNS]))
    {
      if (!mg_dl_find_node (self, MG_DL_ROWS, word, &place, error))
        return FALSE;
    }
  else if (self->two_modes)
    {
      place = mg_dl_add_node (self, MG_DL_ROWS, word);
    }
  else
    {
      mg_dl_name_node (self, MG_DL_ROWS, place, word);
    }
  g_array_append_val (self->row_order, place);

  return TRUE;
}

static gboolean
name_column (MgDlReader  *self,
             const char  *word,
             GError     **error)
{
  self->n_headings++;
  if (self->level == 0)
    mg_dl_add_node (self, self->two_modes ? MG_DL_COLUMNS : MG_DL_ROWS, word);

  return TRUE;
}

static gboolean
add_word (MgDlReader  *self,
          const char  *word,
          gboolean     quoted,
          GError     **error)
{
  double number;

  if (self->embedded[MG_DL_COLUMNS] && self->n_headings < self->n[MG_DL_COLUMNS] &&
      (self->level == 0 || (self->n_cells == 0 && !self->row_named && !mg_number_parse_real (word, &number))))
    return name_column (self, word, error);

  settle (self);
  if (self->row == self->n[MG_DL_ROWS])
    {
      if (self->level + 1 >= self->n[MG_DL_LEVELS])
        return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                             _("The data have more numbers than the %lu of a matrix. Check how many organisations the file announces."),
                             (gulong) self->n_wanted);

      self->level++;
      start_matrix (self);
      return add_word (self, word, quoted, error);
    }

  if (self->embedded[MG_DL_ROWS] && !self->row_named)
    return name_row (self, word, error);

  return add_cell (self, word, error);
}

static gboolean
read_cells (MgDlReader  *self,
            char        *line,
            GError     **error)
{
  gboolean quoted;
  char *word;

  while ((word = mg_lines_word (&line, ",", &quoted)) != NULL)
    if (!add_word (self, word, quoted, error) || !mg_scan_go_on (self->scan, error))
      return FALSE;

  return TRUE;
}

/* Lists */

static MgDlSide
column_side (const MgDlReader *self)
{
  return self->two_modes ? MG_DL_COLUMNS : MG_DL_ROWS;
}

/* "!" stands between the lists of several matrices. */
static gboolean
is_end_of_level (MgDlReader *self,
                 const char *word)
{
  if (!g_str_equal (word, "!"))
    return FALSE;

  self->level++;
  self->row = 0;

  return TRUE;
}

static gboolean
read_pair (MgDlReader  *self,
           char        *line,
           GError     **error)
{
  const char *source = mg_lines_word (&line, ",", NULL);
  const char *target = mg_lines_word (&line, ",", NULL);
  const char *weight = mg_lines_word (&line, ",", NULL);
  double value;
  guint row;
  guint column;

  if (source == NULL || is_end_of_level (self, source))
    return TRUE;

  if (target == NULL)
    return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                         _("A line of a list of links names two organisations, this one has “%.60s” alone. Ask for a new copy, or correct the file in a text editor."),
                         source);
  if (weight != NULL && !mg_number_parse_real (weight, &value))
    return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                         _("“%.60s” is no number; the third value of a link is its weight. Correct the file in a text editor."), weight);

  if (!mg_dl_find_node (self, MG_DL_ROWS, source, &row, error) ||
      !mg_dl_find_node (self, column_side (self), target, &column, error))
    return FALSE;

  /* A link of strength 0 is none. */
  if (weight == NULL || value != 0.)
    mg_dl_add_link (self, row, column, weight);

  return TRUE;
}

static gboolean
add_neighbours (MgDlReader  *self,
                guint        row,
                char        *line,
                GError     **error)
{
  const char *word;
  guint column;

  while ((word = mg_lines_word (&line, ",", NULL)) != NULL)
    {
      if (!mg_dl_find_node (self, column_side (self), word, &column, error))
        return FALSE;

      mg_dl_add_link (self, row, column, NULL);
    }

  return TRUE;
}

static gboolean
read_neighbours (MgDlReader  *self,
                 char        *line,
                 GError     **error)
{
  const char *source = mg_lines_word (&line, ",", NULL);
  guint row;

  if (source == NULL || is_end_of_level (self, source))
    return TRUE;

  return mg_dl_find_node (self, MG_DL_ROWS, source, &row, error) && add_neighbours (self, row, line, error);
}

/* A line for each row, which begins with the number of neighbours. */
static gboolean
read_counted_neighbours (MgDlReader  *self,
                         char        *line,
                         GError     **error)
{
  const char *count = mg_lines_word (&line, ",", NULL);

  if (count == NULL || is_end_of_level (self, count))
    return TRUE;

  if (self->row >= self->n[MG_DL_ROWS])
    return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                         _("The data have more lines than the %u organisations announced. Check this number."), self->n[MG_DL_ROWS]);

  return add_neighbours (self, self->row++, line, error);
}

static const MgDlFormat formats[] = {
  { "fullmatrix", read_cells, FALSE, TRUE, TRUE },
  { "upperhalf", read_cells, FALSE, FALSE, TRUE },
  { "lowerhalf", read_cells, FALSE, FALSE, TRUE },
  { "edgelist1", read_pair, FALSE, TRUE, FALSE },
  { "edgelist2", read_pair, TRUE, TRUE, FALSE },
  { "edgelist", read_pair, FALSE, TRUE, FALSE },
  { "nodelist1", read_neighbours, FALSE, TRUE, FALSE },
  { "nodelist2", read_neighbours, TRUE, TRUE, FALSE },
  { "nodelist1b", read_counted_neighbours, FALSE, TRUE, FALSE },
  { "nodelist2b", read_counted_neighbours, TRUE, TRUE, FALSE },
};

const MgDlFormat *
mg_dl_find_format (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (formats[i].name, name) == 0)
      return &formats[i];

  return NULL;
}

void
mg_dl_start_data (MgDlReader *self)
{
  start_matrix (self);
}

gboolean
mg_dl_end_data (MgDlReader  *self,
                GError     **error)
{
  if (!self->format->is_matrix)
    return TRUE;

  settle (self);
  if (self->level + 1 == self->n[MG_DL_LEVELS] && self->row == self->n[MG_DL_ROWS])
    return TRUE;

  return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                       _("The data end too early: matrix %u has %lu numbers of %lu. Check how many organisations the file announces, or ask for a new copy."),
                       self->level + 1, (gulong) self->n_cells, (gulong) self->n_wanted);
}
