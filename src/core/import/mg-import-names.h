/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that resemble each other: an index of names by their words. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MgImportLikeness: of two names
 * @MG_IMPORT_LIKE_NEAR: most of their telling words, up to a wrong letter
 * @MG_IMPORT_LIKE_WORDS: the same telling words: legal forms, articles, order
 *   and plurals do not count, but two legal forms must not differ
 * @MG_IMPORT_LIKE_SAME: but for accents, case, signs and "&"
 *
 * Single letters and numbers must be the same: "Collège 1" is not "Collège 2".
 */
typedef enum
{
  MG_IMPORT_LIKE_NONE,
  MG_IMPORT_LIKE_NEAR,
  MG_IMPORT_LIKE_WORDS,
  MG_IMPORT_LIKE_SAME,
} MgImportLikeness;

typedef struct
{
  guint             owner;
  MgImportLikeness  likeness;
} MgImportMatch;

typedef struct _MgImportNames MgImportNames;

MgImportNames *mg_import_names_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void           mg_import_names_free  (MgImportNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgImportNames, mg_import_names_free)

/* What @owner is called; it may have several names.  @owner: not G_MAXUINT */
void           mg_import_names_add   (MgImportNames *self,
                                      const char    *name,
                                      guint          owner);

/**
 * mg_import_names_find:
 * @least: nothing less like than this
 * @matches: (out caller-allocates): the likeliest first, then in the order in
 *   which they were added; no owner twice
 * @max: how many at most
 *
 * Names that are the same or have the same words are all found.  Near ones are
 * looked for if there are none: only those that share a telling word with
 * @name, or its beginning, are compared, and not more than a few dozens.
 *
 * Returns: how many of @matches there are
 */
guint          mg_import_names_find  (MgImportNames    *self,
                                      const char       *name,
                                      MgImportLikeness  least,
                                      MgImportMatch    *matches,
                                      guint             max);

G_END_DECLS
