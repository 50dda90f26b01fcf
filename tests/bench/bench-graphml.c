/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and writing GraphML beside a bare pass of libxml2, which is the floor
 * of whoever reads with it, and beside igraph, graph-tool and NetworkX.
 *
 * Every measurement is a process of its own, which tells the time of its job alone
 * and its highest memory; they take turns, and the middle one of each counts.  Two
 * times are told side by side: the time that passes, which is what people wait for
 * and in which our reading, on two threads, may be shorter than what it asks of the
 * processors; and that, the CPU time of all threads.  Only the second means anything
 * while the machine does something else; of the first the best turn is told too.
 * Usage: bench-graphml [--reading] [ORGANISATIONS|FILE…]; --reading: nothing else
 */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <igraph.h>
#include <libxml/parser.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "mg-format.h"
#include "mg-graphml-maker.h"

#define CHUNK 65536
#define USUAL_TURNS 5
#define MAX_TURNS 15
/* Larger files are not given to Python. */
#define LARGE (100 * 1000 * 1000)

/* A measurement; @cpu and @wall are when it began while it goes on. */
typedef struct
{
  double cpu;           /* seconds of the processor, of all threads */
  double wall;          /* seconds that passed */
  double megabytes;     /* highest memory of its process */
} Cost;

typedef struct
{
  const char *name;
  const char *title;
  gboolean  (*run) (const char *path,
                    Cost       *cost);
  const char *python;   /* instead of @run: prints both sorts of seconds, and kilobytes */
} Job;

static double
seconds_of (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

static void
begin (Cost *cost)
{
  cost->cpu = seconds_of (CLOCK_PROCESS_CPUTIME_ID);
  cost->wall = seconds_of (CLOCK_MONOTONIC);
}

static void
end (Cost *cost)
{
  cost->wall = seconds_of (CLOCK_MONOTONIC) - cost->wall;
  cost->cpu = seconds_of (CLOCK_PROCESS_CPUTIME_ID) - cost->cpu;
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
  xmlParserCtxtPtr context;
  g_autofree char *buffer = g_malloc (CHUNK);
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gssize length;

  begin (cost);
  context = xmlCreatePushParserCtxt (&handler, &n_elements, NULL, 0, NULL);
  while ((length = read (fd, buffer, CHUNK)) > 0)
    xmlParseChunk (context, buffer, (int) length, 0);
  xmlParseChunk (context, NULL, 0, 1);
  xmlFreeParserCtxt (context);
  close (fd);
  end (cost);

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
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  xmlParserCtxtPtr context;

  begin (cost);
  context = xmlCreateIOParserCtxt (&handler, &n_elements, read_cb, close_cb, &fd, XML_CHAR_ENCODING_NONE);
  xmlParseDocument (context);
  xmlFreeParserCtxt (context);
  close (fd);
  end (cost);

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
  g_autoptr(MgNetwork) network = NULL;

  begin (cost);
  network = read_network (path);
  end (cost);

  return network != NULL;
}

static GBytes *
write_network (const char *path,
               Cost       *cost)
{
  g_autoptr(MgNetwork) network = read_network (path);
  GBytes *bytes;

  if (network == NULL)
    return NULL;

  begin (cost);
  bytes = mg_format_find ("graphml")->write (network, NULL, NULL, NULL, NULL);
  end (cost);

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
  gboolean done;

  if (bytes == NULL)
    return FALSE;

  begin (cost);
  done = mg_format_verify (mg_format_find ("graphml"), bytes, NULL, NULL, NULL);
  end (cost);

  return done;
}

/* To disk: nearly all of it is time that passes. */
static gboolean
sync_ours (const char *path,
           Cost       *cost)
{
  g_autoptr(GBytes) bytes = write_network (path, cost);
  g_autofree char *target = g_strconcat (path, ".synced", NULL);
  int fd = open (target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gsize left = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &left) : NULL;
  gboolean done;

  for (gssize n; left > 0 && (n = write (fd, data, left)) > 0; data += n)
    left -= (gsize) n;

  begin (cost);
  done = fd >= 0 && left == 0 && fsync (fd) == 0;
  end (cost);
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
  igraph_t graph;
  gboolean done;

  begin (cost);
  done = open_igraph (path, &graph);
  end (cost);
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

  if (file == NULL || !open_igraph (path, &graph))
    return FALSE;

  begin (cost);
  done = igraph_write_graph_graphml (&graph, file, 1) == IGRAPH_SUCCESS;
  fclose (file);
  end (cost);
  igraph_destroy (&graph);

  return done;
}

#define PYTHON(import, call) \
  "import resource, sys, time\n" import "\nw = time.monotonic()\nt = time.process_time()\n" call "\n" \
  "print(time.process_time() - t, time.monotonic() - w, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"

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
  [SYNC_OURS] = { "sync", "fsync", sync_ours, NULL },
};

/* In the child: prints what the parent reads. */
static int
run_job (const char *name,
         const char *path)
{
  Cost cost = { 0., };
  struct rusage usage;
  char cpu[G_ASCII_DTOSTR_BUF_SIZE];
  char wall[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < N_JOBS; i++)
    if (g_str_equal (jobs[i].name, name) && jobs[i].run != NULL && jobs[i].run (path, &cost))
      {
        getrusage (RUSAGE_SELF, &usage);
        printf ("%s %s %ld\n", g_ascii_dtostr (cpu, sizeof cpu, cost.cpu), g_ascii_dtostr (wall, sizeof wall, cost.wall),
                usage.ru_maxrss);
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
  char *rest = NULL;
  int status;

  ours[0] = self;
  if (!g_spawn_sync (NULL, (char **) (job->run != NULL ? ours : python), NULL,
                     job->run != NULL ? G_SPAWN_DEFAULT : G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                     &output, NULL, &status, NULL) || !g_spawn_check_wait_status (status, NULL))
    return FALSE;

  cost->cpu = g_ascii_strtod (output, &rest);
  cost->wall = g_ascii_strtod (rest, &rest);
  cost->megabytes = g_ascii_strtod (rest, NULL) * 1024. / 1e6;

  return rest != output;
}

/* The report */

static int
compare_doubles (const void *a,
                 const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

/* Of all turns of a job.  What failed costs nothing. */
typedef struct
{
  double cpu;
  double wall;
  double best_wall;
  double megabytes;
} Summary;

static double
middle (const Cost *costs,
        guint       n,
        gsize       offset,
        double     *least)
{
  double values[MAX_TURNS];

  for (guint i = 0; i < n; i++)
    values[i] = *(const double *) (const void *) ((const char *) &costs[i] + offset);

  qsort (values, n, sizeof *values, compare_doubles);
  *least = values[0];

  return values[n / 2];
}

static Summary
summarise (const Cost *costs,
           guint       n)
{
  Summary summary;
  double least;

  summary.cpu = middle (costs, n, offsetof (Cost, cpu), &least);
  summary.megabytes = middle (costs, n, offsetof (Cost, megabytes), &least);
  summary.wall = middle (costs, n, offsetof (Cost, wall), &summary.best_wall);

  return summary;
}

static gboolean reading_only;

static gboolean
is_asked_for (guint job)
{
  return !reading_only || job <= READ_IGRAPH;
}

/* Each job in turn, several times over. */
static void
measure (const char *path,
         goffset     size,
         Summary     summaries[N_JOBS])
{
  static Cost costs[N_JOBS][MAX_TURNS];
  guint n_turns = reading_only ? MAX_TURNS : USUAL_TURNS;

  memset (costs, 0, sizeof costs);
  for (guint turn = 0; turn < n_turns; turn++)
    for (guint i = 0; i < N_JOBS; i++)
      if (is_asked_for (i) && (jobs[i].run != NULL || (turn == 0 && size < LARGE)))
        start_job (&jobs[i], path, &costs[i][turn]);
      else
        costs[i][turn] = costs[i][0];

  for (guint i = 0; i < N_JOBS; i++)
    summaries[i] = summarise (costs[i], n_turns);
}

static void
print_ratio (const Summary *costs,
             guint          above,
             guint          below,
             const char    *goal)
{
  if (costs[above].wall > 0. && costs[below].wall > 0.)
    printf ("  %-22s / %-22s %6.2f  %6.2f  %6.2f   (%s)\n", jobs[above].title, jobs[below].title,
            costs[above].wall / costs[below].wall, costs[above].best_wall / costs[below].best_wall,
            costs[above].cpu / costs[below].cpu, goal);
}

static void
print_job (guint          job,
           const Summary *cost,
           goffset        size)
{
  if (cost->wall > 0.)
    printf ("  %-24s  %10.1f  %10.1f  %10.1f  %8.0f  %13.0f\n", jobs[job].title, cost->wall * 1e3,
            cost->best_wall * 1e3, cost->cpu * 1e3, (double) size / 1e6 / cost->wall, cost->megabytes);
  else
    printf ("  %-24s  %s\n", jobs[job].title,
            jobs[job].run == NULL && size >= LARGE ? "skipped: too slow for a file of this size"
            : jobs[job].run == NULL ? "skipped: not installed, or cannot read it" : "failed");
}

static void
report_file (const char *path)
{
  Summary costs[N_JOBS];
  GStatBuf status;

  if (g_stat (path, &status) < 0)
    g_error ("%s: %s", path, g_strerror (errno));

  measure (path, status.st_size, costs);
  printf ("\n%.1f MB\n  %-24s  %10s  %10s  %10s  %8s  %13s\n", (double) status.st_size / 1e6, "",
          "wall ms", "best wall", "CPU ms", "MB/s", "peak MB");
  for (guint i = 0; i < N_JOBS; i++)
    if (is_asked_for (i))
      print_job (i, &costs[i], status.st_size);

  printf ("  %-48s %5s  %6s  %6s\n", "", "wall", "best", "CPU");
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

  made = mg_make_graphml ((guint) n);
  report_file (made);
  g_unlink (made);
}

int
main (int    argc,
      char **argv)
{
  static const char * const usual[] = { "5000", "50000", "200000" };
  int first = 1;

  if (argc == 4 && g_str_equal (argv[1], "--job"))
    return run_job (argv[2], argv[3]);

  if (argc > 1 && g_str_equal (argv[1], "--reading"))
    {
      reading_only = TRUE;
      first = 2;
    }

  printf ("GraphML: the middle one of several turns of each job, each in a process of its own\n");
  for (int i = first; i < argc; i++)
    report (argv[i]);
  for (guint i = 0; first == argc && i < G_N_ELEMENTS (usual); i++)
    report (usual[i]);

  return 0;
}
