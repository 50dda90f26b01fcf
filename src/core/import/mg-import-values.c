/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-import-values.h"

#include <string.h>

#include "mg-import-key.h"
#include "mg-text.h"

#define MAX_NUMBER 64   /* bytes of a number with its unit */

static gboolean
is_one_of (const char         *word,
           const char * const *words)
{
  for (; *words != NULL; words++)
    if (g_str_equal (word, *words))
      return TRUE;

  return FALSE;
}

gboolean
mg_import_is_unknown (const char *text)
{
  static const char * const words[] = {
    "", "nc", "nd", "na", "n a", "ns", "so", "inconnu", "inconnue", "non communique", "non connu",
    "non renseigne", "non precise", "non disponible", "a completer", "a verifier", "a preciser",
    "sans objet", "unknown", "not known", "none", "null", "nan", "tbd", NULL
  };
  g_autofree char *key = NULL;

  if (strlen (text) > MAX_NUMBER)
    return FALSE;

  key = mg_import_key (text);

  return is_one_of (key, words);
}

/* Numbers */

/* What stands behind a number, and by how much it multiplies; 0: about. */
static const struct
{
  const char *word;
  double      factor;
} units[] = {
  { "", 1. }, { "e", 1. }, { "eur", 1. }, { "euro", 1. }, { "euros", 1. }, { "etp", 1. },
  { "fte", 1. }, { "m2", 1. }, { "ht", 1. }, { "ttc", 1. }, { "eur ht", 1. }, { "eur ttc", 1. },
  { "personne", 1. }, { "personnes", 1. }, { "pers", 1. }, { "salarie", 1. }, { "salaries", 1. },
  { "par an", 1. }, { "an", 1. }, { "k", 1e3 }, { "ke", 1e3 }, { "keur", 1e3 }, { "m", 1e6 },
  { "meur", 1e6 }, { "me", 1e6 }, { "env", 0. }, { "environ", 0. },
};

static const char * const about[] = { "env", "environ", "vers", "about", "circa", "ca", "approx", NULL };

/* Separators of digits: kept apart from what is written around a number. */
static gboolean
is_blank_char (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x202f || c == 0x2009 || c == '\'' || c == 0x2019;
}

/* The digits, signs, points and commas of @text, without blanks; where they end. */
static const char *
take_digits (const char *text,
             char        digits[MAX_NUMBER])
{
  guint length = 0;
  const char *end = text;

  for (const char *p = text; *p != '\0' && length < MAX_NUMBER - 1; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2212)
        c = '-';
      if (is_blank_char (c) && length > 0)
        continue;
      if (!(c < 0x80 && (g_ascii_isdigit ((char) c) || c == '.' || c == ',' ||
                         ((c == '-' || c == '+') && length == 0))))
        break;

      digits[length++] = (char) c;
      end = g_utf8_next_char (p);
    }
  digits[length] = '\0';

  return end;
}

/* Which of point and comma is before the decimals of @digits; 0: none is. */
static char
find_decimal_sign (const char      *digits,
                   MgImportDecimal  decimal)
{
  const char *point = strrchr (digits, '.');
  const char *comma = strrchr (digits, ',');
  const char *last;

  if (point != NULL && comma != NULL)
    return point > comma ? '.' : ',';

  last = point != NULL ? point : comma;
  if (last == NULL || strchr (digits, *last) != last)
    return 0;

  /* One sign alone, before three digits: thousands or thousandths? */
  if (strlen (last + 1) == 3 && last - digits <= 4 && digits[0] != '0')
    return decimal == MG_IMPORT_DECIMAL_COMMA ? (*last == ',' ? ',' : 0) : (*last == '.' ? '.' : 0);

  return *last;
}

/* Signs between thousands must have three digits behind them. */
static gboolean
has_good_thousands (const char *digits,
                    char        sign)
{
  guint run = 0;
  guint n_groups = 0;

  for (const char *p = digits; *p != '\0' && *p != sign; p++)
    {
      if (g_ascii_isdigit (*p))
        run++;
      else if (*p == '.' || *p == ',')
        {
          if (run == 0 || run > 3 || (n_groups > 0 && run != 3))
            return FALSE;
          n_groups++;
          run = 0;
        }
    }

  return n_groups == 0 || run == 3;
}

static gboolean
parse_digits (const char      *digits,
              MgImportDecimal  decimal,
              double          *number)
{
  char sign = find_decimal_sign (digits, decimal);
  char plain[MAX_NUMBER];
  guint length = 0;

  if (!has_good_thousands (digits, sign))
    return FALSE;

  for (const char *p = digits; *p != '\0'; p++)
    {
      if (*p == sign)
        plain[length++] = '.';
      else if (*p != '.' && *p != ',')
        plain[length++] = *p;
    }
  plain[length] = '\0';

  return length > 0 && mg_text_parse_real (plain, number);
}

/* Drops a word for "about" before a number. Returns: whether there was one */
static gboolean
skip_about (const char **text)
{
  const char *p = *text;
  g_autofree char *word = NULL;

  if (*p == '~')
    {
      *text = p + 1;
      return TRUE;
    }

  while (g_ascii_isalpha (*p))
    p++;
  if (p == *text)
    return FALSE;

  word = g_ascii_strdown (*text, p - *text);
  if (!is_one_of (word, about))
    return FALSE;

  *text = *p == '.' ? p + 1 : p;

  return TRUE;
}

/* Behind the number: a unit that is known. */
static MgImportReading
apply_unit (const char *rest,
            double     *number)
{
  g_autofree char *trimmed = mg_import_trim (rest);
  GString *sign = g_string_new (trimmed);
  g_autofree char *word = NULL;
  g_autofree char *key = NULL;

  g_string_replace (sign, "€", "e", 0);
  word = g_string_free (sign, FALSE);
  key = mg_import_key (word);

  /* Signs alone ("%", "+", "?") say something else than the number. */
  if (*trimmed != '\0' && *key == '\0')
    return MG_IMPORT_UNREADABLE;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      if (!g_str_equal (key, units[i].word))
        continue;

      if (units[i].factor > 0.)
        *number *= units[i].factor;

      return units[i].factor == 1. ? MG_IMPORT_READ : MG_IMPORT_READ_AS;
    }

  return MG_IMPORT_UNREADABLE;
}

MgImportReading
mg_import_read_number (const char      *text,
                       MgImportDecimal  decimal,
                       double          *number)
{
  g_autofree char *trimmed = mg_import_trim (text);
  const char *p = trimmed;
  char digits[MAX_NUMBER];
  MgImportReading reading;
  gboolean is_about;
  double found;

  if (mg_import_is_unknown (trimmed))
    return MG_IMPORT_UNKNOWN;

  is_about = skip_about (&p);
  while (is_blank_char (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (g_str_has_prefix (p, "€"))
    p += strlen ("€");

  p = take_digits (g_ascii_isspace (*p) ? p + 1 : p, digits);
  if (!parse_digits (digits, decimal, &found))
    return MG_IMPORT_UNREADABLE;

  reading = apply_unit (p, &found);
  if (reading == MG_IMPORT_UNREADABLE)
    return reading;

  *number = found;

  return is_about ? MG_IMPORT_READ_AS : reading;
}

int
mg_import_tell_decimal (const char *text)
{
  g_autofree char *trimmed = mg_import_trim (text);
  char digits[MAX_NUMBER];
  const char *last;

  take_digits (trimmed, digits);
  last = strpbrk (digits, ".,");
  if (last == NULL || strpbrk (last + 1, ".,") != NULL || strlen (last + 1) == 3 || last[1] == '\0')
    return 0;

  return *last == ',' ? 1 : -1;
}

/* Dates */

static const char * const months[] = {
  "janvier janv jan january", "fevrier fevr fev feb february", "mars mar march", "avril avr apr april",
  "mai may", "juin jun june", "juillet juil jul july", "aout aou aug august",
  "septembre sept sep september", "octobre oct october", "novembre nov november",
  "decembre dec december",
};

static const char * const around[] = {
  "vers", "env", "environ", "depuis", "debut", "fin", "mi", "courant", "en", "about", "circa",
  "since", "early", "late", "printemps", "ete", "automne", "hiver", "spring", "summer", "autumn",
  "winter", NULL
};

static guint
find_month (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_auto (GStrv) names = g_strsplit (months[i], " ", -1);

      if (g_strv_contains ((const char * const *) names, word))
        return i + 1;
    }

  return 0;
}

/* The parts of a date: numbers in their order, and what words say. */
typedef struct
{
  guint    numbers[3];
  guint    digits[3];       /* of each number */
  guint    n_numbers;
  guint    month;           /* named by a word */
  gboolean is_about;
  gboolean is_bad;
} DateParts;

static gboolean
is_number (const char *word)
{
  return *word != '\0' && word[strspn (word, "0123456789")] == '\0';
}

static void
take_date_word (DateParts  *self,
                const char *word)
{
  guint month = find_month (word);

  if (is_number (word))
    {
      if (self->n_numbers == 3 || strlen (word) > 8)
        self->is_bad = TRUE;
      else
        {
          self->digits[self->n_numbers] = (guint) strlen (word);
          self->numbers[self->n_numbers++] = (guint) g_ascii_strtoull (word, NULL, 10);
        }
    }
  else if (month != 0 && self->month == 0)
    self->month = month;
  else if (g_str_equal (word, "1er") || g_str_equal (word, "1st"))
    take_date_word (self, "1");
  else if (is_one_of (word, around))
    self->is_about = TRUE;
  else if (!g_str_equal (word, "le") && !g_str_equal (word, "of"))
    self->is_bad = TRUE;
}

/* "2015-09-01T00:00:00" and "01/09/2015 00:00:00": a spreadsheet's midnight. */
static char *
drop_time (const char *text)
{
  const char *colon = strchr (text, ':');
  const char *p = colon;

  if (colon == NULL)
    return g_strdup (text);

  while (p > text && g_ascii_isdigit (p[-1]))
    p--;
  if (p == text || (p[-1] != ' ' && p[-1] != 'T'))
    return g_strdup (text);

  return g_strndup (text, (gsize) (p - 1 - text));
}

static void
split_date (const char *text,
            DateParts  *parts)
{
  g_autofree char *without = drop_time (text);
  g_autofree char *key = mg_import_key (without);
  g_auto (GStrv) words = g_strsplit (key, " ", -1);

  *parts = (DateParts) { 0 };
  for (guint i = 0; words[i] != NULL; i++)
    take_date_word (parts, words[i]);

  if (strpbrk (text, "?~") != NULL)
    parts->is_about = TRUE;
}

/* Two digits of a year: the century is ours up to 69. */
static guint
full_year (const DateParts *parts,
           guint            index)
{
  guint year = parts->numbers[index];

  if (parts->digits[index] != 2)
    return year;

  return year < 70 ? 2000 + year : 1900 + year;
}

static gboolean
is_year (const DateParts *parts,
         guint            index)
{
  return parts->digits[index] == 4 && parts->numbers[index] >= 1000;
}

static gboolean
make_date (guint   year,
           guint   month,
           guint   day,
           MgDate *date)
{
  if (year < 1000 || year > 2999 || month > 12 || day > 31 || (day > 0 && month == 0) ||
      (day > 0 && !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year)))
    return FALSE;

  *date = mg_date_new (year, month, day);

  return TRUE;
}

/* Days since the end of 1899, as spreadsheets count them. */
static gboolean
make_date_of_serial (guint   serial,
                     MgDate *date)
{
  GDate day;

  if (serial < 18264 || serial > 73050)     /* 1950 to 2099 */
    return FALSE;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&day, serial);

  return make_date (g_date_get_year (&day), g_date_get_month (&day), g_date_get_day (&day), date);
}

static gboolean
make_date_of_words (const DateParts *parts,
                    MgDate          *date)
{
  if (parts->n_numbers == 1)
    return parts->digits[0] != 1 && make_date (full_year (parts, 0), parts->month, 0, date);

  if (parts->n_numbers != 2)
    return FALSE;

  /* "15 janvier 2012", "janvier 15, 2012"; "2012 janvier 15". */
  return is_year (parts, 0) ? make_date (parts->numbers[0], parts->month, parts->numbers[1], date)
                            : make_date (full_year (parts, 1), parts->month, parts->numbers[0], date);
}

/* @about: (out): set if it is a guess */
static gboolean
make_date_of_numbers (const DateParts   *parts,
                      MgImportDateOrder  order,
                      gboolean          *is_guess,
                      MgDate            *date)
{
  const guint *n = parts->numbers;
  guint first = order == MG_IMPORT_DAY_FIRST ? 1 : 0;

  switch (parts->n_numbers)
    {
    case 1:
      if (is_year (parts, 0))
        return make_date (n[0], 0, 0, date);
      if (parts->digits[0] == 8)
        return make_date (n[0] / 10000, n[0] / 100 % 100, n[0] % 100, date);
      *is_guess = TRUE;
      return parts->digits[0] == 5 && make_date_of_serial (n[0], date);

    case 2:
      if (is_year (parts, 0))
        return n[1] > 0 && make_date (n[0], n[1], 0, date);
      *is_guess = !is_year (parts, 1);
      return n[0] > 0 && parts->digits[1] > 1 && make_date (full_year (parts, 1), n[0], 0, date);

    case 3:
      if (is_year (parts, 0))
        return n[1] > 0 && n[2] > 0 && make_date (n[0], n[1], n[2], date);
      *is_guess = !is_year (parts, 2);
      return n[0] > 0 && n[1] > 0 && parts->digits[2] > 1 &&
             make_date (full_year (parts, 2), n[first], n[1 - first], date);

    default:
      return FALSE;
    }
}

MgImportReading
mg_import_read_date (const char        *text,
                     MgImportDateOrder  order,
                     MgDate            *date)
{
  DateParts parts;
  gboolean is_guess = FALSE;

  if (mg_import_is_unknown (text))
    return MG_IMPORT_UNKNOWN;

  if (strlen (text) > MAX_NUMBER)
    return MG_IMPORT_UNREADABLE;

  split_date (text, &parts);
  if (parts.is_bad ||
      !(parts.month != 0 ? make_date_of_words (&parts, date)
                         : make_date_of_numbers (&parts, order, &is_guess, date)))
    return MG_IMPORT_UNREADABLE;

  return parts.is_about || is_guess ? MG_IMPORT_READ_AS : MG_IMPORT_READ;
}

int
mg_import_tell_order (const char *text)
{
  DateParts parts;

  if (strlen (text) > MAX_NUMBER)
    return 0;

  split_date (text, &parts);
  if (parts.is_bad || parts.month != 0 || parts.n_numbers != 3 || is_year (&parts, 0) ||
      parts.digits[2] < 2)
    return 0;

  return parts.numbers[0] > 12 && parts.numbers[1] <= 12 ? 1 :
         parts.numbers[1] > 12 && parts.numbers[0] <= 12 ? -1 : 0;
}

/* Yes and no */

MgImportReading
mg_import_read_boolean (const char *text,
                        gboolean   *boolean)
{
  static const char * const yes[] = {
    "oui", "o", "x", "1", "vrai", "yes", "y", "true", "ok", "membre", "adherent", "coche", NULL
  };
  static const char * const no[] = { "non", "n", "0", "faux", "no", "false", "non membre", NULL };
  g_autofree char *key = NULL;

  if (strlen (text) > MAX_NUMBER)
    return MG_IMPORT_UNREADABLE;

  key = mg_import_key (text);
  if (is_one_of (key, yes) || strstr (text, "✓") != NULL || strstr (text, "✔") != NULL ||
      strstr (text, "☑") != NULL)
    *boolean = TRUE;
  else if (is_one_of (key, no))
    *boolean = FALSE;
  else
    return mg_import_is_unknown (text) ? MG_IMPORT_UNKNOWN : MG_IMPORT_UNREADABLE;

  return MG_IMPORT_READ;
}
