/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-save-copy.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "mg-safe-save.h"

char *
mg_save_dup_pending_dir (void)
{
  return g_build_filename (g_get_user_state_dir (), "maillage", "pending", NULL);
}

gboolean
mg_save_copy (const char    *path,
              GBytes        *bytes,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *pending_dir = mg_save_dup_pending_dir ();

  /* If it cannot be made, saving in place is refused where it is needed. */
  g_mkdir_with_parents (pending_dir, 0700);

  return mg_safe_save (path, bytes, NULL, pending_dir, NULL, NULL, cancellable, error);
}

/* What is to be secret is so before it is there: a save keeps the mode. */
static gboolean
hide (const char  *path,
      GError     **error)
{
  int problem;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) &&
      !g_file_set_contents_full (path, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, error))
    return FALSE;

  if (g_chmod (path, 0600) == 0)
    return TRUE;

  problem = errno;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (problem), "%s: %s", path, g_strerror (problem));

  return FALSE;
}

gboolean
mg_save_secret (const char  *path,
                GBytes      *bytes,
                GError     **error)
{
  return hide (path, error) && mg_save_copy (path, bytes, NULL, error);
}
