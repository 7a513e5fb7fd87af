#!/usr/bin/env bash
# configurable-http-proxy 5.1.0 (JupyterHub): a page that only follows a stream of events counts as nobody at all.
#
# JupyterHub asks its proxy when each server was last used, and jupyterhub-idle-culler stops a server by that. A
# websocket counts each time that the browser says something, a page when its answer is complete. The answer to an
# EventSource is complete only when the server ends it, and hardly any server does: it goes on until the page goes away,
# and an answer that was broken off is no complete one either. So neither opening such a stream, nor what
# comes in on it, nor leaving it moves last_activity: a hall full of phones that follow an evening, or a dashboard
# on the wall, is an idle server, and is stopped with all of them watching. One message of a websocket, or any
# small page, does count. The pages have to ask for something now and then, or the server must end its
# streams from time to time, after which an EventSource comes back by itself.
#
# Seen (configurable-http-proxy 5.1.0, tornado 6.6.1): last_activity stays the same on opening a stream, after five events and
# after leaving; it moves at a stream that the server ended, a page, and a message of a websocket that stays open.
# Exit status 1 when that changes.
set -euo pipefail
for tool in npm node; do
    command -v "$tool" > /dev/null || { echo "needs $tool (Debian: npm)"; exit 2; }
done
work=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null || true; rm -rf "$work"' EXIT
cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'tornado==6.6.1'
npm install --silent --no-audit --no-fund --prefix js 'configurable-http-proxy@5.1.0' > /dev/null
free() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
proxy=$(free)
api=$(free)
CONFIGPROXY_AUTH_TOKEN=x js/node_modules/.bin/configurable-http-proxy --ip 127.0.0.1 --port "$proxy" \
    --api-ip 127.0.0.1 --api-port "$api" --log-level error > /dev/null &
cat > seen.py <<'PYTHON'
import asyncio
import json
import sys

from tornado.httpclient import AsyncHTTPClient
from tornado.httpserver import HTTPServer
from tornado.iostream import StreamClosedError
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler, websocket_connect

PROXY, API = sys.argv[1:]
left = asyncio.Event()


class Stream(RequestHandler):
    async def get(self, how):
        self.set_header("Content-Type", "text/event-stream")
        try:
            for event in range(5 if how == "ended" else 100_000):
                self.write(f"data: {event}\n\n")
                await self.flush()
                await asyncio.sleep(0.1)
        except StreamClosedError:
            left.set()


class Page(RequestHandler):
    def get(self):
        self.finish("page")


class Line(WebSocketHandler):
    def on_message(self, message):
        self.write_message(message)


async def ask(method="GET", path="", **words):
    body = json.dumps(words) if words else None
    headers = {"Authorization": "token x"}
    url = f"http://127.0.0.1:{API}/api/routes{path}"
    answer = await AsyncHTTPClient().fetch(url, method=method, headers=headers, body=body)
    return answer.body and json.loads(answer.body)


async def last():
    await asyncio.sleep(0.5)
    return (await ask())["/user/school"]["last_activity"]


async def main():
    sockets = bind_sockets(0, "127.0.0.1")
    server = HTTPServer(Application([(".*/stream-(.*)", Stream), (".*/page", Page), (".*/line", Line)]))
    server.add_sockets(sockets)
    for _ in range(1200):
        try:
            await ask("POST", "/user/school", target=f"http://127.0.0.1:{sockets[0].getsockname()[1]}")
            break
        except OSError:
            await asyncio.sleep(0.1)
    here = f"127.0.0.1:{PROXY}/user/school"
    seen = {}
    before = await last()

    async def note(name):
        nonlocal before
        now = await last()
        seen[name] = now != before
        before = now

    reader, writer = await asyncio.open_connection("127.0.0.1", int(PROXY))
    writer.write(b"GET /user/school/stream-open HTTP/1.1\r\nHost: school\r\n\r\n")
    await reader.readuntil(b"data: 0\n")
    await note("opened")
    await reader.readuntil(b"data: 5\n")
    await note("events")
    writer.close()
    await left.wait()
    await note("left")
    await AsyncHTTPClient().fetch(f"http://{here}/stream-ended")
    await note("ended by the server")
    await AsyncHTTPClient().fetch(f"http://{here}/page")
    await note("page")
    line = await websocket_connect(f"ws://{here}/line")
    await note("websocket opened")
    await line.write_message("here")
    await line.read_message()
    await note("websocket used")
    del seen["websocket opened"]
    print(*(f"{name}: {'counts' if counts else 'does not count'}" for name, counts in seen.items()), sep="\n")
    sys.exit(list(seen.values()) != [False, False, False, True, True, True])


asyncio.run(main())
PYTHON
env/bin/python seen.py "$proxy" "$api"
