/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document's file: saving in a worker, other programs' hands, the lock. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mg-document.h"
#include "mg-waiting.h"

typedef struct
{
  char       *folder;
  char       *path;
  MgDocument *document;
} Fixture;

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
save (MgDocument  *document,
      const char  *path,
      gboolean     force,
      GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  mg_document_save_async (document, path, force, mg_take_result_cb, &result);
  mg_wait_until (result != NULL);

  return mg_document_save_finish (document, result, error);
}

static MgDocument *
open_file (const char *path)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  MgDocument *document;

  mg_document_open_async (path, NULL, NULL, mg_take_result_cb, &result);
  mg_wait_until (result != NULL);
  document = mg_document_open_finish (result, &error);
  g_assert_no_error (error);

  return document;
}

static void
edit (MgDocument *document,
      const char *name)
{
  g_assert_true (mg_document_run (document, mg_command_add_organisation (mg_document_get_network (document), name, "ess", 0., 0., NULL), 0));
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(MgDocument) document = mg_document_new ();

  f->folder = g_dir_make_tmp ("maillage-disk-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "pole.graphml", NULL);
  edit (document, "Ressourcerie");
  g_assert_true (save (document, f->path, FALSE, NULL));
  g_object_unref (g_steal_pointer (&document));
  f->document = open_file (f->path);
}

static void
remove_all (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      g_unlink (inside);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_clear_object (&f->document);
  remove_all (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static char *
dup_listing (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, (GCompareFunc) (void (*) (void)) g_strcmp0);
  g_ptr_array_add (names, NULL);

  return g_strjoinv ("\n", (char **) names->pdata);
}

/* Neither bytes, nor times, nor what is in the folder. */
static void
check_opening (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *before = dup_listing (f->folder);
  g_autofree char *after = NULL;
  g_autoptr(MgDocument) document = NULL;
  struct stat old, now, old_folder, now_folder;
  g_autofree char *bytes = NULL;
  g_autofree char *bytes_now = NULL;

  g_assert_true (g_file_get_contents (f->path, &bytes, NULL, NULL));
  g_assert_cmpint (g_stat (f->path, &old), ==, 0);
  g_assert_cmpint (g_stat (f->folder, &old_folder), ==, 0);
  document = open_file (f->path);
  mg_document_check_file (document);
  mg_document_measure (document);
  mg_wait_until (mg_document_get_results (document) != NULL);
  g_clear_object (&document);

  after = dup_listing (f->folder);
  g_assert_cmpstr (after, ==, "pole.graphml");
  g_assert_cmpstr (after, ==, before);
  g_assert_true (g_file_get_contents (f->path, &bytes_now, NULL, NULL));
  g_assert_cmpstr (bytes_now, ==, bytes);
  g_assert_cmpint (g_stat (f->path, &now), ==, 0);
  g_assert_cmpint (g_stat (f->folder, &now_folder), ==, 0);
  g_assert_cmpmem (&old.st_mtim, sizeof old.st_mtim, &now.st_mtim, sizeof now.st_mtim);
  g_assert_cmpmem (&old_folder.st_mtim, sizeof old.st_mtim, &now_folder.st_mtim, sizeof now.st_mtim);
  g_assert_true (old.st_ino == now.st_ino && old.st_mode == now.st_mode);
}

static void
check_lock (Fixture       *f,
            gconstpointer  data)
{
  g_autofree char *lock = g_build_filename (f->folder, ".~lock.pole.graphml#", NULL);
  g_autofree char *other = g_build_filename (f->folder, "other.graphml", NULL);

  edit (f->document, "Tiers-lieu");
  mg_wait_until (g_file_test (lock, G_FILE_TEST_EXISTS));

  /* It goes with the file, and with the window. */
  g_assert_true (save (f->document, other, FALSE, NULL));
  mg_wait_until (!g_file_test (lock, G_FILE_TEST_EXISTS));
  g_free (lock);
  lock = g_build_filename (f->folder, ".~lock.other.graphml#", NULL);
  edit (f->document, "Garage");
  mg_wait_until (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_clear_object (&f->document);
  mg_wait_until (!g_file_test (lock, G_FILE_TEST_EXISTS));
}

static void
check_other_editor (Fixture       *f,
                    gconstpointer  data)
{
  g_autofree char *lock = g_build_filename (f->folder, ".~lock.pole.graphml#", NULL);
  g_autoptr(MgDocument) document = NULL;

  g_assert_null (mg_document_get_other_editor (f->document));
  g_assert_true (g_file_set_contents (lock, "Zoé,zoe,accueil,22.11.2026 03:11,x;", -1, NULL));
  document = open_file (f->path);
  g_assert_nonnull (mg_document_get_other_editor (document));
  g_assert_cmpstr (mg_document_get_other_editor (document)->user, ==, "Zoé");
}

static void
check_leftovers (Fixture       *f,
                 gconstpointer  data)
{
  g_autofree char *left = g_build_filename (f->folder, ".~pole.graphml.0123abcd", NULL);
  g_autoptr(MgDocument) document = NULL;

  g_assert_cmpuint (mg_document_get_leftovers (f->document)->len, ==, 0);
  g_assert_true (g_file_set_contents (left, "<graphml", -1, NULL));
  document = open_file (f->path);
  g_assert_cmpuint (mg_document_get_leftovers (document)->len, ==, 1);
}

/* Noticed while the document is open, and asked about when it is saved. */
static void
check_changed (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *theirs = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_get_contents (f->path, &theirs, NULL, NULL));
  edit (f->document, "Tiers-lieu");
  g_assert_true (g_file_set_contents (f->path, "theirs", -1, NULL));
  mg_wait_until (mg_document_get_file_state (f->document) == MG_FILE_CHANGED);
  g_assert_false (save (f->document, f->path, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);

  /* Put back as it was: nothing to ask. */
  g_assert_true (g_file_set_contents (f->path, theirs, -1, NULL));
  mg_wait_until (mg_document_get_file_state (f->document) == MG_FILE_SAME);
  g_assert_true (save (f->document, f->path, FALSE, NULL));
}

static void
check_gone (Fixture       *f,
            gconstpointer  data)
{
  g_autofree char *elsewhere = g_build_filename (f->folder, "elsewhere", NULL);

  g_assert_cmpint (g_rename (f->path, elsewhere), ==, 0);
  mg_wait_until (mg_document_get_file_state (f->document) == MG_FILE_GONE);
  g_assert_true (save (f->document, f->path, TRUE, NULL));
  g_assert_cmpint (mg_document_get_file_state (f->document), ==, MG_FILE_SAME);
}

/* What was seen and refused is replaced; what came later is asked about. */
static void
check_keep_mine (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (f->path, "theirs", -1, NULL));
  mg_wait_until (mg_document_get_file_state (f->document) == MG_FILE_CHANGED);
  mg_document_keep_mine (f->document);
  g_assert_true (mg_document_get_modified (f->document));
  g_assert_cmpint (mg_document_get_file_state (f->document), ==, MG_FILE_SAME);

  g_assert_true (g_file_set_contents (f->path, "theirs, later", -1, NULL));
  g_assert_false (save (f->document, f->path, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);

  mg_wait_until (mg_document_get_file_state (f->document) == MG_FILE_CHANGED);
  mg_document_keep_mine (f->document);
  g_assert_true (save (f->document, f->path, FALSE, NULL));
  g_assert_false (mg_document_get_modified (f->document));
}

/* Our own saves raise no alarm. */
static void
check_own (Fixture       *f,
           gconstpointer  data)
{
  for (guint i = 0; i < 5; i++)
    {
      gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 5;
      guint wake = g_timeout_add (20, wake_cb, NULL);

      edit (f->document, "Tiers-lieu");
      g_assert_true (save (f->document, f->path, FALSE, NULL));
      while (g_get_monotonic_time () < end)
        {
          g_main_context_iteration (NULL, TRUE);
          g_assert_cmpint (mg_document_get_file_state (f->document), ==, MG_FILE_SAME);
        }
      g_source_remove (wake);
    }
}

/* What is saved is what was there when saving began. */
static void
check_editing_on (Fixture       *f,
                  gconstpointer  data)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(MgDocument) saved = NULL;
  g_autoptr(MgDocument) later = NULL;

  edit (f->document, "before");
  mg_document_save_async (f->document, f->path, FALSE, mg_take_result_cb, &result);
  for (guint i = 0; i < 200; i++)
    edit (f->document, "after");
  mg_wait_until (result != NULL);
  g_assert_true (mg_document_save_finish (f->document, result, NULL));
  g_assert_true (mg_document_get_modified (f->document));

  saved = open_file (f->path);
  g_assert_cmpuint (mg_network_count (mg_document_get_network (saved), MG_ITEM_ORGANISATION), ==, 2);
  g_assert_true (save (f->document, f->path, FALSE, NULL));
  later = open_file (f->path);
  g_assert_cmpuint (mg_network_count (mg_document_get_network (later), MG_ITEM_ORGANISATION), ==, 202);
}

/* A copy goes elsewhere and changes nothing here, even in the middle of a save. */
static void
check_copy (Fixture       *f,
            gconstpointer  data)
{
  g_autofree char *copy = g_build_filename (f->folder, "copy.graphml", NULL);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) copied = NULL;
  g_autoptr(GError) error = NULL;

  edit (f->document, "Tiers-lieu");
  mg_document_save_async (f->document, f->path, FALSE, mg_take_result_cb, &result);
  mg_document_save_copy_async (f->document, copy, mg_take_result_cb, &copied);
  mg_wait_until (result != NULL && copied != NULL);
  g_assert_true (mg_document_save_copy_finish (f->document, copied, &error));
  g_assert_no_error (error);
  g_assert_true (mg_document_save_finish (f->document, result, NULL));
  g_assert_cmpstr (mg_document_get_path (f->document), ==, f->path);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
}

static void
check_versions (Fixture       *f,
                gconstpointer  data)
{
  g_autofree char *dir = mg_versions_dup_dir ();
  g_autoptr(GPtrArray) versions = NULL;
  g_autoptr(MgDocument) earlier = NULL;

  g_assert_true (g_str_has_prefix (dir, g_get_user_state_dir ()));
  for (guint i = 0; i < 6; i++)
    {
      edit (f->document, "Tiers-lieu");
      g_assert_true (save (f->document, f->path, FALSE, NULL));
    }
  versions = mg_versions_list (dir, f->path);
  g_assert_cmpuint (versions->len, ==, MG_VERSIONS_KEPT);
  earlier = open_file (((MgVersion *) g_ptr_array_index (versions, 3))->path);
  g_assert_cmpuint (mg_network_count (mg_document_get_network (earlier), MG_ITEM_ORGANISATION), ==, 4);

  mg_document_detach (earlier, "pole.graphml");
  g_assert_null (mg_document_get_path (earlier));
  g_assert_true (mg_document_get_modified (earlier));
}

static void
count_cb (MgDocument *document,
          const char *text,
          guint      *n)
{
  (*n)++;
}

/* A file in the place of the folder of versions: nothing can be kept there, by anybody. */
static void
check_no_versions (Fixture       *f,
                   gconstpointer  data)
{
  g_autofree char *dir = mg_versions_dup_dir ();
  g_autofree char *aside = g_strconcat (dir, "-aside", NULL);
  g_autofree char *saved = NULL;
  guint n_failed = 0;
  guint n_done = 0;

  g_assert_cmpint (g_rename (dir, aside), ==, 0);
  g_assert_true (g_file_set_contents (dir, "", -1, NULL));
  g_signal_connect (f->document, "failed", G_CALLBACK (count_cb), &n_failed);
  g_signal_connect (f->document, "done", G_CALLBACK (count_cb), &n_done);

  edit (f->document, "Tiers-lieu");
  g_assert_true (save (f->document, f->path, FALSE, NULL));
  g_assert_false (mg_document_get_modified (f->document));
  g_assert_true (g_file_get_contents (f->path, &saved, NULL, NULL));
  g_assert_nonnull (strstr (saved, "Tiers-lieu"));
  g_assert_cmpuint (n_failed, ==, 1);
  g_assert_cmpuint (n_done, ==, 0);

  edit (f->document, "Garage");
  g_assert_true (save (f->document, f->path, FALSE, NULL));
  g_assert_cmpuint (n_failed, ==, 1);
  g_assert_cmpuint (n_done, ==, 1);

  g_unlink (dir);
  g_assert_cmpint (g_rename (aside, dir), ==, 0);
}

/* Where nothing can be written, whoever asks: all stays as it was, and can be saved elsewhere. */
static void
check_refused (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *under_a_file = g_build_filename (f->path, "pole.graphml", NULL);
  g_autofree char *a_folder = g_build_filename (f->folder, "folder.graphml", NULL);
  const char *targets[] = { under_a_file, a_folder };

  g_assert_cmpint (g_mkdir (a_folder, 0700), ==, 0);
  edit (f->document, "Tiers-lieu");
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (save (f->document, targets[i], FALSE, &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, !=, "");
      g_assert_true (mg_document_get_modified (f->document));
      g_assert_false (mg_document_is_saving (f->document));
      g_assert_cmpstr (mg_document_get_path (f->document), ==, f->path);
    }

  g_assert_true (save (f->document, f->path, FALSE, NULL));
  g_assert_false (mg_document_get_modified (f->document));
  g_rmdir (a_folder);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *rule;
    void      (*check) (Fixture *, gconstpointer);
  } tests[] = {
    { "/document/opening-changes-nothing", check_opening },
    { "/document/lock-comes-with-the-first-change", check_lock },
    { "/document/other-editor", check_other_editor },
    { "/document/leftovers", check_leftovers },
    { "/document/changed-by-others", check_changed },
    { "/document/gone", check_gone },
    { "/document/keep-mine", check_keep_mine },
    { "/document/own-saves-are-no-change", check_own },
    { "/document/editing-goes-on-while-saving", check_editing_on },
    { "/document/copy", check_copy },
    { "/document/earlier-versions", check_versions },
    { "/document/versions-that-cannot-be-kept", check_no_versions },
    { "/document/refused-saves-change-nothing", check_refused },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].rule, Fixture, NULL, set_up, tests[i].check, tear_down);

  return g_test_run ();
}
