"""JupyterHub voor veel scholen. Zet dit bestand neer als /etc/jupyterhub/jupyterhub_config.py.

Vul de eerste vier regels in; de rest mag zo blijven. Uitleg: docs/server.md.
"""

ADRES = "https://school.example.nl"
SCHOLEN = {"linde": {"anna", "bert"}, "molen": {"carla"}}  # school: haar begeleiders
BESTUUR = {"els"}  # wie de lijst van alle scholen ziet
MAP = "/var/lib/ouderplan/scholen"

PYTHON = "/opt/ouderplan/.venv/bin/python"
PROXY = "/opt/ouderplan/.venv/hub/node_modules/.bin/configurable-http-proxy"
OMGEVING = {"OUDERPLAN_MAP": "/opt/ouderplan", "OUDERPLAN_SCHOLEN": MAP, "TZ": "Europe/Amsterdam"}
# Waar servers vandaan komen die hun geheugen delen. Zonder dit start elke server op eigen kracht.
WIEG = {"OUDERPLAN_WIEG": "/run/ouderplan-wieg/wieg"}
# Valt de hub om, dan stoppen de twee hulpjes onderaan mee; de hub start ze weer.
SAMEN = ["/usr/bin/setpriv", "--pdeathsig", "TERM", PYTHON, "-m"]
SERVERS = {f"jupyterhub-user-{school}{welke}" for school in SCHOLEN for welke in ("", "-lab")}


def waarheen(handler):
    """Na het aanmelden: naar de eigen school, de lijst van het bestuur, of de keuze (home.html)."""
    wie = handler.current_user.name if handler.current_user else ""
    if wie in BESTUUR:
        return "/services/scholen/"
    if not wie:
        return ""
    eigen = [school for school, mensen in SCHOLEN.items() if wie in mensen]
    return f"/hub/spawn/{eigen[0]}" if len(eigen) == 1 else "/hub/home"


c = get_config()  # noqa: F821  dit geeft JupyterHub
c.JupyterHub.public_url = f"{ADRES}/"
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.JupyterHub.hub_port = 8081
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:8001"
c.ConfigurableHTTPProxy.command = PROXY
c.JupyterHub.cleanup_servers = False  # de servers van wie werkt, blijven bij een herstart staan
c.JupyterHub.default_url = waarheen
c.JupyterHub.template_paths = ["/opt/ouderplan/docs/server/sjablonen", "/opt/ouderplan/docs/server"]
c.JupyterHub.template_vars = {"scholen": SCHOLEN, "bestuur": BESTUUR}

# Wie mag erin: alleen wie hierboven staat. Hoe men zich aanmeldt, is vrij te kiezen.
c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allowed_users = set().union(BESTUUR, *SCHOLEN.values())
c.Authenticator.allow_existing_users = False

# Elke school heeft één account met een eigen map; daarop werkt wie bij die school hoort.
c.JupyterHub.spawner_class = "localprocess"
c.JupyterHub.allow_named_servers = True  # de tweede heet lab: JupyterLab. Met False is die er niet
c.JupyterHub.named_server_limit_per_user = 1
c.Spawner.cmd = [PYTHON, "-m", "ouderplan", "begeleider"]
c.Spawner.environment = OMGEVING | WIEG
c.Spawner.http_timeout = 90
c.JupyterHub.tornado_settings = {"oauth_no_confirm_list": SERVERS | {"service-scholen"}}
c.JupyterHub.load_roles = [
    *(
        {
            "name": f"begeleider-{school}",
            "users": sorted(mensen),
            "scopes": [f"servers!user={school}", f"access:servers!user={school}"],
        }
        for school, mensen in SCHOLEN.items()
    ),
    # Een server heeft alleen een school; een mens heeft er zelf geen.
    {"name": "user", "scopes": ["read:users!user", "users:activity!user"]},
    {"name": "school", "users": sorted(SCHOLEN), "scopes": ["self"]},
    {"name": "bestuur", "users": sorted(BESTUUR), "scopes": ["access:services!service=scholen"]},
    {
        "name": "opruimer",
        "services": ["opruimer"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    },
]
c.JupyterHub.services = [
    {
        "name": "scholen",
        "url": "http://127.0.0.1:8002",
        "command": [*SAMEN, "ouderplan", "bestuur"],
        "environment": OMGEVING,
        "user": "ouderplan",
    },
    {"name": "opruimer", "command": [*SAMEN, "jupyterhub_idle_culler", "--timeout=3600"]},
]
