"""Reads a bitmap font of the X Window System (PCF): code point -> rows of pixels within the font's own box."""

import gzip
import struct

PROPERTIES, ACCELERATORS, METRICS, BITMAPS, ENCODINGS = 1, 2, 4, 8, 32
BDF_ACCELERATORS = 256


class Font:
    """`glyphs` maps a code of the font's own encoding to rows of 0 and 1, `ascent` rows above the baseline."""

    def __init__(self, path):
        data = gzip.open(path).read()
        assert data[:4] == b"\1fcp", path
        tables = {}
        for index in range(struct.unpack_from("<I", data, 4)[0]):
            kind, form, _, offset = struct.unpack_from("<IIII", data, 8 + 16 * index)
            tables[kind] = (form, offset)
        self.ascent, self.descent = self._heights(data, tables)
        metrics = self._metrics(data, tables[METRICS])
        pictures = self._bitmaps(data, tables[BITMAPS], metrics)
        self.glyphs, self.advances = {}, {}
        for code, index in self._encoding(data, tables[ENCODINGS]):
            self.glyphs[code] = self._boxed(metrics[index], pictures[index])
            self.advances[code] = metrics[index][2]

    @property
    def height(self):
        return self.ascent + self.descent

    def _heights(self, data, tables):
        form, offset = tables.get(BDF_ACCELERATORS) or tables[ACCELERATORS]
        order = ">" if form & 4 else "<"
        return struct.unpack_from(order + "ii", data, offset + 12)

    def _metrics(self, data, table):
        form, offset = table
        order = ">" if form & 4 else "<"
        metrics = []
        if form & 0x100:
            count = struct.unpack_from(order + "H", data, offset + 4)[0]
            for index in range(count):
                left, right, width, ascent, descent = (b - 128 for b in data[offset + 6 + 5 * index :][:5])
                metrics.append((left, right, width, ascent, descent))
        else:
            count = struct.unpack_from(order + "I", data, offset + 4)[0]
            for index in range(count):
                metrics.append(struct.unpack_from(order + "hhhhh", data, offset + 8 + 12 * index))
        return metrics

    def _bitmaps(self, data, table, metrics):
        form, offset = table
        order = ">" if form & 4 else "<"
        count = struct.unpack_from(order + "I", data, offset + 4)[0]
        places = struct.unpack_from(order + "%dI" % count, data, offset + 8)
        start = offset + 8 + 4 * count + 16
        pad, unit = 1 << (form & 3), 1 << (form >> 4 & 3)
        pictures = []
        for place, (left, right, _, ascent, descent) in zip(places, metrics):
            width = right - left
            stride = -(-width // (8 * pad)) * pad
            rows = []
            for row in range(ascent + descent):
                line = bytearray(data[start + place + row * stride :][:stride])
                if bool(form & 4) != bool(form & 8) and unit > 1:
                    for at in range(0, len(line), unit):
                        line[at : at + unit] = line[at : at + unit][::-1]
                if form & 8:
                    rows.append([line[x >> 3] >> (7 - (x & 7)) & 1 for x in range(width)])
                else:
                    rows.append([line[x >> 3] >> (x & 7) & 1 for x in range(width)])
            pictures.append(rows)
        return pictures

    def _encoding(self, data, table):
        form, offset = table
        order = ">" if form & 4 else "<"
        first_low, last_low, first_high, last_high, _ = struct.unpack_from(order + "HHHHH", data, offset + 4)
        at = offset + 14
        for high in range(first_high, last_high + 1):
            for low in range(first_low, last_low + 1):
                index = struct.unpack_from(order + "H", data, at)[0]
                at += 2
                if index != 0xFFFF:
                    yield high << 8 | low, index

    def _boxed(self, metric, picture):
        left, right, width, ascent, descent = metric
        columns = max(width, right)
        box = [[0] * columns for _ in range(self.height)]
        for y, row in enumerate(picture):
            for x, dot in enumerate(row):
                where = (self.ascent - ascent + y, left + x)
                if dot and 0 <= where[0] < self.height and 0 <= where[1] < columns:
                    box[where[0]][where[1]] = 1
        return box
