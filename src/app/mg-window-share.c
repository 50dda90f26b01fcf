/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-window-private.h"

#include <glib/gi18n-lib.h>

#include "mg-share-dialog.h"

static void
failed_cb (MgWindow   *self,
           const char *text)
{
  g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, text);

  mg_window_say_failure (self, _("The copy could not be written"), error);
}

void
mg_window_export_copy_action (MgWindow *self)
{
  g_autofree char *proposal = mg_window_dup_proposal (self, "");
  g_autofree char *name = g_strndup (proposal, strlen (proposal) - 1);
  g_autoptr(GFile) folder = mg_window_dup_folder (self);
  GtkWidget *dialog = mg_share_dialog_new (GTK_WINDOW (self), self->document, folder, name);

  g_signal_connect_object (dialog, "done", G_CALLBACK (mg_window_say), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
