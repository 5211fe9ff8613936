/* SPDX-License-Identifier: MIT */
// Everything of C++20 that waits: each wait once until it times out, by both clocks, and once until it is served.
#include <barrier>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <future>
#include <latch>
#include <mutex>
#include <semaphore>
#include <shared_mutex>
#include <stop_token>
#include <thread>
#include <vector>

using namespace std::chrono_literals;
using std::chrono::steady_clock;
using std::chrono::system_clock;

static const auto span = 15ms;

/* wait must be false after span, not much before or after */
template<typename F> static void times_out(const char *what, F wait)
{
	auto t = steady_clock::now();
	bool served = wait();
	auto d = steady_clock::now() - t;

	if (served || d < span - 1ms || d > 20s)
		printf("%s: %s after %ld us\n", what, served ? "served" : "timed out",
			static_cast<long>(d / 1us));
	else
		printf("%s: timed out\n", what);
}

static void say(const char *what, bool served)
{
	printf("%s: %s\n", what, served ? "served" : "timed out");
}

/* calls f with what holds m locked in another thread meanwhile */
template<typename M, typename F> static void held(M &m, F f)
{
	std::latch locked(1), done(1);
	std::thread t([&] {
		std::lock_guard l(m);
		locked.count_down();
		done.wait();
	});

	locked.wait();
	f();
	done.count_down();
	t.join();
}

static void mutexes()
{
	std::timed_mutex m;
	std::recursive_timed_mutex r;
	std::shared_timed_mutex s;

	held(m, [&] {
		times_out("timed_mutex for", [&] { return m.try_lock_for(span); });
		times_out("timed_mutex steady", [&] { return m.try_lock_until(steady_clock::now() + span); });
		times_out("timed_mutex system", [&] { return m.try_lock_until(system_clock::now() + span); });
	});
	say("timed_mutex", m.try_lock_for(10s));
	m.unlock();

	held(r, [&] {
		times_out("recursive_timed_mutex for", [&] { return r.try_lock_for(span); });
		times_out("recursive_timed_mutex system", [&] { return r.try_lock_until(system_clock::now() + span); });
	});
	say("recursive_timed_mutex", r.try_lock_for(10s) && r.try_lock_until(steady_clock::now() + 10s));
	r.unlock();
	r.unlock();

	held(s, [&] {
		times_out("shared_timed_mutex for", [&] { return s.try_lock_for(span); });
		times_out("shared_timed_mutex steady", [&] { return s.try_lock_until(steady_clock::now() + span); });
		times_out("shared_timed_mutex system", [&] { return s.try_lock_until(system_clock::now() + span); });
		times_out("shared for", [&] { return s.try_lock_shared_for(span); });
		times_out("shared steady", [&] { return s.try_lock_shared_until(steady_clock::now() + span); });
		times_out("shared system", [&] { return s.try_lock_shared_until(system_clock::now() + span); });
	});
	say("shared", s.try_lock_shared_for(10s) && s.try_lock_shared_until(system_clock::now() + 10s));
	times_out("shared_timed_mutex, shared", [&] { return s.try_lock_for(span); });
	s.unlock_shared();
	s.unlock_shared();

	std::shared_mutex u;
	int n = 0;
	std::vector<std::thread> all;
	for (int i = 0; i < 4; i++)
		all.emplace_back([&] {
			for (int k = 0; k < 500; k++) {
				{
					std::shared_lock l(u);
					if (n < 0)
						puts("shared_mutex: not locked");
				}
				std::unique_lock l(u);
				n = -n - 1;
				n = -n;
			}
		});
	for (auto &t : all)
		t.join();
	printf("shared_mutex: %d\n", n);
}

static void conditions()
{
	std::mutex m;
	std::condition_variable c;
	std::condition_variable_any any;
	std::unique_lock l(m);
	auto never = [] { return false; };
	bool go = false;
	auto gone = [&] { return go; };

	times_out("condition for", [&] { return c.wait_for(l, span, never); });
	times_out("condition steady", [&] { return c.wait_until(l, steady_clock::now() + span, never); });
	times_out("condition system", [&] { return c.wait_until(l, system_clock::now() + span, never); });
	times_out("condition_any for", [&] { return any.wait_for(l, span, never); });
	times_out("condition_any system", [&] { return any.wait_until(l, system_clock::now() + span, never); });

	auto served = [&](const char *what, auto &cond, auto wait) {
		go = false;
		std::thread t([&] {
			std::lock_guard g(m);
			go = true;
			cond.notify_all();
		});
		say(what, wait());
		l.unlock();
		t.join();
		l.lock();
	};
	served("condition for", c, [&] { return c.wait_for(l, 10s, gone); });
	served("condition steady", c, [&] { return c.wait_until(l, steady_clock::now() + 10s, gone); });
	served("condition system", c, [&] { return c.wait_until(l, system_clock::now() + 10s, gone); });
	served("condition_any for", any, [&] { return any.wait_for(l, 10s, gone); });
	served("condition", c, [&] { return c.wait(l, gone), true; });
}

static void cxx20()
{
	std::counting_semaphore<10> s(2);
	std::binary_semaphore b(0);

	s.acquire();
	say("semaphore", s.try_acquire_for(10s));
	times_out("semaphore for", [&] { return s.try_acquire_for(span); });
	times_out("semaphore steady", [&] { return s.try_acquire_until(steady_clock::now() + span); });
	times_out("semaphore system", [&] { return s.try_acquire_until(system_clock::now() + span); });
	std::thread t([&] { b.acquire(); s.release(); });
	b.release();
	say("semaphore released", s.try_acquire_for(10s));
	t.join();

	int phases = 0;
	std::barrier bar(3, [&]() noexcept { phases++; });
	{
		std::vector<std::jthread> all;
		for (int i = 0; i < 3; i++)
			all.emplace_back([&] {
				for (int k = 0; k < 20; k++)
					bar.arrive_and_wait();
			});
	}
	printf("barrier: %d phases\n", phases);

	std::condition_variable_any any;
	std::mutex m;
	bool stopped = false;
	{
		std::jthread j([&](std::stop_token st) {
			std::unique_lock l(m);
			any.wait(l, st, [] { return false; });
			stopped = st.stop_requested();
		});
	}
	say("jthread stopped", stopped);

	std::atomic<int> a = 0;
	std::jthread w([&] { a.wait(0); a = 2; a.notify_one(); });
	a = 1;
	a.notify_one();
	a.wait(1);
	w.join();
	printf("atomic wait: %d\n", a.load());

	std::promise<int> p;
	auto f = p.get_future();
	times_out("future for", [&] { return f.wait_for(span) == std::future_status::ready; });
	times_out("future steady", [&] { return f.wait_until(steady_clock::now() + span) == std::future_status::ready; });
	times_out("future system", [&] { return f.wait_until(system_clock::now() + span) == std::future_status::ready; });
	std::thread([&] { p.set_value(7); }).join();
	say("future", f.wait_for(10s) == std::future_status::ready);

	times_out("sleep_for", [] { std::this_thread::sleep_for(span); return false; });
	times_out("sleep_until", [] { std::this_thread::sleep_until(system_clock::now() + span); return false; });
	say("hardware_concurrency", std::thread::hardware_concurrency() > 0);
}

int main()
{
	mutexes();
	conditions();
	cxx20();
}
