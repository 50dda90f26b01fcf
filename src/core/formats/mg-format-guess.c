/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which format a file is in, by its first bytes: names lie. */
#include "mg-format.h"

#include <string.h>
#include <unistd.h>

#include "mg-decode.h"
#include "mg-csv.h"
#include "mg-input.h"

/* So much is looked at: even, as UTF-16 has two bytes each. */
#define START 4096u

static const char *
skip_blanks (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;

  return text;
}

/* Past blanks, and comments from @mark to the end of their line. */
static const char *
skip_comments (const char *text,
               const char *mark)
{
  text = skip_blanks (text);
  while (g_str_has_prefix (text, mark))
    {
      text += strcspn (text, "\n");
      text = skip_blanks (text);
    }

  return text;
}

static gboolean
starts_with (const char *text,
             const char *word)
{
  return g_ascii_strncasecmp (text, word, strlen (word)) == 0;
}

static gboolean
is_word (const char *text,
         const char *word)
{
  char next;

  if (!starts_with (text, word))
    return FALSE;

  next = text[strlen (word)];

  return !g_ascii_isalnum (next) && next != '_' && next != '-';
}

/* XML: by the name of the outermost tag. */

static const char *
find_root (const char *text)
{
  static const char * const others[][2] = { { "<?", "?>" }, { "<!--", "-->" }, { "<!", ">" } };
  const char *end;

  for (guint i = 0; i < G_N_ELEMENTS (others);)
    {
      text = skip_blanks (text);
      i++;
      if (!g_str_has_prefix (text, others[i - 1][0]))
        continue;
      if ((end = strstr (text, others[i - 1][1])) == NULL)
        return NULL;

      text = end + strlen (others[i - 1][1]);
      i = 0;
    }

  return *text == '<' ? text + 1 : NULL;
}

static gboolean
has_root (const char *text,
          const char *name)
{
  const char *root = find_root (text);
  gsize length = root != NULL ? strcspn (root, " \t\r\n/>") : 0;
  const char *colon = root != NULL ? memchr (root, ':', length) : NULL;

  if (colon != NULL)
    {
      length -= (gsize) (colon + 1 - root);
      root = colon + 1;
    }

  return length == strlen (name) && g_ascii_strncasecmp (root, name, length) == 0;
}

static gboolean
is_graphml (const char *text)
{
  return has_root (text, "graphml");
}

static gboolean
is_gexf (const char *text)
{
  return has_root (text, "gexf");
}

/* Text */

static gboolean
is_json (const char *text)
{
  text = skip_blanks (text);
  if (*text != '{' && *text != '[')
    return FALSE;

  text = skip_blanks (text + 1);

  return *text == '"' || *text == '{' || *text == '}' || *text == ']' || *text == '[';
}

static const char *
skip_dot_comments (const char *text)
{
  for (;;)
    {
      text = skip_comments (skip_comments (text, "#"), "//");
      if (!g_str_has_prefix (text, "/*"))
        return text;

      text = strstr (text, "*/");
      if (text == NULL)
        return "";
      text += 2;
    }
}

static gboolean
is_dot (const char *text)
{
  text = skip_dot_comments (text);
  if (is_word (text, "strict"))
    text = skip_dot_comments (text + strlen ("strict"));
  if (!is_word (text, "graph") && !is_word (text, "digraph"))
    return FALSE;

  text = skip_dot_comments (text + (starts_with (text, "digraph") ? 7 : 5));
  if (*text == '{' || *text == '"')
    return TRUE;

  /* A name, then the brace. */
  text += strcspn (text, " \t\r\n{[");

  return *skip_dot_comments (text) == '{';
}

/* Lines like «Creator "x"» may stand before the graph. */
static gboolean
is_gml (const char *text)
{
  for (text = skip_comments (text, "#"); *text != '\0'; text = skip_comments (text + strcspn (text, "\n"), "#"))
    {
      if (is_word (text, "graph"))
        return *skip_comments (text + 5, "#") == '[';
      /* Ours says first what its keys are, which may be long. */
      if (is_word (text, "maillage") && *skip_blanks (text + 8) == '[')
        return TRUE;
      if (!g_ascii_isalpha (*text))
        return FALSE;
    }

  return FALSE;
}

static gboolean
is_pajek (const char *text)
{
  static const char * const sections[] = {
    "*network", "*vertices", "*arcs", "*edges", "*arcslist", "*edgeslist", "*matrix", "*partition",
  };

  text = skip_comments (text, "%");
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (is_word (text, sections[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_vna (const char *text)
{
  static const char * const sections[] = { "*node data", "*node properties", "*tie data" };

  text = skip_blanks (text);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (starts_with (text, sections[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_ucinet (const char *text)
{
  text = skip_blanks (text);

  return is_word (text, "dl") && strchr (" \t\r\n,", text[2]) != NULL;
}

static gboolean
is_gdf (const char *text)
{
  return starts_with (skip_blanks (text), "nodedef>");
}

static gboolean
is_tulip (const char *text)
{
  return starts_with (skip_blanks (text), "(tlp ");
}

/* One row per format that can be told from its first bytes. */
static const struct
{
  const char *id;
  gboolean  (*is_it) (const char *text);
} signs[] = {
  { "graphml", is_graphml },
  { "gexf", is_gexf },
  { "json", is_json },
  { "dot", is_dot },
  { "gml", is_gml },
  { "pajek", is_pajek },
  { "pajek-project", is_pajek },
  { "vna", is_vna },
  /* Ours alone: all else that is cut by commas may be anything. */
  { "csv", mg_csv_begins_as_ours },
  { "tsv", mg_csv_begins_as_ours },
  { "ucinet", is_ucinet },
  { "ucinet-matrix", is_ucinet },
  { "gdf", is_gdf },
  { "tulip", is_tulip },
};

/* The first characters of the file; NULL if it cannot be read as text. */
static char *
read_start (int fd)
{
  g_autoptr(MgInput) input = mg_input_new (fd, "", NULL);
  const char *block;
  gssize n = input != NULL ? mg_input_next (input, &block, NULL) : 0;
  gsize length = (gsize) MIN (n, (gssize) START);

  if (lseek (fd, 0, SEEK_SET) < 0 || n <= 0)
    return NULL;

  return mg_text_decode (block, length, NULL, NULL, NULL);
}

const MgFormat *
mg_format_guess (int             fd,
                 const MgFormat *by_name)
{
  g_autofree char *text = read_start (fd);
  const MgFormat *first = NULL;

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (signs); i++)
    {
      const MgFormat *format = mg_format_find (signs[i].id);

      if (format == NULL || format->read == NULL || !signs[i].is_it (text))
        continue;
      if (format == by_name)
        return by_name;
      if (first == NULL)
        first = format;
    }

  return first;
}
