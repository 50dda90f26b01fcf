/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-import-fixture.h"

MgSheet *
mg_fixture_read (const char *name)
{
  g_autofree char *path = g_build_filename (MG_SOURCE_ROOT, "tests", "data", "import", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (contents, length);
  sheets = mg_sheets_read_bytes (bytes, name, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return mg_sheet_ref (sheets->pdata[0]);
}

MgSheet *
mg_fixture_sheet (const char *text)
{
  MgSheet *sheet = mg_sheet_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ";", -1);

      mg_sheet_append (sheet, i + 1, (const char * const *) cells);
    }

  return sheet;
}

MgImportPlan *
mg_fixture_plan (const char *text,
                 MgNetwork  *into)
{
  g_autoptr (MgSheet) sheet = mg_fixture_sheet (text);

  return mg_import_plan_new (sheet, "table.csv", into);
}

void
mg_fixture_import (MgImportPlan *plan)
{
  g_autoptr (MgTransaction) transaction = mg_import_plan_make (plan);
  g_autoptr (MgTransaction) back = NULL;
  g_autoptr (GError) error = NULL;

  back = mg_transaction_apply (transaction, mg_import_plan_get_network (plan), &error);
  g_assert_no_error (error);
}

void
mg_fixture_add (MgNetwork  *network,
                const char *text)
{
  g_autoptr (MgImportPlan) plan = mg_fixture_plan (text, network);

  mg_fixture_import (plan);
}

GBytes *
mg_fixture_bytes (MgNetwork *network)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = mg_format_serialise (network, mg_format_find ("graphml"), "x.graphml", NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return bytes;
}

MgId
mg_fixture_find (MgNetwork  *network,
                 const char *title)
{
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES | MG_ITEMS_EDGES);
  while ((item = mg_network_iter_next (&iter)))
    {
      g_autofree char *found = mg_network_dup_title (network, item->id);

      if (g_str_equal (found, title))
        return item->id;
    }

  return MG_ID_NONE;
}

char *
mg_fixture_value (MgNetwork  *network,
                  const char *title,
                  MgFieldId   field)
{
  MgId id = mg_fixture_find (network, title);
  MgValue value = MG_VALUE_INIT;

  if (id == MG_ID_NONE)
    g_error ("There is no “%s”", title);

  mg_network_get_value (network, id, field, &value);

  return mg_value_format (&value);
}

guint
mg_fixture_remarks (MgImportPlan     *plan,
                    MgImportSeverity  severity,
                    guint             line)
{
  const MgImportPreview *preview = mg_import_plan_preview (plan);
  guint n = 0;

  for (guint i = 0; i < preview->n_remarks; i++)
    n += preview->remarks[i].severity == severity && (line == 0 || preview->remarks[i].line == line);

  return n;
}

void
mg_fixture_check (MgImportPlan *plan)
{
  const MgImportPreview *preview = mg_import_plan_preview (plan);
  guint n[3] = { 0 };
  guint line = 0;

  g_assert_cmpuint (preview->n_imported + preview->n_merged + preview->n_refused, ==, preview->n_records);
  for (guint i = 0; i < preview->n_records; i++)
    n[preview->records[i].outcome]++;
  g_assert_cmpuint (n[MG_IMPORT_IMPORTED], ==, preview->n_imported);
  g_assert_cmpuint (n[MG_IMPORT_MERGED], ==, preview->n_merged);
  g_assert_cmpuint (n[MG_IMPORT_REFUSED], ==, preview->n_refused);
  g_assert_cmpuint (mg_fixture_remarks (plan, MG_IMPORT_REMARK_REFUSED, 0), ==, preview->n_refused);

  for (guint i = 0; i < preview->n_remarks; i++)
    {
      g_assert_cmpuint (preview->remarks[i].line, >=, line);
      line = preview->remarks[i].line;
      g_assert_true (g_utf8_validate (preview->remarks[i].text, -1, NULL));
    }
}

void
mg_fixture_print (MgImportPlan *plan)
{
  const MgImportPreview *preview = mg_import_plan_preview (plan);

  g_printerr ("%s: %u = %u + %u + %u\n", mg_import_kind_get_id (mg_import_plan_get_kind (plan)),
              preview->n_records, preview->n_imported, preview->n_merged, preview->n_refused);
  for (guint i = 0; i < mg_import_plan_get_n_columns (plan); i++)
    g_printerr ("  %s -> %s\n", mg_import_plan_get_header (plan, i), mg_import_plan_get_target (plan, i));
  for (guint i = 0; i < preview->n_remarks; i++)
    g_printerr ("  %u:%d %s: %s\n", preview->remarks[i].line, preview->remarks[i].column,
                mg_import_severity_get_id (preview->remarks[i].severity), preview->remarks[i].text);
}
