#!/usr/bin/env python3
"""Draws the rows that `batch::scale` prints (jobs, seconds, ms a job, processor ms a job, peak MB, resume s) as an SVG.

Called by scripts/bench-batch: plot-batch.py OUT.svg <ROWS
"""

import math
import sys

WIDTH, HEIGHT, LEFT, TOP, GAP = 760, 250, 60, 40, 250
PANELS = [(3, "processor ms a job"), (4, "peak memory, MB"), (5, "resume of the finished plan, s")]


def read(lines):
    cells = ([cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines if line.startswith("| "))
    return [[float(cell) for cell in row] for row in cells if row and row[0].isdigit()]


def panel(rows, column, title, left):
    width, height = 180, 150
    most = max(row[column] for row in rows) * 1.25 or 1
    low, high = math.log10(rows[0][0]), math.log10(rows[-1][0])
    across = lambda jobs: left + (math.log10(jobs) - low) / (high - low) * width
    up = lambda value: TOP + height - value / most * height
    points = " ".join(f"{across(row[0]):.1f},{up(row[column]):.1f}" for row in rows)
    yield f'<text x="{left}" y="{TOP - 16}" font-weight="bold">{title}</text>'
    yield f'<path d="M{left} {TOP}V{TOP + height}H{left + width}" class="axis"/>'
    yield f'<polyline points="{points}" class="line"/>'
    for row in rows:
        x, y = across(row[0]), up(row[column])
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>'
        yield f'<text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle">{row[column]:g}</text>'
        yield f'<text x="{x:.1f}" y="{TOP + height + 16}" text-anchor="middle">{label(row[0])}</text>'
    yield f'<text x="{left + width / 2}" y="{TOP + height + 34}" text-anchor="middle">jobs</text>'


def label(jobs):
    return f"{jobs / 1000:g}k"


def main():
    rows = read(sys.stdin)
    if len(rows) < 2:
        sys.exit("no rows to draw")
    style = "text{font:11px sans-serif;fill:#444}.axis{fill:none;stroke:#999}.line{fill:none;stroke:#1f6feb;stroke-width:2}circle{fill:#1f6feb}"
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">']
    parts += ["<title>What a batch costs from 1,000 to 100,000 jobs</title>", f"<style>{style}</style>"]
    parts += ['<rect width="100%" height="100%" fill="#fff"/>']
    for number, (column, title) in enumerate(PANELS):
        parts += panel(rows, column, title, LEFT + number * GAP)
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write("\n".join([*parts, "</svg>"]) + "\n")


if __name__ == "__main__":
    main()
