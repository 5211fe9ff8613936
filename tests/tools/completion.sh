#!/bin/sh
# SPDX-License-Identifier: MIT
# What bash, zsh and fish offer, asked of the shells themselves: each command and option that compat takes, no other, and the words
# that it takes for them.
. tests/tools/common
PATH=$(dirname "$compat"):$PATH
export PATH
cd "$TMP" || exit 1
share=$top/share
echo >'my file'
echo >mine

# a line of words for each SHELL LINE
cat >ask.bash <<'E2'
. "$1/bash-completion/completions/compat"
[ "$(complete -p compat)" = 'complete -F _compat compat' ] || echo "not for compat: $(complete -p compat)"
COMP_WORDS=(${2//=/ = }) COMP_LINE=$2 COMP_POINT=${#2}
case $2 in *[\ =]) COMP_WORDS+=('') ;; esac
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
# it is called as by the shell, but for what compopt does
compopt() { local IFS=$'\n'; [ $# -ne 4 ] || COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")); }
_compat compat "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
[ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\n' "${COMPREPLY[@]}"
E2
# what is given to compadd, by a shell on a terminal of its own
cat >hook.zsh <<'E2'
setopt extendedglob
compadd() {
	if [[ ${@[1,(i)(-|--)]} != *-(O|A|D)\ * ]]; then
		local -a hits
		builtin compadd -A hits "$@"
		print -rn -- ${hits/#/$'\1'}$'\n'
	fi
	builtin compadd "$@"
}
last() { print -r -- $'\1'END }
comppostfuncs=(last)
LISTMAX=100000
bindkey '^I' complete-word
E2
cat >ask.zsh <<'E2'
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PROMPT=; fpath=(${(q)1}/zsh/site-functions \$fpath); autoload -Uz compinit; compinit -u -C -d ./dump; source ./hook.zsh; echo rea'dy'"
until [[ $line == *ready* ]]; do zpty -r z line || exit 1; done
zpty -w -n z "$2"$'\t'
while zpty -r z line; do
	line=${line%%[[:space:]]#}
	[[ $line != *$'\1'END* ]] || break
	[[ $line != *$'\1'* ]] || print -rl -- ${${(s:$'\1':)${line#*$'\1'}}%% #}
done
zpty -d z
E2
cat >ask.fish <<'E2'
source $argv[1]/fish/vendor_completions.d/compat.fish
complete -C $argv[2]
E2
ask() {
	case $1 in
	bash) bash --norc --noprofile ./ask.bash "$share" "$2" ;;
	zsh) timeout 60 zsh -f ./ask.zsh "$share" "$2" ;;
	fish) HOME=$TMP fish -N ./ask.fish "$share" "$2" | sed 's/	.*//; s/^--[a-z]*=//' ;;
	esac 2>err | tr -d '\r\\' | sed '/^$/d' | LC_ALL=C sort -u
	[ ! -s err ] || sed "s/^/$1: /" err
}
# offers LINE WORD...: these and no others, but what is a prefix of --help
offers() {
	line=$1
	shift
	printf '%s\n' "$@" | sed '/^$/d' | LC_ALL=C sort -u >want
	ask $shell "$line" >got
	diff want got >differ || wrong "$shell: \"$line\": $(cat differ)"
}
# among LINE WORD...: these are
among() {
	line=$1
	shift
	ask $shell "$line" >got
	for w; do
		grep -qxF -e "$w" got || wrong "$shell: \"$line\": no $w among $(tr '\n' ' ' <got)"
	done
}

# what there is, by the sources' tables and by the command itself
commands=$(sed -n '/commands\[\] = {/,/};/p' "$top/tools/compat.c" | grep -o '{ "[a-z+]*"' | tr -d '{ "')
names=$(grep -ho '{ "[a-z-]*", [012], NULL' "$top"/tools/*.c | sed 's/{ "\(.*\)", \(.\).*/\1:\2/' | sort -u)
forms=$(sed -n '/^static const struct form/,/^};/p' "$top/tools/flags.c" | sed -n 's/^	{ "\([a-z]*\)".*/\1/p')
kinds=$("$compat" list --kind no 2>&1 | sed 's/.*no kind no: //; s/;.*//; s/ or /, /' | tr -d ,)
formats=$("$compat" check --format no x 2>&1 | sed 's/.*: \(text.*\);.*/\1/; s/,//g; s/ or / /')
floors=$(printf '%s\n' 2.17 2.28 2.31 2.34; awk '!/^#/ && NF { print $1; n = split($7, w, ","); for (i = 1; i <= n; i++) if (w[i] != "-") print w[i] }' \
	"$top/versions/distros.tbl")
[ "$(echo "$commands" | wc -l)" -ge 8 ] && [ "$(echo "$names" | wc -l)" -ge 8 ] && [ "$(echo "$forms" | wc -l)" -ge 6 ] &&
	[ "$(echo "$floors" | wc -l)" -gt 80 ] || wrong "tables: $commands $names $forms $floors"
for c in $commands; do
	for n in $names; do
		o=--${n%:*}
		[ "${n#*:}" = 0 ] && v='' || v=2.17
		# shellcheck disable=SC2086 # a word, or none
		"$compat" $c $o $v --no-such 2>&1 | grep -q "no option $o\b" || echo $o
	done >accepted
	# --for is short for --format where that is one, and so is --fo; --wit is neither --with nor --with-libstdcxx
	while read -r o; do
		grep -q "^$o." accepted && ! "$compat" $c "${o%?}" 2.17 --no-such 2>&1 | grep -q "no option ${o%?}\b" || echo "$o"
	done <accepted >options-$c
done
sed 's/--//' options-* | LC_ALL=C sort -u | diff - "$(echo "$names" | sed 's/:.*//' | LC_ALL=C sort -u >names; echo names)" || wrong 'an option of no command'
[ -s options-distros ] && wrong "compat distros takes options: $(cat options-distros)"

lacks=
for shell in bash zsh fish; do
	command -v $shell >/dev/null || { lacks="$lacks $shell"; continue; }
	# shellcheck disable=SC2046,SC2086 # words
	{
	case $shell in
	fish) offers 'compat ' $commands; offers 'compat --' --help --version ;;
	*) offers 'compat ' $commands --help --version ;;
	esac
	offers 'compat d' distros doctor
	for c in $commands; do
		case $c in
		cc | c++)
			[ $shell = fish ] && offers "compat $c --" $(cat options-$c) || offers "compat $c --" $(cat options-$c) -- ;;
		distros) continue ;;
		*) offers "compat $c --" $(cat options-$c) ;;
		esac
		for o in $(cat options-$c); do
			case $c$o in
			*--floor) set -- $floors ;;
			*--arch) set -- x86_64 aarch64 ;;
			*--for) set -- $forms ;;
			*--kind) set -- $kinds ;;
			*--format) set -- $formats ;;
			*--cc) among "compat $c --cc gc" gcc; continue ;;
			*--map) among "compat $c --map my" 'my file'; continue ;;
			*) continue ;;
			esac
			offers "compat $c $o " "$@"
		done
	done
	offers 'compat flags --floor=rhel' $(echo "$floors" | grep ^rhel)
	offers 'compat flags --floor 2.17 --for c' cc cmake
	offers 'compat check m' 'my file' mine
	offers 'compat cc --floor 2.17 -- -o m' 'my file' mine
	offers 'compat flags m' ''
	offers 'compat doctor m' ''
	among 'compat explain pthread_cr' pthread_create
	}
done
[ -z "$lacks" ] || { echo "not installed:$lacks"; [ $status -ne 0 ] || exit 77; }
exit $status
