/* SPDX-License-Identifier: MIT */
/* Written by gen/math/vector.py. */
#if KIND == 2
/* relative error 2^-56.12 */
#define EXP_POLYNOMIAL 0x1.0000000000001p-1, 0x1.5555555555556p-3, 0x1.5555555553d65p-5, 0x1.1111111110a25p-7, 0x1.6c16c1788ae21p-10, 0x1.a01a01a785b4dp-13, 0x1.a019b910ea3edp-16, 0x1.71de0e74b9e61p-19, 0x1.289180ec51c6ep-22, 0x1.af370c3cbe68fp-26
/* relative error 2^-55.96 */
#define EXP2_POLYNOMIAL 0x1.62e42fefa39efp-1, 0x1.ebfbdff82c58fp-3, 0x1.c6b08d704a0c6p-5, 0x1.3b2ab6fba4e79p-7, 0x1.5d87fe78a3f9cp-10, 0x1.430912f86b7dbp-13, 0x1.ffcbfc6da6ed1p-17, 0x1.62c02242b879cp-20, 0x1.b524ebd13a55fp-24, 0x1.e4cf10dec0f59p-28, 0x1.e9ec1fcb69a7fp-32, 0x1.c4a29324a1038p-36
/* relative error 2^-54.59 */
#define EXP10_POLYNOMIAL 0x1.26bb1bbb55516p+1, 0x1.53524c73cea69p+1, 0x1.0470591de2ca8p+1, 0x1.2bd7609fd98c6p+0, 0x1.1429ffd1d2e30p-1, 0x1.a7ed70847b424p-3, 0x1.16e4dfceb46a8p-4, 0x1.4116b0676b910p-6, 0x1.4897872c6e939p-8, 0x1.2ea502ed1d2a4p-10, 0x1.fbfbd9554f820p-13, 0x1.85c36bb003f0ep-15
/* relative error 2^-60.66 */
#define LOG_POLYNOMIAL 0x1.5555555555555p-1, 0x1.9999999999998p-2, 0x1.2492492492959p-2, 0x1.c71c71c64c8ccp-3, 0x1.745d17d35328cp-3, 0x1.3b137b347f3c2p-3, 0x1.111d273ca8a70p-3, 0x1.debedbffa1d9ep-4, 0x1.e6afc55fa9490p-4
/* relative error 2^-55.32 */
#define SIN_POLYNOMIAL -0x1.5555555555555p-3, 0x1.1111111111111p-7, -0x1.a01a01a01a00dp-13, 0x1.71de3a556b9b6p-19, -0x1.ae64567e733b7p-26, 0x1.612460b6ab17ep-33, -0x1.ae7ee3a7e62e7p-41, 0x1.9507ff1d2eab1p-49, -0x1.275f3132d0bb5p-57
/* relative error 2^-66.4 */
#define POW_POLYNOMIAL 0x1.999999999999ap-2, 0x1.2492492492521p-2, 0x1.c71c71c6eaa8dp-3, 0x1.745d177a8f200p-3, 0x1.3b1395d4f9e5ep-3, 0x1.1118c74823a72p-3, 0x1.df7ce9a6bc0b7p-4, 0x1.e02d197c079eep-4
#endif
#if KIND == 1
/* relative error 2^-27.06 */
#define EXP_POLYNOMIAL 0x1.ffffffffbbab5p-2, 0x1.5554dcfee1480p-3, 0x1.55551a05d3599p-5, 0x1.120b67af5f563p-7, 0x1.6d0fdabb12dabp-10
/* relative error 2^-28.11 */
#define EXP2_POLYNOMIAL 0x1.62e4302fc626ep-1, 0x1.ebfbe00e63baep-3, 0x1.c6af6cdbbdcc7p-5, 0x1.3b2a53045179ap-7, 0x1.5f0890162a90ap-10, 0x1.4413896e1ad27p-13
/* relative error 2^-28.11 */
#define EXP10_POLYNOMIAL 0x1.26bb1bf098b0dp+1, 0x1.53524c8321436p+1, 0x1.046fb3d26fa8fp+1, 0x1.2bd70184da8a1p+0, 0x1.1559d8d9d6053p-1, 0x1.a94b203b14b2cp-3
/* relative error 2^-35.86 */
#define LOG_POLYNOMIAL 0x1.5555554bb2b2cp-1, 0x1.9999eb5d84f14p-2, 0x1.245c438323e9ap-2, 0x1.ddced7078dd3ap-3
/* relative error 2^-33.9 */
#define SIN_POLYNOMIAL -0x1.5555555460530p-3, 0x1.11110fdaaf87bp-7, -0x1.a01905ba4208ap-13, 0x1.7196917ff9c49p-19, -0x1.9db1cc2a4cb87p-26
#endif
#define LN2_1 0x1.62e42fefa3800p-1
#define LN2_2 0x1.ef35793c76730p-45
#define LOG10_2_1 0x1.34413509f7800p-2
#define LOG10_2_2 0x1.fef311f12b358p-46
#define PI_1 0x1.921fb54440000p+1
#define PI_2 0x1.68c234c4c0000p-38
#define PI_3 0x1.98a2e03707345p-76
#define TWO_THIRDS_1 0x1.5555555555555p-1
#define TWO_THIRDS_2 0x1.5555555555555p-55
#define LOG2_E 0x1.71547652b82fep+0
#define LOG2_10 0x1.a934f0979a371p+1
#define LOG10_E 0x1.bcb7b1526e50ep-2
#define INVERSE_PI 0x1.45f306dc9c883p-2
