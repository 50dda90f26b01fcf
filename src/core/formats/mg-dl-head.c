/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands before the data: sizes, the way of writing, names. */
#include "mg-dl-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-text.h"

static const struct
{
  const char *word;
  MgDlSide    side;
} sides[] = {
  { "row", MG_DL_ROWS },
  { "column", MG_DL_COLUMNS },
  { "col", MG_DL_COLUMNS },
  { "level", MG_DL_LEVELS },
  { "matrix", MG_DL_LEVELS },
};

static gboolean
is_word (const char *text,
         const char *word)
{
  return g_ascii_strcasecmp (text, word) == 0;
}

/* The next word of the head, from whichever line; NULL at the end of the file. */
static char *
next_word (MgDlReader *self)
{
  char *word = self->rest != NULL ? mg_lines_word (&self->rest, MG_DL_SEPARATORS, NULL) : NULL;

  while (word == NULL && (self->rest = mg_lines_next (self->scan)) != NULL)
    if (strchr ("#;%", self->rest[strspn (self->rest, " \t")]) == NULL || self->rest[strspn (self->rest, " \t")] == '\0')
      word = mg_lines_word (&self->rest, MG_DL_SEPARATORS, NULL);

  return word;
}

static gboolean
read_size (MgDlReader  *self,
           const char  *key,
           GError     **error)
{
  const char *word = next_word (self);
  gboolean levels = is_word (key, "nm");
  guint n;

  if (word == NULL || !mg_lines_number (word, &n) || n == 0)
    return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                         _("“%s” is followed by a number, not by “%.60s”. Correct the file in a text editor."), key, word != NULL ? word : "");

  if (n > (levels ? 1000u : mg_lines_most (self->scan)))
    return mg_scan_fail (self->scan, MG_ERROR_TOO_LARGE, error,
                         _("“%s” announces %u, far more than a file of its size can hold. Check this number."), key, n);

  if (levels)
    self->n[MG_DL_LEVELS] = n;
  if (is_word (key, "n") || is_word (key, "nr"))
    self->n[MG_DL_ROWS] = n;
  if (is_word (key, "n") || is_word (key, "nc"))
    self->n[MG_DL_COLUMNS] = n;
  self->says_n |= is_word (key, "n");

  return TRUE;
}

static gboolean
read_format (MgDlReader  *self,
             GError     **error)
{
  const char *word = next_word (self);

  self->format = word != NULL ? mg_dl_find_format (word) : NULL;
  if (self->format != NULL)
    return TRUE;

  return mg_scan_fail (self->scan, MG_ERROR_UNSUPPORTED, error,
                       _("The format “%.60s” is not read. Save the data in UCINET as a full matrix or as “edgelist1”."),
                       word != NULL ? word : "");
}

/* Names */

/* Whether the words from @word on, in a line, begin another part of the head. */
static gboolean
is_heading (const char *word,
            char       *rest)
{
  g_autofree char *copy = g_strdup (rest);
  char *at = copy;
  char *next;

  if (is_word (word, "data:") || is_word (word, "labels:"))
    return TRUE;

  next = mg_lines_word (&at, MG_DL_SEPARATORS, NULL);
  if (is_word (word, "format") || is_word (word, "diagonal"))
    return next != NULL && strchr (rest, '=') != NULL && is_word (word, "format");
  if (is_word (word, "labels"))
    return next != NULL && g_ascii_strncasecmp (next, "embedded", 8) == 0;

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (is_word (word, sides[i].word))
      return next != NULL && g_ascii_strncasecmp (next, "labels", 6) == 0;

  return FALSE;
}

/* Adds the names of the line we are in; TRUE if another part begins in it. */
static gboolean
take_names (MgDlReader *self,
            GPtrArray  *words,
            GPtrArray  *lines)
{
  g_autofree char *copy = g_strdup (self->rest);
  char *at = copy;
  char *word;
  gboolean quoted;
  gsize end = 0;
  gboolean found = FALSE;

  while ((word = mg_lines_word (&at, MG_DL_SEPARATORS, &quoted)) != NULL)
    {
      if (!quoted && is_heading (word, at))
        {
          found = TRUE;
          self->rest += word - copy;
          break;
        }

      g_ptr_array_add (words, mg_text_clean (word, -1));
      end = (gsize) (at - copy);
    }

  if (end > 0)
    {
      g_autofree char *line = g_strndup (self->rest - (found ? word - copy : 0), end);

      g_ptr_array_add (lines, mg_text_clean (g_strdelimit (g_strstrip (line), ",\"", ' '), -1));
      g_strstrip (lines->pdata[lines->len - 1]);
    }

  return found;
}

static gboolean
keep_names (MgDlReader  *self,
            MgDlSide     side,
            GPtrArray   *words,
            GPtrArray   *lines,
            guint        line,
            GError     **error)
{
  /* Names with blanks, a line for each. */
  GPtrArray *names = words->len != self->n[side] && lines->len == self->n[side] ? lines : words;

  if (names->len > self->n[side])
    return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                         _("There are %u names instead of %u. Check how many the file announces, and put names with blanks in quotes."),
                         names->len, self->n[side]);

  if (names->len < self->n[side])
    mg_warnings_add (self->given->warnings, line,
                     _("There are %u names instead of %u; the others have none."), names->len, self->n[side]);

  g_clear_pointer (&self->names[side], g_ptr_array_unref);
  self->names[side] = g_ptr_array_ref (names);

  return TRUE;
}

static gboolean
read_names (MgDlReader  *self,
            MgDlSide     side,
            GError     **error)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint line = self->scan->line;

  while (self->rest != NULL && !take_names (self, words, lines))
    {
      self->rest = mg_lines_next (self->scan);
      if (!mg_scan_go_on (self->scan, error))
        return FALSE;
    }

  return keep_names (self, side, words, lines, line, error);
}

/* "labels:" and "labels embedded", after the word "labels" or "labels:" */
static gboolean
read_labels (MgDlReader  *self,
             gboolean     has_colon,
             MgDlSide     side,
             gboolean     both,
             GError     **error)
{
  g_autofree char *copy = g_strdup (self->rest != NULL ? self->rest : "");
  char *at = copy;
  const char *next = mg_lines_word (&at, MG_DL_SEPARATORS, NULL);

  if (!has_colon && next != NULL && g_ascii_strncasecmp (next, "embedded", 8) == 0)
    {
      next_word (self);
      self->embedded[side] = TRUE;
      if (both)
        self->embedded[MG_DL_COLUMNS] = TRUE;
      return TRUE;
    }

  if (self->n[side] == 0)
    return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                         _("The names come before their number, “n=”. Correct the file in a text editor."));

  return read_names (self, side, error);
}

static gboolean
read_side (MgDlReader  *self,
           MgDlSide     side,
           GError     **error)
{
  const char *word = next_word (self);

  if (word == NULL || g_ascii_strncasecmp (word, "labels", 6) != 0)
    return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                         _("Here “labels” was expected, not “%.60s”. Correct the file in a text editor."), word != NULL ? word : "");

  return read_labels (self, word[6] == ':', side, FALSE, error);
}

static gboolean
read_part (MgDlReader  *self,
           char        *word,
           GError     **error)
{
  static const char * const sizes[] = { "n", "nr", "nc", "nm" };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (is_word (word, sizes[i]))
      return read_size (self, sizes[i], error);

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (is_word (word, sides[i].word))
      return read_side (self, sides[i].side, error);

  if (is_word (word, "format"))
    return read_format (self, error);
  if (is_word (word, "labels") || is_word (word, "labels:"))
    return read_labels (self, word[6] == ':', MG_DL_ROWS, TRUE, error);

  if (is_word (word, "diagonal"))
    {
      const char *next = next_word (self);

      self->no_diagonal = next != NULL && is_word (next, "absent");
      return TRUE;
    }

  return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                       _("“%.60s” is not known at the head of a DL file. Correct the file in a text editor."), word);
}

gboolean
mg_dl_read_head (MgDlReader  *self,
                 GError     **error)
{
  char *word = next_word (self);

  if (word == NULL || !is_word (word, "dl"))
    return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                         _("The file does not begin with “DL”, as data of UCINET do. Check that it is the right file."));

  self->n[MG_DL_LEVELS] = 1;
  while ((word = next_word (self)) != NULL && !is_word (word, "data:") && !is_word (word, "data"))
    if (!read_part (self, word, error))
      return FALSE;

  if (word == NULL)
    return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                         _("The file ends before its data. It was perhaps not copied to its end: ask for a new copy."));

  if (self->n[MG_DL_ROWS] == 0 || self->n[MG_DL_COLUMNS] == 0)
    return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                         _("The head does not say how many organisations there are, “n=”. Correct the file in a text editor."));

  return TRUE;
}
