#!/bin/sh
# SPDX-License-Identifier: MIT
# examples/ci: the commands of each recipe, in a copy of examples/server, with stand-ins for what a service has: a clone of this
# repository and its install prefix, apt-get, sudo, and containers of the old distributions, which are run-times here.
. tests/link/common

arch=$(uname -m)
top=$PWD
prefix=$TMP/usr
mkdir "$TMP/bin"
printf '#!/bin/sh\n' | tee "$TMP/bin/apt-get" >"$TMP/bin/sudo"
echo 'exec "$@"' >>"$TMP/bin/sudo"
cat >"$TMP/bin/git" <<E2
#!/bin/sh
[ "\$1 \$#" = "clone 5" ] && mkdir "\$5" && cat >"\$5/Makefile" <<'E3'
build/compat:
	mkdir build
	cp $BUILD/compat build
all install:
	\$(MAKE) -C $top BUILD=$BUILD PREFIX=$prefix \$(if \$(filter install,\$@),install)
E3
E2
cat >"$TMP/bin/docker" <<E2
#!/bin/sh
for a; do
	case \$a in
	LD_BIND_NOW=1) export LD_BIND_NOW=1; bind=yes ;;
	rockylinux:8) release=2.28 ;;
	./*) break ;;
	esac
	shift
done
[ -n "\$bind" ] && exec sh $top/tests/on $arch \$release "\$@"
E2
chmod +x "$TMP"/bin/*
PATH=$prefix/bin:$TMP/bin:$PATH
export LIBCOMPAT=url

# recipe NAME FLOOR: runs the commands of $TMP/commands, one at a time, as a service does
recipe() {
	cp -R examples/server "$TMP/$1"
	: >"$TMP/done"
	while read -r command; do
		# the image of the smoke run, which docker names in the other recipe
		case $command in
		LD_BIND_NOW=1*) command="LD_BIND_NOW=1 sh $top/tests/on $arch $2 ${command#* }" ;;
		esac
		(cd "$TMP/$1" && sh -ec "$command") >"$TMP/log" 2>&1 </dev/null ||
			{ wrong "$1: $command"; tail -n 20 "$TMP/log"; return; }
		cat "$TMP/log" >>"$TMP/done"
	done <"$TMP/commands"
	tail -n 1 "$TMP/done" | grep -q '^usage: server' || wrong "$1: $(tail -n 3 "$TMP/done")"
	grep -q '^entropy.so: ok\|^2 files: 2 within' "$TMP/done" || wrong "$1: no check"
	assert_floor "$TMP/$1/server" $2
	rm -rf "$prefix"
}

sed -n 's/^      - run: //p' examples/ci/github.yml >"$TMP/commands"
recipe github 2.28
sed -n 's/^    - //p' examples/ci/gitlab.yml >"$TMP/commands"
recipe gitlab 2.17
[ "$(tr -d '\n' <"$TMP/gitlab/gl-code-quality-report.json")" = '[]' ] || wrong "gitlab: $(cat "$TMP/gitlab/gl-code-quality-report.json")"

# the job to include: in a directory with what another has built; with something above the floor it fails, and there is a report
sed -n 's/^    - //p' examples/ci/gitlab-include.yml | sed "s|/tmp/libcompat|$TMP/clone|g" >"$TMP/commands"
export COMPAT_FLOOR COMPAT_CHECK
printf 'int gettid(void);\nint f(void) { return gettid(); }\n' | gcc -shared -fPIC -xc -o "$TMP/newer.so" - || exit 1
for COMPAT_FLOOR in 2.34 2.17; do
	rm -rf "$TMP/clone" "$TMP/include"
	mkdir "$TMP/include"
	cp "$TMP/github/server" "$TMP/newer.so" "$TMP/include"
	COMPAT_CHECK='server newer.so' failed=
	while read -r command; do
		(cd "$TMP/include" && sh -ec "$command") >"$TMP/log" 2>&1 </dev/null || { failed=$command; break; }
	done <"$TMP/commands"
	report=$TMP/include/gl-code-quality-report.json
	case $COMPAT_FLOOR,$failed in
	2.34,)	[ "$(tr -d '\n' <"$report")" = '[]' ] || wrong "include: $(cat "$report")" ;;
	2.17,*'check --floor'*) grep -q '"severity": "critical", "location": {"path": "newer.so"' "$report" || wrong "include: $(cat "$report")" ;;
	*)	wrong "include: floor $COMPAT_FLOOR: $failed"; cat "$TMP/log" ;;
	esac
done
grep -q '^compat-check:' examples/ci/gitlab-include.yml || wrong 'include: no job compat-check'
exit $status
