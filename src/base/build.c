/* The version and the linker's build ID of the file that holds this code. */
#include "config.h"

#include "base/build.h"

#ifdef HAVE_LINK_H

#include <link.h>
#include <stdint.h>
#include <string.h>

static void
add_notes(TuBuf *out, const char *at, const char *end)
{
    while ((size_t)(end - at) > sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) head;
        memcpy(&head, at, sizeof head);
        const char *name = at + sizeof head;
        const char *text = name + ((head.n_namesz + 3u) & ~3u);
        if (text > end || head.n_descsz > (size_t)(end - text))
            return;
        if (head.n_type == NT_GNU_BUILD_ID && head.n_namesz == 4 && memcmp(name, "GNU", 4) == 0) {
            for (size_t i = 0; i < head.n_descsz; i++)
                tu_buf_addf(out, "%02x", (unsigned char)text[i]);
        }
        at = text + ((head.n_descsz + 3u) & ~3u);
        if (at > end)
            return;
    }
}

/* Stops at the file that this function lies in. */
static int
look(struct dl_phdr_info *info, size_t size, void *data)
{
    uintptr_t here = (uintptr_t)&tu_build_id;
    bool ours = false;
    (void)size;
    for (int i = 0; i < info->dlpi_phnum; i++) {
        uintptr_t start = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
        ours |= info->dlpi_phdr[i].p_type == PT_LOAD && here >= start &&
                here < start + info->dlpi_phdr[i].p_memsz;
    }
    for (int i = 0; ours && i < info->dlpi_phnum; i++) {
        if (info->dlpi_phdr[i].p_type != PT_NOTE)
            continue;
        const char *start = (const char *)(info->dlpi_addr + info->dlpi_phdr[i].p_vaddr);
        add_notes(data, start, start + info->dlpi_phdr[i].p_memsz);
    }
    return ours;
}

void
tu_build_id(TuBuf *out)
{
    tu_buf_add(out, PACKAGE_VERSION " ");
    dl_iterate_phdr(look, out);
}

#else

void
tu_build_id(TuBuf *out)
{
    tu_buf_add(out, PACKAGE_VERSION " " __DATE__ " " __TIME__);
}

#endif
