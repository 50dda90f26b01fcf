/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was read can be saved, and what was saved opened, near the limit of what is read. */
#include "mg-error.h"
#include "mg-graphml-fixture.h"
#include "mg-input.h"

#define THEIRS 20000
#define OURS 80000
#define N_NODES 120

/* A file of another program: its values follow our fields. */
static char *
make_theirs (guint n_nodes)
{
  g_autoptr(GString) text = g_string_new ("<graphml>"
                                          "<key id=\"a\" for=\"node\" attr.name=\"ville\" attr.type=\"string\"/>"
                                          "<key id=\"b\" for=\"node\" attr.name=\"nom\" attr.type=\"string\"/><graph>");

  for (guint i = 0; i < n_nodes; i++)
    g_string_append_printf (text, "<node id=\"n%u\"><data key=\"a\">Le Puy-en-Velay, quartier du port %u</data>"
                            "<data key=\"b\">Atelier des solidarités du numérique %u</data></node>", i, i, i);
  g_string_append (text, "</graph></graphml>");

  return g_strdup (text->str);
}

static MgNetwork *
read_text (const char  *text,
           gssize       length,
           GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return mg_format_read_bytes (bytes, mg_format_find ("graphml"), "test.graphml", error);
}

static void
check_saved_again (MgNetwork  *network,
                   const char *path)
{
  const MgFormat *format = mg_format_find ("graphml");
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) saved = mg_format_serialise (network, format, path, NULL, NULL, NULL, &error);
  g_autoptr(MgNetwork) again = NULL;

  g_assert_no_error (error);
  again = mg_format_read_bytes (saved, format, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mg_network_count (again, MG_ITEM_ORGANISATION), ==, N_NODES);
}

static void
test_saved (void)
{
  g_autofree char *theirs = make_theirs (N_NODES);
  g_autoptr(GError) error = NULL;
  g_autoptr(MgNetwork) network = NULL;
  g_autoptr(GBytes) saved = NULL;

  mg_input_set_limits (THEIRS, OURS);
  g_assert_cmpuint (strlen (theirs), <, THEIRS);
  network = read_text (theirs, -1, &error);
  g_assert_no_error (error);

  /* Else nothing would be seen here. */
  saved = mg_format_serialise (network, mg_format_find ("graphml"), "test.graphml", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (saved), >, THEIRS);
  g_assert_cmpuint (g_bytes_get_size (saved), <, OURS);

  check_saved_again (network, "test.graphml");
  check_saved_again (network, "test.graphml.gz");
  mg_input_set_limits (MG_INPUT_LIMIT, MG_INPUT_LIMIT_OURS);
}

static void
test_refused (void)
{
  g_autofree char *theirs = make_theirs (N_NODES);
  g_autofree char *larger = make_theirs (2 * N_NODES);
  g_autoptr(GError) error = NULL;
  g_autoptr(MgNetwork) network = NULL;
  g_autoptr(MgNetwork) refused = NULL;
  g_autoptr(GBytes) saved = NULL;

  mg_input_set_limits (THEIRS, OURS);
  refused = read_text (larger, -1, &error);
  g_assert_error (error, MG_ERROR, MG_ERROR_TOO_LARGE);
  g_assert_null (refused);
  g_clear_error (&error);

  network = read_text (theirs, -1, &error);
  g_assert_no_error (error);
  mg_input_set_limits (THEIRS, THEIRS);
  saved = mg_format_serialise (network, mg_format_find ("graphml"), "test.graphml", NULL, NULL, NULL, &error);
  g_assert_error (error, MG_ERROR, MG_ERROR_TOO_LARGE);
  g_assert_null (saved);
  mg_input_set_limits (MG_INPUT_LIMIT, MG_INPUT_LIMIT_OURS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/graphml/large/what-was-read-can-be-saved", test_saved);
  g_test_add_func ("/graphml/large/what-cannot-be-opened-again-is-not-saved", test_refused);

  return g_test_run ();
}
