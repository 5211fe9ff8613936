/* SPDX-License-Identifier: MIT */
/* usage: client PORT; sends standard input to the server on this machine, and prints what it says. */
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int reach(const char *port)
{
	struct addrinfo hints = { .ai_family = AF_INET, .ai_socktype = SOCK_STREAM }, *list;
	int e = getaddrinfo("localhost", port, &hints, &list), fd = -1;

	if (e) {
		fprintf(stderr, "client: %s\n", gai_strerror(e));
		return -1;
	}
	for (struct addrinfo *a = list; a && fd < 0; a = a->ai_next) {
		fd = socket(a->ai_family, a->ai_socktype, a->ai_protocol);
		if (fd >= 0 && connect(fd, a->ai_addr, a->ai_addrlen)) {
			close(fd);
			fd = -1;
		}
	}
	if (fd < 0)
		perror("client");
	freeaddrinfo(list);
	return fd;
}

int main(int argc, char **argv)
{
	struct pollfd p[2];
	char buf[4096];
	ssize_t n;
	int fd;

	if (argc != 2) {
		fprintf(stderr, "usage: client PORT\n");
		return 2;
	}
	if ((fd = reach(argv[1])) < 0)
		return 1;
	p[0] = (struct pollfd) { .fd = 0, .events = POLLIN };
	p[1] = (struct pollfd) { .fd = fd, .events = POLLIN };
	for (;;) {
		if (poll(p, 2, -1) < 0)
			return 1;
		if (p[1].revents) {
			if ((n = recv(fd, buf, sizeof buf, 0)) <= 0)
				return n < 0;
			fwrite(buf, 1, n, stdout);
			fflush(stdout);
		}
		if (p[0].revents) {
			n = read(0, buf, sizeof buf);
			if (n <= 0) {
				shutdown(fd, SHUT_WR);
				p[0].fd = -1;
			}
			for (ssize_t done = 0, w; done < n; done += w)
				if ((w = send(fd, buf + done, n - done, MSG_NOSIGNAL)) < 0) {
					perror("client");
					return 1;
				}
		}
	}
}
