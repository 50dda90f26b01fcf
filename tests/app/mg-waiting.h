/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waiting for the main loop and the workers, and finding widgets, for tests. */
#pragma once

#include <gtk/gtk.h>

#include "mg-document.h"

G_BEGIN_DECLS

/* Runs what is due, and does not wait. */
void       mg_settle           (void);

/* The main loop, woken now and then. */
typedef struct
{
  gint64 end;
  guint  source;
} MgWaiting;

void       mg_waiting_begin    (MgWaiting     *self);
/* Returns: %FALSE once it has taken so long that it never will */
gboolean   mg_waiting_turn     (MgWaiting     *self);
void       mg_waiting_end      (MgWaiting     *self);

/* Until @condition holds. */
#define mg_wait_until(condition)                              \
  G_STMT_START                                                \
    {                                                         \
      MgWaiting waiting;                                      \
                                                              \
      mg_waiting_begin (&waiting);                            \
      while (!(condition) && mg_waiting_turn (&waiting))      \
        ;                                                     \
      mg_waiting_end (&waiting);                              \
      g_assert_true (condition);                              \
    }                                                         \
  G_STMT_END

/* Until there are results that are not stale. */
void       mg_wait_for_results (MgDocument    *document);

/* A callback that keeps the result in a GAsyncResult *. */
void       mg_take_result_cb   (GObject       *source,
                                GAsyncResult  *result,
                                gpointer       user_data);

/* A callback that counts in a guint. */
void       mg_count_cb         (guint         *count);

/* Returns: (transfer none) (nullable): the one after @n others, @root included,
 *   depth first
 */
GtkWidget *mg_find_widget      (GtkWidget     *root,
                                GType          type,
                                guint          n);

G_END_DECLS
