/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of 5,000 organisations against a map of 5,000, and links between them. */
#include <stdio.h>

#include "mg-import.h"

#define N 5000

static const char * const what[] = {
  "Ressourcerie", "Menuiserie", "Ferme", "Atelier", "Coopérative", "Régie", "Crèche", "Recyclerie", "Épicerie",
  "Scierie", "Boulangerie", "Imprimerie", "Maraîchage", "Théâtre", "Radio", "Garage solidaire", "Laverie", "École",
};
static const char * const where[] = {
  "Trois Vallées", "Bois Clair", "Grand Pré", "Plateau", "Vieux Moulin", "Pont Neuf", "Hauts Prés", "Val d’Or",
  "Fontaine", "Mas Rouge", "Belle Étoile", "Quatre Saisons", "Petit Bourg", "Chemin Vert", "Clos Fleuri",
};
static const char * const syllables[] = { "ba", "co", "du", "fe", "gi", "lo", "ma", "nu", "pe", "ri", "so", "tu" };

/* A name that few others have, in one of three spellings. */
static char *
make_name (guint number,
           guint spelling)
{
  static const char * const forms[] = { "%s %s%s%s de %s", "SCOP %s %s%s%s & %s", "%s %s%s%s de %ss" };
  guint k = number * 2654435761u;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (forms[spelling], what[k % G_N_ELEMENTS (what)],
                          syllables[(k >> 8) % 12], syllables[(k >> 14) % 12], syllables[(k >> 20) % 12],
                          where[(k >> 4) % G_N_ELEMENTS (where)]);
#pragma GCC diagnostic pop
}

static MgSheet *
make_organisations (guint spelling)
{
  MgSheet *sheet = mg_sheet_new (NULL);
  const char *header[] = { "Nom", "Type", "Commune", "ETP", "Date d'entrée", NULL };

  mg_sheet_append (sheet, 1, header);
  for (guint i = 0; i < N; i++)
    {
      g_autofree char *name = make_name (i, spelling);
      const char *cells[] = { name, i % 2 ? "ESS" : "Entreprise", i % 3 ? "Tulle" : "SEILHAC", "12,5", "03/2013", NULL };

      mg_sheet_append (sheet, 0, cells);
    }

  return sheet;
}

static MgSheet *
make_links (void)
{
  MgSheet *sheet = mg_sheet_new (NULL);
  const char *header[] = { "De", "Vers", "Niveau", "Depuis", NULL };

  mg_sheet_append (sheet, 1, header);
  for (guint i = 0; i < 4 * N; i++)
    {
      g_autofree char *source = make_name (i % N, i % 3);
      g_autofree char *target = make_name ((i * 7919) % N, 0);
      const char *cells[] = { source, target, "projet", "2013", NULL };

      mg_sheet_append (sheet, 0, cells);
    }

  return sheet;
}

static void
measure (const char *name,
         MgSheet    *sheet,
         MgNetwork  *network)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (MgImportPlan) plan = mg_import_plan_new (sheet, name, network);
  gint64 guessed = g_get_monotonic_time ();
  const MgImportPreview *preview = mg_import_plan_preview (plan);
  gint64 previewed = g_get_monotonic_time ();
  g_autoptr (MgTransaction) transaction = mg_import_plan_make (plan);
  g_autoptr (MgTransaction) back = NULL;
  gint64 made = g_get_monotonic_time ();

  back = mg_transaction_apply (transaction, network, NULL);
  printf ("%s: %u rows = %u + %u + %u, %u remarks; guess %.0f ms, preview %.0f ms, make %.0f ms, apply %.0f ms\n", name,
          preview->n_records, preview->n_imported, preview->n_merged, preview->n_refused, preview->n_remarks,
          (guessed - start) / 1e3, (previewed - guessed) / 1e3, (made - previewed) / 1e3,
          (g_get_monotonic_time () - made) / 1e3);
}

int
main (void)
{
  g_autoptr (MgNetwork) network = mg_network_new ();
  g_autoptr (MgSheet) first = make_organisations (0);
  g_autoptr (MgSheet) second = make_organisations (1);
  g_autoptr (MgSheet) third = make_organisations (2);
  g_autoptr (MgSheet) links = make_links ();

  measure ("into an empty map", first, network);
  measure ("other spellings", second, network);
  measure ("wrong letters", third, network);
  measure ("links", links, network);

  return 0;
}
