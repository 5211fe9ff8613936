/* SPDX-License-Identifier: MIT */
// State that newer parts of libstdc++ have, shared by a program and what it loads: default memory resource, waiters on
// atomic objects, time zones.
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <thread>
#include <unistd.h>

#include "cxx-state.h"

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
	seen here = look(), there = look_there();
	std::printf("resource %d, none %d, zones %d\n", there.resource == &mine, there.none == here.none, there.zones == here.zones);
	std::pmr::set_default_resource(nullptr);
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
