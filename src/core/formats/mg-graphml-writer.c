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
#include "mg-graphml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-text.h"
#include "mg-xml-keep.h"

/* What a written key takes its values from. */
typedef enum
{
  FROM_FIELD,
  FROM_LAYER,        /* a link's layer, or "membership" */
  FROM_KIND,         /* node_type */
  FROM_ROLE_RING,    /* ring */
  FROM_ROLE_MEMBER,  /* is_member */
  FROM_INTENSITY,    /* weight */
  FROM_VERSION,
} Origin;

typedef struct
{
  Origin         origin;
  MgFieldId      field;
  const MgField *row;       /* NULL: derived */
  MgDomain       domain;
  char          *id;
  char          *open;      /* `<data key="…">` with its blanks */
} Key;

typedef struct
{
  MgNetwork  *network;
  GString    *xml;
  GArray     *keys;         /* Key */
  GHashTable *ids[MG_N_DOMAINS];   /* sets of the identifiers of foreign keys */
} Writer;

static const char * const domain_names[MG_N_DOMAINS] = { "node", "edge", "graph", "graphml", NULL };

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

static void
key_clear (gpointer data)
{
  Key *key = data;

  g_free (key->id);
  g_free (key->open);
}

/* Keys */

static MgDomain
domain_of (const MgField *row)
{
  if (row->kinds & MG_ITEMS_NODES)
    return MG_DOMAIN_NODE;
  if (row->kinds & MG_ITEMS_EDGES)
    return MG_DOMAIN_EDGE;

  /* The other attributes of a foreign key begin with for="…" if it is for neither. */
  if (row->extra == NULL || !g_str_has_prefix (row->extra, " for=\""))
    return MG_DOMAIN_GRAPH;

  return g_str_has_prefix (row->extra, " for=\"graphml\"") ? MG_DOMAIN_GRAPHML : MG_DOMAIN_OTHER;
}

/* Takes over @id. */
static void
add_key (Writer        *self,
         Origin         origin,
         MgFieldId      field,
         const MgField *row,
         MgDomain       domain,
         char          *id)
{
  g_autoptr(GString) open = g_string_new (NULL);
  Key key = { origin, field, row, domain, id };

  g_string_append (open, domain == MG_DOMAIN_GRAPH || domain == MG_DOMAIN_GRAPHML ? "    " : "      ");
  g_string_append (open, "<data key=\"");
  mg_xml_append_attribute (open, id, strlen (id));
  g_string_append (open, "\">");
  key.open = g_strdup (open->str);
  g_array_append_val (self->keys, key);
}

static void
add_built_in (Writer    *self,
              MgFieldId  field)
{
  const MgField *row = mg_network_get_field (self->network, field);
  gboolean is_layer = field == MG_FIELD_LINK_LAYER;

  if (field == MG_FIELD_ID || field == MG_FIELD_LINK_ID ||
      !(mg_network_field_in_use (self->network, field) ||
        (is_layer && mg_network_count (self->network, MG_ITEM_PARTICIPATION) > 0)))
    return;

  add_key (self, is_layer ? FROM_LAYER : FROM_FIELD, field, row, domain_of (row),
           mg_graphml_key_id (domain_of (row), row->name));
}

static void
add_derived (Writer     *self,
             Origin      origin,
             MgDomain    domain,
             const char *name)
{
  add_key (self, origin, MG_FIELD_NONE, NULL, domain, mg_graphml_key_id (domain, name));
}

static gboolean
has_foreign (Writer     *self,
             MgItemKind  kind,
             const char *name)
{
  MgFieldId field = mg_network_find_field (self->network, kind, name);

  return field != MG_FIELD_NONE && (mg_network_get_field (self->network, field)->flags & MG_FIELD_FOREIGN) != 0;
}

/* Keys that follow from others, for programs that know less than we do. */
static void
add_derived_keys (Writer *self)
{
  MgNetwork *network = self->network;

  add_derived (self, FROM_VERSION, MG_DOMAIN_GRAPH, MG_GRAPHML_VERSION_KEY);
  if (mg_network_count (network, MG_ITEM_COLLECTIVE) > 0 || mg_network_field_in_use (network, MG_FIELD_KIND))
    add_derived (self, FROM_KIND, MG_DOMAIN_NODE, "node_type");
  if (mg_network_field_in_use (network, MG_FIELD_ROLE))
    {
      add_derived (self, FROM_ROLE_RING, MG_DOMAIN_NODE, "ring");
      add_derived (self, FROM_ROLE_MEMBER, MG_DOMAIN_NODE, "is_member");
    }
  if (mg_network_field_in_use (network, MG_FIELD_INTENSITY) && !has_foreign (self, MG_ITEM_LINK, "weight"))
    add_derived (self, FROM_INTENSITY, MG_DOMAIN_EDGE, "weight");
}

static gboolean
is_ours (MgDomain    domain,
         const char *id)
{
  guint n_fields;
  const MgField *table = mg_field_get_table (&n_fields);

  if (domain > MG_DOMAIN_GRAPH || id[0] != domain_names[domain][0] || id[1] != '_')
    return FALSE;

  for (guint i = 0; i < n_fields; i++)
    if (domain_of (&table[i]) == domain && g_str_equal (table[i].name, id + 2))
      return TRUE;

  return mg_graphml_is_derived (domain, id + 2);
}

static gboolean
is_free (Writer     *self,
         MgDomain    domain,
         const char *id)
{
  return !is_ours (domain, id) && !g_hash_table_contains (self->ids[domain], id);
}

static const Key *
find_for_all (Writer        *self,
              const MgField *row)
{
  for (guint i = 0; i < self->keys->len; i++)
    {
      const Key *key = &g_array_index (self->keys, Key, i);

      if (key->row != NULL && (key->row->flags & MG_FIELD_FOR_ALL) != 0 &&
          g_strcmp0 (key->row->key_id, row->key_id) == 0 && key->domain != domain_of (row))
        return key;
    }

  return NULL;
}

/* A key for all things must be free for all of them. */
static char *
choose_id (Writer        *self,
           const MgField *row,
           MgDomain       domain)
{
  gboolean for_all = (row->flags & MG_FIELD_FOR_ALL) != 0;
  GString *id = g_string_new (row->key_id);

  if (row->key_id == NULL)
    g_string_printf (id, "d_%s", row->name);

  while (!is_free (self, domain, id->str) ||
         (for_all && !(is_free (self, MG_DOMAIN_NODE, id->str) && is_free (self, MG_DOMAIN_EDGE, id->str) &&
                       is_free (self, MG_DOMAIN_GRAPH, id->str))))
    g_string_append_c (id, '_');

  for (guint i = for_all ? MG_DOMAIN_NODE : domain; i <= (for_all ? MG_DOMAIN_GRAPH : domain); i++)
    g_hash_table_add (self->ids[i], g_strdup (id->str));

  return g_string_free (id, FALSE);
}

static void
add_foreign (Writer        *self,
             MgFieldId      field,
             const MgField *row)
{
  const Key *same = (row->flags & MG_FIELD_FOR_ALL) != 0 && row->key_id != NULL ? find_for_all (self, row) : NULL;
  MgDomain domain = domain_of (row);

  if (row->key_id == NULL && g_str_has_prefix (row->name, MG_GRAPHML_XMLNS))
    return;

  add_key (self, FROM_FIELD, field, row, domain,
           same != NULL ? g_strdup (same->id) : choose_id (self, row, domain));
}

static void
add_keys (Writer *self)
{
  guint n_built_in;

  mg_field_get_table (&n_built_in);
  add_derived_keys (self);
  for (MgFieldId i = 0; i < n_built_in; i++)
    add_built_in (self, i);

  for (MgFieldId i = n_built_in; i < mg_network_get_n_fields (self->network); i++)
    if (mg_network_get_field (self->network, i) != NULL)
      add_foreign (self, i, mg_network_get_field (self->network, i));
}

static const char *
type_name (const Key *key)
{
  if (key->row == NULL)
    return key->origin == FROM_ROLE_MEMBER ? "boolean"
           : key->origin == FROM_ROLE_RING || key->origin == FROM_INTENSITY ? "int" : "string";

  if ((key->row->flags & MG_FIELD_FOREIGN) != 0 && (key->row->attr_type != NULL || key->row->key_id != NULL))
    return key->row->attr_type;

  switch (key->row->type)
    {
    case MG_TYPE_INTEGER:
      return key->row->low < key->row->high && key->row->high < G_MAXINT32 ? "int" : "long";

    case MG_TYPE_REAL:
      return "double";

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
append_named (GString    *xml,
              const char *name,
              const char *value)
{
  g_string_append_c (xml, ' ');
  g_string_append (xml, name);
  g_string_append (xml, "=\"");
  mg_xml_append_attribute (xml, value, strlen (value));
  g_string_append_c (xml, '"');
}

/* A key without a name came without one, as far as we can see. */
static const char *
name_of (const Key *key)
{
  if (key->row == NULL)
    return key->id + 2;

  if (key->row->attr_type == NULL && key->row->key_id != NULL && g_str_equal (key->row->key_id, key->row->name))
    return NULL;

  return key->row->name;
}

static void
write_key (Writer    *self,
           const Key *key)
{
  const MgField *row = key->row;
  const char *type = type_name (key);
  const char *name = name_of (key);

  g_string_append (self->xml, "  <key");
  append_named (self->xml, "id", key->id);
  if (key->domain <= MG_DOMAIN_GRAPH)
    append_named (self->xml, "for", row != NULL && (row->flags & MG_FIELD_FOR_ALL) != 0 ? "all"
                                    : domain_names[key->domain]);
  if (name != NULL)
    append_named (self->xml, "attr.name", name);
  if (type != NULL)
    append_named (self->xml, "attr.type", type);
  if (row != NULL && row->extra != NULL)
    g_string_append (self->xml, row->extra);

  if (row == NULL || row->initial == NULL)
    {
      g_string_append (self->xml, "/>\n");
      return;
    }

  g_string_append (self->xml, "><default>");
  mg_xml_append_text (self->xml, row->initial, strlen (row->initial));
  g_string_append (self->xml, "</default></key>\n");
}

static void
write_keys (Writer *self)
{
  g_autoptr(GHashTable) written = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->keys->len; i++)
    {
      const Key *key = &g_array_index (self->keys, Key, i);
      gboolean for_all = key->row != NULL && (key->row->flags & MG_FIELD_FOR_ALL) != 0;

      if (!for_all || g_hash_table_add (written, key->id))
        write_key (self, key);
    }
}

/* Values */

static void
append_integer (GString *xml,
                gint64   integer)
{
  char digits[24];
  char *p = digits + sizeof digits;
  guint64 rest = integer < 0 ? -(guint64) integer : (guint64) integer;

  do
    *--p = (char) ('0' + rest % 10);
  while ((rest /= 10) != 0);

  if (integer < 0)
    *--p = '-';

  g_string_append_len (xml, p, digits + sizeof digits - p);
}

static void
append_value (GString       *xml,
              const MgValue *value,
              gboolean       is_xml)
{
  char number[MG_TEXT_REAL_LENGTH];

  switch (value->type)
    {
    case MG_VALUE_TEXT:
      if (is_xml)
        g_string_append (xml, value->text);
      else
        mg_xml_append_text (xml, value->text, strlen (value->text));
      break;

    case MG_VALUE_INTEGER:
      append_integer (xml, value->integer);
      break;

    case MG_VALUE_REAL:
      g_string_append (xml, mg_text_format_real (value->real, number));
      break;

    case MG_VALUE_BOOLEAN:
      g_string_append (xml, value->boolean ? "true" : "false");
      break;

    case MG_VALUE_DATE:
      {
        g_autofree char *date = mg_date_format (value->date);

        g_string_append (xml, date);
        break;
      }

    case MG_VALUE_NONE:
    default:
      break;
    }
}

static MgValue
lend_text (const char *text)
{
  return (MgValue) { .type = MG_VALUE_TEXT, .text = (char *) text };
}

/* Where an organisation stands by its role; FALSE if that is not said. */
static gboolean
get_ring (Writer       *self,
          const MgItem *item,
          gboolean      as_member,
          MgValue      *value)
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

/* What the item has under that key; texts are lent. */
static gboolean
get_value (Writer       *self,
           const MgItem *item,
           const Key    *key,
           MgValue      *value)
{
  switch (key->origin)
    {
    case FROM_FIELD:
      return (key->row->kinds & item->kind) != 0 &&
             mg_network_get_value (self->network, item->id, key->field, value);

    case FROM_LAYER:
      if (item->kind == MG_ITEM_LINK)
        return mg_network_get_value (self->network, item->id, MG_FIELD_LINK_LAYER, value);
      *value = lend_text ("membership");
      return TRUE;

    case FROM_KIND:
      *value = lend_text (item->kind == MG_ITEM_COLLECTIVE ? "collective" : "organisation");
      return TRUE;

    case FROM_ROLE_RING:
      return get_ring (self, item, FALSE, value);

    case FROM_ROLE_MEMBER:
      return get_ring (self, item, TRUE, value);

    case FROM_INTENSITY:
      return mg_network_get_value (self->network, item->id, MG_FIELD_INTENSITY, value);

    case FROM_VERSION:
      *value = mg_value_integer (MG_GRAPHML_VERSION);
      return TRUE;

    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Returns whether there was any; what stands before the first is @lead. */
static gboolean
write_values (Writer       *self,
              const MgItem *item,
              MgDomain      domain,
              const char   *lead)
{
  const Key *keys = (const Key *) (void *) self->keys->data;
  gboolean any = FALSE;
  MgValue value;

  for (guint i = 0; i < self->keys->len; i++)
    {
      if (keys[i].domain != domain || !get_value (self, item, &keys[i], &value))
        continue;

      if (!any)
        g_string_append (self->xml, lead);
      any = TRUE;
      g_string_append (self->xml, keys[i].open);
      append_value (self->xml, &value, keys[i].row != NULL && keys[i].row->type == MG_TYPE_XML);
      g_string_append (self->xml, "</data>\n");
    }

  return any;
}

static void
write_id (Writer     *self,
          const char *name,
          MgId        id,
          MgFieldId   field)
{
  const char *text_id = mg_network_get_text (self->network, id, field);
  g_autofree char *own = NULL;

  /* Only an item that its maker gave no identifier. */
  if (text_id == NULL)
    text_id = own = g_strdup_printf ("item%u", id);

  append_named (self->xml, name, text_id);
}

static void
write_items (Writer     *self,
             guint       kinds,
             MgDomain    domain,
             const char *tag)
{
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, self->network, kinds);
  while ((item = mg_network_iter_next (&iter)))
    {
      g_string_append (self->xml, "    <");
      g_string_append (self->xml, tag);
      write_id (self, "id", item->id, domain == MG_DOMAIN_NODE ? MG_FIELD_ID : MG_FIELD_LINK_ID);
      if (domain == MG_DOMAIN_EDGE)
        {
          write_id (self, "source", item->source, MG_FIELD_ID);
          write_id (self, "target", item->target, MG_FIELD_ID);
        }

      if (write_values (self, item, domain, ">\n"))
        g_string_append_printf (self->xml, "    </%s>\n", tag);
      else
        g_string_append (self->xml, "/>\n");
    }
}

static void
write_root (Writer *self)
{
  guint n_built_in;

  mg_field_get_table (&n_built_in);
  g_string_append (self->xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml");
  append_named (self->xml, "xmlns", MG_GRAPHML_NAMESPACE);

  for (MgFieldId i = n_built_in; i < mg_network_get_n_fields (self->network); i++)
    {
      const MgField *row = mg_network_get_field (self->network, i);
      const char *uri = mg_network_get_text (self->network, MG_ID_POLE, i);

      if (row != NULL && row->key_id == NULL && uri != NULL && g_str_has_prefix (row->name, MG_GRAPHML_XMLNS))
        append_named (self->xml, row->name, uri);
    }

  g_string_append (self->xml, ">\n");
}

static void
write_network (Writer *self)
{
  const MgItem *pole = mg_network_find (self->network, MG_ID_POLE);

  write_root (self);
  write_keys (self);
  g_string_append (self->xml, "  <graph id=\"G\" edgedefault=\"undirected\">\n");
  write_values (self, pole, MG_DOMAIN_GRAPH, "");
  write_items (self, MG_ITEMS_NODES, MG_DOMAIN_NODE, "node");
  write_items (self, MG_ITEMS_EDGES, MG_DOMAIN_EDGE, "edge");
  g_string_append (self->xml, "  </graph>\n");
  write_values (self, pole, MG_DOMAIN_GRAPHML, "");
  g_string_append (self->xml, "</graphml>\n");
}

GBytes *
mg_graphml_write (MgNetwork   *network,
                  MgWarnings  *warnings,
                  GError     **error)
{
  Writer writer = { .network = network, .xml = g_string_new (NULL) };

  writer.keys = g_array_new (FALSE, FALSE, sizeof (Key));
  g_array_set_clear_func (writer.keys, key_clear);
  for (guint i = 0; i < MG_N_DOMAINS; i++)
    writer.ids[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_keys (&writer);
  write_network (&writer);

  for (guint i = 0; i < MG_N_DOMAINS; i++)
    g_hash_table_unref (writer.ids[i]);
  g_array_unref (writer.keys);

  return g_string_free_to_bytes (writer.xml);
}
