/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-format-part.h"

#include <glib/gi18n-lib.h>

#include "mg-text.h"

/* So many of one sort are listed; further ones are counted in one row more. */
#define LISTED 10

/* One sort of warning: those that share a sentence's pattern. */
typedef struct
{
  guint n;
  guint summary_row;   /* in rows; meaningful once n > LISTED */
} Sort;

struct _MgWarnings
{
  GArray     *rows;    /* MgWarning */
  GHashTable *sorts;   /* pattern -> Sort */
  GArray     *parts;   /* MgFormatPart */
  char       *wanted;  /* part; NULL: whichever */
};

static void
row_clear (gpointer data)
{
  g_free (((MgWarning *) data)->text);
}

static void
part_clear (gpointer data)
{
  g_free (((MgFormatPart *) data)->id);
}

MgWarnings *
mg_warnings_new (void)
{
  MgWarnings *self = g_new0 (MgWarnings, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (MgWarning));
  g_array_set_clear_func (self->rows, row_clear);
  self->sorts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->parts = g_array_new (FALSE, FALSE, sizeof (MgFormatPart));
  g_array_set_clear_func (self->parts, part_clear);

  return self;
}

void
mg_warnings_free (MgWarnings *self)
{
  g_array_unref (self->rows);
  g_hash_table_unref (self->sorts);
  g_array_unref (self->parts);
  g_free (self->wanted);
  g_free (self);
}

guint
mg_warnings_get_n (const MgWarnings *self)
{
  return self != NULL ? self->rows->len : 0;
}

const MgWarning *
mg_warnings_get (const MgWarnings *self,
                 guint             index)
{
  g_return_val_if_fail (self != NULL && index < self->rows->len, NULL);

  return &g_array_index (self->rows, MgWarning, index);
}

static Sort *
get_sort (MgWarnings *self,
          const char *format)
{
  Sort *sort = g_hash_table_lookup (self->sorts, format);

  if (sort == NULL)
    {
      sort = g_new0 (Sort, 1);
      g_hash_table_insert (self->sorts, g_strdup (format), sort);
    }

  return sort;
}

/* One row stands for all that are no longer listed: the latest, and how many. */
static void
summarise (MgWarnings *self,
           Sort       *sort,
           guint       line,
           char       *text)
{
  guint more = sort->n - LISTED;
  MgWarning *row;

  if (more == 1)
    {
      MgWarning warning = { line, text };

      sort->summary_row = self->rows->len;
      g_array_append_val (self->rows, warning);
      return;
    }

  row = &g_array_index (self->rows, MgWarning, sort->summary_row);
  g_free (row->text);
  /* Translators: %s is a whole sentence, a warning; %u is how often the same sort came. */
  row->text = g_strdup_printf (ngettext ("%s (The same sort was met %u time more.)",
                                         "%s (The same sort was met %u times more.)", more - 1),
                               text, more - 1);
  g_free (text);
}

void
mg_warnings_add (MgWarnings *self,
                 guint       line,
                 const char *format,
                 ...)
{
  Sort *sort;
  char *text;
  va_list args;

  g_return_if_fail (format != NULL);

  if (self == NULL)
    return;

  va_start (args, format);
  text = mg_text_mend (g_strdup_vprintf (format, args));
  va_end (args);

  sort = get_sort (self, format);
  sort->n++;
  if (sort->n > LISTED)
    {
      summarise (self, sort, line, text);
    }
  else
    {
      MgWarning warning = { line, text };

      g_array_append_val (self->rows, warning);
    }
}

/* Parts of a file */

guint
mg_warnings_get_n_parts (const MgWarnings *self)
{
  return self != NULL ? self->parts->len : 0;
}

const MgFormatPart *
mg_warnings_get_part (const MgWarnings *self,
                      guint             index)
{
  g_return_val_if_fail (self != NULL && index < self->parts->len, NULL);

  return &g_array_index (self->parts, MgFormatPart, index);
}

gboolean
mg_warnings_left_parts_out (const MgWarnings *self)
{
  for (guint i = 0; i < mg_warnings_get_n_parts (self); i++)
    if (!mg_warnings_get_part (self, i)->is_read)
      return TRUE;

  return FALSE;
}

const char *
mg_warnings_get_wanted_part (const MgWarnings *self)
{
  return self != NULL ? self->wanted : NULL;
}

void
mg_warnings_add_part (MgWarnings         *self,
                      const MgFormatPart *part)
{
  MgFormatPart copy = *part;

  if (self == NULL)
    return;

  copy.id = g_strdup (part->id);
  g_array_append_val (self->parts, copy);
}

void
mg_warnings_want_part (MgWarnings *self,
                       const char *part)
{
  g_free (self->wanted);
  self->wanted = g_strdup (part);
}

MgNetwork *
mg_format_read_part (const char      *path,
                     const MgFormat  *format,
                     const char      *part,
                     MgWarnings      *warnings,
                     MgProgress      *progress,
                     GCancellable    *cancellable,
                     GError         **error)
{
  g_return_val_if_fail (warnings != NULL, NULL);

  mg_warnings_want_part (warnings, part);

  return mg_format_read_file (path, format, warnings, progress, cancellable, error);
}
