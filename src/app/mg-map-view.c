/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-map-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-style.h"

/* More selected items than that are marked by the worker. */
#define MAX_LIVE_HALOS 200

enum
{
  PROP_0,
  PROP_DOCUMENT,
  N_PROPS
};

enum
{
  STATUS,
  MOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MgMapView, mg_map_view, GTK_TYPE_WIDGET)

MgNetwork *
mg_map_view_get_network (MgMapView *self)
{
  return self->document != NULL ? mg_document_get_network (self->document) : NULL;
}

MgSelection *
mg_map_view_get_selection (MgMapView *self)
{
  return self->document != NULL ? mg_document_get_selection (self->document) : NULL;
}

MgTheme
mg_map_view_get_theme (MgMapView *self)
{
  AdwStyleManager *manager =
    adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  gboolean is_dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return is_dark ? MG_THEME_HIGH_CONTRAST_DARK : MG_THEME_HIGH_CONTRAST;

  return is_dark ? MG_THEME_DARK : MG_THEME_LIGHT;
}

void
mg_map_view_say (MgMapView  *self,
                 const char *text)
{
  self->has_spoken = TRUE;
  mg_map_words_queue (self);
  g_signal_emit (self, signals[STATUS], 0, text);
}

static void
drop_scene (MgMapView *self)
{
  g_clear_handle_id (&self->scene_source, g_source_remove);
  g_clear_pointer (&self->neighbours, mg_map_neighbours_free);
  g_clear_pointer (&self->scene, mg_scene_unref);
}

/* What was dragged, hovered or named may be gone. */
static void
forget_lost_items (MgMapView *self)
{
  GHashTableIter iter;
  gpointer id;

  if (self->hover != MG_ID_NONE && mg_scene_find_node (self->scene, self->hover) < 0)
    self->hover = MG_ID_NONE;

  if (self->drag.ids == NULL)
    return;
  g_hash_table_iter_init (&iter, self->drag.ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (mg_scene_find_node (self->scene, GPOINTER_TO_UINT (id)) < 0)
      {
        mg_map_drag_cancel (self);
        return;
      }
}

static void
rebuild_scene (MgMapView *self)
{
  drop_scene (self);
  if (self->document == NULL)
    return;

  self->scene = mg_document_create_scene (self->document, mg_map_view_get_theme (self));
  forget_lost_items (self);
  mg_map_proxies_queue (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
rebuild_scene_cb (gpointer data)
{
  MgMapView *self = data;

  self->scene_source = 0;
  rebuild_scene (self);
  mg_map_view_moved (self);
  mg_map_actions_update (self);

  return G_SOURCE_REMOVE;
}

/* Once before the next frame, however many edits come. */
static void
queue_scene (MgMapView *self)
{
  if (self->scene_source == 0)
    self->scene_source = g_idle_add_full (GDK_PRIORITY_REDRAW - 5, rebuild_scene_cb, self, NULL);
}

MgScene *
mg_map_view_get_scene (MgMapView *self)
{
  if (self->document != NULL && (self->scene == NULL || self->scene_source != 0))
    rebuild_scene (self);

  return self->scene;
}

const MgMapNeighbours *
mg_map_view_get_neighbours (MgMapView *self)
{
  MgScene *scene = mg_map_view_get_scene (self);

  if (self->neighbours == NULL && scene != NULL)
    self->neighbours = mg_map_neighbours_new (scene);

  return self->neighbours;
}

const MgSceneNode *
mg_map_view_find_node (MgMapView *self,
                       MgId       id)
{
  MgScene *scene = mg_map_view_get_scene (self);
  int row = scene != NULL ? mg_scene_find_node (scene, id) : -1;

  return row >= 0 ? mg_map_node_at (scene, (guint) row) : NULL;
}

void
mg_map_view_moved (MgMapView *self)
{
  if (self->naming != MG_MAP_NAMING_NONE)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  mg_map_proxies_queue (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[MOVED], 0);
}

static void
selection_changed_cb (MgMapView *self)
{
  guint n_ids;
  const MgId *ids = mg_selection_get_ids (mg_map_view_get_selection (self), &n_ids);

  g_clear_pointer (&self->halos, g_array_unref);
  if (n_ids > MAX_LIVE_HALOS)
    {
      self->halos = g_array_sized_new (FALSE, FALSE, sizeof (MgId), n_ids);
      g_array_append_vals (self->halos, ids, n_ids);
    }

  mg_map_words_queue (self);
  mg_map_actions_update (self);
  mg_map_proxies_queue (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
applied_cb (MgMapView     *self,
            MgTransaction *transaction)
{
  queue_scene (self);
  mg_map_fit_applied (self, transaction);
  mg_map_words_queue (self);
}

static void
view_changed_cb (MgMapView *self)
{
  mg_map_actions_drop_hidden (self);
  queue_scene (self);
}

static void
theme_changed_cb (MgMapView *self)
{
  mg_map_layer_clear (self->layer);
  queue_scene (self);
}

static void
picture_ready_cb (MgMapView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
disconnect_document (MgMapView *self)
{
  if (self->document == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->document, self);
  g_signal_handlers_disconnect_by_data (mg_document_get_selection (self->document), self);
}

static void
connect_document (MgMapView *self)
{
  if (self->document == NULL)
    return;

  g_signal_connect_object (self->document, "applied", G_CALLBACK (applied_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "view-changed", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::layer", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (mg_document_get_selection (self->document), "changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
mg_map_view_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  MgMapView *self = MG_MAP_VIEW (widget);

  mg_map_fit_resize (self, width, height);
  mg_map_proxies_allocate (self);
  mg_map_naming_allocate (self);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
mg_map_view_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  *minimum = 200;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : 600;
}

static gboolean
has_cairo_renderer (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);

  return native != NULL && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native));
}

static void
update_layer (MgMapView *self)
{
  MgScene *scene = mg_map_view_get_scene (self);
  MgMapContent content = { .scene = scene, .halos = self->halos };

  if (scene == NULL)
    return;

  content.halo_colour = (MgColour) { 0.21, 0.52, 0.89, 1. };
  if (self->drag.kind == MG_MAP_DRAG_MOVE)
    {
      content.held = self->drag.ids;
      content.paints_held = self->drag.is_heavy;
      if (content.paints_held)
        mg_map_drag_get_shift (self, &content.dx, &content.dy);
    }

  mg_map_layer_update (self->layer, &content, &self->viewport,
                       gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

static void
mg_map_view_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  MgMapView *self = MG_MAP_VIEW (widget);
  MgColour ground = mg_style_ground (mg_map_view_get_theme (self));

  update_layer (self);
  mg_map_layer_snapshot (self->layer, snapshot, &self->viewport, &ground,
                         has_cairo_renderer (widget));
  if (self->scene != NULL)
    mg_map_overlay_snapshot (self, snapshot);
  if (self->naming != MG_MAP_NAMING_NONE)
    gtk_widget_snapshot_child (widget, self->entry, snapshot);
}

/* Tab goes from organisation to organisation (see mg-map-keys.c); what still
 * comes here wants to leave, and not to go through the proxies.
 */
static gboolean
mg_map_view_focus (GtkWidget        *widget,
                   GtkDirectionType  direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget)))
    return FALSE;

  return gtk_widget_grab_focus (widget);
}

/* The keyboard belongs to the entry while there is one. */
static gboolean
mg_map_view_grab_focus (GtkWidget *widget)
{
  MgMapView *self = MG_MAP_VIEW (widget);

  if (self->naming == MG_MAP_NAMING_NONE)
    return GTK_WIDGET_CLASS (mg_map_view_parent_class)->grab_focus (widget);

  mg_map_entry_grab_keyboard (MG_MAP_ENTRY (self->entry));

  return TRUE;
}

static void
mg_map_view_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mg_map_view_parent_class)->root (widget);
  mg_map_choices_root (MG_MAP_VIEW (widget));
}

static void
mg_map_view_unroot (GtkWidget *widget)
{
  mg_map_choices_unroot (MG_MAP_VIEW (widget));
  GTK_WIDGET_CLASS (mg_map_view_parent_class)->unroot (widget);
}

/* Meanwhile, other views may have said something else. */
static void
mg_map_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mg_map_view_parent_class)->map (widget);
  mg_map_words_queue (MG_MAP_VIEW (widget));
}

static void
mg_map_view_dispose (GObject *object)
{
  MgMapView *self = MG_MAP_VIEW (object);

  if (self->layer != NULL)
    mg_map_view_set_document (self, NULL);
  mg_map_fit_stop (self);
  mg_map_menu_dispose (self);
  mg_map_proxies_dispose (self);
  mg_map_words_dispose (self);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->layer, mg_map_layer_free);
  drop_scene (self);

  G_OBJECT_CLASS (mg_map_view_parent_class)->dispose (object);
}

static void
mg_map_view_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, MG_MAP_VIEW (object)->document);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mg_map_view_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_DOCUMENT:
      mg_map_view_set_document (MG_MAP_VIEW (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mg_map_view_class_init (MgMapViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mg_map_view_dispose;
  object_class->get_property = mg_map_view_get_property;
  object_class->set_property = mg_map_view_set_property;

  widget_class->focus = mg_map_view_focus;
  widget_class->grab_focus = mg_map_view_grab_focus;
  widget_class->map = mg_map_view_map;
  widget_class->root = mg_map_view_root;
  widget_class->unroot = mg_map_view_unroot;
  widget_class->measure = mg_map_view_measure;
  widget_class->size_allocate = mg_map_view_size_allocate;
  widget_class->snapshot = mg_map_view_snapshot;

  properties[PROP_DOCUMENT] =
    g_param_spec_object ("document", NULL, NULL, MG_TYPE_DOCUMENT,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[STATUS] = g_signal_new ("status", MG_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  signals[MOVED] = g_signal_new ("moved", MG_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "mapview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  mg_map_actions_install (widget_class);
}

static void
follow_theme (MgMapView *self)
{
  AdwStyleManager *manager =
    adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (theme_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (theme_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
mg_map_view_init (MgMapView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_vexpand (widget, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("view", "Map"), -1);

  self->viewport = MG_VIEWPORT_INIT;
  self->layer = mg_map_layer_new (G_CALLBACK (picture_ready_cb), self);
  self->proxies = g_ptr_array_new ();
  mg_map_naming_install (self);
  mg_map_gestures_install (self);
  mg_map_keys_install (self);
  follow_theme (self);
  mg_map_actions_update (self);
}

GtkWidget *
mg_map_view_new (void)
{
  return g_object_new (MG_TYPE_MAP_VIEW, NULL);
}

void
mg_map_view_set_document (MgMapView  *self,
                          MgDocument *document)
{
  g_return_if_fail (MG_IS_MAP_VIEW (self));
  g_return_if_fail (document == NULL || MG_IS_DOCUMENT (document));

  if (self->document == document)
    return;

  mg_map_naming_cancel (self);
  mg_map_drag_cancel (self);
  disconnect_document (self);
  g_set_object (&self->document, document);
  connect_document (self);

  mg_map_layer_clear (self->layer);
  drop_scene (self);
  g_clear_pointer (&self->halos, g_array_unref);
  self->hover = MG_ID_NONE;
  self->is_fitted = FALSE;
  mg_map_fit_once (self);
  mg_map_words_queue (self);
  mg_map_actions_update (self);
  mg_map_view_moved (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

const MgViewport *
mg_map_view_get_viewport (MgMapView *self)
{
  g_return_val_if_fail (MG_IS_MAP_VIEW (self), NULL);

  return &self->viewport;
}
