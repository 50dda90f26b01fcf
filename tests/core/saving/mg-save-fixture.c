/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-save-fixture.h"

#include <glib/gstdio.h>
#include <grp.h>
#include <sched.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#define OURS 61235
#define THEIRS 61234
#define GROUP 61777
#define SMALLER 17

static const char * const names[MG_N_SITUATIONS] = { "plain", "symlink", "hard-link", "colleague", "folder", "new" };

const char *
mg_situation_get_name (MgSituation situation)
{
  return names[situation];
}

/* The superuser may write everywhere: those situations are for others. */
static gboolean
is_of_others (MgSituation situation)
{
  return situation == MG_SITUATION_COLLEAGUE || situation == MG_SITUATION_FOLDER;
}

const char *
mg_situation_lacks (MgSituation situation)
{
  return is_of_others (situation) && geteuid () != 0 ? "only the superuser can make another user's file" : NULL;
}

void
mg_save_remove_all (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      mg_save_remove_all (inside);
    }
  if (dir != NULL)
    g_dir_close (dir);

  g_remove (path);
}

/* One who is not the superuser may be it in a world of its own. */
static gboolean
enter_mounts (void)
{
  int flags = geteuid () == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER;

  return unshare (flags) == 0 && mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

int
mg_save_in_mounts_of_its_own (int     (*func) (gpointer data),
                              gpointer  data)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    _exit (enter_mounts () ? func (data) : 77);

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);

  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

static GBytes *
make_bytes (char  letter,
            gsize length)
{
  char *text = g_strnfill (length, letter);

  text[0] = '<';
  text[length - 1] = '>';

  return g_bytes_new_take (text, length);
}

/* In memory where there is such a place: thousands of saves are synced. */
static char *
make_folder (void)
{
  char *folder = g_strdup ("/dev/shm/maillage-save-XXXXXX");

  if (g_mkdtemp (folder) != NULL)
    return folder;

  g_free (folder);

  return g_dir_make_tmp ("maillage-save-XXXXXX", NULL);
}

MgSaveFixture *
mg_save_fixture_new (MgSituation situation,
                     gsize       length)
{
  MgSaveFixture *self = g_new0 (MgSaveFixture, 1);

  self->situation = situation;
  self->folder = make_folder ();
  g_assert_nonnull (self->folder);
  g_assert_cmpint (g_chmod (self->folder, 0755), ==, 0);
  self->pending = g_build_filename (self->folder, "pending", NULL);
  self->path = g_build_filename (self->folder, "d", situation == MG_SITUATION_SYMLINK ? "link" : "pole", NULL);
  self->old_bytes = make_bytes ('o', length - SMALLER);
  self->bytes = make_bytes ('n', length);
  mg_save_fixture_reset (self);

  return self;
}

void
mg_save_fixture_free (MgSaveFixture *self)
{
  mg_save_remove_all (self->folder);
  g_free (self->folder);
  g_free (self->pending);
  g_free (self->path);
  g_bytes_unref (self->old_bytes);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static void
write_old (MgSaveFixture *self,
           const char    *path)
{
  FILE *file = g_fopen (path, "w");
  gsize length;
  const char *text = g_bytes_get_data (self->old_bytes, &length);

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (text, 1, length, file), ==, length);
  fclose (file);
}

void
mg_save_fixture_reset (MgSaveFixture *self)
{
  g_autofree char *folder = g_build_filename (self->folder, "d", NULL);
  g_autofree char *file = g_build_filename (folder, "pole", NULL);
  g_autofree char *other = g_build_filename (folder, "other", NULL);

  mg_save_remove_all (folder);
  mg_save_remove_all (self->pending);
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_cmpint (g_mkdir (self->pending, 0700), ==, 0);

  if (self->situation != MG_SITUATION_NEW)
    write_old (self, file);
  if (self->situation == MG_SITUATION_SYMLINK)
    g_assert_cmpint (symlink ("pole", self->path), ==, 0);
  if (self->situation == MG_SITUATION_HARD_LINK)
    g_assert_cmpint (link (file, other), ==, 0);
  if (!is_of_others (self->situation))
    return;

  g_assert_cmpint (chown (self->pending, OURS, GROUP), ==, 0);
  g_assert_cmpint (chown (folder, THEIRS, GROUP), ==, 0);
  g_assert_cmpint (chown (file, THEIRS, GROUP), ==, 0);
  g_assert_cmpint (g_chmod (file, 0664), ==, 0);
  g_assert_cmpint (g_chmod (folder, self->situation == MG_SITUATION_COLLEAGUE ? 02775 : 0555), ==, 0);
}

static gboolean
is_content (GBytes *bytes,
            char   *text,
            gsize   length)
{
  return g_bytes_get_size (bytes) == length && memcmp (g_bytes_get_data (bytes, NULL), text, length) == 0;
}

static MgContent
look (MgSaveFixture *self,
      const char    *path)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return MG_CONTENT_GONE;
  if (is_content (self->bytes, text, length))
    return MG_CONTENT_NEW;

  return is_content (self->old_bytes, text, length) ? MG_CONTENT_OLD : MG_CONTENT_DAMAGED;
}

MgContent
mg_save_fixture_get (MgSaveFixture *self)
{
  MgContent content = look (self, self->path);

  return content == MG_CONTENT_GONE && self->situation == MG_SITUATION_NEW ? MG_CONTENT_OLD : content;
}

gboolean
mg_save_fixture_has_copy (MgSaveFixture *self,
                          const char    *named)
{
  g_autoptr(GDir) dir = g_dir_open (self->pending, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->pending, name, NULL);

      if (look (self, path) == MG_CONTENT_NEW && (named == NULL || strstr (named, path) != NULL))
        return TRUE;
    }

  return FALSE;
}

gboolean
mg_save_fixture_become (MgSaveFixture *self)
{
  return !is_of_others (self->situation) ||
         (setgroups (0, NULL) == 0 && setgid (GROUP) == 0 && setuid (OURS) == 0);
}

void
mg_save_fixture_save (MgSaveFixture *self,
                      MgSaveReport  *report)
{
  GError *error = NULL;

  report->has_saved = mg_safe_save (self->path, self->bytes, NULL, self->pending, NULL, NULL, NULL, &error);
  if (error != NULL)
    g_strlcpy (report->message, error->message, sizeof report->message);
  report->has_ended = TRUE;
}

MgSaveReport *
mg_save_report_new (void)
{
  MgSaveReport *self = mmap (NULL, sizeof *self, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

  g_assert_true (self != MAP_FAILED);

  return self;
}
