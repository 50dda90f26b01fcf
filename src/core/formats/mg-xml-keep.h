/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing XML: escaping, and tags of a stranger put together again. */
#pragma once

#include <string.h>

#include "mg-xml.h"

G_BEGIN_DECLS

/* Room for @length bytes more at the end of @xml, whose length stays; growing twofold. */
static inline char *
mg_xml_room (GString *xml,
             gsize    length)
{
  gsize before = xml->len;

  if (before + length >= xml->allocated_len)
    {
      g_string_set_size (xml, MAX (2 * before, before + length));
      xml->len = before;
    }

  return xml->str + before;
}

/* Appends bytes as they are. */
static inline void
mg_xml_put (GString    *xml,
            const char *bytes,
            gsize       length)
{
  memcpy (mg_xml_room (xml, length), bytes, length);
  xml->len += length;
}

/* Appends @text with "&", "<", ">" (in attributes also quotes and line ends)
 * written so that a parser reads the same.
 */
void mg_xml_append_text      (GString        *xml,
                              const char     *text,
                              gsize           length);
void mg_xml_append_attribute (GString        *xml,
                              const char     *text,
                              gsize           length);

/* The value of an attribute as the parser gives it, made plain. */
void mg_xml_append_value     (GString              *text,
                              const MgXmlAttribute *attribute);

/* The same, escaped again: as it can stand in a file. */
void mg_xml_append_raw       (GString              *xml,
                              const char           *value,
                              gsize                 length);

/**
 * MgXmlKeeper:
 *
 * Puts together again what lies inside one tag, so that it means the same when
 * it stands there in another file.  Prefixes that the outermost tag of the
 * file explains are left to it; others are explained where they are used.
 */
typedef struct
{
  GString         *xml;          /* what was put together so far */
  const GPtrArray *known;        /* prefix, URI, …: explained by the outermost tag */
  guint            depth;        /* of tags inside */
  gboolean         tag_open;     /* "<name …" without its ">" */
} MgXmlKeeper;

void mg_xml_keeper_start     (MgXmlKeeper    *self,
                              const MgXmlTag *tag);
void mg_xml_keeper_end       (MgXmlKeeper    *self,
                              const MgXmlTag *tag);
void mg_xml_keeper_text      (MgXmlKeeper    *self,
                              const char     *text,
                              gsize           length);

G_END_DECLS
