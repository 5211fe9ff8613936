# SPDX-License-Identifier: MIT
# bash completion of compat(1)
_compat()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} words=
	if [ "$COMP_CWORD" -eq 1 ]; then
		COMPREPLY=($(compgen -W 'check explain flags cc c++ list distros --help --version' -- "$cur"))
		return
	fi
	case $prev in
	--floor) words="2.17 2.28 2.31 2.34 $(compat distros 2>/dev/null | awk 'NR > 1 && $2 != "-" { print $1 }')" ;;
	--arch) words='x86_64 aarch64' ;;
	--for) words='cc rust cmake meson autotools directory' ;;
	--format) words='text json github sarif gitlab' ;;
	--kind) words='same pin wrap along alias new missing refused gone' ;;
	--cc) COMPREPLY=($(compgen -c -- "$cur")); return ;;
	--map) COMPREPLY=($(compgen -f -- "$cur")); return ;;
	*)
		case ${COMP_WORDS[1]} in
		check) words='--floor --map --all --format --json --quiet' ;;
		explain)
			words='--floor --arch'
			case $cur in
			-*) ;;
			??*) words=$(compat list 2>/dev/null | awk '{ print $2 }') ;;
			esac ;;
		cc | c++)
			case " ${COMP_WORDS[*]:2:COMP_CWORD-2} " in
			*' -- '*) COMPREPLY=($(compgen -f -- "$cur")); return ;;
			esac
			words='--floor --arch --cc --' ;;
		flags) words='--floor --arch --for' ;;
		list) words='--floor --arch --kind' ;;
		esac ;;
	esac
	COMPREPLY=($(compgen -W "$words" -- "$cur"))
	case ${COMP_WORDS[1]}:$prev:$cur in
	check:--floor:* | check:*:-*) ;;
	check:*) COMPREPLY+=($(compgen -f -- "$cur")) ;;
	esac
}
complete -o filenames -F _compat compat
