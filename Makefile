# libcompat. "make help" lists the targets; these are the knobs, on the command line or in config.mk:
#
#   ARCH           x86_64 or aarch64, or amd64 or arm64; the machine's own
#   CC             compiler for ARCH; $(CROSS_COMPILE)gcc, where CROSS_COMPILE is empty natively
#   LD AR          the linker (GNU ld) and archiver for ARCH
#   HOSTCC         compiler for programs that run here
#   RUNTIMES       the compiler's libstdc++.a, libgomp.a and the like, for the parts for C++, OpenMP, Fortran, or
#                  empty for none; those that CC finds
#   CFLAGS         for the shims
#   FLOORS         glibc releases, or names in versions/distros.tbl, to build directories for; by default those not newer
#                  than the host. 2.28+gcc12: that glibc with the run-times of gcc 12
#   ONLY           1: compile what FLOORS need alone, for who wants one floor soon
#   HOST_GLIBC     glibc that programs are built with; read from the headers that CC finds
#   BUILD          where everything generated goes
#   PREFIX DESTDIR for install
#   LIBDIR         for install: where pkg-config and linkers look below PREFIX; lib, or lib64 (Fedora, RHEL, openSUSE)
#   V              1: print each command
#   T              for check: run only the tests whose path contains this
#   B              for bench: parts, as bench/run says
#   ROOT           for check: run programs with the glibc that is in this directory, alone (see tests/on)
.DELETE_ON_ERROR:
.SUFFIXES:
.SECONDARY:
MAKEFLAGS += --no-builtin-rules
-include config.mk

machine := $(shell uname -m)
ARCH ?= $(machine)
override ARCH := $(patsubst amd64,x86_64,$(patsubst arm64,aarch64,$(ARCH)))
HOSTCC ?= cc
FLOORS ?= 2.17 2.28 2.31 2.34
VERSION = 0.1
CFLAGS ?= -O2
BUILD ?= build
PREFIX ?= /usr/local
LIBDIR = lib

ifneq ($(words $(BUILD)),1)
$(error BUILD=$(BUILD): make takes no path with blanks; a relative one will do, wherever the sources are)
endif
Q = $(if $(filter-out 0,$(V)),,@)

ifeq ($(wildcard arch/$(ARCH)/arch.mk),)
$(error no arch/$(ARCH): ARCH is one of $(notdir $(patsubst %/arch.mk,%,$(wildcard arch/*/arch.mk))))
endif
include arch/$(ARCH)/arch.mk

ifneq ($(ARCH),$(machine))
CROSS_COMPILE ?= $(TRIPLET)-
endif
ifneq ($(filter default undefined,$(origin CC)),)
CC = $(CROSS_COMPILE)gcc
endif
ifneq ($(filter default undefined,$(origin LD)),)
LD = $(CROSS_COMPILE)ld
endif
ifneq ($(filter default undefined,$(origin AR)),)
AR = $(CROSS_COMPILE)ar
endif

ifeq ($(origin HOST_GLIBC),undefined)
HOST_GLIBC := $(shell $(CC) -E -dM -include features.h -xc /dev/null 2>/dev/null | \
	awk '$$2 == "__GLIBC__" { a = $$3 } $$2 == "__GLIBC_MINOR__" { b = $$3 } END { if (a) print a "." b }')
endif

# rhel8 is 2.28
releases := $(if $(strip $(FLOORS)),$(shell sh gen/release $(FLOORS)))
ifneq ($(if $(releases),,$(strip $(FLOORS))),)
$(error FLOORS=$(FLOORS): not all of them are floors)
endif
older = $(shell printf '%s\n' $(1) $(2) | sort -V | head -n 1)
# floors newer than the host: left out of the default, an error where they are asked for
ifneq ($(origin FLOORS),file)
floors := $(releases)
else
floors := $(foreach f,$(releases),$(if $(HOST_GLIBC),$(if $(filter $(f),$(call older,$(f),$(HOST_GLIBC))),$(f))))
endif

O = $(BUILD)/$(ARCH)
obj = $(O)/obj-$(HOST_GLIBC)
compatgen = $(BUILD)/compatgen
tables = versions/$(ARCH).abi $(patsubst %,versions/%.tbl,libs foreign warnings shims)
generate = $(compatgen) -a $(ARCH) -H $(HOST_GLIBC)

# arch/ARCH/shims/DIR/NAME.c replaces shims/DIR/NAME.c by having its name
common := $(wildcard shims/*/*.c)
special := $(wildcard arch/$(ARCH)/shims/*/*.c)
sources := $(filter-out $(patsubst arch/$(ARCH)/%,%,$(special)),$(common)) $(special)
# one for each floating type; those of f128 for _Float128 alone
typed := $(wildcard shims/*/type/*.c)
quad := $(if $(filter f128,$(TYPES)),$(wildcard shims/*/f128/*.c))
# shims/DIR/narrow/OP.c for each of NARROW: which types the arguments have, and the result
narrow := $(wildcard shims/*/narrow/*.c)
narrowed = $(subst _,$(basename $(notdir $(2))),$(firstword $(subst :, ,$(1))))
typed_objects = $(patsubst %.c,$(obj)/%$(1).o,$(notdir $(typed)))
# the names of libmvec, from _ZGV on
vectors := $(shell sed -n 's/^_ZGV\([^ ]*\) .*/\1/p' versions/$(ARCH).abi)
vector_objects := $(vectors:%=$(obj)/_ZGV%.o)
objects := $(patsubst %.c,$(obj)/%.o,$(notdir $(sources))) $(typed_objects) $(foreach t,$(TYPES),$(call typed_objects,$(t))) \
	$(patsubst %.c,$(obj)/%f128.o,$(notdir $(quad))) $(vector_objects) \
	$(foreach c,$(narrow),$(foreach t,$(NARROW),$(obj)/$(call narrowed,$(t),$(c)).o))
# with ONLY the generator is made and asked first, and make starts again with the answer
ifneq ($(filter-out 0,$(ONLY)),)
include $(obj)/.needed
# NAME of NAME.o and 2.25-2.42@NAME.o
needs = $(filter $(needed) __compat_%,$(lastword $(subst @, ,$(basename $(notdir $(1))))))
objects := $(foreach o,$(objects),$(if $(call needs,$(o)),$(o)))
endif
# what a link gets by a -l of its own; the pattern of all trampolines; what makes a library needed, as libs.tbl says
keepers := $(shell awk '!/^\#/ && ($$2 == "all" || $$2 == "$(ARCH)") && $$5 ~ /^keep:/ { print $$1 "_keep" }' versions/libs.tbl)
extras = $(patsubst %,$(obj)/%.o,compat_handle compat_printf compat_start trampoline $(keepers))
vpath %.c $(sort $(dir $(sources))) shims

ifeq ($(origin RUNTIMES),undefined)
RUNTIMES := $(filter /%,$(shell for l in stdc++ gomp atomic quadmath gfortran; do $(CC) -print-file-name=lib$$l.a; done 2>/dev/null))
endif

warnings = -Wall -Wextra -Wconversion -Wsign-conversion
knows = $(shell $(CC) -Werror $(1) -S -o /dev/null -x c /dev/null 2>/dev/null && echo $(1))
known := $(foreach o,$(OPTIONS),$(call knows,$(o)))
shim_cflags = -std=gnu11 -D_GNU_SOURCE $(CFLAGS) $(HARDENING) $(known) -fPIC -fvisibility=hidden -fno-lto -fno-ident \
	-U_FORTIFY_SOURCE -fno-stack-protector $(warnings) -Ishims -Iarch/$(ARCH)

# the stamp says which host a directory is for: another one replaces it
all: floors $(BUILD)/compat
floors: $(floors:%=$(O)/%/.host-$(HOST_GLIBC))
objects: $(obj)/objects.a

ifneq ($(filter-out help clean lint demo uninstall check-tidy program-flags commands check-fuzz check-real check-retarget check-retarget-packages packages dist dist-source dist-binary,$(or $(MAKECMDGOALS),all)),)
ifeq ($(HOST_GLIBC),)
$(error $(CC): no glibc headers found, and those of another libc such as musl will not do; install the compiler and libc6-dev for $(TRIPLET), or set CC)
endif
endif

program_includes = -iquote common -iquote elf -iquote gen -iquote tools

# what the generator and the command both know
shared = $(patsubst %,common/%.c,gcc plan table util)
making = $(patsubst %,gen/%.c,emit object output runtime stub) $(patsubst %,elf/%.c,bytes edit)
$(BUILD)/compatgen: gen/compatgen.c gen/embed.c $(making) $(patsubst %,elf/%.c,archive file) $(shared)
$(BUILD)/scrape: gen/scrape.c $(patsubst %,elf/%.c,file library) $(shared)
ARCHES = $(notdir $(patsubst %/arch.mk,%,$(wildcard arch/*/arch.mk)))
# the command; its tables are built in
compat = $(patsubst %,tools/%.c,advice cc check compat compiler container data deb directory doctor explain flags floor format line make map notes option \
	package policy report retarget retarget_library retarget_plan retarget_write rodata tar walk wheel zip) tools/objects.S \
	$(patsubst %,elf/%.c,archive embed file frames image link rewrite) $(making) $(shared) $(patsubst %,$(BUILD)/tables-%.c,$(ARCHES) distros policies)
$(BUILD)/tables-distros.c: $(compatgen) versions/distros.tbl $(wildcard versions/runtimes/*)
	$(Q)$(compatgen) -d >$@
$(BUILD)/tables-policies.c: versions/policies.tbl
	@mkdir -p $(@D)
	$(Q)awk 'BEGIN { print "extern const char policy_table[]; const char policy_table[] =" } /^[^#]/ { $$1 = $$1; print "\"" $$0 "\\n\"" } END { print ";" }' $< >$@
$(BUILD)/tables-%.c: $(compatgen) versions/%.abi $(patsubst %,versions/%.tbl,libs foreign warnings shims)
	$(Q)$(compatgen) -a $* -c >$@
# what floors are made from: of each architecture that is built
held = $(obj)/objects.a $(foreach a,$(filter-out $(ARCH),$(ARCHES)),$(lastword $(wildcard $(BUILD)/$(a)/obj-*/objects.a)))
upper = $(if $(filter x86_64,$(1)),X86_64,AARCH64)
holding = $(foreach o,$(held),-D$(call upper,$(word 1,$(subst /, ,$(o:$(BUILD)/%=%))))='"$(o)"')
of_compat = $(compat) $(wildcard tools/*.h gen/*.h elf/*.h common/*.h) $(held) Makefile
compile_compat = -std=gnu99 -D_GNU_SOURCE -DVERSION='"$(VERSION)"' -DBUILT='"'$$(cat $^ | cksum | cut -d' ' -f1)'"' $(CFLAGS) $(warnings) \
	$(program_includes) $(holding) -o $@ $(filter %.c %.S,$^)
$(BUILD)/compat: $(of_compat)
	@echo '  CC      $@'
	$(Q)$(HOSTCC) $(compile_compat)

# the command as one file, for ARCH: linked for 2.17, with what is built for all architectures
$(BUILD)/compat-$(ARCH): $(of_compat) $(O)/2.17/.host-$(HOST_GLIBC)
	@echo '  CC      $@'
	$(Q)$(CC) -s -ffile-prefix-map='$(BUILD)=build' $(compile_compat) -L$(O)/2.17

$(BUILD)/compatgen $(BUILD)/scrape: $(wildcard gen/*.h elf/*.h common/*.h)
	@mkdir -p $(@D)
	@echo '  CC      $@'
	$(Q)$(HOSTCC) -std=gnu99 -D_GNU_SOURCE -O2 $(warnings) -iquote common -iquote elf -o $@ $(filter %.c,$^)

recorded = '$(subst ','\'',$(CC) $(shim_cflags))'
# a record that is looked at again by all but "make install" of what is there
noticed = $(if $(filter-out install,$(or $(MAKECMDGOALS),all))$(if $(wildcard $(1)),,x),FORCE)
# what all of them are compiled with, so that another compiler or CFLAGS compiles them again; but "make install" after
# "make CFLAGS=..." installs what was built
$(obj)/.flags: $(call noticed,$(obj)/.flags)
	@mkdir -p $(@D)
	@echo $(recorded) | cmp -s - $@ || { \
		echo '  CC      $(words $(objects)) sources of libcompat for $(ARCH), in $(@D)'; \
		echo $(recorded) >$@; }
# likewise what they need, with ONLY
$(obj)/.needed: $(compatgen) $(tables) FORCE
	@mkdir -p $(@D)
	@for f in $(floors); do $(generate) -f $$f -n || exit; done >$@.names
	@sed 's/^/needed += /' $@.names | cmp -s - $@ || sed 's/^/needed += /' $@.names >$@
	@rm $@.names
# likewise which run-times
lacks = $(strip $(foreach l,stdc++ gomp gfortran,$(if $(filter %/lib$(l).a,$(RUNTIMES)),,$(l))))
part = $(subst gfortran,Fortran,$(subst gomp,OpenMP,$(subst stdc++,C++,$(1))))
$(obj)/.runtimes: $(call noticed,$(obj)/.runtimes)
	@mkdir -p $(@D)
	@cksum $(or $(RUNTIMES),/dev/null) | cmp -s - $@ || { cksum $(or $(RUNTIMES),/dev/null) >$@; \
		test -z '$(lacks)' || \
		echo '  NOTE    $(CC) has no $(lacks:%=lib%.a): floor directories without the part for $(call part,$(lacks))'; }
FORCE: ;

$(obj)/%.o: %.c Makefile $(obj)/.flags
	$(Q)$(CC) $(shim_cflags) -MMD -MP -c -o $@ $<
# where shims/DIR/type/NAME.c is compiled to NAME.o, NAMEf.o and so on, shims/DIR/f128/NAME.c to NAMEf128.o; by its path, as one of
# that name in shims/DIR may be in an old .d
define of_type
$(patsubst $(2)%.c,$(obj)/%$(1).o,$(filter $(2)%,$(typed) $(quad))): $(obj)/%$(1).o: $(2)%.c Makefile $(obj)/.flags
	$$(Q)$$(CC) $$(shim_cflags) -DKIND=$(3) -MMD -MP -c -o $$@ $(2)$$*.c
endef
$(foreach d,$(sort $(dir $(typed))),$(eval $(call of_type,f,$(d),1))$(eval $(call of_type,,$(d),2))$(eval $(call of_type,l,$(d),3)) \
	$(eval $(call of_type,f128,$(d),4)))
$(foreach d,$(sort $(dir $(quad))),$(eval $(call of_type,f128,$(d),4)))

# bN4vv_powf is b 4 v v powf: compiled from vector/powf.c, else vector/pow.c, else vector/lanes.c. The options of each set of instructions that
# the compiler knows (ISA_b and so on, of arch.mk), asked for once. No option for speed may make a loop over sin a call of what the loop is in.
vector_parts = $(subst v, v,$(subst N, ,$(subst M, ,$(subst _, ,$(1)))))
vector_file = $(firstword $(foreach f,$(1) $(1:%f=%) lanes,$(wildcard shims/math/vector/$(f).c)))
vector_isa = $(if $(filter undefined,$(origin isa_$(1))),$(eval isa_$(1) := $(if $(ISA_$(1)),$(call knows,$(ISA_$(1))))))$(isa_$(1))
vector_flags = $(call vector_isa,$(firstword $(1))) -fno-fast-math -Wno-psabi -DISA_$(firstword $(1)) -DLANES=$(word 2,$(1)) -DARGS=$(words $(filter v,$(1))) \
	-DSCALAR=$(lastword $(1)) -DKIND=$(if $(filter-out erf,$(filter %f,$(lastword $(1)))),1,2)
.SECONDEXPANSION:
$(vector_objects): $(obj)/_ZGV%.o: $$(call vector_file,$$(lastword $$(call vector_parts,$$*))) Makefile arch/$(ARCH)/arch.mk $(obj)/.flags
	$(Q)$(CC) $(shim_cflags) $(call vector_flags,$(call vector_parts,$*)) -DVECTOR=_ZGV$* -MMD -MP -c -o $@ $<
define of_types
$(obj)/$(call narrowed,$(1),$(2)).o: $(2) Makefile $(obj)/.flags
	$$(Q)$$(CC) $$(shim_cflags) -DKIND=$(word 2,$(subst :, ,$(1))) -DFROM=$(word 3,$(subst :, ,$(1))) -DNAME=$(call narrowed,$(1),$(2)) \
		-MMD -MP -c -o $$@ $(2)
endef
$(foreach c,$(narrow),$(foreach t,$(NARROW),$(eval $(call of_types,$(t),$(c)))))
-include $(objects:.o=.d) $(extras:.o=.d)
# a source that has moved, in an older .d
shims/%.c arch/%.c: ;

# R keeps a section from --gc-sections, since binutils 2.36
kept = $(if $(shell printf '.section .t, "awR"\n' | $(CC) -c -x assembler -o /dev/null - 2>/dev/null && echo yes),awR,aw)
$(obj)/%_keep.o: shims/keep.S versions/libs.tbl arch/$(ARCH)/trampoline.h Makefile $(obj)/.flags
	$(Q)$(CC) $(HARDENING) -Iarch/$(ARCH) -DFLAGS=$(kept) \
		-DSYMBOLS="$$(awk '$$1 == "$*" { sub(/^keep:/, "", $$5); print $$5 }' versions/libs.tbl)" -c -o $@ $<
$(obj)/trampoline.o: shims/trampoline.S arch/$(ARCH)/trampoline.h Makefile $(obj)/.flags
	$(Q)$(CC) $(HARDENING) -Iarch/$(ARCH) -c -o $@ $<

$(obj)/objects.a: $(objects) $(extras) $(if $(needed),$(obj)/.needed)
	$(Q)rm -f $@.tmp
	$(Q)printf '$(obj)/%s\n' $(notdir $(sort $(filter %.o,$^))) | xargs $(AR) rcSD $@.tmp
	$(Q)mv $@.tmp $@

# One floor; complete or not there.
$(O)/%/.host-$(HOST_GLIBC): $(compatgen) $(tables) $(obj)/objects.a $(obj)/.runtimes $(wildcard versions/runtimes/*) versions/distros.tbl
	@echo '  FLOOR   $(@D)'
	$(Q)$(generate) -f $* -m $(obj)/objects.a $(RUNTIMES:%=-x %) -L '$(LD)' -k $(obj) -o $(@D) && touch $@

# The tests: shims against the newest headers, which declare every name; then programs.

checked = $(ARCHES)
ifeq ($(origin ROOT),command line)
checked := $(firstword $(shell ROOT='$(ROOT)' sh tests/on --root || echo no))
else
unexport ROOT
endif
jobs = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))
check:
	$(if $(word 2,$(CURDIR)),$(error the tests take no path with blanks, as $(CURDIR) is; all else does))
	@test '$(checked)' != no
	$(MAKE) $(jobs) lint
	sh tests/roots $(checked) host
	sh tests/roots $(foreach a,$(checked),$(a)/2.36 $(a)/2.41) || test $$? -eq 77
	sh tests/rust-toolchain || test $$? -eq 77
	set -e; for a in $(checked); do \
		cc=$$a-linux-gnu-gcc; [ $$a != $(machine) ] || cc=gcc; \
		[ $$a = $(ARCH) ] || $(MAKE) $(jobs) ARCH=$$a lint; \
		$(MAKE) $(jobs) ARCH=$$a BUILD=$(BUILD)/new FLOORS=2.17 CC="$$cc $$(sh tests/sysroot $$a 2.43 $$cc)"; \
	done
	BUILD=$(BUILD) ARCHES='$(checked)' sh tests/run $(T)

check-all:
	$(MAKE) check check-warnings check-tidy check-sanitize MATRIX=all

# all results of float functions of one argument, of which glibc's own are mostly rounded correctly
check-exhaustive:
	sh tests/roots x86_64
	$(MAKE) $(jobs) BUILD=$(BUILD)/new FLOORS=2.17 CC="gcc $$(sh tests/sysroot x86_64 2.43 gcc)"
	BUILD=$(BUILD) sh tests/exhaustive/run

# programs of the tests that are built without libcompat and changed by "compat retarget", on all run-times; not those of what is linked statically
# alone or by -lcrypt, of objects of ours, of a CPU's answer that the test gives, or of variables that ours sets after a copy was made
check-retarget: commands
	sh tests/roots $(ARCHES) host
	RETARGET=1 EXCEPT="$$(printf 'tests/shims/%s.c ' compat/__compat_native crypt/crypt_r pthread/pthread_clockjoin_np pthread/pthread_cond_clockwait \
		start/__libc_csu_fini start/__libc_csu_init start/__read_tp string/__warn_memset_zero_len sys/__fstat sys/__lstat sys/__mknod sys/__stat \
		sys/pkey_get sys/__rseq)" ARCHES='$(ARCHES)' BUILD='$(BUILD)' sh tests/run $(T)
	test -n '$(T)' || BUILD='$(BUILD)' sh tests/retarget/run $(ARCHES)

# all programs and libraries of two thousand packages; P: some of them
check-retarget-packages: commands
	P='$(P)' BUILD='$(BUILD)' sh tests/retarget/coverage $(ARCHES)

# what make check has of the fuzzers for seconds, for an hour each
check-fuzz: commands
	sh tests/roots $(ARCHES)
	FUZZ_SECONDS=$(or $(FUZZ_SECONDS),3600) FUZZ_RUNS=$(or $(FUZZ_RUNS),10000000) FUZZ_FROM="$$(date +%s)" TIMEOUT=0 BUILD='$(BUILD)' sh tests/run tests/tools/fuzz

# other people's software with its own tests, in a chroot of the newest distribution; P: some of tests/real/*.sh
check-real: commands
	sh tests/roots $(ARCHES)
	BUILD='$(BUILD)' ARCH=$(ARCH) bash tests/real/run $(P)

check-warnings:
	mkdir -p $(BUILD)/warnings
	TMP=$(abspath $(BUILD))/warnings BUILD=$(BUILD) ARCHES='$(ARCHES)' WARNINGS='$(or $(WARNINGS),all)' sh tests/gen/warnings.sh

# what clang-tidy and cppcheck find in the programs
check-tidy:
	sh tests/tidy

# what the programs are compiled with, for tests
program-flags:
	@echo '-std=gnu99 -D_GNU_SOURCE $(warnings) $(program_includes) -DVERSION="" -DBUILT=""'

# the programs of gen/ and tools/, and the shims, with what the compiler can check while they run; a quarter of an hour
check-sanitize:
	set -e; for a in $(ARCHES); do $(MAKE) $(jobs) ARCH=$$a; done
	sh tests/roots $(ARCHES) host
	set -e; for a in $(ARCHES); do \
		cc=$$a-linux-gnu-gcc; [ $$a != $(machine) ] || cc=gcc; \
		$(MAKE) $(jobs) ARCH=$$a BUILD=$(BUILD)/new FLOORS=2.17 CC="$$cc $$(sh tests/sysroot $$a 2.43 $$cc)"; \
	done
	BUILD=$(BUILD) ARCHES='$(ARCHES)' HOSTCC='$(HOSTCC)' sh tests/sanitize $(T)

lint: all
	CC='$(CC)' BUILD='$(BUILD)' READELF='$(CROSS_COMPILE)readelf' sh tests/lint $(ARCH) $(HOST_GLIBC) $(floors)

demo: $(O)/2.17/.host-$(HOST_GLIBC) $(BUILD)/compat
	CC='$(CC)' sh examples/demo $(O)/2.17

bench: all
	BUILD='$(BUILD)' bash bench/run $(B)

# Tables, for maintainers: versions writes them, check-abi compares them with the libraries.
versions: $(BUILD)/scrape
	BUILD='$(BUILD)' sh gen/abi-update
	BUILD='$(BUILD)' sh gen/runtimes-update

check-abi: $(BUILD)/scrape
	BUILD='$(BUILD)' sh gen/abi-update --check
	BUILD='$(BUILD)' sh gen/runtimes-update --check

libdir = $(DESTDIR)$(PREFIX)/lib/compat/$(TRIPLET)
lay = ARCH=$(ARCH) TRIPLET=$(TRIPLET) NATIVE='$(filter $(ARCH),$(machine))' BUILD='$(BUILD)' VERSION=$(VERSION) \
	PREFIX='$(PREFIX)' LIBDIR='$(LIBDIR)' DESTDIR='$(DESTDIR)' sh gen/install
install: all
	$(Q)$(lay) $(floors)

# all floors of ARCH, or FLOORS if given here
uninstall:
	$(Q)$(lay) --remove $(if $(filter command environment,$(firstword $(origin FLOORS))),$(releases))

# the last commit
dist-source:
	$(Q)BUILD='$(BUILD)' VERSION=$(VERSION) FLOORS='$(releases)' sh gen/source

# one file each, which holds the floors of all
commands:
	set -e; for a in $(ARCHES); do $(MAKE) ARCH=$$a objects; done
	set -e; for a in $(ARCHES); do $(MAKE) ARCH=$$a '$(BUILD)/compat-'$$a; done

# for pip and npm, in BUILD/packages
packages: commands
	BUILD='$(BUILD)' sh packaging/python/build $(ARCHES)
	BUILD='$(BUILD)' VERSION=$(VERSION) sh packaging/npm/build $(ARCHES)

# for a machine with HOST_GLIBC: floor directories and the command, itself linked for 2.17, for all architectures
packed = libcompat-$(VERSION)-glibc$(HOST_GLIBC)
dist-binary:
	set -e; for a in $(ARCHES); do $(MAKE) ARCH=$$a; done
	$(MAKE) commands
	BUILD='$(BUILD)' VERSION=$(VERSION) HOST_GLIBC=$(HOST_GLIBC) FLOORS='$(floors)' sh gen/dist $(ARCHES)

# what a release is; the source tarball first, which is refused at once where it cannot be made
dist:
	$(MAKE) dist-source
	$(MAKE) dist-binary
	$(Q)VERSION=$(VERSION) sh gen/sbom $(packed) '$(BUILD)/libcompat-$(VERSION).tar.gz' '$(BUILD)/$(packed).tar.gz' >'$(BUILD)/$(packed).spdx.json'
	$(Q)cd '$(BUILD)' && sha256sum libcompat-$(VERSION).tar.gz $(packed).tar.gz libcompat.wrap $(packed).spdx.json >SHA256SUMS

clean:
	test ! -d $(BUILD) || find $(BUILD) -mindepth 1 -maxdepth 1 ! -name roots -exec rm -rf {} +

help:
	@echo 'make [all]     floor directories: $(floors:%=$(O)/%)'
	@echo 'make demo      link a sample, show what it needed before and after, run it on an older glibc'
	@echo 'make check     all tests, both architectures; T=text for those with text in their path;'
	@echo '               ROOT=dir for those that run programs, with the glibc of an old distribution in dir'
	@echo 'make check-all  the same with every pair of host and linker, and what follows; hours'
	@echo 'make check-warnings  compile libcompat with each compiler and level of optimization'
	@echo 'make check-tidy  what clang-tidy and cppcheck find in the programs; some minutes'
	@echo 'make check-sanitize  programs and shims under AddressSanitizer and UBSan; a quarter of an hour; T=programs or shims for one'
	@echo 'make check-exhaustive  all results of float functions beside those of glibc; an hour'
	@echo 'make check-real  other people'\''s programs, built on the newest distribution, with their own tests on 2.17, 2.31 and 2.43;'
	@echo '               P="zstd xz" for some, ROOT=dir for a real 2.17 besides; root and hours'
	@echo 'make check-retarget  programs of the tests, linked without libcompat and changed by "compat retarget"; ten minutes; T=path for some'
	@echo 'make check-retarget-packages  all programs and libraries of two thousand packages through "compat retarget"; half an hour, 4 GB;'
	@echo '               P="bash curl" for some packages'
	@echo 'make check-fuzz  hostile files for "compat check" and "compat retarget", ten million of them; two hours; FUZZ_SECONDS, FUZZ_RUNS for less'
	@echo 'make bench     what a link costs, what functions and the command take, beside those of others; some minutes, after make check, which'
	@echo '               leaves what all of it needs; B=check for a part, which needs no more than make'
	@echo 'make lint      compare the tables, the sources, the tests and the archives'
	@echo 'make install   to $(DESTDIR)$(PREFIX): $(libdir)/FLOOR...; make uninstall'
	@echo 'make dist      what a release is, in $(BUILD): $(packed).tar.gz, to be unpacked anywhere; libcompat-$(VERSION).tar.gz,'
	@echo '               the last commit, with a spec file for rpmbuild -ta; libcompat.wrap; $(packed).spdx.json; SHA256SUMS'
	@echo 'make dist-binary  the first of them alone; make dist-source the second'
	@echo 'make packages  for pip and npm, in $(BUILD)/packages'
	@echo 'make check-abi compare versions/*.abi with the libraries; make versions writes them'
	@echo 'make clean     remove what was built; unpacked run-times stay'
	@echo
	@echo 'ARCH=$(ARCH) CC=$(CC) LD=$(LD) AR=$(AR) HOSTCC=$(HOSTCC) CFLAGS=$(CFLAGS)'
	@echo 'HOST_GLIBC=$(HOST_GLIBC) FLOORS=$(FLOORS) BUILD=$(BUILD) PREFIX=$(PREFIX) DESTDIR=$(DESTDIR)'

.PHONY: FORCE all floors objects program-flags commands packages bench check check-all check-exhaustive check-fuzz check-real check-retarget check-retarget-packages check-sanitize check-tidy check-warnings lint demo versions check-abi install uninstall dist dist-source dist-binary clean help
