/* SPDX-License-Identifier: MIT */
// What cxx-new.cc asks of cxx-new-part.cc, which is a library that it is linked with and one that it loads.
#include <atomic>
#include <coroutine>
#include <exception>
#include <memory_resource>
#include <mutex>
#include <ostream>
#include <stop_token>
#include <string>
#include <vector>
#if __has_include(<expected>)
#include <expected>
#endif
#if __has_include(<generator>)
#include <generator>
#endif

// each number when it is asked for
struct numbers {
	struct promise_type {
		int value = 0;
		std::exception_ptr thrown;

		numbers get_return_object() { return { std::coroutine_handle<promise_type>::from_promise(*this) }; }
		std::suspend_always initial_suspend() { return {}; }
		std::suspend_always final_suspend() noexcept { return {}; }
		std::suspend_always yield_value(int v) { value = v; return {}; }
		void return_void() {}
		void unhandled_exception() { thrown = std::current_exception(); }
	};
	std::coroutine_handle<promise_type> h;

	bool next()
	{
		h.resume();
		if (h.promise().thrown)
			std::rethrow_exception(h.promise().thrown);
		return !h.done();
	}
};

struct pair16 {
	long a, b;
};

struct part {
	int (*once)(std::once_flag &, int &tries);	// throws tries until it is 3
	numbers (*count)(int end);			// throws out_of_range there
	std::pmr::vector<std::pmr::string> *(*make)(std::pmr::memory_resource *);
	std::string (*replace)(const std::string &text, const char *expression);
	void (*write)(std::ostream &);			// 1234567 1.5
	void (*until_stopped)(std::stop_token);
	void (*wait)(std::atomic<int> &, int old);
	void (*set)(std::atomic<int> &, int);
	void (*add)(std::atomic<pair16> &, long n);	// to both, n times
#if __cplusplus > 202002L
	std::string (*trace)();
	std::expected<int, std::string> (*number)(const std::string &);
	std::generator<std::string> (*words)(int n);
	std::string (*local)(const char *zone, long time);	// or empty without a database
#endif
};
extern "C" const part the_part;
