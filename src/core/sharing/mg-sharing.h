/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a pole made to be given away: without what is private, without
 * names, or dressed for another program.  The pole itself never changes.
 */
#pragma once

#include "mg-format.h"

G_BEGIN_DECLS

/**
 * mg_sharing_leave_out_private:
 * @network: changed: a copy that the caller owns
 * @warnings: (nullable): told what was left out
 *
 * Takes out the organisations and collectives marked “not to be passed on”, the
 * links and participations that end there, and where others name them.  The
 * mark itself goes too.
 *
 * Returns: how many organisations and collectives there were
 */
guint      mg_sharing_leave_out_private (MgNetwork    *network,
                                         MgWarnings   *warnings);

/* How many would be left out. */
guint      mg_sharing_count_private     (MgNetwork    *network);

/**
 * mg_sharing_anonymise:
 * @network: read only
 * @warnings: (nullable): told what was dropped, and who may still be recognised
 * @key: (out) (optional): which organisation is behind which code, as a table
 *   (CSV with semicolons, UTF-8); to be kept apart, readable by nobody else
 *
 * Makes a network of the same structure without any text of the original: codes
 * (A01, C01) instead of names, in an order that tells nothing; words of the
 * method only, where at least three organisations share them; dates as years;
 * sizes to one significant digit; no place, no note, no field of a file's own.
 * The same network always gives the same result.
 *
 * Structure alone can betray: who knows the pole may know the one organisation
 * with eleven links (Hay, Miklau, Jensen, Weis, Srivastava 2007).
 *
 * Returns: (transfer full)
 */
MgNetwork *mg_sharing_anonymise         (MgNetwork    *network,
                                         MgWarnings   *warnings,
                                         GBytes      **key) G_GNUC_WARN_UNUSED_RESULT;

/**
 * mg_sharing_dress_for_gephi:
 * @network: changed: a copy that the caller owns
 *
 * Adds what Gephi looks for beside our own keys: colours r, g, b, a size, a
 * label of each link, places with y upwards, and directions as GraphML tells them.
 */
void       mg_sharing_dress_for_gephi   (MgNetwork    *network);

/**
 * mg_sharing_dress_for_yed:
 * @network: changed: a copy that the caller owns
 *
 * Adds what yEd draws: for each organisation a shape with its colour, name and
 * place, for each link a line with its colour, stroke and arrow.  What an
 * earlier file of yEd had for them is made anew.
 */
void       mg_sharing_dress_for_yed     (MgNetwork    *network);

/* What a copy is dressed for. */
typedef enum
{
  MG_DRESS_NONE,
  MG_DRESS_GEPHI,
  MG_DRESS_YED,
} MgDress;

/**
 * mg_sharing_make_copy:
 * @with_private: items marked “not to be passed on” too
 * @anonymous: without names
 * @warnings: (nullable): told what is left out
 * @key: (out) (optional) (nullable): as for mg_sharing_anonymise()
 *
 * All of the above in their right order.
 *
 * Returns: (transfer full): a network of its own
 */
MgNetwork *mg_sharing_make_copy         (MgNetwork    *network,
                                         gboolean      with_private,
                                         gboolean      anonymous,
                                         MgDress       dress,
                                         MgWarnings   *warnings,
                                         GBytes      **key) G_GNUC_WARN_UNUSED_RESULT;

/**
 * MgTableStyle:
 * @MG_TABLE_PLAIN: for programs: commas, decimal points, the names and words of
 *   our GraphML keys, lines end as on Unix
 * @MG_TABLE_FRENCH: for a spreadsheet set to French, by double-click: semicolons,
 *   decimal commas, a byte order mark, words for people
 * @MG_TABLE_CLIPBOARD: for a spreadsheet, to be pasted: tabs, words for people
 */
typedef enum
{
  MG_TABLE_PLAIN,
  MG_TABLE_FRENCH,
  MG_TABLE_CLIPBOARD,
} MgTableStyle;

/* Two tables that hold the network: organisations (and collectives), links (and
 * participations).  A cell that a spreadsheet would take for a formula begins
 * with an apostrophe.  Returns: (transfer full)
 */
GBytes    *mg_sharing_write_nodes       (MgNetwork    *network,
                                         MgTableStyle  style) G_GNUC_WARN_UNUSED_RESULT;
GBytes    *mg_sharing_write_edges       (MgNetwork    *network,
                                         MgTableStyle  style) G_GNUC_WARN_UNUSED_RESULT;

/* Says what the two tables do not hold. */
void       mg_sharing_warn_tables       (MgNetwork    *network,
                                         MgTableStyle  style,
                                         MgWarnings   *warnings);

/* Both tables in files: organisations in @path, links in "pole-links.csv" beside
 * "pole.csv".
 */
gboolean   mg_sharing_save_tables       (MgNetwork    *network,
                                         MgTableStyle  style,
                                         const char   *path,
                                         MgProgress   *progress,
                                         GCancellable *cancellable,
                                         GError      **error);

/* A name that belongs to @path's: "pole-key.csv" for "pole.graphml".  @ending:
 * (nullable): ".csv"; %NULL keeps @path's own
 */
char      *mg_sharing_dup_beside        (const char   *path,
                                         const char   *word,
                                         const char   *ending);

G_END_DECLS
