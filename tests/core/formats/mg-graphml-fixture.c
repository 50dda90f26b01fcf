/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-graphml-fixture.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

static char *folder;
static char *path;

static void
remove_folder (void)
{
  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
  g_free (folder);
}

const char *
fixture_file (const void *bytes,
              gssize      length)
{
  g_autoptr(GError) error = NULL;

  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("maillage-XXXXXX", &error);
      g_assert_no_error (error);
      path = g_build_filename (folder, "test.graphml", NULL);
      atexit (remove_folder);
    }

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);

  return path;
}

MgNetwork *
fixture_read (const void  *bytes,
              gssize       length,
              MgWarnings  *warnings,
              GError     **error)
{
  return mg_format_read_file (fixture_file (bytes, length), NULL, warnings, NULL, NULL, error);
}

MgNetwork *
fixture_open (const char *text,
              MgWarnings *warnings)
{
  g_autoptr(GError) error = NULL;
  MgNetwork *network = fixture_read (text, -1, warnings, &error);

  g_assert_no_error (error);

  return network;
}

char *
fixture_write (MgNetwork *network)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = mg_format_serialise (network, mg_format_find ("graphml"), "a.graphml", NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

void
fixture_check_stable (MgNetwork *network)
{
  g_autofree char *once = fixture_write (network);
  g_autoptr(MgNetwork) again = fixture_open (once, NULL);
  g_autofree char *twice = fixture_write (again);

  g_assert_cmpstr (once, ==, twice);
}

const char *
fixture_text (MgNetwork  *network,
              const char *text_id,
              const char *field)
{
  static char *kept;
  MgId id = text_id == NULL ? MG_ID_POLE : mg_network_find_text_id (network, MG_ITEMS_NODES, text_id);

  if (id == MG_ID_NONE)
    id = mg_network_find_text_id (network, MG_ITEMS_EDGES, text_id);
  if (id == MG_ID_NONE)
    return "no such item";

  g_clear_pointer (&kept, g_free);
  for (MgFieldId i = 0; i < mg_network_get_n_fields (network) && kept == NULL; i++)
    {
      const MgField *row = mg_network_get_field (network, i);
      MgValue value;

      if (g_str_equal (row->name, field) && (row->kinds & mg_network_find (network, id)->kind) != 0 &&
          mg_network_get_value (network, id, i, &value))
        kept = mg_value_format (&value);
    }

  return kept;
}
