/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-compare-set.h"

struct _MgCompareSet
{
  GObject        parent_instance;

  GListStore    *poles;
  MgScope        scope;
  gboolean       with_sensitivity;
  MgComparePole *current;       /* in hand; NULL when idle */
  MgProgress    *progress;      /* of it */
  GCancellable  *cancellable;   /* of it */
};

enum
{
  PROP_0,
  PROP_PROGRESS,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MgCompareSet, mg_compare_set, G_TYPE_OBJECT)

static void start_next (MgCompareSet *self);

static guint
count (MgCompareSet *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->poles));
}

/* Borrowed: the list holds it. */
static MgComparePole *
get_pole (MgCompareSet *self,
          guint         i)
{
  g_autoptr(MgComparePole) pole = g_list_model_get_item (G_LIST_MODEL (self->poles), i);

  return pole;
}

static MgComparePole *
find_state (MgCompareSet       *self,
            MgComparePoleState  state)
{
  for (guint i = 0; i < count (self); i++)
    if (mg_compare_pole_get_state (get_pole (self, i)) == state)
      return get_pole (self, i);

  return NULL;
}

static void
changed (MgCompareSet *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
leave_current (MgCompareSet *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->progress);
  g_clear_object (&self->current);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

/* What was left in the meantime is cancelled, and changes nothing. */
static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(MgCompareSet) self = user_data;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));

  if (g_cancellable_is_cancelled (cancellable))
    return;

  mg_compare_pole_run_finish (MG_COMPARE_POLE (source), result, NULL);
  g_clear_object (&self->cancellable);
  leave_current (self);
  start_next (self);
  changed (self);
}

static void
start_next (MgCompareSet *self)
{
  MgComparePole *pole = find_state (self, MG_COMPARE_POLE_WAITING);

  if (self->current != NULL || pole == NULL)
    return;

  self->current = g_object_ref (pole);
  self->progress = mg_progress_new ();
  self->cancellable = g_cancellable_new ();
  mg_compare_pole_set_state (pole, MG_COMPARE_POLE_RUNNING);
  mg_compare_pole_run_async (pole, &self->scope, self->with_sensitivity, self->progress, self->cancellable, run_cb,
                             g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static void
mg_compare_set_dispose (GObject *object)
{
  MgCompareSet *self = MG_COMPARE_SET (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->progress);
  g_clear_object (&self->current);
  g_clear_object (&self->poles);

  G_OBJECT_CLASS (mg_compare_set_parent_class)->dispose (object);
}

static void
mg_compare_set_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PROGRESS:
      g_value_set_object (value, MG_COMPARE_SET (object)->progress);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mg_compare_set_class_init (MgCompareSetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mg_compare_set_dispose;
  object_class->get_property = mg_compare_set_get_property;

  properties[PROP_PROGRESS] =
    g_param_spec_object ("progress", NULL, NULL, MG_TYPE_PROGRESS,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", MG_TYPE_COMPARE_SET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
mg_compare_set_init (MgCompareSet *self)
{
  self->poles = g_list_store_new (MG_TYPE_COMPARE_POLE);
  self->scope.perimeter = MG_PERIMETER_MEMBERS;
}

MgCompareSet *
mg_compare_set_new (void)
{
  return g_object_new (MG_TYPE_COMPARE_SET, NULL);
}

static gboolean
has_path (MgCompareSet *self,
          const char   *path)
{
  for (guint i = 0; i < count (self); i++)
    if (g_str_equal (mg_compare_pole_get_path (get_pole (self, i)), path))
      return TRUE;

  return FALSE;
}

void
mg_compare_set_add (MgCompareSet *self,
                    const char   *path)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autoptr(MgComparePole) pole = NULL;

  g_return_if_fail (MG_IS_COMPARE_SET (self));

  if (has_path (self, whole))
    return;

  pole = mg_compare_pole_new (whole);
  g_list_store_append (self->poles, pole);
  start_next (self);
  changed (self);
}

void
mg_compare_set_remove (MgCompareSet  *self,
                       MgComparePole *pole)
{
  guint position;

  g_return_if_fail (MG_IS_COMPARE_SET (self));

  if (!g_list_store_find (self->poles, pole, &position))
    return;

  if (pole == self->current)
    leave_current (self);
  g_list_store_remove (self->poles, position);
  start_next (self);
  changed (self);
}

GListModel *
mg_compare_set_get_poles (MgCompareSet *self)
{
  return G_LIST_MODEL (self->poles);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  MgComparePole *first = *(MgComparePole * const *) a;
  MgComparePole *second = *(MgComparePole * const *) b;
  int order = g_utf8_collate (mg_compare_pole_get_name (first), mg_compare_pole_get_name (second));

  return order != 0 ? order : g_utf8_collate (mg_compare_pole_get_file (first),
                                              mg_compare_pole_get_file (second));
}

GPtrArray *
mg_compare_set_list_read (MgCompareSet *self,
                          gboolean      by_name)
{
  GPtrArray *poles = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (MG_IS_COMPARE_SET (self), poles);

  for (guint i = 0; i < count (self); i++)
    if (mg_compare_pole_get_network (get_pole (self, i)) != NULL)
      g_ptr_array_add (poles, g_object_ref (get_pole (self, i)));
  if (by_name)
    g_ptr_array_sort (poles, compare_names);

  return poles;
}

const MgScope *
mg_compare_set_get_scope (MgCompareSet *self)
{
  return &self->scope;
}

static gboolean
is_same (const MgScope *a,
         const MgScope *b)
{
  return a->perimeter == b->perimeter && a->date == b->date && a->layers == b->layers && a->collectives == b->collectives &&
         a->support == b->support && a->confidence == b->confidence;
}

void
mg_compare_set_set_scope (MgCompareSet  *self,
                          const MgScope *scope)
{
  g_return_if_fail (MG_IS_COMPARE_SET (self));

  if (is_same (&self->scope, scope))
    return;

  self->scope = *scope;
  leave_current (self);
  for (guint i = 0; i < count (self); i++)
    {
      MgComparePole *pole = get_pole (self, i);

      /* Figures of two questions never stand side by side. */
      mg_compare_pole_forget (pole);
      if (mg_compare_pole_get_state (pole) != MG_COMPARE_POLE_FAILED)
        mg_compare_pole_set_state (pole, MG_COMPARE_POLE_WAITING);
    }
  start_next (self);
  changed (self);
}

/* The pole in hand begins again: it was not asked for this. */
void
mg_compare_set_ask_sensitivity (MgCompareSet *self)
{
  g_return_if_fail (MG_IS_COMPARE_SET (self));

  if (self->with_sensitivity)
    return;

  self->with_sensitivity = TRUE;
  if (self->current != NULL)
    mg_compare_pole_set_state (self->current, MG_COMPARE_POLE_WAITING);
  leave_current (self);
  for (guint i = 0; i < count (self); i++)
    if (mg_compare_pole_get_state (get_pole (self, i)) == MG_COMPARE_POLE_READY)
      mg_compare_pole_set_state (get_pole (self, i), MG_COMPARE_POLE_WAITING);
  start_next (self);
  changed (self);
}

MgProgress *
mg_compare_set_get_progress (MgCompareSet *self)
{
  return self->progress;
}

void
mg_compare_set_stop (MgCompareSet *self)
{
  g_return_if_fail (MG_IS_COMPARE_SET (self));

  leave_current (self);
  for (guint i = 0; i < count (self); i++)
    {
      MgComparePoleState state = mg_compare_pole_get_state (get_pole (self, i));

      if (state == MG_COMPARE_POLE_WAITING || state == MG_COMPARE_POLE_RUNNING)
        mg_compare_pole_set_state (get_pole (self, i), MG_COMPARE_POLE_STOPPED);
    }
  changed (self);
}

void
mg_compare_set_go_on (MgCompareSet *self)
{
  MgComparePole *pole;

  g_return_if_fail (MG_IS_COMPARE_SET (self));

  while ((pole = find_state (self, MG_COMPARE_POLE_STOPPED)) != NULL)
    mg_compare_pole_set_state (pole, MG_COMPARE_POLE_WAITING);
  start_next (self);
  changed (self);
}

gboolean
mg_compare_set_is_stopped (MgCompareSet *self)
{
  return find_state (self, MG_COMPARE_POLE_STOPPED) != NULL;
}
