/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table.h"

#include <math.h>
#include <string.h>

#include "mg-cell.h"
#include "mg-text-show.h"
#include "mg-text.h"

struct _MgTable
{
  guint      n_columns;
  GPtrArray *cells;
  gboolean  *is_right;   /* by column */
};

MgTable *
mg_table_new (guint n_columns)
{
  MgTable *self = g_new0 (MgTable, 1);

  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->is_right = g_new0 (gboolean, n_columns);

  return self;
}

void
mg_table_free (MgTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self->is_right);
  g_free (self);
}

void
mg_table_add (MgTable    *self,
              const char *cell)
{
  g_ptr_array_add (self->cells, g_strdup (cell != NULL ? cell : ""));
}

void
mg_table_add_real (MgTable *self,
                   double   value)
{
  char buffer[MG_TEXT_REAL_LENGTH];

  mg_table_add (self, isfinite (value) ? mg_text_format_real (value, buffer) : NULL);
}

void
mg_table_set_right (MgTable *self,
                    guint    column)
{
  self->is_right[column] = TRUE;
}

guint
mg_table_get_n_columns (const MgTable *self)
{
  return self->n_columns;
}

guint
mg_table_get_n_rows (const MgTable *self)
{
  return self->cells->len / self->n_columns;
}

const char *
mg_table_get_cell (const MgTable *self,
                   guint          row,
                   guint          column)
{
  return self->cells->pdata[row * self->n_columns + column];
}

gboolean
mg_table_is_right (const MgTable *self,
                   guint          column)
{
  return self->is_right[column];
}

/* Places in a terminal: two for wide letters, none for combining ones. */
static guint
get_width (const char *text)
{
  guint width = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      width += g_unichar_iszerowidth (letter) ? 0 : g_unichar_iswide (letter) ? 2 : 1;
    }

  return width;
}

/* Of the cells as they are shown. */
static guint *
get_widths (MgTable   *self,
            GPtrArray *shown)
{
  guint *widths = g_new0 (guint, self->n_columns);

  for (guint i = 0; i < shown->len; i++)
    widths[i % self->n_columns] = MAX (widths[i % self->n_columns], get_width (shown->pdata[i]));

  return widths;
}

static void
append_blanks (GString *text,
               guint    n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (text, ' ');
}

static void
trim_end (GString *text)
{
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
}

static GPtrArray *
show_cells (MgTable *self)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->cells->len; i++)
    g_ptr_array_add (shown, mg_text_show_line (self->cells->pdata[i]));

  return shown;
}

char *
mg_table_format (MgTable    *self,
                 const char *indent)
{
  g_autoptr(GPtrArray) shown = show_cells (self);
  g_autofree guint *widths = get_widths (self, shown);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->cells->len; i++)
    {
      guint column = i % self->n_columns;
      const char *cell = shown->pdata[i];
      guint blanks = widths[column] - get_width (cell);

      g_string_append (text, column == 0 ? indent : "  ");
      if (self->is_right[column])
        append_blanks (text, blanks);
      g_string_append (text, cell);
      if (!self->is_right[column])
        append_blanks (text, blanks);

      if (column + 1 == self->n_columns)
        {
          trim_end (text);
          g_string_append_c (text, '\n');
        }
    }

  return g_string_free (text, FALSE);
}

char *
mg_table_format_csv (MgTable *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->cells->len; i++)
    {
      mg_cell_append (text, self->cells->pdata[i], ',');
      g_string_append_c (text, (i + 1) % self->n_columns == 0 ? '\n' : ',');
    }

  return g_string_free (text, FALSE);
}

/* Brackets and stars are in braces: after the end of a row they would be options. */
char *
mg_table_escape_latex (const char *text)
{
  static const struct { char sign; const char *latex; } signs[] = {
    { '\\', "\\textbackslash{}" }, { '~', "\\textasciitilde{}" }, { '^', "\\textasciicircum{}" },
    { '<', "\\textless{}" }, { '>', "\\textgreater{}" }, { '|', "\\textbar{}" },
    { '&', "\\&" }, { '%', "\\%" }, { '$', "\\$" }, { '#', "\\#" }, { '_', "\\_" }, { '{', "\\{" }, { '}', "\\}" },
    { '[', "{[}" }, { '*', "{*}" },
  };
  GString *latex = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      const char *found = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (signs) && found == NULL; i++)
        found = signs[i].sign == *text ? signs[i].latex : NULL;
      if (found != NULL)
        g_string_append (latex, found);
      else if (*text == '\n' || !g_ascii_iscntrl (*text))
        g_string_append_c (latex, *text);
    }

  return g_string_free (latex, FALSE);
}

char *
mg_table_escape_latex_lines (const char *text)
{
  g_autofree char *escaped = mg_table_escape_latex (text);
  g_auto(GStrv) lines = g_strsplit (escaped, "\n", -1);

  return g_strjoinv ("\n\n", lines);
}

char *
mg_table_format_latex (MgTable  *self,
                       gboolean  has_header)
{
  GString *text = g_string_new ("\\begin{tabular}{");

  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_c (text, self->is_right[i] ? 'r' : 'l');
  g_string_append (text, "}\n\\toprule\n");

  for (guint i = 0; i < self->cells->len; i++)
    {
      g_autofree char *shown = mg_text_show_line (self->cells->pdata[i]);
      g_autofree char *cell = mg_table_escape_latex (shown);

      g_string_append (text, cell);
      if ((i + 1) % self->n_columns != 0)
        g_string_append (text, " & ");
      else
        g_string_append (text, has_header && i + 1 == self->n_columns ? " \\\\\n\\midrule\n" : " \\\\\n");
    }
  g_string_append (text, "\\bottomrule\n\\end{tabular}\n");

  return g_string_free (text, FALSE);
}
