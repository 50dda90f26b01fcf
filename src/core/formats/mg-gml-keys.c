/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of GML that are no values of fields. */
#include "mg-gml-reader.h"

#include <stdlib.h>
#include <string.h>

#include "mg-text.h"

/* Each returns whether the key is one of these. */

static gboolean
set_in_file (MgGmlReader      *self,
             const MgGmlLevel *level,
             const char       *text)
{
  /* They speak of the file, which is another one once it is saved. */
  return level->place == MG_GML_IN_FILE && (mg_gml_is_key (self, "creator") || mg_gml_is_key (self, "version"));
}

static gboolean
set_in_graph (MgGmlReader *self,
              MgGmlLevel  *level,
              const char  *text)
{
  if (mg_gml_is_key (self, "directed"))
    level->directed = strtol (text, NULL, 10) != 0;

  return mg_gml_is_key (self, "directed") || mg_gml_is_key (self, "multigraph");
}

/* Written for programs that want a label: ours are declared where there are any. */
static gboolean
is_stand_in (MgGmlReader       *self,
             const MgGivenItem *node,
             const char        *text)
{
  const MgGmlPath *label;

  if (!mg_gml_is_key (self, "label") || strcmp (text, mg_given_text (self->given, node->id)) != 0)
    return FALSE;

  label = mg_gml_paths_find (&self->paths, MG_DOMAIN_NODE, "label");

  return label == NULL || !label->declared;
}

static gboolean
set_in_node (MgGmlReader *self,
             MgGmlLevel  *level,
             const char  *text)
{
  MgGivenItem *node = mg_gml_get_item (self, MG_DOMAIN_NODE, level->index);

  if (self->version == NULL)
    {
      if (!mg_gml_is_key (self, "id") || node->id != 0)
        return FALSE;

      node->id = mg_gml_add_text (self, text);
      return TRUE;
    }

  if (mg_gml_is_key (self, "id"))
    g_hash_table_insert (self->numbers, g_strdup (text), GUINT_TO_POINTER (level->index + 1));
  else if (mg_gml_is_key (self, MG_GML_IDENT))
    node->id = mg_gml_add_text (self, text);
  else
    return is_stand_in (self, node, text);

  return TRUE;
}

static gboolean
set_in_edge (MgGmlReader *self,
             MgGmlLevel  *level,
             const char  *text)
{
  MgGivenItem *edge = mg_gml_get_item (self, MG_DOMAIN_EDGE, level->index);

  if (mg_gml_is_key (self, "source"))
    edge->source = mg_gml_add_text (self, text);
  else if (mg_gml_is_key (self, "target"))
    edge->target = mg_gml_add_text (self, text);
  else if (mg_gml_is_key (self, self->version != NULL ? MG_GML_IDENT : "id"))
    edge->id = mg_gml_add_text (self, text);
  else if (mg_gml_is_key (self, "directed"))
    {
      edge->flags |= MG_GML_SAYS_DIRECTED | (strtol (text, NULL, 10) != 0 || strcmp (text, "true") == 0 ? MG_GIVEN_DIRECTED : 0);
      return self->version == NULL;
    }
  else
    return FALSE;

  return TRUE;
}

static gboolean
set_in_bends (MgGmlReader *self,
              const char  *text)
{
  if (mg_gml_is_key (self, "x"))
    g_string_append_printf (self->bends, "%s%s", self->bends->len > 0 ? " " : "", text);
  else if (mg_gml_is_key (self, "y"))
    g_string_append_printf (self->bends, ",%s", text);

  return TRUE;
}

static gboolean
set_in_ours (MgGmlReader *self,
             const char  *text)
{
  if (mg_gml_is_key (self, "version") && self->version == NULL)
    self->version = g_strdup (text);

  return TRUE;
}

static gboolean
set_in_our_field (MgGmlReader *self,
                  const char  *text)
{
  const struct
  {
    const char  *key;
    char       **value;
  } parts[] = {
    { "of", &self->field.of }, { "key", &self->field.key }, { "id", &self->field.id },
    { "name", &self->field.name }, { "type", &self->field.type }, { "default", &self->field.initial },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (mg_gml_is_key (self, parts[i].key))
      {
        g_free (*parts[i].value);
        *parts[i].value = mg_text_clean (text, -1);
      }

  return TRUE;
}

gboolean
mg_gml_set_structure (MgGmlReader *self,
                      MgGmlLevel  *level,
                      char        *text)
{
  switch (level->place)
    {
    case MG_GML_IN_FILE:
      return set_in_file (self, level, text);

    case MG_GML_IN_GRAPH:
      return set_in_graph (self, level, text);

    case MG_GML_IN_NODE:
      return set_in_node (self, level, text);

    case MG_GML_IN_EDGE:
      return set_in_edge (self, level, text);

    case MG_GML_IN_BENDS:
      return set_in_bends (self, text);

    case MG_GML_IN_OURS:
      return set_in_ours (self, text);

    case MG_GML_IN_OUR_FIELD:
      return set_in_our_field (self, text);

    case MG_GML_IN_LIST:
    default:
      return FALSE;
    }
}
