/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The GEXF we write, the same bytes for the same network: version 1.2, as nothing
 * of ours needs 1.3 and NetworkX, among others, reads none newer.
 *
 * It has an attribute "node_type" by which it is known again.  Where kinds or
 * levels are said, looks follow from them; else they are what they were in the
 * file that the network came from.  Dates stand exactly ("2013") as attributes,
 * and as days where Gephi looks for them.
 */
#include "mg-gexf-writer.h"

#include <math.h>
#include <string.h>

#include "mg-number.h"
#include "mg-text.h"
#include "mg-vocabulary.h"
#include "mg-xml-keep.h"

/* Shapes and strokes of the vocabulary as GEXF has them. */
static const struct
{
  const char *ours;
  const char *gexf;
} shapes[] = {
  { "circle", "disc" }, { "square", "square" }, { "hexagon", "disc" }, { "diamond", "diamond" },
  { "triangle", "triangle" }, { "rounded", "square" },
  { "solid", "solid" }, { "thick", "solid" }, { "long-dash", "dashed" }, { "fine-dot", "dotted" },
};

/* Items */

static void
append_value (GString       *text,
              const MgValue *value)
{
  g_autofree char *plain = NULL;

  if (value->type == MG_VALUE_REAL)
    {
      mg_number_append_real (text, value->real);
      return;
    }

  plain = mg_value_format (value);
  mg_xml_append_attribute (text, plain, strlen (plain));
}

/* What the item has in that place of GEXF, as it can stand in an attribute; FALSE: nothing. */
static gboolean
get_native (MgGexfWriter *self,
            const MgItem *item,
            MgDomain      domain,
            MgGexfNative  native,
            GString      *text)
{
  MgValue value;

  g_string_truncate (text, 0);
  for (guint i = 0; i < self->slots->len; i++)
    {
      const MgGexfSlot *slot = &g_array_index (self->slots, MgGexfSlot, i);

      if (slot->native == native && slot->column->domain == domain &&
          mg_written_value (self->network, item, slot->column, &value))
        {
          append_value (text, &value);
          return TRUE;
        }
    }

  return FALSE;
}

static void
write_native (MgGexfWriter *self,
              const MgItem *item,
              MgDomain      domain,
              MgGexfNative  native,
              const char   *name)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (get_native (self, item, domain, native, text))
    g_string_append_printf (self->xml, " %s=\"%s\"", name, text->str);
}

static void
write_day (MgGexfWriter *self,
           const char   *name,
           MgDate        date)
{
  g_autofree char *day = NULL;

  if (date == MG_DATE_NONE)
    return;

  day = mg_date_format (date);
  g_string_append_printf (self->xml, " %s=\"%s\"", name, day);
}

static void
write_days (MgGexfWriter *self,
            const MgItem *item)
{
  gboolean is_edge = mg_item_kind_is_edge (item->kind);
  MgFieldId start = is_edge ? MG_FIELD_START : item->kind == MG_ITEM_COLLECTIVE ? MG_FIELD_COLLECTIVE_START : MG_FIELD_JOINED;
  MgFieldId end = is_edge ? MG_FIELD_END : item->kind == MG_ITEM_COLLECTIVE ? MG_FIELD_COLLECTIVE_END : MG_FIELD_LEFT;

  write_day (self, "start", mg_date_first (mg_network_get_date (self->network, item->id, start)));
  write_day (self, "end", mg_date_last (mg_network_get_date (self->network, item->id, end)));
}

static void
write_values (MgGexfWriter *self,
              const MgItem *item,
              MgDomain      domain)
{
  gboolean any = FALSE;
  MgValue value;

  for (guint i = 0; i < self->slots->len; i++)
    {
      const MgGexfSlot *slot = &g_array_index (self->slots, MgGexfSlot, i);

      if (slot->native != NATIVE_NONE || slot->column->domain != domain ||
          !mg_written_value (self->network, item, slot->column, &value))
        continue;

      g_string_append (self->xml, any ? "          <attvalue" : "        <attvalues>\n          <attvalue");
      any = TRUE;
      mg_gexf_add_attribute (self, "for", slot->id);
      g_string_append (self->xml, " value=\"");
      append_value (self->xml, &value);
      g_string_append (self->xml, "\"/>\n");
    }

  if (any)
    g_string_append (self->xml, "        </attvalues>\n");
}

/* Looks */

static void
write_colour (MgGexfWriter *self,
              const char   *colour)
{
  guint number;

  if (mg_gexf_parse_colour (colour, &number))
    g_string_append_printf (self->xml, "        <viz:color r=\"%u\" g=\"%u\" b=\"%u\"/>\n",
                            number >> 16, number >> 8 & 0xff, number & 0xff);
}

static const MgTerm *
find_term (MgGexfWriter *self,
           const MgItem *item)
{
  const char *id;

  if (item->kind == MG_ITEM_ORGANISATION)
    {
      id = mg_network_get_text (self->network, item->id, MG_FIELD_KIND);
      return mg_vocabulary_find ("kind", id != NULL ? id : "other");
    }

  id = item->kind == MG_ITEM_LINK ? mg_network_get_text (self->network, item->id, MG_FIELD_LINK_LAYER) : NULL;

  return id != NULL ? mg_vocabulary_find ("layer", id) : NULL;
}

static void
write_our_looks (MgGexfWriter *self,
                 const MgItem *item)
{
  const MgTerm *term = find_term (self, item);

  if (term == NULL)
    return;

  write_colour (self, term->colour);
  for (guint i = 0; term->shape != NULL && i < G_N_ELEMENTS (shapes); i++)
    if (g_str_equal (shapes[i].ours, term->shape))
      g_string_append_printf (self->xml, "        <viz:shape value=\"%s\"/>\n", shapes[i].gexf);
}

static void
write_given_looks (MgGexfWriter *self,
                   const MgItem *item,
                   MgDomain      domain)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (get_native (self, item, domain, NATIVE_SIZE, text))
    g_string_append_printf (self->xml, "        <viz:%s value=\"%s\"/>\n",
                            domain == MG_DOMAIN_NODE ? "size" : "thickness", text->str);
  if (get_native (self, item, domain, NATIVE_COLOUR, text))
    write_colour (self, text->str);
  if (get_native (self, item, domain, NATIVE_SHAPE, text))
    g_string_append_printf (self->xml, "        <viz:shape value=\"%s\"/>\n", text->str);
}

/* Gephi's map has its y upwards. */
static void
write_place (MgGexfWriter *self,
             const MgItem *item)
{
  g_autoptr(GString) z = g_string_new (NULL);
  double x;
  double y;

  if (!mg_network_get_real (self->network, item->id, MG_FIELD_X, &x) ||
      !mg_network_get_real (self->network, item->id, MG_FIELD_Y, &y))
    return;

  get_native (self, item, MG_DOMAIN_NODE, NATIVE_Z, z);
  g_string_append (self->xml, "        <viz:position x=\"");
  mg_number_append_real (self->xml, x);
  g_string_append (self->xml, "\" y=\"");
  mg_number_append_real (self->xml, y == 0. ? 0. : -y);
  g_string_append_printf (self->xml, "\" z=\"%s\"/>\n", z->len > 0 ? z->str : "0");
}

static void
write_looks (MgGexfWriter *self,
             const MgItem *item,
             MgDomain      domain)
{
  if (domain == MG_DOMAIN_NODE)
    write_place (self, item);
  if (self->looks)
    write_our_looks (self, item);
  else
    write_given_looks (self, item, domain);
}

static void
write_head (MgGexfWriter *self,
            const MgItem *item,
            MgDomain      domain)
{
  char buffer[24];

  mg_gexf_add_attribute (self, "id", mg_written_id (self->network, item->id, buffer));
  if (domain == MG_DOMAIN_EDGE)
    {
      mg_gexf_add_attribute (self, "source", mg_written_id (self->network, item->source, buffer));
      mg_gexf_add_attribute (self, "target", mg_written_id (self->network, item->target, buffer));
      if (!self->directed && mg_network_get_boolean (self->network, item->id, MG_FIELD_DIRECTED))
        mg_gexf_add_attribute (self, "type", "directed");
      write_native (self, item, domain, NATIVE_WEIGHT, "weight");
    }

  write_native (self, item, domain, NATIVE_LABEL, "label");
  write_days (self, item);
}

static void
write_items (MgGexfWriter *self,
             guint         kinds,
             MgDomain      domain,
             const char   *tag)
{
  MgNetworkIter iter;
  const MgItem *item;

  g_string_append_printf (self->xml, "    <%ss>\n", tag);
  mg_network_iter_init (&iter, self->network, kinds);
  while ((item = mg_writing_next (&self->writing, &iter)))
    {
      gsize length;

      g_string_append_printf (self->xml, "      <%s", tag);
      write_head (self, item, domain);
      g_string_append (self->xml, ">\n");
      length = self->xml->len;
      write_values (self, item, domain);
      write_looks (self, item, domain);

      if (self->xml->len > length)
        {
          g_string_append_printf (self->xml, "      </%s>\n", tag);
        }
      else
        {
          g_string_truncate (self->xml, length - strlen (">\n"));
          g_string_append (self->xml, "/>\n");
        }
    }

  g_string_append_printf (self->xml, "    </%ss>\n", tag);
}

/* The file as a whole */

static const char *
find_pole_text (MgGexfWriter *self,
                const char   *name)
{
  MgFieldId field = mg_network_find_field (self->network, MG_ITEM_POLE, name);

  return field != MG_FIELD_NONE ? mg_network_get_text (self->network, MG_ID_POLE, field) : NULL;
}

static void
write_meta_text (MgGexfWriter *self,
                 const char   *tag,
                 const char   *text)
{
  if (text == NULL)
    return;

  g_string_append_printf (self->xml, "    <%s>", tag);
  mg_xml_append_text (self->xml, text, strlen (text));
  g_string_append_printf (self->xml, "</%s>\n", tag);
}

/* Whether name and looks in the file are ours, and who made it first is not said. */
static gboolean
is_named (MgGexfWriter *self)
{
  return self->looks || mg_network_get_text (self->network, MG_ID_POLE, MG_FIELD_POLE_NAME) != NULL;
}

static void
write_meta (MgGexfWriter *self)
{
  const char *name = mg_network_get_text (self->network, MG_ID_POLE, MG_FIELD_POLE_NAME);

  g_string_append (self->xml, "  <meta>\n");
  write_meta_text (self, "creator", is_named (self) ? MG_GEXF_CREATOR : find_pole_text (self, "creator"));
  write_meta_text (self, "description", is_named (self) ? name : find_pole_text (self, "description"));
  write_meta_text (self, "keywords", find_pole_text (self, "keywords"));
  g_string_append (self->xml, "  </meta>\n");
}

static gboolean
has_days (MgNetwork *network)
{
  static const MgFieldId days[] = {
    MG_FIELD_JOINED, MG_FIELD_LEFT, MG_FIELD_COLLECTIVE_START, MG_FIELD_COLLECTIVE_END, MG_FIELD_START, MG_FIELD_END,
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (mg_network_field_in_use (network, days[i]))
      return TRUE;

  return FALSE;
}

static void
write_network (MgGexfWriter *self)
{
  g_string_append (self->xml,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<gexf xmlns=\"http://www.gexf.net/1.2draft\" xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" version=\"1.2\">\n");
  write_meta (self);
  self->directed = mg_exchange_is_directed (self->network);
  g_string_append_printf (self->xml, "  <graph defaultedgetype=\"%s\" %s>\n", self->directed ? "directed" : "undirected",
                          has_days (self->network) ? "mode=\"dynamic\" timeformat=\"date\"" : "mode=\"static\"");
  mg_gexf_write_declarations (self, MG_DOMAIN_NODE, "node");
  mg_gexf_write_declarations (self, MG_DOMAIN_EDGE, "edge");
  write_items (self, MG_ITEMS_NODES, MG_DOMAIN_NODE, "node");
  write_items (self, MG_ITEMS_EDGES, MG_DOMAIN_EDGE, "edge");
  g_string_append (self->xml, "  </graph>\n</gexf>\n");
}

static void
warn_of_names (const MgGexfWriter *self,
               MgWarnings         *warnings)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      const MgGexfSlot *slot = &g_array_index (self->slots, MgGexfSlot, i);
      g_autofree char *title = mg_gexf_dup_title (self, slot->column);

      if (slot->native == NATIVE_NONE)
        mg_exchange_warn_name (slot->column->name, title, warnings);
      else
        mg_written_warn_row (slot->column->row, warnings);
    }
}

GBytes *
mg_gexf_write (MgNetwork     *network,
               MgWarnings    *warnings,
               MgProgress    *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  /* Of the pole GEXF holds but a name. */
  static const char * const kept[] = { "creator", "description", "pole_name", "keywords", NULL };
  MgGexfWriter writer = {
    .network = network, .xml = g_string_new (NULL), .columns = mg_exchange_columns (network),
    .slots = g_array_new (FALSE, FALSE, sizeof (MgGexfSlot)),
    .writing = mg_writing_init (network, 1, progress, cancellable),
  };

  g_array_set_clear_func (writer.slots, mg_gexf_slot_clear);
  mg_gexf_look_whose (&writer);
  mg_gexf_make_slots (&writer);
  write_network (&writer);
  mg_exchange_warn (network, warnings, "GEXF", FALSE, kept + (is_named (&writer) ? 2 : 0));
  warn_of_names (&writer, warnings);
  mg_exchange_warn_mixed (network, warnings);
  g_array_unref (writer.slots);
  g_array_unref (writer.columns);

  return mg_writing_finish (&writer.writing, writer.xml, error);
}
