#pragma once
#include <fribidi/fribidi.h>

/// The direction of a paragraph: 0 by its first strong letter, 1 from left to right, 2 from right to left.
static inline FriBidiParType broadsheet_paragraph_type(int direction) {
  return direction == 0 ? FRIBIDI_PAR_ON : direction == 1 ? FRIBIDI_PAR_LTR : FRIBIDI_PAR_RTL;
}
static inline int broadsheet_is_right_to_left(FriBidiParType type) { return FRIBIDI_IS_RTL(type) != 0; }
static inline int broadsheet_is_end_space(FriBidiCharType type) { return FRIBIDI_IS_EXPLICIT_OR_BN_OR_WS(type) || FRIBIDI_IS_ISOLATE(type); }
static inline int broadsheet_is_removed(FriBidiCharType type) { return FRIBIDI_IS_EXPLICIT_OR_BN(type) != 0; }
/// Forms of joined letters, and the ligatures that are asked of every text.
static inline FriBidiFlags broadsheet_arabic_flags(void) { return FRIBIDI_FLAG_SHAPE_ARAB_PRES | FRIBIDI_FLAG_SHAPE_ARAB_LIGA; }
static inline int broadsheet_is_joined(FriBidiArabicProp property) { return (property & (FRIBIDI_MASK_JOINS_RIGHT | FRIBIDI_MASK_JOINS_LEFT)) != 0; }
