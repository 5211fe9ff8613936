/* SPDX-License-Identifier: MIT */
/* .eh_frame of what is embedded as .debug_frame (DWARF 5, 6.4.1): debuggers find unwinders' tables by the names of sections. */
#ifndef FRAMES_H
#define FRAMES_H

#include "bytes.h"
#include "file.h"
#include "link.h"

/* code: that of link_embed(), at address base, with the n frames in it. What cannot be said in .debug_frame is left out. */
void frames_for_debuggers(struct bytes *to, struct span code, uint64_t base, const struct link_frame *frame, int n);

#endif
