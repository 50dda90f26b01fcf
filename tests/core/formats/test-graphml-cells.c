/* SPDX-License-Identifier: GPL-3.0-or-later */
/* However far apart a file writes its values, they become the same: those near
 * their item are kept in columns, others are not.
 */
#include <string.h>

#include "mg-graphml-fixture.h"
#include "mg-share-out.h"

#define N 200u

/* More lines than a value may stand below its item to be kept in a column. */
#define FAR 70u

typedef enum
{
  TIDY,
  FAR_BELOW,       /* every value */
  SOME_FAR_BELOW,
  TWICE,           /* some values, the first time another one */
  N_WAYS
} Way;

static void
append_value (GString    *text,
              Way         way,
              guint       i,
              const char *key,
              const char *value)
{
  guint n_lines = way == FAR_BELOW || (way == SOME_FAR_BELOW && i % 7 == 3) ? FAR : 1;

  if (way == TWICE && i % 7 == 3)
    g_string_append_printf (text, "<data key=\"%s\">%s</data>\n", key, *key == 'b' ? "true" : *key == 'd' ? "1999-12-31" : "0");
  g_string_append_printf (text, "<data key=\"%s\">%s</data>", key, value);
  while (n_lines-- > 0)
    g_string_append_c (text, '\n');
}

static void
append_values (GString *text,
               Way      way,
               guint    i)
{
  g_autofree char *integer = g_strdup_printf ("%u", i * 31);
  g_autofree char *real = g_strdup_printf ("%u.%03u", i % 40, i);
  g_autofree char *name = g_strdup_printf ("Été &amp; Cie %u", i / 2);
  g_autofree char *date = g_strdup_printf ("20%02u-01-0%u", i % 30, 1 + i % 9);

  append_value (text, way, i, "s", name);
  if (i % 5 != 0)
    append_value (text, way, i, "i", integer);
  append_value (text, way, i, "r", i % 50 == 7 ? " 1e3 " : real);
  append_value (text, way, i, "b", i % 3 == 0 ? "true" : "false");
  if (i % 4 != 1)
    append_value (text, way, i, "d", date);
  if (i % 11 == 4)
    append_value (text, way, i, "t", i % 2 == 0 ? "abc" : "3");
}

static char *
make_file (Way way)
{
  static const char * const types[][2] = {
    { "s", "string" }, { "i", "int" }, { "r", "double" }, { "b", "boolean" }, { "d", "date" }, { "t", "int" }
  };
  GString *text = g_string_new (HEAD);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_string_append_printf (text, "<key id=\"%s\" attr.name=\"field %s\" attr.type=\"%s\"/>\n", types[i][0], types[i][0], types[i][1]);
  g_string_append (text, GRAPH);
  for (guint i = 0; i < N; i++)
    {
      g_string_append_printf (text, "<node id=\"n%u\">\n", i);
      append_values (text, way, i);
      g_string_append (text, "</node>\n");
    }
  for (guint i = 0; i < N; i++)
    {
      g_string_append_printf (text, "<edge id=\"e%u\" source=\"n%u\" target=\"n%u\">\n", i, i, i * 3 % N);
      append_values (text, way, i + 1);
      g_string_append (text, "</edge>\n");
    }
  g_string_append (text, TAIL);

  return g_string_free (text, FALSE);
}

static void
same_values (void)
{
  g_autofree char *tidy = make_file (TIDY);
  g_autoptr(MgNetwork) network = fixture_open (tidy, NULL);
  g_autofree char *expected = fixture_write (network);

  g_assert_cmpstr (fixture_text (network, "n8", "field s"), ==, "Été & Cie 4");
  g_assert_cmpstr (fixture_text (network, "n8", "field i"), ==, "248");
  g_assert_cmpstr (fixture_text (network, "n10", "field i"), ==, NULL);
  g_assert_cmpstr (fixture_text (network, "n7", "field r"), ==, "1000");
  g_assert_cmpstr (fixture_text (network, "n4", "field t"), ==, "abc");
  g_assert_cmpstr (fixture_text (network, "e8", "field b"), ==, "true");
  for (guint way = FAR_BELOW; way < N_WAYS; way++)
    {
      g_autofree char *text = make_file ((Way) way);
      g_autoptr(MgNetwork) other = fixture_open (text, NULL);
      g_autofree char *written = fixture_write (other);

      g_assert_true (g_str_equal (written, expected));
    }
}

/* Returns: the line of the first warning */
static guint
warned_line (const char *nodes)
{
  g_autofree char *text = g_strconcat (HEAD "<key id=\"i\" for=\"node\" attr.name=\"i\" attr.type=\"int\"/>\n" GRAPH, nodes, TAIL, NULL);
  MgWarnings *warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = fixture_open (text, warnings);
  guint line;

  g_assert_cmpuint (mg_warnings_get_n (warnings), ==, 1);
  line = mg_warnings_get (warnings, 0)->line;
  mg_warnings_free (warnings);

  return line;
}

static void
same_lines (void)
{
  g_autofree char *far = g_strnfill (FAR, '\n');
  g_autofree char *late = g_strconcat ("<node id=\"a\">", far, "<data key=\"i\">x</data></node>\n"
                                       "<node id=\"b\"><data key=\"i\">y</data></node>", NULL);
  g_autofree char *nested = g_strconcat ("<node id=\"a\">\n<data key=\"i\">x</data>\n</node>\n<node id=\"b\">", far,
                                         "<data key=\"i\">y</data></node>", NULL);

  g_assert_cmpuint (warned_line ("<node id=\"a\">\n\n<data key=\"i\">x</data></node>"), ==, 7);
  g_assert_cmpuint (warned_line (late), ==, 5 + FAR);
  g_assert_cmpuint (warned_line (nested), ==, 6);
}

/* The network as written, and the warnings. */
static char *
describe (const char *text,
          guint       n_threads)
{
  MgWarnings *warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) network = NULL;
  g_autofree char *written = NULL;
  GString *said;

  mg_share_limit (n_threads);
  network = fixture_open (text, warnings);
  mg_share_limit (0);
  written = fixture_write (network);
  said = g_string_new (written);
  for (guint i = 0; i < mg_warnings_get_n (warnings); i++)
    g_string_append_printf (said, "\n%u: %s", mg_warnings_get (warnings, i)->line, mg_warnings_get (warnings, i)->text);
  mg_warnings_free (warnings);

  return g_string_free (said, FALSE);
}

static void
check_threads (const char *text)
{
  g_autofree char *alone = describe (text, 1);

  for (guint n_threads = 2; n_threads <= 5; n_threads++)
    {
      g_autofree char *shared = describe (text, n_threads);

      g_assert_cmpstr (shared, ==, alone);
    }
}

/* Two columns of a field, items that come twice, values that are none. */
static char *
make_contested (void)
{
  static const char * const names[] = { "n_name", "n_jobs", "n_founded", "n_lat", "n_active", "n_name" };
  GString *text = g_string_new (HEAD);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (text, "<key id=\"k%u\" for=\"all\" attr.name=\"%s\" attr.type=\"%s\"/>\n", i, names[i] + (i % 2 == 0 ? 2 : 0),
                            i % 3 == 0 ? "string" : "double");
  g_string_append (text, GRAPH);
  for (guint i = 0; i < N; i++)
    {
      g_string_append_printf (text, "<node id=\"n%u\">", i % 13 == 5 ? i - 1 : i);
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        if ((i + j) % 3 != 0)
          g_string_append_printf (text, "<data key=\"k%u\">%u%s</data>", j, 1900 + i + j, i % 17 == j ? "-x" : "");
      g_string_append (text, "</node>\n");
    }
  g_string_append (text, TAIL);

  return g_string_free (text, FALSE);
}

static void
same_on_threads (void)
{
  g_autofree char *contested = make_contested ();

  check_threads (contested);
  for (guint way = TIDY; way < N_WAYS; way++)
    {
      g_autofree char *text = make_file ((Way) way);

      check_threads (text);
    }
}

/* Fields of ours that take what columns of others say, some of it beyond what they hold. */
static char *
make_followed (void)
{
  GString *text = g_string_new (HEAD
    "<key id=\"lat\" for=\"node\" attr.name=\"latitude\" attr.type=\"double\"/>"
    "<key id=\"s\" for=\"edge\" attr.name=\"since\" attr.type=\"string\"/>"
    "<key id=\"w\" for=\"edge\" attr.name=\"poids\" attr.type=\"int\"/>" GRAPH);

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (text, "<node id=\"n%u\"><data key=\"lat\">%u</data></node>\n", i, i % 100);
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "<edge id=\"e%u\" source=\"n%u\" target=\"n%u\"><data key=\"s\">20%02u-%02u</data>"
                            "<data key=\"w\">%u</data></edge>\n",
                            i, i % 500, i * 7 % 500, i % 24, 1 + i % 12, 1 + i % 3);
  g_string_append (text, TAIL);

  return g_string_free (text, FALSE);
}

static void
same_that_follow (void)
{
  g_autofree char *text = make_followed ();

  check_threads (text);
  for (guint n = 1; n <= 4; n++)
    {
      g_autoptr(MgNetwork) network = NULL;

      mg_share_limit (n);
      network = fixture_open (text, NULL);
      mg_share_limit (0);
      g_assert_cmpstr (fixture_text (network, "e1235", "start"), ==, "2011-12");
      g_assert_cmpstr (fixture_text (network, "e1235", "intensity"), ==, "3");
      g_assert_cmpstr (fixture_text (network, "n90", "lat"), ==, "90");
      g_assert_null (fixture_text (network, "n91", "lat"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/graphml/cells/values-are-the-same-wherever-they-stand", same_values);
  g_test_add_func ("/graphml/cells/first-misfit-of-the-file-is-told", same_lines);
  g_test_add_func ("/graphml/cells/values-are-the-same-on-any-number-of-threads", same_on_threads);
  g_test_add_func ("/graphml/cells/what-follows-is-the-same-on-any-number-of-threads", same_that_follow);

  return g_test_run ();
}
