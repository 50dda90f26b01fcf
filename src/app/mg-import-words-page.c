/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assistant's page of words: which choice each word of the table stands for. */
#include <glib/gi18n-lib.h>

#include "mg-import-pages.h"
#include "mg-shown.h"
#include "mg-vocabulary.h"

#define COLUMN "mg-column"
#define WORD "mg-word"

/* The choices of a vocabulary, after "as it is" and "left out". */
enum { AS_IT_IS, LEFT_OUT, N_BEFORE };

static GtkStringList *
create_choices (const char *domain)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint n_terms;
  const MgTerm *const *terms = mg_vocabulary_get_terms (domain, &n_terms);

  gtk_string_list_append (names, _("A word of our own"));
  gtk_string_list_append (names, _("Leave out"));
  for (guint i = 0; i < n_terms; i++)
    gtk_string_list_append (names, terms[i]->label);

  return names;
}

static guint
find_choice (const char *domain,
             const char *choice)
{
  guint n_terms;
  const MgTerm *const *terms = mg_vocabulary_get_terms (domain, &n_terms);

  if (*choice == '\0')
    return LEFT_OUT;

  for (guint i = 0; i < n_terms; i++)
    if (g_str_equal (terms[i]->id, choice))
      return i + N_BEFORE;

  return AS_IT_IS;
}

static void
chosen_cb (MgImportPage *self,
           GtkDropDown  *drop_down)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), COLUMN));
  const char *word = g_object_get_data (G_OBJECT (drop_down), WORD);
  const char *domain = mg_import_plan_get_vocabulary (self->plan, column);
  guint selected = gtk_drop_down_get_selected (drop_down);
  guint n_terms;
  const MgTerm *const *terms;

  if (domain == NULL)
    return;

  terms = mg_vocabulary_get_terms (domain, &n_terms);
  if (selected == AS_IT_IS)
    mg_import_plan_set_word (self->plan, column, word, word);
  else if (selected == LEFT_OUT)
    mg_import_plan_set_word (self->plan, column, word, "");
  else if (selected - N_BEFORE < n_terms)
    mg_import_plan_set_word (self->plan, column, word, terms[selected - N_BEFORE]->id);
}

static void
add_word (MgImportPage       *self,
          guint               column,
          const char         *domain,
          const MgImportWord *word)
{
  g_autoptr(GtkStringList) choices = create_choices (domain);
  GtkWidget *row = mg_import_page_add_choice (self, choices, G_CALLBACK (chosen_cb));
  GObject *drop_down = G_OBJECT (mg_import_page_get_drop_down (row));
  g_autofree char *about = NULL;

  /* Translators: a column's heading, and how many rows have the word */
  about = g_strdup_printf (ngettext ("%s · %u row", "%s · %u rows", word->n_rows),
                           mg_import_plan_get_header (self->plan, column), word->n_rows);
  g_object_set_data (drop_down, COLUMN, GUINT_TO_POINTER (column));
  g_object_set_data_full (drop_down, WORD, g_strdup (word->word), g_free);
  mg_shown_title (ADW_PREFERENCES_ROW (row), word->word);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, word->word, -1);
}

typedef void (*Visit) (MgImportPage       *self,
                       guint               column,
                       const char         *domain,
                       const MgImportWord *word,
                       gpointer            data);

/* Words nobody needs to look at stand last: first those that were not sure. */
static void
visit (MgImportPage *self,
       Visit         function,
       gpointer      data)
{
  for (int sure = 0; sure <= 1; sure++)
    for (guint column = 0; column < mg_import_plan_get_n_columns (self->plan); column++)
      {
        const char *domain = mg_import_plan_get_vocabulary (self->plan, column);

        for (guint i = 0; domain != NULL && i < mg_import_plan_get_n_words (self->plan, column); i++)
          {
            const MgImportWord *word = mg_import_plan_get_word (self->plan, column, i);

            if ((word->is_sure != FALSE) == sure)
              function (self, column, domain, word, data);
          }
      }
}

static void
describe (MgImportPage       *self,
          guint               column,
          const char         *domain,
          const MgImportWord *word,
          gpointer            data)
{
  g_string_append_printf (data, "%u %s %s\n", column, domain, word->word);
}

static void
add (MgImportPage       *self,
     guint               column,
     const char         *domain,
     const MgImportWord *word,
     gpointer            data)
{
  if (self->rows->len < MG_IMPORT_LISTED)
    add_word (self, column, domain, word);
  else
    (*(guint *) data)++;
}

/* Rows keep their order while they are looked at: each finds its own word. */
static void
show (MgImportPage       *self,
      guint               column,
      const char         *domain,
      const MgImportWord *word,
      gpointer            data)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkDropDown *drop_down = mg_import_page_get_drop_down (self->rows->pdata[i]);

      if (drop_down != NULL && GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), COLUMN)) == column &&
          g_str_equal (g_object_get_data (G_OBJECT (drop_down), WORD), word->word))
        gtk_drop_down_set_selected (drop_down, find_choice (domain, word->choice));
    }
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The same words in any order are the same rows. */
static char *
sort_lines (char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  g_free (text);
  qsort (lines, g_strv_length (lines), sizeof (char *), compare_lines);

  return g_strjoinv ("\n", lines);
}

static void
refresh (MgImportPage *self)
{
  GString *kept = g_string_new (NULL);
  guint n_more = 0;

  visit (self, describe, kept);
  if (mg_import_page_begin (self, sort_lines (g_string_free (kept, FALSE))))
    {
      visit (self, add, &n_more);
      if (n_more > 0)
        mg_import_page_add_more (self, n_more);
    }

  visit (self, show, NULL);
}

MgImportPage *
mg_import_words_page_new (void)
{
  MgImportPage *self = mg_import_page_new (_("Which choice each word of the table stands for; those that were guessed come first."), refresh);

  /* Words are short, what they stand for is long. */
  self->n_chars = 34;

  return self;
}
