"""What a class would write for many addresses: forty threads that take the next one each.

Usage: client_threads.py FIRST_ADDRESS COUNT PORT
"""

import ipaddress
import socket
import sys
from concurrent.futures import ThreadPoolExecutor

first, count, port = ipaddress.ip_address(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])


def ask(offset):
    host = str(first + offset)
    try:
        with socket.create_connection((host, port), timeout=1) as connection:
            connection.settimeout(1.5)
            connection.sendall(b"get")
            reply = b""
            while chunk := connection.recv(4096):
                reply += chunk
            return f"{host} {reply.decode().strip()}"
    except OSError:
        return None


with ThreadPoolExecutor(40) as threads:
    for answer in threads.map(ask, range(count)):
        if answer:
            print(answer)
