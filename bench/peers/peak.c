/*
 * Runs a program and says in JSON, as its last line on stderr, how long it took and how much memory it had at its peak:
 * what the kernel counts for a child that has ended, whatever it is written in.
 *
 * Usage: peak PROGRAM [WORD...]
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

int main(int count, char **words) {
  if (count < 2) return 2;
  double started = now();
  pid_t child = fork();
  if (child == 0) {
    execvp(words[1], words + 1);
    perror(words[1]);
    _exit(127);
  }
  struct rusage used;
  int status;
  wait4(child, &status, 0, &used);
  fprintf(stderr, "\n{\"ms\":%.1f,\"peakKb\":%ld}\n", now() - started, used.ru_maxrss);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
