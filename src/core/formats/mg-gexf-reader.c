/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GEXF 1.1 to 1.3 as it is met, with or without its namespaces:
 *
 *   <gexf><meta><creator/>…</meta>
 *     <graph defaultedgetype="undirected" timeformat="date">
 *       <attributes class="node"><attribute id title type><default/><options/></attribute></attributes>
 *       <nodes><node id label start end pid>
 *         <attvalues><attvalue for value start end/></attvalues>
 *         <spells><spell start end/></spells>
 *         <viz:position x y z/> <viz:size value/> <viz:color r g b/> <viz:shape value/>
 *         <nodes>…</nodes>
 *       </node></nodes>
 *       <edges><edge id source target type weight label kind>…</edge></edges>
 *
 * What is an attribute of a tag here, or a look, becomes a column like any
 * other: label, x, y, weight, start, end…
 */
#include "mg-gexf-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-exchange.h"

/* Of the time that opening takes; the rest is building the network. */
#define SCAN_SHARE 0.7
#define MAX_TEXT (1024u * 1024)

static const char * const names[A_NAMES] = {
  [A_ID] = "id", [A_LABEL] = "label", [A_SOURCE] = "source", [A_TARGET] = "target", [A_TYPE] = "type",
  [A_WEIGHT] = "weight", [A_KIND] = "kind", [A_PID] = "pid", [A_FOR] = "for", [A_VALUE] = "value",
  [A_CLASS] = "class", [A_TITLE] = "title", [A_DEFAULT_TYPE] = "defaultedgetype",
  [A_START] = "start", [A_END] = "end", [A_START_OPEN] = "startopen", [A_END_OPEN] = "endopen",
  [A_TIMESTAMP] = "timestamp", [A_TIMESTAMPS] = "timestamps", [A_INTERVALS] = "intervals",
  [A_X] = "x", [A_Y] = "y", [A_Z] = "z", [A_R] = "r", [A_G] = "g", [A_B] = "b", [A_A] = "a",
  [A_HEX] = "hex", [A_URI] = "uri",
};

/* Columns of our making: identifiers that no file has. */
static const struct
{
  MgDomain    domain;
  const char *name;
  const char *type;
} own[N_OWN] = {
  [OWN_NODE_LABEL] = { MG_DOMAIN_NODE, "label", "string" },
  [OWN_X] = { MG_DOMAIN_NODE, "x", "double" },
  [OWN_Y] = { MG_DOMAIN_NODE, "y", "double" },
  [OWN_Z] = { MG_DOMAIN_NODE, "z", "double" },
  [OWN_NODE_START] = { MG_DOMAIN_NODE, "start", "string" },
  [OWN_NODE_END] = { MG_DOMAIN_NODE, "end", "string" },
  [OWN_SIZE] = { MG_DOMAIN_NODE, "size", "double" },
  [OWN_NODE_COLOUR] = { MG_DOMAIN_NODE, "color", "string" },
  [OWN_NODE_SHAPE] = { MG_DOMAIN_NODE, "shape", "string" },
  [OWN_IMAGE] = { MG_DOMAIN_NODE, "image", "string" },
  [OWN_EDGE_LABEL] = { MG_DOMAIN_EDGE, "label", "string" },
  [OWN_WEIGHT] = { MG_DOMAIN_EDGE, "weight", "double" },
  [OWN_KIND] = { MG_DOMAIN_EDGE, "kind", "string" },
  [OWN_RECIPROCAL] = { MG_DOMAIN_EDGE, "reciprocal", "boolean" },
  [OWN_EDGE_START] = { MG_DOMAIN_EDGE, "start", "string" },
  [OWN_EDGE_END] = { MG_DOMAIN_EDGE, "end", "string" },
  [OWN_THICKNESS] = { MG_DOMAIN_EDGE, "thickness", "double" },
  [OWN_EDGE_COLOUR] = { MG_DOMAIN_EDGE, "color", "string" },
  [OWN_EDGE_SHAPE] = { MG_DOMAIN_EDGE, "shape", "string" },
  [OWN_CREATOR] = { MG_DOMAIN_GRAPH, "creator", "string" },
  [OWN_DESCRIPTION] = { MG_DOMAIN_GRAPH, "description", "string" },
  [OWN_KEYWORDS] = { MG_DOMAIN_GRAPH, "keywords", "string" },
};

static const char * const domain_names[] = { "node", "edge", "graph" };

/* The tags of GEXF, the most frequent first. */
static const struct
{
  const char  *name;
  guint        parents;
  MgGexfPlace  place;
  MgGexfStart  start;
} elements[] = {
  { "attvalue", GEXF_VALUES, GEXF_EMPTY, mg_gexf_start_value },
  { "attvalues", GEXF_ITEM, GEXF_VALUES, NULL },
  { "edge", GEXF_EDGES, GEXF_EDGE, mg_gexf_start_edge },
  { "node", GEXF_NODES, GEXF_NODE, mg_gexf_start_node },
  { "position", GEXF_NODE, GEXF_EMPTY, mg_gexf_start_position },
  { "color", GEXF_ITEM, GEXF_EMPTY, mg_gexf_start_colour },
  { "size", GEXF_NODE, GEXF_EMPTY, mg_gexf_start_size },
  { "thickness", GEXF_EDGE, GEXF_EMPTY, mg_gexf_start_size },
  { "shape", GEXF_ITEM, GEXF_EMPTY, mg_gexf_start_shape },
  { "spells", GEXF_ITEM, GEXF_SPELLS, NULL },
  { "slices", GEXF_ITEM, GEXF_SPELLS, NULL },
  { "spell", GEXF_SPELLS, GEXF_EMPTY, mg_gexf_start_spell },
  { "slice", GEXF_SPELLS, GEXF_EMPTY, mg_gexf_start_spell },
  { "nodes", GEXF_GRAPH | GEXF_NODE, GEXF_NODES, mg_gexf_start_nodes },
  { "edges", GEXF_GRAPH | GEXF_NODE, GEXF_EDGES, NULL },
  { "attributes", GEXF_GRAPH, GEXF_ATTRIBUTES, mg_gexf_start_attributes },
  { "attribute", GEXF_ATTRIBUTES, GEXF_ATTRIBUTE, mg_gexf_start_attribute },
  { "default", GEXF_ATTRIBUTE, GEXF_TEXT, mg_gexf_start_text },
  { "options", GEXF_ATTRIBUTE, GEXF_TEXT, mg_gexf_start_text },
  { "graph", GEXF_ROOT, GEXF_GRAPH, mg_gexf_start_graph },
  { "meta", GEXF_ROOT, GEXF_META, NULL },
  { "creator", GEXF_META, GEXF_TEXT, mg_gexf_start_text },
  { "description", GEXF_META, GEXF_TEXT, mg_gexf_start_text },
  { "keywords", GEXF_META, GEXF_TEXT, mg_gexf_start_text },
  { "gexf", GEXF_FILE, GEXF_ROOT, NULL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (elements) <= 32);

static void
skip (MgGexfReader      *self,
      const MgXmlTag    *tag,
      const MgGexfLevel *parent)
{
  if (parent->place == GEXF_FILE)
    mg_xml_fail (self->xml, MG_ERROR_UNSUPPORTED,
                 _("The outermost tag is “%.40s”, not “gexf”: this is another kind of file. Export the network as GEXF or GraphML."),
                 tag->name);
  else
    mg_warnings_add (self->file->warnings, mg_xml_get_line (self->xml),
                     _("The tag “%.40s” is not known at this place; it is left out with all it holds."), tag->name);
}

static void
start_cb (MgXml          *xml,
          const MgXmlTag *tag,
          gpointer        user_data)
{
  MgGexfReader *self = user_data;
  const MgGexfLevel *parent = &self->levels[self->depth];
  MgGexfLevel *level;

  if (parent->place == GEXF_SKIPPED)
    {
      self->skipped++;
      return;
    }

  level = &self->levels[++self->depth];
  *level = (MgGexfLevel) { .place = GEXF_SKIPPED };

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (tag->name == self->tags[i] && (elements[i].parents & parent->place) != 0)
      {
        level->place = elements[i].place;
        if (elements[i].start != NULL)
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
  MgGexfReader *self = user_data;
  MgGexfLevel *level = &self->levels[self->depth];

  if (level->place == GEXF_SKIPPED && self->skipped > 0)
    {
      self->skipped--;
      return;
    }

  if ((level->place & GEXF_ITEM) != 0)
    mg_gexf_end_item (self, level);
  else if (level->place == GEXF_ATTRIBUTE)
    mg_gexf_end_attribute (self);
  else if (level->place == GEXF_TEXT)
    mg_gexf_end_text (self, tag);

  self->depth--;
}

static void
text_cb (MgXml      *xml,
         const char *text,
         gsize       length,
         gpointer    user_data)
{
  MgGexfReader *self = user_data;

  if (self->levels[self->depth].place != GEXF_TEXT)
    return;

  g_string_append_len (self->text, text, (gssize) length);
  if (self->text->len > MAX_TEXT)
    mg_xml_fail (self->xml, MG_ERROR_TOO_LARGE,
                 _("A value here is longer than 1 MiB. The file is damaged or was made to do harm."));
}

static guint
make_column (MgGiven *file,
             guint    i)
{
  g_autofree char *id = g_strdup_printf ("gexf.%s", own[i].name);
  MgKey key = {
    .id = g_strdup (id), .name = g_strdup (own[i].name), .type = g_strdup (own[i].type),
    .domain = g_strdup (domain_names[own[i].domain]),
  };

  mg_given_add_key (file, &key);

  return file->columns->len - 1;
}

static void
prepare (MgGexfReader *self,
         MgGiven      *file,
         MgXml        *xml)
{
  self->file = file;
  file->format = "gexf";
  self->xml = xml;
  for (guint i = 0; i < A_NAMES; i++)
    self->names[i] = mg_xml_intern (xml, names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    self->tags[i] = mg_xml_intern (xml, elements[i].name);
  for (guint i = 0; i < N_OWN; i++)
    self->own[i] = make_column (file, i);

  self->text = g_string_new (NULL);
  self->buffer[0] = g_string_new (NULL);
  self->buffer[1] = g_string_new (NULL);
  self->levels[0] = (MgGexfLevel) { .place = GEXF_FILE };
}

static void
finish (MgGexfReader *self)
{
  for (guint i = 0; i <= self->depth; i++)
    mg_gexf_clear_level (&self->levels[i]);
  mg_gexf_clear_key (self);
  g_string_free (self->text, TRUE);
  g_string_free (self->buffer[0], TRUE);
  g_string_free (self->buffer[1], TRUE);
}

/* What the file says of itself and of its looks */

static gboolean
has_attribute (MgGexfReader *self,
               MgDomain      domain,
               const char   *name)
{
  for (guint i = N_OWN; i < self->file->columns->len; i++)
    {
      const MgGivenColumn *column = &g_array_index (self->file->columns, MgGivenColumn, i);
      const MgKey *key = &g_array_index (self->file->keys, MgKey, column->key);

      if (column->domain == domain && g_strcmp0 (key->name, name) == 0)
        return TRUE;
    }

  return FALSE;
}

static const char *
find_meta (MgGexfReader *self,
           MgGexfOwn     wanted)
{
  for (guint32 i = self->file->file.first; i != 0;)
    {
      const MgGivenValue *value = &g_array_index (self->file->values, MgGivenValue, i - 1);

      if (value->column == self->own[wanted])
        return mg_given_text (self->file, value->text);

      i = value->next;
    }

  return "";
}

/* Looks that we wrote ourselves follow from the kinds; the description is the pole's name. */
static void
drop_our_looks (MgGexfReader *self)
{
  static const MgGexfOwn looks[] = {
    OWN_SIZE, OWN_NODE_COLOUR, OWN_NODE_SHAPE, OWN_THICKNESS, OWN_EDGE_COLOUR, OWN_EDGE_SHAPE,
  };
  gboolean are_ours = has_attribute (self, MG_DOMAIN_NODE, "kind") || has_attribute (self, MG_DOMAIN_EDGE, "layer");
  if (!g_str_equal (find_meta (self, OWN_CREATOR), MG_GEXF_CREATOR))
    return;

  mg_given_drop_column (self->file, self->own[OWN_CREATOR]);
  for (guint i = 0; are_ours && i < G_N_ELEMENTS (looks); i++)
    mg_given_drop_column (self->file, self->own[looks[i]]);

  mg_exchange_claim (self->file, self->own[OWN_DESCRIPTION], MG_FIELD_POLE_NAME);
}

/* Times that stand as an <attvalue> too are more exact there. */
static void
drop_doubles (MgGexfReader *self)
{
  static const struct { MgGexfOwn column; MgDomain domain; const char *name; } doubles[] = {
    { OWN_NODE_START, MG_DOMAIN_NODE, "start" }, { OWN_NODE_START, MG_DOMAIN_NODE, "joined" },
    { OWN_NODE_END, MG_DOMAIN_NODE, "end" }, { OWN_NODE_END, MG_DOMAIN_NODE, "left" },
    { OWN_EDGE_START, MG_DOMAIN_EDGE, "start" }, { OWN_EDGE_END, MG_DOMAIN_EDGE, "end" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (doubles); i++)
    if (has_attribute (self, doubles[i].domain, doubles[i].name))
      mg_given_drop_column (self->file, self->own[doubles[i].column]);

  for (guint i = 0; i < N_OWN; i++)
    if (g_array_index (self->file->columns, MgGivenColumn, self->own[i]).n_values == 0)
      mg_given_drop_column (self->file, self->own[i]);
}

static gboolean
check_graph (MgGexfReader  *self,
             GError       **error)
{
  if (self->file->graphs->len == 0)
    {
      g_set_error (error, MG_ERROR, MG_ERROR_SYNTAX,
                   _("%s: The file holds no network: it has no tag “graph”. Check that it is the right file."),
                   self->file->name);
      return FALSE;
    }

  mg_gexf_type_times (self);
  drop_our_looks (self);
  drop_doubles (self);
  mg_exchange_claim (self->file, self->own[OWN_NODE_LABEL], MG_FIELD_LABEL);
  mg_exchange_claim (self->file, self->own[OWN_X], MG_FIELD_X);
  mg_exchange_claim (self->file, self->own[OWN_Y], MG_FIELD_Y);

  return TRUE;
}

gboolean
mg_gexf_read (MgNetwork     *network,
              int            fd,
              const char    *display_name,
              MgWarnings    *warnings,
              MgProgress    *progress,
              GCancellable  *cancellable,
              GError       **error)
{
  static const MgXmlHandlers handlers = { start_cb, end_cb, text_cb };
  g_autoptr(MgGiven) file = mg_given_new (display_name, warnings);
  g_autoptr(MgInput) input = mg_input_new (fd, display_name, error);
  g_autofree MgGexfReader *reader = NULL;
  g_autoptr(MgXml) xml = NULL;
  gboolean done;

  if (input == NULL)
    return FALSE;

  reader = g_new0 (MgGexfReader, 1);
  xml = mg_xml_new (&handlers, reader, display_name);
  prepare (reader, file, xml);
  done = mg_xml_run (xml, input, progress, SCAN_SHARE, cancellable, error) && check_graph (reader, error);
  finish (reader);

  return done && mg_given_build (file, network, progress, cancellable, error);
}
