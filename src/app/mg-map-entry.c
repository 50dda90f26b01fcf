/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-map-entry.h"

#include <glib/gi18n-lib.h>

#include "mg-text-rank.h"
#include "mg-text-show.h"
#include "mg-text.h"

#define MAX_OFFERS 7

typedef struct
{
  MgId  id;
  char *title;
  char *key;     /* folded; NULL until it is looked for */
} Name;

struct _MgMapEntry
{
  GtkWidget       parent_instance;

  MgMapEntryMode  mode;
  MgNetwork      *network;
  MgId            except;
  GPtrArray      *names;    /* Name, in the network's order; NULL until needed */
  gboolean        is_open;

  GtkWidget      *box;
  GtkWidget      *entry;
  GtkWidget      *note;     /* what is chosen with other keys */
  GtkWidget      *hint;     /* over the list: what choosing one would do */
  GtkWidget      *list;     /* a row per offer, with its Name as "name" */
};

enum
{
  CONFIRMED,
  LEFT,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MgMapEntry, mg_map_entry, GTK_TYPE_WIDGET)

static void
name_free (gpointer data)
{
  Name *name = data;

  g_free (name->title);
  g_free (name->key);
  g_free (name);
}

static GPtrArray *
get_names (MgMapEntry *self)
{
  MgNetworkIter iter;
  const MgItem *item;

  if (self->names != NULL)
    return self->names;

  self->names = g_ptr_array_new_with_free_func (name_free);
  if (self->network == NULL)
    return self->names;

  mg_network_iter_init (&iter, self->network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)))
    if (item->id != self->except)
      {
        Name *name = g_new0 (Name, 1);

        name->id = item->id;
        name->title = mg_network_dup_title (self->network, item->id);
        g_ptr_array_add (self->names, name);
      }

  return self->names;
}

/* Under what is typed. */
static void
indent (GtkWidget *label)
{
  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  gtk_widget_set_margin_start (label, 9);
  gtk_widget_set_margin_end (label, 9);
  gtk_widget_set_margin_top (label, 3);
  gtk_widget_set_margin_bottom (label, 3);
}

static void
add_offer (MgMapEntry *self,
           Name       *name)
{
  g_autofree char *shown = mg_text_show_line (name->title);
  GtkWidget *label = gtk_label_new (shown);
  GtkWidget *row = gtk_list_box_row_new ();

  indent (label);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_can_focus (row, FALSE);
  g_object_set_data (G_OBJECT (row), "name", name);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
clear_offers (MgMapEntry *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
}

static void
offer_latest (MgMapEntry *self)
{
  GPtrArray *names = get_names (self);

  for (guint i = names->len; i > 0 && names->len - i < MAX_OFFERS; i--)
    add_offer (self, g_ptr_array_index (names, i - 1));
}

static void
offer_matches (MgMapEntry *self,
               const char *sought)
{
  GPtrArray *names = get_names (self);
  guint n_offers = 0;

  for (guint rank = 0; rank < MG_TEXT_RANK_NONE; rank++)
    for (guint i = 0; i < names->len && n_offers < MAX_OFFERS; i++)
      {
        Name *name = g_ptr_array_index (names, i);

        if (name->key == NULL)
          name->key = mg_text_fold (name->title);
        if (mg_text_rank (name->key, sought) != rank)
          continue;

        add_offer (self, name);
        n_offers++;
      }
}

static void
select_offer (MgMapEntry *self,
              int         index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);
  const Name *name = row != NULL ? g_object_get_data (G_OBJECT (row), "name") : NULL;

  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  name != NULL ? name->title : "", -1);
}

static void
update_offers (MgMapEntry *self)
{
  g_autofree char *sought = NULL;
  gboolean has_offers;

  clear_offers (self);
  if (!self->is_open)
    return;

  sought = mg_text_fold (mg_map_entry_get_text (self));
  g_strstrip (sought);
  if (*sought != '\0')
    offer_matches (self, sought);
  else if (self->mode == MG_MAP_ENTRY_CHOOSE)
    offer_latest (self);

  has_offers = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0) != NULL;
  gtk_widget_set_visible (self->list, has_offers);
  gtk_widget_set_visible (self->hint, has_offers && self->mode == MG_MAP_ENTRY_NAME);
  select_offer (self, self->mode == MG_MAP_ENTRY_CHOOSE && *sought != '\0' ? 0 : -1);
}

static void
confirm (MgMapEntry    *self,
         GtkListBoxRow *row)
{
  const Name *name = row != NULL ? g_object_get_data (G_OBJECT (row), "name") : NULL;
  g_autofree char *text = g_strdup (name != NULL ? name->title : mg_map_entry_get_text (self));

  g_signal_emit (self, signals[CONFIRMED], 0, text, name != NULL ? name->id : MG_ID_NONE);
}

static void
activate_cb (MgMapEntry *self)
{
  confirm (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
}

static void
row_activated_cb (MgMapEntry    *self,
                  GtkListBoxRow *row)
{
  confirm (self, row);
}

static void
move_selection (MgMapEntry *self,
                int         step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : (step > 0 ? 0 : -1);

  if (index < 0 && self->mode == MG_MAP_ENTRY_CHOOSE)
    index = 0;
  if (index < 0 || gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index) != NULL)
    select_offer (self, index);
}

static gboolean
key_pressed_cb (MgMapEntry      *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  switch (keyval)
    {
    case GDK_KEY_Escape:
      g_signal_emit (self, signals[CLOSED], 0);
      return GDK_EVENT_STOP;

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_selection (self, 1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_selection (self, -1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Tab:
      activate_cb (self);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_left_cb (MgMapEntry *self)
{
  if (self->is_open)
    g_signal_emit (self, signals[LEFT], 0);
}

static void
drop_names (MgMapEntry *self)
{
  clear_offers (self);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_object (&self->network);
}

static void
mg_map_entry_dispose (GObject *object)
{
  MgMapEntry *self = MG_MAP_ENTRY (object);

  self->is_open = FALSE;
  if (self->box != NULL)
    drop_names (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (mg_map_entry_parent_class)->dispose (object);
}

static void
mg_map_entry_class_init (MgMapEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mg_map_entry_dispose;

  signals[CONFIRMED] = g_signal_new ("confirmed", MG_TYPE_MAP_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  signals[LEFT] = g_signal_new ("left", MG_TYPE_MAP_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", MG_TYPE_MAP_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "mapentry");
}

static void
make_list (MgMapEntry *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), TRUE);
  gtk_widget_set_can_focus (self->list, FALSE);
  gtk_widget_set_visible (self->list, FALSE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

/* A small line that is not there yet. */
static GtkWidget *
add_line (MgMapEntry *self,
          const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  indent (label);
  gtk_widget_set_visible (label, FALSE);
  gtk_box_append (GTK_BOX (self->box), label);

  return label;
}

static void
mg_map_entry_init (MgMapEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "background");
  gtk_widget_add_css_class (self->box, "frame");
  gtk_widget_set_overflow (self->box, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 22);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (update_offers), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->entry);

  self->note = add_line (self, NULL);
  self->hint = add_line (self, _("Already on the map; choose it instead:"));
  make_list (self);
  gtk_box_append (GTK_BOX (self->box), self->list);

  /* Before the text itself, which would have Tab and Escape for itself. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
mg_map_entry_new (void)
{
  return g_object_new (MG_TYPE_MAP_ENTRY, NULL);
}

void
mg_map_entry_open (MgMapEntry     *self,
                   MgMapEntryMode  mode,
                   const char     *prompt,
                   const char     *text,
                   MgNetwork      *network,
                   MgId            except)
{
  g_return_if_fail (MG_IS_MAP_ENTRY (self));

  self->is_open = FALSE;
  drop_names (self);
  self->mode = mode;
  g_set_object (&self->network, network);
  self->except = except;
  self->is_open = TRUE;

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), prompt);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  prompt, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  mg_map_entry_set_note (self, NULL);
  update_offers (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->entry);
}

void
mg_map_entry_grab_keyboard (MgMapEntry *self)
{
  g_return_if_fail (MG_IS_MAP_ENTRY (self));

  if (self->is_open)
    gtk_widget_grab_focus (self->entry);
}

void
mg_map_entry_close (MgMapEntry *self)
{
  g_return_if_fail (MG_IS_MAP_ENTRY (self));

  self->is_open = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  drop_names (self);
}

void
mg_map_entry_set_note (MgMapEntry *self,
                       const char *note)
{
  g_return_if_fail (MG_IS_MAP_ENTRY (self));

  gtk_label_set_label (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
}

const char *
mg_map_entry_get_text (MgMapEntry *self)
{
  g_return_val_if_fail (MG_IS_MAP_ENTRY (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
mg_map_entry_set_text (MgMapEntry *self,
                       const char *text)
{
  g_return_if_fail (MG_IS_MAP_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  update_offers (self);
}
