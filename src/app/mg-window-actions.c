/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-window-private.h"

#include <glib/gi18n-lib.h>

#include "mg-keys.h"
#include "mg-layout.h"
#include "mg-look-menu.h"
#include "mg-map-view-private.h"
#include "mg-recent.h"
#include "mg-vocabulary.h"

/* Commands of the map that the window offers too; the map comes to the front. */
static const struct
{
  const char *window;
  const char *map;
} forwarded[] = {
  { "add-organisation", "map.add-organisation" },
  { "add-collective", "map.add-collective" },
  { "link", "map.link" },
  { "fit", "map.zoom-fit" },
  { "show-on-map", "map.zoom-fit" },     /* whatever is in front */
  { "zoom-in", "map.zoom-in" },
  { "zoom-out", "map.zoom-out" },
  { "zoom-reset", "map.zoom-reset" },
};

static void
forward_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  MgWindow *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  mg_window_start (self);
  if (!g_str_equal (self->view, "map"))
    g_action_group_change_action_state (G_ACTION_GROUP (self), "view",
                                        g_variant_new_string ("map"));

  for (guint i = 0; i < G_N_ELEMENTS (forwarded); i++)
    if (g_str_equal (forwarded[i].window, name))
      gtk_widget_activate_action (GTK_WIDGET (self->map_view), forwarded[i].map, NULL);
}

static void
new_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  mg_window_new_action (user_data);
}

static void
start_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  mg_window_start (user_data);
}

static void
open_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  mg_window_open_action (user_data);
}

static void
keys_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  gtk_window_present (mg_keys_new (user_data));
}

static void
open_sample_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  g_autofree char *path = mg_recent_dup_sample ();

  if (path != NULL)
    mg_window_open (user_data, path);
}

static void
open_path_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  mg_window_open (user_data, g_variant_get_bytestring (parameter));
}

static void
save_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  mg_window_save_action (user_data);
}

static void
save_as_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  mg_window_save_as_action (user_data);
}

static void
import_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  mg_window_import_action (user_data);
}

static void
copy_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  mg_window_copy_action (user_data);
}

static void
paste_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  mg_window_paste_action (user_data);
}

static void
export_copy_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  mg_window_export_copy_action (user_data);
}

static void
export_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  mg_window_export_action (user_data);
}

static void
report_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  mg_window_report_action (user_data);
}

static void
print_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  mg_window_print_action (user_data);
}

static void
copy_picture_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  mg_window_copy_picture_action (user_data);
}

static void
remarks_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  mg_window_show_remarks (user_data);
}

static gboolean
say_step_cb (gpointer user_data)
{
  MgWindow *self = user_data;

  self->step_idle = 0;
  mg_status_line_say (self->status_line, self->step);

  return G_SOURCE_REMOVE;
}

/* After what the map says of the selection that comes with it.
 * @format: with %s for @step, which is NULL if there was none
 */
static void
say_step (MgWindow   *self,
          const char *format,
          const char *step)
{
  g_auto(GStrv) parts = g_strsplit (format, "%s", 2);

  if (step == NULL)
    return;

  g_free (self->step);
  self->step = g_strjoinv (step, parts);
  if (self->step_idle == 0)
    self->step_idle = g_idle_add_full (G_PRIORITY_LOW, say_step_cb, self, NULL);
}

static void
undo_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  MgWindow *self = user_data;
  g_autofree char *step = NULL;

  mg_inspector_commit (self->inspector);
  step = g_strdup (mg_history_get_undo_label (mg_document_get_history (self->document)));
  mg_document_undo (self->document);
  /* Translators: %s names the step: "remove Ressourcerie" */
  say_step (self, _("Undone: %s"), step);
}

static void
redo_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  MgWindow *self = user_data;
  MgHistory *history = mg_document_get_history (self->document);
  g_autofree char *step = g_strdup (mg_history_get_redo_label (history));

  mg_document_redo (self->document);
  /* Translators: %s names the step: "remove Ressourcerie" */
  say_step (self, _("Redone: %s"), step);
}

/* @parameter: a layout's id, and ":" and what it is made by */
static void
arrange_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  g_auto(GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), ":", 2);

  if (parts[0] != NULL && mg_layout_find (parts[0]) != NULL)
    mg_document_arrange_by (MG_WINDOW (user_data)->document, parts[0], parts[1]);
}

/* @parameter: as mg_document_set_look() takes it; "" for nothing */
static void
look_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  const char *text = g_variant_get_string (parameter, NULL);

  mg_document_set_look (MG_WINDOW (user_data)->document,
                        mg_look_menu_find_place (g_action_get_name (G_ACTION (action))),
                        *text != '\0' ? text : NULL);
}

/* @parameter: the id of a preset */
static void
looks_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  const MgLookPreset *preset = mg_look_preset_find (g_variant_get_string (parameter, NULL));

  if (preset != NULL)
    mg_document_set_looks (MG_WINDOW (user_data)->document, preset);
}

static void
align_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  mg_document_align (MG_WINDOW (user_data)->document, g_variant_get_string (parameter, NULL));
}

/* What is hidden is not selected: nobody would see it. */
static void
select_all_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  MgWindow *self = user_data;
  MgNetwork *network = mg_document_get_network (self->document);
  const MgFilter *filter = mg_document_get_filter (self->document);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  const MgItem *item;
  MgNetworkIter iter;

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)))
    if (mg_filter_shows (filter, network, item->id))
      g_array_append_val (ids, item->id);

  mg_selection_set (mg_document_get_selection (self->document),
                    (const MgId *) (gpointer) ids->data, ids->len);
}

static void
select_none_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  MgWindow *self = user_data;

  mg_window_return_focus (self);
  mg_selection_clear (mg_document_get_selection (self->document));
}

static void
delete_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  MgWindow *self = user_data;
  MgDocument *document = self->document;
  const MgId *ids;
  guint n_ids;

  mg_window_return_focus (self);
  ids = mg_selection_get_ids (mg_document_get_selection (document), &n_ids);
  if (n_ids > 0)
    mg_document_run (document, mg_command_remove (mg_document_get_network (document), ids, n_ids),
                     0);
}

static void
focus_view_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  gtk_window_set_focus (GTK_WINDOW (user_data), NULL);
  mg_window_return_focus (user_data);
}

static void
stop_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  MgWindow *self = user_data;

  /* A save is the last to be stopped by who meant something else. */
  if (self->opening == NULL && self->exporting == NULL && mg_document_is_saving (self->document))
    mg_document_stop_saving (self->document);
  mg_window_stop_file_work (self);
  mg_document_stop (self->document);
  mg_window_update_progress (self);
}

static void
view_changed (GSimpleAction *action,
              GVariant      *state,
              gpointer       user_data)
{
  MgWindow *self = user_data;
  const char *view = g_variant_get_string (state, NULL);

  if (gtk_stack_get_child_by_name (self->view_stack, view) == NULL)
    return;

  g_simple_action_set_state (action, state);
  self->is_started = TRUE;
  mg_window_set_view (self, view);
}

static void
layer_changed (GSimpleAction *action,
               GVariant      *state,
               gpointer       user_data)
{
  mg_document_set_layer (MG_WINDOW (user_data)->document, g_variant_get_string (state, NULL));
}

static void
show_legend_changed (GSimpleAction *action,
                     GVariant      *state,
                     gpointer       user_data)
{
  MgWindow *self = user_data;

  if (g_str_equal (self->view, "map"))
    self->legend_on_map = g_variant_get_boolean (state);
  else
    self->legend_elsewhere = g_variant_get_boolean (state);
  mg_window_update_panels (self);
}

static void
show_inspector_changed (GSimpleAction *action,
                        GVariant      *state,
                        gpointer       user_data)
{
  g_simple_action_set_state (action, state);
  mg_window_update_panels (user_data);
}

static void
show_recovered_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  mg_window_show_recovered_action (user_data);
}

static const GActionEntry entries[] = {
  { "new", new_action },
  { "start", start_action },
  { "open", open_action },
  { "open-sample", open_sample_action },
  { "keys", keys_action },
  { "open-path", open_path_action, "ay" },
  { "save", save_action },
  { "save-as", save_as_action },
  { "import", import_action },
  { "export-copy", export_copy_action },
  { "copy", copy_action },
  { "paste", paste_action },
  { "export-image", export_action },
  { "report", report_action },
  { "print", print_action },
  { "copy-picture", copy_picture_action },
  { "show-remarks", remarks_action },
  { "show-recovered", show_recovered_action },
  { "undo", undo_action },
  { "redo", redo_action },
  { "arrange", arrange_action, "s" },
  { "size-by", look_action, "s", "''" },
  { "colour-by", look_action, "s", "''" },
  { "shape-by", look_action, "s", "''" },
  { "width-by", look_action, "s", "''" },
  { "looks", looks_action, "s" },
  { "align", align_action, "s" },
  { "select-all", select_all_action },
  { "select-none", select_none_action },
  { "delete", delete_action },
  { "focus-view", focus_view_action },
  { "stop", stop_action },
  { "add-organisation", forward_action },
  { "add-collective", forward_action },
  { "link", forward_action },
  { "fit", forward_action },
  { "show-on-map", forward_action },
  { "zoom-in", forward_action },
  { "zoom-out", forward_action },
  { "zoom-reset", forward_action },
  { "view", NULL, "s", "'map'", view_changed },
  { "layer", NULL, "s", "''", layer_changed },
  { "show-legend", NULL, NULL, "true", show_legend_changed },
  { "show-inspector", NULL, NULL, "true", show_inspector_changed },
  { "show-reading", NULL, NULL, "false", mg_window_show_reading_changed },
};

static void
enable (MgWindow   *self,
        const char *name,
        gboolean    is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

/* The one place that says what can be done now. */
void
mg_window_update_actions (MgWindow *self)
{
  MgDocument *document = self->document;
  MgHistory *history = mg_document_get_history (document);
  MgNetwork *network = mg_document_get_network (document);
  g_autofree char *sample = mg_recent_dup_sample ();
  gboolean has_items = mg_network_count (network, MG_ITEMS_NODES) > 0;
  gboolean has_selection = mg_selection_get_n (mg_document_get_selection (document)) > 0;
  gboolean is_map = self->is_started && g_str_equal (self->view, "map");
  gboolean is_busy;

  g_object_get (document, "busy", &is_busy, NULL);

  enable (self, "open-sample", sample != NULL);
  enable (self, "save", self->is_started && (mg_document_get_modified (document) ||
                                             mg_document_get_path (document) == NULL));
  enable (self, "save-as", self->is_started);
  enable (self, "show-legend", self->is_started);
  enable (self, "show-inspector", self->is_started);
  enable (self, "show-reading", self->is_started);
  enable (self, "import", !is_busy && self->opening == NULL);
  enable (self, "export-copy", has_items);
  enable (self, "copy", has_selection);
  enable (self, "find", has_items);
  enable (self, "filter", has_items);
  enable (self, "export-image", has_items && self->exporting == NULL);
  enable (self, "report", has_items && self->exporting == NULL);
  enable (self, "print", has_items);
  enable (self, "copy-picture", has_items && self->exporting == NULL);
  enable (self, "undo", mg_history_get_undo_label (history) != NULL);
  enable (self, "redo", mg_history_get_redo_label (history) != NULL);
  enable (self, "arrange", has_items && !is_busy);
  enable (self, "align", mg_document_count_alignable (document) > 1);
  enable (self, "select-all", has_items);
  enable (self, "select-none", has_selection);
  enable (self, "delete", has_selection);
  enable (self, "link", has_items);
  enable (self, "fit", is_map && has_items);
  enable (self, "zoom-in", is_map);
  enable (self, "zoom-out", is_map);
  enable (self, "zoom-reset", is_map);
  enable (self, "stop", is_busy || self->opening != NULL || self->exporting != NULL);

  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self),
                                                                          "layer")),
                             g_variant_new_string (mg_document_get_layer (document)));
  mg_look_menu_update (G_ACTION_MAP (self), document);
}

/* Keys that mean something else where text is written: what has the focus is
 * asked first, the window last.
 */
static const struct
{
  const char *trigger;
  const char *action;
} keys[] = {
  { "<Control>z", "win.undo" },
  { "<Control><Shift>z", "win.redo" },
  { "<Control>y", "win.redo" },
  { "<Control>c", "win.copy" },
  { "<Control>v", "win.paste" },
  { "<Control>a", "win.select-all" },
  { "<Control>f", "win.find" },
  { "<Control><Shift>f", "win.filter" },
  { "<Control><Shift>a", "win.select-none" },
  { "Delete|KP_Delete", "win.delete" },
};

/* The keys that choose a level on the map do so elsewhere, too. */
static void
add_layer_keys (GtkWidgetClass *widget_class)
{
  guint n_layers, n_keys;
  const MgTerm * const *layers = mg_vocabulary_get_terms ("layer", &n_layers);
  const MgMapKey *map_keys = mg_map_keys_get_table (&n_keys);

  for (guint i = 0; i < n_keys; i++)
    {
      int layer = mg_map_key_get_layer (&map_keys[i]);

      if (layer >= 0 && layer < (int) n_layers)
        gtk_widget_class_add_binding_action (widget_class, map_keys[i].keyval,
                                             map_keys[i].modifiers, "win.layer", "s",
                                             layers[layer]->id);
    }
}

void
mg_window_class_add_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr(GtkShortcut) shortcut =
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                          gtk_named_action_new (keys[i].action));

      gtk_widget_class_add_shortcut (widget_class, shortcut);
    }

  add_layer_keys (widget_class);
}

void
mg_window_init_actions (MgWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  mg_window_init_find (self);
  mg_window_init_filter (self);
}
