/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-looks-rings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-filter-words.h"
#include "mg-looks.h"
#include "mg-text.h"

#define MAX_RINGS 16
#define FARTHEST  1e9
#define CIRCLES   "circles"
#define OWN_VALUE "degree"      /* what "central" is by, if nothing is said */

/* What the text says, before it has words. */
typedef struct
{
  const MgLayout *layout;
  double          x;
  double          y;
  GArray         *rings;        /* MgLayoutRing */
  char           *by;
} Said;

static void
said_clear (Said *self)
{
  g_clear_pointer (&self->rings, g_array_unref);
  g_clear_pointer (&self->by, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Said, said_clear)

/* Writing */

static void
add_real (GString *text,
          double   value)
{
  char buffer[MG_TEXT_REAL_LENGTH];

  g_string_append (text, mg_text_format_real (value, buffer));
}

static char *
write_said (const Said *self)
{
  GString *text = g_string_new (self->layout->id);

  g_string_append_c (text, ';');
  add_real (text, self->x);
  g_string_append_c (text, ';');
  add_real (text, self->y);
  for (guint i = 0; i < self->rings->len; i++)
    {
      const MgLayoutRing *ring = &g_array_index (self->rings, MgLayoutRing, i);

      g_string_append_c (text, i == 0 ? ';' : ' ');
      add_real (text, ring->value);
      g_string_append_c (text, '=');
      add_real (text, ring->radius);
    }
  if (self->by != NULL)
    g_string_append_printf (text, ";%s", self->by);

  return g_string_free (text, FALSE);
}

char *
mg_looks_dup_rings (const MgLayout      *layout,
                    const char          *by,
                    const MgLayoutInput *input,
                    const double        *xy)
{
  g_auto(Said) said = { .layout = layout };

  g_return_val_if_fail (layout != NULL && input != NULL, NULL);

  said.rings = mg_layout_find_rings (layout, input, xy);
  if (said.rings->len == 0)
    return NULL;

  for (guint i = 0; i < said.rings->len; i++)
    {
      MgLayoutRing *ring = &g_array_index (said.rings, MgLayoutRing, i);

      ring->radius = round (ring->radius * 10.) / 10.;
    }
  if (layout->by == MG_LAYOUT_BY_MEASURE)
    said.by = g_strdup (by != NULL ? by : OWN_VALUE);

  return write_said (&said);
}

/* Reading */

static gboolean
read_place (const char *text,
            double     *value)
{
  return mg_text_parse_real (text, value) && fabs (*value) <= FARTHEST;
}

/* @text: "5=210", changed */
static gboolean
read_ring (char         *text,
           MgLayoutRing *ring)
{
  char *radius = strchr (text, '=');

  if (radius == NULL)
    return FALSE;

  *radius++ = '\0';

  return mg_text_parse_real (text, &ring->value) && isfinite (ring->value) &&
         read_place (radius, &ring->radius);
}

static gboolean
read_rings (Said       *self,
            const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", MAX_RINGS + 1);
  double last = 0.;

  self->rings = g_array_new (FALSE, FALSE, sizeof (MgLayoutRing));
  for (char **word = words; *word != NULL; word++)
    {
      MgLayoutRing ring;

      if (self->rings->len == MAX_RINGS || !read_ring (*word, &ring) || !(ring.radius > last))
        return FALSE;
      last = ring.radius;
      g_array_append_val (self->rings, ring);
    }

  return self->rings->len > 0;
}

/* One spelling only: that in which it is written. */
static gboolean
read_said (Said       *self,
           const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, ";", 5);
  guint n_parts = g_strv_length (parts);
  g_autofree char *again = NULL;

  if (n_parts < 4 || (self->layout = mg_layout_find (parts[0])) == NULL || self->layout->rings_func == NULL ||
      n_parts != (self->layout->by == MG_LAYOUT_BY_MEASURE ? 5 : 4) ||
      !read_place (parts[1], &self->x) || !read_place (parts[2], &self->y) || !read_rings (self, parts[3]))
    return FALSE;

  self->by = g_strdup (parts[4]);
  again = write_said (self);

  return g_str_equal (again, text);
}

/* Words */

static void
scene_ring_clear (gpointer data)
{
  MgSceneRing *ring = data;

  g_free (ring->label);
  g_free (ring->title);
}

static void
add_ring (MgLooksRings *self,
          double        radius,
          char         *label,
          const char   *by)
{
  MgSceneRing ring = { .radius = radius, .label = label };

  /* Translators: a circle on the map: "Number of partners: 5". */
  ring.title = by != NULL ? g_strdup_printf (_("%s: %s"), by, label) : g_strdup (label);
  g_array_append_val (self->rings, ring);
}

static void
fill_circles (MgLooksRings *self,
              const Said   *said)
{
  for (guint i = 0; i < said->rings->len; i++)
    {
      const MgLayoutRing *ring = &g_array_index (said->rings, MgLayoutRing, i);
      const char *label = ring->value >= 1. && ring->value <= 4. && ring->value == floor (ring->value)
                          ? mg_filter_get_ring_label ((guint) ring->value) : NULL;

      if (label != NULL)
        add_ring (self, ring->radius, g_strdup (label), NULL);
    }
}

/* @measure: (nullable): %NULL: a field has the value */
static char *
format_value (const MgMeasure *measure,
              double           value)
{
  return measure != NULL && value != floor (value) ? mg_measure_format_value (measure, value)
                                                   : g_strdup_printf ("%.10g", value);
}

/* As a layout is asked for: a measure goes before a field of that name. */
static void
fill_values (MgLooksRings *self,
             const Said   *said,
             MgNetwork    *network)
{
  MgLookBy what = { mg_measure_find (said->by), MG_FIELD_NONE };
  g_autofree char *by = NULL;
  MgSceneRing *last;

  if (what.measure == NULL || what.measure->domain != MG_MEASURE_ORGANISATION)
    what = (MgLookBy) { NULL, mg_network_find_field (network, MG_ITEM_ORGANISATION, said->by) };
  if (what.measure == NULL && what.field == MG_FIELD_NONE)
    return;

  by = mg_looks_dup_name (network, &what);
  /* Translators: in the legend; a measure: "Distance from the centre: Number of partners". */
  self->label = g_strdup_printf (_("Distance from the centre: %s"), by);
  for (guint i = 0; i < said->rings->len; i++)
    {
      const MgLayoutRing *ring = &g_array_index (said->rings, MgLayoutRing, i);

      add_ring (self, ring->radius, format_value (what.measure, ring->value), by);
    }

  /* One says what the numbers are. */
  last = &g_array_index (self->rings, MgSceneRing, self->rings->len - 1);
  g_free (last->label);
  last->label = g_strdup (last->title);
}

MgLooksRings *
mg_looks_rings_new (MgNetwork *network)
{
  MgLooksRings *self = g_new0 (MgLooksRings, 1);
  g_auto(Said) said = { NULL };
  const char *text;

  self->rings = g_array_new (FALSE, FALSE, sizeof (MgSceneRing));
  g_array_set_clear_func (self->rings, scene_ring_clear);
  g_return_val_if_fail (MG_IS_NETWORK (network), self);

  text = mg_network_get_text (network, MG_ID_POLE, MG_FIELD_POLE_RINGS);
  if (text == NULL || !read_said (&said, text))
    return self;

  self->x = said.x;
  self->y = said.y;
  if (g_str_equal (said.layout->id, CIRCLES))
    fill_circles (self, &said);
  else
    fill_values (self, &said, network);

  return self;
}

void
mg_looks_rings_free (MgLooksRings *self)
{
  g_array_unref (self->rings);
  g_free (self->label);
  g_free (self);
}

void
mg_looks_rings_apply (const MgLooksRings *self,
                      MgSceneOptions     *options)
{
  options->rings = (const MgSceneRing *) (gpointer) self->rings->data;
  options->n_rings = self->rings->len;
  options->rings_x = self->x;
  options->rings_y = self->y;
  options->rings_label = self->label;
}
