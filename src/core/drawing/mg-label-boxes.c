/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-label-boxes.h"

#include <math.h>
#include <string.h>

/* Sides of buckets: as long as there is one box in each, within reason. */
#define BUCKET_LEAST 12.
#define BUCKET_MOST 64.
#define MAX_BUCKETS 40000

static const MgRect no_box = { 0., 0., -1., -1. };

typedef struct
{
  guint box;
  guint next;             /* + 1 in entries; 0 is the end */
} Entry;

/* The buckets that a box touches. */
typedef struct
{
  guint left, right, top, bottom;
} Span;

static guint
clamp_index (double position,
             guint  n)
{
  return position <= 0. ? 0 : position >= n ? n - 1 : (guint) position;
}

static Span
get_span (const MgBoxes *self,
          const MgRect  *rect)
{
  return (Span) {
    clamp_index (rect->x / self->bucket, self->columns),
    clamp_index ((rect->x + rect->width) / self->bucket, self->columns),
    clamp_index (rect->y / self->bucket, self->rows),
    clamp_index ((rect->y + rect->height) / self->bucket, self->rows),
  };
}

static void
enter (MgBoxes *self,
       guint    box)
{
  const MgRect *rect = &g_array_index (self->boxes, MgRect, box);
  Span span = get_span (self, rect);

  g_array_index (self->homes, MgRect, box) = *rect;
  for (guint y = span.top; y <= span.bottom; y++)
    {
      for (guint x = span.left; x <= span.right; x++)
        {
          guint *bucket = &self->heads[y * self->columns + x];
          Entry entry = { box, *bucket };

          g_array_append_val (self->entries, entry);
          *bucket = self->entries->len;
        }
    }
}

/* Its entry in a bucket: before it, the bucket ends there or goes on. */
static void
leave_bucket (MgBoxes *self,
              guint    bucket,
              guint    box)
{
  guint *link = &self->heads[bucket];

  while (*link != 0)
    {
      Entry *entry = &g_array_index (self->entries, Entry, *link - 1);

      if (entry->box == box)
        {
          *link = entry->next;
          return;
        }
      link = &entry->next;
    }
}

static void
leave (MgBoxes *self,
       guint    box)
{
  Span span = get_span (self, &g_array_index (self->homes, MgRect, box));

  for (guint y = span.top; y <= span.bottom; y++)
    {
      for (guint x = span.left; x <= span.right; x++)
        leave_bucket (self, y * self->columns + x, box);
    }
}

void
mg_boxes_init (MgBoxes *self,
               double   width,
               double   height,
               guint    n_boxes)
{
  guint stamp = 0;
  double side = CLAMP (sqrt (width * height / MAX (n_boxes, 1)), BUCKET_LEAST, BUCKET_MOST);

  self->bucket = MAX (side, sqrt (width * height / MAX_BUCKETS));
  self->columns = (guint) (width / self->bucket) + 1;
  self->rows = (guint) (height / self->bucket) + 1;
  self->heads = g_new0 (guint, (gsize) self->columns * self->rows);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->boxes = g_array_new (FALSE, FALSE, sizeof (MgRect));
  self->homes = g_array_new (FALSE, FALSE, sizeof (MgRect));
  self->stamps = g_array_new (FALSE, FALSE, sizeof (guint));
  self->stamp = 0;
  g_array_append_val (self->boxes, no_box);
  g_array_append_val (self->homes, no_box);
  g_array_append_val (self->stamps, stamp);
}

void
mg_boxes_clear (MgBoxes *self)
{
  g_free (self->heads);
  g_array_unref (self->entries);
  g_array_unref (self->boxes);
  g_array_unref (self->homes);
  g_array_unref (self->stamps);
}

guint
mg_boxes_add (MgBoxes      *self,
              const MgRect *rect)
{
  guint stamp = 0;

  g_array_append_val (self->boxes, *rect);
  g_array_append_val (self->homes, *rect);
  g_array_append_val (self->stamps, stamp);
  enter (self, self->boxes->len - 1);

  return self->boxes->len - 1;
}

guint
mg_boxes_get_n (const MgBoxes *self)
{
  return self->boxes->len;
}

void
mg_boxes_take_out (MgBoxes *self,
                   guint    box)
{
  g_array_index (self->boxes, MgRect, box) = no_box;
}

void
mg_boxes_put_back (MgBoxes      *self,
                   guint         box,
                   const MgRect *rect)
{
  const MgRect *home = &g_array_index (self->homes, MgRect, box);
  gboolean is_home = memcmp (home, rect, sizeof *rect) == 0;

  if (!is_home)
    leave (self, box);
  g_array_index (self->boxes, MgRect, box) = *rect;
  if (!is_home)
    enter (self, box);
}

double
mg_rect_shared_area (const MgRect *a,
                     const MgRect *b)
{
  double width = MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x);
  double height = MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y);

  return width > 0. && height > 0. ? width * height : 0.;
}

MgCover
mg_boxes_measure (MgBoxes      *self,
                  const MgRect *rect,
                  guint         except,
                  guint         enough)
{
  Span span = get_span (self, rect);
  MgCover cover = { 0, 0. };

  self->stamp++;
  for (guint y = span.top; y <= span.bottom; y++)
    {
      for (guint x = span.left; x <= span.right; x++)
        {
          for (guint i = self->heads[y * self->columns + x]; i != 0;)
            {
              const Entry *entry = &g_array_index (self->entries, Entry, i - 1);
              guint *stamp = &g_array_index (self->stamps, guint, entry->box);
              double area;

              i = entry->next;
              if (*stamp == self->stamp || entry->box == except)
                continue;
              *stamp = self->stamp;
              area = mg_rect_shared_area (rect, &g_array_index (self->boxes, MgRect, entry->box));
              if (area <= 0.)
                continue;
              cover.n++;
              cover.area += area;
              if (cover.n >= enough)
                return cover;
            }
        }
    }

  return cover;
}
