/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-reading-bar.h"

#include <glib/gi18n-lib.h>

#include "mg-dialogs.h"
#include "mg-reading.h"
#include "mg-shown.h"

/* Up to here an answer that needs a measure computes it at once. */
#define SMALL_NETWORK 500

struct _MgReadingBar
{
  GtkWidget    parent_instance;

  MgDocument  *document;
  const char  *question;       /* of the table of questions; "" for none */
  guint        turn;           /* grows with each question asked */
  MgId         agreed;         /* who agreed to be asked about; 0 for nobody */
  guint        idle;           /* asks again; 0 when none waits */

  /* From the template */
  GtkRevealer *revealer;
  GtkBox      *questions;
  GtkBox      *steps_box;
  GtkSpinButton *steps;
  GtkLabel    *answer;
};

enum { PROP_0, PROP_QUESTION, N_PROPS };
G_DEFINE_FINAL_TYPE (MgReadingBar, mg_reading_bar, GTK_TYPE_WIDGET)

/* Answers */

static MgScope
get_scope (MgReadingBar *self)
{
  return (MgScope) { .perimeter = mg_document_get_perimeter (self->document),
                     .date = mg_document_get_date (self->document) };
}

static void
show_answer (MgReadingBar *self,
             const char   *sentence,
             GHashTable   *lit)
{
  mg_shown_label (self->answer, sentence);
  mg_document_set_light (self->document,
                         lit != NULL && g_hash_table_size (lit) > 0 ? lit : NULL);
}

/* The figures that an answer needs: made at once for few, else the document's.
 * Returns: (transfer full): %NULL while there are none
 */
static MgResults *
find_results (MgReadingBar     *self,
              const MgQuestion *question,
              MgSnapshot       *graph)
{
  const char *ids[] = { question->measure, NULL };
  MgResults *results;

  if (graph->n_nodes <= SMALL_NETWORK)
    return mg_measure_run (graph, ids, NULL, NULL, NULL);

  results = mg_document_get_results (self->document);

  return results != NULL && !mg_document_results_are_stale (self->document)
           ? mg_results_ref (results)
           : NULL;
}

/* Only asking sets a long run going: edits would begin it anew each time. */
static void
wait_for_results (MgReadingBar *self,
                  gboolean      is_asked)
{
  gboolean is_busy;

  if (is_asked)
    mg_document_measure (self->document);
  g_object_get (self->document, "busy", &is_busy, NULL);
  show_answer (self,
               is_busy ? _("One moment: the answer is being computed.")
                       : _("The map has changed: ask again."),
               NULL);
}

/* Who is selected alone, or 0: to choose one of several is not for us. */
static MgId
get_selected (MgReadingBar *self)
{
  guint n;
  const MgId *ids = mg_selection_get_ids (mg_document_get_selection (self->document), &n);

  return n == 1 ? ids[0] : MG_ID_NONE;
}

/* Who is selected alone, and is one of those whom the figures are about; or 0. */
static MgId
find_subject (MgReadingBar *self)
{
  MgNetwork *network = mg_document_get_network (self->document);
  MgId id = get_selected (self);
  const MgItem *item = mg_network_find (network, id);
  const MgScope scope = get_scope (self);

  return item != NULL && item->kind == MG_ITEM_ORGANISATION &&
         mg_scope_has_organisation (&scope, network, id, mg_scope_get_date (&scope, network))
           ? id
           : 0;
}

static void
answer (MgReadingBar     *self,
        const MgQuestion *question,
        gboolean          is_asked)
{
  MgNetwork *network = mg_document_get_network (self->document);
  MgReadingSubject subject = { .layer = mg_document_get_layer (self->document) };
  const MgId selected = get_selected (self);
  const MgId organisation = self->agreed != 0 || find_subject (self) != 0 ? self->agreed : selected;
  const MgScope scope = get_scope (self);
  g_autoptr(MgSnapshot) graph = mg_snapshot_new (network, &scope);
  g_autoptr(MgResults) results = NULL;
  g_autoptr(MgReading) reading = NULL;
  const double *values = NULL;

  if (question->measure != NULL)
    {
      results = find_results (self, question, graph);
      if (results == NULL)
        {
          wait_for_results (self, is_asked);
          return;
        }
      values = mg_results_get_values (results, question->measure);
    }

  subject.steps = (guint) gtk_spin_button_get_value_as_int (self->steps);
  if (question->asks_first)
    {
      /* Without consent, one who is left out of the measures, to be named, or nobody. */
      subject.organisations = &organisation;
      subject.n_organisations = 1;
    }
  else
    {
      subject.organisations = mg_selection_get_ids (mg_document_get_selection (self->document),
                                                    &subject.n_organisations);
    }
  reading = mg_reading_new (question, network, &scope,
                            results != NULL ? mg_results_get_snapshot (results) : graph, values,
                            &subject);
  show_answer (self, reading->sentence, reading->lit);
}

static void
answer_again (MgReadingBar *self)
{
  const MgQuestion *question = *self->question != '\0' ? mg_question_find (self->question) : NULL;

  if (self->document == NULL || question == NULL || (question->asks_first && self->agreed == 0))
    return;

  answer (self, question, FALSE);
}

static gboolean
idle_cb (gpointer data)
{
  MgReadingBar *self = data;

  self->idle = 0;
  answer_again (self);

  return G_SOURCE_REMOVE;
}

static void
answer_soon (MgReadingBar *self)
{
  if (self->idle == 0 && *self->question != '\0')
    self->idle = g_idle_add (idle_cb, self);
}

static void
selection_changed_cb (MgReadingBar *self)
{
  const MgQuestion *question = *self->question != '\0' ? mg_question_find (self->question) : NULL;

  if (question != NULL && question->is_about_selection && !question->asks_first)
    answer_soon (self);
}

/* Asking */

static void ask (MgReadingBar *self,
                 const char   *id);

typedef struct
{
  MgReadingBar *bar;
  guint         turn;
  MgId          organisation;
} Consent;

static void
consent_free (Consent *self)
{
  g_object_unref (self->bar);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Consent, consent_free)

static void
agreed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(Consent) consent = data;
  g_autofree char *id = mg_ask_finish (result);

  if (consent->bar->turn != consent->turn)
    return;

  if (g_str_equal (id, "show"))
    {
      consent->bar->agreed = consent->organisation;
      answer_again (consent->bar);
    }
  else
    {
      ask (consent->bar, "");
    }
}

/* It may hurt somebody who is in the room. */
static void
ask_first (MgReadingBar *self,
           MgId          organisation)
{
  Consent *consent = g_new0 (Consent, 1);
  static const MgAnswer answers[] = {
    { "cancel", NC_("dialog", "_Cancel"), MG_ANSWER_PLAIN },
    { "show", N_("_Show"), MG_ANSWER_SUGGESTED },
  };
  MgAnswer translated[G_N_ELEMENTS (answers)];
  g_autofree char *name = mg_network_dup_title (mg_document_get_network (self->document),
                                                organisation);
  g_autofree char *body = NULL;

  consent->bar = g_object_ref (self);
  consent->turn = self->turn;
  consent->organisation = organisation;
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    translated[i] = answers[i];
  translated[0].label = C_("dialog", "_Cancel");
  translated[1].label = _("_Show");
  body = g_strdup_printf (_("Everybody in the room will see what would change if “%s” withdrew. "
                            "Show it only if the organisation agrees: the map tells of links, not "
                            "of what somebody is worth."),
                          name);
  mg_ask_async (GTK_WIDGET (self), _("Show this to the room?"), body, translated,
                G_N_ELEMENTS (translated), agreed_cb, consent);
}

static void
ask (MgReadingBar *self,
     const char   *id)
{
  const MgQuestion *question = *id != '\0' ? mg_question_find (id) : NULL;

  self->question = question != NULL ? question->id : "";
  self->agreed = 0;
  self->turn++;
  g_object_notify (G_OBJECT (self), "question");
  gtk_widget_set_visible (GTK_WIDGET (self->steps_box), question != NULL && question->has_steps);
  if (self->document == NULL)
    return;

  if (question == NULL)
    {
      show_answer (self, "", NULL);
    }
  else if (question->asks_first && find_subject (self) != 0)
    {
      show_answer (self, "", NULL);
      ask_first (self, find_subject (self));
    }
  else
    {
      answer (self, question, TRUE);
    }
}

/* The widget */

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.focus-view", NULL);
  gtk_widget_activate_action (widget, "win.show-reading", NULL);
}

static void
mg_reading_bar_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  MgReadingBar *self = MG_READING_BAR (object);

  switch (prop_id)
    {
    case PROP_QUESTION:
      ask (self, g_value_get_string (value) != NULL ? g_value_get_string (value) : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mg_reading_bar_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  MgReadingBar *self = MG_READING_BAR (object);

  switch (prop_id)
    {
    case PROP_QUESTION:
      g_value_set_string (value, self->question);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mg_reading_bar_dispose (GObject *object)
{
  GtkWidget *child;

  mg_reading_bar_set_document (MG_READING_BAR (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), MG_TYPE_READING_BAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mg_reading_bar_parent_class)->dispose (object);
}

static void
mg_reading_bar_class_init (MgReadingBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = mg_reading_bar_set_property;
  object_class->get_property = mg_reading_bar_get_property;
  object_class->dispose = mg_reading_bar_dispose;

  g_object_class_install_property (object_class, PROP_QUESTION,
                                   g_param_spec_string ("question", NULL, NULL, "",
                                                        G_PARAM_READWRITE |
                                                        G_PARAM_EXPLICIT_NOTIFY |
                                                        G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/maillage/Maillage/ui/mg-reading-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MgReadingBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, MgReadingBar, questions);
  gtk_widget_class_bind_template_child (widget_class, MgReadingBar, steps_box);
  gtk_widget_class_bind_template_child (widget_class, MgReadingBar, steps);
  gtk_widget_class_bind_template_child (widget_class, MgReadingBar, answer);
  gtk_widget_class_bind_template_callback (widget_class, answer_soon);
  gtk_widget_class_install_property_action (widget_class, "reading.question", "question");
  gtk_widget_class_install_action (widget_class, "reading.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "reading.close", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mg_reading_bar_init (MgReadingBar *self)
{
  guint n_questions;
  const MgQuestion *questions = mg_question_get_table (&n_questions);

  self->question = "";
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n_questions; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_(questions[i].name));

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", questions[i].id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reading.question");
      gtk_widget_add_css_class (button, "mg-plain");
      gtk_box_append (self->questions, button);
    }
}

void
mg_reading_bar_set_document (MgReadingBar *self,
                             MgDocument   *document)
{
  static const char * const causes[] = { "applied", "results-changed", "notify::layer",
                                         "notify::busy" };

  g_return_if_fail (MG_IS_READING_BAR (self));

  if (self->document == document)
    return;

  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (mg_document_get_selection (self->document), self);
      g_signal_handlers_disconnect_by_data (self->document, self);
      mg_document_set_light (self->document, NULL);
    }
  g_clear_handle_id (&self->idle, g_source_remove);
  g_set_object (&self->document, document);
  self->question = "";
  self->turn++;
  if (document == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    g_signal_connect_object (document, causes[i], G_CALLBACK (answer_soon), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (mg_document_get_selection (document), "changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  ask (self, "");
}

void
mg_reading_bar_show (MgReadingBar *self,
                     gboolean      is_shown)
{
  g_return_if_fail (MG_IS_READING_BAR (self));

  gtk_revealer_set_reveal_child (self->revealer, is_shown);
  if (is_shown)
    gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->questions)));
  else
    ask (self, "");
}
