"""Completes a bitmap face of 2,350 syllables to all 11,172: a syllable that is missing is put together from two that are
there, the upper part of one and the final consonant of another.
"""

VOWEL_CLASSES = [{0, 1, 2, 3, 4, 5, 6, 7, 20}, {8, 12, 13, 17, 18}, {9, 10, 11, 14, 15, 16, 19}]
FIRST, LAST = 0xAC00, 0xD7A3


def jamo(code):
    """The numbers of a syllable's initial, vowel and final; 0 for no final."""
    code -= FIRST
    return code // 588, code // 28 % 21, code % 28


def syllable(initial, vowel, final):
    return FIRST + (initial * 21 + vowel) * 28 + final


def vowel_class(vowel):
    return next(kind for kind in VOWEL_CLASSES if vowel in kind)


def ink(picture):
    return {(y, x) for y, row in enumerate(picture) for x, dot in enumerate(row) if dot}


def drawn(dots, height):
    return [[1 if (y, x) in dots else 0 for x in range(16)] for y in range(height)]


def bodies(pictures):
    """Adds syllables without a final, and with a small one, where no syllable of that initial and vowel has any: the
    initial as it stands beside a vowel of the same kind, and what all syllables of the vowel have in common."""
    height = len(next(iter(pictures.values())))
    added = {}
    for final in (0, 4):
        common = {}
        for vowel in range(21):
            there = [ink(pictures[k]) for i in range(19) if (k := syllable(i, vowel, final)) in pictures]
            counts = {}
            for dots in there:
                for dot in dots:
                    counts[dot] = counts.get(dot, 0) + 1
            common[vowel] = {dot for dot, count in counts.items() if count >= 0.6 * len(there)}
        for initial in range(19):
            for vowel in range(21):
                if final == 0 and syllable(initial, vowel, 0) in pictures:
                    continue
                if final and any(syllable(initial, vowel, f) in pictures for f in range(1, 28)):
                    continue
                # Beside a vowel of another kind an initial is larger or smaller, but still itself.
                near = [v for v in range(21) if syllable(initial, v, final) in pictures]
                near.sort(key=lambda v: (v not in vowel_class(vowel), len(common[v] ^ common[vowel])))
                if near:
                    own = ink(pictures[syllable(initial, near[0], final)]) - common[near[0]]
                    added[syllable(initial, vowel, final)] = drawn(own | common[vowel], height)
    return added


def final_rows(pictures):
    """For each syllable with a final, how many rows from the bottom the final takes: those that it shares with most
    syllables of the same vowel and final."""
    rows = {}
    groups = {}
    for code in pictures:
        _, vowel, final = jamo(code)
        if final:
            groups.setdefault((vowel, final), []).append(code)
    for codes in groups.values():
        for code in codes:
            shared = []
            for other in codes:
                if other != code:
                    count = 0
                    for mine, theirs in zip(reversed(pictures[code]), reversed(pictures[other])):
                        if mine != theirs:
                            break
                        count += 1
                    shared.append(count)
            if shared:
                shared.sort()
                rows[code] = shared[len(shared) // 2]
    return rows


def parts(pictures):
    """For each missing syllable: the syllable of its upper rows, that of the rows from `cut` on, and `cut`."""
    height = len(next(iter(pictures.values())))
    rows = final_rows(pictures)
    # The rows a final takes in most syllables, for those that have nothing to be compared with.
    usual = {}
    for code, count in rows.items():
        _, vowel, final = jamo(code)
        usual.setdefault((id(vowel_class(vowel)), final), []).append(count)
    for key, counts in usual.items():
        usual[key] = sorted(counts)[len(counts) // 2]

    def taken(code):
        _, vowel, final = jamo(code)
        most = usual.get((id(vowel_class(vowel)), final), height * 2 // 5)
        count = rows.get(code, most)
        return min(max(count, most - 1, height // 4), most + 1, height // 2)

    closed = {}
    lower = {}
    for code in pictures:
        initial, vowel, final = jamo(code)
        if final:
            closed.setdefault((initial, vowel), []).append(code)
            lower.setdefault((id(vowel_class(vowel)), final), []).append(code)
            lower.setdefault(final, []).append(code)
    made = {}
    for code in range(FIRST, LAST + 1):
        if code in pictures:
            continue
        initial, vowel, final = jamo(code)
        best = None
        for body in closed.get((initial, vowel), []):
            cut = height - taken(body)
            for foot in lower.get((id(vowel_class(vowel)), final)) or lower[final][:40]:
                start = height - taken(foot)
                # Nothing may be cut in two: no ink of the foot above the cut but the vowel's, as in the body.
                other = jamo(foot)
                cost = 4 * abs(cut - start) + (2 if cut > start else 0) + (20 if cut > start + 1 else 0) + (other[1] != vowel) + (other[0] != initial) * 0.5
                if best is None or cost < best[0]:
                    best = (cost, body, foot, max(cut, start) if cut <= start else start)
        if best:
            made[code] = best[1:]
    return made


def joined(pictures, body, foot, cut):
    return pictures[body][:cut] + pictures[foot][cut:]


def completed(pictures):
    """All 11,172 syllables: the pictures given, and those put together from them."""
    whole = {**pictures, **bodies(pictures)}
    for code, (body, foot, cut) in parts(whole).items():
        whole[code] = joined(whole, body, foot, cut)
    return whole
