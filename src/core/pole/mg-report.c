/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-grid-text.h"
#include "mg-measure-card.h"
#include "mg-methods.h"
#include "mg-names.h"
#include "mg-sentences.h"
#include "mg-vocabulary.h"

/* Of the first page. */
#define MAP_HEIGHT .74

/* What is said there, under the map; the rest follows question by question. */
static const char * const first_page[] = { "I-15", "I-18", "I-22", "I-23", "I-33", NULL };

/* Of which the pages have a row each. */
#define MOST_PAIRS 300

/* What is said of each organisation. */
static const char * const measures_of_each[] = { "degree", "collectives" };

typedef struct
{
  MgNetwork       *network;
  const MgScope   *scope;
  const MgResults *results;
  MgLeaflet       *leaflet;
  GPtrArray       *shown;     /* of MgMeasure: whose figures are in it */
} Report;

static gboolean
is_shown (const MgMeasure *measure)
{
  return measure->domain == MG_MEASURE_NETWORK && mg_measure_section_is_short (measure);
}

const char **
mg_report_dup_measures (void)
{
  g_autofree const char **of_sentences = mg_sentence_dup_measures ();
  GPtrArray *ids = g_ptr_array_new ();
  guint n_rows;
  const MgMeasure *table = mg_measure_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    if (is_shown (&table[i]) || g_strv_contains (of_sentences, table[i].id))
      g_ptr_array_add (ids, (gpointer) table[i].id);
  for (guint i = 0; i < G_N_ELEMENTS (measures_of_each); i++)
    g_ptr_array_add (ids, (gpointer) measures_of_each[i]);
  g_ptr_array_add (ids, NULL);

  return (const char **) g_ptr_array_free (ids, FALSE);
}

/* The first page */

static void
add_lead (Report *self)
{
  const MgSnapshot *graph = mg_results_get_snapshot (self->results);
  g_autofree char *date = mg_date_dup_words (graph->date);
  g_autofree char *text = NULL;

  /* Translators: perimeter, date, numbers */
  text = g_strdup_printf (_("%s; date: %s; %'u organisations, %'u links."), _(mg_perimeter_get_label (graph->perimeter)),
                          *date != '\0' ? date : _("any"), graph->n_nodes, graph->n_links);
  mg_leaflet_add_text (self->leaflet, MG_LEAFLET_LEAD, text);
  if (mg_network_get_boolean (self->network, MG_ID_POLE, MG_FIELD_POLE_FICTITIOUS))
    mg_leaflet_add_text (self->leaflet, MG_LEAFLET_LEAD, _("Fictitious data"));
}

static void
add_sentences (Report           *self,
               gboolean          of_first_page,
               MgMeasureSection  section)
{
  guint n;
  const MgSentence *table = mg_sentence_get_table (&n);

  for (guint i = 0; i < n; i++)
    {
      gboolean is_first = g_strv_contains (first_page, table[i].indicator);
      g_autofree char *text = NULL;

      if (is_first != of_first_page || (!is_first && mg_sentence_get_section (&table[i]) != section))
        continue;

      text = mg_sentence_dup_text (&table[i], self->results);
      mg_leaflet_add_text (self->leaflet, MG_LEAFLET_SENTENCE, text);
    }
}

static void
add_first_page (Report  *self,
                MgScene *scene)
{
  add_lead (self);
  mg_leaflet_add_map (self->leaflet, scene, MAP_HEIGHT);
  add_sentences (self, TRUE, 0);
  mg_leaflet_add_text (self->leaflet, MG_LEAFLET_SMALL,
                       _("These pages gather what the map shows. They are neither a label nor a judgement: what the figures mean is for the pole and its partners to say."));
  mg_leaflet_add_break (self->leaflet);
}

/* Question by question */

static gboolean
has_value (const Report    *self,
           const MgMeasure *measure)
{
  const MgFigure *figure = mg_results_get_figure (self->results, measure->id);

  return figure != NULL && !isnan (figure->value);
}

/* No figure has its reason. */
static void
add_figure (Report          *self,
            MgTable         *table,
            const MgMeasure *measure)
{
  const MgFigure *figure = mg_results_get_figure (self->results, measure->id);
  g_autofree char *value = mg_grid_format_cell (measure, *figure);
  const char *reason = isnan (figure->value)
                       ? mg_measure_find_reason (measure, mg_results_get_snapshot (self->results)->n_nodes) : NULL;
  const char *about = reason != NULL ? reason : measure->unit;

  mg_table_add (table, _(measure->name));
  mg_table_add (table, value);
  mg_table_add (table, *about != '\0' ? _(about) : "");
  g_ptr_array_add (self->shown, (gpointer) measure);
}

/* A question that nothing is known of is left out. */
static void
add_section (Report           *self,
             MgMeasureSection  section)
{
  MgTable *table = mg_table_new (3);
  gboolean is_known = FALSE;
  guint n_rows;
  const MgMeasure *measures = mg_measure_get_table (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    is_known |= is_shown (&measures[i]) && mg_measure_section_of (&measures[i]) == section && has_value (self, &measures[i]);
  if (!is_known)
    {
      mg_table_free (table);
      return;
    }

  mg_table_set_right (table, 1);
  mg_leaflet_add_heading (self->leaflet, 2, mg_measure_section_get_title (section));
  add_sentences (self, FALSE, section);
  for (guint i = 0; i < n_rows; i++)
    if (is_shown (&measures[i]) && mg_measure_section_of (&measures[i]) == section &&
        mg_results_get_figure (self->results, measures[i].id) != NULL)
      add_figure (self, table, &measures[i]);
  mg_leaflet_add_table (self->leaflet, table, FALSE);
}

/* Who is there, in the order of the alphabet */

static GArray *
list_organisations (const Report *self)
{
  const MgSnapshot *graph = mg_results_get_snapshot (self->results);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));

  for (guint i = 0; i < graph->n_nodes; i++)
    if (mg_network_find (self->network, graph->ids[i]) != NULL &&
        !mg_network_get_boolean (self->network, graph->ids[i], MG_FIELD_PRIVATE))
      g_array_append_val (ids, graph->ids[i]);

  return mg_names_new (self->network, (const MgId *) ids->data, ids->len);
}

/* What is said of each, beside its name. */
typedef struct
{
  const char      *title;     /* translated */
  const MgMeasure *measure;   /* or NULL */
  MgFieldId        field;
} Column;

/* Returns: (transfer full) */
static char *
dup_cell (const Report *self,
          const Column *column,
          MgId          id)
{
  const char *text;

  if (column->measure != NULL)
    return mg_measure_format_value (column->measure, mg_results_get_value (self->results, column->measure->id, id));

  text = mg_network_get_text (self->network, id, column->field);

  return g_strdup (text != NULL && column->field == MG_FIELD_KIND ? mg_vocabulary_get_label ("kind", text) : text);
}

/* Whether it says anything of anybody. */
static gboolean
is_told (const Report *self,
         const Column *column,
         const GArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      MgId id = g_array_index (list, MgName, i).id;

      if (column->measure != NULL ? mg_results_get_value (self->results, column->measure->id, id) > 0.
                                  : mg_network_get_text (self->network, id, column->field) != NULL)
        return TRUE;
    }

  return FALSE;
}

static GArray *
list_columns (const Report *self,
              const GArray *list)
{
  const Column fields[] = { { _("Kind"), NULL, MG_FIELD_KIND }, { _("Municipality"), NULL, MG_FIELD_COMMUNE } };
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (is_told (self, &fields[i], list))
      g_array_append_val (columns, fields[i]);

  for (guint i = 0; i < G_N_ELEMENTS (measures_of_each); i++)
    {
      const MgMeasure *measure = mg_measure_find (measures_of_each[i]);
      const Column column = { _(measure->name), measure, MG_FIELD_NONE };

      if (is_told (self, &column, list))
        g_array_append_val (columns, column);
    }

  return columns;
}

static MgTable *
create_table (Report       *self,
              const GArray *list)
{
  g_autoptr(GArray) columns = list_columns (self, list);
  MgTable *table = mg_table_new (1 + columns->len);

  mg_table_add (table, _("Organisation"));
  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);

      mg_table_add (table, column->title);
      if (column->measure == NULL)
        continue;
      mg_table_set_right (table, 1 + i);
      g_ptr_array_add (self->shown, (gpointer) column->measure);
    }

  for (guint row = 0; row < list->len; row++)
    {
      const MgName *organisation = &g_array_index (list, MgName, row);

      mg_table_add (table, organisation->name);
      for (guint i = 0; i < columns->len; i++)
        {
          g_autofree char *cell = dup_cell (self, &g_array_index (columns, Column, i), organisation->id);

          mg_table_add (table, cell);
        }
    }

  return table;
}

static void
add_organisations (Report *self)
{
  g_autoptr(GArray) list = list_organisations (self);

  if (list->len == 0)
    return;

  mg_leaflet_add_heading (self->leaflet, 2, _("Who is on the map"));
  mg_leaflet_add_table (self->leaflet, create_table (self, list), TRUE);
}

/* Who works with whom */

typedef struct
{
  guint first, second;        /* rows of the names */
  guint pair;
} Pair;

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *one = a, *other = b;

  if (one->first != other->first)
    return (one->first > other->first) - (one->first < other->first);

  return (one->second > other->second) - (one->second < other->second);
}

/* Both of a pair are named, the first of the alphabet first. */
static GArray *
list_pairs (const Report *self,
            const GArray *names)
{
  const MgSnapshot *graph = mg_results_get_snapshot (self->results);
  g_autoptr(GHashTable) rows = g_hash_table_new (NULL, NULL);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < names->len; i++)
    g_hash_table_insert (rows, GUINT_TO_POINTER (g_array_index (names, MgName, i).id), GUINT_TO_POINTER (i + 1));

  for (guint i = 0; i < graph->n_pairs; i++)
    {
      MgId source = graph->ids[graph->ends[2 * i]], target = graph->ids[graph->ends[2 * i + 1]];
      guint a = GPOINTER_TO_UINT (g_hash_table_lookup (rows, GUINT_TO_POINTER (source)));
      guint b = GPOINTER_TO_UINT (g_hash_table_lookup (rows, GUINT_TO_POINTER (target)));
      Pair pair = { MIN (a, b), MAX (a, b), i };

      if (pair.first > 0)
        g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, compare_pairs);

  return pairs;
}

/* Returns: (transfer full): "Pool, Do together" */
static char *
dup_levels (const MgSnapshot *graph,
            guint             pair)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < graph->n_layers; i++)
    {
      const MgTerm *term = mg_vocabulary_find ("layer", graph->layers[i]);
      const char *word = term == NULL ? graph->layers[i] : term->verb != NULL ? term->verb : term->label;

      if (mg_snapshot_pair_has_layer (graph, pair, i))
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", word);
    }

  return g_string_free (text, FALSE);
}

/* More fill pages that nobody reads; the map's table has them. */
static void
add_pairs (Report *self)
{
  const MgSnapshot *graph = mg_results_get_snapshot (self->results);
  g_autoptr(GArray) names = list_organisations (self);
  g_autoptr(GArray) pairs = list_pairs (self, names);
  MgTable *table;

  if (pairs->len == 0 || pairs->len > MOST_PAIRS)
    return;

  table = mg_table_new (3);
  mg_table_add (table, _("Organisation"));
  mg_table_add (table, _("Works with"));
  mg_table_add (table, _("Level"));
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      g_autofree char *levels = dup_levels (graph, pair->pair);

      mg_table_add (table, g_array_index (names, MgName, pair->first - 1).name);
      mg_table_add (table, g_array_index (names, MgName, pair->second - 1).name);
      mg_table_add (table, levels);
    }
  mg_leaflet_add_heading (self->leaflet, 2, _("Who works with whom"));
  mg_leaflet_add_table (self->leaflet, table, TRUE);
}

/* How figures are found */

/* Its first line is the name. */
static void
add_card (Report          *self,
          const MgMeasure *measure,
          GHashTable      *said)
{
  g_autofree char *card = mg_measure_dup_card (measure, said);
  char *end = strchr (card, '\n');

  *end = '\0';
  mg_leaflet_add_heading (self->leaflet, 3, card);
  mg_leaflet_add_text (self->leaflet, MG_LEAFLET_SMALL, g_strchomp (end + 1));
}

static void
add_methods (Report *self)
{
  static const char * const none[] = { NULL };
  g_autofree char *text = mg_methods_dup_text (self->scope, self->results, NULL, none);
  g_autoptr(GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  mg_leaflet_add_heading (self->leaflet, 2, _("Methods"));
  mg_leaflet_add_text (self->leaflet, MG_LEAFLET_SMALL, text);
  mg_leaflet_add_heading (self->leaflet, 2, _("What each figure is"));
  for (guint i = 0; i < self->shown->len; i++)
    add_card (self, self->shown->pdata[i], said);
}

MgLeaflet *
mg_report_new (MgNetwork       *network,
               const char      *title,
               const MgScope   *scope,
               const MgResults *results,
               MgScene         *scene)
{
  g_autoptr(GPtrArray) shown = g_ptr_array_new ();
  Report self = { network, scope, results, NULL, shown };

  self.leaflet = mg_leaflet_new (title);
  add_first_page (&self, scene);
  for (MgMeasureSection section = 0; section < MG_N_SECTIONS; section++)
    add_section (&self, section);
  add_organisations (&self);
  add_pairs (&self);
  mg_leaflet_add_break (self.leaflet);
  add_methods (&self);

  return self.leaflet;
}
