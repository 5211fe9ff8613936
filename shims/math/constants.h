/* SPDX-License-Identifier: MIT */
/* Written by gen/math/elementary.py. */

#define NUM_PI ((struct num){ U128(0xc90fdaa22168c234, 0xc4c6628b80dc1cd1), 1, false })
#define HALF_PI ((struct num){ U128(0xc90fdaa22168c234, 0xc4c6628b80dc1cd1), 0, false })
#define LN_2 ((struct num192){ U128(0xb17217f7d1cf79ab, 0xc9e3b39803f2f6af), 0x40f343267298b62e, -1, false })
#define LN_10 ((struct num192){ U128(0x935d8dddaaa8ac16, 0xea56d62b82d30a28), 0xe28fecf9da5df90f, 1, false })
#define LOG2_E ((struct num192){ U128(0xb8aa3b295c17f0bb, 0xbe87fed0691d3e88), 0xeb577aa8dd695a59, 0, false })
#define LOG10_E ((struct num192){ U128(0xde5bd8a937287195, 0x355baaafad33dc32), 0x3ee3460245c9a202, -2, false })
#define LOG2_10 ((struct num192){ U128(0xd49a784bcd1b8afe, 0x492bf6ff4dafdb4c), 0xd96c55fe37b3ad4f, 1, false })
#define ONE_THIRD ((struct num192){ U128(0xaaaaaaaaaaaaaaaa, 0xaaaaaaaaaaaaaaaa), 0xaaaaaaaaaaaaaaab, -2, false })
#define INVERSE_PI ((struct num192){ U128(0xa2f9836e4e441529, 0xfc2757d1f534ddc0), 0xdb6295993c439042, -2, false })
