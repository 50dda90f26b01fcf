/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mg-tracer.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined (__aarch64__)
#include <elf.h>
#endif

/* Calls that have nothing to do with files: they fail where memory is out. */
static const guint64 of_memory[] = {
  SYS_mmap, SYS_munmap, SYS_mprotect, SYS_mremap, SYS_madvise, SYS_brk, SYS_futex, SYS_getrandom, SYS_exit_group,
  SYS_rt_sigprocmask, SYS_rt_sigaction, SYS_rt_sigreturn, SYS_sched_yield, SYS_clock_gettime, SYS_gettimeofday,
};

static guint64 last_call;

guint64
mg_trace_get_call (void)
{
  return last_call;
}

static gboolean
is_of_memory (guint64 call)
{
  for (guint i = 0; i < G_N_ELEMENTS (of_memory); i++)
    if (of_memory[i] == call)
      return TRUE;

  return FALSE;
}

/* At the entry: no such call is made. */
static void
skip_call (pid_t child)
{
#if defined (__x86_64__)
  ptrace (PTRACE_POKEUSER, child, offsetof (struct user_regs_struct, orig_rax), -1L);
#elif defined (__aarch64__)
  int none = -1;
  struct iovec where = { &none, sizeof none };

  ptrace (PTRACE_SETREGSET, child, NT_ARM_SYSTEM_CALL, &where);
#endif
}

/* At the exit: what it is told. */
static void
set_result (pid_t child,
            long  result)
{
#if defined (__x86_64__)
  ptrace (PTRACE_POKEUSER, child, offsetof (struct user_regs_struct, rax), result);
#elif defined (__aarch64__)
  struct user_regs_struct registers;
  struct iovec where = { &registers, sizeof registers };

  ptrace (PTRACE_GETREGSET, child, NT_PRSTATUS, &where);
  registers.regs[0] = (unsigned long long) result;
  ptrace (PTRACE_SETREGSET, child, NT_PRSTATUS, &where);
#endif
}

static void
be_traced (MgTraceFunc func,
           gpointer    data)
{
  if (ptrace (PTRACE_TRACEME, 0, NULL, NULL) == 0)
    func (data);

  _exit (0);
}

void
mg_trace_begin (void)
{
  raise (SIGSTOP);
}

/* To the next stop; returns FALSE if there is none. */
static gboolean
go_on (pid_t child,
       int   signal,
       int  *status)
{
  ptrace (PTRACE_SYSCALL, child, NULL, (long) signal);

  return waitpid (child, status, 0) == child && WIFSTOPPED (*status);
}

guint
mg_trace_run (MgTraceFunc    func,
              gpointer       data,
              MgTraceAction  action,
              guint          call,
              int            number)
{
  guint n_calls = 0;
  int status = 0;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    be_traced (func, data);

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (!WIFSTOPPED (status))
    return 0;

  ptrace (PTRACE_SETOPTIONS, child, NULL, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
  while (go_on (child, 0, &status))
    {
      struct __ptrace_syscall_info info;

      if (WSTOPSIG (status) != (SIGTRAP | 0x80) ||
          ptrace (PTRACE_GET_SYSCALL_INFO, child, sizeof info, &info) <= 0 || info.op != PTRACE_SYSCALL_INFO_ENTRY ||
          (action == MG_TRACE_FAIL && is_of_memory (info.entry.nr)))
        continue;

      last_call = info.entry.nr;
      if (++n_calls != call || action == MG_TRACE_COUNT)
        continue;

      if (action == MG_TRACE_KILL)
        kill (child, SIGKILL);
      else
        skip_call (child);
      if (action == MG_TRACE_FAIL && go_on (child, 0, &status))
        {
          set_result (child, -number);
          break;
        }
    }

  /* The rest without us. */
  if (WIFSTOPPED (status) && ptrace (PTRACE_DETACH, child, NULL, NULL) == 0)
    waitpid (child, &status, 0);

  return n_calls;
}

static void
close_nothing (gpointer data)
{
  int *result = data;

  mg_trace_begin ();
  *result = close (-1) < 0 ? errno : 0;
  _exit (*result == ENOTTY ? 3 : 0);
}

gboolean
mg_trace_is_possible (const char **why)
{
  int result = 0;

#if !defined (__x86_64__) && !defined (__aarch64__)
  *why = "how to let calls fail is not known for this processor";
  return FALSE;
#else
  *why = "processes may not be watched here (ptrace)";
  return mg_trace_run (close_nothing, &result, MG_TRACE_COUNT, 0, 0) > 0;
#endif
}
