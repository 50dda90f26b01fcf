/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-exchange-fixture.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "mg-error.h"

#define LARGEST (2 * 1024 * 1024)

typedef struct
{
  const char         *format;
  const ExchangeCase *row;
} Case;

MgNetwork *
exchange_read (const char  *text,
               const char  *format,
               MgWarnings  *warnings,
               GError     **error)
{
  return mg_format_read_file (fixture_file (text, -1), mg_format_find (format), warnings, NULL, NULL, error);
}

MgNetwork *
exchange_open (const char *text,
               const char *format,
               MgWarnings *warnings)
{
  g_autoptr(GError) error = NULL;
  MgNetwork *network = exchange_read (text, format, warnings, &error);

  g_assert_no_error (error);

  return network;
}

char *
exchange_write (MgNetwork  *network,
                const char *format,
                MgWarnings *warnings)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = mg_format_serialise (network, mg_format_find (format), "a", warnings, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* As g_assert_cmpstr(), but says only where they part. */
static void
assert_same (const char *expected,
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

const char *
exchange_type (MgNetwork  *network,
               const char *name)
{
  MgFieldId field = mg_network_find_field (network, MG_ITEM_ORGANISATION, name);

  g_assert_cmpuint (field, !=, MG_FIELD_NONE);

  return mg_network_get_field (network, field)->attr_type;
}

void
exchange_check_stable (MgNetwork  *network,
                       const char *format)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  g_autofree char *once = exchange_write (network, format, NULL);
  g_autoptr(MgNetwork) again = exchange_open (once, format, NULL);
  g_autofree char *twice = exchange_write (again, format, NULL);
  g_autofree char *french = NULL;

  assert_same (once, twice);
  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    return;

  g_clear_object (&again);
  again = exchange_open (once, format, NULL);
  french = exchange_write (again, format, NULL);
  setlocale (LC_ALL, before);
  assert_same (once, french);
}

guint
exchange_count (MgWarnings *warnings,
                const char *words)
{
  guint n = 0;

  for (guint i = 0; i < mg_warnings_get_n (warnings); i++)
    n += strstr (mg_warnings_get (warnings, i)->text, words) != NULL;

  return n;
}

static void
check_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GString) text = g_string_new (c->row->before);
  g_autofree char *place = c->row->line > 0 ? g_strdup_printf (":%u: ", c->row->line) : g_strdup (": ");
  g_autoptr(MgNetwork) network = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < c->row->times; i++)
    g_string_append (text, c->row->again);
  if (c->row->after != NULL)
    g_string_append (text, c->row->after);

  network = exchange_read (text->str, c->format, NULL, &error);
  if (error != NULL)
    g_test_message ("%.300s", error->message);

  if (c->row->code == EXCHANGE_OPENS)
    {
      g_assert_no_error (error);
      exchange_check_stable (network, c->format);
      return;
    }

  g_assert_null (network);
  g_assert_error (error, MG_ERROR, c->row->code);
  g_assert_nonnull (strstr (error->message, place));
  g_assert_nonnull (strstr (error->message, "test.graphml"));
}

void
exchange_add_cases (const char         *format,
                    const ExchangeCase *cases,
                    guint               n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%s/bad/%s", format, cases[i].rule);
      Case *c = g_new (Case, 1);

      *c = (Case) { format, &cases[i] };
      g_test_add_data_func_full (path, c, check_case, g_free);
    }
}

/* The GraphML of a network without the values and keys of the pole, and without
 * what was only said not to be.
 */
static char *
describe (MgNetwork *network,
          gboolean   with_pole)
{
  g_autofree char *text = fixture_write (network);
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr(GString) kept = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean is_pole = strstr (lines[i], "\"g_") != NULL ||
                         (!g_str_has_prefix (lines[i], " ") && !g_str_has_prefix (lines[i], "<"));

      if ((with_pole || !is_pole) && strstr (lines[i], "\"e_directed\">false") == NULL)
        g_string_append_printf (kept, "%s\n", lines[i]);
    }

  return g_strdup (kept->str);
}

void
exchange_check_sample (const char *format,
                       gboolean    with_pole,
                       guint       n_lost)
{
  const char *path = MG_SOURCE_ROOT "/data/samples/pole-exemple.graphml";
  g_autoptr(GError) error = NULL;
  g_autoptr(MgNetwork) network = mg_format_read_file (path, NULL, NULL, NULL, NULL, &error);
  g_autoptr(MgWarnings) lost = mg_warnings_new ();
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  text = exchange_write (network, format, lost);
  again = exchange_open (text, format, warnings);
  expected = describe (network, with_pole);
  found = describe (again, with_pole);

  assert_same (expected, found);
  g_assert_cmpstr (fixture_text (again, NULL, "pole_name"), ==, "Pôle exemple — Les Trois Vallées (données fictives)");
  g_assert_cmpuint (mg_warnings_get_n (warnings), ==, 0);
  g_assert_cmpuint (mg_warnings_get_n (lost), ==, n_lost);
  exchange_check_stable (network, format);
}

static void
walk (const char *path,
      const char *format,
      guint      *n_files)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);
      g_autoptr(MgNetwork) network = NULL;
      GStatBuf found;

      if (g_file_test (inside, G_FILE_TEST_IS_DIR))
        {
          walk (inside, format, n_files);
          continue;
        }

      if (mg_format_for_path (inside) == NULL || g_stat (inside, &found) != 0 || found.st_size > LARGEST)
        continue;

      network = mg_format_read_file (inside, NULL, NULL, NULL, NULL, NULL);
      if (network == NULL)
        continue;

      g_test_message ("%s", inside);
      exchange_check_stable (network, format);
      *n_files += 1;
    }
}

void
exchange_check_corpus (const char *format)
{
  static const char * const folders[] = { "graphml", "other-formats/gexf", "interorg" };
  const char *shared = g_getenv ("MG_SHARED");
  guint n_files = 0;

  if (shared == NULL)
    shared = MG_SOURCE_ROOT "/../shared";

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (shared, "corpus", folders[i], NULL);

      walk (path, format, &n_files);
    }

  if (n_files == 0)
    g_test_skip ("MG_SHARED does not name a folder with a corpus");
  else
    g_assert_cmpuint (n_files, >, 50);
}

void
exchange_check_stop (const char *text,
                     const char *format)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(MgNetwork) network = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  network = mg_format_read_file (fixture_file (text, -1), mg_format_find (format), NULL, NULL, cancellable, &error);
  g_assert_null (network);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}
