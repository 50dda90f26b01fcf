/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small networks with places, for tests of what is drawn. */
#pragma once

#include "mg-scene.h"

MgId     map_add_organisation (MgNetwork  *network,
                               const char *label,
                               const char *kind,
                               double      x,
                               double      y);
MgId     map_add_collective   (MgNetwork  *network,
                               const char *label,
                               double      x,
                               double      y);
MgId     map_add_link         (MgNetwork  *network,
                               MgId        source,
                               MgId        target,
                               const char *layer);
MgId     map_add_participation (MgNetwork *network,
                               MgId        organisation,
                               MgId        collective);
void     map_set_text         (MgNetwork  *network,
                               MgId        id,
                               MgFieldId   field,
                               const char *text);
void     map_set_real         (MgNetwork  *network,
                               MgId        id,
                               MgFieldId   field,
                               double      real);
void     map_set_integer      (MgNetwork  *network,
                               MgId        id,
                               MgFieldId   field,
                               gint64      integer);
void     map_set_boolean      (MgNetwork  *network,
                               MgId        id,
                               MgFieldId   field,
                               gboolean    boolean);
void     map_set_date         (MgNetwork  *network,
                               MgId        id,
                               MgFieldId   field,
                               MgDate      date);

/* @n organisations of all kinds with names of one to four words, at random
 * places that are at least 90 units from each other, and about 2 × @n links of
 * all layers; the seed is the test's.
 */
MgNetwork *map_new_random     (guint       n);

MgScene   *map_new_scene      (MgNetwork  *network,
                               MgTheme     theme);
