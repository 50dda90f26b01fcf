/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the parts together: network first, in the order in which measures are
 * shown and written.
 */
#include "mg-measure-rows.h"

#define MAX_ROWS 200

static const MgMeasureRowsFunc parts[] = {
  mg_measure_rows_graph,
  mg_measure_rows_each,
  mg_measure_rows_groups,
  mg_measure_rows_shape,
  mg_measure_rows_mix,
  mg_measure_rows_ties,
  mg_measure_rows_pole,
  mg_measure_rows_places,
};

static MgMeasure table[MAX_ROWS];
static guint n_table_rows;

static void
add_domain (MgMeasureDomain domain)
{
  for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
    {
      guint n_rows;
      const MgMeasure *rows = parts[part] (&n_rows);

      for (guint i = 0; i < n_rows; i++)
        {
          if (rows[i].domain != domain)
            continue;
          g_assert (n_table_rows < MAX_ROWS);
          table[n_table_rows++] = rows[i];
        }
    }
}

const MgMeasure *
mg_measure_get_table (guint *n_rows)
{
  static gsize ready;

  g_return_val_if_fail (n_rows != NULL, NULL);

  if (g_once_init_enter (&ready))
    {
      add_domain (MG_MEASURE_NETWORK);
      add_domain (MG_MEASURE_ORGANISATION);
      add_domain (MG_MEASURE_LINK);
      add_domain (MG_MEASURE_GRID);
      g_once_init_leave (&ready, 1);
    }

  *n_rows = n_table_rows;

  return table;
}

const MgMeasure *
mg_measure_find (const char *id)
{
  guint n_rows;
  const MgMeasure *rows = mg_measure_get_table (&n_rows);

  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < n_rows; i++)
    {
      if (g_str_equal (rows[i].id, id))
        return &rows[i];
    }

  return NULL;
}
