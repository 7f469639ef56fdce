/*
 * A seat that costs next to nothing: answers `get` on every address of 127.0.0.0/8, each with a student of its own, and
 * closes. What is measured against it is the client.
 *
 * Usage: responder PORT
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BACKLOG = 4096, EVENTS = 256 };

static const char *sizes[] = {"S", "M", "L", "XL", "XXL"};

/* Reads the request and answers it: 1 once that is done, 0 while there is nothing to read yet. */
static int answer(int client) {
  char heard[64];
  ssize_t got = recv(client, heard, sizeof heard, MSG_DONTWAIT);
  if (got < 0 && errno == EAGAIN) return 0;
  if (got > 0) {
    struct sockaddr_in self;
    socklen_t length = sizeof self;
    getsockname(client, (struct sockaddr *)&self, &length);
    unsigned seat = ntohl(self.sin_addr.s_addr) & 0xffffff;
    unsigned mixed = seat * 2654435761u >> 8;
    char reply[128];
    int size = snprintf(reply, sizeof reply, "{\"id\": \"%08u\", \"height\": %u.%u, \"weight\": %u.%u, \"size\": \"%s\"}\n", seat,
                        150 + mixed % 50, mixed / 50 % 10, 45 + mixed / 500 % 50, mixed / 25000 % 10, sizes[mixed % 5]);
    send(client, reply, size, MSG_NOSIGNAL);
  }
  close(client);
  return 1;
}

int main(int count, char **words) {
  if (count != 2) return 2;
  struct sockaddr_in any = {.sin_family = AF_INET, .sin_port = htons(atoi(words[1]))};
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listener, (struct sockaddr *)&any, sizeof any) || listen(listener, BACKLOG)) return perror("responder"), 1;

  int poll = epoll_create1(0);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, events[EVENTS];
  epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event);
  puts("ready");
  fflush(stdout);
  for (;;) {
    int ready = epoll_wait(poll, events, EVENTS, -1);
    for (int at = 0; at < ready; at++) {
      if (events[at].data.fd != listener) {
        answer(events[at].data.fd);
        continue;
      }
      int client;
      while ((client = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
        if (answer(client)) continue;
        event.events = EPOLLIN;
        event.data.fd = client;
        epoll_ctl(poll, EPOLL_CTL_ADD, client, &event);
      }
    }
  }
}
