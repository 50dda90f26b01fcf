/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <libintl.h>
#include <locale.h>
#include <stdio.h>

#include "mg-cli.h"
#include "mg-near.h"
#include "mg-stop.h"

static const MgVerb verbs[] = {
  { "info", "FILE", N_("Says what a file holds."), mg_verb_info },
  { "check", "FILE", N_("Lists every problem of a file."), mg_verb_check },
  { "measure", "FILE", N_("Computes measures."), mg_verb_measure },
  { "layout", "FILE OUT", N_("Computes positions and writes them to another file."), mg_verb_layout },
  { "draw", "FILE OUT", N_("Draws the map as SVG, PDF or PNG."), mg_verb_draw },
  { "convert", "IN… OUT", N_("Writes a file in another format; imports tables."), mg_verb_convert },
  { "share", "IN OUT", N_("Writes a copy to be given away: without what is private or without names, or as tables."), mg_verb_share },
  { "report", "FILE OUT", N_("Writes the pole’s report as PDF or as a web page: map, sentences, figures, definitions."), mg_verb_report },
  { "compare", "FILE…", N_("Compares poles: one row for each."), mg_verb_compare },
  { "list", "measures|layouts|formats|vocabulary [MEASURE…]", N_("Lists what there is to choose from."), mg_verb_list },
};

static void
set_up_language (void)
{
  const char *folder = g_getenv ("MAILLAGE_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : MG_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static void
print_help (FILE *stream)
{
  fputs (_("Usage: maillage-cli VERB [OPTION…] FILE…\n\n"), stream);
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    fprintf (stream, "  %-8s  %s\n", verbs[i].name, _(verbs[i].summary));

  fputs (_("\n“maillage-cli VERB --help” says more about each.\n"
           "Exit status: 0 done, 1 done with warnings, 2 the input cannot be used,"
           " 3 wrong usage.\n"), stream);
}

static const MgVerb *
find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, name))
      return &verbs[i];

  return NULL;
}

static MgExit
run_verb (int    argc,
          char **argv)
{
  const MgVerb *verb = find_verb (argv[0]);
  MgNear near = MG_NEAR_INIT (argv[0]);

  if (verb != NULL)
    return verb->run (verb, argc, argv);

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    mg_near_offer (&near, verbs[i].name);
  if (near.name != NULL)
    return mg_cli_usage (_("There is no verb “%s”. Did you mean “%s”? See “maillage-cli --help”."),
                         argv[0], near.name);

  return mg_cli_usage (_("There is no verb “%s”. See “maillage-cli --help”."), argv[0]);
}

int
main (int    argc,
      char **argv)
{
  MgExit status;

  set_up_language ();

  if (argc < 2)
    {
      print_help (stderr);
      return MG_EXIT_USAGE;
    }

  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    {
      print_help (stdout);
      return MG_EXIT_DONE;
    }

  if (g_str_equal (argv[1], "--version"))
    {
      puts ("maillage-cli " MG_VERSION);
      return MG_EXIT_DONE;
    }

  status = run_verb (argc - 1, argv + 1);

  /* A full disk or a closed pipe is no success. */
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      fprintf (stderr, "maillage-cli: %s\n", _("The output could not be written whole."));
      return MG_EXIT_BAD_INPUT;
    }

  if (status == MG_EXIT_BAD_INPUT)
    mg_stop_end ();

  return (int) status;
}
