/* SPDX-License-Identifier: MIT */
/* A plugin is a shared library that has a struct plugin by the name of plugin. */
#ifndef PLUGIN_H
#define PLUGIN_H

#include <stddef.h>

struct plugin {
	const char *command;	/* that it answers */
	int (*run)(const char *text, char *reply, size_t size);	/* 0, or a value of errno */
};

#endif
