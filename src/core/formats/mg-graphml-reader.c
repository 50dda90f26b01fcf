/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-graphml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-text.h"
#include "mg-xml-keep.h"

#define MAX_NODES (1000u * 1000)
#define MAX_COLUMNS (16u * 1024)
#define MAX_TEXT (1024u * 1024)
/* Of the time that opening takes; the rest is building the network. */
#define SCAN_SHARE 0.7

/* Where in the file we are: bits, so that a set of them is an "or". */
typedef enum
{
  IN_FILE = 1 << 0,
  IN_GRAPHML = 1 << 1,
  IN_KEY = 1 << 2,
  IN_DEFAULT = 1 << 3,
  IN_GRAPH = 1 << 4,
  IN_NODE = 1 << 5,
  IN_EDGE = 1 << 6,
  IN_HYPEREDGE = 1 << 7,
  IN_DATA = 1 << 8,
  IN_SKIPPED = 1 << 9,     /* and all that it holds */
} Place;

#define IN_ITEM (IN_GRAPHML | IN_GRAPH | IN_NODE | IN_EDGE | IN_HYPEREDGE)

/* Names of tags and attributes, interned by the parser. */
typedef enum
{
  N_ID, N_SOURCE, N_TARGET, N_DIRECTED, N_KEY, N_FOR, N_NAME, N_TYPE, N_EDGEDEFAULT,
  N_NODE, N_SOURCEPORT, N_TARGETPORT, N_PORT, N_DYNAMIC,
  N_NAMES
} Name;

static const char * const names[N_NAMES] = {
  [N_ID] = "id", [N_SOURCE] = "source", [N_TARGET] = "target", [N_DIRECTED] = "directed",
  [N_KEY] = "key", [N_FOR] = "for", [N_NAME] = "attr.name", [N_TYPE] = "attr.type",
  [N_EDGEDEFAULT] = "edgedefault", [N_NODE] = "node", [N_SOURCEPORT] = "sourceport",
  [N_TARGETPORT] = "targetport", [N_PORT] = "port", [N_DYNAMIC] = "dynamic",
};

/* The item that <data> belongs to. */
typedef struct
{
  GArray *table;    /* NULL: nothing is kept */
  guint   index;
} Owner;

typedef struct
{
  Place    place;
  Owner    owner;
  gboolean directed;   /* what links in it are if they do not say */
} Level;

typedef struct
{
  MgGraphml   *file;
  MgXml       *xml;
  const char  *names[N_NAMES];
  const char  *tags[16];         /* interned, in the order of the table of elements */
  const char  *uri;              /* of the outermost tag */
  Level        levels[MG_XML_MAX_DEPTH + 2];
  guint        depth;
  guint        skipped;          /* levels inside what is skipped */

  MgKey        key;
  GString     *text;             /* of a <default> */
  guint        column;           /* of the <data> that is open */
  gboolean     wanted;           /* whether its value is kept */
  gboolean     is_xml;
  guint        line;
  MgTextPlace  begin;
  MgXmlKeeper  keeper;
} Reader;

typedef void (*StartFunc) (Reader         *self,
                           const MgXmlTag *tag,
                           Level          *level,
                           const Level    *parent);

static gboolean
get_attribute (Reader         *self,
               const MgXmlTag *tag,
               Name            name,
               MgXmlAttribute *attribute)
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

static char *
dup_attribute (Reader         *self,
               const MgXmlTag *tag,
               Name            name)
{
  MgXmlAttribute attribute;

  return get_attribute (self, tag, name, &attribute) ? dup_value (&attribute) : NULL;
}

static MgTextPlace
keep_value (Reader               *self,
            const MgXmlAttribute *attribute)
{
  g_autofree char *text = NULL;

  if (memchr (attribute->value, '&', attribute->length) == NULL)
    return mg_graphml_add_text (self->file, attribute->value, attribute->length);

  text = dup_value (attribute);

  return mg_graphml_add_text (self->file, text, strlen (text));
}

static MgTextPlace
keep_attribute (Reader         *self,
                const MgXmlTag *tag,
                Name            name)
{
  MgXmlAttribute attribute;

  return get_attribute (self, tag, name, &attribute) ? keep_value (self, &attribute) : 0;
}

static gboolean
is_value (const MgXmlAttribute *attribute,
          const char           *text)
{
  return attribute->length == strlen (text) &&
         g_ascii_strncasecmp (attribute->value, text, attribute->length) == 0;
}

static MgGivenItem *
get_item (const Owner *owner)
{
  return &g_array_index (owner->table, MgGivenItem, owner->index);
}

/* What <data> of this owner is declared for. */
static MgDomain
get_domain (const Reader *self,
            const Level  *level)
{
  if (level->place == IN_GRAPHML)
    return MG_DOMAIN_GRAPHML;
  if (level->place == IN_GRAPH)
    return MG_DOMAIN_GRAPH;

  return level->place == IN_EDGE ? MG_DOMAIN_EDGE : MG_DOMAIN_NODE;
}

/* Attributes that GraphML does not know are kept as fields. */
static void
keep_other_attributes (Reader         *self,
                       const MgXmlTag *tag,
                       const Level    *level)
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
      if (known || (attribute.prefix == NULL && g_str_has_prefix (attribute.name, "parse.")))
        continue;

      name = attribute.prefix != NULL ? g_strdup_printf ("%s:%s", attribute.prefix, attribute.name)
                                      : g_strdup (attribute.name);
      column = mg_graphml_own_column (self->file, domain, name);
      if (g_array_index (self->file->columns, MgGivenColumn, column).n_values == 0)
        mg_warnings_add (self->file->warnings, mg_xml_get_line (self->xml),
                         _("The attribute “%s” is not part of GraphML; it is kept as a field of that name."), name);
      text = keep_value (self, &attribute);
      mg_graphml_add_value (self->file, get_item (&level->owner), column, text, FALSE, mg_xml_get_line (self->xml));
    }
}

static void
keep_namespaces (Reader         *self,
                 const MgXmlTag *tag)
{
  for (guint i = 0; i < tag->n_namespaces; i++)
    {
      g_ptr_array_add (self->file->namespaces, g_strdup ((const char *) tag->namespaces[2 * i]));
      g_ptr_array_add (self->file->namespaces, g_strdup ((const char *) tag->namespaces[2 * i + 1]));
    }
}

static void
start_graphml (Reader         *self,
               const MgXmlTag *tag,
               Level          *level,
               const Level    *parent)
{
  self->uri = tag->uri;
  keep_namespaces (self, tag);
}

static void
append_extra (Reader               *self,
              const MgXmlAttribute *attribute)
{
  g_autofree char *value = dup_value (attribute);
  GString *extra = self->key.extra;

  g_string_append_c (extra, ' ');
  if (attribute->prefix != NULL)
    g_string_append_printf (extra, "%s:", attribute->prefix);
  g_string_append_printf (extra, "%s=\"", attribute->name);
  mg_xml_append_attribute (extra, value, strlen (value));
  g_string_append_c (extra, '"');
}

static void
start_key (Reader         *self,
           const MgXmlTag *tag,
           Level          *level,
           const Level    *parent)
{
  self->key = (MgKey) {
    .id = dup_attribute (self, tag, N_ID),
    .name = dup_attribute (self, tag, N_NAME),
    .type = dup_attribute (self, tag, N_TYPE),
    .domain = dup_attribute (self, tag, N_FOR),
    .extra = g_string_new (NULL),
    .line = mg_xml_get_line (self->xml),
  };

  for (guint i = 0; i < tag->n_attributes; i++)
    {
      MgXmlAttribute attribute = mg_xml_tag_get (tag, i);

      if (attribute.prefix != NULL ||
          (attribute.name != self->names[N_ID] && attribute.name != self->names[N_NAME] &&
           attribute.name != self->names[N_TYPE] && attribute.name != self->names[N_FOR]))
        append_extra (self, &attribute);
    }

  if (self->file->columns->len > MAX_COLUMNS)
    mg_xml_fail (self->xml, MG_ERROR_TOO_LARGE,
                 _("The file declares more than %u keys. It is damaged or was made to do harm."), MAX_COLUMNS);
}

static void
clear_key (Reader *self)
{
  g_clear_pointer (&self->key.id, g_free);
  g_clear_pointer (&self->key.name, g_free);
  g_clear_pointer (&self->key.type, g_free);
  g_clear_pointer (&self->key.domain, g_free);
  g_clear_pointer (&self->key.initial, g_free);
  if (self->key.extra != NULL)
    g_string_free (self->key.extra, TRUE);
  self->key = (MgKey) { 0, };
}

static void
end_key (Reader *self)
{
  if (self->key.id == NULL || *self->key.id == '\0')
    {
      mg_warnings_add (self->file->warnings, self->key.line,
                       _("A key has no identifier and is left out."));
      clear_key (self);
      return;
    }

  mg_graphml_add_key (self->file, &self->key);
  self->key = (MgKey) { 0, };
}

static void
start_default (Reader         *self,
               const MgXmlTag *tag,
               Level          *level,
               const Level    *parent)
{
  g_string_truncate (self->text, 0);
}

static void
end_default (Reader *self)
{
  g_free (self->key.initial);
  self->key.initial = mg_text_clean (self->text->str, (gssize) self->text->len);
}

static void
start_graph (Reader         *self,
             const MgXmlTag *tag,
             Level          *level,
             const Level    *parent)
{
  MgXmlAttribute attribute;
  MgGivenItem graph = { .line = mg_xml_get_line (self->xml) };

  if (get_attribute (self, tag, N_EDGEDEFAULT, &attribute))
    level->directed = is_value (&attribute, "directed");

  if (parent->place != IN_GRAPHML)
    {
      mg_warnings_add (self->file->warnings, graph.line,
                       _("A graph inside an item is taken apart: what it holds stands beside the item, with its identifier in the field “parent”."));
      level->owner.table = NULL;
      return;
    }

  graph.id = keep_attribute (self, tag, N_ID);
  level->owner = (Owner) { self->file->graphs, self->file->graphs->len };
  g_array_append_val (self->file->graphs, graph);
}

static guint16
current_graph (const Reader *self)
{
  return (guint16) MIN (self->file->graphs->len - 1, G_MAXUINT16);
}

/* The node whose inner graph we are in, or NULL. */
static const Level *
enclosing_node (const Reader *self)
{
  for (guint i = self->depth - 1; i > 0; i--)
    if ((self->levels[i].place & (IN_NODE | IN_HYPEREDGE)) != 0)
      return &self->levels[i];

  return NULL;
}

static void
add_node (Reader         *self,
          const MgXmlTag *tag,
          Level          *level,
          guint16         flags)
{
  const Level *outer = enclosing_node (self);
  MgGivenItem node = {
    .id = keep_attribute (self, tag, N_ID),
    .line = mg_xml_get_line (self->xml),
    .graph = current_graph (self),
    .flags = flags,
  };

  if (self->file->nodes->len >= MAX_NODES)
    mg_xml_fail (self->xml, MG_ERROR_TOO_LARGE,
                 _("The file has more than %u organisations, the most that is read. Keep only the part you need."), MAX_NODES);

  level->owner = (Owner) { self->file->nodes, self->file->nodes->len };
  if (outer != NULL && outer->owner.table != NULL)
    {
      guint column = mg_graphml_own_column (self->file, MG_DOMAIN_NODE, "parent");

      node.flags |= MG_GIVEN_NESTED;
      mg_graphml_add_value (self->file, &node, column, get_item (&outer->owner)->id, FALSE, node.line);
    }

  g_array_append_val (self->file->nodes, node);
  keep_other_attributes (self, tag, level);
}

static void
start_node (Reader         *self,
            const MgXmlTag *tag,
            Level          *level,
            const Level    *parent)
{
  add_node (self, tag, level, 0);
}

static void
start_hyperedge (Reader         *self,
                 const MgXmlTag *tag,
                 Level          *level,
                 const Level    *parent)
{
  mg_warnings_add (self->file->warnings, mg_xml_get_line (self->xml),
                   _("A link of several ends (hyperedge) becomes a collective cooperation with its participants."));
  add_node (self, tag, level, MG_GIVEN_HYPEREDGE);
}

static void
warn_of_port (Reader *self)
{
  mg_warnings_add (self->file->warnings, mg_xml_get_line (self->xml),
                   _("Ports are not kept: links are tied to the organisation itself."));
}

static void
start_edge (Reader         *self,
            const MgXmlTag *tag,
            Level          *level,
            const Level    *parent)
{
  MgXmlAttribute attribute;
  gboolean directed = parent->directed;
  MgGivenItem edge = {
    .id = keep_attribute (self, tag, N_ID),
    .source = keep_attribute (self, tag, N_SOURCE),
    .target = keep_attribute (self, tag, N_TARGET),
    .line = mg_xml_get_line (self->xml),
    .graph = current_graph (self),
  };

  if (get_attribute (self, tag, N_DIRECTED, &attribute))
    directed = is_value (&attribute, "true") || is_value (&attribute, "1");
  if (get_attribute (self, tag, N_SOURCEPORT, &attribute) || get_attribute (self, tag, N_TARGETPORT, &attribute))
    warn_of_port (self);

  edge.flags = directed ? MG_GIVEN_DIRECTED : 0;
  level->owner = (Owner) { self->file->edges, self->file->edges->len };
  g_array_append_val (self->file->edges, edge);
  if (tag->n_attributes > 2)
    keep_other_attributes (self, tag, level);
}

static void
start_endpoint (Reader         *self,
                const MgXmlTag *tag,
                Level          *level,
                const Level    *parent)
{
  MgXmlAttribute attribute;
  MgGivenItem edge = {
    .id = keep_attribute (self, tag, N_ID),
    .source = keep_attribute (self, tag, N_NODE),
    .target = parent->owner.index,
    .line = mg_xml_get_line (self->xml),
    .graph = current_graph (self),
    .flags = MG_GIVEN_ENDPOINT,
  };

  if (get_attribute (self, tag, N_PORT, &attribute))
    warn_of_port (self);

  g_array_append_val (self->file->edges, edge);
}

static void
start_port (Reader         *self,
            const MgXmlTag *tag,
            Level          *level,
            const Level    *parent)
{
  warn_of_port (self);
}

static void
open_value (Reader *self,
            gboolean wanted)
{
  self->wanted = wanted;
  self->is_xml = FALSE;
  self->line = mg_xml_get_line (self->xml);
  self->begin = self->file->text->len;
  self->keeper.depth = 0;
}

static void
start_data (Reader         *self,
            const MgXmlTag *tag,
            Level          *level,
            const Level    *parent)
{
  MgXmlAttribute key;

  open_value (self, parent->owner.table != NULL);
  if (!self->wanted)
    {
      mg_warnings_add (self->file->warnings, self->line,
                       _("The values of a graph inside an item are left out."));
      return;
    }

  if (!get_attribute (self, tag, N_KEY, &key))
    {
      mg_warnings_add (self->file->warnings, self->line, _("A value does not say its key and is left out."));
      self->wanted = FALSE;
      return;
    }

  if (memchr (key.value, '&', key.length) != NULL)
    {
      g_autofree char *id = dup_value (&key);

      self->column = mg_graphml_get_column (self->file, get_domain (self, parent), id, strlen (id), self->line);
    }
  else
    {
      self->column = mg_graphml_get_column (self->file, get_domain (self, parent), key.value, key.length, self->line);
    }
}

static void
start_description (Reader         *self,
                   const MgXmlTag *tag,
                   Level          *level,
                   const Level    *parent)
{
  open_value (self, parent->owner.table != NULL);
  if (self->wanted)
    self->column = mg_graphml_own_column (self->file, get_domain (self, parent), "desc");
}

static void
check_length (Reader *self,
              gsize   length)
{
  if (length > MAX_TEXT)
    mg_xml_fail (self->xml, MG_ERROR_TOO_LARGE,
                 _("A value here is longer than 1 MiB. The file is damaged or was made to do harm."));
}

static void
end_data (Reader    *self,
          GArray    *table,
          guint      index)
{
  MgGraphml *file = self->file;
  Owner owner = { table, index };
  GString *xml = self->keeper.xml;

  if (self->is_xml)
    {
      g_byte_array_append (file->text, (const guint8 *) xml->str, (guint) xml->len);
      g_string_truncate (xml, 0);
    }

  if (!self->wanted || file->text->len == self->begin)
    {
      g_byte_array_set_size (file->text, self->begin);
      return;
    }

  g_byte_array_append (file->text, (const guint8 *) "", 1);
  mg_graphml_add_value (file, get_item (&owner), self->column, self->begin, self->is_xml, self->line);
}

/* The tags of GraphML, the most frequent first. */
static const struct
{
  const char *name;
  guint       parents;
  Place       place;
  StartFunc   start;
} elements[] = {
  { "data", IN_ITEM, IN_DATA, start_data },
  { "edge", IN_GRAPH, IN_EDGE, start_edge },
  { "node", IN_GRAPH, IN_NODE, start_node },
  { "endpoint", IN_HYPEREDGE, IN_SKIPPED, start_endpoint },
  { "hyperedge", IN_GRAPH, IN_HYPEREDGE, start_hyperedge },
  { "desc", IN_ITEM, IN_DATA, start_description },
  { "port", IN_NODE, IN_SKIPPED, start_port },
  { "key", IN_GRAPHML | IN_GRAPH, IN_KEY, start_key },
  { "default", IN_KEY, IN_DEFAULT, start_default },
  { "graph", IN_GRAPHML | IN_NODE | IN_EDGE, IN_GRAPH, start_graph },
  { "graphml", IN_FILE, IN_GRAPHML, start_graphml },
};

G_STATIC_ASSERT (G_N_ELEMENTS (elements) <= 16);

static void
fail_root (Reader         *self,
           const MgXmlTag *tag)
{
  mg_xml_fail (self->xml, MG_ERROR_UNSUPPORTED,
               _("The outermost tag is “%.40s”, not “graphml”: this is another kind of file. Export the network as GraphML."),
               tag->name);
}

static void
skip (Reader         *self,
      const MgXmlTag *tag,
      const Level    *parent)
{
  if (parent->place == IN_FILE)
    fail_root (self, tag);
  else
    mg_warnings_add (self->file->warnings, mg_xml_get_line (self->xml),
                     _("The tag “%.40s” is not known at this place; it is left out with all it holds."), tag->name);
}

static void
start_inside_data (Reader         *self,
                   const MgXmlTag *tag)
{
  MgGraphml *file = self->file;

  if (!self->is_xml)
    {
      self->is_xml = TRUE;
      mg_xml_keeper_text (&self->keeper, mg_graphml_text (file, self->begin), file->text->len - self->begin);
      g_byte_array_set_size (file->text, self->begin);
    }

  mg_xml_keeper_start (&self->keeper, tag);
  check_length (self, self->keeper.xml->len);
}

static void
start_cb (MgXml          *xml,
          const MgXmlTag *tag,
          gpointer        user_data)
{
  Reader *self = user_data;
  const Level *parent = &self->levels[self->depth];
  Level *level;

  if (parent->place == IN_DATA)
    {
      start_inside_data (self, tag);
      return;
    }

  if (parent->place == IN_SKIPPED)
    {
      self->skipped++;
      return;
    }

  level = &self->levels[++self->depth];
  *level = (Level) { .place = IN_SKIPPED, .owner = parent->owner, .directed = parent->directed };

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (tag->name == self->tags[i] && (elements[i].parents & parent->place) != 0 &&
        (tag->uri == self->uri || parent->place == IN_FILE))
      {
        level->place = elements[i].place;
        elements[i].start (self, tag, level, parent);
        return;
      }

  skip (self, tag, parent);
}

static void
end_cb (MgXml          *xml,
        const MgXmlTag *tag,
        gpointer        user_data)
{
  Reader *self = user_data;
  const Level *level = &self->levels[self->depth];

  if (level->place == IN_DATA && self->keeper.depth > 0)
    {
      mg_xml_keeper_end (&self->keeper, tag);
      return;
    }

  if (level->place == IN_SKIPPED && self->skipped > 0)
    {
      self->skipped--;
      return;
    }

  if (level->place == IN_DATA)
    end_data (self, level->owner.table, level->owner.index);
  else if (level->place == IN_KEY)
    end_key (self);
  else if (level->place == IN_DEFAULT)
    end_default (self);

  self->depth--;
}

static void
text_cb (MgXml      *xml,
         const char *text,
         gsize       length,
         gpointer    user_data)
{
  Reader *self = user_data;

  if (self->levels[self->depth].place == IN_DEFAULT)
    {
      g_string_append_len (self->text, text, (gssize) length);
      check_length (self, self->text->len);
    }
  else if (self->levels[self->depth].place != IN_DATA)
    {
      return;
    }
  else if (self->is_xml)
    {
      mg_xml_keeper_text (&self->keeper, text, length);
      check_length (self, self->keeper.xml->len);
    }
  else if (self->wanted)
    {
      g_byte_array_append (self->file->text, (const guint8 *) text, (guint) length);
      check_length (self, self->file->text->len - self->begin);
    }
}

static void
prepare (Reader    *self,
         MgGraphml *file,
         GArray    *whole)
{
  self->file = file;
  for (guint i = 0; i < N_NAMES; i++)
    self->names[i] = mg_xml_intern (self->xml, names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    self->tags[i] = mg_xml_intern (self->xml, elements[i].name);

  self->text = g_string_new (NULL);
  self->keeper.xml = g_string_new (NULL);
  self->keeper.known = file->namespaces;
  self->levels[0] = (Level) { .place = IN_FILE, .owner = { whole, 0 } };
}

static gboolean
check_graph (Reader  *self,
             GError **error)
{
  if (self->file->graphs->len > 0)
    return TRUE;

  g_set_error (error, MG_ERROR, MG_ERROR_SYNTAX,
               _("%s: The file holds no network: it has no tag “graph”. Check that it is the right file."),
               self->file->name);

  return FALSE;
}

gboolean
mg_graphml_scan (MgGraphml     *self,
                 int            fd,
                 MgProgress    *progress,
                 GCancellable  *cancellable,
                 GError       **error)
{
  static const MgXmlHandlers handlers = { start_cb, end_cb, text_cb };
  g_autoptr(MgInput) input = mg_input_new (fd, self->name, error);
  g_autoptr(GArray) whole = g_array_new (FALSE, TRUE, sizeof (MgGivenItem));
  g_autoptr(MgXml) xml = NULL;
  g_autofree Reader *reader = NULL;
  gboolean done;

  if (input == NULL)
    return FALSE;

  g_array_set_size (whole, 1);
  reader = g_new0 (Reader, 1);
  xml = mg_xml_new (&handlers, reader, self->name);
  reader->xml = xml;
  prepare (reader, self, whole);
  done = mg_xml_run (xml, input, progress, SCAN_SHARE, cancellable, error) &&
         check_graph (reader, error);
  self->file = g_array_index (whole, MgGivenItem, 0);

  clear_key (reader);
  g_string_free (reader->text, TRUE);
  g_string_free (reader->keeper.xml, TRUE);

  return done;
}
