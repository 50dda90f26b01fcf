/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that say what is counted, and the measures asked for: the same
 * for every verb that prints figures.
 */
#pragma once

#include "mg-cli.h"
#include "mg-measure.h"

G_BEGIN_DECLS

/**
 * MgScopeOptions:
 * @perimeter: as typed; %NULL is the whole map
 * @layers: as typed, separated by commas; %NULL is the three levels
 * @date: as typed; %NULL is the pole's reference date
 * @measures: as typed, separated by commas; %NULL is all
 * @directed: whether one-way links are arcs
 * @collectives: whether meeting in a collective cooperation makes a pair
 * @support: whether the support structure is one of the organisations
 * @confidence: the least confidence of links, 0 any
 * @by: a field of organisations that puts them in groups; %NULL is none
 * @layer_ids: filled by mg_scope_options_read()
 * @measure_ids: filled likewise; %NULL is all
 * @scope: filled likewise; lends @layer_ids
 */
typedef struct
{
  char     *perimeter;
  char     *layers;
  char     *date;
  char     *measures;
  gboolean  directed;
  gboolean  collectives;
  gboolean  support;
  int       confidence;
  char     *by;

  GStrv     layer_ids;
  GStrv     measure_ids;
  MgScope   scope;
} MgScopeOptions;

/* The options themselves, for the entries of a verb. */
#define MG_SCOPE_OPTION_ENTRIES(options) \
  { "measures", 'm', 0, G_OPTION_ARG_STRING, &(options)->measures, N_("Which ones; see “maillage-cli list measures”"), N_("ID,…") }, \
  MG_SCOPE_WHAT_ENTRIES (options), \
  { "by", 0, 0, G_OPTION_ARG_STRING, &(options)->by, N_("A field of organisations, for the measures that compare groups"), N_("FIELD") }

/* Those that say what is counted alone. */
#define MG_SCOPE_WHAT_ENTRIES(options) \
  { "layers", 'l', 0, G_OPTION_ARG_STRING, &(options)->layers, N_("Levels that count (the three levels of cooperation if not said)"), N_("ID,…") }, \
  { "date", 'd', 0, G_OPTION_ARG_STRING, &(options)->date, N_("The moment (the pole's own date if not said)"), N_("YYYY-MM") }, \
  { "directed", 0, 0, G_OPTION_ARG_NONE, &(options)->directed, N_("Links that go one way count one way"), NULL }, \
  { "collectives", 0, 0, G_OPTION_ARG_NONE, &(options)->collectives, N_("Two in the same collective cooperation are a pair, too"), NULL }, \
  { "support", 0, 0, G_OPTION_ARG_NONE, &(options)->support, N_("The support structure is one of the organisations"), NULL }, \
  { "confidence", 0, 0, G_OPTION_ARG_INT, &(options)->confidence, N_("Only links of at least this confidence (1, 2 or 3)"), N_("N") }

void       mg_scope_options_clear  (MgScopeOptions        *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MgScopeOptions, mg_scope_options_clear)

/* Understands what was typed. Returns: %FALSE if it cannot be: it has been said */
gboolean   mg_scope_options_read   (MgScopeOptions        *self);

/* Whether each layer asked for is one of the method or of @network, and the field
 * one of its organisations'; if not, it has been said.
 */
gboolean   mg_scope_options_suit   (const MgScopeOptions  *self,
                                    MgNetwork             *network);

/* Returns: (transfer full) (nullable): the figures, or %NULL: it has been said */
MgResults *mg_scope_options_run    (const MgScopeOptions  *self,
                                    MgNetwork             *network);

/* Returns: (transfer full) (nullable): the same when one looks differently, or %NULL:
 * it has been said.  @for_people: of few organisations, only what is counted
 */
MgGrid    *mg_scope_options_look_differently (const MgScopeOptions *self,
                                              MgNetwork            *network,
                                              gboolean              for_people);

/* Says so if there are organisations, but none in the perimeter. */
void       mg_scope_options_warn   (MgNetwork             *network,
                                    const MgResults       *results,
                                    MgWarnings            *warnings);

/* The measure of that name.  Returns: (nullable): %NULL: it has been said */
const MgMeasure *mg_scope_options_find_measure (const char    *id);

/* Whether the measure was asked for. */
gboolean   mg_scope_options_wants  (const MgScopeOptions  *self,
                                    const MgMeasure       *measure);

G_END_DECLS
