/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: its windows, its keys, the files it is given. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MgApplication:
 *
 * Actions: `app.quit`, `app.about`, `app.colours` ("system", "light", "dark").
 */
#define MG_TYPE_APPLICATION (mg_application_get_type ())
G_DECLARE_FINAL_TYPE (MgApplication, mg_application, MG, APPLICATION, AdwApplication)

MgApplication *mg_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
