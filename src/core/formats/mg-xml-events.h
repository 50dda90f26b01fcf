/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What libxml2 calls back for, noted as bytes and played to the handlers: private
 * to mg-xml.c.
 *
 * An event is an #MgXmlEvent and what its kind says, together a multiple of eight
 * bytes.  Names are pointers into the parser's dictionary, which outlives them;
 * all else is copied.  Nearly all tags of a file are like the one before, with
 * another value: these are noted without their names.
 */
#pragma once

#include "mg-bytes.h"
#include "mg-xml-relay.h"
#include "mg-xml.h"

G_BEGIN_DECLS

typedef enum
{
  MG_XML_EVENT_START,    /* an MgXmlNotedTag; length: of all of it */
  MG_XML_EVENT_AGAIN,    /* the last tag with one attribute; length: of its value, which follows */
  MG_XML_EVENT_END,
  MG_XML_EVENT_TEXT,     /* length: of the text, which follows */
  MG_XML_EVENT_READ,     /* eight bytes follow: how many the parser was given by now */
} MgXmlEventKind;

typedef struct
{
  guint32 line;
  guint32 kind : 3;
  guint32 length : 29;
} MgXmlEvent;

typedef struct
{
  MgXmlEvent           event;
  guint32              n_namespaces;
  guint32              n_attributes;
  const char          *name;
  const char          *prefix;
  const char          *uri;
  const unsigned char *pointers[];   /* namespaces, attributes as in MgXmlTag; the values behind them */
} MgXmlNotedTag;

/* The names of a tag without namespaces and with one attribute. */
typedef struct
{
  const char *name;
  const char *prefix;
  const char *uri;
  const char *attribute_name;
  const char *attribute_prefix;
  const char *attribute_uri;
} MgXmlShape;

static inline MgXmlShape
mg_xml_shape_of (const MgXmlTag *tag)
{
  const MgXmlAttribute attribute = mg_xml_tag_get (tag, 0);

  return (MgXmlShape) { tag->name, tag->prefix, tag->uri, attribute.name, attribute.prefix, attribute.uri };
}

/* Whether a tag as the parser tells it has them. */
static inline gboolean
mg_xml_shape_is (const MgXmlShape     *self,
                 const unsigned char  *name,
                 const unsigned char  *prefix,
                 const unsigned char  *uri,
                 const unsigned char **attribute)
{
  return (const char *) name == self->name && (const char *) attribute[0] == self->attribute_name &&
         (const char *) prefix == self->prefix && (const char *) uri == self->uri &&
         (const char *) attribute[1] == self->attribute_prefix && (const char *) attribute[2] == self->attribute_uri;
}

/* Notes: on the parser's thread */

typedef struct
{
  MgXmlRelay relay;
  MgXmlShape last;      /* of the last tag that has one; the player knows the same */
} MgXmlNotes;

/* Returns where the @length bytes go */
static inline char *
mg_xml_note_event (MgXmlNotes     *self,
                   MgXmlEventKind  kind,
                   guint           line,
                   gsize           length)
{
  MgXmlEvent *event = mg_xml_relay_note (&self->relay, sizeof *event + (length + 7) / 8 * 8);

  event->line = line;
  event->kind = kind;
  event->length = (guint32) length;

  return (char *) (event + 1);
}

/* With its names. */
void        mg_xml_note_tag   (MgXmlNotes     *self,
                               const MgXmlTag *tag);

/* A tag of the last shape, with that value. */
static inline void
mg_xml_note_again (MgXmlNotes *self,
                   guint       line,
                   const char *value,
                   gsize       length)
{
  mg_bytes_copy (mg_xml_note_event (self, MG_XML_EVENT_AGAIN, line, length), value, length);
}

/* The player: on another thread, or on the same */

typedef struct
{
  MgXml         *xml;
  MgXmlHandlers  handlers;
  gpointer       user_data;
  const char    *leaf_name;   /* NULL: none is expected */
  const char    *leaf_uri;
  gboolean       in_leaf;     /* told as such, and no tag in it since */
  GError        *failure;     /* the first; nothing is played after it */
  MgXmlShape     last;
  guint          line;        /* of the event that is played */
  guint64        n_read;      /* when it was noted */
  guint          depth;
  MgXmlTag       open[MG_XML_MAX_DEPTH + 1];   /* by depth, from 1: names alone */
} MgXmlPlayer;

/* An MgXmlPlayFunc. */
gboolean    mg_xml_play       (gconstpointer   bytes,
                               gsize           length,
                               gpointer        player);

G_END_DECLS
