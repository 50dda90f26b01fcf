/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-colour-button.h"

#include <glib/gi18n-lib.h>

#include "mg-menu-fill.h"
#include "mg-shown.h"
#include "mg-swatch.h"
#include "mg-window-private.h"

#define N_COLUMNS 4
#define PATCH_SIZE 26
#define TAKEN_RADIUS 3.5

/* What a button sets. */
typedef struct
{
  char       *field;
  char       *value;
  char       *name;
  MgDocument *document;     /* weak */
} Choice;

/* Names of the palette, in its order: colours must be told apart by ear as well. */
static const char * const names[] = {
  N_("Blue"), N_("Orange"), N_("Green"), N_("Pink"), N_("Sky blue"), N_("Vermilion"), N_("Violet"), N_("Olive"),
  N_("Brown"), N_("Dark green"), N_("Pale blue"), N_("Grey"),
};

static void
choice_free (gpointer data)
{
  Choice *self = data;

  g_clear_weak_pointer (&self->document);
  g_free (self->field);
  g_free (self->value);
  g_free (self->name);
  g_free (self);
}

static Choice *
get_choice (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "choice");
}

static gboolean
is_drawn_otherwise (const Choice   *choice,
                    const MgColour *colour,
                    MgTheme         theme)
{
  MgColour drawn = mg_style_own_colour (colour, g_str_equal (choice->field, "layer"), theme);

  return !mg_colour_is_like (&drawn, colour);
}

/* What those who chose it may not have seen: (nullable) */
static char *
dup_remark (const Choice   *choice,
            const MgColour *colour)
{
  g_autofree char *alike = mg_document_dup_alike (choice->document, choice->field, choice->name, colour);

  /* Translators: both %s are kinds of organisations, levels of cooperation, or other choices. */
  if (alike != NULL)
    return g_strdup_printf (_("“%s” and “%s” now have the same colour, or nearly."), choice->name, alike);
  if (is_drawn_otherwise (choice, colour, MG_THEME_PRINT))
    return g_strdup (_("On a white ground it is drawn darker, so that it can be seen."));
  if (is_drawn_otherwise (choice, colour, mg_swatch_get_theme ()))
    return g_strdup (_("On this dark ground it is drawn lighter, so that it can be seen."));

  return NULL;
}

static void
set_colour (GtkWidget      *button,
            const MgColour *colour)
{
  const Choice *choice = get_choice (button);
  GtkRoot *window = gtk_widget_get_root (button);
  g_autofree char *remark = NULL;

  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  if (choice->document == NULL)
    return;

  remark = colour != NULL ? dup_remark (choice, colour) : NULL;
  mg_document_set_own_colour (choice->document, choice->field, choice->value, choice->name, colour);
  if (remark != NULL && MG_IS_WINDOW (window))
    mg_window_say (MG_WINDOW (window), remark);
}

static void
patch_clicked_cb (GtkWidget *patch,
                  GtkWidget *button)
{
  const MgColour *colour = g_object_get_data (G_OBJECT (patch), "colour");

  set_colour (button, colour);
}

static void
usual_clicked_cb (GtkWidget *button)
{
  set_colour (button, NULL);
}

/* Any other */

static void
response_cb (GtkDialog *dialog,
             int        response,
             GtkWidget *button)
{
  GdkRGBA rgba;

  if (response == GTK_RESPONSE_OK)
    {
      gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (dialog), &rgba);
      set_colour (button, &(MgColour) { (double) rgba.red, (double) rgba.green, (double) rgba.blue, 1. });
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
other_clicked_cb (GtkWidget *button)
{
  const Choice *choice = get_choice (button);
  GtkWidget *dialog;
  MgColour own;

  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  dialog = gtk_color_chooser_dialog_new (choice->name, GTK_WINDOW (gtk_widget_get_root (button)));
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_color_chooser_set_use_alpha (GTK_COLOR_CHOOSER (dialog), FALSE);
  if (choice->document != NULL && mg_document_get_own_colour (choice->document, choice->field, choice->value, &own))
    gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (dialog), &(GdkRGBA) { (float) own.red, (float) own.green,
                                                                         (float) own.blue, 1.f });
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), button, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The palette */

static void
draw_patch (GtkDrawingArea *area,
            cairo_t        *cr,
            int             width,
            int             height,
            gpointer        user_data)
{
  const MgColour *colour = user_data;

  cairo_arc (cr, width / 2., height / 2., MIN (width, height) / 2. - 1., 0., 2. * G_PI);
  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
  cairo_fill (cr);

  /* Another has it. */
  if (g_object_get_data (G_OBJECT (area), "taken") == NULL)
    return;
  cairo_arc (cr, width / 2., height / 2., TAKEN_RADIUS, 0., 2. * G_PI);
  cairo_set_source_rgb (cr, 1., 1., 1.);
  cairo_fill (cr);
}

static GtkWidget *
create_patch (GtkWidget      *button,
              const MgColour *colour,
              const char     *name,
              const char     *alike)
{
  GtkWidget *patch = gtk_button_new ();
  GtkWidget *area = gtk_drawing_area_new ();
  /* Translators: a colour, and the kind of organisation or level of cooperation that has it. */
  g_autofree char *text = alike != NULL ? g_strdup_printf (_("%s: as “%s”"), name, alike) : g_strdup (name);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), PATCH_SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), PATCH_SIZE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_patch, (gpointer) colour, NULL);
  gtk_button_set_child (GTK_BUTTON (patch), area);
  gtk_widget_add_css_class (patch, "flat");
  if (alike != NULL)
    g_object_set_data (G_OBJECT (area), "taken", GINT_TO_POINTER (TRUE));
  mg_shown_tooltip (patch, text);
  mg_shown_name (GTK_ACCESSIBLE (patch), text);
  g_object_set_data (G_OBJECT (patch), "colour", (gpointer) colour);
  g_signal_connect_object (patch, "clicked", G_CALLBACK (patch_clicked_cb), button, 0);

  return patch;
}

static GtkWidget *
create_palette (GtkWidget *button)
{
  GtkWidget *grid = gtk_grid_new ();
  guint n_colours;
  const MgColour *colours = mg_style_get_palette (&n_colours);

  for (guint i = 0; i < MIN (n_colours, G_N_ELEMENTS (names)); i++)
    {
      const Choice *choice = get_choice (button);
      g_autofree char *alike = choice->document != NULL
                                 ? mg_document_dup_alike (choice->document, choice->field, choice->name, &colours[i]) : NULL;

      gtk_grid_attach (GTK_GRID (grid), create_patch (button, &colours[i], _(names[i]), alike),
                       (int) i % N_COLUMNS, (int) i / N_COLUMNS, 1, 1);
    }

  return grid;
}

static GtkWidget *
create_button (GtkWidget  *button,
               const char *text,
               GCallback   callback)
{
  GtkWidget *other = gtk_button_new_with_mnemonic (text);

  gtk_widget_add_css_class (other, "flat");
  g_signal_connect_object (other, "clicked", callback, button, G_CONNECT_SWAPPED);

  return other;
}

/* Made when it is opened. */
static void
create_popover_cb (GtkMenuButton *menu_button,
                   gpointer       user_data)
{
  GtkWidget *button = GTK_WIDGET (menu_button);
  const Choice *choice = get_choice (button);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (NULL);

  mg_shown_label (GTK_LABEL (title), choice->name);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 20);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), create_palette (button));
  gtk_box_append (GTK_BOX (box), create_button (button, _("_Other Colour…"), G_CALLBACK (other_clicked_cb)));
  gtk_box_append (GTK_BOX (box), create_button (button, _("_Usual Colour"), G_CALLBACK (usual_clicked_cb)));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (menu_button, popover);
  mg_menu_keep_clear (GTK_POPOVER (popover));
}

GtkWidget *
mg_colour_button_new (const char *field,
                      const char *value,
                      const char *name,
                      GtkWidget  *swatch)
{
  GtkWidget *button = gtk_menu_button_new ();
  Choice *choice = g_new0 (Choice, 1);
  g_autofree char *tooltip = NULL;

  choice->field = g_strdup (field);
  choice->value = g_strdup (value);
  choice->name = g_strdup (name);
  g_object_set_data_full (G_OBJECT (button), "choice", choice, choice_free);

  /* Translators: a kind of organisation, a level of cooperation, or another choice. */
  tooltip = g_strdup_printf (_("Colour of “%s”"), name);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), swatch);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover_cb, NULL, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "mg-colour");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  mg_shown_tooltip (button, tooltip);
  mg_shown_name (GTK_ACCESSIBLE (button), tooltip);

  return button;
}

void
mg_colour_button_set_document (GtkWidget  *button,
                               MgDocument *document)
{
  g_set_weak_pointer (&get_choice (button)->document, document);
}
