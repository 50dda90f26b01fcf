/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-graphml-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-text.h"

/* Of the time that opening takes; the rest is building the network. */
#define SCAN_SHARE 0.7

/* Of a file, about as many for each text that it has: an identifier, or a value that
 * was not there before.
 */
#define BYTES_PER_TEXT 256

static const char * const names[N_NAMES] = {
  [N_ID] = "id", [N_SOURCE] = "source", [N_TARGET] = "target", [N_DIRECTED] = "directed",
  [N_KEY] = "key", [N_FOR] = "for", [N_NAME] = "attr.name", [N_TYPE] = "attr.type",
  [N_EDGEDEFAULT] = "edgedefault", [N_NODE] = "node", [N_SOURCEPORT] = "sourceport",
  [N_TARGETPORT] = "targetport", [N_PORT] = "port", [N_DYNAMIC] = "dynamic",
};

/* The tags of GraphML, the most frequent first: <data> alone is nearly all of a file. */
static const struct
{
  const char *name;
  guint       parents;
  MgGraphmlPlace       place;
  MgGraphmlStart   start;
} elements[] = {
  { "data", IN_ITEM, IN_DATA, mg_graphml_start_data },
  { "edge", IN_GRAPH, IN_EDGE, mg_graphml_start_edge },
  { "node", IN_GRAPH, IN_NODE, mg_graphml_start_node },
  { "endpoint", IN_HYPEREDGE, IN_SKIPPED, mg_graphml_start_endpoint },
  { "hyperedge", IN_GRAPH, IN_HYPEREDGE, mg_graphml_start_hyperedge },
  { "desc", IN_ITEM, IN_DATA, mg_graphml_start_description },
  { "port", IN_NODE, IN_DATA, mg_graphml_start_port },
  { "key", IN_GRAPHML | IN_GRAPH, IN_KEY, mg_graphml_start_key },
  { "default", IN_KEY, IN_DEFAULT, mg_graphml_start_of_key },
  { "desc", IN_KEY, IN_DESCRIPTION, mg_graphml_start_of_key },
  { "graph", IN_GRAPHML | IN_NODE | IN_EDGE, IN_GRAPH, mg_graphml_start_graph },
  { "graphml", IN_FILE, IN_GRAPHML, mg_graphml_start_graphml },
};

G_STATIC_ASSERT (G_N_ELEMENTS (elements) <= 16);

static void
fail_root (MgGraphmlReader *self,
           const MgXmlTag  *tag)
{
  mg_xml_fail (self->xml, MG_ERROR_UNSUPPORTED,
               _("The outermost tag is “%.40s”, not “graphml”: this is another kind of file. Export the network as GraphML."),
               tag->name);
}

static void
skip (MgGraphmlReader      *self,
      const MgXmlTag       *tag,
      const MgGraphmlLevel *parent)
{
  if (parent->place == IN_FILE)
    fail_root (self, tag);
  else
    mg_warnings_add (self->file->warnings, mg_xml_get_line (self->xml),
                     _("The tag “%.40s” is not known at this place; it is left out with all it holds."), tag->name);
}

static void
start_inside_data (MgGraphmlReader *self,
                   const MgXmlTag  *tag)
{
  MgGiven *file = self->file;

  if (!self->is_xml)
    {
      self->is_xml = TRUE;
      mg_xml_keeper_text (&self->keeper, file->block + self->begin, file->block_length - self->begin);
      file->block_length = self->begin;
    }

  mg_xml_keeper_start (&self->keeper, tag);
  mg_graphml_check_length (self, self->keeper.xml->len);
}

static void
start_cb (MgXml          *xml,
          const MgXmlTag *tag,
          gpointer        user_data)
{
  MgGraphmlReader *self = user_data;
  const MgGraphmlLevel *parent = &self->levels[self->depth];
  MgGraphmlLevel *level;

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
  *level = (MgGraphmlLevel) { .place = IN_SKIPPED, .owner = parent->owner, .directed = parent->directed };

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

static gboolean
leaf_cb (MgXml                *xml,
         const MgXmlAttribute *attribute,
         guint                 line,
         gpointer              user_data)
{
  return mg_graphml_start_leaf (user_data, attribute, line);
}

static void
leaf_end_cb (MgXml    *xml,
             gpointer  user_data)
{
  MgGraphmlReader *self = user_data;

  mg_graphml_end_data (self, self->levels[self->depth].owner);
  self->depth--;
}

static void
end_cb (MgXml          *xml,
        const MgXmlTag *tag,
        gpointer        user_data)
{
  MgGraphmlReader *self = user_data;
  const MgGraphmlLevel *level = &self->levels[self->depth];

  if (level->place == IN_DATA && self->keeper.depth > 0)
    {
      mg_xml_keeper_end (&self->keeper, tag);
      if (self->keeper.depth > 0 || !self->in_port)
        return;
    }

  if (level->place == IN_SKIPPED && self->skipped > 0)
    {
      self->skipped--;
      return;
    }

  if (level->place == IN_DATA)
    mg_graphml_end_data (self, level->owner);
  else if (level->place == IN_KEY)
    mg_graphml_end_key (self);
  else if (level->place == IN_DEFAULT)
    mg_graphml_end_default (self);
  else if (level->place == IN_DESCRIPTION)
    mg_graphml_end_description (self);

  self->depth--;
}

/* Between tags only blanks stand, but for somebody's slip. */
static void
warn_of_text (MgGraphmlReader *self,
              const char      *text,
              gsize            length)
{
  g_autofree char *start = NULL;

  for (gsize i = 0; i < length; i++)
    if (text[i] != ' ' && text[i] != '\n' && !g_ascii_isspace (text[i]))
      {
        if (self->levels[self->depth].place == IN_SKIPPED)
          return;

        start = g_strndup (text + i, MIN (length - i, 40));
        mg_warnings_add (self->file->warnings, mg_xml_get_line (self->xml),
                         _("The text “%s” stands outside of any value; it is left out."), start);
        return;
      }
}

/* A new line, indented: what comes most. */
static inline gboolean
is_indent (const char *text,
           gsize       length)
{
  static const char blanks[] = "                                ";

  return length < sizeof blanks && text[0] == '\n' && mg_bytes_are_same (text + 1, blanks, length - 1);
}

static void
text_cb (MgXml      *xml,
         const char *text,
         gsize       length,
         gpointer    user_data)
{
  MgGraphmlReader *self = user_data;
  MgGraphmlPlace place = self->levels[self->depth].place;

  if (place == IN_DATA && !self->is_xml)
    {
      if (!self->wanted)
        return;

      mg_given_append_bytes (self->file, text, length);
      if (self->file->block_length - self->begin > MG_GRAPHML_MAX_TEXT)
        mg_graphml_check_length (self, self->file->block_length - self->begin);
    }
  else if (place == IN_DATA)
    {
      mg_xml_keeper_text (&self->keeper, text, length);
      mg_graphml_check_length (self, self->keeper.xml->len);
    }
  else if (place == IN_DEFAULT || place == IN_DESCRIPTION)
    {
      g_string_append_len (self->text, text, (gssize) length);
      mg_graphml_check_length (self, self->text->len);
    }
  else if (!is_indent (text, length))
    {
      warn_of_text (self, text, length);
    }
}

static void
prepare (MgGraphmlReader *self,
         MgGiven         *file,
         GArray          *whole)
{
  self->file = file;
  for (guint i = 0; i < N_NAMES; i++)
    self->names[i] = mg_xml_intern (self->xml, names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    self->tags[i] = mg_xml_intern (self->xml, elements[i].name);

  self->text = g_string_new (NULL);
  self->keeper.xml = g_string_new (NULL);
  self->keeper.known = file->namespaces;
  self->levels[0] = (MgGraphmlLevel) { .place = IN_FILE, .owner = { whole, 0 } };
}

static gboolean
check_graph (MgGraphmlReader  *self,
             GError          **error)
{
  if (self->file->graphs->len > 0)
    return TRUE;

  g_set_error (error, MG_ERROR, MG_ERROR_SYNTAX,
               _("%s: The file holds no network: it has no tag “graph”. Check that it is the right file."),
               self->file->name);

  return FALSE;
}

gboolean
mg_graphml_scan (MgGiven       *self,
                 int            fd,
                 MgProgress    *progress,
                 GCancellable  *cancellable,
                 GError       **error)
{
  static const MgXmlHandlers handlers = { start_cb, end_cb, text_cb, leaf_cb, leaf_end_cb };
  g_autoptr(MgInput) input = mg_input_new (fd, self->name, error);
  g_autoptr(GArray) whole = g_array_new (FALSE, TRUE, sizeof (MgGivenItem));
  g_autoptr(MgXml) xml = NULL;
  g_autofree MgGraphmlReader *reader = NULL;
  gboolean done;

  if (input == NULL)
    return FALSE;

  g_array_set_size (whole, 1);
  reader = g_new0 (MgGraphmlReader, 1);
  xml = mg_xml_new (&handlers, reader, self->name);
  reader->xml = xml;
  mg_texts_expect (self->texts, (guint) (mg_input_get_size (input) / BYTES_PER_TEXT));
  prepare (reader, self, whole);
  done = mg_xml_run (xml, input, progress, SCAN_SHARE, cancellable, error) &&
         check_graph (reader, error);
  mg_given_settle (self);
  self->file = g_array_index (whole, MgGivenItem, 0);

  mg_graphml_clear_key (reader);
  g_clear_pointer (&reader->ends, mg_given_ends_free);
  g_string_free (reader->text, TRUE);
  g_string_free (reader->keeper.xml, TRUE);

  return done;
}

gboolean
mg_graphml_read (MgNetwork     *network,
                 int            fd,
                 const char    *display_name,
                 MgWarnings    *warnings,
                 MgProgress    *progress,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr(MgGiven) file = mg_given_new (display_name, warnings);

  return mg_graphml_scan (file, fd, progress, cancellable, error) &&
         mg_given_build (file, network, progress, cancellable, error);
}
