/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What earlier runs left: what is offered, what stays, what goes. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

#include "mg-command.h"
#include "mg-journal.h"
#include "mg-journal-record.h"
#include "mg-recovery.h"
#include "mg-walk.h"

typedef struct
{
  char *root;
  char *file;       /* of the user */
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("maillage-recovery-XXXXXX", &error);

  g_assert_no_error (error);
  f->root = g_build_filename (folder, "recovery", NULL);
  f->file = g_build_filename (folder, "pole.graphml", NULL);
  g_file_set_contents (f->file, "as it was", -1, NULL);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *folder = g_path_get_dirname (f->root);

  mg_walk_remove_folder (folder);
  g_free (f->root);
  g_free (f->file);
}

static GPtrArray *
list (Fixture *f)
{
  const char *roots[] = { f->root, "/nonexistent", NULL };

  return mg_recovery_list (roots);
}

/* Some work, left.  Returns: (transfer full): its folder */
static char *
leave (Fixture  *f,
       gboolean  is_saved)
{
  g_autoptr(MgWalk) walk = mg_walk_new (5);
  g_autoptr(MgJournal) journal = mg_journal_new (walk->history, walk->network, f->root, NULL);
  MgFileTag tag;

  for (guint i = 0; i < 7; i++)
    mg_walk_on (walk);
  if (is_saved)
    {
      g_assert_true (mg_file_tag_read (f->file, &tag, NULL));
      mg_history_finish_save (walk->history, mg_history_start_save (walk->history));
      mg_journal_set_file (journal, f->file, &tag, NULL);
    }

  return g_strdup (mg_journal_get_folder (journal));
}

static char *
leave_changed (Fixture *f)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgHistory) history = mg_history_new (network);
  g_autoptr(MgJournal) journal = mg_journal_new (history, network, f->root, NULL);
  g_auto(MgValue) name = mg_value_text ("Pôle <Val> & Cie");
  const MgId pole = MG_ID_POLE;
  MgFileTag tag;

  g_assert_true (mg_file_tag_read (f->file, &tag, NULL));
  mg_journal_set_file (journal, f->file, &tag, NULL);
  g_assert_true (mg_history_run (history, mg_command_add_organisation (network, "A", "ess", 0., 0., NULL), 0, NULL));
  g_assert_true (mg_history_run (history, mg_command_set (network, &pole, 1, MG_FIELD_POLE_NAME, &name), 0, NULL));

  return g_strdup (mg_journal_get_folder (journal));
}

static void
write_at (const char *folder,
          const char *name,
          gsize       at,
          char        byte)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  content[at] = byte;
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static void
remove_in (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_unlink (path);
}

static gboolean
exists (const char *folder)
{
  return g_file_test (folder, G_FILE_TEST_IS_DIR);
}

static const MgRecoveryEntry *
only (GPtrArray *entries)
{
  g_assert_cmpuint (entries->len, ==, 1);

  return g_ptr_array_index (entries, 0);
}

static void
test_offer (Fixture       *f,
            gconstpointer  data)
{
  g_autofree char *folder = leave_changed (f);
  g_autoptr(GPtrArray) entries = list (f);
  const MgRecoveryEntry *entry = only (entries);

  g_assert_cmpstr (entry->folder, ==, folder);
  g_assert_cmpstr (entry->name, ==, "Pôle <Val> & Cie");
  g_assert_cmpstr (entry->path, ==, f->file);
  g_assert_cmpint (entry->state, ==, MG_RECOVERY_READY);
  g_assert_cmpint (entry->file, ==, MG_RECOVERY_FILE_SAME);
  g_assert_cmpuint (entry->n_changes, ==, 2);
  g_assert_cmpint (ABS (entry->time - g_get_real_time () / G_USEC_PER_SEC), <, 60);
  g_assert_false (entry->is_kept);
}

/* Looking changes nothing: whoever looks again sees the same. */
static void
test_looking (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *folder = leave_changed (f);

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr(GPtrArray) entries = list (f);

      g_assert_cmpint (only (entries)->state, ==, MG_RECOVERY_READY);
    }
  g_assert_true (exists (folder));
}

static void
test_file (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *folder = leave_changed (f);
  g_autoptr(GPtrArray) touched = NULL;
  g_autoptr(GPtrArray) changed = NULL;
  g_autoptr(GPtrArray) gone = NULL;

  /* The same bytes at another time, by a backup say, are the same file. */
  g_file_set_contents (f->file, "as it was", -1, NULL);
  touched = list (f);
  g_assert_cmpint (only (touched)->file, ==, MG_RECOVERY_FILE_SAME);
  g_file_set_contents (f->file, "as it is ", -1, NULL);
  changed = list (f);
  g_assert_cmpint (only (changed)->file, ==, MG_RECOVERY_FILE_CHANGED);
  g_unlink (f->file);
  gone = list (f);
  g_assert_cmpint (only (gone)->file, ==, MG_RECOVERY_FILE_GONE);
}

static void
test_nothing_new (Fixture       *f,
                  gconstpointer  data)
{
  g_autofree char *saved = leave (f, TRUE);
  g_autofree char *clean = leave (f, FALSE);
  g_autofree char *early = leave (f, FALSE);
  g_autofree char *mark = g_build_filename (clean, MG_JOURNAL_CLEAN, NULL);
  g_autoptr(GPtrArray) entries = NULL;

  g_file_set_contents (mark, "", 0, NULL);
  remove_in (early, "base-2");
  entries = list (f);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_false (exists (saved) || exists (clean) || exists (early));
}

static void
test_running (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(MgWalk) walk = mg_walk_new (5);
  g_autoptr(MgJournal) journal = mg_journal_new (walk->history, walk->network, f->root, NULL);
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;

  mg_walk_on (walk);
  entries = list (f);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_true (exists (mg_journal_get_folder (journal)));
  g_assert_false (mg_recovery_delete (mg_journal_get_folder (journal), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
}

static void
test_newer (Fixture       *f,
            gconstpointer  data)
{
  g_autofree char *folder = leave (f, FALSE);
  g_autoptr(GPtrArray) entries = NULL;

  write_at (folder, "base-2", 8, MG_JOURNAL_VERSION + 1);
  entries = list (f);
  g_assert_cmpint (only (entries)->state, ==, MG_RECOVERY_NEWER);
  g_assert_true (exists (folder));
}

static void
test_damaged (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *folder = leave (f, FALSE);
  g_autoptr(GPtrArray) cut = NULL;
  g_autoptr(GPtrArray) damaged = NULL;

  write_at (folder, "base-2", 60, 'x');
  cut = list (f);
  g_assert_cmpint (only (cut)->state, ==, MG_RECOVERY_CUT);
  remove_in (folder, MG_JOURNAL_GRAPHML);
  damaged = list (f);
  g_assert_cmpint (only (damaged)->state, ==, MG_RECOVERY_DAMAGED);
  g_assert_true (exists (folder));
}

/* As a program that stops while it reads leaves it. */
static void
test_feared (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *folder = leave (f, FALSE);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GPtrArray) entries = list (f);
      g_autoptr(MgJournalFolder) held = NULL;
      g_autoptr(MgRecovered) recovered = NULL;

      g_assert_cmpint (only (entries)->state, ==, i < 2 ? MG_RECOVERY_READY : MG_RECOVERY_FEARED);
      g_assert_true (exists (folder));
      /* Listing it went well, which is no proof of opening. */
      recovered = mg_recovery_open (folder, &held, NULL, NULL);
      g_assert_nonnull (recovered);
    }
}

static void
test_opened (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *folder = leave (f, FALSE);

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr(MgJournalFolder) held = NULL;
      g_autoptr(MgRecovered) recovered = mg_recovery_open (folder, &held, NULL, NULL);
      g_autoptr(GPtrArray) entries = list (f);

      /* Held: nobody else may have it. */
      g_assert_nonnull (recovered);
      g_assert_cmpuint (entries->len, ==, 0);
      mg_recovery_succeeded (held);
    }
}

/* Made @days ago, or to come. */
static void
date (const char *folder,
      int         days)
{
  const struct utimbuf times = { time (NULL) - days * 24 * 3600, time (NULL) - days * 24 * 3600 };
  const char *names[] = { "steps-1", "steps-2" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_cmpint (utime (path, &times), ==, 0);
    }
}

static void
test_retention (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) entries = NULL;

  for (int i = 0; i < 15; i++)
    {
      g_ptr_array_add (folders, leave (f, FALSE));
      date (g_ptr_array_index (folders, i), i);
    }
  /* Nobody was asked about them: age and number do not count. */
  date (g_ptr_array_index (folders, 14), 400);
  entries = list (f);
  g_assert_cmpuint (entries->len, ==, 15);
  g_assert_cmpstr (((MgRecoveryEntry *) g_ptr_array_index (entries, 0))->folder, ==,
                   g_ptr_array_index (folders, 0));
  g_clear_pointer (&entries, g_ptr_array_unref);

  /* One from a clock that was set back since stays. */
  date (g_ptr_array_index (folders, 1), -400);
  date (g_ptr_array_index (folders, 2), 31);
  for (guint i = 0; i < 13; i++)
    mg_recovery_keep (g_ptr_array_index (folders, i));
  entries = list (f);
  g_assert_cmpuint (entries->len, ==, 10 + 2);
  g_assert_true (exists (g_ptr_array_index (folders, 1)));
  g_assert_false (exists (g_ptr_array_index (folders, 2)));
  g_assert_true (exists (g_ptr_array_index (folders, 10)));
  g_assert_false (exists (g_ptr_array_index (folders, 12)));
  g_assert_true (exists (g_ptr_array_index (folders, 14)));
}

static void
test_delete (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *folder = leave (f, FALSE);

  g_assert_true (mg_recovery_delete (folder, NULL));
  g_assert_false (exists (folder));
}

/* The old folder goes when the new one says as much, and not before. */
static void
test_take_over (Fixture       *f,
                gconstpointer  data)
{
  g_autofree char *folder = leave (f, FALSE);
  MgJournalFolder *held;
  g_autoptr(MgRecovered) recovered = mg_recovery_open (folder, &held, NULL, NULL);
  g_autoptr(MgHistory) history = mg_history_new (recovered->network);
  g_autoptr(MgJournal) journal = NULL;

  mg_history_restore (history, recovered->steps, recovered->n_done, recovered->first_state,
                      recovered->saved_state);
  journal = mg_journal_new (history, recovered->network, f->root, NULL);
  mg_journal_take_over (journal, held);
  g_assert_cmpstr (mg_journal_get_folder (journal), ==, folder);
  mg_history_undo (history);
  g_assert_true (mg_journal_settle (journal));
  mg_history_undo (history);
  g_assert_false (exists (folder));
  g_assert_true (exists (mg_journal_get_folder (journal)));
}

/* Closing without a step leaves what there was; giving up does not. */
static void
test_left_alone (Fixture       *f,
                 gconstpointer  data)
{
  g_autofree char *folder = leave (f, FALSE);

  for (guint i = 0; i < 2; i++)
    {
      MgJournalFolder *held;
      g_autoptr(MgRecovered) recovered = mg_recovery_open (folder, &held, NULL, NULL);
      g_autoptr(MgHistory) history = mg_history_new (recovered->network);
      g_autoptr(MgJournal) journal = mg_journal_new (history, recovered->network, f->root, NULL);

      mg_journal_take_over (journal, held);
      if (i == 1)
        mg_journal_forget (journal);
      g_clear_object (&journal);
      g_assert_cmpint (exists (folder), ==, i == 0);
    }
}

static void
test_unsafe (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *folder = leave (f, FALSE);
  g_autoptr(GPtrArray) entries = NULL;

  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  entries = list (f);
  g_assert_cmpuint (entries->len, ==, 0);
  g_clear_pointer (&entries, g_ptr_array_unref);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  g_assert_cmpint (g_chmod (f->root, 0777), ==, 0);
  entries = list (f);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_true (exists (folder));
}

#define ADD(path, func) \
  g_test_add ("/recovery/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  mg_walk_stay_in_memory ();

  ADD ("offers-what-is-not-saved", test_offer);
  ADD ("looking-changes-nothing", test_looking);
  ADD ("knows-a-newer-file", test_file);
  ADD ("nothing-new-goes", test_nothing_new);
  ADD ("running-is-not-offered", test_running);
  ADD ("newer-version-stays", test_newer);
  ADD ("damaged-is-said", test_damaged);
  ADD ("feared-after-two-tries", test_feared);
  ADD ("opened-and-held", test_opened);
  ADD ("only-what-is-known-ages", test_retention);
  ADD ("deleted", test_delete);
  ADD ("taken-over-when-written", test_take_over);
  ADD ("left-alone-stays", test_left_alone);
  ADD ("unsafe-folders-are-passed-over", test_unsafe);

  return g_test_run ();
}
