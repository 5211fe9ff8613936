/* SPDX-License-Identifier: MIT */
// A C++ library with a C interface, compiled on the newest distribution and shipped with its libstdc++.
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <future>
#include <map>
#include <mutex>
#include <random>
#include <stdexcept>
#include <string>

extern "C" int archive_newer(char *to, size_t n, const char *path, size_t few)
{
	using namespace std::chrono_literals;
	std::map<std::string, int> m;
	std::timed_mutex held;
	std::random_device dev;
	bool locked = true;

	auto f = std::async(std::launch::async, [&] {
		thread_local std::string s(few, 's');
		held.lock();
		return std::stoi("-0x1f", nullptr, 0) + static_cast<int>(s.size()) + std::stoi("none");
	});
	try {
		f.get();
	} catch (const std::invalid_argument &e) {
		m[e.what()]++;
	}
	locked = held.try_lock_for(10ms);
	m["random"] = dev() != dev() || dev() != dev();
	m["size"] = static_cast<int>(std::filesystem::file_size(path));
	try {
		(void)std::filesystem::file_size("/nothing");
	} catch (const std::filesystem::filesystem_error &e) {
		m["code"] = e.code().value();
	}
	std::string all = locked ? "locked" : "";
	for (auto &[k, v] : m)
		all += k + ' ' + std::to_string(v) + ' ';
	return snprintf(to, n, "%s", all.c_str());
}
