/* SPDX-License-Identifier: MIT */
// An exception out of a function that is called once: the next call runs it again, and what the thread has to
// clean up is as it was.
#include <pthread.h>
#include <threads.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <mutex>
#include <thread>

static int tries, cleaned;
static std::atomic<bool> in, go;

static void third_time()
{
	if (++tries < 3)
		throw tries;
}

template<class F> static void repeat(const char *name, F call)
{
	int caught = 0;

	tries = 0;
	for (int i = 0; i < 5; i++)
		try {
			call();
		} catch (int) {
			caught++;
		}
	printf("%s: %d caught, %d tries\n", name, caught, tries);
}

// one throws while another waits: that one does it
static pthread_once_t control = PTHREAD_ONCE_INIT;

static void wait_and_throw()
{
	in = true;
	while (!go)
		usleep(1000);
	if (++tries == 1)
		throw 1;
}

static void waiting()
{
	bool caught = false;

	tries = 0;
	std::thread a([&] {
		try {
			pthread_once(&control, wait_and_throw);
		} catch (int) {
			caught = true;
		}
	});
	while (!in)
		usleep(1000);
	std::thread b([] { pthread_once(&control, wait_and_throw); });
	usleep(20000);
	go = true;
	a.join();
	b.join();
	printf("waiting: %s, %d tries\n", caught ? "caught" : "not caught", tries);
}

// the clean-up handlers of the thread after an exception: its own, in order, when it is cancelled
static void clean(void *)
{
	cleaned++;
}

static void *cancelled(void *)
{
	static pthread_once_t mine = PTHREAD_ONCE_INIT;

	pthread_cleanup_push(clean, nullptr);
	tries = 0;
	try {
		pthread_once(&mine, third_time);
	} catch (int) {
		cleaned += 10;
	}
	for (;;)
		usleep(1000);
	pthread_cleanup_pop(0);
	return nullptr;
}

int main()
{
	std::once_flag flag;
	pthread_once_t once = PTHREAD_ONCE_INIT;
	once_flag c11 = ONCE_FLAG_INIT;
	pthread_t t;
	void *how = nullptr;

	setvbuf(stdout, nullptr, _IONBF, 0);
	alarm(30);
	repeat("std::call_once", [&] { std::call_once(flag, third_time); });
	repeat("pthread_once", [&] { pthread_once(&once, third_time); });
	repeat("call_once", [&] { call_once(&c11, third_time); });
	waiting();
	pthread_create(&t, nullptr, cancelled, nullptr);
	usleep(50000);
	pthread_cancel(t);
	pthread_join(t, &how);
	printf("after it: %s, %d\n", how == PTHREAD_CANCELED ? "cancelled" : "not cancelled", cleaned);
}
