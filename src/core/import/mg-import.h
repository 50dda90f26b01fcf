/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a table of text to organisations and links of a network: what the table
 * is taken for, what would come of it, and one transaction that does it.
 */
#pragma once

#include "mg-progress.h"
#include "mg-sheet.h"
#include "mg-transaction.h"

G_BEGIN_DECLS

/**
 * MgImportKind: what one record of the table is
 * @MG_IMPORT_ORGANISATIONS: a row is an organisation
 * @MG_IMPORT_COLLECTIVES: a row is a collective cooperation
 * @MG_IMPORT_LINKS: a row is a link between two organisations
 * @MG_IMPORT_PARTICIPATIONS: a row is an organisation's part in a collective
 * @MG_IMPORT_MATRIX: the first column and the header row name organisations;
 *   each filled cell that is not "0", "non", "-"… is a link
 */
typedef enum
{
  MG_IMPORT_ORGANISATIONS,
  MG_IMPORT_COLLECTIVES,
  MG_IMPORT_LINKS,
  MG_IMPORT_PARTICIPATIONS,
  MG_IMPORT_MATRIX,
  MG_IMPORT_N_KINDS
} MgImportKind;

/* Stable: "organisations", "collectives", "links", "participations", "matrix". */
const char *mg_import_kind_get_id    (MgImportKind   kind);
gboolean    mg_import_kind_find      (const char    *id,
                                      MgImportKind  *kind);
/* For people, untranslated; translate with _(). */
const char *mg_import_kind_get_label (MgImportKind   kind);

/**
 * MgImportTarget: what a column can become
 * @id: stable: "ignore"; "source" and "target", the ends of a link (of a
 *   participation, the organisation and the collective); "member", whose yes
 *   makes a member; the name of a field ("label", "kind", "start"…);
 *   "own:NAME", the field NAME of the network's own, made if it is not there
 * @label: for people, translated
 * @group: for people, translated: the heading it is listed under; "" has none
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *group;
} MgImportTarget;

/* How "1,234" or "03/04/2013" is read where nothing else tells. */
typedef enum
{
  MG_IMPORT_DECIMAL_COMMA,      /* "comma" */
  MG_IMPORT_DECIMAL_POINT,      /* "point" */
} MgImportDecimal;

typedef enum
{
  MG_IMPORT_DAY_FIRST,          /* "day-first" */
  MG_IMPORT_MONTH_FIRST,        /* "month-first" */
} MgImportDateOrder;

/**
 * MgImportWord: a word of a column of choices, and the choice it stands for
 * @word: as it was first met; words that differ in case, accents or dots are one
 * @n_rows: how often it was met
 * @choice: identifier of the vocabulary; any other text is a choice of the
 *   user's own; "" is left out, with a remark
 * @is_sure: %FALSE if it was guessed from a part of the word, or not at all
 */
typedef struct
{
  const char *word;
  guint       n_rows;
  const char *choice;
  gboolean    is_sure;
} MgImportWord;

/**
 * MgImportDuplicate: a row that seems to be there already
 * @row: of the sheet
 * @name: of what the row describes
 * @other_row: of the sheet: the earlier row it resembles, or -1
 * @other_id: the item of the network it resembles, or 0
 * @other_name: of that row or item
 * @is_sure: the names differ in spelling alone, and nothing speaks against it
 * @merge: decided: %TRUE merges the row into the other, %FALSE keeps it apart;
 *   at first, @is_sure
 * @n_filled: how many fields of the other the row would fill
 * @n_conflicts: how many say something else: what the other says is kept
 * @sentence: translated: both, what would be filled and what would be lost
 */
typedef struct
{
  guint       row;
  const char *name;
  int         other_row;
  MgId        other_id;
  const char *other_name;
  gboolean    is_sure;
  gboolean    merge;
  guint       n_filled;
  guint       n_conflicts;
  const char *sentence;
} MgImportDuplicate;

/**
 * MgImportEndChoice: what to do with the end of a link that nobody knows
 * @MG_IMPORT_END_REFUSE: leave out the links that end there, with a remark
 * @MG_IMPORT_END_CREATE: make an organisation (a collective) of that name
 * @MG_IMPORT_END_TAKE: take the one that resembles it
 */
typedef enum
{
  MG_IMPORT_END_REFUSE,
  MG_IMPORT_END_CREATE,
  MG_IMPORT_END_TAKE,
} MgImportEndChoice;

/**
 * MgImportEnd: an end of links that no organisation is named after
 * @name: as it was first met
 * @row: of the sheet: where
 * @n_rows: how many records end there
 * @is_collective: whether a collective is meant
 * @like_id: an item of the network that resembles it, or 0: for
 *   %MG_IMPORT_END_TAKE
 * @like_name: (nullable): its name
 * @choice: decided.  At first: take what differs in spelling alone; create, if
 *   the network has no organisation at all; else refuse
 */
typedef struct
{
  const char        *name;
  guint              row;
  guint              n_rows;
  gboolean           is_collective;
  MgId               like_id;
  const char        *like_name;
  MgImportEndChoice  choice;
} MgImportEnd;

/**
 * MgImportOutcome: what becomes of a record
 * @MG_IMPORT_IMPORTED: a new item
 * @MG_IMPORT_MERGED: into an item that is there, or into an earlier record
 * @MG_IMPORT_REFUSED: nothing; a remark says why
 */
typedef enum
{
  MG_IMPORT_IMPORTED,
  MG_IMPORT_MERGED,
  MG_IMPORT_REFUSED,
} MgImportOutcome;

/**
 * MgImportSeverity: of a remark
 * @MG_IMPORT_REMARK_REFUSED: the whole record is left out
 * @MG_IMPORT_REMARK_IGNORED: a value, or a column, is left out
 * @MG_IMPORT_REMARK_DUPLICATE: merged with another, or kept beside it
 * @MG_IMPORT_REMARK_CHANGED: a value is read as something else
 * @MG_IMPORT_REMARK_CREATED: something was made that no row describes
 */
typedef enum
{
  MG_IMPORT_REMARK_REFUSED,
  MG_IMPORT_REMARK_IGNORED,
  MG_IMPORT_REMARK_DUPLICATE,
  MG_IMPORT_REMARK_CHANGED,
  MG_IMPORT_REMARK_CREATED,
} MgImportSeverity;

/* Stable: "refused", "ignored", "duplicate", "changed", "created". */
const char *mg_import_severity_get_id (MgImportSeverity severity);

/**
 * MgImportRemark:
 * @line: of the file, from 1; 0 if it is about the whole table
 * @column: of the sheet, from 0, or -1
 * @severity: what became of it, in a word
 * @text: a translated sentence: what was met, and what became of it
 */
typedef struct
{
  guint             line;
  int               column;
  MgImportSeverity  severity;
  const char       *text;
} MgImportRemark;

/**
 * MgImportRecord: one record, in the order of the sheet
 * @row: of the sheet
 * @column: of a matrix: of the cell; else -1
 * @outcome: what becomes of it
 */
typedef struct
{
  guint            row;
  int              column;
  MgImportOutcome  outcome;
} MgImportRecord;

/**
 * MgImportPreview: what an import would do
 * @n_records: rows (of a matrix: filled cells) that are not blank:
 *   @n_imported + @n_merged + @n_refused, exactly
 * @n_organisations: how many would be new, created ends included
 * @n_collectives: likewise
 * @n_links: how many would be new
 * @n_participations: likewise
 * @n_created: how many of these are ends that no row describes
 * @n_fields: how many new fields of the network's own
 * @records: (array length=n_records)
 * @remarks: (array length=n_remarks): by line
 * @n_by_severity: how many remarks of each #MgImportSeverity
 */
typedef struct
{
  guint                 n_records;
  guint                 n_imported;
  guint                 n_merged;
  guint                 n_refused;
  guint                 n_organisations;
  guint                 n_collectives;
  guint                 n_links;
  guint                 n_participations;
  guint                 n_created;
  guint                 n_fields;
  const MgImportRecord *records;
  const MgImportRemark *remarks;
  guint                 n_remarks;
  guint                 n_by_severity[MG_IMPORT_REMARK_CREATED + 1];
} MgImportPreview;

/* (transfer full): "11 rows read: 9 imported, 1 merged, 1 refused.", translated */
char *mg_import_preview_dup_rows (const MgImportPreview *self);

/**
 * MgImportPlan:
 *
 * What a table is taken for.  A new plan has guessed everything; each guess can
 * be set, and what follows from it is guessed again unless it was set.  It
 * never changes the network: it makes a transaction.
 *
 * Signal `changed`: a setter changed something; what was lent is gone, but for
 * previews, duplicates and ends, which live until the next are made.
 *
 * Main thread only.  A preview of 5,000 rows against 5,000 organisations takes
 * a fraction of a second; it is made once for each change, when asked for: in a
 * thread where somebody waits in front of the screen.
 */
#define MG_TYPE_IMPORT_PLAN (mg_import_plan_get_type ())
G_DECLARE_FINAL_TYPE (MgImportPlan, mg_import_plan, MG, IMPORT_PLAN, GObject)

/**
 * mg_import_plan_new:
 * @sheet: the table; it is held, and must not change
 * @name: what people call it: "liens.csv", "the clipboard"; for sentences
 * @into: the network that it goes into, which may be empty
 */
MgImportPlan     *mg_import_plan_new             (MgSheet            *sheet,
                                                  const char         *name,
                                                  MgNetwork          *into) G_GNUC_WARN_UNUSED_RESULT;

/* Another network instead, say a new one; decisions about duplicates and ends
 * that still make sense are kept.
 */
void              mg_import_plan_set_network     (MgImportPlan       *self,
                                                  MgNetwork          *into);
MgNetwork        *mg_import_plan_get_network     (MgImportPlan       *self);
MgSheet          *mg_import_plan_get_sheet       (MgImportPlan       *self);
const char       *mg_import_plan_get_name        (MgImportPlan       *self);

/* What it is. */
MgImportKind      mg_import_plan_get_kind        (MgImportPlan       *self);
void              mg_import_plan_set_kind        (MgImportPlan       *self,
                                                  MgImportKind        kind);

/* The row of the sheet that holds the headers, or -1: there is none, and the
 * first row is a record.  What stands above it is no record.
 */
int               mg_import_plan_get_header_row  (MgImportPlan       *self);
void              mg_import_plan_set_header_row  (MgImportPlan       *self,
                                                  int                 row);

MgImportDecimal   mg_import_plan_get_decimal     (MgImportPlan       *self);
void              mg_import_plan_set_decimal     (MgImportPlan       *self,
                                                  MgImportDecimal     decimal);
MgImportDateOrder mg_import_plan_get_date_order  (MgImportPlan       *self);
void              mg_import_plan_set_date_order  (MgImportPlan       *self,
                                                  MgImportDateOrder   order);

/* Columns, from 0 to get_n_columns()-1.  A header is trimmed; where there is
 * none it is "Column 3", translated.
 */
guint             mg_import_plan_get_n_columns   (MgImportPlan       *self);
const char       *mg_import_plan_get_header      (MgImportPlan       *self,
                                                  guint               column);

/* What a column can become in a table of this kind, "ignore" first; "own:" and
 * the header are among them.  Of a matrix, there is only column 0, which stands
 * for all the cells: "layer", "type", "intensity"… and "ignore": filled or not.
 */
const MgImportTarget *
                  mg_import_plan_get_targets     (MgImportPlan       *self,
                                                  guint               column,
                                                  guint              *n_targets);
const char       *mg_import_plan_get_target      (MgImportPlan       *self,
                                                  guint               column);
/* A target that another column has is taken from it ("ignore" and choices of
 * several identifiers apart).  What is no target is ignored.
 */
void              mg_import_plan_set_target      (MgImportPlan       *self,
                                                  guint               column,
                                                  const char         *target);
/* %TRUE until set_target(). */
gboolean          mg_import_plan_is_guessed      (MgImportPlan       *self,
                                                  guint               column);

/**
 * mg_import_plan_get_default:
 * @field: name of a field of what the records are: "layer", "kind", "source_type"
 *
 * What new items get where no column says it, as it would stand in a cell.
 * At first "import" for "source_type", "member" for nothing.
 *
 * Returns: "" if nothing
 */
const char       *mg_import_plan_get_default     (MgImportPlan       *self,
                                                  const char         *field);
void              mg_import_plan_set_default     (MgImportPlan       *self,
                                                  const char         *field,
                                                  const char         *text);

/* Words of a column of choices, in the order in which they were met; a column
 * whose target is no choice has none.
 */
const char       *mg_import_plan_get_vocabulary  (MgImportPlan       *self,   /* (nullable): domain */
                                                  guint               column);
guint             mg_import_plan_get_n_words     (MgImportPlan       *self,
                                                  guint               column);
const MgImportWord *
                  mg_import_plan_get_word        (MgImportPlan       *self,
                                                  guint               column,
                                                  guint               index);
/* @choice: (nullable): %NULL is the guess again */
void              mg_import_plan_set_word        (MgImportPlan       *self,
                                                  guint               column,
                                                  const char         *word,
                                                  const char         *choice);

/* Probable duplicates, by row. */
guint             mg_import_plan_get_n_duplicates (MgImportPlan      *self);
const MgImportDuplicate *
                  mg_import_plan_get_duplicate   (MgImportPlan       *self,
                                                  guint               index);
void              mg_import_plan_set_merge       (MgImportPlan       *self,
                                                  guint               index,
                                                  gboolean            merge);

/* Ends that are not known, by row.  They stay listed once decided. */
guint             mg_import_plan_get_n_ends      (MgImportPlan       *self);
const MgImportEnd *
                  mg_import_plan_get_end         (MgImportPlan       *self,
                                                  guint               index);
/* %MG_IMPORT_END_TAKE without a @like_id is %MG_IMPORT_END_REFUSE. */
void              mg_import_plan_set_end         (MgImportPlan       *self,
                                                  guint               index,
                                                  MgImportEndChoice   choice);
/* All those without a resemblance at once. */
void              mg_import_plan_set_ends        (MgImportPlan       *self,
                                                  MgImportEndChoice   choice);

/* Whether new organisations and collectives get a place on the map: beside
 * those they are linked to, else in a block of their own beside the map, without
 * moving anything.  At first: yes.  Without, a layout finds them one.
 */
gboolean          mg_import_plan_get_placing     (MgImportPlan       *self);
void              mg_import_plan_set_placing     (MgImportPlan       *self,
                                                  gboolean            placing);

/* What it would do, as things stand.  Lent until it is made anew. */
const MgImportPreview *
                  mg_import_plan_preview         (MgImportPlan       *self);

/**
 * mg_import_plan_preview_async:
 * @progress: (nullable): hears how far it is
 *
 * Works the preview out in a thread.  Until it is taken over by
 * mg_import_plan_preview_finish() nothing that was lent goes, and @index of
 * set_merge() and set_end() is that of the lists read last.
 */
void              mg_import_plan_preview_async   (MgImportPlan       *self,
                                                  MgProgress         *progress,
                                                  GCancellable       *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer            user_data);
/* %FALSE with %G_IO_ERROR_CANCELLED too if something was set meanwhile. */
gboolean          mg_import_plan_preview_finish  (MgImportPlan       *self,
                                                  GAsyncResult       *result,
                                                  GError            **error);
/* Whether the preview is there; if not, asking for what follows from it works it out at once. */
gboolean          mg_import_plan_is_ready        (MgImportPlan       *self);

/**
 * mg_import_plan_make:
 *
 * The preview, done: one step of the history, "import 9 organisations from
 * liens.csv".  To be run on the network before anything else changes it.
 *
 * Returns: (transfer full): without any edit if every record is refused
 */
MgTransaction    *mg_import_plan_make            (MgImportPlan       *self) G_GNUC_WARN_UNUSED_RESULT;

/* Mappings: how a table was read, for the next one like it.  Format: mg-import-map.c. */

/**
 * MgImportMapFlags:
 * @MG_IMPORT_MAP_DECISIONS: what was decided on duplicates and ends too, not
 *   only how the columns are read
 * @MG_IMPORT_MAP_GUESSES: also what was guessed and not confirmed
 */
typedef enum
{
  MG_IMPORT_MAP_DECISIONS = 1 << 0,
  MG_IMPORT_MAP_GUESSES   = 1 << 1,
} MgImportMapFlags;

/* Adds the plan to @map as one more table; one with the same headers is replaced. */
void              mg_import_plan_save_map        (MgImportPlan       *self,
                                                  GKeyFile           *map,
                                                  MgImportMapFlags    flags);

/**
 * mg_import_plan_load_map:
 * @problems: (element-type utf8) (nullable): gets translated sentences on what
 *   in the map cannot be used; the rest of it is
 *
 * Sets what the table of @map says whose headers are those of the sheet, in any
 * order, case and accents.
 *
 * Returns: %FALSE if no table of @map is like this one: nothing has changed
 */
gboolean          mg_import_plan_load_map        (MgImportPlan       *self,
                                                  GKeyFile           *map,
                                                  GPtrArray          *problems);

/* The same with the user's own file, imports.ini in the folder "maillage" of
 * the user's settings, which keeps the latest fifty; @path: (nullable): another
 * one.  What cannot be read is as if it were not there.
 */
gboolean          mg_import_plan_recall          (MgImportPlan       *self,
                                                  const char         *path);
gboolean          mg_import_plan_remember        (MgImportPlan       *self,
                                                  const char         *path,
                                                  GError            **error);

G_END_DECLS
