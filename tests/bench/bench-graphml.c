/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading and writing GraphML beside a bare pass of libxml2, which is the floor
 * of whoever reads with it, and beside igraph: median processor time, taken in
 * turns in one run.  Usage: bench-graphml [ORGANISATIONS…]
 */
#include <glib/gstdio.h>
#include <igraph.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "mg-format.h"
#include "mg-generator.h"

#define N_TURNS 5
#define CHUNK 65536

typedef struct
{
  const char *path;
  MgNetwork  *network;
  igraph_t    graph;
  gboolean    has_graph;
} Case;

typedef void (*Job) (Case *self);

static double
cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

/* A file like those of other programs: eight values for each organisation, six
 * for each link, with accents and entities.
 */
static char *
make_file (guint n_organisations)
{
  static const char * const kinds[] = { "ess", "firm", "local_authority", "research" };
  static const char * const layers[] = { "mutualisation", "project", "strategy" };
  g_autoptr(GString) text = g_string_sized_new (n_organisations * 1300);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "maillage-bench-XXXXXX.graphml", NULL);
  guint n_pairs = 0;
  g_autofree guint *pairs = mg_generate_pairs (n_organisations, 6., 42, &n_pairs);
  g_autoptr(GError) error = NULL;
  int fd;

  g_string_append (text,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
  for (guint i = 0; i < 8; i++)
    g_string_append_printf (text, "<key id=\"n%u\" for=\"node\" attr.name=\"%s\" attr.type=\"%s\"/>\n", i,
                            (const char *[]) { "label", "kind", "commune", "note", "x", "y", "jobs", "year" }[i],
                            i < 4 ? "string" : "double");
  for (guint i = 0; i < 6; i++)
    g_string_append_printf (text, "<key id=\"e%u\" for=\"edge\" attr.name=\"%s\" attr.type=\"%s\"/>\n", i,
                            (const char *[]) { "layer", "type", "note", "weight", "since", "amount" }[i],
                            i < 3 ? "string" : "double");
  g_string_append (text, "<graph id=\"G\" edgedefault=\"undirected\">\n");

  for (guint i = 0; i < n_organisations; i++)
    g_string_append_printf (text,
                            "<node id=\"n%u\"><data key=\"n0\">Coopérative n° %u</data><data key=\"n1\">%s</data>"
                            "<data key=\"n2\">Égletons</data><data key=\"n3\">Bois &amp; réemploi, l’atelier %u</data>"
                            "<data key=\"n4\">%u.25</data><data key=\"n5\">%u.5</data><data key=\"n6\">%u</data>"
                            "<data key=\"n7\">%u</data></node>\n",
                            i, i, kinds[i % 4], i % 97, i * 7 % 5000, i * 13 % 5000, i % 120, 1990 + i % 30);

  for (guint i = 0; i < n_pairs; i++)
    g_string_append_printf (text,
                            "<edge id=\"e%u\" source=\"n%u\" target=\"n%u\"><data key=\"e0\">%s</data>"
                            "<data key=\"e1\">joint_offer</data><data key=\"e2\">Convention signée</data>"
                            "<data key=\"e3\">%u</data><data key=\"e4\">%u</data><data key=\"e5\">%u</data></edge>\n",
                            i, pairs[2 * i], pairs[2 * i + 1], layers[i % 3], 1 + i % 3, 2009 + i % 8, i * 10 % 90000);
  g_string_append (text, "</graph>\n</graphml>\n");

  fd = g_mkstemp (path);
  if (fd < 0 || !g_close (fd, &error) || !g_file_set_contents (path, text->str, (gssize) text->len, &error))
    g_error ("No file to measure with could be written");

  return g_steal_pointer (&path);
}

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
characters_cb (void          *user_data,
               const xmlChar *text,
               int            length)
{
}

/* Every event is met, nothing is kept. */
static void
bare_pass (Case *self)
{
  xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC, .startElementNs = start_element_cb,
                            .characters = characters_cb };
  guint n_elements = 0;
  xmlParserCtxtPtr context = xmlCreatePushParserCtxt (&handler, &n_elements, NULL, 0, NULL);
  g_autofree char *buffer = g_malloc (CHUNK);
  FILE *file = fopen (self->path, "rb");
  size_t length;

  while (file != NULL && (length = fread (buffer, 1, CHUNK, file)) > 0)
    xmlParseChunk (context, buffer, (int) length, 0);
  xmlParseChunk (context, NULL, 0, 1);
  xmlFreeParserCtxt (context);
  if (file == NULL || fclose (file) != 0 || n_elements == 0)
    g_error ("The file to measure with cannot be read");
}

static void
read_ours (Case *self)
{
  g_autoptr(GError) error = NULL;

  g_clear_object (&self->network);
  self->network = mg_format_read_file (self->path, NULL, NULL, NULL, NULL, &error);
  if (self->network == NULL)
    g_error ("%s", error->message);
}

static void
drop_graph (Case *self)
{
  if (self->has_graph)
    igraph_destroy (&self->graph);
  self->has_graph = FALSE;
}

static void
read_igraph (Case *self)
{
  FILE *file = fopen (self->path, "rb");

  drop_graph (self);
  if (file == NULL || igraph_read_graph_graphml (&self->graph, file, 0) != IGRAPH_SUCCESS)
    g_error ("igraph cannot read the file to measure with");
  fclose (file);
  self->has_graph = TRUE;
}

static void
write_ours (Case *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  bytes = mg_format_serialise (self->network, mg_format_find ("graphml"), "bench.graphml", NULL, &error);
  if (bytes == NULL)
    g_error ("%s", error->message);
}

static void
write_igraph (Case *self)
{
  FILE *file = fopen ("/dev/null", "wb");

  if (file == NULL || igraph_write_graph_graphml (&self->graph, file, 1) != IGRAPH_SUCCESS)
    g_error ("igraph cannot write");
  fclose (file);
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

/* Each job in turn, several times over. */
static void
measure (Case   *self,
         Job    *jobs,
         double *medians,
         guint   n_jobs)
{
  double seconds[8][N_TURNS];

  for (guint turn = 0; turn < N_TURNS; turn++)
    {
      for (guint i = 0; i < n_jobs; i++)
        {
          double start = cpu_seconds ();

          jobs[i] (self);
          seconds[i][turn] = cpu_seconds () - start;
        }
    }

  for (guint i = 0; i < n_jobs; i++)
    {
      qsort (seconds[i], N_TURNS, sizeof (double), compare_doubles);
      medians[i] = seconds[i][N_TURNS / 2];
    }
}

static void
report (guint n_organisations)
{
  Job jobs[] = { bare_pass, read_ours, read_igraph, write_ours, write_igraph };
  double t[G_N_ELEMENTS (jobs)];
  g_autofree char *path = make_file (n_organisations);
  Case self = { .path = path };
  GStatBuf status;

  measure (&self, jobs, t, G_N_ELEMENTS (jobs));
  g_stat (path, &status);
  printf ("%7u  %8.1f  %9.1f  %9.1f  %9.1f  %11.2f  %13.2f  %9.1f  %9.1f  %13.2f\n", n_organisations,
          (double) status.st_size / 1e6, t[0] * 1e3, t[1] * 1e3, t[2] * 1e3, t[1] / t[0], t[2] / t[1],
          t[3] * 1e3, t[4] * 1e3, t[4] / t[3]);
  g_clear_object (&self.network);
  drop_graph (&self);
  g_unlink (path);
}

int
main (int    argc,
      char **argv)
{
  static const guint usual[] = { 500, 5000, 50000 };

  igraph_set_attribute_table (&igraph_cattribute_table);
  printf ("GraphML, median CPU milliseconds of %d turns; ratios above 1 are in our favour but for the first\n",
          N_TURNS);
  printf ("      n        MB  bare pass  ours read     igraph  ours / bare  igraph / ours  our write     igraph"
          "  igraph / ours\n");
  for (int i = 1; i < argc; i++)
    report ((guint) g_ascii_strtoull (argv[i], NULL, 10));
  for (guint i = 0; argc == 1 && i < G_N_ELEMENTS (usual); i++)
    report (usual[i]);

  return 0;
}
