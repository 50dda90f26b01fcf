/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-xml-keep.h"

#include <string.h>

/* What stands for a byte in text, and in attributes; NULL: itself. */
static const char * const in_text[256] = {
  ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['\r'] = "&#13;",
};

static const char * const in_attributes[256] = {
  ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['\r'] = "&#13;",
  ['"'] = "&quot;", ['\n'] = "&#10;", ['\t'] = "&#9;",
};

/* No sequence is longer; of a text so much is looked at at once. */
#define LONGEST_SEQUENCE 6
#define PIECE ((gsize) 4096)

static char *
put_piece (char               *to,
           const char         *text,
           const char         *end,
           const char * const *sequences)
{
  for (const char *p = text; p < end; p++)
    {
      const char *sequence = sequences[(guchar) *p];

      if (G_LIKELY (sequence == NULL))
        *to++ = *p;
      else
        to = stpcpy (to, sequence);
    }

  return to;
}

/* Whether one of eight bytes is "c". */
static inline guint64
has_byte (guint64 word,
          guchar  c)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  guint64 rest = word ^ ones * c;

  return (rest - ones) & ~rest & ones << 7;
}

/* Whether nothing in @text has a sequence: of eight bytes or more, looked at eight
 * at a time, the last of them perhaps twice.  "<" and ">" differ in one bit.
 */
static inline gboolean
is_plain (const char *text,
          gsize       length)
{
  guint64 found = 0;
  guint64 word;

  for (gsize i = 0; i < length; i += sizeof word)
    {
      memcpy (&word, text + MIN (i, length - sizeof word), sizeof word);
      found |= has_byte (word, '&') | has_byte (word, '\r') | has_byte (word | ('<' ^ '>') * G_GUINT64_CONSTANT (0x0101010101010101), '>');
    }

  return found == 0;
}

static void
append_escaped (GString            *xml,
                const char         *text,
                gsize               length,
                const char * const *sequences)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p += MIN (PIECE, (gsize) (end - p)))
    {
      gsize piece = MIN (PIECE, (gsize) (end - p));
      char *to = mg_xml_room (xml, LONGEST_SEQUENCE * piece);

      xml->len += (gsize) (put_piece (to, p, p + piece, sequences) - to);
    }

  xml->str[xml->len] = '\0';
}

void
mg_xml_append_text (GString    *xml,
                    const char *text,
                    gsize       length)
{
  if (length >= sizeof (guint64) && is_plain (text, length))
    {
      mg_xml_put (xml, text, length);
      xml->str[xml->len] = '\0';
    }
  else
    {
      append_escaped (xml, text, length, in_text);
    }
}

void
mg_xml_append_attribute (GString    *xml,
                         const char *text,
                         gsize       length)
{
  append_escaped (xml, text, length, in_attributes);
}

/* Where entities stay entities, libxml2 hands "&amp;" on as "&#38;".  Gives
 * @part what comes before the next one, and returns where to go on.
 */
static const char *
next_part (const char *p,
           const char *end,
           gsize      *part)
{
  const char *mark = memchr (p, '&', (gsize) (end - p));

  if (mark == NULL)
    mark = end;
  *part = (gsize) (mark - p);

  return end - mark >= 5 && strncmp (mark, "&#38;", 5) == 0 ? mark + 5 : MIN (mark + 1, end);
}

void
mg_xml_append_value (GString              *text,
                     const MgXmlAttribute *attribute)
{
  const char *end = attribute->value + attribute->length;
  gsize part;

  for (const char *p = attribute->value, *next; p < end; p = next)
    {
      next = next_part (p, end, &part);
      g_string_append_len (text, p, (gssize) part);
      if (p + part < end)
        g_string_append_c (text, '&');
    }
}

void
mg_xml_append_raw (GString    *xml,
                   const char *value,
                   gsize       length)
{
  const char *end = value + length;
  gsize part;

  for (const char *p = value, *next; p < end; p = next)
    {
      next = next_part (p, end, &part);
      mg_xml_append_attribute (xml, p, part);
      if (p + part < end)
        g_string_append (xml, "&amp;");
    }
}

static const char *
find_uri (const GPtrArray *known,
          const char      *prefix)
{
  for (guint i = 0; i + 1 < known->len; i += 2)
    if (g_strcmp0 (known->pdata[i], prefix) == 0)
      return known->pdata[i + 1];

  return NULL;
}

static gboolean
declares (const MgXmlTag *tag,
          const char     *prefix)
{
  for (guint i = 0; i < tag->n_namespaces; i++)
    if (g_strcmp0 ((const char *) tag->namespaces[2 * i], prefix) == 0)
      return TRUE;

  return FALSE;
}

static void
append_namespace (GString    *xml,
                  const char *prefix,
                  const char *uri)
{
  if (prefix != NULL)
    g_string_append_printf (xml, " xmlns:%s=\"", prefix);
  else
    g_string_append (xml, " xmlns=\"");

  if (uri != NULL)
    mg_xml_append_raw (xml, uri, strlen (uri));
  g_string_append_c (xml, '"');
}

/* Explains @prefix here unless this tag or the file's outermost one does. */
static void
explain (MgXmlKeeper    *self,
         const MgXmlTag *tag,
         const char     *prefix,
         const char     *uri)
{
  if (declares (tag, prefix) || g_strcmp0 (find_uri (self->known, prefix), uri) == 0 ||
      g_strcmp0 (prefix, "xml") == 0)
    return;

  append_namespace (self->xml, prefix, uri);
}

static void
close_tag (MgXmlKeeper *self)
{
  if (self->tag_open)
    g_string_append_c (self->xml, '>');

  self->tag_open = FALSE;
}

static void
append_name (GString    *xml,
             const char *prefix,
             const char *name)
{
  if (prefix != NULL)
    {
      g_string_append (xml, prefix);
      g_string_append_c (xml, ':');
    }

  g_string_append (xml, name);
}

/* Whether the tag or an attribute before the one at @index has its prefix. */
static gboolean
is_explained (const MgXmlTag *tag,
              guint           index)
{
  const char *prefix = mg_xml_tag_get (tag, index).prefix;

  if (g_strcmp0 (prefix, tag->prefix) == 0)
    return TRUE;

  for (guint i = 0; i < index; i++)
    if (g_strcmp0 (mg_xml_tag_get (tag, i).prefix, prefix) == 0)
      return TRUE;

  return FALSE;
}

static void
append_namespaces (MgXmlKeeper    *self,
                   const MgXmlTag *tag)
{
  for (guint i = 0; i < tag->n_namespaces; i++)
    append_namespace (self->xml, (const char *) tag->namespaces[2 * i],
                      (const char *) tag->namespaces[2 * i + 1]);

  explain (self, tag, tag->prefix, tag->uri);
  for (guint i = 0; i < tag->n_attributes; i++)
    {
      MgXmlAttribute attribute = mg_xml_tag_get (tag, i);

      if (attribute.prefix != NULL && !is_explained (tag, i))
        explain (self, tag, attribute.prefix, attribute.uri);
    }
}

void
mg_xml_keeper_start (MgXmlKeeper    *self,
                     const MgXmlTag *tag)
{
  close_tag (self);
  g_string_append_c (self->xml, '<');
  append_name (self->xml, tag->prefix, tag->name);
  append_namespaces (self, tag);

  for (guint i = 0; i < tag->n_attributes; i++)
    {
      MgXmlAttribute attribute = mg_xml_tag_get (tag, i);

      g_string_append_c (self->xml, ' ');
      append_name (self->xml, attribute.prefix, attribute.name);
      g_string_append (self->xml, "=\"");
      mg_xml_append_raw (self->xml, attribute.value, attribute.length);
      g_string_append_c (self->xml, '"');
    }

  self->tag_open = TRUE;
  self->depth++;
}

void
mg_xml_keeper_end (MgXmlKeeper    *self,
                   const MgXmlTag *tag)
{
  self->depth--;
  if (self->tag_open)
    {
      g_string_append (self->xml, "/>");
      self->tag_open = FALSE;
      return;
    }

  g_string_append (self->xml, "</");
  append_name (self->xml, tag->prefix, tag->name);
  g_string_append_c (self->xml, '>');
}

void
mg_xml_keeper_text (MgXmlKeeper *self,
                    const char  *text,
                    gsize        length)
{
  close_tag (self);
  mg_xml_append_text (self->xml, text, length);
}
