/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-progress-bind.h"

void
mg_progress_bind (GBinding       **binding,
                  MgProgress      *progress,
                  GtkProgressBar  *bar)
{
  GBinding *old = *binding;

  g_clear_weak_pointer (binding);
  if (old != NULL)
    g_binding_unbind (old);

  if (progress != NULL)
    g_set_weak_pointer (binding, g_object_bind_property (progress, "fraction", bar, "fraction", G_BINDING_SYNC_CREATE));
}
