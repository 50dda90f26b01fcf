/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-error.h"

/* Where one is, is no reason to be nearer to the middle. */
static gboolean
is_number (MgNetwork *network,
           MgFieldId  id)
{
  const MgField *field = id != MG_FIELD_NONE ? mg_network_get_field (network, id) : NULL;

  return field != NULL && (field->kinds & MG_ITEM_ORGANISATION) != 0 &&
         (field->type == MG_TYPE_INTEGER || field->type == MG_TYPE_REAL) &&
         id != MG_FIELD_X && id != MG_FIELD_Y && id != MG_FIELD_LAT && id != MG_FIELD_LON;
}

/* NaN of those of whom it says nothing. */
static double
get_number (MgNetwork *network,
            MgId       id,
            MgFieldId  field)
{
  double value;

  return mg_network_get_real (network, id, field, &value) && isfinite (value) ? value : (double) NAN;
}

gboolean
mg_layout_can_measure_by (MgNetwork *network,
                          MgFieldId  field)
{
  double first = (double) NAN;
  MgNetworkIter iter;
  const MgItem *item;

  g_return_val_if_fail (MG_IS_NETWORK (network), FALSE);

  if (!is_number (network, field))
    return FALSE;

  mg_network_iter_init (&iter, network, MG_ITEM_ORGANISATION);
  while ((item = mg_network_iter_next (&iter)))
    {
      double value = get_number (network, item->id, field);

      if (!isnan (value) && !isnan (first) && value != first)
        return TRUE;
      if (!isnan (value))
        first = value;
    }

  return FALSE;
}

gboolean
mg_layout_input_measure_by (MgLayoutInput  *self,
                            MgNetwork      *network,
                            MgFieldId       field,
                            GError        **error)
{
  g_autofree double *values = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (MG_IS_NETWORK (network), FALSE);

  if (!mg_layout_can_measure_by (network, field))
    {
      g_set_error_literal (error, MG_ERROR, MG_ERROR_NO_SUCH_ITEM,
                           _("The map cannot be arranged by this: organisations need to have two different "
                             "numbers of it."));
      return FALSE;
    }

  values = g_new (double, self->graph->n_nodes + 1);
  for (guint row = 0; row < self->graph->n_nodes; row++)
    values[row] = self->is_collective[row] ? (double) NAN : get_number (network, self->graph->ids[row], field);
  mg_layout_input_set_values (self, self->graph->ids, values, self->graph->n_nodes);

  return TRUE;
}
