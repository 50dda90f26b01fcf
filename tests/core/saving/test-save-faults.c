/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving when the system does not play along: every call fails with every error,
 * or is the last before the program is killed.  What is reported saved is saved;
 * whatever happens, the old version is there, or the new one, or a full copy of
 * the new one where it can be found.  MG_TEST_LONG: more random instants.
 */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mg-save-fixture.h"
#include "mg-tracer.h"

#define SHORT (20 * 1024)
#define LONG (1200 * 1024)       /* written in two calls */
#define N_KILLS_LONG 1000

/* Processes under a sanitizer are slow to begin: there a part of all errors, and
 * of the instants at random; without one, all.
 */
#if defined (__SANITIZE_ADDRESS__)
#define N_KILLS 10
#define IS_TRIED(call, i) (((call) + (i)) % 5 == 0)
#else
#define N_KILLS 40               /* at random, in each situation */
#define IS_TRIED(call, i) TRUE
#endif

static const int numbers[] = { EIO, ENOSPC, EDQUOT, EACCES, EPERM, EBUSY, EMFILE, EINTR, EROFS, ESTALE };

typedef struct
{
  MgSaveFixture *fixture;
  MgSaveReport  *report;
} Run;

static void
save_func (gpointer data)
{
  Run *run = data;

  if (!mg_save_fixture_become (run->fixture))
    return;

  mg_trace_begin ();
  mg_save_fixture_save (run->fixture, run->report);
}

static gboolean
skip (MgSituation situation,
      gboolean    traces)
{
  const char *why = mg_situation_lacks (situation);

  if (why == NULL && traces && mg_trace_is_possible (&why))
    why = NULL;
  if (why != NULL)
    g_test_skip (why);

  return why != NULL;
}

/* The sentence that says so is the only excuse for a new version that was not reported. */
static gboolean
says_unconfirmed (Run *run)
{
  return strstr (run->report->message, "did not confirm") != NULL;
}

static gboolean
is_right (Run *run)
{
  MgContent content = mg_save_fixture_get (run->fixture);

  if (!run->report->has_ended)
    return FALSE;
  if (run->report->has_saved)
    return content == MG_CONTENT_NEW;

  return content == MG_CONTENT_OLD || (content == MG_CONTENT_NEW && says_unconfirmed (run)) ||
         mg_save_fixture_has_copy (run->fixture, run->report->message);
}

static void
check_errors (gconstpointer data)
{
  MgSituation situation = GPOINTER_TO_UINT (data);
  g_autoptr(MgSaveFixture) fixture = NULL;
  Run run;
  guint n_calls, n_errors = 0, n_saved = 0;

  if (skip (situation, TRUE))
    return;

  fixture = mg_save_fixture_new (situation, SHORT);
  run = (Run) { fixture, mg_save_report_new () };
  /* No call has this number: only counted. */
  n_calls = mg_trace_run (save_func, &run, MG_TRACE_FAIL, G_MAXUINT, 0);
  g_assert_true (run.report->has_saved);
  g_assert_cmpuint (n_calls, >, 15);

  for (guint call = 1; call <= n_calls; call++)
    for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
      {
        if (!IS_TRIED (call, i))
          continue;

        mg_save_fixture_reset (fixture);
        *run.report = (MgSaveReport) { FALSE, };
        mg_trace_run (save_func, &run, MG_TRACE_FAIL, call, numbers[i]);
        n_errors++;
        n_saved += run.report->has_saved;
        if (is_right (&run))
          continue;

        g_test_message ("call %u (number %" G_GUINT64_FORMAT ") with %s: %s, content %d; %s", call, mg_trace_get_call (),
                        g_strerror (numbers[i]), run.report->has_saved ? "saved" : "not saved",
                        mg_save_fixture_get (fixture), run.report->message);
        g_test_fail ();
      }

  g_test_message ("%u errors in %u calls, of which %u did no harm", n_errors, n_calls, n_saved);
  g_assert_cmpuint (n_saved, <, n_errors);
  g_assert_cmpuint (n_saved, >, 0);
}

static gboolean
is_safe (MgSaveFixture *fixture)
{
  MgContent content = mg_save_fixture_get (fixture);

  return content == MG_CONTENT_OLD || content == MG_CONTENT_NEW || mg_save_fixture_has_copy (fixture, NULL);
}

/* Afterwards saving works as ever. */
static void
check_goes_on (Run *run)
{
  pid_t child = fork ();

  if (child == 0)
    {
      if (mg_save_fixture_become (run->fixture))
        mg_save_fixture_save (run->fixture, run->report);
      _exit (0);
    }
  waitpid (child, NULL, 0);
  g_assert_true (run->report->has_saved);
  g_assert_cmpint (mg_save_fixture_get (run->fixture), ==, MG_CONTENT_NEW);
}

static void
check_killed_at_calls (gconstpointer data)
{
  MgSituation situation = GPOINTER_TO_UINT (data);
  g_autoptr(MgSaveFixture) fixture = NULL;
  Run run;
  guint n_calls, n_new = 0, n_copies = 0;

  if (skip (situation, TRUE))
    return;

  fixture = mg_save_fixture_new (situation, LONG);
  run = (Run) { fixture, mg_save_report_new () };
  n_calls = mg_trace_run (save_func, &run, MG_TRACE_COUNT, 0, 0);
  g_assert_true (run.report->has_saved);

  for (guint call = 1; call <= n_calls; call++)
    {
      /* The last ones always: by then the file is the new one. */
      if (!IS_TRIED (call, 0) && call + 4 < n_calls)
        continue;

      mg_save_fixture_reset (fixture);
      *run.report = (MgSaveReport) { FALSE, };
      mg_trace_run (save_func, &run, MG_TRACE_KILL, call, 0);
      if (!is_safe (fixture))
        g_test_message ("killed at call %u (number %" G_GUINT64_FORMAT ")", call, mg_trace_get_call ());
      g_assert_true (is_safe (fixture));
      n_new += mg_save_fixture_get (fixture) == MG_CONTENT_NEW;
      n_copies += mg_save_fixture_get (fixture) == MG_CONTENT_DAMAGED;
      check_goes_on (&run);
    }

  g_test_message ("killed at %u calls: new %u, damaged with a full copy %u, else old", n_calls, n_new, n_copies);
  g_assert_cmpuint (n_new, >, 0);
  g_assert_cmpuint (n_new, <, n_calls);
}

/* How long a process takes that saves once, in microseconds. */
static gint64
time_one (MgSaveFixture *fixture,
          MgSaveReport  *report)
{
  gint64 start = g_get_monotonic_time ();
  pid_t child = fork ();

  if (child == 0)
    {
      if (mg_save_fixture_become (fixture))
        mg_save_fixture_save (fixture, report);
      _exit (0);
    }
  waitpid (child, NULL, 0);
  g_assert_true (report->has_saved);

  return g_get_monotonic_time () - start;
}

static void
check_killed_at_random (gconstpointer data)
{
  MgSituation situation = GPOINTER_TO_UINT (data);
  guint n_kills = g_getenv ("MG_TEST_LONG") != NULL ? N_KILLS_LONG : N_KILLS;
  g_autoptr(MgSaveFixture) fixture = NULL;
  MgSaveReport *report = mg_save_report_new ();
  guint n_new = 0, n_copies = 0;
  gint64 length;

  if (skip (situation, FALSE))
    return;

  fixture = mg_save_fixture_new (situation, LONG);
  length = time_one (fixture, report);
  mg_save_fixture_reset (fixture);
  for (guint i = 0; i < n_kills; i++)
    {
      pid_t child = fork ();

      if (child == 0)
        {
          if (mg_save_fixture_become (fixture))
            mg_save_fixture_save (fixture, report);
          _exit (0);
        }
      g_usleep ((gulong) g_test_rand_int_range (0, (int) (length * 5 / 4)));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);

      g_assert_true (is_safe (fixture));
      n_new += mg_save_fixture_get (fixture) == MG_CONTENT_NEW;
      n_copies += mg_save_fixture_get (fixture) == MG_CONTENT_DAMAGED;
      mg_save_fixture_reset (fixture);
    }

  g_test_message ("killed %u times: new %u, damaged with a full copy %u, else old", n_kills, n_new, n_copies);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("LC_ALL", "C", TRUE);
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < MG_N_SITUATIONS; i++)
    {
      const char *name = mg_situation_get_name (i);
      g_autofree char *errors = g_strdup_printf ("/saving/an-error-in-any-call-is-said-and-harmless/%s", name);
      g_autofree char *calls = g_strdup_printf ("/saving/killed-at-any-call/%s", name);
      g_autofree char *instants = g_strdup_printf ("/saving/killed-at-any-instant/%s", name);

      g_test_add_data_func (errors, GUINT_TO_POINTER (i), check_errors);
      g_test_add_data_func (calls, GUINT_TO_POINTER (i), check_killed_at_calls);
      g_test_add_data_func (instants, GUINT_TO_POINTER (i), check_killed_at_random);
    }

  return g_test_run ();
}
