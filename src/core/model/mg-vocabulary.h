/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the method: identifiers of choices, with labels in the user's
 * language.  Read once from data/vocabulary, built into the library.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MgTerm:
 * @id: stable, ASCII
 * @label: in the user's language
 * @parent: (nullable): a sub-kind's kind, a link type's layer
 * @shape: (nullable): of a kind: "circle", "square", "hexagon", "diamond",
 *   "triangle", "rounded"; of a layer: its stroke: "solid", "thick", "long-dash",
 *   "fine-dot"
 * @colour: (nullable): of a kind or layer, "#rrggbb"
 * @verb: (nullable): of a layer, its workshop verb in the user's language
 *   ("Mettre en commun"); of a kind, its short name ("Entreprise")
 * @directed: of a link type, whether it goes one way
 * @english: its label in English, whatever the user's language
 * @french: and in French: what tables of others may say
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *parent;
  const char *shape;
  const char *colour;
  const char *verb;
  gboolean    directed;
  const char *english;
  const char *french;
} MgTerm;

/* The terms of a domain ("kind", "layer", "link_type"…), in their order; NULL
 * and 0 if there is no such domain.  They are never freed.
 */
const MgTerm * const *mg_vocabulary_get_terms (const char *domain,
                                               guint      *n_terms);

/* (nullable): the term, if the vocabulary has it. */
const MgTerm         *mg_vocabulary_find      (const char *domain,
                                               const char *id);

/* The label of @id, or @id itself if the vocabulary does not know it. */
const char           *mg_vocabulary_get_label (const char *domain,
                                               const char *id);

/* The domains' names, NULL-terminated. */
const char * const   *mg_vocabulary_get_domains (void);

G_END_DECLS
