#pragma once
#include <fribidi/fribidi.h>

/// The base directions, which are macros there.
static inline FriBidiParType broadsheet_paragraph_by_first_strong(void) { return FRIBIDI_PAR_ON; }
static inline FriBidiParType broadsheet_paragraph_left_to_right(void) { return FRIBIDI_PAR_LTR; }
static inline FriBidiParType broadsheet_paragraph_right_to_left(void) { return FRIBIDI_PAR_RTL; }
