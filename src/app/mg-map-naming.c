/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding, renaming and linking by name: what the entry over the map is for.
 * Nothing is done before the name is confirmed, so that an organisation and
 * its name are one step to undo.
 */
#include "mg-map-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ENTRY_GAP 10.

/* The keyboard goes back to the map only if it was in the entry. */
static void
close_entry (MgMapView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, self->entry);

  self->naming = MG_MAP_NAMING_NONE;
  self->naming_item = MG_ID_NONE;
  self->naming_goes_on = FALSE;
  g_clear_pointer (&self->naming_members, g_array_unref);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  mg_map_entry_close (MG_MAP_ENTRY (self->entry));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
open_entry (MgMapView      *self,
            MgMapNaming     naming,
            MgMapEntryMode  mode,
            const char     *prompt,
            const char     *text)
{
  self->naming = naming;
  mg_map_entry_open (MG_MAP_ENTRY (self->entry), mode, prompt, text,
                     mg_map_view_get_network (self), self->naming_item);
  mg_map_choices_update (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  mg_map_view_moved (self);
}

static void
select_one (MgMapView *self,
            MgId       id)
{
  mg_selection_set_one (mg_map_view_get_selection (self), id);
  mg_map_view_reveal (self, id);
  mg_map_proxies_focus (self, id);
}

static MgTransaction *
make_collective (MgMapView  *self,
                 const char *text,
                 MgId       *id)
{
  MgNetwork *network = mg_map_view_get_network (self);
  MgTransaction *transaction =
    mg_command_add_collective (network, text, NULL, self->naming_x, self->naming_y, id);

  for (guint i = 0; self->naming_members != NULL && i < self->naming_members->len; i++)
    {
      MgId member = g_array_index (self->naming_members, MgId, i);

      if (mg_network_find (network, member) != NULL)
        mg_transaction_add_edge (transaction, network, MG_ITEM_PARTICIPATION, member, *id);
    }

  return transaction;
}

/* Returns: the new one, or 0 */
static MgId
add (MgMapView  *self,
     const char *text)
{
  MgNetwork *network = mg_map_view_get_network (self);
  MgTransaction *transaction;
  MgId id = MG_ID_NONE;

  if (self->naming == MG_MAP_NAMING_COLLECTIVE)
    transaction = make_collective (self, text, &id);
  else
    transaction = mg_command_add_organisation (network, text,
                                               mg_document_get_kind (self->document),
                                               self->naming_x, self->naming_y, &id);

  if (!mg_document_run (self->document, transaction, 0))
    return MG_ID_NONE;

  return id;
}

static void open_at_free_place (MgMapView   *self,
                                MgMapNaming  what);

/* It takes two to cooperate: who the others are is asked next. */
static gboolean
wants_participants (MgMapView *self)
{
  return self->naming == MG_MAP_NAMING_COLLECTIVE &&
         (self->naming_members == NULL || self->naming_members->len < 2);
}

/* Shows the one that was added or chosen.  The keyboard stays in the entry if
 * there are more to come: what is typed next must not be taken for commands.
 */
static void
go_on (MgMapView *self,
       MgId       id,
       gboolean   has_more)
{
  if (!has_more)
    {
      close_entry (self);
      select_one (self, id);
    }
  else if (self->naming == MG_MAP_NAMING_COLLECTIVE)
    {
      close_entry (self);
      mg_map_naming_link (self, id);
      return;
    }
  else
    {
      mg_selection_set_one (mg_map_view_get_selection (self), id);
      mg_map_view_reveal (self, id);
      open_at_free_place (self, MG_MAP_NAMING_ORGANISATION);
    }

  mg_map_words_say_selection (self);
}

/* @id: the one that was chosen, as it is there already, or 0 */
static void
add_or_choose (MgMapView  *self,
               const char *text,
               MgId        id,
               gboolean    has_more)
{
  if (id == MG_ID_NONE && *text != '\0')
    id = add (self, text);

  if (id != MG_ID_NONE)
    go_on (self, id, has_more);
  else
    close_entry (self);
}

static void
rename_item (MgMapView  *self,
             const char *text)
{
  MgNetwork *network = mg_map_view_get_network (self);
  MgId id = self->naming_item;
  g_auto(MgValue) value = mg_value_text (text);

  close_entry (self);
  if (mg_network_find (network, id) == NULL ||
      g_strcmp0 (mg_network_get_text (network, id, MG_FIELD_LABEL), text) == 0)
    return;

  mg_document_run (self->document, mg_command_set (network, &id, 1, MG_FIELD_LABEL, &value), 0);
  mg_map_words_say_selection (self);
}

static void
say_unknown (MgMapView  *self,
             const char *text)
{
  g_autoptr(GString) sentence = g_string_new (_("No organisation is called “%s”."));

  g_string_replace (sentence, "%s", text, 1);
  mg_map_view_say (self, sentence->str);
}

/* The first of the two is asked before the others; then it links and stays, for the next one. */
static void
link_to (MgMapView  *self,
         const char *text,
         MgId        id)
{
  if (*text == '\0')
    close_entry (self);
  else if (id == MG_ID_NONE)
    say_unknown (self, text);
  else if (self->naming == MG_MAP_NAMING_LINK_FROM)
    mg_map_naming_link (self, id);
  else
    {
      mg_map_entry_set_text (MG_MAP_ENTRY (self->entry), "");
      mg_map_actions_link (self, self->naming_item, id);
    }
}

/* @has_more: the next name may follow */
static void
keep (MgMapView  *self,
      const char *typed,
      MgId        id,
      gboolean    has_more)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));

  switch (self->naming)
    {
    case MG_MAP_NAMING_ORGANISATION:
    case MG_MAP_NAMING_COLLECTIVE:
      add_or_choose (self, text, id,
                     has_more && (self->naming_goes_on || wants_participants (self)));
      break;

    case MG_MAP_NAMING_RENAME:
      if (*text != '\0')
        rename_item (self, text);
      else
        close_entry (self);
      break;

    case MG_MAP_NAMING_LINK_FROM:
    case MG_MAP_NAMING_LINK:
      link_to (self, text, id);
      break;

    case MG_MAP_NAMING_NONE:
    default:
      break;
    }
}

static void
confirmed_cb (MgMapView  *self,
              const char *typed,
              guint       id)
{
  keep (self, typed, id, TRUE);
}

/* Where the entry points to, in map units. */
static gboolean
find_anchor (MgMapView *self,
             double    *x,
             double    *y,
             double    *radius)
{
  const MgSceneNode *node;

  *radius = 0.;
  *x = self->naming_x;
  *y = self->naming_y;
  if (self->naming_item == MG_ID_NONE)
    return TRUE;
  if (!(node = mg_map_view_find_node (self, self->naming_item)))
    return FALSE;

  *x = node->x;
  *y = node->y;
  *radius = node->radius;

  return TRUE;
}

void
mg_map_naming_allocate (MgMapView *self)
{
  const MgViewport *view = &self->viewport;
  GtkRequisition size;
  double map_x, map_y, radius, reach, x, y;
  GskTransform *transform;

  if (self->naming == MG_MAP_NAMING_NONE || !gtk_widget_get_visible (self->entry))
    return;

  find_anchor (self, &map_x, &map_y, &radius);
  gtk_widget_get_preferred_size (self->entry, NULL, &size);
  mg_viewport_to_window (view, map_x, map_y, &x, &y);
  x = CLAMP (x - size.width / 2., 0., MAX (view->width - size.width, 0.));
  reach = MAX (radius, 16.) * view->scale + ENTRY_GAP;
  y += y + reach + size.height <= view->height ? reach : -reach - size.height;
  y = CLAMP (y, 0., MAX (view->height - size.height, 0.));

  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) floor (x),
                                                                   (float) floor (y)));
  gtk_widget_allocate (self->entry, size.width, size.height, -1, transform);
}

static void
left_cb (MgMapView *self)
{
  /* The keyboard only passes by on its way from the menu. */
  if (!self->is_menu_open)
    mg_map_naming_finish (self);
}

static void
closed_cb (MgMapView *self)
{
  mg_map_naming_cancel (self);
  mg_map_words_say_selection (self);
}

void
mg_map_naming_install (MgMapView *self)
{
  self->entry = mg_map_entry_new ();
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "confirmed", G_CALLBACK (confirmed_cb), self);
  g_signal_connect_swapped (self->entry, "closed", G_CALLBACK (closed_cb), self);
  g_signal_connect_swapped (self->entry, "left", G_CALLBACK (left_cb), self);
}

/* The selected organisations become its members, and it is placed amid them. */
static gboolean
collect_members (MgMapView *self)
{
  GArray *members = mg_map_actions_dup_selected (self, MG_ITEM_ORGANISATION);
  double x = 0., y = 0.;
  guint n = 0;

  for (guint i = 0; i < members->len; i++)
    {
      const MgSceneNode *node = mg_map_view_find_node (self, g_array_index (members, MgId, i));

      if (node == NULL)
        continue;

      x += node->x;
      y += node->y;
      n++;
    }

  self->naming_members = members;
  if (n == 0)
    return FALSE;

  self->naming_x = x / n;
  self->naming_y = y / n;

  return TRUE;
}

static void
open_new (MgMapView   *self,
          MgMapNaming  what)
{
  open_entry (self, what, MG_MAP_ENTRY_NAME,
              what == MG_MAP_NAMING_COLLECTIVE ? _("Name of the collective cooperation")
                                               : _("Name of the organisation"), "");
}

/* Near the middle of what is seen, or of the members. */
static void
open_at_free_place (MgMapView   *self,
                    MgMapNaming  what)
{
  MgMapPlace sort = MG_MAP_PLACE_APART;

  self->naming_x = self->viewport.x;
  self->naming_y = self->viewport.y;
  self->naming_goes_on = what == MG_MAP_NAMING_ORGANISATION;
  if (what == MG_MAP_NAMING_COLLECTIVE && collect_members (self))
    sort = MG_MAP_PLACE_AMONG;
  mg_map_find_free_place (mg_map_view_get_scene (self), sort,
                          self->viewport.width / self->viewport.scale,
                          self->viewport.height / self->viewport.scale,
                          &self->naming_x, &self->naming_y);
  open_new (self, what);
}

void
mg_map_naming_add (MgMapView   *self,
                   MgMapNaming  what)
{
  if (mg_map_view_get_scene (self) == NULL)
    return;

  mg_map_naming_finish (self);
  open_at_free_place (self, what);
}

void
mg_map_naming_add_at (MgMapView   *self,
                      MgMapNaming  what,
                      double       map_x,
                      double       map_y)
{
  if (self->document == NULL)
    return;

  mg_map_naming_finish (self);
  if (what == MG_MAP_NAMING_COLLECTIVE)
    collect_members (self);
  self->naming_x = round (map_x);
  self->naming_y = round (map_y);
  open_new (self, what);
}

void
mg_map_naming_rename (MgMapView *self,
                      MgId       id)
{
  MgNetwork *network = mg_map_view_get_network (self);
  const char *label;

  if (mg_map_view_find_node (self, id) == NULL)
    return;

  mg_map_naming_finish (self);
  mg_map_view_reveal (self, id);
  self->naming_item = id;
  label = mg_network_get_text (network, id, MG_FIELD_LABEL);
  self->naming = MG_MAP_NAMING_RENAME;
  mg_map_entry_open (MG_MAP_ENTRY (self->entry), MG_MAP_ENTRY_NAME, _("New name"),
                     label != NULL ? label : "", NULL, MG_ID_NONE);
  mg_map_choices_update (self);
  mg_map_view_moved (self);
}

static gboolean
is_collective (MgMapView *self,
               MgId       id)
{
  const MgItem *item = mg_network_find (mg_map_view_get_network (self), id);

  return item != NULL && item->kind == MG_ITEM_COLLECTIVE;
}

void
mg_map_naming_link (MgMapView *self,
                    MgId       source)
{
  if (mg_map_view_find_node (self, source) == NULL)
    return;

  mg_map_naming_finish (self);
  mg_selection_set_one (mg_map_view_get_selection (self), source);
  mg_map_view_reveal (self, source);
  self->naming_item = source;
  open_entry (self, MG_MAP_NAMING_LINK, MG_MAP_ENTRY_CHOOSE,
              is_collective (self, source) ? _("Participant: name") : _("Link to: name"), "");
  mg_map_view_say (self, _("Type a name or click an organisation; Escape ends."));
}

void
mg_map_naming_link_from (MgMapView *self)
{
  if (self->document == NULL)
    return;

  mg_map_naming_finish (self);
  self->naming_x = self->viewport.x;
  self->naming_y = self->viewport.y;
  open_entry (self, MG_MAP_NAMING_LINK_FROM, MG_MAP_ENTRY_CHOOSE, _("Link from: name"), "");
  mg_map_view_say (self, _("Type a name or click an organisation; Escape ends."));
}

void
mg_map_naming_finish (MgMapView *self)
{
  g_autofree char *text = NULL;

  if (self->naming == MG_MAP_NAMING_NONE)
    return;
  if (self->naming == MG_MAP_NAMING_LINK || self->naming == MG_MAP_NAMING_LINK_FROM)
    {
      close_entry (self);
      return;
    }

  text = g_strdup (mg_map_entry_get_text (MG_MAP_ENTRY (self->entry)));
  keep (self, text, MG_ID_NONE, FALSE);
}

void
mg_map_naming_cancel (MgMapView *self)
{
  if (self->naming != MG_MAP_NAMING_NONE)
    close_entry (self);
}
