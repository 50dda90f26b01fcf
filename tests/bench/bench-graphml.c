/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and writing GraphML beside a bare pass of libxml2, which is the floor
 * of whoever reads with it, and beside igraph, graph-tool and NetworkX.
 *
 * Every measurement is a process of its own, which tells the processor time of
 * its job alone and its highest memory; they take turns, and the middle one of
 * each counts.  Usage: bench-graphml [ORGANISATIONS|FILE…]
 */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <igraph.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "mg-format.h"
#include "mg-generator.h"

#define CHUNK 65536
#define MAX_TURNS 5
/* Larger files are not given to Python. */
#define LARGE (100 * 1000 * 1000)

/* A measurement. */
typedef struct
{
  double seconds;
  double megabytes;     /* highest memory of its process */
} Cost;

typedef struct
{
  const char *name;
  const char *title;
  gboolean  (*run) (const char *path,
                    Cost       *cost);
  const char *python;   /* instead of @run: prints seconds and kilobytes */
} Job;

static double
seconds_of (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

static double
cpu_seconds (void)
{
  return seconds_of (CLOCK_PROCESS_CPUTIME_ID);
}

/* The file */

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

/* A file like those of other programs: eight values for each organisation, six
 * for each link, with accents and entities.  Of 50,000 organisations it has 61 MB,
 * of 200,000 it has 246 MB.
 */
static char *
make_file (guint n_organisations)
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

/* The jobs, each in a process of its own */

static void
start_element_cb (void           *user_data,
                  const xmlChar  *name,
                  const xmlChar  *prefix,
                  const xmlChar  *uri,
                  int             n_namespaces,
                  const xmlChar **namespaces,
                  int             n_attributes,
                  int             n_defaulted,
                  const xmlChar **attributes)
{
  (*(guint *) user_data)++;
}

static void
end_element_cb (void          *user_data,
                const xmlChar *name,
                const xmlChar *prefix,
                const xmlChar *uri)
{
}

static void
characters_cb (void          *user_data,
               const xmlChar *text,
               int            length)
{
}

/* Every event that our reader needs is met, nothing is kept. */
static gboolean
bare_pass (const char *path,
           Cost       *cost)
{
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC, .startElementNs = start_element_cb, .endElementNs = end_element_cb,
    .characters = characters_cb, .cdataBlock = characters_cb, .ignorableWhitespace = characters_cb,
  };
  guint n_elements = 0;
  double start = cpu_seconds ();
  xmlParserCtxtPtr context = xmlCreatePushParserCtxt (&handler, &n_elements, NULL, 0, NULL);
  g_autofree char *buffer = g_malloc (CHUNK);
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gssize length;

  while ((length = read (fd, buffer, CHUNK)) > 0)
    xmlParseChunk (context, buffer, (int) length, 0);
  xmlParseChunk (context, NULL, 0, 1);
  xmlFreeParserCtxt (context);
  close (fd);
  cost->seconds = cpu_seconds () - start;

  return n_elements > 0;
}

static int
read_cb (void *user_data,
         char *to,
         int   length)
{
  return (int) read (*(int *) user_data, to, (gsize) length);
}

static int
close_cb (void *user_data)
{
  return 0;
}

/* The same, of a parser that asks for the bytes instead of being given them. */
static gboolean
bare_asking_pass (const char *path,
                  Cost       *cost)
{
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC, .startElementNs = start_element_cb, .endElementNs = end_element_cb,
    .characters = characters_cb, .cdataBlock = characters_cb, .ignorableWhitespace = characters_cb,
  };
  guint n_elements = 0;
  double start = cpu_seconds ();
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  xmlParserCtxtPtr context = xmlCreateIOParserCtxt (&handler, &n_elements, read_cb, close_cb, &fd, XML_CHAR_ENCODING_NONE);

  xmlParseDocument (context);
  xmlFreeParserCtxt (context);
  close (fd);
  cost->seconds = cpu_seconds () - start;

  return n_elements > 0;
}

static MgNetwork *
read_network (const char *path)
{
  g_autoptr(GError) error = NULL;
  MgNetwork *network = mg_format_read_file (path, mg_format_find ("graphml"), NULL, NULL, NULL, &error);

  if (network == NULL)
    g_printerr ("%s\n", error->message);

  return network;
}

static gboolean
read_ours (const char *path,
           Cost       *cost)
{
  double start = cpu_seconds ();
  g_autoptr(MgNetwork) network = read_network (path);

  cost->seconds = cpu_seconds () - start;

  return network != NULL;
}

static GBytes *
write_network (const char *path,
               Cost       *cost)
{
  g_autoptr(MgNetwork) network = read_network (path);
  double start = cpu_seconds ();
  GBytes *bytes;

  if (network == NULL)
    return NULL;

  bytes = mg_format_find ("graphml")->write (network, NULL, NULL);
  cost->seconds = cpu_seconds () - start;

  return bytes;
}

static gboolean
write_ours (const char *path,
            Cost       *cost)
{
  g_autoptr(GBytes) bytes = write_network (path, cost);

  return bytes != NULL;
}

static gboolean
verify_ours (const char *path,
             Cost       *cost)
{
  g_autoptr(GBytes) bytes = write_network (path, cost);
  double start = cpu_seconds ();

  if (bytes == NULL || !mg_format_verify (mg_format_find ("graphml"), bytes, NULL))
    return FALSE;

  cost->seconds = cpu_seconds () - start;

  return TRUE;
}

/* To disk: time that passes, not of the processor. */
static gboolean
sync_ours (const char *path,
           Cost       *cost)
{
  g_autoptr(GBytes) bytes = write_network (path, cost);
  g_autofree char *target = g_strconcat (path, ".synced", NULL);
  int fd = open (target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gsize left = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &left) : NULL;
  double start;
  gboolean done;

  for (gssize n; left > 0 && (n = write (fd, data, left)) > 0; data += n)
    left -= (gsize) n;

  start = seconds_of (CLOCK_MONOTONIC);
  done = fd >= 0 && left == 0 && fsync (fd) == 0;
  cost->seconds = seconds_of (CLOCK_MONOTONIC) - start;
  close (fd);
  g_unlink (target);

  return done;
}

static gboolean
open_igraph (const char *path,
             igraph_t   *graph)
{
  FILE *file = fopen (path, "rb");
  gboolean done;

  igraph_set_attribute_table (&igraph_cattribute_table);
  igraph_set_error_handler (igraph_error_handler_printignore);
  done = file != NULL && igraph_read_graph_graphml (graph, file, 0) == IGRAPH_SUCCESS;
  if (file != NULL)
    fclose (file);

  return done;
}

static gboolean
read_igraph (const char *path,
             Cost       *cost)
{
  double start = cpu_seconds ();
  igraph_t graph;
  gboolean done = open_igraph (path, &graph);

  cost->seconds = cpu_seconds () - start;
  if (done)
    igraph_destroy (&graph);

  return done;
}

static gboolean
write_igraph (const char *path,
              Cost       *cost)
{
  FILE *file = fopen ("/dev/null", "wb");
  igraph_t graph;
  gboolean done;
  double start;

  if (file == NULL || !open_igraph (path, &graph))
    return FALSE;

  start = cpu_seconds ();
  done = igraph_write_graph_graphml (&graph, file, 1) == IGRAPH_SUCCESS;
  fclose (file);
  cost->seconds = cpu_seconds () - start;
  igraph_destroy (&graph);

  return done;
}

#define PYTHON(import, call) \
  "import resource, sys, time\n" import "\nt = time.process_time()\n" call "\n" \
  "print(time.process_time() - t, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"

enum
{
  BARE,
  BARE_ASKING,
  READ_OURS,
  READ_IGRAPH,
  READ_GRAPH_TOOL,
  READ_NETWORKX,
  WRITE_OURS,
  WRITE_IGRAPH,
  VERIFY_OURS,
  SYNC_OURS,
  N_JOBS
};

static const Job jobs[N_JOBS] = {
  [BARE] = { "bare", "bare libxml2 pass", bare_pass, NULL },
  [BARE_ASKING] = { "bare-asking", "bare pass, pulling", bare_asking_pass, NULL },
  [READ_OURS] = { "read", "read: ours", read_ours, NULL },
  [READ_IGRAPH] = { "read-igraph", "read: igraph (C)", read_igraph, NULL },
  [READ_GRAPH_TOOL] = { "read-graph-tool", "read: graph-tool", NULL,
                        PYTHON ("import graph_tool", "graph_tool.load_graph(sys.argv[1])") },
  [READ_NETWORKX] = { "read-networkx", "read: NetworkX", NULL,
                      PYTHON ("import networkx", "networkx.read_graphml(sys.argv[1])") },
  [WRITE_OURS] = { "write", "write: ours", write_ours, NULL },
  [WRITE_IGRAPH] = { "write-igraph", "write: igraph (C)", write_igraph, NULL },
  [VERIFY_OURS] = { "verify", "read back and compare", verify_ours, NULL },
  [SYNC_OURS] = { "sync", "fsync (time passed)", sync_ours, NULL },
};

/* In the child: prints what the parent reads. */
static int
run_job (const char *name,
         const char *path)
{
  Cost cost = { 0., 0. };
  struct rusage usage;
  char seconds[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < N_JOBS; i++)
    if (g_str_equal (jobs[i].name, name) && jobs[i].run != NULL && jobs[i].run (path, &cost))
      {
        getrusage (RUSAGE_SELF, &usage);
        printf ("%s %ld\n", g_ascii_dtostr (seconds, sizeof seconds, cost.seconds), usage.ru_maxrss);
        return 0;
      }

  return 1;
}

static gboolean
start_job (const Job  *job,
           const char *path,
           Cost       *cost)
{
  const char *ours[] = { "/proc/self/exe", "--job", job->name, path, NULL };
  const char *python[] = { "/usr/bin/python3", "-c", job->python, path, NULL };
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *output = NULL;
  char *end = NULL;
  int status;

  ours[0] = self;
  if (!g_spawn_sync (NULL, (char **) (job->run != NULL ? ours : python), NULL,
                     job->run != NULL ? G_SPAWN_DEFAULT : G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                     &output, NULL, &status, NULL) || !g_spawn_check_wait_status (status, NULL))
    return FALSE;

  cost->seconds = g_ascii_strtod (output, &end);
  cost->megabytes = g_ascii_strtod (end, NULL) * 1024. / 1e6;

  return end != output;
}

/* The report */

static int
compare_costs (const void *a,
               const void *b)
{
  double left = ((const Cost *) a)->seconds;
  double right = ((const Cost *) b)->seconds;

  return (left > right) - (left < right);
}

/* Each job in turn, several times over.  What failed costs nothing. */
static void
measure (const char *path,
         goffset     size,
         Cost        medians[N_JOBS])
{
  Cost costs[N_JOBS][MAX_TURNS];
  guint n_turns = MAX_TURNS;

  memset (costs, 0, sizeof costs);
  for (guint turn = 0; turn < n_turns; turn++)
    for (guint i = 0; i < N_JOBS; i++)
      if (jobs[i].run != NULL || (turn == 0 && size < LARGE))
        start_job (&jobs[i], path, &costs[i][turn]);
      else
        costs[i][turn] = costs[i][0];

  for (guint i = 0; i < N_JOBS; i++)
    {
      qsort (costs[i], n_turns, sizeof (Cost), compare_costs);
      medians[i] = costs[i][n_turns / 2];
    }
}

static void
print_ratio (const Cost *costs,
             guint       above,
             guint       below,
             const char *goal)
{
  if (costs[above].seconds > 0. && costs[below].seconds > 0.)
    printf ("  %-22s / %-22s %6.2f   (%s)\n", jobs[above].title, jobs[below].title,
            costs[above].seconds / costs[below].seconds, goal);
}

static void
report_file (const char *path)
{
  Cost costs[N_JOBS];
  GStatBuf status;

  if (g_stat (path, &status) < 0)
    g_error ("%s: %s", path, g_strerror (errno));

  measure (path, status.st_size, costs);
  printf ("\n%.1f MB\n  %-24s  %10s  %8s  %13s\n", (double) status.st_size / 1e6, "", "ms", "MB/s", "peak MB");
  for (guint i = 0; i < N_JOBS; i++)
    if (costs[i].seconds > 0.)
      printf ("  %-24s  %10.1f  %8.0f  %13.0f\n", jobs[i].title, costs[i].seconds * 1e3,
              (double) status.st_size / 1e6 / costs[i].seconds, costs[i].megabytes);
    else
      printf ("  %-24s  %s\n", jobs[i].title,
              jobs[i].run == NULL && status.st_size >= LARGE ? "skipped: too slow for a file of this size"
              : jobs[i].run == NULL ? "skipped: not installed, or cannot read it" : "failed");

  print_ratio (costs, READ_OURS, BARE, "goal: 1.4 at most");
  print_ratio (costs, READ_OURS, BARE_ASKING, "the floor of our parser");
  print_ratio (costs, READ_IGRAPH, READ_OURS, "goal: 3 at least");
  print_ratio (costs, READ_GRAPH_TOOL, READ_OURS, "goal: above 1");
  print_ratio (costs, READ_NETWORKX, READ_OURS, "goal: above 1");
  print_ratio (costs, WRITE_IGRAPH, WRITE_OURS, "goal: 6 at least");
  printf ("  peak memory of our reading / file                %6.2f   (goal: below 1.3 for the largest)\n",
          costs[READ_OURS].megabytes * 1e6 / (double) status.st_size);
  fflush (stdout);
}

static void
report (const char *size_or_path)
{
  guint64 n;
  g_autofree char *made = NULL;

  if (!g_ascii_string_to_unsigned (size_or_path, 10, 1, 10 * 1000 * 1000, &n, NULL))
    {
      report_file (size_or_path);
      return;
    }

  made = make_file ((guint) n);
  report_file (made);
  g_unlink (made);
}

int
main (int    argc,
      char **argv)
{
  static const char * const usual[] = { "5000", "50000", "200000" };

  if (argc == 4 && g_str_equal (argv[1], "--job"))
    return run_job (argv[2], argv[3]);

  printf ("GraphML: CPU time of each job, the middle one of several turns, each in a process of its own\n");
  for (int i = 1; i < argc; i++)
    report (argv[i]);
  for (guint i = 0; argc == 1 && i < G_N_ELEMENTS (usual); i++)
    report (usual[i]);

  return 0;
}
