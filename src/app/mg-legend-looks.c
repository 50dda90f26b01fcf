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
add_scale (GtkBox            *box,
           const MgLookBy    *by,
           GtkWidget         *swatch,
           const MgLookShown *shown)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *low_text = format_end (by->measure, shown->low);
  g_autofree char *high_text = format_end (by->measure, shown->high);

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

/* As in the legend of the map. */
static void
add_rests (GtkBox            *box,
           MgFieldId          place,
           gboolean           are_groups,
           const MgLookShown *shown)
{
  for (MgRest rest = 0; rest < MG_N_RESTS; rest++)
    if (shown->has_rest[rest])
      add_group (box, place == MG_FIELD_POLE_COLOUR_BY ? mg_swatch_new_rest (rest)
                      : place == MG_FIELD_POLE_SHAPE_BY ? mg_swatch_new_shape (G_MAXUINT)
                      : place == MG_FIELD_POLE_SIZE_BY ? mg_swatch_new_no_size () : mg_swatch_new_no_width (),
                 mg_rest_get_label (rest, are_groups));
}

static void
add_shapes (GtkBox            *box,
            const MgLookShown *shown)
{
  for (guint i = 0; shown->names[i] != NULL; i++)
    add_group (box, mg_swatch_new_shape (i), shown->names[i]);
}

/* Each colour can be changed. */
static void
add_coloured (GtkBox            *box,
              MgDocument        *document,
              const MgLookShown *shown)
{
  for (guint i = 0; shown->names[i] != NULL; i++)
    {
      GtkWidget *swatch = mg_swatch_new_group (i, shown->field, shown->texts[i]);
      GtkWidget *button = mg_colour_button_new (shown->field, shown->texts[i], shown->names[i], swatch);

      mg_colour_button_set_document (button, document);
      add_group (box, button, shown->names[i]);
    }
}

static void
add_numbered (GtkBox            *box,
              const MgLookShown *shown)
{
  for (guint i = 0; i < shown->n_groups; i++)
    {
      g_autofree char *name = g_strdup_printf (_("Group %u"), i + 1);

      add_group (box, mg_swatch_new_group (i, NULL, NULL), name);
    }
}

static void
add_shown (GtkBox            *box,
           MgDocument        *document,
           MgFieldId          place,
           const MgLookBy    *by,
           const MgLookShown *shown)
{
  gboolean are_numbered = by->measure != NULL && by->measure->format == MG_MEASURE_GROUP;

  if (place == MG_FIELD_POLE_SHAPE_BY)
    add_shapes (box, shown);
  else if (place == MG_FIELD_POLE_SIZE_BY)
    add_scale (box, by, mg_swatch_new_sizes (), shown);
  else if (place == MG_FIELD_POLE_WIDTH_BY)
    add_scale (box, by, mg_swatch_new_widths (), shown);
  else if (shown->names != NULL)
    add_coloured (box, document, shown);
  else if (are_numbered)
    add_numbered (box, shown);
  else
    add_scale (box, by, mg_swatch_new_scale (), shown);
  add_rests (box, place, shown->names != NULL || are_numbered, shown);
}

static void
add_look (GtkBox        *box,
          MgDocument    *document,
          const MgLooks *looks,
          MgFieldId      place)
{
  MgNetwork *network = mg_document_get_network (document);
  const MgLookShown *shown = mg_looks_get_shown (looks, place);
  g_autofree char *title = NULL;
  MgLookBy by;

  if (!mg_looks_find (network, place, &by))
    return;

  title = mg_looks_dup_title (network, place, &by);
  add_heading (box, document, title, place);
  if (shown != NULL)
    add_shown (box, document, place, &by, shown);
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
