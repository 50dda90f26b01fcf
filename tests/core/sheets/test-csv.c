/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table reader must take, note or refuse. */
#include <string.h>

#include "mg-sheets-fixture.h"

#define CSV(text) text, sizeof text - 1

static void
test_separators (void)
{
  check_csv ("Nom;Ville\nRégie;Brive\n", "Nom|Ville\nRégie|Brive");
  check_csv ("Nom\tVille\nRégie\tBrive", "Nom|Ville\nRégie|Brive");
  check_csv ("Nom,Ville\nRégie,Brive", "Nom|Ville\nRégie|Brive");
  check_csv ("Nom|Ville\nRégie|Brive", "Nom|Ville\nRégie|Brive");
  check_csv ("De;Poids\nA;1,5\nB;2,25\n", "De|Poids\nA|1,5\nB|2,25");
  check_csv ("Nom;Adresse\nA;2, rue Neuve\nB;4, quai Bas\n", "Nom|Adresse\nA|2, rue Neuve\nB|4, quai Bas");
  check_csv ("a,b\n\"x;y;z\",1\n\"u;v;w\",2\n", "a|b\nx;y;z|1\nu;v;w|2");
  check_csv ("La Ferme du Lac\nMairie, service culture\nÉcole\nCrèche\n",
             "La Ferme du Lac\nMairie, service culture\nÉcole\nCrèche");
}

static void
test_named_separator (void)
{
  g_autoptr(MgSheet) sheet = read_csv ("sep=;\r\nNom;Ville\r\nA,B;C\r\n");

  g_assert_cmpint (mg_sheet_get_facts (sheet)->separator, ==, ';');
  g_assert_cmpuint (mg_sheet_get_n_rows (sheet), ==, 2);
  g_assert_cmpuint (mg_sheet_get_line (sheet, 0), ==, 2);
  g_assert_cmpstr (mg_sheet_get (sheet, 1, 0), ==, "A,B");
  check_csv ("\"sep=|\"\na|b\n1|2\n", "a|b\n1|2");
  check_csv ("SEP=,\na,b\n", "a|b");
  check_csv ("sep=;=\na;b\n", "sep=|=\na|b");
}

static void
test_quotes (void)
{
  check_csv ("a;b\n\"x \"\"y\"\"\";\"\"\n", "a|b\nx \"y\"|");
  check_csv ("a;b\n\"p;q\";5\" de long\n", "a|b\np;q|5\" de long");
  check_csv ("\"a\";\"b\"\r\n\"1\";\"2\"", "a|b\n1|2");
  check_csv ("a;b\n\"\"\"\";\"\"\"\"\"\"\n", "a|b\n\"|\"\"");
}

static void
test_newline_in_quotes (void)
{
  g_autoptr(MgSheet) sheet = read_csv ("Nom;Note\r\nA;\"un\r\ndeux\rtrois\nquatre\"\r\nB;fin\r\n");

  g_assert_cmpstr (mg_sheet_get (sheet, 1, 1), ==, "un\ndeux\ntrois\nquatre");
  g_assert_cmpuint (mg_sheet_get_line (sheet, 1), ==, 2);
  g_assert_cmpuint (mg_sheet_get_line (sheet, 2), ==, 6);
  g_assert_cmpstr (mg_sheet_get (sheet, 2, 1), ==, "fin");
}

static void
test_line_ends (void)
{
  check_csv ("a;b\r1;2\r3;4\r", "a|b\n1|2\n3|4");
  check_csv ("a;b\r\n1;2\r\n", "a|b\n1|2");
  check_csv ("a;b\n1;2\n\n\n3;\n", "a|b\n1|2\n3|");
  check_csv ("\n\n  \na;b\n", "a|b");
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *bytes;
    gsize       length;
    const char *encoding;
    gboolean    had_bom;
  } cases[] = {
    { CSV ("Nom;Ville\nL\xc3\xa9""a;\xc5\x92uvre\n"), "UTF-8", FALSE },
    { CSV ("\xef\xbb\xbfNom;Ville\nL\xc3\xa9""a;\xc5\x92uvre\n"), "UTF-8", TRUE },
    { CSV ("Nom;Ville\r\nL\xe9""a;\x8cuvre\r\n"), "windows-1252", FALSE },
    { CSV ("\xff\xfeN\0o\0m\0\t\0V\0i\0l\0l\0e\0\r\0\n\0L\0\xe9\0a\0\t\0\x52\x01u\0v\0r\0e\0\r\0\n\0"), "UTF-16LE", TRUE },
    { CSV ("N\0o\0m\0;\0V\0i\0l\0l\0e\0\n\0L\0\xe9\0a\0;\0\x52\x01u\0v\0r\0e\0"), "UTF-16LE", FALSE },
    { CSV ("\xfe\xff\0N\0o\0m\0;\0V\0i\0l\0l\0e\0\n\0L\0\xe9\0a\0;\x01\x52\0u\0v\0r\0e"), "UTF-16BE", TRUE },
    { CSV ("\0N\0o\0m\0;\0V\0i\0l\0l\0e\0\n\0L\0\xe9\0a\0;\x01\x52\0u\0v\0r\0e"), "UTF-16BE", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(MgSheet) sheet = read_bytes (cases[i].bytes, cases[i].length);
      g_autofree char *told = tell (sheet);

      g_assert_cmpstr (told, ==, "Nom|Ville\nLéa|Œuvre");
      g_assert_cmpstr (mg_sheet_get_facts (sheet)->encoding, ==, cases[i].encoding);
      g_assert_cmpint (mg_sheet_get_facts (sheet)->had_bom, ==, cases[i].had_bom);
    }
}

static void
test_chosen (void)
{
  const MgSheetOptions mac = { "macintosh", '\0' };
  const MgSheetOptions comma = { NULL, ',' };
  g_autoptr(GBytes) bytes = g_bytes_new_static (CSV ("Nom;Ville\rL\x8e""a;B,C\r"));
  g_autoptr(GPtrArray) first = mg_sheets_read_bytes (bytes, "t", &mac, NULL, NULL, NULL);
  g_autoptr(GPtrArray) second = mg_sheets_read_bytes (bytes, "t", &comma, NULL, NULL, NULL);

  g_assert_cmpstr (mg_sheet_get (first->pdata[0], 1, 0), ==, "Léa");
  g_assert_cmpstr (mg_sheet_get (second->pdata[0], 1, 1), ==, "C");
}

static void
test_mixed_encodings (void)
{
  g_autoptr(MgSheet) sheet = read_csv ("Nom;Ville\nL\xc3\xa9""a;A\nZo\xc3\xa9;B\nNo\xebl;C\nCl\xc3\xa9mence;D\n");
  guint line = 0;

  g_assert_cmpstr (mg_sheet_get (sheet, 3, 0), ==, "Noël");
  g_assert_cmpstr (mg_sheet_get (sheet, 4, 0), ==, "Clémence");
  g_assert_cmpuint (count_notes (sheet, MG_SHEET_NOTE_ODD_ENCODING, &line), ==, 1);
  g_assert_cmpuint (line, ==, 4);
}

static void
test_uneven_rows (void)
{
  g_autoptr(MgSheet) sheet = read_csv ("a;b;c\n1;2;3\n4;5\n6;7;8;9\n10;11;12;;\n");
  g_autoptr(GString) many = g_string_new ("a;b\n");
  g_autoptr(MgSheet) counted = NULL;
  guint line = 0;

  g_assert_cmpuint (count_notes (sheet, MG_SHEET_NOTE_UNEVEN_ROW, &line), ==, 2);
  g_assert_cmpuint (line, ==, 3);
  g_assert_cmpuint (mg_sheet_get_n_columns (sheet), ==, 5);
  g_assert_cmpstr (mg_sheet_get (sheet, 2, 2), ==, "");
  g_assert_cmpstr (mg_sheet_get (sheet, 99, 99), ==, "");

  for (guint i = 0; i < 100000; i++)
    g_string_append (many, "1;2;3\n");
  counted = read_csv (many->str);
  g_assert_cmpuint (count_notes (counted, MG_SHEET_NOTE_UNEVEN_ROW, NULL), <, 20);
  g_assert_cmpuint (mg_sheet_get_note (counted, mg_sheet_get_n_notes (counted) - 1)->line, ==, 0);
}

static void
test_headings (void)
{
  g_autoptr(MgSheet) same = read_csv ("Nom;Ville;nom\nA;B;C\n");
  g_autoptr(MgSheet) none = read_csv ("Ferme;Mairie\nMairie;École\nÉcole;Ferme\n");
  g_autoptr(MgSheet) numbers = read_csv ("1;2\n3;4\n");
  g_autoptr(MgSheet) alone = read_csv ("De;Vers\n");

  g_assert_true (mg_sheet_get_facts (same)->has_header);
  g_assert_cmpuint (count_notes (same, MG_SHEET_NOTE_SAME_HEADING, NULL), ==, 1);
  g_assert_false (mg_sheet_get_facts (none)->has_header);
  g_assert_false (mg_sheet_get_facts (numbers)->has_header);
  g_assert_true (mg_sheet_get_facts (alone)->has_header);
  g_assert_cmpuint (mg_sheet_get_n_rows (alone), ==, 1);
}

static void
test_numbers (void)
{
  g_autoptr(MgSheet) comma = read_csv ("Nom;Montant\nA;\"6 000,00 €\"\nB;12\nC;1,5\n");
  g_autoptr(MgSheet) point = read_csv ("Nom,Poids\nA,1.5\nB,\"2,5\"\nC,3.5\n");

  g_assert_true (mg_sheet_get_facts (comma)->has_decimal_comma);
  g_assert_false (mg_sheet_get_facts (point)->has_decimal_comma);
}

/* Nothing is computed, cut or converted. */
static void
test_texts_stay (void)
{
  check_csv ("cp;date;n;x\n01400;1/2/2013;=cmd|' /C calc'!A0;  A\xc2\xa0\n",
             "cp|date|n|x\n01400|1/2/2013|=cmd|' /C calc'!A0|  A\xc2\xa0");
  check_csv ("a;b\n\x01x;y\xef\xbf\xbe\n", "a|b\nx|y");
  check_csv ("a;b\nx\xc2\x85y;z\xe2\x80\xa8t\n", "a|b\nx\ny|z\nt");
}

static void
test_refused (void)
{
  g_autoptr(GString) wide = g_string_new ("a;b\n");
  g_autofree char *line = g_malloc (200u * 1024 * 1024);

  check_error (CSV ("a;b\n1;2\n3;\"4\n5;6\n"), MG_ERROR_SYNTAX, "table:3: ");
  check_error (CSV ("a;b\n1;\0\n"), MG_ERROR_SYNTAX, "Line 2");
  check_error (CSV (""), MG_ERROR_SYNTAX, "nothing");
  check_error (CSV ("  \r\n \n"), MG_ERROR_SYNTAX, "nothing");
  check_error (CSV ("\0\0\0\0\0\0\0\0"), MG_ERROR_SYNTAX, "zeros");
  check_error (CSV ("\xff\xfe\0\0a\0\0\0"), MG_ERROR_UNSUPPORTED, "UTF-32");
  check_error (CSV ("\xff\xfe" "a\0;"), MG_ERROR_SYNTAX, "middle of a character");

  for (guint i = 0; i < 20000; i++)
    g_string_append (wide, "1;");
  check_error (wide->str, wide->len, MG_ERROR_TOO_LARGE, "table:2: ");

  memset (line, 'x', 200u * 1024 * 1024);
  check_error (line, 200u * 1024 * 1024, MG_ERROR_TOO_LARGE, "table:1: ");
  line[0] = '"';
  check_error (line, 200u * 1024 * 1024, MG_ERROR_TOO_LARGE, "closing quote");
}

static void
test_strangers (void)
{
  check_error (CSV ("%PDF-1.7 x"), MG_ERROR_UNSUPPORTED, "PDF");
  check_error (CSV ("\x89PNG\r\n\x1a\n"), MG_ERROR_UNSUPPORTED, "picture");
  check_error (CSV ("<!DOCTYPE html><p>"), MG_ERROR_UNSUPPORTED, "web page");
  check_error (CSV ("\xef\xbb\xbf <html>"), MG_ERROR_UNSUPPORTED, "web page");
  check_error (CSV ("<?xml version='1.0'?><graphml/>"), MG_ERROR_UNSUPPORTED, "XML");
  check_error (CSV ("{\"nodes\": []}"), MG_ERROR_UNSUPPORTED, "JSON");
  check_error (CSV ("\x1f\x8b\x08\0\0"), MG_ERROR_UNSUPPORTED, "compressed");
  check_error (CSV ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....W\0o\0r\0k\0b\0o\0o\0k\0"), MG_ERROR_UNSUPPORTED, ".xlsx");
  check_error (CSV ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0\0"),
               MG_ERROR_UNSUPPORTED, "password");
}

static void
test_blank_rows (void)
{
  g_autoptr(GString) text = g_string_new ("a;b\n");
  g_autoptr(MgSheet) sheet = NULL;

  for (guint i = 0; i < 1048576; i++)
    g_string_append (text, i % 2 == 0 ? "\n" : ";;;\n");
  g_string_append (text, "x;y\n");

  sheet = read_csv (text->str);
  g_assert_cmpuint (mg_sheet_get_n_rows (sheet), ==, 2);
  g_assert_cmpuint (mg_sheet_get_line (sheet, 1), ==, 1048578);
}

static void
test_stop (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (CSV ("a;b\n1;2\n"));
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (mg_sheets_read_bytes (bytes, "t", NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What is written with every cell quoted comes back, whatever is in the cells. */
static void
test_random (void)
{
  static const char * const bits[] = { "a", "é", "\"", ";", ",", "\t", "\n", " ", "=", "0", "|", "😀" };

  for (guint turn = 0; turn < 2000; turn++)
    {
      g_autoptr(GString) text = g_string_new ("h;h2;h3\n");
      g_autoptr(GString) expected = g_string_new ("h|h2|h3");
      g_autoptr(MgSheet) sheet = NULL;
      g_autofree char *told = NULL;
      guint n_rows = (guint) g_test_rand_int_range (1, 6);

      for (guint cell = 0; cell < 3 * n_rows; cell++)
        {
          g_autoptr(GString) content = g_string_new ("x");

          for (guint i = (guint) g_test_rand_int_range (0, 8); i > 0; i--)
            g_string_append (content, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);

          g_string_append_printf (expected, "%s%s", cell % 3 == 0 ? "\n" : "|", content->str);
          g_string_replace (content, "\"", "\"\"", 0);
          g_string_append_printf (text, "\"%s\"%s", content->str, cell % 3 == 2 ? "\n" : ";");
        }

      sheet = read_csv (text->str);
      told = tell (sheet);
      g_assert_cmpstr (told, ==, expected->str);
    }
}

/* Bytes that nobody wrote: no crash, and what is read is clean and inside. */
static void
test_damaged (void)
{
  static const char bits[] = "a;\n\r\"\t,\xc3\xa9\xe9\x80\xff x=|\xe2\x80\xa8";

  for (guint turn = 0; turn < 5000; turn++)
    {
      char block[48];
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(GPtrArray) sheets = NULL;

      for (guint i = 0; i < sizeof block; i++)
        block[i] = bits[g_test_rand_int_range (0, sizeof bits - 1)];

      bytes = g_bytes_new (block, sizeof block);
      sheets = mg_sheets_read_bytes (bytes, "t", NULL, NULL, NULL, NULL);
      for (guint i = 0; sheets != NULL && i < mg_sheet_get_n_rows (sheets->pdata[0]); i++)
        for (guint j = 0; j < mg_sheet_get_n_cells (sheets->pdata[0], i); j++)
          g_assert_true (g_utf8_validate (mg_sheet_get (sheets->pdata[0], i, j), -1, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/separators-are-found", test_separators);
  g_test_add_func ("/csv/a-named-separator-is-no-row", test_named_separator);
  g_test_add_func ("/csv/quotes", test_quotes);
  g_test_add_func ("/csv/newline-in-quotes", test_newline_in_quotes);
  g_test_add_func ("/csv/line-ends", test_line_ends);
  g_test_add_func ("/csv/encodings-are-found", test_encodings);
  g_test_add_func ("/csv/what-is-chosen-counts", test_chosen);
  g_test_add_func ("/csv/mixed-encodings-are-told-by-line", test_mixed_encodings);
  g_test_add_func ("/csv/uneven-rows-are-told", test_uneven_rows);
  g_test_add_func ("/csv/headings-are-guessed", test_headings);
  g_test_add_func ("/csv/decimal-commas-are-seen", test_numbers);
  g_test_add_func ("/csv/texts-stay-as-they-are", test_texts_stay);
  g_test_add_func ("/csv/bad-tables-are-refused", test_refused);
  g_test_add_func ("/csv/strangers-are-named", test_strangers);
  g_test_add_func ("/csv/a-million-blank-rows", test_blank_rows);
  g_test_add_func ("/csv/stop", test_stop);
  g_test_add_func ("/csv/quoted-cells-come-back", test_random);
  g_test_add_func ("/csv/damaged-bytes-do-no-harm", test_damaged);

  return g_test_run ();
}
