/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-map-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-map-view-private.h"
#include "mg-text-rank.h"
#include "mg-text.h"

/* Milliseconds after the last letter. */
#define DELAY_MS 150

#define NONE G_MAXUINT

typedef struct
{
  MgId  id;
  char *key;        /* its names, folded */
  guint rank;
} Match;

struct _MgMapSearch
{
  GtkWidget  parent_instance;

  MgMapView *view;
  char      *sought;        /* folded */
  GArray    *matches;       /* Match, the best first */
  guint      current;       /* among them, or NONE */
  guint      n_hidden;      /* have what is looked for, but are not shown */

  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *label;         /* "2 of 5" */
  GtkWidget *buttons[2];    /* to the one before, to the next */
};

G_DEFINE_FINAL_TYPE (MgMapSearch, mg_map_search, GTK_TYPE_WIDGET)

static void
match_clear (gpointer data)
{
  g_free (((Match *) data)->key);
}

/* Finding */

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *one = a;
  const Match *other = b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;

  return strcmp (one->key, other->key);
}

/* The short name, which comes first, and the full one. */
static char *
dup_key (MgNetwork *network,
         MgId       id)
{
  g_autofree char *title = mg_network_dup_title (network, id);
  const char *name = mg_network_get_text (network, id, MG_FIELD_NAME);
  g_autofree char *both = g_strjoin ("\n", title, name, NULL);

  return mg_text_fold (both);
}

static void
find_matches (MgMapSearch *self,
              const char  *sought)
{
  MgNetwork *network = mg_map_view_get_network (self->view);
  const MgItem *item;
  MgNetworkIter iter;

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES);
  while ((item = mg_network_iter_next (&iter)))
    {
      Match match = { .id = item->id, .key = dup_key (network, item->id) };

      match.rank = mg_text_rank (match.key, sought);
      if (match.rank < MG_TEXT_RANK_NONE && mg_map_view_find_node (self->view, item->id) != NULL)
        {
          g_array_append_val (self->matches, match);
          continue;
        }
      self->n_hidden += match.rank < MG_TEXT_RANK_NONE;
      match_clear (&match);
    }

  g_array_sort (self->matches, compare_matches);
}

static void
say (MgMapSearch *self)
{
  guint n = self->matches->len;
  g_autoptr(GString) text = g_string_new (NULL);

  /* Translators: which one it is of those that were found */
  if (n > 0)
    g_string_printf (text, _("%u of %u"), self->current + 1, n);
  else if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0' && self->n_hidden == 0)
    g_string_assign (text, _("None"));
  if (self->n_hidden > 0)
    {
      if (n > 0)
        g_string_append (text, " · ");
      /* Translators: organisations that were found, but that are not shown */
      g_string_append_printf (text, ngettext ("%u hidden", "%u hidden", self->n_hidden),
                              self->n_hidden);
    }

  gtk_label_set_label (GTK_LABEL (self->label), text->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
  for (guint i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    gtk_widget_set_sensitive (self->buttons[i], n > 1);
}

static void
go_to (MgMapSearch *self,
       guint        index)
{
  MgId id = g_array_index (self->matches, Match, index).id;

  self->current = index;
  mg_selection_set_one (mg_map_view_get_selection (self->view), id);
  mg_map_view_glide_to (self->view, id);
  say (self);
}

static void
search (MgMapSearch *self)
{
  g_array_set_size (self->matches, 0);
  self->current = NONE;
  self->n_hidden = 0;
  if (*self->sought != '\0' && mg_map_view_get_network (self->view) != NULL)
    find_matches (self, self->sought);

  if (self->matches->len > 0)
    go_to (self, 0);
  else
    say (self);
}

/* Returns: whether something else was typed since */
static gboolean
read_entry (MgMapSearch *self)
{
  g_autofree char *sought =
    g_strstrip (mg_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (g_str_equal (sought, self->sought))
    return FALSE;

  g_free (self->sought);
  self->sought = g_steal_pointer (&sought);

  return TRUE;
}

/* Enter may have been quicker. */
static void
typed_cb (MgMapSearch *self)
{
  if (read_entry (self))
    search (self);
}

/* What was found may be gone since. */
static gboolean
is_lost (MgMapSearch *self)
{
  for (guint i = 0; i < self->matches->len; i++)
    if (mg_map_view_find_node (self->view, g_array_index (self->matches, Match, i).id) == NULL)
      return TRUE;

  return self->matches->len == 0;
}

static void
step (MgMapSearch *self,
      int          step)
{
  guint n;

  if (read_entry (self) || is_lost (self))
    {
      search (self);
      return;
    }

  n = self->matches->len;
  go_to (self, (self->current + n + (guint) step) % n);
}

static void
next_cb (MgMapSearch *self)
{
  step (self, 1);
}

static void
previous_cb (MgMapSearch *self)
{
  step (self, -1);
}

/* The bar */

static void
close_bar (MgMapSearch *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Enter is not what the entry says when Shift is held. */
static gboolean
key_pressed_cb (MgMapSearch     *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  gboolean is_back = (state & GDK_SHIFT_MASK) != 0;

  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;

  step (self, is_back ? -1 : 1);

  return GDK_EVENT_STOP;
}

static void
follow_entry (MgMapSearch *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);

  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->entry, "next-match", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->entry, "previous-match", G_CALLBACK (previous_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (close_bar), self);
}

static GtkWidget *
add_button (MgMapSearch *self,
            const char  *icon,
            const char  *name,
            GCallback    callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->box), button);

  return button;
}

static void
mg_map_search_dispose (GObject *object)
{
  g_clear_pointer (&MG_MAP_SEARCH (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (mg_map_search_parent_class)->dispose (object);
}

static void
mg_map_search_finalize (GObject *object)
{
  g_array_unref (MG_MAP_SEARCH (object)->matches);
  g_free (MG_MAP_SEARCH (object)->sought);

  G_OBJECT_CLASS (mg_map_search_parent_class)->finalize (object);
}

static void
mg_map_search_class_init (MgMapSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mg_map_search_dispose;
  object_class->finalize = mg_map_search_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static void
mg_map_search_init (MgMapSearch *self)
{
  self->sought = g_strdup ("");
  self->matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_array_set_clear_func (self->matches, match_clear);
  self->current = NONE;

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  gtk_widget_add_css_class (self->box, "mg-corner");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->entry = gtk_search_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 20);
  g_object_set (self->entry, "placeholder-text", _("Find an organisation"),
                "search-delay", DELAY_MS, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Find an organisation"), -1);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  follow_entry (self);

  self->label = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 8);
  gtk_widget_add_css_class (self->label, "dim-label");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_box_append (GTK_BOX (self->box), self->label);

  self->buttons[0] = add_button (self, "go-up-symbolic", _("The one before (Shift+Enter)"),
                                 G_CALLBACK (previous_cb));
  self->buttons[1] = add_button (self, "go-down-symbolic", _("The next one (Enter)"),
                                 G_CALLBACK (next_cb));
  add_button (self, "window-close-symbolic", _("Close (Escape)"), G_CALLBACK (close_bar));

  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
mg_map_search_new (MgMapView *view)
{
  MgMapSearch *self = g_object_new (MG_TYPE_MAP_SEARCH, NULL);

  self->view = view;
  g_signal_connect_object (view, "unmap", G_CALLBACK (close_bar), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
mg_map_search_open (MgMapSearch *self)
{
  g_return_if_fail (MG_IS_MAP_SEARCH (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  say (self);
}
