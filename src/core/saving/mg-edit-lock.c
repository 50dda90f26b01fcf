/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line, as LibreOffice writes it:
 *
 *   full name,login,computer,22.11.2026 03:11,place of the profile;
 *
 * In the last place we name program, process and start of the computer, to know
 * later whether the one who wrote it still runs.
 */
#include "mg-edit-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_LENGTH 4096
#define MAX_SHOWN 60
#define MAX_AGE_S (7 * 24 * 60 * 60)
#define N_PARTS 5

/* Words of what the system tells of a process, after its name. */
#define STATE 1
#define BEGINNING 20

enum
{
  NAME,
  LOGIN,
  HOST,
  SINCE,
  PROGRAM
};

void
mg_edit_lock_free (MgEditLock *self)
{
  g_free (self->user);
  g_free (self->host);
  g_free (self->since);
  g_free (self->path);
  g_free (self->text);
  g_free (self);
}

/* Beside the file itself, where others look who come by another link. */
static char *
dup_lock_path (const char *document)
{
  char *real = realpath (document, NULL);
  g_autofree char *folder = g_path_get_dirname (real != NULL ? real : document);
  g_autofree char *base = g_path_get_basename (real != NULL ? real : document);
  g_autofree char *name = g_strconcat (".~lock.", base, "#", NULL);

  free (real);

  return g_build_filename (folder, name, NULL);
}

/* Changes with each start of the computer. */
static char *
dup_boot (void)
{
  char *boot = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &boot, NULL, NULL))
    return g_strdup ("");

  return g_strstrip (boot);
}

/* When a process began: numbers of processes are used again.
 * Returns: (nullable): %NULL if nothing is known of it; "" if it has ended
 */
static char *
dup_beginning (gint64 pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/stat", pid);
  g_autofree char *text = NULL;
  g_auto(GStrv) words = NULL;
  const char *rest;

  /* The name in parentheses may hold anything. */
  if (!g_file_get_contents (path, &text, NULL, NULL) || (rest = strrchr (text, ')')) == NULL)
    return NULL;

  words = g_strsplit (rest, " ", -1);
  if (g_strv_length (words) <= BEGINNING)
    return NULL;

  return g_strdup (strchr ("ZX", *words[STATE]) != NULL ? "" : words[BEGINNING]);
}

static char *
dup_program (void)
{
  g_autofree char *boot = dup_boot ();
  g_autofree char *beginning = dup_beginning (getpid ());

  return g_strdup_printf ("maillage:%d:%s:%s", (int) getpid (), beginning != NULL ? beginning : "", boot);
}

/* The parts of the line; a backslash keeps what follows. */
static GStrv
parse (const char *text)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_autoptr(GString) part = g_string_new (NULL);

  for (; *text != '\0' && *text != ';'; text++)
    {
      if (*text == ',')
        {
          g_strv_builder_add (parts, part->str);
          g_string_truncate (part, 0);
          continue;
        }
      if (*text == '\\' && text[1] != '\0')
        text++;
      g_string_append_c (part, *text);
    }
  g_strv_builder_add (parts, part->str);

  return g_strv_builder_end (parts);
}

static void
append_part (GString    *line,
             const char *part)
{
  for (; *part != '\0'; part++)
    {
      if (strchr (",;\\", *part) != NULL)
        g_string_append_c (line, '\\');
      g_string_append_c (line, *part);
    }
}

static char *
dup_line (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *since = g_date_time_format (now, "%d.%m.%Y %H:%M");
  g_autofree char *program = dup_program ();
  const char *name = g_get_real_name ();
  const char * const parts[N_PARTS] = {
    g_str_equal (name, "Unknown") ? "" : name, g_get_user_name (), g_get_host_name (), since, program
  };
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < N_PARTS; i++)
    {
      g_string_append (line, i > 0 ? "," : "");
      append_part (line, parts[i]);
    }
  g_string_append_c (line, ';');

  return g_string_free (line, FALSE);
}

/* Written by whoever: short, and text. */
static char *
dup_shown (const char *part)
{
  g_autofree char *valid = g_utf8_make_valid (part, -1);

  for (char *p = valid; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  if (g_utf8_strlen (valid, -1) > MAX_SHOWN)
    *g_utf8_offset_to_pointer (valid, MAX_SHOWN) = '\0';

  return g_strdup (g_strstrip (valid));
}

static char *
read_text (const char  *path,
           struct stat *found)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY);
  g_autofree char *text = g_malloc0 (MAX_LENGTH + 1);
  ssize_t n = -1;

  if (fd >= 0 && fstat (fd, found) == 0 && S_ISREG (found->st_mode))
    n = read (fd, text, MAX_LENGTH);
  if (fd >= 0)
    close (fd);

  return n >= 0 ? g_steal_pointer (&text) : NULL;
}

/* Whether a program of this computer has ended that said it works on the file. */
static gboolean
has_ended (const char *host,
           const char *program)
{
  g_auto(GStrv) parts = g_strsplit (program, ":", 4);
  g_autofree char *boot = dup_boot ();
  g_autofree char *beginning = NULL;
  gint64 pid;

  if (!g_str_equal (host, g_get_host_name ()) || g_strv_length (parts) != 4 || !g_str_equal (parts[0], "maillage"))
    return FALSE;

  pid = g_ascii_strtoll (parts[1], NULL, 10);
  if (pid <= 0 || !g_str_equal (parts[3], boot) || (kill ((pid_t) pid, 0) < 0 && errno == ESRCH))
    return TRUE;

  beginning = dup_beginning (pid);

  return beginning != NULL && !g_str_equal (beginning, parts[2]);
}

static MgEditLock *
read_lock (const char *path)
{
  struct stat found;
  g_autofree char *text = read_text (path, &found);
  g_autofree char *ours = dup_program ();
  g_auto(GStrv) parts = text != NULL ? parse (text) : NULL;
  MgEditLock *lock;

  if (parts == NULL || g_strv_length (parts) < N_PARTS || g_str_equal (parts[PROGRAM], ours) ||
      has_ended (parts[HOST], parts[PROGRAM]) || found.st_mtim.tv_sec + MAX_AGE_S < g_get_real_time () / G_USEC_PER_SEC)
    return NULL;

  lock = g_new0 (MgEditLock, 1);
  lock->user = dup_shown (*parts[NAME] != '\0' ? parts[NAME] : parts[LOGIN]);
  lock->host = dup_shown (parts[HOST]);
  lock->since = dup_shown (parts[SINCE]);
  lock->path = g_strdup (path);
  lock->text = g_steal_pointer (&text);

  return lock;
}

MgEditLock *
mg_edit_lock_find (const char *document)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (document != NULL, NULL);

  path = dup_lock_path (document);

  return read_lock (path);
}

static gboolean
write_lock (const char *path,
            const char *text)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
  gboolean done;

  if (fd < 0)
    return FALSE;

  done = write (fd, text, strlen (text)) == (ssize_t) strlen (text);
  done = close (fd) == 0 && done;
  if (!done)
    unlink (path);

  return done;
}

MgEditLock *
mg_edit_lock_take (const char *document)
{
  g_autoptr(MgEditLock) other = mg_edit_lock_find (document);
  struct stat found;
  MgEditLock *lock;

  if (other != NULL)
    return NULL;

  lock = g_new0 (MgEditLock, 1);
  lock->path = dup_lock_path (document);
  lock->text = dup_line ();
  if (write_lock (lock->path, lock->text))
    return lock;

  /* One that is not believed is in the way; whatever else it is stays. */
  if (errno == EEXIST && lstat (lock->path, &found) == 0 && S_ISREG (found.st_mode) && unlink (lock->path) == 0 &&
      write_lock (lock->path, lock->text))
    return lock;

  mg_edit_lock_free (lock);

  return NULL;
}

void
mg_edit_lock_release (MgEditLock *self)
{
  struct stat found;
  g_autofree char *text = NULL;

  g_return_if_fail (self != NULL);

  text = read_text (self->path, &found);
  if (g_strcmp0 (text, self->text) == 0)
    unlink (self->path);
  mg_edit_lock_free (self);
}
