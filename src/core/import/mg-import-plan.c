/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings are kept; all that follows from them (words, result) is made when it
 * is asked for.  When a setting changes, words are dropped; the result grows
 * stale, and goes when there is a new one.
 */
#include "mg-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-import-key.h"

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MgImportPlan, mg_import_plan, G_TYPE_OBJECT)

static const struct
{
  const char *id;
  const char *label;
} kinds[MG_IMPORT_N_KINDS] = {
  [MG_IMPORT_ORGANISATIONS] = { "organisations", N_("Organisations, one per row") },
  [MG_IMPORT_COLLECTIVES] = { "collectives", N_("Collective cooperations, one per row") },
  [MG_IMPORT_LINKS] = { "links", N_("Links, one per row") },
  [MG_IMPORT_PARTICIPATIONS] = { "participations", N_("Parts in collective cooperations, one per row") },
  [MG_IMPORT_MATRIX] = { "matrix", N_("Links, in a table that crosses organisations") },
};

const char *
mg_import_kind_get_id (MgImportKind kind)
{
  g_return_val_if_fail (kind < MG_IMPORT_N_KINDS, NULL);

  return kinds[kind].id;
}

const char *
mg_import_kind_get_label (MgImportKind kind)
{
  g_return_val_if_fail (kind < MG_IMPORT_N_KINDS, NULL);

  return kinds[kind].label;
}

gboolean
mg_import_kind_find (const char   *id,
                     MgImportKind *kind)
{
  for (guint i = 0; i < MG_IMPORT_N_KINDS; i++)
    if (g_strcmp0 (kinds[i].id, id) == 0)
      {
        *kind = (MgImportKind) i;
        return TRUE;
      }

  return FALSE;
}

const char *
mg_import_severity_get_id (MgImportSeverity severity)
{
  static const char * const ids[] = { "refused", "ignored", "duplicate", "changed", "created" };

  g_return_val_if_fail (severity < G_N_ELEMENTS (ids), NULL);

  return ids[severity];
}

static void
column_free (gpointer data)
{
  MgImportColumn *self = data;

  g_free (self->header);
  g_free (self->key);
  g_free (self->target);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->word_index, g_hash_table_unref);
  g_hash_table_unref (self->set_words);
  g_free (self);
}

void
mg_import_plan_forget (MgImportPlan *self,
                       gboolean      words)
{
  self->is_stale = TRUE;
  self->n_changes++;

  for (guint i = 0; words && i < self->columns->len; i++)
    {
      MgImportColumn *column = MG_IMPORT_COLUMN (self, i);

      g_clear_pointer (&column->words, g_ptr_array_unref);
      g_clear_pointer (&column->word_index, g_hash_table_unref);
    }
}

void
mg_import_plan_changed (MgImportPlan *self,
                        gboolean      words)
{
  mg_import_plan_forget (self, words);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
mg_import_plan_finalize (GObject *object)
{
  MgImportPlan *self = MG_IMPORT_PLAN (object);

  g_clear_pointer (&self->result, mg_import_result_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->progress);
  g_clear_pointer (&self->sheet, mg_sheet_unref);
  g_clear_object (&self->network);
  g_free (self->name);
  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->defaults);
  g_hash_table_unref (self->merges);
  g_hash_table_unref (self->end_choices);
  g_ptr_array_unref (self->targets);
  g_array_unref (self->target_list);

  G_OBJECT_CLASS (mg_import_plan_parent_class)->finalize (object);
}

static void
mg_import_plan_class_init (MgImportPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mg_import_plan_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
mg_import_plan_init (MgImportPlan *self)
{
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->defaults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->merges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->end_choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->targets = g_ptr_array_new_with_free_func (g_free);
  self->target_list = g_array_new (FALSE, FALSE, sizeof (MgImportTarget));
  self->placing = TRUE;
  self->all_ends = -1;
}

MgImportPlan *
mg_import_plan_new (MgSheet    *sheet,
                    const char *name,
                    MgNetwork  *into)
{
  MgImportPlan *self;
  guint n_columns;

  g_return_val_if_fail (sheet != NULL && name != NULL && MG_IS_NETWORK (into), NULL);

  self = g_object_new (MG_TYPE_IMPORT_PLAN, NULL);
  self->sheet = mg_sheet_ref (sheet);
  self->name = g_strdup (name);
  self->network = g_object_ref (into);
  g_hash_table_insert (self->defaults, g_strdup ("source_type"), g_strdup ("import"));

  n_columns = mg_sheet_get_n_columns (sheet);
  for (guint i = 0; i < n_columns; i++)
    {
      MgImportColumn *column = g_new0 (MgImportColumn, 1);

      column->target = g_strdup ("ignore");
      column->set_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_ptr_array_add (self->columns, column);
    }

  mg_import_plan_guess (self);

  return self;
}

/* Into one new network or into another: what comes of it is the same. */
static gboolean
is_blank (MgNetwork *network)
{
  return mg_network_count (network, MG_ITEMS_NODES) == 0 && mg_network_get_n_fields (network) == MG_N_NAMED_FIELDS;
}

void
mg_import_plan_set_network (MgImportPlan *self,
                            MgNetwork    *into)
{
  gboolean is_ready;

  g_return_if_fail (MG_IS_IMPORT_PLAN (self) && MG_IS_NETWORK (into));

  is_ready = mg_import_plan_is_ready (self) && is_blank (self->network) && is_blank (into);
  if (!g_set_object (&self->network, into))
    return;

  mg_import_plan_changed (self, FALSE);
  if (is_ready)
    {
      self->is_stale = FALSE;
      self->result->revision = mg_network_get_revision (into);
    }
}

MgNetwork *
mg_import_plan_get_network (MgImportPlan *self)
{
  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self), NULL);

  return self->network;
}

MgSheet *
mg_import_plan_get_sheet (MgImportPlan *self)
{
  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self), NULL);

  return self->sheet;
}

const char *
mg_import_plan_get_name (MgImportPlan *self)
{
  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self), NULL);

  return self->name;
}

MgImportKind
mg_import_plan_get_kind (MgImportPlan *self)
{
  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self), MG_IMPORT_ORGANISATIONS);

  return self->kind;
}

/* Targets that somebody set for another kind of table mean nothing in this one. */
static void
drop_foreign_targets (MgImportPlan *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      MgImportColumn *column = MG_IMPORT_COLUMN (self, i);

      column->is_set = column->is_set && mg_import_plan_has_target (self, column->target);
    }
}

void
mg_import_plan_set_kind (MgImportPlan *self,
                         MgImportKind  kind)
{
  g_return_if_fail (MG_IS_IMPORT_PLAN (self) && kind < MG_IMPORT_N_KINDS);

  self->kind_is_set = TRUE;
  if (self->kind == kind)
    return;

  self->kind = kind;
  drop_foreign_targets (self);
  mg_import_plan_forget (self, TRUE);
  mg_import_plan_guess (self);
  mg_import_plan_changed (self, TRUE);
}

int
mg_import_plan_get_header_row (MgImportPlan *self)
{
  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self), -1);

  return self->header_row;
}

void
mg_import_plan_set_header_row (MgImportPlan *self,
                               int           row)
{
  g_return_if_fail (MG_IS_IMPORT_PLAN (self));

  row = CLAMP (row, -1, (int) mg_sheet_get_n_rows (self->sheet) - 1);
  self->header_is_set = TRUE;
  if (self->header_row == row)
    return;

  self->header_row = row;
  mg_import_plan_forget (self, TRUE);
  mg_import_plan_guess (self);
  mg_import_plan_changed (self, TRUE);
}

guint
mg_import_plan_first_row (MgImportPlan *self)
{
  return (guint) (self->header_row + 1);
}

MgImportDecimal
mg_import_plan_get_decimal (MgImportPlan *self)
{
  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self), MG_IMPORT_DECIMAL_COMMA);

  return self->decimal;
}

/* "1.125", "-0.5": as spreadsheets keep numbers, in every language. */
static gboolean
is_kept_number (const char *text)
{
  static const char digits[] = "0123456789";
  const char *point = text + (*text == '-');
  const char *end;

  point += strspn (point, digits);
  if (*point != '.')
    return FALSE;

  end = point + 1 + strspn (point + 1, digits);

  return end > point + 1 && *end == '\0';
}

MgImportDecimal
mg_import_plan_decimal_of (MgImportPlan *self,
                           const char   *text)
{
  const MgSheetFacts *facts = mg_sheet_get_facts (self->sheet);
  gboolean is_spreadsheet = facts->encoding == NULL && facts->separator == 0;

  return is_spreadsheet && is_kept_number (text) ? MG_IMPORT_DECIMAL_POINT : self->decimal;
}

void
mg_import_plan_set_decimal (MgImportPlan    *self,
                            MgImportDecimal  decimal)
{
  g_return_if_fail (MG_IS_IMPORT_PLAN (self));

  self->decimal_is_set = TRUE;
  if (self->decimal == decimal)
    return;

  self->decimal = decimal;
  mg_import_plan_changed (self, FALSE);
}

MgImportDateOrder
mg_import_plan_get_date_order (MgImportPlan *self)
{
  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self), MG_IMPORT_DAY_FIRST);

  return self->order;
}

void
mg_import_plan_set_date_order (MgImportPlan      *self,
                               MgImportDateOrder  order)
{
  g_return_if_fail (MG_IS_IMPORT_PLAN (self));

  self->order_is_set = TRUE;
  if (self->order == order)
    return;

  self->order = order;
  mg_import_plan_changed (self, FALSE);
}

guint
mg_import_plan_get_n_columns (MgImportPlan *self)
{
  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self), 0);

  return self->columns->len;
}

const char *
mg_import_plan_get_header (MgImportPlan *self,
                           guint         column)
{
  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self) && column < self->columns->len, NULL);

  return MG_IMPORT_COLUMN (self, column)->header;
}

const char *
mg_import_plan_get_target (MgImportPlan *self,
                           guint         column)
{
  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self) && column < self->columns->len, NULL);

  return MG_IMPORT_COLUMN (self, column)->target;
}

MgImportColumn *
mg_import_plan_find_target (MgImportPlan *self,
                            const char   *target,
                            guint        *index)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      MgImportColumn *column = MG_IMPORT_COLUMN (self, i);

      if (!g_str_equal (column->target, target))
        continue;
      if (index != NULL)
        *index = i;
      return column;
    }

  return NULL;
}

static void
give_target (MgImportColumn *column,
             const char     *target)
{
  g_free (column->target);
  column->target = g_strdup (target);
  column->is_set = TRUE;
  g_clear_pointer (&column->words, g_ptr_array_unref);
  g_clear_pointer (&column->word_index, g_hash_table_unref);
}

gboolean
mg_import_plan_takes_several (MgImportPlan *self,
                              const char   *target)
{
  const MgField *field = mg_import_plan_target_field (self, target, NULL);

  return g_str_equal (target, "ignore") || (field != NULL && field->type == MG_TYPE_CHOICES);
}

void
mg_import_plan_set_target (MgImportPlan *self,
                           guint         column,
                           const char   *target)
{
  MgImportColumn *other;

  g_return_if_fail (MG_IS_IMPORT_PLAN (self) && column < self->columns->len && target != NULL);

  if (!mg_import_plan_has_target (self, target))
    target = "ignore";

  if (g_str_equal (MG_IMPORT_COLUMN (self, column)->target, target))
    {
      MG_IMPORT_COLUMN (self, column)->is_set = TRUE;
      return;
    }

  if (!mg_import_plan_takes_several (self, target) &&
      (other = mg_import_plan_find_target (self, target, NULL)) != NULL)
    give_target (other, "ignore");

  give_target (MG_IMPORT_COLUMN (self, column), target);
  mg_import_plan_changed (self, FALSE);
}

gboolean
mg_import_plan_is_guessed (MgImportPlan *self,
                           guint         column)
{
  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self) && column < self->columns->len, FALSE);

  return !MG_IMPORT_COLUMN (self, column)->is_set;
}

const char *
mg_import_plan_get_default (MgImportPlan *self,
                            const char   *field)
{
  const char *text;

  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self) && field != NULL, "");

  text = g_hash_table_lookup (self->defaults, field);

  return text != NULL ? text : "";
}

void
mg_import_plan_set_default (MgImportPlan *self,
                            const char   *field,
                            const char   *text)
{
  g_return_if_fail (MG_IS_IMPORT_PLAN (self) && field != NULL && text != NULL);

  if (g_str_equal (mg_import_plan_get_default (self, field), text))
    return;

  g_hash_table_insert (self->defaults, g_strdup (field), g_strdup (text));
  self->source_is_set = self->source_is_set || g_str_equal (field, "source_type");
  mg_import_plan_changed (self, FALSE);
}

void
mg_import_plan_set_word (MgImportPlan *self,
                         guint         column,
                         const char   *word,
                         const char   *choice)
{
  MgImportColumn *changing;
  g_autofree char *key = NULL;

  g_return_if_fail (MG_IS_IMPORT_PLAN (self) && column < self->columns->len && word != NULL);

  changing = MG_IMPORT_COLUMN (self, column);
  key = mg_import_key (word);
  if (choice != NULL)
    g_hash_table_insert (changing->set_words, g_steal_pointer (&key), g_strdup (choice));
  else
    g_hash_table_remove (changing->set_words, key);

  g_clear_pointer (&changing->words, g_ptr_array_unref);
  g_clear_pointer (&changing->word_index, g_hash_table_unref);
  mg_import_plan_changed (self, FALSE);
}

gboolean
mg_import_plan_get_placing (MgImportPlan *self)
{
  g_return_val_if_fail (MG_IS_IMPORT_PLAN (self), FALSE);

  return self->placing;
}

void
mg_import_plan_set_placing (MgImportPlan *self,
                            gboolean      placing)
{
  g_return_if_fail (MG_IS_IMPORT_PLAN (self));

  if (self->placing == placing)
    return;

  self->placing = placing;
  mg_import_plan_changed (self, FALSE);
}
