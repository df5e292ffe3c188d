/* Owns writing of texts and attribute values of XML. */
#include "config.h"

#include "base/xml.h"

#include <string.h>

#include "base/utf8.h"

#include "base/compat.h"

/* The characters of XML 1.0: no controls but tab and the line breaks, not U+FFFE and U+FFFF. */
bool
tu_xml_can_say(const char *text)
{
    size_t len = strlen(text);
    if (tu_utf8_check(text, len) != len)
        return false;
    for (const unsigned char *s = (const unsigned char *)text; *s; s++) {
        if (*s < 0x20 && *s != '\t' && *s != '\n' && *s != '\r')
            return false;
        if (s[0] == 0xEF && s[1] == 0xBF && s[2] >= 0xBE)
            return false;
    }
    return true;
}

static void
escape(TuBuf *out, char c, char quote)
{
    if (c == '&')
        tu_buf_add(out, "&amp;");
    else if (c == '<')
        tu_buf_add(out, "&lt;");
    else if (c == '"' && quote == '"')
        tu_buf_add(out, "&quot;");
    else if (c == '\r' || (quote && (c == '\n' || c == '\t')))
        tu_buf_addf(out, "&#%d;", c);
    else
        tu_buf_addc(out, c);
}

void
tu_xml_quote(TuBuf *out, const char *text)
{
    char quote = strchr(text, '"') && !strchr(text, '\'') ? '\'' : '"';
    tu_buf_addc(out, quote);
    for (; *text; text++)
        escape(out, *text, quote);
    tu_buf_addc(out, quote);
}

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

/* One section, but that its own end is split and a carriage return stands outside. */
static void
write_cdata(TuBuf *out, const char *text)
{
    tu_buf_add(out, "<![CDATA[");
    for (; *text; text++) {
        if (*text == '\r')
            tu_buf_add(out, "]]>&#13;<![CDATA[");
        else if (strncmp(text, "]]>", 3) == 0)
            tu_buf_add(out, "]]]]><![CDATA[>"), text += 2;
        else
            tu_buf_addc(out, *text);
    }
    tu_buf_add(out, "]]>");
}

void
tu_xml_text(TuBuf *out, const char *text)
{
    size_t len = strlen(text);
    if (len && (is_blank(text[0]) || is_blank(text[len - 1]) || strpbrk(text, "<&\n") ||
                strstr(text, "]]>"))) {
        write_cdata(out, text);
        return;
    }
    for (; *text; text++)
        escape(out, *text, '\0');
}
