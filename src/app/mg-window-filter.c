/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is hidden, and another moment than the pole's, is always said, with what takes
 * each part of it back.
 */
#include "mg-shown.h"
#include "mg-window-private.h"

#include <glib/gi18n-lib.h>

#include "mg-filter-dialog.h"
#include "mg-filter-words.h"
#include "mg-table-text.h"

/* Above the map, or below the rows of a table: neither is covered. */
#define NOTICE_ROOM 48
#define CHIP_ROOM 36

/* More are taken back in the dialog, or all at once. */
#define MAX_CHIPS 6
#define CHIP_CHARS 36
#define CHIP_AROUND 6
#define ROW_CHARS 64            /* before the window has its size */
#define NOTICE_AROUND 26        /* the button, in letters */

/* Not a part of the filter: the moment, before all parts. */
#define DATE_PART G_MAXUINT

static gboolean
has_date (MgWindow *self)
{
  return mg_document_get_other_date (self->document) != MG_DATE_NONE;
}

static guint
get_n_chips (MgWindow *self)
{
  guint n_parts = mg_filter_get_n_parts (mg_document_get_filter (self->document));

  return MIN (n_parts + has_date (self), MAX_CHIPS);
}

/* Of the chip that is @index-th. */
static guint
get_part (MgWindow *self,
          guint     index)
{
  if (!has_date (self))
    return index;

  return index > 0 ? index - 1 : DATE_PART;
}

static char *
dup_part (MgWindow *self,
          guint     part)
{
  g_autofree char *day = NULL;

  if (part != DATE_PART)
    return mg_filter_dup_part (mg_document_get_filter (self->document), mg_document_get_network (self->document), part);

  day = mg_table_text_format_date (mg_document_get_other_date (self->document));

  return g_strdup_printf (_("Date: %s"), day);
}

static int
get_room (MgWindow *self)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self->hidden_chips));
  int room = NOTICE_ROOM;

  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (box)) == GTK_ORIENTATION_HORIZONTAL)
    return room;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->hidden_chips)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    room += CHIP_ROOM;

  return room;
}

void
mg_window_place_hidden (MgWindow *self)
{
  gboolean is_map = g_str_equal (self->view, "map");
  gboolean is_table = g_str_equal (self->view, "table");
  gboolean is_shown = mg_notice_is_shown (self->hidden_notice);
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self->hidden_notice));

  gtk_widget_set_valign (box, is_map ? GTK_ALIGN_START : GTK_ALIGN_END);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->table_view),
                                is_table && is_shown ? get_room (self) : 0);
  gtk_widget_set_margin_top (GTK_WIDGET (self->map_view), is_map && is_shown ? get_room (self) : 0);
  gtk_widget_set_visible (box, self->is_started && (is_map || is_table));
  gtk_widget_set_can_target (box, is_shown);
}

/* A button for a part of what is hidden. */
static GtkWidget *
create_chip (MgWindow *self,
             guint     part)
{
  g_autofree char *text = dup_part (self, part);
  g_autofree char *tooltip = NULL;
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  /* Translators: %s is a part of what is hidden: "without Partners" */
  tooltip = g_strdup_printf (_("Take back: %s"), text);
  mg_shown_label (GTK_LABEL (label), text);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHIP_CHARS);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "mg-chip");
  mg_shown_tooltip (button, tooltip);
  mg_shown_name (GTK_ACCESSIBLE (button), tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.take-back");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", part);

  return button;
}

/* Letters that a chip takes, with what is around them. */
static guint
measure_chip (MgWindow *self,
              guint     part)
{
  g_autofree char *text = dup_part (self, part);

  return (guint) MIN (g_utf8_strlen (text, -1), CHIP_CHARS) + CHIP_AROUND;
}

/* Letters beside each other across the view. */
static guint
get_row_chars (MgWindow *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int letter = pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;
  int width = gtk_widget_get_width (GTK_WIDGET (self->view_stack));

  pango_font_metrics_unref (metrics);

  return width > 0 ? (guint) (width / MAX (letter, 1)) : ROW_CHARS;
}

/* Beside what is said if there is room for that, else below. */
static void
place_chips (MgWindow   *self,
             const char *notice)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self->hidden_chips));
  guint n_chars = (guint) g_utf8_strlen (notice, -1) + NOTICE_AROUND;

  for (guint i = 0; i < get_n_chips (self); i++)
    n_chars += measure_chip (self, get_part (self, i));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (box), n_chars <= get_row_chars (self) ? GTK_ORIENTATION_HORIZONTAL
                                                                                        : GTK_ORIENTATION_VERTICAL);
}

static void
update_chips (MgWindow *self)
{
  guint row_chars = get_row_chars (self);
  GtkWidget *row = NULL;
  GtkWidget *child;
  guint n_chars = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->hidden_chips))))
    gtk_box_remove (self->hidden_chips, child);

  for (guint i = 0; i < get_n_chips (self); i++)
    {
      guint part = get_part (self, i);

      n_chars += measure_chip (self, part);
      if (row == NULL || n_chars > row_chars)
        {
          row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
          gtk_widget_set_halign (row, GTK_ALIGN_CENTER);
          gtk_widget_set_valign (row, GTK_ALIGN_CENTER);
          gtk_box_append (self->hidden_chips, row);
          n_chars = measure_chip (self, part);
        }
      gtk_box_append (GTK_BOX (row), create_chip (self, part));
    }
}

/* Who is there at the moment that is looked at. */
static char *
dup_date_notice (MgWindow *self)
{
  MgNetwork *network = mg_document_get_network (self->document);
  const MgScope scope = { .perimeter = MG_PERIMETER_ALL };
  MgDate date = mg_document_get_other_date (self->document);
  guint n_there = 0, n_all = mg_network_count (network, MG_ITEM_ORGANISATION);
  const MgItem *item;
  MgNetworkIter iter;

  mg_network_iter_init (&iter, network, MG_ITEM_ORGANISATION);
  while ((item = mg_network_iter_next (&iter)) != NULL)
    n_there += mg_scope_has_organisation (&scope, network, item->id, date);
  if (n_all == 0)
    return g_strdup (_("There is no organisation."));
  if (n_there == n_all)
    return g_strdup (_("All organisations are there at this date."));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u of %'u organisations is there at this date.",
                                       "%'u of %'u organisations are there at this date.", n_there),
                          n_there, n_all);
}

static char *
dup_notice (MgWindow *self)
{
  const MgFilter *filter = mg_document_get_filter (self->document);
  guint n_shown, n_all;

  if (mg_filter_is_empty (filter))
    return dup_date_notice (self);

  mg_filter_count (filter, mg_document_get_network (self->document), &n_shown, &n_all);
  if (n_shown == n_all)
    return g_strdup (filter->fades ? _("All organisations are highlighted, but not all links.")
                                   : _("All organisations are shown, but not all links."));
  if (filter->fades)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u of %'u organisations is highlighted.",
                                         "%'u of %'u organisations are highlighted.", n_shown),
                            n_shown, n_all);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u of %'u organisations is shown.",
                                       "%'u of %'u organisations are shown.", n_shown),
                          n_shown, n_all);
}

void
mg_window_update_hidden (MgWindow *self)
{
  gboolean is_filtered = !mg_filter_is_empty (mg_document_get_filter (self->document));
  g_autofree char *text = NULL;

  update_chips (self);
  if (get_n_chips (self) == 0)
    {
      mg_notice_hide (self->hidden_notice);
      mg_window_place_hidden (self);
      return;
    }

  text = dup_notice (self);
  place_chips (self, text);
  /* One button is enough to take one thing back. */
  mg_notice_show (self->hidden_notice, text, is_filtered ? _("Show _All") : NULL, "win.show-all", FALSE);
  mg_window_place_hidden (self);
}

static void
take_back_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  MgWindow *self = user_data;
  g_autoptr(MgFilter) filter = mg_filter_copy (mg_document_get_filter (self->document));
  guint part = g_variant_get_uint32 (parameter);

  if (part != DATE_PART && part >= mg_filter_get_n_parts (filter))
    return;

  mg_window_return_focus (self);
  if (part == DATE_PART)
    {
      mg_document_set_date (self->document, MG_DATE_NONE);
      return;
    }
  mg_filter_remove_part (filter, part);
  mg_document_set_filter (self->document, filter);
}

static void
show_all_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  MgWindow *self = user_data;

  mg_window_return_focus (self);
  mg_document_set_filter (self->document, NULL);
  mg_document_set_date (self->document, MG_DATE_NONE);
}

static void
filter_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  MgWindow *self = user_data;

  if (self->filter_dialog == NULL)
    g_set_weak_pointer (&self->filter_dialog,
                        GTK_WINDOW (mg_filter_dialog_new (GTK_WINDOW (self), self->document)));
  gtk_window_present (self->filter_dialog);
}

void
mg_window_close_filter (MgWindow *self)
{
  if (self->filter_dialog != NULL)
    gtk_window_destroy (self->filter_dialog);
  g_clear_weak_pointer (&self->filter_dialog);
}

static const GActionEntry entries[] = {
  { "filter", filter_action },
  { "show-all", show_all_action },
  { "take-back", take_back_action, "u" },
};

void
mg_window_init_filter (MgWindow *self)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self->hidden_notice));
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->hidden_chips = GTK_BOX (chips);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chips), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What is hidden"), -1);
  gtk_widget_set_valign (chips, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), chips);
}
