#!/bin/sh
# SPDX-License-Identifier: MIT
# shellcheck disable=SC2015,SC2046,SC2086,SC2154 # words; of tests/link/rust/common
# examples/capture: interfaces, filters by number and by name, a capture file, files that are not.
. tests/link/common
. tests/link/rust/common
need_cargo

# bytes HEX...: as they are
bytes() {
	for b; do
		# shellcheck disable=SC2059 # it is the format
		printf "\\$(printf %03o "0x$b")"
	done
}
ether='02 00 00 00 00 02 02 00 00 00 00 01'
udp="$ether 08 00 45 00 00 20 00 01 00 00 40 11 00 00 0a 00 00 01 0a 00 00 02 00 35 04 00 00 0c 00 00 61 62 63 64"
tcp="$ether 08 00 45 00 00 28 00 02 00 00 40 06 00 00 0a 00 00 03 c0 a8 00 01 9c 40 00 50 00 00 00 01 00 00 00 00 50 02 20 00 00 00 00 00"
arp="$ether 08 06 00 01 08 00 06 04 00 01 02 00 00 00 00 01 0a 00 00 01 00 00 00 00 00 00 0a 00 00 02"
ip6="$ether 86 dd 60 00 00 00 00 08 11 40 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02 04 00 00 35 00 08 00 00"
{
	bytes d4 c3 b2 a1 02 00 04 00 00 00 00 00 00 00 00 00 00 00 04 00 01 00 00 00
	second=0
	for p in "$udp" "$tcp" "$arp" "$ip6"; do
		second=$((second + 1))
		n=$(printf %02x $(echo $p | wc -w))
		bytes 0$second ca 9a 3b 07 00 00 00 $n 00 00 00 $n 00 00 00 $p
	done
} >"$TMP/four.pcap"
all='1000000001.000007 46 bytes udp 10.0.0.1:53 > 10.0.0.2:1024
1000000002.000007 54 bytes tcp 10.0.0.3:40000 > 192.168.0.1:80
1000000003.000007 42 bytes arp
1000000004.000007 62 bytes udp [2001:db8::1]:1024 > [2001:db8::2]:53
4 packets'
head -c 100 "$TMP/four.pcap" >"$TMP/short.pcap"
echo 'this is no capture file, and long enough' >"$TMP/text.pcap"

says() {	# STATUS WANT ARGUMENT...
	s=$1 w=$2
	shift 2
	got=$(LD_BIND_NOW=1 sh tests/on "$a" "$r" "$exe" "$@" 2>&1)
	[ "$?,$got" = "$s,$w" ] || { wrong "on $r: capture $*: $got"; echo "$w" | sed 's/^/  want | /'; }
}

# all that the kernel knows
list() {
	interfaces=$(LD_BIND_NOW=1 sh tests/on "$a" "$r" "$exe" 2>&1)
	s=$?
	case $s,$interfaces in
	*"ETHTOOL_GLINK) ioctl failed: Function not implemented" | *"ETHTOOL_GLINK) ioctl failed: Inappropriate ioctl for device")
		# qemu-user has no such ioctl
		[ "$a" = "$(uname -m)" ] || { lacks=", no list of interfaces under qemu-user"; return; } ;;
	esac
	[ $s = 0 ] && echo "$interfaces" | grep -qx 'lo up loopback' || wrong "on $r: exit status $s: $interfaces"
	for i in /sys/class/net/*; do
		[ -e "$i" ] || continue		# a chroot without /sys
		echo "$interfaces" | grep -q "^${i##*/}\>" || wrong "on $r: no ${i##*/} in $interfaces"
	done
}

for a in $ARCHES; do
	h=$here lacks=
	rust_for "$h" "$a" && static_library "$a" libpcap0.8-dev libpcap.a LIBPCAP ||
		{ row capture "$a" "$h" "$rust" default - - "$no"; continue; }
	example capture "$h" "$a" 2.17 $given || continue
	# no libpcap, no libdbus
	assert_self_contained "$exe"
	ran=
	for r in $releases; do
		bad=
		list
		says 0 "$all" "$TMP/four.pcap"
		says 0 "filter: 4 instructions
$(echo "$all" | sed -n 3p)
1 packets" "$TMP/four.pcap" arp
		# names, through /etc/services and /etc/protocols or libpcap's own
		got=$(sh tests/on "$a" "$r" "$exe" "$TMP/four.pcap" 'udp port domain and not host 2001:db8::1' 2>&1 | sed 1d)
		[ "$got" = "$(echo "$all" | sed -n 1p)
1 packets" ] || wrong "on $r: by name: $got"
		got=$(sh tests/on "$a" "$r" "$exe" "$TMP/four.pcap" 'host localhost or net 10.0.0.0/8 and tcp dst port 80' 2>&1 | sed 1d)
		[ "$got" = "$(echo "$all" | sed -n 2p)
1 packets" ] || wrong "on $r: by host: $got"
		got=$(sh tests/on "$a" "$r" "$exe" "$TMP/four.pcap" 'port and' 2>&1)
		[ "$?,${got%%error*}" = "1,capture: can't parse filter expression: syntax " ] || wrong "on $r: a bad filter: $got"
		got=$(sh tests/on "$a" "$r" "$exe" "$TMP/short.pcap" 2>&1)
		[ "$?,$(echo "$got" | head -n 1)" = "1,$(echo "$all" | head -n 1)" ] || wrong "on $r: a short file: $got"
		says 1 "capture: unknown file format" "$TMP/text.pcap"
		says 1 "capture: $TMP/none.pcap: No such file or directory" "$TMP/none.pcap"
		[ -n "$bad" ] || ran="$ran $r"
	done
	ran="ok on$ran$lacks"
	shown capture
done
[ -n "$tested" ] || skip "$no"
exit $status
