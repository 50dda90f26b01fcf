/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-look-menu.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_FIELDS 20
#define GROUP "win."

static const char * const usual_measures[] = { "degree", "betweenness", "closeness", "link_betweenness" };

static const struct
{
  MgFieldId   place;
  const char *action;
  MgFieldId   usual;        /* what it follows if nothing is said; %MG_FIELD_NONE: no field */
  const char *title;
  const char *none;
} rows[] = {
  { MG_FIELD_POLE_SIZE_BY, GROUP "size-by", MG_FIELD_NONE, N_("Size by…"), N_("All Alike") },
  { MG_FIELD_POLE_COLOUR_BY, GROUP "colour-by", MG_FIELD_KIND, N_("Colour by…"), N_("Kind of Organisation") },
  { MG_FIELD_POLE_SHAPE_BY, GROUP "shape-by", MG_FIELD_KIND, N_("Shape by…"), N_("Kind of Organisation") },
  { MG_FIELD_POLE_WIDTH_BY, GROUP "width-by", MG_FIELD_INTENSITY, N_("Width of Links by…"), N_("Intensity and Level") },
};

MgFieldId
mg_look_menu_find_place (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].action + strlen (GROUP), action))
      return rows[i].place;

  g_return_val_if_reached (MG_FIELD_POLE_SIZE_BY);
}

void
mg_look_menu_update (GActionMap *actions,
                     MgDocument *document)
{
  g_return_if_fail (MG_IS_DOCUMENT (document));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GAction *action = g_action_map_lookup_action (actions, rows[i].action + strlen (GROUP));
      const char *text = mg_document_get_look (document, rows[i].place);

      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (text != NULL ? text : ""));
    }
}

static void
append (GMenu      *menu,
        const char *name,
        guint       row,
        const char *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (name, NULL);

  g_menu_item_set_action_and_target (item, rows[row].action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenu *
create_measures (guint row)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (usual_measures); i++)
    {
      const MgMeasure *measure = mg_measure_find (usual_measures[i]);

      if (mg_looks_can_show (measure, rows[row].place))
        append (menu, _(measure->name), row, measure->id);
    }

  return menu;
}

static GMenu *
create_fields (MgNetwork *network,
               guint      row)
{
  GMenu *menu = g_menu_new ();
  guint n_fields = mg_network_get_n_fields (network);
  guint n = 0;

  for (MgFieldId id = 0; id < n_fields && n < MOST_FIELDS; id++)
    {
      const MgField *field = mg_network_get_field (network, id);
      MgLookBy by = { NULL, id };
      g_autofree char *target = NULL;
      g_autofree char *name = NULL;

      if (id == rows[row].usual || !mg_looks_can_follow (field, rows[row].place) ||
          !mg_network_field_in_use (network, id))
        continue;

      target = g_strconcat (MG_LOOKS_FIELD, field->name, NULL);
      name = mg_looks_dup_name (network, &by);
      append (menu, name, row, target);
      n++;
    }

  return menu;
}

static void
append_section (GMenu *menu,
                GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_submenu (GMenu     *menu,
                MgNetwork *network,
                guint      row)
{
  g_autoptr(GMenu) submenu = g_menu_new ();
  g_autoptr(GMenu) off = g_menu_new ();
  g_autoptr(GMenu) measures = create_measures (row);
  g_autoptr(GMenu) fields = create_fields (network, row);

  append (off, _(rows[row].none), row, "");
  append_section (submenu, off);
  append_section (submenu, measures);
  append_section (submenu, fields);
  g_menu_append_submenu (menu, _(rows[row].title), G_MENU_MODEL (submenu));
}

static void
append_presets (GMenu *menu)
{
  g_autoptr(GMenu) section = g_menu_new ();
  guint n_presets;
  const MgLookPreset *presets = mg_look_preset_get_table (&n_presets);

  for (guint i = 0; i < n_presets; i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (_(presets[i].name), NULL);

      g_menu_item_set_action_and_target (item, GROUP "looks", "s", presets[i].id);
      g_menu_append_item (section, item);
    }
  append_section (menu, section);
}

GMenu *
mg_look_menu_new (MgDocument *document)
{
  GMenu *menu = g_menu_new ();

  g_return_val_if_fail (MG_IS_DOCUMENT (document), menu);

  for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
    append_submenu (menu, mg_document_get_network (document), row);
  append_presets (menu);

  return menu;
}
