/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets that are made by hand or pasted; and files that are none. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mg-sheets-fixture.h"

static void
check_pasted (const char *text,
              const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(MgSheet) sheet = mg_sheet_from_text (text, &error);
  g_autofree char *told = NULL;

  g_assert_no_error (error);
  told = tell (sheet);
  g_assert_cmpstr (told, ==, expected);
}

static void
test_pasted (void)
{
  check_pasted ("Nom\tVille\nA\tB\n", "Nom|Ville\nA|B");
  check_pasted ("\"un\ndeux\"\t\"a\tb\"\r\n\"il a dit \"\"oui\"\"\nhier\"\tx", "un\ndeux|a\tb\nil a dit \"oui\"\nhier|x");
  check_pasted ("\"La Fabrique\" du bois\tx\ny\t\"seul\n", "\"La Fabrique\" du bois|x\ny|\"seul");
  check_pasted ("Ferme du Lac\nMairie, service culture\nÉcole\n", "Ferme du Lac\nMairie, service culture\nÉcole");
  check_pasted ("De;Vers\nA;B\n", "De|Vers\nA|B");
  check_pasted ("caf\xe9\tx", "caf\xef\xbf\xbd|x");
  check_pasted (" \n\t\n", "");
  check_pasted ("", "");
}

static void
test_by_hand (void)
{
  g_autoptr(MgSheet) sheet = mg_sheet_new ("Essai");
  g_autoptr(MgSheet) same = mg_sheet_ref (sheet);

  mg_sheet_append (sheet, 0, (const char *[]) { "Nom", "Ville", NULL });
  mg_sheet_append (sheet, 0, (const char *[]) { "", " \xc2\xa0", NULL });
  mg_sheet_append (sheet, 7, (const char *[]) { "A\r\nB", "", "\001", NULL });
  mg_sheet_append (sheet, 0, (const char *[]) { "C", NULL });

  g_assert_cmpstr (mg_sheet_get_name (same), ==, "Essai");
  g_assert_cmpuint (mg_sheet_get_n_rows (sheet), ==, 3);
  g_assert_cmpuint (mg_sheet_get_n_columns (sheet), ==, 3);
  g_assert_cmpuint (mg_sheet_get_line (sheet, 0), ==, 1);
  g_assert_cmpuint (mg_sheet_get_line (sheet, 1), ==, 7);
  g_assert_cmpuint (mg_sheet_get_line (sheet, 2), ==, 8);
  g_assert_cmpuint (mg_sheet_get_line (sheet, 3), ==, 0);
  g_assert_cmpstr (mg_sheet_get (sheet, 1, 0), ==, "A\nB");
  g_assert_cmpstr (mg_sheet_get (sheet, 1, 2), ==, "");
  g_assert_cmpstr (mg_sheet_get (sheet, 2, 1), ==, "");
  g_assert_true (mg_sheet_get_facts (sheet)->has_header);
}

static void
check_no_file (const char *path,
               int         flags)
{
  g_autoptr(GError) error = NULL;
  int fd = open (path, flags | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_null (mg_sheets_read_fd (fd, "t", NULL, NULL, NULL, &error));
  g_assert_error (error, MG_ERROR, MG_ERROR_UNSUPPORTED);
  close (fd);
}

static void
test_no_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("maillage-sheets-XXXXXX", NULL);
  g_autofree char *fifo = g_build_filename (folder, "fifo", NULL);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  check_no_file (fifo, O_RDONLY | O_NONBLOCK);
  check_no_file (folder, O_RDONLY);
  check_no_file ("/dev/zero", O_RDONLY);
  g_unlink (fifo);
  g_rmdir (folder);
}

static void
test_large_file (void)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  int fd = g_file_open_tmp ("maillage-sheets-XXXXXX", &path, NULL);

  g_assert_cmpint (ftruncate (fd, (off_t) 1 << 40), ==, 0);
  g_assert_null (mg_sheets_read_fd (fd, "t", NULL, NULL, NULL, &error));
  g_assert_error (error, MG_ERROR, MG_ERROR_TOO_LARGE);
  close (fd);
  g_unlink (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet/pasted", test_pasted);
  g_test_add_func ("/sheet/by-hand", test_by_hand);
  g_test_add_func ("/sheet/what-is-no-file", test_no_file);
  g_test_add_func ("/sheet/larger-than-the-machine", test_large_file);

  return g_test_run ();
}
