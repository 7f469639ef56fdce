"""A slow, lossy line between two network namespaces, for kernels without netem: packets wait, and some get lost.

Usage: slow-link.py DELAY_MS LOSS_PERCENT NAMESPACE:DEVICE NAMESPACE:DEVICE
Its ends are TUN devices of these names. Prints "ready" when both are there.
"""

import collections
import ctypes
import fcntl
import os
import random
import select
import struct
import sys
import time

CLONE_NEWNET = 0x40000000
TUNSETIFF = 0x400454CA
IFF_TUN = 0x0001
IFF_NO_PI = 0x1000
# As in a cheap router: a packet that meets a full buffer is lost, too.
BUFFER = 500
libc = ctypes.CDLL(None, use_errno=True)


def open_end(namespace, device):
    with open(f"/run/netns/{namespace}") as handle:
        if libc.setns(handle.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "setns")
    tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH", device.encode(), IFF_TUN | IFF_NO_PI))
    return tun


def main():
    delay, loss = int(sys.argv[1]) / 1000, float(sys.argv[2]) / 100
    one, other = [open_end(*end.split(":")) for end in sys.argv[3:5]]
    far_end = {one: other, other: one}
    dice = random.Random(1)
    under_way = collections.deque()
    print("ready", flush=True)
    while True:
        wait = max(0, under_way[0][0] - time.monotonic()) if under_way else None
        for end in select.select([one, other], [], [], wait)[0]:
            packet = os.read(end, 65535)
            if dice.random() >= loss and len(under_way) < BUFFER:
                under_way.append((time.monotonic() + delay, far_end[end], packet))
        while under_way and under_way[0][0] <= time.monotonic():
            _, end, packet = under_way.popleft()
            try:
                os.write(end, packet)
            except OSError:
                pass  # That end is down: the packet is lost.


main()
