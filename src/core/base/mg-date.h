/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people remember them: a year, a month, sometimes a day. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Year, month and day in one number that sorts like the dates; month or day 0
 * is "not said".  0 is no date at all.
 */
typedef guint32 MgDate;

#define MG_DATE_NONE ((MgDate) 0)

/* Years 1 to 9999; month 0 to 12; day 0 to 31. */
MgDate   mg_date_new         (guint        year,
                              guint        month,
                              guint        day);

guint    mg_date_get_year    (MgDate       date);
guint    mg_date_get_month   (MgDate       date);
guint    mg_date_get_day     (MgDate       date);

/* Reads "2013", "2013-05" or "2013-05-17", with white space around it ignored.
 * Returns: %FALSE if it is none of these, and then @date is untouched
 */
gboolean mg_date_parse       (const char  *text,
                              MgDate      *date);

/* Returns: (transfer full): what mg_date_parse() reads back; "" for no date */
char    *mg_date_format      (MgDate       date);

/* Returns: (transfer full): for people, in their language: "30 June 2016", "June 2016",
 * "2016"; "" for no date
 */
char    *mg_date_dup_words   (MgDate       date);

/* Room for any date. */
#define MG_DATE_LENGTH 16

/* The same into @buffer.  Returns: @buffer */
char    *mg_date_write       (MgDate       date,
                              char         buffer[MG_DATE_LENGTH]);

/* The first and the last day that @date can mean: 2013 is 2013-01-01 and
 * 2013-12-31.  No date is no date.
 */
MgDate   mg_date_first       (MgDate       date);
MgDate   mg_date_last        (MgDate       date);

/**
 * mg_date_covers:
 * @start: the beginning, included; no date is "always was"
 * @end: the end, included; no date is "still is"
 * @when: the moment; if it is a whole month or year, its last day counts
 *
 * Returns: whether @when lies between @start and @end; %TRUE if @when is no date
 */
gboolean mg_date_covers      (MgDate       start,
                              MgDate       end,
                              MgDate       when);

G_END_DECLS
