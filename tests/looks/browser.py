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

LEAST_CONTRAST = """() => {
  const parse = (words) => (words.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let least = 21;
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim()) continue;
    const [a, b] = [light(parse(getComputedStyle(element).color)), light(ground(element))];
    least = Math.min(least, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
  }
  return least;
}"""


@dataclass(frozen=True, slots=True)
class Look:
    """One picture. `overflows` says that the page is wider than the window; `requested` are addresses it asked for.

    `contrast` is the least contrast of any text with its ground (WCAG 2, 1.4.3 wants 4.5).
    """

    page: Path
    picture: Path
    width: int
    scheme: str
    overflows: bool
    contrast: float
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
                    yield Look(page, picture, width, scheme, bool(wide), float(tab.evaluate(LEAST_CONTRAST)), foreign)
                context.close()
        browser.close()
