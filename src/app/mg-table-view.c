/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mg-table-change.h"
#include "mg-table-columns-menu.h"
#include "mg-table-list.h"
#include "mg-table-partners.h"
#include "mg-table-place.h"
#include "mg-table-total.h"

struct _MgTableView
{
  GtkWidget        parent_instance;

  MgDocument      *document;     /* (nullable) */
  MgTablePartners *partners;
  gboolean         ids_are_old;  /* rows came or went while nobody could see it */

  /* From the template */
  GtkToggleButton *nodes_button;
  GtkToggleButton *edges_button;
  GtkSearchEntry  *search_entry;
  GtkButton       *link_button;
  GtkButton       *add_button;
  GtkStack        *stack;
  GtkLabel        *status_label;

  MgTableList     *nodes;
  MgTableList     *edges;
};

enum
{
  PROP_0,
  PROP_DOCUMENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MgTableView, mg_table_view, GTK_TYPE_WIDGET)

static gboolean
shows_nodes (MgTableView *self)
{
  return gtk_toggle_button_get_active (self->nodes_button);
}

static MgTableList *
current_list (MgTableView *self)
{
  return shows_nodes (self) ? self->nodes : self->edges;
}

static guint
count (MgTableView *self,
       guint        kinds)
{
  return self->document != NULL
         ? mg_network_count (mg_document_get_network (self->document), kinds)
         : 0;
}

/* Status */

/* "Organisations (21)": those alone; what they do together is counted below. */
static void
label_button (GtkToggleButton *button,
              const char      *name,
              guint            number)
{
  /* Translators: the name of a table and how many there are of what it names. */
  g_autofree char *label = g_strdup_printf (C_("table", "%s (%'u)"), name, number);

  gtk_button_set_label (GTK_BUTTON (button), label);
}

/* What is hidden is said, and then what is selected. */
static void
update_status (MgTableView *self)
{
  guint n_shown = mg_table_list_get_n_shown (current_list (self));
  guint n_all = count (self, shows_nodes (self) ? MG_ITEMS_NODES : MG_ITEMS_EDGES);
  g_autofree char *total = self->document != NULL ? mg_table_total_dup (mg_document_get_network (self->document), shows_nodes (self)) : NULL;
  g_autofree char *hidden = NULL;

  if (n_shown < n_all)
    hidden = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u row of %'u is shown.",
                                           "%'u rows of %'u are shown.", n_shown),
                              n_shown, n_all);
  else
    hidden = g_strdup (n_all > 0 ? _("Enter or a double click changes a cell.") : "");

  if (self->document != NULL)
    {
      g_autofree char *text = g_strdup_printf ("%s · %s", total, hidden);

      gtk_label_set_label (self->status_label, n_all > 0 ? text : total);
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->status_label), "error");

  label_button (self->nodes_button, _("Organisations"), count (self, MG_ITEM_ORGANISATION));
  label_button (self->edges_button, _("Links"), count (self, MG_ITEM_LINK));
}

static void
notice_cb (MgTableView *self,
           const char  *text)
{
  if (text[0] == '\0')
    {
      update_status (self);
      return;
    }

  gtk_label_set_label (self->status_label, text);
  gtk_widget_add_css_class (GTK_WIDGET (self->status_label), "error");
}

/* The two organisations that could be linked. */
static gboolean
find_two (MgTableView *self,
          MgId         ends[2])
{
  const MgId *ids;
  guint n_ids;

  if (self->document == NULL)
    return FALSE;

  ids = mg_selection_get_ids (mg_document_get_selection (self->document), &n_ids);
  if (n_ids != 2)
    return FALSE;

  for (guint i = 0; i < 2; i++)
    {
      const MgItem *item = mg_network_find (mg_document_get_network (self->document), ids[i]);

      if (item == NULL || mg_item_kind_is_edge (item->kind))
        return FALSE;
      ends[i] = ids[i];
    }

  return TRUE;
}

static void
update_actions (MgTableView *self)
{
  MgId ends[2];

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.add", self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "table.link", find_two (self, ends));
}

static void
update_page (MgTableView *self)
{
  const char *page = "empty";

  if (count (self, MG_ITEMS_NODES) > 0)
    page = shows_nodes (self) ? "nodes" : "edges";

  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), shows_nodes (self));
  gtk_widget_set_visible (GTK_WIDGET (self->link_button), shows_nodes (self));
  update_status (self);
  update_actions (self);
}

/* Rows and columns */

static void
update_ids (MgTableView *self,
            MgTableList *list,
            guint        kinds)
{
  MgNetwork *network = mg_document_get_network (self->document);
  const MgFilter *filter = mg_document_get_filter (self->document);
  gboolean all = filter == NULL || mg_filter_is_empty (filter);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, network, kinds);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    if (all || mg_filter_shows (filter, network, item->id))
      g_array_append_val (ids, item->id);

  mg_table_list_set_ids (list, (const MgId *) ids->data, ids->len);
}

static void
update_rows (MgTableView *self)
{
  self->ids_are_old = FALSE;
  mg_table_partners_forget (self->partners);
  update_ids (self, self->nodes, MG_ITEMS_NODES);
  update_ids (self, self->edges, MG_ITEMS_EDGES);
  update_page (self);
}

static void
queue_rows (MgTableView *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_rows (self);
  else
    self->ids_are_old = TRUE;
}

static GPtrArray *
list_node_columns (MgTableView *self)
{
  GPtrArray *columns = mg_table_column_list_nodes (self->document);

  g_ptr_array_insert (columns, 4, mg_table_partners_column (self->partners));

  return columns;
}

static void
update_columns (MgTableView *self)
{
  g_autoptr(GPtrArray) nodes = list_node_columns (self);
  g_autoptr(GPtrArray) edges = mg_table_column_list_edges (self->document);

  mg_table_list_set_columns (self->nodes, nodes);
  mg_table_list_set_columns (self->edges, edges);
}

static void
applied_cb (MgTableView   *self,
            MgTransaction *transaction)
{
  MgNetwork *network = mg_document_get_network (self->document);
  gboolean columns = FALSE;
  gboolean rows = FALSE;
  gboolean names = FALSE;
  gboolean values = FALSE;

  for (guint i = 0; i < mg_transaction_get_n_edits (transaction); i++)
    {
      const MgEdit *edit = mg_transaction_get_edit (transaction, i);

      if (mg_table_change_is_place (edit))
        continue;

      values = TRUE;
      columns = columns || mg_table_change_needs_columns (edit, network, self->nodes, self->edges);
      names = names || mg_table_change_is_name (edit);
      rows = rows || edit->kind == MG_EDIT_ADD_ITEM || edit->kind == MG_EDIT_REMOVE_ITEM;
      mg_table_list_touch (self->nodes, edit->id);
      mg_table_list_touch (self->edges, edit->id);
    }

  if (!values)
    return;

  mg_table_partners_forget (self->partners);
  if (names)
    mg_table_list_touch (self->edges, MG_ID_NONE);
  if (columns)
    update_columns (self);
  if (rows || !mg_filter_is_empty (mg_document_get_filter (self->document)))
    queue_rows (self);
}

static void
view_changed_cb (MgTableView *self)
{
  mg_table_partners_forget (self->partners);
  mg_table_list_touch (self->nodes, MG_ID_POLE);
  queue_rows (self);
}

/* Links have figures. */
static void
results_changed_cb (MgTableView *self)
{
  mg_table_list_touch (self->edges, MG_ID_POLE);
}

/* What the user does */

static void
mode_toggled_cb (MgTableView *self)
{
  update_page (self);
}

static void
search_changed_cb (MgTableView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  mg_table_list_set_search (self->nodes, text);
  mg_table_list_set_search (self->edges, text);
  update_status (self);
}

static void
stop_search_cb (MgTableView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (current_list (self)));
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  MgTableView *self = MG_TABLE_VIEW (widget);
  MgNetwork *network = mg_document_get_network (self->document);
  MgTransaction *transaction;
  MgId id;
  double x;
  double y;

  mg_table_place_find (network, &x, &y);
  transaction = mg_command_add_organisation (network, "", mg_document_get_kind (self->document),
                                             x, y, &id);
  if (!mg_document_run (self->document, transaction, 0))
    return;

  /* What was searched for would hide it. */
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  search_changed_cb (self);
  gtk_toggle_button_set_active (self->nodes_button, TRUE);
  mg_selection_set_one (mg_document_get_selection (self->document), id);
  mg_table_list_edit (self->nodes, id);
}

static void
link_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  MgTableView *self = MG_TABLE_VIEW (widget);
  g_autoptr(GError) error = NULL;
  MgTransaction *transaction;
  MgId ends[2];
  MgId id;

  if (!find_two (self, ends))
    return;

  transaction = mg_command_add_link (mg_document_get_network (self->document), ends[0], ends[1],
                                     mg_document_get_layer (self->document), &id, &error);
  if (transaction == NULL)
    notice_cb (self, error->message);
  else
    mg_document_run (self->document, transaction, 0);
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (MG_TABLE_VIEW (widget)->search_entry));
}

/* Filled when it opens, for the table that is shown. */
static void
columns_show_cb (MgTableView *self,
                 GtkPopover  *popover)
{
  mg_table_columns_menu_fill (popover, mg_table_list_get_columns (current_list (self)));
}

/* The widget */

static void
mg_table_view_map (GtkWidget *widget)
{
  MgTableView *self = MG_TABLE_VIEW (widget);

  if (self->ids_are_old && self->document != NULL)
    update_rows (self);

  GTK_WIDGET_CLASS (mg_table_view_parent_class)->map (widget);
}

static gboolean
mg_table_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (current_list (MG_TABLE_VIEW (widget))),
                                 GTK_DIR_TAB_FORWARD);
}

static void
forget_document (MgTableView *self)
{
  if (self->document == NULL)
    return;

  g_signal_handlers_disconnect_by_data (mg_document_get_selection (self->document), self);
  g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
}

/* The lists go with the template; what they say on their way out is for nobody. */
static void
forget_lists (MgTableView *self)
{
  if (self->nodes != NULL)
    g_signal_handlers_disconnect_by_data (self->nodes, self);
  if (self->edges != NULL)
    g_signal_handlers_disconnect_by_data (self->edges, self);
  self->nodes = NULL;
  self->edges = NULL;
}

static void
mg_table_view_dispose (GObject *object)
{
  MgTableView *self = MG_TABLE_VIEW (object);
  GtkWidget *child;

  forget_document (self);
  forget_lists (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MG_TYPE_TABLE_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mg_table_view_parent_class)->dispose (object);
}

static void
mg_table_view_finalize (GObject *object)
{
  mg_table_partners_free (MG_TABLE_VIEW (object)->partners);

  G_OBJECT_CLASS (mg_table_view_parent_class)->finalize (object);
}

static void
mg_table_view_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, MG_TABLE_VIEW (object)->document);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mg_table_view_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_DOCUMENT:
      mg_table_view_set_document (MG_TABLE_VIEW (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/ui/mg-table-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MgTableView, nodes_button);
  gtk_widget_class_bind_template_child (widget_class, MgTableView, edges_button);
  gtk_widget_class_bind_template_child (widget_class, MgTableView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MgTableView, link_button);
  gtk_widget_class_bind_template_child (widget_class, MgTableView, add_button);
  gtk_widget_class_bind_template_child (widget_class, MgTableView, stack);
  gtk_widget_class_bind_template_child (widget_class, MgTableView, status_label);
  gtk_widget_class_bind_template_callback (widget_class, columns_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
mg_table_view_class_init (MgTableViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mg_table_view_dispose;
  object_class->finalize = mg_table_view_finalize;
  object_class->get_property = mg_table_view_get_property;
  object_class->set_property = mg_table_view_set_property;
  widget_class->map = mg_table_view_map;
  widget_class->grab_focus = mg_table_view_grab_focus;

  properties[PROP_DOCUMENT] =
    g_param_spec_object ("document", NULL, NULL, MG_TYPE_DOCUMENT,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "table.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "table.link", NULL, link_action);
  gtk_widget_class_install_action (widget_class, "table.search", NULL, search_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK,
                                       "table.search", NULL);
}

static MgTableList *
add_list (MgTableView *self,
          const char  *page,
          const char  *name)
{
  GtkWidget *list = mg_table_list_new (name);

  gtk_stack_add_named (self->stack, list, page);
  g_signal_connect_object (list, "notice", G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "shown-changed", G_CALLBACK (update_status), self,
                           G_CONNECT_SWAPPED);

  return MG_TABLE_LIST (list);
}

static void
mg_table_view_init (MgTableView *self)
{
  self->partners = mg_table_partners_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->nodes = add_list (self, "nodes", _("Table of organisations"));
  self->edges = add_list (self, "edges", _("Table of links"));
  update_page (self);
}

GtkWidget *
mg_table_view_new (void)
{
  return g_object_new (MG_TYPE_TABLE_VIEW, NULL);
}

void
mg_table_view_set_document (MgTableView *self,
                            MgDocument  *document)
{
  g_return_if_fail (MG_IS_TABLE_VIEW (self));
  g_return_if_fail (document == NULL || MG_IS_DOCUMENT (document));

  if (self->document == document)
    return;

  forget_document (self);
  mg_table_list_set_document (self->nodes, document);
  mg_table_list_set_document (self->edges, document);

  if (document != NULL)
    {
      self->document = g_object_ref (document);
      g_signal_connect_object (document, "applied", G_CALLBACK (applied_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "view-changed", G_CALLBACK (view_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (document, "results-changed", G_CALLBACK (results_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (mg_document_get_selection (document), "changed",
                               G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
      update_columns (self);
      update_rows (self);
    }

  update_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}
