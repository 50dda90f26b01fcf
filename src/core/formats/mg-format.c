/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

#include "mg-csv.h"
#include "mg-dl.h"
#include "mg-dot.h"
#include "mg-error.h"
#include "mg-gexf.h"
#include "mg-gml.h"
#include "mg-graphml.h"
#include "mg-input.h"
#include "mg-json.h"
#include "mg-pajek.h"
#include "mg-vna.h"

/* Compressing so much takes a few hundredths of a second. */
#define PACKED_PER_LOOK (1u << 20)

/* GraphML's writer takes a fraction of a second for 50,000 organisations, and is
 * asked before and after.
 */
static GBytes *
write_graphml (MgNetwork     *network,
               MgWarnings    *warnings,
               MgProgress    *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(GBytes) bytes = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  bytes = mg_graphml_write (network, warnings, error);

  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : g_steal_pointer (&bytes);
}

/* One row per format: a new one is a new row, a reader and a writer. */
static const MgFormat formats[] = {
  {
    "graphml", N_("Network (GraphML)"), "graphml graphml.gz xml xml.gz",
    "application/graphml+xml", mg_graphml_read, write_graphml, mg_graphml_matches
  },
  { "gml", N_("GML network"), "gml gml.gz", "text/x-gml", mg_gml_read, mg_gml_write },
  {
    "gexf", N_("Gephi (GEXF)"), "gexf gexf.gz",
    "application/gexf+xml", mg_gexf_read, mg_gexf_write
  },
  {
    "json", N_("JSON network (NetworkX, D3, Cytoscape.js)"), "json json.gz cyjs",
    "application/json", mg_json_read, mg_json_write
  },
  {
    "dot", N_("Graphviz (DOT)"), "dot gv dot.gz gv.gz", "text/vnd.graphviz", mg_dot_read, mg_dot_write
  },
  { "pajek", N_("Pajek network"), "net", "application/x-pajek", mg_pajek_read, mg_pajek_write },
  { "pajek-project", N_("Pajek project"), "paj", "application/x-pajek-project", mg_pajek_read, mg_pajek_write_project },
  { "csv", N_("List of links (CSV)"), "csv", "text/csv", mg_csv_read, mg_csv_write },
  { "tsv", N_("List of links (TSV)"), "tsv tab", "text/tab-separated-values", mg_csv_read, mg_csv_write_tabs },
  { "csv-matrix", N_("Matrix (CSV)"), "matrix.csv", "text/csv", mg_csv_read, mg_csv_write_matrix },
  {
    "table", N_("Table or spreadsheet"), "txt xlsx ods fods",
    "application/vnd.oasis.opendocument.spreadsheet", mg_csv_read, NULL
  },
  { "ucinet", N_("UCINET list of links (DL)"), "dl", "application/x-ucinet-dl", mg_dl_read, mg_dl_write },
  { "ucinet-matrix", N_("UCINET matrices (DL)"), "matrix.dl", "application/x-ucinet-dl-matrix", mg_dl_read, mg_dl_write_matrix },
  { "vna", N_("NetDraw network (VNA)"), "vna", "application/x-vna", mg_vna_read, NULL },
};

const MgFormat *
mg_format_get_table (guint *n_rows)
{
  if (n_rows != NULL)
    *n_rows = G_N_ELEMENTS (formats);

  return formats;
}

const MgFormat *
mg_format_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].id, id))
      return &formats[i];

  return NULL;
}

static gboolean
has_extension (const char *path,
               const char *extension)
{
  gsize length = strlen (extension);
  gsize whole = strlen (path);

  return whole > length && path[whole - length - 1] == '.' &&
         g_ascii_strcasecmp (path + whole - length, extension) == 0;
}

const MgFormat *
mg_format_for_path (const char *path)
{
  const MgFormat *best = NULL;
  gsize best_length = 0;

  g_return_val_if_fail (path != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_auto(GStrv) extensions = g_strsplit (formats[i].extensions, " ", -1);

      for (guint j = 0; extensions[j] != NULL; j++)
        if (strlen (extensions[j]) > best_length && has_extension (path, extensions[j]))
          {
            best = &formats[i];
            best_length = strlen (extensions[j]);
          }
    }

  return best;
}

gboolean
mg_format_is_table (const char *path)
{
  const MgFormat *format = mg_format_for_path (path);

  return format != NULL && format->read == mg_csv_read;
}

static MgNetwork *
read_fd (int              fd,
         const char      *display_name,
         const MgFormat  *format,
         MgWarnings      *warnings,
         MgProgress      *progress,
         GCancellable    *cancellable,
         GError         **error)
{
  g_autoptr(MgNetwork) network = mg_network_new ();

  if (!format->read (network, fd, display_name, warnings, progress, cancellable, error))
    return NULL;

  if (progress != NULL)
    mg_progress_report (progress, 1.);

  return g_steal_pointer (&network);
}

static gboolean
check_reader (const MgFormat  *format,
              const char      *display_name,
              GError         **error)
{
  if (format->read != NULL)
    return TRUE;

  g_set_error (error, MG_ERROR, MG_ERROR_UNSUPPORTED,
               _("%s: Files of this kind (%s) can be written but not read."), display_name, _(format->name));

  return FALSE;
}

/* By name and content; what neither tells is GraphML. */
static const MgFormat *
choose_format (const char *path,
               int         fd,
               MgWarnings *warnings)
{
  const MgFormat *by_name = mg_format_for_path (path);
  const MgFormat *guessed = mg_format_guess (fd, by_name);

  if (guessed != NULL && by_name != NULL && guessed != by_name &&
      !has_extension (path, "txt") && !has_extension (path, "xml"))
    mg_warnings_add (warnings, 0,
                     /* Translators: both %s are kinds of files, such as “Network (GraphML)”. */
                     _("The name of the file announces another kind (%s) than it holds (%s); it is read as what it holds."),
                     _(by_name->name), _(guessed->name));

  if (guessed != NULL)
    return guessed;

  return by_name != NULL ? by_name : mg_format_find ("graphml");
}

MgNetwork *
mg_format_read_fd (int              fd,
                   const char      *name,
                   const MgFormat  *format,
                   MgWarnings      *warnings,
                   MgProgress      *progress,
                   GCancellable    *cancellable,
                   GError         **error)
{
  g_autofree char *display_name = NULL;

  g_return_val_if_fail (fd >= 0 && name != NULL, NULL);

  display_name = g_filename_display_name (name);
  if (format == NULL)
    format = choose_format (name, fd, warnings);
  if (!check_reader (format, display_name, error))
    return NULL;

  return read_fd (fd, display_name, format, warnings, progress, cancellable, error);
}

MgNetwork *
mg_format_read_file (const char      *path,
                     const MgFormat  *format,
                     MgWarnings      *warnings,
                     MgProgress      *progress,
                     GCancellable    *cancellable,
                     GError         **error)
{
  MgNetwork *network;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  if ((fd = mg_input_open (path, error)) < 0)
    return NULL;

  network = mg_format_read_fd (fd, path, format, warnings, progress, cancellable, error);
  close (fd);

  return network;
}

/* One gzip member without name or time: the same bytes every time. */
static GBytes *
pack (GBytes        *plain,
      GCancellable  *cancellable,
      GError       **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (plain, &length);
  z_stream z = { 0, };
  g_autofree guint8 *packed = NULL;
  int status;

  if (deflateInit2 (&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                           _("There is not enough memory to compress the file. Close other programs and try again."));
      return NULL;
    }

  packed = g_malloc (deflateBound (&z, length));
  z.next_in = (guint8 *) data;
  z.next_out = packed;
  z.avail_out = (guint) deflateBound (&z, length);
  do
    {
      z.avail_in = (guint) MIN (length - z.total_in, PACKED_PER_LOOK);
      status = deflate (&z, z.total_in + z.avail_in == length ? Z_FINISH : Z_NO_FLUSH);
    }
  while (status == Z_OK && !g_cancellable_set_error_if_cancelled (cancellable, error));
  length = z.total_out;
  deflateEnd (&z);
  if (status == Z_OK)
    return NULL;
  g_return_val_if_fail (status == Z_STREAM_END, NULL);

  return g_bytes_new_take (g_steal_pointer (&packed), length);
}

/* Whether it can be opened again. */
static gboolean
check_size (GBytes    *bytes,
            gboolean   is_ours,
            GError   **error)
{
  if (g_bytes_get_size (bytes) <= mg_input_get_limit (is_ours))
    return TRUE;

  g_set_error_literal (error, MG_ERROR, MG_ERROR_TOO_LARGE,
                       is_ours ? _("The network is larger than 1 GiB as a file, the most that can be opened again. Save parts of it.")
                       : _("The network is larger than 256 MiB as a file, the most that can be opened again. Save parts of it."));

  return FALSE;
}

GBytes *
mg_format_serialise (MgNetwork       *network,
                     const MgFormat  *format,
                     const char      *path,
                     MgWarnings      *warnings,
                     MgProgress      *progress,
                     GCancellable    *cancellable,
                     GError         **error)
{
  g_autoptr(GBytes) bytes = NULL;

  g_return_val_if_fail (MG_IS_NETWORK (network) && format != NULL && path != NULL, NULL);

  if (format->write == NULL)
    {
      g_set_error (error, MG_ERROR, MG_ERROR_UNSUPPORTED,
                   _("Files of this kind (%s) can be read but not written. Save as GraphML."), _(format->name));
      return NULL;
    }

  bytes = format->write (network, warnings, progress, cancellable, error);
  if (bytes == NULL)
    return NULL;

  if (!check_size (bytes, g_str_equal (format->id, "graphml"), error))
    return NULL;

  return has_extension (path, "gz") ? pack (bytes, cancellable, error) : g_steal_pointer (&bytes);
}

/* A file in memory, for readers that want one. */
static int
open_bytes (GBytes  *bytes,
            GError **error)
{
  gsize left;
  const char *data = g_bytes_get_data (bytes, &left);
  int fd = memfd_create ("maillage", MFD_CLOEXEC);

  while (fd >= 0 && left > 0)
    {
      gssize n = write (fd, data, left);

      if (n <= 0)
        {
          close (fd);
          fd = -1;
          break;
        }

      data += n;
      left -= (gsize) n;
    }

  if (fd < 0 || lseek (fd, 0, SEEK_SET) < 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                         _("There was not enough memory to read the file. Close other programs and try again."));

  return fd;
}

static MgNetwork *
read_bytes (GBytes          *bytes,
            const MgFormat  *format,
            const char      *display_name,
            MgProgress      *progress,
            GCancellable    *cancellable,
            GError         **error)
{
  MgNetwork *network;
  int fd;

  if ((fd = open_bytes (bytes, error)) < 0)
    return NULL;

  network = read_fd (fd, display_name, format, NULL, progress, cancellable, error);
  close (fd);

  return network;
}

MgNetwork *
mg_format_read_bytes (GBytes          *bytes,
                      const MgFormat  *format,
                      const char      *display_name,
                      GError         **error)
{
  g_return_val_if_fail (bytes != NULL && format != NULL && format->read != NULL, NULL);

  return read_bytes (bytes, format, display_name, NULL, NULL, error);
}

static gboolean
is_packed (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  return length >= 2 && data[0] == 0x1f && data[1] == 0x8b;
}

/* Packed ones have to be packed again. */
static gboolean
check_same (MgNetwork       *network,
            const MgFormat  *format,
            GBytes          *bytes,
            gboolean        *same,
            GCancellable    *cancellable,
            GError         **error)
{
  gboolean packed = is_packed (bytes);
  g_autoptr(GBytes) again = NULL;

  if (format->matches != NULL && !packed)
    {
      *same = format->matches (network, bytes);
      return !g_cancellable_set_error_if_cancelled (cancellable, error);
    }

  again = mg_format_serialise (network, format, packed ? "again.gz" : "again", NULL, NULL, cancellable, error);
  if (again == NULL)
    return FALSE;

  *same = g_bytes_equal (again, bytes);

  return TRUE;
}

gboolean
mg_format_verify (const MgFormat  *format,
                  GBytes          *bytes,
                  MgProgress      *progress,
                  GCancellable    *cancellable,
                  GError         **error)
{
  g_autoptr(MgNetwork) network = read_bytes (bytes, format, _("What is to be saved"), progress, cancellable, error);
  gboolean same = FALSE;

  if (network == NULL)
    return FALSE;

  if (!check_same (network, format, bytes, &same, cancellable, error))
    return FALSE;
  if (same)
    return TRUE;

  g_set_error_literal (error, MG_ERROR, MG_ERROR_SYNTAX,
                       _("What was to be saved could not be read back as it is; nothing was written. Please report this, and export your tables as CSV meanwhile."));

  return FALSE;
}
