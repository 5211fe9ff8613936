# SPDX-License-Identifier: MIT
# cmake -DCMAKE_TOOLCHAIN_FILE=.../share/cmake/compat/compat-toolchain.cmake [-DCOMPAT_FLOOR=2.17] [-DCOMPAT_ARCH=aarch64]
#
# All that a project links runs on COMPAT_FLOOR, a glibc release or a distribution such as rhel8, and newer ones, also what
# finds libm, libdl, libpthread and the like with find_library. The environment's COMPAT_FLOOR is the default, or 2.17.
# COMPAT_ARCH other than this machine's cross-compiles, with ARCH-linux-gnu-gcc unless CMAKE_C_COMPILER, CMAKE_CXX_COMPILER
# or CC, CXX say otherwise. Another toolchain file can include this one at its end.
include("${CMAKE_CURRENT_LIST_DIR}/compat-floors.cmake")
if(NOT DEFINED COMPAT_FLOOR)
	set(COMPAT_FLOOR "$ENV{COMPAT_FLOOR}")
	if(COMPAT_FLOOR STREQUAL "")
		set(COMPAT_FLOOR 2.17)
	endif()
	set(COMPAT_FLOOR "${COMPAT_FLOOR}" CACHE STRING "oldest glibc that the result shall run on")
endif()
compat_architecture(COMPAT_ARCH)
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES COMPAT_FLOOR COMPAT_ARCH)
if(COMPAT_ARCH)
	if(NOT COMPAT_ARCH STREQUAL CMAKE_HOST_SYSTEM_PROCESSOR)
		set(CMAKE_SYSTEM_NAME Linux)
		set(CMAKE_SYSTEM_PROCESSOR "${COMPAT_ARCH}")
		if(NOT CMAKE_C_COMPILER AND "$ENV{CC}" STREQUAL "")
			set(CMAKE_C_COMPILER "${COMPAT_ARCH}-linux-gnu-gcc")
		endif()
		if(NOT CMAKE_CXX_COMPILER AND "$ENV{CXX}" STREQUAL "")
			set(CMAKE_CXX_COMPILER "${COMPAT_ARCH}-linux-gnu-g++")
		endif()
	endif()
endif()

compat_find_floors()
if(NOT compat_why)
	compat_find_floor("${COMPAT_FLOOR}")
endif()
if(compat_why)
	message(FATAL_ERROR "compat: COMPAT_FLOOR is ${COMPAT_FLOOR}: ${compat_why}")
endif()
get_filename_component(compat_root "${compat_dir}" DIRECTORY)
# Before all other -L, as the first directory that has a libc counts: those of the environment, of another toolchain file and
# of the command line, which CMake would take instead of ours. Not twice, and not beside that of another floor.
foreach(compat_flags IN ITEMS CMAKE_EXE_LINKER_FLAGS CMAKE_SHARED_LINKER_FLAGS CMAKE_MODULE_LINKER_FLAGS)
	set(${compat_flags}_INIT "\"-L${compat_dir}\" ${${compat_flags}_INIT}")
	get_property(compat_cached CACHE ${compat_flags} PROPERTY TYPE SET)
	if(compat_cached)
		string(REGEX REPLACE "\"-L[^\"]*/lib/?compat/[^\"]*\" ?" "" compat_value "${${compat_flags}}")
		set(${compat_flags} "\"-L${compat_dir}\" ${compat_value}" CACHE STRING "Flags used by the linker." FORCE)
	endif()
endforeach()
# for find_library, before the system's; below a root, where finding is confined to roots
list(INSERT CMAKE_LIBRARY_PATH 0 "${compat_dir}")
if(CMAKE_FIND_ROOT_PATH)
	list(INSERT CMAKE_FIND_ROOT_PATH 0 "${compat_root}")
endif()
# there is nothing to run in it: it must not become an RPATH
list(APPEND CMAKE_PLATFORM_IMPLICIT_LINK_DIRECTORIES "${compat_dir}")
