/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody else changes the file while it is saved: before each call of the
 * save, and at random instants.  Their version is never lost unasked.
 */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mg-safe-save-system.h"
#include "mg-save-fixture.h"

#define LENGTH 200
#define N_RANDOM 1000
#define THEIRS "the version of somebody else"

typedef enum
{
  OVERWRITE,
  OVERWRITE_SAME_SIZE,
  REPLACE,
  DELETE,
  MOVE,
  N_STROKES
} Stroke;

static struct
{
  MgSaveFixture *fixture;
  Stroke         stroke;
  guint          n;           /* calls so far */
  guint          before;      /* the call that the stranger comes before */
  gboolean       can_exchange;
} now;

static void
write_theirs (const char *path,
              int         flags,
              gsize       length)
{
  g_autofree char *text = g_strnfill (length, 't');
  int fd = open (path, O_WRONLY | flags, 0644);

  g_assert_cmpint (fd, >=, 0);
  memcpy (text, THEIRS, strlen (THEIRS));
  g_assert_cmpint ((int) write (fd, text, length), ==, (int) length);
  close (fd);
}

static void
strike (MgSaveFixture *fixture,
        Stroke         stroke)
{
  g_autofree char *other = g_build_filename (fixture->folder, "d", "other", NULL);
  gsize length = g_bytes_get_size (fixture->old_bytes);

  switch (stroke)
    {
    case OVERWRITE:
      write_theirs (fixture->path, O_TRUNC, length / 2);
      break;

    case OVERWRITE_SAME_SIZE:
      write_theirs (fixture->path, 0, length);
      break;

    case REPLACE:
      write_theirs (other, O_CREAT, length);
      g_assert_cmpint (rename (other, fixture->path), ==, 0);
      break;

    case DELETE:
      g_assert_cmpint (unlink (fixture->path), ==, 0);
      break;

    case MOVE:
      g_assert_cmpint (rename (fixture->path, other), ==, 0);
      break;

    case N_STROKES:
    default:
      g_assert_not_reached ();
    }
}

static void
come_in_between (void)
{
  if (++now.n == now.before)
    strike (now.fixture, now.stroke);
}

static int
open_at (int         folder,
         const char *name,
         int         flags,
         mode_t      mode)
{
  come_in_between ();

  return mg_system.open_at (folder, name, flags, mode);
}

static int
stat_fd (int          fd,
         struct stat *found)
{
  come_in_between ();

  return mg_system.stat_fd (fd, found);
}

static int
stat_at (int          folder,
         const char  *name,
         struct stat *found,
         int          flags)
{
  come_in_between ();

  return mg_system.stat_at (folder, name, found, flags);
}

static ssize_t
write_some (int         fd,
            const void *bytes,
            size_t      length)
{
  come_in_between ();

  return mg_system.write (fd, bytes, length);
}

static int
sync_one (int fd)
{
  come_in_between ();

  return mg_system.sync (fd);
}

static int
close_one (int fd)
{
  come_in_between ();

  return mg_system.close (fd);
}

static int
rename_at (int         old_folder,
           const char *old_name,
           int         new_folder,
           const char *new_name,
           guint       flags)
{
  come_in_between ();
  if (flags != 0 && !now.can_exchange)
    {
      errno = EINVAL;
      return -1;
    }

  return mg_system.rename_at (old_folder, old_name, new_folder, new_name, flags);
}

static int
unlink_at (int         folder,
           const char *name,
           int         flags)
{
  come_in_between ();

  return mg_system.unlink_at (folder, name, flags);
}

static gboolean
is_theirs (MgSaveFixture *fixture)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (fixture->path, &text, NULL, NULL) && g_str_has_prefix (text, THEIRS);
}

/* The file as the stranger left it: their version, or none. */
static gboolean
is_as_they_left_it (MgSaveFixture *fixture,
                    Stroke         stroke)
{
  return stroke == DELETE || stroke == MOVE ? !g_file_test (fixture->path, G_FILE_TEST_EXISTS) : is_theirs (fixture);
}

/* Returns: how many calls there were */
static guint
save (MgSaveFixture *fixture,
      guint          before,
      Stroke         stroke,
      gboolean      *has_saved,
      gboolean      *has_asked)
{
  g_autoptr(GError) error = NULL;
  MgSystem system = mg_system;
  MgFileTag tag;

  g_assert_true (mg_file_tag_read (fixture->path, &tag, NULL));
  now.fixture = fixture;
  now.n = 0;
  now.before = before;
  now.stroke = stroke;

  system.open_at = open_at;
  system.stat_fd = stat_fd;
  system.stat_at = stat_at;
  system.write = write_some;
  system.sync = sync_one;
  system.close = close_one;
  system.rename_at = rename_at;
  system.unlink_at = unlink_at;
  mg_safe_save_set_system (&system);
  *has_saved = mg_safe_save (fixture->path, fixture->bytes, &tag, fixture->pending, NULL, NULL, NULL, &error);
  *has_asked = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  mg_safe_save_set_system (NULL);

  return now.n;
}

static void
check_each_call (gconstpointer data)
{
  gboolean can_exchange = GPOINTER_TO_INT (data);
  g_autoptr(MgSaveFixture) fixture = mg_save_fixture_new (MG_SITUATION_PLAIN, LENGTH);
  gboolean has_saved, has_asked;
  guint n_calls;

  now.can_exchange = can_exchange;
  n_calls = save (fixture, 0, 0, &has_saved, &has_asked);
  g_assert_true (has_saved);

  for (Stroke stroke = 0; stroke < N_STROKES; stroke++)
    {
      guint n_lost = 0, n_asked = 0;

      for (guint before = 1; before <= n_calls; before++)
        {
          mg_save_fixture_reset (fixture);
          save (fixture, before, stroke, &has_saved, &has_asked);
          n_asked += has_asked;
          n_lost += !is_as_they_left_it (fixture, stroke);
          g_assert_true (has_saved || has_asked);
        }

      g_test_message ("%u calls: asked %u times, lost %u", n_calls, n_asked, n_lost);
      g_assert_cmpuint (n_asked, >, 6);
      /* Where names cannot be exchanged there is a last moment that nobody can
       * watch: between the last look, the closing, and the renaming, tried twice.
       */
      g_assert_cmpuint (n_lost, <=, can_exchange ? 0 : 3);
    }
}

typedef struct
{
  MgSaveFixture *fixture;
  Stroke         stroke;
  gulong         delay;
} Stranger;

static gpointer
stranger_func (gpointer data)
{
  Stranger *stranger = data;

  g_usleep (stranger->delay);
  strike (stranger->fixture, stranger->stroke);

  return NULL;
}

/* Their step is one call to the system, at any instant of ours. */
static void
check_random (void)
{
  g_autoptr(MgSaveFixture) fixture = mg_save_fixture_new (MG_SITUATION_PLAIN, LENGTH);
  guint n_saved = 0, n_asked = 0;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      Stranger stranger = { fixture, g_test_rand_int_range (REPLACE, N_STROKES), (gulong) g_test_rand_int_range (0, 400) };
      g_autoptr(GError) error = NULL;
      MgFileTag tag;
      GThread *thread;

      mg_save_fixture_reset (fixture);
      g_assert_true (mg_file_tag_read (fixture->path, &tag, NULL));
      thread = g_thread_new ("stranger", stranger_func, &stranger);
      g_usleep ((gulong) g_test_rand_int_range (0, 400));
      if (mg_safe_save (fixture->path, fixture->bytes, &tag, fixture->pending, NULL, NULL, NULL, &error))
        n_saved++;
      else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
        n_asked++;
      g_thread_join (thread);
      if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
        g_test_message ("%s", error->message);
      g_assert_true (error == NULL || error->code == G_IO_ERROR_WRONG_ETAG);
      g_assert_true (is_as_they_left_it (fixture, stranger.stroke));
    }

  g_test_message ("saved %u times, asked %u times", n_saved, n_asked);
  g_assert_cmpuint (n_asked, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/save-strangers/before-each-call", GINT_TO_POINTER (TRUE), check_each_call);
  g_test_add_data_func ("/save-strangers/before-each-call-on-a-stick", GINT_TO_POINTER (FALSE), check_each_call);
  g_test_add_func ("/save-strangers/at-any-instant", check_random);

  return g_test_run ();
}
