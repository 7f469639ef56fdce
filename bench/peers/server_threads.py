"""What a class writes: a thread for each connection.

Usage: server_threads.py PORT < REPLY
"""

import socketserver
import sys

reply = sys.stdin.buffer.read()


class Visit(socketserver.BaseRequestHandler):
    def handle(self):
        if self.request.recv(4096)[:3].lower() == b"get":
            self.request.sendall(reply)


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 4096


with Server(("0.0.0.0", int(sys.argv[1])), Visit) as server:
    print("ready", flush=True)
    server.serve_forever()
