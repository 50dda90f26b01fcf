/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-layout-missing.h"

#include <math.h>

#include "mg-layout.h"

#define FIRST_LAYOUT_SEED 1

static gboolean
place (MgNetwork  *network,
       MgId        id,
       MgFieldId   field,
       double      real,
       GError    **error)
{
  MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field };

  edit.value = mg_value_real (real);

  return mg_network_apply (network, &edit, NULL, error);
}

void
mg_layout_forget_one_place (MgLayoutInput *input)
{
  guint n = input->graph->n_nodes;

  for (guint row = 1; row < n; row++)
    if (input->xy[2 * row] != input->xy[0] || input->xy[2 * row + 1] != input->xy[1])
      return;

  for (guint i = 0; n > 1 && i < 2 * n; i++)
    input->xy[i] = (double) NAN;
}

/* Those that have a place keep it: they are pinned for the time of the layout.
 * Returns: whether some have none
 */
static gboolean
hold_placed (MgLayoutInput *input)
{
  gboolean is_missing = FALSE;

  mg_layout_forget_one_place (input);
  for (guint row = 0; row < input->graph->n_nodes; row++)
    {
      input->is_pinned[row] = isfinite (input->xy[2 * row]) && isfinite (input->xy[2 * row + 1]);
      is_missing |= !input->is_pinned[row];
    }

  return is_missing;
}

gboolean
mg_layout_place_missing (MgNetwork     *network,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(MgLayoutInput) input = mg_layout_input_new (network, FIRST_LAYOUT_SEED);
  g_autofree double *xy = NULL;

  if (!hold_placed (input))
    return TRUE;

  xy = g_new0 (double, 2 * (gsize) input->graph->n_nodes);
  if (!mg_layout_run (&mg_layout_get_table (NULL)[0], input, NULL, cancellable, xy, error))
    return FALSE;

  for (guint row = 0; row < input->graph->n_nodes; row++)
    if (!input->is_pinned[row] &&
        (!place (network, input->graph->ids[row], MG_FIELD_X, xy[2 * row], error) ||
         !place (network, input->graph->ids[row], MG_FIELD_Y, xy[2 * row + 1], error)))
      return FALSE;

  return TRUE;
}
