/* SPDX-License-Identifier: MIT */
/* Written by gen/math/complex.py. */

#define QUARTER_PI ((struct num192){ U128(0xc90fdaa22168c234, 0xc4c6628b80dc1cd1), 0x29024e088a67cc74, -1, false })

/* the arc tangent of i / 64 */
static const struct num192 arc192[28] = {
	{ U128(0x0000000000000000, 0x0000000000000000), 0x0000000000000000, 0, false },
	{ U128(0xfffaaadddb94d5bb, 0xe78c564015f76048), 0x20ef65c10deef460, -7, false },
	{ U128(0xffeaaddd4bb12542, 0x779d776dda8c6213), 0x806d0294c0db8816, -6, false },
	{ U128(0xbfdc0c2186d14fcf, 0x220e10d61df56ec7), 0x1dddd64f807f208a, -5, false },
	{ U128(0xffaaddb967ef4e36, 0xcb2792dc0e2e0d51), 0x319c12cf59d4b2dc, -5, false },
	{ U128(0x9facf873e2aceb58, 0x99c50bbf08e6cdf6), 0x4f5987da5f9bc867, -4, false },
	{ U128(0xbf70c13017887460, 0x93567e784cf83676), 0x7e0a847982ae0dc3, -4, false },
	{ U128(0xdf1cf5f3783e1bef, 0x71e5340b30e5d9ee), 0x90d7e50e91a213ee, -4, false },
	{ U128(0xfeadd4d5617b6e32, 0xc897989f3e888ef7), 0x8b3957d95d9ad923, -4, false },
	{ U128(0x8f0fd7d821b93725, 0xbd37592983a0af99), 0xe2a15ac29fc00c8e, -3, false },
	{ U128(0x9eb77746331362c3, 0x47619d250360fe85), 0x7752f4f8badd28dc, -3, false },
	{ U128(0xae4c08f1f6134efa, 0xb54d3fef0c2de994), 0x2d3e6dd51b06b4cc, -3, false },
	{ U128(0xbdcbda5e72d81134, 0x7b0b4f881c9c7487), 0x93ad00d6838a2b2b, -3, false },
	{ U128(0xcd35474b643130e7, 0xb00f3da1a46eeb3a), 0xabf1264c1bc2761c, -3, false },
	{ U128(0xdc86ba9493051022, 0xf621a5c1cb552f02), 0x8645128d3a4b1255, -3, false },
	{ U128(0xebbeaef902b9b38c, 0x91a2a68b2fbd78e7), 0xb12cec2a032ff006, -3, false },
	{ U128(0xfadbafc96406eb15, 0x6dc79ef5f7a217e5), 0xaa7fa90388b3836b, -3, false },
	{ U128(0x84ee2cbec31b12c5, 0xc8e721970cabd3a2), 0xae250aa0b6fd05b1, -2, false },
	{ U128(0x8c5fad185f8bc130, 0xca4748b1bf88298d), 0x0fd2e29bc1a4fbd0, -2, false },
	{ U128(0x93c1b902bf7a2df1, 0x064592406fe1447a), 0x447c219f20d6322c, -2, false },
	{ U128(0x9b13b9b83f5e5e69, 0xc5abb498d27af328), 0x08a48f850b2f5600, -2, false },
	{ U128(0xa25521b615784d45, 0x4378754988b8d9e3), 0x4e8278a4345d860c, -2, false },
	{ U128(0xa9856cca8e6a4eda, 0x99b7f77bf7d9e8c1), 0x212c39d31ef4d7d4, -2, false },
	{ U128(0xb0a420184e7f0cb1, 0xb51d51dc200a0fc2), 0xb4085cde97ad6d70, -2, false },
	{ U128(0xb7b0ca0f26f78473, 0x8aa32122dcfe4483), 0x3d843977ae5455cc, -2, false },
	{ U128(0xbeab025b1d9fbad3, 0x910b856493411026), 0x25c13c1d5e5df740, -2, false },
	{ U128(0xc59269ca50d92b6d, 0xa1746e91f50a28dd), 0xc4b7c9e50d3aa1f7, -2, false },
	{ U128(0xcc66aa2a6b58c33c, 0xd9311fa14ed9b7c3), 0x927a005488219614, -2, false },
};
