/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-filter-option.h"

#include <glib/gi18n-lib.h>

#include "mg-error.h"
#include "mg-field-words.h"
#include "mg-filter-text.h"
#include "mg-filter-words.h"

static void
refuse_layer (const char  *typed,
              const char  *near,
              GError     **error)
{
  if (near != NULL)
    g_set_error (error, MG_ERROR, MG_ERROR_BAD_VALUE,
                 _("There is no level “%s”. Did you mean “%s”? See “maillage-cli list vocabulary”."), typed, near);
  else
    g_set_error (error, MG_ERROR, MG_ERROR_BAD_VALUE,
                 _("There is no level “%s”. See “maillage-cli list vocabulary”."), typed);
}

static void
refuse_value (const char  *field,
              const char  *typed,
              const char  *near,
              GError     **error)
{
  if (near != NULL)
    g_set_error (error, MG_ERROR, MG_ERROR_BAD_VALUE,
                 /* Translators: a value as typed, the field it was sought in, and the nearest that there is */
                 _("No organisation has “%s” in the field “%s”. Did you mean “%s”?"), typed, field, near);
  else
    g_set_error (error, MG_ERROR, MG_ERROR_BAD_VALUE,
                 _("No organisation has “%s” in the field “%s”."), typed, field);
}

/* @set: (nullable): values of a field, each of which has to be a word of it. */
static gboolean
check_set (MgNetwork   *network,
           guint        kind,
           MgFieldId    field,
           GHashTable  *set,
           GError     **error)
{
  g_autofree char *near = NULL;
  GHashTableIter iter;
  gpointer typed;

  if (set == NULL || g_hash_table_size (set) == 0 || field == MG_FIELD_NONE)
    return TRUE;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &typed, NULL))
    if (!mg_field_has_word (network, kind, field, typed, &near))
      {
        if (field == MG_FIELD_LINK_LAYER)
          refuse_layer (typed, near, error);
        else
          refuse_value (mg_network_get_field (network, field)->name, typed, near, error);
        return FALSE;
      }

  return TRUE;
}

/* What nobody has is most often a slip: an empty map would not say so. */
static gboolean
check_words (const MgFilter  *filter,
             MgNetwork       *network,
             GError         **error)
{
  for (guint i = 0; i < filter->clauses->len; i++)
    {
      const MgFilterClause *clause = g_ptr_array_index (filter->clauses, i);

      if (!check_set (network, MG_ITEM_ORGANISATION, mg_network_find_field (network, MG_ITEM_ORGANISATION, clause->field),
                      clause->values, error))
        return FALSE;
    }

  return check_set (network, MG_ITEM_ORGANISATION, MG_FIELD_KIND, filter->hidden_kinds, error) &&
         check_set (network, MG_ITEM_LINK, MG_FIELD_LINK_LAYER, filter->hidden_layers, error);
}

/* What is hidden is what the file says, unless it is said here. */
gboolean
mg_filter_option_apply (MgNetwork   *network,
                        const char  *text,
                        GError     **error)
{
  g_autoptr (MgFilter) filter = NULL;
  g_autoptr (GError) wrong = NULL;
  g_auto (MgValue) value = MG_VALUE_INIT;
  MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = MG_ID_POLE, .field = MG_FIELD_POLE_FILTER };

  if (text == NULL)
    return TRUE;

  filter = mg_filter_read (network, text, &wrong);
  if (wrong != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&wrong));
      return FALSE;
    }
  if (!check_words (filter, network, error))
    return FALSE;

  if (!mg_filter_is_empty (filter))
    value = mg_value_text (text);
  edit.value = value;

  return mg_network_apply (network, &edit, NULL, error);
}

void
mg_filter_option_warn (MgNetwork  *network,
                       MgWarnings *warnings)
{
  g_autoptr (GError) wrong = NULL;
  g_autoptr (MgFilter) filter = mg_filter_read (network, mg_network_get_text (network, MG_ID_POLE, MG_FIELD_POLE_FILTER), &wrong);
  guint n_shown, n_all;

  mg_filter_count (filter, network, &n_shown, &n_all);
  if (n_all == 0 || n_shown > 0)
    return;

  mg_warnings_add (warnings, 0, filter->fades ? _("No organisation meets the filter: all of the map is faint.")
                                              : _("No organisation meets the filter: there is none on the map."));
}
