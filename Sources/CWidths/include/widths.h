#pragma once
#include <stdbool.h>
#include <stdint.h>

/// Has curses take two columns for the characters that `is_wide` answers true for; null gives back what was. Not while
/// another thread has to do with curses.
void widths_take(bool (*is_wide)(uint32_t character));
