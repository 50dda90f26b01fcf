/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-xml-events.h"

static gsize
sum_values (const MgXmlTag *tag)
{
  gsize sum = 0;

  for (guint i = 0; i < tag->n_attributes; i++)
    sum += mg_xml_tag_get (tag, i).length;

  return sum;
}

/* The attributes point to where their values are copied. */
static void
put_attributes (const unsigned char **pointers,
                const MgXmlTag       *tag)
{
  char *values = (char *) (pointers + (gsize) 5 * tag->n_attributes);

  for (guint i = 0; i < tag->n_attributes; i++, pointers += 5)
    {
      const MgXmlAttribute attribute = mg_xml_tag_get (tag, i);

      mg_bytes_copy (values, attribute.value, attribute.length);
      pointers[0] = (const unsigned char *) attribute.name;
      pointers[1] = (const unsigned char *) attribute.prefix;
      pointers[2] = (const unsigned char *) attribute.uri;
      pointers[3] = (const unsigned char *) values;
      values += attribute.length;
      pointers[4] = (const unsigned char *) values;
    }
}

void
mg_xml_note_tag (MgXmlNotes     *self,
                 const MgXmlTag *tag)
{
  gsize n_pointers = (gsize) 2 * tag->n_namespaces + (gsize) 5 * tag->n_attributes;
  gsize length = (sizeof (MgXmlNotedTag) + n_pointers * sizeof (gpointer) + sum_values (tag) + 7) / 8 * 8;
  MgXmlNotedTag *noted = mg_xml_relay_note (&self->relay, length);

  noted->event = (MgXmlEvent) { tag->line, MG_XML_EVENT_START, (guint32) length };
  noted->n_namespaces = tag->n_namespaces;
  noted->n_attributes = tag->n_attributes;
  noted->name = tag->name;
  noted->prefix = tag->prefix;
  noted->uri = tag->uri;
  for (guint i = 0; i < 2 * tag->n_namespaces; i++)
    noted->pointers[i] = tag->namespaces[i];
  put_attributes (noted->pointers + (gsize) 2 * tag->n_namespaces, tag);

  if (tag->n_attributes == 1 && tag->n_namespaces == 0)
    self->last = mg_xml_shape_of (tag);
}

/* The tag that comes most, told the short way if it is as it mostly is. */
static inline gboolean
play_leaf (MgXmlPlayer          *self,
           const MgXmlAttribute *attribute)
{
  return self->last.name == self->leaf_name && self->last.uri == self->leaf_uri &&
         self->handlers.leaf (self->xml, attribute, self->line, self->user_data);
}

static void
play_tag (MgXmlPlayer    *self,
          const MgXmlTag *tag)
{
  self->in_leaf = FALSE;
  self->open[++self->depth] = (MgXmlTag) { .name = tag->name, .prefix = tag->prefix, .uri = tag->uri };
  self->handlers.start (self->xml, tag, self->user_data);
}

/* A tag of the last shape. */
static inline void
play_shape (MgXmlPlayer *self,
            const char  *value,
            gsize        length)
{
  const MgXmlShape *last = &self->last;
  const MgXmlAttribute attribute = { last->attribute_name, last->attribute_prefix, last->attribute_uri, value, length };

  if (play_leaf (self, &attribute))
    {
      self->in_leaf = TRUE;
      self->open[++self->depth] = (MgXmlTag) { .name = last->name, .prefix = last->prefix, .uri = last->uri };
    }
  else
    {
      const unsigned char *pointers[] = {
        (const unsigned char *) last->attribute_name, (const unsigned char *) last->attribute_prefix,
        (const unsigned char *) last->attribute_uri, (const unsigned char *) value, (const unsigned char *) value + length
      };

      play_tag (self, &(MgXmlTag) {
        .name = last->name, .prefix = last->prefix, .uri = last->uri,
        .n_attributes = 1, .attributes = pointers, .line = self->line
      });
    }
}

static void
play_noted (MgXmlPlayer   *self,
            MgXmlNotedTag *noted)
{
  MgXmlTag tag = {
    .name = noted->name, .prefix = noted->prefix, .uri = noted->uri,
    .n_namespaces = noted->n_namespaces, .namespaces = noted->pointers,
    .n_attributes = noted->n_attributes, .attributes = noted->pointers + (gsize) 2 * noted->n_namespaces,
    .line = self->line,
  };

  if (tag.n_attributes == 1 && tag.n_namespaces == 0)
    {
      const MgXmlAttribute attribute = mg_xml_tag_get (&tag, 0);

      self->last = mg_xml_shape_of (&tag);
      play_shape (self, attribute.value, attribute.length);
    }
  else
    {
      play_tag (self, &tag);
    }
}

static inline void
play_end (MgXmlPlayer *self)
{
  if (self->in_leaf)
    {
      self->in_leaf = FALSE;
      self->handlers.leaf_end (self->xml, self->user_data);
    }
  else
    {
      self->handlers.end (self->xml, &self->open[self->depth], self->user_data);
    }

  self->depth--;
}

/* Returns where the next event is. */
static inline gconstpointer
play_event (MgXmlPlayer      *self,
            const MgXmlEvent *event)
{
  const char *bytes = (const char *) (event + 1);
  gsize length = event->length;

  self->line = event->line;
  switch ((MgXmlEventKind) event->kind)
    {
    case MG_XML_EVENT_START:
      play_noted (self, (MgXmlNotedTag *) (void *) event);
      return (const char *) event + length;

    case MG_XML_EVENT_AGAIN:
      play_shape (self, bytes, length);
      break;

    case MG_XML_EVENT_END:
      play_end (self);
      break;

    case MG_XML_EVENT_TEXT:
      self->handlers.text (self->xml, bytes, length, self->user_data);
      break;

    case MG_XML_EVENT_READ:
      memcpy (&self->n_read, bytes, sizeof self->n_read);
      break;
    }

  return bytes + (length + 7) / 8 * 8;
}

gboolean
mg_xml_play (gconstpointer bytes,
             gsize         length,
             gpointer      player)
{
  MgXmlPlayer *self = player;

  for (gconstpointer p = bytes, end = (const char *) bytes + length; p < end && self->failure == NULL;)
    p = play_event (self, p);

  return self->failure == NULL;
}
