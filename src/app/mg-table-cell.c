/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table-cell.h"

#include <glib/gi18n-lib.h>

#include "mg-shown.h"
#include "mg-table-choice.h"
#include "mg-table-hint.h"
#include "mg-table-late.h"
#include "mg-table-text.h"
#include "mg-text-show.h"

struct _MgTableCell
{
  GtkWidget       parent_instance;

  MgTableColumn  *column;
  MgDocument     *document;   /* (nullable) */
  MgId            id;

  GtkInscription *label;
  GtkWidget      *entry;      /* (nullable): while a text is edited */
  GtkWidget      *choice;     /* (nullable): while a list is open */
  char           *before;     /* what stood in the entry at first */
  guint           n_presses;  /* of the pointer, and what is due for them */
  guint           press_source;
  guint           end_source; /* an idle that takes the entry away */
};

enum
{
  NOTICE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MgTableCell, mg_table_cell, GTK_TYPE_WIDGET)

static const MgField *
find_field (MgTableCell *self,
            MgFieldId   *field)
{
  MgNetwork *network;

  if (self->document == NULL)
    return NULL;

  network = mg_document_get_network (self->document);
  *field = mg_table_column_get_field (self->column, network, self->id);

  return *field != MG_FIELD_NONE ? mg_network_get_field (network, *field) : NULL;
}

static void
notice (MgTableCell *self,
        const char  *text)
{
  g_signal_emit (self, signals[NOTICE], 0, text);
}

static void
set_value (MgTableCell   *self,
           MgFieldId      field,
           const MgValue *value)
{
  MgNetwork *network = mg_document_get_network (self->document);

  mg_document_run (self->document, mg_command_set (network, &self->id, 1, field, value), 0);
}

/* Reads @text into the field; nothing happens if it says what is known already. */
static gboolean
set_text (MgTableCell  *self,
          const char   *text,
          GError      **error)
{
  MgNetwork *network = mg_document_get_network (self->document);
  const MgItem *item = mg_network_find (network, self->id);
  g_auto(MgValue) value = MG_VALUE_INIT;
  MgValue present = MG_VALUE_INIT;
  MgFieldId place;
  const MgField *field = find_field (self, &place);

  if (item == NULL || field == NULL)
    return TRUE;
  if (!mg_table_text_parse (field, item->kind, text, &value, error))
    return FALSE;

  mg_network_get_value (network, self->id, place, &present);
  if (!mg_value_equal (&present, &value))
    set_value (self, place, &value);

  return TRUE;
}

static gboolean
end_editing_cb (gpointer user_data)
{
  MgTableCell *self = user_data;
  GtkWidget *entry = g_steal_pointer (&self->entry);
  gboolean had_focus = entry != NULL &&
                       gtk_widget_has_focus (entry);

  self->end_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->label), TRUE);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_clear_pointer (&entry, gtk_widget_unparent);
  g_clear_pointer (&self->before, g_free);
  mg_table_cell_refresh (self);

  return G_SOURCE_REMOVE;
}

/* Later: the entry may be the one that is telling us. */
static void
end_editing (MgTableCell *self)
{
  if (self->entry != NULL && self->end_source == 0)
    self->end_source = g_idle_add (end_editing_cb, self);
}

/* Returns: whether the entry's text was good */
static gboolean
commit (MgTableCell *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr(GError) error = NULL;

  if (g_strcmp0 (text, self->before) == 0 || set_text (self, text, &error))
    {
      notice (self, "");
      return TRUE;
    }

  notice (self, error->message);

  return FALSE;
}

static void
activate_cb (GtkWidget   *entry,
             MgTableCell *self)
{
  if (commit (self))
    {
      end_editing (self);
      return;
    }

  gtk_widget_add_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry),
                               GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

/* Whoever goes elsewhere means what he typed; what cannot be read is given up. */
static void
focus_leave_cb (GtkEventControllerFocus *controller,
                MgTableCell             *self)
{
  if (self->entry == NULL || self->end_source != 0)
    return;

  commit (self);
  end_editing (self);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint                  keyval,
              guint                  keycode,
              GdkModifierType        state,
              MgTableCell           *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  notice (self, "");
  end_editing (self);

  return GDK_EVENT_STOP;
}

static void
begin_text (MgTableCell   *self,
            const MgField *field,
            MgFieldId      place)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  MgValue value = MG_VALUE_INIT;

  mg_network_get_value (mg_document_get_network (self->document), self->id, place, &value);
  self->before = mg_table_text_format_edit (field, &value);

  self->entry = gtk_text_new ();
  gtk_widget_add_css_class (self->entry, "view");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->before);
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), self->column->is_number ? 1 : 0);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  mg_shown_name (GTK_ACCESSIBLE (self->entry), self->column->title);
  g_signal_connect (self->entry, "activate", G_CALLBACK (activate_cb), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_leave_cb), self);
  gtk_widget_add_controller (self->entry, focus);

  gtk_widget_set_visible (GTK_WIDGET (self->label), FALSE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
chosen_cb (MgTableChoice *choice,
           const char    *text,
           MgTableCell   *self)
{
  g_autoptr(GError) error = NULL;

  if (self->document != NULL && !set_text (self, text, &error))
    notice (self, error->message);
}

static gboolean
drop_choice_cb (gpointer user_data)
{
  GtkWidget *choice = user_data;

  gtk_widget_unparent (choice);

  return G_SOURCE_REMOVE;
}

static void
choice_closed_cb (GtkWidget   *choice,
                  MgTableCell *self)
{
  if (self->choice != choice)
    return;

  self->choice = NULL;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_choice_cb, g_object_ref (choice), g_object_unref);
}

static void
begin_choice (MgTableCell *self,
              MgFieldId    place)
{
  self->choice = mg_table_choice_new (mg_document_get_network (self->document), self->id, place);
  mg_shown_name (GTK_ACCESSIBLE (self->choice), self->column->title);
  g_signal_connect (self->choice, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_after (self->choice, "closed", G_CALLBACK (choice_closed_cb), self);
  gtk_widget_set_parent (self->choice, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (self->choice));
}

static void
toggle (MgTableCell *self,
        MgFieldId    place)
{
  MgNetwork *network = mg_document_get_network (self->document);
  g_auto(MgValue) value = mg_value_boolean (!mg_network_get_boolean (network, self->id, place));

  set_value (self, place, &value);
}

void
mg_table_cell_edit (MgTableCell *self)
{
  MgFieldId place;
  const MgField *field;

  g_return_if_fail (MG_IS_TABLE_CELL (self));

  field = find_field (self, &place);
  if (field == NULL || self->entry != NULL || self->choice != NULL)
    return;

  if (field->vocabulary != NULL)
    {
      begin_choice (self, place);
      return;
    }

  switch (field->type)
    {
    case MG_TYPE_BOOLEAN:
      toggle (self, place);
      break;

    case MG_TYPE_CHOICE:
    case MG_TYPE_CHOICES:
      begin_choice (self, place);
      break;

    case MG_TYPE_TEXT:
    case MG_TYPE_INTEGER:
    case MG_TYPE_REAL:
    case MG_TYPE_DATE:
      begin_text (self, field, place);
      break;

    case MG_TYPE_XML:
    default:
      break;
    }
}

static gboolean
press_cb (gpointer user_data)
{
  MgTableCell *self = user_data;

  self->press_source = 0;
  if (self->n_presses > 1)
    mg_table_cell_edit (self);
  else if (self->entry == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

/* Later: the row has the press next, and takes the focus. It must have it: a row
 * that is refused a press looks pressed for ever.
 */
static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            MgTableCell     *self)
{
  if (self->entry != NULL)
    return;

  self->n_presses = (guint) n_press;
  if (self->press_source == 0)
    self->press_source = g_idle_add (press_cb, self);
}

/* To the cell beside this one. */
static gboolean
move_beside (MgTableCell      *self,
             GtkDirectionType  direction)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  gboolean next = (direction == GTK_DIR_RIGHT) ==
                  (gtk_widget_get_direction (cell) == GTK_TEXT_DIR_LTR);

  do
    cell = next ? gtk_widget_get_next_sibling (cell) : gtk_widget_get_prev_sibling (cell);
  while (cell != NULL && !gtk_widget_get_visible (cell));

  return cell != NULL && gtk_widget_child_focus (cell, GTK_DIR_TAB_FORWARD);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        MgTableCell           *self)
{
  if (self->entry != NULL || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_F2:
      mg_table_cell_edit (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move_beside (self, GTK_DIR_LEFT);

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move_beside (self, GTK_DIR_RIGHT);

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
commit_late (MgTableCell *self)
{
  g_auto(MgValue) value = MG_VALUE_INIT;
  const MgField *field;
  const MgItem *item;
  const char *text;
  MgFieldId place;

  if (self->entry == NULL || self->end_source != 0)
    return;

  text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  item = mg_network_find (mg_document_get_network (self->document), self->id);
  field = find_field (self, &place);
  if (item == NULL || field == NULL || g_strcmp0 (text, self->before) == 0 ||
      !mg_table_text_parse (field, item->kind, text, &value, NULL))
    return;

  mg_table_late_set (self->document, self->id, place, &value);
}

static void
drop_editors (MgTableCell *self)
{
  GtkWidget *entry = g_steal_pointer (&self->entry);
  GtkWidget *choice = g_steal_pointer (&self->choice);

  g_clear_handle_id (&self->end_source, g_source_remove);
  g_clear_handle_id (&self->press_source, g_source_remove);
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&entry, gtk_widget_unparent);
  g_clear_pointer (&choice, gtk_widget_unparent);
  if (self->label != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->label), TRUE);
}

static gboolean
query_tooltip_cb (MgTableCell *self,
                  int          x,
                  int          y,
                  gboolean     keyboard,
                  GtkTooltip  *tooltip)
{
  g_autofree char *hint = NULL;

  if (self->document == NULL || self->entry != NULL)
    return FALSE;

  hint = mg_table_hint_dup (self->column, self->document, self->id, GTK_WIDGET (self->label));
  gtk_tooltip_set_text (tooltip, hint);

  return hint != NULL;
}

static void
mg_table_cell_dispose (GObject *object)
{
  MgTableCell *self = MG_TABLE_CELL (object);

  commit_late (self);
  drop_editors (self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->column, mg_table_column_unref);
  if (self->label != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->label));
  self->label = NULL;

  G_OBJECT_CLASS (mg_table_cell_parent_class)->dispose (object);
}

static void
mg_table_cell_class_init (MgTableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mg_table_cell_dispose;

  signals[NOTICE] = g_signal_new ("notice", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "mg-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
mg_table_cell_init (MgTableCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->label = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_text_overflow (self->label, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (self->label, 1);
  gtk_inscription_set_nat_lines (self->label, 1);
  gtk_widget_set_margin_top (GTK_WIDGET (self->label), 4);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->label), 4);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

GtkWidget *
mg_table_cell_new (MgTableColumn *column)
{
  MgTableCell *self = g_object_new (MG_TYPE_TABLE_CELL, NULL);

  self->column = mg_table_column_ref (column);
  gtk_inscription_set_min_chars (self->label, MIN (column->width, column->is_name ? 26 : 18));
  gtk_inscription_set_nat_chars (self->label, column->width);
  gtk_inscription_set_xalign (self->label, column->is_number ? 1 : 0);
  if (column->is_number)
    gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");

  return GTK_WIDGET (self);
}

void
mg_table_cell_bind (MgTableCell *self,
                    MgDocument  *document,
                    MgId         id)
{
  g_return_if_fail (MG_IS_TABLE_CELL (self));

  /* Some versions bind anew what is only selected. */
  if (self->document == document && self->id == id)
    {
      mg_table_cell_refresh (self);
      return;
    }

  commit_late (self);
  drop_editors (self);
  g_set_object (&self->document, document);
  self->id = id;
  mg_table_cell_refresh (self);
}

void
mg_table_cell_refresh (MgTableCell *self)
{
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  const char *shown;

  g_return_if_fail (MG_IS_TABLE_CELL (self));

  value = self->document != NULL
          ? self->column->text (self->column, self->document, self->id)
          : g_strdup ("");
  text = mg_text_show_line (value);
  shown = gtk_inscription_get_text (self->label);
  if (shown != NULL && g_str_equal (shown, text))
    return;

  gtk_inscription_set_text (self->label, text);
  /* Translators: a cell of a table: the column's title, then what it says. */
  name = g_strdup_printf (_("%s: %s"), self->column->title, text[0] != '\0' ? text : _("not known"));
  mg_shown_name (GTK_ACCESSIBLE (self), name);
}

gboolean
mg_table_cell_is_pressed (MgTableCell *self)
{
  return self->press_source != 0;
}

MgId
mg_table_cell_get_id (MgTableCell *self)
{
  return self->id;
}

const MgTableColumn *
mg_table_cell_get_column (MgTableCell *self)
{
  return self->column;
}

gboolean
mg_table_cell_is_editing (MgTableCell *self)
{
  return self->entry != NULL || self->choice != NULL;
}

const char *
mg_table_cell_get_text (MgTableCell *self)
{
  return gtk_inscription_get_text (self->label);
}
