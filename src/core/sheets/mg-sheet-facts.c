/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "mg-text.h"

#define MAX_ROWS_FOR_NUMBERS 10000
#define MAX_ROWS_FOR_HEADER 200
#define MAX_COLUMNS_FOR_HEADER 512

/* Words that name columns wherever they are met, folded and sorted. */
static const char * const heading_words[] = {
  "adresse", "annee", "categorie", "cible", "commune", "date", "de", "debut", "departement",
  "description", "end", "famille", "fin", "from", "id", "identifiant", "intensite", "label", "latitude",
  "lien", "link", "longitude", "name", "name1", "name2", "node", "nom", "organisation", "poids", "siret",
  "source", "start", "statut", "structure", "target", "to", "type", "vers", "ville", "weight",
};

typedef enum
{
  NUMBER_NONE,
  NUMBER_PLAIN,        /* whole, or not to tell */
  NUMBER_POINT,
  NUMBER_COMMA,
} NumberForm;

/* Bytes of a blank that may stand between digits; spreadsheets write three sorts. */
static gsize
blank_length (const char *text)
{
  static const char * const blanks[] = { " ", "\xc2\xa0", "\xe2\x80\xaf" };

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    if (g_str_has_prefix (text, blanks[i]))
      return strlen (blanks[i]);

  return 0;
}

/* "1 234,5 €": digits with blanks between them, one point or comma, a sign behind. */
static NumberForm
number_form (const char *text)
{
  const char *p = text + (*text == '-' || *text == '+');
  NumberForm form = NUMBER_PLAIN;
  gsize blank;

  if (!g_ascii_isdigit (*p))
    return NUMBER_NONE;

  for (; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        continue;
      if (form == NUMBER_PLAIN && (*p == ',' || *p == '.') && g_ascii_isdigit (p[1]))
        {
          form = *p == ',' ? NUMBER_COMMA : NUMBER_POINT;
          continue;
        }

      blank = blank_length (p);
      if (g_str_equal (p + blank, "€") || g_str_equal (p + blank, "%"))
        break;
      if (blank == 0 || !g_ascii_isdigit (p[blank]))
        return NUMBER_NONE;
      p += blank - 1;
    }

  return form;
}

static gboolean
has_decimal_comma (const MgSheet *self)
{
  guint n_rows = MIN (self->rows->len, MAX_ROWS_FOR_NUMBERS);
  guint counts[NUMBER_COMMA + 1] = { 0, };

  for (guint i = 0; i < n_rows; i++)
    {
      guint n = mg_sheet_get_n_cells (self, i);

      for (guint j = 0; j < n; j++)
        {
          const char *text = mg_sheet_get (self, i, j);

          if (*text != '\0' && (guint8) *text <= '9')
            counts[number_form (text)]++;
        }
    }

  return counts[NUMBER_COMMA] > counts[NUMBER_POINT];
}

static int
compare_words (const void *a,
               const void *b)
{
  return strcmp (a, *(const char * const *) b);
}

static gboolean
is_heading_word (const char *folded)
{
  return bsearch (folded, heading_words, G_N_ELEMENTS (heading_words), sizeof heading_words[0],
                  compare_words) != NULL;
}

/* What a person would not call a column: numbers, dates, long texts. */
static gboolean
is_value (const char *text)
{
  return number_form (text) != NUMBER_NONE || strlen (text) > 120 ||
         (g_ascii_isdigit (text[0]) && strpbrk (text, "/-:") != NULL);
}

/* Whether the first row's words come again below: then they are no names of columns. */
static gboolean
comes_again (const MgSheet *self,
             GHashTable    *words,
             guint          n_columns)
{
  guint n_rows = MIN (self->rows->len, MAX_ROWS_FOR_HEADER);

  for (guint i = 1; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      {
        const char *text = mg_sheet_get (self, i, j);

        if (*text != '\0' && g_hash_table_contains (words, text))
          return TRUE;
      }

  return FALSE;
}

static void
note_same (MgSheet    *self,
           const char *text)
{
  mg_sheet_note (self, MG_SHEET_NOTE_SAME_HEADING, mg_sheet_get_line (self, 0),
                 _("Two columns have the name “%.60s”."), text);
}

static gboolean
has_header (MgSheet *self)
{
  g_autoptr(GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = MIN (mg_sheet_get_n_cells (self, 0), MAX_COLUMNS_FOR_HEADER);
  guint n_known = 0, n_values = 0, n_same = 0;

  for (guint j = 0; j < n; j++)
    {
      const char *text = mg_sheet_get (self, 0, j);
      g_autofree char *folded = NULL;

      if (*text == '\0')
        continue;

      folded = mg_text_fold (text);
      n_known += is_heading_word (folded);
      n_values += is_value (text);
      n_same += !g_hash_table_add (words, (gpointer) text);
    }

  if (n_known == 0 && (n_values > 0 || n_same > 0 || self->rows->len < 2 ||
                       comes_again (self, words, n)))
    return FALSE;

  return n_values <= n / 2;
}

void
mg_sheet_note_headings (MgSheet *self)
{
  g_autoptr(GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = mg_sheet_get_n_cells (self, 0);

  for (guint j = 0; j < n; j++)
    {
      const char *text = mg_sheet_get (self, 0, j);

      if (!mg_sheet_is_blank (text) && !g_hash_table_add (words, mg_text_fold (text)))
        note_same (self, text);
    }
}

void
mg_sheet_guess (MgSheet *self)
{
  self->facts.has_decimal_comma = has_decimal_comma (self);
  self->facts.has_header = self->rows->len > 0 && has_header (self);
}
