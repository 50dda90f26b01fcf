/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-document-private.h"

#include <glib/gi18n-lib.h>


enum
{
  PROP_0,
  PROP_TITLE,
  PROP_MODIFIED,
  PROP_PATH,
  PROP_FICTITIOUS,
  PROP_BUSY,
  PROP_PROGRESS,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_FILE_STATE,
  PROP_LAYER,
  PROP_KIND,
  N_PROPS
};

enum
{
  SIGNAL_APPLIED,
  SIGNAL_VIEW_CHANGED,
  SIGNAL_RESULTS_CHANGED,
  SIGNAL_FAILED,
  SIGNAL_DONE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MgDocument, mg_document, G_TYPE_OBJECT)

static void
notify (MgDocument *self,
        guint       property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
mg_document_notify_view (MgDocument *self)
{
  g_signal_emit (self, signals[SIGNAL_VIEW_CHANGED], 0);
}

/* Following the history */

static void
drop_removed_from_selection (MgDocument *self)
{
  const MgId *ids;
  guint n_ids;
  g_autoptr(GArray) kept = g_array_new (FALSE, FALSE, sizeof (MgId));

  ids = mg_selection_get_ids (self->selection, &n_ids);
  for (guint i = 0; i < n_ids; i++)
    if (mg_network_find (self->network, ids[i]) != NULL)
      g_array_append_val (kept, ids[i]);

  if (kept->len != n_ids)
    mg_selection_set (self->selection, (const MgId *) (gpointer) kept->data, kept->len);
}

static void
applied_cb (MgHistory     *history,
            MgTransaction *transaction,
            MgDocument    *self)
{
  gboolean is_removal = FALSE, is_of_pole = FALSE, is_of_looks = FALSE, is_of_filter = FALSE;

  for (guint i = 0; i < mg_transaction_get_n_edits (transaction); i++)
    {
      const MgEdit *edit = mg_transaction_get_edit (transaction, i);

      is_removal |= edit->kind == MG_EDIT_REMOVE_ITEM;
      is_of_pole |= edit->kind == MG_EDIT_SET_VALUE && edit->id == MG_ID_POLE;
      is_of_looks |= edit->kind == MG_EDIT_SET_VALUE && mg_looks_is_field (edit->field);
      is_of_filter |= edit->kind == MG_EDIT_SET_VALUE ? edit->field == MG_FIELD_POLE_FILTER
                                                      : edit->kind >= MG_EDIT_ADD_FIELD;
    }

  self->is_applying = TRUE;
  mg_document_count (self, transaction);
  if (is_removal)
    drop_removed_from_selection (self);
  if (is_of_filter)
    mg_document_read_filter (self);

  if (is_of_pole)
    {
      notify (self, PROP_TITLE);
      notify (self, PROP_FICTITIOUS);
    }

  g_signal_emit (self, signals[SIGNAL_APPLIED], 0, transaction);
  mg_document_edited (self, transaction);
  self->is_applying = FALSE;
  if (is_of_looks)
    mg_document_looks_changed (self);
}

static void
history_notify_cb (MgHistory  *history,
                   GParamSpec *pspec,
                   MgDocument *self)
{
  const char *name = g_param_spec_get_name (pspec);

  if (g_str_equal (name, "modified"))
    {
      mg_document_update_lock (self);
      notify (self, PROP_MODIFIED);
    }
  else if (g_str_equal (name, "undo-label"))
    notify (self, PROP_UNDO_LABEL);
  else if (g_str_equal (name, "redo-label"))
    notify (self, PROP_REDO_LABEL);
}

/* The object */

static void
mg_document_dispose (GObject *object)
{
  MgDocument *self = MG_DOCUMENT (object);

  self->is_disposed = TRUE;
  mg_document_stop (self);
  mg_document_stop_watching (self);
  mg_document_drop_lock (self);
  g_clear_handle_id (&self->measure_timer, g_source_remove);
  mg_document_leave_journal (self);

  G_OBJECT_CLASS (mg_document_parent_class)->dispose (object);
}

static void
mg_document_finalize (GObject *object)
{
  MgDocument *self = MG_DOCUMENT (object);

  g_clear_object (&self->history);
  g_clear_object (&self->selection);
  g_clear_object (&self->network);
  g_clear_object (&self->progress);
  g_clear_pointer (&self->results, mg_results_unref);
  g_clear_pointer (&self->live, mg_live_free);
  g_clear_pointer (&self->warnings, mg_warnings_free);
  g_clear_pointer (&self->filter, mg_filter_free);
  g_clear_pointer (&self->lit, g_hash_table_unref);
  g_clear_pointer (&self->other_editor, mg_edit_lock_free);
  g_clear_pointer (&self->leftovers, g_ptr_array_unref);
  g_free (self->path);
  g_free (self->source_name);
  g_free (self->layer);
  g_free (self->kind);

  G_OBJECT_CLASS (mg_document_parent_class)->finalize (object);
}

static void
mg_document_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  MgDocument *self = MG_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_take_string (value, mg_document_dup_title (self));
      break;

    case PROP_MODIFIED:
      g_value_set_boolean (value, mg_document_get_modified (self));
      break;

    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;

    case PROP_FICTITIOUS:
      g_value_set_boolean (value, mg_network_get_boolean (self->network, MG_ID_POLE,
                                                          MG_FIELD_POLE_FICTITIOUS));
      break;

    case PROP_BUSY:
      g_value_set_boolean (value, mg_document_is_working (self));
      break;

    case PROP_PROGRESS:
      g_value_set_object (value, self->progress);
      break;

    case PROP_UNDO_LABEL:
      g_value_set_string (value, mg_history_get_undo_label (self->history));
      break;

    case PROP_REDO_LABEL:
      g_value_set_string (value, mg_history_get_redo_label (self->history));
      break;

    case PROP_FILE_STATE:
      g_value_set_uint (value, self->file_state);
      break;

    case PROP_LAYER:
      g_value_set_string (value, self->layer);
      break;

    case PROP_KIND:
      g_value_set_string (value, self->kind);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mg_document_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  MgDocument *self = MG_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_LAYER:
      mg_document_set_layer (self, g_value_get_string (value));
      break;

    case PROP_KIND:
      mg_document_set_kind (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, read);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, read);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, read);
  properties[PROP_FICTITIOUS] = g_param_spec_boolean ("fictitious", NULL, NULL, FALSE, read);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, read);
  properties[PROP_PROGRESS] =
    g_param_spec_object ("progress", NULL, NULL, MG_TYPE_PROGRESS, read);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, read);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, read);
  properties[PROP_FILE_STATE] = g_param_spec_uint ("file-state", NULL, NULL, 0, MG_FILE_GONE, MG_FILE_SAME, read);
  properties[PROP_LAYER] = g_param_spec_string ("layer", NULL, NULL, NULL, both);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, both);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mg_document_class_init (MgDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mg_document_dispose;
  object_class->finalize = mg_document_finalize;
  object_class->get_property = mg_document_get_property;
  object_class->set_property = mg_document_set_property;

  install_properties (object_class);

  signals[SIGNAL_APPLIED] =
    g_signal_new ("applied", MG_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, MG_TYPE_TRANSACTION);
  signals[SIGNAL_VIEW_CHANGED] =
    g_signal_new ("view-changed", MG_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[SIGNAL_RESULTS_CHANGED] =
    g_signal_new ("results-changed", MG_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", MG_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_DONE] =
    g_signal_new ("done", MG_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mg_document_init (MgDocument *self)
{
  self->selection = mg_selection_new ();
  self->filter = mg_filter_new ();
  self->perimeter = MG_PERIMETER_MAP;
  self->layer = g_strdup ("mutualisation");
  self->kind = g_strdup ("ess");
}

MgDocument *
mg_document_new_for (MgNetwork *network)
{
  MgDocument *self = g_object_new (MG_TYPE_DOCUMENT, NULL);

  self->network = g_object_ref (network);
  self->history = mg_history_new (self->network);
  self->live = mg_live_new (self->network);
  mg_document_count_anew (self);
  mg_document_read_filter (self);
  g_signal_connect_object (self->history, "applied", G_CALLBACK (applied_cb), self, 0);
  g_signal_connect_object (self->history, "notify", G_CALLBACK (history_notify_cb), self, 0);
  if (mg_document_has_looks (self))
    mg_document_measure (self);

  return self;
}

MgDocument *
mg_document_new (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();

  return mg_document_new_for (network);
}

/* For the other files of this class */

void
mg_document_say_failed (MgDocument *self,
                        const char *text)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, text);
}

void
mg_document_say_done (MgDocument *self,
                      const char *text)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0, text);
}

void
mg_document_set_progress (MgDocument *self,
                          MgProgress *progress)
{
  if (g_set_object (&self->progress, progress))
    notify (self, PROP_PROGRESS);
}

void
mg_document_update_busy (MgDocument *self)
{
  gboolean is_busy = mg_document_is_working (self);

  if (is_busy == self->was_busy)
    return;

  self->was_busy = is_busy;
  if (!is_busy)
    mg_document_set_progress (self, NULL);
  notify (self, PROP_BUSY);
}

void
mg_document_notify_file (MgDocument *self)
{
  notify (self, PROP_PATH);
  notify (self, PROP_TITLE);
}

void
mg_document_notify_disk (MgDocument *self)
{
  notify (self, PROP_FILE_STATE);
}

void
mg_document_notify_results (MgDocument *self)
{
  g_signal_emit (self, signals[SIGNAL_RESULTS_CHANGED], 0);
  if (mg_document_has_looks (self))
    mg_document_notify_view (self);
}

/* Content */

MgNetwork *
mg_document_get_network (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return self->network;
}

MgHistory *
mg_document_get_history (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return self->history;
}

MgSelection *
mg_document_get_selection (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return self->selection;
}

const char *
mg_document_get_path (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return self->path;
}

char *
mg_document_dup_title (MgDocument *self)
{
  const char *name;

  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  name = mg_network_get_text (self->network, MG_ID_POLE, MG_FIELD_POLE_NAME);
  if (name != NULL)
    return g_strdup (name);
  if (self->path != NULL)
    return g_path_get_basename (self->path);
  if (self->source_name != NULL)
    return g_strdup (self->source_name);

  return g_strdup (_("New pole"));
}

gboolean
mg_document_get_modified (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), FALSE);

  return mg_history_get_modified (self->history);
}

const MgWarnings *
mg_document_get_warnings (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return self->warnings;
}

gboolean
mg_document_run (MgDocument    *self,
                 MgTransaction *transaction,
                 guint          gesture)
{
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (MG_IS_DOCUMENT (self), FALSE);

  if (transaction == NULL)
    return FALSE;
  if (mg_history_run (self->history, transaction, gesture, &error))
    return TRUE;

  mg_document_say_failed (self, error->message);
  return FALSE;
}

gboolean
mg_document_is_applying (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), FALSE);

  return self->is_applying;
}

void
mg_document_undo (MgDocument *self)
{
  g_return_if_fail (MG_IS_DOCUMENT (self));

  mg_history_undo (self->history);
}

void
mg_document_redo (MgDocument *self)
{
  g_return_if_fail (MG_IS_DOCUMENT (self));

  mg_history_redo (self->history);
}
