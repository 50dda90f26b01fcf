/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is loaded to draw windows with. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whoever asks for windows that are drawn by the processor (GSK_RENDERER=cairo)
 * needs no OpenGL: without this the toolkit loads and starts it nevertheless,
 * which is 60 MB and half the time of starting where there is no graphics card.
 * To be called before there are other threads, and before the toolkit starts.
 * What was asked for in GDK_DEBUG or GDK_DISABLE is left alone.
 */
void mg_renderer_prepare (void);

G_END_DECLS
