/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-renderer.h"

#include <gtk/gtk.h>

/* Since then it has a variable of its own, and the word in GDK_DEBUG is complained of. */
#define MINOR_WITH_DISABLE 16

void
mg_renderer_prepare (void)
{
  if (g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") != 0)
    return;

  if (gtk_get_major_version () > 4 || gtk_get_minor_version () >= MINOR_WITH_DISABLE)
    g_setenv ("GDK_DISABLE", "gl,vulkan", FALSE);
  else
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}
