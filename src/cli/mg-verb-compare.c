/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "mg-comparison.h"
#include "mg-figures.h"
#include "mg-grid-text.h"
#include "mg-json-out.h"
#include "mg-table.h"

/* One pole beside others. */
typedef struct
{
  char      *path;
  char      *name;
  MgResults *results;
  MgGrid    *sensitivity;   /* (nullable) */
} Pole;

/* What is asked for besides the figures, and in which form. */
typedef struct
{
  gboolean sensitivity;
  guint    format;        /* 0: for people */
} More;

static void
pole_clear (gpointer data)
{
  Pole *pole = data;

  g_free (pole->path);
  g_free (pole->name);
  g_clear_pointer (&pole->results, mg_results_unref);
  g_clear_pointer (&pole->sensitivity, mg_grid_free);
}

/* The measures of the network that were asked for: one column each. */
static GPtrArray *
list_columns (const MgScopeOptions *options,
              gboolean              for_people)
{
  g_autoptr (GPtrArray) all = mg_comparison_list_measures (!for_people || options->measure_ids != NULL);
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (mg_scope_options_wants (options, all->pdata[i]))
      g_ptr_array_add (columns, all->pdata[i]);

  return columns;
}

static char *
dup_date (const Pole *pole)
{
  return mg_date_format (mg_results_get_snapshot (pole->results)->date);
}

static const char *
get_perimeter (const Pole *pole)
{
  return mg_perimeter_get_id (mg_results_get_snapshot (pole->results)->perimeter);
}

static double
get_value (const Pole      *pole,
           const MgMeasure *measure)
{
  const MgFigure *figure = mg_results_get_figure (pole->results, measure->id);

  return figure != NULL ? figure->value : NAN;
}

static void
add_sensitivity (MgTable    *table,
                 const Pole *pole)
{
  const MgGrid *grid = pole->sensitivity;

  for (guint column = 0; column < mg_grid_get_n_columns (grid); column++)
    {
      g_autofree char *counted = mg_grid_dup_label (NULL, NULL, mg_grid_get_column (grid, column));

      mg_table_add (table, pole->name);
      mg_table_add (table, counted);
      for (guint row = 0; row < mg_grid_get_n_rows (grid); row++)
        {
          g_autofree char *cell = mg_grid_format_cell (mg_measure_find (mg_grid_get_row (grid, row)),
                                                       mg_grid_get (grid, row, column));

          mg_table_add (table, cell);
        }
    }
}

/* All poles were asked for the same measures. */
static void
print_sensitivity (GArray *poles)
{
  const MgGrid *first = g_array_index (poles, Pole, 0).sensitivity;
  g_autoptr (MgTable) table = NULL;
  g_autofree char *text = NULL;

  if (first == NULL || mg_grid_get_n_rows (first) == 0)
    return;

  table = mg_table_new (2 + mg_grid_get_n_rows (first));
  mg_table_add (table, _("Pole"));
  mg_table_add (table, _("What is counted"));
  for (guint row = 0; row < mg_grid_get_n_rows (first); row++)
    {
      mg_table_add (table, _(mg_measure_find (mg_grid_get_row (first, row))->name));
      mg_table_set_right (table, 2 + row);
    }
  for (guint p = 0; p < poles->len; p++)
    add_sensitivity (table, &g_array_index (poles, Pole, p));

  text = mg_table_format (table, "");
  mg_cli_print ("\n");
  mg_cli_print (_("If one looks differently"));
  mg_cli_print ("\n\n");
  mg_cli_print (text);
}

static void
print_table (GArray    *poles,
             GPtrArray *columns)
{
  g_autoptr (MgTable) table = mg_table_new (2 + columns->len);
  g_autofree char *text = NULL;

  mg_table_add (table, _("Pole"));
  mg_table_add (table, _("Date"));
  for (guint i = 0; i < columns->len; i++)
    {
      mg_table_add (table, _(((const MgMeasure *) columns->pdata[i])->name));
      mg_table_set_right (table, 2 + i);
    }

  for (guint p = 0; p < poles->len; p++)
    {
      Pole *pole = &g_array_index (poles, Pole, p);
      g_autofree char *date = dup_date (pole);

      /* Programs get everything; people, of few organisations, what is counted. */
      pole->results = mg_results_keep_counts (pole->results);
      mg_table_add (table, pole->name);
      mg_table_add (table, date);
      for (guint i = 0; i < columns->len; i++)
        {
          const MgMeasure *measure = columns->pdata[i];
          const MgFigure *figure = mg_results_get_figure (pole->results, measure->id);
          g_autofree char *value = figure != NULL ? mg_measure_format_figure (measure, figure)
                                                  : mg_measure_format_value (measure, (double) NAN);

          mg_table_add (table, value);
        }
    }

  mg_figures_print_scope (g_array_index (poles, Pole, 0).results, FALSE);
  mg_cli_print ("\n");
  text = mg_table_format (table, "");
  mg_cli_print (text);
  print_sensitivity (poles);
}

static void
print_csv (GArray    *poles,
           GPtrArray *columns)
{
  gboolean is_sensitivity = g_array_index (poles, Pole, 0).sensitivity != NULL;
  g_autofree MgCompared *compared = g_new0 (MgCompared, poles->len);
  g_autoptr (MgTable) table = mg_table_new (is_sensitivity ? MG_COMPARISON_N_SENSITIVITY_COLUMNS
                                                           : MG_COMPARISON_N_COLUMNS);
  g_autoptr (GPtrArray) cells = NULL;
  g_autofree char *text = NULL;

  for (guint p = 0; p < poles->len; p++)
    {
      const Pole *pole = &g_array_index (poles, Pole, p);

      compared[p] = (MgCompared) { pole->path, pole->name, pole->results, pole->sensitivity };
    }

  cells = is_sensitivity ? mg_comparison_list_sensitivity (compared, poles->len)
                         : mg_comparison_list_cells (compared, poles->len, columns);
  for (guint i = 0; i < cells->len; i++)
    mg_table_add (table, cells->pdata[i]);

  text = mg_table_format_csv (table);
  mg_cli_print (text);
}

static void
print_json (GArray    *poles,
            GPtrArray *columns)
{
  g_autoptr (MgJson) json = mg_json_new ();

  mg_json_open (json, NULL, '[');
  for (guint p = 0; p < poles->len; p++)
    {
      const Pole *pole = &g_array_index (poles, Pole, p);
      g_autofree char *date = dup_date (pole);

      mg_json_open (json, NULL, '{');
      mg_json_add_text (json, "file", pole->path);
      mg_json_add_text (json, "name", pole->name);
      mg_json_add_text (json, "perimeter", get_perimeter (pole));
      mg_json_add_text (json, "date", *date != '\0' ? date : NULL);
      for (guint i = 0; i < columns->len; i++)
        mg_json_add_real (json, ((const MgMeasure *) columns->pdata[i])->id, get_value (pole, columns->pdata[i]));
      if (pole->sensitivity != NULL)
        mg_grid_add_json (pole->sensitivity, json, "sensitivity");
      mg_json_close (json);
    }
  mg_json_close (json);

  mg_cli_print (mg_json_get_text (json));
}

static MgExit
add_pole (GArray               *poles,
          const char           *path,
          const MgScopeOptions *options,
          const More           *more)
{
  g_autoptr (MgWarnings) warnings = mg_warnings_new ();
  g_autoptr (MgNetwork) network = NULL;
  const char *name;
  Pole pole = { NULL };

  if ((network = mg_cli_read (path, NULL, warnings)) == NULL)
    return MG_EXIT_BAD_INPUT;

  if (!mg_scope_options_suit (options, network))
    return MG_EXIT_USAGE;

  if ((pole.results = mg_scope_options_run (options, network)) == NULL ||
      (more->sensitivity &&
       (pole.sensitivity = mg_scope_options_look_differently (options, network, more->format == 0)) == NULL))
    {
      pole_clear (&pole);
      return MG_EXIT_BAD_INPUT;
    }

  mg_scope_options_warn (network, pole.results, warnings);
  pole.path = g_filename_display_name (path);
  name = mg_network_get_text (network, MG_ID_POLE, MG_FIELD_POLE_NAME);
  pole.name = name != NULL ? g_strdup (name) : g_filename_display_basename (path);
  g_array_append_val (poles, pole);

  return mg_cli_warn (path, warnings);
}

MgExit
mg_verb_compare (const MgVerb  *verb,
                 int            argc,
                 char         **argv)
{
  static const char * const formats[] = { "table", "csv", "json", NULL };
  static void (* const printers[]) (GArray *poles, GPtrArray *columns) = { print_table, print_csv, print_json };
  g_auto (MgScopeOptions) options = { NULL };
  g_autoptr (GArray) poles = g_array_new (FALSE, FALSE, sizeof (Pole));
  g_autoptr (GPtrArray) columns = NULL;
  g_auto (GStrv) arguments = NULL;
  g_autofree char *format = NULL;
  MgExit status = MG_EXIT_DONE;
  More more = { FALSE, 0 };
  const GOptionEntry entries[] = {
    { "perimeter", 'p', 0, G_OPTION_ARG_STRING, &options.perimeter, N_("members (if not said), map or core"), N_("PERIMETER") },
    MG_SCOPE_OPTION_ENTRIES (&options),
    { "sensitivity", 0, 0, G_OPTION_ARG_NONE, &more.sensitivity, N_("Figures with and without support structure, collectives, links not confirmed"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("table, csv or json"), N_("FORMAT") },
    { NULL },
  };

  g_array_set_clear_func (poles, pole_clear);
  if (!mg_cli_parse (verb, entries, argc, argv, 1, G_MAXUINT, &arguments) ||
      !mg_cli_choose ("format", format, formats, &more.format))
    return MG_EXIT_USAGE;

  /* Poles are compared by their members: partners depend on who drew the map. */
  if (options.perimeter == NULL)
    options.perimeter = g_strdup ("members");
  if (!mg_scope_options_read (&options))
    return MG_EXIT_USAGE;

  for (guint i = 0; arguments[i] != NULL && status < MG_EXIT_BAD_INPUT; i++)
    {
      MgExit pole_status = add_pole (poles, arguments[i], &options, &more);

      status = MAX (status, pole_status);
    }
  if (status >= MG_EXIT_BAD_INPUT)
    return status;

  columns = list_columns (&options, more.format == 0);
  printers[more.format] (poles, columns);

  return status;
}
