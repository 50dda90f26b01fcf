/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assistant's page of columns: a row for each, with what stands there and
 * what it becomes.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-import-pages.h"
#include "mg-shown.h"

#define N_EXAMPLES 3
#define EXAMPLE_LENGTH 40

/* "Tulle · Seilhac · Uzerche…" */
static char *
dup_examples (MgImportPlan *plan,
              guint         column)
{
  MgSheet *sheet = mg_import_plan_get_sheet (plan);
  g_autoptr(GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint row = (guint) (mg_import_plan_get_header_row (plan) + 1); row < mg_sheet_get_n_rows (sheet) && n < N_EXAMPLES; row++)
    {
      g_autofree char *cell = g_strstrip (g_strdup (mg_sheet_get (sheet, row, column)));

      if (*cell == '\0')
        continue;
      if (g_utf8_strlen (cell, -1) > EXAMPLE_LENGTH)
        {
          char *end = g_utf8_offset_to_pointer (cell, EXAMPLE_LENGTH);

          strcpy (end, "");
        }
      g_string_append_printf (text, "%s%s", n++ > 0 ? " · " : "", g_strdelimit (cell, "\n\r\t", ' '));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkStringList *
create_targets (MgImportPlan *plan,
                guint         column)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint n_targets;
  const MgImportTarget *targets = mg_import_plan_get_targets (plan, column, &n_targets);

  for (guint i = 0; i < n_targets; i++)
    gtk_string_list_append (names, targets[i].label);

  return names;
}

static guint
find_target (MgImportPlan *plan,
             guint         column)
{
  const char *target = mg_import_plan_get_target (plan, column);
  guint n_targets;
  const MgImportTarget *targets = mg_import_plan_get_targets (plan, column, &n_targets);

  for (guint i = 0; i < n_targets; i++)
    if (g_str_equal (targets[i].id, target))
      return i;

  return 0;
}

static void
chosen_cb (MgImportPage *self,
           GtkDropDown  *drop_down)
{
  guint column = mg_import_page_get_index (drop_down);
  guint n_targets;
  const MgImportTarget *targets = mg_import_plan_get_targets (self->plan, column, &n_targets);
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (selected < n_targets)
    {
      g_autofree char *id = g_strdup (targets[selected].id);

      mg_import_plan_set_target (self->plan, column, id);
    }
}

static void
add_rows (MgImportPage *self)
{
  for (guint i = 0; i < mg_import_plan_get_n_columns (self->plan) && i < MG_IMPORT_LISTED; i++)
    {
      g_autoptr(GtkStringList) targets = create_targets (self->plan, i);
      GtkWidget *row = mg_import_page_add_choice (self, targets, G_CALLBACK (chosen_cb));
      g_autofree char *examples = dup_examples (self->plan, i);
      const char *header = mg_import_plan_get_header (self->plan, i);

      mg_shown_title (ADW_PREFERENCES_ROW (row), header);
      mg_shown_subtitle (ADW_ACTION_ROW (row), examples);
      gtk_accessible_update_property (GTK_ACCESSIBLE (mg_import_page_get_drop_down (row)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, header, -1);
    }

  if (mg_import_plan_get_n_columns (self->plan) > MG_IMPORT_LISTED)
    mg_import_page_add_more (self, mg_import_plan_get_n_columns (self->plan) - MG_IMPORT_LISTED);
}

static void
refresh (MgImportPage *self)
{
  guint n = mg_import_plan_get_n_columns (self->plan);

  if (mg_import_page_begin (self, g_strdup_printf ("%p %d %d %u", (gpointer) self->plan, mg_import_plan_get_kind (self->plan),
                                                   mg_import_plan_get_header_row (self->plan), n)))
    add_rows (self);

  for (guint i = 0; i < n && i < MG_IMPORT_LISTED; i++)
    gtk_drop_down_set_selected (mg_import_page_get_drop_down (self->rows->pdata[i]), find_target (self->plan, i));
}

MgImportPage *
mg_import_columns_page_new (void)
{
  return mg_import_page_new (_("What each column becomes. Nothing changes in the pole before you import."), refresh);
}
