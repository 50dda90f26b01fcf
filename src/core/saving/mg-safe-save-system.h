/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calls to the system that a save consists of, so that a test can let each
 * of them fail.  Nobody else includes this.
 */
#pragma once

#include <glib.h>
#include <sys/stat.h>
#include <sys/types.h>

G_BEGIN_DECLS

/* Each returns what its namesake returns, and sets errno. */
typedef struct
{
  int     (*open_at)      (int          folder,
                           const char  *name,
                           int          flags,
                           mode_t       mode);
  int     (*stat_fd)      (int          fd,
                           struct stat *found);
  int     (*stat_at)      (int          folder,
                           const char  *name,
                           struct stat *found,
                           int          flags);
  int     (*may_write)    (const char  *path);
  ssize_t (*read_at)      (int          fd,
                           void        *bytes,
                           size_t       length,
                           off_t        offset);
  ssize_t (*write)        (int          fd,
                           const void  *bytes,
                           size_t       length);
  int     (*allocate)     (int          fd,
                           int          mode,
                           off_t        offset,
                           off_t        length);
  int     (*truncate)     (int          fd,
                           off_t        length);
  int     (*change_owner) (int          fd,
                           uid_t        user,
                           gid_t        group);
  int     (*change_mode)  (int          fd,
                           mode_t       mode);
  int     (*sync)         (int          fd);
  int     (*close)        (int          fd);
  int     (*rename_at)    (int          old_folder,
                           const char  *old_name,
                           int          new_folder,
                           const char  *new_name,
                           guint        flags);
  int     (*unlink_at)    (int          folder,
                           const char  *name,
                           int          flags);
} MgSystem;

/* Those of the system itself. */
extern const MgSystem mg_system;

/* For tests, before any thread saves; %NULL: the system itself again. */
void mg_safe_save_set_system (const MgSystem *system);

G_END_DECLS
