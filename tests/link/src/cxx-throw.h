/* SPDX-License-Identifier: MIT */
/* what cxx-throw.cc and its plugin know of each other */
#include <stdexcept>

struct refused : std::runtime_error {
	int code;
	refused(const char *why, int c) : std::runtime_error(why), code(c) {}
};

using callback = void (*)(int);

struct plugin {
	int (*inside)(int n);			/* throws and catches n exceptions */
	void (*out)(int code);			/* throws to the caller */
	int (*through)(callback f, int n);	/* calls f, counts the destructors that ran */
	int (*thread)();			/* an exception carried over from a thread */
};
