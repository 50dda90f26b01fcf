/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-label-writing.h"

/* How a name may be broken into lines, as it is liked. */
static const struct
{
  guint  max_chars, max_lines;
  double cost;
} breaks[] = {
  { 16, 3, 0. }, { 11, 4, 9. }, { 24, 2, 7. }, { 18, 4, 14. }, { 24, 4, 18. },
};

#define N_SCREEN_BREAKS 1
#define COST_SHORTENED 400.

static void
writing_clear (gpointer data)
{
  g_strfreev (((MgWriting *) data)->lines);
}

static gboolean
is_shortened (char       **lines,
              const char  *text)
{
  guint n = g_strv_length (lines);

  return n > 0 && g_str_has_suffix (lines[n - 1], "…") && !g_str_has_suffix (text, "…");
}

static gboolean
has_lines (GArray              *writings,
           const char * const  *lines)
{
  for (guint i = 0; i < writings->len; i++)
    {
      const MgWriting *writing = &g_array_index (writings, MgWriting, i);

      if (g_strv_equal (lines, (const char * const *) writing->lines))
        return TRUE;
    }

  return FALSE;
}

static MgWriting
make_writing (MgFonts    *fonts,
              char      **lines,
              double      size,
              MgTextFace  face)
{
  guint n_lines = g_strv_length (lines);
  MgWriting writing = { .lines = lines, .height = n_lines * MG_LINE_HEIGHT (size) };

  for (guint i = 0; i < n_lines; i++)
    {
      writing.widths[i] = mg_fonts_measure (fonts, lines[i], size, face) + 2.;
      writing.width = MAX (writing.width, writing.widths[i]);
    }

  return writing;
}

GArray *
mg_writings_new (MgFonts    *fonts,
                 const char *text,
                 double      size,
                 MgTextFace  face,
                 gboolean    paper)
{
  GArray *writings = g_array_new (FALSE, FALSE, sizeof (MgWriting));
  guint n_ways = paper ? G_N_ELEMENTS (breaks) : N_SCREEN_BREAKS;

  g_array_set_clear_func (writings, writing_clear);
  for (guint i = 0; i < n_ways; i++)
    {
      g_auto(GStrv) lines = mg_text_wrap (text, breaks[i].max_chars, breaks[i].max_lines);
      MgWriting writing;

      if (has_lines (writings, (const char * const *) lines))
        continue;
      writing = make_writing (fonts, lines, size, face);
      writing.cost = breaks[i].cost + (is_shortened (lines, text) ? COST_SHORTENED : 0.);
      lines = NULL;
      g_array_append_val (writings, writing);
    }

  return writings;
}
