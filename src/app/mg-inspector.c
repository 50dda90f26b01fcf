/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-inspector.h"

#include <glib/gi18n-lib.h>

#include "mg-field-editor.h"
#include "mg-inspector-head.h"

struct _MgInspector
{
  GtkWidget          parent_instance;

  MgDocument        *document;
  GPtrArray         *editors;      /* of MgFieldEditor, in the content */
  GHashTable        *folded;       /* (element-type utf8): groups that the user has folded */
  GHashTable        *unfolded;
  guint              kinds;        /* of the items shown */
  guint              n_fields;     /* of the schema it was built from */
  gboolean           is_several;
  guint              refresh;      /* idle; 0 when nothing is to be read again */

  /* From the template */
  MgInspectorHead   *head;
  GtkBox            *content;
  GtkScrolledWindow *scrolled;
};

G_DEFINE_FINAL_TYPE (MgInspector, mg_inspector, GTK_TYPE_WIDGET)

/* What is shown */

/* Items of the selection, or the pole. */
static const MgId *
get_items (MgInspector *self,
           guint       *n_ids)
{
  static const MgId pole = MG_ID_POLE;
  MgSelection *selection = mg_document_get_selection (self->document);

  if (mg_selection_get_n (selection) > 0)
    return mg_selection_get_ids (selection, n_ids);

  *n_ids = 1;
  return &pole;
}

static guint
find_kinds (MgInspector *self)
{
  MgNetwork *network = mg_document_get_network (self->document);
  const MgId *ids;
  guint n_ids, kinds = 0;

  ids = get_items (self, &n_ids);
  for (guint i = 0; i < n_ids; i++)
    {
      const MgItem *item = mg_network_find (network, ids[i]);

      if (item != NULL)
        kinds |= item->kind;
    }

  return kinds;
}

/* Two organisations do not get one name in one stroke. */
static gboolean
is_name (MgFieldId field)
{
  return field == MG_FIELD_LABEL || field == MG_FIELD_NAME;
}

static gboolean
is_offered (MgInspector   *self,
            MgFieldId      id,
            const MgField *field)
{
  return field != NULL && (field->flags & MG_FIELD_HIDDEN) == 0 && self->kinds != 0 &&
         (field->kinds & self->kinds) == self->kinds && !(self->is_several && is_name (id));
}

/* Groups */

static const char *
get_group (const MgField *field)
{
  if ((field->flags & MG_FIELD_FOREIGN) != 0)
    return N_("Other fields of the file");
  if ((field->flags & MG_FIELD_EXPERT) != 0)
    return N_("For research");

  return field->group != NULL ? field->group : N_("Other fields of the file");
}

/* Open at first: what a workshop asks for. */
static gboolean
is_open_at_first (const char *group)
{
  static const char * const open[] = { "Identity", "Belonging", "Cooperation", "Dates", NULL };

  return g_strv_contains (open, group);
}

static void
expanded_cb (GtkExpander *expander,
             GParamSpec  *pspec,
             MgInspector *self)
{
  const char *group = g_object_get_data (G_OBJECT (expander), "group");
  gboolean is_open = gtk_expander_get_expanded (expander);

  g_hash_table_remove (is_open ? self->folded : self->unfolded, group);
  g_hash_table_add (is_open ? self->unfolded : self->folded, g_strdup (group));
}

static GtkWidget *
create_group (MgInspector *self,
              const char  *group)
{
  GtkWidget *expander = gtk_expander_new (NULL);
  GtkWidget *label = gtk_label_new (_(group));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_widget_add_css_class (label, "heading");
  gtk_expander_set_label_widget (GTK_EXPANDER (expander), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(group), -1);
  gtk_widget_add_css_class (box, "mg-fields");
  gtk_expander_set_child (GTK_EXPANDER (expander), box);
  g_object_set_data_full (G_OBJECT (expander), "group", g_strdup (group), g_free);

  gtk_expander_set_expanded (GTK_EXPANDER (expander),
                             g_hash_table_contains (self->unfolded, group) ||
                               (is_open_at_first (group) &&
                                !g_hash_table_contains (self->folded, group)));
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);

  return expander;
}

static GtkBox *
find_group (MgInspector *self,
            const char  *group)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->content));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (child), "group"), group) == 0)
      return GTK_BOX (gtk_expander_get_child (GTK_EXPANDER (child)));

  child = create_group (self, group);
  gtk_box_append (self->content, child);

  return GTK_BOX (gtk_expander_get_child (GTK_EXPANDER (child)));
}

/* Building */

static void
clear (MgInspector *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->editors, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))))
    gtk_box_remove (self->content, child);
}

/* @flags: fields that have one of them, or none of either */
static void
add_fields (MgInspector  *self,
            MgFieldFlags  flags)
{
  MgNetwork *network = mg_document_get_network (self->document);

  for (MgFieldId id = 0; id < mg_network_get_n_fields (network); id++)
    {
      const MgField *field = mg_network_get_field (network, id);
      GtkWidget *editor;

      if (!is_offered (self, id, field) ||
          (field->flags & (MG_FIELD_FOREIGN | MG_FIELD_EXPERT)) != flags)
        continue;

      editor = mg_field_editor_new (self->document, id);
      gtk_box_append (find_group (self, get_group (field)), editor);
      g_ptr_array_add (self->editors, editor);
    }
}

static void
build (MgInspector *self)
{
  clear (self);
  add_fields (self, 0);
  add_fields (self, MG_FIELD_FOREIGN);
  add_fields (self, MG_FIELD_EXPERT);
  add_fields (self, MG_FIELD_FOREIGN | MG_FIELD_EXPERT);
}

static void
show_items (MgInspector *self)
{
  const MgId *ids;
  guint n_ids;

  ids = get_items (self, &n_ids);
  for (guint i = 0; i < self->editors->len; i++)
    mg_field_editor_set_items (g_ptr_array_index (self->editors, i), ids, n_ids);
  mg_inspector_head_show (self->head, self->document, ids, n_ids);
}

static void
selection_changed_cb (MgInspector *self)
{
  guint kinds = find_kinds (self);
  guint n_fields = mg_network_get_n_fields (mg_document_get_network (self->document));
  gboolean is_several = mg_selection_get_n (mg_document_get_selection (self->document)) > 1;

  mg_inspector_commit (self);
  if (kinds != self->kinds || n_fields != self->n_fields || is_several != self->is_several)
    {
      self->kinds = kinds;
      self->n_fields = n_fields;
      self->is_several = is_several;
      build (self);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0.);
    }

  show_items (self);
}

/* Following the document */

static gboolean
refresh_cb (gpointer user_data)
{
  MgInspector *self = user_data;
  const MgId *ids;
  guint n_ids;

  self->refresh = 0;
  if (mg_network_get_n_fields (mg_document_get_network (self->document)) != self->n_fields)
    {
      selection_changed_cb (self);
      return G_SOURCE_REMOVE;
    }

  g_ptr_array_foreach (self->editors, (GFunc) (GCallback) mg_field_editor_refresh, NULL);
  ids = get_items (self, &n_ids);
  mg_inspector_head_show (self->head, self->document, ids, n_ids);

  return G_SOURCE_REMOVE;
}

/* A drag sets places at each motion: nothing here shows them. */
static gboolean
is_place (const MgEdit *edit)
{
  return edit->kind == MG_EDIT_SET_VALUE &&
         (edit->field == MG_FIELD_X || edit->field == MG_FIELD_Y);
}

static void
applied_cb (MgDocument    *document,
            MgTransaction *transaction,
            MgInspector   *self)
{
  for (guint i = 0; i < mg_transaction_get_n_edits (transaction); i++)
    if (!is_place (mg_transaction_get_edit (transaction, i)))
      {
        if (self->refresh == 0)
          self->refresh = g_idle_add (refresh_cb, self);
        return;
      }
}

/* The object */

static void
mg_inspector_dispose (GObject *object)
{
  MgInspector *self = MG_INSPECTOR (object);
  GtkWidget *child;

  mg_inspector_set_document (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MG_TYPE_INSPECTOR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mg_inspector_parent_class)->dispose (object);
}

static void
mg_inspector_finalize (GObject *object)
{
  MgInspector *self = MG_INSPECTOR (object);

  g_ptr_array_unref (self->editors);
  g_hash_table_unref (self->folded);
  g_hash_table_unref (self->unfolded);

  G_OBJECT_CLASS (mg_inspector_parent_class)->finalize (object);
}

/* Fields first, and the buttons of the head after them: who comes in by a key
 * wants to write, not to delete.
 */
static gboolean
mg_inspector_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  MgInspector *self = MG_INSPECTOR (widget);
  gboolean is_back = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *first = is_back ? GTK_WIDGET (self->head) : GTK_WIDGET (self->scrolled);
  GtkWidget *last = is_back ? GTK_WIDGET (self->scrolled) : GTK_WIDGET (self->head);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (direction != GTK_DIR_TAB_FORWARD && !is_back)
    return GTK_WIDGET_CLASS (mg_inspector_parent_class)->focus (widget, direction);

  /* From elsewhere straight to the first field, past the heading of its group. */
  for (guint i = 0; !is_back && i < self->editors->len &&
                    (focus == NULL || !gtk_widget_is_ancestor (focus, widget)); i++)
    {
      GtkWidget *editor = g_ptr_array_index (self->editors, i);

      if (gtk_widget_get_mapped (editor) && gtk_widget_grab_focus (editor))
        return TRUE;
    }

  if ((focus == NULL || !gtk_widget_is_ancestor (focus, last)) &&
      gtk_widget_child_focus (first, direction))
    return TRUE;

  return gtk_widget_child_focus (last, direction);
}

static void
mg_inspector_class_init (MgInspectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mg_inspector_dispose;
  object_class->finalize = mg_inspector_finalize;
  widget_class->focus = mg_inspector_focus;

  g_type_ensure (MG_TYPE_INSPECTOR_HEAD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/ui/mg-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, MgInspector, head);
  gtk_widget_class_bind_template_child (widget_class, MgInspector, content);
  gtk_widget_class_bind_template_child (widget_class, MgInspector, scrolled);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mg_inspector_init (MgInspector *self)
{
  self->editors = g_ptr_array_new ();
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mg_inspector_new (void)
{
  return g_object_new (MG_TYPE_INSPECTOR, NULL);
}

void
mg_inspector_set_document (MgInspector *self,
                           MgDocument  *document)
{
  g_return_if_fail (MG_IS_INSPECTOR (self));

  if (self->document != NULL)
    {
      mg_inspector_commit (self);
      g_signal_handlers_disconnect_by_data (self->document, self);
      g_signal_handlers_disconnect_by_data (mg_document_get_selection (self->document), self);
    }
  g_clear_handle_id (&self->refresh, g_source_remove);
  if (!g_set_object (&self->document, document))
    return;

  /* Fields belong to their network: nothing of the former is kept. */
  self->kinds = 0;
  if (self->content != NULL)
    clear (self);
  if (document == NULL)
    return;

  g_signal_connect_object (document, "applied", G_CALLBACK (applied_cb), self, 0);
  g_signal_connect_object (mg_document_get_selection (document), "changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  selection_changed_cb (self);
}

void
mg_inspector_commit (MgInspector *self)
{
  g_return_if_fail (MG_IS_INSPECTOR (self));

  g_ptr_array_foreach (self->editors, (GFunc) (GCallback) mg_field_editor_commit, NULL);
}
