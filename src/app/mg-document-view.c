/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-document-private.h"

#include <glib/gi18n-lib.h>

#include "mg-sharing.h"

/* What is shown */

/* Returns: whether it is another text */
static gboolean
set_text (char       **place,
          const char  *text)
{
  if (g_strcmp0 (*place, text) == 0)
    return FALSE;

  g_free (*place);
  *place = g_strdup (text);
  return TRUE;
}

const char *
mg_document_get_layer (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return self->layer;
}

void
mg_document_set_layer (MgDocument *self,
                       const char *layer)
{
  g_return_if_fail (MG_IS_DOCUMENT (self));

  if (set_text (&self->layer, layer))
    g_object_notify (G_OBJECT (self), "layer");
}

const char *
mg_document_get_kind (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return self->kind;
}

void
mg_document_set_kind (MgDocument *self,
                      const char *kind)
{
  g_return_if_fail (MG_IS_DOCUMENT (self));

  if (set_text (&self->kind, kind))
    g_object_notify (G_OBJECT (self), "kind");
}

static gboolean
same_set (GHashTable *one,
          GHashTable *other)
{
  GHashTableIter iter;
  gpointer id;

  if (one == NULL || other == NULL)
    return one == other;
  if (g_hash_table_size (one) != g_hash_table_size (other))
    return FALSE;

  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (!g_hash_table_contains (other, id))
        return FALSE;
    }

  return TRUE;
}

void
mg_document_set_light (MgDocument *self,
                       GHashTable *lit)
{
  g_return_if_fail (MG_IS_DOCUMENT (self));

  if (same_set (self->lit, lit))
    return;

  g_clear_pointer (&self->lit, g_hash_table_unref);
  if (lit != NULL)
    self->lit = g_hash_table_ref (lit);
  mg_document_notify_view (self);
}

MgPerimeter
mg_document_get_perimeter (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), MG_PERIMETER_MAP);

  return self->perimeter;
}

void
mg_document_set_perimeter (MgDocument  *self,
                           MgPerimeter  perimeter)
{
  g_return_if_fail (MG_IS_DOCUMENT (self));

  if (self->perimeter == perimeter)
    return;

  self->perimeter = perimeter;
  mg_document_scope_changed (self);
}

MgDate
mg_document_get_date (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), MG_DATE_NONE);

  return self->date;
}

void
mg_document_set_date (MgDocument *self,
                      MgDate      date)
{
  g_return_if_fail (MG_IS_DOCUMENT (self));

  if (self->date == date)
    return;

  self->date = date;
  mg_document_scope_changed (self);
  mg_document_notify_view (self);
}

MgDate
mg_document_get_other_date (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), MG_DATE_NONE);

  return self->date != mg_network_get_date (self->network, MG_ID_POLE, MG_FIELD_POLE_REFERENCE_DATE)
         ? self->date : MG_DATE_NONE;
}

/* Looks: fields of the pole, so that they are saved, and undone */

gboolean
mg_document_has_looks (MgDocument *self)
{
  g_autofree const char **measures = mg_looks_dup_measures (self->network);

  return measures[0] != NULL;
}

gboolean
mg_document_has_live_looks (MgDocument *self)
{
  g_autofree const char **measures = mg_looks_dup_measures (self->network);

  for (guint i = 0; measures[i] != NULL; i++)
    if (mg_live_has_values (measures[i]))
      return TRUE;

  return FALSE;
}

/* Those that follow a measure need figures: asks for them if there are none. */
void
mg_document_looks_changed (MgDocument *self)
{
  if (mg_document_has_looks (self) && (self->results == NULL || mg_document_results_are_stale (self)))
    mg_document_measure (self);
  mg_document_notify_view (self);
}

/* What the steps are called. */
static const struct
{
  MgFieldId   place;
  const char *by;
  const char *off;
} look_labels[] = {
  /* Translators: steps that can be undone; what sizes, colours, shapes and widths follow. */
  { MG_FIELD_POLE_SIZE_BY, N_("sizes by “%s”"), N_("sizes all alike") },
  { MG_FIELD_POLE_COLOUR_BY, N_("colours by “%s”"), N_("colours by kind") },
  { MG_FIELD_POLE_SHAPE_BY, N_("shapes by “%s”"), N_("shapes by kind") },
  { MG_FIELD_POLE_WIDTH_BY, N_("widths of links by “%s”"), N_("widths of links by intensity") },
  { MG_FIELD_POLE_RINGS, NULL, N_("without circles") },
};

/* Returns: (transfer full); @by: (nullable) */
static char *
dup_look_label (MgDocument     *self,
                MgFieldId       place,
                const MgLookBy *by)
{
  g_autofree char *name = by != NULL ? mg_looks_dup_name (self->network, by) : NULL;
  guint i = 0;

  while (look_labels[i].place != place && i < G_N_ELEMENTS (look_labels) - 1)
    i++;
  if (by != NULL)
    {
      g_auto(GStrv) parts = g_strsplit (_(look_labels[i].by), "%s", 2);

      return g_strjoinv (name, parts);
    }

  return g_strdup (_(look_labels[i].off));
}

const char *
mg_document_get_look (MgDocument *self,
                      MgFieldId   place)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return mg_looks_get_text (self->network, place);
}

void
mg_document_set_look (MgDocument *self,
                      MgFieldId   place,
                      const char *text)
{
  g_autofree char *label = NULL;
  MgTransaction *transaction;
  gboolean is_known;
  MgLookBy by;

  g_return_if_fail (MG_IS_DOCUMENT (self));

  is_known = mg_looks_parse (self->network, place, text, &by);
  g_return_if_fail ((text == NULL) == !is_known);
  if (g_strcmp0 (mg_looks_get_text (self->network, place), text) == 0)
    return;

  label = dup_look_label (self, place, is_known ? &by : NULL);
  transaction = mg_transaction_new (label);
  mg_transaction_set_text (transaction, MG_ID_POLE, place, mg_looks_get_kept (self->network, place, text));
  mg_document_run (self, transaction, 0);
}

void
mg_document_set_looks (MgDocument         *self,
                       const MgLookPreset *preset)
{
  g_autofree char *label = NULL;
  const MgFieldId *places;
  MgTransaction *step;
  guint n_places;

  g_return_if_fail (MG_IS_DOCUMENT (self));

  /* Translators: a step that can be undone; "Workshop: Kinds and Levels". */
  label = g_strdup_printf (C_("undo", "appearance: %s"), _(preset->name));
  step = mg_transaction_new (label);
  places = mg_look_preset_get_places (&n_places);
  for (guint i = 0; i < n_places; i++)
    {
      const char *text = mg_looks_get_kept (self->network, places[i], mg_look_preset_get_text (preset, places[i]));

      if (g_strcmp0 (text, mg_network_get_text (self->network, MG_ID_POLE, places[i])) != 0)
        mg_transaction_set_text (step, MG_ID_POLE, places[i], text);
    }
  mg_document_run (self, step, 0);
}

gboolean
mg_document_get_outlines (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), FALSE);

  return mg_network_get_boolean (self->network, MG_ID_POLE, MG_FIELD_POLE_OUTLINES);
}

void
mg_document_set_outlines (MgDocument *self,
                          gboolean    outlines)
{
  MgTransaction *transaction;
  g_auto(MgValue) value = outlines ? mg_value_boolean (TRUE) : MG_VALUE_INIT;

  g_return_if_fail (MG_IS_DOCUMENT (self));

  if (mg_document_get_outlines (self) == outlines)
    return;

  /* Translators: steps that can be undone; “lines” go round those who take part. */
  transaction = mg_transaction_new (outlines ? _("collectives as lines") : _("collectives as links"));
  mg_transaction_set (transaction, MG_ID_POLE, MG_FIELD_POLE_OUTLINES, &value);
  mg_document_run (self, transaction, 0);
}

/* The scene */

MgLooks *
mg_document_dup_looks (MgDocument *self)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return mg_looks_new (self->network, self->results, self->live);
}

/* @network: the document's, or a copy of it that lacks something */
static MgScene *
create_scene (MgDocument *self,
              MgNetwork  *network,
              MgTheme     theme)
{
  /* A perimeter of figures: "all" would have no date. */
  MgScope scope = { .perimeter = MG_PERIMETER_MAP, .date = self->date };
  MgSceneOptions options = { .theme = theme, .outlines = mg_document_get_outlines (self) };
  g_autoptr(MgLooks) looks = mg_looks_new (network, self->results, self->live);

  options.date = mg_scope_get_date (&scope, network);
  mg_looks_apply (looks, &options);
  if (self->lit != NULL)
    options.lit = self->lit;

  return mg_scene_new (network, &options);
}

MgScene *
mg_document_create_scene (MgDocument *self,
                          MgTheme     theme)
{
  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  return create_scene (self, self->network, theme);
}

MgScene *
mg_document_create_public_scene (MgDocument *self,
                                 MgTheme     theme)
{
  g_autoptr(MgNetwork) copy = NULL;

  g_return_val_if_fail (MG_IS_DOCUMENT (self), NULL);

  copy = mg_network_copy (self->network);
  mg_sharing_leave_out_private (copy, NULL);

  return create_scene (self, copy, theme);
}
