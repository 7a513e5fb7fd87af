"""What the hall sees on its phones: small server-rendered pages behind a door of their own."""
