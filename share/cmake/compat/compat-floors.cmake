# SPDX-License-Identifier: MIT
set(compat_command "${CMAKE_CURRENT_LIST_DIR}/../../../bin/compat")
get_filename_component(compat_command "${compat_command}" ABSOLUTE)

# Sets in the caller, for CMAKE_SYSTEM_PROCESSOR: compat_arch, compat_root (the directory of the floor directories),
# compat_floors and, if there are none, compat_why (the reason).
macro(compat_find_floors)
	set(compat_arch "${CMAKE_SYSTEM_PROCESSOR}")
	if(NOT compat_arch)
		set(compat_arch "${CMAKE_HOST_SYSTEM_PROCESSOR}")
	endif()
	compat_architecture(compat_arch)
	get_filename_component(compat_root "${CMAKE_CURRENT_LIST_DIR}/../../../lib/compat/${compat_arch}-linux-gnu" ABSOLUTE)
	set(compat_floors)
	file(GLOB compat_floors RELATIVE "${compat_root}" "${compat_root}/*/libcompat.a")
	string(REPLACE "/libcompat.a" "" compat_floors "${compat_floors}")
	set(compat_why)
	if(NOT compat_floors)
		if(compat_arch MATCHES "^(x86_64|aarch64)$")
			set(compat_why "no floor directory for ${compat_arch}: there is none in ${compat_root}; in libcompat's source: make ARCH=${compat_arch} && make install ARCH=${compat_arch} PREFIX=...")
		else()
			set(compat_why "libcompat is for x86_64 and aarch64; CMAKE_SYSTEM_PROCESSOR is \"${compat_arch}\"")
		endif()
	endif()
endmacro()

# The variable's architecture, by glibc's name for it.
macro(compat_architecture variable)
	if("${${variable}}" MATCHES "^(x86_64|[Xx]86-64|amd64|AMD64)$")
		set(${variable} x86_64)
	elseif("${${variable}}" MATCHES "^(aarch64|arm64|ARM64)$")
		set(${variable} aarch64)
	endif()
endmacro()

# After compat_find_floors(): sets compat_floor to the release that a word means, if that is installed; else compat_why.
macro(compat_find_floor word)
	set(compat_why)
	set(compat_floor "${word}")
	if(compat_floor STREQUAL "" OR NOT EXISTS "${compat_root}/${compat_floor}/libcompat.a")
		execute_process(COMMAND "${compat_command}" flags --for directory --arch "${compat_arch}" "--floor=${word}"
			RESULT_VARIABLE compat_status OUTPUT_VARIABLE compat_floor ERROR_VARIABLE compat_why
			OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_STRIP_TRAILING_WHITESPACE)
		if(compat_status EQUAL 0)
			set(compat_why)
			get_filename_component(compat_floor "${compat_floor}" NAME)
		elseif(NOT compat_status MATCHES "^[0-9]+$")
			set(compat_why "${compat_command}: ${compat_status}")
		endif()
	endif()
endmacro()
