/* SPDX-License-Identifier: MIT */
// Exceptions: across frames, C's among them, across threads, into and out of the library $PLUGIN.
#include <dlfcn.h>
#include <pthread.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <future>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "cxx-throw.h"

static int gone;

struct guard {
	~guard() { gone++; }
};

[[gnu::noinline]] static int dive(int n)
{
	guard g;

	if (!n)
		throw refused("bottom", 42);
	return dive(n - 1) + 1;
}

static void frames()
{
	gone = 0;
	try {
		dive(100);
	} catch (const std::logic_error &) {
		puts("frames: wrong handler");
	} catch (const std::runtime_error &e) {
		printf("frames: %s, %d destructors\n", e.what(), gone);
	}
	try {
		try {
			(void)std::vector<int>().at(3);
		} catch (const std::exception &) {
			std::throw_with_nested(refused("outer", 1));
		}
	} catch (const refused &e) {
		try {
			std::rethrow_if_nested(e);
		} catch (const std::out_of_range &) {
			printf("frames: %s around out_of_range, %d uncaught\n", e.what(), std::uncaught_exceptions());
		}
	}
	try {
		char *volatile p = new char[-1UL / 4 + gone];
		printf("frames: memory without end at %p\n", p);
	} catch (const std::bad_alloc &) {
		puts("frames: bad_alloc");
	}
}

/*
 * qsort and bsearch are compiled with -fexceptions in every glibc. call_once is not here: pthread_once has a
 * clean-up of its own, with the unwinder of libgcc_s.so.1, which does not go with a static one.
 */
static void through_c()
{
	int a[] = { 3, 1, 2 }, key = 1;

	try {
		guard g;
		qsort(a, 3, sizeof *a, [](const void *, const void *) -> int { throw refused("qsort", 1); });
	} catch (const refused &e) {
		printf("C: through %s\n", e.what());
	}
	try {
		bsearch(&key, a, 3, sizeof *a, [](const void *, const void *) -> int { throw 5; });
	} catch (int i) {
		printf("C: through bsearch, %d\n", i);
	}
}

static void threads()
{
	std::exception_ptr p;
	std::thread([&] {
		try {
			dive(3);
		} catch (...) {
			p = std::current_exception();
		}
	}).join();
	try {
		std::rethrow_exception(p);
	} catch (const refused &e) {
		printf("threads: exception_ptr %s %d\n", e.what(), e.code);
	}

	auto f = std::async(std::launch::async, [] { return dive(7); });
	try {
		f.get();
	} catch (const refused &e) {
		printf("threads: async %d\n", e.code);
	}

	std::promise<std::string> broken;
	auto g = broken.get_future();
	std::thread([](std::promise<std::string>) {}, std::move(broken)).join();
	try {
		g.get();
	} catch (const std::future_error &e) {
		printf("threads: %s\n", e.code() == std::future_errc::broken_promise ? "broken promise" : e.what());
	}

	std::atomic<int> caught{0};
	std::vector<std::thread> all;
	for (int i = 0; i < 5; i++)
		all.emplace_back([&, i] {
			for (int k = 0; k < 20; k++)
				try {
					dive(i);
				} catch (const refused &) {
					caught++;
				}
		});
	for (auto &t : all)
		t.join();
	printf("threads: %d caught in five\n", caught.load());

	/* cancellation unwinds too */
	gone = 0;
	pthread_t t;
	void *how = nullptr;
	pthread_create(&t, nullptr, [](void *) -> void * {
		guard g;
		for (;;)
			usleep(1000);
	}, nullptr);
	pthread_cancel(t);
	pthread_join(t, &how);
	printf("threads: %s, %d destructors\n", how == PTHREAD_CANCELED ? "cancelled" : "not cancelled", gone);
}

static void library(const char *path)
{
	for (int i = 0; i < 3; i++) {
		void *lib = dlopen(path, RTLD_NOW | RTLD_LOCAL);
		if (!lib) {
			printf("library: %s\n", dlerror());
			return;
		}
		auto p = static_cast<const plugin *>(dlsym(lib, "the_plugin"));
		int inside = p->inside(5), thread = p->thread(), out = 0, through = 0;

		try {
			p->out(i);
		} catch (const refused &e) {
			out = e.code;
		}
		through = p->through([](int n) { if (!n) throw refused("from the program", 3); }, 10);
		dlclose(lib);
		try {
			dive(i);
		} catch (const refused &e) {
			printf("library: inside %d, thread %d, out %d, through %d; then %d\n",
				inside, thread, out, through, e.code);
		}
	}
}

int main()
{
	frames();
	through_c();
	threads();
	library(getenv("PLUGIN"));
	std::set_terminate([] {
		puts("terminate: called");
		fflush(stdout);
		_exit(0);
	});
	[]() noexcept { dive(1); }();
}
