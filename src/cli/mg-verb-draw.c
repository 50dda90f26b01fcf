/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-cli.h"
#include "mg-drawn-scene.h"
#include "mg-export.h"
#include "mg-filter-option.h"
#include "mg-look-preset.h"
#include "mg-looks.h"
#include "mg-place.h"
#include "mg-sharing.h"

#define SCALE_MIN .25
#define SCALE_MAX 8.

/* What the options say. */
typedef struct
{
  const MgLayout *layout;    /* NULL: stored places */
  const char     *by;
  MgExportFormat  format;
  MgTheme         theme;
  double          width;
  double          height;
  double          scale;
  gboolean        with_private;
  gboolean        outlines;
  const char     *filter;    /* NULL: as the file says */
  const MgLookPreset *look;  /* likewise */
} Drawing;

static GBytes *
draw (MgNetwork      *network,
      const Drawing  *drawing,
      GError        **error)
{
  g_autoptr (MgScene) scene = mg_drawn_scene_new (network, drawing->theme, drawing->outlines, error);

  if (scene == NULL)
    return NULL;

  return mg_export (scene, drawing->format, drawing->width, drawing->height, drawing->scale, NULL, error);
}

static gboolean
place (MgNetwork     *network,
       const Drawing *drawing)
{
  if (drawing->layout != NULL)
    return mg_place_network (network, drawing->layout, drawing->by, MG_PLACE_ALL, 1);

  return mg_place_rest (network);
}

static gboolean
set_look (MgNetwork           *network,
          const MgLookPreset  *look,
          GError             **error)
{
  guint n_places;
  const MgFieldId *places = mg_look_preset_get_places (&n_places);

  for (guint i = 0; look != NULL && i < n_places; i++)
    {
      const char *text = mg_looks_get_kept (network, places[i], mg_look_preset_get_text (look, places[i]));
      g_auto (MgValue) value = mg_value_text (text);
      const MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = MG_ID_POLE, .field = places[i], .value = value };

      if (!mg_network_apply (network, &edit, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static MgExit
draw_file (const char    *in,
           const char    *part,
           const char    *out,
           const Drawing *drawing)
{
  g_autoptr (MgWarnings) warnings = mg_warnings_new ();
  g_autoptr (MgNetwork) network = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if ((network = mg_cli_read_part (in, NULL, part, warnings)) == NULL)
    return MG_EXIT_BAD_INPUT;

  if (!drawing->with_private)
    mg_sharing_leave_out_private (network, warnings);
  if (!set_look (network, drawing->look, &error) || !mg_filter_option_apply (network, drawing->filter, &error))
    return mg_cli_fail (error);
  if (!place (network, drawing))
    return MG_EXIT_BAD_INPUT;

  if ((bytes = draw (network, drawing, &error)) == NULL)
    return mg_cli_fail (error);

  if (!mg_cli_write (out, bytes))
    return MG_EXIT_BAD_INPUT;

  mg_filter_option_warn (network, warnings);

  return mg_cli_warn (in, warnings);
}

/* Whether the size is of paper or a proportion: its PNG is drawn for printing. */
static gboolean
is_named_size (const char *size)
{
  return g_ascii_isalpha (*size) || g_str_equal (size, "16:9");
}

static gboolean
understand (Drawing    *drawing,
            const char *out,
            const char *layout,
            const char *size,
            const char *style,
            const char *look)
{
  g_autofree char *name = g_filename_display_name (out);

  if (!mg_export_format_for_path (out, &drawing->format))
    mg_cli_usage (_("The name “%s” must end in .svg, .pdf or .png."), name);
  else if (!mg_export_parse_size (size, &drawing->width, &drawing->height))
    mg_cli_usage (_("--size does not know “%s”: it takes A4 to A0, A4-portrait, 16:9 or WIDTHxHEIGHT."), size);
  else if (!isnan (drawing->scale) && !(drawing->scale >= SCALE_MIN && drawing->scale <= SCALE_MAX))
    mg_cli_usage (_("--scale takes a number from %g to %g."), SCALE_MIN, SCALE_MAX);
  else if (!mg_theme_find (style, &drawing->theme))
    mg_cli_usage (_("--style does not know “%s”: it takes print, black-white, light, dark,"
                    " high-contrast or high-contrast-dark."), style);
  else if (look != NULL && (drawing->look = mg_look_preset_find (look)) == NULL)
    mg_cli_usage (_("--look does not know “%s”: it takes workshop or analysis."), look);
  else
    return layout == NULL || (drawing->layout = mg_place_find_layout (layout)) != NULL;

  return FALSE;
}

MgExit
mg_verb_draw (const MgVerb  *verb,
              int            argc,
              char         **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *layout = NULL;
  g_autofree char *size = NULL;
  g_autofree char *style = NULL;
  g_autofree char *by = NULL;
  g_autofree char *part = NULL;
  g_autofree char *look = NULL;
  g_autofree char *filter = NULL;
  gboolean show_all = FALSE;
  Drawing drawing = { .scale = NAN };
  const GOptionEntry entries[] = {
    { "layout", 'l', 0, G_OPTION_ARG_STRING, &layout, N_("Places are computed, stored ones are not used"), N_("ID") },
    { "by", 'b', 0, G_OPTION_ARG_STRING, &by, N_("With --layout: by this field or measure"), N_("NAME") },
    { "size", 's', 0, G_OPTION_ARG_STRING, &size, N_("A4 (if not said) to A0, A4-portrait, 16:9 or WIDTHxHEIGHT"), N_("SIZE") },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &drawing.scale, N_("PNG only: pixels per point; 2 for paper, 1 for WIDTHxHEIGHT if not said"), N_("N") },
    { "style", 't', 0, G_OPTION_ARG_STRING, &style, N_("print (if not said), black-white, light, dark, high-contrast, high-contrast-dark"), N_("STYLE") },
    { "outlines", 0, 0, G_OPTION_ARG_NONE, &drawing.outlines, N_("Collective cooperations as lines round those who take part"), NULL },
    { "look", 0, 0, G_OPTION_ARG_STRING, &look, N_("workshop (kinds and levels) or analysis (partners and groups), instead of what the file says"), N_("LOOK") },
    { "filter", 0, 0, G_OPTION_ARG_STRING, &filter, N_("Only these are shown, instead of what the file says: sector=culture|food;joined>=2013;kind!=firm"), N_("CONDITIONS") },
    { "show-all", 0, 0, G_OPTION_ARG_NONE, &show_all, N_("Nothing is hidden, whatever the file says"), NULL },
    { "private", 0, 0, G_OPTION_ARG_NONE, &drawing.with_private, N_("With what is marked as not to be passed on"), NULL },
    MG_CLI_GRAPH_OPTION (&part),
    { NULL },
  };

  if (!mg_cli_parse (verb, entries, argc, argv, 2, 2, &arguments) ||
      !understand (&drawing, arguments[1], layout, size != NULL ? size : "A4", style != NULL ? style : "print", look))
    return MG_EXIT_USAGE;

  if (by != NULL && layout == NULL)
    return mg_cli_usage (_("--by goes with --layout."));

  if (filter != NULL && show_all)
    return mg_cli_usage (_("--filter and --show-all exclude each other."));

  drawing.by = by;
  drawing.filter = show_all ? "" : filter;
  if (isnan (drawing.scale))
    drawing.scale = size == NULL || is_named_size (size) ? 2. : 1.;

  return draw_file (arguments[0], part, arguments[1], &drawing);
}
