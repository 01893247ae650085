#!/usr/bin/env python3
"""Makes Sources/Faces/Resources/*.face from the bitmap fonts of Debian's packages.

    apt-get install xfonts-base xfonts-terminus xfonts-baekmuk
    Sources/Faces/Scripts/make-faces.py

A .face file, all numbers little-endian:
    8 bytes   "BRDFACE1"
    u16       height in pixels
    u16       rows above the baseline
    u16       bytes a row of a picture: 1 or 2, the leftmost pixel in the highest bit
    u16       how many letters
    u16 each  the letters' code points, sorted
    u8 each   how far each moves on, in pixels
    pictures  height rows each
"""

import os
import struct
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from hangul import FIRST, LAST, completed
from pcf import Font

FONTS = "/usr/share/fonts/X11/"
RESOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Resources")


def blank(height):
    return [[0] * 16 for _ in range(height)]


def fitted(font, rows, height, ascent):
    """The picture on a ground of `height` rows whose baseline lies `ascent` rows below its top."""
    picture = blank(height)
    for y, row in enumerate(rows):
        for x, dot in enumerate(row[:16]):
            at = y + ascent - font.ascent
            if dot and 0 <= at < height:
                picture[at][x] = 1
    return picture


def edges(picture):
    columns = [x for x in range(16) if any(row[x] for row in picture)]
    return (columns[0], columns[-1] + 1) if columns else None


def shifted(picture, by):
    return [row[by:] + [0] * by for row in picture]


def latin(name, height, ascent, gap, space):
    """Letters as wide as their ink, `gap` pixels apart."""
    font = Font(FONTS + "misc/" + name + ".pcf.gz")
    letters = {}
    for code, rows in font.glyphs.items():
        # Lines and blocks belong to the cells; private letters to nobody; marks and Arabic are not letters on their own.
        if code < 0x20 or 0x7F <= code < 0xA0 or 0x2500 <= code < 0x25A0 or 0x2800 <= code < 0x2900:
            continue
        if 0x300 <= code < 0x370 or 0x590 <= code < 0xE00 or 0xE000 <= code < 0xF900 or code >= 0xFB00:
            continue
        picture = fitted(font, rows, height, ascent)
        ink = edges(picture)
        if code in (0x20, 0xA0):
            letters[code] = (space, picture)
        elif ink:
            letters[code] = (ink[1] - ink[0] + gap, shifted(picture, ink[0]))
    return letters


def korean(name, height, ascent, advance, drop):
    """KS X 1001: Hangul and Han in squares, and the signs that the Latin face does not have."""
    font = Font(FONTS + "75dpi/" + name + ".pcf.gz")
    letters = {}
    for code, rows in font.glyphs.items():
        try:
            letter = bytes([code >> 8 | 0x80, code & 0xFF | 0x80]).decode("euc-kr")
        except UnicodeDecodeError:
            continue
        picture = fitted(font, rows, height, ascent + drop)
        ink = edges(picture)
        if not ink or len(letter) != 1:
            continue
        point = ord(letter)
        if 0xAC00 <= point < 0xD7A4 or 0x3041 <= point < 0x3200 or 0x4E00 <= point < 0xFB00:
            letters[point] = (max(advance, ink[1]), picture)
        elif 0xFF00 <= point or 0x2500 <= point < 0x25A0:
            continue
        else:
            letters[point] = (ink[1] - ink[0] + 1, shifted(picture, ink[0]))
    return letters


def rare_syllables(letters, advance):
    """The syllables that KS X 1001 does not have, put together from those that it has."""
    syllables = {code: picture for code, (_, picture) in letters.items() if FIRST <= code <= LAST}
    pictures = completed(syllables)
    return {
        code: (max(advance, edges(picture)[1]), picture) for code, picture in pictures.items() if code not in syllables
    }


def write(path, height, ascent, letters):
    width = 1 if all(edges(p) is None or edges(p)[1] <= 8 for _, p in letters.values()) else 2
    codes = sorted(letters)
    data = b"BRDFACE1" + struct.pack("<HHHH", height, ascent, width, len(codes))
    data += b"".join(struct.pack("<H", code) for code in codes)
    data += bytes(letters[code][0] for code in codes)
    for code in codes:
        for row in letters[code][1]:
            bits = sum(dot << (15 - x) for x, dot in enumerate(row))
            data += struct.pack(">H", bits)[:width]
    with open(os.path.join(RESOURCES, path), "wb") as file:
        file.write(data)
    print(path, len(codes), "letters,", len(data), "bytes")


def main():
    for size, face, hangul, ascent, gap, space, advance, drop in [
        (10, "6x10", "gulim10", 8, 1, 3, 10, 0),
        (12, "ter-u12n_unicode", "gulim12", 10, 1, 4, 12, 0),
        (16, "ter-u16n_unicode", "gulim16", 13, 2, 5, 15, 0),
    ]:
        small = latin(face, size, ascent, gap, space)
        large = korean(hangul, size, ascent, advance, drop)
        # At 16 pixels the parts do not fit one another well enough.
        if size < 16:
            large.update(rare_syllables(large, advance))
            assert all(code in large for code in range(FIRST, LAST + 1)), hangul
        write("latin-%d.face" % size, size, ascent, small)
        write("korean-%d.face" % size, size, ascent, {c: g for c, g in large.items() if c not in small})


if __name__ == "__main__":
    main()
