/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The GEXF we write, the same bytes for the same network: version 1.2, as nothing
 * of ours needs 1.3 and NetworkX, among others, reads none newer.
 *
 * A network of ours has an attribute "node_type" by which it is known again, and
 * looks that follow from kinds and levels; its dates stand exactly ("2013") as
 * attributes, and as days where Gephi looks for them.  In one that came from
 * elsewhere, and that nothing of ours was said of, looks and weights are what
 * they were.
 */
#include "mg-gexf.h"

#include <math.h>
#include <string.h>

#include "mg-exchange.h"
#include "mg-number.h"
#include "mg-text.h"
#include "mg-vocabulary.h"
#include "mg-xml-keep.h"

/* What is no <attvalue>. */
typedef enum
{
  NATIVE_NONE, NATIVE_LABEL, NATIVE_X, NATIVE_Y, NATIVE_WEIGHT, NATIVE_DIRECTED,
  NATIVE_COLOUR, NATIVE_SIZE, NATIVE_SHAPE, NATIVE_Z,
  N_NATIVE
} Native;

typedef struct
{
  const MgWrittenColumn *column;
  Native                 native;
  char                  *id;       /* of the attribute */
} Slot;

typedef struct
{
  MgNetwork  *network;
  GString    *xml;
  GArray     *columns;             /* MgWrittenColumn */
  GArray     *slots;               /* Slot */
  gboolean    ours;
  gboolean    looks;               /* are ours */
  gboolean    directed;            /* all links: programs that cannot mix them read them so */
} Writer;

/* What another program's fields are in GEXF, if they are so called. */
static const struct
{
  MgDomain    domain;
  const char *name;
  Native      native;
  gboolean    is_look;
} natives[] = {
  { MG_DOMAIN_EDGE, "label", NATIVE_LABEL, FALSE },
  { MG_DOMAIN_EDGE, "weight", NATIVE_WEIGHT, FALSE },
  { MG_DOMAIN_EDGE, "thickness", NATIVE_SIZE, TRUE },
  { MG_DOMAIN_EDGE, "color", NATIVE_COLOUR, TRUE },
  { MG_DOMAIN_EDGE, "shape", NATIVE_SHAPE, TRUE },
  { MG_DOMAIN_NODE, "size", NATIVE_SIZE, TRUE },
  { MG_DOMAIN_NODE, "color", NATIVE_COLOUR, TRUE },
  { MG_DOMAIN_NODE, "shape", NATIVE_SHAPE, TRUE },
  { MG_DOMAIN_NODE, "z", NATIVE_Z, TRUE },
};

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

static void
add_attribute (Writer     *self,
               const char *name,
               const char *text)
{
  g_string_append_printf (self->xml, " %s=\"", name);
  mg_xml_append_attribute (self->xml, text, strlen (text));
  g_string_append_c (self->xml, '"');
}

/* Which columns there are */

static const MgWrittenColumn *
get_column (Writer *self,
            guint   i)
{
  return &g_array_index (self->columns, MgWrittenColumn, i);
}

static void
look_whose (Writer *self)
{
  static const MgWrittenColumn kind = {
    MG_WRITTEN_KIND, MG_DOMAIN_NODE, MG_FIELD_NONE, NULL, "node_type", MG_TYPE_TEXT
  };
  gboolean marked = FALSE;

  self->ours = mg_exchange_is_ours (self->columns);
  self->looks = mg_exchange_has_looks (self->network);
  for (guint i = 0; i < self->columns->len; i++)
    marked |= get_column (self, i)->origin == MG_WRITTEN_KIND;

  if (self->ours && !marked)
    g_array_prepend_val (self->columns, kind);
}

/* "#rrggbb" */
static gboolean
parse_colour (const char *text,
              guint      *number)
{
  char *end;

  if (text == NULL || *text != '#' || strlen (text) != 7 || !g_ascii_isxdigit (text[1]))
    return FALSE;

  *number = (guint) g_ascii_strtoull (text + 1, &end, 16);

  return *end == '\0';
}

static gboolean
has_colours (Writer                *self,
             const MgWrittenColumn *column)
{
  MgNetworkIter iter;
  const MgItem *item;
  MgValue value;
  guint number;

  mg_network_iter_init (&iter, self->network, column->row->kinds);
  while ((item = mg_network_iter_next (&iter)))
    if (mg_written_value (self->network, item, column, &value) &&
        !(value.type == MG_VALUE_TEXT && parse_colour (value.text, &number)))
      return FALSE;

  return TRUE;
}

static Native
find_native (Writer                *self,
             const MgWrittenColumn *column)
{
  if (column->origin == MG_WRITTEN_WEIGHT)
    return NATIVE_WEIGHT;

  switch (column->field)
    {
    case MG_FIELD_LABEL:
      return NATIVE_LABEL;

    case MG_FIELD_X:
      return NATIVE_X;

    case MG_FIELD_Y:
      return NATIVE_Y;

    case MG_FIELD_DIRECTED:
      return NATIVE_DIRECTED;

    default:
      break;
    }

  for (guint i = 0; mg_exchange_is_foreign (column) && i < G_N_ELEMENTS (natives); i++)
    if (natives[i].domain == column->domain && g_str_equal (natives[i].name, column->name) &&
        !(natives[i].is_look && self->looks) && !mg_exchange_needs_name (self->network, column, self->ours) &&
        (natives[i].native != NATIVE_COLOUR || has_colours (self, column)))
      return natives[i].native;

  return NATIVE_NONE;
}

static char *
choose_id (const MgWrittenColumn *column,
           GHashTable            *taken)
{
  const char *key_id = mg_exchange_is_foreign (column) ? column->row->key_id : NULL;
  GString *id;

  if (key_id == NULL || g_str_has_prefix (key_id, "gexf."))
    key_id = column->name;

  id = g_string_new (key_id);
  while (!g_hash_table_add (taken, g_strdup (id->str)))
    g_string_append_c (id, '_');

  return g_string_free (id, FALSE);
}

static void
make_slots (Writer *self)
{
  GHashTable *taken[2] = {
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  for (guint i = 0; i < self->columns->len; i++)
    {
      Slot slot = { get_column (self, i), };

      if (slot.column->domain == MG_DOMAIN_GRAPH)
        continue;

      slot.native = find_native (self, slot.column);
      if (slot.native == NATIVE_NONE)
        slot.id = choose_id (slot.column, taken[slot.column->domain]);
      g_array_append_val (self->slots, slot);
    }

  g_hash_table_unref (taken[0]);
  g_hash_table_unref (taken[1]);
}

static void
slot_clear (gpointer data)
{
  g_free (((Slot *) data)->id);
}

/* Declarations */

static const char *
type_name (const MgWrittenColumn *column)
{
  const char *spelt = mg_exchange_is_foreign (column) ? column->row->attr_type : NULL;

  switch (column->type)
    {
    case MG_TYPE_INTEGER:
      return spelt != NULL && (g_str_equal (spelt, "int") || g_str_equal (spelt, "integer")) ? "integer" : "long";

    case MG_TYPE_REAL:
      return spelt != NULL && g_str_equal (spelt, "float") ? "float" : "double";

    case MG_TYPE_BOOLEAN:
      return "boolean";

    case MG_TYPE_TEXT:
    case MG_TYPE_DATE:
    case MG_TYPE_CHOICE:
    case MG_TYPE_CHOICES:
    case MG_TYPE_XML:
    default:
      return "string";
    }
}

static void
write_declaration (Writer     *self,
                   const Slot *slot)
{
  const char *initial = mg_exchange_is_foreign (slot->column) ? slot->column->row->initial : NULL;
  g_autofree char *title = g_strconcat (slot->column->name, mg_exchange_needs_name (self->network, slot->column, self->ours) ? "_" : NULL, NULL);

  g_string_append (self->xml, "      <attribute");
  add_attribute (self, "id", slot->id);
  add_attribute (self, "title", title);
  add_attribute (self, "type", type_name (slot->column));
  if (initial == NULL)
    {
      g_string_append (self->xml, "/>\n");
      return;
    }

  g_string_append (self->xml, "><default>");
  mg_xml_append_text (self->xml, initial, strlen (initial));
  g_string_append (self->xml, "</default></attribute>\n");
}

static void
write_declarations (Writer     *self,
                    MgDomain    domain,
                    const char *class)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = &g_array_index (self->slots, Slot, i);

      if (slot->native != NATIVE_NONE || slot->column->domain != domain)
        continue;

      if (!any)
        g_string_append_printf (self->xml, "    <attributes class=\"%s\" mode=\"static\">\n", class);
      any = TRUE;
      write_declaration (self, slot);
    }

  if (any)
    g_string_append (self->xml, "    </attributes>\n");
}

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
get_native (Writer       *self,
            const MgItem *item,
            MgDomain      domain,
            Native        native,
            GString      *text)
{
  MgValue value;

  g_string_truncate (text, 0);
  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = &g_array_index (self->slots, Slot, i);

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
write_native (Writer       *self,
              const MgItem *item,
              MgDomain      domain,
              Native        native,
              const char   *name)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (get_native (self, item, domain, native, text))
    g_string_append_printf (self->xml, " %s=\"%s\"", name, text->str);
}

static void
write_day (Writer     *self,
           const char *name,
           MgDate      date)
{
  g_autofree char *day = NULL;

  if (date == MG_DATE_NONE)
    return;

  day = mg_date_format (date);
  g_string_append_printf (self->xml, " %s=\"%s\"", name, day);
}

static void
write_days (Writer       *self,
            const MgItem *item)
{
  gboolean is_edge = mg_item_kind_is_edge (item->kind);
  MgFieldId start = is_edge ? MG_FIELD_START : item->kind == MG_ITEM_COLLECTIVE ? MG_FIELD_COLLECTIVE_START : MG_FIELD_JOINED;
  MgFieldId end = is_edge ? MG_FIELD_END : item->kind == MG_ITEM_COLLECTIVE ? MG_FIELD_COLLECTIVE_END : MG_FIELD_LEFT;

  write_day (self, "start", mg_date_first (mg_network_get_date (self->network, item->id, start)));
  write_day (self, "end", mg_date_last (mg_network_get_date (self->network, item->id, end)));
}

static void
write_values (Writer       *self,
              const MgItem *item,
              MgDomain      domain)
{
  gboolean any = FALSE;
  MgValue value;

  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = &g_array_index (self->slots, Slot, i);

      if (slot->native != NATIVE_NONE || slot->column->domain != domain ||
          !mg_written_value (self->network, item, slot->column, &value))
        continue;

      g_string_append (self->xml, any ? "          <attvalue" : "        <attvalues>\n          <attvalue");
      any = TRUE;
      add_attribute (self, "for", slot->id);
      g_string_append (self->xml, " value=\"");
      append_value (self->xml, &value);
      g_string_append (self->xml, "\"/>\n");
    }

  if (any)
    g_string_append (self->xml, "        </attvalues>\n");
}

/* Looks */

static void
write_colour (Writer     *self,
              const char *colour)
{
  guint number;

  if (parse_colour (colour, &number))
    g_string_append_printf (self->xml, "        <viz:color r=\"%u\" g=\"%u\" b=\"%u\"/>\n",
                            number >> 16, number >> 8 & 0xff, number & 0xff);
}

static const MgTerm *
find_term (Writer       *self,
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
write_our_looks (Writer       *self,
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
write_given_looks (Writer       *self,
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
write_place (Writer       *self,
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
write_looks (Writer       *self,
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
write_head (Writer       *self,
            const MgItem *item,
            MgDomain      domain)
{
  char buffer[24];

  add_attribute (self, "id", mg_written_id (self->network, item->id, buffer));
  if (domain == MG_DOMAIN_EDGE)
    {
      add_attribute (self, "source", mg_written_id (self->network, item->source, buffer));
      add_attribute (self, "target", mg_written_id (self->network, item->target, buffer));
      if (!self->directed && mg_network_get_boolean (self->network, item->id, MG_FIELD_DIRECTED))
        add_attribute (self, "type", "directed");
      write_native (self, item, domain, NATIVE_WEIGHT, "weight");
    }

  write_native (self, item, domain, NATIVE_LABEL, "label");
  write_days (self, item);
}

static void
write_items (Writer     *self,
             guint       kinds,
             MgDomain    domain,
             const char *tag)
{
  MgNetworkIter iter;
  const MgItem *item;

  g_string_append_printf (self->xml, "    <%ss>\n", tag);
  mg_network_iter_init (&iter, self->network, kinds);
  while ((item = mg_network_iter_next (&iter)))
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
find_pole_text (Writer     *self,
                const char *name)
{
  MgFieldId field = mg_network_find_field (self->network, MG_ITEM_POLE, name);

  return field != MG_FIELD_NONE ? mg_network_get_text (self->network, MG_ID_POLE, field) : NULL;
}

static void
write_meta_text (Writer     *self,
                 const char *tag,
                 const char *text)
{
  if (text == NULL)
    return;

  g_string_append_printf (self->xml, "    <%s>", tag);
  mg_xml_append_text (self->xml, text, strlen (text));
  g_string_append_printf (self->xml, "</%s>\n", tag);
}

static void
write_meta (Writer *self)
{
  const char *name = mg_network_get_text (self->network, MG_ID_POLE, MG_FIELD_POLE_NAME);

  g_string_append (self->xml, "  <meta>\n");
  write_meta_text (self, "creator", self->ours || name != NULL ? MG_GEXF_CREATOR : find_pole_text (self, "creator"));
  write_meta_text (self, "description", self->ours || name != NULL ? name : find_pole_text (self, "description"));
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
write_network (Writer *self)
{
  g_string_append (self->xml,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<gexf xmlns=\"http://www.gexf.net/1.2draft\" xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" version=\"1.2\">\n");
  write_meta (self);
  self->directed = mg_exchange_is_directed (self->network);
  g_string_append_printf (self->xml, "  <graph defaultedgetype=\"%s\" %s>\n", self->directed ? "directed" : "undirected",
                          has_days (self->network) ? "mode=\"dynamic\" timeformat=\"date\"" : "mode=\"static\"");
  write_declarations (self, MG_DOMAIN_NODE, "node");
  write_declarations (self, MG_DOMAIN_EDGE, "edge");
  write_items (self, MG_ITEMS_NODES, MG_DOMAIN_NODE, "node");
  write_items (self, MG_ITEMS_EDGES, MG_DOMAIN_EDGE, "edge");
  g_string_append (self->xml, "  </graph>\n</gexf>\n");
}

GBytes *
mg_gexf_write (MgNetwork   *network,
               MgWarnings  *warnings,
               GError     **error)
{
  /* Of the pole GEXF holds but a name. */
  static const char * const kept[] = { "pole_name", "creator", "description", "keywords", NULL };
  Writer writer = {
    .network = network, .xml = g_string_new (NULL), .columns = mg_exchange_columns (network),
    .slots = g_array_new (FALSE, FALSE, sizeof (Slot)),
  };

  g_array_set_clear_func (writer.slots, slot_clear);
  look_whose (&writer);
  make_slots (&writer);
  write_network (&writer);
  mg_exchange_warn (network, warnings, "GEXF", FALSE, kept);
  g_array_unref (writer.slots);
  g_array_unref (writer.columns);

  return g_string_free_to_bytes (writer.xml);
}
