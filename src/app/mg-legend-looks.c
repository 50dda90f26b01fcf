/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-legend-looks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-colour-button.h"
#include "mg-shown.h"
#include "mg-swatch.h"

/* Which one a button turns off. */
static void
set_place (GtkWidget *button,
           MgFieldId  place)
{
  g_object_set_data (G_OBJECT (button), "place", GUINT_TO_POINTER (place));
}

static void
turn_off_cb (GtkWidget  *button,
             MgDocument *document)
{
  MgFieldId place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "place"));

  /* The button goes with what it turns off. */
  gtk_widget_activate_action (button, "win.focus-view", NULL);
  mg_document_set_look (document, place, NULL);
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (NULL);

  mg_shown_label (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

static void
add_heading (GtkBox     *box,
             MgDocument *document,
             const char *title,
             MgFieldId   place)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = create_label (title);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Turn off"));
  mg_shown_name (GTK_ACCESSIBLE (button), _("Turn off"));
  set_place (button, place);
  g_signal_connect_object (button, "clicked", G_CALLBACK (turn_off_cb), document, 0);

  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (box, line);
}

static char *
format_end (const MgMeasure *measure,
            double           value)
{
  if (measure != NULL && measure->format == MG_MEASURE_SHARE)
    return g_strdup_printf ("%.0f %%", 100. * value);
  if (measure != NULL ? measure->format == MG_MEASURE_COUNT : value == floor (value) && fabs (value) < 1e9)
    return g_strdup_printf ("%'.0f", value);

  return g_strdup_printf ("%.3g", value);
}

static void
add_scale (GtkBox         *box,
           const MgLookBy *by,
           GtkWidget      *swatch,
           double          low,
           double          high)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *low_text = format_end (by->measure, low);
  g_autofree char *high_text = format_end (by->measure, high);

  gtk_box_append (GTK_BOX (line), gtk_label_new (low_text));
  gtk_box_append (GTK_BOX (line), swatch);
  gtk_box_append (GTK_BOX (line), gtk_label_new (high_text));
  gtk_box_append (box, line);
}

static void
add_group (GtkBox     *box,
           GtkWidget  *swatch,
           const char *name)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (line), swatch);
  gtk_box_append (GTK_BOX (line), create_label (name));
  gtk_box_append (box, line);
}

static void
add_groups (GtkBox             *box,
            const char * const *names,
            gboolean            has_rest)
{
  for (guint i = 0; names[i] != NULL; i++)
    add_group (box, mg_swatch_new_shape (i), names[i]);
  if (has_rest)
    add_group (box, mg_swatch_new_shape (G_MAXUINT), _("Other, or not known"));
}

/* Each colour can be changed. */
static void
add_coloured (GtkBox             *box,
              MgDocument         *document,
              const MgLooks      *looks,
              const char * const *names,
              gboolean            has_rest)
{
  const char *field;
  const char * const *values = mg_looks_get_colour_values (looks, &field);

  for (guint i = 0; names[i] != NULL; i++)
    {
      GtkWidget *swatch = mg_swatch_new_group (i, field, values[i]);
      GtkWidget *button = mg_colour_button_new (field, values[i], names[i], swatch);

      mg_colour_button_set_document (button, document);
      add_group (box, button, names[i]);
    }
  if (has_rest)
    add_group (box, mg_swatch_new_rest (), _("Other, or not known"));
}

static void
add_colours (GtkBox         *box,
             MgDocument     *document,
             const MgLooks  *looks,
             const MgLookBy *by)
{
  const char * const *groups;
  double low, high;
  gboolean has_rest;
  gboolean is_known = mg_looks_get_colours (looks, &low, &high, &groups, &has_rest);

  if (groups != NULL)
    add_coloured (box, document, looks, groups, has_rest);
  else if (by->measure != NULL && by->measure->format == MG_MEASURE_GROUP)
    gtk_box_append (box, mg_swatch_new_groups ());
  else if (is_known)
    add_scale (box, by, mg_swatch_new_scale (), low, high);
}

static void
add_look (GtkBox        *box,
          MgDocument    *document,
          const MgLooks *looks,
          MgFieldId      place)
{
  MgNetwork *network = mg_document_get_network (document);
  g_autofree char *title = NULL;
  const char * const *shapes;
  gboolean has_rest;
  double low, high;
  MgLookBy by;

  if (!mg_looks_find (network, place, &by))
    return;

  title = mg_looks_dup_title (network, place, &by);
  add_heading (box, document, title, place);
  shapes = mg_looks_get_shapes (looks, &has_rest);
  if (place == MG_FIELD_POLE_COLOUR_BY)
    add_colours (box, document, looks, &by);
  else if (place == MG_FIELD_POLE_SHAPE_BY && shapes != NULL)
    add_groups (box, shapes, has_rest);
  else if (mg_looks_get_range (looks, place, &low, &high))
    add_scale (box, &by, place == MG_FIELD_POLE_SIZE_BY ? mg_swatch_new_sizes () : mg_swatch_new_widths (), low, high);
}

/* Returns: (transfer full): "Core · Members · Partners" */
static char *
dup_ring_names (const MgSceneOptions *options)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < options->n_rings; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", options->rings[i].label);

  return g_string_free (text, FALSE);
}

static void
add_rings (GtkBox        *box,
           MgDocument    *document,
           const MgLooks *looks)
{
  MgSceneOptions options = { .theme = MG_THEME_LIGHT };
  g_autofree char *names = NULL;
  GtkWidget *label;

  mg_looks_apply (looks, &options);
  if (options.n_rings == 0)
    return;

  names = options.rings_label != NULL ? g_strdup (options.rings_label) : dup_ring_names (&options);
  label = create_label (names);
  gtk_widget_add_css_class (label, "caption");
  add_heading (box, document, _("Circles on the map"), MG_FIELD_POLE_RINGS);
  gtk_box_append (box, label);
}

void
mg_legend_looks_fill (GtkBox     *box,
                      MgDocument *document)
{
  static const MgFieldId places[] = {
    MG_FIELD_POLE_SIZE_BY, MG_FIELD_POLE_COLOUR_BY, MG_FIELD_POLE_SHAPE_BY, MG_FIELD_POLE_WIDTH_BY,
  };
  g_autoptr(MgLooks) looks = mg_document_dup_looks (document);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    add_look (box, document, looks, places[i]);
  add_rings (box, document, looks);
  gtk_widget_set_visible (GTK_WIDGET (box), gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL);
}
