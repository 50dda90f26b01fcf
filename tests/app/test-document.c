/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "mg-document.h"
#include "mg-error.h"
#include "mg-share-work.h"
#include "mg-vocabulary.h"
#include "mg-waiting.h"

/* Seconds, for the worker of a loaded machine; never reached otherwise. */
#define MAX_WAIT 30

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("maillage-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "pole.graphml", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* Waiting: loops on a condition, with a cap */

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  mg_wait_until (*result != NULL);

  return *result;
}

static gboolean
save (MgDocument  *document,
      const char  *path,
      gboolean     force,
      GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  mg_document_save_async (document, path, force, mg_take_result_cb, &result);
  wait_for (&result);

  return mg_document_save_finish (document, result, error);
}

static MgDocument *
open_file (const char  *path,
           GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  mg_document_open_async (path, NULL, NULL, mg_take_result_cb, &result);
  wait_for (&result);

  return mg_document_open_finish (result, error);
}

/* Editing */

static MgId
add_organisation (MgDocument *document,
                  const char *label,
                  double      x)
{
  MgId id;

  g_assert_true (mg_document_run (document,
                                  mg_command_add_organisation (mg_document_get_network (document),
                                                               label, "ess", x, 0., &id),
                                  0));

  return id;
}

static void
add_link (MgDocument *document,
          MgId        source,
          MgId        target)
{
  MgTransaction *transaction = mg_command_add_link (mg_document_get_network (document), source,
                                                    target, "project", NULL, NULL);

  g_assert_true (mg_document_run (document, transaction, 0));
}

static gboolean
get_boolean (MgDocument *document,
             const char *property)
{
  gboolean value;

  g_object_get (document, property, &value, NULL);

  return value;
}

static void
test_new_is_empty (void)
{
  MgDocument *document = mg_document_new ();

  g_assert_false (mg_document_get_modified (document));
  g_assert_null (mg_document_get_path (document));
  g_assert_null (mg_document_get_warnings (document));
  g_assert_null (mg_document_get_results (document));
  g_assert_cmpuint (mg_network_count (mg_document_get_network (document), MG_ITEMS_NODES), ==, 0);
  g_assert_false (get_boolean (document, "busy"));
  mg_document_undo (document);
  mg_document_redo (document);
  g_assert_finalize_object (document);
}

static void
test_saved_is_read_back (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  g_autoptr(MgDocument) again = NULL;
  g_autoptr(GError) error = NULL;
  MgId first, second;
  double x;

  first = add_organisation (document, "Ressourcerie", 12.5);
  second = add_organisation (document, "Épicerie", 100.);
  add_link (document, first, second);
  add_organisation (document, "De trop", 0.);
  mg_document_undo (document);
  g_assert_true (mg_document_get_modified (document));

  save (document, fixture->path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_false (mg_document_get_modified (document));
  g_assert_cmpstr (mg_document_get_path (document), ==, fixture->path);

  again = open_file (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mg_network_count (mg_document_get_network (again), MG_ITEM_ORGANISATION), ==, 2);
  g_assert_cmpuint (mg_network_count (mg_document_get_network (again), MG_ITEM_LINK), ==, 1);
  g_assert_false (mg_document_get_modified (again));

  first = mg_network_find_text_id (mg_document_get_network (again), MG_ITEMS_NODES, "o1");
  if (first == MG_ID_NONE)
    {
      MgNetworkIter iter;

      mg_network_iter_init (&iter, mg_document_get_network (again), MG_ITEM_ORGANISATION);
      first = mg_network_iter_next (&iter)->id;
    }
  g_assert_true (mg_network_get_real (mg_document_get_network (again), first, MG_FIELD_X, &x));
  g_assert_cmpfloat (x, ==, 12.5);
}

/* Undoing to what is on the disk is not a change; the same number of steps is. */
static void
test_modified_is_exact (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  guint n_notified = 0;

  add_organisation (document, "A", 0.);
  g_assert_true (save (document, fixture->path, FALSE, NULL));
  g_signal_connect_swapped (document, "notify::modified", G_CALLBACK (mg_count_cb), &n_notified);

  add_organisation (document, "B", 10.);
  g_assert_true (mg_document_get_modified (document));
  mg_document_undo (document);
  g_assert_false (mg_document_get_modified (document));
  add_organisation (document, "C", 10.);
  g_assert_true (mg_document_get_modified (document));
  g_assert_cmpuint (n_notified, ==, 3);
}

/* What is edited while the disk is written to is not taken for saved. */
static void
test_edit_while_saving (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(MgDocument) again = NULL;

  add_organisation (document, "A", 0.);
  mg_document_save_async (document, fixture->path, FALSE, mg_take_result_cb, &result);
  g_assert_true (get_boolean (document, "busy"));
  add_organisation (document, "B", 10.);
  wait_for (&result);
  g_assert_true (mg_document_save_finish (document, result, NULL));
  g_assert_false (get_boolean (document, "busy"));
  g_assert_true (mg_document_get_modified (document));

  again = open_file (fixture->path, NULL);
  g_assert_cmpuint (mg_network_count (mg_document_get_network (again), MG_ITEM_ORGANISATION), ==, 1);
}

static void
test_one_save_at_a_time (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  g_autoptr(GAsyncResult) first = NULL, second = NULL;
  g_autoptr(GError) error = NULL;

  add_organisation (document, "A", 0.);
  mg_document_save_async (document, fixture->path, FALSE, mg_take_result_cb, &first);
  mg_document_save_async (document, fixture->path, FALSE, mg_take_result_cb, &second);
  wait_for (&second);
  g_assert_false (mg_document_save_finish (document, second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  wait_for (&first);
  g_assert_true (mg_document_save_finish (document, first, NULL));
}

/* Those that a save writes before they take the place of the file. */
static guint
count_temporary (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, ".~pole.");

  return n;
}

static void
test_stopped_save_keeps_all (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;

  add_organisation (document, "A", 0.);
  g_assert_true (save (document, fixture->path, FALSE, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &before, NULL, NULL));
  add_organisation (document, "B", 10.);

  mg_document_save_async (document, fixture->path, FALSE, mg_take_result_cb, &result);
  mg_document_stop_saving (document);
  wait_for (&result);
  /* The worker may have been faster: then all is saved. */
  if (!mg_document_save_finish (document, result, &error))
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (g_file_get_contents (fixture->path, &after, NULL, NULL));
      g_assert_cmpstr (after, ==, before);
    }
  g_assert_cmpint (mg_document_get_modified (document), ==, error != NULL);
  g_assert_cmpuint (count_temporary (fixture->folder), ==, 0);
  g_assert_false (mg_document_is_saving (document));

  g_assert_true (save (document, fixture->path, FALSE, NULL));
  g_assert_false (mg_document_get_modified (document));
}

/* Of any kind, even if it is stopped before it begins. */
static void
test_stopped_copy_leaves_nothing (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  g_autoptr(GArray) kinds = mg_share_list_kinds ();

  add_organisation (document, "A", 0.);
  add_organisation (document, "B", 10.);
  for (guint i = 0; i < kinds->len; i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(MgProgress) progress = mg_progress_new ();
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(GDir) dir = NULL;

      g_cancellable_cancel (cancellable);
      mg_share_async (mg_document_get_network (document), &g_array_index (kinds, MgShareKind, i), FALSE, i % 2 == 0,
                      fixture->path, progress, cancellable, mg_take_result_cb, &result);
      wait_for (&result);
      g_assert_null (mg_share_finish (result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      dir = g_dir_open (fixture->folder, 0, NULL);
      g_assert_null (g_dir_read_name (dir));
    }
}

static void
test_strangers_change_is_noticed (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;

  add_organisation (document, "A", 0.);
  g_assert_true (save (document, fixture->path, FALSE, NULL));
  g_assert_true (g_file_set_contents (fixture->path, "theirs", -1, NULL));
  add_organisation (document, "B", 10.);

  g_assert_false (save (document, fixture->path, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_assert_true (mg_document_get_modified (document));
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "theirs");

  g_clear_error (&error);
  save (document, fixture->path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_false (mg_document_get_modified (document));

  /* Our own writing is no stranger's. */
  add_organisation (document, "C", 10.);
  save (document, fixture->path, FALSE, &error);
  g_assert_no_error (error);
}

static void
test_failed_save_keeps_all (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  g_autofree char *gone = g_build_filename (fixture->folder, "gone", "pole.graphml", NULL);
  g_autoptr(GError) error = NULL;

  add_organisation (document, "A", 0.);
  g_assert_false (save (document, gone, FALSE, &error));
  g_assert_nonnull (error);
  g_assert_true (mg_document_get_modified (document));
  g_assert_null (mg_document_get_path (document));
  g_assert_false (get_boolean (document, "busy"));

  /* And it can be tried again elsewhere. */
  g_assert_true (save (document, fixture->path, FALSE, NULL));
}

static void
test_read_only_folder (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  g_autoptr(GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }

  add_organisation (document, "A", 0.);
  g_chmod (fixture->folder, 0500);
  g_assert_false (save (document, fixture->path, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_true (mg_document_get_modified (document));
  g_chmod (fixture->folder, 0700);
}

/* A table is read, but saving it there would lose half of the pole. */
static void
test_other_endings_are_refused (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  g_autofree char *path = g_build_filename (fixture->folder, "pole.csv", NULL);
  g_autoptr(GError) error = NULL;
  const MgFormat *format = mg_format_for_path (path);

  if (format == NULL || g_str_equal (format->id, "graphml"))
    {
      g_test_skip ("no such format in this build");
      return;
    }

  add_organisation (document, "A", 0.);
  g_assert_false (save (document, path, FALSE, &error));
  g_assert_error (error, MG_ERROR, MG_ERROR_UNSUPPORTED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (mg_document_get_modified (document));
}

static void
test_bad_file_is_said (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (open_file (fixture->path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (fixture->path, "<graphml><graph>", -1, NULL));
  g_assert_null (open_file (fixture->path, &error));
  g_assert_error (error, MG_ERROR, MG_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "pole.graphml:1: "));
}

static void
test_stopped_opening (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  mg_document_open_async (fixture->path, NULL, cancellable, mg_take_result_cb, &result);
  wait_for (&result);
  g_assert_null (mg_document_open_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A stranger's file without places is laid out; that is no step to undo. */
static void
test_first_places (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char content[] =
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><graph edgedefault=\"undirected\">"
    "<node id=\"a\"/><node id=\"b\"/><node id=\"c\"/>"
    "<edge source=\"a\" target=\"b\"/><edge source=\"b\" target=\"c\"/></graph></graphml>";
  g_autoptr(MgDocument) document = NULL;
  g_autoptr(GError) error = NULL;
  MgNetworkIter iter;
  const MgItem *item;

  g_assert_true (g_file_set_contents (fixture->path, content, -1, NULL));
  document = open_file (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_false (mg_document_get_modified (document));
  g_assert_null (mg_history_get_undo_label (mg_document_get_history (document)));

  mg_network_iter_init (&iter, mg_document_get_network (document), MG_ITEM_ORGANISATION);
  while ((item = mg_network_iter_next (&iter)))
    {
      double x = NAN, y = NAN;

      g_assert_true (mg_network_get_real (iter.network, item->id, MG_FIELD_X, &x));
      g_assert_true (mg_network_get_real (iter.network, item->id, MG_FIELD_Y, &y));
      g_assert_true (isfinite (x) && isfinite (y));
    }
}

static void
test_removed_is_not_selected (void)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  MgSelection *selection = mg_document_get_selection (document);
  MgId first = add_organisation (document, "A", 0.), second = add_organisation (document, "B", 9.);

  mg_selection_set (selection, (MgId[]) { first, second }, 2);
  g_assert_true (mg_document_run (document,
                                  mg_command_remove (mg_document_get_network (document), &first, 1),
                                  0));
  g_assert_cmpuint (mg_selection_get_n (selection), ==, 1);
  g_assert_cmpuint (mg_selection_get_primary (selection), ==, second);
}

/* Figures follow edits by themselves, and only those that matter make them stale. */
static void
test_figures_follow (void)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  MgId first = add_organisation (document, "A", 0.), second = add_organisation (document, "B", 9.);
  double xy[] = { 50., 50. };
  MgFigure pairs;

  mg_wait_for_results (document);
  g_assert_cmpfloat (mg_results_get_value (mg_document_get_results (document), "degree", first), ==,
                     0.);

  g_assert_true (mg_document_run (document, mg_command_move (mg_document_get_network (document),
                                                             &first, 1, xy, NULL), 0));
  g_assert_false (mg_document_results_are_stale (document));

  add_link (document, first, second);
  g_assert_true (mg_document_results_are_stale (document));
  g_assert_cmpfloat (mg_document_get_figure_of (document, "degree", first), ==, 1.);
  g_assert_true (mg_document_get_figure (document, "pairs", &pairs));
  g_assert_cmpfloat (pairs.value, ==, 1.);
  mg_document_undo (document);
  g_assert_cmpfloat (mg_document_get_figure_of (document, "degree", first), ==, 0.);
  mg_history_redo (mg_document_get_history (document));
  mg_wait_for_results (document);
  g_assert_cmpfloat (mg_results_get_value (mg_document_get_results (document), "degree", first), ==,
                     1.);

  mg_document_set_perimeter (document, MG_PERIMETER_MEMBERS);
  g_assert_true (mg_document_results_are_stale (document));
  mg_wait_for_results (document);
}

/* Asking again for what is being computed does not begin it anew; new content does. */
static void
test_asking_again_sets_nothing_back (void)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  g_autoptr(MgProgress) first = NULL;
  g_autoptr(MgProgress) second = NULL;
  g_autoptr(MgProgress) third = NULL;

  /* So many that they do not come by themselves, and are announced. */
  for (guint i = 0; i < 11001; i++)
    add_organisation (document, "A", i);

  mg_document_measure (document);
  g_object_get (document, "progress", &first, NULL);
  g_assert_nonnull (first);
  mg_document_measure (document);
  g_object_get (document, "progress", &second, NULL);
  g_assert_true (second == first);

  add_organisation (document, "B", 0.);
  mg_document_measure (document);
  g_object_get (document, "progress", &third, NULL);
  g_assert_true (third != first);
  mg_wait_for_results (document);

  /* What was stopped can be asked for again. */
  add_organisation (document, "C", 0.);
  mg_document_measure (document);
  mg_document_stop (document);
  mg_document_measure (document);
  mg_wait_for_results (document);
}

static void
test_arrange_is_one_step (void)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  MgId first = add_organisation (document, "A", 0.), second = add_organisation (document, "B", 0.);
  gint64 end = g_get_monotonic_time () + MAX_WAIT * G_USEC_PER_SEC;
  guint n_applied = 0;
  double x1, x2;

  add_link (document, first, second);
  g_signal_connect_swapped (document, "applied", G_CALLBACK (mg_count_cb), &n_applied);
  mg_document_arrange_by (document, "grid", NULL);
  g_assert_true (get_boolean (document, "busy"));
  while (get_boolean (document, "busy") && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (n_applied, ==, 1);
  mg_network_get_real (mg_document_get_network (document), first, MG_FIELD_X, &x1);
  mg_network_get_real (mg_document_get_network (document), second, MG_FIELD_X, &x2);
  g_assert_cmpfloat (x1, !=, x2);
  mg_document_undo (document);
  mg_network_get_real (mg_document_get_network (document), second, MG_FIELD_X, &x2);
  g_assert_cmpfloat (x2, ==, 0.);
}

static const char *
arrange (MgDocument *document,
         const char *layout)
{
  gint64 end = g_get_monotonic_time () + MAX_WAIT * G_USEC_PER_SEC;

  mg_document_arrange_by (document, layout, NULL);
  while (get_boolean (document, "busy") && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);

  return mg_network_get_text (mg_document_get_network (document), MG_ID_POLE, MG_FIELD_POLE_RINGS);
}

/* They come with the places of their layout, go with those of another, and one undo
 * takes back both.
 */
static void
test_circles_go_with_places (void)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  MgNetwork *network = mg_document_get_network (document);
  MgId first = add_organisation (document, "A", 0.), second = add_organisation (document, "B", 0.);
  MgId third = add_organisation (document, "C", 0.);
  double x;

  add_link (document, first, second);
  add_link (document, second, third);
  g_assert_nonnull (arrange (document, "central"));
  mg_document_undo (document);
  g_assert_null (mg_network_get_text (network, MG_ID_POLE, MG_FIELD_POLE_RINGS));
  mg_network_get_real (network, third, MG_FIELD_X, &x);
  g_assert_cmpfloat (x, ==, 0.);

  mg_document_redo (document);
  g_assert_nonnull (mg_network_get_text (network, MG_ID_POLE, MG_FIELD_POLE_RINGS));
  g_assert_null (arrange (document, "grid"));
  mg_document_undo (document);
  g_assert_nonnull (mg_network_get_text (network, MG_ID_POLE, MG_FIELD_POLE_RINGS));
}

/* A late result is dropped, not applied to what has changed. */
static void
test_late_layout_moves_nothing (void)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  gint64 end = g_get_monotonic_time () + MAX_WAIT * G_USEC_PER_SEC;
  guint n_failed = 0;

  add_organisation (document, "A", 0.);
  add_organisation (document, "B", 0.);
  g_signal_connect_swapped (document, "failed", G_CALLBACK (mg_count_cb), &n_failed);
  mg_document_arrange_by (document, "grid", NULL);
  add_organisation (document, "C", 0.);
  while (get_boolean (document, "busy") && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (n_failed, ==, 1);
  g_assert_cmpstr (mg_history_get_undo_label (mg_document_get_history (document)), ==, "add C");
}

static void
test_disposed_while_busy (void)
{
  MgDocument *document = mg_document_new ();
  gpointer watched = document;

  add_organisation (document, "A", 0.);
  add_organisation (document, "B", 0.);
  mg_document_measure (document);
  mg_document_arrange_by (document, "stress", NULL);
  g_object_add_weak_pointer (G_OBJECT (document), &watched);
  g_object_unref (document);
  g_assert_null (watched);

  /* The worker's answers come to nobody. */
  for (guint i = 0; i < 50; i++)
    {
      g_usleep (2000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

static void
test_scene_follows_filter (void)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  g_autoptr(MgFilter) filter = mg_filter_new ();
  g_autoptr(MgScene) scene = NULL;
  guint n_nodes, n_changes = 0;

  add_organisation (document, "A", 0.);
  g_signal_connect_swapped (document, "view-changed", G_CALLBACK (mg_count_cb), &n_changes);
  filter->hide_collectives = TRUE;
  g_hash_table_add (filter->hidden_kinds, g_strdup ("ess"));
  mg_document_set_filter (document, filter);
  g_assert_cmpuint (n_changes, ==, 1);

  scene = mg_document_create_scene (document, MG_THEME_LIGHT);
  mg_scene_get_nodes (scene, &n_nodes);
  g_assert_cmpuint (n_nodes, ==, 0);
  g_assert_cmpuint (mg_scene_count_hidden (scene), ==, 1);

  mg_document_set_filter (document, NULL);
  g_assert_true (mg_filter_is_empty (mg_document_get_filter (document)));
}

/* What is hidden is a step like others: undone, in the file, and no figure changes. */
static void
test_filter_is_kept (Fixture       *f,
                     gconstpointer  data)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  g_autoptr(MgDocument) read = NULL;
  g_autoptr(MgFilter) filter = mg_filter_new ();
  g_autoptr(MgScene) scene = NULL;
  g_autoptr(GError) error = NULL;
  guint64 content;

  add_organisation (document, "A", 0.);
  content = mg_document_get_content (document);
  g_hash_table_add (filter->hidden_kinds, g_strdup ("ess"));
  mg_document_set_filter (document, filter);
  g_assert_cmpuint (mg_document_get_content (document), ==, content);
  g_assert_nonnull (strstr (mg_history_get_undo_label (mg_document_get_history (document)), "without"));

  mg_document_undo (document);
  g_assert_true (mg_filter_is_empty (mg_document_get_filter (document)));
  mg_document_redo (document);
  g_assert_true (g_hash_table_contains (mg_document_get_filter (document)->hidden_kinds, "ess"));

  g_assert_true (save (document, f->path, FALSE, &error));
  read = open_file (f->path, &error);
  g_assert_no_error (error);
  g_assert_true (g_hash_table_contains (mg_document_get_filter (read)->hidden_kinds, "ess"));
  g_assert_false (mg_document_get_modified (read));
  scene = mg_document_create_scene (read, MG_THEME_LIGHT);
  g_assert_cmpuint (mg_scene_count_hidden (scene), ==, 1);
}

/* Looks that go together are one step. */
static void
test_preset_is_one_step (void)
{
  g_autoptr(MgDocument) document = mg_document_new ();

  add_organisation (document, "A", 0.);
  mg_document_set_look (document, MG_FIELD_POLE_SHAPE_BY, "field:sector");
  mg_document_set_looks (document, mg_look_preset_find ("analysis"));
  g_assert_cmpstr (mg_document_get_look (document, MG_FIELD_POLE_SIZE_BY), ==, "degree");
  g_assert_cmpstr (mg_document_get_look (document, MG_FIELD_POLE_COLOUR_BY), ==, "community");
  g_assert_null (mg_document_get_look (document, MG_FIELD_POLE_SHAPE_BY));
  mg_document_undo (document);
  g_assert_null (mg_document_get_look (document, MG_FIELD_POLE_SIZE_BY));
  g_assert_cmpstr (mg_document_get_look (document, MG_FIELD_POLE_SHAPE_BY), ==, "field:sector");
}

/* So are colours of one's own. */
static void
test_own_colour_is_undone (void)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  MgId a = add_organisation (document, "A", 0.);
  MgColour red = { 1., 0., 0., 1. }, found;
  guint n_nodes;

  mg_document_set_own_colour (document, "kind", "ess", "A kind", &red);
  g_assert_true (mg_document_get_own_colour (document, "kind", "ess", &found));
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr(MgScene) scene = mg_document_create_scene (document, MG_THEME_LIGHT);
      const MgSceneNode *node = &mg_scene_get_nodes (scene, &n_nodes)[mg_scene_find_node (scene, a)];

      g_assert_cmpint (memcmp (&node->fill, &red, sizeof red) == 0, ==, round == 0);
      if (round == 0)
        mg_document_undo (document);
    }
  g_assert_false (mg_document_get_own_colour (document, "kind", "ess", &found));
}

/* Who chooses a colour is told who has it, or one that looks like it. */
static void
test_colour_of_another (void)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  MgColour firm = mg_style_kind_colour ("firm", MG_THEME_PRINT), near = firm, red = { 1., 0., 0., 1. };
  g_autofree char *of_firm = NULL, *of_near = NULL, *of_red = NULL, *of_nobody = NULL, *own = NULL;
  const char *name = mg_vocabulary_get_label ("kind", "firm");

  add_organisation (document, "A", 0.);
  mg_document_run (document, mg_command_add_organisation (mg_document_get_network (document), "B", "firm", 200., 0., NULL), 0);
  near.green = CLAMP (near.green + .02, 0., 1.);

  of_firm = mg_document_dup_alike (document, "kind", mg_vocabulary_get_label ("kind", "ess"), &firm);
  g_assert_cmpstr (of_firm, ==, name);
  of_near = mg_document_dup_alike (document, "kind", mg_vocabulary_get_label ("kind", "ess"), &near);
  g_assert_cmpstr (of_near, ==, name);
  of_nobody = mg_document_dup_alike (document, "kind", mg_vocabulary_get_label ("kind", "ess"), &red);
  g_assert_null (of_nobody);
  own = mg_document_dup_alike (document, "kind", name, &firm);
  g_assert_null (own);

  mg_document_set_own_colour (document, "kind", "firm", name, &red);
  of_red = mg_document_dup_alike (document, "kind", mg_vocabulary_get_label ("kind", "ess"), &red);
  g_assert_cmpstr (of_red, ==, name);
}

/* How to show the others is not a step, as long as nothing is asked for. */
static void
test_fading_is_remembered (void)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  g_autoptr(MgFilter) filter = mg_filter_new ();

  add_organisation (document, "A", 0.);
  filter->fades = TRUE;
  mg_document_set_filter (document, filter);
  g_assert_cmpstr (mg_history_get_undo_label (mg_document_get_history (document)), ==, "add A");
  g_assert_true (mg_document_get_filter (document)->fades);
  g_hash_table_add (filter->hidden_kinds, g_strdup ("firm"));
  mg_document_set_filter (document, filter);
  mg_document_undo (document);
  g_assert_true (mg_filter_is_empty (mg_document_get_filter (document)));
  g_assert_true (mg_document_get_filter (document)->fades);
}

/* Folders of another program have colours that nobody chose: these are not written
 * into a file, and can be turned off, which is a step.
 */
static void
test_folders_are_coloured (Fixture       *f,
                           gconstpointer  data)
{
  static const char file[] = "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"><graph edgedefault=\"directed\">"
                             "<node id=\"a\"><graph edgedefault=\"directed\"><node id=\"b\"/></graph></node></graph></graphml>";
  g_autoptr(MgDocument) document = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (f->path, file, -1, NULL));
  document = open_file (f->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mg_document_get_look (document, MG_FIELD_POLE_COLOUR_BY), ==, "field:group");
  add_organisation (document, "A", 0.);
  g_assert_true (save (document, f->path, FALSE, &error));
  g_assert_true (g_file_get_contents (f->path, &text, NULL, NULL));
  g_assert_null (strstr (text, "map_colour_by"));

  mg_document_set_look (document, MG_FIELD_POLE_COLOUR_BY, NULL);
  g_assert_null (mg_document_get_look (document, MG_FIELD_POLE_COLOUR_BY));
  mg_document_undo (document);
  g_assert_cmpstr (mg_document_get_look (document, MG_FIELD_POLE_COLOUR_BY), ==, "field:group");
}

/* Looks are steps like others: undone, and in the file. */
static void
test_looks_are_kept (Fixture       *f,
                     gconstpointer  data)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  g_autoptr(MgDocument) read = NULL;
  g_autoptr(GError) error = NULL;
  guint n_changes = 0;

  add_organisation (document, "A", 0.);
  g_signal_connect_swapped (document, "view-changed", G_CALLBACK (mg_count_cb), &n_changes);
  mg_document_set_look (document, MG_FIELD_POLE_SIZE_BY, "degree");
  g_assert_cmpuint (n_changes, >, 0);
  mg_document_set_look (document, MG_FIELD_POLE_COLOUR_BY, "community");
  g_assert_cmpstr (mg_history_get_undo_label (mg_document_get_history (document)), ==, "colours by “Groups”");
  mg_document_set_look (document, MG_FIELD_POLE_SIZE_BY, NULL);
  g_assert_null (mg_document_get_look (document, MG_FIELD_POLE_SIZE_BY));
  n_changes = 0;
  mg_document_undo (document);
  g_assert_cmpuint (n_changes, >, 0);
  g_assert_cmpstr (mg_document_get_look (document, MG_FIELD_POLE_SIZE_BY), ==, "degree");

  g_assert_true (save (document, f->path, FALSE, &error));
  read = open_file (f->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mg_document_get_look (read, MG_FIELD_POLE_SIZE_BY), ==, "degree");
  g_assert_cmpstr (mg_document_get_look (read, MG_FIELD_POLE_COLOUR_BY), ==, "community");
  mg_wait_for_results (read);
}

static double
radius_of (MgDocument *document,
           MgId        id)
{
  g_autoptr(MgScene) scene = mg_document_create_scene (document, MG_THEME_LIGHT);
  guint n_nodes;

  return mg_scene_get_nodes (scene, &n_nodes)[mg_scene_find_node (scene, id)].radius;
}

static double
largest_of (MgDocument *document)
{
  g_autoptr(MgLooks) looks = mg_document_dup_looks (document);
  const MgLookShown *shown = mg_looks_get_shown (looks, MG_FIELD_POLE_SIZE_BY);

  g_assert_nonnull (shown);

  return shown->high;
}

/* Sizes by what is counted at once need no figures of all, and no wait. */
static void
test_live_looks_follow (void)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  MgId first = add_organisation (document, "A", 0.), second = add_organisation (document, "B", 200.);
  double before;
  guint n_changes = 0;

  mg_document_set_look (document, MG_FIELD_POLE_SIZE_BY, "degree");
  g_assert_cmpfloat (largest_of (document), ==, 0.);
  add_organisation (document, "C", 400.);
  add_link (document, first, second);
  g_assert_cmpfloat (largest_of (document), ==, 1.);

  before = radius_of (document, first);
  g_signal_connect_swapped (document, "view-changed", G_CALLBACK (mg_count_cb), &n_changes);
  g_assert_true (mg_document_run (document, mg_command_remove (mg_document_get_network (document), &second, 1), 0));
  g_assert_cmpuint (n_changes, >, 0);
  g_assert_cmpfloat (largest_of (document), ==, 0.);
  g_assert_cmpfloat (radius_of (document, first), !=, before);
  mg_document_undo (document);
  g_assert_cmpfloat (radius_of (document, first), ==, before);
}

/* Without a date of the user's, the pole's own is the map's. */
static void
test_ended_links_are_faint (void)
{
  g_autoptr(MgDocument) document = mg_document_new ();
  MgNetwork *network = mg_document_get_network (document);
  MgId ends[2], link, pole = MG_ID_POLE;
  MgValue ended = mg_value_date (mg_date_new (2014, 0, 0));
  MgValue reference = mg_value_date (mg_date_new (2016, 6, 30));
  g_autoptr(MgScene) before = NULL;
  g_autoptr(MgScene) after = NULL;
  guint n_edges;

  ends[0] = add_organisation (document, "A", 0.);
  ends[1] = add_organisation (document, "B", 100.);
  mg_document_run (document, mg_command_add_link (network, ends[0], ends[1], "project", &link, NULL),
                   0);
  mg_document_run (document, mg_command_set (network, &link, 1, MG_FIELD_END, &ended), 0);
  before = mg_document_create_scene (document, MG_THEME_LIGHT);
  g_assert_false (mg_scene_get_edges (before, &n_edges)->flags & MG_EDGE_FAINT);

  mg_document_run (document, mg_command_set (network, &pole, 1, MG_FIELD_POLE_REFERENCE_DATE,
                                             &reference), 0);
  after = mg_document_create_scene (document, MG_THEME_LIGHT);
  g_assert_true (mg_scene_get_edges (after, &n_edges)->flags & MG_EDGE_FAINT);
  g_assert_cmpint (mg_scene_get_date (after), ==, mg_date_new (2016, 6, 30));
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  /* run-headless.sh gives a home of its own. */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/new-is-empty", test_new_is_empty);
  ADD ("/document/saved-is-read-back", test_saved_is_read_back);
  ADD ("/document/modified-is-exact", test_modified_is_exact);
  ADD ("/document/edit-while-saving", test_edit_while_saving);
  ADD ("/document/one-save-at-a-time", test_one_save_at_a_time);
  ADD ("/document/stopped-save-keeps-all", test_stopped_save_keeps_all);
  ADD ("/document/stopped-copy-leaves-nothing", test_stopped_copy_leaves_nothing);
  ADD ("/document/strangers-change-is-noticed", test_strangers_change_is_noticed);
  ADD ("/document/failed-save-keeps-all", test_failed_save_keeps_all);
  ADD ("/document/read-only-folder", test_read_only_folder);
  ADD ("/document/other-endings-are-refused", test_other_endings_are_refused);
  ADD ("/document/bad-file-is-said", test_bad_file_is_said);
  ADD ("/document/stopped-opening", test_stopped_opening);
  ADD ("/document/first-places", test_first_places);
  g_test_add_func ("/document/removed-is-not-selected", test_removed_is_not_selected);
  g_test_add_func ("/document/figures-follow", test_figures_follow);
  g_test_add_func ("/document/asking-again-sets-nothing-back", test_asking_again_sets_nothing_back);
  g_test_add_func ("/document/arrange-is-one-step", test_arrange_is_one_step);
  g_test_add_func ("/document/circles-go-with-places", test_circles_go_with_places);
  g_test_add_func ("/document/late-layout-moves-nothing", test_late_layout_moves_nothing);
  g_test_add_func ("/document/disposed-while-busy", test_disposed_while_busy);
  g_test_add_func ("/document/scene-follows-filter", test_scene_follows_filter);
  ADD ("/document/folders-are-coloured", test_folders_are_coloured);
  ADD ("/document/looks-are-kept", test_looks_are_kept);
  ADD ("/document/filter-is-kept", test_filter_is_kept);
  g_test_add_func ("/document/fading-is-remembered", test_fading_is_remembered);
  g_test_add_func ("/document/own-colour-is-undone", test_own_colour_is_undone);
  g_test_add_func ("/document/colour-of-another-is-known", test_colour_of_another);
  g_test_add_func ("/document/preset-is-one-step", test_preset_is_one_step);
  g_test_add_func ("/document/live-looks-follow-at-once", test_live_looks_follow);
  g_test_add_func ("/document/ended-links-are-faint", test_ended_links_are_faint);

  return g_test_run ();
}
