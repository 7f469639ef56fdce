"""What a class would write next: a thread for each seat, one attempt, one second.

Usage: threads.py FIRST_ADDRESS COUNT PORT
"""

import ipaddress
import socket
import sys
import threading

first, count, port = ipaddress.ip_address(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])


def ask(host):
    try:
        with socket.create_connection((str(host), port), timeout=1) as connection:
            connection.settimeout(1.5)
            connection.sendall(b"get")
            reply = b""
            while chunk := connection.recv(4096):
                reply += chunk
            print(host, reply.decode().strip())
    except OSError:
        pass


threads = [threading.Thread(target=ask, args=(first + offset,)) for offset in range(count)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
