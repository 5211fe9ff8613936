/* SPDX-License-Identifier: MIT */
// Wants of libcompat what only libstdc++.a and libgcc_eh.a, which come late on the line, refer to.
#include <cstdio>
#include <stdexcept>
#include <string>
#include <thread>

int main()
{
	thread_local std::string s = "late";

	try {
		std::thread([] { s += " enough"; }).join();
		throw std::runtime_error(s);
	} catch (const std::exception &e) {
		puts(e.what());
	}
}
