/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-table-choice.h"

#include <glib/gi18n-lib.h>

#include "mg-table-text.h"
#include "mg-text-show.h"

#define MAX_HEIGHT 320

struct _MgTableChoice
{
  GtkPopover  parent_instance;

  gboolean    is_several;
  char       *present;    /* what the item has, "" if not known */
  GtkListBox *list;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MgTableChoice, mg_table_choice, GTK_TYPE_POPOVER)

static void
choose (MgTableChoice *self,
        const char    *choice)
{
  if (g_strcmp0 (self->present, choice) != 0)
    g_signal_emit (self, signals[CHOSEN], 0, choice);
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  MgTableChoice *self)
{
  GtkWidget *child = gtk_list_box_row_get_child (row);

  if (self->is_several)
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (child),
                                   !gtk_check_button_get_active (GTK_CHECK_BUTTON (child)));
      return;
    }

  choose (self, g_object_get_data (G_OBJECT (row), "choice"));
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* The checked ones, in the order of the list. */
static char *
dup_checked (MgTableChoice *self)
{
  g_autoptr(GString) choices = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row))))
        continue;
      if (choices->len > 0)
        g_string_append_c (choices, ';');
      g_string_append (choices, g_object_get_data (G_OBJECT (row), "choice"));
    }

  return g_string_free (g_steal_pointer (&choices), FALSE);
}

static void
mg_table_choice_closed (GtkPopover *popover)
{
  MgTableChoice *self = MG_TABLE_CHOICE (popover);

  if (self->is_several)
    {
      g_autofree char *checked = dup_checked (self);

      choose (self, checked);
    }
}

static GtkWidget *
create_single (const char *label,
               gboolean    is_present)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *shown = mg_text_show_line (label);
  GtkWidget *text = gtk_label_new (shown);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_opacity (mark, is_present ? 1 : 0);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), mark);

  return box;
}

static GtkWidget *
create_check (const char *label,
              gboolean    is_present)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_present);

  return check;
}

static void
add_choice (MgTableChoice *self,
            const char    *choice,
            const char    *label,
            const char    *full)
{
  gboolean is_present = self->is_several ? mg_choices_contain (self->present, choice)
                                         : g_strcmp0 (self->present, choice) == 0;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *child = self->is_several ? create_check (label, is_present)
                                      : create_single (label, is_present);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (full != NULL && !g_str_equal (label, full))
    gtk_widget_set_tooltip_text (row, full);
  g_object_set_data_full (G_OBJECT (row), "choice", g_strdup (choice), g_free);
  gtk_list_box_append (self->list, row);
}

/* A legal form belongs to a kind, a type of link to a level. */
static const char *
find_parent (MgNetwork *network,
             MgId       id,
             MgFieldId  field)
{
  switch (field)
    {
    case MG_FIELD_SUBKIND:
      return mg_network_get_text (network, id, MG_FIELD_KIND);

    case MG_FIELD_LINK_TYPE:
      return mg_network_get_text (network, id, MG_FIELD_LINK_LAYER);

    default:
      return NULL;
    }
}

/* What the vocabulary does not know is offered too, or it would be lost. */
static void
add_present (MgTableChoice *self,
             const char    *vocabulary)
{
  g_auto(GStrv) ids = g_strsplit (self->present, ";", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    if (ids[i][0] != '\0' && (vocabulary == NULL || !mg_vocabulary_find (vocabulary, ids[i])))
      add_choice (self, ids[i], ids[i], NULL);
}

static void
fill (MgTableChoice *self,
      const MgField *field,
      const char    *parent)
{
  guint n_terms = 0;
  const MgTerm * const *terms = field->vocabulary != NULL
                                ? mg_vocabulary_get_terms (field->vocabulary, &n_terms)
                                : NULL;

  if (!self->is_several)
    add_choice (self, "", _("Not known"), NULL);

  for (guint i = 0; i < n_terms; i++)
    if (parent == NULL || terms[i]->parent == NULL || g_str_equal (terms[i]->parent, parent) ||
        g_str_equal (terms[i]->id, self->present))
      add_choice (self, terms[i]->id, mg_table_text_get_word (terms[i]), terms[i]->label);

  add_present (self, field->vocabulary);
}

static void
mg_table_choice_finalize (GObject *object)
{
  g_free (MG_TABLE_CHOICE (object)->present);

  G_OBJECT_CLASS (mg_table_choice_parent_class)->finalize (object);
}

static void
mg_table_choice_class_init (MgTableChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mg_table_choice_finalize;
  GTK_POPOVER_CLASS (klass)->closed = mg_table_choice_closed;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mg_table_choice_init (MgTableChoice *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), MAX_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), scroll);
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
}

GtkWidget *
mg_table_choice_new (MgNetwork *network,
                     MgId       id,
                     MgFieldId  field)
{
  MgTableChoice *self = g_object_new (MG_TYPE_TABLE_CHOICE, NULL);
  const MgField *row = mg_network_get_field (network, field);
  MgValue present = MG_VALUE_INIT;

  mg_network_get_value (network, id, field, &present);
  self->is_several = row->type == MG_TYPE_CHOICES;
  self->present = mg_value_format (&present);
  fill (self, row, find_parent (network, id, field));

  /* The file's order is not the list's: only a change of what is checked counts. */
  if (self->is_several)
    {
      char *checked = dup_checked (self);

      g_free (self->present);
      self->present = checked;
    }

  return GTK_WIDGET (self);
}
