/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "mg-measure-figures.h"
#include "mg-waiting.h"

#define ALL "All 3 organisations are linked with each other, directly or by way of others."

/* Returns: (nullable) */
static GtkWidget *
find_label (GtkWidget  *root,
            const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = mg_find_widget (root, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), text) == 0)
      return label;

  return NULL;
}

/* Three in a row. */
static MgDocument *
create_document (void)
{
  static const char * const names[] = { "Un", "Deux", "Trois" };
  MgDocument *document = mg_document_new ();
  MgNetwork *network = mg_document_get_network (document);
  MgId orgs[3];

  for (guint i = 0; i < 3; i++)
    g_assert_true (mg_document_run (document, mg_command_add_organisation (network, names[i], "ess", i * 100., 0, &orgs[i]), 0));
  for (guint i = 0; i < 2; i++)
    g_assert_true (mg_document_run (document, mg_command_add_link (network, orgs[i], orgs[i + 1], "project", NULL, NULL), 0));
  mg_document_measure (document);
  mg_wait_for_results (document);

  return document;
}

/* A section is in words before it is in figures, and its words get as old as these. */
static void
test_words_come_first (void)
{
  g_autoptr(MgDocument) document = create_document ();
  GtkWidget *figures = g_object_ref_sink (mg_measure_figures_new ());
  GtkWidget *words;

  g_assert_null (find_label (figures, ALL));
  mg_measure_figures_set_document (MG_MEASURE_FIGURES (figures), document);
  mg_measure_figures_set_results (MG_MEASURE_FIGURES (figures), mg_document_get_results (document));
  words = find_label (figures, ALL);
  g_assert_nonnull (words);
  g_assert_true (gtk_widget_get_visible (words));
  g_assert_true (GTK_IS_LIST_BOX (gtk_widget_get_next_sibling (words)));

  mg_measure_figures_set_stale (MG_MEASURE_FIGURES (figures), TRUE);
  g_assert_true (gtk_widget_has_css_class (words, "dim-label"));
  gtk_test_accessible_assert_property (words, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "From before the last changes");
  mg_measure_figures_set_stale (MG_MEASURE_FIGURES (figures), FALSE);
  g_assert_false (gtk_widget_has_css_class (words, "dim-label"));

  mg_measure_figures_set_results (MG_MEASURE_FIGURES (figures), NULL);
  g_assert_null (find_label (figures, ALL));
  g_assert_finalize_object (figures);
}

int
main (int   argc,
      char *argv[])
{
  /* What assistive technologies are told is looked at, too. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/measure-figures/words-come-first", test_words_come_first);

  return g_test_run ();
}
