/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-exchange.h"

#include <glib/gi18n-lib.h>
#include <string.h>

GArray *
mg_exchange_columns (MgNetwork *network)
{
  static const MgWrittenColumn weight = {
    MG_WRITTEN_WEIGHT, MG_DOMAIN_EDGE, MG_FIELD_NONE, NULL, "weight", MG_TYPE_INTEGER
  };
  GArray *columns = mg_written_columns (network);
  guint n_marks = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      MgWrittenOrigin origin = g_array_index (columns, MgWrittenColumn, i).origin;

      if (origin == MG_WRITTEN_WEIGHT)
        return columns;
      n_marks += origin == MG_WRITTEN_KIND;
    }

  if (mg_network_field_in_use (network, MG_FIELD_INTENSITY))
    g_array_insert_val (columns, n_marks, weight);

  return columns;
}

gboolean
mg_exchange_is_foreign (const MgWrittenColumn *column)
{
  return column->row != NULL && (column->row->flags & MG_FIELD_FOREIGN) != 0;
}

static guint
kinds_of (MgDomain domain)
{
  if (domain == MG_DOMAIN_NODE)
    return MG_ITEMS_NODES;

  return domain == MG_DOMAIN_EDGE ? MG_ITEMS_EDGES : MG_ITEM_POLE;
}

gboolean
mg_exchange_has_looks (MgNetwork *network)
{
  return mg_network_field_in_use (network, MG_FIELD_KIND) || mg_network_field_in_use (network, MG_FIELD_LINK_LAYER) ||
         mg_network_count (network, MG_ITEM_PARTICIPATION) > 0;
}

/* Names that readers pass over, as they follow from a field of ours that is there. */
static gboolean
is_derived (MgNetwork             *network,
            const MgWrittenColumn *column)
{
  if (!mg_given_is_derived (column->domain, column->name))
    return FALSE;
  if (column->domain == MG_DOMAIN_EDGE)
    return mg_network_field_in_use (network, MG_FIELD_INTENSITY);

  return column->domain == MG_DOMAIN_GRAPH || g_str_equal (column->name, "node_type") ||
         mg_network_field_in_use (network, MG_FIELD_ROLE);
}

gboolean
mg_exchange_needs_name (MgNetwork             *network,
                        const MgWrittenColumn *column)
{
  guint n_fields;
  const MgField *table = mg_field_get_table (&n_fields);

  if (!mg_exchange_is_foreign (column))
    return FALSE;

  for (guint i = 0; i < n_fields; i++)
    if ((table[i].kinds & kinds_of (column->domain)) != 0 && g_str_equal (table[i].name, column->name))
      return TRUE;

  return is_derived (network, column);
}

static void
named_clear (gpointer data)
{
  g_free (((MgExchangeColumn *) data)->name);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const MgExchangeColumn *first = a;
  const MgExchangeColumn *second = b;
  gboolean first_is_foreign = mg_exchange_is_foreign (&first->column);
  gboolean second_is_foreign = mg_exchange_is_foreign (&second->column);

  if (first_is_foreign != second_is_foreign)
    return first_is_foreign ? 1 : -1;
  if (!first_is_foreign)
    return first->column.field == second->column.field ? (int) first->column.origin - (int) second->column.origin
           : first->column.field + 1 < second->column.field + 1 ? -1 : 1;

  return strcmp (first->name, second->name);
}

/* A name with "_" behind it, as often as it takes. */
static char *
choose_name (MgNetwork             *network,
             const MgWrittenColumn *column,
             const char * const    *reserved,
             GHashTable            *taken)
{
  g_autoptr(GString) name = g_string_new (column->name);

  if (mg_exchange_needs_name (network, column))
    g_string_append_c (name, '_');
  while ((mg_exchange_is_foreign (column) && g_strv_contains (reserved, name->str)) ||
         g_hash_table_contains (taken, name->str))
    g_string_append_c (name, '_');
  g_hash_table_add (taken, g_strdup (name->str));

  return g_strdup (name->str);
}

GArray *
mg_exchange_named_columns (MgNetwork          *network,
                           const GArray       *columns,
                           const char * const *reserved)
{
  GArray *named = g_array_new (FALSE, FALSE, sizeof (MgExchangeColumn));
  GHashTable *taken[MG_DOMAIN_GRAPH + 1];

  g_array_set_clear_func (named, named_clear);
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    taken[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      MgExchangeColumn one = { g_array_index (columns, MgWrittenColumn, i), NULL };

      one.name = choose_name (network, &one.column, reserved, taken[one.column.domain]);
      g_array_append_val (named, one);
    }

  g_array_sort (named, compare_names);
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    g_hash_table_unref (taken[i]);

  return named;
}

void
mg_exchange_warn_name (const char *field,
                       const char *name,
                       MgWarnings *warnings)
{
  if (!g_str_equal (field, name))
    mg_warnings_add (warnings, 0,
                     _("The field “%s” is called “%s” in this file, where that name has another meaning."), field, name);
}

void
mg_exchange_warn_names (const GArray *named,
                        MgWarnings   *warnings)
{
  for (guint i = 0; i < named->len; i++)
    {
      const MgExchangeColumn *one = &g_array_index (named, MgExchangeColumn, i);

      mg_exchange_warn_name (one->column.name, one->name, warnings);
      mg_written_warn_row (one->column.row, warnings);
    }
}

void
mg_exchange_warn_mixed (MgNetwork  *network,
                        MgWarnings *warnings)
{
  MgNetworkIter iter;
  const MgItem *item;
  guint n_directed = 0;

  mg_network_iter_init (&iter, network, MG_ITEM_LINK);
  while ((item = mg_network_iter_next (&iter)))
    n_directed += mg_network_get_boolean (network, item->id, MG_FIELD_DIRECTED);

  if (n_directed > 0 && n_directed < mg_network_count (network, MG_ITEMS_EDGES))
    mg_warnings_add (warnings, 0,
                     _("Links with and without a direction stand side by side: Gephi shows them so, NetworkX refuses such a file. For NetworkX, choose JSON or GraphML."));
}

gboolean
mg_exchange_is_directed (MgNetwork *network)
{
  MgNetworkIter iter;
  const MgItem *item;

  mg_network_iter_init (&iter, network, MG_ITEMS_EDGES);
  while ((item = mg_network_iter_next (&iter)))
    if (!mg_network_get_boolean (network, item->id, MG_FIELD_DIRECTED))
      return FALSE;

  return mg_network_count (network, MG_ITEMS_EDGES) > 0;
}

/* Notes to ourselves are not missed. */
static gboolean
is_lost (const MgField      *row,
         gboolean            with_pole,
         const char * const *kept)
{
  if (row->type == MG_TYPE_XML)
    return TRUE;
  if (with_pole || row->kinds != MG_ITEM_POLE || (row->flags & MG_FIELD_HIDDEN) != 0)
    return FALSE;

  return !g_strv_contains (kept, row->name);
}

void
mg_exchange_warn (MgNetwork          *network,
                  MgWarnings         *warnings,
                  const char         *format,
                  gboolean            with_pole,
                  const char * const *kept)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (MgFieldId i = 0; i < mg_network_get_n_fields (network); i++)
    {
      const MgField *row = mg_network_get_field (network, i);

      if (row != NULL && mg_network_field_in_use (network, i) && is_lost (row, with_pole, kept))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                (row->flags & MG_FIELD_FOREIGN) == 0 ? _(row->label) : row->name);
    }

  if (names->len > 0)
    mg_warnings_add (warnings, 0,
                     /* Translators: the first is the name of a kind of file, the second a list of fields. */
                     _("A file of this kind (%s) cannot hold all: these are left out: %s."), format, names->str);
}

void
mg_exchange_claim (MgGiven   *file,
                   guint      column,
                   MgFieldId  field)
{
  MgGivenColumn *taker = &g_array_index (file->columns, MgGivenColumn, column);

  if (taker->n_values == 0 || taker->use == MG_COLUMN_DERIVED)
    return;

  taker->use = MG_COLUMN_BUILT_IN;
  taker->field = field;
  taker->row = &mg_field_get_table (NULL)[field];
}
