/* SPDX-License-Identifier: MIT */
// A library that throws; see cxx-throw.cc. It brings its own libstdc++ along.
#include <cstdlib>
#include <exception>
#include <string>
#include <thread>

#include "cxx-throw.h"

namespace {
int gone;

struct guard {
	std::string s = "long enough not to be inside the string";
	~guard() { gone += s.size() > 20; }
};

callback current;

[[gnu::noinline]] void dive(int n)
{
	guard g;

	if (n)
		dive(n - 1);
	current(n);
}

int inside(int n)
{
	int caught = 0;

	for (int i = 0; i < n; i++)
		try {
			std::stoi("no number");
		} catch (const std::invalid_argument &) {
			caught++;
		}
	return caught;
}

void out(int code)
{
	guard g;

	throw refused("by the library", code + 10);
}

int through(callback f, int n)
{
	gone = 0;
	current = f;
	try {
		dive(n);
	} catch (const refused &e) {
		return gone * 100 + e.code;
	}
	return -1;
}

int thread()
{
	std::exception_ptr p;

	std::thread([&] {
		try {
			out(1);
		} catch (...) {
			p = std::current_exception();
		}
	}).join();
	try {
		std::rethrow_exception(p);
	} catch (const std::exception &e) {
		return static_cast<int>(std::string(e.what()).size());
	}
}
}

extern "C" const plugin the_plugin = { inside, out, through, thread };
