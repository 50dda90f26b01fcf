/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-csv-table.h"

#include <math.h>
#include <string.h>

#include "mg-number.h"
#include "mg-text.h"

/* Each holds the values of those before it. */
typedef enum
{
  FORM_NONE,
  FORM_INTEGER,
  FORM_REAL,
  FORM_TEXT,
} Form;

static const char * const type_names[] = { "string", "long", "double", "string" };

typedef struct
{
  guint  cell;
  guint  column;       /* of the file */
  Form   form;
} Column;

struct _MgCsvColumns
{
  MgGiven          *given;
  MgDomain          domain;
  const MgCsvTable *table;
  gboolean          decimal_comma;
  GArray           *columns;      /* Column */
};

/* Digits in groups of three have a blank between them. */
static gsize
blank_length (const char *text)
{
  static const char * const blanks[] = { " ", "\xc2\xa0", "\xe2\x80\xaf" };

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    if (g_str_has_prefix (text, blanks[i]))
      return strlen (blanks[i]);

  return 0;
}

gboolean
mg_csv_read_number (const char *text,
                    gboolean    decimal_comma,
                    double     *number)
{
  char plain[64];
  guint n = 0;

  for (const char *p = text; *p != '\0' && n < sizeof plain - 1; p++)
    {
      gsize blank = decimal_comma && p > text && g_ascii_isdigit (p[-1]) ? blank_length (p) : 0;

      if (blank > 0 && strspn (p + blank, "0123456789") == 3)
        p += blank - 1;
      else if (*p == ',' && decimal_comma && memchr (plain, '.', n) == NULL)
        plain[n++] = '.';
      else
        plain[n++] = *p;
    }
  plain[n] = '\0';

  return n < sizeof plain - 1 && (g_ascii_isdigit (plain[0]) || strchr ("-+.", plain[0]) != NULL) &&
         mg_number_parse_real (plain, number) && isfinite (*number);
}

/* "01400" and "+33…" are names, and so is what has more digits than a number keeps. */
static gboolean
is_name (const char *text)
{
  guint n_digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    n_digits += g_ascii_isdigit (*p);
  if (*text == '+' || n_digits > 17)
    return TRUE;

  text += *text == '-';

  return text[0] == '0' && g_ascii_isdigit (text[1]);
}

/* In a table of ours a number that would be written otherwise is no number. */
static Form
form_of (const MgCsvColumns *self,
         const char         *text)
{
  char again[MG_TEXT_REAL_LENGTH];
  gint64 integer;
  double real;

  if (*text == '\0')
    return FORM_NONE;
  if (is_name (text))
    return FORM_TEXT;
  if (mg_number_parse_integer (text, &integer))
    return FORM_INTEGER;
  if (!mg_csv_read_number (text, self->decimal_comma, &real))
    return FORM_TEXT;

  return !self->table->is_ours || g_str_equal (mg_text_format_real (real, again), text) ? FORM_REAL : FORM_TEXT;
}

static Form
find_form (const MgCsvColumns *self,
           guint               cell)
{
  MgSheet *sheet = self->table->sheet;
  guint n = mg_sheet_get_n_rows (sheet);
  Form form = FORM_NONE;

  for (guint i = self->table->first; i < n && form != FORM_TEXT; i++)
    form = MAX (form, form_of (self, mg_sheet_get (sheet, i, cell)));

  return form;
}

/* (transfer full): what the column is called, as no other one of the table is. */
static char *
name_column (const MgCsvColumns *self,
             GHashTable         *names,
             guint               cell)
{
  const char *heading = self->table->first > 0 ? mg_sheet_get (self->table->sheet, 0, cell) : "";
  g_autofree char *plain = self->table->is_ours ? g_strdup (heading) : g_strstrip (g_strdup (heading));
  char *name = *plain != '\0' ? g_strdup (plain) : g_strdup_printf ("column %u", cell + 1);

  for (guint n = 2; !g_hash_table_add (names, name); n++)
    name = *plain != '\0' ? g_strdup_printf ("%s %u", plain, n) : g_strdup_printf ("column %u.%u", cell + 1, n);

  return g_strdup (name);
}

static gboolean
is_taken (guint        cell,
          const guint *taken,
          guint        n_taken)
{
  for (guint i = 0; i < n_taken; i++)
    if (taken[i] == cell)
      return TRUE;

  return FALSE;
}

MgCsvColumns *
mg_csv_columns_new (MgGiven          *given,
                    MgDomain          domain,
                    const MgCsvTable *table,
                    const guint      *taken,
                    guint             n_taken)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  MgCsvColumns *self = g_new0 (MgCsvColumns, 1);
  guint n = mg_sheet_get_n_columns (table->sheet);

  self->given = given;
  self->domain = domain;
  self->table = table;
  self->decimal_comma = !table->is_ours && mg_sheet_get_facts (table->sheet)->has_decimal_comma;
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));

  for (guint cell = 0; cell < n; cell++)
    {
      Column column = { cell, 0, FORM_NONE };
      g_autofree char *name = NULL;

      if (is_taken (cell, taken, n_taken) || (column.form = find_form (self, cell)) == FORM_NONE)
        continue;

      name = name_column (self, names, cell);
      column.column = mg_given_declare (given, domain, name, type_names[column.form],
                                        mg_sheet_get_line (table->sheet, 0));
      g_array_append_val (self->columns, column);
    }

  return self;
}

void
mg_csv_columns_free (MgCsvColumns *self)
{
  g_array_unref (self->columns);
  g_free (self);
}

void
mg_csv_columns_set (const MgCsvColumns *self,
                    guint               item,
                    guint               row)
{
  MgSheet *sheet = self->table->sheet;
  guint line = mg_sheet_get_line (sheet, row);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);
      const char *text = mg_sheet_get (sheet, row, column->cell);
      char buffer[MG_TEXT_REAL_LENGTH];
      double number;

      if (*text == '\0')
        continue;

      if (column->form == FORM_REAL && mg_csv_read_number (text, self->decimal_comma, &number))
        text = mg_text_format_real (number, buffer);

      if (self->domain == MG_DOMAIN_NODE)
        mg_given_set_node (self->given, item, column->column, text, -1, line);
      else
        mg_given_set_edge (self->given, item, column->column, text, -1, line);
    }
}
