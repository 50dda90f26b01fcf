/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a window and ends after its first frame: the program's own, or with
 * MG_EMPTY an empty one of the same library, to compare with.
 */
#include <adwaita.h>
#include <locale.h>

#ifndef MG_EMPTY
#include "mg-application.h"
#endif

/* A program that is ready has answered its first frame; nothing is closed in order. */
static void
painted_cb (void)
{
  exit (EXIT_SUCCESS);
}

static void
realized_cb (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", painted_cb, NULL);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window)
{
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    realized_cb (GTK_WIDGET (window));
  else
    g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
}

#ifdef MG_EMPTY
static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 720);
  gtk_window_present (GTK_WINDOW (window));
}

static GtkApplication *
create (void)
{
  GtkApplication *application =
    GTK_APPLICATION (adw_application_new ("org.maillage.Empty", G_APPLICATION_NON_UNIQUE));

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);

  return application;
}
#else
static GtkApplication *
create (void)
{
  return GTK_APPLICATION (mg_application_new ());
}
#endif

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GtkApplication) application = NULL;

  setlocale (LC_ALL, "");
  application = create ();
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);

  g_application_run (G_APPLICATION (application), argc, argv);

  return EXIT_FAILURE;
}
