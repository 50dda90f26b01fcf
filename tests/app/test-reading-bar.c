/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading together: a light on the map, answers that follow edits, consent first. */
#include "mg-reading-bar.h"

#include "mg-map-fixture.h"

typedef struct
{
  MgMapFixture  map;
  MgReadingBar *bar;
} Fixture;

static GtkLabel *
find_answer (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "mg-answer"))
    return GTK_LABEL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *found = find_answer (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static const char *
get_answer (Fixture *self)
{
  return gtk_label_get_label (find_answer (GTK_WIDGET (self->bar)));
}

/* The answer to what was asked again, whenever there is time for it. */
static const char *
wait_for_other (Fixture    *self,
                const char *answer)
{
  g_autofree char *before = g_strdup (answer);

  for (guint i = 0; i < 1000 && g_str_equal (get_answer (self), before); i++)
    mg_map_fixture_spin (10);

  return get_answer (self);
}

static guint
count_dim (Fixture *self)
{
  g_autoptr(MgScene) scene = mg_document_create_scene (self->map.document, MG_THEME_LIGHT);
  guint n_nodes, n_dim = 0;
  const MgSceneNode *nodes = mg_scene_get_nodes (scene, &n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    n_dim += (nodes[i].flags & MG_NODE_DIM) != 0;

  return n_dim;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  mg_map_fixture_set_up (&self->map, data);
  self->bar = g_object_ref_sink (g_object_new (MG_TYPE_READING_BAR, NULL));
  mg_reading_bar_set_document (self->bar, self->map.document);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  mg_reading_bar_set_document (self->bar, NULL);
  /* A question that is open holds it. */
  g_object_unref (self->bar);
  mg_map_fixture_tear_down (&self->map, data);
}

/* Whoever is added while the question is asked is in the light, too. */
static void
test_follows_edits (Fixture       *self,
                    gconstpointer  data)
{
  g_object_set (self->bar, "question", "unlinked", NULL);
  g_assert_cmpuint (count_dim (self), ==, 0);
  g_assert_cmpuint (strlen (get_answer (self)), >, 0);

  mg_map_fixture_add (self->map.document, "Z", 300., 300.);
  g_assert_nonnull (strstr (wait_for_other (self, get_answer (self)), "Z"));
  g_assert_cmpuint (count_dim (self), ==, 5);

  mg_document_undo (self->map.document);
  g_assert_null (strstr (wait_for_other (self, get_answer (self)), "Z"));
  g_assert_cmpuint (count_dim (self), ==, 0);
}

static void
test_closing (Fixture       *self,
              gconstpointer  data)
{
  mg_map_fixture_add (self->map.document, "Z", 300., 300.);
  mg_reading_bar_show (self->bar, TRUE);
  g_object_set (self->bar, "question", "unlinked", NULL);
  g_assert_cmpuint (count_dim (self), ==, 5);

  mg_reading_bar_show (self->bar, FALSE);
  g_assert_cmpuint (count_dim (self), ==, 0);
  g_assert_cmpstr (get_answer (self), ==, "");
}

static MgId
add_absent (Fixture *self)
{
  MgId id = mg_map_fixture_add (self->map.document, "Absent", 500., 300.);
  g_auto(MgValue) role = mg_value_text ("absent");

  g_assert_true (mg_document_run (self->map.document,
                                  mg_command_set (self->map.network, &id, 1, MG_FIELD_ROLE, &role),
                                  0));

  return id;
}

/* What would happen without one is shown to nobody before it is agreed. */
static void
test_consent (Fixture       *self,
              gconstpointer  data)
{
  g_object_set (self->bar, "question", "withdrawal", NULL);
  g_assert_cmpuint (strlen (get_answer (self)), >, 0);
  g_assert_cmpuint (count_dim (self), ==, 0);

  /* Whom no figure is about is not worth a question. */
  mg_selection_set_one (self->map.selection, add_absent (self));
  g_object_set (self->bar, "question", "withdrawal", NULL);
  g_assert_true (g_str_has_prefix (get_answer (self), "Left out of the measures"));
  g_assert_nonnull (strstr (get_answer (self), "Select one organisation"));

  mg_selection_set_one (self->map.selection, self->map.ids[0]);
  g_object_set (self->bar, "question", "withdrawal", NULL);
  g_assert_cmpstr (get_answer (self), ==, "");
  mg_map_fixture_add (self->map.document, "Z", 300., 300.);
  mg_map_fixture_spin (50);
  g_assert_cmpstr (get_answer (self), ==, "");
  g_assert_cmpuint (count_dim (self), ==, 0);
}

/* Many organisations: an edit does not set a long run going, asking does. */
static void
test_large (Fixture       *self,
            gconstpointer  data)
{
  gboolean is_busy;

  for (guint i = 0; i < 11000; i++)
    mg_map_fixture_add (self->map.document, "Many", i, 0.);

  g_object_set (self->bar, "question", "linkers", NULL);
  g_assert_true (g_str_has_prefix (get_answer (self), "One moment"));
  wait_for_other (self, get_answer (self));
  g_assert_true (g_str_has_prefix (get_answer (self), "Nobody stands between many others"));

  mg_map_fixture_add (self->map.document, "Z", 300., 300.);
  wait_for_other (self, get_answer (self));
  g_assert_true (g_str_has_prefix (get_answer (self), "The map has changed"));
  g_object_get (self->map.document, "busy", &is_busy, NULL);
  g_assert_false (is_busy);

  g_object_set (self->bar, "question", "linkers", NULL);
  mg_document_stop (self->map.document);
  wait_for_other (self, get_answer (self));
  g_assert_true (g_str_has_prefix (get_answer (self), "The map has changed"));
}

/* A level that is not one of the vocabulary, a question that there is not. */
static void
test_odd (Fixture       *self,
          gconstpointer  data)
{
  g_object_set (self->bar, "question", "level", NULL);
  g_assert_cmpuint (strlen (get_answer (self)), >, 0);
  g_object_set (self->bar, "question", "no such question", NULL);
  g_assert_cmpstr (get_answer (self), ==, "");
  g_object_set (self->bar, "question", NULL, NULL);
  g_assert_cmpuint (count_dim (self), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/reading-bar/follows-edits", Fixture, NULL, set_up, test_follows_edits, tear_down);
  g_test_add ("/reading-bar/closing-takes-the-light", Fixture, NULL, set_up, test_closing,
              tear_down);
  g_test_add ("/reading-bar/consent-comes-first", Fixture, NULL, set_up, test_consent, tear_down);
  g_test_add ("/reading-bar/long-runs-are-asked-for", Fixture, NULL, set_up, test_large, tear_down);
  g_test_add ("/reading-bar/odd-questions", Fixture, NULL, set_up, test_odd, tear_down);

  return g_test_run ();
}
