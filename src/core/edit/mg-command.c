/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-command.h"

#include <glib/gi18n-lib.h>

#include "mg-error.h"

/* What a step is about: "Ressourcerie", or "3 items". */
static char *
name_items (MgNetwork  *network,
            const MgId *ids,
            guint       n_ids)
{
  g_autofree char *title = NULL;

  if (n_ids == 1 && ids[0] == MG_ID_POLE)
    return g_strdup (_("the pole"));

  if (n_ids != 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item", "%u items", n_ids), n_ids);

  title = mg_network_dup_title (network, ids[0]);
  if (*title == '\0')
    return g_strdup (_("an unnamed item"));

  return g_steal_pointer (&title);
}

/* @format: translated, with one %s */
static MgTransaction *
transaction_named (const char *format,
                   const char *name)
{
  g_auto(GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *label = g_strjoinv (name, parts);

  return mg_transaction_new (label);
}

static MgTransaction *
add_node (MgNetwork  *network,
          const char *format,
          MgItemKind  kind,
          const char *label,
          double      x,
          double      y,
          MgId       *id)
{
  MgTransaction *self = transaction_named (format, label);

  *id = mg_transaction_add_item (self, network, kind);
  mg_transaction_set_text (self, *id, MG_FIELD_LABEL, label);
  mg_transaction_set_real (self, *id, MG_FIELD_X, x);
  mg_transaction_set_real (self, *id, MG_FIELD_Y, y);

  return self;
}

MgTransaction *
mg_command_add_organisation (MgNetwork  *network,
                             const char *label,
                             const char *kind,
                             double      x,
                             double      y,
                             MgId       *id)
{
  MgTransaction *self;
  MgId made;

  g_return_val_if_fail (MG_IS_NETWORK (network) && label != NULL, NULL);

  self = add_node (network, *label != '\0' ? _("add %s") : _("add an organisation"),
                   MG_ITEM_ORGANISATION, label, x, y, &made);
  mg_transaction_set_text (self, made, MG_FIELD_KIND, kind);
  if (id != NULL)
    *id = made;

  return self;
}

MgTransaction *
mg_command_add_collective (MgNetwork  *network,
                           const char *label,
                           const char *type,
                           double      x,
                           double      y,
                           MgId       *id)
{
  MgTransaction *self;
  MgId made;

  g_return_val_if_fail (MG_IS_NETWORK (network) && label != NULL, NULL);

  self = add_node (network, *label != '\0' ? _("add %s") : _("add a collective cooperation"),
                   MG_ITEM_COLLECTIVE, label, x, y, &made);
  mg_transaction_set_text (self, made, MG_FIELD_COLLECTIVE_TYPE, type);
  if (id != NULL)
    *id = made;

  return self;
}

/* A participation comes from the organisation and goes to the collective. */
static gboolean
choose_ends (MgNetwork   *network,
             MgId        *source,
             MgId        *target,
             MgItemKind  *kind,
             GError     **error)
{
  const MgItem *from = mg_network_find (network, *source);
  const MgItem *to = mg_network_find (network, *target);

  if (from == NULL || to == NULL || from == to ||
      (from->kind == MG_ITEM_COLLECTIVE && to->kind == MG_ITEM_COLLECTIVE))
    {
      g_set_error_literal (error, MG_ERROR, MG_ERROR_BAD_VALUE,
                           _("A link needs two different organisations, or an organisation and a "
                             "collective cooperation"));
      return FALSE;
    }

  *kind = from->kind == to->kind ? MG_ITEM_LINK : MG_ITEM_PARTICIPATION;
  if (from->kind == MG_ITEM_COLLECTIVE)
    {
      MgId kept = *source;

      *source = *target;
      *target = kept;
    }

  return TRUE;
}

MgTransaction *
mg_command_add_link (MgNetwork   *network,
                     MgId         source,
                     MgId         target,
                     const char  *layer,
                     MgId        *id,
                     GError     **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *label = NULL;
  MgTransaction *self;
  MgItemKind kind;
  MgId made;

  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);

  if (!choose_ends (network, &source, &target, &kind, error))
    return NULL;

  from = name_items (network, &source, 1);
  to = name_items (network, &target, 1);
  label = g_strdup_printf (_("link %s and %s"), from, to);
  self = mg_transaction_new (label);
  made = mg_transaction_add_edge (self, network, kind, source, target);
  if (kind == MG_ITEM_LINK)
    mg_transaction_set_text (self, made, MG_FIELD_LINK_LAYER, layer);
  if (id != NULL)
    *id = made;

  return self;
}

MgTransaction *
mg_command_remove (MgNetwork  *network,
                   const MgId *ids,
                   guint       n_ids)
{
  g_autofree char *name = NULL;
  MgTransaction *self;

  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);

  name = name_items (network, ids, n_ids);
  self = transaction_named (_("remove %s"), name);
  mg_transaction_remove_items (self, network, ids, n_ids);

  return self;
}

MgTransaction *
mg_command_set (MgNetwork     *network,
                const MgId    *ids,
                guint          n_ids,
                MgFieldId      field,
                const MgValue *value)
{
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  const MgField *spec;
  MgTransaction *self;

  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);

  spec = mg_network_get_field (network, field);
  g_return_val_if_fail (spec != NULL, NULL);

  name = name_items (network, ids, n_ids);
  /* Translators: the first is a field, the second an item: "Kind of Ressourcerie". */
  label = g_strdup_printf (_("%s of %s"),
                           (spec->flags & MG_FIELD_FOREIGN) != 0 ? spec->label : _(spec->label), name);
  self = mg_transaction_new (label);
  for (guint i = 0; i < n_ids; i++)
    mg_transaction_set (self, ids[i], field, value);

  return self;
}

MgTransaction *
mg_command_move (MgNetwork    *network,
                 const MgId   *ids,
                 guint         n_ids,
                 const double *xy,
                 const char   *label)
{
  g_autofree char *name = NULL;
  MgTransaction *self;

  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);

  name = name_items (network, ids, n_ids);
  self = label != NULL ? mg_transaction_new (label) : transaction_named (_("move %s"), name);
  for (guint i = 0; i < n_ids; i++)
    {
      mg_transaction_set_real (self, ids[i], MG_FIELD_X, xy[2 * i]);
      mg_transaction_set_real (self, ids[i], MG_FIELD_Y, xy[2 * i + 1]);
    }

  return self;
}

MgTransaction *
mg_command_reverse_link (MgNetwork *network,
                         MgId       link)
{
  g_autofree char *name = NULL;
  MgTransaction *self;
  const MgItem *item;

  g_return_val_if_fail (MG_IS_NETWORK (network), NULL);

  item = mg_network_find (network, link);
  g_return_val_if_fail (item != NULL && item->kind == MG_ITEM_LINK, NULL);

  name = name_items (network, &link, 1);
  self = transaction_named (_("reverse %s"), name);
  mg_transaction_add (self, &(MgEdit) { .kind = MG_EDIT_SET_ENDS, .id = link,
                                        .source = item->target, .target = item->source });

  return self;
}
