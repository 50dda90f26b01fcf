/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-document-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Organisations, times these and links: all figures of 5,000 with 15,000 links take half a
 * second.
 */
#define AUTOMATIC_WORK 1.2e8
#define AUTOMATIC_DELAY_MS 400

/* The document is not kept alive by its work: it stops it when it goes. */
typedef struct
{
  GWeakRef      document;
  GCancellable *cancellable;
  guint64       content;
} Run;

static Run *
run_new (MgDocument   *document,
         GCancellable *cancellable)
{
  Run *run = g_new0 (Run, 1);

  g_weak_ref_init (&run->document, document);
  run->cancellable = g_object_ref (cancellable);
  run->content = document->content;

  return run;
}

static void
run_free (Run *run)
{
  g_weak_ref_clear (&run->document);
  g_object_unref (run->cancellable);
  g_free (run);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

void
mg_document_give_up (GCancellable **cancellable)
{
  if (*cancellable == NULL)
    return;

  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

gboolean
mg_document_figures_follow (MgDocument *self)
{
  double n;

  g_return_val_if_fail (MG_IS_DOCUMENT (self), FALSE);

  n = mg_network_count (self->network, MG_ITEM_ORGANISATION);

  return n * (n + mg_network_count (self->network, MG_ITEM_LINK)) <= AUTOMATIC_WORK;
}

/* Figures that follow by themselves come and go too fast to be announced. */
gboolean
mg_document_is_working (MgDocument *self)
{
  return self->saving != NULL || self->arranging != NULL ||
         (self->measuring != NULL && !mg_document_figures_follow (self));
}

gboolean
mg_document_is_measuring (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), FALSE);

  return self->measuring != NULL && self->arranging == NULL && self->saving == NULL;
}

/* Measures */

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Run) run = user_data;
  g_autoptr(MgDocument) self = g_weak_ref_get (&run->document);
  g_autoptr(MgResults) results = NULL;
  g_autoptr(GError) error = NULL;

  results = mg_measure_run_finish (result, &error);

  /* Stopped, disposed of, or overtaken by a later run: not ours to report. */
  if (self == NULL || self->measuring != run->cancellable)
    return;

  g_clear_object (&self->measuring);
  mg_document_update_busy (self);

  if (results == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        mg_document_say_failed (self, error->message);
      return;
    }

  g_clear_pointer (&self->results, mg_results_unref);
  self->results = mg_results_keep_counts (g_steal_pointer (&results));
  self->measured = run->content;
  mg_document_notify_results (self);
}

void
mg_document_measure (MgDocument *self)
{
  g_autoptr(MgProgress) progress = NULL;
  g_autoptr(MgSnapshot) graph = NULL;
  MgScope scope = { 0 };

  g_return_if_fail (MG_IS_DOCUMENT (self));

  g_clear_handle_id (&self->measure_timer, g_source_remove);
  /* Those who ask again while it runs do not set it back. */
  if (self->measuring != NULL && self->in_hand == self->content)
    return;

  mg_document_give_up (&self->measuring);

  progress = mg_progress_new ();
  self->measuring = g_cancellable_new ();
  self->in_hand = self->content;
  scope.perimeter = self->perimeter;
  scope.date = self->date;
  scope.details = TRUE;
  graph = mg_snapshot_new (self->network, &scope);

  if (mg_document_is_working (self))
    mg_document_set_progress (self, progress);
  mg_document_update_busy (self);

  mg_measure_run_async (graph, NULL, progress, self->measuring, measured_cb,
                        run_new (self, self->measuring));
}

static gboolean
measure_timer_cb (gpointer user_data)
{
  MgDocument *self = user_data;

  self->measure_timer = 0;
  mg_document_measure (self);

  return G_SOURCE_REMOVE;
}

/* Idempotent until the next run: each edit puts it off. */
static void
measure_soon (MgDocument *self)
{
  g_clear_handle_id (&self->measure_timer, g_source_remove);
  if (mg_document_figures_follow (self))
    self->measure_timer = g_timeout_add (AUTOMATIC_DELAY_MS, measure_timer_cb, self);
}

static void
content_changed (MgDocument *self)
{
  gboolean was_stale = mg_document_results_are_stale (self);

  self->content++;
  if (self->results != NULL && !was_stale)
    mg_document_notify_results (self);
  else if (mg_document_has_live_looks (self))
    mg_document_notify_view (self);
  measure_soon (self);
}

/* Fields that no figure is made of. */
static const MgFieldId plain_fields[] = {
  MG_FIELD_LABEL, MG_FIELD_NAME, MG_FIELD_X, MG_FIELD_Y, MG_FIELD_PINNED, MG_FIELD_NOTES,
  MG_FIELD_NOTE, MG_FIELD_SOURCE_NOTE, MG_FIELD_NEEDS, MG_FIELD_OFFERS, MG_FIELD_PRIVATE,
  MG_FIELD_POLE_NAME, MG_FIELD_POLE_FICTITIOUS, MG_FIELD_POLE_EVENTS,
};

static gboolean
edit_changes_figures (const MgEdit *edit)
{
  if (edit->kind != MG_EDIT_SET_VALUE)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (plain_fields); i++)
    if (plain_fields[i] == edit->field)
      return FALSE;

  return !mg_looks_is_field (edit->field);
}

void
mg_document_edited (MgDocument          *self,
                    const MgTransaction *transaction)
{
  for (guint i = 0; i < mg_transaction_get_n_edits (transaction); i++)
    if (edit_changes_figures (mg_transaction_get_edit (transaction, i)))
      {
        content_changed (self);
        return;
      }
}

/* What follows at once */

void
mg_document_count (MgDocument          *self,
                   const MgTransaction *transaction)
{
  for (guint i = 0; i < mg_transaction_get_n_edits (transaction); i++)
    mg_live_edited (self->live, mg_transaction_get_edit (transaction, i));
}

void
mg_document_count_anew (MgDocument *self)
{
  const MgScope scope = { .perimeter = self->perimeter, .date = self->date };

  mg_live_set_scope (self->live, &scope);
}

MgLive *
mg_document_get_live (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return self->live;
}

guint
mg_document_count_organisations (MgDocument *self)
{
  MgFigure figure = { 0 };

  g_return_val_if_fail (MG_IS_DOCUMENT (self), 0);

  mg_live_get_figure (self->live, "organisations", &figure);

  return (guint) figure.value;
}

gboolean
mg_document_get_figure (MgDocument *self,
                        const char *id,
                        MgFigure   *figure)
{
  const MgFigure *found;

  g_return_val_if_fail (MG_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (mg_live_get_figure (self->live, id, figure))
    {
      mg_measure_keep_counts (mg_measure_find (id), mg_document_count_organisations (self), figure);
      return TRUE;
    }

  found = self->results != NULL ? mg_results_get_figure (self->results, id) : NULL;
  if (found != NULL)
    *figure = *found;

  return found != NULL;
}

double
mg_document_get_figure_of (MgDocument *self,
                           const char *id,
                           MgId        organisation)
{
  double value;

  g_return_val_if_fail (MG_IS_DOCUMENT (self), (double) NAN);
  g_return_val_if_fail (id != NULL, (double) NAN);

  if (mg_live_get_value (self->live, id, organisation, &value))
    return value;

  return self->results != NULL ? mg_results_get_value (self->results, id, organisation)
                               : (double) NAN;
}

void
mg_document_scope_changed (MgDocument *self)
{
  mg_document_count_anew (self);
  self->content++;
  mg_document_notify_results (self);
  measure_soon (self);
}

MgResults *
mg_document_get_results (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return self->results;
}

gboolean
mg_document_results_are_stale (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), FALSE);

  return self->results != NULL && self->measured != self->content;
}

guint64
mg_document_get_content (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), 0);

  return self->content;
}

void
mg_document_stop (MgDocument *self)
{
  g_return_if_fail (MG_IS_DOCUMENT (self));

  mg_document_give_up (&self->measuring);
  mg_document_give_up (&self->arranging);
  mg_document_update_busy (self);
}
