/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "mg-cli.h"
#include "mg-json-out.h"
#include "mg-layout.h"
#include "mg-measure-card.h"
#include "mg-scope-options.h"
#include "mg-table.h"
#include "mg-vocabulary.h"

/* Gets one thing that can be chosen: a text for each name, translated where
 * people read it; @names ends with %NULL.
 */
typedef void (*RowFunc) (const char * const *names,
                         const char * const *texts,
                         gpointer            data);

static const char *
translate (const char *text)
{
  return text != NULL && *text != '\0' ? _(text) : NULL;
}

static const char *
get_measure_format (MgMeasureFormat format)
{
  switch (format)
    {
    case MG_MEASURE_COUNT: return "count";
    case MG_MEASURE_REAL: return "real";
    case MG_MEASURE_SHARE: return "share";
    case MG_MEASURE_YES_NO: return "yes-no";
    case MG_MEASURE_GROUP: return "group";
    default: return "real";
    }
}

static const char *
get_measure_domain (MgMeasureDomain domain)
{
  switch (domain)
    {
    case MG_MEASURE_NETWORK: return "network";
    case MG_MEASURE_ORGANISATION: return "organisation";
    case MG_MEASURE_LINK: return "link";
    case MG_MEASURE_GRID: return "table";
    default: g_return_val_if_reached (NULL);
    }
}

static void
list_measures (RowFunc  row,
               gpointer data)
{
  static const char * const names[] = {
    "id", "indicator", "name", "name_en", "name_fr", "of", "format", "unit", "range", "question", "formula", "sentence", "caution",
    "left_out", "no_figure", "source", "checks", NULL,
  };
  const MgMeasure *table;
  guint n_rows;

  table = mg_measure_get_table (&n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      const MgMeasure *measure = &table[i];
      g_autofree char *range = mg_measure_dup_range (measure);
      g_autofree char *checks = mg_measure_dup_checks (measure);
      g_autofree char *left_out = mg_measure_dup_left_out (measure);
      const char * const texts[] = {
        measure->id, measure->indicator, translate (measure->name),
        measure->name, mg_measure_get_french_name (measure),
        get_measure_domain (measure->domain),
        get_measure_format (measure->format), translate (measure->unit), range, translate (measure->question),
        translate (measure->formula), translate (measure->sentence), translate (measure->caution),
        left_out, translate (measure->none_reason), mg_measure_get_source (measure), checks,
      };

      row (names, texts, data);
    }
}

static void
list_layouts (RowFunc  row,
              gpointer data)
{
  static const char * const names[] = { "id", "name", "description", "source", NULL };
  const MgLayout *table;
  guint n_rows;

  table = mg_layout_get_table (&n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      const char * const texts[] = {
        table[i].id, translate (table[i].name), translate (table[i].description), table[i].source,
      };

      row (names, texts, data);
    }
}

static void
list_formats (RowFunc  row,
              gpointer data)
{
  static const char * const names[] = { "id", "name", "extensions", "mime_type", "does", NULL };
  const MgFormat *table;
  guint n_rows;

  table = mg_format_get_table (&n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      const MgFormat *format = &table[i];
      const char * const texts[] = {
        format->id, translate (format->name), format->extensions, format->mime_type,
        format->read == NULL ? "write" : format->write == NULL ? "read" : "read write",
      };

      row (names, texts, data);
    }
}

static void
list_vocabulary (RowFunc  row,
                 gpointer data)
{
  static const char * const names[] = {
    "domain", "id", "label", "parent", "verb", "shape", "colour", NULL,
  };
  const char * const *domains = mg_vocabulary_get_domains ();

  for (guint i = 0; domains[i] != NULL; i++)
    {
      guint n_terms;
      const MgTerm * const *terms = mg_vocabulary_get_terms (domains[i], &n_terms);

      for (guint j = 0; j < n_terms; j++)
        {
          const char * const texts[] = {
            domains[i], terms[j]->id, terms[j]->label, terms[j]->parent,
            terms[j]->verb, terms[j]->shape, terms[j]->colour,
          };

          row (names, texts, data);
        }
    }
}

/* In columns: the first ones only, as the rest is whole sentences. */
static const struct
{
  const char  *name;
  void       (*list) (RowFunc row, gpointer data);
  guint        n_columns;
} lists[] = {
  { "measures", list_measures, 3 },
  { "layouts", list_layouts, 3 },
  { "formats", list_formats, 5 },
  { "vocabulary", list_vocabulary, 4 },
};

typedef struct
{
  MgTable *table;
  guint    n_columns;
} Columns;

static void
add_cells (const char * const *names,
           const char * const *texts,
           gpointer            data)
{
  Columns *columns = data;

  for (guint i = 0; i < columns->n_columns; i++)
    mg_table_add (columns->table, texts[i]);
}

typedef struct
{
  MgJson             *json;
  const char * const *ids;      /* none: all of them */
} Objects;

static void
add_object (const char * const *names,
            const char * const *texts,
            gpointer            data)
{
  const Objects *objects = data;
  MgJson *json = objects->json;

  if (objects->ids[0] != NULL && !g_strv_contains (objects->ids, texts[0]))
    return;

  mg_json_open (json, NULL, '{');
  for (guint i = 0; names[i] != NULL; i++)
    mg_json_add_text (json, names[i], texts[i]);
  mg_json_close (json);
}

/* The whole of what is said of some measures. */
static void
print_cards (const char * const *ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *card = mg_measure_dup_card (mg_measure_find (ids[i]), NULL);

      mg_cli_print (i > 0 ? "\n" : "");
      mg_cli_print (card);
    }
}

static void
print_columns (guint               which,
               const char * const *ids)
{
  g_autoptr (MgTable) table = mg_table_new (lists[which].n_columns);
  Columns columns = { table, lists[which].n_columns };
  g_autofree char *text = NULL;

  if (ids[0] != NULL)
    {
      print_cards (ids);
      return;
    }

  lists[which].list (add_cells, &columns);
  text = mg_table_format (table, "");
  mg_cli_print (text);
}

static void
print_objects (guint               which,
               const char * const *ids)
{
  g_autoptr (MgJson) json = mg_json_new ();
  Objects objects = { json, ids };

  mg_json_open (json, NULL, '[');
  lists[which].list (add_object, &objects);
  mg_json_close (json);
  mg_cli_print (mg_json_get_text (json));
}

static MgExit
print_list (guint               which,
            const char * const *ids,
            gboolean            in_json)
{
  if (ids[0] != NULL && lists[which].list != list_measures)
    return mg_cli_usage (_("Only measures are told one by one: list measures %s"), ids[0]);

  for (guint i = 0; ids[i] != NULL; i++)
    if (mg_scope_options_find_measure (ids[i]) == NULL)
      return MG_EXIT_USAGE;

  (in_json ? print_objects : print_columns) (which, ids);

  return MG_EXIT_DONE;
}

MgExit
mg_verb_list (const MgVerb  *verb,
              int            argc,
              char         **argv)
{
  static const char * const formats[] = { "table", "json", NULL };
  g_auto (GStrv) arguments = NULL;
  g_autofree char *format = NULL;
  guint choice = 0;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("table or json"), N_("FORMAT") },
    { NULL },
  };

  if (!mg_cli_parse (verb, entries, argc, argv, 1, G_MAXUINT, &arguments) ||
      !mg_cli_choose ("format", format, formats, &choice))
    return MG_EXIT_USAGE;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (arguments[0], lists[i].name))
      return print_list (i, (const char * const *) &arguments[1], choice == 1);

  return mg_cli_usage (_("There is no list “%s”: there are measures, layouts, formats and vocabulary."),
                       arguments[0]);
}
