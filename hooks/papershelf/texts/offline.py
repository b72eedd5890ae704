"""The texts of the page that a reader sees without a network."""

from __future__ import annotations

TITLE = "You are offline"
DESCRIPTION = "Shown where there is no network"
TEXT = (
    "This page was not visited yet, so it cannot be shown without a network. It opens by itself"
    " when the network is back."
)
AGAIN, VISITED = "Try again", "Pages that you can read now"
