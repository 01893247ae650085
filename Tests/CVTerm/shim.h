#pragma once
#include <vterm.h>
#include <pty.h>
