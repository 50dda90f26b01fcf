/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-waiting.h"

/* Seconds, for the worker of a loaded machine; never reached otherwise. */
#define MAX_WAIT 30

#define MAX_TURNS 400

void
mg_settle (void)
{
  for (guint i = 0; i < MAX_TURNS && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
mg_waiting_begin (MgWaiting *self)
{
  self->end = g_get_monotonic_time () + MAX_WAIT * G_USEC_PER_SEC;
  self->source = g_timeout_add (20, wake_cb, NULL);
}

gboolean
mg_waiting_turn (MgWaiting *self)
{
  g_main_context_iteration (NULL, TRUE);

  return g_get_monotonic_time () < self->end;
}

void
mg_waiting_end (MgWaiting *self)
{
  g_source_remove (self->source);
}

void
mg_wait_for_results (MgDocument *document)
{
  mg_wait_until (mg_document_get_results (document) != NULL && !mg_document_results_are_stale (document));
  mg_settle ();
}

void
mg_take_result_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

void
mg_count_cb (guint *count)
{
  (*count)++;
}

static GtkWidget *
find_widget (GtkWidget *root,
             GType      type,
             guint     *n)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type, n);

  return found;
}

GtkWidget *
mg_find_widget (GtkWidget *root,
                GType      type,
                guint      n)
{
  return find_widget (root, type, &n);
}
