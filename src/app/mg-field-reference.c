/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-field-reference.h"

#include "mg-shown.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LIST_WIDTH 280
#define LIST_HEIGHT 320

/* Between the name and the identifier of a row; no name holds it. */
#define SEPARATOR "\n"

static const struct
{
  const char *field;
  guint       kinds;
} references[] = {
  { "lead_org", MG_ITEM_ORGANISATION },
  { "legal_support_org", MG_ITEM_ORGANISATION },
  { "governance_founder", MG_ITEM_ORGANISATION },
  { "collective_id", MG_ITEM_COLLECTIVE },
};

guint
mg_field_reference_get_kinds (const MgField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    if (g_str_equal (references[i].field, field->name))
      return references[i].kinds;

  return 0;
}

/* The list */

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(char * const *) a, *(char * const *) b);
}

/* "Ressourcerie\no12", by name. */
static GtkStringList *
create_rows (MgNetwork *network,
             guint      kinds)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  GtkStringList *list = gtk_string_list_new (NULL);
  const MgItem *item;
  MgNetworkIter iter;

  mg_network_iter_init (&iter, network, kinds);
  while ((item = mg_network_iter_next (&iter)))
    {
      g_autofree char *title = mg_network_dup_title (network, item->id);
      const char *id = mg_network_get_text (network, item->id, MG_FIELD_ID);

      if (id != NULL)
        g_ptr_array_add (rows, g_strconcat (g_strdelimit (title, SEPARATOR, ' '), SEPARATOR, id,
                                            NULL));
    }

  g_ptr_array_sort (rows, compare_names);
  gtk_string_list_append (list, SEPARATOR);
  for (guint i = 0; i < rows->len; i++)
    gtk_string_list_append (list, g_ptr_array_index (rows, i));

  return list;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *row)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (row, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *row)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (row));
  g_autofree char *name = g_strndup (text, strcspn (text, SEPARATOR));

  mg_shown_label (GTK_LABEL (gtk_list_item_get_child (row)),
                  *name != '\0' ? name : C_("organisation or place", "None"));
}

static void
activate_cb (GtkListView   *view,
             guint          position,
             MgFieldEditor *editor)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_POPOVER);
  g_autoptr(GtkStringObject) row =
    g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);
  const char *text = gtk_string_object_get_string (row);
  g_auto(MgValue) value = MG_VALUE_INIT;

  if (mg_field_parse (mg_field_editor_get_field (editor), strstr (text, SEPARATOR) + 1, &value,
                      NULL))
    mg_field_editor_apply (editor, &value);
  gtk_popover_popdown (GTK_POPOVER (popover));
}

/* @rows: (transfer full) */
static GtkWidget *
create_list (MgFieldEditor *editor,
             GtkWidget     *search,
             GtkStringList *rows)
{
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkStringFilter *filter = gtk_string_filter_new (name);
  GtkFilterListModel *found = gtk_filter_list_model_new (G_LIST_MODEL (rows), GTK_FILTER (filter));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (
                                         G_LIST_MODEL (found))), factory);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_object_bind_property (search, "text", filter, "search", G_BINDING_SYNC_CREATE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  g_signal_connect_object (view, "activate", G_CALLBACK (activate_cb), editor, 0);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);

  return scrolled;
}

GtkWidget *
mg_field_reference_create_list (MgFieldEditor *editor)
{
  MgNetwork *network = mg_document_get_network (mg_field_editor_get_document (editor));
  guint kinds = mg_field_reference_get_kinds (mg_field_editor_get_field (editor));
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *search = gtk_search_entry_new ();

  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), create_list (editor, search, create_rows (network, kinds)));
  gtk_widget_set_size_request (box, LIST_WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  return popover;
}

/* What stands on the button: the name, or the identifier of what is not there. */
char *
mg_field_reference_dup_name (MgNetwork     *network,
                             const MgField *field,
                             const char    *text)
{
  MgId id = mg_network_find_text_id (network, mg_field_reference_get_kinds (field), text);

  return id != MG_ID_NONE ? mg_network_dup_title (network, id) : g_strdup (text);
}
