/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-gexf-writer.h"

#include <string.h>

#include "mg-xml-keep.h"

/* What another program's fields are in GEXF, if they are so called. */
static const struct
{
  MgDomain    domain;
  const char *name;
  MgGexfNative      native;
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

void
mg_gexf_add_attribute (MgGexfWriter *self,
                       const char   *name,
                       const char   *text)
{
  g_string_append_printf (self->xml, " %s=\"", name);
  mg_xml_append_attribute (self->xml, text, strlen (text));
  g_string_append_c (self->xml, '"');
}

/* Which columns there are */

static const MgWrittenColumn *
get_column (MgGexfWriter *self,
            guint         i)
{
  return &g_array_index (self->columns, MgWrittenColumn, i);
}

void
mg_gexf_look_whose (MgGexfWriter *self)
{
  static const MgWrittenColumn kind = {
    MG_WRITTEN_KIND, MG_DOMAIN_NODE, MG_FIELD_NONE, NULL, "node_type", MG_TYPE_TEXT
  };
  gboolean marked = FALSE;

  self->looks = mg_exchange_has_looks (self->network);
  for (guint i = 0; i < self->columns->len; i++)
    marked |= get_column (self, i)->origin == MG_WRITTEN_KIND;

  if (!marked)
    g_array_prepend_val (self->columns, kind);
}

/* "#rrggbb" */
gboolean
mg_gexf_parse_colour (const char *text,
                      guint      *number)
{
  char *end;

  if (text == NULL || *text != '#' || strlen (text) != 7 || !g_ascii_isxdigit (text[1]))
    return FALSE;

  *number = (guint) g_ascii_strtoull (text + 1, &end, 16);

  return *end == '\0';
}

static gboolean
has_colours (MgGexfWriter          *self,
             const MgWrittenColumn *column)
{
  MgNetworkIter iter;
  const MgItem *item;
  MgValue value;
  guint number;

  mg_network_iter_init (&iter, self->network, column->row->kinds);
  while ((item = mg_network_iter_next (&iter)))
    if (mg_written_value (self->network, item, column, &value) &&
        !(value.type == MG_VALUE_TEXT && mg_gexf_parse_colour (value.text, &number)))
      return FALSE;

  return TRUE;
}

static MgGexfNative
find_native (MgGexfWriter          *self,
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
        !(natives[i].is_look && self->looks) && !mg_exchange_needs_name (self->network, column) &&
        (natives[i].native != NATIVE_COLOUR || has_colours (self, column)) &&
        (natives[i].native != NATIVE_WEIGHT || column->type == MG_TYPE_INTEGER || column->type == MG_TYPE_REAL))
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

void
mg_gexf_make_slots (MgGexfWriter *self)
{
  GHashTable *taken[2] = {
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  for (guint i = 0; i < self->columns->len; i++)
    {
      MgGexfSlot slot = { get_column (self, i), };

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

void
mg_gexf_slot_clear (gpointer data)
{
  g_free (((MgGexfSlot *) data)->id);
}

/* Declarations */

static const char *
type_name (const MgWrittenColumn *column)
{
  const char *spelt = mg_exchange_is_foreign (column) ? column->row->attr_type : NULL;

  if (column->type == MG_TYPE_INTEGER && spelt != NULL && (g_str_equal (spelt, "int") || g_str_equal (spelt, "integer")))
    return "integer";
  if (column->type == MG_TYPE_REAL && spelt != NULL && g_str_equal (spelt, "float"))
    return "float";

  return mg_written_type_name (column->type);
}

/* NetworkX hands attributes of links to a function that has a "key" of its own, and
 * then reads nothing of the file.
 */
static gboolean
is_refused (const MgWrittenColumn *column)
{
  return column->domain == MG_DOMAIN_EDGE && g_str_equal (column->name, "key");
}

char *
mg_gexf_dup_title (const MgGexfWriter    *self,
                   const MgWrittenColumn *column)
{
  return g_strconcat (column->name, mg_exchange_needs_name (self->network, column) || is_refused (column) ? "_" : NULL, NULL);
}

static void
write_declaration (MgGexfWriter     *self,
                   const MgGexfSlot *slot)
{
  const char *initial = mg_exchange_is_foreign (slot->column) ? slot->column->row->initial : NULL;
  g_autofree char *title = mg_gexf_dup_title (self, slot->column);

  g_string_append (self->xml, "      <attribute");
  mg_gexf_add_attribute (self, "id", slot->id);
  mg_gexf_add_attribute (self, "title", title);
  mg_gexf_add_attribute (self, "type", type_name (slot->column));
  if (initial == NULL)
    {
      g_string_append (self->xml, "/>\n");
      return;
    }

  if (slot->column->type == MG_TYPE_BOOLEAN)
    initial = g_ascii_strcasecmp (initial, "true") == 0 || g_str_equal (initial, "1") ? "true" : "false";
  g_string_append (self->xml, "><default>");
  mg_xml_append_text (self->xml, initial, strlen (initial));
  g_string_append (self->xml, "</default></attribute>\n");
}

void
mg_gexf_write_declarations (MgGexfWriter *self,
                            MgDomain      domain,
                            const char   *class)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->slots->len; i++)
    {
      const MgGexfSlot *slot = &g_array_index (self->slots, MgGexfSlot, i);

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
