/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports tables into a network that nobody else sees. */
#pragma once

#include "mg-cli.h"

G_BEGIN_DECLS

/**
 * mg_tables_import:
 * @paths: (array length=n_paths): tables
 * @map_path: (nullable): says how they are read
 * @printed: (nullable): gets how they are read; then remarks are not said
 *
 * Organisations first, then what links them, whatever the order of @paths.
 *
 * Returns: %MG_EXIT_WARNINGS if something was said on stderr,
 *   %MG_EXIT_BAD_INPUT if a file cannot be read or no row can be taken
 */
MgExit    mg_tables_import    (MgNetwork    *network,
                               char        **paths,
                               guint         n_paths,
                               const char   *map_path,
                               GKeyFile     *printed);

G_END_DECLS
