/* SPDX-License-Identifier: MIT */
#include "cxx-state.h"

seen plugin_look()
{
	return look();
}

void plugin_notify(std::atomic<char> *a)
{
	*a = 1;
	a->notify_all();
}

void plugin_wait(std::atomic<char> *a)
{
	a->wait(0);
}

void plugin_throw()
{
	throw std::out_of_range("thrown there");
}

void plugin_throw_again()
{
	throw;
}

int plugin_uncaught()
{
	return std::uncaught_exceptions();
}

bool plugin_current()
{
	return std::current_exception() != nullptr;
}

int *plugin_new()
{
	return new int(7);
}
