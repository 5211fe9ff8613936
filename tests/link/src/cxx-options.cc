/* SPDX-License-Identifier: MIT */
// Some of what an old libstdc++ has and some of what it lacks, in few lines.
#include <charconv>
#include <filesystem>
#include <iostream>
#include <memory_resource>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

static int caught()
{
#if __cpp_exceptions
	try {
		(void)std::vector<int>().at(3);
	} catch (const std::out_of_range &) {
		return 1;
	}
	return 0;
#else
	return 1;
#endif
}

int main()
{
	int x = 0;
	double d = 0;
	std::thread([&] { x = caught(); }).join();
	std::pmr::vector<std::pmr::string> v(3, "0.625");
	std::from_chars(v[1].data(), v[1].data() + v[1].size(), d);
	std::ostringstream out;
	out << x << ' ' << d << ' ' << std::filesystem::path("/usr/./lib").lexically_normal().string();
	std::cout << (out.str() == "1 0.625 /usr/lib" && std::filesystem::is_directory("/") ? "ok" : out.str()) << std::endl;
}
