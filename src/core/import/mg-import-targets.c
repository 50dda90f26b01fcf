/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What columns can become. */
#include "mg-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-import-headers.h"

#define OWN "own:"

static gboolean
is_edge (MgImportKind kind)
{
  return mg_item_kind_is_edge (mg_import_item_kind (kind));
}

const MgField *
mg_import_plan_target_field (MgImportPlan *self,
                             const char   *target,
                             MgFieldId    *id)
{
  MgItemKind kind = mg_import_item_kind (self->kind);
  MgFieldId found = MG_FIELD_NONE;
  const MgField *field;

  if (g_str_equal (target, "member"))
    found = self->kind == MG_IMPORT_ORGANISATIONS ? MG_FIELD_BELONGING : MG_FIELD_NONE;
  else if (g_str_has_prefix (target, OWN))
    found = mg_network_find_field (self->network, kind, target + strlen (OWN));
  else if (!is_edge (self->kind) || (!g_str_equal (target, "source") && !g_str_equal (target, "target")))
    found = mg_import_find_field (self->kind, target);

  if (found == MG_FIELD_NONE)
    return NULL;

  field = mg_network_get_field (self->network, found);
  if (g_str_has_prefix (target, OWN) &&
      ((field->flags & MG_FIELD_FOREIGN) == 0 || field->type == MG_TYPE_XML))
    return NULL;

  if (id != NULL)
    *id = found;

  return field;
}

gboolean
mg_import_plan_has_target (MgImportPlan *self,
                           const char   *target)
{
  if (g_str_equal (target, "ignore") || mg_import_plan_target_field (self, target, NULL) != NULL)
    return TRUE;

  /* A new field may not have the name of a built-in one. */
  if (g_str_has_prefix (target, OWN))
    return target[strlen (OWN)] != '\0' &&
           mg_network_find_field (self->network, mg_import_item_kind (self->kind), target + strlen (OWN)) == MG_FIELD_NONE;

  return is_edge (self->kind) && self->kind != MG_IMPORT_MATRIX &&
         (g_str_equal (target, "source") || g_str_equal (target, "target"));
}

/* Takes over @id and @label. */
static void
add (MgImportPlan *self,
     char         *id,
     char         *label,
     const char   *group)
{
  const MgImportTarget target = { id, label, group };

  g_ptr_array_add (self->targets, id);
  g_ptr_array_add (self->targets, label);
  g_array_append_val (self->target_list, target);
}

static void
add_ends (MgImportPlan *self)
{
  if (self->kind == MG_IMPORT_LINKS)
    {
      add (self, g_strdup ("source"), g_strdup (_("First organisation")), "");
      add (self, g_strdup ("target"), g_strdup (_("Second organisation")), "");
    }
  else if (self->kind == MG_IMPORT_PARTICIPATIONS)
    {
      add (self, g_strdup ("source"), g_strdup (_("Organisation")), "");
      add (self, g_strdup ("target"), g_strdup (_("Collective cooperation")), "");
    }
}

static void
add_built_in (MgImportPlan *self)
{
  const MgField *table = mg_field_get_table (NULL);

  for (MgFieldId i = 0; i < MG_N_NAMED_FIELDS; i++)
    {
      if (mg_import_find_field (self->kind, table[i].name) != i)
        continue;

      add (self, g_strdup (table[i].name), g_strdup (_(table[i].label)), _(table[i].group));
      if (i == MG_FIELD_BELONGING)
        add (self, g_strdup ("member"), g_strdup (_("Member (yes or no)")), _(table[i].group));
    }
}

static void
add_own (MgImportPlan *self,
         guint         column)
{
  const char *header = MG_IMPORT_COLUMN (self, column)->header;
  guint n = mg_network_get_n_fields (self->network);
  MgItemKind kind = mg_import_item_kind (self->kind);
  g_autofree char *own = g_strconcat (OWN, header, NULL);

  for (MgFieldId i = MG_N_NAMED_FIELDS; i < n; i++)
    {
      const MgField *field = mg_network_get_field (self->network, i);

      if (field != NULL && (field->kinds & kind) != 0 && (field->flags & MG_FIELD_FOREIGN) != 0 &&
          field->type != MG_TYPE_XML && !g_str_equal (field->name, header))
        add (self, g_strconcat (OWN, field->name, NULL), g_strdup (field->name), _("Fields of this pole"));
    }

  if (self->kind != MG_IMPORT_MATRIX && mg_import_plan_has_target (self, own))
    add (self, g_strdup (own),
         g_strdup_printf (mg_import_plan_target_field (self, own, NULL) != NULL ? "%s" : _("New field “%s”"), header),
         _("Fields of this pole"));
}

const MgImportTarget *
mg_import_plan_get_targets (MgImportPlan *self,
                            guint         column,
                            guint        *n_targets)
{
  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self) && column < self->columns->len, NULL);

  g_ptr_array_set_size (self->targets, 0);
  g_array_set_size (self->target_list, 0);
  add (self, g_strdup ("ignore"),
       g_strdup (self->kind == MG_IMPORT_MATRIX ? _("Only whether there is a link") : _("Leave out")), "");
  if (self->kind != MG_IMPORT_MATRIX || column == 0)
    {
      add_ends (self);
      add_built_in (self);
      add_own (self, column);
    }

  *n_targets = self->target_list->len;

  return (const MgImportTarget *) self->target_list->data;
}
