/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "mg-measure-tables.h"
#include "mg-plot-proxy.h"

/* Seconds, for the worker of a loaded machine; never reached otherwise. */
#define MAX_WAIT 30

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for_results (MgDocument *document)
{
  gint64 end = g_get_monotonic_time () + MAX_WAIT * G_USEC_PER_SEC;
  guint source = g_timeout_add (20, wake_cb, NULL);

  while ((mg_document_get_results (document) == NULL ||
          mg_document_results_are_stale (document)) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (source);
  g_assert_nonnull (mg_document_get_results (document));
}

/* Three in a row, @middle between the others. */
static MgDocument *
create_document (const char *middle)
{
  const char * const names[] = { "Un", middle, "Trois" };
  MgDocument *document = mg_document_new ();
  MgNetwork *network = mg_document_get_network (document);
  MgId orgs[3];

  for (guint i = 0; i < 3; i++)
    g_assert_true (mg_document_run (document,
                                    mg_command_add_organisation (network, names[i], "ess", i * 100.,
                                                                 0, &orgs[i]), 0));
  for (guint i = 0; i < 2; i++)
    g_assert_true (mg_document_run (document,
                                    mg_command_add_link (network, orgs[i], orgs[i + 1], "project",
                                                         NULL, NULL), 0));
  mg_document_measure (document);
  wait_for_results (document);

  return document;
}

static char *
dup_tsv (MgDocument *document,
         const char *measure)
{
  GtkWidget *tables = g_object_ref_sink (mg_measure_tables_new ());
  char *tsv;

  mg_measure_tables_set_document (MG_MEASURE_TABLES (tables), document);
  mg_measure_tables_set_show_all (MG_MEASURE_TABLES (tables), TRUE);
  mg_measure_tables_select (MG_MEASURE_TABLES (tables), measure);
  tsv = mg_measure_tables_dup_tsv (MG_MEASURE_TABLES (tables));
  g_assert_finalize_object (tables);

  return tsv;
}

/* What the command line has a word for has one in the window. */
static void
test_every_name_has_words (void)
{
  g_autoptr(MgDocument) document = create_document ("Deux");
  g_autofree char *tsv = dup_tsv (document, "dyad_census");

  g_assert_nonnull (strstr (tsv, "Linked both ways"));
  g_assert_null (strstr (tsv, "mutual"));
}

/* A name is no formula of the spreadsheet that the table is pasted into. */
static void
test_names_are_no_formulas (void)
{
  g_autoptr(MgDocument) document = create_document ("=Deux");
  g_autofree char *tsv = dup_tsv (document, "robustness");

  g_assert_nonnull (strstr (tsv, "\n'=Deux\t"));
}

/* A name that turns writing about is heard to do so. */
static void
test_marks_tell_what_is_hidden (void)
{
  const MgPlotMark mark = { .name = (char *) "Qua\u202etre", .words = (char *) "1\u202e2" };
  GtkWidget *proxy = g_object_ref_sink (mg_plot_proxy_new ());

  mg_plot_proxy_set (MG_PLOT_PROXY (proxy), 0, &mark);
  gtk_test_accessible_assert_property (proxy, GTK_ACCESSIBLE_PROPERTY_LABEL, "Qua\ufffdtre");
  gtk_test_accessible_assert_property (proxy, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "1\ufffd2");
  g_assert_finalize_object (proxy);
}

int
main (int   argc,
      char *argv[])
{
  /* What assistive technologies are told is looked at, too. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/measure-tables/every-name-has-words", test_every_name_has_words);
  g_test_add_func ("/measure-tables/names-are-no-formulas", test_names_are_no_formulas);
  g_test_add_func ("/measure-tables/marks-tell-what-is-hidden", test_marks_tell_what_is_hidden);

  return g_test_run ();
}
