/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions that a group asks its map: each lights organisations and links, and
 * answers with a sentence in plain words: no score, no ranking, no advice.
 */
#pragma once

#include "mg-measure.h"

G_BEGIN_DECLS

/**
 * MgQuestion:
 * @id: stable, ASCII
 * @name: the question, for a button; translate with _()
 * @measure: (nullable): the measure whose values the answer needs
 * @is_about_selection: it is asked of one organisation or more
 * @has_steps: it is asked of so many steps
 * @asks_first: the answer may hurt somebody who is there: to be agreed first
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *measure;
  gboolean    is_about_selection;
  gboolean    has_steps;
  gboolean    asks_first;
} MgQuestion;

const MgQuestion *mg_question_get_table (guint      *n_questions);
const MgQuestion *mg_question_find      (const char *id);   /* (nullable) */

/**
 * MgReading:
 * @sentence: the answer
 * @lit: set of #MgId as pointers: what it is about
 */
typedef struct
{
  char       *sentence;
  GHashTable *lit;
} MgReading;

/**
 * MgReadingSubject:
 * @organisations: (nullable) (array length=n_organisations): whom it is asked of,
 *   the last one first in mind; what is no organisation is not looked at
 * @n_organisations: how many
 * @steps: how far to look, from 1
 * @layer: (nullable): the level of "level"
 */
typedef struct
{
  const MgId *organisations;
  guint       n_organisations;
  guint       steps;
  const char *layer;
} MgReadingSubject;

/**
 * mg_reading_new:
 * @question: what is asked
 * @network: for names and links
 * @scope: perimeter and date, as of @graph
 * @graph: who is linked to whom; as of now
 * @values: (nullable) (array): by row of @graph, of the measure that @question
 *   needs
 * @subject: whom and what it is asked of
 *
 * Organisations are named in the order of the alphabet, never by a figure.
 * Time O(n + m).
 *
 * Returns: (transfer full): the answer; where something to ask about is missing,
 *   a sentence that says so and no light
 */
MgReading        *mg_reading_new        (const MgQuestion *question,
                                         MgNetwork        *network,
                                         const MgScope    *scope,
                                         const MgSnapshot *graph,
                                         const double     *values,
                                         const MgReadingSubject *subject) G_GNUC_WARN_UNUSED_RESULT;
void              mg_reading_free       (MgReading        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgReading, mg_reading_free)

G_END_DECLS
