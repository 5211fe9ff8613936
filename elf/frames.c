/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include "frames.h"

/* A number in LEB128, which it moves behind. */
static uint64_t leb128(struct span s, uint64_t *at)
{
	uint64_t n = 0;
	unsigned char byte = 0x80;

	for (unsigned shift = 0; byte & 0x80 && span_get(s, *at, &byte, 1); shift += 7, ++*at)
		n |= shift < 64 ? (uint64_t)(byte & 0x7f) << shift : 0;
	return n;
}

/* An entry of .eh_frame behind its length and the word that tells of which kind it is; p is NULL if there is none. */
static struct span entry(struct span code, uint64_t at, uint32_t *kind)
{
	uint32_t len;

	if (!span_get(code, at, &len, sizeof len) || !span_get(code, at + 4, kind, sizeof *kind) || len < 4)
		return (struct span) { 0 };
	return span_part(code, at + 8, len - 4);
}

/* One of .debug_frame; zeros behind it mean nothing (DW_CFA_nop). */
static void add(struct bytes *to, uint32_t kind, const struct bytes *head, struct span rest)
{
	uint32_t len = (uint32_t)(sizeof kind + head->n + rest.len), fill = (4 - len) & 7;

	bytes_add(to, (uint32_t[]) { len + fill, kind }, 8);
	bytes_add(to, head->p, head->n);
	bytes_add(to, rest.p, rest.len);
	bytes_add(to, NULL, fill);
}

/* What functions have in common; false: more than .debug_frame has words for. */
static bool add_common(struct bytes *to, struct span cie)
{
	const char *augmentation = span_string(span_strings(cie), 1);
	struct bytes head = { NULL, 0 };
	uint64_t at, from, len;

	if (!augmentation || *cie.p != 1 || *augmentation != 'z' || strspn(augmentation, "zRPL") != strlen(augmentation))
		return false;
	at = from = 2 + strlen(augmentation);
	leb128(cie, &at);	/* alignment of code, and of data */
	leb128(cie, &at);
	at++;			/* register of the return address */
	bytes_add(&head, "\1", 2);
	bytes_add(&head, span_part(cie, from, at - from).p, at - from);
	len = leb128(cie, &at);
	at += len;
	if (at <= cie.len)
		add(to, UINT32_MAX, &head, span_part(cie, at, cie.len - at));
	free(head.p);
	return at <= cie.len;
}

void frames_for_debuggers(struct bytes *to, struct span code, uint64_t base, const struct link_frame *frame, int n)
{
	struct bytes common = { NULL, 0 };
	size_t last = 0;

	for (int i = 0; i < n; i++) {
		uint64_t place = frame[i].frame - base, at = 8, len;
		struct bytes head = { NULL, 0 };
		uint32_t back, none, size;
		struct span fde = entry(code, place, &back), cie;

		if (!fde.p || back > place + 4 || !span_get(fde, 4, &size, sizeof size) || !(cie = entry(code, place + 4 - back, &none)).p)
			continue;
		common.n = 0;
		if (!add_common(&common, cie))
			continue;
		/* those of objects are mostly alike */
		if (!to->n || to->n - last < common.n || memcmp(to->p + last, common.p, common.n) != 0) {
			last = to->n;
			bytes_add(to, common.p, common.n);
		}
		len = leb128(fde, &at);
		at += len;
		if (at > fde.len)
			continue;
		bytes_add(&head, (uint64_t[]) { frame[i].code, size }, 16);
		add(to, (uint32_t)last, &head, span_part(fde, at, fde.len - at));
		free(head.p);
	}
	free(common.p);
}
