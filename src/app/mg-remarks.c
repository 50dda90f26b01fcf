/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-remarks.h"

#include "mg-groups-window.h"
#include "mg-shown.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static GtkWidget *
create_row (const MgWarning *warning)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *line = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  mg_shown_title (ADW_PREFERENCES_ROW (row), warning->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (warning->line > 0)
    {
      line = g_strdup_printf (_("Line %u"), warning->line);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
    }

  return row;
}

void
mg_remarks_present (GtkWindow        *parent,
                    const MgWarnings *warnings)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *page = adw_preferences_page_new ();

  for (guint i = 0; i < mg_warnings_get_n (warnings); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               create_row (mg_warnings_get (warnings, i)));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("What the file held that was not as expected, and what "
                                           "became of it."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));

  gtk_window_present (GTK_WINDOW (mg_groups_window_new (parent, _("Remarks on the File"), NULL,
                                                        ADW_PREFERENCES_PAGE (page), 560)));
}
