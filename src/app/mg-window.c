/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-shown.h"
#include "mg-window-private.h"

#include <glib/gi18n-lib.h>

#include "mg-document-journal.h"
#include "mg-menu-fill.h"
#include "mg-progress-bind.h"
#include "mg-recent.h"
#include "mg-swatch.h"

#define N_RECENT 10
#define PULSE_MS 120

G_DEFINE_FINAL_TYPE (MgWindow, mg_window, ADW_TYPE_APPLICATION_WINDOW)

/* Title */

static void
update_title (MgWindow *self)
{
  g_autofree char *title = mg_shown_take (mg_document_dup_title (self->document));
  const char *path = mg_document_get_path (self->document);
  gboolean is_modified = mg_document_get_modified (self->document);
  g_autofree char *marked = g_strconcat (is_modified ? "• " : "", title, NULL);
  g_autofree char *folder = path != NULL ? mg_recent_dup_folder (path) : NULL;
  g_autofree char *name = path != NULL ? mg_shown_take (mg_recent_dup_title (path)) : NULL;
  g_autofree char *place = path != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autofree char *subtitle = NULL;

  subtitle = path != NULL ? g_strdup (g_str_equal (name, title) ? "" : name)
                          : g_strdup (self->is_started ? _("Not saved yet") : "");

  adw_window_title_set_title (self->window_title, marked);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  mg_shown_tooltip (GTK_WIDGET (self->window_title), place);
  gtk_window_set_title (GTK_WINDOW (self), marked);
}

/* @text: (transfer full): "Undo: Remove Ressourcerie (Ctrl+Z)" */
static void
name_button (GtkButton *button,
             char      *text)
{
  mg_shown_tooltip (GTK_WIDGET (button), text);
  mg_shown_name (GTK_ACCESSIBLE (button), text);
  g_free (text);
}

static void
update_steps (MgWindow *self)
{
  MgHistory *history = mg_document_get_history (self->document);
  const char *undo = mg_history_get_undo_label (history);
  const char *redo = mg_history_get_redo_label (history);

  /* Translators: %s names the step: "Remove Ressourcerie" */
  name_button (self->undo_button, undo != NULL ? g_strdup_printf (_("Undo: %s (Ctrl+Z)"), undo)
                                               : g_strdup (_("Nothing to undo")));
  name_button (self->redo_button, redo != NULL ? g_strdup_printf (_("Redo: %s (Ctrl+Shift+Z)"), redo)
                                               : g_strdup (_("Nothing to redo")));
}

/* Work in progress */

static gboolean
pulse_cb (gpointer user_data)
{
  MgWindow *self = user_data;

  /* A worker that reports nothing, or has reported all, is still at work. */
  if (self->progress == NULL || gtk_progress_bar_get_fraction (self->progress_bar) >= 1.)
    gtk_progress_bar_pulse (self->progress_bar);

  return G_SOURCE_CONTINUE;
}

void
mg_window_update_progress (MgWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean is_document_busy;
  g_autoptr(MgProgress) progress = NULL;
  gboolean is_busy;

  g_object_get (self->document, "busy", &is_document_busy, "progress", &progress, NULL);
  is_busy = is_document_busy || self->opening != NULL || self->exporting != NULL;

  mg_progress_bind (&self->progress, progress, self->progress_bar);

  if (self->opening != NULL)
    gtk_label_set_label (self->progress_label, _("Opening…"));
  else if (self->exporting != NULL)
    gtk_label_set_label (self->progress_label, _("Drawing the map…"));
  else if (mg_document_is_saving (self->document))
    gtk_label_set_label (self->progress_label, _("Saving…"));
  else
    gtk_label_set_label (self->progress_label, mg_document_is_measuring (self->document)
                                               ? _("Computing the figures…") : _("Working…"));

  if (!is_busy && focus != NULL &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->progress_revealer)))
    mg_window_return_focus (self);
  gtk_revealer_set_reveal_child (self->progress_revealer, is_busy);
  if (is_busy && self->pulse == 0)
    self->pulse = g_timeout_add (PULSE_MS, pulse_cb, self);
  else if (!is_busy)
    g_clear_handle_id (&self->pulse, g_source_remove);

  mg_window_update_actions (self);
}

/* The toolkit shows the button pressed for a quarter of a second before it acts, unless
 * it was clicked: whoever stops has waited enough.  Taken out of its box it forgets to
 * act once more, which would stop what was begun since.
 */
static void
stop_activated_cb (GtkWidget *button)
{
  GtkBox *box = GTK_BOX (gtk_widget_get_parent (button));
  g_autoptr(GtkWidget) kept = g_object_ref (button);

  gtk_widget_activate_action (button, "win.stop", NULL);
  gtk_widget_activate_action (button, "win.focus-view", NULL);
  gtk_box_remove (box, kept);
  gtk_box_append (box, kept);
}

/* Names may hold "&" and "<", which a toast would take for markup. */
static AdwToast *
create_toast (const char *text)
{
  g_autofree char *shown = mg_shown_take (g_strdup (text));
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  return adw_toast_new (escaped);
}

void
mg_window_say (MgWindow   *self,
               const char *text)
{
  mg_window_offer (self, text, NULL, NULL);
}

void
mg_window_offer (MgWindow   *self,
                 const char *text,
                 const char *button,
                 const char *action)
{
  AdwToast *toast = create_toast (text);

  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_timeout (toast, button != NULL ? 8 : 4);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/* Removing is said, with the way back beside it. */
static void
say_removed (MgWindow      *self,
             MgTransaction *transaction)
{
  AdwToast *toast;
  const char *step = mg_history_get_undo_label (mg_document_get_history (self->document));
  g_autofree char *text = NULL;

  if (g_strcmp0 (step, mg_transaction_get_label (transaction)) != 0)
    return;

  /* Translators: %s names the step: "remove Ressourcerie" */
  text = g_strdup_printf (_("Done: %s"), step);
  toast = create_toast (text);
  adw_toast_set_button_label (toast, C_("undo", "_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_set_timeout (toast, 6);
  g_set_weak_pointer (&self->removal, toast);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/* Following the document */

static gboolean
has_items (MgDocument *document)
{
  return mg_network_count (mg_document_get_network (document), MG_ITEMS_NODES) > 0;
}

static void
applied_cb (MgDocument    *document,
            MgTransaction *transaction,
            MgWindow      *self)
{
  gboolean is_removal = FALSE, changes_items = FALSE;

  for (guint i = 0; i < mg_transaction_get_n_edits (transaction); i++)
    {
      const MgEdit *edit = mg_transaction_get_edit (transaction, i);

      is_removal |= edit->kind == MG_EDIT_REMOVE_ITEM;
      changes_items |= edit->field != MG_FIELD_X && edit->field != MG_FIELD_Y;
    }

  /* Its way back would now undo something else. */
  if (self->removal != NULL)
    adw_toast_dismiss (self->removal);

  mg_window_start (self);
  if (changes_items)
    mg_window_update_hidden (self);
  if (is_removal)
    say_removed (self, transaction);
  mg_window_update_actions (self);
}

static void
failed_cb (MgDocument *document,
           const char *text,
           MgWindow   *self)
{
  mg_window_say (self, text);
  mg_status_line_say (self->status_line, text);
}

static void
done_cb (MgDocument *document,
         const char *text,
         MgWindow   *self)
{
  mg_window_say (self, text);
}

static void
notify_cb (MgDocument *document,
           GParamSpec *pspec,
           MgWindow   *self)
{
  const char *name = g_param_spec_get_name (pspec);

  if (g_str_equal (name, "busy") || g_str_equal (name, "progress"))
    mg_window_update_progress (self);
  else if (g_str_equal (name, "undo-label") || g_str_equal (name, "redo-label"))
    update_steps (self);
  else if (g_str_equal (name, "file-state"))
    mg_window_update_disk (self);
  else if (!g_str_equal (name, "fictitious"))
    update_title (self);

  mg_window_update_actions (self);
}

static void
update_colours (MgWindow *self)
{
  g_autoptr(GHashTable) colours = mg_looks_dup_own_colours (mg_document_get_network (self->document));

  mg_swatch_set_own_colours (GTK_WIDGET (self), colours);
}

static void
follow (MgWindow   *self,
        MgDocument *document)
{
  g_signal_connect_object (document, "applied", G_CALLBACK (applied_cb), self, 0);
  g_signal_connect_object (document, "failed", G_CALLBACK (failed_cb), self, 0);
  g_signal_connect_object (document, "done", G_CALLBACK (done_cb), self, 0);
  g_signal_connect_object (document, "notify", G_CALLBACK (notify_cb), self, 0);
  g_signal_connect_object (document, "view-changed", G_CALLBACK (mg_window_update_hidden), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "view-changed", G_CALLBACK (update_colours), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mg_document_get_selection (document), "changed",
                           G_CALLBACK (mg_window_update_actions), self, G_CONNECT_SWAPPED);
}

void
mg_window_set_document (MgWindow   *self,
                        MgDocument *document)
{
  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (mg_document_get_selection (self->document), self);
      g_signal_handlers_disconnect_by_data (self->document, self);
      mg_document_stop (self->document);
      mg_document_forget_journal (self->document);
    }

  mg_window_close_filter (self);
  g_set_object (&self->document, document);
  mg_window_keep_journal (self, document);
  self->may_replace = FALSE;
  self->is_started = has_items (document) || mg_document_get_path (document) != NULL;
  follow (self, document);

  mg_legend_panel_set_document (self->legend_panel, document);
  mg_inspector_set_document (self->inspector, document);
  mg_status_line_set_document (self->status_line, document);
  mg_reading_bar_set_document (self->reading_bar, document);
  mg_map_view_set_document (self->map_view, document);
  mg_table_view_set_document (self->table_view, document);
  mg_measure_panel_set_document (self->measure_panel, document);

  update_title (self);
  update_steps (self);
  update_colours (self);
  mg_window_update_hidden (self);
  mg_window_say_remarks (self);
  mg_window_set_view (self, self->view);
  mg_window_update_progress (self);
}

/* Pages */

/* The welcome has no legend, and nothing to detail.  Beside tables the legend
 * is there only if it is asked for: they need the width.
 */
void
mg_window_update_panels (MgWindow *self)
{
  gboolean is_map = g_str_equal (self->view, "map");
  gboolean has_legend = is_map ? self->legend_on_map : self->legend_elsewhere;
  GAction *legend = g_action_map_lookup_action (G_ACTION_MAP (self), "show-legend");
  GAction *inspector = g_action_map_lookup_action (G_ACTION_MAP (self), "show-inspector");
  g_autoptr(GVariant) has_inspector = g_action_get_state (inspector);

  g_simple_action_set_state (G_SIMPLE_ACTION (legend), g_variant_new_boolean (has_legend));
  gtk_widget_set_visible (GTK_WIDGET (self->legend_panel), self->is_started && has_legend);
  gtk_widget_set_visible (GTK_WIDGET (self->inspector),
                          self->is_started && g_variant_get_boolean (has_inspector));
}

void
mg_window_set_view (MgWindow   *self,
                    const char *view)
{
  gboolean is_map = g_str_equal (view, "map");
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean loses_focus = !is_map && focus != NULL &&
                         gtk_widget_is_ancestor (focus, GTK_WIDGET (self->reading_bar));

  if (view != self->view)
    {
      g_free (self->view);
      self->view = g_strdup (view);
    }

  gtk_stack_set_visible_child_name (self->view_stack, self->is_started ? view : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->tool_bar), self->is_started && is_map);
  gtk_widget_set_visible (GTK_WIDGET (self->reading_bar), is_map);
  gtk_widget_set_visible (GTK_WIDGET (self->status_line), self->is_started);
  mg_window_place_hidden (self);
  if (!self->is_started)
    mg_empty_page_refresh (self->empty_page);
  mg_window_update_panels (self);
  mg_window_update_actions (self);
  if (loses_focus)
    g_action_group_activate_action (G_ACTION_GROUP (self), "focus-view", NULL);
}

/* Buttons that go when they have done their work would leave the focus to
 * whatever is next.
 */
void
mg_window_return_focus (MgWindow *self)
{
  GtkWidget * const parts[] = {
    GTK_WIDGET (self->inspector), gtk_widget_get_parent (GTK_WIDGET (self->hidden_notice)),
    GTK_WIDGET (self->remarks_notice), GTK_WIDGET (self->progress_revealer),
  };
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *page = gtk_stack_get_visible_child (self->view_stack);
  gboolean is_in_part = focus == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts) && !is_in_part; i++)
    is_in_part = gtk_widget_is_ancestor (focus, parts[i]);

  if (is_in_part && page != NULL && !gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

void
mg_window_start (MgWindow *self)
{
  if (self->is_started)
    return;

  self->is_started = TRUE;
  mg_window_set_view (self, self->view);
  update_title (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->map_view));
  mg_status_line_say (self->status_line,
                      _("Double-click on the map, or press N, to add an organisation."));
}

static void
add_page (MgWindow   *self,
          GtkWidget  *page,
          const char *name)
{
  gtk_stack_add_named (self->view_stack, page, name);
}

static void
status_cb (MgMapView  *view,
           const char *text,
           MgWindow   *self)
{
  mg_status_line_say (self->status_line, text);
}

static void
add_pages (MgWindow *self)
{
  self->map_view = MG_MAP_VIEW (mg_map_view_new ());
  self->table_view = MG_TABLE_VIEW (mg_table_view_new ());
  self->measure_panel = MG_MEASURE_PANEL (mg_measure_panel_new ());

  add_page (self, GTK_WIDGET (self->map_view), "map");
  add_page (self, GTK_WIDGET (self->table_view), "table");
  add_page (self, GTK_WIDGET (self->measure_panel), "measures");
  g_signal_connect_object (self->map_view, "status", G_CALLBACK (status_cb), self, 0);
}

/* Recent files */

static void
update_recent_menu (MgWindow *self)
{
  g_autoptr(GPtrArray) paths = mg_recent_dup_paths (N_RECENT);

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *title = mg_recent_dup_title (path);
      g_auto(GStrv) parts = g_strsplit (title, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-path", "^ay", path);
      g_menu_append_item (self->recent_menu, item);
    }

  if (!self->is_started)
    mg_empty_page_refresh (self->empty_page);
}

/* Who closes the menu goes on where the work is, with its keys. */
static void
menu_closed_cb (MgWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->is_started &&
      (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->menu_button))))
    g_action_group_activate_action (G_ACTION_GROUP (self), "focus-view", NULL);
}

/* The object */

static void
mg_window_dispose (GObject *object)
{
  MgWindow *self = MG_WINDOW (object);

  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_handle_id (&self->step_idle, g_source_remove);
  g_clear_weak_pointer (&self->removal);
  g_clear_weak_pointer (&self->filter_dialog);
  mg_progress_bind (&self->progress, NULL, NULL);
  mg_window_stop_file_work (self);
  if (self->document != NULL)
    mg_document_stop (self->document);

  G_OBJECT_CLASS (mg_window_parent_class)->dispose (object);
}

static void
mg_window_finalize (GObject *object)
{
  MgWindow *self = MG_WINDOW (object);

  g_clear_object (&self->document);
  g_free (self->view);
  g_free (self->step);

  G_OBJECT_CLASS (mg_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, MgWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, MgWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, MgWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, MgWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, MgWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, MgWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MgWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, MgWindow, progress_revealer);
  gtk_widget_class_bind_template_callback (widget_class, stop_activated_cb);
  gtk_widget_class_bind_template_child (widget_class, MgWindow, progress_label);
  gtk_widget_class_bind_template_child (widget_class, MgWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, MgWindow, file_notice);
  gtk_widget_class_bind_template_child (widget_class, MgWindow, remarks_notice);
  gtk_widget_class_bind_template_child (widget_class, MgWindow, hidden_notice);
  gtk_widget_class_bind_template_child (widget_class, MgWindow, legend_panel);
  gtk_widget_class_bind_template_child (widget_class, MgWindow, tool_bar);
  gtk_widget_class_bind_template_child (widget_class, MgWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, MgWindow, empty_page);
  gtk_widget_class_bind_template_child (widget_class, MgWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, MgWindow, reading_bar);
  gtk_widget_class_bind_template_child (widget_class, MgWindow, status_line);
}

static void
mg_window_class_init (MgWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = mg_window_dispose;
  object_class->finalize = mg_window_finalize;
  window_class->close_request = mg_window_close_request;

  g_type_ensure (MG_TYPE_NOTICE);
  g_type_ensure (MG_TYPE_LEGEND_PANEL);
  g_type_ensure (MG_TYPE_TOOL_BAR);
  g_type_ensure (MG_TYPE_EMPTY_PAGE);
  g_type_ensure (MG_TYPE_INSPECTOR);
  g_type_ensure (MG_TYPE_READING_BAR);
  g_type_ensure (MG_TYPE_STATUS_LINE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/ui/mg-window.ui");
  bind_children (widget_class);
  mg_window_class_add_actions (widget_class);
}

static void
mg_window_init (MgWindow *self)
{
  g_autoptr(MgDocument) document = mg_document_new ();

  self->view = g_strdup ("map");
  self->legend_on_map = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_menu_button_get_popover (self->menu_button), "closed",
                           G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
  mg_menu_keep_clear (adw_split_button_get_popover (self->open_button));
  mg_menu_keep_clear (gtk_menu_button_get_popover (self->menu_button));
  add_pages (self);
  mg_window_init_actions (self);
  mg_window_init_drop (self);
  mg_window_init_disk (self);
  mg_window_init_recovery (self);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (update_recent_menu), self, G_CONNECT_SWAPPED);
  update_recent_menu (self);
  mg_window_set_document (self, document);
}

MgWindow *
mg_window_new (GtkApplication *application)
{
  return g_object_new (MG_TYPE_WINDOW, "application", application, NULL);
}

MgDocument *
mg_window_get_document (MgWindow *self)
{
  g_return_val_if_fail (MG_IS_WINDOW (self), NULL);

  return self->document;
}

gboolean
mg_window_is_untouched (MgWindow *self)
{
  g_return_val_if_fail (MG_IS_WINDOW (self), FALSE);

  return self->opening == NULL && !mg_document_get_modified (self->document) &&
         mg_document_get_path (self->document) == NULL && !has_items (self->document);
}
