// SPDX-License-Identifier: MIT
#include <stdexcept>
#include <string>

extern "C" int more();
extern "C" int more()
{
	try {
		throw std::length_error("seven!!");
	} catch (const std::exception &e) {
		return (int)std::string(e.what()).size();
	}
}
