/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assistant's page of remarks: every row that is refused, with its number
 * and reason, and what else was met.
 */
#include <glib/gi18n-lib.h>

#include "mg-import-pages.h"
#include "mg-shown.h"

static const char *const titles[] = {
  [MG_IMPORT_REMARK_REFUSED] = N_("Refused"),
  [MG_IMPORT_REMARK_IGNORED] = N_("Left out"),
  [MG_IMPORT_REMARK_DUPLICATE] = N_("Already there"),
  [MG_IMPORT_REMARK_CHANGED] = N_("Read as something else"),
  [MG_IMPORT_REMARK_CREATED] = N_("Created"),
};

static void
add_remark (MgImportPage         *self,
            const MgImportRemark *remark)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *where = NULL;

  /* Translators: a line of a file, and what became of it in a word */
  where = remark->line > 0 ? g_strdup_printf (_("Line %u · %s"), remark->line, _(titles[remark->severity]))
                           : g_strdup (_(titles[remark->severity]));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  mg_shown_title (ADW_PREFERENCES_ROW (row), where);
  mg_shown_subtitle (ADW_ACTION_ROW (row), remark->text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  mg_import_page_add (self, row);
}

static char *
describe (const MgImportPreview *preview)
{
  GString *kept = g_string_new (NULL);

  for (guint i = 0; i < preview->n_remarks; i++)
    g_string_append_printf (kept, "%u %s\n", preview->remarks[i].line, preview->remarks[i].text);

  return g_string_free (kept, FALSE);
}

/* Refused rows first, and all of them. */
static void
refresh (MgImportPage *self)
{
  const MgImportPreview *preview = mg_import_plan_preview (self->plan);
  guint n_more = 0;

  if (!mg_import_page_begin (self, describe (preview)))
    return;

  for (guint severity = 0; severity < G_N_ELEMENTS (titles); severity++)
    for (guint i = 0; i < preview->n_remarks; i++)
      {
        if (preview->remarks[i].severity != severity)
          continue;
        if (self->rows->len < MG_IMPORT_LISTED || (severity == MG_IMPORT_REMARK_REFUSED && self->rows->len < 10 * MG_IMPORT_LISTED))
          add_remark (self, &preview->remarks[i]);
        else
          n_more++;
      }

  if (n_more > 0)
    mg_import_page_add_more (self, n_more);
}

MgImportPage *
mg_import_remarks_page_new (void)
{
  return mg_import_page_new (_("What was met on the way, line by line, and what becomes of it."), refresh);
}
