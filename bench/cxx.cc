// SPDX-License-Identifier: MIT
// Nanoseconds for what C++ programs do often, the best of some rounds; lines of NAME NUMBER. Needs a compiler with <format>.
#include <chrono>
#include <cstdio>
#include <format>
#include <fstream>
#include <memory>
#include <mutex>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

static volatile long sink;

static double now()
{
	return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

template <class F> static void timed(const char *name, int n, F f)
{
	double best = 1e18;

	for (int k = 0; k < 7; k++) {
		double start = now();

		for (int i = 0; i < n; i++)
			f(i);
		start = now() - start;
		best = start < best ? start : best;
	}
	std::printf("%s %.1f\n", name, best / n);
}

struct guard {
	int *n;
	~guard() { ++*n; }
};

__attribute__((noinline)) static int deep(int frames, int *n)
{
	guard g { n };

	if (!frames)
		throw 5;
	return deep(frames - 1, n) + 1;
}

static void caught()
{
	int n = 0;

	try {
		sink += deep(10, &n);
	} catch (int) {
	}
}

static void threads(int k, int n)
{
	std::vector<std::thread> t;

	for (int i = 0; i < k; i++)
		t.emplace_back([n] { for (int j = 0; j < n; j++) caught(); });
	for (auto &one : t)
		one.join();
}

int main()
{
	std::ofstream null("/dev/null");
	auto shared = std::make_shared<int>(1);
	std::mutex m;

	timed("throw,~1~thread", 1, [](int) { threads(1, 2000); });
	timed("throw,~4~threads", 1, [](int) { threads(4, 2000); });
	timed("throw,~16~threads", 1, [](int) { threads(16, 2000); });
	timed("ofstream~<<", 20000, [&](int i) { null << i << ' ' << 1.5 << '\n'; });
	timed("ostringstream", 5000, [](int i) { std::ostringstream s; s << "n=" << i; sink += (long)s.str().size(); });
	timed("std::format", 20000, [](int i) { sink += (long)std::format("{} {:.2f} {:>8}", i, 1.5, "x").size(); });
	timed("std::to_string", 50000, [](int i) { sink += (long)std::to_string(i).size(); });
	timed("std::thread", 200, [](int) { std::thread([] { sink += 1; }).join(); });
	timed("shared_ptr,~copied", 100000, [&](int) { auto p = shared; sink += *p; });
	timed("make_shared", 100000, [](int i) { sink += *std::make_shared<int>(i); });
	timed("std::mutex", 100000, [&](int) { std::lock_guard l(m); });
	return 0;
}
