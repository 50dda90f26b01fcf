/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-arrange-menu.h"

#include <glib/gi18n-lib.h>

#include "mg-command-align.h"
#include "mg-layout.h"
#include "mg-measure.h"

#define MOST_FIELDS 16

/* What the submenu of a layout is called. */
static const struct
{
  const char *layout;
  const char *name;
} submenus[] = {
  { "sectors", N_("Sectors by…") },
  { "columns", N_("Columns by…") },
  { "levels", N_("Levels by…") },
  { "central", N_("In the Middle by…") },
};

static const char * const usual_measures[] = { "degree", "betweenness", "closeness" };

static void
append (GMenu      *menu,
        const char *name,
        const char *action,
        const char *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (name, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static void
append_by (GMenu      *menu,
           const char *name,
           const char *layout,
           const char *by)
{
  g_autofree char *target = g_strdup_printf ("%s:%s", layout, by);

  append (menu, name, "win.arrange", target);
}

static void
append_fields (GMenu      *menu,
               const char *layout,
               MgDocument *document,
               gboolean  (*suits) (MgNetwork *network, MgFieldId field))
{
  MgNetwork *network = mg_document_get_network (document);
  guint n_fields = mg_network_get_n_fields (network);
  guint n = 0;

  for (MgFieldId id = 0; id < n_fields && n < MOST_FIELDS; id++)
    if (suits (network, id))
      {
        const MgField *field = mg_network_get_field (network, id);
        gboolean is_foreign = (field->flags & MG_FIELD_FOREIGN) != 0;

        append_by (menu, is_foreign ? field->label : _(field->label), layout, field->name);
        n++;
      }
}

static void
append_measures (GMenu      *menu,
                 const char *layout,
                 MgDocument *document)
{
  const char *now = mg_document_get_look (document, MG_FIELD_POLE_SIZE_BY);
  const MgMeasure *chosen = now != NULL ? mg_measure_find (now) : NULL;
  gboolean is_there = FALSE;

  for (guint k = 0; k < G_N_ELEMENTS (usual_measures); k++)
    {
      const MgMeasure *measure = mg_measure_find (usual_measures[k]);

      append_by (menu, _(measure->name), layout, measure->id);
      is_there |= measure == chosen;
    }

  if (chosen != NULL && !is_there && chosen->format != MG_MEASURE_GROUP)
    append_by (menu, _(chosen->name), layout, chosen->id);
}

static void
append_submenus (GMenu      *menu,
                 MgDocument *document)
{
  for (guint k = 0; k < G_N_ELEMENTS (submenus); k++)
    {
      const MgLayout *layout = mg_layout_find (submenus[k].layout);
      g_autoptr(GMenu) submenu = g_menu_new ();

      if (layout->by == MG_LAYOUT_BY_FIELD)
        append_fields (submenu, layout->id, document, mg_layout_can_group_by);
      else
        {
          g_autoptr(GMenu) fields = g_menu_new ();

          append_measures (submenu, layout->id, document);
          append_fields (fields, layout->id, document, mg_layout_can_measure_by);
          if (g_menu_model_get_n_items (G_MENU_MODEL (fields)) > 0)
            g_menu_append_section (submenu, NULL, G_MENU_MODEL (fields));
        }

      if (g_menu_model_get_n_items (G_MENU_MODEL (submenu)) > 0)
        g_menu_append_submenu (menu, _(submenus[k].name), G_MENU_MODEL (submenu));
    }
}

GMenu *
mg_arrange_menu_new_align (void)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  guint n_rows;
  const MgAlignment *rows = mg_alignment_get_table (&n_rows);

  for (guint first = 0; first < n_rows; first += 3)
    {
      g_autoptr(GMenu) section = g_menu_new ();

      for (guint k = first; k < MIN (first + 3, n_rows); k++)
        append (section, _(rows[k].name), "win.align", rows[k].id);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }

  return g_steal_pointer (&menu);
}

void
mg_arrange_menu_fill (GMenu      *menu,
                      MgDocument *document)
{
  g_autoptr(GMenu) ways = g_menu_new ();
  g_autoptr(GMenu) by = g_menu_new ();
  g_autoptr(GMenu) selection = g_menu_new ();
  g_autoptr(GMenu) align = mg_arrange_menu_new_align ();
  guint n_layouts;
  const MgLayout *layouts = mg_layout_get_table (&n_layouts);

  g_return_if_fail (MG_IS_DOCUMENT (document));

  for (guint k = 0; k < n_layouts; k++)
    append (ways, _(layouts[k].name), "win.arrange", layouts[k].id);
  append_submenus (by, document);
  g_menu_append_submenu (selection, _("Arrange the Selection"), G_MENU_MODEL (align));

  g_menu_remove_all (menu);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (ways));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (by));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (selection));
}
