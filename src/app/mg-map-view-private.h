/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the map share: its state, and how they call each other. */
#pragma once

#include "mg-map-entry.h"
#include "mg-map-layer.h"
#include "mg-map-neighbours.h"
#include "mg-map-view.h"

G_BEGIN_DECLS

/* How near the pointer must be, in pixels. */
#define MG_MAP_NODE_REACH 4.
#define MG_MAP_LINK_REACH 12.

/**
 * MgMapDragKind:
 * @MG_MAP_DRAG_NONE: no button is down, or what it did is over
 * @MG_MAP_DRAG_PRESS: an item was pressed and has not moved yet
 * @MG_MAP_DRAG_MOVE: selected items follow the pointer
 * @MG_MAP_DRAG_BAND: a rubber band selects
 * @MG_MAP_DRAG_LASSO: a line drawn by hand does
 * @MG_MAP_DRAG_LINK: a link is being drawn
 * @MG_MAP_DRAG_PAN: the map follows the pointer
 */
typedef enum
{
  MG_MAP_DRAG_NONE,
  MG_MAP_DRAG_PRESS,
  MG_MAP_DRAG_MOVE,
  MG_MAP_DRAG_BAND,
  MG_MAP_DRAG_LASSO,
  MG_MAP_DRAG_LINK,
  MG_MAP_DRAG_PAN,
} MgMapDragKind;

/* Another organisation in whose row or column the dragged one comes to stand.
 * @gap: how far it was from there, in map units
 */
typedef struct
{
  MgId   id;        /* 0: none */
  double gap;
} MgMapGuide;

/**
 * MgMapDrag:
 * @kind: what the button does
 * @item: what was pressed, or the link's first end
 * @target: of a link: the organisation under the pointer
 * @extends: Shift or Ctrl was held: add to the selection
 * @is_lasso: what selects is a lasso
 * @path: (nullable): of the lasso, in pixels
 * @start_x: where it was pressed, in pixels
 * @x: where the pointer is
 * @ids: (nullable): what moves; never changes once made, as a worker reads it
 * @is_heavy: too much moves to be painted between two frames
 * @gesture: of the history
 * @column: who is above or below what moves
 * @row: who is beside it
 */
typedef struct
{
  MgMapDragKind  kind;
  MgId           item;
  MgId           target;
  gboolean       extends;
  gboolean       is_lasso;
  GArray        *path;
  double         start_x;
  double         start_y;
  double         x;
  double         y;
  GHashTable    *ids;
  gboolean       is_heavy;
  guint          gesture;
  MgMapGuide     column;
  MgMapGuide     row;
} MgMapDrag;

/* What the entry over the map is for. */
typedef enum
{
  MG_MAP_NAMING_NONE,
  MG_MAP_NAMING_ORGANISATION,
  MG_MAP_NAMING_COLLECTIVE,
  MG_MAP_NAMING_RENAME,
  MG_MAP_NAMING_LINK_FROM,
  MG_MAP_NAMING_LINK,
} MgMapNaming;

struct _MgMapView
{
  GtkWidget          parent_instance;

  MgDocument        *document;
  MgScene           *scene;          /* use mg_map_view_get_scene() */
  MgMapNeighbours   *neighbours;     /* of scene, when first asked for */
  guint              scene_source;   /* not 0: the scene is out of date */
  guint              words_source;   /* not 0: the selection will be said, unless: */
  gboolean           has_spoken;     /* something else was said since */

  MgViewport         viewport;
  gboolean           is_fitted;      /* FALSE until it was shown once */
  MgViewport         fitted;         /* as the last fit left it */
  guint64            fitted_revision;/* and what was fitted */
  MgViewport         glide_from;     /* and where it goes, as long as it glides */
  MgViewport         glide_to;
  MgViewport         glided;         /* as it was left; who pans stops it */
  gint64             glide_start;    /* of the frame clock; 0: not yet */
  guint              glide;          /* tick callback; 0 when idle */
  MgMapLayer        *layer;
  GArray            *halos;          /* a large selection, for the worker; or NULL */

  MgId               hover;
  gboolean           is_on_handle;   /* the pointer is on the hovered one's handle */
  gboolean           is_space_down;
  gboolean           is_lasso;       /* dragging on the ground draws one */
  double             pointer_x;
  double             pointer_y;
  MgMapDrag          drag;
  double             pinch_scale;    /* of the pinch in hand; its last values */
  double             pinch_x;
  double             pinch_y;

  GtkWidget         *entry;          /* a #MgMapEntry */
  MgMapNaming        naming;
  MgId               naming_item;    /* the one renamed, or linked from */
  double             naming_x;       /* map units */
  double             naming_y;
  GArray            *naming_members; /* of a new collective */
  GtkEventController *alt_keys;      /* of the window, or NULL */
  gboolean           naming_goes_on; /* after one name, the next one */

  GtkWidget         *menu;           /* the context menu, or NULL */
  gboolean           is_menu_open;   /* until the keyboard is back from it */
  guint              menu_source;

  GPtrArray         *proxies;        /* #MgProxy: children */
  guint              proxies_source; /* not 0: they will be brought up to date */
};

/* mg-map-view.c */
MgNetwork             *mg_map_view_get_network      (MgMapView      *self);  /* (nullable) */
MgSelection           *mg_map_view_get_selection    (MgMapView      *self);  /* (nullable) */
/* Of the document as it is now; (nullable): without a document. */
MgScene               *mg_map_view_get_scene        (MgMapView      *self);
const MgMapNeighbours *mg_map_view_get_neighbours   (MgMapView      *self);  /* with a scene only */
const MgSceneNode     *mg_map_view_find_node        (MgMapView      *self,   /* (nullable) */
                                                     MgId            id);
MgTheme                mg_map_view_get_theme        (MgMapView      *self);
/* Until the next frame, nothing is said of the selection. */
void                   mg_map_view_say              (MgMapView      *self,
                                                     const char     *text);
/* The view has changed: draws again, places what lies over the map. */
void                   mg_map_view_moved            (MgMapView      *self);

/* mg-map-fit.c: once there are both a size and something to be seen; and when
 * the size changes.
 */
void                   mg_map_fit_once              (MgMapView      *self);
void                   mg_map_fit_applied           (MgMapView      *self,
                                                     MgTransaction  *transaction);
void                   mg_map_fit_resize            (MgMapView      *self,
                                                     int             width,
                                                     int             height);

void                   mg_map_fit_stop              (MgMapView      *self);   /* gliding */

/* mg-map-actions.c: what can be done, from menus, keys and gestures alike */
void                   mg_map_actions_install       (GtkWidgetClass *widget_class);
void                   mg_map_actions_update        (MgMapView      *self);
/* The selected items of these kinds that exist and are seen.  (transfer full) (element-type MgId) */
GArray                *mg_map_actions_dup_selected  (MgMapView      *self,
                                                     guint           kinds);
/* What is hidden is selected no more: it would be deleted or moved blindly. */
void                   mg_map_actions_drop_hidden   (MgMapView      *self);
/* Links @source to @target on the document's layer and says so.
 * Returns: the link, new or there already; 0 if they cannot be linked
 */
MgId                   mg_map_actions_link          (MgMapView      *self,
                                                     MgId            source,
                                                     MgId            target);
void                   mg_map_actions_zoom          (MgMapView      *self,
                                                     double          factor,
                                                     double          x,
                                                     double          y);
/* Moves the selection by map units, as a step of its own. */
void                   mg_map_actions_nudge         (MgMapView      *self,
                                                     double          dx,
                                                     double          dy);

/* mg-map-overlay.c: the live part of the picture */
void                   mg_map_overlay_snapshot      (MgMapView      *self,
                                                     GtkSnapshot    *snapshot);
/* The handle from which a link is drawn out of @node, in pixels. */
void                   mg_map_overlay_get_handle    (MgMapView         *self,
                                                     const MgSceneNode *node,
                                                     double            *x,
                                                     double            *y);

/* mg-map-gestures.c */
void                   mg_map_gestures_install       (MgMapView      *self);
void                   mg_map_gestures_update_hover  (MgMapView      *self);
void                   mg_map_gestures_update_cursor (MgMapView      *self);
MgId                   mg_map_gestures_pick          (MgMapView      *self,   /* pixels */
                                                      double          x,
                                                      double          y);
/* What happens in the entry over the map is not meant for the map. */
gboolean               mg_map_gestures_is_in_entry   (MgMapView      *self,
                                                      double          x,
                                                      double          y);

/* mg-map-drag.c */
void                   mg_map_drag_install           (MgMapView      *self);
void                   mg_map_drag_cancel            (MgMapView      *self);
/* How far what is dragged has come, in map units. */
void                   mg_map_drag_get_shift         (MgMapView      *self,
                                                      double         *dx,
                                                      double         *dy);

/* mg-map-guides.c: while something moves */
void                   mg_map_guides_update          (MgMapView        *self,
                                                      gboolean          is_wanted);
/* From the other one to what moves, in pixels.  Returns: %FALSE if there is none */
gboolean               mg_map_guides_get_line        (MgMapView        *self,
                                                      const MgMapGuide *guide,
                                                      double           *x0,
                                                      double           *y0,
                                                      double           *x1,
                                                      double           *y1);

/* mg-map-lasso.c */
void                   mg_map_lasso_add              (MgMapView      *self);  /* where the drag is */
gboolean               mg_map_lasso_get_box          (MgMapView      *self,   /* pixels */
                                                      double         *x0,
                                                      double         *y0,
                                                      double         *x1,
                                                      double         *y1);
void                   mg_map_lasso_trace            (MgMapView      *self,
                                                      cairo_t        *cr);
/* Appends the #MgId of each organisation inside. */
void                   mg_map_lasso_find             (MgMapView      *self,
                                                      GArray         *ids);

/* mg-map-choices.c: kinds and levels, chosen with Alt */
/* (nullable): the kind that this key chooses */
const char            *mg_map_choices_find_kind     (guint           keyval);
/* Follows Alt and other keys in the window, as long as the map is in one. */
void                   mg_map_choices_root          (MgMapView      *self);
void                   mg_map_choices_unroot        (MgMapView      *self);
/* Says in the entry what is chosen. */
void                   mg_map_choices_update        (MgMapView      *self);

/* mg-map-keys.c */

/* A key of the map: it runs @action, or else @func with @number. */
typedef struct
{
  guint             keyval;     /* in lower case */
  GdkModifierType   modifiers;
  const char       *action;
  void            (*func) (MgMapView *self,
                           int        number);
  int               number;
} MgMapKey;

void                   mg_map_keys_install          (MgMapView      *self);
/* (array length=n_keys): all of them */
const MgMapKey        *mg_map_keys_get_table        (guint          *n_keys);
/* The level that it chooses for links to come, from 0; -1 for other keys. */
int                    mg_map_key_get_layer         (const MgMapKey *key);
/* Returns: whether this is the key of a level, which is now that of new links */
gboolean               mg_map_keys_set_layer        (MgMapView      *self,
                                                     guint           keyval);

/* mg-map-naming.c: adding, renaming and linking by name */
void                   mg_map_naming_install        (MgMapView      *self);
void                   mg_map_naming_add            (MgMapView      *self,   /* near the middle */
                                                     MgMapNaming     what);
void                   mg_map_naming_add_at         (MgMapView      *self,
                                                     MgMapNaming     what,
                                                     double          map_x,
                                                     double          map_y);
void                   mg_map_naming_rename         (MgMapView      *self,
                                                     MgId            id);
void                   mg_map_naming_link           (MgMapView      *self,
                                                     MgId            source);
/* Keeps a name that was typed; an empty one is given up. */
void                   mg_map_naming_link_from      (MgMapView      *self);  /* asks from which */
void                   mg_map_naming_finish         (MgMapView      *self);
void                   mg_map_naming_cancel         (MgMapView      *self);
void                   mg_map_naming_allocate       (MgMapView      *self);

/* mg-map-menu.c */
void                   mg_map_menu_popup            (MgMapView      *self,
                                                     double          x,
                                                     double          y);
void                   mg_map_menu_popup_at_focus   (MgMapView      *self);
void                   mg_map_menu_dispose          (MgMapView      *self);

/* mg-map-proxies.c: organisations as assistive technologies see them */
void                   mg_map_proxies_queue         (MgMapView      *self);
void                   mg_map_proxies_allocate      (MgMapView      *self);
/* Moves the keyboard to an organisation, so that it is spoken. */
void                   mg_map_proxies_focus         (MgMapView      *self,
                                                     MgId            id);
void                   mg_map_proxies_dispose       (MgMapView      *self);

/* mg-map-words.c */
/* Returns: (transfer full): "Conventional business, 3 links" */
char                  *mg_map_words_describe        (MgMapView      *self,
                                                     MgId            id);
/* Returns: (transfer full): the same with those it is linked to */
char                  *mg_map_words_describe_long   (MgMapView      *self,
                                                     MgId            id);
/* Says which items are selected now. */
void                   mg_map_words_say_selection   (MgMapView      *self);
/* They may have been selected or changed in any view: says it before the next
 * frame, unless something else is said meanwhile.
 */
void                   mg_map_words_queue           (MgMapView      *self);
void                   mg_map_words_dispose         (MgMapView      *self);

G_END_DECLS
