/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column the keys of a GML file lead to: lists in lists are names with points. */
#pragma once

#include "mg-given.h"

G_BEGIN_DECLS

typedef struct _MgGmlPath MgGmlPath;

struct _MgGmlPath
{
  char       *name;        /* whole: "graphics.x" */
  GHashTable *children;    /* key -> MgGmlPath; NULL: none yet */
  guint       column;      /* G_MAXUINT: none yet */
  gboolean    declared;    /* by our own file: its type is known */
  guint       list;        /* in which it was seen last */
  guint       n_seen;      /* in that list */
};

/* All paths of a file, from a root for each domain. */
typedef struct
{
  MgGmlPath *roots[MG_N_DOMAINS];
  guint      n_paths;
} MgGmlPaths;

void       mg_gml_paths_init    (MgGmlPaths *self);
void       mg_gml_paths_clear   (MgGmlPaths *self);

/* Where @key leads from @path in the list of that number: a key met again there
 * leads elsewhere.  (nullable): there are too many already
 */
MgGmlPath *mg_gml_paths_step    (MgGmlPaths *self,
                                 MgGmlPath  *path,
                                 const char *key,
                                 guint       list);

/* The path of that whole name.  (nullable): there are too many already */
MgGmlPath *mg_gml_paths_find    (MgGmlPaths *self,
                                 MgDomain    domain,
                                 const char *name);

/* Makes the path's column if it has none. */
guint      mg_gml_path_column   (MgGmlPath  *self,
                                 MgGiven    *given,
                                 MgDomain    domain,
                                 guint       line);

/* Our built-in field of that name as GML spells it ("sourceType"), or MG_FIELD_NONE. */
MgFieldId  mg_gml_find_built_in (MgDomain    domain,
                                 const char *key);

/* (transfer full): @name as a key of letters and digits alone: "sourceType" */
char      *mg_gml_make_key      (const char *name);

G_END_DECLS
