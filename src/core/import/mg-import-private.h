/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan and what comes of it: what the files of this room share. */
#pragma once

#include "mg-import.h"

G_BEGIN_DECLS

/* A word of a column of choices. */
typedef struct
{
  MgImportWord  shown;
  char         *word;
  char         *key;        /* see mg_import_key() */
  char         *choice;
  guint         first_row;
  gboolean      is_set;     /* by somebody, not guessed */
} MgImportWordEntry;

typedef struct
{
  char       *header;       /* as it is shown */
  char       *key;          /* of the header; "" if it has none */
  char       *target;
  gboolean    is_set;
  guint       n_filled;
  GPtrArray  *words;        /* MgImportWordEntry; NULL until asked for */
  GHashTable *word_index;   /* key → MgImportWordEntry */
  GHashTable *set_words;    /* key → choice, by somebody */
} MgImportColumn;

/* A field that records have values for. */
typedef struct
{
  MgFieldId      field;     /* of the network, now or once it is made */
  const MgField *spec;
  MgField       *own;       /* (owned) (nullable): it is to be made */
} MgImportSlot;

/* An item that is made, or one that is there and gets values. */
typedef struct
{
  MgItemKind  kind;
  MgId        existing;     /* 0: it is made */
  MgId        source;       /* of an edge; 0: see below */
  MgId        target;
  guint       source_item;  /* index of the created end, or G_MAXUINT */
  guint       target_item;
  guint       record;       /* that describes it, or G_MAXUINT: a created end */
  MgValue    *values;       /* (array length=n_slots): what it gets; may be NULL */
  char       *name;
  char       *text_id;      /* (nullable): wished for */
} MgImportItem;

typedef struct
{
  MgImportDuplicate  shown;
  char              *key;   /* of the decision */
  char              *name;
  char              *other_name;
  char              *sentence;
} MgImportDuplicateEntry;

typedef struct
{
  MgImportEnd  shown;
  char        *key;         /* of the decision, and of the text */
  char        *name;
  char        *like_name;
  guint        item;        /* once created, or G_MAXUINT */
} MgImportEndEntry;

/* What an import would do. */
typedef struct
{
  MgImportPreview  preview;
  guint64          revision;     /* of the network it was made for */
  GArray          *slots;        /* MgImportSlot */
  MgValue         *defaults;     /* of each slot */
  guint           *column_slots; /* of each column: its slot, or G_MAXUINT */
  GArray          *records;      /* MgImportRecord */
  GArray          *remarks;      /* MgImportRemark */
  GStringChunk    *texts;        /* of remarks */
  GArray          *items;        /* MgImportItem */
  GPtrArray       *duplicates;   /* MgImportDuplicateEntry */
  GPtrArray       *ends;         /* MgImportEndEntry */
} MgImportResult;

struct _MgImportPlan
{
  GObject            parent_instance;

  MgSheet           *sheet;
  char              *name;
  MgNetwork         *network;

  MgImportKind       kind;
  gboolean           kind_is_set;
  int                header_row;
  gboolean           header_is_set;
  MgImportDecimal    decimal;
  gboolean           decimal_is_set;
  MgImportDateOrder  order;
  gboolean           order_is_set;
  gboolean           source_is_set; /* the default of "source_type" */
  gboolean           placing;

  GPtrArray         *columns;       /* MgImportColumn */
  GHashTable        *defaults;      /* field → text */
  GHashTable        *merges;        /* key → GINT_TO_POINTER (1: merge, 2: keep) */
  GHashTable        *end_choices;   /* key → GINT_TO_POINTER (choice + 1) */
  int                all_merges;    /* what is not decided: 1: merge, 2: keep, 0: as it is sure */
  int                all_ends;      /* what is not decided: a choice, or -1 */
  GPtrArray         *targets;       /* MgImportTarget, of the latest call */
  GArray            *target_list;
  MgImportResult    *result;        /* NULL until asked for */
  gboolean           is_stale;      /* something was set since */
  guint64            n_changes;     /* how often something was set */
  MgProgress        *progress;      /* of a twin; else NULL */
  GCancellable      *cancellable;   /* likewise */
};

#define MG_IMPORT_COLUMN(self, index) ((MgImportColumn *) (self)->columns->pdata[index])
#define MG_IMPORT_NO_SLOT G_MAXUINT

/* mg-import-plan.c */

/* Lets go of what followed, and tells everybody. */
void            mg_import_plan_changed        (MgImportPlan     *self,
                                               gboolean          words);

/* Lets go of what followed from settings; @words: of the words too. */
void            mg_import_plan_forget         (MgImportPlan     *self,
                                               gboolean          words);
/* The first row that is a record. */
guint           mg_import_plan_first_row      (MgImportPlan     *self);
/* The decimal sign of one cell: numbers of spreadsheets have a point, whatever
 * is said of the table's texts.
 */
MgImportDecimal mg_import_plan_decimal_of     (MgImportPlan     *self,
                                               const char       *text);
MgImportColumn *mg_import_plan_find_target    (MgImportPlan     *self,
                                               const char       *target,
                                               guint            *index);

/* Several columns may fill a field of several choices; else the last one has it. */
gboolean        mg_import_plan_takes_several  (MgImportPlan     *self,
                                               const char       *target);

/* mg-import-preview.c: whether to go on with a row, which is told to who waits. */
gboolean        mg_import_plan_goes_on        (MgImportPlan     *self,
                                               guint             row);

/* mg-import-guess.c: everything that nobody has set. */
void            mg_import_plan_guess          (MgImportPlan     *self);
void            mg_import_plan_guess_columns  (MgImportPlan     *self);
MgFieldType     mg_import_plan_guess_type     (MgImportPlan     *self,
                                               guint             column);

/* mg-import-targets.c */

/* Whether @target is one of a column of this table. */
gboolean        mg_import_plan_has_target     (MgImportPlan     *self,
                                               const char       *target);
/* The row of a target that is a field, or NULL; of one that is to be made, NULL too. */
const MgField  *mg_import_plan_target_field   (MgImportPlan     *self,
                                               const char       *target,
                                               MgFieldId        *id);

/* mg-import-choices.c */
void            mg_import_plan_read_words     (MgImportPlan     *self,
                                               guint             column);
/* The choice that one word stands for. */
const MgImportWordEntry *
                mg_import_plan_find_entry     (MgImportPlan     *self,
                                               guint             column,
                                               const char       *text);
/* The words of a cell; one, unless the field takes several. */
GStrv           mg_import_plan_split_cell     (MgImportPlan     *self,
                                               guint             column,
                                               const char       *text);
void            mg_import_word_entry_free     (gpointer          data);

/* mg-import-map.c: tables of a map are numbered from 1. */

/* (transfer full): the group of a table; @part: "columns", "words layer"…, or "" */
char           *mg_import_map_group           (guint             table,
                                               const char       *part);
guint           mg_import_map_count           (GKeyFile         *map);
void            mg_import_map_remove          (GKeyFile         *map,
                                               guint             table);
#define MG_IMPORT_MAX_TABLES 50   /* that are remembered */

/* mg-import-result.c */
MgImportResult *mg_import_result_new          (void);
void            mg_import_result_free         (MgImportResult   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MgImportResult, mg_import_result_free)
void            mg_import_result_remark       (MgImportResult   *self,
                                               MgImportPlan     *plan,
                                               guint             row,     /* G_MAXUINT: the whole table */
                                               int               column,
                                               MgImportSeverity  severity,
                                               const char       *format,
                                               ...) G_GNUC_PRINTF (6, 7);
guint           mg_import_result_add_record   (MgImportResult   *self,
                                               guint             row,
                                               int               column,
                                               MgImportOutcome   outcome);
/* Counts, and sorts the remarks. */
void            mg_import_result_finish       (MgImportResult   *self);
static inline MgImportItem *
mg_import_result_item (const MgImportResult *self,
                       guint                 index)
{
  return &g_array_index (self->items, MgImportItem, index);
}

/* mg-import-read.c: what cells say. */
void            mg_import_make_slots          (MgImportPlan     *self,
                                               MgImportResult   *result);
MgValue        *mg_import_read_row            (MgImportPlan     *self,
                                               MgImportResult   *result,
                                               guint             row);
/* One cell of a matrix. */
MgValue        *mg_import_read_crossing       (MgImportPlan     *self,
                                               MgImportResult   *result,
                                               guint             row,
                                               guint             column);
void            mg_import_values_free         (MgImportResult   *result,
                                               MgValue          *values);
/* What new items get where no column says it. */
void            mg_import_fill_defaults       (MgImportResult   *result);
guint           mg_import_find_slot           (const MgImportResult *result,
                                               MgFieldId         field);
/* The text of a value, or NULL. */
const char     *mg_import_value_text          (const MgImportResult *result,
                                               const MgValue    *values,
                                               MgFieldId         field);
MgDate          mg_import_value_date          (const MgImportResult *result,
                                               const MgValue    *values,
                                               MgFieldId         field);
/* Ends before they begin: the end goes, and a remark says so. */
void            mg_import_check_span          (MgImportPlan     *self,
                                               MgImportResult   *result,
                                               guint             row,
                                               MgValue          *values,
                                               MgFieldId         start,
                                               MgFieldId         end);

/* mg-import-merge.c: one record into another. */

/**
 * mg_import_merge:
 * @item: index of the item that is to hold the values
 * @values: of the record; taken over if @do_it
 * @do_it: %FALSE only counts
 *
 * Fills what is not known; joins notes and choices; keeps the rest.
 */
void            mg_import_merge               (MgImportPlan     *self,
                                               MgImportResult   *result,
                                               guint             item,
                                               const MgValue    *values,
                                               gboolean          do_it,
                                               GString          *filled,
                                               GString          *lost,
                                               guint            *n_filled,
                                               guint            *n_lost);
/* "merge", "keep" or not decided. */
gboolean        mg_import_decide_merge        (MgImportPlan     *self,
                                               const char       *key,
                                               gboolean          is_sure);
void            mg_import_add_duplicate       (MgImportPlan     *self,
                                               MgImportResult   *result,
                                               guint             row,
                                               const char       *key,
                                               const char       *name,
                                               guint             item,
                                               const MgValue    *values,
                                               gboolean          is_sure,
                                               gboolean         *merge);

/* mg-import-nodes.c, mg-import-links.c: fill a result. */
gboolean        mg_import_is_empty_row        (MgImportPlan     *self,
                                               guint             row);
void            mg_import_evaluate_nodes      (MgImportPlan     *self,
                                               MgImportResult   *result);
void            mg_import_evaluate_links      (MgImportPlan     *self,
                                               MgImportResult   *result);
const MgImportResult *
                mg_import_plan_evaluate       (MgImportPlan     *self);

/* mg-import-places.c */
void            mg_import_place               (MgImportPlan     *self,
                                               const MgImportResult *result,
                                               const MgId       *ids,
                                               MgTransaction    *transaction);

/* For sentences: at most a hundred bytes, whole characters.  (transfer full) */
char           *mg_import_quote               (const char       *text);

G_END_DECLS
