/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields that items have: built in, or met in a file. */
#pragma once

#include "mg-item.h"
#include "mg-value.h"

G_BEGIN_DECLS

/**
 * MgFieldType:
 * @MG_TYPE_TEXT: text
 * @MG_TYPE_INTEGER: whole number
 * @MG_TYPE_REAL: real number
 * @MG_TYPE_BOOLEAN: yes or no
 * @MG_TYPE_DATE: year, month or day
 * @MG_TYPE_CHOICE: one identifier of a vocabulary, or one that the user added
 * @MG_TYPE_CHOICES: several of them, joined by ";" in the value
 * @MG_TYPE_XML: what a file held inside <data>, kept verbatim, not editable
 *
 * The numbers are written to disk: append, never renumber.
 */
typedef enum
{
  MG_TYPE_TEXT = 1,
  MG_TYPE_INTEGER,
  MG_TYPE_REAL,
  MG_TYPE_BOOLEAN,
  MG_TYPE_DATE,
  MG_TYPE_CHOICE,
  MG_TYPE_CHOICES,
  MG_TYPE_XML,
} MgFieldType;

/**
 * MgFieldFlags:
 * @MG_FIELD_FOREIGN: met in a file, and written back to it
 * @MG_FIELD_FOR_ALL: of a key that says for="all": one key, three fields
 * @MG_FIELD_HIDDEN: not offered in the inspector (identifier, position…)
 * @MG_FIELD_LONG: text of several lines
 * @MG_FIELD_EXPERT: for researchers; facilitators do not see it
 */
typedef enum
{
  MG_FIELD_FOREIGN = 1 << 0,
  MG_FIELD_FOR_ALL = 1 << 1,
  MG_FIELD_HIDDEN  = 1 << 2,
  MG_FIELD_LONG    = 1 << 3,
  MG_FIELD_EXPERT  = 1 << 4,
} MgFieldFlags;

/* A field's place in its network's schema.  Built-in fields have the same place
 * everywhere and the names below; foreign ones follow.
 */
typedef guint MgFieldId;

enum
{
  /* Organisations and collectives */
  MG_FIELD_ID,              /* text: the item's identifier in files, unique among nodes */
  MG_FIELD_LABEL,           /* text: short name */
  MG_FIELD_NAME,
  /* Organisations */
  MG_FIELD_KIND,            /* choice "kind" */
  MG_FIELD_SUBKIND,
  MG_FIELD_LABELS,          /* choices "label": approvals */
  MG_FIELD_ESS_STATUS,
  MG_FIELD_SECTOR,
  MG_FIELD_SECTOR2,
  MG_FIELD_ROLE,            /* choice "role": the innermost circle */
  MG_FIELD_BELONGING,       /* choices "role" */
  MG_FIELD_MEMBER_STATUS,
  MG_FIELD_COLLEGE,
  MG_FIELD_IS_FOUNDER,      /* boolean */
  MG_FIELD_IS_SUPPORT,      /* boolean: the pole's own legal structure */
  MG_FIELD_JOINED,          /* date */
  MG_FIELD_LEFT,            /* date */
  MG_FIELD_FTE,             /* real ≥ 0 */
  MG_FIELD_FTE_INSERTION,
  MG_FIELD_COOP_PEOPLE,     /* integer ≥ 0 */
  MG_FIELD_NEEDS,
  MG_FIELD_OFFERS,
  MG_FIELD_CSR,
  /* Collectives */
  MG_FIELD_COLLECTIVE_TYPE, /* choice "collective_type" */
  MG_FIELD_COLLECTIVE_LAYER,/* choice "layer" */
  MG_FIELD_COLLECTIVE_START,
  MG_FIELD_COLLECTIVE_END,
  MG_FIELD_COLLECTIVE_FORMALITY,
  MG_FIELD_LEAD_ORG,        /* text: identifier of an organisation */
  MG_FIELD_AREA_M2,
  MG_FIELD_BUDGET_EUR,
  MG_FIELD_INNOVATION,
  /* Both */
  MG_FIELD_COMMUNE,
  MG_FIELD_INSEE_CODE,
  MG_FIELD_LAT,
  MG_FIELD_LON,
  MG_FIELD_SOURCE_TYPE,
  MG_FIELD_SOURCE_NOTE,
  MG_FIELD_CONFIDENCE,      /* choice "confidence": "1", "2", "3" */
  MG_FIELD_NOTES,
  MG_FIELD_PRIVATE,         /* boolean */
  MG_FIELD_X,               /* real, map units; both or none */
  MG_FIELD_Y,
  MG_FIELD_PINNED,          /* boolean: layouts leave it where it is */

  /* Links and participations */
  MG_FIELD_LINK_ID,         /* text: unique among edges */
  MG_FIELD_LINK_LAYER,      /* choice "layer"; of a link */
  MG_FIELD_LINK_TYPE,       /* choice "link_type" */
  MG_FIELD_DIRECTED,        /* boolean */
  MG_FIELD_RECIPROCAL,
  MG_FIELD_FORMALITY,       /* choice "formality" */
  MG_FIELD_INTENSITY,       /* integer 1…3 */
  MG_FIELD_PEOPLE,
  MG_FIELD_START,           /* date; also of a participation */
  MG_FIELD_END,             /* date; also of a participation */
  MG_FIELD_AMOUNT_EUR,
  MG_FIELD_AMOUNT_BASIS,
  MG_FIELD_MONETARY,
  MG_FIELD_MOTIVE,
  MG_FIELD_TRUST,
  MG_FIELD_VALUE,
  MG_FIELD_COLLECTIVE_ID,   /* text: identifier of a collective */
  MG_FIELD_WISH,            /* boolean: a link to be made; never counted */
  MG_FIELD_CONFIRMED_BY,
  MG_FIELD_LINK_SOURCE_TYPE,
  MG_FIELD_LINK_CONFIDENCE,
  MG_FIELD_NOTE,
  MG_FIELD_PART_ROLE,       /* choice "collective_role"; of a participation */

  /* The pole: named MG_FIELD_POLE_… */
  MG_FIELD_POLE_NAME,
  MG_FIELD_POLE_ID,
  MG_FIELD_POLE_FICTITIOUS, /* boolean: shown on screen and in every export */
  MG_FIELD_POLE_REFERENCE_DATE,
  MG_FIELD_POLE_EVENTS,     /* text: one event per line: "2013-03 creation Text" */
  MG_FIELD_POLE_SIZE_BY,    /* text: the measure that sizes follow on the map */
  MG_FIELD_POLE_COLOUR_BY,  /* text: the measure that colours follow */
  MG_FIELD_POLE_OUTLINES,   /* boolean: collectives are lines round those who take part */
  MG_FIELD_POLE_RINGS,      /* text: the circles that the map was arranged on */
  MG_FIELD_POLE_FILTER,     /* text: what is hidden on the map */
  MG_FIELD_POLE_SHAPE_BY,   /* text: the field that shapes follow */
  MG_FIELD_POLE_WIDTH_BY,   /* text: the field or measure that widths of links follow */
  MG_FIELD_POLE_COLOURS,    /* text: colours of one's own */
  MG_N_NAMED_FIELDS         /* the other built-in fields of the pole follow */
};

/* No such field. */
#define MG_FIELD_NONE G_MAXUINT

/**
 * MgField:
 * @name: in files: stable, ASCII for built-in fields
 * @kinds: the set of #MgItemKind that have it, all of one table (nodes, edges, pole)
 * @type: what it holds
 * @flags: see #MgFieldFlags
 * @label: for people, in English; translate with _(); foreign: the name itself
 * @group: for people: the inspector's group; translate with _()
 * @vocabulary: (nullable): of a choice: the domain of its identifiers
 * @low: of a number: the smallest allowed; no limits if @low > @high or both are 0
 * @high: of a number: the largest allowed
 * @key_id: (nullable): foreign: the id of its <key>, written back
 * @attr_type: (nullable): foreign: its attr.type as it was spelt
 * @initial: (nullable): foreign: the text of its <default>
 * @extra: (nullable): foreign: the other attributes of its <key>, verbatim (' yfiles.type="nodegraphics"')
 * @description: (nullable): foreign: what the file says of it
 *
 * One row of the schema; never changes once in use.
 */
typedef struct
{
  const char   *name;
  guint         kinds;
  MgFieldType   type;
  MgFieldFlags  flags;
  const char   *label;
  const char   *group;
  const char   *vocabulary;
  double        low;
  double        high;
  const char   *key_id;
  const char   *attr_type;
  const char   *initial;
  const char   *extra;
  const char   *description;
} MgField;

/* The built-in fields, by #MgFieldId. */
const MgField *mg_field_get_table   (guint           *n_fields);

/* A counted copy of @field with its strings, for a schema of one's own. */
MgField       *mg_field_new_foreign (const MgField   *field) G_GNUC_WARN_UNUSED_RESULT;
MgField       *mg_field_ref         (MgField         *field);
void           mg_field_unref       (MgField         *field);

/* What type of value the field holds. */
MgValueType    mg_field_value_type  (const MgField   *field);

/**
 * mg_field_check:
 * @kind: what the value is for
 * @value: the value
 *
 * Returns: whether an item of @kind may hold @value; if not, @error is
 *   %MG_ERROR_BAD_VALUE with a sentence.  "Not known" is always allowed
 */
gboolean       mg_field_check       (const MgField   *field,
                                     MgItemKind       kind,
                                     const MgValue   *value,
                                     GError         **error);

/**
 * mg_field_parse:
 * @text: as in a file, with surrounding white space for numbers; cleaned for text
 * @value: (out caller-allocates): to be cleared; "" and white space alone are
 *   "not known" but for text, where only "" is
 *
 * Returns: %FALSE with @error %MG_ERROR_BAD_VALUE if @text is not of the
 *   field's type or outside its range; @value is "not known" then
 */
gboolean       mg_field_parse       (const MgField   *field,
                                     const char      *text,
                                     MgValue         *value,
                                     GError         **error);

/* Whether several choices in one value (joined by ";") name @choice; %NULL is none. */
gboolean       mg_choices_contain   (const char      *choices,
                                     const char      *choice);

G_END_DECLS
