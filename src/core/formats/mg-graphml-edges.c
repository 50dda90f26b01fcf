/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading GraphML: what tags say of links and of what they join. */
#include "mg-graphml-reader.h"

/* Their texts are looked up together, while the parser goes on. */
#define EDGES_AT_ONCE 256u

void
mg_graphml_mark_port (MgGraphmlReader *self,
                      guint            column)
{
  MgGivenColumn *taker = &g_array_index (self->file->columns, MgGivenColumn, column);
  MgKey *key = &g_array_index (self->file->keys, MgKey, taker->key);

  if (taker->n_values > 0)
    return;

  taker->joins = TRUE;
  g_free (key->type);
  key->type = g_strdup (MG_GRAPHML_PORT);
}

/* Where a link is tied to: written back as it came. */
static void
keep_port (MgGraphmlReader *self,
           const MgXmlTag  *tag,
           MgGraphmlName    name,
           const char      *field,
           MgGivenItem     *edge)
{
  MgXmlAttribute attribute;
  guint column;

  if (!mg_graphml_get_attribute (self, tag, name, &attribute))
    return;

  column = mg_given_own_column (self->file, MG_DOMAIN_EDGE, field);
  mg_graphml_mark_port (self, column);
  mg_given_add_value (self->file, edge, column, mg_graphml_keep_value (self, &attribute), FALSE, edge->line);
}

static MgTextPlace
keep_end (MgGraphmlReader      *self,
          const MgXmlAttribute *attribute)
{
  MgTextPlace place = 0;

  if (self->file->edges->len == 0 && self->ends == NULL)
    self->ends = mg_given_ends_new (self->file);
  if (self->ends != NULL)
    place = mg_given_ends_find (self->ends, attribute->value, attribute->length);

  return place != 0 ? place : mg_graphml_keep_value (self, attribute);
}

/* Returns how many attributes are for others to look at. */
static guint
read_edge (MgGraphmlReader *self,
           const MgXmlTag  *tag,
           MgGivenItem     *edge)
{
  guint n_others = 0;

  for (guint i = 0; i < tag->n_attributes; i++)
    {
      MgXmlAttribute attribute = mg_xml_tag_get (tag, i);

      if (attribute.prefix != NULL)
        n_others++;
      else if (attribute.name == self->names[N_SOURCE])
        edge->source = keep_end (self, &attribute);
      else if (attribute.name == self->names[N_TARGET])
        edge->target = keep_end (self, &attribute);
      else if (attribute.name == self->names[N_ID])
        edge->id = mg_graphml_keep_value (self, &attribute);
      else if (attribute.name == self->names[N_DIRECTED])
        {
          edge->flags = mg_graphml_is_value (&attribute, "true") || mg_graphml_is_value (&attribute, "1") ? MG_GIVEN_DIRECTED : 0;
          self->file->directions = TRUE;
        }
      else
        n_others++;
    }

  return n_others;
}

void
mg_graphml_start_edge (MgGraphmlReader      *self,
                       const MgXmlTag       *tag,
                       MgGraphmlLevel       *level,
                       const MgGraphmlLevel *parent)
{
  MgGivenItem edge = {
    .line = tag->line,
    .graph = mg_graphml_current_graph (self),
    .flags = parent->directed ? MG_GIVEN_DIRECTED : 0,
  };
  guint n_others = read_edge (self, tag, &edge);

  if (n_others > 0)
    {
      keep_port (self, tag, N_SOURCEPORT, "sourceport", &edge);
      keep_port (self, tag, N_TARGETPORT, "targetport", &edge);
    }

  level->owner = (MgGraphmlOwner) { self->file->edges, self->file->edges->len };
  if (self->file->edges->len - self->file->n_numbered >= EDGES_AT_ONCE)
    mg_given_number_edges (self->file);
  g_array_append_val (self->file->edges, edge);
  if (n_others > 0)
    mg_graphml_keep_other_attributes (self, tag, level);
}

void
mg_graphml_start_endpoint (MgGraphmlReader      *self,
                           const MgXmlTag       *tag,
                           MgGraphmlLevel       *level,
                           const MgGraphmlLevel *parent)
{
  MgGivenItem edge = {
    .id = mg_graphml_keep_attribute (self, tag, N_ID),
    .source = mg_graphml_keep_attribute (self, tag, N_NODE),
    .target = parent->owner.index,
    .line = mg_xml_get_line (self->xml),
    .graph = mg_graphml_current_graph (self),
    .flags = MG_GIVEN_ENDPOINT,
  };

  keep_port (self, tag, N_PORT, "sourceport", &edge);
  g_array_append_val (self->file->edges, edge);
}
