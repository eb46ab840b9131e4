"""Pages looked at in a real browser without network: pictures, and whether they scroll sideways."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CHROMIUM = next((found for name in ("chromium", "chromium-browser") if (found := shutil.which(name))), None)
WIDTHS = (360, 700)
SCHEMES = ("light", "dark")
# Nothing leaves the machine: no updates, no services of the maker.
ARGUMENTS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@dataclass(frozen=True, slots=True)
class Look:
    """One picture. `overflows` says that the page is wider than the window; `requested` are addresses it asked for."""

    page: Path
    picture: Path
    width: int
    scheme: str
    overflows: bool
    requested: tuple[str, ...]


def take_pictures(pages: Sequence[Path], folder: Path) -> Iterator[Look]:
    """Every page at every width, light and dark. Raises RuntimeError where there is no Chromium."""
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        raise RuntimeError("there is no Chromium on this machine")
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        for width in WIDTHS:
            for scheme in SCHEMES:
                context = browser.new_context(
                    viewport={"width": width, "height": 800}, color_scheme=scheme, offline=True
                )
                tab = context.new_page()
                requested: list[str] = []
                tab.on("request", lambda request, asked=requested: asked.append(request.url))
                for page in pages:
                    requested.clear()
                    tab.goto(page.resolve().as_uri())
                    picture = folder / f"{page.stem}.{width}.{scheme}.png"
                    tab.screenshot(path=picture, full_page=True)
                    wide = tab.evaluate("document.documentElement.scrollWidth > window.innerWidth")
                    foreign = tuple(url for url in requested if not url.startswith("file:"))
                    yield Look(page, picture, width, scheme, bool(wide), foreign)
                context.close()
        browser.close()
