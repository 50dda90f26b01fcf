/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of Pajek's sections. */
#include "mg-pajek-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-error.h"
#include "mg-number.h"
#include "mg-text.h"

const MgPajekWord mg_pajek_vertex_words[] = {
  { "ic", "color" }, { "bc", "border_color" }, { "bw", "border_width" }, { "lc", "label_color" },
  { "x_fact", "x_fact" }, { "y_fact", "y_fact" }, { "s_size", "s_size" }, { "phi", "phi" }, { "r", "r" }, { "q", "q" },
  { "la", "la" }, { "lr", "lr" }, { "lphi", "lphi" }, { "fos", "fos" }, { "font", "font" }, { "url", "url" },
  { NULL, NULL },
};

const MgPajekWord mg_pajek_line_words[] = {
  { "l", "label" }, { "w", "width" }, { "c", "color" }, { "p", "pattern" }, { "s", "arrow_size" }, { "a", "arrow" },
  { "lc", "label_color" }, { "ap", "ap" }, { "lp", "lp" }, { "lr", "lr" }, { "lphi", "lphi" }, { "la", "la" },
  { "fos", "fos" }, { "font", "font" }, { "h1", "h1" }, { "h2", "h2" }, { "a1", "a1" }, { "k1", "k1" }, { "a2", "a2" },
  { "k2", "k2" }, { NULL, NULL },
};

/* Names that mean something else. */
static const char * const taken[] = { "id", "x", "y", "z", "label", "shape", "start", "end", "time", "weight", "relation", NULL };

static void
keep (MgPajekReader *self,
      MgDomain       domain,
      guint          index,
      const char    *name,
      const char    *text)
{
  guint column = mg_given_declare (self->given, domain, name, NULL, self->scan->line);

  mg_given_types_note (self->types, column, text);
  if (domain == MG_DOMAIN_NODE)
    mg_given_set_node (self->given, index, column, text, -1, self->scan->line);
  else
    mg_given_set_edge (self->given, index, column, text, -1, self->scan->line);
}

static void
keep_text (MgPajekReader *self,
           MgDomain       domain,
           guint          index,
           const char    *name,
           const char    *text)
{
  mg_given_types_text (self->types, mg_given_declare (self->given, domain, name, NULL, self->scan->line));
  keep (self, domain, index, name, text);
}

/* The first number and the last of "[1-5,7]"; "*" is without end. */
static void
keep_times (MgPajekReader *self,
            MgDomain       domain,
            guint          index,
            const char    *text)
{
  gsize length = strlen (text);
  g_autofree char *inner = g_strndup (text + 1, length - (text[length - 1] == ']' ? 2 : 1));
  g_auto(GStrv) intervals = g_strsplit (inner, ",", -1);
  guint n = g_strv_length (intervals);
  char *dash;
  const char *end;

  if (n == 0)
    return;

  if (n > 1)
    keep_text (self, domain, index, "time", inner);

  end = intervals[n - 1];
  if (n > 1 && (dash = strchr (end, '-')) != NULL)
    end = dash + 1;
  if ((dash = strchr (intervals[0], '-')) != NULL)
    {
      *dash = '\0';
      if (n == 1)
        end = dash + 1;
    }

  if (!self->is_ours || !g_str_equal (g_strstrip (intervals[0]), "0"))
    keep (self, domain, index, "start", intervals[0]);
  if (strchr (end, '*') == NULL)
    keep (self, domain, index, "end", end);
}

static const char *
find_word (const MgPajekWord *words,
           const char        *key)
{
  for (guint i = 0; words[i].key != NULL; i++)
    if (g_str_equal (words[i].key, key))
      return words[i].name;

  return NULL;
}

static void
keep_parameter (MgPajekReader *self,
                MgDomain       domain,
                guint          index,
                const char    *key,
                const char    *value)
{
  const char *name = find_word (domain == MG_DOMAIN_NODE ? mg_pajek_vertex_words : mg_pajek_line_words, key);
  g_autofree char *other = NULL;

  if (name == NULL)
    name = other = g_strv_contains (taken, key) ? g_strconcat ("parameter.", key, NULL) : g_strdup (key);

  if (domain == MG_DOMAIN_EDGE && self->is_ours && g_str_equal (name, "label"))
    name = self->relation_name;
  if (g_str_equal (name, "label") || name == self->relation_name)
    keep_text (self, domain, index, name, value);
  else
    keep (self, domain, index, name, value);
}

/* Words in pairs, and times anywhere. */
static void
keep_parameters (MgPajekReader *self,
                 MgDomain       domain,
                 guint          index,
                 char          *rest)
{
  const char *key = NULL;
  gboolean quoted;
  char *word;

  while ((word = mg_lines_word (&rest, NULL, &quoted)) != NULL)
    {
      if (*word == '[' && !quoted)
        keep_times (self, domain, index, word);
      else if (key == NULL)
        key = word;
      else
        {
          keep_parameter (self, domain, index, key, word);
          key = NULL;
        }
    }

  if (key != NULL)
    mg_warnings_add (self->given->warnings, self->scan->line,
                     _("“%.60s” at the end of this line has no value; it is left out."), key);
}

/* Vertices */

/* Where all stand, as a rule: the third coordinate says nothing then. */
#define PLANE 0.5

static gboolean
is_number (const char *word)
{
  double number;

  return mg_number_parse_real (word, &number);
}

static gboolean
starts_with_number (const char *rest)
{
  while (g_ascii_isspace (*rest))
    rest++;

  return g_ascii_isdigit (*rest) || (*rest != '\0' && strchr ("+-.", *rest) != NULL);
}

static guint
count_words (const char *rest)
{
  g_autofree char *copy = g_strdup (rest);
  char *at = copy;
  char *word;
  guint n = 0;

  while ((word = mg_lines_word (&at, NULL, NULL)) != NULL)
    n += *word != '[';

  return n;
}

static void
keep_shape (MgPajekReader *self,
            guint          node,
            const char    *shape)
{
  if (!self->is_ours)
    keep_text (self, MG_DOMAIN_NODE, node, "shape", shape);
  else if (g_str_equal (shape, "box"))
    g_array_index (self->given->nodes, MgGivenItem, node).flags |= MG_GIVEN_HYPEREDGE;
}

static void
keep_scaled (MgPajekReader *self,
             guint          node,
             const char    *axis,
             gint64         origin,
             double         place)
{
  g_autoptr(GString) text = g_string_new (NULL);
  double share = place * MG_PAJEK_WINDOW;

  /* "0.05" is 50,000 of them, whatever it is in binary. */
  if (fabs (share - round (share)) < 1e-3)
    share = round (share);
  mg_number_append_real (text, (share + (double) origin) * self->unit / MG_PAJEK_WINDOW);
  keep (self, MG_DOMAIN_NODE, node, axis, text->str);
}

static void
keep_place (MgPajekReader *self,
            guint          node,
            char          *rest)
{
  static const char * const axes[] = { "x", "y", "z" };
  double place;
  char *word;

  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    {
      if (!starts_with_number (rest))
        break;

      word = mg_lines_word (&rest, NULL, NULL);
      if (!mg_number_parse_real (word, &place))
        mg_warnings_add (self->given->warnings, self->scan->line, _("“%.60s” is no place on a map; it is left out."), word);
      else if (i < 2 && self->unit > 0.)
        keep_scaled (self, node, axes[i], self->origin[i], place);
      else if (i < 2 || place != PLANE)
        keep (self, MG_DOMAIN_NODE, node, axes[i], word);
    }

  if (count_words (rest) % 2 == 1 && (word = mg_lines_word (&rest, NULL, NULL)) != NULL)
    {
      if (*word != '[')
        keep_shape (self, node, word);
      else
        keep_times (self, MG_DOMAIN_NODE, node, word);
    }
  keep_parameters (self, MG_DOMAIN_NODE, node, rest);
}

/* Another network of the project: only if it has the same vertices it counts. */
static void
compare_vertex (MgPajekReader *self,
                guint          number,
                const char    *label)
{
  if (g_strcmp0 (self->labels->pdata[number - 1], label) == 0)
    return;

  self->left_out = TRUE;
  self->n_others++;
  mg_warnings_add (self->given->warnings, self->section_line,
                   _("The network “%.60s” has other organisations than the first one of the file; it is left out."),
                   self->name != NULL ? self->name : "");
}

gboolean
mg_pajek_vertex (MgPajekReader  *self,
                 char           *line,
                 GError        **error)
{
  const char *word = mg_lines_word (&line, NULL, NULL);
  g_autofree char *clean = NULL;
  const char *label;
  guint number;

  if (word == NULL)
    return TRUE;

  if (!mg_lines_number (word, &number) || number < 1 || number > self->n)
    return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                         _("A line of the list of organisations begins with a number from 1 to %u, not with “%.60s”. Correct the file in a text editor."),
                         self->n, word);

  label = mg_lines_word (&line, NULL, NULL);
  clean = label != NULL ? mg_text_clean (label, -1) : NULL;
  if (clean != NULL)
    g_strstrip (clean);
  if (self->n_networks > 1)
    {
      if (!self->left_out)
        compare_vertex (self, number, clean);
      return TRUE;
    }

  g_array_index (self->given->nodes, MgGivenItem, number - 1).line = self->scan->line;
  if (clean == NULL || self->labels->pdata[number - 1] != NULL)
    return TRUE;

  keep_text (self, MG_DOMAIN_NODE, number - 1, "label", clean);
  keep_place (self, number - 1, line);
  self->labels->pdata[number - 1] = g_steal_pointer (&clean);

  return TRUE;
}

/* Lines between vertices */

/* Whether it joins an organisation to a collective, which is turned to the end then. */
static gboolean
is_participation (const MgPajekReader *self,
                  guint               *source,
                  guint               *target)
{
  gboolean turned = *source > self->n_first;
  guint end = *source;

  if (*source < 1 || *target < 1 || *source > self->n || *target > self->n ||
      turned == (*target > self->n_first))
    return FALSE;

  if (turned)
    {
      *source = *target;
      *target = end;
    }

  return TRUE;
}

static guint
add_edge (MgPajekReader *self,
          const char    *source,
          const char    *target,
          const char    *weight)
{
  MgTextPlace place = 0;
  guint from = 0;
  guint to = 0;
  gboolean known = mg_lines_number (source, &from) && mg_lines_number (target, &to);
  gboolean part = known && is_participation (self, &from, &to);
  char ends[2][16];
  guint edge;

  g_snprintf (ends[0], sizeof ends[0], "%u", from);
  g_snprintf (ends[1], sizeof ends[1], "%u", to);
  edge = mg_given_add_edge (self->given, NULL, known ? ends[0] : source, known ? ends[1] : target,
                            self->directed && !part, self->scan->line);
  if (part)
    {
      MgGivenItem *item = &g_array_index (self->given->edges, MgGivenItem, edge);

      item->flags |= MG_GIVEN_ENDPOINT;
      item->target = to - 1;
    }

  if (weight != NULL)
    {
      place = mg_given_add_text (self->given, weight, strlen (weight));
      self->has_weights |= self->is_ours || (!g_str_equal (weight, "1") && !g_str_equal (weight, "1.0"));
    }
  g_array_append_val (self->weights, place);

  return edge;
}

static void
keep_relation (MgPajekReader *self,
               guint          edge,
               const char    *relation)
{
  if (relation == NULL && self->n_networks > 1)
    relation = self->name;
  if (relation != NULL && *relation != '\0')
    keep_text (self, MG_DOMAIN_EDGE, edge, self->relation_name, relation);
}

/* "2:" before a line: of the second relation. */
static char *
take_relation (MgPajekReader *self,
               char          *word)
{
  gsize length = strlen (word);
  char *name;

  if (length < 2 || word[length - 1] != ':')
    return NULL;

  word[length - 1] = '\0';
  name = g_hash_table_lookup (self->relations, word);

  return name != NULL ? name : word;
}

gboolean
mg_pajek_pair (MgPajekReader  *self,
               char           *line,
               GError        **error)
{
  char *source = mg_lines_word (&line, NULL, NULL);
  char *relation = source != NULL ? take_relation (self, source) : NULL;
  char *target;
  char *weight = NULL;
  guint edge;

  if (relation != NULL)
    source = mg_lines_word (&line, NULL, NULL);
  target = mg_lines_word (&line, NULL, NULL);
  if (source == NULL || (target == NULL && *source == '\0'))
    return TRUE;

  if (target == NULL)
    return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                         _("A line of a list of links has two numbers at least, this one has one. Ask for a new copy, or correct the file in a text editor."));

  if (starts_with_number (line))
    {
      weight = mg_lines_word (&line, NULL, NULL);
      if (!is_number (weight))
        return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                             _("“%.60s” is no number; the third value of a link is its weight. Correct the file in a text editor."), weight);
    }

  edge = add_edge (self, source, target, weight);
  keep_relation (self, edge, relation != NULL ? relation : self->relation);
  keep_parameters (self, MG_DOMAIN_EDGE, edge, line);

  return TRUE;
}

gboolean
mg_pajek_neighbours (MgPajekReader  *self,
                     char           *line,
                     GError        **error)
{
  const char *source = mg_lines_word (&line, NULL, NULL);
  const char *target;

  while (source != NULL && (target = mg_lines_word (&line, NULL, NULL)) != NULL)
    keep_relation (self, add_edge (self, source, target, NULL), self->relation);

  return TRUE;
}

static void
add_cell (MgPajekReader *self,
          const char    *value)
{
  guint columns = self->n_first < self->n ? self->n - self->n_first : self->n;
  guint first = self->n_first < self->n ? self->n_first : 0;
  char ends[2][16];

  g_snprintf (ends[0], sizeof ends[0], "%u", (guint) (self->n_cells / columns) + 1);
  g_snprintf (ends[1], sizeof ends[1], "%u", (guint) (self->n_cells % columns) + first + 1);
  keep_relation (self, add_edge (self, ends[0], ends[1], value), self->relation);
}

gboolean
mg_pajek_cells (MgPajekReader  *self,
                char           *line,
                GError        **error)
{
  const char *word;
  double value;

  while ((word = mg_lines_word (&line, NULL, NULL)) != NULL)
    {
      if (!mg_number_parse_real (word, &value))
        return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                             _("“%.60s” is no number; a matrix has numbers alone. Correct the file in a text editor."), word);
      if (self->n_cells == self->n_wanted)
        return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                             _("The matrix has more numbers than its %lu. Check how many organisations the file announces."),
                             (gulong) self->n_wanted);

      if (value != 0.)
        add_cell (self, word);
      self->n_cells++;
    }

  return mg_scan_go_on (self->scan, error);
}

/* Partitions and vectors */

gboolean
mg_pajek_values (MgPajekReader  *self,
                 char           *line,
                 GError        **error)
{
  const char *word;

  while ((word = mg_lines_word (&line, NULL, NULL)) != NULL)
    {
      const char *meaning = g_hash_table_lookup (self->meanings, word);
      guint node = (guint) self->n_cells++;

      if (!is_number (word))
        return mg_scan_fail (self->scan, MG_ERROR_SYNTAX, error,
                             _("“%.60s” is no number; this list has a number for each organisation. Correct the file in a text editor."), word);
      if (node >= self->given->nodes->len || node >= self->n_wanted || g_str_equal (word, MG_PAJEK_MISSING) ||
          (g_hash_table_size (self->meanings) > 0 && meaning == NULL))
        continue;

      if (meaning != NULL)
        word = meaning;
      mg_given_types_note (self->types, self->column, word);
      mg_given_set_node (self->given, node, self->column, word, -1, self->scan->line);
    }

  return TRUE;
}
