/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The DL we write.  A list of links is for every program that knows the format:
 * names are without blanks, as some know no quotes.  Matrices are for UCINET:
 * one for each level, names in quotes; a link without direction stands in them
 * twice.
 */
#include "mg-dl.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-number.h"
#include "mg-written-cells.h"

typedef struct
{
  MgNetwork  *network;
  MgWarnings *warnings;
  GString    *text;
  GHashTable *numbers;      /* MgId of a node -> its number, from 1 */
  MgFieldId   weight;
  MgFieldId   relation;
  guint       n_changed;    /* names */
  MgWrittenCells cells;
  guint       n_one;        /* links without a direction in a list */
  MgWriting   writing;
} Writer;

static guint
number_of (const Writer *self,
           MgId          id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, GUINT_TO_POINTER (id)));
}

/* Names */

static void
append_word (Writer     *self,
             const char *name)
{
  g_autofree char *word = g_strdup (name);

  for (char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    if (g_ascii_isspace (*at) || strchr (",=\"!;#%", *at) != NULL)
      *at = '_';
  /* It would end the names. */
  if (*word != '\0' && word[strlen (word) - 1] == ':')
    word[strlen (word) - 1] = '_';

  self->n_changed += !g_str_equal (word, name);
  g_string_append (self->text, word);
}

static void
append_quoted (Writer     *self,
               const char *name)
{
  g_autofree char *quoted = g_strdelimit (g_strdup (name), "\"", '\'');

  g_strdelimit (quoted, "\r\n", ' ');
  self->n_changed += !g_str_equal (quoted, name);
  g_string_append_printf (self->text, "\"%s\"", quoted);
}

static void
write_names (Writer   *self,
             gboolean  in_quotes)
{
  MgNetworkIter iter;
  const MgItem *item;

  for (guint pass = 0; pass < 2; pass++)
    {
      mg_network_iter_init (&iter, self->network, pass == 0 ? MG_ITEM_ORGANISATION : MG_ITEM_COLLECTIVE);
      while ((item = mg_writing_next (&self->writing, &iter)))
        {
          g_autofree char *title = mg_network_dup_title (self->network, item->id);

          g_hash_table_insert (self->numbers, GUINT_TO_POINTER (item->id),
                               GUINT_TO_POINTER (g_hash_table_size (self->numbers) + 1));
          if (in_quotes)
            append_quoted (self, title);
          else
            append_word (self, *title != '\0' ? title : "_");
          g_string_append_c (self->text, '\n');
        }
    }
}

static gboolean
get_weight (Writer       *self,
            const MgItem *item,
            double       *weight)
{
  return mg_network_get_real (self->network, item->id, self->weight, weight);
}

/* Links */

static gboolean
is_directed (Writer       *self,
             const MgItem *item)
{
  return item->kind == MG_ITEM_LINK && mg_network_get_boolean (self->network, item->id, MG_FIELD_DIRECTED);
}

static void
write_links (Writer *self)
{
  MgNetworkIter iter;
  const MgItem *item;
  double weight;

  mg_network_iter_init (&iter, self->network, MG_ITEMS_EDGES);
  while ((item = mg_writing_next (&self->writing, &iter)))
    {
      gboolean has_weight = get_weight (self, item, &weight);

      if (has_weight && weight == 0.)
        {
          self->cells.n_zero++;
          continue;
        }

      self->n_one += item->source != item->target && !is_directed (self, item);
      g_string_append_printf (self->text, "%u %u", number_of (self, item->source), number_of (self, item->target));
      if (has_weight)
        {
          g_string_append_c (self->text, ' ');
          mg_number_append_real (self->text, weight);
        }
      g_string_append_c (self->text, '\n');
    }
}

/* Matrices */

/* (transfer container) (element-type utf8): the relations; one may be NULL */
static GPtrArray *
find_relations (Writer *self)
{
  GPtrArray *relations = g_ptr_array_new ();
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, self->network, MG_ITEMS_EDGES);
  while ((item = mg_network_iter_next (&iter)))
    {
      const char *relation = mg_written_relation (self->network, item, self->relation);
      guint i;

      for (i = 0; i < relations->len && g_strcmp0 (relations->pdata[i], relation) != 0; i++)
        ;
      if (i == relations->len)
        g_ptr_array_add (relations, (gpointer) relation);
    }

  if (relations->len == 0)
    g_ptr_array_add (relations, NULL);

  return relations;
}

static void
write_matrix (Writer     *self,
              const char *relation)
{
  guint n = g_hash_table_size (self->numbers);
  g_autofree double *cells = g_new0 (double, (gsize) n * n);

  mg_written_cells_fill (&self->cells, relation, cells, n);
  for (gsize i = 0; i < (gsize) n * n && mg_writing_step (&self->writing); i++)
    {
      mg_number_append_real (self->text, cells[i]);
      g_string_append_c (self->text, i % n == n - 1 ? '\n' : ' ');
    }
}

static void
write_relation_names (Writer          *self,
                      const GPtrArray *relations)
{
  if (relations->len == 1 && relations->pdata[0] == NULL)
    return;

  g_string_append (self->text, "level labels:\n");
  for (guint i = 0; i < relations->len; i++)
    {
      append_quoted (self, relations->pdata[i] != NULL ? relations->pdata[i] : "-");
      g_string_append_c (self->text, '\n');
    }
}

/* What is lost */

static gboolean
is_kept_in_list (MgFieldId      field,
                 const MgField *row)
{
  return field == MG_FIELD_LABEL || field == MG_FIELD_INTENSITY ||
         ((row->kinds & MG_ITEM_LINK) != 0 && g_str_equal (row->name, "weight"));
}

static gboolean
is_kept_in_matrices (MgFieldId      field,
                     const MgField *row)
{
  return is_kept_in_list (field, row) || field == MG_FIELD_LINK_LAYER || field == MG_FIELD_DIRECTED ||
         ((row->kinds & MG_ITEM_LINK) != 0 && g_str_equal (row->name, "relation"));
}

static void
warn (Writer   *self,
      gboolean  matrices)
{
  mg_written_warn (self->network, self->warnings, matrices ? _("UCINET matrices") : _("UCINET list of links"),
                   matrices ? is_kept_in_matrices : is_kept_in_list);
  mg_written_warn_rows (self->network, self->warnings, matrices ? is_kept_in_matrices : is_kept_in_list);
  if (mg_network_count (self->network, MG_ITEM_COLLECTIVE) > 0)
    mg_warnings_add (self->warnings, 0, _("Collective cooperations are written like organisations, participations like links."));
  mg_written_warn_namesakes (self->network, self->warnings);
  mg_written_cells_warn (&self->cells, self->warnings, TRUE);
  if (self->n_one > 0)
    mg_warnings_add (self->warnings, 0,
                     ngettext ("%u link without a direction will be read as if it had one: in such a list all have.",
                               "%u links without a direction will be read as if they had one: in such a list all have.",
                               self->n_one), self->n_one);
  if (self->n_changed > 0)
    mg_warnings_add (self->warnings, 0,
                     ngettext ("%u name is changed: such a file has no blanks, quotes or commas in names.",
                               "%u names are changed: such a file has no blanks, quotes or commas in names.",
                               self->n_changed), self->n_changed);
}

static Writer
writer_new (MgNetwork    *network,
            MgWarnings   *warnings,
            MgProgress   *progress,
            GCancellable *cancellable)
{
  Writer self = {
    .network = network, .warnings = warnings, .text = g_string_new (NULL), .numbers = g_hash_table_new (NULL, NULL),
    .weight = mg_written_find_weight (network), .relation = mg_written_find_relation (network),
    .writing = mg_writing_init (network, 1, progress, cancellable),
  };

  self.cells = (MgWrittenCells) { .network = network, .numbers = self.numbers, .relation = self.relation };

  return self;
}

static gboolean
check_size (MgNetwork  *network,
            GError    **error)
{
  if (mg_network_count (network, MG_ITEMS_NODES) > 0)
    return TRUE;

  g_set_error_literal (error, MG_ERROR, MG_ERROR_UNSUPPORTED,
                       _("A file of UCINET has one organisation at least. Add one, or save as GraphML."));

  return FALSE;
}

GBytes *
mg_dl_write (MgNetwork     *network,
             MgWarnings    *warnings,
             MgProgress    *progress,
             GCancellable  *cancellable,
             GError       **error)
{
  Writer writer;

  if (!check_size (network, error))
    return NULL;

  writer = writer_new (network, warnings, progress, cancellable);
  g_string_append_printf (writer.text, "dl n=%u\nformat = edgelist1\nlabels:\n", mg_network_count (network, MG_ITEMS_NODES));
  write_names (&writer, FALSE);
  g_string_append (writer.text, "data:\n");
  write_links (&writer);
  warn (&writer, FALSE);
  g_hash_table_unref (writer.numbers);

  return mg_writing_finish (&writer.writing, writer.text, error);
}

GBytes *
mg_dl_write_matrix (MgNetwork     *network,
                    MgWarnings    *warnings,
                    MgProgress    *progress,
                    GCancellable  *cancellable,
                    GError       **error)
{
  guint64 n = mg_network_count (network, MG_ITEMS_NODES);
  g_autoptr(GPtrArray) relations = NULL;
  Writer writer;

  if (!check_size (network, error))
    return NULL;

  writer = writer_new (network, warnings, progress, cancellable);
  relations = find_relations (&writer);
  if (n * n * relations->len > MG_WRITTEN_MOST_CELLS)
    {
      g_set_error_literal (error, MG_ERROR, MG_ERROR_TOO_LARGE,
                           _("The network is too large for matrices. Save it as a list of links."));
      g_hash_table_unref (writer.numbers);
      g_string_free (writer.text, TRUE);
      return NULL;
    }

  g_string_append_printf (writer.text, "dl n=%u nm=%u\nformat = fullmatrix diagonal present\nlabels:\n", (guint) n, relations->len);
  write_names (&writer, TRUE);
  write_relation_names (&writer, relations);
  g_string_append (writer.text, "data:\n");
  writer.cells.writing = &writer.writing;
  writer.writing.n_expected += n * n * relations->len;
  for (guint i = 0; i < relations->len && !writer.writing.is_stopped; i++)
    write_matrix (&writer, relations->pdata[i]);
  warn (&writer, TRUE);
  g_hash_table_unref (writer.numbers);

  return mg_writing_finish (&writer.writing, writer.text, error);
}
