/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The networks and projects of Pajek that we write.  Organisations come before
 * collective cooperations, which have a box for a shape; places are shares of
 * Pajek's window, as large as they fit in it.
 *
 * Relations and times are in projects alone: other programs refuse a network
 * with either.
 */
#include "mg-pajek.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-number.h"
#include "mg-text.h"
#include "mg-writing.h"
#include "mg-written.h"

/* The window has a margin around all places. */
#define WINDOW MG_PAJEK_WINDOW
#define INSIDE 0.9

/* Farther off, a double has no millionths of the window. */
#define FAR 1e15

typedef struct
{
  MgNetwork       *network;
  MgWarnings      *warnings;
  gboolean         project;
  GString         *text;
  GHashTable      *numbers;      /* MgId of a node -> its number */
  GArray          *nodes;        /* MgId, in the order of the numbers */
  MgFieldId        weight;
  MgFieldId        relation;
  double           unit;         /* how much of the map is the window; 0: no places */
  double           low[2];
  gint64           margin[2];    /* in millionths */
  guint            n_quotes;     /* names that had some */
  gboolean         has_months;   /* some date says more than a year */
  MgWriting        writing;
} Writer;

/* Places */

static gboolean
get_place (Writer *self,
           MgId    id,
           double  place[2])
{
  return mg_network_get_real (self->network, id, MG_FIELD_X, &place[0]) &&
         mg_network_get_real (self->network, id, MG_FIELD_Y, &place[1]);
}

/* Two digits: it must come out the same from places that were rounded. */
static double
round_up (double extent)
{
  double step = pow (10., floor (log10 (extent)) - 1.);

  return MAX (ceil (extent / step - 0.01) * step, 1e-3);
}

static gint64
in_window (const Writer *self,
           guint         axis,
           double        place)
{
  return llround ((place - self->low[axis]) / self->unit * WINDOW);
}

static void
measure_places (Writer *self)
{
  double high[2] = { 0., 0. };
  double extent;
  double place[2];
  gboolean any = FALSE;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      if (!get_place (self, g_array_index (self->nodes, MgId, i), place))
        continue;

      for (guint axis = 0; axis < 2; axis++)
        {
          self->low[axis] = any ? MIN (self->low[axis], place[axis]) : place[axis];
          high[axis] = any ? MAX (high[axis], place[axis]) : place[axis];
        }
      any = TRUE;
    }

  if (!any)
    return;

  extent = MAX (high[0] - self->low[0], high[1] - self->low[1]);
  self->unit = extent > 0. ? round_up (extent / INSIDE) : 1000.;
  for (guint axis = 0; axis < 2; axis++)
    self->margin[axis] = (WINDOW - in_window (self, axis, high[axis])) / 2;
}

/* Where the window begins: a whole number of its millionths, that it come out the
 * same from places that were rounded.
 */
static void
append_origin (Writer *self)
{
  double x = self->low[0] / self->unit * WINDOW;
  double y = self->low[1] / self->unit * WINDOW;

  if (fabs (x) < FAR && fabs (y) < FAR)
    g_string_append_printf (self->text, " origin %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                            (gint64) llround (x) - self->margin[0], (gint64) llround (y) - self->margin[1]);
}

static void
append_place (Writer *self,
              guint   axis,
              double  place)
{
  gint64 share = in_window (self, axis, place) + self->margin[axis];

  g_string_append_printf (self->text, " %" G_GINT64_FORMAT ".%06" G_GINT64_FORMAT, share / WINDOW, share % WINDOW);
}

/* Words */

/* Pajek's names end at the next quote, and at the end of the line; they are read
 * without blanks around them.
 */
static void
append_quoted (Writer     *self,
               const char *text)
{
  g_autofree char *name = g_strdelimit (g_strstrip (g_strdup (text)), "\n\r", ' ');
  gboolean changed = strpbrk (text, "\"\n\r") != NULL;

  g_string_append_c (self->text, '"');
  g_string_append (self->text, g_strdelimit (name, "\"", '\''));
  g_string_append_c (self->text, '"');
  self->n_quotes += changed;
}

static void
append_number (Writer        *self,
               const MgValue *value)
{
  g_autofree char *number = mg_value_format (value);

  g_string_append (self->text, number);
}

/* Vertices */

static void
number_nodes (Writer     *self,
              MgItemKind  kind)
{
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, self->network, kind);
  while ((item = mg_network_iter_next (&iter)))
    {
      MgId id = item->id;

      g_array_append_val (self->nodes, id);
      g_hash_table_insert (self->numbers, GUINT_TO_POINTER (id), GUINT_TO_POINTER (self->nodes->len));
    }
}

static guint
number_of (const Writer *self,
           MgId          id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, GUINT_TO_POINTER (id)));
}

/* "2013", or what stands for no end. */
static void
append_year (Writer     *self,
             MgDate      date,
             const char *otherwise)
{
  if (date == MG_DATE_NONE)
    g_string_append (self->text, otherwise);
  else
    g_string_append_printf (self->text, "%u", mg_date_get_year (date));
}

static void
append_times (Writer    *self,
              MgId       id,
              MgFieldId  start_field,
              MgFieldId  end_field)
{
  MgDate start = mg_network_get_date (self->network, id, start_field);
  MgDate end = mg_network_get_date (self->network, id, end_field);

  if (!self->project || (start == MG_DATE_NONE && end == MG_DATE_NONE))
    return;

  self->has_months |= mg_date_get_month (start) != 0 || mg_date_get_month (end) != 0;
  g_string_append (self->text, " [");
  append_year (self, start, "0");
  g_string_append_c (self->text, '-');
  append_year (self, end, "*");
  g_string_append_c (self->text, ']');
}

static void
write_vertex (Writer *self,
              MgId    id)
{
  gboolean is_collective = mg_network_find (self->network, id)->kind == MG_ITEM_COLLECTIVE;
  g_autofree char *title = mg_network_dup_title (self->network, id);
  char buffer[24];
  double place[2];

  g_string_append_printf (self->text, "%u ", number_of (self, id));
  append_quoted (self, *g_strstrip (title) != '\0' ? title : mg_written_id (self->network, id, buffer));
  if (get_place (self, id, place))
    {
      append_place (self, 0, place[0]);
      append_place (self, 1, place[1]);
      g_string_append (self->text, " 0.5");
    }

  g_string_append (self->text, is_collective ? " box" : " ellipse");
  if (is_collective)
    append_times (self, id, MG_FIELD_COLLECTIVE_START, MG_FIELD_COLLECTIVE_END);
  g_string_append_c (self->text, '\n');
}

static void
write_vertices (Writer *self)
{
  guint n_first = mg_network_count (self->network, MG_ITEM_ORGANISATION);
  gboolean two_modes = self->project && n_first > 0 && n_first < self->nodes->len &&
                       mg_network_count (self->network, MG_ITEM_LINK) == 0;

  g_string_append_printf (self->text, "*Vertices %u", self->nodes->len);
  if (two_modes)
    g_string_append_printf (self->text, " %u", n_first);
  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < self->nodes->len && mg_writing_step (&self->writing); i++)
    write_vertex (self, g_array_index (self->nodes, MgId, i));
}

/* Lines */

static void
write_line (Writer       *self,
            const MgItem *item)
{
  const char *layer = mg_written_relation (self->network, item, self->relation);
  MgValue weight;

  g_string_append_printf (self->text, "%u %u", number_of (self, item->source), number_of (self, item->target));
  if (mg_network_get_value (self->network, item->id, self->weight, &weight))
    {
      g_string_append_c (self->text, ' ');
      append_number (self, &weight);
    }

  if (!self->project && layer != NULL)
    {
      g_string_append (self->text, " l ");
      append_quoted (self, layer);
    }
  append_times (self, item->id, MG_FIELD_START, MG_FIELD_END);
  g_string_append_c (self->text, '\n');
}

static gboolean
is_directed (Writer       *self,
             const MgItem *item)
{
  return item->kind == MG_ITEM_LINK && mg_network_get_boolean (self->network, item->id, MG_FIELD_DIRECTED);
}

/* Lines of one relation, or all of them; its heading only if there are any.
 * @number: 0: relations are not told apart
 */
static void
write_lines (Writer     *self,
             const char *word,
             gboolean    directed,
             const char *layer,
             guint       number)
{
  MgNetworkIter iter;
  const MgItem *item;
  gboolean any = FALSE;

  mg_network_iter_init (&iter, self->network, MG_ITEMS_EDGES);
  while ((item = mg_writing_next (&self->writing, &iter)))
    {
      if (is_directed (self, item) != directed || (number > 0 && g_strcmp0 (mg_written_relation (self->network, item, self->relation), layer) != 0))
        continue;

      if (!any)
        {
          g_string_append_printf (self->text, "*%s", word);
          if (number > 0)
            g_string_append_printf (self->text, " :%u", number);
          if (number > 0 && layer != NULL)
            {
              g_string_append_c (self->text, ' ');
              append_quoted (self, layer);
            }
          g_string_append_c (self->text, '\n');
        }
      any = TRUE;
      write_line (self, item);
    }
}

static gboolean
has_layer (const GPtrArray *layers,
           const char      *layer)
{
  for (guint i = 0; i < layers->len; i++)
    if (g_strcmp0 (layers->pdata[i], layer) == 0)
      return TRUE;

  return FALSE;
}

static void
write_relations (Writer *self)
{
  g_autoptr(GPtrArray) layers = g_ptr_array_new ();
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, self->network, MG_ITEMS_EDGES);
  while ((item = mg_writing_next (&self->writing, &iter)))
    {
      const char *layer = mg_written_relation (self->network, item, self->relation);

      if (!has_layer (layers, layer))
        g_ptr_array_add (layers, (gpointer) layer);
    }

  self->writing.n_expected += 2 * layers->len * (guint64) mg_network_count (self->network, MG_ITEMS_EDGES);
  for (guint i = 0; i < layers->len; i++)
    {
      write_lines (self, "Arcs", TRUE, layers->pdata[i], i + 1);
      write_lines (self, "Edges", FALSE, layers->pdata[i], i + 1);
    }
}

/* Partitions and vectors */

static gboolean
is_partition (const MgField *row)
{
  return (row->kinds & MG_ITEMS_NODES) != 0 && (row->type == MG_TYPE_CHOICE || row->type == MG_TYPE_BOOLEAN);
}

static gboolean
is_vector (MgFieldId      field,
           const MgField *row)
{
  return (row->kinds & MG_ITEMS_NODES) != 0 && field != MG_FIELD_X && field != MG_FIELD_Y &&
         (row->type == MG_TYPE_INTEGER || row->type == MG_TYPE_REAL);
}

/* A foreign field with a name of ours would be taken for ours. */
static void
append_list_name (Writer        *self,
                  const char    *word,
                  const MgField *row)
{
  g_autofree char *name = g_strstrip (g_strdelimit (g_strdup (row->name), "\r\n", ' '));
  guint n_fields;
  const MgField *table = mg_field_get_table (&n_fields);
  gboolean foreign = (row->flags & MG_FIELD_FOREIGN) != 0;
  gboolean taken = foreign && (g_str_equal (name, "node_type") || g_str_equal (name, "id"));

  for (guint i = 0; i < n_fields && foreign; i++)
    taken |= (table[i].kinds & MG_ITEMS_NODES) != 0 && g_str_equal (table[i].name, name);

  g_string_append_printf (self->text, "*%s %s%s\n", word, name, taken ? "_" : "");
}

static void
write_partition (Writer        *self,
                 MgFieldId      field,
                 const MgField *row)
{
  g_autoptr(GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GString) list = g_string_new (NULL);

  append_list_name (self, "Partition", row);
  for (guint i = 0; i < self->nodes->len && mg_writing_step (&self->writing); i++)
    {
      g_autofree char *choice = NULL;
      guint number = 0;
      MgValue value;

      if (mg_network_get_value (self->network, g_array_index (self->nodes, MgId, i), field, &value))
        {
          choice = mg_value_format (&value);
          number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, choice));
          if (number == 0)
            {
              number = g_hash_table_size (numbers) + 1;
              g_string_append_printf (self->text, "%% %u %s\n", number, choice);
              g_hash_table_insert (numbers, g_steal_pointer (&choice), GUINT_TO_POINTER (number));
            }
        }
      g_string_append_printf (list, "%u\n", number);
    }

  g_string_append_printf (self->text, "*Vertices %u\n%s", self->nodes->len, list->str);
}

static void
write_vector (Writer        *self,
              MgFieldId      field,
              const MgField *row)
{
  append_list_name (self, "Vector", row);
  g_string_append_printf (self->text, "*Vertices %u\n", self->nodes->len);
  for (guint i = 0; i < self->nodes->len && mg_writing_step (&self->writing); i++)
    {
      MgValue value;

      if (mg_network_get_value (self->network, g_array_index (self->nodes, MgId, i), field, &value))
        append_number (self, &value);
      else
        g_string_append (self->text, MG_PAJEK_MISSING);
      g_string_append_c (self->text, '\n');
    }
}

static void
write_lists (Writer *self)
{
  for (MgFieldId i = 0; i < mg_network_get_n_fields (self->network); i++)
    {
      const MgField *row = mg_network_get_field (self->network, i);

      if (row == NULL || !mg_network_field_in_use (self->network, i))
        continue;

      if (is_partition (row))
        write_partition (self, i, row);
      else if (is_vector (i, row))
        write_vector (self, i, row);
    }
}

/* The whole */

static void
write_head (Writer *self)
{
  const char *name = mg_network_get_text (self->network, MG_ID_POLE, MG_FIELD_POLE_NAME);
  g_autofree char *line = name != NULL ? g_strdelimit (g_strdup (name), "\r\n", ' ') : NULL;

  g_string_append (self->text, MG_PAJEK_OURS);
  if (self->relation == MG_FIELD_LINK_LAYER)
    g_string_append (self->text, " layer");
  if (self->weight != MG_FIELD_INTENSITY)
    g_string_append (self->text, " weight");
  if (self->unit > 0.)
    {
      g_string_append (self->text, " unit ");
      mg_number_append_real (self->text, self->unit);
      append_origin (self);
    }
  g_string_append_printf (self->text, "\n*Network%s%s\n", line != NULL ? " " : "", line != NULL ? line : "");
}

static gboolean
is_kept_in_both (MgFieldId      field,
                 const MgField *row)
{
  static const MgFieldId kept[] = {
    MG_FIELD_LABEL, MG_FIELD_X, MG_FIELD_Y, MG_FIELD_POLE_NAME, MG_FIELD_LINK_LAYER, MG_FIELD_DIRECTED, MG_FIELD_INTENSITY,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (kept[i] == field)
      return TRUE;

  return (row->kinds & MG_ITEM_LINK) != 0 && (g_str_equal (row->name, "weight") || g_str_equal (row->name, "relation"));
}

static gboolean
is_kept_in_project (MgFieldId      field,
                    const MgField *row)
{
  return is_kept_in_both (field, row) || is_partition (row) || is_vector (field, row) ||
         field == MG_FIELD_START || field == MG_FIELD_END ||
         field == MG_FIELD_COLLECTIVE_START || field == MG_FIELD_COLLECTIVE_END;
}

static void
warn (Writer *self)
{
  mg_written_warn (self->network, self->warnings, self->project ? _("Pajek project") : _("Pajek network"),
                   self->project ? is_kept_in_project : is_kept_in_both);
  mg_written_warn_rows (self->network, self->warnings, self->project ? is_kept_in_project : is_kept_in_both);
  mg_written_warn_namesakes (self->network, self->warnings);
  if (self->has_months)
    mg_warnings_add (self->warnings, 0, _("Pajek counts in whole years: the months and days of dates are left out."));
  if (self->n_quotes > 0)
    mg_warnings_add (self->warnings, 0,
                     ngettext ("Pajek's names have no quotes and one line: %u name is written with apostrophes or blanks instead.",
                               "Pajek's names have no quotes and one line: %u names are written with apostrophes or blanks instead.",
                               self->n_quotes), self->n_quotes);
}

static GBytes *
write_network (MgNetwork     *network,
               MgWarnings    *warnings,
               gboolean       project,
               MgProgress    *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  Writer writer = {
    .network = network, .warnings = warnings, .project = project, .text = g_string_new (NULL),
    .numbers = g_hash_table_new (NULL, NULL), .nodes = g_array_new (FALSE, FALSE, sizeof (MgId)),
    .weight = mg_written_find_weight (network), .relation = mg_written_find_relation (network),
    .writing = mg_writing_init (network, 2, progress, cancellable),
  };

  number_nodes (&writer, MG_ITEM_ORGANISATION);
  number_nodes (&writer, MG_ITEM_COLLECTIVE);
  measure_places (&writer);
  write_head (&writer);
  write_vertices (&writer);
  if (project)
    {
      write_relations (&writer);
      write_lists (&writer);
    }
  else
    {
      write_lines (&writer, "Arcs", TRUE, NULL, 0);
      write_lines (&writer, "Edges", FALSE, NULL, 0);
    }
  warn (&writer);

  g_hash_table_unref (writer.numbers);
  g_array_unref (writer.nodes);

  return mg_writing_finish (&writer.writing, writer.text, error);
}

GBytes *
mg_pajek_write (MgNetwork     *network,
                MgWarnings    *warnings,
                MgProgress    *progress,
                GCancellable  *cancellable,
                GError       **error)
{
  return write_network (network, warnings, FALSE, progress, cancellable, error);
}

GBytes *
mg_pajek_write_project (MgNetwork     *network,
                        MgWarnings    *warnings,
                        MgProgress    *progress,
                        GCancellable  *cancellable,
                        GError       **error)
{
  return write_network (network, warnings, TRUE, progress, cancellable, error);
}
