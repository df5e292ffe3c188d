/* Any bytes into the YAML reader. */
#include "config.h"

#include "fuzz_doc.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_doc(tu_yaml_read, data, size);
    return 0;
}
