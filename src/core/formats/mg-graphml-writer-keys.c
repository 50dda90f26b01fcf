/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-graphml-writer.h"

#include <string.h>

#include "mg-written.h"
#include "mg-xml-keep.h"

static const char * const domain_names[MG_N_DOMAINS] = { "node", "edge", "graph", "graphml", NULL };

static void
key_clear (gpointer data)
{
  MgWrittenKey *key = data;

  g_free (key->id);
  g_free (key->open);
}

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
add_key (MgGraphmlWriter *self,
         MgKeyOrigin      origin,
         MgFieldId        field,
         const MgField   *row,
         MgDomain         domain,
         char            *id)
{
  g_autoptr(GString) open = g_string_new (NULL);
  MgWrittenKey key = { .origin = origin, .field = field, .row = row, .domain = domain, .id = id };

  g_string_append (open, domain == MG_DOMAIN_GRAPH || domain == MG_DOMAIN_GRAPHML ? "    " : "      ");
  g_string_append (open, "<data key=\"");
  mg_xml_append_attribute (open, id, strlen (id));
  g_string_append (open, "\">");
  key.open = g_strdup (open->str);
  key.open_length = open->len;
  if (field != MG_FIELD_NONE)
    {
      key.column = mg_network_get_column (self->network, field);
      key.kinds = mg_network_get_field (self->network, field)->kinds;
    }
  key.follows = origin == FROM_FIELD && mg_dialect_note_touches (self->note, field);
  g_array_append_val (self->keys, key);
}

static void
add_built_in (MgGraphmlWriter *self,
              MgFieldId        field)
{
  const MgField *row = mg_network_get_field (self->network, field);
  gboolean is_layer = field == MG_FIELD_LINK_LAYER;

  if (field == MG_FIELD_ID || field == MG_FIELD_LINK_ID ||
      !(mg_network_field_in_use (self->network, field) ||
        (is_layer && mg_network_count (self->network, MG_ITEM_PARTICIPATION) > 0)))
    return;

  add_key (self, is_layer ? FROM_LAYER : FROM_FIELD, field, row, domain_of (row),
           mg_given_key_id (domain_of (row), row->name));
}

static void
add_derived (MgGraphmlWriter *self,
             MgKeyOrigin      origin,
             MgDomain         domain,
             const char      *name)
{
  add_key (self, origin, MG_FIELD_NONE, NULL, domain, mg_given_key_id (domain, name));
}

static gboolean
has_foreign (MgGraphmlWriter *self,
             MgItemKind       kind,
             const char      *name)
{
  MgFieldId field = mg_network_find_field (self->network, kind, name);

  return field != MG_FIELD_NONE && (mg_network_get_field (self->network, field)->flags & MG_FIELD_FOREIGN) != 0;
}

/* Keys that follow from others, for programs that know less than we do. */
static void
add_derived_keys (MgGraphmlWriter *self)
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
    add_key (self, FROM_INTENSITY, MG_FIELD_INTENSITY, NULL, MG_DOMAIN_EDGE, mg_given_key_id (MG_DOMAIN_EDGE, "weight"));
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

  return mg_given_is_derived (domain, id + 2);
}

/* Identifiers are those of the whole file: programs that look no further mix up
 * two keys of one identifier, unless they are the same but for what they are for.
 */
static gboolean
is_free (MgGraphmlWriter *self,
         MgDomain         domain,
         const char      *id,
         const MgField   *row)
{
  for (guint i = 0; i < MG_N_DOMAINS; i++)
    {
      const MgField *other = g_hash_table_lookup (self->ids[i], id);

      if (is_ours (i, id) || (other != NULL && (i == domain || g_strcmp0 (other->name, row->name) != 0 ||
                                                g_strcmp0 (other->attr_type, row->attr_type) != 0)))
        return FALSE;
    }

  return TRUE;
}

static const MgWrittenKey *
find_for_all (MgGraphmlWriter *self,
              const MgField   *row)
{
  for (guint i = 0; i < self->keys->len; i++)
    {
      const MgWrittenKey *key = &g_array_index (self->keys, MgWrittenKey, i);

      if (key->row != NULL && (key->row->flags & MG_FIELD_FOR_ALL) != 0 &&
          g_strcmp0 (key->row->key_id, row->key_id) == 0 && key->domain != domain_of (row))
        return key;
    }

  return NULL;
}

/* A key for all things must be free for all of them. */
static char *
choose_id (MgGraphmlWriter *self,
           const MgField   *row,
           MgDomain         domain)
{
  gboolean for_all = (row->flags & MG_FIELD_FOR_ALL) != 0;
  GString *id = g_string_new (row->key_id);

  if (row->key_id == NULL)
    g_string_printf (id, "d_%s", row->name);

  while (!is_free (self, domain, id->str, row) ||
         (for_all && !(is_free (self, MG_DOMAIN_NODE, id->str, row) && is_free (self, MG_DOMAIN_EDGE, id->str, row) &&
                       is_free (self, MG_DOMAIN_GRAPH, id->str, row))))
    g_string_append_c (id, '_');

  for (guint i = for_all ? MG_DOMAIN_NODE : domain; i <= (for_all ? MG_DOMAIN_GRAPH : domain); i++)
    g_hash_table_insert (self->ids[i], g_strdup (id->str), (gpointer) row);

  return g_string_free (id, FALSE);
}

static void
add_foreign (MgGraphmlWriter *self,
             MgFieldId        field,
             const MgField   *row)
{
  const MgWrittenKey *same = (row->flags & MG_FIELD_FOR_ALL) != 0 && row->key_id != NULL ? find_for_all (self, row) : NULL;
  MgDomain domain = domain_of (row);

  if (row->key_id == NULL && (g_str_has_prefix (row->name, MG_GRAPHML_XMLNS) || g_str_equal (row->name, MG_GRAPHML_GRAPH_ID) ||
                              g_str_equal (row->name, MG_GRAPHML_DIRECTIONS)))
    return;

  if (g_strcmp0 (row->attr_type, MG_GRAPHML_PORT) == 0 && domain <= MG_DOMAIN_EDGE)
    {
      add_key (self, FROM_PORT, field, row, domain, g_strdup (row->name));
      return;
    }

  add_key (self, FROM_FIELD, field, row, domain,
           same != NULL ? g_strdup (same->id) : choose_id (self, row, domain));
}

void
mg_graphml_writer_clear_keys (MgGraphmlWriter *self)
{
  for (guint i = 0; i < MG_N_DOMAINS; i++)
    g_hash_table_unref (self->ids[i]);
  for (guint i = 0; i < MG_N_DOMAINS; i++)
    g_ptr_array_unref (self->of_domain[i]);
  g_array_unref (self->keys);
}

/* Ports are no <data>. */
static void
sort_keys (MgGraphmlWriter *self)
{
  for (guint i = 0; i < MG_N_DOMAINS; i++)
    self->of_domain[i] = g_ptr_array_new ();

  for (guint i = 0; i < self->keys->len; i++)
    {
      MgWrittenKey *key = &g_array_index (self->keys, MgWrittenKey, i);

      if (key->origin == FROM_PORT)
        self->has_ports = TRUE;
      else
        g_ptr_array_add (self->of_domain[key->domain], key);
    }
}

void
mg_graphml_writer_add_keys (MgGraphmlWriter *self)
{
  guint n_built_in;

  self->keys = g_array_new (FALSE, FALSE, sizeof (MgWrittenKey));
  g_array_set_clear_func (self->keys, key_clear);
  for (guint i = 0; i < MG_N_DOMAINS; i++)
    self->ids[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  mg_field_get_table (&n_built_in);
  add_derived_keys (self);
  for (MgFieldId i = 0; i < n_built_in; i++)
    add_built_in (self, i);

  for (MgFieldId i = n_built_in; i < mg_network_get_n_fields (self->network); i++)
    if (mg_network_get_field (self->network, i) != NULL)
      add_foreign (self, i, mg_network_get_field (self->network, i));

  sort_keys (self);
}

/* The types of GraphML: a file with another one is refused by many. */
static gboolean
is_common (const char *type)
{
  static const char * const types[] = { "boolean", "int", "long", "float", "double", "string", NULL };

  return g_strv_contains (types, type);
}

static gboolean
has_own_type (const MgWrittenKey *key)
{
  return key->row != NULL && (key->row->flags & MG_FIELD_FOREIGN) != 0 &&
         (key->row->attr_type != NULL || key->row->key_id != NULL);
}

static const char *
type_name (const MgWrittenKey *key)
{
  if (key->row == NULL)
    return key->origin == FROM_ROLE_MEMBER ? "boolean"
           : key->origin == FROM_ROLE_RING || key->origin == FROM_INTENSITY ? "int" : "string";

  if (has_own_type (key) && (key->row->attr_type == NULL || is_common (key->row->attr_type)))
    return key->row->attr_type;

  if (key->row->type == MG_TYPE_INTEGER && key->row->low < key->row->high && key->row->high < G_MAXINT32)
    return "int";

  return mg_written_type_name (key->row->type);
}

/* A key of yEd's drawings came without a name, as far as we can see; programs
 * refuse others that have none.
 */
static const char *
name_of (const MgWrittenKey *key)
{
  const MgField *row = key->row;

  if (row == NULL)
    return key->id + 2;

  if (row->attr_type == NULL && row->key_id != NULL && g_str_equal (row->key_id, row->name) &&
      (row->type == MG_TYPE_XML || (row->extra != NULL && strstr (row->extra, " yfiles.") != NULL)))
    return NULL;

  return row->name;
}

/* @tag: "<…>text</…>" unless there is none */
static void
write_in_key (MgGraphmlWriter *self,
              const char      *tag,
              const char      *text)
{
  if (text == NULL)
    return;

  g_string_append_printf (self->xml, "<%s>", tag);
  mg_xml_append_text (self->xml, text, strlen (text));
  g_string_append_printf (self->xml, "</%s>", tag);
}

static void
write_key (MgGraphmlWriter    *self,
           const MgWrittenKey *key)
{
  const MgField *row = key->row;
  const char *type = type_name (key);
  const char *name = name_of (key);

  g_string_append (self->xml, "  <key");
  mg_graphml_writer_attribute (self, "id", key->id);
  if (key->domain <= MG_DOMAIN_GRAPH)
    mg_graphml_writer_attribute (self, "for", row != NULL && (row->flags & MG_FIELD_FOR_ALL) != 0 ? "all"
                                    : domain_names[key->domain]);
  if (name != NULL)
    mg_graphml_writer_attribute (self, "attr.name", name);
  if (type != NULL)
    mg_graphml_writer_attribute (self, "attr.type", type);
  if (has_own_type (key) && key->row->attr_type != NULL && !is_common (key->row->attr_type))
    {
      mg_graphml_writer_attribute (self, "xmlns:maillage", MG_GRAPHML_OWN_NAMESPACE);
      mg_graphml_writer_attribute (self, "maillage:type", key->row->attr_type);
    }
  if (row != NULL && row->extra != NULL)
    g_string_append (self->xml, row->extra);

  if (row == NULL || (row->initial == NULL && row->description == NULL))
    {
      g_string_append (self->xml, "/>\n");
      return;
    }

  g_string_append_c (self->xml, '>');
  write_in_key (self, "desc", row->description);
  write_in_key (self, "default", row->initial);
  g_string_append (self->xml, "</key>\n");
}

void
mg_graphml_writer_write_keys (MgGraphmlWriter *self)
{
  g_autoptr(GHashTable) written = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->keys->len; i++)
    {
      const MgWrittenKey *key = &g_array_index (self->keys, MgWrittenKey, i);
      gboolean for_all = key->row != NULL && (key->row->flags & MG_FIELD_FOR_ALL) != 0;

      if (key->origin != FROM_PORT && (!for_all || g_hash_table_add (written, key->id)))
        write_key (self, key);
    }
}
