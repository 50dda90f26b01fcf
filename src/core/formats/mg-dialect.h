/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How other programs spell what we know: data/dialects/dialects.tsv, and what of it holds for a file.
 *
 * A key of a file that gives a field of ours its values either becomes that
 * field (it has the same name), or stays as it was and *follows*: what it says
 * is taken once, on reading; when the network is written again, its value is
 * written as it came unless our field says something else by then, and then it
 * says that.  So a label changed here is the label that yEd shows, and what yEd
 * alone knows of the symbol around it is still there.
 *
 * Which keys follow, and how the file's places are ours, must be known when our
 * own file is opened again: it stands in a field of the pole, "dialect", one
 * word or line each:
 *
 *   gephi
 *   y-up
 *   scale 128
 *   follow edge type whole edgelabel
 */
#pragma once

#include "mg-given.h"

G_BEGIN_DECLS

#define MG_DIALECT_FIELD "dialect"

/* What of a value counts. */
typedef enum
{
  MG_PART_WHOLE,
  MG_PART_FIRST,            /* number of "1.5, 2", "(1.5,2,0)", "List[1.5`, 2.`]" */
  MG_PART_SECOND,
  MG_PART_YED_LABEL,        /* text of the first y:NodeLabel that has any */
  MG_PART_YED_X,            /* middle of the y:Geometry */
  MG_PART_YED_Y,
  MG_PART_YED_EDGE_LABEL,   /* text of the first y:EdgeLabel that has any */
  MG_N_PARTS
} MgPart;

/* When a rule holds for the values of a key. */
typedef enum
{
  MG_ONLY_TEXT,
  MG_ONLY_NUMBER,
  MG_ONLY_PAIR,
  MG_ONLY_FEW,
  MG_ONLY_WORDS,
  MG_ONLY_LEVEL,
  MG_ONLY_DATE,
  MG_ONLY_UNIQUE,
  MG_N_ONLY
} MgOnly;

/* A row of the table. */
typedef struct
{
  const char *dialect;
  MgDomain    domain;
  GStrv       keys;         /* in the order in which they are looked for */
  MgFieldId   field;
  MgPart      part;
  MgOnly      only;
} MgDialectRule;

typedef struct
{
  const char *dialect;
  GStrv       conditions;   /* all of them */
} MgDialectSign;

/* mg-dialect-table.c: read once from the library's own data, never freed. */
const MgDialectRule *mg_dialect_get_rules (guint         *n_rules);
const MgDialectSign *mg_dialect_get_signs (guint         *n_signs);
gboolean             mg_dialect_is_y_up   (const char    *dialect);
/* A field of ours, by name, of one of these kinds; %MG_FIELD_NONE: there is none */
MgFieldId            mg_dialect_find_field (guint         kinds,
                                            const char   *name);
const char          *mg_part_get_name     (MgPart         part);
MgPart               mg_part_find         (const char    *name);   /* MG_N_PARTS: none */

/* mg-dialect-speak.c */

/* Whether the file shows a sign of it; "any" is spoken by all. */
gboolean mg_dialect_is_spoken     (const MgGiven *file,
                                   const char    *dialect);

/* mg-dialect-match.c: turns columns of a file that is not ours into our fields,
 * or lets them follow.  Of a file of ours that another program wrote again, only
 * identifiers are looked for.
 */
void     mg_dialect_map           (MgGiven       *file,
                                   gboolean       only_identifiers);

/* mg-dialect-part.c */

/* (transfer full) (nullable): what counts of @text as our field wants it. */
char    *mg_dialect_extract       (const char    *text,
                                   gboolean       is_xml,
                                   MgPart         part);

/* (transfer full) (nullable): @text with @value in the place of that part; %NULL
 * if it has no such place.
 */
char    *mg_dialect_replace       (const char    *text,
                                   gboolean       is_xml,
                                   MgPart         part,
                                   const char    *value);

/* (nullable): the identifier of what @text is called in a vocabulary, in either
 * language; %NULL if there is no vocabulary, or no such word in it.
 */
const char *mg_dialect_find_word  (const char    *vocabulary,
                                   const char    *text);

/* A symbol as yEd makes them, before it is told what it says and where it is. */
#define MG_DIALECT_YED_NAMESPACE "http://www.yworks.com/xml/graphml"
#define MG_DIALECT_YED_SYMBOL \
  "<y:ShapeNode><y:Geometry height=\"30.0\" width=\"60.0\" x=\"0.0\" y=\"0.0\"/>" \
  "<y:NodeLabel>?</y:NodeLabel><y:Shape type=\"roundrectangle\"/></y:ShapeNode>"

/* mg-dialect-yed.c: likewise, of the XML that yEd keeps in a value. */
char    *mg_dialect_yed_extract   (const char    *xml,
                                   MgPart         part);
char    *mg_dialect_yed_replace   (const char    *xml,
                                   MgPart         part,
                                   const char    *value);

/* mg-dialect-note.c: the field "dialect" */

/* (transfer full) (nullable): its text for that file; %NULL if nothing must be remembered. */
char    *mg_dialect_describe      (const MgGiven *file);

/* Marks the columns of our own file that follow; places as they are in the file. */
void     mg_dialect_recall        (MgGiven       *file,
                                   const char    *text);

/* What a network remembers of its dialect, for writing. */
typedef struct _MgDialectNote MgDialectNote;

MgDialectNote *mg_dialect_note_new   (MgNetwork           *network) G_GNUC_WARN_UNUSED_RESULT;
void           mg_dialect_note_free  (MgDialectNote       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgDialectNote, mg_dialect_note_free)

/* Whether that foreign field follows one of ours. */
gboolean       mg_dialect_note_touches (const MgDialectNote *self,
                                        MgFieldId            field);

/**
 * mg_dialect_note_adapt:
 * @field: a foreign one that follows
 * @value: what the network holds for it, or none
 *
 * Returns: (transfer full) (nullable): what the file is to say instead; %NULL if
 *   @value says what our field says
 */
char          *mg_dialect_note_adapt   (const MgDialectNote *self,
                                        MgId                 item,
                                        MgFieldId            field,
                                        const MgValue       *value) G_GNUC_WARN_UNUSED_RESULT;

/* A place on our map as a place of the file; @y: the second coordinate. */
double         mg_dialect_note_place   (const MgDialectNote *self,
                                        gboolean             y,
                                        double               place);

/* mg-dialect-places.c: looks whether places are places on a map, and how large
 * it is; one coordinate alone, or those of another sort of map, are only kept.
 */
void     mg_dialect_check_places  (MgGiven       *file,
                                   gboolean       may_scale);

/* A place of the file as a place on our map, and back; @y: the second coordinate. */
double   mg_place_unit_read       (const MgPlaceUnit *unit,
                                   gboolean           y,
                                   double             place);
double   mg_place_unit_write      (const MgPlaceUnit *unit,
                                   gboolean           y,
                                   double             place);

G_END_DECLS
