/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-look-menu.h"

#include <glib/gi18n-lib.h>


#define MOST_FIELDS 20

static const char * const usual_measures[] = { "degree", "betweenness", "closeness" };

static void
append (GMenu      *menu,
        const char *name,
        gboolean    is_size,
        const char *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (name, NULL);

  g_menu_item_set_action_and_target (item, is_size ? "win.size-by" : "win.colour-by", "s", target);
  g_menu_append_item (menu, item);
}

static GMenu *
create_measures (gboolean is_size)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (usual_measures); i++)
    {
      const MgMeasure *measure = mg_measure_find (usual_measures[i]);

      append (menu, _(measure->name), is_size, measure->id);
    }

  return menu;
}

static GMenu *
create_fields (MgNetwork *network,
               gboolean   is_size)
{
  GMenu *menu = g_menu_new ();
  guint n_fields = mg_network_get_n_fields (network);
  guint n = 0;

  for (MgFieldId id = 0; id < n_fields && n < MOST_FIELDS; id++)
    {
      const MgField *row = mg_network_get_field (network, id);
      MgLookBy by = { NULL, id };
      g_autofree char *target = NULL;
      g_autofree char *name = NULL;

      if (id == MG_FIELD_KIND || !mg_looks_can_follow (row, is_size) || !mg_network_field_in_use (network, id))
        continue;

      target = g_strconcat (MG_LOOKS_FIELD, row->name, NULL);
      name = mg_looks_dup_name (network, &by);
      append (menu, name, is_size, target);
      n++;
    }

  return menu;
}

static void
append_submenu (GMenu      *menu,
                MgNetwork  *network,
                const char *title,
                const char *none,
                gboolean    is_size)
{
  g_autoptr(GMenu) submenu = g_menu_new ();
  g_autoptr(GMenu) off = g_menu_new ();
  g_autoptr(GMenu) measures = create_measures (is_size);
  g_autoptr(GMenu) fields = create_fields (network, is_size);

  append (off, none, is_size, "");
  g_menu_append_section (submenu, NULL, G_MENU_MODEL (off));
  g_menu_append_section (submenu, NULL, G_MENU_MODEL (measures));
  if (g_menu_model_get_n_items (G_MENU_MODEL (fields)) > 0)
    g_menu_append_section (submenu, NULL, G_MENU_MODEL (fields));
  g_menu_append_submenu (menu, title, G_MENU_MODEL (submenu));
}

GMenu *
mg_look_menu_new (MgDocument *document)
{
  GMenu *menu = g_menu_new ();
  MgNetwork *network;

  g_return_val_if_fail (MG_IS_DOCUMENT (document), menu);

  network = mg_document_get_network (document);
  append_submenu (menu, network, _("Size by…"), _("All Alike"), TRUE);
  append_submenu (menu, network, _("Colour by…"), _("Kind of Organisation"), FALSE);

  return menu;
}
