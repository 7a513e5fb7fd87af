"""What stands in the head of every answer to a browser behind the begeleider's door."""

from typing import Any


def security_headers() -> dict[str, str]:
    """Return the headers of every answer: nothing from or to another host, no framing.

    Our own scripts only, none inside a page. Widgets and pictures do carry their own style.
    """
    policy: dict[str, Any] = {
        "default-src": "'self'",
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "connect-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        # The hall needs "same-origin" for its plain forms; here every request is made by a script,
        # which carries a token of its own.
        "Referrer-Policy": "no-referrer",
    }
