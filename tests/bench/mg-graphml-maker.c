/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-graphml-maker.h"

#include <glib/gstdio.h>

#include "mg-generator.h"

static const char * const kinds[] = {
  "Association", "Entreprise", "Collectivité", "Établissement d'enseignement", "Coopérative", "Fondation",
  "Laboratoire", "Réseau &amp; fédération",
};
static const char * const heads[] = {
  "Atelier", "Maison", "Comité", "Union", "Centre", "Groupement", "Pôle", "Fédération", "Ferme", "Mission locale",
  "Régie", "Office",
};
static const char * const tails[] = {
  "des Solidarités", "du Numérique", "de l'Économie sociale", "des Jeunes", "du Vivant", "de l'Insertion",
  "des Mobilités", "de la Transition", "Culture &amp; Territoires", "de l'Emploi", "Habitat", "de l'Énergie",
};
static const char * const communes[] = {
  "Saint-Étienne", "Clermont-Ferrand", "Le Puy-en-Velay", "Annecy", "Valence", "Roanne", "Bourg-en-Bresse", "Privas",
  "Aurillac", "Moulins", "Thiers", "Voiron", "Châtellerault", "Besançon", "Sète", "Quimperlé",
};
static const char * const links[] = {
  "échange d'information", "coordination", "coopération", "mutualisation", "gouvernance commune",
};
static const char * const sources[] = {
  "entretien", "enquête", "convention", "rapport d'activité", "site web",
};

#define ONE_OF(list) ((list)[g_rand_int_range (random, 0, G_N_ELEMENTS (list))])

static void
append_keys (GString *text)
{
  static const struct
  {
    const char *id;
    const char *domain;
    const char *name;
    const char *type;
  } keys[] = {
    { "d0", "node", "name", "string" }, { "d1", "node", "type", "string" }, { "d2", "node", "commune", "string" },
    { "d3", "node", "jobs", "int" }, { "d4", "node", "founded", "string" }, { "d5", "node", "lat", "double" },
    { "d6", "node", "lon", "double" }, { "d7", "node", "active", "boolean" },
    { "e0", "edge", "kind", "string" }, { "e1", "edge", "level", "int" }, { "e2", "edge", "since", "string" },
    { "e3", "edge", "weight", "double" }, { "e4", "edge", "source", "string" }, { "e5", "edge", "confirmed", "boolean" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_string_append_printf (text, "  <key id=\"%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
                            keys[i].id, keys[i].domain, keys[i].name, keys[i].type);
}

static void
append_node (GString *text,
             GRand   *random,
             guint    i)
{
  g_string_append_printf (text,
                          "    <node id=\"n%u\">\n      <data key=\"d0\">%s %s %u</data>\n"
                          "      <data key=\"d1\">%s</data>\n      <data key=\"d2\">%s</data>\n"
                          "      <data key=\"d3\">%d</data>\n      <data key=\"d4\">%04d-%02d-%02d</data>\n"
                          "      <data key=\"d5\">%d.%06d</data>\n      <data key=\"d6\">%d.%06d</data>\n"
                          "      <data key=\"d7\">%s</data>\n    </node>\n",
                          i, ONE_OF (heads), ONE_OF (tails), i, ONE_OF (kinds), ONE_OF (communes),
                          g_rand_int_range (random, 1, 40), g_rand_int_range (random, 1950, 2025),
                          g_rand_int_range (random, 1, 13), g_rand_int_range (random, 1, 29),
                          g_rand_int_range (random, 43, 50), g_rand_int_range (random, 0, 1000000),
                          g_rand_int_range (random, 0, 7), g_rand_int_range (random, 0, 1000000),
                          g_rand_int_range (random, 0, 100) < 93 ? "true" : "false");
}

static void
append_edge (GString     *text,
             GRand       *random,
             guint        i,
             const guint *pair)
{
  g_string_append_printf (text,
                          "    <edge id=\"e%u\" source=\"n%u\" target=\"n%u\">\n      <data key=\"e0\">%s</data>\n"
                          "      <data key=\"e1\">%d</data>\n      <data key=\"e2\">%04d-%02d-%02d</data>\n"
                          "      <data key=\"e3\">%d.%03d</data>\n      <data key=\"e4\">%s</data>\n"
                          "      <data key=\"e5\">%s</data>\n    </edge>\n",
                          i, pair[0], pair[1], ONE_OF (links), g_rand_int_range (random, 1, 6),
                          g_rand_int_range (random, 2005, 2025), g_rand_int_range (random, 1, 13),
                          g_rand_int_range (random, 1, 29), g_rand_int_range (random, 1, 5),
                          g_rand_int_range (random, 0, 1000), ONE_OF (sources),
                          g_rand_int_range (random, 0, 100) < 80 ? "true" : "false");
}

char *
mg_make_graphml (guint n_organisations)
{
  g_autoptr(GString) text = g_string_sized_new (n_organisations * 1300);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "maillage-bench-XXXXXX.graphml", NULL);
  guint n_pairs = 0;
  g_autofree guint *pairs = mg_generate_pairs (n_organisations, 6., 42, &n_pairs);
  GRand *random = g_rand_new_with_seed (42);
  g_autoptr(GError) error = NULL;
  int fd;

  g_string_append (text,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
  append_keys (text);
  g_string_append (text, "  <graph id=\"G\" edgedefault=\"undirected\">\n");
  for (guint i = 0; i < n_organisations; i++)
    append_node (text, random, i);
  for (guint i = 0; i < n_pairs; i++)
    append_edge (text, random, i, pairs + 2 * i);
  g_string_append (text, "  </graph>\n</graphml>\n");
  g_rand_free (random);

  fd = g_mkstemp (path);
  if (fd < 0 || !g_close (fd, &error) || !g_file_set_contents (path, text->str, (gssize) text->len, &error))
    g_error ("No file to measure with could be written");

  return g_steal_pointer (&path);
}
