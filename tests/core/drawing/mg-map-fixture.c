/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-map-fixture.h"

#include <math.h>

#define LEAST_GAP 90.

/* fontconfig 2.14 loses 288 bytes of its own when it reads its settings; what
 * we lose is still told.
 */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:libfontconfig";
}

static MgId
add (MgNetwork  *network,
     MgItemKind  kind,
     MgId        source,
     MgId        target)
{
  const MgEdit edit = { .kind = MG_EDIT_ADD_ITEM, .item = kind, .id = mg_network_new_id (network),
                        .source = source, .target = target };
  g_autoptr(GError) error = NULL;

  mg_network_apply (network, &edit, NULL, &error);
  g_assert_no_error (error);

  return edit.id;
}

static void
set_value (MgNetwork *network,
           MgId       id,
           MgFieldId  field,
           MgValue    value)
{
  MgEdit edit = { .kind = MG_EDIT_SET_VALUE, .id = id, .field = field, .value = value };
  g_autoptr(GError) error = NULL;

  mg_network_apply (network, &edit, NULL, &error);
  g_assert_no_error (error);
  mg_edit_clear (&edit);
}

void
map_set_text (MgNetwork  *network,
              MgId        id,
              MgFieldId   field,
              const char *text)
{
  set_value (network, id, field, mg_value_text (text));
}

void
map_set_real (MgNetwork *network,
              MgId       id,
              MgFieldId  field,
              double     real)
{
  set_value (network, id, field, mg_value_real (real));
}

void
map_set_integer (MgNetwork *network,
                 MgId       id,
                 MgFieldId  field,
                 gint64     integer)
{
  set_value (network, id, field, mg_value_integer (integer));
}

void
map_set_boolean (MgNetwork *network,
                 MgId       id,
                 MgFieldId  field,
                 gboolean   boolean)
{
  set_value (network, id, field, mg_value_boolean (boolean));
}

void
map_set_date (MgNetwork *network,
              MgId       id,
              MgFieldId  field,
              MgDate     date)
{
  set_value (network, id, field, mg_value_date (date));
}

static MgId
add_node (MgNetwork  *network,
          MgItemKind  kind,
          const char *label,
          double      x,
          double      y)
{
  MgId id = add (network, kind, MG_ID_NONE, MG_ID_NONE);
  g_autofree char *text_id = mg_network_new_text_id (network, kind);

  map_set_text (network, id, MG_FIELD_ID, text_id);
  map_set_text (network, id, MG_FIELD_LABEL, label);
  if (!isnan (x))
    {
      map_set_real (network, id, MG_FIELD_X, x);
      map_set_real (network, id, MG_FIELD_Y, y);
    }

  return id;
}

MgId
map_add_organisation (MgNetwork  *network,
                      const char *label,
                      const char *kind,
                      double      x,
                      double      y)
{
  MgId id = add_node (network, MG_ITEM_ORGANISATION, label, x, y);

  map_set_text (network, id, MG_FIELD_KIND, kind);

  return id;
}

MgId
map_add_collective (MgNetwork  *network,
                    const char *label,
                    double      x,
                    double      y)
{
  return add_node (network, MG_ITEM_COLLECTIVE, label, x, y);
}

MgId
map_add_link (MgNetwork  *network,
              MgId        source,
              MgId        target,
              const char *layer)
{
  MgId id = add (network, MG_ITEM_LINK, source, target);
  g_autofree char *text_id = mg_network_new_text_id (network, MG_ITEM_LINK);

  map_set_text (network, id, MG_FIELD_LINK_ID, text_id);
  map_set_text (network, id, MG_FIELD_LINK_LAYER, layer);

  return id;
}

MgId
map_add_participation (MgNetwork *network,
                       MgId       organisation,
                       MgId       collective)
{
  return add (network, MG_ITEM_PARTICIPATION, organisation, collective);
}

static void
find_place (GArray *places,
            double  side,
            double *x,
            double *y)
{
  for (guint tries = 0; tries < 2000; tries++)
    {
      gboolean fits = TRUE;

      *x = g_test_rand_double_range (0., side);
      *y = g_test_rand_double_range (0., side);
      for (guint i = 0; fits && i + 1 < places->len; i += 2)
        fits = hypot (*x - g_array_index (places, double, i),
                      *y - g_array_index (places, double, i + 1)) >= LEAST_GAP;
      if (fits)
        break;
    }

  g_array_append_val (places, *x);
  g_array_append_val (places, *y);
}

MgNetwork *
map_new_random (guint n)
{
  static const char *const kinds[] = { "ess", "firm", "local_authority", "research", "training",
                                       "other", NULL, "from_elsewhere" };
  static const char *const layers[] = { "mutualisation", "project", "strategy", "context", NULL };
  static const char *const words[] = { "Ressourcerie", "Coopérative", "Élan", "Bois", "Vallées",
                                       "Commune", "Atelier", "Réemploi" };
  MgNetwork *network = mg_network_new ();
  g_autoptr(GArray) places = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (MgId));
  double side = sqrt (n) * 150., x, y;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GString) name = g_string_new (words[g_test_rand_int_range (0, 8)]);
      MgId id;

      for (int more = g_test_rand_int_range (0, 3); more > 0; more--)
        g_string_append_printf (name, " %s", words[g_test_rand_int_range (0, 8)]);
      find_place (places, side, &x, &y);
      id = map_add_organisation (network, name->str, kinds[g_test_rand_int_range (0, 8)], x, y);
      g_array_append_val (ids, id);
    }

  for (guint i = 0; n > 0 && i < 2 * n; i++)
    {
      MgId source = g_array_index (ids, MgId, g_test_rand_int_range (0, (int) n));
      MgId target = g_array_index (ids, MgId, g_test_rand_int_range (0, (int) n));
      MgId link = map_add_link (network, source, target, layers[g_test_rand_int_range (0, 5)]);

      map_set_boolean (network, link, MG_FIELD_DIRECTED, g_test_rand_bit ());
    }

  return network;
}

MgScene *
map_new_scene (MgNetwork *network,
               MgTheme    theme)
{
  const MgSceneOptions options = { .theme = theme };

  return mg_scene_new (network, &options);
}
