/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody who typed a name that does not exist may have meant. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *wanted;     /* what was typed */
  const char *name;       /* (nullable): the nearest so far; lent */
  guint       distance;   /* of it, in letters to change */
} MgNear;

#define MG_NEAR_INIT(typed) { (typed), NULL, 0 }

/* Takes @name, which lives as long as @self, if it is near and nearer than others. */
void mg_near_offer (MgNear     *self,
                    const char *name);

G_END_DECLS
