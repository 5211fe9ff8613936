# SPDX-License-Identifier: MIT
set(compat_command "${CMAKE_CURRENT_LIST_DIR}/../../../bin/compat")
get_filename_component(compat_command "${compat_command}" ABSOLUTE)

# Sets in the caller, for CMAKE_SYSTEM_PROCESSOR: compat_arch, compat_root (the directory of the floor directories),
# compat_floors, those that are installed, and, if there can be none, compat_why (the reason).
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
	if(NOT compat_arch MATCHES "^(x86_64|aarch64)$")
		set(compat_why "libcompat is for x86_64 and aarch64; CMAKE_SYSTEM_PROCESSOR is \"${compat_arch}\"")
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

# After compat_find_floors(): sets compat_dir to the floor directory for a word, which the command makes if it is not installed; else compat_why.
macro(compat_find_floor word)
	set(compat_why)
	set(compat_dir "${compat_root}/${word}")
	if("${word}" STREQUAL "" OR NOT EXISTS "${compat_dir}/libcompat.a")
		set(compat_compiler)
		if(CMAKE_C_COMPILER AND NOT CMAKE_C_COMPILER MATCHES "compat[^/]*$")
			string(REPLACE ";" " " compat_compiler "${CMAKE_C_COMPILER}")
			if(CMAKE_C_COMPILER_TARGET)
				set(compat_compiler "${compat_compiler} --target=${CMAKE_C_COMPILER_TARGET}")
			endif()
			set(compat_compiler --cc "${compat_compiler}")
		endif()
		execute_process(COMMAND "${compat_command}" flags --for directory --arch "${compat_arch}" "--floor=${word}" ${compat_compiler}
			RESULT_VARIABLE compat_status OUTPUT_VARIABLE compat_dir ERROR_VARIABLE compat_why
			OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_STRIP_TRAILING_WHITESPACE)
		if(compat_status EQUAL 0)
			set(compat_why)
		elseif(NOT compat_status MATCHES "^[0-9]+$")
			set(compat_why "${compat_command}: ${compat_status}")
		endif()
	endif()
endmacro()
