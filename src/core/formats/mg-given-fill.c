/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values that lie in cells come into the network column by column; what needs a
 * closer look is given afterwards, item by item, as the file has it.
 */
#include "mg-given-way.h"

/* Far enough for a text to come in time. */
#define ITEMS_AHEAD 24

/* How often a stop is looked for where each value takes its time. */
#define ITEMS_PER_LOOK 4096u

#define NO_ROW G_MAXUINT32

/* The items of a domain, by index. */
typedef struct
{
  const GArray *made;      /* MgId; MG_ID_NONE: left out */
  guint32      *rows;      /* where their values go; NO_ROW: nowhere */
  guint8       *kinds;
  guint8       *is_left;   /* some value of it is to be looked at */
  guint         n_left;
} Domain;

static void
find_rows (MgGivenBuilder *self,
           Domain         *domain)
{
  domain->rows = g_new (guint32, domain->made->len + 1);
  domain->kinds = g_new0 (guint8, domain->made->len + 1);
  domain->is_left = g_new0 (guint8, domain->made->len + 1);
  for (guint i = 0; i < domain->made->len; i++)
    {
      MgItemKind kind = 0;

      if (!mg_network_fill_find (self->network, g_array_index (domain->made, MgId, i), &domain->rows[i], &kind))
        domain->rows[i] = NO_ROW;
      domain->kinds[i] = (guint8) kind;
    }
}

static gboolean
is_stopped (const MgGivenBuilder *self,
            guint                 index)
{
  return index % ITEMS_PER_LOOK == 0 && g_cancellable_is_cancelled (self->cancellable);
}

static void
leave (Domain *domain,
       guint   index)
{
  domain->n_left += !domain->is_left[index];
  domain->is_left[index] = TRUE;
}

/* Gives what is ready, and notes the items of what is not. */
static void
fill_column (MgGivenBuilder *self,
             Domain         *domain,
             guint           column,
             guint           skipped)
{
  MgGivenCells *cells = &g_array_index (self->file->columns, MgGivenColumn, column).cells;
  char * const *texts = mg_texts_get_all (self->file->texts);
  MgGivenWay *way = &self->ways[column];
  guint n = MIN (cells->n, domain->made->len);
  guint skipped_kind = column == skipped ? MG_ITEM_PARTICIPATION : 0;

  for (guint i = 0; i < n && !is_stopped (self, i); i++)
    {
      const MgGivenValue given = { .text = cells->places[i], .is_number = (cells->marks[i] & MG_CELL_NUMBER) != 0 };
      MgValue value;

      if (i + ITEMS_AHEAD < n && (cells->places[i + ITEMS_AHEAD] & MG_TEXT_IN_SET) != 0)
        __builtin_prefetch (&texts[(cells->places[i + ITEMS_AHEAD] & ~MG_TEXT_IN_SET) - 1]);
      if (given.text == 0 || domain->rows[i] == NO_ROW || domain->kinds[i] == skipped_kind)
        continue;

      if (mg_given_way_find (self, way, &given, texts, &value) &&
          mg_network_fill_at (&way->field, domain->rows[i], (MgItemKind) domain->kinds[i], &value))
        cells->marks[i] |= MG_CELL_DONE;
      else
        leave (domain, i);
    }
}

static void
fill_left (MgGivenBuilder *self,
           const Domain   *domain,
           MgDomain        which,
           guint           skipped)
{
  MgId last = MG_ID_NONE;

  for (guint i = 0; i < domain->made->len && domain->n_left > 0 && !is_stopped (self, i); i++)
    {
      MgId id = g_array_index (domain->made, MgId, i);

      if (domain->is_left[i])
        mg_given_builder_give_cells (self, id, which, i, id <= last,
                                     domain->kinds[i] == MG_ITEM_PARTICIPATION ? skipped : G_MAXUINT);
      last = MAX (last, id);
    }
}

static void
follow_column (MgGivenBuilder *self,
               const Domain   *domain,
               guint           column,
               guint           skipped)
{
  MgGivenValue given;

  for (guint i = 0; i < domain->made->len && !is_stopped (self, i); i++)
    if (domain->rows[i] != NO_ROW && (column != skipped || domain->kinds[i] != MG_ITEM_PARTICIPATION) &&
        mg_given_get_cell (self->file, column, i, &given))
      mg_given_builder_follow (self, g_array_index (domain->made, MgId, i), &given);
}

static gboolean
fill_columns (MgGivenBuilder  *self,
              Domain          *domain,
              MgDomain         which,
              guint            skipped,
              GError         **error)
{
  for (guint i = 0; i < self->file->columns->len; i++)
    if (self->ways[i].has_cells && self->ways[i].domain == which && self->ways[i].kind != MG_WAY_NONE)
      {
        if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
          return FALSE;

        fill_column (self, domain, i, skipped);
        if (!self->ways[i].follows && domain->n_left == 0)
          mg_given_cells_clear (&g_array_index (self->file->columns, MgGivenColumn, i).cells);
      }

  fill_left (self, domain, which, skipped);
  for (guint i = 0; i < self->file->columns->len; i++)
    if (self->ways[i].has_cells && self->ways[i].follows && self->ways[i].domain == which)
      follow_column (self, domain, i, skipped);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

gboolean
mg_given_builder_fill (MgGivenBuilder  *self,
                       MgDomain         which,
                       const GArray    *made,
                       guint            skipped_column,
                       GError         **error)
{
  Domain domain = { .made = made };
  gboolean done;

  find_rows (self, &domain);
  done = fill_columns (self, &domain, which, skipped_column, error);
  g_free (domain.rows);
  g_free (domain.kinds);
  g_free (domain.is_left);

  return done;
}
