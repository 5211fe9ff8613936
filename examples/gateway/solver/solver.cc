// SPDX-License-Identifier: MIT
// C++ as libraries are: exceptions, threads, streams, all of them within.
#include "solver.h"
#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <cstdio>
#include <exception>
#include <limits>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <vector>

namespace {

struct stopped : std::exception {
	const char *what() const noexcept override { return "stopped"; }
};

class matrix {
public:
	matrix(const double *cost, size_t rows, size_t columns) : cost(cost), n(rows)
	{
		std::ostringstream why;
		if (!rows || rows != columns) {
			why << rows << " rows, " << columns << " columns";
			throw std::invalid_argument(why.str());
		}
		for (size_t i = 0; i < n * n; i++)
			if (!std::isfinite(cost[i])) {
				why << "row " << i / n + 1 << ", column " << i % n + 1 << ": " << cost[i] << " is not a cost";
				throw std::domain_error(why.str());
			}
	}
	double operator()(size_t row, size_t column) const { return cost[row * n + column]; }
	size_t size() const { return n; }

private:
	const double *cost;
	size_t n;
};

// The Hungarian method: a row at a time along the cheapest augmenting path; u and v are the prices of rows
// and columns, and 0 stands for none.
std::vector<size_t> assign(const matrix &cost, const std::atomic<bool> &stop)
{
	const size_t n = cost.size();
	std::vector<double> u(n + 1), v(n + 1);
	std::vector<size_t> row(n + 1), from(n + 1);

	for (size_t i = 1; i <= n; i++) {
		std::vector<double> slack(n + 1, std::numeric_limits<double>::infinity());
		std::vector<bool> done(n + 1);
		size_t at = 0;
		row[0] = i;
		do {
			if (stop)
				throw stopped();
			size_t next = 0;
			double step = std::numeric_limits<double>::infinity();
			done[at] = true;
			for (size_t j = 1; j <= n; j++) {
				if (done[j])
					continue;
				double left = cost(row[at] - 1, j - 1) - u[row[at]] - v[j];
				if (left < slack[j]) {
					slack[j] = left;
					from[j] = at;
				}
				if (slack[j] < step) {
					step = slack[j];
					next = j;
				}
			}
			for (size_t j = 0; j <= n; j++)
				if (done[j]) {
					u[row[j]] += step;
					v[j] -= step;
				} else {
					slack[j] -= step;
				}
			at = next;
		} while (row[at]);
		for (; at; at = from[at])
			row[at] = row[from[at]];
	}
	std::vector<size_t> column(n);
	for (size_t j = 1; j <= n; j++)
		column[row[j] - 1] = j - 1;
	return column;
}

// In a thread of its own, to be stopped after that time; what it throws is thrown here.
std::vector<size_t> assign_within(const matrix &cost, std::chrono::milliseconds limit)
{
	std::vector<size_t> column;
	std::exception_ptr thrown;
	std::mutex mutex;
	std::condition_variable finished;
	std::atomic<bool> stop{false};
	bool done = false;

	std::thread worker([&] {
		try {
			column = assign(cost, stop);
		} catch (...) {
			thrown = std::current_exception();
		}
		std::lock_guard<std::mutex> lock(mutex);
		done = true;
		finished.notify_one();
	});
	{
		std::unique_lock<std::mutex> lock(mutex);
		if (limit.count() && !finished.wait_for(lock, limit, [&] { return done; }))
			stop = true;
	}
	worker.join();
	if (thrown)
		std::rethrow_exception(thrown);
	return column;
}

} // namespace

int solver_assign(const double *cost, size_t rows, size_t columns, unsigned limit, size_t *column,
		  double *total, char *why, size_t size)
{
	try {
		const matrix m(cost, rows, columns);
		const std::vector<size_t> best = assign_within(m, std::chrono::milliseconds(limit));
		*total = 0;
		for (size_t i = 0; i < rows; i++)
			*total += m(i, column[i] = best[i]);
		return 0;
	} catch (const stopped &) {
		std::snprintf(why, size, "no answer in %u ms", limit);
	} catch (const std::logic_error &e) {
		std::snprintf(why, size, "bad request: %s", e.what());
	} catch (const std::exception &e) {
		std::snprintf(why, size, "%s", e.what());
	} catch (...) {
		std::snprintf(why, size, "unknown");
	}
	return 1;
}
