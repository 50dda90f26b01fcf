/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-application.h"

#include <glib/gi18n-lib.h>

#include "mg-about.h"
#include "mg-window.h"

struct _MgApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (MgApplication, mg_application, ADW_TYPE_APPLICATION)

/* Keys that nothing else wants, wherever the focus is. */
static const struct
{
  const char *action;
  const char *keys[3];
} accels[] = {
  { "app.quit", { "<Control>q" } },
  { "win.new", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.export-image", { "<Control>e" } },
  { "win.view::map", { "<Control>1" } },
  { "win.view::table", { "<Control>2" } },
  { "win.view::measures", { "<Control>3" } },
  { "win.show-legend", { "F9" } },
  { "win.show-inspector", { "<Shift>F9" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal" } },
  { "win.zoom-out", { "<Control>minus" } },
  { "win.fit", { "<Control>0" } },
  { "win.show-help-overlay", { "<Control>question", "F1" } },
  { "window.close", { "<Control>w" } },
};

static const struct
{
  const char     *id;
  AdwColorScheme  scheme;
} colours[] = {
  { "system", ADW_COLOR_SCHEME_DEFAULT },
  { "light", ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "dark", ADW_COLOR_SCHEME_FORCE_DARK },
};

/* Each window asks about its own changes, and may say no. */
static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *link = windows; link != NULL; link = link->next)
    gtk_window_close (link->data);
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  mg_show_about (gtk_application_get_active_window (user_data));
}

static void
colours_changed (GSimpleAction *action,
                 GVariant      *state,
                 gpointer       user_data)
{
  AdwStyleManager *manager = adw_application_get_style_manager (user_data);

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (g_str_equal (colours[i].id, g_variant_get_string (state, NULL)))
      {
        adw_style_manager_set_color_scheme (manager, colours[i].scheme);
        g_simple_action_set_state (action, state);
      }
}

static const GActionEntry entries[] = {
  { "quit", quit_action },
  { "about", about_action },
  { "colours", NULL, "s", "'system'", colours_changed },
};

static MgWindow *
find_window (MgApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return MG_IS_WINDOW (window) ? MG_WINDOW (window) : mg_window_new (GTK_APPLICATION (self));
}

static void
mg_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (find_window (MG_APPLICATION (application))));
}

static void
mg_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  MgWindow *window = find_window (MG_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        mg_window_open (window, path);
    }
}

static void
mg_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (mg_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           (const char * const *) accels[i].keys);
  gtk_window_set_default_icon_name (MG_APPLICATION_ID);
}

static void
mg_application_class_init (MgApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = mg_application_startup;
  application_class->activate = mg_application_activate;
  application_class->open = mg_application_open;
}

static void
mg_application_init (MgApplication *self)
{
}

MgApplication *
mg_application_new (void)
{
  return g_object_new (MG_TYPE_APPLICATION,
                       "application-id", MG_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/maillage/Maillage",
                       NULL);
}
