/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-writing.h"

/* So many take well under a hundredth of a second. */
#define STEPS_PER_LOOK 1024u

MgWriting
mg_writing_init (MgNetwork    *network,
                 guint         n_rounds,
                 MgProgress   *progress,
                 GCancellable *cancellable)
{
  guint64 n_items = mg_network_count (network, MG_ITEMS_NODES) + (guint64) mg_network_count (network, MG_ITEMS_EDGES);

  return (MgWriting) { .progress = progress, .cancellable = cancellable, .n_expected = n_rounds * n_items };
}

static void
look (MgWriting *self)
{
  self->is_stopped = g_cancellable_is_cancelled (self->cancellable);
  if (self->progress != NULL && self->n_expected > 0)
    mg_progress_report (self->progress, (double) self->n_done / (double) self->n_expected);
}

gboolean
mg_writing_step (MgWriting *self)
{
  if (!self->is_stopped && self->n_done++ % STEPS_PER_LOOK == 0)
    look (self);

  return !self->is_stopped;
}

const MgItem *
mg_writing_next (MgWriting     *self,
                 MgNetworkIter *iter)
{
  return mg_writing_step (self) ? mg_network_iter_next (iter) : NULL;
}

GBytes *
mg_writing_finish (MgWriting  *self,
                   GString    *text,
                   GError    **error)
{
  if (!self->is_stopped)
    look (self);
  if (!self->is_stopped)
    return g_string_free_to_bytes (text);

  g_string_free (text, TRUE);
  g_cancellable_set_error_if_cancelled (self->cancellable, error);

  return NULL;
}
