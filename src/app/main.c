/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "mg-application.h"
#include "mg-renderer.h"

/* Translations of a build that is not installed are where this points. */
static const char *
get_locale_dir (void)
{
  const char *dir = g_getenv ("MAILLAGE_LOCALE_DIR");

  return dir != NULL ? dir : MG_LOCALE_DIR;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(MgApplication) application = NULL;

  mg_renderer_prepare ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_("Maillage"));

  application = mg_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
