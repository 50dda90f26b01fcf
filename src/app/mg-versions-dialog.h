/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The earlier versions of a pole that are kept on this computer. */
#pragma once

#include "mg-window.h"

G_BEGIN_DECLS

/* @document: the path of its file */
void mg_versions_dialog_present (MgWindow   *parent,
                                 const char *document);

G_END_DECLS
