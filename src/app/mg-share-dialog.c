/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-share-dialog.h"

#include <glib/gi18n-lib.h>

#include "mg-dialogs.h"
#include "mg-private-row.h"
#include "mg-progress-bind.h"
#include "mg-share-work.h"

struct _MgShareDialog
{
  AdwWindow       parent_instance;

  MgDocument     *document;
  GFile          *folder;       /* NULL: wherever */
  char           *name;
  GArray         *kinds;        /* MgShareKind */
  GCancellable   *looking;      /* for what would be lost; NULL when idle */
  GCancellable   *writing;
  GBinding       *progress;     /* of writing; NULL when idle */
  char           *path;         /* being written */

  /* From the template */
  AdwComboRow    *kind_row;
  GtkSwitch      *anonymous_switch;
  MgPrivateRow   *private_row;
  GtkLabel       *losses_label;
  GtkListBox     *losses_list;
  GtkWidget      *export_button;
  GtkWidget      *page;
  GtkProgressBar *progress_bar;
};

G_DEFINE_FINAL_TYPE (MgShareDialog, mg_share_dialog, ADW_TYPE_WINDOW)

enum { DONE, FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const MgShareKind *
get_kind (MgShareDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->kind_row);

  return selected < self->kinds->len ? &g_array_index (self->kinds, MgShareKind, selected) : NULL;
}

static void
stop (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

/* What the copy would lack */

static void
clear_losses (MgShareDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->losses_list))) != NULL)
    gtk_list_box_remove (self->losses_list, child);
}

static void
add_loss (MgShareDialog *self,
          const char    *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  gtk_widget_add_css_class (label, "mg-loss");
  gtk_list_box_append (self->losses_list, label);
}

static void
show_losses (MgShareDialog    *self,
             const MgWarnings *warnings)
{
  guint n = mg_warnings_get_n (warnings);

  clear_losses (self);
  for (guint i = 0; i < n; i++)
    add_loss (self, mg_warnings_get (warnings, i)->text);

  gtk_widget_set_visible (GTK_WIDGET (self->losses_list), n > 0);
  gtk_label_set_label (self->losses_label, n > 0 ? _("The copy will not hold everything:") : _("The copy will hold everything."));
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(MgShareDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(MgWarnings) warnings = mg_share_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->looking)
    return;

  g_clear_object (&self->looking);
  gtk_widget_set_sensitive (self->export_button, warnings != NULL && self->writing == NULL);
  if (warnings != NULL)
    {
      show_losses (self, warnings);
      return;
    }

  clear_losses (self);
  gtk_widget_set_visible (GTK_WIDGET (self->losses_list), FALSE);
  gtk_label_set_label (self->losses_label, error->message);
}

static void
look (MgShareDialog *self)
{
  const MgShareKind *kind = get_kind (self);

  if (kind == NULL)
    return;

  stop (&self->looking);
  self->looking = g_cancellable_new ();
  gtk_label_set_label (self->losses_label, _("Looking at what the copy can hold…"));
  mg_share_async (mg_document_get_network (self->document), kind, mg_private_row_get_active (self->private_row),
                  gtk_switch_get_active (self->anonymous_switch), NULL, NULL, self->looking, looked_cb, g_object_ref (self));
}

/* Writing */

static void
show_writing (MgShareDialog *self,
              MgProgress    *progress)
{
  gtk_widget_set_sensitive (self->page, progress == NULL);
  gtk_widget_set_sensitive (self->export_button, progress == NULL);
  mg_progress_bind (&self->progress, progress, self->progress_bar);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), progress != NULL);
}

/* Whoever gives up while the copy is written stops that, and sees it. */
static gboolean
mg_share_dialog_close_request (GtkWindow *window)
{
  MgShareDialog *self = MG_SHARE_DIALOG (window);

  if (self->writing == NULL)
    return GTK_WINDOW_CLASS (mg_share_dialog_parent_class)->close_request (window);

  g_cancellable_cancel (self->writing);

  return GDK_EVENT_STOP;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(MgShareDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(MgWarnings) warnings = mg_share_finish (result, &error);
  g_autofree char *text = NULL;

  /* Gone meanwhile. */
  if (g_task_get_cancellable (G_TASK (result)) != self->writing)
    return;

  g_clear_object (&self->writing);
  show_writing (self, NULL);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_label_set_label (self->losses_label, _("The copy was stopped, and nothing was written."));
      gtk_widget_set_visible (GTK_WIDGET (self->losses_list), FALSE);
      return;
    }
  if (warnings == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }

  {
    g_autofree char *name = g_filename_display_basename (self->path);

    /* Translators: %s is a file's name */
    text = g_strdup_printf (gtk_switch_get_active (self->anonymous_switch)
                            ? _("The copy is in “%s”, and who is who in a file beside it: keep that one to yourself")
                            : _("The copy is in “%s”"), name);
  }
  g_signal_emit (self, signals[DONE], 0, text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
write_to (MgShareDialog *self,
          const char    *path)
{
  g_autoptr(MgProgress) progress = mg_progress_new ();

  g_free (self->path);
  self->path = g_strdup (path);
  self->writing = g_cancellable_new ();
  show_writing (self, progress);
  mg_share_async (mg_document_get_network (self->document), get_kind (self), mg_private_row_get_active (self->private_row),
                  gtk_switch_get_active (self->anonymous_switch), path, progress, self->writing, written_cb, g_object_ref (self));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(MgShareDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = mg_choose_finish (result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  const char *open = mg_document_get_path (self->document);

  if (path == NULL)
    return;

  if (g_strcmp0 (path, open) == 0)
    g_signal_emit (self, signals[FAILED], 0, _("This is the file of the pole itself: a copy needs another name."));
  else
    write_to (self, path);
}

static void
export_cb (MgShareDialog *self)
{
  const MgShareKind *kind = get_kind (self);
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = NULL;

  /* Translators: the end of a file's name: a copy of the pole, without names or not */
  name = g_strdup_printf ("%s-%s.%s", self->name, gtk_switch_get_active (self->anonymous_switch)
                          ? C_("file name", "anonymous") : C_("file name", "copy"), kind->extension);
  gtk_file_filter_set_name (filter, _(kind->name));
  gtk_file_filter_add_suffix (filter, kind->extension);
  g_list_store_append (filters, filter);
  mg_choose_save_async (GTK_WINDOW (self), _("Export a Copy"), G_LIST_MODEL (filters), self->folder, name,
                        chosen_cb, g_object_ref (self));
}

/* The object */

static void
fill_kinds (MgShareDialog *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->kinds->len; i++)
    gtk_string_list_append (names, _(g_array_index (self->kinds, MgShareKind, i).name));

  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));
}

static void
mg_share_dialog_dispose (GObject *object)
{
  MgShareDialog *self = MG_SHARE_DIALOG (object);

  stop (&self->looking);
  stop (&self->writing);
  mg_progress_bind (&self->progress, NULL, NULL);
  g_clear_object (&self->document);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->kinds, g_array_unref);

  G_OBJECT_CLASS (mg_share_dialog_parent_class)->dispose (object);
}

static void
mg_share_dialog_finalize (GObject *object)
{
  MgShareDialog *self = MG_SHARE_DIALOG (object);

  g_free (self->name);
  g_free (self->path);

  G_OBJECT_CLASS (mg_share_dialog_parent_class)->finalize (object);
}

static void
mg_share_dialog_class_init (MgShareDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mg_share_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = mg_share_dialog_close_request;
  object_class->finalize = mg_share_dialog_finalize;

  signals[DONE] = g_signal_new ("done", MG_TYPE_SHARE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", MG_TYPE_SHARE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (MG_TYPE_PRIVATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/maillage/Maillage/ui/mg-share-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MgShareDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, MgShareDialog, anonymous_switch);
  gtk_widget_class_bind_template_child (widget_class, MgShareDialog, private_row);
  gtk_widget_class_bind_template_child (widget_class, MgShareDialog, losses_label);
  gtk_widget_class_bind_template_child (widget_class, MgShareDialog, losses_list);
  gtk_widget_class_bind_template_child (widget_class, MgShareDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, MgShareDialog, page);
  gtk_widget_class_bind_template_child (widget_class, MgShareDialog, progress_bar);
  gtk_widget_class_bind_template_callback (widget_class, look);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mg_share_dialog_init (MgShareDialog *self)
{
  self->kinds = mg_share_list_kinds ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mg_share_dialog_new (GtkWindow  *parent,
                     MgDocument *document,
                     GFile      *folder,
                     const char *name)
{
  MgShareDialog *self = g_object_new (MG_TYPE_SHARE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->document = g_object_ref (document);
  self->folder = folder != NULL ? g_object_ref (folder) : NULL;
  self->name = g_strdup (name);
  fill_kinds (self);
  mg_private_row_show (self->private_row, mg_document_get_network (self->document));
  look (self);

  return GTK_WIDGET (self);
}
