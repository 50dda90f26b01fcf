/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quiet bar in the window: one sentence, and what can be done about it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MG_TYPE_NOTICE (mg_notice_get_type ())
G_DECLARE_FINAL_TYPE (MgNotice, mg_notice, MG, NOTICE, GtkWidget)

/**
 * mg_notice_show:
 * @text: a sentence, translated
 * @button: (nullable): what can be done, translated, with a mnemonic
 * @action: (nullable): the action of @button
 * @can_close: whether the user may put it away; if not, it goes with its reason
 */
void     mg_notice_show     (MgNotice   *self,
                             const char *text,
                             const char *button,
                             const char *action,
                             gboolean    can_close);
/* One thing more that can be done, until the next mg_notice_show(). */
void     mg_notice_add      (MgNotice   *self,
                             const char *button,
                             const char *action);
void     mg_notice_hide     (MgNotice   *self);
gboolean mg_notice_is_shown (MgNotice   *self);

G_END_DECLS
