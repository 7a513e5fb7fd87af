"""The load: phones in a process of its own, over loopback only, and never more than a few thousand.

``toestroom.py POORT TELEFOONS BINNEN stemt|volgt [ONDER…]``: they spread over the halls under these
paths; prints what they noticed as one line of JSON
and keeps them connected. Then each line on stdin is the end of an event to wait for; the answer is
the list of moments at which the phones heard it. The end of stdin lets them go.
"""

import asyncio
import json
import sys
from dataclasses import asdict

from ouderplan.app.repetitie.toeloop import Toeloop
from ouderplan.zaal.lijnen import allow_many_lines


async def main() -> None:
    poort, telefoons, binnen, wat, *onder = sys.argv[1:]
    crowd = Toeloop("127.0.0.1", int(poort), int(telefoons), float(binnen), onder or ("",))
    await crowd.arrive(stemt=wat == "stemt")
    print(json.dumps(asdict(crowd.meting)), flush=True)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        ending = line.strip()
        moments = await crowd.hear(lambda event, ending=ending: event.endswith(ending))
        print(json.dumps(moments), flush=True)
    await crowd.leave()


allow_many_lines()
asyncio.run(main())
