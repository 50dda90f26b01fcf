/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-pajek-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-number.h"
#include "mg-text.h"

/* FALSE if two whole numbers do not follow. */
static gboolean
read_origin (MgPajekReader  *self,
             char          **rest)
{
  gint64 origin[2];

  for (guint axis = 0; axis < 2; axis++)
    {
      const char *word = mg_lines_word (rest, NULL, NULL);

      if (word == NULL || !mg_number_parse_integer (word, &origin[axis]))
        return FALSE;
    }
  memcpy (self->origin, origin, sizeof origin);

  return TRUE;
}

static void
read_our_comment (MgPajekReader *self,
                  char          *rest)
{
  const char *word;
  double unit;

  self->is_ours = TRUE;
  mg_given_types_know_booleans (self->types);
  self->weight = "intensity";
  while ((word = mg_lines_word (&rest, NULL, NULL)) != NULL)
    {
      if (g_str_equal (word, "layer"))
        self->relation_name = "layer";
      else if (g_str_equal (word, "weight"))
        self->weight = "weight";
      else if (g_str_equal (word, "unit") && (word = mg_lines_word (&rest, NULL, NULL)) != NULL &&
               mg_number_parse_real (word, &unit) && unit > 0. && unit <= 1e6)
        self->unit = unit;
      else if (g_str_equal (word, "origin") && !read_origin (self, &rest))
        break;
    }
}

/* Our own files say in comments what is what: "% Maillage 1 layer unit 800", and
 * in a partition "% 1 ess".
 */
static void
read_comment (MgPajekReader *self,
              char          *line)
{
  char *rest = line + 1;
  const char *word;

  if (g_str_has_prefix (line, MG_PAJEK_OURS) && self->n_networks == 0)
    read_our_comment (self, line + strlen (MG_PAJEK_OURS));
  else if (self->is_ours && self->is_list && (word = mg_lines_word (&rest, NULL, NULL)) != NULL && *rest != '\0')
    g_hash_table_insert (self->meanings, g_strdup (word), mg_text_clean (rest, -1));
}

static gboolean
read_line (MgPajekReader  *self,
           char           *line,
           GError        **error)
{
  while (g_ascii_isspace (*line))
    line++;

  if (*line == '\0')
    return TRUE;

  if (*line == '%')
    {
      read_comment (self, line);
      return TRUE;
    }

  if (*line == '*')
    return mg_pajek_start_section (self, line + 1, error);

  if (self->read_line != NULL)
    return self->read_line (self, line, error);

  if (self->parts->len == 0 && !self->is_list)
    return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                         _("The file does not begin with “*Network” or “*Vertices”, as files of Pajek do. Check that it is the right file."));

  return TRUE;
}

static gboolean
read_lines (MgPajekReader  *self,
            GError        **error)
{
  char *line;

  while ((line = mg_lines_next (self->scan)) != NULL)
    if (!read_line (self, line, error) || !mg_scan_go_on (self->scan, error))
      return FALSE;

  if (!mg_pajek_end_section (self, error) || !mg_pajek_end_parts (self, error))
    return FALSE;

  if (self->n_networks > 0)
    return TRUE;

  return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                       _("The file holds no network: it has no list of organisations, “*Vertices”. Check that it is the right file."));
}

/* All lines weigh 1 if nothing else is said. */
static void
set_weights (MgPajekReader *self)
{
  if (self->has_weights)
    mg_given_types_add_weights (self->types, self->given, self->weight, self->weights);
}

/* Once there are others, the first network is a relation among them. */
static void
name_first_relation (MgPajekReader *self)
{
  guint column;

  if (self->n_networks - self->n_others < 2 || g_hash_table_size (self->relations) > 0 || self->first_name == NULL || *self->first_name == '\0')
    return;

  column = mg_given_declare (self->given, MG_DOMAIN_EDGE, self->relation_name, NULL, 0);
  for (guint i = 0; i < self->n_first_edges; i++)
    mg_given_set_edge (self->given, i, column, self->first_name, -1, 0);
}

static gboolean
scan (MgGiven  *given,
      MgScan   *text,
      GError  **error)
{
  MgPajekReader reader = {
    .given = given, .scan = text, .types = mg_given_types_new (),
    .labels = g_ptr_array_new_with_free_func (g_free),
    .relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .meanings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .weights = g_array_new (FALSE, FALSE, sizeof (MgTextPlace)),
    .parts = g_array_new (FALSE, FALSE, sizeof (MgFormatPart)),
    .column = G_MAXUINT, .weight = "weight", .relation_name = "relation",
  };
  gboolean done;

  g_array_set_clear_func (reader.parts, mg_pajek_part_clear);
  done = read_lines (&reader, error);
  if (done)
    {
      set_weights (&reader);
      name_first_relation (&reader);
      mg_given_types_apply (reader.types, given);
    }

  mg_given_types_free (reader.types);
  g_ptr_array_unref (reader.labels);
  g_hash_table_unref (reader.relations);
  g_hash_table_unref (reader.meanings);
  g_array_unref (reader.weights);
  g_array_unref (reader.parts);
  g_free (reader.name);
  g_free (reader.first_name);
  g_free (reader.relation);

  return done;
}

gboolean
mg_pajek_read (MgNetwork     *network,
               int            fd,
               const char    *display_name,
               MgWarnings    *warnings,
               MgProgress    *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  return mg_scan_read (scan, network, fd, display_name, warnings, progress, cancellable, error);
}
