/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file says of the pole itself, and what is kept of the file as a whole. */
#include "mg-dialect.h"
#include "mg-given-build.h"
#include "mg-graphml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-text.h"
#include "mg-xml-keep.h"

static void
check_version (MgGivenBuilder *self)
{
  guint column = GPOINTER_TO_UINT (g_hash_table_lookup (self->file->by_id[MG_DOMAIN_GRAPH], "g_" MG_GRAPHML_VERSION_KEY));
  gint64 version;

  if (column == 0)
    return;

  if (mg_text_parse_integer (mg_given_builder_find_value (self, &g_array_index (self->file->graphs, MgGivenItem, 0), column - 1), &version) &&
      version > MG_GRAPHML_VERSION)
    mg_warnings_add (self->file->warnings, 0,
                     _("The file was written by a newer version of Maillage; what this version does not know is kept as fields of the file."));
}

/* A field of the pole that nobody sees, and its value. */
static void
remember (MgGivenBuilder *self,
          const char     *name,
          const char     *text)
{
  const MgField row = {
    .name = name, .kinds = MG_ITEM_POLE, .type = MG_TYPE_TEXT, .flags = MG_FIELD_FOREIGN | MG_FIELD_HIDDEN,
  };
  MgEdit edit = {
    .kind = MG_EDIT_ADD_FIELD, .field = mg_network_get_n_fields (self->network),
  };

  edit.spec = mg_field_new_foreign (&row);
  if (mg_network_apply (self->network, &edit, NULL, NULL))
    mg_given_builder_set_text (self, MG_ID_POLE, edit.field, text);
  mg_edit_clear (&edit);
}

/* How the program spelt things that the file came from. */
static void
keep_dialect (MgGivenBuilder *self)
{
  g_autofree char *text = NULL;

  if (self->file->is_ours || mg_network_find_field (self->network, MG_ITEM_POLE, MG_DIALECT_FIELD) != MG_FIELD_NONE)
    return;

  text = mg_dialect_describe (self->file);
  if (text != NULL)
    remember (self, MG_DIALECT_FIELD, text);
}

/* What the network itself was called; merged ones are told apart by a field of links. */
static void
keep_graph_id (MgGivenBuilder *self)
{
  const MgGivenItem *graph = &g_array_index (self->file->graphs, MgGivenItem, self->graph);
  const char *id = mg_given_builder_text (self, graph->id);

  if (*id != '\0' && !g_str_equal (id, "G") && !self->merged)
    remember (self, MG_GRAPHML_GRAPH_ID, id);
}

/* A copy that we dressed for another program stays one. */
static void
keep_directions (MgGivenBuilder *self)
{
  if (self->file->is_ours && self->file->directions)
    remember (self, MG_GRAPHML_DIRECTIONS, "told");
}

void
mg_given_builder_set_pole (MgGivenBuilder *self)
{
  check_version (self);
  keep_dialect (self);
  keep_graph_id (self);
  keep_directions (self);
  mg_given_builder_set_values (self, MG_ID_POLE, &g_array_index (self->file->graphs, MgGivenItem, self->graph), FALSE, G_MAXUINT);
  mg_given_builder_set_values (self, MG_ID_POLE, &self->file->file, FALSE, G_MAXUINT);
}

static gboolean
has_tags (MgNetwork *network,
          MgId       id,
          MgFieldId  field)
{
  const char *text = mg_network_get_text (network, id, field);

  return text != NULL && strchr (text, '<') != NULL;
}

/* Whether tags of the column came into the network: what stood in an item that was
 * left out did not.  Mostly the first value has some.
 */
static gboolean
keeps_tags (MgNetwork           *network,
            const MgGivenColumn *column)
{
  const MgField *row = mg_network_get_field (network, column->field);
  const MgItem *item;
  MgNetworkIter iter;

  if (row == NULL)
    return FALSE;
  if ((row->kinds & MG_ITEM_POLE) != 0 && has_tags (network, MG_ID_POLE, column->field))
    return TRUE;

  mg_network_iter_init (&iter, network, row->kinds);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    if (has_tags (network, item->id, column->field))
      return TRUE;

  return FALSE;
}

static gboolean
keeps_xml (const MgGivenBuilder *self)
{
  for (guint i = 0; i < self->file->columns->len; i++)
    {
      const MgGivenColumn *column = mg_given_builder_column (self, i);

      if (column->has_xml && column->use == MG_COLUMN_FOREIGN && keeps_tags (self->network, column))
        return TRUE;
    }

  return FALSE;
}

void
mg_given_builder_keep_namespaces (MgGivenBuilder *self)
{
  const GPtrArray *namespaces = self->file->namespaces;

  if (namespaces->len == 0 || !keeps_xml (self))
    return;

  for (guint i = 0; i + 1 < namespaces->len; i += 2)
    {
      g_autofree char *name = g_strconcat (MG_GRAPHML_XMLNS, namespaces->pdata[i], NULL);
      g_autoptr(GString) uri = NULL;

      if (namespaces->pdata[i] == NULL)
        continue;

      uri = g_string_new (NULL);
      mg_xml_append_value (uri, &(MgXmlAttribute) { .value = namespaces->pdata[i + 1], .length = strlen (namespaces->pdata[i + 1]) });
      remember (self, name, uri->str);
    }
}
