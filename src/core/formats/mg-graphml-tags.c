/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-graphml-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-error.h"
#include "mg-number.h"
#include "mg-text.h"

#define MAX_NODES (1000u * 1000)
#define MAX_COLUMNS 4096u

/* Kept XML may need more room than it took in the file, as prefixes are explained
 * where they are used.  Beyond this much, what grows to more than GROWTH times
 * what was read is a bomb.
 */
#define GROWTH_FROM (16u * 1024 * 1024)
#define GROWTH 4u

/* It is looked at whenever so many bytes more are kept. */
#define GROWTH_PER_LOOK (64u * 1024)

gboolean
mg_graphml_get_attribute (MgGraphmlReader *self,
                          const MgXmlTag  *tag,
                          MgGraphmlName    name,
                          MgXmlAttribute  *attribute)
{
  for (guint i = 0; i < tag->n_attributes; i++)
    {
      *attribute = mg_xml_tag_get (tag, i);
      if (attribute->name == self->names[name] && attribute->prefix == NULL)
        return TRUE;
    }

  return FALSE;
}

static char *
dup_value (const MgXmlAttribute *attribute)
{
  g_autoptr(GString) text = g_string_sized_new (attribute->length + 1);

  mg_xml_append_value (text, attribute);

  return mg_text_clean (text->str, (gssize) text->len);
}

char *
mg_graphml_dup_attribute (MgGraphmlReader *self,
                          const MgXmlTag  *tag,
                          MgGraphmlName    name)
{
  MgXmlAttribute attribute;

  return mg_graphml_get_attribute (self, tag, name, &attribute) ? dup_value (&attribute) : NULL;
}

MgTextPlace
mg_graphml_keep_value (MgGraphmlReader      *self,
                       const MgXmlAttribute *attribute)
{
  g_autofree char *text = NULL;

  if (memchr (attribute->value, '&', attribute->length) == NULL &&
      mg_text_is_clean (attribute->value, (gssize) attribute->length))
    return mg_given_add_text (self->file, attribute->value, attribute->length);

  text = dup_value (attribute);

  return mg_given_add_text (self->file, text, strlen (text));
}

MgTextPlace
mg_graphml_keep_attribute (MgGraphmlReader *self,
                           const MgXmlTag  *tag,
                           MgGraphmlName    name)
{
  MgXmlAttribute attribute;

  return mg_graphml_get_attribute (self, tag, name, &attribute) ? mg_graphml_keep_value (self, &attribute) : 0;
}

gboolean
mg_graphml_is_value (const MgXmlAttribute *attribute,
                     const char           *text)
{
  return attribute->length == strlen (text) &&
         g_ascii_strncasecmp (attribute->value, text, attribute->length) == 0;
}

static MgGivenItem *
get_item (const MgGraphmlOwner *owner)
{
  return &g_array_index (owner->table, MgGivenItem, owner->index);
}

/* Each takes room for all items, and a look at each of them. */
void
mg_graphml_check_columns (MgGraphmlReader *self)
{
  if (self->file->columns->len > MAX_COLUMNS)
    mg_xml_fail (self->xml, MG_ERROR_TOO_LARGE,
                 _("The file declares more than %u keys. It is damaged or was made to do harm."), MAX_COLUMNS);
}

/* What <data> of this owner is declared for. */
static MgDomain
get_domain (const MgGraphmlReader *self,
            const MgGraphmlLevel  *level)
{
  if (level->place == IN_GRAPHML)
    return MG_DOMAIN_GRAPHML;
  if (level->owner.table == self->file->graphs)
    return MG_DOMAIN_GRAPH;

  return level->owner.table == self->file->edges ? MG_DOMAIN_EDGE : MG_DOMAIN_NODE;
}

/* A graph inside an item: what is said of it is said of the item. */
static gboolean
is_inner_graph (const MgGraphmlReader *self,
                const MgGraphmlLevel  *level)
{
  return level->place == IN_GRAPH && level->owner.table != self->file->graphs;
}

/* @id: of a key; its values stand in the item's field "graph.NAME". */
static guint
inner_column (MgGraphmlReader      *self,
              const MgGraphmlLevel *level,
              const char           *id)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->file->by_id[MG_DOMAIN_GRAPH], id));
  const MgKey *key = found != 0 ? &g_array_index (self->file->keys, MgKey, g_array_index (self->file->columns, MgGivenColumn, found - 1).key)
                                : NULL;
  g_autofree char *name = g_strconcat ("graph.", key != NULL && key->name != NULL ? key->name : id, NULL);

  return mg_given_own_column (self->file, get_domain (self, level), name);
}

/* Where the schema is, which each writer says itself; whatever the prefix.  Old files have
 * other years in the namespace.
 */
static gboolean
is_about_schema (const MgXmlAttribute *attribute)
{
  const char *uri = attribute->uri;

  if (attribute->prefix == NULL)
    return g_str_has_suffix (attribute->name, "schemaLocation");

  return uri != NULL && g_str_has_prefix (uri, "http://www.w3.org/") && strstr (uri, "/XMLSchema-instance") != NULL;
}

void
mg_graphml_keep_other_attributes (MgGraphmlReader      *self,
                                  const MgXmlTag       *tag,
                                  const MgGraphmlLevel *level)
{
  MgDomain domain = get_domain (self, level);

  for (guint i = 0; i < tag->n_attributes; i++)
    {
      MgXmlAttribute attribute = mg_xml_tag_get (tag, i);
      g_autofree char *name = NULL;
      gboolean known = FALSE;
      MgTextPlace text;
      guint column;

      for (guint j = 0; attribute.prefix == NULL && j < N_NAMES; j++)
        known |= attribute.name == self->names[j];
      if (known || (attribute.prefix == NULL && g_str_has_prefix (attribute.name, "parse.")) ||
          (level->place == IN_GRAPHML && is_about_schema (&attribute)))
        continue;

      name = attribute.prefix != NULL ? g_strdup_printf ("%s:%s", attribute.prefix, attribute.name)
                                      : g_strdup (attribute.name);
      column = mg_given_own_column (self->file, domain, name);
      if (g_array_index (self->file->columns, MgGivenColumn, column).n_values == 0)
        mg_warnings_add (self->file->warnings, mg_xml_get_line (self->xml),
                         _("The attribute “%s” is not part of GraphML; it is kept as a field of that name."), name);
      text = mg_graphml_keep_value (self, &attribute);
      mg_given_add_value (self->file, get_item (&level->owner), column, text, FALSE, mg_xml_get_line (self->xml));
    }

  mg_graphml_check_columns (self);
}

static void
keep_namespaces (MgGraphmlReader *self,
                 const MgXmlTag  *tag)
{
  for (guint i = 0; i < tag->n_namespaces; i++)
    {
      g_ptr_array_add (self->file->namespaces, g_strdup ((const char *) tag->namespaces[2 * i]));
      g_ptr_array_add (self->file->namespaces, g_strdup ((const char *) tag->namespaces[2 * i + 1]));
    }
}

void
mg_graphml_start_graphml (MgGraphmlReader      *self,
                          const MgXmlTag       *tag,
                          MgGraphmlLevel       *level,
                          const MgGraphmlLevel *parent)
{
  self->uri = tag->uri;
  mg_xml_expect_leaf (self->xml, self->tags[0], tag->uri);
  keep_namespaces (self, tag);
  mg_graphml_keep_other_attributes (self, tag, level);
}

/* Unless it is "n5:", which the node n5 tells. */
static void
keep_inner_id (MgGraphmlReader      *self,
               const MgXmlTag       *tag,
               const MgGraphmlLevel *level)
{
  MgGivenItem *item = get_item (&level->owner);
  g_autofree char *id = mg_graphml_dup_attribute (self, tag, N_ID);
  g_autofree char *usual = g_strconcat (mg_given_text (self->file, item->id), ":", NULL);

  if (id == NULL || *id == '\0' || g_str_equal (id, usual))
    return;

  mg_given_add_value (self->file, item, inner_column (self, level, "id"),
                      mg_given_add_text (self->file, id, strlen (id)), FALSE, mg_xml_get_line (self->xml));
}

void
mg_graphml_start_graph (MgGraphmlReader      *self,
                        const MgXmlTag       *tag,
                        MgGraphmlLevel       *level,
                        const MgGraphmlLevel *parent)
{
  MgXmlAttribute attribute;
  MgGivenItem graph = { .line = mg_xml_get_line (self->xml) };

  if (mg_graphml_get_attribute (self, tag, N_EDGEDEFAULT, &attribute))
    level->directed = mg_graphml_is_value (&attribute, "directed");
  self->file->directions |= level->directed;

  if (parent->place != IN_GRAPHML)
    {
      mg_given_warn_nested (self->file, graph.line);
      keep_inner_id (self, tag, level);
      return;
    }

  graph.id = mg_graphml_keep_attribute (self, tag, N_ID);
  level->owner = (MgGraphmlOwner) { self->file->graphs, self->file->graphs->len };
  g_array_append_val (self->file->graphs, graph);
  mg_graphml_keep_other_attributes (self, tag, level);
}

guint16
mg_graphml_current_graph (const MgGraphmlReader *self)
{
  return (guint16) MIN (self->file->graphs->len - 1, G_MAXUINT16);
}

/* The node whose inner graph we are in, or NULL. */
static const MgGraphmlLevel *
enclosing_node (const MgGraphmlReader *self)
{
  for (guint i = self->depth - 1; i > 0; i--)
    if ((self->levels[i].place & (IN_NODE | IN_HYPEREDGE)) != 0)
      return &self->levels[i];

  return NULL;
}

static void
add_node (MgGraphmlReader *self,
          const MgXmlTag  *tag,
          MgGraphmlLevel  *level,
          guint16          flags)
{
  const MgGraphmlLevel *outer = enclosing_node (self);
  MgGivenItem node = {
    .id = mg_graphml_keep_attribute (self, tag, N_ID),
    .line = mg_xml_get_line (self->xml),
    .graph = mg_graphml_current_graph (self),
    .flags = flags,
  };

  if (self->file->nodes->len >= MAX_NODES)
    mg_xml_fail (self->xml, MG_ERROR_TOO_LARGE,
                 _("The file has more than %u organisations, the most that is read. Keep only the part you need."), MAX_NODES);

  level->owner = (MgGraphmlOwner) { self->file->nodes, self->file->nodes->len };
  if (outer != NULL)
    {
      guint column = mg_given_own_column (self->file, MG_DOMAIN_NODE, "parent");

      node.flags |= MG_GIVEN_NESTED;
      mg_given_add_value (self->file, &node, column, get_item (&outer->owner)->id, FALSE, node.line);
    }

  g_array_append_val (self->file->nodes, node);
  if (tag->n_attributes > (guint) (node.id != 0))
    mg_graphml_keep_other_attributes (self, tag, level);
}

void
mg_graphml_start_node (MgGraphmlReader      *self,
                       const MgXmlTag       *tag,
                       MgGraphmlLevel       *level,
                       const MgGraphmlLevel *parent)
{
  add_node (self, tag, level, 0);
}

void
mg_graphml_start_hyperedge (MgGraphmlReader      *self,
                            const MgXmlTag       *tag,
                            MgGraphmlLevel       *level,
                            const MgGraphmlLevel *parent)
{
  mg_warnings_add (self->file->warnings, mg_xml_get_line (self->xml),
                   _("A link of several ends (hyperedge) becomes a collective cooperation with its participants."));
  add_node (self, tag, level, MG_GIVEN_HYPEREDGE);
}

static void
open_value (MgGraphmlReader *self,
            guint            line)
{
  self->in_port = FALSE;
  self->wanted = TRUE;
  self->is_xml = FALSE;
  self->line = line;
  self->begin = (MgTextPlace) self->file->block_length;
  self->number = 0;
  self->keeper.depth = 0;
}

/* All of it is kept, with what is inside. */
void
mg_graphml_start_port (MgGraphmlReader      *self,
                       const MgXmlTag       *tag,
                       MgGraphmlLevel       *level,
                       const MgGraphmlLevel *parent)
{
  open_value (self, tag->line);
  self->in_port = TRUE;
  self->is_xml = TRUE;
  self->column = mg_given_own_column (self->file, MG_DOMAIN_NODE, MG_GRAPHML_PORT);
  mg_graphml_mark_port (self, self->column);
  mg_xml_keeper_start (&self->keeper, tag);
}

static void
warn_of_attributes (MgGraphmlReader *self,
                    const MgXmlTag  *tag)
{
  for (guint i = 0; i < tag->n_attributes; i++)
    {
      MgXmlAttribute attribute = mg_xml_tag_get (tag, i);

      if (attribute.name != self->names[N_KEY] && g_strcmp0 (attribute.prefix, "xml") != 0)
        mg_warnings_add (self->file->warnings, self->line,
                         _("The attribute “%.40s” of a value is not kept; the value is."), attribute.name);
    }
}

static void
open_column (MgGraphmlReader *self,
             guint            column)
{
  const char room[sizeof (double)] = { 0 };

  self->column = column;
  self->number = g_array_index (self->file->columns, MgGivenColumn, column).number;
  if (self->number == 0)
    return;

  mg_given_append_bytes (self->file, room, sizeof room);
  self->begin += sizeof room;
}

void
mg_graphml_start_data (MgGraphmlReader      *self,
                       const MgXmlTag       *tag,
                       MgGraphmlLevel       *level,
                       const MgGraphmlLevel *parent)
{
  MgXmlAttribute key;
  guint column;

  open_value (self, tag->line);
  if (!mg_graphml_get_attribute (self, tag, N_KEY, &key))
    {
      mg_warnings_add (self->file->warnings, self->line, _("A value does not say its key and is left out."));
      self->wanted = FALSE;
      return;
    }

  if (tag->n_attributes > 1)
    warn_of_attributes (self, tag);
  if (is_inner_graph (self, parent))
    {
      g_autofree char *id = dup_value (&key);

      mg_warnings_add (self->file->warnings, self->line,
                       _("What is said of a graph inside an item is kept as a field of the item."));
      open_column (self, inner_column (self, parent, id));
      mg_graphml_check_columns (self);
      return;
    }

  column = mg_given_guess_column (self->file, get_domain (self, parent), key.value, key.length);
  if (column != G_MAXUINT)
    {
      open_column (self, column);
      return;
    }

  if (memchr (key.value, '&', key.length) != NULL)
    {
      g_autofree char *id = dup_value (&key);

      open_column (self, mg_given_get_column (self->file, get_domain (self, parent), id, strlen (id), self->line));
    }
  else
    {
      open_column (self, mg_given_get_column (self->file, get_domain (self, parent), key.value, key.length, self->line));
    }

  mg_graphml_check_columns (self);
}

gboolean
mg_graphml_start_leaf (MgGraphmlReader      *self,
                       const MgXmlAttribute *attribute,
                       guint                 line)
{
  const MgGraphmlLevel *parent = &self->levels[self->depth];
  MgGraphmlLevel *level = &self->levels[self->depth + 1];
  guint column;

  if ((parent->place & (IN_NODE | IN_EDGE)) == 0 || attribute->name != self->names[N_KEY] ||
      attribute->prefix != NULL)
    return FALSE;

  column = mg_given_guess_column (self->file, parent->place == IN_EDGE ? MG_DOMAIN_EDGE : MG_DOMAIN_NODE,
                                  attribute->value, attribute->length);
  if (column == G_MAXUINT)
    return FALSE;

  self->depth++;
  level->place = IN_DATA;
  level->owner = parent->owner;
  open_value (self, line);
  open_column (self, column);

  return TRUE;
}

void
mg_graphml_start_description (MgGraphmlReader      *self,
                              const MgXmlTag       *tag,
                              MgGraphmlLevel       *level,
                              const MgGraphmlLevel *parent)
{
  open_value (self, tag->line);
  open_column (self, is_inner_graph (self, parent) ? inner_column (self, parent, "desc")
                                                   : mg_given_own_column (self->file, get_domain (self, parent), "desc"));
}

void
mg_graphml_check_length (MgGraphmlReader *self,
                         gsize            length)
{
  if (length > MG_GRAPHML_MAX_TEXT)
    mg_xml_fail (self->xml, MG_ERROR_TOO_LARGE,
                 _("A value here is longer than 1 MiB. The file is damaged or was made to do harm."));
}

/* Nothing is no value of ours: what is empty on purpose would become the default. */
static void
warn_of_empty (MgGraphmlReader *self)
{
  const MgGivenColumn *column = &g_array_index (self->file->columns, MgGivenColumn, self->column);
  const MgKey *key = &g_array_index (self->file->keys, MgKey, column->key);

  if (key->initial != NULL && *key->initial != '\0')
    mg_warnings_add (self->file->warnings, self->line,
                     _("The value of “%.60s” is empty here; it is taken for its default, “%.60s”."),
                     key->name != NULL ? key->name : key->id, key->initial);
}

/* Reads the number while its text is at hand.  One that is infinite is looked at
 * more closely later.
 */
static gboolean
keep_number (MgGraphmlReader *self,
             const char      *text)
{
  char *room = self->file->block + self->begin - sizeof (double);
  gint64 integer;
  double real;

  if (self->number == MG_TYPE_INTEGER && mg_number_parse_integer (text, &integer))
    memcpy (room, &integer, sizeof integer);
  else if (self->number == MG_TYPE_REAL && mg_number_parse_real (text, &real) && isfinite (real))
    memcpy (room, &real, sizeof real);
  else
    return FALSE;

  return TRUE;
}

/* FALSE if the values are a bomb. */
static gboolean
check_growth (MgGraphmlReader *self)
{
  self->growth_looked_at = self->file->block_length;
  if (self->file->block_length <= GROWTH_FROM || self->file->block_length / GROWTH <= mg_xml_get_n_read (self->xml))
    return TRUE;

  mg_xml_fail (self->xml, MG_ERROR_TOO_LARGE,
               _("The values up to here need far more room than they take in the file. It is damaged or was made to do harm."));

  return FALSE;
}

/* A text goes into the set, XML and numbers stay in the block. */
static void
keep_data (MgGraphmlReader *self,
           MgGraphmlOwner   owner)
{
  MgGiven *file = self->file;
  const char *text = file->block + self->begin;
  gsize length = file->block_length - self->begin;
  gboolean has_cells = owner.table == file->edges || owner.table == file->nodes;
  guint32 number;

  if (self->number == 0 && has_cells && !self->is_xml &&
      (number = mg_given_find_recent (file, self->column, text, length)) != 0)
    {
      file->block_length = self->begin;
      mg_given_put_value (file, owner.table, owner.index, self->column, number | MG_TEXT_IN_SET, FALSE, self->line);
      return;
    }

  mg_given_append_bytes (file, "", 1);
  text = file->block + self->begin;
  if (self->is_xml || !has_cells)
    {
      mg_given_add_value (file, get_item (&owner), self->column, self->begin, self->is_xml, self->line);
    }
  else if (self->number == 0 && mg_text_is_clean (text, (gssize) length))
    {
      file->block_length = self->begin;
      mg_given_put_later (file, owner.table, owner.index, self->column, text, length, self->line);
    }
  else
    {
      mg_given_put_value (file, owner.table, owner.index, self->column, self->begin,
                          self->number != 0 && keep_number (self, text), self->line);
    }
}

void
mg_graphml_end_data (MgGraphmlReader *self,
                     MgGraphmlOwner   owner)
{
  MgGiven *file = self->file;
  GString *xml = self->keeper.xml;

  if (file->block_length > self->growth_looked_at + GROWTH_PER_LOOK && !check_growth (self))
    return;

  if (self->is_xml)
    {
      mg_given_append_bytes (file, xml->str, xml->len);
      g_string_truncate (xml, 0);
    }

  if (!self->wanted || file->block_length == self->begin)
    {
      if (self->wanted)
        warn_of_empty (self);
      file->block_length = self->begin;
      return;
    }

  keep_data (self, owner);
}
