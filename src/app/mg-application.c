/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-application.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>

#include "mg-about.h"
#include "mg-compare-window.h"
#include "mg-document-journal.h"
#include "mg-window.h"

/* What asks a program to end: an end of the session, a terminal that closes. */
static const int ends[] = { SIGTERM, SIGHUP };

#define N_ENDS G_N_ELEMENTS (ends)

struct _MgApplication
{
  AdwApplication parent_instance;

  guint          ends[N_ENDS];      /* sources; 0 */
  gboolean       has_looked;            /* for what an earlier run left */
};

G_DEFINE_FINAL_TYPE (MgApplication, mg_application, ADW_TYPE_APPLICATION)

/* Keys that nothing else wants, wherever the focus is; the first one is shown.  French
 * keyboards have the digits above Shift: the same keys without it count too.
 */
static const struct
{
  const char *action;
  const char *keys[4];
} accels[] = {
  { "app.quit", { "<Control>q" } },
  { "win.new", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "win.import", { "<Control>i" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.export-image", { "<Control>e" } },
  { "win.print", { "<Control>p" } },
  { "win.copy-picture", { "<Control><Shift>c" } },
  { "win.export-copy", { "<Control><Shift>e" } },
  { "win.report", { "<Control><Shift>r" } },
  { "win.view::map", { "<Control>1", "<Control>ampersand" } },
  { "win.view::table", { "<Control>2", "<Control>eacute" } },
  { "win.view::measures", { "<Control>3", "<Control>quotedbl" } },
  { "win.show-legend", { "F9" } },
  { "win.show-inspector", { "<Shift>F9" } },
  { "win.show-reading", { "F8" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.fit", { "<Control>0", "<Control>agrave", "<Control>KP_0" } },
  { "win.stop", { "<Control>period", "<Control>KP_Decimal" } },
  { "win.keys", { "F1", "<Control>question" } },
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
compare_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  gtk_window_present (GTK_WINDOW (mg_compare_window_new (user_data)));
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
  { "compare", compare_action },
  { "colours", NULL, "s", "'system'", colours_changed },
};

static MgWindow *
find_window (MgApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return MG_IS_WINDOW (window) ? MG_WINDOW (window) : mg_window_new (GTK_APPLICATION (self));
}

/* Nobody is there to answer: what is not saved is offered at the next start. */
static gboolean
end_cb (gpointer user_data)
{
  GList *windows = gtk_application_get_windows (user_data);

  for (GList *link = windows; link != NULL; link = link->next)
    if (MG_IS_WINDOW (link->data))
      mg_document_sync_journal (mg_window_get_document (link->data));
  g_application_quit (user_data);

  return G_SOURCE_CONTINUE;
}

/* Once, over the first window. */
static void
look_for_recovered (MgApplication *self,
                    MgWindow      *window)
{
  if (self->has_looked)
    return;

  self->has_looked = TRUE;
  mg_window_look_for_recovered (window, TRUE);
}

static void
mg_application_activate (GApplication *application)
{
  MgWindow *window = find_window (MG_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  look_for_recovered (MG_APPLICATION (application), window);
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
  look_for_recovered (MG_APPLICATION (application), window);
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
  for (guint i = 0; i < N_ENDS; i++)
    MG_APPLICATION (application)->ends[i] = g_unix_signal_add (ends[i], end_cb, application);
}

static void
mg_application_shutdown (GApplication *application)
{
  MgApplication *self = MG_APPLICATION (application);

  for (guint i = 0; i < N_ENDS; i++)
    g_clear_handle_id (&self->ends[i], g_source_remove);

  G_APPLICATION_CLASS (mg_application_parent_class)->shutdown (application);
}

static void
mg_application_class_init (MgApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = mg_application_startup;
  application_class->shutdown = mg_application_shutdown;
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
