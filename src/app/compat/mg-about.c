/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef ADW_VERSION_MAX_ALLOWED

#include "mg-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#if ADW_CHECK_VERSION (1, 5, 0)
# define ABOUT_TYPE ADW_TYPE_ABOUT_DIALOG
#else
# define ABOUT_TYPE ADW_TYPE_ABOUT_WINDOW
#endif

void
mg_show_about (GtkWindow *parent)
{
  /* Both have the same properties. */
  GObject *about =
    g_object_new (ABOUT_TYPE,
                  "application-name", _("Maillage"),
                  "application-icon", MG_APPLICATION_ID,
                  "version", MG_VERSION,
                  "license-type", GTK_LICENSE_GPL_3_0,
                  "comments", _("Maps the cooperation between the organisations of a territory, "
                                "measures it, and keeps it in an open format."),
                  /* Translators: your name, one per line */
                  "translator-credits", _("translator-credits"),
                  NULL);

#if ADW_CHECK_VERSION (1, 5, 0)
  adw_dialog_present (ADW_DIALOG (about), GTK_WIDGET (parent));
#else
  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  gtk_window_set_modal (GTK_WINDOW (about), TRUE);
  gtk_window_present (GTK_WINDOW (about));
#endif
}
