/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-picture-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-page-preview.h"
#include "mg-private-row.h"

/* As styles[] has them. */
#define N_STYLES 4

/* Sharp on paper. */
#define USUAL_SHARPNESS 1

struct _MgPictureDialog
{
  AdwWindow       parent_instance;

  MgDocument     *document;
  MgScene        *scenes[2][N_STYLES];  /* without and with what is private; NULL until needed */

  /* From the template */
  MgPagePreview  *preview;
  AdwComboRow    *style_row;
  AdwComboRow    *size_row;
  AdwComboRow    *turn_row;
  AdwComboRow    *format_row;
  AdwComboRow    *sharpness_row;
  MgPrivateRow   *private_row;
  GtkWidget      *export_button;
  GtkWidget      *print_button;
};

G_DEFINE_FINAL_TYPE (MgPictureDialog, mg_picture_dialog, ADW_TYPE_WINDOW)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static const struct
{
  const char     *name;
  MgExportFormat  format;
} formats[] = {
  { N_("PDF, for paper"), MG_EXPORT_PDF },
  { N_("SVG, to go on drawing"), MG_EXPORT_SVG },
  { N_("PNG, for slides"), MG_EXPORT_PNG },
};

static const struct
{
  const char *name;
  MgTheme     theme;
} styles[N_STYLES] = {
  { N_("In colours"), MG_THEME_PRINT },
  { N_("Black and white"), MG_THEME_BLACK_WHITE },
  { N_("High contrast"), MG_THEME_HIGH_CONTRAST },
  { N_("On a dark ground"), MG_THEME_DARK },
};

static const struct
{
  const char *name;
  double      scale;
} sharpnesses[] = {
  { N_("For a screen"), 1. },
  { N_("For paper"), 2. },
  { N_("For a large print"), 4. },
};

MgPictureChoice
mg_picture_choice_get_usual (void)
{
  guint n_sizes;
  const MgPageSize *size = mg_export_get_sizes (&n_sizes);

  return (MgPictureChoice) { .width = size->width, .height = size->height, .theme = styles[0].theme,
                             .format = MG_EXPORT_PDF,
                             .png_scale = sharpnesses[USUAL_SHARPNESS].scale };
}

static guint
get_selected (AdwComboRow *row,
              guint        n_rows)
{
  return MIN (adw_combo_row_get_selected (row), n_rows - 1);
}

MgPictureChoice
mg_picture_dialog_get_choice (MgPictureDialog *self)
{
  guint n_sizes;
  const MgPageSize *sizes = mg_export_get_sizes (&n_sizes);
  const MgPageSize *size;
  gboolean is_upright;

  g_return_val_if_fail (MG_IS_PICTURE_DIALOG (self), mg_picture_choice_get_usual ());

  size = &sizes[get_selected (self->size_row, n_sizes)];
  is_upright = get_selected (self->turn_row, 2) == 1;

  return (MgPictureChoice) {
    .width = is_upright ? size->height : size->width,
    .height = is_upright ? size->width : size->height,
    .format = formats[get_selected (self->format_row, G_N_ELEMENTS (formats))].format,
    .png_scale = sharpnesses[get_selected (self->sharpness_row,
                                           G_N_ELEMENTS (sharpnesses))].scale,
    .theme = styles[get_selected (self->style_row, N_STYLES)].theme,
    .with_private = mg_private_row_get_active (self->private_row),
  };
}

static MgScene *
get_scene (MgPictureDialog       *self,
           const MgPictureChoice *choice)
{
  MgScene **scene = &self->scenes[choice->with_private ? 1 : 0][get_selected (self->style_row, N_STYLES)];

  if (*scene == NULL)
    *scene = choice->with_private ? mg_document_create_scene (self->document, choice->theme)
                                  : mg_document_create_public_scene (self->document, choice->theme);

  return *scene;
}

static void
update (MgPictureDialog *self)
{
  MgPictureChoice choice = mg_picture_dialog_get_choice (self);
  gboolean is_export = gtk_widget_get_visible (self->export_button);
  g_autofree char *pixels = NULL;

  if (self->document == NULL)
    return;

  /* Translators: how wide and high a picture is */
  pixels = g_strdup_printf (_("%.0f × %.0f pixels"), floor (choice.width * choice.png_scale),
                            floor (choice.height * choice.png_scale));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->sharpness_row), pixels);
  gtk_widget_set_visible (GTK_WIDGET (self->sharpness_row),
                          is_export && choice.format == MG_EXPORT_PNG);
  mg_page_preview_set (self->preview, get_scene (self, &choice), choice.width,
                       choice.height);
}

static void
choose (MgPictureDialog *self,
        MgPictureUse     use)
{
  g_object_ref (self);
  g_signal_emit (self, signals[CHOSEN], 0, use);
  gtk_window_close (GTK_WINDOW (self));
  g_object_unref (self);
}

static void
export_cb (MgPictureDialog *self)
{
  choose (self, MG_PICTURE_EXPORT);
}

static void
print_cb (MgPictureDialog *self)
{
  choose (self, MG_PICTURE_PRINT);
}

static void
copy_cb (MgPictureDialog *self)
{
  choose (self, MG_PICTURE_COPY);
}

static void
fill_rows (MgPictureDialog *self)
{
  g_autoptr(GtkStringList) style_names = gtk_string_list_new (NULL);
  g_autoptr(GtkStringList) size_names = gtk_string_list_new (NULL);
  g_autoptr(GtkStringList) format_names = gtk_string_list_new (NULL);
  g_autoptr(GtkStringList) sharpness_names = gtk_string_list_new (NULL);
  guint n_sizes;
  const MgPageSize *sizes = mg_export_get_sizes (&n_sizes);

  for (guint i = 0; i < N_STYLES; i++)
    gtk_string_list_append (style_names, _(styles[i].name));
  for (guint i = 0; i < n_sizes; i++)
    gtk_string_list_append (size_names, _(sizes[i].name));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    gtk_string_list_append (format_names, _(formats[i].name));
  for (guint i = 0; i < G_N_ELEMENTS (sharpnesses); i++)
    gtk_string_list_append (sharpness_names, _(sharpnesses[i].name));

  adw_combo_row_set_model (self->style_row, G_LIST_MODEL (style_names));
  adw_combo_row_set_model (self->size_row, G_LIST_MODEL (size_names));
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (format_names));
  adw_combo_row_set_model (self->sharpness_row, G_LIST_MODEL (sharpness_names));
  adw_combo_row_set_selected (self->sharpness_row, USUAL_SHARPNESS);
}

static void
mg_picture_dialog_dispose (GObject *object)
{
  MgPictureDialog *self = MG_PICTURE_DIALOG (object);

  g_clear_object (&self->document);
  for (guint i = 0; i < N_STYLES; i++)
    {
      g_clear_pointer (&self->scenes[0][i], mg_scene_unref);
      g_clear_pointer (&self->scenes[1][i], mg_scene_unref);
    }

  G_OBJECT_CLASS (mg_picture_dialog_parent_class)->dispose (object);
}

static void
mg_picture_dialog_class_init (MgPictureDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mg_picture_dialog_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", MG_TYPE_PICTURE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  g_type_ensure (MG_TYPE_PAGE_PREVIEW);
  g_type_ensure (MG_TYPE_PRIVATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/ui/mg-picture-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MgPictureDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, MgPictureDialog, style_row);
  gtk_widget_class_bind_template_child (widget_class, MgPictureDialog, size_row);
  gtk_widget_class_bind_template_child (widget_class, MgPictureDialog, turn_row);
  gtk_widget_class_bind_template_child (widget_class, MgPictureDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, MgPictureDialog, sharpness_row);
  gtk_widget_class_bind_template_child (widget_class, MgPictureDialog, private_row);
  gtk_widget_class_bind_template_child (widget_class, MgPictureDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, MgPictureDialog, print_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mg_picture_dialog_init (MgPictureDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_rows (self);
}

GtkWidget *
mg_picture_dialog_new (GtkWindow    *parent,
                       MgDocument   *document,
                       MgPictureUse  use)
{
  MgPictureDialog *self = g_object_new (MG_TYPE_PICTURE_DIALOG, "transient-for", parent,
                                        "modal", TRUE, NULL);
  gboolean is_print = use == MG_PICTURE_PRINT;

  gtk_window_set_title (GTK_WINDOW (self), is_print ? _("Print the Map") : _("Export the Map"));
  gtk_widget_set_visible (self->export_button, !is_print);
  gtk_widget_set_visible (self->print_button, is_print);
  gtk_widget_set_visible (GTK_WIDGET (self->format_row), !is_print);
  gtk_window_set_default_widget (GTK_WINDOW (self), is_print ? self->print_button
                                                             : self->export_button);
  self->document = g_object_ref (document);
  mg_private_row_show (self->private_row, mg_document_get_network (self->document));
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->size_row));

  return GTK_WIDGET (self);
}
