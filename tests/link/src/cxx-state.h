/* SPDX-License-Identifier: MIT */
// What a program and its plugin see of state in the run-time: an entry each, NULL where the compiler has none.
#include <atomic>
#include <chrono>
#include <exception>
#include <future>
#include <ios>
#include <memory_resource>
#include <stdexcept>
#include <system_error>

struct seen {
	void *resource, *none, *zones;
	const std::error_category *category[4];
	std::terminate_handler terminate;
};

inline seen look()
{
	seen s = { std::pmr::get_default_resource(), std::pmr::null_memory_resource(), nullptr,
		{ &std::generic_category(), &std::system_category(), &std::future_category(), &std::iostream_category() },
		std::get_terminate() };
#if __cpp_lib_chrono >= 201907L
	try {
		s.zones = &std::chrono::get_tzdb_list();
	} catch (...) {	// no database here
	}
#endif
	return s;
}

extern "C" {
seen plugin_look();
void plugin_notify(std::atomic<char> *);
void plugin_wait(std::atomic<char> *);
void plugin_throw();
void plugin_throw_again();
int plugin_uncaught();
bool plugin_current();
int *plugin_new();
}
