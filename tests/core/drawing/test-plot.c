/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "mg-plot-private.h"

static const char * const kinds[] = { "ess", "firm", "local_authority", "research", NULL };

#define N_KINDS G_N_ELEMENTS (kinds)

static MgPlot *
create_points (MgPlotSort sort,
               guint      n)
{
  MgPlot *plot = mg_plot_new (sort, "Partners", "Whole map");

  mg_plot_set_axis (plot, 0, "Partners", MG_PLOT_WHOLE);
  mg_plot_set_axis (plot, 1, sort == MG_PLOT_SCATTER ? "Share" : "Organisations",
                    sort == MG_PLOT_SCATTER ? MG_PLOT_REAL : MG_PLOT_WHOLE);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Organisation %u", i + 1);
      g_autofree char *x = g_strdup_printf ("%u", i * i % 9);
      g_autofree char *y = g_strdup_printf ("%.2f", i * 7 % 10 / 10.);

      mg_plot_add_point (plot, i + 2, name, kinds[i % 5], i * i % 9, x, i * 7 % 10 / 10., y);
    }

  return plot;
}

static MgPlot *
create_matrix (void)
{
  MgPlot *plot = mg_plot_new (MG_PLOT_MATRIX, "Who with whom", "Whole map");

  mg_plot_add_group (plot, "ess", "SSE", "Social and solidarity economy organisation");
  mg_plot_add_group (plot, "firm", "Business", "Conventional business");
  mg_plot_add_group (plot, "research", "Research", "Research and higher education");
  mg_plot_set_cell (plot, 0, 0, 13., 66.);
  mg_plot_set_cell (plot, 0, 1, 7., 48.);
  mg_plot_set_cell (plot, 1, 0, 7., 48.);
  mg_plot_set_cell (plot, 0, 2, 1., 1.);
  mg_plot_set_cell (plot, 2, 0, 1., 1.);

  return plot;
}

static MgPlot *
create_bars (void)
{
  MgPlot *plot = mg_plot_new (MG_PLOT_BARS, "Levels", "Whole map");

  mg_plot_add_bar (plot, "mutualisation", "Pool", 13., "13 of 210");
  mg_plot_add_bar (plot, "project", "Do together", 18., "18 of 210");
  mg_plot_add_bar (plot, "strategy", "Prepare the future", 9., "9 of 210");

  return plot;
}

static MgPlot *
create_nth (guint i)
{
  switch (i)
    {
    case 0:
      return create_points (MG_PLOT_DISTRIBUTION, 21);
    case 1:
      return create_points (MG_PLOT_DISTRIBUTION, 200);
    case 2:
      return create_points (MG_PLOT_SCATTER, 40);
    case 3:
      return create_matrix ();
    default:
      return create_bars ();
    }
}

#define N_PLOTS 5

static const MgRect pages[] = {
  { 0., 0., 842., 595. }, { 0., 0., 420., 300. }, { 0., 0., 1200., 400. },
};

static void
test_same_plot_same_bytes (void)
{
  for (guint i = 0; i < N_PLOTS; i++)
    for (MgExportFormat format = MG_EXPORT_SVG; format <= MG_EXPORT_PNG; format++)
      {
        g_autoptr(MgPlot) plot = create_nth (i);
        g_autoptr(MgPlot) again = create_nth (i);
        g_autoptr(GError) error = NULL;
        g_autoptr(GBytes) one = mg_plot_export (plot, MG_THEME_PRINT, format, 842., 595., 1.,
                                                NULL, &error);
        g_autoptr(GBytes) other = mg_plot_export (again, MG_THEME_PRINT, format, 842., 595., 1.,
                                                  NULL, NULL);

        g_assert_no_error (error);
        g_assert_true (g_bytes_equal (one, other));
        if (format == MG_EXPORT_SVG)
          {
            g_assert_null (strstr (g_bytes_get_data (one, NULL), "nan"));
            g_assert_null (strstr (g_bytes_get_data (one, NULL), "inf\""));
          }
      }
}

static gboolean
has_text (const MgPlotLayout *layout,
          const char         *text)
{
  for (guint i = 0; i < layout->texts->len; i++)
    if (g_str_equal (g_array_index (layout->texts, MgPlotText, i).text, text))
      return TRUE;

  return FALSE;
}

/* A share alone would hide that 1 of 1 is everything. */
static void
test_counts_in_cells (void)
{
  g_autoptr(MgPlot) plot = create_matrix ();
  g_autoptr(MgPlotLayout) layout = mg_plot_layout_new (plot, 842., 595., NULL);
  guint n_marks;
  const MgPlotMark *marks = mg_plot_layout_get_marks (layout, &n_marks);

  g_assert_cmpuint (n_marks, ==, 9);
  g_assert_true (has_text (layout, "13"));
  g_assert_true (has_text (layout, "of 66"));
  g_assert_true (has_text (layout, "of 48"));
  g_assert_true (has_text (layout, "–"));
  g_assert_cmpstr (marks[0].name, ==, "SSE with SSE");
  g_assert_cmpstr (marks[0].words, ==, "13 of 66 possible pairs");

  /* And one pair of one does not make all others pale. */
  g_assert_cmpfloat_with_epsilon (mg_plot_get_top_share (plot), 13. / 66., 1e-9);
}

static void
assert_apart (const MgPlotLayout *layout,
              guint               plot)
{
  for (guint i = 0; i < layout->texts->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const MgPlotText *a = &g_array_index (layout->texts, MgPlotText, i);
        const MgPlotText *b = &g_array_index (layout->texts, MgPlotText, k);
        /* Lines of a paragraph touch. */
        MgRect inner = { a->box.x, a->box.y + 1.5, a->box.width, a->box.height - 3. };

        if (mg_rect_overlaps (&inner, &b->box))
          g_error ("plot %u, %.0f wide: “%s” and “%s” are over each other", plot,
                   layout->width, a->text, b->text);
      }
}

static void
test_no_text_over_another (void)
{
  for (guint i = 0; i < N_PLOTS; i++)
    for (guint k = 0; k < G_N_ELEMENTS (pages); k++)
      {
        g_autoptr(MgPlot) plot = create_nth (i);
        g_autoptr(MgPlotLayout) layout = mg_plot_layout_new (plot, pages[k].width,
                                                             pages[k].height, NULL);

        assert_apart (layout, i);
        g_assert_cmpuint (layout->texts->len, >, 2);
      }
}

/* A name is not over a symbol either: it would be taken for its own. */
static void
test_no_name_over_a_point (void)
{
  g_autoptr(MgPlot) plot = create_points (MG_PLOT_SCATTER, 40);
  g_autoptr(MgPlotLayout) layout = mg_plot_layout_new (plot, 842., 595., NULL);
  guint n_named = 0;

  for (guint i = 0; i < layout->texts->len; i++)
    {
      const MgPlotText *text = &g_array_index (layout->texts, MgPlotText, i);

      if (text->mark < 0)
        continue;
      n_named++;
      for (guint k = 0; k < layout->symbols->len; k++)
        {
          const MgPlotSymbol *symbol = &g_array_index (layout->symbols, MgPlotSymbol, k);
          MgRect box = { symbol->x - symbol->radius, symbol->y - symbol->radius,
                         2. * symbol->radius, 2. * symbol->radius };

          g_assert_false (mg_rect_overlaps (&text->box, &box));
        }
    }
  g_assert_cmpuint (n_named, >, 10);
}

static void
test_dots_until_sixty (void)
{
  g_autoptr(MgPlot) few = create_points (MG_PLOT_DISTRIBUTION, MG_PLOT_MAX_DOTS);
  g_autoptr(MgPlot) many = create_points (MG_PLOT_DISTRIBUTION, MG_PLOT_MAX_DOTS + 1);
  g_autoptr(MgPlotLayout) dots = mg_plot_layout_new (few, 600., 400., NULL);
  g_autoptr(MgPlotLayout) bars = mg_plot_layout_new (many, 600., 400., NULL);
  guint n;
  const MgPlotMark *marks = mg_plot_layout_get_marks (dots, &n);

  g_assert_cmpuint (n, ==, MG_PLOT_MAX_DOTS);
  g_assert_cmpuint (dots->symbols->len, ==, MG_PLOT_MAX_DOTS + N_KINDS);
  g_assert_cmpuint (marks[0].id, !=, MG_ID_NONE);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat (marks[i].y, >=, dots->area.y);
      for (guint k = 0; k < i; k++)
        g_assert_cmpfloat (hypot (marks[i].x - marks[k].x, marks[i].y - marks[k].y), >,
                           marks[i].width * .99);
    }

  mg_plot_layout_get_marks (bars, &n);
  g_assert_cmpuint (n, <, 12);
  g_assert_cmpuint (bars->symbols->len, ==, 0);
}

/* Sixty that all say the same, in little room. */
static void
test_one_pile_stays_inside (void)
{
  static const double heights[] = { 80., 160., 240., 400. };

  for (guint h = 0; h < G_N_ELEMENTS (heights); h++)
    {
      g_autoptr(MgPlot) plot = mg_plot_new (MG_PLOT_DISTRIBUTION, "T", NULL);
      g_autoptr(MgPlotLayout) layout = NULL;
      const MgPlotMark *marks;
      guint n;

      mg_plot_set_axis (plot, 0, "X", MG_PLOT_REAL);
      for (guint i = 0; i < MG_PLOT_MAX_DOTS; i++)
        mg_plot_add_point (plot, i + 2, "", "ess", .5, "0.5", 0., "");
      layout = mg_plot_layout_new (plot, 600., heights[h], NULL);
      marks = mg_plot_layout_get_marks (layout, &n);
      g_assert_cmpuint (n, ==, MG_PLOT_MAX_DOTS);
      for (guint i = 0; i < n; i++)
        g_assert_cmpfloat (marks[i].y, >=, layout->area.y);
    }
}

static void
test_unknown_bar_changes_no_other (void)
{
  g_autoptr(MgPlot) plot = mg_plot_new (MG_PLOT_BARS, "Levels", NULL);
  g_autoptr(MgPlotLayout) layout = NULL;
  const MgPlotMark *marks;
  guint n;

  mg_plot_add_bar (plot, "mutualisation", "Pool", 8., "8");
  mg_plot_add_bar (plot, "project", "Do together", NAN, "–");
  mg_plot_add_bar (plot, "strategy", "Prepare the future", 4., "4");
  layout = mg_plot_layout_new (plot, 600., 400., NULL);
  marks = mg_plot_layout_get_marks (layout, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpfloat_with_epsilon (marks[0].width, 2. * marks[2].width, 1e-6);
  g_assert_cmpfloat (marks[0].x + marks[0].width, <=, layout->width);
}

/* A name from a file is one line, and does not turn the writing about. */
static void
test_names_are_shown (void)
{
  g_autoptr(MgPlot) plot = mg_plot_new (MG_PLOT_SCATTER, "T", NULL);
  g_autoptr(MgPlotLayout) layout = NULL;
  const MgPlotMark *marks;
  guint n;

  mg_plot_set_axis (plot, 0, "X", MG_PLOT_REAL);
  mg_plot_set_axis (plot, 1, "Y", MG_PLOT_REAL);
  mg_plot_add_point (plot, 2, "one\ntwo\342\200\256three", "ess", 1., "1", 1., "1");
  layout = mg_plot_layout_new (plot, 600., 400., NULL);
  marks = mg_plot_layout_get_marks (layout, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (g_str_has_prefix (marks[0].name, "one two"));
  g_assert_null (strstr (marks[0].name, "\342\200\256"));
}

/* All organisations are in a bar, whatever the edges. */
static void
test_bars_count_everyone (void)
{
  for (guint round = 0; round < 40; round++)
    {
      g_autoptr(MgPlot) plot = mg_plot_new (MG_PLOT_DISTRIBUTION, "T", NULL);
      g_autoptr(MgPlotLayout) layout = NULL;
      guint n = (guint) g_test_rand_int_range (61, 300), n_marks, sum = 0;
      const MgPlotMark *marks;

      mg_plot_set_axis (plot, 0, "X", round % 2 ? MG_PLOT_WHOLE : MG_PLOT_REAL);
      mg_plot_set_axis (plot, 1, "Organisations", MG_PLOT_WHOLE);
      for (guint i = 0; i < n; i++)
        {
          double x = g_test_rand_double_range (0., round + 1.);

          mg_plot_add_point (plot, i + 2, "", NULL, round % 2 ? floor (x) : x / 7., "", 0., "");
        }
      layout = mg_plot_layout_new (plot, 700., 400., NULL);
      marks = mg_plot_layout_get_marks (layout, &n_marks);
      for (guint i = 0; i < n_marks; i++)
        {
          g_assert_cmpfloat (marks[i].height, >=, 0.);
          sum += (guint) g_ascii_strtoull (marks[i].words, NULL, 10);
        }
      g_assert_cmpuint (sum, ==, n);
    }
}

static void
test_missing_values_are_said (void)
{
  g_autoptr(MgPlot) plot = create_points (MG_PLOT_SCATTER, 5);
  g_autoptr(MgPlotLayout) layout = NULL;

  mg_plot_add_point (plot, 90, "Nobody", NULL, NAN, "none", 1., "1");
  mg_plot_add_point (plot, 91, "No one", NULL, 1., "1", NAN, "none");
  g_assert_cmpuint (mg_plot_get_n_missing (plot), ==, 2);
  layout = mg_plot_layout_new (plot, 800., 500., NULL);
  g_assert_true (has_text (layout, "2 organisations without a value are not drawn."));
}

static void
test_nothing_to_draw (void)
{
  for (MgPlotSort sort = MG_PLOT_DISTRIBUTION; sort <= MG_PLOT_BARS; sort++)
    {
      g_autoptr(MgPlot) plot = mg_plot_new (sort, "T", NULL);
      g_autoptr(MgPlotLayout) layout = NULL;
      g_autofree char *words = NULL;

      mg_plot_set_axis (plot, 0, "X", MG_PLOT_REAL);
      mg_plot_set_axis (plot, 1, "Y", MG_PLOT_REAL);
      mg_plot_set_note (plot, "Beware of extremes.");
      words = mg_plot_describe (plot);
      layout = mg_plot_layout_new (plot, 300., 200., NULL);
      g_assert_true (has_text (layout, "There is nothing to draw."));
      g_assert_false (has_text (layout, "Beware of extremes."));
      g_assert_cmpint (mg_plot_layout_step (layout, -1, MG_PLOT_RIGHT), ==, -1);
      g_assert_cmpint (mg_plot_layout_pick (layout, 100., 100.), ==, -1);
    }
}

static void
test_walk_reaches_all (void)
{
  for (guint i = 0; i < N_PLOTS; i++)
    {
      g_autoptr(MgPlot) plot = create_nth (i);
      g_autoptr(MgPlotLayout) layout = mg_plot_layout_new (plot, 842., 595., NULL);
      guint n, n_seen = 1;
      int mark = mg_plot_layout_step (layout, -1, MG_PLOT_RIGHT);

      mg_plot_layout_get_marks (layout, &n);
      g_assert_cmpint (mark, ==, 0);
      for (int next; (next = mg_plot_layout_step (layout, mark, MG_PLOT_RIGHT)) != mark; mark = next)
        n_seen++;
      g_assert_cmpuint (n_seen, ==, n);
    }
}

/* Down in a matrix is the cell below. */
static void
test_walk_up_and_down (void)
{
  g_autoptr(MgPlot) plot = create_matrix ();
  g_autoptr(MgPlotLayout) layout = mg_plot_layout_new (plot, 842., 595., NULL);

  g_assert_cmpint (mg_plot_layout_step (layout, 1, MG_PLOT_DOWN), ==, 4);
  g_assert_cmpint (mg_plot_layout_step (layout, 4, MG_PLOT_UP), ==, 1);
  g_assert_cmpint (mg_plot_layout_step (layout, 1, MG_PLOT_UP), ==, 1);
}

static void
test_pick_finds_what_is_there (void)
{
  for (guint i = 0; i < N_PLOTS; i++)
    {
      g_autoptr(MgPlot) plot = create_nth (i);
      g_autoptr(MgPlotLayout) layout = mg_plot_layout_new (plot, 842., 595., NULL);
      guint n;
      const MgPlotMark *marks = mg_plot_layout_get_marks (layout, &n);

      for (guint k = 0; k < n; k++)
        {
          int found = mg_plot_layout_pick (layout, marks[k].x + marks[k].width / 2.,
                                           marks[k].y + marks[k].height / 2.);

          g_assert_cmpint (found, >=, 0);
          if (plot->sort != MG_PLOT_SCATTER && marks[k].height > 0.)
            g_assert_cmpint (found, ==, (int) k);
        }
    }
}

static void
test_in_words (void)
{
  g_autoptr(MgPlot) points = create_points (MG_PLOT_DISTRIBUTION, 21);
  g_autoptr(MgPlot) matrix = create_matrix ();
  g_autoptr(MgPlot) bars = create_bars ();
  g_autofree char *one = mg_plot_describe (points);
  g_autofree char *two = mg_plot_describe (matrix);
  g_autofree char *three = mg_plot_describe (bars);

  g_assert_cmpstr (one, ==, "Partners. 21 organisations. Partners: from 0 to 7, median 1.");
  g_assert_cmpstr (two, ==, "Who with whom. SSE with SSE: 13 of 66 possible pairs. "
                   "SSE with Business: 7 of 48 possible pairs. "
                   "SSE with Research: 1 of 1 possible pair.");
  g_assert_cmpstr (three, ==, "Levels. Pool: 13 of 210. Do together: 18 of 210. "
                   "Prepare the future: 9 of 210.");
}

/* In dark colours, too: each cell can be read. */
static void
test_every_theme_paints (void)
{
  for (MgTheme theme = MG_THEME_LIGHT; theme <= MG_THEME_BLACK_WHITE; theme++)
    for (guint i = 0; i < N_PLOTS; i++)
      {
        g_autoptr(MgPlot) plot = create_nth (i);
        g_autoptr(MgPlotLayout) layout = mg_plot_layout_new (plot, 400., 300., NULL);
        cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 300);
        cairo_t *cr = cairo_create (surface);
        MgColour colour = mg_style_ink (theme);

        mg_plot_layout_paint (layout, theme, cr, NULL);
        mg_plot_layout_paint_mark (layout, 0, MG_HALO_SELECTED, &colour, cr);
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plot/same-plot-same-bytes", test_same_plot_same_bytes);
  g_test_add_func ("/plot/counts-in-cells", test_counts_in_cells);
  g_test_add_func ("/plot/no-text-over-another", test_no_text_over_another);
  g_test_add_func ("/plot/no-name-over-a-point", test_no_name_over_a_point);
  g_test_add_func ("/plot/dots-until-sixty", test_dots_until_sixty);
  g_test_add_func ("/plot/one-pile-stays-inside", test_one_pile_stays_inside);
  g_test_add_func ("/plot/unknown-bar-changes-no-other", test_unknown_bar_changes_no_other);
  g_test_add_func ("/plot/names-are-shown", test_names_are_shown);
  g_test_add_func ("/plot/bars-count-everyone", test_bars_count_everyone);
  g_test_add_func ("/plot/missing-values-are-said", test_missing_values_are_said);
  g_test_add_func ("/plot/nothing-to-draw", test_nothing_to_draw);
  g_test_add_func ("/plot/walk-reaches-all", test_walk_reaches_all);
  g_test_add_func ("/plot/walk-up-and-down", test_walk_up_and_down);
  g_test_add_func ("/plot/pick-finds-what-is-there", test_pick_finds_what_is_there);
  g_test_add_func ("/plot/in-words", test_in_words);
  g_test_add_func ("/plot/every-theme-paints", test_every_theme_paints);

  status = g_test_run ();
  /* What the library of letters keeps to itself would look like leaks. */
  pango_cairo_font_map_set_default (NULL);

  return status;
}
