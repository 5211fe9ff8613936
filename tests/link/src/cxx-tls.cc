/* SPDX-License-Identifier: MIT */
// Order of destructors: thread_local ones of a thread that returns, calls pthread_exit, or calls exit();
// static ones and atexit functions after those of the thread that ends the program; a library's. The library $PLUGIN is this file, compiled with -DPLUGIN.
#include <cstdio>
#include <cstdlib>

#ifdef PLUGIN
namespace {
struct tls {
	int calls = 0;
	~tls() { printf("library: thread_local, %d calls\n", calls); }
};
thread_local tls t;
}

extern "C" int the_call()
{
	return ++t.calls;
}
#else
#include <dlfcn.h>
#include <pthread.h>

#include <atomic>
#include <thread>
#include <vector>

namespace {
const char *who = "thread";

struct named {
	const char *name;
	named(const char *n) : name(n) { printf("%s: + %s\n", who, name); }
	~named();
};

named &first()
{
	static thread_local named n("first");
	return n;
}

named &second()
{
	static thread_local named n("second");
	return n;
}

/* a new one while the others are destroyed */
void last_will()
{
	static thread_local named n("late");
}

named::~named()
{
	printf("%s: - %s\n", who, name);
	if (name[0] == '2')
		last_will();
}

std::atomic<int> made, destroyed;

struct counted {
	std::vector<int> v;
	counted() : v(100) { made++; }
	~counted() { destroyed += v.size() == 100; }
};

int count()
{
	static thread_local counted a, b;
	return a.v[0] + b.v[1];
}

void *use(void *exits)
{
	first().name = "1";
	second().name = "2";
	if (exits)
		pthread_exit(exits);
	return nullptr;
}

struct at_end {
	~at_end()
	{
		printf("%s: static\n", who);
		fflush(stdout);
	}
} end;

void in_thread(const char *name, void *exits)
{
	pthread_t t;

	who = name;
	pthread_create(&t, nullptr, use, exits);
	pthread_join(t, nullptr);
}

void library(const char *path)
{
	void *lib = dlopen(path, RTLD_NOW);
	if (!lib) {
		printf("library: %s\n", dlerror());
		return;
	}
	auto call = reinterpret_cast<int (*)()>(dlsym(lib, "the_call"));

	std::thread([=] { call(); call(); }).join();
	std::thread([=] { call(); }).join();
	dlclose(lib);
	/* on glibc 2.17, which has no hand in this, it has to stay */
	bool stays = dlopen(path, RTLD_NOW | RTLD_NOLOAD), old = !dlsym(RTLD_DEFAULT, "__cxa_thread_atexit_impl");
	puts(stays == old ? "library: closed" : stays ? "library: stays" : "library: gone too early");
}
}

int main()
{
	in_thread("return", nullptr);
	in_thread("pthread_exit", &who);

	std::vector<std::thread> all;
	for (int i = 0; i < 8; i++)
		all.emplace_back([] {
			for (int k = 0; k < 5; k++)
				std::thread([] { count(); }).join();
		});
	for (auto &t : all)
		t.join();
	printf("many: %d made, %d destroyed\n", made.load(), destroyed.load());

	library(getenv("PLUGIN"));

	who = "main";
	atexit([] { puts("main: atexit"); });
	use(nullptr);
	if (getenv("PTHREAD_EXIT")) {
		/* pthread_exit unwinds with libgcc_s.so.1, which aborts in frames whose static libgcc has thrown nothing yet */
		try {
			throw 1;
		} catch (int) {
		}
		pthread_exit(nullptr);
	}
	exit(0);
}
#endif
