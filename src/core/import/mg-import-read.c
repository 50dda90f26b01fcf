/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the cells of a row say, as values of fields. */
#include "mg-import-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "mg-import-ends.h"
#include "mg-import-headers.h"
#include "mg-import-key.h"
#include "mg-import-values.h"
#include "mg-import-words.h"
#include "mg-vocabulary.h"

#define OWN "own:"

/* Slots */

static guint
ensure_slot (MgImportResult *result,
             MgFieldId       field,
             const MgField  *spec)
{
  const MgImportSlot slot = { field, spec, NULL };
  guint index = mg_import_find_slot (result, field);

  if (index != MG_IMPORT_NO_SLOT)
    return index;

  g_array_append_val (result->slots, slot);

  return result->slots->len - 1;
}

/* A field that the network is to have; its identifier is the next that is free. */
static guint
make_own_slot (MgImportPlan   *self,
               MgImportResult *result,
               guint           column,
               guint           n_own)
{
  gboolean is_edge = mg_item_kind_is_edge (mg_import_item_kind (self->kind));
  MgFieldType type = mg_import_plan_guess_type (self, column);
  const char *name = MG_IMPORT_COLUMN (self, column)->target + strlen (OWN);
  const MgField field = {
    .name = name,
    .kinds = is_edge ? MG_ITEMS_EDGES : MG_ITEMS_NODES,
    .type = type,
    .flags = MG_FIELD_FOREIGN,
    .label = name,
    .attr_type = type == MG_TYPE_REAL ? "double" : "string",
  };
  MgImportSlot slot = { .field = mg_network_get_n_fields (self->network) + n_own };

  slot.own = mg_field_new_foreign (&field);
  slot.spec = slot.own;
  g_array_append_val (result->slots, slot);

  return result->slots->len - 1;
}

/* Fields that follow from others, and need a place of their own. */
static void
make_derived_slots (MgImportPlan   *self,
                    MgImportResult *result)
{
  static const struct { MgImportKind kind; MgFieldId from, to; } derived[] = {
    { MG_IMPORT_ORGANISATIONS, MG_FIELD_SUBKIND, MG_FIELD_KIND },
    { MG_IMPORT_LINKS, MG_FIELD_LINK_TYPE, MG_FIELD_LINK_LAYER },
    { MG_IMPORT_MATRIX, MG_FIELD_LINK_TYPE, MG_FIELD_LINK_LAYER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
    if (self->kind == derived[i].kind && mg_import_find_slot (result, derived[i].from) != MG_IMPORT_NO_SLOT)
      ensure_slot (result, derived[i].to, mg_network_get_field (self->network, derived[i].to));
}

static void
make_default_slots (MgImportPlan   *self,
                    MgImportResult *result)
{
  MgItemKind item = mg_import_item_kind (self->kind);

  /* By the table of fields, not by the hash table: always in the same order. */
  for (MgFieldId i = 0; i < MG_N_NAMED_FIELDS; i++)
    {
      const MgField *field = mg_network_get_field (self->network, i);
      const char *text = (field->kinds & item) != 0 ? g_hash_table_lookup (self->defaults, field->name) : NULL;

      if (text != NULL && *text != '\0')
        ensure_slot (result, i, field);
    }
}

/* A default is read as a cell would be.  That an import is the source is said
 * unless a column says where each row comes from.
 */
static void
read_default (MgImportPlan   *self,
              MgImportResult *result,
              guint           slot,
              MgValue        *value)
{
  const MgField *field = g_array_index (result->slots, MgImportSlot, slot).spec;
  const char *text = g_hash_table_lookup (self->defaults, field->name);
  const char *choice;

  if (text == NULL || *text == '\0' || (field->flags & MG_FIELD_FOREIGN) != 0)
    return;

  for (guint i = 0; !self->source_is_set && i < self->columns->len; i++)
    if (result->column_slots[i] == slot && g_str_equal (field->name, "source_type"))
      return;

  choice = field->vocabulary != NULL ? mg_import_find_word (field->vocabulary, text, NULL) : NULL;
  if (!mg_field_parse (field, choice != NULL ? choice : text, value, NULL))
    *value = MG_VALUE_INIT;
}

static void
make_defaults (MgImportPlan   *self,
               MgImportResult *result)
{
  result->defaults = g_new0 (MgValue, result->slots->len + 1);
  for (guint i = 0; i < result->slots->len; i++)
    read_default (self, result, i, &result->defaults[i]);
}

void
mg_import_make_slots (MgImportPlan   *self,
                      MgImportResult *result)
{
  guint n_own = 0;

  result->column_slots = g_new (guint, self->columns->len + 1);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *target = MG_IMPORT_COLUMN (self, i)->target;
      MgFieldId id;
      const MgField *field;

      result->column_slots[i] = MG_IMPORT_NO_SLOT;
      if (self->kind == MG_IMPORT_MATRIX && i > 0)
        continue;

      if ((field = mg_import_plan_target_field (self, target, &id)) != NULL)
        result->column_slots[i] = ensure_slot (result, id, field);
      else if (g_str_has_prefix (target, OWN) && mg_import_plan_has_target (self, target))
        result->column_slots[i] = make_own_slot (self, result, i, n_own++);
    }

  make_derived_slots (self, result);
  make_default_slots (self, result);
  make_defaults (self, result);
}

guint
mg_import_find_slot (const MgImportResult *result,
                     MgFieldId             field)
{
  for (guint i = 0; i < result->slots->len; i++)
    if (g_array_index (result->slots, MgImportSlot, i).field == field)
      return i;

  return MG_IMPORT_NO_SLOT;
}

const char *
mg_import_value_text (const MgImportResult *result,
                      const MgValue        *values,
                      MgFieldId             field)
{
  guint slot = mg_import_find_slot (result, field);

  return slot != MG_IMPORT_NO_SLOT && values[slot].type == MG_VALUE_TEXT ? values[slot].text : NULL;
}

MgDate
mg_import_value_date (const MgImportResult *result,
                      const MgValue        *values,
                      MgFieldId             field)
{
  guint slot = mg_import_find_slot (result, field);

  return slot != MG_IMPORT_NO_SLOT && values[slot].type == MG_VALUE_DATE ? values[slot].date : MG_DATE_NONE;
}

/* Cells */

typedef struct
{
  MgImportPlan   *plan;
  MgImportResult *result;
  guint           row;
  guint           column;   /* of the settings */
  int             shown;    /* where the text stands: of a matrix, another one */
  const MgField  *field;
} Cell;

static const char *
field_label (const MgField *field)
{
  if ((field->flags & MG_FIELD_FOREIGN) != 0 || field->label == NULL)
    return field->name;

  return _(field->label);
}

static void
say_unreadable (const Cell *cell,
                const char *text)
{
  g_autofree char *quoted = mg_import_quote (text);
  const char *format = cell->field->type == MG_TYPE_DATE ? _("“%s” is not a date that exists: “%s” is left empty.")
                     : cell->field->type == MG_TYPE_BOOLEAN ? _("“%s” is neither yes nor no: “%s” is left empty.")
                     : _("“%s” is not a number that “%s” can take: it is left empty.");

  /* The three formats take the same two texts. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  mg_import_result_remark (cell->result, cell->plan, cell->row, cell->shown, MG_IMPORT_REMARK_IGNORED,
                           format, quoted, field_label (cell->field));
#pragma GCC diagnostic pop
}

static void
say_read_as (const Cell    *cell,
             const char    *text,
             const MgValue *value)
{
  g_autofree char *quoted = mg_import_quote (text);
  g_autofree char *read = mg_value_format (value);

  mg_import_result_remark (cell->result, cell->plan, cell->row, cell->shown, MG_IMPORT_REMARK_CHANGED,
                           _("“%s” is read as %s."), quoted, read);
}

static MgImportReading
read_number (const Cell *cell,
             const char *text,
             MgValue    *value)
{
  double number = 0.;
  MgImportReading reading = mg_import_read_number (text, mg_import_plan_decimal_of (cell->plan, text), &number);

  if (reading > MG_IMPORT_READ_AS)
    return reading;

  if (cell->field->type == MG_TYPE_INTEGER)
    {
      if (number != floor (number) || ABS (number) > 9e15)
        return MG_IMPORT_UNREADABLE;
      *value = mg_value_integer ((gint64) number);
    }
  else
    *value = mg_value_real (number);

  return reading;
}

static MgImportReading
read_typed (const Cell *cell,
            const char *text,
            MgValue    *value)
{
  MgImportReading reading;
  gboolean boolean = FALSE;
  MgDate date = MG_DATE_NONE;

  if (cell->field->type == MG_TYPE_DATE)
    {
      reading = mg_import_read_date (text, cell->plan->order, &date);
      *value = mg_value_date (date);
    }
  else if (cell->field->type == MG_TYPE_BOOLEAN)
    {
      reading = mg_import_read_boolean (text, &boolean);
      if (reading == MG_IMPORT_READ)
        *value = mg_value_boolean (boolean);
    }
  else
    reading = read_number (cell, text, value);

  return reading;
}

/* Adds @choice to several of them, once. */
static void
add_choice (MgValue    *value,
            const char *choice)
{
  g_autofree char *joined = NULL;

  if (*choice == '\0' || (value->type == MG_VALUE_TEXT && mg_choices_contain (value->text, choice)))
    return;

  joined = value->type == MG_VALUE_TEXT ? g_strconcat (value->text, ";", choice, NULL) : g_strdup (choice);
  mg_value_clear (value);
  *value = mg_value_text (joined);
}

/* What became of a word is said where it first stands. */
static void
say_word (const Cell              *cell,
          const MgImportWordEntry *entry,
          const char              *domain)
{
  const MgTerm *term = mg_vocabulary_find (domain, entry->choice);
  g_autofree char *quoted = NULL;
  guint n = entry->shown.n_rows;

  if (entry->is_set || entry->shown.is_sure || entry->first_row != cell->row)
    return;

  quoted = mg_import_quote (entry->word);
  if (*entry->choice == '\0')
    mg_import_result_remark (cell->result, cell->plan, cell->row, cell->shown, MG_IMPORT_REMARK_IGNORED,
                             g_dngettext (GETTEXT_PACKAGE,
                                          "“%s” is not a word known for “%s” (%u row): it is left empty.",
                                          "“%s” is not a word known for “%s” (%u rows): it is left empty.", n),
                             quoted, field_label (cell->field), n);
  else if (term != NULL)
    mg_import_result_remark (cell->result, cell->plan, cell->row, cell->shown, MG_IMPORT_REMARK_CHANGED,
                             _("“%s” is read as “%s”."), quoted, term->label);
  else
    mg_import_result_remark (cell->result, cell->plan, cell->row, cell->shown, MG_IMPORT_REMARK_CREATED,
                             g_dngettext (GETTEXT_PACKAGE,
                                          "“%s” (%u row) is kept as a choice of your own for “%s”.",
                                          "“%s” (%u rows) is kept as a choice of your own for “%s”.", n),
                             quoted, n, field_label (cell->field));
}

static void
read_words (const Cell *cell,
            const char *text,
            MgValue    *value)
{
  const char *domain = mg_import_plan_get_vocabulary (cell->plan, cell->column);
  g_auto (GStrv) words = mg_import_plan_split_cell (cell->plan, cell->column, text);
  gint64 integer;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const MgImportWordEntry *entry = mg_import_plan_find_entry (cell->plan, cell->column, words[i]);

      if (entry == NULL)
        continue;

      say_word (cell, entry, domain);
      if (cell->field->type == MG_TYPE_CHOICES)
        add_choice (value, entry->choice);
      else if (cell->field->type == MG_TYPE_CHOICE)
        *value = mg_value_text (entry->choice);
      else if (g_ascii_string_to_signed (entry->choice, 10, G_MININT64, G_MAXINT64, &integer, NULL))
        *value = mg_value_integer (integer);
    }
}

/* What the field cannot hold is as if it could not be read. */
static void
check_value (const Cell *cell,
             const char *text,
             MgValue    *value)
{
  MgItemKind kind = mg_import_item_kind (cell->plan->kind);
  g_autoptr (GError) error = NULL;
  g_autofree char *quoted = NULL;

  if (mg_field_check (cell->field, (cell->field->kinds & kind) != 0 ? kind : (MgItemKind) cell->field->kinds,
                      value, &error))
    return;

  quoted = mg_import_quote (text);
  mg_import_result_remark (cell->result, cell->plan, cell->row, cell->shown, MG_IMPORT_REMARK_IGNORED,
                           /* Translators: the second %s is a sentence without its full stop. */
                           _("“%s” is left out: %s."), quoted, error->message);
  mg_value_clear (value);
}

static void
read_member (const Cell *cell,
             const char *text,
             MgValue    *value)
{
  gboolean is_member = FALSE;
  MgImportReading reading = mg_import_read_boolean (text, &is_member);

  if (reading == MG_IMPORT_READ && is_member)
    add_choice (value, "member");
  else if (reading == MG_IMPORT_UNREADABLE)
    {
      g_autofree char *quoted = mg_import_quote (text);

      mg_import_result_remark (cell->result, cell->plan, cell->row, cell->shown, MG_IMPORT_REMARK_IGNORED,
                               _("“%s” is neither yes nor no: “%s” is left empty."), quoted,
                               MG_IMPORT_COLUMN (cell->plan, cell->column)->header);
    }
}

static void
read_text (const Cell *cell,
           const char *text,
           MgValue    *value)
{
  gboolean is_name = cell->field->type == MG_TYPE_TEXT &&
                     (g_str_equal (cell->field->name, "label") || g_str_equal (cell->field->name, "name"));

  if (!is_name && (cell->field->flags & MG_FIELD_LONG) == 0 && mg_import_is_unknown (text))
    return;

  mg_value_clear (value);
  *value = mg_value_text (text);
}

/* Organisations and collectives are named in tables, and kept by identifier. */
static void
read_reference (const Cell *cell,
                guint       kinds,
                const char *text,
                MgValue    *value)
{
  const char *text_id = mg_import_find_reference (cell->plan->network, kinds, text);
  g_autofree char *quoted = NULL;

  if (text_id != NULL)
    {
      *value = mg_value_text (text_id);
      return;
    }

  quoted = mg_import_quote (text);
  mg_import_result_remark (cell->result, cell->plan, cell->row, cell->shown, MG_IMPORT_REMARK_IGNORED,
                           _("Nobody is called “%s”: “%s” is left empty."), quoted, field_label (cell->field));
}

static void
read_cell (const Cell *cell,
           MgValue    *value)
{
  MgImportPlan *plan = cell->plan;
  g_autofree char *text = mg_import_trim (mg_sheet_get (plan->sheet, cell->row, (guint) cell->shown));
  MgImportReading reading;

  if (*text == '\0')
    return;

  if (g_str_equal (MG_IMPORT_COLUMN (plan, cell->column)->target, "member"))
    {
      read_member (cell, text, value);
      return;
    }

  if ((cell->field->flags & MG_FIELD_FOREIGN) == 0 &&
      (g_str_equal (cell->field->name, "lead_org") || g_str_equal (cell->field->name, "collective_id")))
    {
      read_reference (cell, *cell->field->name == 'l' ? MG_ITEM_ORGANISATION : MG_ITEM_COLLECTIVE, text, value);
      return;
    }

  if (cell->field->type == MG_TYPE_TEXT || cell->field->type == MG_TYPE_XML)
    {
      read_text (cell, text, value);
      return;
    }

  if (cell->field->type == MG_TYPE_CHOICE || cell->field->type == MG_TYPE_CHOICES ||
      (cell->field->type == MG_TYPE_INTEGER && cell->field->vocabulary != NULL))
    {
      read_words (cell, text, value);
      if (value->type != MG_VALUE_NONE || cell->field->type != MG_TYPE_INTEGER)
        return;
    }

  reading = read_typed (cell, text, value);
  if (reading == MG_IMPORT_UNREADABLE && cell->field->vocabulary == NULL)
    say_unreadable (cell, text);
  if (reading <= MG_IMPORT_READ_AS)
    check_value (cell, text, value);
  if (reading == MG_IMPORT_READ_AS && value->type != MG_VALUE_NONE)
    say_read_as (cell, text, value);
}

/* A sub-kind tells the kind, and a type of link its level, where nobody says them. */
static void
derive (const MgImportResult *result,
        MgValue              *values,
        MgFieldId             from,
        MgFieldId             to)
{
  guint source = mg_import_find_slot (result, from);
  guint target = mg_import_find_slot (result, to);
  const MgTerm *term;

  if (source == MG_IMPORT_NO_SLOT || target == MG_IMPORT_NO_SLOT ||
      values[source].type != MG_VALUE_TEXT || values[target].type != MG_VALUE_NONE)
    return;

  term = mg_vocabulary_find (g_array_index (result->slots, MgImportSlot, source).spec->vocabulary,
                             values[source].text);
  if (term != NULL && term->parent != NULL)
    values[target] = mg_value_text (term->parent);
}

MgValue *
mg_import_read_row (MgImportPlan   *self,
                    MgImportResult *result,
                    guint           row)
{
  MgValue *values = g_new0 (MgValue, result->slots->len + 1);

  for (guint i = 0; self->kind != MG_IMPORT_MATRIX && i < self->columns->len; i++)
    {
      guint slot = result->column_slots[i];

      if (slot != MG_IMPORT_NO_SLOT)
        read_cell (&(Cell) { self, result, row, i, (int) i,
                             g_array_index (result->slots, MgImportSlot, slot).spec }, &values[slot]);
    }

  derive (result, values, MG_FIELD_SUBKIND, MG_FIELD_KIND);
  derive (result, values, MG_FIELD_LINK_TYPE, MG_FIELD_LINK_LAYER);

  return values;
}

MgValue *
mg_import_read_crossing (MgImportPlan   *self,
                         MgImportResult *result,
                         guint           row,
                         guint           column)
{
  MgValue *values = g_new0 (MgValue, result->slots->len + 1);
  guint slot = result->column_slots[0];

  if (slot != MG_IMPORT_NO_SLOT)
    read_cell (&(Cell) { self, result, row, 0, (int) column,
                         g_array_index (result->slots, MgImportSlot, slot).spec }, &values[slot]);

  derive (result, values, MG_FIELD_LINK_TYPE, MG_FIELD_LINK_LAYER);

  return values;
}

void
mg_import_fill_defaults (MgImportResult *result)
{
  for (guint i = 0; i < result->items->len; i++)
    {
      MgImportItem *item = mg_import_result_item (result, i);

      if (item->existing != MG_ID_NONE || item->values == NULL)
        continue;

      for (guint j = 0; j < result->slots->len; j++)
        if (result->defaults[j].type != MG_VALUE_NONE && item->values[j].type == MG_VALUE_NONE)
          item->values[j] = mg_value_copy (&result->defaults[j]);
    }
}

void
mg_import_check_span (MgImportPlan   *self,
                      MgImportResult *result,
                      guint           row,
                      MgValue        *values,
                      MgFieldId       start,
                      MgFieldId       end)
{
  MgDate first = mg_import_value_date (result, values, start);
  MgDate last = mg_import_value_date (result, values, end);
  g_autofree char *first_text = NULL;
  g_autofree char *last_text = NULL;
  guint column = 0;

  if (first == MG_DATE_NONE || last == MG_DATE_NONE || mg_date_first (first) <= mg_date_last (last))
    return;

  first_text = mg_date_format (first);
  last_text = mg_date_format (last);
  while (column < self->columns->len && result->column_slots[column] != mg_import_find_slot (result, end))
    column++;
  mg_import_result_remark (result, self, row, (int) column, MG_IMPORT_REMARK_IGNORED,
                           _("It would end (%s) before it begins (%s): the end is left empty."),
                           last_text, first_text);
  mg_value_clear (&values[mg_import_find_slot (result, end)]);
}
