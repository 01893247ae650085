#pragma once
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vterm.h>

/// Starts a program in a pseudo-terminal of its own and gives the terminal's other end; -1 if that fails. Between the
/// fork and the program's start only C runs.
static inline int pty_start(const char *path, char *const arguments[], char *const environment[], int rows, int columns,
                            pid_t *process) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  int terminal = -1;
  *process = forkpty(&terminal, 0, 0, &size);
  if (*process == 0) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, 0);
    for (int descriptor = 3; descriptor < 256; descriptor += 1) close(descriptor);
    execve(path, arguments, environment);
    _exit(127);
  }
  if (*process < 0) return -1;
  fcntl(terminal, F_SETFL, O_NONBLOCK);
  fcntl(terminal, F_SETFD, FD_CLOEXEC);
  return terminal;
}

/// Gives the pseudo-terminal another size; the program is told by SIGWINCH.
static inline void pty_resize(int terminal, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  ioctl(terminal, TIOCSWINSZ, &size);
}

/// Whether the process has ended, and with what: its exit code, or 128 and the signal that ended it.
static inline int pty_has_ended(pid_t process, int *code) {
  int status = 0;
  if (waitpid(process, &status, WNOHANG) != process) return 0;
  *code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return 1;
}

static inline int vterm_color_is_default(const VTermColor *color) {
  return VTERM_COLOR_IS_DEFAULT_FG(color) || VTERM_COLOR_IS_DEFAULT_BG(color);
}
static inline int vterm_color_is_indexed(const VTermColor *color) { return VTERM_COLOR_IS_INDEXED(color); }
