/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an item was.  GEXF has one or several periods ("spells") of each, or
 * single moments; we have a beginning and an end: the first and the last.
 */
#include "mg-gexf-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-date.h"
#include "mg-text.h"

/* Before this, a number is a count of something, not a year. */
#define FIRST_YEAR 1000

/* A number that sorts like the moments; NAN if @text is none. */
static double
time_value (const char *text)
{
  double real;
  MgDate date;

  if (mg_text_parse_real (text, &real))
    return real;

  return mg_date_parse (text, &date) ? date : (double) NAN;
}

/* Takes away what says nothing: the first moment of a day, ".0" of a year.
 * Returns: NULL for what is no limit
 */
static char *
normalise (const char *text)
{
  static const char * const midnights[] = {
    "", "Z", "00:00:00", "00:00:00Z", "00:00:00.000", "00:00:00.000Z", "00:00:00+00:00", "00:00:00.000+00:00",
  };
  g_autofree char *plain = g_strstrip (g_strdup (text));
  char *clock = strchr (plain, 'T');
  double real;

  if (*plain == '\0')
    return NULL;

  if (mg_text_parse_real (plain, &real))
    {
      if (!isfinite (real))
        return NULL;

      return floor (real) == real && fabs (real) < 1e15 ? g_strdup_printf ("%.0f", real) : g_steal_pointer (&plain);
    }

  for (guint i = 0; clock != NULL && i < G_N_ELEMENTS (midnights); i++)
    if (g_str_equal (clock + 1, midnights[i]))
      {
        *clock = '\0';
        break;
      }

  return g_steal_pointer (&plain);
}

static void
widen (char       **limit,
       const char  *text,
       gboolean     forward)
{
  g_autofree char *moment = normalise (text);
  double old;
  double new;

  if (moment == NULL)
    return;

  old = *limit != NULL ? time_value (*limit) : (double) NAN;
  new = time_value (moment);
  /* Dates with a time of day sort as they are written. */
  if (*limit == NULL || (forward ? new > old : new < old) ||
      ((isnan (old) || isnan (new)) && forward == (strcmp (moment, *limit) > 0)))
    {
      g_free (*limit);
      *limit = g_steal_pointer (&moment);
    }
}

/* "<[2001.0, 2003.0]; [2005.0, 2006.0]>" and "2001;2002": the first and the last. */
static void
add_list (MgGexfLevel *item,
          const char  *text)
{
  g_auto(GStrv) moments = g_strsplit_set (text, "<>[](),;", -1);

  for (guint i = 0; moments[i] != NULL; i++)
    {
      widen (&item->start, moments[i], FALSE);
      widen (&item->end, moments[i], TRUE);
    }
}

void
mg_gexf_add_times (MgGexfReader   *self,
                   const MgXmlTag *tag,
                   MgGexfLevel    *item)
{
  static const struct { MgGexfName name; gboolean starts; gboolean ends; gboolean open; } limits[] = {
    { A_START, TRUE, FALSE, FALSE }, { A_START_OPEN, TRUE, FALSE, TRUE },
    { A_END, FALSE, TRUE, FALSE }, { A_END_OPEN, FALSE, TRUE, TRUE },
    { A_TIMESTAMP, TRUE, TRUE, FALSE },
  };
  const char *text;

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      if ((text = mg_gexf_get (self, tag, limits[i].name, 0)) == NULL)
        continue;

      if (limits[i].starts)
        widen (&item->start, text, FALSE);
      if (limits[i].ends)
        widen (&item->end, text, TRUE);
      if (limits[i].open)
        mg_warnings_add (self->file->warnings, mg_xml_get_line (self->xml),
                         _("A period leaves out its first or last moment here (startopen, endopen); it is taken to hold it."));
    }

  if ((text = mg_gexf_get (self, tag, A_TIMESTAMPS, 0)) != NULL || (text = mg_gexf_get (self, tag, A_INTERVALS, 0)) != NULL)
    {
      item->n_spells += 2;
      add_list (item, text);
    }
}

static void
set_time (MgGexfReader *self,
          MgGexfLevel  *item,
          gboolean      ends)
{
  const char *text = ends ? item->end : item->start;
  MgDomain domain = item->is_node ? MG_DOMAIN_NODE : MG_DOMAIN_EDGE;
  MgDate date;
  double real;

  if (text == NULL)
    return;

  self->n_times[domain]++;
  if (mg_date_parse (text, &date) && mg_date_get_year (date) >= FIRST_YEAR)
    self->n_dates[domain]++;
  if (mg_text_parse_real (text, &real))
    self->n_numbers[domain]++;

  if (item->is_node)
    mg_gexf_set (self, item, ends ? OWN_NODE_END : OWN_NODE_START, text);
  else
    mg_gexf_set (self, item, ends ? OWN_EDGE_END : OWN_EDGE_START, text);
}

void
mg_gexf_set_times (MgGexfReader *self,
                   MgGexfLevel  *item)
{
  if (item->n_spells > 1)
    mg_warnings_add (self->file->warnings, mg_xml_get_line (self->xml),
                     _("Something was there in several periods; only its beginning and its end are kept."));

  set_time (self, item, FALSE);
  set_time (self, item, TRUE);
}

double
mg_gexf_get_time (MgGexfReader   *self,
                  const MgXmlTag *tag)
{
  static const MgGexfName limits[] = { A_TIMESTAMP, A_START, A_START_OPEN, A_END, A_END_OPEN };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      const char *text = mg_gexf_get (self, tag, limits[i], 0);
      g_autofree char *moment = text != NULL ? normalise (text) : NULL;
      char *clock = moment != NULL ? strchr (moment, 'T') : NULL;

      if (moment == NULL)
        continue;
      if (clock != NULL)
        *clock = '\0';

      return time_value (moment);
    }

  return (double) NAN;
}

static void
type_times (MgGexfReader *self,
            MgDomain      domain,
            guint         column)
{
  MgKey *key = &g_array_index (self->file->keys, MgKey, g_array_index (self->file->columns, MgGivenColumn, column).key);
  guint n = self->n_times[domain];

  g_free (key->type);
  key->type = g_strdup (self->n_dates[domain] == n ? "date" : self->n_numbers[domain] == n ? "double" : "string");
}

void
mg_gexf_type_times (MgGexfReader *self)
{
  type_times (self, MG_DOMAIN_NODE, self->own[OWN_NODE_START]);
  type_times (self, MG_DOMAIN_NODE, self->own[OWN_NODE_END]);
  type_times (self, MG_DOMAIN_EDGE, self->own[OWN_EDGE_START]);
  type_times (self, MG_DOMAIN_EDGE, self->own[OWN_EDGE_END]);
}
