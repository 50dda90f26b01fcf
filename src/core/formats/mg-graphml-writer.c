/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The GraphML we write.
 *
 *   <?xml version="1.0" encoding="UTF-8"?>
 *   <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
 *     <key id="n_label" for="node" attr.name="label" attr.type="string"/>
 *     …
 *     <graph id="G" edgedefault="undirected">
 *       <data key="g_app_version">1</data>
 *       <node id="o01">
 *         <data key="n_label">…</data>
 *       </node>
 *       <edge id="l01" source="o01" target="o02">
 *         <data key="e_layer">proximity</data>
 *       </edge>
 *     </graph>
 *   </graphml>
 *
 * Keys: built-in fields that are in use, in the order of their table, with the
 * identifiers n_…, e_…, g_…; then the foreign fields, in their order, with
 * their own identifiers.  No other key has one of the identifiers of ours, or
 * "_" is put behind it.  Items stand in the network's order, their values in
 * the order of the keys.  Numbers have a point, dates are ISO.  Nothing depends
 * on the time, the machine or the locale: the same network is the same bytes.
 */
#include "mg-graphml-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "mg-exchange.h"
#include "mg-number.h"
#include "mg-text.h"
#include "mg-xml-keep.h"

/* A literal, whose length the compiler knows. */
#define PUT(xml, literal) mg_xml_put ((xml), (literal), sizeof (literal) - 1)

#define CLOSE "</data>\n"

/* Whatever is no text is shorter. */
#define SHORT_VALUE (MAX (MG_TEXT_REAL_LENGTH, MG_DATE_LENGTH))

/* So many rows ahead texts are fetched, which lie anywhere in the memory. */
#define AHEAD 8

/* Hardly an item takes more. */
#define LONG_ITEM ((gsize) 8 * 1024)

/* So much memory is fetched at once, from this much on. */
#define FETCHED ((gsize) 1024 * 1024)

/* So much is compared at once. */
#define WINDOW ((gsize) 64 * 1024)

/* The ring of each circle, from the middle. */
static const struct
{
  const char *role;
  gint64      ring;
  gboolean    is_member;
} rings[] = {
  { "core", 1, TRUE },
  { "member", 2, TRUE },
  { "project", 3, FALSE },
  { "resident", 3, FALSE },
  { "partner", 4, FALSE },
};

void
mg_graphml_writer_attribute (MgGraphmlWriter *self,
                             const char      *name,
                             const char      *value)
{
  g_string_append_c (self->xml, ' ');
  g_string_append (self->xml, name);
  g_string_append (self->xml, "=\"");
  mg_xml_append_attribute (self->xml, value, strlen (value));
  g_string_append_c (self->xml, '"');
}

/* Values */

/* What is short is written where room was made for it. */
static inline char *
put_short_value (char          *to,
                 const MgValue *value)
{
  switch (value->type)
    {
    case MG_VALUE_INTEGER:
      return mg_number_put_integer (to, value->integer);

    case MG_VALUE_REAL:
      return mg_number_put_real (to, value->real);

    case MG_VALUE_BOOLEAN:
      return stpcpy (to, value->boolean ? "true" : "false");

    case MG_VALUE_DATE:
      mg_date_write (value->date, to);
      return to + strlen (to);

    case MG_VALUE_TEXT:
    case MG_VALUE_NONE:
    default:
      return to;
    }
}

static void
append_value (GString            *xml,
              const MgWrittenKey *key,
              const MgValue      *value)
{
  gboolean is_xml = key->row != NULL && key->row->type == MG_TYPE_XML;
  char *to = mg_xml_room (xml, key->open_length + SHORT_VALUE + sizeof CLOSE);

  memcpy (to, key->open, key->open_length);
  to += key->open_length;
  if (value->type != MG_VALUE_TEXT)
    {
      to = put_short_value (to, value);
      memcpy (to, CLOSE, sizeof CLOSE - 1);
      xml->len = (gsize) (to + sizeof CLOSE - 1 - xml->str);
      return;
    }

  xml->len = (gsize) (to - xml->str);
  if (is_xml)
    mg_xml_put (xml, value->text, strlen (value->text));
  else
    mg_xml_append_text (xml, value->text, strlen (value->text));
  PUT (xml, CLOSE);
}

static MgValue
lend_text (const char *text)
{
  return (MgValue) { .type = MG_VALUE_TEXT, .text = (char *) text };
}

/* Where an organisation stands by its role; FALSE if that is not said. */
static gboolean
get_ring (MgGraphmlWriter *self,
          const MgItem    *item,
          gboolean         as_member,
          MgValue         *value)
{
  const char *role = mg_network_get_text (self->network, item->id, MG_FIELD_ROLE);

  for (guint i = 0; i < G_N_ELEMENTS (rings) && role != NULL; i++)
    if (g_str_equal (rings[i].role, role))
      {
        *value = as_member ? mg_value_boolean (rings[i].is_member) : mg_value_integer (rings[i].ring);
        return TRUE;
      }

  return FALSE;
}

/* Places are in the unit of the program the file came from. */
static inline gboolean
get_field_value (MgGraphmlWriter    *self,
                 const MgItem       *item,
                 guint               row,
                 const MgWrittenKey *key,
                 MgValue            *value)
{
  if ((key->kinds & item->kind) == 0)
    return FALSE;

  *value = mg_column_read (key->column, row);
  mg_column_fetch (key->column, row + AHEAD);
  if (value->type == MG_VALUE_NONE)
    return FALSE;

  if (key->field == MG_FIELD_X || key->field == MG_FIELD_Y)
    value->real = mg_dialect_note_place (self->note, key->field == MG_FIELD_Y, value->real);

  return TRUE;
}

/* What the item has under that key; texts are lent. */
static gboolean
get_value (MgGraphmlWriter    *self,
           const MgItem       *item,
           guint               row,
           const MgWrittenKey *key,
           MgValue            *value)
{
  switch (key->origin)
    {
    case FROM_FIELD:
    case FROM_INTENSITY:
      return get_field_value (self, item, row, key, value);

    case FROM_LAYER:
      if (item->kind == MG_ITEM_LINK)
        return get_field_value (self, item, row, key, value);
      *value = lend_text ("membership");
      return TRUE;

    case FROM_KIND:
      *value = lend_text (item->kind == MG_ITEM_COLLECTIVE ? "collective" : "organisation");
      return TRUE;

    case FROM_ROLE_RING:
      return get_ring (self, item, FALSE, value);

    case FROM_ROLE_MEMBER:
      return get_ring (self, item, TRUE, value);

    case FROM_PORT:
      return FALSE;

    case FROM_VERSION:
      *value = mg_value_integer (MG_GRAPHML_VERSION);
      return TRUE;

    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Returns whether there was any; what stands before the first is @lead. */
static gboolean
write_values (MgGraphmlWriter *self,
              const MgItem    *item,
              guint            row,
              MgDomain         domain,
              const char      *lead)
{
  const GPtrArray *keys = self->of_domain[domain];
  gboolean any = FALSE;

  for (guint i = 0; i < keys->len; i++)
    {
      const MgWrittenKey *key = keys->pdata[i];
      MgValue value = MG_VALUE_INIT;
      g_autofree char *other = NULL;
      gboolean has_value = get_value (self, item, row, key, &value);

      if (key->follows && (key->row->kinds & item->kind) != 0 &&
          (other = mg_dialect_note_adapt (self->note, item->id, key->field, &value)) != NULL)
        value = lend_text (other);
      else if (!has_value)
        continue;

      if (!any)
        g_string_append (self->xml, lead);
      any = TRUE;
      append_value (self->xml, key, &value);
    }

  return any;
}

/* @text_id: NULL for an item that its maker gave no identifier */
static void
write_id (MgGraphmlWriter *self,
          MgId             id,
          const char      *text_id)
{
  if (text_id != NULL)
    mg_xml_append_attribute (self->xml, text_id, strlen (text_id));
  else
    g_string_append_printf (self->xml, "item%u", id);
}

static void
collect_ids (MgGraphmlWriter *self)
{
  const MgColumn *column = mg_network_get_column (self->network, MG_FIELD_ID);
  const MgItem *item;

  self->edge_ids = mg_network_get_column (self->network, MG_FIELD_LINK_ID);
  self->node_ids = g_new0 (const char *, mg_network_get_id_limit (self->network));
  for (guint row = 0; (item = mg_network_get_row (self->network, MG_ITEMS_NODES, row)) != NULL; row++)
    self->node_ids[item->id] = mg_column_read (column, row).text;
}

/* Edges name nodes from all over the memory: first where their identifiers are
 * is fetched, then those.
 */
static void
fetch_ends (MgGraphmlWriter *self,
            guint            row)
{
  const MgItem *far = mg_network_get_row (self->network, MG_ITEMS_EDGES, row + 2 * AHEAD);
  const MgItem *near = mg_network_get_row (self->network, MG_ITEMS_EDGES, row + AHEAD);

  if (far != NULL)
    {
      __builtin_prefetch (&self->node_ids[far->source]);
      __builtin_prefetch (&self->node_ids[far->target]);
    }

  if (near != NULL)
    {
      __builtin_prefetch (self->node_ids[near->source]);
      __builtin_prefetch (self->node_ids[near->target]);
    }
}

/* Whether what has been written since the last time is what was expected. */
static void
compare (MgGraphmlWriter *self)
{
  gsize length;
  const char *expected = g_bytes_get_data (self->expected, &length);

  self->differs |= self->xml->len > length - self->n_compared ||
                   memcmp (self->xml->str, expected + self->n_compared, self->xml->len) != 0;
  if (!self->differs)
    self->n_compared += self->xml->len;

  self->xml->len = 0;
}

/* Memory that is asked for costs less than memory that is met page by page.
 * Where the system cannot, it is met.
 */
static void
fetch_memory (MgGraphmlWriter *self)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  guintptr start = ((guintptr) self->xml->str + MAX (self->n_fetched, self->xml->len)) / page * page;
  guintptr end = ((guintptr) self->xml->str + self->xml->allocated_len) / page * page;

  end = MIN (end, start + FETCHED);
  if (end <= start)
    return;

  madvise ((gpointer) start, end - start, MADV_POPULATE_WRITE);
  self->n_fetched = end - (guintptr) self->xml->str;
}

/* Of an edge, where it is tied to. */
static void
write_port_names (MgGraphmlWriter *self,
                  const MgItem    *item)
{
  for (guint i = 0; i < self->keys->len; i++)
    {
      const MgWrittenKey *key = &g_array_index (self->keys, MgWrittenKey, i);
      const char *text = key->origin == FROM_PORT && key->domain == MG_DOMAIN_EDGE
                         ? mg_network_get_text (self->network, item->id, key->field) : NULL;

      if (text != NULL)
        mg_graphml_writer_attribute (self, key->row->name, text);
    }
}

/* Of a node, what edges can be tied to.  Returns whether there is any. */
static gboolean
write_ports (MgGraphmlWriter *self,
             const MgItem    *item,
             const char      *lead)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->keys->len; i++)
    {
      const MgWrittenKey *key = &g_array_index (self->keys, MgWrittenKey, i);
      const char *text = key->origin == FROM_PORT && key->domain == MG_DOMAIN_NODE
                         ? mg_network_get_text (self->network, item->id, key->field) : NULL;

      if (text == NULL)
        continue;

      g_string_append (self->xml, any ? "" : lead);
      any = TRUE;
      g_string_append_printf (self->xml, "      %s\n", text);
    }

  return any;
}

static void
write_node_start (MgGraphmlWriter *self,
                  const MgItem    *node)
{
  PUT (self->xml, "    <node id=\"");
  write_id (self, node->id, self->node_ids[node->id]);
  PUT (self->xml, "\"");
}

static void
write_edge_start (MgGraphmlWriter *self,
                  const MgItem    *edge,
                  guint            row)
{
  fetch_ends (self, row);
  PUT (self->xml, "    <edge id=\"");
  write_id (self, edge->id, mg_column_read (self->edge_ids, row).text);
  PUT (self->xml, "\" source=\"");
  write_id (self, edge->source, self->node_ids[edge->source]);
  PUT (self->xml, "\" target=\"");
  write_id (self, edge->target, self->node_ids[edge->target]);
  PUT (self->xml, "\"");
  if (self->has_ports)
    write_port_names (self, edge);
  if (self->directions && mg_network_get_boolean (self->network, edge->id, MG_FIELD_DIRECTED))
    PUT (self->xml, " directed=\"true\"");
}

static void
write_items (MgGraphmlWriter *self,
             guint            kinds,
             MgDomain         domain)
{
  const MgItem *item;
  gboolean any;

  for (guint row = 0; !self->differs && (item = mg_network_get_row (self->network, kinds, row)) != NULL; row++)
    {
      if (item->kind == 0)
        continue;

      if (domain == MG_DOMAIN_EDGE)
        write_edge_start (self, item, row);
      else
        write_node_start (self, item);

      any = write_values (self, item, row, domain, ">\n");
      if (domain == MG_DOMAIN_NODE && self->has_ports)
        any |= write_ports (self, item, any ? "" : ">\n");
      if (!any)
        PUT (self->xml, "/>\n");
      else if (domain == MG_DOMAIN_EDGE)
        PUT (self->xml, "    </edge>\n");
      else
        PUT (self->xml, "    </node>\n");

      if (self->expected != NULL && self->xml->len > WINDOW)
        compare (self);
      else if (self->xml->len >= FETCHED && self->xml->len + LONG_ITEM > self->n_fetched)
        fetch_memory (self);
    }
}

static void
write_root (MgGraphmlWriter *self)
{
  guint n_built_in;

  mg_field_get_table (&n_built_in);
  g_string_append (self->xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml");
  mg_graphml_writer_attribute (self, "xmlns", MG_GRAPHML_NAMESPACE);

  for (MgFieldId i = n_built_in; i < mg_network_get_n_fields (self->network); i++)
    {
      const MgField *row = mg_network_get_field (self->network, i);
      const char *uri = mg_network_get_text (self->network, MG_ID_POLE, i);

      if (row != NULL && row->key_id == NULL && uri != NULL && g_str_has_prefix (row->name, MG_GRAPHML_XMLNS))
        mg_graphml_writer_attribute (self, row->name, uri);
    }

  g_string_append (self->xml, ">\n");
}

static void
write_graph (MgGraphmlWriter *self)
{
  MgFieldId field = mg_network_find_field (self->network, MG_ITEM_POLE, MG_GRAPHML_GRAPH_ID);
  const char *id = field != MG_FIELD_NONE ? mg_network_get_text (self->network, MG_ID_POLE, field) : NULL;

  g_string_append (self->xml, "  <graph");
  mg_graphml_writer_attribute (self, "id", id != NULL ? id : "G");
  self->directions = mg_network_find_field (self->network, MG_ITEM_POLE, MG_GRAPHML_DIRECTIONS) != MG_FIELD_NONE;
  mg_graphml_writer_attribute (self, "edgedefault", self->directions && mg_exchange_is_directed (self->network)
                               ? "directed" : "undirected");
  g_string_append (self->xml, ">\n");
}

static void
write_network (MgGraphmlWriter *self)
{
  const MgItem *pole = mg_network_find (self->network, MG_ID_POLE);

  write_root (self);
  mg_graphml_writer_write_keys (self);
  write_graph (self);
  write_values (self, pole, 0, MG_DOMAIN_GRAPH, "");
  write_items (self, MG_ITEMS_NODES, MG_DOMAIN_NODE);
  write_items (self, MG_ITEMS_EDGES, MG_DOMAIN_EDGE);
  g_string_append (self->xml, "  </graph>\n");
  write_values (self, pole, 0, MG_DOMAIN_GRAPHML, "");
  g_string_append (self->xml, "</graphml>\n");
}

static void
write_all (MgGraphmlWriter *self)
{
  g_autoptr(MgDialectNote) note = mg_dialect_note_new (self->network);

  self->xml = g_string_new (NULL);
  self->note = note;
  mg_graphml_writer_add_keys (self);
  collect_ids (self);
  write_network (self);

  g_free (self->node_ids);
  mg_graphml_writer_clear_keys (self);
}

GBytes *
mg_graphml_write (MgNetwork   *network,
                  MgWarnings  *warnings,
                  GError     **error)
{
  MgGraphmlWriter writer = { .network = network };

  write_all (&writer);

  return g_string_free_to_bytes (writer.xml);
}

gboolean
mg_graphml_matches (MgNetwork *network,
                    GBytes    *bytes)
{
  MgGraphmlWriter writer = { .network = network, .expected = bytes };

  write_all (&writer);
  compare (&writer);
  g_string_free (writer.xml, TRUE);

  return !writer.differs && writer.n_compared == g_bytes_get_size (bytes);
}
