/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table-late.h"

typedef struct
{
  MgDocument *document;
  MgId        id;
  MgFieldId   field;
  MgValue     value;
} Late;

static gboolean
late_cb (gpointer user_data)
{
  Late *late = user_data;
  MgNetwork *network = mg_document_get_network (late->document);

  if (mg_network_find (network, late->id) != NULL)
    mg_document_run (late->document,
                     mg_command_set (network, &late->id, 1, late->field, &late->value), 0);

  return G_SOURCE_REMOVE;
}

static void
late_free (gpointer user_data)
{
  Late *late = user_data;

  g_object_unref (late->document);
  mg_value_clear (&late->value);
  g_free (late);
}

void
mg_table_late_set (MgDocument    *document,
                   MgId           id,
                   MgFieldId      field,
                   const MgValue *value)
{
  Late *late = g_new0 (Late, 1);

  late->document = g_object_ref (document);
  late->id = id;
  late->field = field;
  late->value = mg_value_copy (value);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, late_cb, late, late_free);
}
