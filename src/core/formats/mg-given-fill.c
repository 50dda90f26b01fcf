/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values that lie in cells come into the network column by column; what needs a
 * closer look is given afterwards, item by item, as the file has it.
 */
#include "mg-given-way.h"

#include "mg-share-out.h"

/* Far enough for a text to come in time. */
#define ITEMS_AHEAD 24

/* How often a stop is looked for where each value takes its time. */
#define ITEMS_PER_LOOK 4096u

/* So many values take some 2 ms: worth a second thread. */
#define LONG_WORK 200000u

#define NO_ROW G_MAXUINT32

/* The items of a domain, by index. */
typedef struct
{
  const GArray *made;      /* MgId; MG_ID_NONE: left out */
  guint32      *rows;      /* where their values go; NO_ROW: nowhere */
  guint8       *kinds;
  guint8       *is_left;   /* some value of it is to be looked at; written by any thread */
} Domain;

/* Columns of a domain, of which several are filled at a time. */
typedef struct
{
  MgGivenBuilder *builder;
  Domain         *domain;
  MgDomain        which;
  guint           skipped;
  guint8         *has_left;  /* by column: whether some value of it is to be looked at */
  guint8         *followed;  /* by follower: whether it has given all its values */
  guint64        *n_given;   /* by follower: values */
} Filling;

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

/* Room for a value of each item, if most have one. */
static void
reserve (const MgGivenBuilder *self,
         const Domain         *domain,
         guint                 column,
         MgColumn             *target)
{
  if (mg_given_builder_column (self, column)->n_values > domain->made->len / 2)
    mg_column_reserve (target, domain->made->len);
}

/* Gives what is ready, and notes the items of what is not.  What is written with each
 * value is a copy: others fill the columns beside.
 */
static void
fill_column (Filling  *filling,
             guint     column,
             MgColumn *target,
             guint64  *n_filled)
{
  MgGivenBuilder *self = filling->builder;
  const Domain *domain = filling->domain;
  MgGivenCells *cells = &g_array_index (self->file->columns, MgGivenColumn, column).cells;
  char * const *texts = mg_texts_get_all (self->file->texts);
  MgGivenWay way = self->ways[column];
  guint n = MIN (cells->n, domain->made->len);
  guint skipped_kind = column == filling->skipped ? MG_ITEM_PARTICIPATION : 0;

  way.field.revision = n_filled;
  if (way.field.column != NULL)
    {
      reserve (self, domain, column, target);
      way.field.column = target;
    }

  for (guint i = 0; i < n && !is_stopped (self, i); i++)
    {
      const MgGivenValue given = { .text = cells->places[i], .is_number = (cells->marks[i] & MG_CELL_NUMBER) != 0 };
      MgValue value;

      if (i + ITEMS_AHEAD < n && (cells->places[i + ITEMS_AHEAD] & MG_TEXT_IN_SET) != 0)
        __builtin_prefetch (&texts[(cells->places[i + ITEMS_AHEAD] & ~MG_TEXT_IN_SET) - 1]);
      if (given.text == 0 || domain->rows[i] == NO_ROW || domain->kinds[i] == skipped_kind)
        continue;

      if (mg_given_way_find (self, &way, &given, texts, &value) &&
          mg_network_fill_at (&way.field, domain->rows[i], (MgItemKind) domain->kinds[i], &value))
        {
          cells->marks[i] |= MG_CELL_DONE;
        }
      else
        {
          __atomic_store_n (&domain->is_left[i], TRUE, __ATOMIC_RELAXED);
          filling->has_left[column] = TRUE;
        }
    }
}

static gboolean
is_filled_here (const Filling *filling,
                guint          column)
{
  const MgGivenWay *way = &filling->builder->ways[column];

  return way->has_cells && way->domain == filling->which && way->kind != MG_WAY_NONE;
}

/* A field's columns, in their order, are one piece: the first of them stands for all. */
static gboolean
is_first_of_field (const Filling *filling,
                   guint          column)
{
  const MgColumn *target = filling->builder->ways[column].field.column;

  for (guint i = 0; i < column && target != NULL; i++)
    if (is_filled_here (filling, i) && filling->builder->ways[i].field.column == target)
      return FALSE;

  return is_filled_here (filling, column);
}

/* On the thread that filled the column.  One that is skipped for some items is
 * followed one by one.
 */
static void
follow_apart (Filling *filling,
              guint    column)
{
  MgGivenBuilder *self = filling->builder;
  const Domain *domain = filling->domain;

  for (guint i = 0; i < self->file->followers->len && column != filling->skipped; i++)
    if (g_array_index (self->file->followers, MgGivenFollower, i).column == column && mg_given_builder_follows_apart (self, i))
      filling->followed[i] = mg_given_builder_follow_apart (self, i, domain->rows, domain->kinds, domain->made->len,
                                                            &filling->n_given[i]) != FALSE;
}

static void
piece_cb (MgShare  *share,
          guint     piece,
          gpointer  user_data)
{
  Filling *filling = user_data;
  MgGivenBuilder *self = filling->builder;
  MgColumn *field = self->ways[piece].field.column;
  MgColumn target = { 0, };
  guint64 n_filled = 0;

  if (!is_first_of_field (filling, piece))
    return;

  if (field != NULL)
    target = *field;
  for (guint i = piece; i < self->file->columns->len && mg_share_goes_on (share); i++)
    if (i == piece || (field != NULL && is_filled_here (filling, i) && self->ways[i].field.column == field))
      {
        fill_column (filling, i, &target, &n_filled);
        if (self->ways[i].follows)
          follow_apart (filling, i);
        if (!self->ways[i].follows && !filling->has_left[i])
          mg_given_cells_clear (&g_array_index (self->file->columns, MgGivenColumn, i).cells);
      }

  if (field != NULL)
    *field = target;
  self->ways[piece].n_filled = n_filled;
}

static void
fill_left (MgGivenBuilder *self,
           const Domain   *domain,
           MgDomain        which,
           guint           skipped)
{
  MgId last = MG_ID_NONE;

  for (guint i = 0; i < domain->made->len && !is_stopped (self, i); i++)
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
      mg_given_builder_follow (self, &(MgGivenTaker) {
        g_array_index (domain->made, MgId, i), domain->rows[i], (MgItemKind) domain->kinds[i]
      }, &given);
}

/* Whether all that follows the column has its values. */
static gboolean
is_followed (const Filling *filling,
             guint          column)
{
  const GArray *followers = filling->builder->file->followers;

  for (guint i = 0; i < followers->len; i++)
    if (g_array_index (followers, MgGivenFollower, i).column == column && !filling->followed[i])
      return FALSE;

  return TRUE;
}

static gboolean
fill_columns (Filling  *filling,
              GError  **error)
{
  MgGivenBuilder *self = filling->builder;
  guint n_columns = self->file->columns->len;
  guint n_followers = self->file->followers->len;
  gboolean any_left = FALSE;
  guint n_values = 0;
  gboolean done;

  for (guint i = 0; i < n_columns; i++)
    n_values += is_filled_here (filling, i) ? filling->domain->made->len : 0;

  done = mg_share_out (n_columns, n_values > LONG_WORK, 0, piece_cb, filling, NULL, self->cancellable, error);
  for (guint i = 0; i < n_columns; i++)
    {
      mg_network_fill_note (self->network, self->ways[i].n_filled);
      self->ways[i].n_filled = 0;
      any_left |= filling->has_left[i];
    }
  for (guint i = 0; i < n_followers; i++)
    mg_network_fill_note (self->network, filling->n_given[i]);
  if (!done)
    return FALSE;

  if (any_left)
    fill_left (self, filling->domain, filling->which, filling->skipped);
  for (guint i = 0; i < n_columns; i++)
    if (self->ways[i].has_cells && self->ways[i].follows && self->ways[i].domain == filling->which && !is_followed (filling, i))
      follow_column (self, filling->domain, i, filling->skipped);

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
  Filling filling = { .builder = self, .domain = &domain, .which = which, .skipped = skipped_column };
  gboolean done;

  find_rows (self, &domain);
  filling.has_left = g_new0 (guint8, self->file->columns->len + 1);
  filling.followed = g_new0 (guint8, self->file->followers->len + 1);
  filling.n_given = g_new0 (guint64, self->file->followers->len + 1);
  done = fill_columns (&filling, error);
  g_free (filling.has_left);
  g_free (filling.followed);
  g_free (filling.n_given);
  g_free (domain.rows);
  g_free (domain.kinds);
  g_free (domain.is_left);

  return done;
}
