/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XLSX and ODS, as LibreOffice writes them (tests/data/sheets) and made by hand. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "mg-sheets-fixture.h"

#define TYPES "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define ROOT "<Relationships><Relationship Id='rId1' Type='" OFFICE "officeDocument' Target='xl/workbook.xml'/></Relationships>"
#define WORKBOOK "<workbook><sheets><sheet name='Un' sheetId='1' r:id='rId1' xmlns:r='x'/></sheets></workbook>"
#define RELATIONS "<Relationships><Relationship Id='rId1' Type='" OFFICE "worksheet' Target='worksheets/sheet1.xml'/>" \
                  "<Relationship Id='rId2' Type='" OFFICE "sharedStrings' Target='/xl/sharedStrings.xml'/></Relationships>"
#define SHEET(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"
#define ODS(rows) "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body><office:spreadsheet>" \
                  "<table:table table:name='Un'>" rows "</table:table></office:spreadsheet></office:body></office:document-content>"
#define ODS_TYPE "application/vnd.oasis.opendocument.spreadsheet"

static const char formats[] =
  "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[$-40C]mmmm\\ yyyy'/>"
  "<numFmt numFmtId='165' formatCode='00000'/><numFmt numFmtId='166' formatCode='yyyy'/>"
  "<numFmt numFmtId='167' formatCode='0.00\\ &quot;days&quot;'/></numFmts>"
  "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
  "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/>"
  "<xf numFmtId='166'/><xf numFmtId='22'/><xf numFmtId='20'/><xf numFmtId='167'/></cellXfs></styleSheet>";

static GPtrArray *
read_pack (GBytes *pack)
{
  g_autoptr(GBytes) bytes = pack;
  g_autoptr(GError) error = NULL;
  GPtrArray *sheets = mg_sheets_read_bytes (bytes, "book.csv", NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (sheets);

  return sheets;
}

static void
check_pack (GBytes     *pack,
            const char *expected)
{
  g_autoptr(GPtrArray) sheets = read_pack (pack);
  g_autofree char *told = tell (sheets->pdata[0]);

  g_assert_cmpuint (sheets->len, ==, 1);
  g_assert_cmpstr (told, ==, expected);
}

static void
check_pack_error (GBytes     *pack,
                  int         code,
                  const char *part)
{
  g_autoptr(GBytes) bytes = pack;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  check_error (data, length, code, part);
}

static GBytes *
make_xlsx (const char *sheet,
           const char *strings)
{
  return make_pack ("[Content_Types].xml", TYPES, "_rels/.rels", ROOT, "xl/workbook.xml", WORKBOOK,
                    "xl/_rels/workbook.xml.rels", RELATIONS, "xl/styles.xml", formats,
                    "xl/worksheets/sheet1.xml", sheet, "xl/sharedStrings.xml", strings, NULL);
}

static GBytes *
make_ods (const char *content)
{
  return make_pack ("mimetype", ODS_TYPE, "content.xml", content, NULL);
}

/* ---- As LibreOffice writes them ----------------------------------------------------------- */

static const char expected_forms[] =
  "Quoi|Valeur|Famille\njour|2013-05-17|dates\nmois|2013-05|dates\nmois en lettres|2013-05|dates\n"
  "année|2013|dates\nmoment|2013-05-17T14:30\nheure|14:30\ncode postal|01400\ndécimal|0.1\n"
  "siret|12345678901234\nmontant|6000.5\npart|0.15\nvrai|true\nsomme|3\ntexte calculé|ab\nerreur\n"
  "lignes|un\ndeux\nriche|Gras et  maigre\nlien|site\nsignes|« Œuvre » <&> 😀\nligne cachée|lue\n"
  "répété|répété\nrépété|répété";

static void
test_forms (gconstpointer data)
{
  g_autofree char *path = g_build_filename (MG_SOURCE_ROOT, "tests", "data", "sheets", data, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sheets = NULL;
  g_autofree char *told = NULL;
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  guint line = 0;

  g_assert_cmpint (fd, >=, 0);
  sheets = mg_sheets_read_fd (fd, data, NULL, NULL, NULL, &error);
  close (fd);
  g_assert_no_error (error);
  g_assert_cmpuint (sheets->len, ==, 2);

  told = tell (sheets->pdata[0]);
  g_assert_cmpstr (told, ==, expected_forms);
  g_assert_cmpstr (mg_sheet_get_name (sheets->pdata[0]), ==, "Formes");
  g_assert_cmpuint (mg_sheet_get_line (sheets->pdata[0], 7), ==, 11);
  g_assert_true (mg_sheet_get_facts (sheets->pdata[0])->has_header);
  g_assert_cmpuint (count_notes (sheets->pdata[0], MG_SHEET_NOTE_ERROR_CELL, &line), ==, 1);
  g_assert_cmpuint (line, ==, 19);
  g_assert_cmpuint (count_notes (sheets->pdata[0], MG_SHEET_NOTE_MERGED, &line), ==, 1);
  g_assert_cmpuint (line, ==, 2);
  g_assert_cmpuint (count_notes (sheets->pdata[0], MG_SHEET_NOTE_HIDDEN, NULL), ==, 1);

  g_assert_cmpstr (mg_sheet_get_name (sheets->pdata[1]), ==, "Caché");
  g_assert_true (mg_sheet_get_facts (sheets->pdata[1])->is_hidden);
  g_assert_cmpstr (mg_sheet_get (sheets->pdata[1], 0, 1), ==, "x");
}

/* ---- XLSX --------------------------------------------------------------------------------- */

static void
test_strings (void)
{
  check_pack (make_xlsx (SHEET ("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>"
                                "<c r='C1' t='inlineStr'><is><r><t>en </t></r><r><t>ligne</t></r></is></c>"
                                "<c r='D1' t='s'><v>9</v></c></row>"),
                         "<sst><si><r><t>Gras</t></r><r><t xml:space='preserve'> et maigre</t></r></si>"
                         "<si><t>a_x000D_</t><rPh sb='0' eb='1'><t>non</t></rPh><phoneticPr/></si></sst>"),
              "Gras et maigre|a\n|en ligne");
}

static void
test_gaps (void)
{
  check_pack (make_xlsx (SHEET ("<row><c><v>1</v></c><c><v>2</v></c></row>"
                                "<row r='5'><c r='D5'><v>4</v></c><c r='B5'><v>2</v></c><c r='Z5' s='1'/></row>"),
                         "<sst/>"),
              "1|2\n|2||4");
}

static void
test_values (void)
{
  check_pack (make_xlsx (SHEET ("<row><c><v>0.10000000000000001</v></c><c><v>1E+2</v></c><c t='b'><v>0</v></c>"
                                "<c t='str'><f>A1</f><v>x</v></c><c><f>1+1</f><v>2</v></c><c t='d'><v>2013-05-17</v></c></row>"
                                "<row><c s='1'><v>41411</v></c><c s='2'><v>41395</v></c><c s='4'><v>41275</v></c>"
                                "<c s='5'><v>41411.604166666664</v></c><c s='6'><v>0.604166666666667</v></c></row>"
                                "<row><c s='3'><v>1400</v></c><c s='7'><v>1.5</v></c><c s='1'><v>59</v></c>"
                                "<c s='1'><v>61</v></c><c s='1'><v>-1</v></c><c s='5'><v>41411</v></c></row>"),
                         "<sst/>"),
              "0.1|100|false|x|2|2013-05-17\n"
              "2013-05-17|2013-05|2013|2013-05-17T14:30|14:30\n"
              "01400|1.5|1900-02-28|1900-03-01|-1|2013-05-17");
}

static void
test_epoch (void)
{
  check_pack (make_pack ("[Content_Types].xml", TYPES, "xl/workbook.xml",
                         "<w:workbook xmlns:w='m'><w:workbookPr date1904='1'/><w:sheets>"
                         "<w:sheet w:name='n' name='Un' id='rId1'/></w:sheets></w:workbook>",
                         "xl/_rels/workbook.xml.rels", RELATIONS, "xl/styles.xml", formats,
                         "xl/worksheets/sheet1.xml", SHEET ("<row><c s='1'><v>39949</v></c><c s='1'><v>0</v></c></row>"), NULL),
              "2013-05-17|1904-01-01");
}

static void
test_no_result (void)
{
  g_autoptr(GPtrArray) sheets =
    read_pack (make_xlsx (SHEET ("<row r='3'><c r='A3'><f>1+1</f><v/></c><c r='D3' t='str'><f>\"\"</f><v></v></c><c r='B3' t='e'><v>#REF!</v></c><c r='C3'><v>1</v></c></row>"),
                          "<sst/>"));
  guint line = 0;

  g_assert_cmpuint (count_notes (sheets->pdata[0], MG_SHEET_NOTE_NO_RESULT, &line), ==, 1);
  g_assert_cmpuint (line, ==, 3);
  g_assert_cmpuint (count_notes (sheets->pdata[0], MG_SHEET_NOTE_ERROR_CELL, NULL), ==, 1);
  g_assert_cmpstr (mg_sheet_get (sheets->pdata[0], 0, 1), ==, "");
}

static void
test_merges (void)
{
  check_pack (make_xlsx ("<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c></row>"
                         "<row r='2'><c r='A2'><v>2</v></c><c r='B2' t='str'><v>x</v></c></row><row r='3'><c r='A3'><v>3</v></c></row>"
                         "<row r='9'><c r='A9'><v>9</v></c></row></sheetData>"
                         "<mergeCells><mergeCell ref='B2:B1048576'/><mergeCell ref='D1:F1'/><mergeCell ref='?'/></mergeCells></worksheet>",
                         "<sst/>"),
              "1\n2|x\n3|x\n9|x");
}

/* ---- ODS ---------------------------------------------------------------------------------- */

static void
test_repeated (void)
{
  check_pack (make_ods (ODS ("<table:table-row table:number-rows-repeated='2'><table:table-cell/>"
                             "<table:table-cell table:number-columns-repeated='2' office:value-type='string'><text:p>a</text:p></table:table-cell>"
                             "<table:table-cell table:number-columns-repeated='16000'/></table:table-row>"
                             "<table:table-row table:number-rows-repeated='1048574'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>")),
              "|a|a\n|a|a");
}

static void
test_paragraphs (void)
{
  check_pack (make_ods (ODS ("<table:table-row><table:table-cell office:value-type='string'>"
                             "<office:annotation><text:p>non</text:p></office:annotation>"
                             "<text:p>a<text:tab/>b<text:s/><text:span>c<text:line-break/>d</text:span></text:p><text:p/><text:p>e</text:p>"
                             "<draw:frame xmlns:draw='d'><draw:text-box><text:p>non</text:p></draw:text-box></draw:frame>"
                             "</table:table-cell></table:table-row>")),
              "a\tb c\nd\n\ne");
}

/* ---- Files that do harm, or are none of ours ----------------------------------------------- */

static void
test_bombs (void)
{
  g_autofree char *large = g_strnfill (257u * 1024 * 1024, ' ');
  g_autoptr(GString) cells = g_string_new ("<worksheet><sheetData>");
  g_autoptr(GString) rows = g_string_new (NULL);
  g_autofree char *content = NULL;

  check_pack_error (make_xlsx (large, "<sst/>"), MG_ERROR_TOO_LARGE, "unpacked");

  for (guint i = 0; i < 9000; i++)
    g_string_append (cells, "<row><c r='XFD1'><v>1</v></c></row>");
  g_string_append (cells, "</sheetData></worksheet>");
  check_pack_error (make_xlsx (cells->str, "<sst/>"), MG_ERROR_TOO_LARGE, "more cells");

  for (guint i = 0; i < 20; i++)
    g_string_append (rows, "<table:table-row table:number-rows-repeated='1048576'><table:table-cell "
                           "table:number-columns-repeated='9' office:value-type='string'><text:p>a</text:p></table:table-cell></table:table-row>");
  content = g_strdup_printf (ODS ("%s"), rows->str);
  check_pack_error (make_ods (content), MG_ERROR_TOO_LARGE, "more cells");
}

/* One long text, shown by every sheet. */
static void
test_shared_bomb (void)
{
  g_autofree char *text = g_strnfill (1000000, 'x');
  g_autofree char *strings = g_strdup_printf ("<sst><si><t>%s</t></si></sst>", text);
  g_autoptr(GString) workbook = g_string_new ("<workbook><sheets>");
  g_autoptr(GBytes) pack = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append (workbook, "<sheet name='n' id='rId1'/>");
  g_string_append (workbook, "</sheets></workbook>");

  check_pack_error (make_pack ("[Content_Types].xml", TYPES, "xl/workbook.xml", workbook->str,
                               "xl/_rels/workbook.xml.rels", RELATIONS, "xl/sharedStrings.xml", strings,
                               "xl/worksheets/sheet1.xml", SHEET ("<row><c t='s'><v>0</v></c></row>"), NULL),
                    MG_ERROR_TOO_LARGE, "more cells or text");
}

static void
test_entities (void)
{
  check_pack_error (make_xlsx ("<!DOCTYPE worksheet [<!ENTITY a 'aaaa'>]>" SHEET ("<row><c><v>&a;</v></c></row>"), "<sst/>"),
                    MG_ERROR_SYNTAX, "entities");
  check_pack_error (make_xlsx ("<!DOCTYPE worksheet [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
                               SHEET ("<row><c t='str'><v>&a;</v></c></row>"), "<sst/>"),
                    MG_ERROR_SYNTAX, "entities");
  check_pack_error (make_ods ("<!DOCTYPE x [<!ENTITY % a SYSTEM 'http://127.0.0.1:9/x'> %a;]>" ODS ("")),
                    MG_ERROR_SYNTAX, "entities");
}

static void
test_strangers (void)
{
  check_pack_error (make_pack ("[Content_Types].xml", TYPES, "word/document.xml", "<w/>", NULL), MG_ERROR_UNSUPPORTED, "text document");
  check_pack_error (make_pack ("[Content_Types].xml", TYPES, "xl/workbook.bin", "x", NULL), MG_ERROR_UNSUPPORTED, ".xlsb");
  check_pack_error (make_pack ("Index/Document.iwa", "x", NULL), MG_ERROR_UNSUPPORTED, "Numbers");
  check_pack_error (make_pack ("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>", NULL),
                    MG_ERROR_UNSUPPORTED, "text document");
  check_pack_error (make_pack ("mimetype", ODS_TYPE, "META-INF/manifest.xml", "<m><m:encryption-data/></m>", "content.xml", "?", NULL),
                    MG_ERROR_UNSUPPORTED, "password");
  check_pack_error (make_pack ("../../../tmp/evil.csv", "a;b", NULL), MG_ERROR_UNSUPPORTED, "archive");
  check_pack_error (make_pack ("[Content_Types].xml", TYPES, NULL), MG_ERROR_SYNTAX, "list of its sheets");
  check_pack_error (make_xlsx ("<worksheet><sheetData><row>", "<sst/>"), MG_ERROR_SYNTAX, "damaged");
}

/* Cut anywhere, or with a byte changed: an error or a table, never a crash. */
static void
test_damaged (void)
{
  g_autoptr(GBytes) whole = make_xlsx (SHEET ("<row><c><v>1</v></c><c t='s'><v>0</v></c></row>"), "<sst><si><t>a</t></si></sst>");
  gsize length;
  const guint8 *data = g_bytes_get_data (whole, &length);

  for (gsize n = 4; n < length; n += 7)
    {
      g_autofree guint8 *copy = g_memdup2 (data, length);
      g_autoptr(GBytes) cut = g_bytes_new (data, n);
      g_autoptr(GBytes) changed = NULL;
      g_autoptr(GPtrArray) first = NULL;
      g_autoptr(GPtrArray) second = NULL;

      copy[n] ^= (guint8) g_test_rand_int_range (1, 256);
      changed = g_bytes_new (copy, length);
      first = mg_sheets_read_bytes (cut, "t", NULL, NULL, NULL, NULL);
      second = mg_sheets_read_bytes (changed, "t", NULL, NULL, NULL, NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/spreadsheet/forms-of-fods", "forms.fods", test_forms);
  g_test_add_data_func ("/spreadsheet/forms-of-ods", "forms.ods", test_forms);
  g_test_add_data_func ("/spreadsheet/forms-of-xlsx", "forms.xlsx", test_forms);
  g_test_add_func ("/spreadsheet/xlsx/strings", test_strings);
  g_test_add_func ("/spreadsheet/xlsx/gaps", test_gaps);
  g_test_add_func ("/spreadsheet/xlsx/values", test_values);
  g_test_add_func ("/spreadsheet/xlsx/days-since-1904", test_epoch);
  g_test_add_func ("/spreadsheet/xlsx/missing-results-are-told", test_no_result);
  g_test_add_func ("/spreadsheet/xlsx/merged-rows-have-their-text", test_merges);
  g_test_add_func ("/spreadsheet/ods/repeated", test_repeated);
  g_test_add_func ("/spreadsheet/ods/paragraphs", test_paragraphs);
  g_test_add_func ("/spreadsheet/bombs-are-refused", test_bombs);
  g_test_add_func ("/spreadsheet/one-text-in-many-sheets", test_shared_bomb);
  g_test_add_func ("/spreadsheet/entities-are-refused", test_entities);
  g_test_add_func ("/spreadsheet/strangers-are-named", test_strangers);
  g_test_add_func ("/spreadsheet/damaged-files-do-no-harm", test_damaged);

  return g_test_run ();
}
