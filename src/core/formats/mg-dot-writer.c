/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The DOT we write, the same bytes for the same network: attributes of ours
 * beside those that Graphviz draws by ("neato -n" keeps our places).
 *
 *   graph "G" {
 *     graph [charset="UTF-8", app_version="1", pole_name="…"];
 *     "o01" [label="…", kind="ess", pos="10,-20", shape="ellipse", style="filled", fillcolor="#009E73"];
 *     "o01" -- "o02" [id="l01", layer="project", style="bold", color="#D55E00"];
 *   }
 */
#include "mg-dot.h"

#include <string.h>

#include "mg-dot-text.h"
#include "mg-exchange.h"
#include "mg-graphml.h"
#include "mg-number.h"
#include "mg-vocabulary.h"
#include "mg-writing.h"

typedef struct
{
  MgNetwork *network;
  GString   *dot;
  GArray    *columns;      /* MgExchangeColumn */
  gboolean   looks;        /* are ours */
  gboolean   any_directed;
  gboolean   any;          /* attribute in the list that is open */
  MgWriting  writing;
} Writer;

/* Shapes and strokes of the vocabulary in Graphviz. */
static const struct
{
  const char *ours;
  const char *shape;
  const char *style;
} shapes[] = {
  { "circle", "ellipse", "filled" }, { "square", "box", "filled" }, { "hexagon", "hexagon", "filled" },
  { "diamond", "diamond", "filled" }, { "triangle", "triangle", "filled" }, { "rounded", "box", "rounded,filled" },
  { "solid", NULL, "solid" }, { "thick", NULL, "bold" }, { "long-dash", NULL, "dashed" }, { "fine-dot", NULL, "dotted" },
};

/* What has a meaning of its own here; in a file with our looks, then without. */
static const char * const reserved[] = {
  "shape", "style", "fillcolor", "color", "pos", "id", "dir", "charset", "bb", "lp", "head_lp", "tail_lp", "xlp",
  "rects", "vertices", "xdotversion", NULL
};
#define N_LOOKS 4

/* Whether programs read it as one word of their own, and no word of the language. */
static gboolean
is_plain_word (const char *name)
{
  static const char * const words[] = { "node", "edge", "graph", "digraph", "subgraph", "strict" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (name, words[i]) == 0)
      return FALSE;

  return g_ascii_isalpha (*name) &&
         name[strspn (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789")] == '\0';
}

static void
add (Writer     *self,
     const char *name,
     const char *text)
{
  g_string_append (self->dot, self->any ? ", " : " [");
  self->any = TRUE;
  if (is_plain_word (name))
    g_string_append (self->dot, name);
  else
    mg_dot_quote_name (self->dot, name);
  g_string_append_c (self->dot, '=');
  mg_dot_quote (self->dot, text);
}

static void
close_list (Writer *self)
{
  g_string_append (self->dot, self->any ? "];\n" : ";\n");
  self->any = FALSE;
}

/* What is said by other means. */
static gboolean
is_written (const MgWrittenColumn *column,
            MgDomain               domain)
{
  return column->domain == domain && column->field != MG_FIELD_DIRECTED && column->field != MG_FIELD_X &&
         column->field != MG_FIELD_Y;
}

static void
write_values (Writer       *self,
              const MgItem *item,
              MgDomain      domain)
{
  MgValue value;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const MgExchangeColumn *named = &g_array_index (self->columns, MgExchangeColumn, i);
      g_autofree char *text = NULL;

      if (!is_written (&named->column, domain) || !mg_written_value (self->network, item, &named->column, &value))
        continue;

      text = mg_value_format (&value);
      add (self, named->name, text);
    }
}

/* Looks */

static void
add_looks (Writer       *self,
           const MgTerm *term)
{
  for (guint i = 0; term->shape != NULL && i < G_N_ELEMENTS (shapes); i++)
    if (g_str_equal (shapes[i].ours, term->shape))
      {
        if (shapes[i].shape != NULL)
          add (self, "shape", shapes[i].shape);
        add (self, "style", shapes[i].style);
        if (term->colour != NULL)
          add (self, shapes[i].shape != NULL ? "fillcolor" : "color", term->colour);
      }
}

static void
write_looks (Writer       *self,
             const MgItem *item)
{
  const MgTerm *term = NULL;
  const char *id;

  if (!self->looks)
    return;

  if (item->kind == MG_ITEM_COLLECTIVE)
    add (self, "shape", "note");
  else if (item->kind == MG_ITEM_PARTICIPATION)
    add (self, "color", "#999999");
  else if (item->kind == MG_ITEM_ORGANISATION)
    term = mg_vocabulary_find ("kind", (id = mg_network_get_text (self->network, item->id, MG_FIELD_KIND)) != NULL ? id : "other");
  else if ((id = mg_network_get_text (self->network, item->id, MG_FIELD_LINK_LAYER)) != NULL)
    term = mg_vocabulary_find ("layer", id);

  if (term != NULL)
    add_looks (self, term);
}

/* Graphviz's map has its y upwards. */
static void
write_place (Writer       *self,
             const MgItem *item)
{
  g_autoptr(GString) place = NULL;
  double x;
  double y;

  if (!mg_network_get_real (self->network, item->id, MG_FIELD_X, &x) ||
      !mg_network_get_real (self->network, item->id, MG_FIELD_Y, &y))
    return;

  place = g_string_new (NULL);
  mg_number_append_real (place, x);
  g_string_append_c (place, ',');
  mg_number_append_real (place, y == 0. ? 0. : -y);
  add (self, "pos", place->str);
}

/* Items */

static void
write_nodes (Writer *self)
{
  MgNetworkIter iter;
  const MgItem *item;
  char buffer[24];

  mg_network_iter_init (&iter, self->network, MG_ITEMS_NODES);
  while ((item = mg_writing_next (&self->writing, &iter)))
    {
      g_string_append (self->dot, "  ");
      mg_dot_quote_name (self->dot, mg_written_id (self->network, item->id, buffer));
      write_values (self, item, MG_DOMAIN_NODE);
      write_place (self, item);
      write_looks (self, item);
      close_list (self);
    }
}

static void
write_edges (Writer *self)
{
  MgNetworkIter iter;
  const MgItem *item;
  char buffer[24];

  mg_network_iter_init (&iter, self->network, MG_ITEMS_EDGES);
  while ((item = mg_writing_next (&self->writing, &iter)))
    {
      g_string_append (self->dot, "  ");
      mg_dot_quote_name (self->dot, mg_written_id (self->network, item->source, buffer));
      g_string_append (self->dot, self->any_directed ? " -> " : " -- ");
      mg_dot_quote_name (self->dot, mg_written_id (self->network, item->target, buffer));
      add (self, "id", mg_written_id (self->network, item->id, buffer));
      write_values (self, item, MG_DOMAIN_EDGE);
      if (self->any_directed && !mg_network_get_boolean (self->network, item->id, MG_FIELD_DIRECTED))
        add (self, "dir", "none");
      write_looks (self, item);
      close_list (self);
    }
}

static gboolean
is_any_directed (MgNetwork *network)
{
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, network, MG_ITEM_LINK);
  while ((item = mg_network_iter_next (&iter)))
    if (mg_network_get_boolean (network, item->id, MG_FIELD_DIRECTED))
      return TRUE;

  return FALSE;
}

static void
write_network (Writer *self)
{
  self->any_directed = is_any_directed (self->network);
  g_string_append (self->dot, self->any_directed ? "digraph \"G\" {\n  graph" : "graph \"G\" {\n  graph");
  add (self, "charset", "UTF-8");
  add (self, MG_GRAPHML_VERSION_KEY, G_STRINGIFY (MG_GRAPHML_VERSION));
  write_values (self, mg_network_find (self->network, MG_ID_POLE), MG_DOMAIN_GRAPH);
  close_list (self);
  write_nodes (self);
  write_edges (self);
  g_string_append (self->dot, "}\n");
}

GBytes *
mg_dot_write (MgNetwork     *network,
              MgWarnings    *warnings,
              MgProgress    *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GArray) columns = mg_exchange_columns (network);
  Writer writer = {
    .network = network, .dot = g_string_new (NULL), .looks = mg_exchange_has_looks (network),
    .writing = mg_writing_init (network, 1, progress, cancellable),
  };

  writer.columns = mg_exchange_named_columns (network, columns, reserved + (writer.looks ? 0 : N_LOOKS));
  write_network (&writer);
  mg_exchange_warn_names (writer.columns, warnings);
  mg_exchange_warn (network, warnings, "DOT", TRUE, NULL);
  g_array_unref (writer.columns);

  return mg_writing_finish (&writer.writing, writer.dot, error);
}
