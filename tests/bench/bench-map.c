/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a frame of the map costs the main thread, and how soon the picture
 * follows, and the memory of it all: bench-map [ACT...] [ORGANISATIONS...]
 */
#include <adwaita.h>
#include <math.h>
#include <time.h>

#include "mg-generator.h"
#include "mg-map-view-private.h"
#include "mg-renderer.h"
#include "mg-vocabulary.h"

#define WIDTH 1200
#define HEIGHT 800
#define N_FRAMES 150
#define WARM_UP 10
#define SPACING 120.

typedef struct _Bench Bench;

/* One of the things that people do without end. */
typedef struct
{
  const char *name;
  void      (*start) (Bench *self);
  void      (*frame) (Bench *self, guint frame);
  void      (*stop)  (Bench *self);
} Act;

struct _Bench
{
  guint       n;
  guint       n_links;
  MgDocument *document;
  MgMapView  *map;
  GtkWidget  *window;
  MgId       *ids;

  const Act  *act;
  guint       frame;
  gint64      started;      /* of the act, in µs */
  double      frame_start;  /* CPU of this thread, in ms */
  GArray     *costs;        /* of double, ms */
  gboolean    is_over;
};

static double
get_cpu (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);

  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static void
pan_frame (Bench *self,
           guint  frame)
{
  double phase = frame * 0.05;

  mg_viewport_pan (&self->map->viewport, 10. * cos (phase), 7. * sin (1.3 * phase));
  mg_map_view_moved (self->map);
}

static void
zoom_frame (Bench *self,
            guint  frame)
{
  mg_map_actions_zoom (self->map, exp (0.04 * sin (frame * 0.05)), WIDTH / 2., HEIGHT / 2.);
}

static GtkEventController *
find_controller (Bench *self,
                 GType  type)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->map));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) it = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (it) == type &&
          (type != GTK_TYPE_GESTURE_DRAG ||
           gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (it)) == GDK_BUTTON_PRIMARY))
        return it;
    }
  g_assert_not_reached ();
}

static void
drag_start (Bench *self)
{
  const MgSceneNode *node = mg_map_view_find_node (self->map, self->ids[self->n / 20]);
  double x, y;

  self->map->viewport.x = node->x;
  self->map->viewport.y = node->y;
  mg_viewport_to_window (&self->map->viewport, node->x, node->y, &x, &y);
  g_signal_emit_by_name (find_controller (self, GTK_TYPE_GESTURE_DRAG), "drag-begin", x, y);
}

static void
drag_all_start (Bench *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->map), "map.select-all", NULL);
  drag_start (self);
}

static void
drag_frame (Bench *self,
            guint  frame)
{
  g_signal_emit_by_name (find_controller (self, GTK_TYPE_GESTURE_DRAG), "drag-update",
                         20. + 80. * cos (frame * 0.1), 20. + 80. * sin (frame * 0.1));
}

static void
drag_stop (Bench *self)
{
  g_signal_emit_by_name (find_controller (self, GTK_TYPE_GESTURE_DRAG), "drag-end", 0., 0.);
  mg_selection_clear (mg_document_get_selection (self->document));
}

static void
hover_frame (Bench *self,
             guint  frame)
{
  g_signal_emit_by_name (find_controller (self, GTK_TYPE_EVENT_CONTROLLER_MOTION), "motion",
                         WIDTH / 2. + 200. * cos (frame * 0.05),
                         HEIGHT / 2. + 200. * sin (frame * 0.07));
}

/* One edit a frame: the scene is made anew, and the picture follows. */
static void
edit_frame (Bench *self,
            guint  frame)
{
  MgNetwork *network = mg_document_get_network (self->document);
  MgId id = self->ids[frame % self->n];
  const MgSceneNode *node = mg_map_view_find_node (self->map, id);
  const double xy[] = { node->x + 1., node->y };

  mg_document_run (self->document, mg_command_move (network, &id, 1, xy, NULL), 0);
}

static const Act acts[] = {
  { "pan", NULL, pan_frame, NULL },
  { "zoom", NULL, zoom_frame, NULL },
  { "drag-one", drag_start, drag_frame, drag_stop },
  { "drag-all", drag_all_start, drag_frame, drag_stop },
  { "hover", NULL, hover_frame, NULL },
  { "edit", NULL, edit_frame, NULL },
};

/* Those asked for, by their place; none: all */
static guint acts_wanted;

/* In MB, of this process alone: the screen of a test is another one. */
static double
get_memory (const char *name)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) ||
      !(line = strstr (status, name)))
    return NAN;

  return (double) g_ascii_strtoull (line + strlen (name), NULL, 10) / 1024.;
}

static void
report_memory (const char *when)
{
  g_print ("Memory %s: %.1f MB, at most %.1f MB\n", when, get_memory ("VmRSS:"),
           get_memory ("VmHWM:"));
}

static int
compare_costs (gconstpointer a,
               gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
report (Bench *self)
{
  double seconds = (double) (g_get_monotonic_time () - self->started) / 1e6;
  guint n = self->costs->len;

  g_array_sort (self->costs, compare_costs);
  g_print ("%6u organisations %6u links  %-8s  main thread %6.2f ms (95%%: %6.2f)  %5.1f frames/s\n",
           self->n, self->n_links, self->act->name, g_array_index (self->costs, double, n / 2),
           g_array_index (self->costs, double, n * 95 / 100), N_FRAMES / seconds);
}

static void
before_paint_cb (Bench *self)
{
  self->frame_start = get_cpu (CLOCK_THREAD_CPUTIME_ID);
}

static void
after_paint_cb (Bench *self)
{
  double cost = get_cpu (CLOCK_THREAD_CPUTIME_ID) - self->frame_start;

  if (self->act != NULL && self->frame > WARM_UP)
    g_array_append_val (self->costs, cost);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  Bench *self = data;

  if (self->act == NULL)
    return G_SOURCE_CONTINUE;

  if (self->frame == WARM_UP)
    self->started = g_get_monotonic_time ();
  if (self->costs->len >= N_FRAMES)
    {
      report (self);
      if (self->act->stop != NULL)
        self->act->stop (self);
      self->act = NULL;
      self->is_over = TRUE;
      return G_SOURCE_CONTINUE;
    }

  self->act->frame (self, self->frame++);
  gtk_widget_queue_draw (widget);

  return G_SOURCE_CONTINUE;
}

static void
spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (200);
}

static void
wait_for_picture (Bench *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self->map));
  spin (50);
  while (!mg_map_layer_is_current (self->map->layer))
    g_main_context_iteration (NULL, TRUE);
}

static void
run_act (Bench     *self,
         const Act *act)
{
  mg_map_view_zoom_fit (self->map);
  wait_for_picture (self);
  if (act->start != NULL)
    act->start (self);
  g_array_set_size (self->costs, 0);
  self->frame = 0;
  self->is_over = FALSE;
  self->act = act;
  while (!self->is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* Of all threads but this one, in ms */
static double
get_other_cpu (void)
{
  return get_cpu (CLOCK_PROCESS_CPUTIME_ID) - get_cpu (CLOCK_THREAD_CPUTIME_ID);
}

/* How long a picture takes from nothing, at the fitting scale and close by. */
static void
report_pictures (Bench *self)
{
  static const double zooms[] = { 1., 4. };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      gint64 start;
      double cpu;

      mg_map_view_zoom_fit (self->map);
      mg_map_actions_zoom (self->map, zooms[i], WIDTH / 2., HEIGHT / 2.);
      wait_for_picture (self);
      mg_map_layer_clear (self->map->layer);
      start = g_get_monotonic_time ();
      cpu = get_other_cpu ();
      gtk_widget_queue_draw (GTK_WIDGET (self->map));
      while (!mg_map_layer_is_current (self->map->layer))
        g_main_context_iteration (NULL, TRUE);
      g_print ("%6u organisations, %g times the fitting scale: sharp after %.0f ms"
               " (worker's CPU: %.0f ms)\n", self->n, zooms[i],
               (double) (g_get_monotonic_time () - start) / 1e3, get_other_cpu () - cpu);
    }
}

static MgTransaction *
make_network (Bench *self)
{
  MgNetwork *network = mg_document_get_network (self->document);
  MgTransaction *transaction = mg_transaction_new ("Generate");
  g_autofree guint *pairs = mg_generate_pairs (self->n, 6., 1, &self->n_links);
  g_autoptr(GRand) random = g_rand_new_with_seed (2);
  guint n_kinds, n_layers;
  const MgTerm *const *kinds = mg_vocabulary_get_terms ("kind", &n_kinds);
  const MgTerm *const *layers = mg_vocabulary_get_terms ("layer", &n_layers);
  double side = SPACING * sqrt (self->n);

  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *label = g_strdup_printf ("Organisation %u", i);
      MgId id = self->ids[i] = mg_transaction_add_item (transaction, network,
                                                        MG_ITEM_ORGANISATION);

      mg_transaction_set_text (transaction, id, MG_FIELD_LABEL, label);
      mg_transaction_set_text (transaction, id, MG_FIELD_KIND, kinds[i % n_kinds]->id);
      mg_transaction_set_real (transaction, id, MG_FIELD_X, g_rand_double_range (random, 0., side));
      mg_transaction_set_real (transaction, id, MG_FIELD_Y, g_rand_double_range (random, 0., side));
    }
  for (guint i = 0; i < self->n_links; i++)
    {
      MgId id = mg_transaction_add_edge (transaction, network, MG_ITEM_LINK,
                                         self->ids[pairs[2 * i]], self->ids[pairs[2 * i + 1]]);

      mg_transaction_set_text (transaction, id, MG_FIELD_LINK_LAYER, layers[i % n_layers]->id);
    }

  return transaction;
}

static void
open_window (Bench *self)
{
  GdkFrameClock *clock;

  self->map = MG_MAP_VIEW (mg_map_view_new ());
  mg_map_view_set_document (self->map, self->document);
  self->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->map));
  gtk_window_present (GTK_WINDOW (self->window));
  while (gtk_widget_get_width (GTK_WIDGET (self->map)) < 1)
    g_main_context_iteration (NULL, TRUE);

  clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->map));
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect_data (clock, "after-paint", G_CALLBACK (after_paint_cb), self, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->map), tick_cb, self, NULL);
}

static void
run (guint n)
{
  Bench self = { .n = n };

  self.ids = g_new (MgId, n);
  self.costs = g_array_new (FALSE, FALSE, sizeof (double));
  self.document = mg_document_new ();
  mg_document_run (self.document, make_network (&self), 0);
  open_window (&self);

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (acts_wanted == 0 || acts_wanted & 1u << i)
      run_act (&self, &acts[i]);
  if (acts_wanted == 0)
    report_pictures (&self);
  report_memory ("with the map");

  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (self.map)), &self);
  gtk_window_destroy (GTK_WINDOW (self.window));
  spin (50);
  g_object_unref (self.document);
  g_array_unref (self.costs);
  g_free (self.ids);
}

/* What the toolkit takes for a window of this size, before there is a map. */
static void
report_floor (void)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  spin (300);
  report_memory ("of an empty window");
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
want_act (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (strcmp (acts[i].name, name) == 0)
      {
        acts_wanted |= 1u << i;
        return TRUE;
      }

  return FALSE;
}

int
main (int   argc,
      char *argv[])
{
  static const guint sizes[] = { 50, 500, 5000 };
  guint n_runs = 0;

  mg_renderer_prepare ();
  adw_init ();
  g_print ("Renderer asked for: %s\n", g_getenv ("GSK_RENDERER"));
  report_floor ();
  for (int i = 1; i < argc; i++)
    if (!want_act (argv[i]))
      {
        run ((guint) g_ascii_strtoull (argv[i], NULL, 10));
        n_runs++;
      }
  for (guint i = 0; n_runs == 0 && i < G_N_ELEMENTS (sizes); i++)
    run (sizes[i]);

  return 0;
}
