/* SPDX-License-Identifier: MIT */
// State of libstdc++ shared by a program and what it loads: default memory resource, waiters on atomic objects, time zones,
// exceptions of a thread, error categories, handlers, operator new.
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <thread>
#include <unistd.h>

#include "cxx-state.h"

// A header before each, so that a delete of what was not made here shows.
static const std::size_t mark = 0x6d61726b6d61726b;

void *operator new(std::size_t n)
{
	std::size_t *p = static_cast<std::size_t *>(std::malloc(n + 16));

	if (!p)
		throw std::bad_alloc();
	*p = mark;
	return p + 2;
}

void operator delete(void *p) noexcept
{
	std::size_t *q = static_cast<std::size_t *>(p) - 2;

	if (!p)
		return;
	if (*q != mark) {
		std::puts("deleted here, made elsewhere");
		std::fflush(stdout);
		_exit(1);
	}
	*q = 0;
	std::free(q);
}

void operator delete(void *p, std::size_t) noexcept
{
	operator delete(p);
}

static void mine_too()
{
	std::abort();
}

static void exceptions(void *h)
{
	auto throw_there = reinterpret_cast<decltype(&plugin_throw)>(dlsym(h, "plugin_throw"));
	auto throw_again = reinterpret_cast<decltype(&plugin_throw_again)>(dlsym(h, "plugin_throw_again"));
	auto uncaught = reinterpret_cast<decltype(&plugin_uncaught)>(dlsym(h, "plugin_uncaught"));
	auto current = reinterpret_cast<decltype(&plugin_current)>(dlsym(h, "plugin_current"));

	try {
		throw_there();
	} catch (const std::out_of_range &e) {
		std::printf("%s, current %d, ", e.what(), current());
	}
	std::printf("left %d %d\n", std::uncaught_exceptions(), uncaught());
	try {
		struct leaving {
			decltype(uncaught) there;
			~leaving() { std::printf("leaving %d %d, ", std::uncaught_exceptions(), there()); }
		} l = { uncaught };

		throw std::logic_error("thrown here");
	} catch (...) {
		try {
			throw_again();
		} catch (const std::logic_error &e) {
			std::printf("%s\n", e.what());
		}
	}
	std::fflush(stdout);
}

int main()
{
	void *h = dlopen(getenv("PLUGIN"), RTLD_NOW | RTLD_LOCAL);
	auto look_there = h ? reinterpret_cast<decltype(&plugin_look)>(dlsym(h, "plugin_look")) : nullptr;

	alarm(30);	// a wake-up that is lost
	if (!look_there) {
		std::puts(dlerror());
		return 1;
	}
	auto notify = reinterpret_cast<decltype(&plugin_notify)>(dlsym(h, "plugin_notify"));
	auto wait = reinterpret_cast<decltype(&plugin_wait)>(dlsym(h, "plugin_wait"));
	std::pmr::monotonic_buffer_resource mine;
	std::pmr::set_default_resource(&mine);
	std::set_terminate(mine_too);
	seen here = look(), there = look_there();
	std::printf("resource %d, none %d, zones %d\n", there.resource == &mine, there.none == here.none, there.zones == here.zones);
	std::pmr::set_default_resource(nullptr);
	std::printf("categories %d%d%d%d, terminate %d\n", there.category[0] == here.category[0], there.category[1] == here.category[1],
		there.category[2] == here.category[2], there.category[3] == here.category[3], there.terminate == mine_too);
	exceptions(h);
	delete reinterpret_cast<decltype(&plugin_new)>(dlsym(h, "plugin_new"))();
	for (int i = 0; i < 200 && !getenv("NO_WAITS"); i++) {
		std::atomic<char> a{0}, b{0};
		std::thread t([&] { a.wait(0); }), u([&] { wait(&b); });
		if (i % 2)
			usleep(1000);
		notify(&a);
		b = 1;
		b.notify_all();
		t.join();
		u.join();
	}
	std::puts("woken");
}
