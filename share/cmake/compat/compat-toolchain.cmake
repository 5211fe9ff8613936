# SPDX-License-Identifier: MIT
# cmake -DCMAKE_TOOLCHAIN_FILE=.../share/cmake/compat/compat-toolchain.cmake [-DCOMPAT_FLOOR=2.17] [-DCOMPAT_ARCH=aarch64]
#
# All that a project links runs on the glibc COMPAT_FLOOR and newer ones, also what finds libm, libdl, libpthread and the
# like with find_library. COMPAT_ARCH other than this machine's cross-compiles, with ARCH-linux-gnu-gcc unless
# CMAKE_C_COMPILER, CMAKE_CXX_COMPILER or CC, CXX say otherwise. Another toolchain file can include this one at its end.
set(COMPAT_FLOOR 2.17 CACHE STRING "oldest glibc that the result shall run on")
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

include("${CMAKE_CURRENT_LIST_DIR}/compat-floors.cmake")
compat_find_floors()
if(compat_why)
	message(FATAL_ERROR "compat: ${compat_why}")
endif()
if(NOT EXISTS "${compat_root}/${COMPAT_FLOOR}/libcompat.a")
	string(REPLACE ";" " " compat_list "${compat_floors}")
	message(FATAL_ERROR "compat: COMPAT_FLOOR is ${COMPAT_FLOOR}, and ${compat_root} has ${compat_list}; in libcompat's source: make install ARCH=${compat_arch} FLOORS=${COMPAT_FLOOR} PREFIX=...")
endif()
set(compat_dir "${compat_root}/${COMPAT_FLOOR}")
foreach(compat_kind IN ITEMS EXE SHARED MODULE)
	set(CMAKE_${compat_kind}_LINKER_FLAGS_INIT "${CMAKE_${compat_kind}_LINKER_FLAGS_INIT} \"-L${compat_dir}\"")
endforeach()
# for find_library, before the system's; below a root, where finding is confined to roots
list(INSERT CMAKE_LIBRARY_PATH 0 "${compat_dir}")
if(CMAKE_FIND_ROOT_PATH)
	list(INSERT CMAKE_FIND_ROOT_PATH 0 "${compat_root}")
endif()
# there is nothing to run in it: it must not become an RPATH
list(APPEND CMAKE_PLATFORM_IMPLICIT_LINK_DIRECTORIES "${compat_dir}")
