"""One laptop that makes everybody queue: sockets from one address that ask, ask again, and stay.

``storm.py POORT LIJNEN VANAF``: over loopback only. Prints a line when the first socket is open and
one when all of them have asked. Half of the lines asks for a page again as soon as it is there, the
other half follows; one that the hall cuts off is opened again. Ends with stdin.
"""

import asyncio
import sys
from contextlib import suppress

from ouderplan.zaal.lijnen import allow_many_lines

VRAGEN = ("/tablet", "/volg")
EINDE = b"</html>"
TEGELIJK = 500
"""So many sockets are being opened at the same time."""


async def main() -> None:
    poort, lijnen, vanaf = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    turns, asked = asyncio.Semaphore(TEGELIJK), 0
    all_asked = asyncio.Event()

    async def stay(nummer: int) -> None:
        nonlocal asked
        ask = f"GET {VRAGEN[nummer % len(VRAGEN)]} HTTP/1.1\r\nHost: 127.0.0.1:{poort}\r\n\r\n"
        first = True
        while True:
            with suppress(OSError):
                async with turns:
                    there = asyncio.open_connection("127.0.0.1", poort, local_addr=(vanaf, 0))
                    reader, writer = await there
                    writer.write(ask.encode())
                if first:
                    first, asked = False, asked + 1
                    if asked == lijnen:
                        all_asked.set()
                while said := await reader.read(65536):
                    if nummer % 2 == 0 and said.endswith(EINDE):
                        writer.write(ask.encode())
                writer.close()
            await asyncio.sleep(0.5)

    print("begint", flush=True)
    tasks = [asyncio.ensure_future(stay(nummer)) for nummer in range(lijnen)]
    told = asyncio.ensure_future(all_asked.wait())
    told.add_done_callback(lambda _done: print("allemaal", flush=True))
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    for task in [*tasks, told]:
        task.cancel()


allow_many_lines()
asyncio.run(main())
