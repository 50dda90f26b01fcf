/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-empty-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mg-recent.h"
#include "mg-shown.h"

#define N_RECENT 5

struct _MgEmptyPage
{
  GtkWidget            parent_instance;

  /* From the template */
  AdwStatusPage       *status_page;
  GtkWidget           *sample_button;
  GtkWidget           *recovered_button;
  AdwPreferencesGroup *recent_group;

  GPtrArray           *rows;   /* of recent_group */
};

G_DEFINE_FINAL_TYPE (MgEmptyPage, mg_empty_page, GTK_TYPE_WIDGET)

static GtkWidget *
create_row (const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = mg_recent_dup_title (path);
  g_autofree char *folder = mg_recent_dup_folder (path);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  mg_shown_title (ADW_PREFERENCES_ROW (row), title);
  mg_shown_subtitle (ADW_ACTION_ROW (row), folder);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "^ay", path);

  return row;
}

void
mg_empty_page_refresh (MgEmptyPage *self)
{
  g_autoptr(GPtrArray) paths = mg_recent_dup_paths (N_RECENT);
  g_autofree char *sample = mg_recent_dup_sample ();

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->recent_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < paths->len; i++)
    {
      GtkWidget *row = create_row (g_ptr_array_index (paths, i));

      adw_preferences_group_add (self->recent_group, row);
      g_ptr_array_add (self->rows, row);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), paths->len > 0);
  gtk_widget_set_visible (self->sample_button, sample != NULL);
}

void
mg_empty_page_set_recovered (MgEmptyPage *self,
                             guint        n_recovered)
{
  g_autofree char *label =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_Recovered Work (%u)…", "_Recovered Work (%u)…",
                                  n_recovered), n_recovered);

  g_return_if_fail (MG_IS_EMPTY_PAGE (self));

  gtk_button_set_label (GTK_BUTTON (self->recovered_button), label);
  gtk_button_set_use_underline (GTK_BUTTON (self->recovered_button), TRUE);
  gtk_widget_set_visible (self->recovered_button, n_recovered > 0);
}

static void
mg_empty_page_dispose (GObject *object)
{
  GtkWidget *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), MG_TYPE_EMPTY_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mg_empty_page_parent_class)->dispose (object);
}

static void
mg_empty_page_finalize (GObject *object)
{
  g_ptr_array_unref (MG_EMPTY_PAGE (object)->rows);

  G_OBJECT_CLASS (mg_empty_page_parent_class)->finalize (object);
}

static void
mg_empty_page_class_init (MgEmptyPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mg_empty_page_dispose;
  object_class->finalize = mg_empty_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/ui/mg-empty-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MgEmptyPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, MgEmptyPage, sample_button);
  gtk_widget_class_bind_template_child (widget_class, MgEmptyPage, recovered_button);
  gtk_widget_class_bind_template_child (widget_class, MgEmptyPage, recent_group);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mg_empty_page_init (MgEmptyPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_status_page_set_icon_name (self->status_page, MG_APPLICATION_ID);
  mg_empty_page_refresh (self);
}
