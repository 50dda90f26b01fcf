/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading tables: 100 MB of CSV, plain and with quotes, beside a bare pass over
 * the bytes.  Median of processor times.  Usage: bench-sheets [MEGABYTES]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "mg-sheet.h"

#define N_TURNS 5

typedef struct
{
  const char *name;
  const char *start;
  const char *row;         /* between two numbers */
  const char *end;
} Form;

static const Form forms[] = {
  { "plain", "", ";Coopérative d'activité Élan;ess;Tulle;19000;14,5;2013-05;", "\n" },
  { "short cells", "", ";1;0;2;3;", "\n" },
  { "quoted", "\"", "\",\"Coopérative d'activité, \"\"Élan\"\"\",\"ess\",\"Tulle\n19000\",\"14.5\",\"", "\"\n" },
};

static void
append_number (GString *text,
               guint    number)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%u", number);
  g_string_append (text, digits);
}

static double
cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

static int
compare (const void *a,
         const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static GBytes *
make_csv (const Form *form,
          gsize       size)
{
  GString *text = g_string_sized_new (size + 1024);

  for (guint i = 0; text->len < size; i++)
    {
      g_string_append (text, form->start);
      append_number (text, i);
      g_string_append (text, form->row);
      append_number (text, i / 7);
      g_string_append (text, form->end);
    }

  return g_string_free_to_bytes (text);
}

static double
pass (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  double start = cpu_seconds ();
  gsize n = 0;

  for (const char *p = data; (p = memchr (p, '\n', (gsize) (data + length - p))) != NULL; p++)
    n++;
  if (n == 0)
    abort ();

  return cpu_seconds () - start;
}

static double
read_once (GBytes *bytes,
           guint  *n_rows,
           guint  *n_columns)
{
  double start = cpu_seconds ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sheets = mg_sheets_read_bytes (bytes, "bench", NULL, NULL, NULL, &error);

  if (sheets == NULL)
    g_error ("%s", error->message);

  *n_rows = mg_sheet_get_n_rows (sheets->pdata[0]);
  *n_columns = mg_sheet_get_n_columns (sheets->pdata[0]);

  return cpu_seconds () - start;
}

static void
measure (const Form *form,
         gsize       size)
{
  g_autoptr(GBytes) bytes = make_csv (form, size);
  double megabytes = (double) g_bytes_get_size (bytes) / 1e6;
  double times[N_TURNS], passes[N_TURNS];
  guint n_rows = 0, n_columns = 0;

  for (guint i = 0; i < N_TURNS; i++)
    {
      passes[i] = pass (bytes);
      times[i] = read_once (bytes, &n_rows, &n_columns);
    }

  qsort (times, N_TURNS, sizeof (double), compare);
  qsort (passes, N_TURNS, sizeof (double), compare);
  printf ("%-12s %6.1f MB %9u rows %3u columns: %7.1f ms, %6.1f MB/s (lines alone: %.0f MB/s)\n", form->name,
          megabytes, n_rows, n_columns, times[N_TURNS / 2] * 1e3, megabytes / times[N_TURNS / 2],
          megabytes / passes[N_TURNS / 2]);
}

int
main (int   argc,
      char *argv[])
{
  gsize megabytes = argc > 1 ? (gsize) g_ascii_strtoull (argv[1], NULL, 10) : 100;

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    measure (&forms[i], megabytes * 1000 * 1000);

  return 0;
}
