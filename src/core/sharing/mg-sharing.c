/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-sharing.h"

MgNetwork *
mg_sharing_make_copy (MgNetwork   *network,
                      gboolean     with_private,
                      gboolean     anonymous,
                      MgDress      dress,
                      MgWarnings  *warnings,
                      GBytes     **key)
{
  g_autoptr(MgNetwork) copy = NULL;

  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);

  copy = mg_network_copy (network);
  if (!with_private)
    mg_sharing_leave_out_private (copy, warnings);

  if (anonymous)
    {
      MgNetwork *nameless = mg_sharing_anonymise (copy, warnings, key);

      g_object_unref (copy);
      copy = nameless;
    }

  if (dress == MG_DRESS_GEPHI)
    mg_sharing_dress_for_gephi (copy);
  else if (dress == MG_DRESS_YED)
    mg_sharing_dress_for_yed (copy);

  return g_steal_pointer (&copy);
}
