/* SPDX-License-Identifier: MIT */
#include <regex>
#include <stdexcept>
#include "cxx-new.h"
#if __cplusplus > 202002L
#include <charconv>
#include <chrono>
#include <format>
#include <stacktrace>
#endif

static int once(std::once_flag &flag, int &tries)
{
	std::call_once(flag, [&] {
		if (++tries < 3)
			throw tries;
	});
	return tries;
}

static numbers count(int end)
{
	for (int i = 0; i < end; i++)
		co_yield i;
	throw std::out_of_range("the end");
}

static std::pmr::vector<std::pmr::string> *make(std::pmr::memory_resource *m)
{
	auto v = new std::pmr::vector<std::pmr::string>(m);

	v->emplace_back("a string that is longer than those which are stored in place");
	v->emplace_back("short");
	return v;
}

static std::string replace(const std::string &text, const char *expression)
{
	return std::regex_replace(text, std::regex(expression, std::regex::icase), "<$1>");
}

static void write(std::ostream &out)
{
	out << 1234567 << ' ' << 1.5 << std::endl;
}

static void until_stopped(std::stop_token token)
{
	std::atomic<bool> called{false};
	std::stop_callback c(token, [&] { called = true; });

	while (!called)
		;
}

static void wait(std::atomic<int> &a, int old)
{
	a.wait(old);
}

static void set(std::atomic<int> &a, int n)
{
	a = n;
	a.notify_all();
}

static void add(std::atomic<pair16> &p, long n)
{
	while (n--) {
		pair16 old = p, sum;
		do
			sum = { old.a + 1, old.b + 1 };
		while (!p.compare_exchange_weak(old, sum));
	}
}

#if __cplusplus > 202002L
static std::string trace()
{
	return std::to_string(std::stacktrace::current());
}

static std::expected<int, std::string> number(const std::string &s)
{
	int n = 0;

	if (std::from_chars(s.data(), s.data() + s.size(), n).ec != std::errc())
		return std::unexpected(std::format("{:?} is no number", s));
	return n;
}

static std::generator<std::string> words(int n)
{
	for (int i = 0; i < n; i++)
		co_yield std::format("{:>{}}|{:.3f}|{:#x}", i, i + 1, i / 4., 255 * i);
}

static std::string local(const char *zone, long time)
{
	try {
		std::chrono::zoned_time t(zone, std::chrono::sys_seconds(std::chrono::seconds(time)));

		return std::format("{:%F %T %Z}", t);
	} catch (const std::runtime_error &) {
		return "";
	}
}
#endif

const part the_part = {
	once, count, make, replace, write, until_stopped, wait, set, add,
#if __cplusplus > 202002L
	trace, number, words, local,
#endif
};
