/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-grid.h"

#include <math.h>

/* Numbers by name, in the order in which names came. */
typedef struct
{
  GPtrArray  *names;
  GHashTable *numbers;     /* name → number + 1 */
} Names;

struct _MgGrid
{
  Names      rows;
  Names      columns;
  GPtrArray *cells;        /* a GArray of MgFigure for each row, as long as needed */
};

MgFigure
mg_figure_count (double value)
{
  return (MgFigure) { value, (double) NAN, (double) NAN };
}

MgFigure
mg_figure_fraction (double numerator,
                    double denominator)
{
  /* Of nothing, 0 × -1 is "-0": 0 is added, which makes it 0. */
  return (MgFigure) { denominator > 0. ? (numerator + 0.) / denominator : (double) NAN,
                      numerator + 0., denominator + 0. };
}

static void
names_init (Names *self)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
names_clear (Names *self)
{
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->names);
}

static gboolean
names_find (const Names *self,
            const char  *name,
            guint       *number)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, name));

  if (found == 0)
    return FALSE;

  *number = found - 1;

  return TRUE;
}

static guint
names_add (Names      *self,
           const char *name)
{
  char *copy;
  guint number;

  if (names_find (self, name, &number))
    return number;

  copy = g_strdup (name);
  g_ptr_array_add (self->names, copy);
  g_hash_table_insert (self->numbers, copy, GUINT_TO_POINTER (self->names->len));

  return self->names->len - 1;
}

MgGrid *
mg_grid_new (void)
{
  MgGrid *self = g_new0 (MgGrid, 1);

  names_init (&self->rows);
  names_init (&self->columns);
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  return self;
}

void
mg_grid_free (MgGrid *self)
{
  if (self == NULL)
    return;

  names_clear (&self->rows);
  names_clear (&self->columns);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

guint
mg_grid_add_row (MgGrid     *self,
                 const char *name)
{
  guint row;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (name != NULL, 0);

  row = names_add (&self->rows, name);
  if (row == self->cells->len)
    g_ptr_array_add (self->cells, g_array_new (FALSE, FALSE, sizeof (MgFigure)));

  return row;
}

guint
mg_grid_add_column (MgGrid     *self,
                    const char *name)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (name != NULL, 0);

  return names_add (&self->columns, name);
}

static MgFigure *
reach_cell (MgGrid     *self,
            const char *row,
            const char *column)
{
  const MgFigure nothing = mg_figure_count (0.);
  guint place = mg_grid_add_row (self, row);
  guint number = mg_grid_add_column (self, column);
  GArray *cells = g_ptr_array_index (self->cells, place);

  while (cells->len <= number)
    g_array_append_val (cells, nothing);

  return &g_array_index (cells, MgFigure, number);
}

void
mg_grid_set (MgGrid     *self,
             const char *row,
             const char *column,
             MgFigure    figure)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (row != NULL);
  g_return_if_fail (column != NULL);

  *reach_cell (self, row, column) = figure;
}

void
mg_grid_count (MgGrid     *self,
               const char *row,
               const char *column,
               double      more)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (row != NULL);
  g_return_if_fail (column != NULL);

  reach_cell (self, row, column)->value += more;
}

guint
mg_grid_get_n_rows (const MgGrid *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows.names->len;
}

guint
mg_grid_get_n_columns (const MgGrid *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns.names->len;
}

const char *
mg_grid_get_row (const MgGrid *self,
                 guint         row)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row < self->rows.names->len, NULL);

  return g_ptr_array_index (self->rows.names, row);
}

const char *
mg_grid_get_column (const MgGrid *self,
                    guint         column)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column < self->columns.names->len, NULL);

  return g_ptr_array_index (self->columns.names, column);
}

MgFigure
mg_grid_get (const MgGrid *self,
             guint         row,
             guint         column)
{
  const GArray *cells;

  g_return_val_if_fail (self != NULL, mg_figure_count (0.));
  g_return_val_if_fail (row < self->rows.names->len, mg_figure_count (0.));

  cells = g_ptr_array_index (self->cells, row);

  return column < cells->len ? g_array_index (cells, MgFigure, column) : mg_figure_count (0.);
}

MgFigure
mg_grid_find (const MgGrid *self,
              const char   *row,
              const char   *column)
{
  guint i;
  guint k;

  g_return_val_if_fail (self != NULL, mg_figure_count (0.));

  if (!names_find (&self->rows, row, &i) || !names_find (&self->columns, column, &k))
    return mg_figure_count (0.);

  return mg_grid_get (self, i, k);
}
