/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Name by name, the least disliked of many places; then all again, as others stand by then. */
#include "mg-label.h"

#include <math.h>
#include <string.h>

#include "mg-label-boxes.h"
#include "mg-label-costs.h"
#include "mg-label-ink.h"
#include "mg-label-spots.h"
#include "mg-label-writing.h"

/* On the screen. */
#define MAX_PLACED 400
#define MAX_TRIED 3000
#define OBSTACLE_RADIUS 4.      /* smaller symbols may be covered */
#define AIR_MAX 24.

/* On paper. */
#define N_PASSES 6
#define FEW_LINKS 4             /* for each name */
#define FEW_LINKS_OF_FEW 7
#define FEW_NAMES 40
#define SIZE_LEAST 5.
#define SHRINK .9
#define MAX_STUCK 200            /* names, for which a place is looked for everywhere */
#define MAX_SHRUNK 600          /* more names than that overlap anyway */
#define MAX_SHRUNK_FOR_LINKS 120
#define SHRINK_FOR_LINKS .75

/* What is close by, in sizes of a letter. */
#define NEAR .45

/* The line to a name that is far away, in sizes of a letter. */
#define TIE_LONG 3.6
#define LEADER_STEP 1.5

/* On the screen: so many, the best linked, may stand anywhere; of these, so many
 * are shown whatever they cover.
 */
#define N_FAVOURED 40
#define N_ALWAYS 1
#define N_ALWAYS_PAPER 12       /* on a page that has not room for all */

typedef struct
{
  const MgView *view;
  MgFonts      *fonts;
  double        size;
  double        air;        /* round each name, where symbols have become dots */
  double        over_links; /* what it costs to be there */

  MgBoxes       boxes;      /* of symbols, then of names */
  guint        *symbols;    /* by row of nodes: its box; 0 is none */

  const MgInk  *ink;        /* (nullable) */
  MgLabelHabits *habits;    /* (nullable) */
  GPtrArray    *writings;   /* GArray of MgWriting, in the order of names */
} Placer;

static void
label_clear (gpointer data)
{
  g_strfreev (((MgLabel *) data)->lines);
}

static double
measure_outside (Placer       *self,
                 const MgRect *rect)
{
  const MgRect *room = &self->view->room;

  return self->view->all_detail ? rect->width * rect->height - mg_rect_shared_area (rect, room) : 0.;
}

/* The symbol with its ring, if it has one. */
static MgRect
get_symbol (const MgView      *view,
            const MgSceneNode *node)
{
  MgPoint place = mg_view_get_place (view, node);
  double radius = mg_view_get_radius (view, node);
  MgRect box = mg_shape_get_box (node->shape, radius);
  double ring = node->flags & MG_NODE_CENTRE ? 5. * mg_view_get_line (view) : 0.;

  return (MgRect) { place.x + box.x - ring, place.y + box.y - ring,
                    box.width + 2. * ring, box.height + 2. * ring };
}

static MgCover
measure_claim (Placer       *self,
               const MgRect *rect,
               double        air,
               guint         own,
               guint         enough)
{
  MgRect claim = { rect->x - air, rect->y - air, rect->width + 2. * air, rect->height + 2. * air };

  return mg_boxes_measure (&self->boxes, &claim, own, enough);
}

/* What the line to a name that is far away crosses. */
static double
weigh_leader (Placer       *self,
              const MgSpot *spot,
              guint         row)
{
  const MgSceneNode *node = &g_array_index (self->view->scene->nodes, MgSceneNode, row);
  double length, cost;
  gboolean inked = TRUE, covered = FALSE;
  MgPoint from, to;
  guint n_steps;

  if (!mg_label_find_leader (self->view, node, &spot->rect, self->size, &from, &to))
    return 0.;

  length = hypot (to.x - from.x, to.y - from.y);
  cost = length > TIE_LONG * self->size ? COST_TIED_FAR : COST_TIED;
  n_steps = 1 + (guint) MIN (length / LEADER_STEP, 200.);
  for (guint i = 0; i < n_steps; i++)
    {
      MgRect dot = { from.x + (to.x - from.x) * i / n_steps,
                     from.y + (to.y - from.y) * i / n_steps, 0., 0. };
      gboolean was_inked = inked, was_covered = covered;

      inked = self->ink != NULL && mg_ink_measure (self->ink, MG_INK_STRONG, &dot) > 0.;
      cost += inked && !was_inked ? COST_LEADER_INK : 0.;
      if (i % 4 != 0)
        continue;
      dot = (MgRect) { dot.x - 1., dot.y - 1., 2., 2. };
      covered = mg_boxes_measure (&self->boxes, &dot, self->symbols[row], 1).n > 0;
      cost += covered && !was_covered ? COST_LEADER_COVER : 0.;
    }

  return cost;
}

static MgRect
get_line (const MgRect *box,
          const double *widths,
          int           align,
          double        size,
          guint         line)
{
  return (MgRect) { box->x + (align + 1) / 2. * (box->width - widths[line]),
                    box->y + line * MG_LINE_HEIGHT (size), widths[line], MG_LINE_HEIGHT (size) };
}

MgRect
mg_label_get_line (const MgLabel *label,
                   guint          line)
{
  return get_line (&label->box, label->widths, label->align, label->size, line);
}

/* The ink under the letters. */
static double
measure_ink (Placer          *self,
             MgInkSort        sort,
             const MgSpot    *spot,
             const MgWriting *writing)
{
  double ink = self->ink != NULL ? mg_ink_measure (self->ink, sort, &spot->rect) : 0.;
  double under = 0.;

  for (guint i = 0; ink > 0. && writing->lines[i] != NULL; i++)
    {
      MgRect line = get_line (&spot->rect, writing->widths, spot->align, self->size, i);

      under += mg_ink_measure (self->ink, sort, &line);
    }

  return under;
}

/* What @spot costs beyond its own, as far as that matters: less than @most */
static double
weigh_spot (Placer        *self,
            const MgSpot  *spot,
            const MgWriting *writing,
            guint          row,
            double         most)
{
  double ink = measure_ink (self, MG_INK_STRONG, spot, writing);
  double light = measure_ink (self, MG_INK_LIGHT, spot, writing);
  double cost = COST_OUTSIDE * measure_outside (self, &spot->rect);
  MgCover cover;

  if (ink > 0. && ink <= INK_TOUCH * self->size * self->size)
    cost += COST_TOUCH;
  else if (ink > 0.)
    cost += MIN (self->over_links + COST_INKED * ink / (self->size * self->size), COST_INK_MOST);
  if (light > 0.)
    cost += MIN (COST_LIGHT + COST_LIGHT_INKED * light / (self->size * self->size),
                 COST_LIGHT_MOST);
  if (cost >= most)
    return cost;

  cover = measure_claim (self, &spot->rect, self->air, 0,
                         1 + (guint) MIN ((most - cost) / COST_COVER, G_MAXUINT / 2));
  cost += COST_COVER * cover.n + COST_COVERED * cover.area;
  if (cost < most && self->view->all_detail)
    cost += weigh_leader (self, spot, row);
  if (cost < most && self->view->all_detail)
    cost += COST_NEAR * measure_claim (self, &spot->rect, NEAR * self->size,
                                       self->symbols[row], G_MAXUINT).area / self->size;

  return cost;
}

/* How many places there are to try for a name, among the @rank best linked. */
static guint
count_spots (Placer        *self,
             const MgLabel *label,
             guint          rank)
{
  gboolean stuck = self->over_links >= COST_INK_MOST && label->cost >= COST_STUCK;

  if (!self->view->all_detail)
    return rank < N_FAVOURED ? MG_N_SCREEN_SPOTS : MG_N_NEAR_SPOTS;
  if (self->view->is_crowded)
    return MG_N_CLOSE_SPOTS;

  return stuck ? MG_N_ALL_SPOTS : MG_N_PAPER_SPOTS;
}

/* The best of the spots for @label, that where it stands first: little of what is worse
 * is then looked at.  Returns: its cost
 */
static double
find_spot (Placer  *self,
           MgLabel *label,
           GArray  *writings,
           guint    rank)
{
  const MgSceneNode *node = &g_array_index (self->view->scene->nodes, MgSceneNode, label->row);
  MgRect symbol = get_symbol (self->view, node);
  gboolean all = self->view->all_detail;
  guint n_spots = count_spots (self, label, rank);
  gboolean always = rank < (all ? N_ALWAYS_PAPER : N_ALWAYS) || (all && !self->view->is_crowded);
  double limit = always ? G_MAXDOUBLE : COST_COVER, least = limit;
  guint habit = self->habits != NULL ? mg_label_habits_get (self->habits, node->id) : 0;
  guint n = n_spots * writings->len, first = MIN (label->spot, n);

  for (guint k = first > 0 ? 0 : 1; k <= n; k++)
    {
      guint i = k > 0 ? k - 1 : first - 1;
      const MgWriting *writing = &g_array_index (writings, MgWriting, i % writings->len);
      MgSpot spot = mg_spot_get (&symbol, writing->width, writing->height, self->size, all,
                                 i / writings->len);
      double bonus = i + 1 == habit ? COST_MOVED : 0.;
      double most = MIN (least + bonus, limit), cost = spot.cost + writing->cost;

      if (cost < most)
        cost += weigh_spot (self, &spot, writing, label->row, most - cost);
      if (cost >= most)
        continue;
      least = cost - bonus;
      label->spot = i + 1;
      label->box = spot.rect;
      label->align = spot.align;
      label->cost = cost;
      label->lines = writing->lines;
      memcpy (label->widths, writing->widths, sizeof label->widths);
    }

  return least < limit ? least : G_MAXDOUBLE;
}

static MgLabel
make_label (Placer *self,
            guint   row)
{
  MgSceneNodeFlags flags = g_array_index (self->view->scene->nodes, MgSceneNode, row).flags;

  return (MgLabel) {
    .row = row,
    .size = self->size,
    .face = flags & MG_NODE_COLLECTIVE ? MG_TEXT_ITALIC
            : flags & MG_NODE_CENTRE   ? MG_TEXT_BOLD
                                       : MG_TEXT_PLAIN,
  };
}

static void
place_label (Placer *self,
             guint   row,
             GArray *labels)
{
  const MgSceneNode *node = &g_array_index (self->view->scene->nodes, MgSceneNode, row);
  MgLabel label = make_label (self, row);
  g_autoptr(GArray) writings = NULL;

  if (node->label[0] == '\0')
    return;

  writings = mg_writings_new (self->fonts, node->label, label.size, label.face, self->view->all_detail);
  if (find_spot (self, &label, writings, labels->len) == G_MAXDOUBLE)
    return;

  mg_boxes_add (&self->boxes, &label.box);
  g_array_append_val (labels, label);
  g_ptr_array_add (self->writings, g_steal_pointer (&writings));
}

/* The names' boxes are the last ones, in the order of @labels. */
static guint
get_first (Placer *self,
           GArray *labels)
{
  return mg_boxes_get_n (&self->boxes) - labels->len;
}

static gboolean
look_over (Placer *self,
           GArray *labels)
{
  guint first = get_first (self, labels);
  gboolean moved = FALSE;

  for (guint i = 0; i < labels->len; i++)
    {
      MgLabel *label = &g_array_index (labels, MgLabel, i);
      MgRect old = label->box;

      mg_boxes_take_out (&self->boxes, first + i);
      find_spot (self, label, g_ptr_array_index (self->writings, i), i);
      mg_boxes_put_back (&self->boxes, first + i, &label->box);
      moved |= label->box.x != old.x || label->box.y != old.y;
    }

  return moved;
}

static void
placer_init (Placer       *self,
             const MgView *view,
             MgFonts      *fonts)
{
  double width = MAX (view->viewport->width, 1.), height = MAX (view->viewport->height, 1.);

  self->view = view;
  self->fonts = fonts;
  self->over_links = COST_INK;
  self->habits = view->all_detail ? NULL : view->habits;
  if (!view->all_detail)
    self->air = CLAMP ((.25 - view->viewport->scale) * 160., 0., AIR_MAX);
  mg_boxes_init (&self->boxes, width, height, 2 * view->scene->nodes->len);
  self->symbols = g_new0 (guint, view->scene->nodes->len + 1);
  self->writings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
}

static void
placer_clear (Placer *self)
{
  mg_boxes_clear (&self->boxes);
  g_free (self->symbols);
  g_ptr_array_unref (self->writings);
}

/* Returns: how many names there are to place */
static guint
add_symbols (Placer *self)
{
  const MgScene *scene = self->view->scene;
  guint n_names = 0;

  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const MgSceneNode *node = &g_array_index (scene->nodes, MgSceneNode, i);
      MgRect box;

      if (!mg_view_has_node (self->view, node))
        continue;
      n_names += node->label[0] != '\0';
      if (!self->view->all_detail && mg_view_get_radius (self->view, node) < OBSTACLE_RADIUS)
        continue;
      box = get_symbol (self->view, node);
      self->symbols[i] = mg_boxes_add (&self->boxes, &box);
    }

  return n_names;
}

/* Among few links there is a free place for each name, be it far away; in a web
 * it is better to be near than free.
 */
static gboolean
look_over_all (Placer       *self,
               GArray       *labels,
               GCancellable *cancellable)
{
  guint few_links = labels->len <= FEW_NAMES ? FEW_LINKS_OF_FEW : FEW_LINKS;
  gboolean few = self->view->scene->edges->len <= few_links * MAX (labels->len, 1) &&
                 labels->len <= MAX_STUCK;
  guint n_passes = labels->len > MAX_STUCK ? N_PASSES / 3 : N_PASSES;

  for (guint i = 0; i < n_passes; i++)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (!look_over (self, labels) && i > N_PASSES / 2)
        break;
      if (few && i + 1 >= N_PASSES / 2)
        self->over_links = COST_INK_MOST;
    }

  return TRUE;
}

static gboolean
place_all (Placer       *self,
           GArray       *labels,
           GCancellable *cancellable)
{
  const MgScene *scene = self->view->scene;
  gboolean all = self->view->all_detail;
  guint n_tried = 0;

  for (guint i = 0; i < scene->nodes->len; i++)
    {
      guint row = scene->by_degree[i];

      if (!mg_view_has_node (self->view, &g_array_index (scene->nodes, MgSceneNode, row)))
        continue;
      if (!all && (labels->len >= MAX_PLACED || n_tried >= MAX_TRIED))
        break;
      if ((n_tried++ & 63) == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      place_label (self, row, labels);
    }

  return !all || look_over_all (self, labels, cancellable);
}

/* What is wrong with the names as they stand. */
typedef struct
{
  guint n_covered;        /* over a symbol or another name */
  double cost;            /* of all places */
} Faults;

static gboolean
is_inked (Placer        *self,
          const MgLabel *label)
{
  gboolean inked = FALSE;

  for (guint i = 0; !inked && self->ink != NULL && label->lines[i] != NULL; i++)
    {
      MgRect line = mg_label_get_line (label, i);

      inked = mg_ink_measure (self->ink, MG_INK_STRONG, &line) > 0.;
    }

  return inked;
}

static Faults
count_faults (Placer *self,
              GArray *labels)
{
  guint first = get_first (self, labels);
  Faults faults = { 0, 0. };

  for (guint i = 0; i < labels->len; i++)
    {
      const MgLabel *label = &g_array_index (labels, MgLabel, i);

      faults.cost += label->cost;
      faults.n_covered += mg_boxes_measure (&self->boxes, &label->box, first + i, 1).n > 0;
    }

  return faults;
}

/* The writings go, the one that is shown is kept. */
static void
keep_lines (Placer *self,
            GArray *labels)
{
  for (guint i = 0; i < labels->len; i++)
    {
      MgLabel *label = &g_array_index (labels, MgLabel, i);

      label->lines = g_strdupv (label->lines);
      label->over_strand = is_inked (self, label);
    }
  g_array_set_clear_func (labels, label_clear);
}

/* @size: of the letters; 0 is what the view says, and becomes that
 * Returns: the names, or %NULL if it was stopped
 */
static GArray *
place_at_size (const MgView *view,
               MgFonts      *fonts,
               MgInk        *ink,
               double       *size,
               Faults       *faults,
               GCancellable *cancellable)
{
  g_autoptr(GArray) labels = g_array_new (FALSE, FALSE, sizeof (MgLabel));
  Placer self = { .ink = ink };
  gboolean done;
  guint n_names;

  placer_init (&self, view, fonts);
  n_names = add_symbols (&self);
  if (*size <= 0.)
    *size = mg_view_get_text (view, n_names);
  self.size = *size;

  done = place_all (&self, labels, cancellable);
  if (done)
    {
      *faults = view->all_detail ? count_faults (&self, labels) : (Faults) { 0, 0. };
      keep_lines (&self, labels);
    }
  placer_clear (&self);

  return done ? g_steal_pointer (&labels) : NULL;
}

static gboolean
is_better (const Faults *faults,
           const Faults *best)
{
  return faults->n_covered != best->n_covered ? faults->n_covered < best->n_covered
                                              : faults->cost < best->cost;
}

/* Paper can be looked at closely: rather small than covered, and rather a little
 * smaller than over links.
 */
static gboolean
may_shrink (const GArray *labels,
            const Faults *faults,
            double        size,
            double        wanted)
{
  if (size * SHRINK < SIZE_LEAST)
    return FALSE;

  return (faults->n_covered > 0 && labels->len < MAX_SHRUNK) ||
         (faults->cost > COST_GOOD * labels->len && labels->len < MAX_SHRUNK_FOR_LINKS &&
          size * SHRINK >= SHRINK_FOR_LINKS * wanted);
}

static void
keep_habits (const MgView *view,
             const GArray *labels)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const MgLabel *label = &g_array_index (labels, MgLabel, i);
      const MgSceneNode *node = &g_array_index (view->scene->nodes, MgSceneNode, label->row);

      mg_label_habits_set (view->habits, node->id, label->spot);
    }
}

GArray *
mg_labels_place (const MgView *view,
                 MgFonts      *fonts,
                 GCancellable *cancellable)
{
  g_autoptr(MgInk) ink = mg_ink_new (view);
  g_autoptr(GArray) labels = NULL;
  Faults faults = { 0, 0. }, fewest;
  double wanted = 0., size;

  if (view->habits != NULL)
    mg_label_habits_begin (view->habits, view->viewport->scale);
  labels = place_at_size (view, fonts, ink, &wanted, &faults, cancellable);
  size = wanted;
  fewest = faults;

  while (labels != NULL && may_shrink (labels, &faults, size, wanted))
    {
      g_autoptr(GArray) smaller = NULL;

      size *= SHRINK;
      smaller = place_at_size (view, fonts, ink, &size, &faults, cancellable);
      if (smaller == NULL)
        return NULL;
      faults.cost += COST_SMALL * smaller->len * (1. - size / wanted);
      if (!is_better (&faults, &fewest))
        continue;
      fewest = faults;
      g_array_unref (labels);
      labels = g_steal_pointer (&smaller);
    }

  if (labels != NULL && view->habits != NULL && !view->all_detail)
    keep_habits (view, labels);

  return g_steal_pointer (&labels);
}
