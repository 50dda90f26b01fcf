/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The networks of a Pajek project.  Those with the vertices of the first are relations
 * between them; others can be asked for one by one.
 */
#include "mg-pajek-reader.h"

#include <glib/gi18n-lib.h>

#include "mg-error.h"

static MgFormatPart *
get_last (MgPajekReader *self)
{
  return self->parts->len > 0 ? &g_array_index (self->parts, MgFormatPart, self->parts->len - 1) : NULL;
}

void
mg_pajek_end_part (MgPajekReader *self)
{
  MgFormatPart *part = get_last (self);

  if (part == NULL)
    return;

  part->is_read = !self->left_out;
  if (part->is_read)
    part->n_links = self->given->edges->len - self->n_edges_before;
}

void
mg_pajek_start_part (MgPajekReader *self,
                     guint          n)
{
  MgFormatPart part = { .id = g_strdup (self->name != NULL ? self->name : ""), .n_organisations = n };

  mg_pajek_end_part (self);
  self->left_out = FALSE;
  self->n_edges_before = self->given->edges->len;
  g_array_append_val (self->parts, part);
}

void
mg_pajek_part_clear (gpointer data)
{
  g_free (((MgFormatPart *) data)->id);
}

/* By its name, else by its number from 1. */
gboolean
mg_pajek_is_wanted (MgPajekReader *self)
{
  const char *wanted = mg_warnings_get_wanted_part (self->given->warnings);
  guint number;

  if (wanted == NULL)
    return TRUE;
  if (self->n_networks > 0)
    return FALSE;

  return g_str_equal (get_last (self)->id, wanted) || (mg_lines_number (wanted, &number) && number == self->parts->len);
}

/* A line of a network that is left out. */
gboolean
mg_pajek_count (MgPajekReader  *self,
                char           *line,
                GError        **error)
{
  MgFormatPart *part = get_last (self);
  guint n_words = 0;
  guint n_cells = 0;
  const char *word;

  while ((word = mg_lines_word (&line, NULL, NULL)) != NULL)
    {
      n_words++;
      n_cells += g_ascii_strtod (word, NULL) != 0.;
    }

  if (self->counted == mg_pajek_cells)
    part->n_links += n_cells;
  else if (self->counted == mg_pajek_neighbours)
    part->n_links += MAX (n_words, 1) - 1;
  else
    part->n_links++;

  return TRUE;
}

/* Whoever asked for one has it, or is told that there is none such; else they are
 * listed if some are left out.
 */
gboolean
mg_pajek_end_parts (MgPajekReader  *self,
                    GError        **error)
{
  const char *wanted = mg_warnings_get_wanted_part (self->given->warnings);
  guint n = self->parts->len;

  mg_pajek_end_part (self);
  if (wanted != NULL && n > 0 && self->n_networks == 0)
    {
      g_set_error (error, MG_ERROR, MG_ERROR_UNSUPPORTED,
                   ngettext ("%s: The file holds %u network, and none is called “%s”. Name it by its identifier or its number.",
                             "%s: The file holds %u networks, and none is called “%s”. Name it by its identifier or its number.", n),
                   self->given->name, n, wanted);
      return FALSE;
    }

  for (guint i = 0; i < n && n > 1 && (wanted != NULL || self->n_others > 0); i++)
    mg_warnings_add_part (self->given->warnings, &g_array_index (self->parts, MgFormatPart, i));

  /* What was recorded is one graph, whatever its number in the file. */
  if (wanted != NULL)
    mg_warnings_want_part (self->given->warnings, NULL);

  return TRUE;
}
