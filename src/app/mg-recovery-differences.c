/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-recovery-differences.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mg-difference.h"
#include "mg-format.h"
#include "mg-groups-window.h"
#include "mg-recovery.h"
#include "mg-shown.h"

/* More is no reading. */
#define MAX_TOLD 200

static const char * const headings[] = {
  [MG_DIFFERENCE_ADDED] = N_("Added"),
  [MG_DIFFERENCE_REMOVED] = N_("Removed"),
  [MG_DIFFERENCE_CHANGED] = N_("Changed"),
};

/* What is compared, then what came of it. */
typedef struct
{
  char           *folder;
  MgRecoveryFile  file;
  gboolean        is_read;      /* the user's file */
  GPtrArray      *differences;
  guint           n_more;
} Work;

static void
work_free (Work *work)
{
  g_free (work->folder);
  g_clear_pointer (&work->differences, g_ptr_array_unref);
  g_free (work);
}

static void
compare_func (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Work *work = task_data;
  g_autoptr(MgJournalFolder) held = NULL;
  g_autoptr(MgRecovered) recovered = NULL;
  g_autoptr(MgNetwork) saved = NULL;
  GError *error = NULL;

  recovered = mg_recovery_open (work->folder, &held, cancellable, &error);
  if (recovered == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  work->file = mg_recovery_look_at (recovered->path, &recovered->tag, NULL);
  if (recovered->path != NULL)
    saved = mg_format_read_file (recovered->path, NULL, NULL, NULL, cancellable, NULL);
  work->is_read = saved != NULL;
  work->differences = mg_difference_list (saved, recovered->network, MAX_TOLD, &work->n_more);
  mg_recovery_succeeded (held);
  g_task_return_boolean (task, TRUE);
}

/* Showing */

static const char *
explain (const Work *work)
{
  if (work->file == MG_RECOVERY_NEVER_SAVED)
    return _("This pole was never saved: all of it is new.");
  if (!work->is_read)
    return _("The file is no longer there, or cannot be read: all of the recovered work is listed.");
  if (work->differences->len == 0)
    return _("There is no difference: the file holds all of the recovered work.");
  if (work->file == MG_RECOVERY_FILE_CHANGED)
    return _("What you would have with the recovered work, compared with the file as it is now. "
             "What the file has gained since counts as removed here.");

  return _("What you would have with the recovered work, compared with the file.");
}

static GtkWidget *
create_row (const char *title,
            const char *detail)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  mg_shown_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (detail != NULL)
    mg_shown_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);

  return row;
}

static void
add_sort (AdwPreferencesPage *page,
          const Work         *work,
          MgDifferenceSort    sort)
{
  AdwPreferencesGroup *group = NULL;
  guint n = 0;

  for (guint i = 0; i < work->differences->len; i++)
    {
      const MgDifference *difference = g_ptr_array_index (work->differences, i);

      if (difference->sort != sort)
        continue;
      if (group == NULL)
        group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_add (group, create_row (difference->title, difference->detail));
      n++;
    }

  if (group != NULL)
    {
      g_autofree char *title = g_strdup_printf ("%s (%u)", _(headings[sort]), n);

      adw_preferences_group_set_title (group, title);
      adw_preferences_page_add (page, group);
    }
}

static void
add_text (AdwPreferencesPage *page,
          const char         *text)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), text);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
}

static void
fill (AdwPreferencesPage *page,
      const Work         *work)
{
  g_autofree char *more =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "And %u more difference.",
                                  "And %u more differences.", work->n_more), work->n_more);

  add_text (page, explain (work));
  for (guint sort = 0; sort < G_N_ELEMENTS (headings); sort++)
    add_sort (page, work, sort);
  if (work->n_more > 0)
    add_text (page, more);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(AdwPreferencesPage) page = ADW_PREFERENCES_PAGE (source);
  g_autoptr(GError) error = NULL;
  g_autofree char *escaped = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    fill (page, g_task_get_task_data (G_TASK (result)));
  else
    {
      escaped = g_markup_escape_text (error->message, -1);
      add_text (page, escaped);
    }
}

void
mg_recovery_differences_present (GtkWindow  *parent,
                                 const char *folder,
                                 const char *title)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *window = mg_groups_window_new (parent, _("Differences"), title,
                                            ADW_PREFERENCES_PAGE (page), 600);
  Work *work = g_new0 (Work, 1);
  g_autoptr(GTask) task = NULL;

  gtk_window_present (GTK_WINDOW (window));

  work->folder = g_strdup (folder);
  task = g_task_new (g_object_ref (page), NULL, compared_cb, NULL);
  g_task_set_source_tag (task, mg_recovery_differences_present);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, compare_func);
}
