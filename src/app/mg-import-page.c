/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-import-pages.h"

#include <glib/gi18n-lib.h>

#define INDEX "mg-index"
#define DROP_DOWN "mg-drop-down"

#define CHOICE_CHARS 26   /* unless a page has more room */

MgImportPage *
mg_import_page_new (const char  *description,
                    void       (*refresh) (MgImportPage *self))
{
  MgImportPage *self = g_new0 (MgImportPage, 1);

  self->refresh = refresh;
  self->n_chars = CHOICE_CHARS;
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_description (self->group, description);
  self->widget = adw_preferences_page_new ();
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->widget), self->group);

  return self;
}

void
mg_import_page_free (MgImportPage *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self->kept);
  g_free (self);
}

void
mg_import_page_set_plan (MgImportPage *self,
                         MgImportPlan *plan)
{
  self->plan = plan;
  g_clear_pointer (&self->kept, g_free);
}

gboolean
mg_import_page_begin (MgImportPage *self,
                      char         *kept)
{
  gboolean is_other = g_strcmp0 (self->kept, kept) != 0;

  g_free (self->kept);
  self->kept = kept;
  if (!is_other)
    return FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  return TRUE;
}

void
mg_import_page_add (MgImportPage *self,
                    GtkWidget    *row)
{
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

void
mg_import_page_add_more (MgImportPage *self,
                         guint         n)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  mg_import_page_add (self, row);
}

GtkDropDown *
mg_import_page_get_drop_down (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), DROP_DOWN);
}

guint
mg_import_page_get_index (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), INDEX));
}

static void
chosen_cb (GtkDropDown  *drop_down,
           GParamSpec   *pspec,
           MgImportPage *self)
{
  void (*cb) (MgImportPage *page, GtkDropDown *which) = g_object_get_data (G_OBJECT (drop_down), "mg-chosen");

  if (!self->is_updating)
    cb (self, drop_down);
}

/* Choices may be long: in the row they are cut, so that all rows are alike; in the list they are whole. */

static void
set_up_button_cb (GtkListItemFactory *factory,
                  GtkListItem        *item,
                  gpointer            n_chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (n_chars));
  gtk_label_set_max_width_chars (GTK_LABEL (label), GPOINTER_TO_INT (n_chars));
  gtk_list_item_set_child (item, label);
}

static void
bind_button_cb (GtkListItemFactory *factory,
                GtkListItem        *item,
                gpointer            n_chars)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, g_utf8_strlen (text, -1) > GPOINTER_TO_INT (n_chars) ? text : NULL);
}

static void
tick_cb (GtkListItem *item,
         GParamSpec  *pspec,
         GtkDropDown *drop_down)
{
  gpointer object = gtk_list_item_get_item (item);
  gboolean is_chosen = object != NULL && object == gtk_drop_down_get_selected_item (drop_down);

  gtk_widget_set_opacity (gtk_widget_get_last_child (gtk_list_item_get_child (item)), is_chosen ? 1. : 0.);
}

static void
set_up_list_cb (GtkListItemFactory *factory,
                GtkListItem        *item,
                GtkDropDown        *drop_down)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, box);
  g_signal_connect_object (drop_down, "notify::selected-item", G_CALLBACK (tick_cb), item, G_CONNECT_SWAPPED);
}

static void
bind_list_cb (GtkListItemFactory *factory,
              GtkListItem        *item,
              GtkDropDown        *drop_down)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (label), gtk_string_object_get_string (gtk_list_item_get_item (item)));
  tick_cb (item, NULL, drop_down);
}

static void
set_factories (MgImportPage *self,
               GtkDropDown  *drop_down)
{
  g_autoptr(GtkListItemFactory) button = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkListItemFactory) list = gtk_signal_list_item_factory_new ();

  g_signal_connect (button, "setup", G_CALLBACK (set_up_button_cb), GINT_TO_POINTER (self->n_chars));
  g_signal_connect (button, "bind", G_CALLBACK (bind_button_cb), GINT_TO_POINTER (self->n_chars));
  g_signal_connect_object (list, "setup", G_CALLBACK (set_up_list_cb), drop_down, 0);
  g_signal_connect_object (list, "bind", G_CALLBACK (bind_list_cb), drop_down, 0);
  gtk_drop_down_set_factory (drop_down, button);
  gtk_drop_down_set_list_factory (drop_down, list);
}

GtkWidget *
mg_import_page_add_choice (MgImportPage  *self,
                           GtkStringList *choices,
                           GCallback      cb)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (choices)),
                                            gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), g_list_model_get_n_items (G_LIST_MODEL (choices)) > 12);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  set_factories (self, GTK_DROP_DOWN (drop_down));
  g_object_set_data (G_OBJECT (drop_down), INDEX, GUINT_TO_POINTER (self->rows->len));
  g_object_set_data (G_OBJECT (drop_down), "mg-chosen", (gpointer) cb);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (chosen_cb), self);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), drop_down);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), drop_down);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  g_object_set_data (G_OBJECT (row), DROP_DOWN, drop_down);
  mg_import_page_add (self, row);

  return row;
}
