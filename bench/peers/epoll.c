/*
 * What a C programmer would write to load a server, or to ask many: one thread, epoll, a window of connections.
 *
 * Usage: epoll FIRST_ADDRESS ADDRESSES PORT CONNECTIONS WINDOW [GAP_US] < REPLY
 *
 * Each connection goes to the next of the addresses, sends `get`, and reads to the end. With GAP_US the line end follows
 * in a packet of its own, so many microseconds after `get`. What is read has to be REPLY, byte for byte; where that is
 * empty, any answer will do. Prints one line of JSON: how many ended how, and ms from a connect to its end.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { MAX_REPLY = 65536, BATCH = 256, PATIENCE_MS = 10000 };

struct connection {
  int fd;
  double started;
  size_t heard;
  bool asked;
  bool sent_line_end;
  /* What came is not the beginning of the reply. */
  bool other;
  bool at_end;
  bool was_reset;
};

/* `cut` is any other answer than the reply, however it ended; `reset` is the whole reply, and a reset. */
static long ok, failed, reset, cut;

static struct connection *connections;
static float *times;
static char reply[MAX_REPLY];
static size_t reply_length;
static long gap_us = -1;
static int epoll;

/* Connections whose line end is still to be sent, in the order of their `get`; a ring. */
struct waiting {
  int slot;
  double due;
};
static struct waiting *waiting;
static long first_waiting, next_waiting;

static struct in_addr first;
static unsigned addresses;
static in_port_t port;
static long total, begun;
static int window;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static long ended(void) { return ok + failed + reset + cut; }

/* Sends `get`; false where the connection does not stand yet, or never will. */
static bool ask(int slot) {
  struct connection *one = &connections[slot];
  one->asked = send(one->fd, "get", 3, MSG_NOSIGNAL) == 3;
  if (one->asked && gap_us >= 0) waiting[next_waiting++ % window] = (struct waiting){ slot, now() + gap_us / 1e3 };
  return one->asked;
}

static void count(struct connection *one, long *kind) {
  times[ended()] = now() - one->started;
  ++*kind;
  close(one->fd);
}

/* Opens the next connection; where none is left to open, the slot stays empty. */
static void begin(int slot) {
  struct connection *one = &connections[slot];
  while (begun < total) {
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = port };
    to.sin_addr.s_addr = htonl(ntohl(first.s_addr) + begun++ % addresses);
    *one = (struct connection){ .started = now(), .fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0) };
    if (one->fd < 0) {
      perror("socket");
      exit(1);
    }
    if (gap_us >= 0) setsockopt(one->fd, IPPROTO_TCP, TCP_NODELAY, &(int){ 1 }, sizeof(int));
    if (connect(one->fd, (struct sockaddr *)&to, sizeof to) == 0 || errno == EINPROGRESS) {
      /* On loopback it stands already, and a wait is saved. */
      struct epoll_event event = { .events = ask(slot) ? EPOLLIN : EPOLLIN | EPOLLOUT, .data.u32 = slot };
      epoll_ctl(epoll, EPOLL_CTL_ADD, one->fd, &event);
      return;
    }
    count(one, &failed);
  }
}

static void end(int slot) {
  struct connection *one = &connections[slot];
  bool whole = !one->other && (reply_length ? one->heard == reply_length : one->heard > 0);
  count(one, !one->asked ? &failed : !whole ? &cut : one->was_reset ? &reset : &ok);
  begin(slot);
}

/* Reads what is there; true at the end. */
static bool hear(struct connection *one) {
  char bytes[MAX_REPLY];
  ssize_t length;
  while ((length = recv(one->fd, bytes, sizeof bytes, 0)) > 0) {
    bool fits = one->heard + length <= reply_length && memcmp(bytes, reply + one->heard, length) == 0;
    if (reply_length && !fits) one->other = true;
    one->heard += length;
  }
  if (length < 0 && errno == EAGAIN) return false;
  one->was_reset = length < 0;
  return one->at_end = true;
}

/* A reset may also come after the end was read: the line end then found nobody. */
static bool has_error(int fd) {
  int error = 0;
  getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &(socklen_t){ sizeof error });
  return error != 0;
}

static void attend(int slot) {
  struct connection *one = &connections[slot];
  if (!one->asked) {
    if (!ask(slot)) {
      end(slot);
      return;
    }
    struct epoll_event event = { .events = EPOLLIN, .data.u32 = slot };
    epoll_ctl(epoll, EPOLL_CTL_MOD, one->fd, &event);
  }
  if (!hear(one)) return;
  if (gap_us < 0 || one->sent_line_end) {
    one->was_reset |= one->sent_line_end && has_error(one->fd);
    end(slot);
    return;
  }
  /* The line end is sent all the same, to see whether it is taken or answered with a reset. */
  epoll_ctl(epoll, EPOLL_CTL_DEL, one->fd, NULL);
}

/* Sends the line ends that are due, and returns how long the next one has, in ms. */
static int send_line_ends(void) {
  while (first_waiting < next_waiting) {
    struct waiting *next = &waiting[first_waiting % window];
    double ms = next->due - now();
    /* epoll counts in ms, so the last of them is spent awake. */
    if (ms > 0) return ms;
    int slot = next->slot;
    first_waiting++;
    struct connection *one = &connections[slot];
    one->sent_line_end = true;
    bool taken = send(one->fd, "\r\n", 2, MSG_NOSIGNAL) == 2;
    if (!one->at_end && !hear(one)) continue;
    one->was_reset |= !taken || has_error(one->fd);
    end(slot);
  }
  return PATIENCE_MS;
}

static int ascending(const void *a, const void *b) {
  float x = *(const float *)a, y = *(const float *)b;
  return (x > y) - (x < y);
}

int main(int count_of_words, char **words) {
  if (count_of_words < 6 || !inet_aton(words[1], &first)) {
    fprintf(stderr, "usage: %s FIRST_ADDRESS ADDRESSES PORT CONNECTIONS WINDOW [GAP_US] < REPLY\n", words[0]);
    return 2;
  }
  addresses = strtoul(words[2], NULL, 10);
  port = htons(strtoul(words[3], NULL, 10));
  total = strtol(words[4], NULL, 10);
  window = strtol(words[5], NULL, 10);
  if (count_of_words > 6) gap_us = strtol(words[6], NULL, 10);
  reply_length = fread(reply, 1, sizeof reply, stdin);

  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  connections = calloc(window, sizeof *connections);
  waiting = calloc(window, sizeof *waiting);
  times = calloc(total, sizeof *times);
  epoll = epoll_create1(0);

  double started = now();
  for (int slot = 0; slot < window; slot++) begin(slot);
  for (;;) {
    int patience_ms = send_line_ends();
    if (ended() == total) break;
    struct epoll_event events[BATCH];
    int ready = epoll_wait(epoll, events, BATCH, patience_ms);
    if (ready == 0 && patience_ms == PATIENCE_MS) break;
    for (int i = 0; i < ready; i++) attend(events[i].data.u32);
  }
  double seconds = (now() - started) / 1e3;

  /* Those that nothing was heard of for PATIENCE_MS have failed, too. */
  long done = ended();
  failed += total - done;
  qsort(times, done, sizeof *times, ascending);
  float p50 = done ? times[done / 2] : 0, p99 = done ? times[done * 99 / 100] : 0;
  printf("{\"seconds\":%.6f,\"ok\":%ld,\"failed\":%ld,\"reset\":%ld,\"cut\":%ld,\"p50Ms\":%.3f,\"p99Ms\":%.3f}\n", seconds,
         ok, failed, reset, cut, p50, p99);
  return 0;
}
