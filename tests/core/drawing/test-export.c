/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-export.h"

#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <string.h>
#include <unistd.h>

#include "mg-map-fixture.h"

static const MgExportFormat formats[] = { MG_EXPORT_SVG, MG_EXPORT_PDF, MG_EXPORT_PNG };

static GBytes *
export_map (const MgScene  *scene,
            MgExportFormat  format)
{
  g_autoptr(GError) error = NULL;
  GBytes *bytes = mg_export (scene, format, 842., 595., 1., NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);

  return bytes;
}

/* What an SVG holds: titles, texts, identifiers. */
typedef struct
{
  GHashTable *titles;
  GHashTable *texts;
  GHashTable *ids;
  GString    *text;
  guint       n_groups;
} Svg;

static void
start_func (GMarkupParseContext  *context,
            const char           *element,
            const char          **names,
            const char          **values,
            gpointer              data,
            GError              **error)
{
  Svg *svg = data;

  if (!g_str_equal (element, "tspan"))
    g_string_truncate (svg->text, 0);
  svg->n_groups += g_str_equal (element, "g");
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_assert_false (strstr (values[i], "nan") != NULL || strstr (values[i], "inf") != NULL);
      if (g_str_equal (names[i], "id"))
        g_assert_true (g_hash_table_add (svg->ids, g_strdup (values[i])));
    }
}

static void
end_func (GMarkupParseContext  *context,
          const char           *element,
          gpointer              data,
          GError              **error)
{
  Svg *svg = data;

  if (g_str_equal (element, "title"))
    g_hash_table_add (svg->titles, g_strdup (svg->text->str));
  else if (g_str_equal (element, "text"))
    g_hash_table_add (svg->texts, g_strdup (svg->text->str));
}

static void
text_func (GMarkupParseContext  *context,
           const char           *text,
           gsize                 length,
           gpointer              data,
           GError              **error)
{
  g_string_append_len (((Svg *) data)->text, text, (gssize) length);
}

static void
svg_parse (Svg    *svg,
           GBytes *bytes)
{
  static const GMarkupParser parser = { start_func, end_func, text_func, NULL, NULL };
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, svg, NULL);
  g_autoptr(GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  *svg = (Svg) {
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    g_string_new (NULL), 0
  };
  g_markup_parse_context_parse (context, data, (gssize) size, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

static void
svg_clear (Svg *svg)
{
  g_hash_table_unref (svg->titles);
  g_hash_table_unref (svg->texts);
  g_hash_table_unref (svg->ids);
  g_string_free (svg->text, TRUE);
}

static void
test_svg (void)
{
  static const char *const names[] = { "Terre & Bois", "<Coop> \"Élan\"",
                                       "Communauté de communes" };
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgScene) scene = NULL;
  g_autoptr(GBytes) bytes = NULL;
  MgId first = map_add_organisation (network, names[0], "ess", 0., 0.), last = first;
  Svg svg;

  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    {
      last = map_add_organisation (network, names[i], "firm", 200. * i, 10. * i);
      map_add_link (network, first, last, "project");
    }
  map_set_text (network, last, MG_FIELD_ID, "1 é\"<&>");
  map_set_text (network, MG_ID_POLE, MG_FIELD_POLE_NAME, "Trois Vallées");
  scene = map_new_scene (network, MG_THEME_PRINT);
  bytes = export_map (scene, MG_EXPORT_SVG);
  svg_parse (&svg, bytes);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (g_hash_table_contains (svg.titles, names[i]));
      g_assert_true (g_hash_table_contains (svg.texts, names[i]));
    }
  g_assert_true (g_hash_table_contains (svg.titles, "Trois Vallées"));
  g_assert_true (g_hash_table_contains (svg.texts, "Trois Vallées"));
  g_assert_true (g_hash_table_contains (svg.titles, "Terre & Bois – Communauté de communes"));
  g_assert_true (g_hash_table_contains (svg.ids, mg_network_get_text (network, first,
                                                                      MG_FIELD_ID)));
  g_assert_true (g_hash_table_contains (svg.ids, "_1_é____"));
  g_assert_cmpuint (svg.n_groups, >=, 5);
  svg_clear (&svg);
}

/* Behind everything, with a name for those who do not see them; what is of another map is not. */
static void
test_circles (void)
{
  char *labels[] = { (char *) "Noyau", (char *) "Au loin" };
  const MgSceneRing rings[] = { { 150., labels[0], labels[0] }, { 9000., labels[1], labels[1] } };
  MgSceneOptions options = { .theme = MG_THEME_PRINT, .rings = rings, .n_rings = 2, .rings_x = 5.,
                             .rings_label = "Rang" };
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgScene) scene = NULL;
  g_autoptr(GBytes) bytes = NULL;
  double x, y, width, height;
  const char *data;
  guint n_rings;
  Svg svg;

  map_add_link (network, map_add_organisation (network, "A", "ess", 0., 0.),
                map_add_organisation (network, "B", "ess", 155., 0.), "project");
  scene = mg_scene_new (network, &options);
  mg_scene_get_rings (scene, &n_rings);
  g_assert_cmpuint (n_rings, ==, 1);
  g_assert_true (mg_scene_get_bounds (scene, &x, &y, &width, &height));
  g_assert_cmpfloat (y, <=, -150.);
  g_assert_cmpfloat (y + height, >=, 150.);
  g_assert_cmpuint (mg_scene_pick (scene, 5., 150., 8.), ==, MG_ID_NONE);

  bytes = export_map (scene, MG_EXPORT_SVG);
  data = g_bytes_get_data (bytes, NULL);
  g_assert_cmpuint (strstr (data, "class=\"circle\"") - data, <, strstr (data, "class=\"links\"") - data);
  svg_parse (&svg, bytes);
  g_assert_true (g_hash_table_contains (svg.titles, labels[0]));
  g_assert_true (g_hash_table_contains (svg.texts, labels[0]));
  g_assert_false (g_hash_table_contains (svg.titles, labels[1]));
  g_assert_true (g_hash_table_contains (svg.texts, "Rang"));
  svg_clear (&svg);
}

static void
test_same_bytes (void)
{
  g_autoptr(MgNetwork) network = map_new_random (30);
  g_autoptr(MgScene) scene = map_new_scene (network, MG_THEME_PRINT);
  g_autoptr(MgScene) again = map_new_scene (network, MG_THEME_PRINT);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr(GBytes) one = export_map (scene, formats[i]);
      g_autoptr(GBytes) other = NULL;

      /* A date in the file would differ by now. */
      if (formats[i] == MG_EXPORT_PDF)
        g_usleep (1100 * 1000);
      other = export_map (again, formats[i]);
      g_assert_true (g_bytes_equal (one, other));
    }
}

static gboolean
begins_with (GBytes     *bytes,
             const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size > strlen (text) && memcmp (data, text, strlen (text)) == 0;
}

static void
check_all (MgNetwork *network)
{
  g_autoptr(MgScene) scene = map_new_scene (network, MG_THEME_PRINT);
  g_autoptr(GBytes) svg_bytes = export_map (scene, MG_EXPORT_SVG);
  g_autoptr(GBytes) pdf = export_map (scene, MG_EXPORT_PDF);
  g_autoptr(GBytes) png = export_map (scene, MG_EXPORT_PNG);
  Svg svg;

  svg_parse (&svg, svg_bytes);
  svg_clear (&svg);
  g_assert_true (begins_with (pdf, "%PDF-"));
  g_assert_true (begins_with (png, "\x89PNG"));
}

static void
test_odd (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId a, b;

  check_all (network);
  a = map_add_organisation (network, "Seule", "ess", 5., 5.);
  check_all (network);
  b = map_add_organisation (network, "Même endroit", "ess", 5., 5.);
  map_add_link (network, a, b, "project");
  map_add_link (network, a, a, "project");
  check_all (network);
  map_add_organisation (network, "Loin", NULL, 1e6, -1e6);
  check_all (network);
}

static void
test_cancel (void)
{
  g_autoptr(MgNetwork) network = map_new_random (30);
  g_autoptr(MgScene) scene = map_new_scene (network, MG_THEME_PRINT);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (mg_export (scene, formats[i], 842., 595., 1., cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static void
test_too_large (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  g_autoptr(MgScene) scene = map_new_scene (network, MG_THEME_PRINT);
  g_autoptr(GError) error = NULL;

  g_assert_null (mg_export (scene, MG_EXPORT_PNG, 20000., 20000., 10., NULL, &error));
  g_assert_nonnull (error);
}

static void
test_sizes (void)
{
  static const struct
  {
    const char *text;
    double      width, height;
  } good[] = {
    { "A4", 842., 595. }, { "a4", 842., 595. }, { "A4-portrait", 595., 842. },
    { "A0", 3370., 2384. }, { "16:9", 1280., 720. }, { "800x600", 800., 600. },
    { "800.5X600", 800.5, 600. },
  };
  static const char *const bad[] = { "", "A9", "A4x", "x", "800", "800x", "x600", "0x0", "1x1",
                                     "-800x600", "1e9x1e9", "nanxnan", "infx600", "800x600x2" };
  double width = 1., height = 2.;
  MgExportFormat format;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (mg_export_parse_size (bad[i], &width, &height));
  g_assert_cmpfloat (width, ==, 1.);
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (mg_export_parse_size (good[i].text, &width, &height));
      g_assert_cmpfloat (width, ==, good[i].width);
      g_assert_cmpfloat (height, ==, good[i].height);
    }

  g_assert_true (mg_export_format_for_path ("/tmp/A.b/Carte.PDF", &format));
  g_assert_cmpint (format, ==, MG_EXPORT_PDF);
  g_assert_false (mg_export_format_for_path ("svg", &format));
}

static cairo_status_t
read_func (void          *closure,
           unsigned char *data,
           unsigned int   length)
{
  const guchar **place = closure;

  memcpy (data, *place, length);
  *place += length;

  return CAIRO_STATUS_SUCCESS;
}

/* A preview and a printer get what a file gets, to the last pixel. */
static void
test_paint (void)
{
  g_autoptr(MgNetwork) network = map_new_random (30);
  g_autoptr(MgScene) scene = map_new_scene (network, MG_THEME_PRINT);
  g_autoptr(GBytes) png = export_map (scene, MG_EXPORT_PNG);
  const guchar *place = g_bytes_get_data (png, NULL);
  cairo_surface_t *file = cairo_image_surface_create_from_png_stream (read_func, &place);
  cairo_surface_t *page = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 842, 595);
  cairo_t *cr = cairo_create (page);
  guint n_different = 0;

  g_assert_true (mg_export_paint (scene, 842., 595., cr, NULL, NULL));
  cairo_destroy (cr);
  cairo_surface_flush (page);
  g_assert_cmpint (cairo_image_surface_get_width (file), ==, 842);
  for (int y = 0; y < 595; y++)
    {
      const guint32 *one = (const guint32 *) (gconstpointer)
        (cairo_image_surface_get_data (file) + y * cairo_image_surface_get_stride (file));
      const guint32 *other = (const guint32 *) (gconstpointer)
        (cairo_image_surface_get_data (page) + y * cairo_image_surface_get_stride (page));

      for (guint x = 0; x < 842; x++)
        n_different += (one[x] & 0xffffffu) != (other[x] & 0xffffffu);
    }
  g_assert_cmpuint (n_different, ==, 0);
  cairo_surface_destroy (file);
  cairo_surface_destroy (page);
}

/* Every page that is offered by name is understood by that name. */
static void
test_named_pages (void)
{
  guint n_sizes;
  const MgPageSize *sizes = mg_export_get_sizes (&n_sizes);

  g_assert_cmpuint (n_sizes, >=, 6);
  for (guint i = 0; i < n_sizes; i++)
    {
      g_autofree char *portrait = g_strconcat (sizes[i].id, "-portrait", NULL);
      double width, height;

      g_assert_true (mg_export_parse_size (sizes[i].id, &width, &height));
      g_assert_cmpfloat (width, ==, sizes[i].width);
      g_assert_true (mg_export_parse_size (portrait, &width, &height));
      g_assert_cmpfloat (width, ==, sizes[i].height);
    }
}

/* What a program of others says of the file: (nullable) if it is not there. */
static char *
ask_about (const char *program,
           const char *path)
{
  const char *argv[] = { program, g_str_equal (program, "pdfinfo") ? "-enc" : path,
                         g_str_equal (program, "pdfinfo") ? "UTF-8" : NULL, path, NULL };
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr(GError) error = NULL;
  char *said = NULL;
  int status;

  if (found == NULL)
    return NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                &said, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  return said;
}

/* "Title:           Trois Vallées" */
static char *
dup_said (const char *info,
          const char *name)
{
  g_auto(GStrv) lines = g_strsplit (info, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], name) && lines[i][strlen (name)] == ':')
      return g_strstrip (g_strdup (lines[i] + strlen (name) + 1));

  return NULL;
}

/* A table: below "emb" stands "yes" or "no". */
static guint
count_embedded (const char *fonts,
                guint      *n_fonts)
{
  g_auto(GStrv) lines = g_strsplit (fonts, "\n", -1);
  const char *heading = strstr (lines[0], "emb ");
  guint n_embedded = 0;

  g_assert_nonnull (heading);
  *n_fonts = 0;
  for (guint i = 2; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), >, heading - lines[0]);
      n_embedded += g_str_has_prefix (lines[i] + (heading - lines[0]), "yes");
      (*n_fonts)++;
    }

  return n_embedded;
}

/* Who opens the file elsewhere sees whose it is, and the same letters. */
static void
test_pdf (void)
{
  g_autoptr(MgNetwork) network = mg_network_new ();
  MgId a = map_add_organisation (network, "Élan (coop)", "ess", 0., 0.);
  MgId b = map_add_organisation (network, "Terre & Bois", "firm", 200., 30.);
  MgFieldId answers = mg_network_find_field (network, MG_ITEM_POLE, "legal_support_org");
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "maillage-export-XXXXXX", NULL);
  g_autoptr(MgScene) scene = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *info = NULL, *fonts = NULL;
  static const struct
  {
    const char *name, *said;
  } wanted[] = {
    { "Title", "Trois Vallées & Cie" },
    { "Author", "Élan (coop)" },
    { "Subject", "2 organisations, 1 link. Fictitious data" },
    { "Creator", "Maillage" },
    { "Pages", "1" },
    { "CreationDate", NULL },
    { "ModDate", NULL },
  };
  guint n_fonts;
  int fd;

  g_assert_cmpuint (answers, !=, MG_FIELD_NONE);
  map_add_link (network, a, b, "project");
  map_set_text (network, MG_ID_POLE, MG_FIELD_POLE_NAME, wanted[0].said);
  map_set_text (network, MG_ID_POLE, answers, mg_network_get_text (network, a, MG_FIELD_ID));
  map_set_boolean (network, MG_ID_POLE, MG_FIELD_POLE_FICTITIOUS, TRUE);
  scene = map_new_scene (network, MG_THEME_PRINT);
  pdf = export_map (scene, MG_EXPORT_PDF);

  fd = g_mkstemp (path);
  g_assert_cmpint (fd, >=, 0);
  close (fd);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
  info = ask_about ("pdfinfo", path);
  fonts = ask_about ("pdffonts", path);
  g_remove (path);
  if (info == NULL || fonts == NULL)
    {
      g_test_skip ("no pdfinfo or pdffonts to ask");
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *said = dup_said (info, wanted[i].name);

      g_assert_cmpstr (said, ==, wanted[i].said);
    }
  g_assert_nonnull (strstr (info, "cairo"));
  g_assert_cmpuint (count_embedded (fonts, &n_fonts), ==, n_fonts);
  g_assert_cmpuint (n_fonts, >=, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/circles-are-behind", test_circles);
  g_test_add_func ("/export/svg-has-text-titles-and-ids", test_svg);
  g_test_add_func ("/export/pdf-says-whose-it-is-and-holds-its-letters", test_pdf);
  g_test_add_func ("/export/same-map-same-bytes", test_same_bytes);
  g_test_add_func ("/export/odd-networks", test_odd);
  g_test_add_func ("/export/stop", test_cancel);
  g_test_add_func ("/export/too-large", test_too_large);
  g_test_add_func ("/export/sizes-and-formats", test_sizes);
  g_test_add_func ("/export/painted-page-is-the-file", test_paint);
  g_test_add_func ("/export/named-pages", test_named_pages);

  return g_test_run ();
}
