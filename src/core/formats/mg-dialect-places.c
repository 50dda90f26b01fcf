/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-dialect.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-text.h"

/* On our map organisations stand about so far apart; a file that leaves them less
 * than CLOSE has another unit.
 */
#define APART 128.
#define CLOSE 24.

/* The places of a file along one axis. */
typedef struct
{
  guint  column;     /* G_MAXUINT: none */
  MgPart part;
  guint  n;          /* how many there are */
  guint  n_far;      /* of those, not on our map */
  double low;
  double high;
} Axis;

static MgGivenColumn *
get_column (MgGiven *file,
            guint    index)
{
  return &g_array_index (file->columns, MgGivenColumn, index);
}

static void
find_source (MgGiven   *file,
             MgFieldId  field,
             Axis      *axis)
{
  axis->column = G_MAXUINT;
  axis->part = MG_PART_WHOLE;
  for (guint i = 0; i < file->columns->len; i++)
    if (get_column (file, i)->use == MG_COLUMN_BUILT_IN && get_column (file, i)->field == field)
      axis->column = i;

  for (guint i = 0; i < file->followers->len; i++)
    {
      const MgGivenFollower *follower = &g_array_index (file->followers, MgGivenFollower, i);

      if (follower->field == field)
        {
          axis->column = follower->column;
          axis->part = (MgPart) follower->part;
        }
    }
}

static void
add_place (Axis   *axis,
           double  place,
           double  limit)
{
  if (!isfinite (place))
    return;

  if (fabs (place) > limit)
    {
      axis->n_far++;
      return;
    }

  axis->low = axis->n == 0 ? place : MIN (axis->low, place);
  axis->high = axis->n == 0 ? place : MAX (axis->high, place);
  axis->n++;
}

static Axis
measure (MgGiven   *file,
         MgFieldId  field)
{
  double limit = mg_field_get_table (NULL)[field].high;
  Axis axis = { 0, };
  MgGivenValue value;
  MgGivenWalk walk;

  find_source (file, field, &axis);
  if (axis.column == G_MAXUINT)
    return axis;

  mg_given_walk_init (&walk, file, axis.column);
  while (mg_given_walk_next (&walk, &value))
    {
      g_autofree char *text = mg_dialect_extract (mg_given_text (file, value.text), value.is_xml, axis.part);
      double place;

      if (text != NULL && mg_text_parse_real (text, &place))
        add_place (&axis, place, limit);
    }

  return axis;
}

static void
drop (MgGiven   *file,
      MgFieldId  field)
{
  for (guint i = 0; i < file->columns->len; i++)
    if (get_column (file, i)->use == MG_COLUMN_BUILT_IN && get_column (file, i)->field == field)
      get_column (file, i)->use = MG_COLUMN_FOREIGN;

  for (guint i = file->followers->len; i > 0; i--)
    if (g_array_index (file->followers, MgGivenFollower, i - 1).field == field)
      g_array_remove_index (file->followers, i - 1);

  for (guint i = 0; i < file->columns->len; i++)
    get_column (file, i)->follows = FALSE;
  for (guint i = 0; i < file->followers->len; i++)
    get_column (file, g_array_index (file->followers, MgGivenFollower, i).column)->follows = TRUE;
}

/* Places of a map in another unit: degrees, or shares of a window. */
static void
choose_scale (MgGiven    *file,
              const Axis *x,
              const Axis *y)
{
  double extent = MAX (x->high - x->low, y->high - y->low);
  double apart = extent / sqrt (MAX (x->n, 1u));
  double scale = 1;

  if (extent <= 0 || apart >= CLOSE)
    return;

  while (apart * scale < APART && scale < MG_PLACE_SCALE_MAX)
    scale *= 2;
  if (MAX (MAX (fabs (x->low), fabs (x->high)), MAX (fabs (y->low), fabs (y->high))) * scale <
      mg_field_get_table (NULL)[MG_FIELD_X].high)
    file->unit.scale = scale;
}

static void
choose_axis (MgGiven *file)
{
  static const char * const turned[] = { "gexf", "json", "dot", NULL };
  guint n_signs;
  const MgDialectSign *signs = mg_dialect_get_signs (&n_signs);

  /* These formats say themselves which way is up, and their readers have seen to it. */
  if (file->format != NULL && g_strv_contains (turned, file->format))
    return;

  for (guint i = 0; i < n_signs && !file->unit.y_up; i++)
    file->unit.y_up = mg_dialect_is_y_up (signs[i].dialect) && mg_dialect_is_spoken (file, signs[i].dialect);
}

static guint
line_of (MgGiven *file,
         guint    column)
{
  return g_array_index (file->keys, MgKey, get_column (file, column)->key).line;
}

void
mg_dialect_check_places (MgGiven  *file,
                         gboolean  may_scale)
{
  Axis x = measure (file, MG_FIELD_X);
  Axis y = measure (file, MG_FIELD_Y);
  guint n_far = MAX (x.n_far, y.n_far);

  if (x.column != G_MAXUINT && y.column != G_MAXUINT && n_far <= (x.n + x.n_far) / 2)
    {
      if (may_scale)
        {
          choose_scale (file, &x, &y);
          choose_axis (file);
        }
      return;
    }

  if (x.column != G_MAXUINT && y.column != G_MAXUINT)
    mg_warnings_add (file->warnings, line_of (file, x.column),
                     _("The coordinates “x” and “y” go beyond the map (a million each way): they are kept as numbers, and the map is arranged anew."));
  drop (file, MG_FIELD_X);
  drop (file, MG_FIELD_Y);
}
