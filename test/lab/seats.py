"""The servers of the lab: one process that listens in the namespace of each seat.

Usage: seats.py PORT REPLY_AFTER_MS:NAMESPACE ...
Prints "ready" when all of them listen. A socket stays in the namespace that it was made in.
"""

import ctypes
import json
import selectors
import socket
import sys
import time

CLONE_NEWNET = 0x40000000
libc = ctypes.CDLL(None, use_errno=True)
selector = selectors.DefaultSelector()
waiting = []


def enter(namespace):
    with open(f"/run/netns/{namespace}") as handle:
        if libc.setns(handle.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "setns")


def listen(port, namespace, seat, delay):
    enter(namespace)
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind(("", port))
    server.listen(128)
    record = {"id": f"S{seat:03d}", "height": 150 + seat, "weight": 50 + (seat * 7) % 40, "size": "M"}
    reply = json.dumps(record).encode() + b"\n"
    selector.register(server, selectors.EVENT_READ, ("accept", reply, delay))


def answer(connection, reply):
    try:
        connection.setblocking(True)
        connection.settimeout(2)
        connection.sendall(reply)
        connection.shutdown(socket.SHUT_WR)
    except OSError:
        pass
    connection.close()


def main():
    port = int(sys.argv[1])
    for seat, argument in enumerate(sys.argv[2:], 1):
        delay, namespace = argument.split(":")
        listen(port, namespace, seat, int(delay) / 1000)
    print("ready", flush=True)
    while True:
        timeout = 0.005 if waiting else None
        for key, _ in selector.select(timeout):
            kind, reply, delay = key.data
            if kind == "accept":
                connection, _ = key.fileobj.accept()
                connection.setblocking(False)
                selector.register(connection, selectors.EVENT_READ, ("request", reply, delay))
                continue
            selector.unregister(key.fileobj)
            try:
                request = key.fileobj.recv(100)
            except OSError:
                request = b""
            if not request:
                key.fileobj.close()
            elif delay:
                waiting.append((time.monotonic() + delay, key.fileobj, reply))
            else:
                answer(key.fileobj, reply)
        for entry in [entry for entry in waiting if entry[0] <= time.monotonic()]:
            waiting.remove(entry)
            answer(entry[1], entry[2])


main()
