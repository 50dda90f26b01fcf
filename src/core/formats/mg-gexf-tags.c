/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-gexf-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-error.h"
#include "mg-text.h"
#include "mg-xml-keep.h"

#define MAX_NODES (1000u * 1000)
#define MAX_COLUMNS 4096u

/* Types of attributes in GEXF, and what they are in the columns, in the words of GraphML:
 * programs refuse others.  What is not here is text.
 */
static const struct
{
  const char *name;
  const char *type;
} types[] = {
  { "integer", "int" }, { "long", "long" }, { "short", "int" }, { "byte", "int" }, { "int", "int" },
  { "float", "float" }, { "double", "double" }, { "boolean", "boolean" }, { "date", "date" },
};

const char *
mg_gexf_get (MgGexfReader   *self,
             const MgXmlTag *tag,
             MgGexfName      name,
             guint           which)
{
  GString *buffer = self->buffer[which];

  for (guint i = 0; i < tag->n_attributes; i++)
    {
      MgXmlAttribute attribute = mg_xml_tag_get (tag, i);

      if (attribute.name != self->names[name])
        continue;

      g_string_truncate (buffer, 0);
      if (memchr (attribute.value, '&', attribute.length) == NULL)
        g_string_append_len (buffer, attribute.value, (gssize) attribute.length);
      else
        mg_xml_append_value (buffer, &attribute);

      return buffer->str;
    }

  return NULL;
}

void
mg_gexf_set (MgGexfReader      *self,
             const MgGexfLevel *level,
             MgGexfOwn          own,
             const char        *text)
{
  guint line = mg_xml_get_line (self->xml);

  if (text == NULL)
    return;

  if (level->is_node)
    mg_given_set_node (self->file, level->index, self->own[own], text, -1, line);
  else
    mg_given_set_edge (self->file, level->index, self->own[own], text, -1, line);
}

/* The graph and its declarations */

MG_GEXF_START (graph)
{
  const char *type = mg_gexf_get (self, tag, A_DEFAULT_TYPE, 0);

  self->directed = type != NULL && g_ascii_strcasecmp (type, "directed") == 0;
  mg_given_add_graph (self->file, mg_gexf_get (self, tag, A_ID, 0), mg_xml_get_line (self->xml));
}

MG_GEXF_START (attributes)
{
  const char *class = mg_gexf_get (self, tag, A_CLASS, 0);

  self->domain = class != NULL && g_ascii_strcasecmp (class, "edge") == 0 ? MG_DOMAIN_EDGE : MG_DOMAIN_NODE;
}

MG_GEXF_START (attribute)
{
  const char *type = mg_gexf_get (self, tag, A_TYPE, 0);
  const char *plain = "string";

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strcasecmp (types[i].name, type) == 0)
      plain = types[i].type;

  mg_gexf_clear_key (self);
  self->key = (MgKey) {
    .type = g_strdup (plain),
    .domain = g_strdup (self->domain == MG_DOMAIN_EDGE ? "edge" : "node"),
    .line = mg_xml_get_line (self->xml),
  };
  if ((type = mg_gexf_get (self, tag, A_ID, 0)) != NULL)
    self->key.id = mg_text_clean (type, -1);
  if ((type = mg_gexf_get (self, tag, A_TITLE, 0)) != NULL)
    self->key.name = mg_text_clean (type, -1);

  if (self->file->columns->len > MAX_COLUMNS)
    mg_xml_fail (self->xml, MG_ERROR_TOO_LARGE,
                 _("The file declares more than %u keys. It is damaged or was made to do harm."), MAX_COLUMNS);
}

void
mg_gexf_clear_key (MgGexfReader *self)
{
  g_free (self->key.id);
  g_free (self->key.name);
  g_free (self->key.type);
  g_free (self->key.initial);
  g_free (self->key.domain);
  self->key = (MgKey) { 0, };
}

void
mg_gexf_end_attribute (MgGexfReader *self)
{
  if (self->key.id == NULL || *self->key.id == '\0')
    {
      g_free (self->key.id);
      self->key.id = g_strdup (self->key.name);
    }

  if (self->key.id == NULL)
    {
      mg_warnings_add (self->file->warnings, self->key.line,
                       _("A key has no identifier and is left out."));
      mg_gexf_clear_key (self);
      return;
    }

  mg_given_add_key (self->file, &self->key);
  self->key = (MgKey) { 0, };
}

MG_GEXF_START (text)
{
  g_string_truncate (self->text, 0);
}

/* The tags whose text is wanted. */
void
mg_gexf_end_text (MgGexfReader   *self,
                  const MgXmlTag *tag)
{
  static const struct { const char *tag; MgGexfOwn own; } metas[] = {
    { "creator", OWN_CREATOR }, { "description", OWN_DESCRIPTION }, { "keywords", OWN_KEYWORDS },
  };

  g_strstrip (self->text->str);
  self->text->len = strlen (self->text->str);
  if (g_str_equal (tag->name, "default"))
    {
      g_free (self->key.initial);
      self->key.initial = mg_text_clean (self->text->str, -1);
    }
  else if (g_str_equal (tag->name, "options"))
    {
      mg_warnings_add (self->file->warnings, mg_xml_get_line (self->xml),
                       _("The list of values that “%s” may have is not kept; the values are."),
                       self->key.name != NULL ? self->key.name : "");
    }

  /* What is said of the file stands before the graph that it is said of: see MgGiven.file. */
  for (guint i = 0; i < G_N_ELEMENTS (metas); i++)
    if (self->text->len > 0 && g_str_equal (tag->name, metas[i].tag))
      mg_given_add_value (self->file, &self->file->file, self->own[metas[i].own],
                          mg_given_add_text (self->file, self->text->str, self->text->len), FALSE,
                          mg_xml_get_line (self->xml));
}

/* Items */

MG_GEXF_START (nodes)
{
  if (parent->place == GEXF_NODE)
    mg_given_warn_nested (self->file, mg_xml_get_line (self->xml));
}

static void
set_parent (MgGexfReader      *self,
            const MgXmlTag    *tag,
            const MgGexfLevel *level,
            guint              outer)
{
  const char *parent = mg_gexf_get (self, tag, A_PID, 0);
  guint line = mg_xml_get_line (self->xml);
  guint column;

  if (outer != G_MAXUINT)
    parent = mg_given_text (self->file, g_array_index (self->file->nodes, MgGivenItem, outer).id);
  else if (parent != NULL)
    mg_given_warn_nested (self->file, mg_xml_get_line (self->xml));
  if (parent == NULL || *parent == '\0')
    return;

  column = mg_given_own_column (self->file, MG_DOMAIN_NODE, "parent");
  g_array_index (self->file->nodes, MgGivenItem, level->index).flags |= MG_GIVEN_NESTED;
  g_string_assign (self->buffer[1], parent);
  mg_given_set_node (self->file, level->index, column, self->buffer[1]->str, -1, line);
}

/* The node that holds the tag we are in, or G_MAXUINT. */
static guint
outer_node (const MgGexfReader *self)
{
  for (guint i = self->depth - 1; i > 0; i--)
    if (self->levels[i].place == GEXF_NODE)
      return self->levels[i].index;

  return G_MAXUINT;
}

MG_GEXF_START (node)
{
  const char *id = mg_gexf_get (self, tag, A_ID, 0);

  if (self->file->nodes->len >= MAX_NODES)
    mg_xml_fail (self->xml, MG_ERROR_TOO_LARGE,
                 _("The file has more than %u organisations, the most that is read. Keep only the part you need."), MAX_NODES);

  level->is_node = TRUE;
  level->index = mg_given_add_node (self->file, id, -1, mg_xml_get_line (self->xml));
  set_parent (self, tag, level, outer_node (self));
  mg_gexf_set (self, level, OWN_NODE_LABEL, mg_gexf_get (self, tag, A_LABEL, 0));
  mg_gexf_add_times (self, tag, level);
}

MG_GEXF_START (edge)
{
  const char *type = mg_gexf_get (self, tag, A_TYPE, 0);
  gboolean directed = type != NULL ? g_ascii_strcasecmp (type, "directed") == 0 : self->directed;
  gboolean mutual = type != NULL && g_ascii_strcasecmp (type, "mutual") == 0;
  const char *source = mg_gexf_get (self, tag, A_SOURCE, 0);
  const char *target = mg_gexf_get (self, tag, A_TARGET, 1);
  guint line = mg_xml_get_line (self->xml);
  MgGivenItem *edge;

  level->index = mg_given_add_edge (self->file, NULL, source != NULL ? source : "", target != NULL ? target : "", directed, line);
  if ((type = mg_gexf_get (self, tag, A_ID, 0)) != NULL)
    {
      g_autofree char *id = mg_text_clean (type, -1);
      MgTextPlace place = mg_given_add_text (self->file, id, strlen (id));

      edge = &g_array_index (self->file->edges, MgGivenItem, level->index);
      edge->id = place;
    }

  if (mutual)
    mg_gexf_set (self, level, OWN_RECIPROCAL, "true");
  mg_gexf_set (self, level, OWN_EDGE_LABEL, mg_gexf_get (self, tag, A_LABEL, 0));
  mg_gexf_set (self, level, OWN_WEIGHT, mg_gexf_get (self, tag, A_WEIGHT, 0));
  mg_gexf_set (self, level, OWN_KIND, mg_gexf_get (self, tag, A_KIND, 0));
  mg_gexf_add_times (self, tag, level);
}

void
mg_gexf_clear_level (MgGexfLevel *level)
{
  g_clear_pointer (&level->start, g_free);
  g_clear_pointer (&level->end, g_free);
  g_clear_pointer (&level->values, g_array_unref);
}

void
mg_gexf_end_item (MgGexfReader *self,
                  MgGexfLevel  *level)
{
  mg_gexf_set_times (self, level);
  mg_gexf_clear_level (level);
}

/* The item that holds the tag of @level. */
static MgGexfLevel *
find_item (MgGexfReader *self)
{
  for (guint i = self->depth - 1; i > 0; i--)
    if ((self->levels[i].place & GEXF_ITEM) != 0)
      return &self->levels[i];

  g_return_val_if_reached (&self->levels[0]);
}

MG_GEXF_START (spell)
{
  MgGexfLevel *item = find_item (self);

  item->n_spells++;
  mg_gexf_add_times (self, tag, item);
}

/* Values */

static MgGexfValue *
find_value (const MgGexfLevel *item,
            guint              column)
{
  for (guint i = 0; item->values != NULL && i < item->values->len; i++)
    if (g_array_index (item->values, MgGexfValue, i).column == column)
      return &g_array_index (item->values, MgGexfValue, i);

  return NULL;
}

/* The same attribute at another time: the latest one counts. */
static void
change_value (MgGexfReader *self,
              MgGexfValue  *before,
              const char   *text,
              double        time)
{
  const MgGivenColumn *column = &g_array_index (self->file->columns, MgGivenColumn, before->column);
  const MgKey *key = &g_array_index (self->file->keys, MgKey, column->key);
  g_autofree char *clean = NULL;
  MgTextPlace place;

  if (!before->warned)
    mg_warnings_add (self->file->warnings, mg_xml_get_line (self->xml),
                     _("“%s” changes in the course of time here; only its latest value is kept."),
                     key->name != NULL ? key->name : key->id);
  before->warned = TRUE;
  if (!isnan (time) && !isnan (before->time) && time < before->time)
    return;

  before->time = time;
  clean = mg_text_clean (text, -1);
  place = mg_given_add_text (self->file, clean, strlen (clean));
  g_array_index (self->file->values, MgGivenValue, before->value - 1).text = place;
}

MG_GEXF_START (value)
{
  MgGexfLevel *item = find_item (self);
  MgDomain domain = item->is_node ? MG_DOMAIN_NODE : MG_DOMAIN_EDGE;
  const char *name = mg_gexf_get (self, tag, A_FOR, 0);
  guint line = mg_xml_get_line (self->xml);
  double time = mg_gexf_get_time (self, tag);
  MgGexfValue new = { .time = time };
  MgGexfValue *before;
  const char *text;

  /* mg_gexf_get_time() used the buffer; files before 1.1 say "id". */
  name = mg_gexf_get (self, tag, A_FOR, 0);
  if (name == NULL)
    name = mg_gexf_get (self, tag, A_ID, 0);
  text = mg_gexf_get (self, tag, A_VALUE, 1);
  if (name == NULL || text == NULL || *text == '\0')
    return;

  new.column = mg_given_get_column (self->file, domain, name, strlen (name), line);
  before = find_value (item, new.column);
  if (before != NULL && !(isnan (time) && isnan (before->time)))
    {
      change_value (self, before, text, time);
      return;
    }

  if (item->is_node)
    mg_given_set_node (self->file, item->index, new.column, text, -1, line);
  else
    mg_given_set_edge (self->file, item->index, new.column, text, -1, line);

  new.value = self->file->values->len;
  if (item->values == NULL)
    item->values = g_array_new (FALSE, FALSE, sizeof (MgGexfValue));
  if (before == NULL)
    g_array_append_val (item->values, new);
}

/* Looks */

/* Gephi's map has its y upwards, ours downwards. */
MG_GEXF_START (position)
{
  const MgGexfLevel *item = find_item (self);
  const char *y = mg_gexf_get (self, tag, A_Y, 0);
  const char *z;
  char number[MG_TEXT_REAL_LENGTH];
  double real;

  if (!item->is_node)
    return;

  mg_gexf_set (self, item, OWN_X, mg_gexf_get (self, tag, A_X, 1));
  if (y != NULL && mg_text_parse_real (y, &real))
    mg_gexf_set (self, item, OWN_Y, mg_text_format_real (real == 0. ? 0. : -real, number));
  else
    mg_gexf_set (self, item, OWN_Y, y);

  z = mg_gexf_get (self, tag, A_Z, 1);
  if (z != NULL && !(mg_text_parse_real (z, &real) && real == 0.))
    mg_gexf_set (self, item, OWN_Z, z);
}

MG_GEXF_START (size)
{
  const MgGexfLevel *item = find_item (self);

  mg_gexf_set (self, item, item->is_node ? OWN_SIZE : OWN_THICKNESS, mg_gexf_get (self, tag, A_VALUE, 1));
}

static guint
get_part (MgGexfReader   *self,
          const MgXmlTag *tag,
          MgGexfName      name)
{
  const char *text = mg_gexf_get (self, tag, name, 0);
  double real = 0.;

  if (text != NULL)
    mg_text_parse_real (text, &real);

  return (guint) CLAMP (real, 0., 255.);
}

MG_GEXF_START (colour)
{
  const MgGexfLevel *item = find_item (self);
  const char *hex = mg_gexf_get (self, tag, A_HEX, 1);
  char text[16];

  if (hex == NULL)
    {
      g_snprintf (text, sizeof text, "#%02x%02x%02x", get_part (self, tag, A_R), get_part (self, tag, A_G),
                  get_part (self, tag, A_B));
      hex = text;
    }

  mg_gexf_set (self, item, item->is_node ? OWN_NODE_COLOUR : OWN_EDGE_COLOUR, hex);
}

MG_GEXF_START (shape)
{
  const MgGexfLevel *item = find_item (self);

  mg_gexf_set (self, item, item->is_node ? OWN_NODE_SHAPE : OWN_EDGE_SHAPE, mg_gexf_get (self, tag, A_VALUE, 1));
  if (item->is_node)
    mg_gexf_set (self, item, OWN_IMAGE, mg_gexf_get (self, tag, A_URI, 1));
}
