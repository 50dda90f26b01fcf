/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-fonts.h"

#include <string.h>

/* A word may stick out of its line by so many characters before it is cut. */
#define WORD_SLACK 8

MgFonts *
mg_fonts_new (PangoFontMap *font_map)
{
  MgFonts *self = g_new0 (MgFonts, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  if (font_map == NULL)
    font_map = pango_cairo_font_map_get_default ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);

  self->context = pango_font_map_create_context (font_map);
  pango_cairo_context_set_font_options (self->context, options);
  pango_cairo_context_set_resolution (self->context, 72.);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  cairo_font_options_destroy (options);

  self->layout = pango_layout_new (self->context);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);

  for (guint i = 0; i < MG_N_TEXT_FACES; i++)
    self->faces[i] = pango_font_description_from_string (MG_FONT_FAMILIES);
  pango_font_description_set_weight (self->faces[MG_TEXT_BOLD], PANGO_WEIGHT_BOLD);
  pango_font_description_set_style (self->faces[MG_TEXT_ITALIC], PANGO_STYLE_ITALIC);

  return self;
}

void
mg_fonts_free (MgFonts *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < MG_N_TEXT_FACES; i++)
    pango_font_description_free (self->faces[i]);
  g_object_unref (self->layout);
  g_object_unref (self->context);
  g_free (self);
}

PangoLayout *
mg_fonts_lay_out (MgFonts    *self,
                  const char *text,
                  double      size,
                  MgTextFace  face)
{
  pango_font_description_set_absolute_size (self->faces[face], size * PANGO_SCALE);
  pango_layout_set_font_description (self->layout, self->faces[face]);
  pango_layout_set_text (self->layout, text, -1);

  return self->layout;
}

double
mg_fonts_measure (MgFonts    *self,
                  const char *text,
                  double      size,
                  MgTextFace  face)
{
  int width;

  pango_layout_get_size (mg_fonts_lay_out (self, text, size, face), &width, NULL);

  return (double) width / PANGO_SCALE;
}

/* The end of the line that begins at @start, and where the next one begins. */
static const char *
break_line (const char  *start,
            guint        max_chars,
            const char **next)
{
  const char *end = NULL;
  guint n_chars = 0;

  *next = NULL;
  for (const char *p = start; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (n_chars > max_chars && (end != NULL || n_chars > max_chars + WORD_SLACK))
        {
          if (end == NULL)
            end = *next = p;
          return end;
        }

      if (*p == ' ' && n_chars > 0)
        {
          if (n_chars <= max_chars || end == NULL)
            {
              end = p;
              *next = p + 1;
            }
        }
      else if (strchr ("-/._", *p) != NULL && n_chars > 2 && n_chars < max_chars &&
               strchr (" -/._", p[1]) == NULL)
        {
          end = *next = p + 1;
        }
      n_chars++;
    }

  if (n_chars > max_chars && end != NULL)
    return end;

  *next = NULL;

  return start + strlen (start);
}

static guint
count_lines (const char *text,
             guint       max_chars)
{
  guint n_lines = 0;

  for (const char *next = text; next != NULL && *next != '\0'; n_lines++)
    break_line (next, max_chars, &next);

  return n_lines;
}

char **
mg_text_wrap (const char *text,
              guint       max_chars,
              guint       max_lines)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint wanted = count_lines (text, max_chars);

  /* No wider than these lines need. */
  while (wanted > 1 && wanted <= max_lines && max_chars > 6 &&
         count_lines (text, max_chars - 1) == wanted)
    max_chars--;

  for (const char *start = text, *next; start != NULL && *start != '\0'; start = next)
    {
      const char *end = break_line (start, max_chars, &next);
      g_autofree char *line = g_strndup (start, (gsize) (end - start));

      if (next != NULL && *next != '\0' && lines->len + 1 == max_lines)
        {
          g_ptr_array_add (lines, g_strconcat (g_strchomp (line), "…", NULL));
          break;
        }
      g_ptr_array_add (lines, g_steal_pointer (&line));
    }

  g_ptr_array_add (lines, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}
