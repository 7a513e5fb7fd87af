#!/usr/bin/env bash
# configurable-http-proxy 5.1.0 + tornado 6.6: behind a web server with TLS, as JupyterHub's manual sets it
# up, a tornado application with xheaders=True believes that the browser came over plain http.
#
# nginx terminates TLS and says "X-Forwarded-Proto: https" to JupyterHub's proxy on the same machine. That one
# does not pass it on: it adds its own leg, "https,http". Of X-Forwarded-For tornado goes back past the proxies
# that are trusted (trusted_downstream); of X-Forwarded-Proto it takes the last word, whoever said it, which
# is the leg inside the machine. So request.protocol is "http", and a session cookie that asks it goes out
# without Secure, to a browser that has TLS. JupyterHub's own code takes the first word and is right. Nothing fails: pages, websockets
# and redirects work, as those go by path. The proxy has --no-x-forward, which leaves the heads as nginx wrote them.
#
# Seen (one request that says https):
#   as it is          http  Set-Cookie: session=1; Path=/
#   --no-x-forward    https Set-Cookie: session=1; Path=/; Secure
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
cat > app.py <<'PY'
import asyncio, sys
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

class Page(RequestHandler):
    def get(self):
        self.set_cookie("session", "1", secure=self.request.protocol == "https")
        self.finish(self.request.protocol)

async def main():
    HTTPServer(Application([("/.*", Page)]), xheaders=True, trusted_downstream=["127.0.0.1"]).listen(int(sys.argv[1]), "127.0.0.1")
    await asyncio.Event().wait()

asyncio.run(main())
PY
cat > ask.py <<'PY'
import sys, time, urllib.request
ask = urllib.request.Request(f"http://127.0.0.1:{sys.argv[1]}/", headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"})
for _ in range(300):
    try:
        answer = urllib.request.urlopen(ask)
        break
    except OSError:
        time.sleep(0.1)
print(answer.read().decode(), "Set-Cookie:", answer.headers["Set-Cookie"])
PY
free() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
app=$(free); env/bin/python app.py "$app" &
seen() {
    local port api; port=$(free); api=$(free)
    CONFIGPROXY_AUTH_TOKEN=x js/node_modules/.bin/configurable-http-proxy --ip 127.0.0.1 --port "$port" \
        --api-ip 127.0.0.1 --api-port "$api" --default-target "http://127.0.0.1:$app" --log-level error "$@" > /dev/null &
    python3 ask.py "$port"
}
plain=$(seen); kept=$(seen --no-x-forward)
printf '%s\n%s\n' "as it is: $plain" "--no-x-forward: $kept"
[ "$plain" = "http Set-Cookie: session=1; Path=/" ]
[ "$kept" = "https Set-Cookie: session=1; Path=/; Secure" ]
