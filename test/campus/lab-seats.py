"""The seats of one lab: a server at each of its addresses. Each question is a line on stdout, the address that was asked.

Usage: lab-seats.py PORT ANSWER_AFTER_MS LAB ADDRESS ...
Prints "ready" when all of them listen.
"""

import asyncio
import json
import sys


async def main():
    port, answer_after = int(sys.argv[1]), int(sys.argv[2]) / 1000
    lab, addresses = sys.argv[3], sys.argv[4:]
    for seat, address in enumerate(addresses, 1):
        record = {"id": f"{lab}-{seat}", "height": 150 + seat % 40, "weight": 50 + seat % 37, "size": "M"}
        await asyncio.start_server(answer_with(address, record, answer_after), address, port)
    print("ready", flush=True)
    await asyncio.Event().wait()


def answer_with(address, record, after):
    async def answer(_, writer):
        print(address, flush=True)
        await asyncio.sleep(after)
        writer.write(json.dumps(record).encode() + b"\n")
        writer.close()

    return answer


asyncio.run(main())
