/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading a file met, line by line. */
#pragma once

#include <gtk/gtk.h>

#include "mg-format.h"

G_BEGIN_DECLS

/* @warnings: copied */
void mg_remarks_present (GtkWindow        *parent,
                         const MgWarnings *warnings);

G_END_DECLS
