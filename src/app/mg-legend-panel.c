/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-legend-panel.h"

#include <glib/gi18n-lib.h>

#include "mg-colour-button.h"
#include "mg-legend-looks.h"
#include "mg-legend-words.h"
#include "mg-look-menu.h"
#include "mg-menu-fill.h"
#include "mg-scope.h"
#include "mg-swatch.h"
#include "mg-text-show.h"
#include "mg-vocabulary.h"

/* Counting follows the edits at this pace. */
#define COUNT_DELAY_MS 100

#define N_RINGS 5
#define N_KEYS 4

typedef enum
{
  SORT_KIND,
  SORT_LAYER,
  SORT_RING,
  SORT_COLLECTIVES,
  SORT_PARTICIPATIONS,
} Sort;

/* One line of the legend. */
typedef struct
{
  Sort       sort;
  char      *id;        /* of a kind or layer; "" is "none" */
  guint      ring;
  GtkWidget *line;      /* the whole of it */
  GtkWidget *check;
  GtkWidget *swatch;    /* (nullable) */
  GtkWidget *colour;    /* (nullable): the button round the swatch */
  GtkLabel  *count;
  guint      n_items;
} Row;

struct _MgLegendPanel
{
  GtkWidget   parent_instance;

  MgDocument *document;
  GPtrArray  *rows;          /* of Row */
  guint       count_timer;   /* 0 when idle */
  gboolean    is_updating;   /* the checks follow the filter, not the user */

  /* From the template */
  GtkBox     *look_box;
  GtkMenuButton *look_button;
  GtkBox     *kind_box;
  GtkBox     *layer_box;
  GtkBox     *ring_box;
  GtkBox     *collective_box;
  GtkCheckButton *outlines_check;
};

G_DEFINE_FINAL_TYPE (MgLegendPanel, mg_legend_panel, GTK_TYPE_WIDGET)

/* As mg_organisation_get_ring() numbers them. */
static const char * const ring_labels[N_RINGS] = {
  N_("Outside the circles"), N_("Core"), N_("Members"), N_("Participants and residents"),
  N_("Partners"),
};

static void
row_free (Row *row)
{
  g_free (row->id);
  g_free (row);
}

/* Between the filter and the checks */

static gboolean
is_hidden (const MgFilter *filter,
           const Row      *row)
{
  switch (row->sort)
    {
    case SORT_KIND:
      return filter->hidden_kinds != NULL && g_hash_table_contains (filter->hidden_kinds, row->id);

    case SORT_LAYER:
    case SORT_PARTICIPATIONS:
      return filter->hidden_layers != NULL && g_hash_table_contains (filter->hidden_layers, row->id);

    case SORT_RING:
      return (filter->hidden_rings & (1u << row->ring)) != 0;

    case SORT_COLLECTIVES:
    default:
      return filter->hide_collectives;
    }
}

static void
set_member (GHashTable **set,
            const char  *id,
            gboolean     is_member)
{
  if (is_member)
    {
      if (*set == NULL)
        *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_add (*set, g_strdup (id));
    }
  else if (*set != NULL)
    g_hash_table_remove (*set, id);
}

static void
set_hidden (MgFilter  *filter,
            const Row *row,
            gboolean   is_now_hidden)
{
  switch (row->sort)
    {
    case SORT_KIND:
      set_member (&filter->hidden_kinds, row->id, is_now_hidden);
      break;

    case SORT_LAYER:
    case SORT_PARTICIPATIONS:
      set_member (&filter->hidden_layers, row->id, is_now_hidden);
      break;

    case SORT_RING:
      filter->hidden_rings = is_now_hidden ? filter->hidden_rings | (1u << row->ring)
                                           : filter->hidden_rings & ~(1u << row->ring);
      break;

    case SORT_COLLECTIVES:
    default:
      filter->hide_collectives = is_now_hidden;
    }
}

static Row *
find_row (MgLegendPanel *self,
          GtkWidget     *check)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (row->check == check)
        return row;
    }

  return NULL;
}

static void
toggled_cb (GtkCheckButton *check,
            MgLegendPanel  *self)
{
  Row *row = find_row (self, GTK_WIDGET (check));
  g_autoptr(MgFilter) filter = NULL;

  if (self->is_updating || row == NULL)
    return;

  filter = mg_filter_copy (mg_document_get_filter (self->document));
  set_hidden (filter, row, !gtk_check_button_get_active (check));
  mg_document_set_filter (self->document, filter);
}

static void
outlines_toggled_cb (GtkCheckButton *check,
                     MgLegendPanel  *self)
{
  if (!self->is_updating && self->document != NULL)
    mg_document_set_outlines (self->document, gtk_check_button_get_active (check));
}

static void
update_checks (MgLegendPanel *self)
{
  const MgFilter *filter = mg_document_get_filter (self->document);

  self->is_updating = TRUE;
  gtk_check_button_set_active (self->outlines_check, mg_document_get_outlines (self->document));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), !is_hidden (filter, row));
    }
  self->is_updating = FALSE;
}

/* Making rows */

static const char *
get_field (Sort sort)
{
  return sort == SORT_KIND ? "kind" : sort == SORT_LAYER ? "layer" : NULL;
}

/* @swatch, @key: (nullable) */
static Row *
add_row (MgLegendPanel *self,
         GtkBox        *box,
         Sort           sort,
         const char    *id,
         GtkWidget     *swatch,
         const char    *title,
         const char    *key)
{
  Row *row = g_new0 (Row, 1);

  row->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  row->sort = sort;
  row->id = g_strdup (id != NULL ? id : "");
  row->check = gtk_check_button_new ();
  row->swatch = swatch;
  if (swatch != NULL && get_field (sort) != NULL && *row->id != '\0')
    row->colour = mg_colour_button_new (get_field (sort), row->id, title, swatch);
  g_ptr_array_add (self->rows, row);

  gtk_box_append (GTK_BOX (row->line), row->check);
  if (swatch != NULL)
    gtk_box_append (GTK_BOX (row->line), row->colour != NULL ? row->colour : swatch);
  gtk_box_append (GTK_BOX (row->line), mg_legend_words_new (GTK_CHECK_BUTTON (row->check), title, key, &row->count));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (box, row->line);
  g_signal_connect_object (row->check, "toggled", G_CALLBACK (toggled_cb), self, 0);

  return row;
}

static guint
get_key (const char *layer)
{
  guint n_layers;
  const MgTerm * const *layers = mg_vocabulary_get_terms ("layer", &n_layers);

  for (guint i = 0; i < MIN (n_layers, N_KEYS); i++)
    if (g_str_equal (layers[i]->id, layer))
      return i + 1;

  return 0;
}

static void
add_kind (MgLegendPanel *self,
          const char    *id,
          const char    *label)
{
  add_row (self, self->kind_box, SORT_KIND, id, mg_swatch_new_kind (id), label, NULL);
}

static void
add_layer (MgLegendPanel *self,
           const char    *id,
           const char    *label)
{
  const MgTerm *term = mg_vocabulary_find ("layer", id);
  guint key = get_key (id);
  g_autofree char *digit = key > 0 ? g_strdup_printf ("%u", key) : NULL;
  Row *row;

  row = add_row (self, self->layer_box, SORT_LAYER, id, mg_swatch_new_layer (id),
                 term != NULL && term->verb != NULL ? term->verb : label, digit);
  gtk_widget_set_tooltip_text (row->line, label);
}

static void
create_rows (MgLegendPanel *self)
{
  guint n_terms;
  const MgTerm * const *terms;

  terms = mg_vocabulary_get_terms ("kind", &n_terms);
  for (guint i = 0; i < n_terms; i++)
    add_kind (self, terms[i]->id, terms[i]->label);
  add_kind (self, "", _("Kind to be specified"));

  terms = mg_vocabulary_get_terms ("layer", &n_terms);
  for (guint i = 0; i < n_terms; i++)
    add_layer (self, terms[i]->id, terms[i]->label);
  add_layer (self, "", _("Level to be specified"));

  for (guint ring = 1; ring <= N_RINGS; ring++)
    add_row (self, self->ring_box, SORT_RING, NULL, NULL, _(ring_labels[ring % N_RINGS]), NULL)
      ->ring = ring % N_RINGS;

  add_row (self, self->collective_box, SORT_COLLECTIVES, NULL, mg_swatch_new_collective (),
           _("Collective cooperation"), NULL);
  add_row (self, self->collective_box, SORT_PARTICIPATIONS, "membership",
           mg_swatch_new_layer ("membership"), _("Participation"), NULL);
}

/* Counting */

/* The row for @id; made if a file brought a kind or layer of its own. */
static Row *
find_or_add (MgLegendPanel *self,
             Sort           sort,
             const char    *id)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (row->sort == sort && g_str_equal (row->id, id))
        return row;
    }

  if (sort == SORT_KIND)
    add_kind (self, id, id);
  else
    add_layer (self, id, id);

  return g_ptr_array_index (self->rows, self->rows->len - 1);
}

static Row *
find_ring (MgLegendPanel *self,
           guint          ring)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (row->sort == SORT_RING && row->ring == ring)
        return row;
    }

  return NULL;
}

static void
count_item (MgLegendPanel *self,
            MgNetwork     *network,
            const MgItem  *item)
{
  const char *id;

  switch (item->kind)
    {
    case MG_ITEM_ORGANISATION:
      id = mg_network_get_text (network, item->id, MG_FIELD_KIND);
      find_or_add (self, SORT_KIND, id != NULL ? id : "")->n_items++;
      find_ring (self, mg_organisation_get_ring (network, item->id))->n_items++;
      break;

    case MG_ITEM_LINK:
      id = mg_network_get_text (network, item->id, MG_FIELD_LINK_LAYER);
      find_or_add (self, SORT_LAYER, id != NULL ? id : "")->n_items++;
      break;

    case MG_ITEM_COLLECTIVE:
      find_or_add (self, SORT_COLLECTIVES, "")->n_items++;
      break;

    case MG_ITEM_PARTICIPATION:
      find_or_add (self, SORT_PARTICIPATIONS, "membership")->n_items++;
      break;

    case MG_ITEM_POLE:
    default:
      break;
    }
}

/* What nobody has is not shown, unless the method teaches it. */
static void
show_count (Row *row)
{
  g_autofree char *count = g_strdup_printf ("%u", row->n_items);
  gboolean is_exception = (row->sort == SORT_KIND || row->sort == SORT_LAYER) && *row->id == '\0';

  gtk_label_set_label (row->count, count);
  gtk_widget_set_visible (row->line, row->n_items > 0 || !is_exception);
}

static void
update_counts (MgLegendPanel *self)
{
  MgNetwork *network = mg_document_get_network (self->document);
  const MgItem *item;
  MgNetworkIter iter;

  for (guint i = 0; i < self->rows->len; i++)
    ((Row *) g_ptr_array_index (self->rows, i))->n_items = 0;

  mg_network_iter_init (&iter, network, MG_ITEMS_NODES | MG_ITEMS_EDGES);
  while ((item = mg_network_iter_next (&iter)))
    count_item (self, network, item);

  g_ptr_array_foreach (self->rows, (GFunc) (GCallback) show_count, NULL);
}

static gboolean
count_timer_cb (gpointer user_data)
{
  MgLegendPanel *self = user_data;

  self->count_timer = 0;
  update_counts (self);

  return G_SOURCE_REMOVE;
}

static void
count_soon (MgLegendPanel *self)
{
  if (self->count_timer == 0)
    self->count_timer = g_timeout_add (COUNT_DELAY_MS, count_timer_cb, self);
}

/* What sizes, colours, shapes and widths follow */

static void
update_looks (MgLegendPanel *self)
{
  gboolean has_colour = mg_document_get_look (self->document, MG_FIELD_POLE_COLOUR_BY) == NULL;
  gboolean has_shape = mg_document_get_look (self->document, MG_FIELD_POLE_SHAPE_BY) == NULL;

  mg_legend_looks_fill (self->look_box, self->document);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);

      if (row->colour != NULL)
        mg_colour_button_set_document (row->colour, self->document);
      if (row->sort != SORT_KIND || row->swatch == NULL)
        continue;

      mg_swatch_set_said (MG_SWATCH (row->swatch), has_colour, has_shape);
      if (row->colour != NULL)
        {
          /* There is no colour of kinds to set. */
          gtk_widget_set_can_target (row->colour, has_colour);
          gtk_widget_set_can_focus (row->colour, has_colour);
        }
    }
}

/* The menu is made when it is opened: fields come and go. */
static void
create_menu_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  MgLegendPanel *self = user_data;
  g_autoptr(GMenu) menu = self->document != NULL ? mg_look_menu_new (self->document) : g_menu_new ();

  mg_menu_fill (button, menu);
}

/* The object */

static void
mg_legend_panel_dispose (GObject *object)
{
  MgLegendPanel *self = MG_LEGEND_PANEL (object);
  GtkWidget *child;

  mg_legend_panel_set_document (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), MG_TYPE_LEGEND_PANEL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mg_legend_panel_parent_class)->dispose (object);
}

static void
mg_legend_panel_finalize (GObject *object)
{
  g_ptr_array_unref (MG_LEGEND_PANEL (object)->rows);

  G_OBJECT_CLASS (mg_legend_panel_parent_class)->finalize (object);
}

static void
mg_legend_panel_class_init (MgLegendPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mg_legend_panel_dispose;
  object_class->finalize = mg_legend_panel_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/ui/mg-legend-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MgLegendPanel, look_box);
  gtk_widget_class_bind_template_child (widget_class, MgLegendPanel, look_button);
  gtk_widget_class_bind_template_child (widget_class, MgLegendPanel, kind_box);
  gtk_widget_class_bind_template_child (widget_class, MgLegendPanel, layer_box);
  gtk_widget_class_bind_template_child (widget_class, MgLegendPanel, ring_box);
  gtk_widget_class_bind_template_child (widget_class, MgLegendPanel, collective_box);
  gtk_widget_class_bind_template_child (widget_class, MgLegendPanel, outlines_check);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "legend-panel");
}

static void
mg_legend_panel_init (MgLegendPanel *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->look_button, create_menu_cb, self, NULL);
  g_signal_connect_object (self->outlines_check, "toggled", G_CALLBACK (outlines_toggled_cb), self, 0);
  create_rows (self);
}

GtkWidget *
mg_legend_panel_new (void)
{
  return g_object_new (MG_TYPE_LEGEND_PANEL, NULL);
}

void
mg_legend_panel_set_document (MgLegendPanel *self,
                              MgDocument    *document)
{
  g_return_if_fail (MG_IS_LEGEND_PANEL (self));

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_handle_id (&self->count_timer, g_source_remove);
  if (!g_set_object (&self->document, document) || document == NULL)
    return;

  g_signal_connect_object (document, "applied", G_CALLBACK (count_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "view-changed", G_CALLBACK (update_checks), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "view-changed", G_CALLBACK (update_looks), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "results-changed", G_CALLBACK (update_looks), self,
                           G_CONNECT_SWAPPED);
  update_counts (self);
  update_checks (self);
  update_looks (self);
}
