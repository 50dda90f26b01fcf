/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-plain-fixture.h"

#include <locale.h>
#include <string.h>

MgNetwork *
plain_read (const char  *format,
            const void  *bytes,
            gssize       length,
            MgWarnings  *warnings,
            GError     **error)
{
  g_assert_nonnull (mg_format_find (format));

  return mg_format_read_file (fixture_file (bytes, length), mg_format_find (format), warnings, NULL, NULL, error);
}

MgNetwork *
plain_open (const char *format,
            const char *text,
            MgWarnings *warnings)
{
  g_autoptr(GError) error = NULL;
  MgNetwork *network = plain_read (format, text, -1, warnings, &error);

  g_assert_no_error (error);

  return network;
}

MgNetwork *
plain_sample (void)
{
  g_autoptr(GError) error = NULL;
  MgNetwork *network = mg_format_read_file (MG_SOURCE_ROOT "/data/samples/pole-exemple.graphml", NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return network;
}

const MgItem *
plain_link (MgNetwork *network,
            guint      index)
{
  const MgItem *link = mg_network_get_row (network, MG_ITEMS_EDGES, index);

  g_assert_nonnull (link);

  return link;
}

char *
plain_data (const char *name)
{
  g_autofree char *path = g_build_filename (MG_SOURCE_ROOT, "tests", "data", name, NULL);
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

char *
plain_write (const char *format,
             MgNetwork  *network,
             MgWarnings *warnings)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = mg_format_serialise (network, mg_format_find (format), "a", warnings, NULL, NULL, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

void
plain_assert_same (const char *expected,
                   const char *found)
{
  g_auto(GStrv) a = NULL;
  g_auto(GStrv) b = NULL;
  guint i = 0;

  if (g_str_equal (expected, found))
    return;

  a = g_strsplit (expected, "\n", -1);
  b = g_strsplit (found, "\n", -1);
  while (a[i] != NULL && b[i] != NULL && g_str_equal (a[i], b[i]))
    i++;
  g_test_message ("line %u: expected: %.2000s", i + 1, a[i] != NULL ? a[i] : "nothing");
  g_test_message ("line %u: found: %.2000s", i + 1, b[i] != NULL ? b[i] : "nothing");
  g_assert_not_reached ();
}

void
plain_check_stable (const char *format,
                    MgNetwork  *network)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  g_autofree char *once = plain_write (format, network, NULL);
  g_autoptr(MgNetwork) again = plain_open (format, once, NULL);
  g_autofree char *twice = plain_write (format, again, NULL);
  g_autofree char *french = NULL;

  plain_assert_same (once, twice);
  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    return;

  g_clear_object (&again);
  again = plain_open (format, once, NULL);
  french = plain_write (format, again, NULL);
  setlocale (LC_ALL, before);
  plain_assert_same (once, french);
}

void
plain_check_bad (const char *format,
                 const char *text,
                 guint       line)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MgNetwork) network = plain_read (format, text, -1, NULL, &error);
  g_autofree char *name = line > 0 ? g_strdup_printf (".graphml:%u: ", line) : g_strdup (".graphml: ");

  g_assert_null (network);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
check_any (const char *format,
           const char *bytes,
           gsize       length)
{
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(MgNetwork) network = plain_read (format, bytes, (gssize) length, warnings, &error);

  g_assert_true ((network == NULL) == (error != NULL));
}

void
plain_check_spoilt (const char *format,
                    const char *text)
{
  static const char other[] = "\"[]*:,=-9\n \xe9";
  gsize length = strlen (text);
  g_autofree char *copy = g_strdup (text);

  for (gsize i = 1; i <= length; i++)
    check_any (format, text, i);

  for (gsize i = 0; i < length; i++)
    {
      copy[i] = other[i % (sizeof other - 1)];
      check_any (format, copy, length);
      copy[i] = text[i];
    }
}

void
plain_check_counts (MgNetwork *network,
                    guint      n_organisations,
                    guint      n_collectives,
                    guint      n_links,
                    guint      n_participations)
{
  g_assert_cmpuint (mg_network_count (network, MG_ITEM_ORGANISATION), ==, n_organisations);
  g_assert_cmpuint (mg_network_count (network, MG_ITEM_COLLECTIVE), ==, n_collectives);
  g_assert_cmpuint (mg_network_count (network, MG_ITEM_LINK), ==, n_links);
  g_assert_cmpuint (mg_network_count (network, MG_ITEM_PARTICIPATION), ==, n_participations);
}

char *
plain_corpus (const char *name)
{
  const char *shared = g_getenv ("MG_SHARED");
  g_autofree char *path = shared != NULL ? g_build_filename (shared, "corpus", name, NULL)
                          : g_build_filename (MG_SOURCE_ROOT, "..", "shared", "corpus", name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);

  g_test_skip ("MG_SHARED does not name a folder with a corpus");

  return NULL;
}

guint
plain_count (MgWarnings *warnings,
             const char *text)
{
  guint n = 0;

  for (guint i = 0; i < mg_warnings_get_n (warnings); i++)
    n += strstr (mg_warnings_get (warnings, i)->text, text) != NULL;

  return n;
}
