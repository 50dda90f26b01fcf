/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing GML: the keys of each sort of item, as a tree. */
#pragma once

#include "mg-written.h"

G_BEGIN_DECLS

/* A key; a list of keys if it has no column. */
typedef struct _MgGmlBranch MgGmlBranch;

struct _MgGmlBranch
{
  char                  *key;
  const MgWrittenColumn *column;
  GPtrArray             *branches;
};

MgGmlBranch *mg_gml_branch_new    (const char            *key) G_GNUC_WARN_UNUSED_RESULT;
void         mg_gml_branch_free   (gpointer               data);

/* (transfer full): the keys under which the column's values can stand */
GStrv        mg_gml_branch_choose (const MgGmlBranch     *root,
                                   const MgWrittenColumn *column);
void         mg_gml_branch_add    (MgGmlBranch           *root,
                                   GStrv                  keys,
                                   const MgWrittenColumn *column);

G_END_DECLS
