/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something in a picture as assistive technologies see it: a child widget that is
 * never drawn, with a name, a description, a state and an action.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MgProxy::chosen:
 *
 * Its action `proxy.select` was run.
 */
#define MG_TYPE_PROXY (mg_proxy_get_type ())
G_DECLARE_FINAL_TYPE (MgProxy, mg_proxy, MG, PROXY, GtkWidget)

GtkWidget *mg_proxy_new          (void);
/* @id: what it stands for, as the picture counts.  What is the same as before is
 * not told again.
 */
void       mg_proxy_set          (MgProxy    *self,
                                  guint32     id,
                                  const char *name,
                                  const char *description);
guint32    mg_proxy_get_id       (MgProxy    *self);
void       mg_proxy_set_selected (MgProxy    *self,
                                  gboolean    is_selected);

G_END_DECLS
