#!/usr/bin/env python3
"""Paints the demo picture "Harbour Light" into picture.jpg: dusk over a sea town, a lighthouse, a low moon.

Everything is computed here from gradients and seeded noise. Run it again and the same picture comes out.

    python -m venv .venv && .venv/bin/pip install -r demo/requirements.txt
    .venv/bin/python demo/make_picture.py                  # writes demo/picture.jpg, 1920×1080
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter, gaussian_filter1d, zoom

W, H = 1920, 1080
HORIZON = 640
MOON = (1330, 372, 74)
TOWER = (470, 318)  # the lamp
rng = np.random.default_rng(20261121)
Y, X = np.mgrid[0:H, 0:W].astype(np.float32)


def colour(hex_code):
    """sRGB to linear light: all mixing below is of light."""
    c = np.array([int(hex_code[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return (((c + 0.055) / 1.055) ** 2.4).astype(np.float32)


def smoothstep(a, b, x):
    t = np.clip((x - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def noise(cell_x, cell_y, octaves=5):
    """Smooth fractal noise in 0..1 with cells of the given size."""
    total, weight = np.zeros((H, W), np.float32), 0.0
    for k in range(octaves):
        cx, cy = max(2.0, cell_x / 2**k), max(2.0, cell_y / 2**k)
        grid = rng.random((int(H / cy) + 4, int(W / cx) + 4)).astype(np.float32)
        layer = zoom(grid, (H / (grid.shape[0] - 3), W / (grid.shape[1] - 3)), order=3)[:H, :W]
        total += layer * 0.55**k
        weight += 0.55**k
    return np.clip(total / weight, 0, 1)


def ridge(base, height, cell, octaves=7):
    """A skyline: y for every x."""
    line = np.zeros(W, np.float32)
    for k in range(octaves):
        points = rng.random(int(W / (cell / 2**k)) + 5)
        at = np.arange(W) / (cell / 2**k)
        i = at.astype(int)
        f = at - i
        f = f * f * (3 - 2 * f)
        line += (points[i] * (1 - f) + points[i + 1] * f) * 0.5**k
    line = line / 2
    return base - height * line


def over(canvas, paint, alpha):
    canvas += (paint - canvas) * alpha[..., None]


def glow(x, y, radius):
    return np.exp(-((X - x) ** 2 + (Y - y) ** 2) / (2 * radius**2))


def gradient(stops, y):
    ys = [s[0] for s in stops]
    cs = np.array([colour(s[1]) for s in stops])
    return np.stack([np.interp(y, ys, cs[:, c]) for c in range(3)], axis=-1).astype(np.float32)


def sky():
    stops = [(0, "#0f1238"), (150, "#26205a"), (290, "#5a2f70"), (410, "#a8486f"), (510, "#e2725b"), (585, "#f5a862"), (650, "#ffd899")]
    bend = 42 * np.sin(X / W * np.pi) - 18 + 26 * (noise(900, 400, 3) - 0.5)
    canvas = gradient(stops, np.clip(Y - bend * 0.6, 0, H))
    canvas += glow(1180, HORIZON + 10, 360)[..., None] * colour("#ff9a4d") * 0.42
    # Stars where the sky is still dark.
    stars = np.zeros((H, W), np.float32)
    for _ in range(520):
        x, y = rng.integers(2, W - 2), int(rng.beta(1, 2.3) * 400)
        stars[y, x] += rng.random() ** 5 * 3.0
    stars = gaussian_filter(stars, 0.6) * 2.2 + gaussian_filter(stars, 1.9) * 0.7
    canvas += (stars * smoothstep(420, 60, Y))[..., None] * colour("#dfe4ff")
    return canvas


def clouds(canvas):
    """Long bars, lit from under by the last sun; thinner as they rise."""
    warp = 160 * (noise(620, 260, 3) - 0.5)
    for low, high, cell, amount, lit, dark in (
        (150, 330, (880, 74), 0.55, "#c25a7d", "#2f2058"),
        (300, 450, (760, 52), 0.75, "#ff8f70", "#54275f"),
        (430, 560, (620, 34), 0.80, "#ffc27d", "#8c3b60"),
        (520, 622, (520, 20), 0.75, "#ffe0a0", "#b2535a"),
    ):
        field = noise(*cell, 6)
        field = np.take_along_axis(field, np.clip(Y + warp * 0.25, 0, H - 1).astype(int), axis=0)
        band = smoothstep(low - 60, (low + high) / 2, Y) * smoothstep(high + 50, (low + high) / 2, Y)
        cover = smoothstep(0.50, 0.72, field) * band * amount
        under = np.clip((np.roll(cover, -9, axis=0) - cover) * -5.5, 0, 1)
        body = colour(dark) * 0.75 + colour(lit) * 0.25
        paint = body + (colour(lit) * 1.12 - body) * np.clip(under + 0.25 * (1 - cover), 0, 1)[..., None]
        over(canvas, paint, cover)


def moon(canvas):
    mx, my, r = MOON
    d = np.hypot(X - mx, Y - my)
    canvas += (np.exp(-d / 70) * 0.20 + np.exp(-d / 240) * 0.07)[..., None] * colour("#ffd9b0")
    seas = 0.62 + 0.52 * smoothstep(0.30, 0.66, noise(52, 44, 5))
    shade = (seas * (1 - 0.16 * (d / r) ** 4))[..., None]
    face = colour("#ffe6b8") * shade * 0.96
    over(canvas, face, smoothstep(r + 1.3, r - 1.3, d))


def mountains(canvas):
    for base, height, cell, body, haze in (
        (648, 170, 520, "#8a4772", 0.55),
        (650, 122, 400, "#5d3466", 0.36),
        (654, 84, 300, "#3a2456", 0.22),
    ):
        line = ridge(base, height, cell)[None, :]
        if body == "#5d3466":
            line = line + 70 * smoothstep(900, 1500, X[:1]) * smoothstep(1900, 1500, X[:1])  # a gap for the light
        mask = smoothstep(-0.8, 0.8, Y - line) * (HORIZON + 8 > Y)
        mist = smoothstep(0, 130, Y - line) * haze + 0.06 * (noise(260, 30, 3) - 0.5)
        paint = colour(body) + (colour("#f29a6e") - colour(body)) * np.clip(mist, 0, 1)[..., None]
        rim = np.exp(-np.clip(Y - line, 0, None) / 3.0) * smoothstep(1500, 900, np.abs(X - 1180))
        paint = paint + rim[..., None] * colour("#ff9c72") * 0.34
        over(canvas, paint, mask)


def sea(canvas):
    """The sky upside down, broken by swell that gets finer with distance."""
    depth = np.clip((Y - HORIZON) / (H - HORIZON), 0, 1)
    perspective = 1 / (0.035 + depth)
    px = (X - W / 2) * perspective / 60
    py = perspective * 26
    swell = np.zeros((H, W), np.float32)
    for k in range(26):
        a = rng.normal(0, 0.5)
        f = 0.35 * 1.21 ** k * 0.55
        swell += np.sin(px * f * np.sin(a) * 0.9 + py * f * np.cos(a) * 2.4 + rng.random() * 6.28) / (1 + 0.16 * k)
    swell /= 3.2
    fine = noise(46, 5, 4) - 0.5
    slope = swell * (0.25 + 0.75 * depth) + fine * 1.2
    mirror = np.clip(2 * HORIZON - Y - 6 - slope * (10 + 120 * depth), 0, HORIZON - 4).astype(int)
    shift = np.clip(X + slope * (3 + 22 * depth), 0, W - 1).astype(int)
    above = gaussian_filter(canvas[:HORIZON], (5, 9, 0))
    reflected = above[np.clip(mirror, 0, HORIZON - 1), shift]
    water = gradient([(HORIZON, "#a6566e"), (760, "#3c2a62"), (900, "#191a49"), (H, "#0b0f2e")], Y)
    mix = np.clip(0.80 - 0.50 * depth + 0.24 * slope, 0.08, 0.95)[..., None]
    paint = water * (1 - mix) + reflected * mix * np.array([1.0, 0.93, 0.97])
    # The moon's road, and a warmer one under the last light.
    for cx, width, power, tint in ((MOON[0], 34, 1.5, "#ffe2b4"), (1180, 210, 0.36, "#ff9a5e")):
        spread = width * (1 + 3.4 * depth)
        road = np.exp(-((X - cx + swell * 26 * (0.2 + depth)) ** 2) / (2 * spread**2))
        spark = smoothstep(0.02, 0.85, slope + 0.30 - 0.25 * depth)
        paint = paint + (road * spark * power * (1 - 0.55 * depth))[..., None] * colour(tint)
    over(canvas, paint, smoothstep(HORIZON - 1, HORIZON + 1, Y))
    canvas += (np.exp(-np.abs(Y - HORIZON) / 9) * 0.20)[..., None] * colour("#ffb27a")


def window_lights(canvas, spots):
    light = np.zeros((H, W, 3), np.float32)
    for x, y, w, h, tint, power in spots:
        light[y : y + h, x : x + w] += colour(tint) * power
    for sigma, gain in ((0.6, 1.0), (3.5, 0.9), (14, 1.6)):
        canvas += gaussian_filter(light, (sigma, sigma, 0)) * gain


def town(canvas):
    """A far shore of small houses on the right, and their lights in the water."""
    spots, line = [], np.full(W, 2000.0, np.float32)
    hill = ridge(648, 62, 330) - 34 * np.exp(-((np.arange(W) - 1700) ** 2) / (2 * 190**2))
    line[1390:] = hill[1390:] + 66 * (1 - smoothstep(1390, 1520, np.arange(1390, W)))
    x = 1452
    while x < W - 8:
        w, h = int(rng.integers(13, 30)), int(rng.integers(12, 34))
        y = int(line[x] - h * 0.5)
        roof = rng.random() < 0.62
        for k in range(w):
            peak = (0.5 - abs(k / w - 0.5)) * w * 0.62 if roof else 0
            if x + k < W:
                line[x + k] = min(line[x + k], y - peak)
        for row in range(y + 4, min(int(y + h + 16), HORIZON - 4), 9):
            for col in range(x + 3, min(x + w - 3, W - 3), 7):
                if rng.random() < 0.40:
                    spots.append((col, row, 2, 3, rng.choice(["#ffcf7a", "#ffb45c", "#ffe6b0"]), 0.7 + rng.random()))
        x += w + int(rng.integers(-3, 9))
    mask = smoothstep(-0.6, 0.6, Y - line[None, :]) * (Y < HORIZON + 3)
    body = colour("#1a1440") + (colour("#5e2f5c") - colour("#1a1440")) * smoothstep(560, 650, Y)[..., None] * 0.55
    over(canvas, body, mask)
    window_lights(canvas, spots)
    roads = np.zeros((H, W, 3), np.float32)
    for x, y, _, _, tint, power in spots:
        length = int(50 + 150 * rng.random())
        ys = np.arange(HORIZON + 5, HORIZON + 5 + length)
        sway = (x + 2.2 * np.sin(ys / 3.1 + x) + rng.normal(0, 1.0, length)).astype(int)
        roads[ys, np.clip(sway, 0, W - 1)] += colour(tint) * (power * 0.42 * np.exp(-np.arange(length) / 60))[:, None]
    canvas += gaussian_filter(roads, (1.8, 1.3, 0)) * (0.55 + 0.9 * noise(40, 5, 3))[..., None]


def headland(canvas):
    """The near rock on the left with its lighthouse: the picture's subject."""
    xs = np.arange(W, dtype=np.float32)
    profile = ridge(0, 46, 170) + ridge(0, 10, 34, 4)
    line = 560 + profile + 262 * smoothstep(560, 905, xs) + 40 * smoothstep(330, 0, xs) + 14 * np.sin(xs / 53)
    foot = 736 + 7 * np.sin(xs / 131) + 3 * np.sin(xs / 29) - 26 * smoothstep(520, 800, xs)
    line = np.where(line > foot - 3, 2000, line)
    mask = smoothstep(-0.8, 0.8, Y - line[None, :]) * smoothstep(2.5, -2.5, Y - foot[None, :])
    below = np.clip(Y - line[None, :], 0, None)
    grain = noise(54, 26, 6) + 0.16 * (noise(17, 12, 3) - 0.5)
    strata = noise(260, 13, 5)
    lit = np.exp(-below / 26) * smoothstep(0.30, 0.75, grain)
    facing = gaussian_filter(smoothstep(-0.01, 0.11, np.roll(grain, -5, axis=1) - grain), 0.8)
    paint = colour("#120f2c") + (colour("#3a2350") - colour("#120f2c")) * (0.50 * smoothstep(0.35, 0.7, strata) + 0.5 * facing)[..., None]
    paint = paint + lit[..., None] * colour("#d9694f") * 0.34 + (facing * np.exp(-below / 110))[..., None] * colour("#c4584e") * 0.30
    # Its reflection first: dark, soft, broken.
    wobble = 7 * np.sin(Y / 6.3 + X / 70) + 9 * (noise(120, 7, 3) - 0.5)
    index = np.clip(xs[None, :] + wobble, 0, W - 1).astype(int)
    shade = smoothstep(foot[index] + 175, foot[index] - 10, Y) * (Y > foot[index] - 4) * (line[index] < 1500)
    over(canvas, np.broadcast_to(colour("#0a0b26"), canvas.shape), gaussian_filter(shade.astype(np.float32), (4, 34)) * 0.72)
    over(canvas, paint, mask)
    surf = np.exp(-((Y - foot[None, :] - 2 - 3 * np.sin(X / 11)) ** 2) / (2 * (0.9 + 2.2 * noise(50, 12, 3)) ** 2))
    surf *= (line[None, :] < 1500) * smoothstep(0.34, 0.62, noise(90, 14, 4))
    over(canvas, np.broadcast_to(colour("#e0a3a8"), canvas.shape), surf * 0.42)
    return line


def beam(canvas):
    lx, ly = TOWER
    for angle, power, reach in ((-0.075, 0.34, 1500), (np.pi - 0.075, 0.20, 600)):
        dx, dy = X - lx, Y - ly
        along = dx * np.cos(angle) + dy * np.sin(angle)
        across = -dx * np.sin(angle) + dy * np.cos(angle)
        width = 5 + np.clip(along, 0, None) * 0.040
        cone = np.exp(-((across / width) ** 2)) * (along > 0) * np.exp(-np.clip(along, 0, None) / (reach * 0.42))
        canvas += (cone * power * (0.75 + 0.5 * noise(300, 120, 3)))[..., None] * colour("#ffe3a6")


def lighthouse(canvas, line):
    lx, ly = TOWER
    ground = float(line[lx - 30 : lx + 30].max()) + 14
    top = ly + 26
    t = np.clip((Y - top) / (ground - top), 0, 1)
    half = 17 + 13 * t + 6 * t**6
    side = (X - lx) / half
    tower = smoothstep(1.0, 1 - 1.4 / 20, np.abs(side)) * (Y > top) * (Y < ground)
    light = np.clip(0.30 + 0.62 * smoothstep(-0.9, 1.0, side) - 0.22 * smoothstep(0.75, 1.0, side), 0, 1)
    band = (np.floor((Y - top) / (ground - top) * 5) % 2 == 1).astype(np.float32)
    band = gaussian_filter(band, (0.8, 0))
    white, red = colour("#f0cdb8"), colour("#a8323c")
    paint = (white + (red - white) * band[..., None]) * (0.16 + 0.82 * light[..., None])
    paint = paint * (0.88 + 0.24 * noise(26, 40, 4))[..., None]
    over(canvas, paint, tower)
    dark = np.broadcast_to(colour("#140f2b"), canvas.shape)

    def box(x0, y0, x1, y1, fill=dark, alpha=1.0):
        m = smoothstep(x0 - 0.7, x0 + 0.7, X) * smoothstep(x1 + 0.7, x1 - 0.7, X)
        over(canvas, fill, m * smoothstep(y0 - 0.7, y0 + 0.7, Y) * smoothstep(y1 + 0.7, y1 - 0.7, Y) * alpha)

    box(lx - 27, top - 6, lx + 27, top + 4)  # gallery
    for x in range(lx - 26, lx + 27, 6):
        box(x - 0.6, top - 19, x + 0.6, top - 5)
    box(lx - 27, top - 20, lx + 27, top - 18)
    box(lx - 14, ly - 18, lx + 14, top - 5, np.broadcast_to(colour("#ffdf9a") * 1.5, canvas.shape))
    for x in (lx - 14, lx - 5, lx + 5, lx + 14):
        box(x - 0.9, ly - 18, x + 0.9, top - 5)
    dome = smoothstep(1.02, 0.98, np.hypot((X - lx) / 19, (Y - (ly - 17)) / 19)) * (Y < ly - 16)
    over(canvas, np.broadcast_to(colour("#7c2733"), canvas.shape), dome)
    box(lx - 1, ly - 52, lx + 1, ly - 34)
    for y, x in ((top + 66, lx + 3), (top + 138, lx - 5)):
        box(x - 3.5, y, x + 3.5, y + 13, np.broadcast_to(colour("#ffc56b") * 1.2, canvas.shape))
    # The keeper's house, one window lit.
    hx, hy = lx - 118, int(line[lx - 150 : lx - 60].max()) + 8
    box(hx - 40, hy - 34, hx + 40, hy, np.broadcast_to(colour("#3b2447"), canvas.shape))
    roof = smoothstep(0.7, -0.7, (np.abs(X - hx) * 0.62 - 30) + (hy - 34 - Y) * 1.0) * (Y < hy - 33) * (Y > hy - 66)
    over(canvas, np.broadcast_to(colour("#1c1434"), canvas.shape), roof)
    box(hx + 22, hy - 76, hx + 31, hy - 44)
    window_lights(canvas, [(hx - 22, hy - 25, 12, 12, "#ffc26a", 0.95), (hx + 10, hy - 25, 12, 12, "#ffb055", 0.5)])
    for radius, power in ((9, 1.5), (34, 0.55), (110, 0.16), (260, 0.03)):
        canvas += (glow(lx, ly, radius) * power)[..., None] * colour("#ffd991")


def boat(canvas):
    bx, by, s = 905, 806, 1.25
    hull = smoothstep(1, -1, np.abs(X - bx) - s * (46 - 0.55 * np.clip(Y - by, 0, 20)) - s * 5 * smoothstep(by + 8, by - 4, Y))
    hull = hull * smoothstep(by - 1, by + 1, Y) * smoothstep(by + 17 * s, by + 15 * s, Y)
    over(canvas, np.broadcast_to(colour("#150f2a"), canvas.shape), hull)
    mast = (np.abs(X - bx + 4) < 1.6) * (Y > by - 150 * s) * (Y < by)
    over(canvas, np.broadcast_to(colour("#1a1230"), canvas.shape), gaussian_filter(mast.astype(np.float32), 0.7))
    v = np.clip((by - 8 - Y) / (132 * s), 0, 1)
    belly = 12 * np.sin(np.pi * v) * s
    for left, right, tint, lift in ((bx - 2, bx + s * 52 * (1 - v) + belly, "#f0a487", 1.0), (bx - 8 - s * 34 * (1 - v) ** 1.1, bx - 7, "#c86f74", 0.92)):
        cloth = smoothstep(-1, 1, X - left) * smoothstep(1, -1, X - right) * (v > 0) * (v < lift)
        fold = 0.80 + 0.30 * noise(30, 90, 3)
        paint = colour(tint) * (fold * (0.52 + 0.5 * v))[..., None]
        over(canvas, paint, cloth)
    wobble = X + 6 * np.sin(Y / 4.1) + 3 * np.sin(Y / 1.9)
    shade = np.exp(-(((wobble - bx) / (40 * s)) ** 4)) * smoothstep(by + 150, by + 14, Y) * (Y > by + 14)
    over(canvas, np.broadcast_to(colour("#100d2a"), canvas.shape), shade * 0.6)
    canvas += (glow(bx + 20, by + 4, 3) * 1.6 + glow(bx + 20, by + 4, 20) * 0.20)[..., None] * colour("#ffc878")
    road = np.exp(-(((X - bx - 20 + 4 * np.sin(Y / 3.3)) / 5) ** 2)) * smoothstep(by + 120, by + 16, Y) * (Y > by + 18)
    canvas += (road * (0.35 + 0.6 * noise(20, 4, 3)) * 0.42)[..., None] * colour("#ffb866")


def gulls(canvas):
    for x, y, s, tilt in ((742, 262, 17, 0.2), (802, 232, 12, -0.15), (690, 300, 10, 0.1), (872, 286, 8, -0.2), (1020, 214, 7, 0.1)):
        dx, dy = X - x, Y - y + tilt * (X - x)
        curve = dy + s * 0.62 * np.sin(np.clip(np.abs(dx) / s, 0, 1.25) * 2.3) * 0.72
        wing = np.exp(-((curve / (0.9 + s * 0.075 * np.clip(1 - np.abs(dx) / s, 0, 1))) ** 2)) * smoothstep(s * 1.12, s * 0.95, np.abs(dx))
        over(canvas, np.broadcast_to(colour("#2a1a45"), canvas.shape), np.clip(wing, 0, 1) * 0.9)


def foreground(canvas):
    """Grass heads close to the lens, out of the light: the nearest layer."""
    blades = np.zeros((H, W), np.float32)
    for _ in range(620):
        side = rng.random() < 0.60
        x0 = rng.normal(90, 210) if side else rng.normal(1850, 190)
        height = abs(rng.normal(0, 1)) * 62 + 46 + 60 * np.exp(-((x0 - (40 if side else 1890)) / 190) ** 2)
        lean = rng.normal(26, 22)
        k = np.linspace(0, 1, int(height * 1.6))
        xs, ys = x0 + lean * k**2, H + 6 - height * k
        ok = (xs > 0) & (xs < W - 2) & (ys > 0) & (ys < H)
        thick = 1.0 - 0.75 * k
        np.add.at(blades, (ys[ok].astype(int), xs[ok].astype(int)), thick[ok] * 1.4)
        np.add.at(blades, (ys[ok].astype(int), xs[ok].astype(int) + 1), thick[ok])
        if rng.random() < 0.3:
            hx, hy = int(x0 + lean), int(H + 6 - height)
            if 4 < hx < W - 4 and 8 < hy < H - 8:
                blades[hy - 7 : hy + 7, hx - 1 : hx + 2] += 0.9
    ground = smoothstep(0, 30, Y - (H - 8 - 46 * np.exp(-(X / 330) ** 2) - 40 * np.exp(-(((W - X) / 260) ** 2))))
    mask = np.clip(gaussian_filter(blades, 0.8) * 1.2 + ground, 0, 1)
    tint = colour("#0c0a22") + colour("#7a3450") * (0.10 * smoothstep(H - 40, H - 190, Y))[..., None]
    over(canvas, tint, mask)


def main(target):
    canvas = sky()
    moon(canvas)
    clouds(canvas)
    mountains(canvas)
    beam(canvas)
    sea(canvas)
    town(canvas)
    line = headland(canvas)
    lighthouse(canvas, line)
    boat(canvas)
    gulls(canvas)
    foreground(canvas)
    # Lens: bloom, a breath of vignette, film curve, canvas tooth and grain.
    bright = np.clip(canvas - 0.62, 0, None)
    canvas += gaussian_filter(bright, (7, 7, 0)) * 0.30 + gaussian_filter(bright, (38, 38, 0)) * 0.18
    canvas *= (1 - 0.26 * smoothstep(0.45, 1.15, np.hypot((X - W / 2) / (W / 2), (Y - H / 2) / (H / 2)) / 1.2))[..., None]
    canvas = canvas * (1 + 0.10 * canvas) / (1 + 0.32 * canvas) * 1.16
    srgb = np.where(canvas <= 0.0031308, canvas * 12.92, 1.055 * np.clip(canvas, 1e-6, None) ** (1 / 2.4) - 0.055)
    tooth = gaussian_filter1d(rng.normal(0, 1, (H, W)), 1.2, axis=1) + gaussian_filter1d(rng.normal(0, 1, (H, W)), 1.2, axis=0)
    srgb += (tooth * 0.0065 + rng.normal(0, 0.006, (H, W)))[..., None]
    Image.fromarray((np.clip(srgb, 0, 1) * 255 + 0.5).astype(np.uint8)).save(target, quality=90, subsampling=0, optimize=True)
    print(target.name, target.stat().st_size, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "picture.jpg")
