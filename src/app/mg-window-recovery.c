/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-window-private.h"

#include <glib/gi18n-lib.h>

#include "mg-document-journal.h"
#include "mg-recovery-dialog.h"

/* Journals */

void
mg_window_keep_journal (MgWindow   *self,
                        MgDocument *document)
{
  g_autofree char *root = mg_journal_dup_root ();
  g_autofree char *fallback = mg_journal_dup_fallback ();

  mg_document_keep_journal (document, root, fallback);
}

static void
is_active_cb (MgWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)))
    mg_document_hurry_journal (self->document);
}

void
mg_window_init_recovery (MgWindow *self)
{
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_cb), NULL);
}

/* What was left */

typedef struct
{
  MgWindow *window;
  gboolean  is_asked;     /* the user wants the list, whatever is in it */
  gboolean  may_offer;    /* likewise, if there is something new */
} Look;

static void
look_func (GTask        *task,
           gpointer      source,
           gpointer      task_data,
           GCancellable *cancellable)
{
  g_autofree char *root = mg_journal_dup_root ();
  g_autofree char *fallback = mg_journal_dup_fallback ();
  const char *roots[] = { root, fallback, NULL };

  g_task_return_pointer (task, mg_recovery_list (roots), (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
has_new (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    if (!((MgRecoveryEntry *) g_ptr_array_index (entries, i))->is_kept)
      return TRUE;

  return FALSE;
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Look *look = user_data;
  g_autoptr(MgWindow) self = look->window;
  g_autoptr(GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), NULL);

  /* The window may have been closed meanwhile. */
  if (entries == NULL || gtk_window_get_application (GTK_WINDOW (self)) == NULL)
    return;

  mg_empty_page_set_recovered (self->empty_page, entries->len);
  if (entries->len > 0 && (look->is_asked || (look->may_offer && has_new (entries))))
    mg_recovery_dialog_present (self, entries);
  else if (look->is_asked)
    mg_window_say (self, _("There is no recovered work: everything was saved."));
}

static void
look (MgWindow *self,
      gboolean  is_asked,
      gboolean  may_offer)
{
  g_autoptr(GTask) task = NULL;
  Look *look_data = g_new (Look, 1);

  *look_data = (Look) { g_object_ref (self), is_asked, may_offer };
  task = g_task_new (NULL, NULL, looked_cb, look_data);
  g_task_set_source_tag (task, look);
  g_task_run_in_thread (task, look_func);
}

void
mg_window_look_for_recovered (MgWindow *self,
                              gboolean  may_offer)
{
  look (self, FALSE, may_offer);
}

void
mg_window_show_recovered_action (MgWindow *self)
{
  look (self, TRUE, FALSE);
}

/* Opening it */

static void
recovered_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(MgWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(MgDocument) document = mg_document_recover_finish (result, &error);
  MgWindow *target = self;

  if (document == NULL)
    {
      mg_window_say_failure (self, _("The recovered work could not be opened"), error);
      return;
    }

  if (!mg_window_is_untouched (self))
    target = mg_window_new (gtk_window_get_application (GTK_WINDOW (self)));
  gtk_window_present (GTK_WINDOW (target));
  mg_window_set_document (target, document);
  mg_window_start (target);
  mg_map_view_zoom_fit (target->map_view);
  gtk_widget_grab_focus (GTK_WIDGET (target->map_view));
  mg_window_say (target, _("This is the recovered work. Save it to keep it."));
  mg_window_look_for_recovered (target, FALSE);
}

void
mg_window_open_recovered (MgWindow   *self,
                          const char *folder)
{
  mg_document_recover_async (folder, NULL, recovered_cb, g_object_ref (self));
}
