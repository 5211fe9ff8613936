/* SPDX-License-Identifier: MIT */
// What C++20 and, compiled as that, C++23 brought, and what has its state in the run-time, each in the program, in a
// library that it is linked with and in the plugin $PLUGIN, and from one to the other. Prints what is wrong, then "ok".
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <unistd.h>
#include "cxx-new.h"
#if __cplusplus > 202002L
#include <format>
#include <print>
#include <stacktrace>
#endif

static void check(bool right, const char *where, const char *what, const std::string &got = "")
{
	if (!right)
		std::printf("%s: %s %s\n", where, what, got.c_str());
}

struct dots : std::numpunct<char> {
	char do_thousands_sep() const override { return '.'; }
	char do_decimal_point() const override { return ','; }
	std::string do_grouping() const override { return "\3"; }
};

struct counting : std::pmr::memory_resource {
	int blocks = 0, made = 0;

	void *do_allocate(std::size_t n, std::size_t align) override
	{
		blocks++;
		made++;
		return std::pmr::new_delete_resource()->allocate(n, align);
	}
	void do_deallocate(void *p, std::size_t n, std::size_t align) override
	{
		blocks--;
		std::pmr::new_delete_resource()->deallocate(p, n, align);
	}
	bool do_is_equal(const std::pmr::memory_resource &other) const noexcept override { return this == &other; }
};

static void language(const part &p, const char *where)
{
	numbers n = p.count(3);
	int sum = 0;

	try {
		while (n.next())
			sum += n.h.promise().value + 1;
	} catch (const std::out_of_range &e) {
		sum = e.what() == std::string("the end") ? -sum : 0;
	}
	n.h.destroy();
	check(sum == -6, where, "coroutine", std::to_string(sum));

	counting memory;
	auto v = p.make(&memory);
	check(v->at(0).size() == 60 && v->get_allocator().resource() == &memory && memory.blocks >= 2, where, "pmr", std::to_string(v->at(0).size()));
	delete v;
	check(memory.blocks == 0 && memory.made > 0, where, "pmr, left", std::to_string(memory.blocks));

	std::string s = p.replace("Some words, some more", "\\b([a-z]o[mr]e)\\b");
	check(s == "<Some> words, <some> <more>", where, "regex", s);
	try {
		p.replace("", "(");
		check(false, where, "regex_error", "is not thrown");
	} catch (const std::regex_error &e) {
		check(e.code() == std::regex_constants::error_paren, where, "regex_error");
	}

	std::ostringstream out;
	out.imbue(std::locale(std::locale::classic(), new dots));
	p.write(out);
	check(out.str() == "1.234.567 1,5\n", where, "locale of a stream", out.str());

	{
		std::jthread t(p.until_stopped);
	}
	std::atomic<pair16> both{{0, 0}};
	std::thread u([&] { p.add(both, 10000); });
	the_part.add(both, 10000);
	u.join();
	pair16 x = both;
	check(x.a == 20000 && x.b == 20000, where, "16 bytes", std::to_string(x.a));
}

#if __cplusplus > 202002L
static void cxx23(const part &p, const char *where)
{
	std::string s, t = p.trace();
	for (auto &&w : p.words(3))
		s += w + '\n';
	check(s == "0|0.000|0x0\n 1|0.250|0xff\n  2|0.500|0x1fe\n", where, "generator, format", s);
	check(t.find("# ") != t.npos, where, "stacktrace", t);
	auto n = p.number("12"), none = p.number("x\t");
	check(n == 12 && !none && none.error() == "\"x\\t\" is no number", where, "expected", none ? "" : none.error());
	s = p.local("Europe/Berlin", 1720000000);
	check(s == "" || s == "2024-07-03 11:46:40 CEST", where, "time zone", s);

	FILE *f = std::tmpfile();
	std::print(f, "{} {:>5}|", where, 1.5);
	std::println(f, "{}", std::this_thread::get_id() == std::thread::id());
	std::rewind(f);
	char line[100] = "";
	std::fgets(line, sizeof line, f);
	std::fclose(f);
	check(line == std::string(where) + "   1.5|false\n", where, "print", line);
	std::ostringstream out;
	std::print(out, "{:c}", 'x');
	check(out.str() == "x", where, "print to a stream");
}
#endif

int main()
{
	void *h = dlopen(std::getenv("PLUGIN"), RTLD_NOW | RTLD_LOCAL);
	auto plugin = h ? static_cast<const part *>(dlsym(h, "the_part")) : nullptr;

	alarm(50);	// a wake-up that is lost
	std::setvbuf(stdout, nullptr, _IONBF, 0);
	if (!plugin) {
		std::puts(dlerror());
		return 1;
	}
	// one flag for all: the third call is the last that does it
	std::once_flag flag;
	int tries = 0, caught = 0;
	auto mine = [&] {
		std::call_once(flag, [&] {
			if (++tries < 3)
				throw tries;
		});
	};
	for (int i = 0; i < 4; i++)
		try {
			i == 0 ? mine() : i == 1 ? void(plugin->once(flag, tries)) : i == 2 ? void(the_part.once(flag, tries)) : mine();
		} catch (int n) {
			caught += n;
		}
	check(tries == 3 && caught == 3, "all", "call_once", std::to_string(tries));

	language(the_part, "library");
	language(*plugin, "plugin");
#if __cplusplus > 202002L
	cxx23(the_part, "library");
	cxx23(*plugin, "plugin");
#endif
	// of three, each waits for the one before
	for (int i = 0; i < 100 && !std::getenv("NO_WAITS"); i++) {
		std::atomic<int> a{0}, b{0}, c{0};
		std::jthread t([&] { the_part.wait(a, 0); the_part.set(b, 1); }), u([&] { plugin->wait(b, 0); plugin->set(c, 1); });

		if (i % 2)
			usleep(1000);
		a = 1;
		a.notify_one();
		c.wait(0);
	}
	std::locale::global(std::locale(std::locale(), new dots));
	std::ostringstream out;
	out << 1234567;
	check(out.str() == "1.234.567", "all", "locale::global", out.str());
	std::puts("ok");
}
