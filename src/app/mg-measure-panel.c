/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-measure-panel.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mg-measure-choice.h"
#include "mg-measure-columns.h"
#include "mg-measure-figures.h"
#include "mg-measure-memory.h"
#include "mg-measure-save.h"
#include "mg-measure-tables.h"
#include "mg-plot-make.h"
#include "mg-plot-page.h"
#include "mg-table-columns-menu.h"
#include "mg-table-list.h"
#include "mg-table-text.h"

/* Rows that are made before anybody looks at them. */
#define FEW_ROWS 500

/* Figures that are about to be computed again by themselves are not announced
 * as old.
 */
#define STALE_DELAY_MS 1000

struct _MgMeasurePanel
{
  GtkWidget         parent_instance;

  MgDocument       *document;      /* (nullable) */
  MgResults        *results;       /* (nullable): those that are shown */
  gboolean          is_updating;   /* the controls are being told, not asked */
  guint             stale_timer;

  /* From the template */
  GtkDropDown      *perimeter_drop_down;
  GtkEntry         *date_entry;
  GtkCheckButton   *all_check;
  GtkLabel         *about_label;
  MgMeasureFigures *figures;
  MgPlotPage       *plots;
  MgMeasureTables  *tables;
  GtkBox           *table_box;
  GtkDropDown      *size_drop_down;
  GtkDropDown      *colour_drop_down;
  GtkPopover       *columns_popover;

  MgTableList      *table;
  GPtrArray        *columns;       /* (element-type MgTableColumn): of it */
  gboolean          table_is_old;  /* results came while nobody could see it */
};

enum
{
  PROP_0,
  PROP_DOCUMENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MgMeasurePanel, mg_measure_panel, GTK_TYPE_WIDGET)

static gboolean
is_busy (MgMeasurePanel *self)
{
  gboolean busy = FALSE;

  if (self->document != NULL)
    g_object_get (self->document, "busy", &busy, NULL);

  return busy;
}

/* The one place that says what can be done now. */
static void
update_actions (MgMeasurePanel *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean busy = is_busy (self);

  gtk_widget_action_set_enabled (widget, "measure.run", self->document != NULL && !busy);
  gtk_widget_action_set_enabled (widget, "measure.copy", self->results != NULL);
  gtk_widget_action_set_enabled (widget, "measure.export", self->results != NULL);
}

/* What the figures are about */

static gboolean
is_stale (MgMeasurePanel *self)
{
  return self->results != NULL && mg_document_results_are_stale (self->document);
}

static void
update_about (MgMeasurePanel *self,
              gboolean        stale)
{
  GtkWidget *label = GTK_WIDGET (self->about_label);
  g_autofree char *text = mg_plot_make_about (self->document, self->results, stale);

  mg_measure_figures_set_stale (self->figures, stale);
  gtk_label_set_label (self->about_label, text);
  gtk_widget_set_tooltip_text (label, text);
  if (stale)
    gtk_widget_add_css_class (label, "warning");
  else
    gtk_widget_remove_css_class (label, "warning");
}

static gboolean
stale_timer_cb (gpointer user_data)
{
  MgMeasurePanel *self = user_data;

  self->stale_timer = 0;
  update_about (self, is_stale (self));

  return G_SOURCE_REMOVE;
}

static void
watch_stale (MgMeasurePanel *self)
{
  g_clear_handle_id (&self->stale_timer, g_source_remove);
  if (is_stale (self))
    self->stale_timer = g_timeout_add (STALE_DELAY_MS, stale_timer_cb, self);
  else
    update_about (self, FALSE);
}

/* The table of organisations */

static void
update_ids (MgMeasurePanel *self)
{
  g_autoptr(GArray) ids = mg_measure_columns_dup_ids (self->document, self->results);

  mg_table_list_set_ids (self->table, (const MgId *) ids->data, ids->len);
}

/* Thousands of rows are made when somebody looks at them. */
static gboolean
is_seen (MgMeasurePanel *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self->table)) || self->document == NULL ||
         mg_network_count (mg_document_get_network (self->document), MG_ITEM_ORGANISATION) <= FEW_ROWS;
}

static void
catch_up (MgMeasurePanel *self)
{
  if (!self->table_is_old)
    return;

  self->table_is_old = FALSE;
  update_ids (self);
  mg_table_list_touch (self->table, MG_ID_NONE);
  mg_table_list_resort (self->table);
}

static gboolean
shows_all (MgMeasurePanel *self)
{
  return gtk_check_button_get_active (self->all_check);
}

static void
column_shown_cb (MgMeasurePanel *self)
{
  g_autoptr(GPtrArray) shown = mg_measure_columns_get_shown (self->columns,
                                                             mg_table_list_get_columns (self->table));

  mg_measure_columns_keep (shown);
}

static void
update_columns (MgMeasurePanel *self)
{
  GListModel *shown;

  g_clear_pointer (&self->columns, g_ptr_array_unref);
  self->columns = mg_measure_columns_new (shows_all (self));
  mg_measure_columns_recall (self->columns);
  mg_table_list_set_columns (self->table, self->columns);

  shown = mg_table_list_get_columns (self->table);
  mg_table_columns_menu_fill (self->columns_popover, shown);
  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (shown, i);

      g_signal_connect_object (column, "notify::visible", G_CALLBACK (column_shown_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

/* New results, another document */

static void
update_results (MgMeasurePanel *self)
{
  MgResults *results = self->document != NULL ? mg_document_get_results (self->document) : NULL;

  if (results != self->results)
    {
      if (results != NULL)
        mg_results_ref (results);
      g_clear_pointer (&self->results, mg_results_unref);
      self->results = results;

      mg_measure_figures_set_results (self->figures, results);
      mg_measure_tables_update (self->tables);
      mg_plot_page_update (self->plots);
      self->table_is_old = TRUE;
      if (is_seen (self))
        catch_up (self);
    }
  else if (!self->table_is_old)
    update_ids (self);

  watch_stale (self);
  update_actions (self);
}

static void
update_controls (MgMeasurePanel *self)
{
  MgPerimeter perimeter = MG_PERIMETER_MAP;
  MgDate when = MG_DATE_NONE;
  const char *size_by = NULL;
  const char *colour_by = NULL;
  MgMeasureChoice choice = MG_MEASURE_CHOICE_NONE | MG_MEASURE_CHOICE_YES_NO |
                           (shows_all (self) ? MG_MEASURE_CHOICE_ALL : 0);
  g_autofree char *date = NULL;

  if (self->document != NULL)
    {
      perimeter = mg_document_get_perimeter (self->document);
      when = mg_document_get_date (self->document);
      size_by = mg_document_get_look (self->document, MG_FIELD_POLE_SIZE_BY);
      colour_by = mg_document_get_look (self->document, MG_FIELD_POLE_COLOUR_BY);
    }

  self->is_updating = TRUE;
  mg_measure_choice_set_perimeter (self->perimeter_drop_down, perimeter);
  date = mg_date_format (when);
  gtk_editable_set_text (GTK_EDITABLE (self->date_entry), date);
  gtk_widget_remove_css_class (GTK_WIDGET (self->date_entry), "error");
  mg_measure_choice_fill (self->size_drop_down, choice, size_by);
  mg_measure_choice_fill (self->colour_drop_down, choice | MG_MEASURE_CHOICE_GROUPS, colour_by);
  self->is_updating = FALSE;
}

static void
view_changed_cb (MgMeasurePanel *self)
{
  if (self->is_updating)
    return;

  update_controls (self);
  watch_stale (self);
}

static void
applied_cb (MgMeasurePanel *self,
            MgTransaction  *transaction)
{
  gboolean is_move = TRUE;

  for (guint i = 0; is_move && i < mg_transaction_get_n_edits (transaction); i++)
    {
      const MgEdit *edit = mg_transaction_get_edit (transaction, i);

      is_move = edit->kind == MG_EDIT_SET_VALUE && (edit->field == MG_FIELD_X || edit->field == MG_FIELD_Y);
    }

  if (!is_move && !self->table_is_old)
    {
      update_ids (self);
      mg_table_list_touch (self->table, MG_ID_NONE);
    }
  watch_stale (self);
}

/* What the user does */

static void
perimeter_selected_cb (MgMeasurePanel *self)
{
  if (self->is_updating || self->document == NULL)
    return;

  self->is_updating = TRUE;
  mg_document_set_perimeter (self->document,
                             mg_measure_choice_get_perimeter (self->perimeter_drop_down));
  self->is_updating = FALSE;
  mg_document_measure (self->document);
}

static void
date_activate_cb (MgMeasurePanel *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->date_entry));
  MgDate date;

  if (self->is_updating || self->document == NULL)
    return;

  if (!mg_table_text_parse_date (text, &date))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->date_entry), "error");
      gtk_label_set_label (self->about_label,
                           _("A date is a year, a month as 2016-06 or a day as 2016-06-30."));
      return;
    }

  gtk_widget_remove_css_class (GTK_WIDGET (self->date_entry), "error");
  if (date == mg_document_get_date (self->document))
    {
      watch_stale (self);
      return;
    }

  self->is_updating = TRUE;
  mg_document_set_date (self->document, date);
  self->is_updating = FALSE;
  mg_document_measure (self->document);
}

static void
all_toggled_cb (MgMeasurePanel *self)
{
  mg_measure_figures_set_show_all (self->figures, shows_all (self));
  mg_measure_tables_set_show_all (self->tables, shows_all (self));
  mg_plot_page_set_show_all (self->plots, shows_all (self));
  mg_measure_memory_set_all (shows_all (self));
  update_columns (self);
  update_controls (self);
}

static void
follow (MgMeasurePanel *self,
        GtkDropDown    *drop_down,
        MgFieldId       place)
{
  if (self->is_updating || self->document == NULL)
    return;

  self->is_updating = TRUE;
  mg_document_set_look (self->document, place, mg_measure_choice_get (drop_down));
  self->is_updating = FALSE;
}

static void
size_selected_cb (MgMeasurePanel *self)
{
  follow (self, self->size_drop_down, MG_FIELD_POLE_SIZE_BY);
}

static void
colour_selected_cb (MgMeasurePanel *self)
{
  follow (self, self->colour_drop_down, MG_FIELD_POLE_COLOUR_BY);
}

static void
run_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  mg_document_measure (MG_MEASURE_PANEL (widget)->document);
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  MgMeasurePanel *self = MG_MEASURE_PANEL (widget);
  g_autofree char *about = mg_plot_make_about (self->document, self->results, is_stale (self));
  g_autofree char *figures = mg_measure_figures_dup_tsv (self->figures);
  g_autofree char *table = NULL;
  g_autofree char *tsv = NULL;

  catch_up (self);
  table = mg_table_list_dup_tsv (self->table);
  tsv = g_strdup_printf ("%s\n\n%s\n%s", about, figures, table);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), tsv);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  MgMeasurePanel *self = MG_MEASURE_PANEL (widget);
  g_autoptr(GPtrArray) shown = mg_measure_columns_get_shown (self->columns,
                                                             mg_table_list_get_columns (self->table));

  mg_measure_save_ask (widget, self->document, shown);
}

/* The widget */

static void
mg_measure_panel_map (GtkWidget *widget)
{
  MgMeasurePanel *self = MG_MEASURE_PANEL (widget);
  guint n = 0;

  GTK_WIDGET_CLASS (mg_measure_panel_parent_class)->map (widget);

  if (self->document != NULL)
    n = mg_network_count (mg_document_get_network (self->document), MG_ITEM_ORGANISATION);
  if (n > 0 && mg_document_figures_follow (self->document) && self->results == NULL)
    mg_document_measure (self->document);
}

static void
forget_document (MgMeasurePanel *self)
{
  g_clear_handle_id (&self->stale_timer, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
}

static void
mg_measure_panel_dispose (GObject *object)
{
  MgMeasurePanel *self = MG_MEASURE_PANEL (object);
  GtkWidget *child;

  forget_document (self);
  g_clear_pointer (&self->results, mg_results_unref);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), MG_TYPE_MEASURE_PANEL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mg_measure_panel_parent_class)->dispose (object);
}

static void
mg_measure_panel_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, MG_MEASURE_PANEL (object)->document);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mg_measure_panel_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_DOCUMENT:
      mg_measure_panel_set_document (MG_MEASURE_PANEL (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (MG_TYPE_MEASURE_FIGURES);
  g_type_ensure (MG_TYPE_MEASURE_TABLES);
  g_type_ensure (MG_TYPE_PLOT_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/ui/mg-measure-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MgMeasurePanel, perimeter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, MgMeasurePanel, date_entry);
  gtk_widget_class_bind_template_child (widget_class, MgMeasurePanel, all_check);
  gtk_widget_class_bind_template_child (widget_class, MgMeasurePanel, about_label);
  gtk_widget_class_bind_template_child (widget_class, MgMeasurePanel, figures);
  gtk_widget_class_bind_template_child (widget_class, MgMeasurePanel, plots);
  gtk_widget_class_bind_template_child (widget_class, MgMeasurePanel, tables);
  gtk_widget_class_bind_template_child (widget_class, MgMeasurePanel, columns_popover);
  gtk_widget_class_bind_template_child (widget_class, MgMeasurePanel, table_box);
  gtk_widget_class_bind_template_child (widget_class, MgMeasurePanel, size_drop_down);
  gtk_widget_class_bind_template_child (widget_class, MgMeasurePanel, colour_drop_down);
  gtk_widget_class_bind_template_callback (widget_class, perimeter_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, size_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, colour_selected_cb);
}

static void
mg_measure_panel_class_init (MgMeasurePanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mg_measure_panel_dispose;
  object_class->get_property = mg_measure_panel_get_property;
  object_class->set_property = mg_measure_panel_set_property;
  widget_class->map = mg_measure_panel_map;

  properties[PROP_DOCUMENT] =
    g_param_spec_object ("document", NULL, NULL, MG_TYPE_DOCUMENT,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "measure.run", NULL, run_action);
  gtk_widget_class_install_action (widget_class, "measure.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "measure.export", NULL, export_action);
}

static void
mg_measure_panel_init (MgMeasurePanel *self)
{
  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  mg_measure_choice_fill_perimeters (self->perimeter_drop_down);
  self->is_updating = FALSE;

  self->table = MG_TABLE_LIST (mg_table_list_new (_("Figures of each organisation")));
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  gtk_box_append (self->table_box, GTK_WIDGET (self->table));
  g_signal_connect_object (self->table, "map", G_CALLBACK (catch_up), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self->table), "table.delete", FALSE);
  gtk_check_button_set_active (self->all_check, mg_measure_memory_get_all ());
  update_columns (self);
  mg_table_list_sort (self->table, "label", GTK_SORT_ASCENDING);

  update_controls (self);
  update_about (self, FALSE);
  update_actions (self);
}

GtkWidget *
mg_measure_panel_new (void)
{
  return g_object_new (MG_TYPE_MEASURE_PANEL, NULL);
}

void
mg_measure_panel_set_document (MgMeasurePanel *self,
                               MgDocument     *document)
{
  static const struct
  {
    const char *signal;
    GCallback   callback;
  } listeners[] = {
    { "applied", G_CALLBACK (applied_cb) },
    { "view-changed", G_CALLBACK (view_changed_cb) },
    { "results-changed", G_CALLBACK (update_results) },
    { "notify::busy", G_CALLBACK (update_actions) },
  };

  g_return_if_fail (MG_IS_MEASURE_PANEL (self));
  g_return_if_fail (document == NULL || MG_IS_DOCUMENT (document));

  if (self->document == document)
    return;

  forget_document (self);
  mg_table_list_set_document (self->table, document);
  mg_measure_figures_set_document (self->figures, document);
  mg_plot_page_set_document (self->plots, document);
  mg_measure_tables_set_document (self->tables, document);

  if (document != NULL)
    {
      self->document = g_object_ref (document);
      for (guint i = 0; i < G_N_ELEMENTS (listeners); i++)
        g_signal_connect_object (document, listeners[i].signal, listeners[i].callback, self,
                                 G_CONNECT_SWAPPED);
    }

  update_controls (self);
  update_results (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}
