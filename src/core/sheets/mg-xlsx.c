/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-xlsx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mg-error.h"
#include "mg-sheet-private.h"

/* The workbook names its sheets; a list beside it ("relations") says in which
 * parts they and what they share lie.
 */
typedef struct
{
  char *id;
  char *type;        /* an address; its last word tells */
  char *part;
} Relation;

typedef struct
{
  char     *name;
  char     *relation;
  gboolean  is_hidden;
} SheetRow;

typedef struct
{
  MgXlsx      *xlsx;
  char        *workbook;  /* its part */
  char        *folder;    /* what addresses begin from */
  GArray      *relations;
  GArray      *sheets;
  MgTagsWatch  quiet;      /* for parts that are short */
} Workbook;

static void
clear_relation (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->part);
}

static void
clear_sheet_row (gpointer data)
{
  SheetRow *row = data;

  g_free (row->name);
  g_free (row->relation);
}

static void
relation_start (MgTags      *tags,
                const MgTag *tag,
                gpointer     data)
{
  Workbook *self = data;
  g_autofree char *target = NULL;
  g_autofree char *path = NULL;
  Relation relation;

  if (!g_str_equal (tag->name, "Relationship") || mg_tag_equals (tag, "TargetMode", "External") ||
      (target = mg_tag_dup (tag, "Target")) == NULL)
    return;

  /* Only ever looked up among the parts. */
  path = g_canonicalize_filename (target, self->folder);
  relation.id = mg_tag_dup (tag, "Id");
  relation.type = mg_tag_dup (tag, "Type");
  relation.part = g_strdup (path + 1);
  g_array_append_val (self->relations, relation);
}

static gboolean
read_relations (Workbook    *self,
                const char  *part,
                const char  *folder,
                GError     **error)
{
  static const MgTagHandlers handlers = { relation_start, NULL, NULL };
  GBytes *bytes = mg_pack_get (self->xlsx->pack, part);

  g_free (self->folder);
  self->folder = g_strdup (folder);
  g_array_set_size (self->relations, 0);

  return bytes == NULL ||
         mg_tags_run (bytes, self->xlsx->pack->name, &handlers, self, &self->quiet, error);
}

/* (nullable): the part of the first relation of that type, or of that id. */
static const Relation *
find_relation (const Workbook *self,
               const char     *type,
               const char     *id)
{
  for (guint i = 0; i < self->relations->len; i++)
    {
      const Relation *relation = &g_array_index (self->relations, Relation, i);

      if ((type != NULL && relation->type != NULL && g_str_has_suffix (relation->type, type)) ||
          (id != NULL && g_strcmp0 (relation->id, id) == 0))
        return relation;
    }

  return NULL;
}

static GBytes *
get_part (const Workbook *self,
          const char     *type,
          const char     *usual)
{
  const Relation *relation = find_relation (self, type, NULL);

  return mg_pack_get (self->xlsx->pack, relation != NULL ? relation->part : usual);
}

/* Finds the workbook, then its relations. */
static gboolean
find_workbook (Workbook  *self,
               GError   **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *list = NULL;
  g_autofree char *path = NULL;
  const Relation *relation;

  if (!read_relations (self, "_rels/.rels", "/", error))
    return FALSE;

  relation = find_relation (self, "/officeDocument", NULL);
  self->workbook = g_strdup (relation != NULL ? relation->part : "xl/workbook.xml");

  folder = g_path_get_dirname (self->workbook);
  name = g_path_get_basename (self->workbook);
  list = g_strdup_printf ("%s/_rels/%s.rels", folder, name);
  path = g_strconcat ("/", folder, NULL);

  return read_relations (self, list, path, error);
}

static void
workbook_start (MgTags      *tags,
                const MgTag *tag,
                gpointer     data)
{
  Workbook *self = data;

  if (g_str_equal (tag->name, "workbookPr") && mg_tag_is_true (tag, "date1904"))
    {
      self->xlsx->epoch = MG_EPOCH_1904;
    }
  else if (g_str_equal (tag->name, "sheet"))
    {
      SheetRow row = { mg_tag_dup (tag, "name"), mg_tag_dup (tag, "id") };

      row.is_hidden = mg_tag_equals (tag, "state", "hidden") || mg_tag_equals (tag, "state", "veryHidden");
      g_array_append_val (self->sheets, row);
    }
}

static gboolean
read_sheet (Workbook        *self,
            const SheetRow  *row,
            GError         **error)
{
  const Relation *relation = find_relation (self, NULL, row->relation);
  MgXlsx *xlsx = self->xlsx;
  GBytes *bytes;
  MgSheet *sheet;

  if (relation == NULL || (relation->type != NULL && !g_str_has_suffix (relation->type, "/worksheet")) ||
      (bytes = mg_pack_get (xlsx->pack, relation->part)) == NULL)
    return TRUE;

  sheet = mg_pack_add_sheet (xlsx->pack, row->name);
  sheet->facts.is_hidden = row->is_hidden;
  if (row->is_hidden)
    mg_sheet_note (sheet, MG_SHEET_NOTE_HIDDEN, 0, _("This sheet is hidden in the spreadsheet."));

  return mg_xlsx_read_sheet (xlsx, sheet, bytes, error);
}

static gboolean
read_sheets (Workbook  *self,
             GError   **error)
{
  MgPack *pack = self->xlsx->pack;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      pack->watch.start = .2 + .8 * i / self->sheets->len;
      pack->watch.end = .2 + .8 * (i + 1) / self->sheets->len;
      if (!read_sheet (self, &g_array_index (self->sheets, SheetRow, i), error))
        return FALSE;
    }

  return pack->sheets->len > 0 ||
         mg_pack_fail (pack, MG_ERROR_SYNTAX, error,
                       _("The spreadsheet has no sheet with cells. Ask for a new copy, or save it as CSV."));
}

static gboolean
read_workbook (Workbook  *self,
               GError   **error)
{
  static const MgTagHandlers handlers = { workbook_start, NULL, NULL };
  MgXlsx *xlsx = self->xlsx;
  GBytes *bytes;

  if (!find_workbook (self, error))
    return FALSE;

  bytes = mg_pack_get (xlsx->pack, self->workbook);
  if (bytes == NULL)
    return mg_pack_fail (xlsx->pack, MG_ERROR_SYNTAX, error,
                         _("The spreadsheet has no list of its sheets. Ask for a new copy, or save it as CSV."));

  return mg_tags_run (bytes, xlsx->pack->name, &handlers, self, &self->quiet, error) &&
         mg_xlsx_read_strings (xlsx, get_part (self, "/sharedStrings", "xl/sharedStrings.xml"), error) &&
         mg_xlsx_read_styles (xlsx, get_part (self, "/styles", "xl/styles.xml"), error) &&
         read_sheets (self, error);
}

gboolean
mg_xlsx_read (MgPack  *pack,
              GError **error)
{
  MgXlsx xlsx = { pack, MG_EPOCH_1900 };
  Workbook workbook = { &xlsx };
  gboolean done;

  xlsx.shared = g_string_new (NULL);
  xlsx.places = g_array_new (FALSE, FALSE, sizeof (gsize));
  xlsx.formats = g_array_new (FALSE, FALSE, sizeof (MgCellFormat));
  workbook.quiet.cancellable = pack->watch.cancellable;
  workbook.relations = g_array_new (FALSE, FALSE, sizeof (Relation));
  g_array_set_clear_func (workbook.relations, clear_relation);
  workbook.sheets = g_array_new (FALSE, FALSE, sizeof (SheetRow));
  g_array_set_clear_func (workbook.sheets, clear_sheet_row);

  done = read_workbook (&workbook, error);

  g_free (workbook.workbook);
  g_free (workbook.folder);
  g_array_unref (workbook.relations);
  g_array_unref (workbook.sheets);
  g_string_free (xlsx.shared, TRUE);
  g_array_unref (xlsx.places);
  g_array_unref (xlsx.formats);

  return done;
}
