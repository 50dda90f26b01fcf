/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-label-habits.h"

#include <math.h>

struct _MgLabelHabits
{
  GHashTable *spots;      /* MgId → the number of a place */
  double      scale;
};

MgLabelHabits *
mg_label_habits_new (void)
{
  MgLabelHabits *self = g_new0 (MgLabelHabits, 1);

  self->spots = g_hash_table_new (NULL, NULL);

  return self;
}

void
mg_label_habits_free (MgLabelHabits *self)
{
  g_hash_table_unref (self->spots);
  g_free (self);
}

void
mg_label_habits_clear (MgLabelHabits *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->spots);
}

void
mg_label_habits_begin (MgLabelHabits *self,
                       double         scale)
{
  g_return_if_fail (self != NULL);

  if (fabs (scale - self->scale) > 1e-6 * scale)
    mg_label_habits_clear (self);
  self->scale = scale;
}

guint
mg_label_habits_get (MgLabelHabits *self,
                     MgId           id)
{
  g_return_val_if_fail (self != NULL, 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->spots, GUINT_TO_POINTER (id)));
}

void
mg_label_habits_set (MgLabelHabits *self,
                     MgId           id,
                     guint          spot)
{
  g_return_if_fail (self != NULL);

  g_hash_table_insert (self->spots, GUINT_TO_POINTER (id), GUINT_TO_POINTER (spot));
}
