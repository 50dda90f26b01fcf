/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-filter-text.h"
#include "mg-filter-words.h"

#include <string.h>

#include "mg-error.h"
#include "mg-export.h"
#include "mg-map-fixture.h"

static const char *const sectors[] = { "culture", "food", "culture", NULL };

typedef struct
{
  MgNetwork *network;
  MgFilter  *filter;
  MgId       ids[4];
  MgId       link;
} Fixture;

static MgFieldId
find (Fixture    *self,
      const char *name)
{
  return mg_network_find_field (self->network, MG_ITEM_ORGANISATION, name);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->network = mg_network_new ();
  self->filter = mg_filter_new ();
  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    {
      self->ids[i] = map_add_organisation (self->network, "Épicerie", i == 3 ? "firm" : "ess",
                                           200. * i, 0.);
      if (sectors[i] != NULL)
        map_set_text (self->network, self->ids[i], MG_FIELD_SECTOR, sectors[i]);
      map_set_date (self->network, self->ids[i], find (self, "joined"), mg_date_new (2012 + i, 0, 0));
    }
  self->link = map_add_link (self->network, self->ids[0], self->ids[1], "project");
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  mg_filter_free (self->filter);
  g_object_unref (self->network);
}

static guint
count_shown (Fixture *self)
{
  guint n_shown, n_all;

  mg_filter_count (self->filter, self->network, &n_shown, &n_all);
  g_assert_cmpuint (n_all, ==, 4);

  return n_shown;
}

static MgFilterClause *
ask_for (Fixture    *self,
         const char *field,
         const char *value)
{
  MgFilterClause *clause = mg_filter_take_clause (self->filter, field);

  g_hash_table_add (clause->values, g_strdup (value));

  return clause;
}

/* Values of a field are alternatives, fields add up. */
static void
test_fields_add_up (Fixture       *self,
                    gconstpointer  data)
{
  g_autofree char *sentence = NULL;

  ask_for (self, "sector", "culture");
  g_assert_cmpuint (count_shown (self), ==, 2);
  g_assert_false (mg_filter_shows (self->filter, self->network, self->link));
  ask_for (self, "sector", "food");
  g_assert_cmpuint (count_shown (self), ==, 3);
  g_assert_true (mg_filter_shows (self->filter, self->network, self->link));
  ask_for (self, "sector", "");
  g_assert_cmpuint (count_shown (self), ==, 4);
  g_hash_table_remove (mg_filter_take_clause (self->filter, "sector")->values, "");

  mg_filter_take_clause (self->filter, "joined")->until = mg_date_new (2013, 0, 0);
  g_assert_cmpuint (count_shown (self), ==, 2);
  sentence = mg_filter_dup_sentence (self->filter, self->network);
  g_assert_nonnull (strstr (sentence, "2 of 4"));
  g_assert_nonnull (strstr (sentence, " or "));
  g_assert_nonnull (strstr (sentence, ", and "));
  g_assert_nonnull (strstr (sentence, "2013"));
}

/* The year in which the limit lies is met, if some of its days are. */
static void
test_dates (Fixture       *self,
            gconstpointer  data)
{
  MgFilterClause *clause = mg_filter_take_clause (self->filter, "joined");

  clause->since = mg_date_new (2013, 6, 0);
  g_assert_cmpuint (count_shown (self), ==, 3);
  clause->until = mg_date_new (2014, 2, 3);
  g_assert_cmpuint (count_shown (self), ==, 2);
  map_set_date (self->network, self->ids[1], find (self, "joined"), MG_DATE_NONE);
  g_assert_cmpuint (count_shown (self), ==, 1);
}

static void
test_text (Fixture       *self,
           gconstpointer  data)
{
  MgFilterClause *clause = mg_filter_take_clause (self->filter, "label");

  map_set_text (self->network, self->ids[2], MG_FIELD_LABEL, "Menuiserie");
  clause->text = g_strdup ("EPI");
  g_assert_cmpuint (count_shown (self), ==, 3);
}

/* Each part is said, and taken back alone. */
static void
test_parts (Fixture       *self,
            gconstpointer  data)
{
  guint n_parts;

  g_assert_cmpuint (mg_filter_get_n_parts (self->filter), ==, 0);
  ask_for (self, "sector", "culture");
  g_hash_table_add (self->filter->hidden_kinds, g_strdup ("firm"));
  g_hash_table_add (self->filter->hidden_layers, g_strdup ("project"));
  self->filter->hidden_rings = 1 << 1 | 1 << 4;
  self->filter->hide_collectives = TRUE;

  n_parts = mg_filter_get_n_parts (self->filter);
  g_assert_cmpuint (n_parts, ==, 6);
  for (guint i = n_parts; i > 0; i--)
    {
      g_autofree char *text = mg_filter_dup_part (self->filter, self->network, i - 1);

      g_assert_cmpuint (strlen (text), >, 4);
      g_assert_false (mg_filter_is_empty (self->filter));
      mg_filter_remove_part (self->filter, i - 1);
      g_assert_cmpuint (mg_filter_get_n_parts (self->filter), ==, i - 1);
    }
  g_assert_true (mg_filter_is_empty (self->filter));
}

/* What only fades is there, and counts as what does not meet it. */
static void
test_fades (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *sentence = NULL;
  g_autoptr(GHashTable) lit = NULL;
  g_autoptr(MgScene) scene = NULL;
  MgSceneOptions options = { .filter = self->filter, .theme = MG_THEME_LIGHT };

  ask_for (self, "sector", "culture");
  self->filter->fades = TRUE;
  g_assert_cmpuint (count_shown (self), ==, 2);
  for (guint i = 0; i < 4; i++)
    g_assert_true (mg_filter_shows (self->filter, self->network, self->ids[i]));
  sentence = mg_filter_dup_sentence (self->filter, self->network);
  g_assert_true (g_str_has_prefix (sentence, "Highlighted"));

  g_hash_table_add (self->filter->hidden_layers, g_strdup ("project"));
  lit = mg_filter_dup_lit (self->filter, self->network);
  g_assert_cmpuint (g_hash_table_size (lit), ==, 2);
  options.lit = lit;
  scene = mg_scene_new (self->network, &options);
  g_assert_cmpint (mg_scene_find_edge (scene, self->link), >=, 0);
}

/* A copy is one's own; what asks for nothing goes. */
static void
test_copy (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr(MgFilter) copy = NULL;

  ask_for (self, "sector", "culture");
  copy = mg_filter_copy (self->filter);
  g_hash_table_remove_all (mg_filter_take_clause (self->filter, "sector")->values);
  mg_filter_tidy (self->filter);
  g_assert_true (mg_filter_is_empty (self->filter));
  g_assert_cmpuint (mg_filter_get_n_parts (copy), ==, 1);

  ask_for (self, "no such field", "x");
  g_assert_cmpuint (count_shown (self), ==, 4);
}

/* Any filter is the same again when it comes out of a file, and the same text. */
static void
test_kept_as_text (Fixture       *self,
                   gconstpointer  data)
{
  static const char awkward[] = "sec=tor;a|b~<>!%\ncoöp";
  g_autoptr(MgFilter) read = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  MgFilterClause *clause;

  ask_for (self, "sector", awkward);
  ask_for (self, "sector", "");
  mg_filter_take_clause (self->filter, "label")->text = g_strdup (awkward);
  clause = mg_filter_take_clause (self->filter, "joined");
  clause->since = mg_date_new (2013, 0, 0);
  clause->until = mg_date_new (2014, 5, 0);
  mg_filter_take_clause (self->filter, "fte")->high = -1.5;
  g_hash_table_add (self->filter->hidden_kinds, g_strdup (""));
  g_hash_table_add (self->filter->hidden_layers, g_strdup ("project"));
  self->filter->hidden_rings = 1 << 0 | 1 << 4;
  self->filter->hide_collectives = TRUE;
  self->filter->fades = TRUE;

  text = mg_filter_dup_text (self->filter);
  read = mg_filter_read (self->network, text, &error);
  g_assert_no_error (error);
  again = mg_filter_dup_text (read);
  g_assert_cmpstr (again, ==, text);
  g_assert_cmpuint (mg_filter_get_n_parts (read), ==, mg_filter_get_n_parts (self->filter));
  g_assert_true (g_hash_table_contains (mg_filter_take_clause (read, "sector")->values, awkward));
  g_assert_cmpuint (mg_filter_take_clause (read, "joined")->until, ==, mg_date_new (2014, 5, 0));
  g_assert_true (g_hash_table_contains (read->hidden_kinds, ""));
  g_assert_cmpuint (read->hidden_rings, ==, self->filter->hidden_rings);
  g_assert_true (read->fades && read->hide_collectives);

  mg_filter_free (self->filter);
  self->filter = mg_filter_new ();
  self->filter->fades = TRUE;
  g_assert_null (mg_filter_dup_text (self->filter));
}

/* The rest of it counts; who asks is told. */
static void
test_strange_texts (Fixture       *self,
                    gconstpointer  data)
{
  static const char * const texts[] = {
    "sector", "nothing=1", "joined>=soon", "label>=3", "ring!=moon", "sector!=culture", "sector=%", "sector=%FF",
    "fte<5", "=;", "%00=1", "kind!",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = g_strconcat (texts[i], ";kind!=firm", NULL);
      g_autoptr(MgFilter) read = NULL;
      g_autoptr(GError) error = NULL;

      read = mg_filter_read (self->network, text, &error);
      g_assert_error (error, MG_ERROR, MG_ERROR_BAD_VALUE);
      g_assert_cmpuint (mg_filter_get_n_parts (read), ==, 1);
      g_assert_true (g_hash_table_contains (read->hidden_kinds, "firm"));
    }
}

/* The picture says what is not on it. */
static void
test_legend (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *sentence = NULL;
  g_autoptr(MgScene) scene = NULL;
  g_autoptr(GBytes) svg = NULL;
  MgSceneOptions options = { .filter = self->filter, .theme = MG_THEME_PRINT };

  ask_for (self, "sector", "culture");
  sentence = mg_filter_dup_sentence (self->filter, self->network);
  options.filter_text = sentence;
  scene = mg_scene_new (self->network, &options);
  svg = mg_export (scene, MG_EXPORT_SVG, 842., 595., 1., NULL, NULL);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg),
                                  "Shown: 2 of 4"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/filter/fields-add-up", test_fields_add_up);
  ADD ("/filter/dates", test_dates);
  ADD ("/filter/text", test_text);
  ADD ("/filter/parts", test_parts);
  ADD ("/filter/fades", test_fades);
  ADD ("/filter/copy", test_copy);
  ADD ("/filter/kept-as-text", test_kept_as_text);
  ADD ("/filter/strange-texts", test_strange_texts);
  ADD ("/filter/legend", test_legend);
#undef ADD

  return g_test_run ();
}
