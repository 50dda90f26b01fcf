/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assistant's page of decisions: which rows are one and the same
 * organisation, and what becomes of ends that nobody knows.
 */
#include <glib/gi18n-lib.h>

#include "mg-import-pages.h"
#include "mg-shown.h"

#define END "mg-end"

static const char *const merge_choices[] = { N_("Merge"), N_("Keep both"), NULL };

static GtkStringList *
create_list (const char *const *names,
             const char        *last)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    gtk_string_list_append (list, _(names[i]));
  if (last != NULL)
    gtk_string_list_append (list, last);

  return list;
}

static void
merge_cb (MgImportPage *self,
          GtkDropDown  *drop_down)
{
  mg_import_plan_set_merge (self->plan, mg_import_page_get_index (drop_down), gtk_drop_down_get_selected (drop_down) == 0);
}

static void
end_cb (MgImportPage *self,
        GtkDropDown  *drop_down)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), END));

  mg_import_plan_set_end (self->plan, index, (MgImportEndChoice) gtk_drop_down_get_selected (drop_down));
}

static void
add_duplicate (MgImportPage            *self,
               const MgImportDuplicate *duplicate)
{
  g_autoptr(GtkStringList) choices = create_list (merge_choices, NULL);
  GtkWidget *row = mg_import_page_add_choice (self, choices, G_CALLBACK (merge_cb));
  g_autofree char *title = NULL;

  /* Translators: two names that may be of one organisation */
  title = g_str_equal (duplicate->name, duplicate->other_name)
            ? g_strdup (duplicate->name)
            : g_strdup_printf (_("“%s” and “%s”"), duplicate->name, duplicate->other_name);
  mg_shown_title (ADW_PREFERENCES_ROW (row), title);
  mg_shown_subtitle (ADW_ACTION_ROW (row), duplicate->sentence);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 5);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mg_import_page_get_drop_down (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
add_end (MgImportPage      *self,
         const MgImportEnd *end,
         guint              index)
{
  const char *const names[] = { N_("Leave its links out"), N_("Create it"), NULL };
  g_autofree char *take = NULL;
  g_autoptr(GtkStringList) choices = NULL;
  g_autofree char *about = NULL;
  GtkWidget *row;

  if (end->like_id != MG_ID_NONE)
    /* Translators: %s is an organisation */
    take = g_strdup_printf (_("It is %s"), end->like_name);
  choices = create_list (names, take);
  row = mg_import_page_add_choice (self, choices, G_CALLBACK (end_cb));
  g_object_set_data (G_OBJECT (mg_import_page_get_drop_down (row)), END, GUINT_TO_POINTER (index));
  about = g_strdup_printf (ngettext ("Not in the pole · %u link ends there", "Not in the pole · %u links end there", end->n_rows),
                           end->n_rows);
  mg_shown_title (ADW_PREFERENCES_ROW (row), end->name);
  mg_shown_subtitle (ADW_ACTION_ROW (row), about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mg_import_page_get_drop_down (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, end->name, -1);
}

static char *
describe (MgImportPlan *plan)
{
  GString *kept = g_string_new (NULL);

  for (guint i = 0; i < mg_import_plan_get_n_duplicates (plan); i++)
    {
      const MgImportDuplicate *duplicate = mg_import_plan_get_duplicate (plan, i);

      g_string_append_printf (kept, "%u %d %u\n", duplicate->row, duplicate->other_row, duplicate->other_id);
    }
  for (guint i = 0; i < mg_import_plan_get_n_ends (plan); i++)
    g_string_append_printf (kept, "%s\n", mg_import_plan_get_end (plan, i)->name);

  return g_string_free (kept, FALSE);
}

static void
refresh (MgImportPage *self)
{
  guint n_duplicates = mg_import_plan_get_n_duplicates (self->plan);
  guint n_ends = mg_import_plan_get_n_ends (self->plan);
  guint n_shown = MIN (n_duplicates, MG_IMPORT_LISTED);
  guint n_shown_ends = MIN (n_ends, MG_IMPORT_LISTED);

  if (mg_import_page_begin (self, describe (self->plan)))
    {
      for (guint i = 0; i < n_shown; i++)
        add_duplicate (self, mg_import_plan_get_duplicate (self->plan, i));
      for (guint i = 0; i < n_shown_ends; i++)
        add_end (self, mg_import_plan_get_end (self->plan, i), i);
      if (n_duplicates + n_ends > n_shown + n_shown_ends)
        mg_import_page_add_more (self, n_duplicates + n_ends - n_shown - n_shown_ends);
    }

  for (guint i = 0; i < n_shown; i++)
    gtk_drop_down_set_selected (mg_import_page_get_drop_down (self->rows->pdata[i]),
                                mg_import_plan_get_duplicate (self->plan, i)->merge ? 0 : 1);
  for (guint i = 0; i < n_shown_ends; i++)
    gtk_drop_down_set_selected (mg_import_page_get_drop_down (self->rows->pdata[n_shown + i]),
                                mg_import_plan_get_end (self->plan, i)->choice);
}

MgImportPage *
mg_import_decisions_page_new (void)
{
  return mg_import_page_new (_("Rows that seem to be one and the same organisation, and names that the pole does not know."), refresh);
}
