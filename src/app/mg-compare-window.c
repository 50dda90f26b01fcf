/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-compare-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-compare-list.h"
#include "mg-compare-maps.h"
#include "mg-compare-table.h"
#include "mg-dialogs.h"
#include "mg-format.h"
#include "mg-measure-choice.h"
#include "mg-progress-bind.h"
#include "mg-save-copy.h"
#include "mg-table-text.h"
#include "mg-text-show.h"
#include "mg-vocabulary.h"

struct _MgCompareWindow
{
  AdwWindow       parent_instance;

  MgCompareSet   *set;
  gboolean        rows_by_name;
  gboolean        poles_by_name;
  gboolean        is_updating;    /* the controls are being told, not asked */
  GBinding       *progress;       /* of the pole in hand */

  /* From the template */
  GtkDropDown    *perimeter_drop_down;
  GtkEntry       *date_entry;
  GtkDropDown    *layer_drop_down;
  GtkDropDown    *confidence_drop_down;
  GtkCheckButton *collectives_check;
  GtkCheckButton *support_check;
  GtkCheckButton *all_check;
  AdwToastOverlay *toasts;
  GtkStack       *stack;          /* nothing yet, or the poles */
  GtkListBox     *list;
  GtkWidget      *busy_box;
  GtkProgressBar *progress_bar;
  GtkWidget      *go_on_button;
  AdwViewStack   *pages;
  MgCompareTable *table;
  MgCompareTable *sensitivity_table;
  MgCompareMaps  *maps;
};

enum
{
  PROP_0,
  PROP_ROWS_BY_NAME,
  PROP_POLES_BY_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MgCompareWindow, mg_compare_window, ADW_TYPE_WINDOW)

static void
say (MgCompareWindow *self,
     const char      *text)
{
  g_autofree char *shown = mg_text_show (text);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

/* What is shown */

static MgCompareTableOptions
get_options (MgCompareWindow *self)
{
  return (gtk_check_button_get_active (self->all_check) ? MG_COMPARE_TABLE_ALL : 0) |
         (self->rows_by_name ? MG_COMPARE_TABLE_ROWS_BY_NAME : 0) |
         (self->poles_by_name ? MG_COMPARE_TABLE_POLES_BY_NAME : 0);
}

static gboolean
has_figures (MgCompareWindow *self)
{
  g_autoptr(GPtrArray) poles = mg_compare_set_list_read (self->set, FALSE);

  for (guint i = 0; i < poles->len; i++)
    if (mg_compare_pole_get_results (g_ptr_array_index (poles, i)) != NULL)
      return TRUE;

  return FALSE;
}

static void
update_busy (MgCompareWindow *self)
{
  MgProgress *progress = mg_compare_set_get_progress (self->set);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.stop", progress != NULL);
  gtk_widget_set_visible (self->busy_box, progress != NULL);
  gtk_widget_set_visible (self->go_on_button, progress == NULL && mg_compare_set_is_stopped (self->set));
  gtk_progress_bar_set_fraction (self->progress_bar, 0.);
  mg_progress_bind (&self->progress, progress, self->progress_bar);
}

static gboolean
is_sensitivity_shown (MgCompareWindow *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "sensitivity") == 0;
}

/* What is copied and exported. */
static MgCompareTable *
get_table (MgCompareWindow *self)
{
  return is_sensitivity_shown (self) ? self->sensitivity_table : self->table;
}

static void
update_table (MgCompareWindow *self)
{
  mg_compare_table_update (self->table, self->set, get_options (self));
  mg_compare_table_update (self->sensitivity_table, self->set,
                           get_options (self) | MG_COMPARE_TABLE_SENSITIVITY);
}

/* Computed when somebody looks: it takes several times as long as the figures. */
static void
page_changed_cb (MgCompareWindow *self)
{
  if (!self->is_updating && is_sensitivity_shown (self))
    mg_compare_set_ask_sensitivity (self->set);
}

static void
update (MgCompareWindow *self)
{
  guint n = g_list_model_get_n_items (mg_compare_set_get_poles (self->set));

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "poles" : "empty");
  mg_compare_list_fill (self->list, self->set);
  update_table (self);
  mg_compare_maps_update (self->maps, self->set, self->poles_by_name);
  update_busy (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.copy", has_figures (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.export", has_figures (self));
}

/* What is counted */

/* All three levels together, or one of them. */
static const char * const one_layer[][2] = {
  { "mutualisation", NULL }, { "project", NULL }, { "strategy", NULL },
};
static const char * const * const layer_choices[] = { NULL, one_layer[0], one_layer[1], one_layer[2] };

static void
scope_changed_cb (MgCompareWindow *self)
{
  MgScope scope;

  if (self->is_updating)
    return;

  scope = *mg_compare_set_get_scope (self->set);
  scope.perimeter = mg_measure_choice_get_perimeter (self->perimeter_drop_down);
  scope.layers = layer_choices[gtk_drop_down_get_selected (self->layer_drop_down)];
  scope.confidence = gtk_drop_down_get_selected (self->confidence_drop_down);
  scope.collectives = gtk_check_button_get_active (self->collectives_check);
  scope.support = gtk_check_button_get_active (self->support_check);
  mg_compare_set_set_scope (self->set, &scope);
}

static void
date_cb (MgCompareWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->date_entry));
  MgScope scope;

  /* The keyboard leaves the entry when the window closes, too. */
  if (self->is_updating)
    return;

  scope = *mg_compare_set_get_scope (self->set);
  if (!mg_table_text_parse_date (text, &scope.date))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->date_entry), "error");
      say (self, _("A date is a year, a month as 2016-06 or a day as 2016-06-30."));
      return;
    }

  gtk_widget_remove_css_class (GTK_WIDGET (self->date_entry), "error");
  mg_compare_set_set_scope (self->set, &scope);
}

static void
fill_layers (MgCompareWindow *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("All levels"));
  for (guint i = 0; i < G_N_ELEMENTS (one_layer); i++)
    gtk_string_list_append (names, mg_compare_layer_get_word (one_layer[i][0]));
  gtk_drop_down_set_model (self->layer_drop_down, G_LIST_MODEL (names));
}

/* 0 is any confidence, then the terms of the vocabulary, "1" to "3". */
static void
fill_confidences (MgCompareWindow *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Links of any confidence"));
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      /* Translators: a confidence as "Stated in workshop" */
      g_autofree char *name = g_strdup_printf (i < 3 ? _("%s, or surer") : "%s",
                                               i < 3 ? mg_vocabulary_get_label ("confidence", id)
                                                     : _("Confirmed links only"));

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->confidence_drop_down, G_LIST_MODEL (names));
}

/* Adding */

static void
add_file (MgCompareWindow *self,
          GFile           *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *text = NULL;

  if (path != NULL)
    {
      mg_compare_set_add (self->set, path);
      return;
    }

  text = g_strdup_printf (_("“%s” is in a place that can only be reached through the file manager. Copy the "
                            "file to this computer, and open it there."), name);
  say (self, text);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  MgCompareWindow *self = MG_COMPARE_WINDOW (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) files = mg_choose_many_finish (result, &error);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);

      add_file (self, file);
    }
  if (files == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
}

static GListModel *
create_filters (void)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  guint n_formats;
  const MgFormat *formats = mg_format_get_table (&n_formats);

  gtk_file_filter_set_name (filter, _("Poles and networks"));
  for (guint i = 0; i < n_formats; i++)
    {
      g_auto(GStrv) extensions = g_strsplit (formats[i].extensions, " ", -1);

      for (guint k = 0; formats[i].read != NULL && extensions[k] != NULL; k++)
        gtk_file_filter_add_suffix (filter, extensions[k]);
    }
  g_list_store_append (filters, filter);

  return G_LIST_MODEL (filters);
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  g_autoptr(GListModel) filters = create_filters ();

  mg_choose_many_async (GTK_WINDOW (widget), _("Add Poles"), filters, chosen_cb, NULL);
}

static gboolean
drop_cb (GtkDropTarget   *target,
         const GValue    *value,
         double           x,
         double           y,
         MgCompareWindow *self)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *link = files; link != NULL; link = link->next)
    add_file (self, link->data);
  g_slist_free (files);

  return TRUE;
}

/* What leaves */

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  MgCompareWindow *self = MG_COMPARE_WINDOW (widget);
  g_autofree char *tsv = mg_compare_table_dup_tsv (get_table (self));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), tsv);
  say (self, _("The table is copied: paste it into a spreadsheet"));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  MgCompareWindow *self = MG_COMPARE_WINDOW (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = mg_choose_finish (result, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *name = NULL, *text = NULL;
  char *csv;

  if (path == NULL)
    return;

  csv = mg_compare_table_dup_csv (get_table (self));
  bytes = g_bytes_new_take (csv, strlen (csv));
  name = g_filename_display_basename (path);
  /* Translators: %s is a file's name */
  text = mg_save_copy (path, bytes, NULL, &error) ? g_strdup_printf (_("The table is in “%s”"), name)
                                            : g_strdup (error->message);
  say (self, text);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Table for programs (CSV)"));
  gtk_file_filter_add_suffix (filter, "csv");
  g_list_store_append (filters, filter);
  mg_choose_save_async (GTK_WINDOW (widget), _("Export the Comparison"), G_LIST_MODEL (filters), NULL,
                        /* Translators: a file's name */
                        _("comparison.csv"), saved_cb, NULL);
}

static void
stop_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  mg_compare_set_stop (MG_COMPARE_WINDOW (widget)->set);
}

static void
go_on_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  mg_compare_set_go_on (MG_COMPARE_WINDOW (widget)->set);
}

/* The window */

static void
mg_compare_window_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  MgCompareWindow *self = MG_COMPARE_WINDOW (object);

  switch (prop_id)
    {
    case PROP_ROWS_BY_NAME:
      g_value_set_boolean (value, self->rows_by_name);
      break;

    case PROP_POLES_BY_NAME:
      g_value_set_boolean (value, self->poles_by_name);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mg_compare_window_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  MgCompareWindow *self = MG_COMPARE_WINDOW (object);

  switch (prop_id)
    {
    case PROP_ROWS_BY_NAME:
      self->rows_by_name = g_value_get_boolean (value);
      break;

    case PROP_POLES_BY_NAME:
      self->poles_by_name = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  update (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
mg_compare_window_dispose (GObject *object)
{
  MgCompareWindow *self = MG_COMPARE_WINDOW (object);

  self->is_updating = TRUE;
  if (self->set != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->set, self);
      mg_compare_set_stop (self->set);
    }
  mg_progress_bind (&self->progress, NULL, NULL);
  g_clear_object (&self->set);

  G_OBJECT_CLASS (mg_compare_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (MG_TYPE_COMPARE_MAPS);
  g_type_ensure (MG_TYPE_COMPARE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/maillage/Maillage/ui/mg-compare-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MgCompareWindow, perimeter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, MgCompareWindow, date_entry);
  gtk_widget_class_bind_template_child (widget_class, MgCompareWindow, layer_drop_down);
  gtk_widget_class_bind_template_child (widget_class, MgCompareWindow, confidence_drop_down);
  gtk_widget_class_bind_template_child (widget_class, MgCompareWindow, collectives_check);
  gtk_widget_class_bind_template_child (widget_class, MgCompareWindow, support_check);
  gtk_widget_class_bind_template_child (widget_class, MgCompareWindow, all_check);
  gtk_widget_class_bind_template_child (widget_class, MgCompareWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MgCompareWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MgCompareWindow, list);
  gtk_widget_class_bind_template_child (widget_class, MgCompareWindow, busy_box);
  gtk_widget_class_bind_template_child (widget_class, MgCompareWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, MgCompareWindow, go_on_button);
  gtk_widget_class_bind_template_child (widget_class, MgCompareWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, MgCompareWindow, table);
  gtk_widget_class_bind_template_child (widget_class, MgCompareWindow, sensitivity_table);
  gtk_widget_class_bind_template_child (widget_class, MgCompareWindow, maps);
  gtk_widget_class_bind_template_callback (widget_class, scope_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_table);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "compare.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "compare.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "compare.go-on", NULL, go_on_action);
  gtk_widget_class_install_action (widget_class, "compare.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "compare.export", NULL, export_action);
  gtk_widget_class_install_property_action (widget_class, "compare.rows-by-name", "rows-by-name");
  gtk_widget_class_install_property_action (widget_class, "compare.poles-by-name", "poles-by-name");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "compare.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "compare.export", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "compare.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "compare.stop", NULL);
}

static void
mg_compare_window_class_init (MgCompareWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mg_compare_window_dispose;
  object_class->get_property = mg_compare_window_get_property;
  object_class->set_property = mg_compare_window_set_property;

  properties[PROP_ROWS_BY_NAME] =
    g_param_spec_boolean ("rows-by-name", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_POLES_BY_NAME] =
    g_param_spec_boolean ("poles-by-name", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  install_actions (widget_class);
}

static void
mg_compare_window_init (MgCompareWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->set = mg_compare_set_new ();
  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  mg_measure_choice_fill_perimeters (self->perimeter_drop_down);
  mg_measure_choice_set_perimeter (self->perimeter_drop_down, mg_compare_set_get_scope (self->set)->perimeter);
  fill_layers (self);
  fill_confidences (self);
  self->is_updating = FALSE;

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_object (self->set, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->set, "notify::progress", G_CALLBACK (update_busy), self, G_CONNECT_SWAPPED);
  update (self);
}

MgCompareWindow *
mg_compare_window_new (GtkApplication *application)
{
  return g_object_new (MG_TYPE_COMPARE_WINDOW, "application", application, NULL);
}

MgCompareSet *
mg_compare_window_get_set (MgCompareWindow *self)
{
  g_return_val_if_fail (MG_IS_COMPARE_WINDOW (self), NULL);

  return self->set;
}
