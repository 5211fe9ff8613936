# SPDX-License-Identifier: MIT
# find_package(compat [COMPONENTS FLOOR...]): a target compat::FLOOR, such as compat::2.17, for each floor directory that
# is installed for CMAKE_SYSTEM_PROCESSOR. A program or library that it is linked to runs on that glibc and newer ones.
# Libraries that find_library has found are full paths to the distribution's: compat-toolchain.cmake is for those.
include("${CMAKE_CURRENT_LIST_DIR}/compat-floors.cmake")
compat_find_floors()
foreach(compat_floor IN LISTS compat_floors)
	if(NOT TARGET compat::${compat_floor})
		add_library(compat::${compat_floor} INTERFACE IMPORTED)
		set_target_properties(compat::${compat_floor} PROPERTIES INTERFACE_LINK_OPTIONS "-L${compat_root}/${compat_floor}")
	endif()
	set(compat_${compat_floor}_FOUND TRUE)
endforeach()
if(compat_why)
	set(compat_FOUND FALSE)
	set(compat_NOT_FOUND_MESSAGE "${compat_why}")
endif()
foreach(compat_floor IN LISTS compat_FIND_COMPONENTS)
	if(compat_floors AND compat_FIND_REQUIRED_${compat_floor} AND NOT compat_${compat_floor}_FOUND)
		string(REPLACE ";" " " compat_list "${compat_floors}")
		set(compat_FOUND FALSE)
		set(compat_NOT_FOUND_MESSAGE "no floor ${compat_floor} for ${compat_arch}: ${compat_root} has ${compat_list}; in libcompat's source: make install ARCH=${compat_arch} FLOORS=${compat_floor} PREFIX=...")
	endif()
endforeach()
