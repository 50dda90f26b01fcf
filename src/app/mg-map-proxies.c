/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-map-view-private.h"

#include "mg-proxy.h"

/* Walking the tree of an assistive technology costs 1.4 ms for each child; the
 * table has them all.
 */
#define MAX_PROXIES 300
#define MAX_SELECTED 60
#define MAX_NEIGHBOURS 100

#define DELAY 120   /* ms after the view came to rest */

static void
chosen_cb (MgMapView *self,
           MgProxy   *proxy)
{
  mg_selection_set_one (mg_map_view_get_selection (self), mg_proxy_get_id (proxy));
  mg_map_words_say_selection (self);
}

/* Those that are to be exposed: rows of the scene, each once. */
typedef struct
{
  GArray     *rows;
  GHashTable *set;
} Choice;

static void
choose (Choice *choice,
        int     row)
{
  if (row >= 0 && choice->rows->len < MAX_PROXIES &&
      g_hash_table_add (choice->set, GINT_TO_POINTER (row + 1)))
    g_array_append_val (choice->rows, row);
}

static void
choose_selected (MgMapView *self,
                 Choice    *choice)
{
  MgScene *scene = mg_map_view_get_scene (self);
  const MgMapNeighbours *neighbours = mg_map_view_get_neighbours (self);
  guint n_ids, n_edges;
  const MgId *ids = mg_selection_get_ids (mg_map_view_get_selection (self), &n_ids);
  guint n_selected;

  /* The primary one is the last. */
  for (guint i = 0; i < MIN (n_ids, MAX_SELECTED); i++)
    choose (choice, mg_scene_find_node (scene, ids[n_ids - 1 - i]));

  n_selected = choice->rows->len;
  for (guint i = 0; i < n_selected && choice->rows->len < n_selected + MAX_NEIGHBOURS; i++)
    {
      guint row = (guint) g_array_index (choice->rows, int, i);
      const guint *edges = mg_map_neighbours_get_edges (neighbours, row, &n_edges);

      for (guint k = 0; k < n_edges && choice->rows->len < n_selected + MAX_NEIGHBOURS; k++)
        choose (choice, (int) mg_map_neighbours_get_other (neighbours, edges[k], row));
    }
}

static gint
compare_weight (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const MgSceneNode *nodes = data;
  const MgSceneNode *x = &nodes[*(const int *) a];
  const MgSceneNode *y = &nodes[*(const int *) b];

  if (x->degree != y->degree)
    return x->degree > y->degree ? -1 : 1;

  return x->id < y->id ? -1 : x->id > y->id;
}

/* All of them on a small map; else the best linked that are seen. */
static void
choose_visible (MgMapView *self,
                Choice    *choice)
{
  const MgViewport *view = &self->viewport;
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (int));
  guint n_nodes;
  const MgSceneNode *nodes = mg_scene_get_nodes (mg_map_view_get_scene (self), &n_nodes);

  for (int i = 0; i < (int) n_nodes; i++)
    {
      double x, y;

      mg_viewport_to_window (view, nodes[i].x, nodes[i].y, &x, &y);
      if (n_nodes <= MAX_PROXIES || (x >= 0. && y >= 0. && x <= view->width && y <= view->height))
        g_array_append_val (rows, i);
    }

  if (n_nodes > MAX_PROXIES)
    g_array_sort_with_data (rows, compare_weight, (gpointer) nodes);
  for (guint i = 0; i < rows->len && choice->rows->len < MAX_PROXIES; i++)
    choose (choice, g_array_index (rows, int, i));
}

static gint
compare_rows (gconstpointer a,
              gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static GtkWidget *
get_focus (MgMapView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

static void
remove_proxy (MgMapView *self,
              GtkWidget *proxy)
{
  /* Or the keyboard would be nowhere. */
  if (get_focus (self) == proxy)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_unparent (proxy);
}

static void
fill_proxy (MgMapView         *self,
            GtkWidget         *proxy,
            const MgSceneNode *node)
{
  g_autofree char *name = mg_network_dup_title (mg_map_view_get_network (self), node->id);
  g_autofree char *description = mg_map_words_describe_long (self, node->id);

  mg_proxy_set (MG_PROXY (proxy), node->id, name, description);
  mg_proxy_set_selected (MG_PROXY (proxy),
                         mg_selection_contains (mg_map_view_get_selection (self), node->id));
}

/* By id, so that each keeps its widget, and with it the keyboard. */
static GHashTable *
index_proxies (MgMapView *self)
{
  GHashTable *index = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->proxies->len; i++)
    {
      MgProxy *proxy = g_ptr_array_index (self->proxies, i);

      g_hash_table_insert (index, GUINT_TO_POINTER (mg_proxy_get_id (proxy)), proxy);
    }

  return index;
}

static GArray *
choose_rows (MgMapView *self)
{
  Choice choice = { g_array_new (FALSE, FALSE, sizeof (int)), g_hash_table_new (NULL, NULL) };

  if (mg_map_view_get_scene (self) != NULL)
    {
      choose_selected (self, &choice);
      choose_visible (self, &choice);
      g_array_sort (choice.rows, compare_rows);
    }
  g_hash_table_unref (choice.set);

  return choice.rows;
}

static GtkWidget *
add_proxy (MgMapView *self)
{
  GtkWidget *proxy = mg_proxy_new ();

  g_signal_connect_object (proxy, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (proxy, GTK_WIDGET (self));

  return proxy;
}

/* Takes those of @rows out of @index; %NULL where there is none yet. */
static GPtrArray *
take_proxies (MgMapView  *self,
              GArray     *rows,
              GHashTable *index)
{
  GPtrArray *proxies = g_ptr_array_sized_new (rows->len);

  for (guint i = 0; i < rows->len; i++)
    {
      const MgSceneNode *node = mg_map_node_at (self->scene, (guint) g_array_index (rows, int, i));
      gpointer proxy = NULL;

      g_hash_table_steal_extended (index, GUINT_TO_POINTER (node->id), NULL, &proxy);
      g_ptr_array_add (proxies, proxy);
    }

  return proxies;
}

/* Those whose organisation is not exposed any more, but for the one with the keyboard,
 * which is removed.
 */
static GPtrArray *
find_spares (MgMapView  *self,
             GHashTable *left)
{
  GPtrArray *spares = g_ptr_array_new ();
  GtkWidget *focus = get_focus (self);
  GHashTableIter iter;
  gpointer proxy;

  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, NULL, &proxy))
    if (proxy == focus)
      remove_proxy (self, proxy);
    else
      g_ptr_array_add (spares, proxy);

  return spares;
}

/* Spare ones first: a widget more or less is told to all others by the toolkit, which
 * takes long; a new name is not.
 */
static void
fill_proxies (MgMapView *self,
              GPtrArray *proxies,
              GArray    *rows,
              GPtrArray *spares)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const MgSceneNode *node = mg_map_node_at (self->scene, (guint) g_array_index (rows, int, i));
      gpointer *proxy = &g_ptr_array_index (proxies, i);

      if (*proxy == NULL)
        *proxy = spares->len > 0 ? g_ptr_array_steal_index (spares, spares->len - 1)
                                 : add_proxy (self);
      fill_proxy (self, *proxy, node);
    }
}

static void
update_proxies (MgMapView *self)
{
  g_autoptr(GArray) rows = choose_rows (self);
  g_autoptr(GHashTable) left = index_proxies (self);
  GPtrArray *proxies = take_proxies (self, rows, left);
  g_autoptr(GPtrArray) spares = find_spares (self, left);

  fill_proxies (self, proxies, rows, spares);
  g_ptr_array_unref (self->proxies);
  self->proxies = proxies;
  for (guint i = 0; i < spares->len; i++)
    remove_proxy (self, g_ptr_array_index (spares, i));

  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean
update_cb (gpointer data)
{
  MgMapView *self = data;

  self->proxies_source = 0;
  update_proxies (self);

  return G_SOURCE_REMOVE;
}

void
mg_map_proxies_queue (MgMapView *self)
{
  g_clear_handle_id (&self->proxies_source, g_source_remove);
  self->proxies_source = g_timeout_add (DELAY, update_cb, self);
}

void
mg_map_proxies_allocate (MgMapView *self)
{
  for (guint i = 0; i < self->proxies->len; i++)
    {
      MgProxy *proxy = g_ptr_array_index (self->proxies, i);
      const MgSceneNode *node = mg_map_view_find_node (self, mg_proxy_get_id (proxy));
      double x = 0., y = 0., radius = 1.;

      if (node != NULL)
        {
          mg_viewport_to_window (&self->viewport, node->x, node->y, &x, &y);
          radius = MAX (node->radius * self->viewport.scale, 1.);
        }
      gtk_widget_allocate (GTK_WIDGET (proxy), (int) (2. * radius), (int) (2. * radius), -1,
                           gsk_transform_translate (NULL,
                                                    &GRAPHENE_POINT_INIT ((float) (x - radius),
                                                                          (float) (y - radius))));
    }
}

void
mg_map_proxies_focus (MgMapView *self,
                      MgId       id)
{
  g_clear_handle_id (&self->proxies_source, g_source_remove);
  update_proxies (self);

  for (guint i = 0; i < self->proxies->len; i++)
    {
      MgProxy *proxy = g_ptr_array_index (self->proxies, i);

      if (mg_proxy_get_id (proxy) == id)
        {
          gtk_widget_grab_focus (GTK_WIDGET (proxy));
          return;
        }
    }
}

void
mg_map_proxies_dispose (MgMapView *self)
{
  g_clear_handle_id (&self->proxies_source, g_source_remove);
  if (self->proxies == NULL)
    return;

  for (guint i = 0; i < self->proxies->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->proxies, i));
  g_clear_pointer (&self->proxies, g_ptr_array_unref);
}
