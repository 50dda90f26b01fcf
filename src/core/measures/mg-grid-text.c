/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-grid-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-text.h"
#include "mg-vocabulary.h"

#define MAX_DOMAINS 6
#define FEW         10.

/* Which of the vocabulary's domains rows and columns are of. */
static const struct
{
  const char *measure;
  const char *domains[MAX_DOMAINS];
} domains_of[] = {
  { "mixing_kind", { "kind" } },
  { "count_kind", { "kind" } },
  { "count_sector", { "sector" } },
  { "mixing_by", { "kind", "subkind", "sector", "role", "ess_status", "college" } },
  { "count_by", { "kind", "subkind", "sector", "role", "ess_status", "college" } },
  { "kind_by_ring", { "kind", "ring" } },
  { "formality", { "formality", "layer" } },
  { "reciprocal_by_level", { "layer" } },
  { "km_by_level", { "layer" } },
  { "public_support", { "link_type" } },
  { "level_overlap", { "layer" } },
  { "level_profile", { "layer" } },
  { "levels", { "layer" } },
  { "multiplex_list", { "layer" } },
  { "years", { "layer" } },
  { "resources", { "resource" } },
  { "governance", { "governance_config" } },
};

/* Words of the tables' own. */
static const struct
{
  const char *id;
  const char *label;
} words[] = {
  { "all", N_("All") },
  { "amount", N_("Amount (€)") },
  { "animation_fte", N_("Facilitation team (FTE)") },
  { "any_confidence", N_("Links of any confidence") },
  { "arrivals", N_("Arrivals") },
  { "as_asked", N_("As asked") },
  { "authorities", N_("Local authorities") },
  { "both", N_("Both") },
  { "centralization_with", N_("Centralisation with the support structure") },
  { "centralization_without", N_("Centralisation without the support structure") },
  { "checked", N_("Without links to be checked") },
  { "commune", N_("Municipality") },
  { "components", N_("Pieces") },
  { "computed_core", N_("Core of the links") },
  { "confidence_1", N_("Links to be checked") },
  { "confidence_2", N_("Links stated in the workshop") },
  { "confidence_3", N_("Confirmed links") },
  { "confirmed", N_("Confirmed links only") },
  { "declared_core", N_("Declared core") },
  { "departures", N_("Departures") },
  { "equal", N_("Just as high") },
  { "ess", N_("SSE") },
  { "false", N_("No") },
  { "formal_only", N_("In writing only") },
  { "formality", N_("Form of links") },
  { "founders", N_("Founders") },
  { "fte", N_("Jobs (FTE)") },
  { "asymmetric", N_("One way") },
  { "mutual", N_("Linked both ways") },
  { "null", N_("Not linked") },
  { "number", N_("Number") },
  { "held", N_("Organisations held") },
  { "high", N_("95 %") },
  { "informal_only", N_("Informally only") },
  { "kind", N_("Kind") },
  { "km", N_("Kilometres") },
  { "known", N_("Known") },
  { "largest", N_("Largest piece") },
  { "links", N_("Links") },
  { "loss", N_("Loss") },
  { "low", N_("5 %") },
  { "median", N_("Median") },
  { "members", N_("Members") },
  { "n", N_("Organisations") },
  { "networks", N_("Networks drawn") },
  { "non_ess", N_("Others") },
  { "observed", N_("Observed") },
  { "pairs_connected", N_("Connected pairs") },
  { "participants", N_("Participants") },
  { "per_year", N_("Each year") },
  { "position", N_("Position") },
  { "reciprocal", N_("Both ways") },
  { "redundancy", N_("Redundancy") },
  { "start", N_("Beginning") },
  { "support", N_("Support structures") },
  { "supporters", N_("Supporters") },
  { "total", N_("Once") },
  { "true", N_("Yes") },
  { "type", N_("Type of links") },
  { "unknown", N_("Not known") },
  { "value", N_("Value") },
  { "valued_per_year", N_("Valued, each year") },
  { "valued_total", N_("Valued, once") },
  { "with_collectives", N_("With collective cooperations") },
  { "with_support", N_("With the support structure") },
  { "without_collectives", N_("Without collective cooperations") },
  { "without_support", N_("Without the support structure") },
  { "workshop", N_("Described in the workshop") },
};

/* Names that people gave stand in these tables, of organisations or of what their
 * fields say: they are no words of ours, even where they are spelled alike.
 */
typedef struct
{
  const char *measure;
  gboolean    of_items;
  gboolean    in_columns;
} Given;

static const Given *
find_given (const char *measure,
            gboolean    is_column)
{
  static const Given table[] = {
    { "bridge_list", TRUE, FALSE },
    { "by_town", FALSE, FALSE },
    { "collective_list", TRUE, FALSE },
    { "count_by", FALSE, FALSE },
    { "link_betweenness", TRUE, FALSE },
    { "mixing_by", FALSE, TRUE },
    { "multiplex_list", TRUE, FALSE },
    { "robustness", TRUE, FALSE },
    { "similarity", TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (g_str_equal (table[i].measure, measure) && (table[i].in_columns || !is_column))
        return &table[i];
    }

  return NULL;
}

/* What a field that is ticked or not says is ours. */
static gboolean
is_yes_or_no (const char *id)
{
  return g_str_equal (id, "true") || g_str_equal (id, "false");
}

static const char *
find_term (const char *measure,
           const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (domains_of); i++)
    {
      if (!g_str_equal (domains_of[i].measure, measure))
        continue;
      for (guint k = 0; k < MAX_DOMAINS && domains_of[i].domains[k] != NULL; k++)
        {
          const MgTerm *term = mg_vocabulary_find (domains_of[i].domains[k], id);

          if (term != NULL)
            return term->verb != NULL ? term->verb : term->label;
        }
    }

  return NULL;
}

static const char *
find_word (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (words[i].id, id))
        return _(words[i].label);
    }

  return NULL;
}

static char *
find_title (MgNetwork  *network,
            const char *id,
            gsize       length)
{
  g_autofree char *text_id = g_strndup (id, length);
  MgId item = mg_network_find_text_id (network, MG_ITEMS_NODES, text_id);

  return item != MG_ID_NONE ? mg_network_dup_title (network, item) : NULL;
}

/* An organisation, or a pair "o02-o15"; identifiers may hold the sign, too. */
static char *
find_titles (MgNetwork  *network,
             const char *id)
{
  char *title = find_title (network, id, strlen (id));

  for (const char *sign = strchr (id, '-'); title == NULL && sign != NULL; sign = strchr (sign + 1, '-'))
    {
      g_autofree char *first = find_title (network, id, (gsize) (sign - id));
      g_autofree char *second = find_title (network, sign + 1, strlen (sign + 1));

      if (first != NULL && second != NULL)
        title = g_strdup_printf ("%s – %s", first, second);
    }

  return title;
}

char *
mg_grid_dup_label (const MgMeasure *measure,
                   MgNetwork       *network,
                   const char      *id)
{
  const Given *given = measure != NULL ? find_given (measure->id, network == NULL) : NULL;
  const MgMeasure *named;
  const char *label = NULL;
  char *title;

  g_return_val_if_fail (id != NULL, NULL);

  if (measure != NULL)
    label = find_term (measure->id, id);
  if (label == NULL && (given == NULL || is_yes_or_no (id)))
    label = find_word (id);
  if (label != NULL)
    return g_strdup (label);

  if (network != NULL && (given == NULL || given->of_items) && (title = find_titles (network, id)) != NULL)
    return title;

  named = given == NULL ? mg_measure_find (id) : NULL;

  return g_strdup (named != NULL ? _(named->name) : id);
}

char *
mg_grid_format_cell (const MgMeasure *measure,
                     MgFigure         figure)
{
  g_autofree char *value = NULL;
  char numerator[MG_TEXT_REAL_LENGTH];
  char denominator[MG_TEXT_REAL_LENGTH];

  g_return_val_if_fail (measure != NULL, NULL);

  value = mg_measure_format_figure (measure, &figure);
  if (measure->format != MG_MEASURE_SHARE || !isfinite (figure.value) || !isfinite (figure.numerator) ||
      !isfinite (figure.denominator) || figure.denominator < FEW)
    return g_steal_pointer (&value);

  return g_strdup_printf ("%s (%s / %s)", value, mg_text_format_real (figure.numerator, numerator),
                          mg_text_format_real (figure.denominator, denominator));
}

char *
mg_grid_format_random (const MgMeasure *measure,
                       const char      *column,
                       MgFigure         figure)
{
  static const MgMeasure share = { .format = MG_MEASURE_SHARE };
  static const MgMeasure count = { .format = MG_MEASURE_COUNT };
  static const MgMeasure real = { .format = MG_MEASURE_REAL };

  g_return_val_if_fail (measure != NULL, NULL);
  g_return_val_if_fail (column != NULL, NULL);

  if (g_str_equal (column, "position") || g_str_equal (column, "equal"))
    return mg_measure_format_value (&share, figure.value);
  if (g_str_equal (column, "networks"))
    return mg_measure_format_value (&count, figure.value);

  return mg_measure_format_value (g_str_equal (column, "observed") ? measure : &real, figure.value);
}

/* The organisation that @id begins or ends with, up to @sign. */
static gboolean
is_private_part (MgNetwork  *network,
                 const char *id,
                 gsize       length)
{
  g_autofree char *text_id = g_strndup (id, length);
  MgId item = mg_network_find_text_id (network, MG_ITEMS_NODES, text_id);

  return item != MG_ID_NONE && mg_network_get_boolean (network, item, MG_FIELD_PRIVATE);
}

gboolean
mg_grid_is_private (const MgMeasure *measure,
                    MgNetwork       *network,
                    const char      *id)
{
  const Given *given;
  gsize length;

  g_return_val_if_fail (measure != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  given = find_given (measure->id, FALSE);
  if (given == NULL || !given->of_items)
    return FALSE;

  length = strlen (id);
  if (is_private_part (network, id, length))
    return TRUE;
  for (const char *sign = strchr (id, '-'); sign != NULL; sign = strchr (sign + 1, '-'))
    if (is_private_part (network, id, (gsize) (sign - id)) || is_private_part (network, sign + 1, strlen (sign + 1)))
      return TRUE;

  return FALSE;
}

MgTable *
mg_grid_make_table (const MgGrid *grid,
                    const char   *corner)
{
  guint n_columns = mg_grid_get_n_columns (grid);
  MgTable *table = mg_table_new (1 + n_columns);

  mg_table_add (table, corner);
  for (guint column = 0; column < n_columns; column++)
    mg_table_add (table, mg_grid_get_column (grid, column));

  for (guint row = 0; row < mg_grid_get_n_rows (grid); row++)
    {
      mg_table_add (table, mg_grid_get_row (grid, row));
      for (guint column = 0; column < n_columns; column++)
        mg_table_add_real (table, mg_grid_get (grid, row, column).value);
    }

  return table;
}

static void
add_json_cell (MgJson     *json,
               const char *name,
               MgFigure    figure)
{
  if (isnan (figure.numerator) || isnan (figure.denominator))
    {
      mg_json_add_real (json, name, figure.value);
      return;
    }

  mg_json_open (json, name, '{');
  mg_json_add_real (json, "value", figure.value);
  mg_json_add_real (json, "count", figure.numerator);
  mg_json_add_real (json, "of", figure.denominator);
  mg_json_close (json);
}

void
mg_grid_add_json (const MgGrid *grid,
                  MgJson       *json,
                  const char   *name)
{
  mg_json_open (json, name, '{');
  for (guint row = 0; row < mg_grid_get_n_rows (grid); row++)
    {
      mg_json_open (json, mg_grid_get_row (grid, row), '{');
      for (guint column = 0; column < mg_grid_get_n_columns (grid); column++)
        add_json_cell (json, mg_grid_get_column (grid, column), mg_grid_get (grid, row, column));
      mg_json_close (json);
    }
  mg_json_close (json);
}
