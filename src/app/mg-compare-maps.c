/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-compare-maps.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "mg-compare-map.h"
#include "mg-looks.h"
#include "mg-shown.h"
#include "mg-swatch.h"
#include "mg-vocabulary.h"

/* Two beside each other can be read; more than four are for an impression. */
#define FEW 4
#define FEW_COLUMNS 2
#define MAX_COLUMNS 3

struct _MgCompareMaps
{
  GtkWidget     parent_instance;

  GtkWidget    *scroll;
  GtkLabel     *about;
  GtkFlowBox   *flow;
  MgCompareSet *set;        /* (nullable) */
  GHashTable   *own_colours; /* (nullable): of one of them, for all */
  gboolean      by_name;
};

G_DEFINE_FINAL_TYPE (MgCompareMaps, mg_compare_maps, GTK_TYPE_WIDGET)

/* The levels that are not counted are not drawn. */
static void
hide_layers (MgFilter      *filter,
             const MgScope *scope)
{
  guint n_terms;
  const MgTerm * const *terms = mg_vocabulary_get_terms ("layer", &n_terms);

  if (scope->layers == NULL)
    return;

  if (filter->hidden_layers == NULL)
    filter->hidden_layers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n_terms; i++)
    if (!g_strv_contains (scope->layers, terms[i]->id))
      g_hash_table_add (filter->hidden_layers, g_strdup (terms[i]->id));
}

static MgScene *
create_scene (MgCompareMaps *self,
              MgComparePole *pole)
{
  MgNetwork *network = mg_compare_pole_get_network (pole);
  const MgScope *scope = mg_compare_set_get_scope (self->set);
  g_autoptr(MgFilter) filter = mg_filter_new ();
  MgSceneOptions options = { .filter = filter, .theme = mg_swatch_get_theme (),
                             .outlines = mg_network_get_boolean (network, MG_ID_POLE,
                                                                 MG_FIELD_POLE_OUTLINES),
                             .own_colours = self->own_colours };

  hide_layers (filter, scope);
  options.date = mg_scope_get_date (scope, network);

  return mg_scene_new (network, &options);
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  mg_shown_label (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  mg_shown_tooltip (label, text);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

/* "21 organisations", and how many of them have no place yet. */
static char *
dup_about (MgComparePole *pole,
           MgScene       *scene)
{
  guint n = mg_network_count (mg_compare_pole_get_network (pole), MG_ITEM_ORGANISATION);
  guint n_unplaced = mg_scene_count_unplaced (scene);
  g_autofree char *size = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u organisation",
                                                        "%'u organisations", n), n);
  g_autofree char *unplaced = NULL;

  if (n_unplaced == 0)
    return g_strdup_printf ("%s · %s", mg_compare_pole_get_file (pole), size);

  unplaced = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u without a place on the map",
                                           "%'u without a place on the map", n_unplaced), n_unplaced);

  return g_strdup_printf ("%s · %s · %s", mg_compare_pole_get_file (pole), size, unplaced);
}

static void
add_map (MgCompareMaps *self,
         MgComparePole *pole,
         MgScene       *scene,
         double         width,
         double         height,
         int            room,
         GPtrArray     *beside)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *about = dup_about (pole, scene);
  g_autofree char *name = NULL;

  /* Translators: the name of a pole, its file and size. */
  name = g_strdup_printf (_("Map of %s, %s"), mg_compare_pole_get_name (pole), about);
  gtk_box_append (GTK_BOX (box), mg_compare_map_new (scene, name, width, height, room, beside));
  gtk_box_append (GTK_BOX (box), create_label (mg_compare_pole_get_name (pole), "heading"));
  gtk_box_append (GTK_BOX (box), create_label (about, "dim-label"));
  gtk_flow_box_append (self->flow, box);
}

static void
clear (MgCompareMaps *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->flow))) != NULL)
    gtk_flow_box_remove (self->flow, child);
}

static guint
get_n_columns (guint n)
{
  return CLAMP (n, 1, n <= FEW ? FEW_COLUMNS : MAX_COLUMNS);
}

/* What is beside each other must look alike: the colours that were chosen for the first of
 * them are those of all.  What sizes, shapes and colours say else is of each map alone: its
 * figures have their own scale, its groups their own order.
 */
static void
take_colours (MgCompareMaps *self)
{
  const char *scale = _("All maps have the same scale: what is twice as long here is twice as long on the map.");
  g_autoptr(GPtrArray) poles = mg_compare_set_list_read (self->set, FALSE);
  MgComparePole *first = poles->len > 0 ? g_ptr_array_index (poles, 0) : NULL;
  g_autofree char *colours = NULL, *text = NULL;

  g_clear_pointer (&self->own_colours, g_hash_table_unref);
  if (first != NULL)
    self->own_colours = mg_looks_dup_own_colours (mg_compare_pole_get_network (first));
  /* Translators: %s is the name of a pole. */
  if (self->own_colours != NULL && g_hash_table_size (self->own_colours) > 0)
    colours = g_strdup_printf (_("Kinds and levels have the colours chosen for “%s” on all of them."),
                               mg_compare_pole_get_name (first));

  text = g_strconcat (scale, colours != NULL ? " " : NULL, colours, NULL);
  mg_shown_label (self->about, text);
}

static void
fill (MgCompareMaps *self)
{
  g_autoptr(GPtrArray) poles = mg_compare_set_list_read (self->set, self->by_name);
  g_autoptr(GPtrArray) scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) mg_scene_unref);
  g_autoptr(GPtrArray) beside = g_ptr_array_new ();
  double widest = 1., highest = 1.;
  guint n_columns = get_n_columns (poles->len);

  for (guint i = 0; i < poles->len; i++)
    {
      MgScene *scene = create_scene (self, g_ptr_array_index (poles, i));
      double x, y, width, height;

      g_ptr_array_add (scenes, scene);
      if (!mg_scene_get_bounds (scene, &x, &y, &width, &height))
        continue;
      widest = MAX (widest, width);
      highest = MAX (highest, height);
    }

  gtk_flow_box_set_min_children_per_line (self->flow, n_columns);
  gtk_flow_box_set_max_children_per_line (self->flow, n_columns);
  for (guint i = 0; i < poles->len; i++)
    add_map (self, g_ptr_array_index (poles, i), g_ptr_array_index (scenes, i), widest, highest,
             poles->len <= n_columns ? 400 : 270, beside);
}

void
mg_compare_maps_update (MgCompareMaps *self,
                        MgCompareSet  *set,
                        gboolean       by_name)
{
  g_return_if_fail (MG_IS_COMPARE_MAPS (self));

  g_set_object (&self->set, set);
  self->by_name = by_name;
  clear (self);
  take_colours (self);
  fill (self);
}

static void
theme_changed_cb (MgCompareMaps *self)
{
  if (self->set != NULL)
    mg_compare_maps_update (self, self->set, self->by_name);
}

static void
mg_compare_maps_dispose (GObject *object)
{
  MgCompareMaps *self = MG_COMPARE_MAPS (object);

  g_clear_object (&self->set);
  g_clear_pointer (&self->own_colours, g_hash_table_unref);
  g_clear_pointer (&self->scroll, gtk_widget_unparent);

  G_OBJECT_CLASS (mg_compare_maps_parent_class)->dispose (object);
}

static void
mg_compare_maps_class_init (MgCompareMapsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mg_compare_maps_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mg_compare_maps_init (MgCompareMaps *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->about = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->about, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->about), "dim-label");
  self->flow = g_object_new (GTK_TYPE_FLOW_BOX, "homogeneous", TRUE, "selection-mode", GTK_SELECTION_NONE,
                             "row-spacing", 12, "column-spacing", 12, "valign", GTK_ALIGN_START, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->flow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Maps of the poles at the same scale"), -1);
  gtk_widget_add_css_class (box, "mg-panel");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->about));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->flow));
  self->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", box, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  gtk_widget_set_parent (self->scroll, GTK_WIDGET (self));

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (theme_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (theme_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
mg_compare_maps_new (void)
{
  return g_object_new (MG_TYPE_COMPARE_MAPS, NULL);
}
