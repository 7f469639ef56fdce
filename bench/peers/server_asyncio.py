"""What a class might write next: asyncio, with streams.

Usage: server_asyncio.py PORT < REPLY
"""

import asyncio
import sys

reply = sys.stdin.buffer.read()


async def attend(reader, writer):
    try:
        if (await reader.read(4096))[:3].lower() == b"get":
            writer.write(reply)
            await writer.drain()
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(attend, "0.0.0.0", int(sys.argv[1]), backlog=4096)
    print("ready", flush=True)
    await server.serve_forever()


asyncio.run(main())
