/* SPDX-License-Identifier: MIT */
// Right without arguments; with one it does what AddressSanitizer and UndefinedBehaviorSanitizer are there for.
#include <sys/stat.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <thread>
#include <vector>

int main(int argc, char **argv)
{
	std::vector<char> v(argc * 3);
	struct stat s;
	int i = 0x7fffffff - 1;

	std::thread([&] { v[1] = static_cast<char>(std::pow(argc + 1, 6)); }).join();
	try {
		if (!stat("/nothing", &s) || stat("/", &s))
			return 1;
		throw std::runtime_error("ok");
	} catch (const std::exception &e) {
		char *copy = strdup(e.what());
		puts(v[1] == 64 || argc > 1 ? copy : "wrong");
		free(copy);
	}
	fflush(stdout);
	i += argc;
	if (argc > 1)
		v.data()[6 + atoi(argv[1])] = static_cast<char>(i);
}
