/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small entry over the map, in which a name is typed, with the names that
 * are there already.
 */
#pragma once

#include <gtk/gtk.h>

#include "mg-network.h"

G_BEGIN_DECLS

/**
 * MgMapEntryMode:
 * @MG_MAP_ENTRY_NAME: a name of one's own; what resembles it is only offered
 * @MG_MAP_ENTRY_CHOOSE: one of the names that are there; the first that fits is
 *   taken, and the latest come first while nothing is typed
 */
typedef enum
{
  MG_MAP_ENTRY_NAME,
  MG_MAP_ENTRY_CHOOSE,
} MgMapEntryMode;

/**
 * MgMapEntry:
 *
 * Signals:
 *  - `confirmed` (text, id as an unsigned integer): Enter; the #MgId is 0 if the
 *    text is a name of its own
 *  - `left`: the keyboard went elsewhere
 *  - `closed`: Escape
 */
#define MG_TYPE_MAP_ENTRY (mg_map_entry_get_type ())
G_DECLARE_FINAL_TYPE (MgMapEntry, mg_map_entry, MG, MAP_ENTRY, GtkWidget)

GtkWidget  *mg_map_entry_new           (void);

/**
 * mg_map_entry_open:
 * @prompt: what is to be typed: "Name of the organisation"
 * @text: what it begins with, all of it selected
 * @network: (nullable): whose names are offered; %NULL offers none
 * @except: not this one
 *
 * Shows the entry and gives it the keyboard.
 */
void        mg_map_entry_open          (MgMapEntry     *self,
                                        MgMapEntryMode  mode,
                                        const char     *prompt,
                                        const char     *text,
                                        MgNetwork      *network,
                                        MgId            except);
void        mg_map_entry_close         (MgMapEntry     *self);
void        mg_map_entry_grab_keyboard (MgMapEntry     *self);

/* @note: (nullable): a line under what is typed, until the entry is opened anew */
void        mg_map_entry_set_note      (MgMapEntry     *self,
                                        const char     *note);

const char *mg_map_entry_get_text      (MgMapEntry     *self);
void        mg_map_entry_set_text      (MgMapEntry     *self,
                                        const char     *text);

G_END_DECLS
