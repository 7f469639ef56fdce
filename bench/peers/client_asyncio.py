"""The same with asyncio: a hundred at a time.

Usage: client_asyncio.py FIRST_ADDRESS COUNT PORT
"""

import asyncio
import ipaddress
import sys

first, count, port = ipaddress.ip_address(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])


async def ask(host):
    async with asyncio.timeout(2.5):
        reader, writer = await asyncio.open_connection(host, port)
        writer.write(b"get")
        reply = await reader.read(-1)
        writer.close()
        print(host, reply.decode().strip())


async def ask_next(offsets):
    for offset in offsets:
        try:
            await ask(str(first + offset))
        except (OSError, TimeoutError):
            pass


async def main():
    offsets = iter(range(count))
    await asyncio.gather(*(ask_next(offsets) for _ in range(100)))


asyncio.run(main())
