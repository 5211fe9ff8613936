# SPDX-License-Identifier: MIT
# fish completion of compat(1); tests/tools/completion.sh compares it with the command
function __compat_floors
    string join \n 2.17 2.28 2.31 2.34
    compat distros 2>/dev/null | awk 'NR > 1 && $2 != "-" { print $1 "\tglibc " $2; n = split($NF, also, ","); for (i = 1; i <= n; i++) if (also[i] != "-") print also[i] "\tglibc " $2 }'
end
# by one of these commands, and not behind the -- of a compiler's arguments
function __compat_by
    set -l words (commandline -opc)
    contains -- "$words[2]" $argv; and not contains -- -- $words
end
function __compat_first
    test (count (commandline -opc)) -eq 1
end
complete -c compat -f
complete -c compat -n __compat_first -a check -d 'what files need that the floor does not have'
complete -c compat -n __compat_first -a explain -d 'a symbol: since when, where, what libcompat does'
complete -c compat -n __compat_first -a flags -d 'what to add to a link'
complete -c compat -n __compat_first -a cc -d 'the compiler, with the flag added where it links'
complete -c compat -n __compat_first -a c++ -d 'the C++ compiler, with the flag added where it links'
complete -c compat -n __compat_first -a list -d 'what a link gets for each name'
complete -c compat -n __compat_first -a distros -d 'distributions that --floor knows'
complete -c compat -n __compat_first -a floor -d 'makes a floor directory'
complete -c compat -n __compat_first -a retarget -d 'a finished program or package, changed for the floor'
complete -c compat -n __compat_first -a doctor -d 'what is here, what is wrong, and its cure'
complete -c compat -n __compat_first -l help -d 'a page of help'
complete -c compat -n __compat_first -l version
complete -c compat -n '__compat_by check explain flags cc c++ list doctor floor retarget' -l floor -x -a '(__compat_floors)' -d 'oldest glibc'
complete -c compat -n '__compat_by explain flags cc c++ list doctor floor' -l arch -x -a 'x86_64 aarch64' -d machine
complete -c compat -n '__compat_by cc c++ flags floor doctor' -l cc -x -a '(__fish_complete_command)' -d 'this compiler'
complete -c compat -n '__compat_by cc c++ flags' -l directory -r -F -d 'where floors are made'
complete -c compat -n '__compat_by floor' -l host -x -a '2.31 2.36 2.41' -d 'glibc that programs are built with'
complete -c compat -n '__compat_by floor' -l without-runtimes -d 'nothing of the compiler'
complete -c compat -n '__compat_by floor' -F
complete -c compat -n '__compat_by flags' -l for -x -a 'cc rust cmake meson autotools directory' -d form
complete -c compat -n '__compat_by retarget' -s o -l output -r -F -d 'the changed one'
complete -c compat -n '__compat_by retarget' -l tree -r -F -d 'all below it'
complete -c compat -n '__compat_by retarget' -l library-dir -r -F -d 'where a library goes'
complete -c compat -n '__compat_by retarget' -l embed -d 'functions go into the files'
complete -c compat -n '__compat_by retarget' -l dry-run -d 'write nothing'
complete -c compat -n '__compat_by retarget' -l with -r -F -d 'library to bring along'
complete -c compat -n '__compat_by retarget' -l with-libstdcxx -d 'bring libraries of gcc along'
complete -c compat -n '__compat_by retarget' -l in-place -d 'keeps it as FILE.orig'
complete -c compat -n '__compat_by retarget' -l keep-going -d 'copy what cannot be done'
complete -c compat -n '__compat_by retarget' -l verbose -d 'each symbol'
complete -c compat -n '__compat_by retarget' -l json -d 'for programs'
complete -c compat -n '__compat_by retarget' -F
complete -c compat -n '__compat_by list' -l kind -x -a 'same pin old wrap along alias new missing refused gone' -d 'only these'
complete -c compat -n '__compat_by check' -l map -r -F -d 'linker map'
complete -c compat -n '__compat_by check' -l all -d 'also what is within'
complete -c compat -n '__compat_by check' -l exclude -x -d 'library that a wheel need not have'
complete -c compat -n '__compat_by check' -l format -x -a 'text json github sarif gitlab' -d 'form of the output'
complete -c compat -n '__compat_by check' -l json -d 'for programs'
complete -c compat -n '__compat_by check' -l quiet -d 'exit status only'
complete -c compat -n '__compat_by check' -F
complete -c compat -n '__compat_by explain' -a '(compat list 2>/dev/null | awk "{ print \$2 }")'
complete -c compat -n 'not __compat_by cc c++; and contains -- -- (commandline -opc)' -F
