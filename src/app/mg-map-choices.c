/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alt and a letter says of what kind an organisation is, Alt and a digit of what
 * level a link: while its name is typed as well.
 */
#include "mg-map-view-private.h"

#include <glib/gi18n-lib.h>

#include "mg-vocabulary.h"

static const struct
{
  const char *kind;
  const char *letter;
} kind_keys[] = {
  /* Translators: Alt and these letters choose a kind of organisation.  Each must
   * be another one: the first letters of the short names in your language.
   */
  { "ess", NC_("kind key", "S") },
  { "firm", NC_("kind key", "B") },
  { "local_authority", NC_("kind key", "A") },
  { "research", NC_("kind key", "R") },
  { "training", NC_("kind key", "T") },
  { "other", NC_("kind key", "O") },
};

static const char *
get_letter (guint index)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "kind key", kind_keys[index].letter);
}

const char *
mg_map_choices_find_kind (guint keyval)
{
  gunichar typed = g_unichar_toupper (gdk_keyval_to_unicode (keyval));

  for (guint i = 0; i < G_N_ELEMENTS (kind_keys); i++)
    if (typed == g_unichar_toupper (g_utf8_get_char (get_letter (i))))
      return kind_keys[i].kind;

  return NULL;
}

static const char *
get_word (const char *domain,
          const char *id)
{
  const MgTerm *term = id != NULL ? mg_vocabulary_find (domain, id) : NULL;

  if (term == NULL)
    return id != NULL ? id : "";

  return term->verb != NULL ? term->verb : term->label;
}

static char *
describe_kind (const char *kind)
{
  g_autoptr(GString) letters = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kind_keys); i++)
    g_string_append_printf (letters, "%s%s", i > 0 ? "/" : "", get_letter (i));

  /* Translators: a kind, and the letters that choose another: "SSE", "S/B/A/R/T/O" */
  return g_strdup_printf (_("Kind: %s (Alt+%s to change)"), get_word ("kind", kind), letters->str);
}

static gboolean
is_organisation (MgMapView *self,
                 MgId       id)
{
  const MgItem *item = mg_network_find (mg_map_view_get_network (self), id);

  return item != NULL && item->kind == MG_ITEM_ORGANISATION;
}

/* Under what is typed: what it will be.  NULL: there is nothing to choose. */
static char *
describe_choice (MgMapView *self)
{
  MgNetwork *network = mg_map_view_get_network (self);

  switch (self->naming)
    {
    case MG_MAP_NAMING_ORGANISATION:
      return describe_kind (mg_document_get_kind (self->document));

    case MG_MAP_NAMING_RENAME:
      if (!is_organisation (self, self->naming_item))
        return NULL;
      return describe_kind (mg_network_get_text (network, self->naming_item, MG_FIELD_KIND));

    case MG_MAP_NAMING_LINK_FROM:
    case MG_MAP_NAMING_LINK:
      /* Who takes part in something does so at no level. */
      if (self->naming == MG_MAP_NAMING_LINK && !is_organisation (self, self->naming_item))
        return NULL;

      /* Translators: %s is a level of cooperation: "Pool" */
      return g_strdup_printf (_("Level: %s (Alt+1 to 4 to change)"),
                              get_word ("layer", mg_document_get_layer (self->document)));

    case MG_MAP_NAMING_COLLECTIVE:
    case MG_MAP_NAMING_NONE:
    default:
      return NULL;
    }
}

void
mg_map_choices_update (MgMapView *self)
{
  g_autofree char *text = describe_choice (self);

  mg_map_entry_set_note (MG_MAP_ENTRY (self->entry), text);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
set_kind (MgMapView  *self,
          const char *kind)
{
  g_auto(MgValue) value = mg_value_text (kind);

  if (self->naming == MG_MAP_NAMING_ORGANISATION)
    mg_document_set_kind (self->document, kind);
  else
    mg_document_run (self->document,
                     mg_command_set (mg_map_view_get_network (self), &self->naming_item, 1,
                                     MG_FIELD_KIND, &value), 0);
}

/* While a name is typed. */
static gboolean
press_in_entry (MgMapView *self,
                guint      keyval)
{
  const char *kind = mg_map_choices_find_kind (keyval);
  g_autofree char *text = NULL;

  if (self->naming == MG_MAP_NAMING_LINK || self->naming == MG_MAP_NAMING_LINK_FROM)
    {
      if (!mg_map_keys_set_layer (self, keyval))
        return GDK_EVENT_PROPAGATE;
    }
  else
    {
      text = describe_choice (self);
      if (kind == NULL || text == NULL)
        return GDK_EVENT_PROPAGATE;
      set_kind (self, kind);
      g_free (text);
      text = describe_choice (self);
      mg_map_view_say (self, text);
    }
  mg_map_choices_update (self);

  return GDK_EVENT_STOP;
}

static gboolean
press (MgMapView *self,
       guint      keyval)
{
  const char *kind = mg_map_choices_find_kind (keyval);
  g_autoptr(GArray) ids = NULL;

  if (self->naming != MG_MAP_NAMING_NONE)
    return press_in_entry (self, keyval);

  ids = mg_map_actions_dup_selected (self, MG_ITEM_ORGANISATION);
  if (kind == NULL || ids->len == 0)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (GTK_WIDGET (self), "map.set-kind", "s", kind);

  return GDK_EVENT_STOP;
}

/* Only with the keyboard on the map, or in the entry over it. */
static gboolean
key_pressed_cb (MgMapView       *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = gtk_root_get_focus (root);

  if (modifiers != GDK_ALT_MASK || self->document == NULL || focus == NULL ||
      (focus != GTK_WIDGET (self) && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    return GDK_EVENT_PROPAGATE;

  return press (self, keyval);
}

/* Labels look for their underlined letters before any widget: these keys must
 * be looked at earlier.
 */
void
mg_map_choices_root (MgMapView *self)
{
  self->alt_keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->alt_keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->alt_keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                             self->alt_keys);
}

void
mg_map_choices_unroot (MgMapView *self)
{
  gtk_widget_remove_controller (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                                self->alt_keys);
  self->alt_keys = NULL;
}
