/* SPDX-License-Identifier: MIT */
// Threads throw, in the program and in libraries, while libraries come and go.
#include <dlfcn.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "cxx-throw.h"

static std::atomic<bool> done;
static std::atomic<long> thrown, caught, wrong;

[[gnu::noinline]] static int dive(int n)
{
	std::string s(40, 'x');

	if (!n)
		throw refused("bottom", ++thrown % 1000);
	return dive(n - 1) + static_cast<int>(s.size());
}

static const plugin *open_plugin(const char *path, void *&lib)
{
	lib = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	if (!lib) {
		puts(dlerror());
		exit(1);
	}
	return static_cast<const plugin *>(dlsym(lib, "the_plugin"));
}

int main()
{
	std::string path = getenv("PLUGIN");
	std::vector<std::thread> all;
	int rounds = atoi(getenv("ROUNDS"));

	/* a static libgcc that has thrown nothing aborts when it meets another's exception: ours throws first, and
	   so does each library, before it is sent or sends one */
	try {
		dive(1);
	} catch (const refused &) {
		caught++;
	}
	for (int i = 0; i < 4; i++)
		all.emplace_back([i] {
			while (!done)
				try {
					dive(i * 5);
				} catch (const refused &) {
					caught++;
				}
		});
	/* throws in code that is there for a moment only */
	for (int i = 0; i < 2; i++)
		all.emplace_back([&] {
			while (!done) {
				void *lib;
				auto p = open_plugin(path.c_str(), lib);
				wrong += p->inside(3) != 3;
				thrown++;
				try {
					p->out(1);
				} catch (const refused &e) {
					caught += e.code == 11;
				}
				dlclose(lib);
			}
		});
	std::string other = path + ".other";
	for (int i = 0; i < rounds || caught < rounds * 3; i++) {
		void *lib;
		auto p = open_plugin(other.c_str(), lib);
		wrong += p->inside(1) != 1;
		thrown++;
		caught += p->through([](int n) { if (!n) throw refused("from the program", 3); }, 10) == 1103;
		dlclose(lib);
	}
	done = true;
	for (auto &t : all)
		t.join();
	if (wrong || thrown != caught)
		printf("%ld thrown, %ld caught, %ld wrong\n", thrown.load(), caught.load(), wrong.load());
	else
		puts("ok");
}
