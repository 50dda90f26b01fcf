/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-plot-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mg-proxy.h"
#include "mg-shown.h"
#include "mg-swatch.h"

#define NATURAL_WIDTH 480
#define NATURAL_HEIGHT 360

/* Walking the tree of an assistive technology takes long; the table has them all. */
#define MAX_PROXIES 300

struct _MgPlotView
{
  GtkWidget      parent_instance;

  MgPlot        *plot;        /* (nullable) */
  MgPlotLayout  *layout;      /* (nullable): at the present size */
  GskRenderNode *picture;     /* (nullable): of it; painted again only if it changes */
  MgSelection   *selection;   /* (nullable) */
  GPtrArray     *proxies;     /* of the first marks */
  int            current;     /* mark under the keyboard; -1: none yet */
};

enum
{
  SAID,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MgPlotView, mg_plot_view, GTK_TYPE_WIDGET)

static const MgPlotMark *
get_mark (MgPlotView *self,
          int         mark)
{
  guint n_marks = 0;
  const MgPlotMark *marks = self->layout != NULL ? mg_plot_layout_get_marks (self->layout, &n_marks)
                                                 : NULL;

  return mark >= 0 && (guint) mark < n_marks ? &marks[mark] : NULL;
}

static gboolean
is_selected (MgPlotView       *self,
             const MgPlotMark *mark)
{
  return mark->id != MG_ID_NONE && self->selection != NULL &&
         mg_selection_contains (self->selection, mark->id);
}

static char *
dup_words (const MgPlotMark *mark)
{
  /* Translators: what something is called, and what it says. */
  return mg_shown_take (g_strdup_printf (C_("plot", "%s: %s"), mark->name, mark->words));
}

static void
say (MgPlotView *self)
{
  const MgPlotMark *mark = get_mark (self, self->current);
  g_autofree char *words = NULL;

  if (mark == NULL)
    return;

  words = dup_words (mark);
  g_signal_emit (self, signals[SAID], 0, words);
}

static void
choose (MgPlotView *self,
        int         row)
{
  const MgPlotMark *mark = get_mark (self, row);

  if (mark == NULL)
    return;

  self->current = row;
  if (mark->id != MG_ID_NONE && self->selection != NULL)
    mg_selection_set_one (self->selection, mark->id);
  say (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
chosen_cb (MgPlotView *self,
           MgProxy    *proxy)
{
  choose (self, (int) mg_proxy_get_id (proxy));
}

/* The children */

static void
focus_current (MgPlotView *self)
{
  if (self->current >= 0 && (guint) self->current < self->proxies->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->proxies, self->current));
}

static void
update_selected (MgPlotView *self)
{
  for (guint i = 0; i < self->proxies->len; i++)
    mg_proxy_set_selected (g_ptr_array_index (self->proxies, i),
                           is_selected (self, get_mark (self, (int) i)));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
add_proxy (MgPlotView *self)
{
  GtkWidget *proxy = mg_proxy_new ();

  g_signal_connect_object (proxy, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (proxy, GTK_WIDGET (self));
  g_ptr_array_add (self->proxies, proxy);
}

static void
remove_last_proxy (MgPlotView *self)
{
  GtkWidget *proxy = g_ptr_array_steal_index (self->proxies, self->proxies->len - 1);

  /* Or the keyboard would be nowhere. */
  if (gtk_widget_has_focus (proxy))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_unparent (proxy);
}

static void
update_proxies (MgPlotView *self)
{
  guint n_marks = 0;
  const MgPlotMark *marks = self->layout != NULL ? mg_plot_layout_get_marks (self->layout, &n_marks)
                                                 : NULL;
  guint n = MIN (n_marks, MAX_PROXIES);

  while (self->proxies->len > n)
    remove_last_proxy (self);
  while (self->proxies->len < n)
    add_proxy (self);
  for (guint i = 0; i < n; i++)
    mg_proxy_set (g_ptr_array_index (self->proxies, i), i, marks[i].name, marks[i].words);
  update_selected (self);
}

static void
allocate_proxies (MgPlotView *self)
{
  for (guint i = 0; i < self->proxies->len; i++)
    {
      const MgPlotMark *mark = get_mark (self, (int) i);

      gtk_widget_allocate (g_ptr_array_index (self->proxies, i),
                           MAX ((int) mark->width, 1), MAX ((int) mark->height, 1), -1,
                           gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) mark->x,
                                                                                (float) mark->y)));
    }
}

/* The picture */

static void
forget_picture (MgPlotView *self)
{
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
lay_out (MgPlotView *self,
         int         width,
         int         height)
{
  g_clear_pointer (&self->layout, mg_plot_layout_free);
  if (self->plot != NULL && width > 0 && height > 0)
    self->layout = mg_plot_layout_new (self->plot, width, height, NULL);
  if (get_mark (self, self->current) == NULL)
    self->current = -1;

  forget_picture (self);
  update_proxies (self);
}

static GskRenderNode *
paint_picture (MgPlotView *self)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0,
                                               (float) gtk_widget_get_width (GTK_WIDGET (self)),
                                               (float) gtk_widget_get_height (GTK_WIDGET (self)));
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  mg_plot_layout_paint (self->layout, mg_swatch_get_theme (), cr, NULL);
  cairo_destroy (cr);

  return node;
}

static void
paint_halo (MgPlotView  *self,
            GtkSnapshot *snapshot,
            int          row,
            MgHalo       halo)
{
  const MgPlotMark *mark = get_mark (self, row);
  MgColour ink = mg_style_ink (mg_swatch_get_theme ());
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) mark->x - 8, (float) mark->y - 8,
                                               (float) mark->width + 16,
                                               (float) mark->height + 16);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  mg_plot_layout_paint_mark (self->layout, (guint) row, halo, &ink, cr);
  cairo_destroy (cr);
}

static gboolean
has_keyboard (MgPlotView *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
mg_plot_view_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  MgPlotView *self = MG_PLOT_VIEW (widget);
  guint n_marks;
  const MgPlotMark *marks;

  if (self->layout == NULL)
    return;

  if (self->picture == NULL)
    self->picture = paint_picture (self);
  gtk_snapshot_append_node (snapshot, self->picture);

  marks = mg_plot_layout_get_marks (self->layout, &n_marks);
  for (guint i = 0; i < n_marks; i++)
    if (is_selected (self, &marks[i]))
      paint_halo (self, snapshot, (int) i, MG_HALO_SELECTED);
  if (has_keyboard (self) && get_mark (self, self->current) != NULL)
    paint_halo (self, snapshot, self->current, MG_HALO_FOCUS);
}

static void
mg_plot_view_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  gboolean is_width = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = is_width ? NATURAL_WIDTH / 2 : NATURAL_HEIGHT / 2;
  *natural = is_width ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
mg_plot_view_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  MgPlotView *self = MG_PLOT_VIEW (widget);

  lay_out (self, width, height);
  allocate_proxies (self);
}

/* The keyboard and the pointer */

static gboolean
walk (MgPlotView *self,
      guint       keyval)
{
  guint n_marks;

  mg_plot_layout_get_marks (self->layout, &n_marks);
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      self->current = mg_plot_layout_step (self->layout, self->current, MG_PLOT_LEFT);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      self->current = mg_plot_layout_step (self->layout, self->current, MG_PLOT_RIGHT);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      self->current = mg_plot_layout_step (self->layout, self->current, MG_PLOT_UP);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      self->current = mg_plot_layout_step (self->layout, self->current, MG_PLOT_DOWN);
      return TRUE;
    case GDK_KEY_Home:
      self->current = n_marks > 0 ? 0 : -1;
      return TRUE;
    case GDK_KEY_End:
      self->current = (int) n_marks - 1;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (MgPlotView      *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  if (self->layout == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_space)
    {
      choose (self, self->current);
      return GDK_EVENT_STOP;
    }
  if (!walk (self, keyval))
    return GDK_EVENT_PROPAGATE;

  focus_current (self);
  say (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return GDK_EVENT_STOP;
}

static void
pressed_cb (MgPlotView *self,
            int         n_press,
            double      x,
            double      y)
{
  int mark = self->layout != NULL ? mg_plot_layout_pick (self->layout, x, y) : -1;

  choose (self, mark);
  if (mark >= 0)
    focus_current (self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
mg_plot_view_query_tooltip (GtkWidget  *widget,
                            int         x,
                            int         y,
                            gboolean    keyboard_tooltip,
                            GtkTooltip *tooltip)
{
  MgPlotView *self = MG_PLOT_VIEW (widget);
  int row = keyboard_tooltip ? self->current
            : self->layout != NULL ? mg_plot_layout_pick (self->layout, x, y) : -1;
  const MgPlotMark *mark = get_mark (self, row);
  g_autofree char *words = NULL;

  if (mark == NULL)
    return FALSE;

  words = dup_words (mark);
  gtk_tooltip_set_text (tooltip, words);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { (int) mark->x, (int) mark->y,
                                                       (int) mark->width, (int) mark->height });

  return TRUE;
}

/* The marks are one stop of the Tab key. */
static gboolean
mg_plot_view_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  MgPlotView *self = MG_PLOT_VIEW (widget);

  if (has_keyboard (self))
    return FALSE;

  return gtk_widget_grab_focus (get_mark (self, self->current) != NULL &&
                                (guint) self->current < self->proxies->len
                                ? g_ptr_array_index (self->proxies, self->current)
                                : widget);
}

static void
mg_plot_view_state_flags_changed (GtkWidget     *widget,
                                  GtkStateFlags  previous)
{
  if ((previous ^ gtk_widget_get_state_flags (widget)) & GTK_STATE_FLAG_FOCUS_WITHIN)
    gtk_widget_queue_draw (widget);

  GTK_WIDGET_CLASS (mg_plot_view_parent_class)->state_flags_changed (widget, previous);
}

static void
mg_plot_view_dispose (GObject *object)
{
  MgPlotView *self = MG_PLOT_VIEW (object);

  mg_plot_view_set_selection (self, NULL);
  g_clear_pointer (&self->layout, mg_plot_layout_free);
  g_clear_pointer (&self->plot, mg_plot_unref);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  for (guint i = 0; self->proxies != NULL && i < self->proxies->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->proxies, i));
  g_clear_pointer (&self->proxies, g_ptr_array_unref);

  G_OBJECT_CLASS (mg_plot_view_parent_class)->dispose (object);
}

static void
mg_plot_view_class_init (MgPlotViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mg_plot_view_dispose;
  widget_class->snapshot = mg_plot_view_snapshot;
  widget_class->measure = mg_plot_view_measure;
  widget_class->size_allocate = mg_plot_view_size_allocate;
  widget_class->query_tooltip = mg_plot_view_query_tooltip;
  widget_class->focus = mg_plot_view_focus;
  widget_class->state_flags_changed = mg_plot_view_state_flags_changed;

  signals[SAID] = g_signal_new ("said", MG_TYPE_PLOT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "plotview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
mg_plot_view_init (MgPlotView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->current = -1;
  self->proxies = g_ptr_array_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (forget_picture), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (forget_picture), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
mg_plot_view_new (void)
{
  return g_object_new (MG_TYPE_PLOT_VIEW, NULL);
}

void
mg_plot_view_set_plot (MgPlotView *self,
                       MgPlot     *plot)
{
  g_autofree char *words = plot != NULL ? mg_plot_describe (plot) : g_strdup ("");

  g_return_if_fail (MG_IS_PLOT_VIEW (self));

  if (plot != NULL)
    mg_plot_ref (plot);
  g_clear_pointer (&self->plot, mg_plot_unref);
  self->plot = plot;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  plot != NULL ? mg_plot_get_title (plot) : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  lay_out (self, gtk_widget_get_width (GTK_WIDGET (self)),
           gtk_widget_get_height (GTK_WIDGET (self)));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
mg_plot_view_set_selection (MgPlotView  *self,
                            MgSelection *selection)
{
  g_return_if_fail (MG_IS_PLOT_VIEW (self));

  if (self->selection == selection)
    return;

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  if (selection != NULL)
    {
      g_signal_connect_object (selection, "changed", G_CALLBACK (update_selected), self,
                               G_CONNECT_SWAPPED);
      update_selected (self);
    }
}
