/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-tables.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "mg-import.h"
#include "mg-input.h"

#define LISTED 20   /* remarks of one sort; refused rows are all listed */

typedef struct
{
  MgNetwork *network;
  GKeyFile  *map;       /* NULL: none */
  GKeyFile  *printed;   /* NULL: none wished for */
  GPtrArray *plans;     /* MgImportPlan, in the order of the files */
  guint      n_taken;   /* records that were not refused */
  MgExit     status;
} Tables;

/* @line: 0: of the whole table */
static void
say (Tables     *self,
     const char *name,
     guint       line,
     const char *text)
{
  if (self->printed != NULL)
    return;

  mg_cli_remark (stderr, name, line, text);
  self->status = MAX (self->status, MG_EXIT_WARNINGS);
}

static void
add_sheet (Tables     *self,
           const char *name,
           MgSheet    *sheet)
{
  const char *part = mg_sheet_get_name (sheet);
  g_autofree char *whole = *part != '\0' ? g_strdup_printf ("%s, %s", name, part) : g_strdup (name);

  for (guint i = 0; i < mg_sheet_get_n_notes (sheet); i++)
    {
      const MgSheetNote *note = mg_sheet_get_note (sheet, i);

      say (self, whole, note->line, note->text);
    }

  g_ptr_array_add (self->plans, mg_import_plan_new (sheet, whole, self->network));
}

static gboolean
read_file (Tables      *self,
           const char  *path,
           GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (MgTicker) ticker = mg_ticker_start ();
  g_autoptr (GPtrArray) sheets = NULL;
  int fd = mg_input_open (path, error);

  if (fd < 0)
    return FALSE;

  sheets = mg_sheets_read_fd (fd, name, NULL, mg_ticker_get_progress (ticker), NULL, error);
  close (fd);
  g_clear_pointer (&ticker, mg_ticker_stop);
  for (guint i = 0; sheets != NULL && i < sheets->len; i++)
    add_sheet (self, name, sheets->pdata[i]);

  return sheets != NULL;
}

/* What the map says of a table, or else a word that it says nothing. */
static void
apply_map (Tables       *self,
           MgImportPlan *plan)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (self->map == NULL)
    return;

  if (!mg_import_plan_load_map (plan, self->map, problems))
    say (self, mg_import_plan_get_name (plan), 0,
         _("The map has no table with these headers: everything is guessed."));

  for (guint i = 0; i < problems->len; i++)
    say (self, mg_import_plan_get_name (plan), 0, problems->pdata[i]);
}

static void
say_remarks (Tables       *self,
             MgImportPlan *plan)
{
  const MgImportPreview *preview = mg_import_plan_preview (plan);
  const char *name = mg_import_plan_get_name (plan);
  guint n_said[MG_IMPORT_REMARK_CREATED + 1] = { 0 };
  guint n_unsaid = 0;
  g_autofree char *summary = NULL;

  for (guint i = 0; i < preview->n_remarks; i++)
    {
      const MgImportRemark *remark = &preview->remarks[i];

      if (remark->severity == MG_IMPORT_REMARK_REFUSED || n_said[remark->severity]++ < LISTED)
        say (self, name, remark->line, remark->text);
      else
        n_unsaid++;
    }

  if (n_unsaid > 0)
    {
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more remark.",
                                                            "and %u more remarks.", n_unsaid), n_unsaid);

      say (self, name, 0, more);
    }

  if (preview->n_remarks == 0)
    return;

  summary = mg_import_preview_dup_rows (preview);
  say (self, name, 0, summary);
}

static gboolean
has_places (MgNetwork *network)
{
  return mg_network_field_in_use (network, MG_FIELD_X) && mg_network_field_in_use (network, MG_FIELD_Y);
}

static gboolean
import (Tables        *self,
        MgImportPlan  *plan,
        GError       **error)
{
  g_autoptr (MgTransaction) transaction = NULL;
  g_autoptr (MgTransaction) back = NULL;
  const MgImportPreview *preview;

  /* A map without a place gets a whole one by a layout, which looks better than rows. */
  mg_import_plan_set_placing (plan, has_places (self->network));
  if (self->printed != NULL)
    mg_import_plan_save_map (plan, self->printed, MG_IMPORT_MAP_GUESSES | MG_IMPORT_MAP_DECISIONS);

  say_remarks (self, plan);
  preview = mg_import_plan_preview (plan);
  self->n_taken += preview->n_imported + preview->n_merged;
  transaction = mg_import_plan_make (plan);
  back = mg_transaction_apply (transaction, self->network, error);

  return back != NULL;
}

static gboolean
import_all (Tables  *self,
            GError **error)
{
  for (guint kind = 0; kind < MG_IMPORT_N_KINDS; kind++)
    for (guint i = 0; i < self->plans->len; i++)
      {
        MgImportPlan *plan = self->plans->pdata[i];

        if (mg_import_plan_get_kind (plan) == (MgImportKind) kind && !import (self, plan, error))
          return FALSE;
      }

  return TRUE;
}

static gboolean
read_map (Tables      *self,
          const char  *path,
          GError     **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *name = NULL;

  if (path == NULL)
    return TRUE;

  self->map = g_key_file_new ();
  if (g_key_file_load_from_file (self->map, path, G_KEY_FILE_NONE, &cause))
    return TRUE;

  name = g_filename_display_name (path);
  g_set_error (error, cause->domain, cause->code, "%s: %s", name, cause->message);

  return FALSE;
}

static MgExit
read_and_import (Tables      *self,
                 char       **paths,
                 guint        n_paths,
                 const char  *map_path,
                 GError     **error)
{
  if (!read_map (self, map_path, error))
    return MG_EXIT_BAD_INPUT;

  for (guint i = 0; i < n_paths; i++)
    if (!read_file (self, paths[i], error))
      return MG_EXIT_BAD_INPUT;

  for (guint i = 0; i < self->plans->len; i++)
    apply_map (self, self->plans->pdata[i]);

  if (!import_all (self, error))
    return MG_EXIT_BAD_INPUT;

  if (self->n_taken == 0 && self->printed == NULL)
    {
      g_autofree char *name = g_filename_display_name (paths[0]);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("%s: No row can be imported, so nothing is written. “--print-map” shows how the table is read."), name);
      return MG_EXIT_BAD_INPUT;
    }

  return self->status;
}

MgExit
mg_tables_import (MgNetwork   *network,
                  char       **paths,
                  guint        n_paths,
                  const char  *map_path,
                  GKeyFile    *printed)
{
  Tables self = { network, NULL, printed, g_ptr_array_new_with_free_func (g_object_unref), 0, MG_EXIT_DONE };
  g_autoptr (GError) error = NULL;
  MgExit status = read_and_import (&self, paths, n_paths, map_path, &error);

  g_ptr_array_unref (self.plans);
  g_clear_pointer (&self.map, g_key_file_unref);

  return error != NULL ? mg_cli_fail (error) : status;
}
