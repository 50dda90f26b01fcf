/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-exchange-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "mg-error.h"

#define LARGEST (2 * 1024 * 1024)

typedef struct
{
  const char         *format;
  const ExchangeCase *row;
} Case;

const char *
exchange_type (MgNetwork  *network,
               const char *name)
{
  MgFieldId field = mg_network_find_field (network, MG_ITEM_ORGANISATION, name);

  g_assert_cmpuint (field, !=, MG_FIELD_NONE);

  return mg_network_get_field (network, field)->attr_type;
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

  network = plain_read (c->format, text->str, -1, NULL, &error);
  if (error != NULL)
    g_test_message ("%.300s", error->message);

  if (c->row->code == EXCHANGE_OPENS)
    {
      g_assert_no_error (error);
      plain_check_stable (c->format, network);
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
  g_autoptr(MgNetwork) network = plain_sample ();
  g_autoptr(MgWarnings) lost = mg_warnings_new ();
  g_autoptr(MgWarnings) warnings = mg_warnings_new ();
  g_autoptr(MgNetwork) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  text = plain_write (format, network, lost);
  again = plain_open (format, text, warnings);
  expected = describe (network, with_pole);
  found = describe (again, with_pole);

  plain_assert_same (expected, found);
  g_assert_cmpstr (fixture_text (again, NULL, "pole_name"), ==, "Pôle exemple — Les Trois Vallées (données fictives)");
  g_assert_cmpuint (mg_warnings_get_n (warnings), ==, 0);
  g_assert_cmpuint (mg_warnings_get_n (lost), ==, n_lost);
  plain_check_stable (format, network);
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
      plain_check_stable (format, network);
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
