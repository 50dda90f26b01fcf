/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What yEd says of a symbol, in the XML it keeps in a value:
 *
 *   <y:ShapeNode>
 *     <y:Geometry height="30.0" width="30.0" x="125.0" y="100.0"/>
 *     <y:NodeLabel …>Label<y:LabelModel>…</y:LabelModel></y:NodeLabel>
 *   </y:ShapeNode>
 *
 * The XML was put together by ourselves (MgXmlKeeper), so that "<" and ">" stand
 * where tags begin and end and nowhere else.
 */
#include "mg-dialect.h"

#include <string.h>

#include "mg-number.h"
#include "mg-text.h"
#include "mg-xml-keep.h"

/* The end of the tag's name, if @at ("<…") is a start tag of that name. */
static const char *
match_tag (const char *at,
           const char *name)
{
  const char *local = at + 1;
  gsize length = strcspn (local, " \t\n\r/>");
  const char *colon = memchr (local, ':', length);

  if (colon != NULL)
    {
      length -= (gsize) (colon + 1 - local);
      local = colon + 1;
    }

  return length == strlen (name) && strncmp (local, name, length) == 0 ? local + length : NULL;
}

/* The attributes of the next tag of that name; NULL if there is none. */
static const char *
find_tag (const char *xml,
          const char *name)
{
  for (const char *at = strchr (xml, '<'); at != NULL; at = strchr (at + 1, '<'))
    {
      const char *after = match_tag (at, name);

      if (after != NULL)
        return after;
    }

  return NULL;
}

/* The value of an attribute of the tag whose attributes begin at @tag. */
static const char *
find_attribute (const char *tag,
                const char *name,
                gsize      *length)
{
  const char *end = strchr (tag, '>');
  g_autofree char *begin = g_strdup_printf (" %s=\"", name);
  const char *found = end != NULL ? g_strstr_len (tag, end - tag, begin) : NULL;

  if (found == NULL)
    return NULL;

  found += strlen (begin);
  *length = strcspn (found, "\"");

  return found;
}

static gboolean
get_number (const char *tag,
            const char *name,
            double     *number)
{
  gsize length;
  const char *found = find_attribute (tag, name, &length);
  g_autofree char *text = found != NULL ? g_strndup (found, length) : NULL;

  return text != NULL && mg_number_parse_real (text, number);
}

/* The text of a label whose attributes begin at @tag: up to the first tag in it. */
static const char *
find_text (const char *tag,
           gsize      *length)
{
  const char *end = strchr (tag, '>');

  if (end == NULL || end[-1] == '/')
    return NULL;

  *length = strcspn (end + 1, "<");

  return end + 1;
}

/* What the parser gave and we wrote again: these are all there are. */
static void
append_plain (GString    *plain,
              const char *text,
              gsize       length)
{
  static const struct
  {
    const char *entity;
    char        character;
  } entities[] = {
    { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' },
    { "&#9;", ' ' }, { "&#10;", ' ' }, { "&#13;", ' ' },
  };
  const char *end = text + length;

  while (text < end)
    {
      gsize step = 1;
      char character = *text;

      for (guint i = 0; *text == '&' && i < G_N_ELEMENTS (entities); i++)
        if (g_str_has_prefix (text, entities[i].entity))
          {
            step = strlen (entities[i].entity);
            character = entities[i].character;
            break;
          }

      g_string_append_c (plain, character);
      text += step;
    }
}

/* "<html><b>Name</b>" is a name all the same. */
static void
drop_tags (char *text)
{
  char *to = text;
  gboolean inside = FALSE;

  for (const char *from = text; *from != '\0'; from++)
    if (*from == '<')
      inside = TRUE;
    else if (*from == '>' && inside)
      inside = FALSE;
    else if (!inside)
      *to++ = *from;

  *to = '\0';
}

/* As a name: entities made plain, on one line. */
static char *
make_plain (const char *text,
            gsize       length)
{
  g_autoptr(GString) plain = g_string_new (NULL);
  g_autoptr(GString) line = g_string_new (NULL);
  g_auto(GStrv) words = NULL;

  append_plain (plain, text, length);
  if (g_ascii_strncasecmp (plain->str, "<html>", strlen ("<html>")) == 0)
    drop_tags (plain->str);

  words = g_strsplit_set (plain->str, " \t\n\r", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);

  return mg_text_clean (line->str, (gssize) line->len);
}

/* The first label that says something. */
static const char *
find_label (const char *xml,
            const char *name,
            gsize      *length)
{
  for (const char *tag = find_tag (xml, name); tag != NULL; tag = find_tag (tag, name))
    {
      const char *text = find_text (tag, length);

      if (text != NULL && strspn (text, " \t\n\r") < *length)
        return text;
    }

  return NULL;
}

static char *
extract_label (const char *xml,
               const char *name)
{
  gsize length;
  const char *text = find_label (xml, name, &length);
  g_autofree char *label = text != NULL ? make_plain (text, length) : NULL;

  return label != NULL && *label != '\0' ? g_steal_pointer (&label) : NULL;
}

/* Where a symbol's corner is along @axis, and how far it goes. */
static const char *
find_geometry (const char *xml,
               MgPart      part,
               double     *corner,
               double     *size)
{
  const char *tag = find_tag (xml, "Geometry");

  return tag != NULL && get_number (tag, part == MG_PART_YED_X ? "x" : "y", corner) &&
         get_number (tag, part == MG_PART_YED_X ? "width" : "height", size) ? tag : NULL;
}

static char *
format_real (double real)
{
  GString *text = g_string_new (NULL);

  mg_number_append_real (text, real);

  return g_string_free (text, FALSE);
}

char *
mg_dialect_yed_extract (const char *xml,
                        MgPart      part)
{
  double corner;
  double size;

  if (part == MG_PART_YED_LABEL)
    return extract_label (xml, "NodeLabel");
  if (part == MG_PART_YED_EDGE_LABEL)
    return extract_label (xml, "EdgeLabel");

  return find_geometry (xml, part, &corner, &size) != NULL ? format_real (corner + size / 2) : NULL;
}

/* @xml with @value instead of the @length bytes at @place. */
static char *
put_in (const char *xml,
        const char *place,
        gsize       length,
        const char *value)
{
  GString *whole = g_string_new_len (xml, place - xml);

  mg_xml_append_text (whole, value, strlen (value));
  g_string_append (whole, place + length);

  return g_string_free (whole, FALSE);
}

static char *
replace_place (const char *xml,
               MgPart      part,
               const char *value)
{
  double middle;
  double corner;
  double size;
  gsize length;
  g_autofree char *text = NULL;
  const char *tag = find_geometry (xml, part, &corner, &size);
  const char *place;

  if (tag == NULL || !mg_number_parse_real (value, &middle))
    return NULL;

  place = find_attribute (tag, part == MG_PART_YED_X ? "x" : "y", &length);
  text = format_real (middle - size / 2);

  return put_in (xml, place, length, text);
}

char *
mg_dialect_yed_replace (const char *xml,
                        MgPart      part,
                        const char *value)
{
  gsize length;
  const char *text;

  if (part == MG_PART_YED_X || part == MG_PART_YED_Y)
    return replace_place (xml, part, value);

  text = find_label (xml, part == MG_PART_YED_LABEL ? "NodeLabel" : "EdgeLabel", &length);

  return text != NULL ? put_in (xml, text, length, value) : NULL;
}
