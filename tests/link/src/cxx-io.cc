/* SPDX-License-Identifier: MIT */
// What libstdc++ has from libc besides threads: files, numbers, locales, streams, clocks, random bits.
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <limits>
#include <locale>
#include <random>
#include <sstream>
#include <string>
#include <system_error>
#include <vector>
#if __has_include(<format>)
#include <format>
#endif

namespace fs = std::filesystem;
using namespace std::chrono_literals;

static void files()
{
	char name[] = "/tmp/cxx-io-XXXXXX";
	fs::path top = mkdtemp(name);
	std::error_code ec;

	fs::create_directories(top / "a/b/c");
	std::ofstream(top / "a/one") << "one\n" << 1.5 << '\n';
	std::ofstream(top / "a/b/two", std::ios::binary).write("12345678", 8);
	fs::create_symlink("one", top / "a/link");
	fs::create_hard_link(top / "a/one", top / "a/hard");
	fs::copy(top / "a", top / "copy", fs::copy_options::recursive | fs::copy_options::copy_symlinks);
	fs::copy_file(top / "a/b/two", top / "copy/one", fs::copy_options::overwrite_existing);

	std::vector<std::string> all;
	for (auto &e : fs::recursive_directory_iterator(top))
		all.push_back(e.path().lexically_relative(top).string() + (e.is_symlink() ? "@" :
			e.is_directory() ? "/" : ":" + std::to_string(e.file_size())));
	std::sort(all.begin(), all.end());
	for (auto &s : all)
		std::cout << s << ' ';
	std::cout << '\n';

	auto when = fs::file_time_type::clock::now() - 48h;
	fs::last_write_time(top / "a/one", when);
	auto off = fs::last_write_time(top / "a/hard") - when;
	fs::permissions(top / "a/one", fs::perms::owner_read);
	std::cout << "time " << (off < 1us && off > -1us) << " mode " << std::oct
		<< static_cast<int>(fs::status(top / "a/one").permissions()) << std::dec
		<< " links " << fs::hard_link_count(top / "a/one")
		<< " same " << fs::equivalent(top / "a/one", top / "a/link")
		<< " link " << fs::read_symlink(top / "a/link")
		<< " canonical " << (fs::canonical(top / "a/../a/link") == fs::canonical(top) / "a/one") << '\n';

	fs::resize_file(top / "a/b/two", 3);
	fs::rename(top / "a/b/two", top / "a/b/c/three");
	std::cout << "size " << fs::file_size(top / "a/b/c/three") << " gone " << !fs::exists(top / "a/b/two")
		<< " space " << (fs::space(top).capacity > 0) << " empty " << fs::is_empty(top / "copy/b/c");
	(void)fs::file_size(top / "nothing", ec);
	std::cout << " error " << (ec == std::errc::no_such_file_or_directory) << ' ' << ec.message() << '\n';
	try {
		fs::directory_iterator(top / "nothing");
	} catch (const fs::filesystem_error &e) {
		std::cout << "thrown " << e.code().value() << ' ' << e.path1().filename() << '\n';
	}
	setenv("TMPDIR", top.c_str(), 1);
	fs::current_path(top);
	std::cout << "current " << (fs::current_path() == fs::canonical(top)) << " temp " << (fs::temp_directory_path() == top) << '\n';
	fs::current_path("/");
	std::cout << "removed " << fs::remove_all(top) << '\n';
}

template<typename T> static void chars(const char *text)
{
	const char *end = text + std::char_traits<char>::length(text);
	char buf[200];
	T x = 0;
	auto [p, e] = std::from_chars(text, end, x);
	auto r = std::to_chars(buf, buf + sizeof buf, x, std::chars_format::scientific, 6);

	std::cout << std::string(buf, r.ptr) << (p == end ? "" : "...") << (e == std::errc() ? " " : "! ");
	r = std::to_chars(buf, buf + sizeof buf, x);
	T back = 0;
	std::from_chars(buf, r.ptr, back);
	std::cout << (back == x) << ", ";
}

static void numbers()
{
	for (auto s : { "3.14159265358979323846264338327950288", "1e-300", "-0.1", "1.5x", "inf", "x" }) {
		chars<float>(s);
		chars<double>(s);
		chars<long double>(s);
		std::cout << '\n';
	}
	/* more than a double holds */
	long double x = 0;
	std::string s = "1.00000000000000001";
	std::from_chars(s.data(), s.data() + s.size(), x);
	std::cout << "long double " << (x > 1) << ' ' << (std::stold("0x1.8p+16000") > 1e300L) << ' '
		<< std::stod("1e3") << ' ' << std::stoi("0x1f", nullptr, 0) << ' ' << std::stoull("18446744073709551615")
		<< ' ' << std::to_string(2.5L) << ' ' << std::hexfloat << 1.0 << std::defaultfloat << '\n';
	std::cout << std::setprecision(15) << std::log(10.) << ' ' << std::exp(1.5) << ' ' << std::pow(1.1, 30) << ' '
		<< std::log2(10.) << ' ' << std::exp2(.5) << ' ' << std::fmod(5.5, 2.) << ' ' << std::lerp(1., 2., .25) << '\n';
}

struct dots : std::numpunct<char> {
	char do_thousands_sep() const override { return '.'; }
	char do_decimal_point() const override { return ','; }
	std::string do_grouping() const override { return "\3"; }
};

static void locales()
{
	const char *name = std::getenv("CXX_IO_LOCALE");
	std::locale c = std::locale::classic(), mine(c, new dots), utf(name ? name : "C.UTF-8");
	std::ostringstream out;

	out.imbue(mine);
	out << 1234567.25 << ' ' << std::setprecision(10) << 1234567.25 << ' ' << 9876543210 << ' ' << std::put_money("12345");
	std::cout << out.str() << '\n';

	double d;
	int hex;
	std::istringstream in("0.25 1f rest of line\n");
	in.imbue(utf);
	in >> d >> std::hex >> hex;
	std::string rest;
	std::getline(in >> std::ws, rest);
	std::cout << d << ' ' << hex << ' ' << rest << '\n';

	const char ab[] = "ab";
	std::tm tm = {};
	std::istringstream date("2024-02-29 12:34:56");
	date >> std::get_time(&tm, "%Y-%m-%d %H:%M:%S");
	std::cout << std::put_time(&tm, "%d.%m.%y %T") << ' '
		<< std::use_facet<std::collate<char>>(utf).compare(ab, ab + 1, ab + 1, ab + 2) << ' '
		<< std::toupper('x', c) << ' ' << (utf.name() == (name ? name : "C.UTF-8")) << '\n';
	try {
		std::locale l("no_SUCH.locale");
	} catch (const std::runtime_error &) {
		std::cout << "no such locale\n";
	}
	std::locale::global(utf);
	std::cout << "now " << (std::locale().name() == utf.name()) << ' ' << (name || std::isalpha(L'\xe4', std::locale())) << std::endl;
}

static void rest()
{
	bool old = std::getenv("SHARED_LIBSTDCXX");	// that of the floor's time does not know these two
	std::random_device dev, urandom("/dev/urandom"), entropy(old ? "default" : "getentropy"), arc4(old ? "default" : "arc4random");
	unsigned r[] = { dev(), dev(), urandom(), entropy(), arc4() };
	std::sort(r, r + 5);
	std::cout << "random " << (std::unique(r, r + 5) > r + 3) << ' ' << std::mt19937(5)() << '\n';

	auto t = std::chrono::sys_days(std::chrono::year(2024) / 2 / 29);
	std::cout << "days " << t.time_since_epoch().count() << ' '
		<< (std::chrono::system_clock::now() > t) << '\n';
#if __cpp_lib_format
	std::cout << std::format("{:>8.3f}|{:#x}|{:L}|{:%F %T}|{}\n", 3.14159, 255, 1e6, t, 1.25L);
#else
	std::cout << "   3.142|0xff|1e+06|2024-02-29 00:00:00|1.25\n";
#endif
	std::cerr << "cerr and " << std::flush;
	std::clog << "clog" << std::endl;
}

int main()
{
	files();
	numbers();
	locales();
	rest();
}
