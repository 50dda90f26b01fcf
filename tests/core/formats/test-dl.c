/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "mg-error.h"
#include "mg-plain-fixture.h"

#define FORMAT "ucinet"
#define MATRICES "ucinet-matrix"

/* "Ann>Bob Bob>Ann 2 …": the links with their weights, in the file's order. */
static char *
describe (MgNetwork *network)
{
  MgFieldId weight = mg_network_find_field (network, MG_ITEM_LINK, "weight");
  GString *text = g_string_new (NULL);
  MgNetworkIter iter;
  const MgItem *item;
  double value;

  mg_network_iter_init (&iter, network, MG_ITEMS_EDGES);
  while ((item = mg_network_iter_next (&iter)))
    {
      g_autofree char *source = mg_network_dup_title (network, item->source);
      g_autofree char *target = mg_network_dup_title (network, item->target);
      gboolean directed = mg_network_get_boolean (network, item->id, MG_FIELD_DIRECTED);

      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? " " : "", source, directed ? ">" : "-", target);
      if (weight != MG_FIELD_NONE && mg_network_get_real (network, item->id, weight, &value))
        g_string_append_printf (text, ":%g", value);
    }

  return g_string_free (text, FALSE);
}

/* Every way of writing, and what it says. */
static void
read_ways (void)
{
  static const struct
  {
    const char *text;
    const char *links;
  } ways[] = {
    { "dl n=3\ndata:\n0 1 0\n1 0 1\n0 0 0\n", "1>2 2>1 2>3" },
    { "DL N = 3, FORMAT = FULLMATRIX DIAGONAL PRESENT LABELS: A,B,C DATA: 0 1 0 1 0 0 0 0 2", "A>B:1 B>A:1 C>C:2" },
    { "dl n=3 format=fullmatrix diagonal=absent\nlabels:\na b c\ndata:\n1 0\n0 1\n1 0\n", "a>b b>c c>a" },
    { "dl n=3 format=upperhalf diagonal absent labels: a,b,c data:\n1 2\n3\n", "a-b:1 a-c:2 b-c:3" },
    { "dl n=3 format=upperhalf labels: a,b,c data:\n0 1 0\n0 1\n0\n", "a-b b-c" },
    { "dl n=3 format=lowerhalf diagonal=absent labels: a,b,c data:\n1\n0 1\n", "b-a c-b" },
    { "dl n=3 format=lowerhalf labels: a,b,c data:\n0\n1 0\n0 4 0\n", "b-a:1 c-b:4" },
    { "dl n=3 format=edgelist1 labels: a,b,c data:\n1 2\n3,1\n", "a>b c>a" },
    { "dl n=3 format=edgelist1 labels: a,b,c data:\n1 2 2.5\n3 1 0\na c\n", "a>b:2.5 a>c" },
    { "dl n=3 format=edgelist1 labels: a,b,c data:\n1 2 1\n3 1 1\n", "a>b:1 c>a:1" },
    { "dl n=3 format=edgelist1\nlabels embedded:\ndata:\nann bob\n\"the pole\" ann 2\n", "ann>bob the pole>ann:2" },
    { "dl n=3 format=nodelist1 labels: a,b,c data:\n1 2 3\n3 1\n", "a>b a>c c>a" },
    { "dl n=3 format=nodelist1b labels: a,b,c data:\n2 2 3\n0\n1 1\n", "a>b a>c c>a" },
    { "dl n=3 format=fullmatrix labels embedded data:\nx y z\nx 0 1 0\nz 1 0 0\ny 0 0 1\n", "x>y z>x y>z" },
    { "dl n=2\nrow labels embedded\ndata:\nx 0 1\ny 1 0\n", "x>y y>x" },
    { "dl n=2 format = fullmatrix\nlabels:\nCivil Def\nArmy Corps\ndata:\n0 .\n1 0\n", "Army Corps>Civil Def" },
    { "; a comment\ndl n=2\n# another\nlabels:\n\"a,b\" c\ndata:\n0 1\n0 0\n", "a,b>c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr(MgNetwork) network = plain_open (FORMAT, ways[i].text, NULL);
      g_autofree char *links = describe (network);

      g_assert_cmpstr (links, ==, ways[i].links);
    }
}

static void
read_two_modes (void)
{
  g_autoptr(MgNetwork) matrix =
    plain_open (FORMAT, "dl nr=2 nc=3\nrow labels:\na b\ncolumn labels:\nP Q R\ndata:\n1 0 1\n0 1 0\n", NULL);
  g_autoptr(MgNetwork) list =
    plain_open (FORMAT, "dl nr=3, nc=3 format = nodelist2\nrow labels embedded\ncolumn labels embedded\ndata:\na P R\nb Q\n", NULL);
  g_autoptr(MgNetwork) pairs =
    plain_open (FORMAT, "dl nr=2, nc=2 format = edgelist2\nrow labels:\na b\ncolumn labels:\na b\ndata:\n1 2\n2 2\n", NULL);
  g_autofree char *links = describe (matrix);
  g_autofree char *others = describe (list);

  plain_check_counts (matrix, 2, 3, 0, 3);
  g_assert_cmpstr (links, ==, "a-P a-R b-Q");
  plain_check_counts (list, 3, 3, 0, 3);
  g_assert_cmpstr (others, ==, "a-P a-R b-Q");
  plain_check_counts (pairs, 2, 2, 0, 2);
}

/* Several matrices are relations. */
static void
read_levels (void)
{
  static const char * const texts[] = {
    "dl n=2 nm=2\nlevel labels:\nadvice, trust\ndata:\n0 1\n0 0\n\n0 0\n1 0\n",
    "dl n=2 nm=2 format=edgelist1\nmatrix labels:\nadvice, trust\ndata:\n1 2\n!\n2 1\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(MgNetwork) network = plain_open (FORMAT, texts[i], NULL);
      MgFieldId relation = mg_network_find_field (network, MG_ITEM_LINK, "relation");
      MgNetworkIter iter;
      const MgItem *item;

      mg_network_iter_init (&iter, network, MG_ITEM_LINK);
      item = mg_network_iter_next (&iter);
      g_assert_cmpstr (mg_network_get_text (network, item->id, relation), ==, "advice");
      item = mg_network_iter_next (&iter);
      g_assert_cmpstr (mg_network_get_text (network, item->id, relation), ==, "trust");
      g_assert_null (mg_network_iter_next (&iter));
    }
}

/* Those without a link are announced, not named. */
static void
keep_isolates (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) fewer = plain_open (FORMAT, "dl n=4 format=edgelist1\nlabels embedded\ndata:\na b\n", warnings);
  g_autoptr(MgNetwork) more = plain_open (FORMAT, "dl n=2 format=edgelist1\nlabels embedded\ndata:\na b\nc d\n", warnings);

  plain_check_counts (fewer, 4, 0, 1, 0);
  plain_check_counts (more, 4, 0, 2, 0);
  g_assert_cmpuint (plain_count (warnings, "announces 2"), ==, 1);
}

static void
refuse_bad (void)
{
  static const struct
  {
    const char *text;
    guint       line;
  } bad[] = {
    { "n=3\n", 1 },
    { "dl\n", 1 },
    { "dl n=3\n", 1 },
    { "dl format=edgelist1\ndata:\n1 2\n", 2 },
    { "dl n=x\n", 1 },
    { "dl n=0\ndata:\n", 1 },
    { "dl\nn=2000000000\ndata:\n", 2 },
    { "dl n=2 nm=4000000000\ndata:\n", 1 },
    { "dl n=3\nformat=blockmatrix\n", 2 },
    { "dl n=3 colour=red\n", 1 },
    { "dl n=2\nlabels:\na b c\ndata:\n0 0 0 0\n", 4 },
    { "dl n=2\ndata:\n0 1\n0\n", 4 },
    { "dl n=2\ndata:\n0 1\n0 0\n1\n", 5 },
    { "dl n=2\ndata:\n0 x\n0 0\n", 3 },
    { "dl n=2 format=edgelist1\ndata:\n1 3\n", 3 },
    { "dl n=2 format=edgelist1\ndata:\n1\n", 3 },
    { "dl n=2 format=edgelist1\ndata:\n1 2 x\n", 3 },
    { "dl nr=2 nc=3 format=lowerhalf\ndata:\n1\n", 2 },
    { "dl n=2 labels embedded\ndata:\na b\na 0 1\nc 0 1\n", 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    plain_check_bad (FORMAT, bad[i].text, bad[i].line);
}

static void
survive_spoilt (void)
{
  static const char * const texts[] = {
    "dl nr=2, nc=3 nm=1 format = fullmatrix diagonal present\nrow labels:\na \"b c\"\ncolumn labels embedded\nlevel labels:\nx\ndata:\nP Q R\n1 0 1\n0 1.5 0\n",
    "dl n=4 format=edgelist1\nlabels embedded\ndata:\na b 2\n!\nc a\n",
    "dl n=3 format=lowerhalf diagonal absent\nlabels:\na,b,c\ndata:\n1\n0 1\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    plain_check_spoilt (FORMAT, texts[i]);
}

static void
keep_list (void)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = plain_sample ();
  g_autofree char *dl = plain_write (FORMAT, network, warnings);
  g_autoptr(MgNetwork) again = plain_open (FORMAT, dl, NULL);

  plain_check_counts (again, mg_network_count (network, MG_ITEMS_NODES), 0, mg_network_count (network, MG_ITEMS_EDGES), 0);
  g_assert_nonnull (strstr (dl, "\nTerre_&_Bois\n"));
  g_assert_cmpuint (plain_count (warnings, "left out"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "names are changed"), ==, 1);
  g_assert_cmpuint (plain_count (warnings, "Collective"), ==, 1);
  plain_check_stable (FORMAT, network);
}

/* Weights of 1 that somebody gave are weights. */
static void
keep_weights_of_one (void)
{
  g_autoptr(MgNetwork) network =
    plain_open ("graphml", "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>"
                "<graph edgedefault=\"undirected\"><node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\"><data key=\"w\">1.0</data></edge></graph></graphml>", NULL);

  plain_check_stable (FORMAT, network);
}

/* Each level has its matrix, and a link without direction stands in it twice. */
static void
keep_matrices (void)
{
  g_autoptr(MgNetwork) network =
    plain_open (FORMAT, "dl n=3 nm=2 format=upperhalf diagonal absent\nlabels:\n\"a b\",c,d\nlevel labels:\nadvice, trust\ndata:\n2 0\n1\n0 0\n3\n", NULL);
  g_autofree char *dl = plain_write (MATRICES, network, NULL);

  g_assert_cmpstr (dl, ==, "dl n=3 nm=2\nformat = fullmatrix diagonal present\nlabels:\n\"a b\"\n\"c\"\n\"d\"\n"
                   "level labels:\n\"advice\"\n\"trust\"\ndata:\n0 2 0\n2 0 1\n0 1 0\n0 0 0\n0 0 3\n0 3 0\n");
  plain_check_stable (MATRICES, network);
}

static void
keep_sample_matrices (void)
{
  g_autoptr(MgNetwork) network = plain_sample ();

  plain_check_stable (MATRICES, network);
}

/* The format has no way to say that there is nobody. */
static void
refuse_nobody (void)
{
  static const char * const formats[] = { FORMAT, MATRICES };
  g_autoptr(MgNetwork) network = mg_network_new ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (mg_format_serialise (network, mg_format_find (formats[i]), "a", NULL, NULL, NULL, &error));
      g_assert_error (error, MG_ERROR, MG_ERROR_UNSUPPORTED);
    }
}

static void
speak_no_language (void)
{
  static const char text[] = "dl n=2 format=edgelist1\nlabels:\na b\ndata:\n1 2 2.5\n";
  g_autofree char *old = g_strdup (setlocale (LC_ALL, NULL));

  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    g_test_skip ("There is no French locale");
  else
    {
      g_autoptr(MgNetwork) network = plain_open (FORMAT, text, NULL);
      g_autofree char *dl = plain_write (FORMAT, network, NULL);

      g_assert_nonnull (strstr (dl, "\n1 2 2.5\n"));
    }
  setlocale (LC_ALL, old);
}

static void
check_corpus (void)
{
  static const struct
  {
    const char *name;
    int         n_organisations;   /* -1: it is refused */
    guint       n_collectives;
    guint       n_links;
    guint       n_participations;
  } files[] = {
    { "Stokman_Ziegler_Corporate_Interlocks_Netherlands.dl", 16, 0, 120, 0 },
    { "Thurman_Office_Networks_Coalitions.dl", 15, 0, 100, 0 },
    { "Zachary_Karate_Club.dl", 34, 0, 2 * 2 * 78, 0 },
    { "edgelist1.dl", 5, 0, 5, 0 },
    { "faculty_dl.txt", 37, 30, 0, 223 },
    { "fullmatrix3.dl", 5, 0, 12, 0 },
    { "too-few-nodes-matrix.dl", -1, 0, 0, 0 },
  };
  g_autofree char *folder = plain_corpus ("other-formats/ucinet-dl");

  for (guint i = 0; i < G_N_ELEMENTS (files) && folder != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);
      g_autoptr(MgNetwork) network = mg_format_read_file (path, NULL, NULL, NULL, NULL, NULL);

      g_test_message ("%s", path);
      g_assert_true ((network == NULL) == (files[i].n_organisations < 0));
      if (network == NULL)
        continue;

      plain_check_counts (network, (guint) files[i].n_organisations, files[i].n_collectives, files[i].n_links,
                          files[i].n_participations);
      plain_check_stable (FORMAT, network);
      plain_check_stable (MATRICES, network);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dl/read/all-ways-of-writing", read_ways);
  g_test_add_func ("/dl/read/columns-are-collectives", read_two_modes);
  g_test_add_func ("/dl/read/matrices-are-relations", read_levels);
  g_test_add_func ("/dl/read/nobody-is-lost", keep_isolates);
  g_test_add_func ("/dl/bad/a-sentence-with-its-line", refuse_bad);
  g_test_add_func ("/dl/bad/cut-and-spoilt", survive_spoilt);
  g_test_add_func ("/dl/write/list", keep_list);
  g_test_add_func ("/dl/write/weights-of-one", keep_weights_of_one);
  g_test_add_func ("/dl/write/matrices", keep_matrices);
  g_test_add_func ("/dl/write/matrices-of-the-sample", keep_sample_matrices);
  g_test_add_func ("/dl/write/nobody", refuse_nobody);
  g_test_add_func ("/dl/locale", speak_no_language);
  g_test_add_func ("/dl/corpus", check_corpus);

  return g_test_run ();
}
