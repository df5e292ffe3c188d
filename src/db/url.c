/* Takes database URLs apart. The password ends at the last @ before the query, although drivers
 * stop at the first one: so a password with unescaped characters is never taken for a host. */
#include "config.h"

#include "db/url.h"

#include <string.h>

#include "base/buf.h"

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static TuUrlPart
part(const char *from, const char *to)
{
    return (TuUrlPart){from, (size_t)(to - from)};
}

static const char *
find(const char *from, const char *to, char c)
{
    const char *at = memchr(from, c, (size_t)(to - from));
    return at ? at : to;
}

static const char *
find_last(const char *from, const char *to, char c)
{
    for (const char *at = to; at > from; at--)
        if (at[-1] == c)
            return at - 1;
    return NULL;
}

static bool
is_part(const TuUrlPart *key, const char *name)
{
    return key->len == strlen(name) && memcmp(key->text, name, key->len) == 0;
}

/* The port of one host, its colon included; empty when there is none. */
static TuUrlPart
port_of(const TuUrlPart *host)
{
    const char *end = host->text + host->len;
    const char *bracket = find_last(host->text, end, ']');
    const char *colon = find(bracket ? bracket : host->text, end, ':');
    return part(colon, end);
}

static bool
port_is_odd(const TuUrlPart *port)
{
    for (size_t i = 1; i < port->len; i++)
        if (!is_digit(port->text[i]))
            return true;
    return false;
}

/* The next item of a list; the list is cut off behind it. False at its end. */
static bool
next_item(TuUrlPart *list, char separator, TuUrlPart *item)
{
    if (!list->text)
        return false;
    const char *end = list->text + list->len;
    const char *stop = find(list->text, end, separator);
    *item = part(list->text, stop);
    *list = stop < end ? part(stop + 1, end) : (TuUrlPart){NULL, 0};
    return true;
}

static TuUrlPart
key_of(const TuUrlPart *item)
{
    return part(item->text, find(item->text, item->text + item->len, '='));
}

static bool
item_is_odd(const TuUrlPart *item)
{
    TuUrlPart key = key_of(item);
    for (size_t i = 0; i < key.len; i++)
        if (!is_letter(key.text[i]) && !is_digit(key.text[i]) && key.text[i] != '_')
            return true;
    return key.len == item->len || key.len == 0;
}

static void
parse_authority(TuUrl *url, const char *from, const char *end)
{
    const char *at = find_last(from, end, '@');
    if (at) {
        const char *colon = find(from, at, ':');
        url->user = part(from, colon);
        if (colon < at)
            url->password = part(colon + 1, at);
        if (memchr(from, '@', (size_t)(at - from)) || memchr(from, '/', (size_t)(at - from)))
            url->odd = "its user or password has an @ or / that is not percent-encoded";
        from = at + 1;
    }
    const char *slash = find(from, end, '/');
    url->hosts = part(from, slash);
    url->path = part(slash, end);
    TuUrlPart hosts = url->hosts;
    TuUrlPart host;
    while (next_item(&hosts, ',', &host)) {
        TuUrlPart port = port_of(&host);
        if (port_is_odd(&port))
            url->odd = "a port is not a number";
    }
}

static void
check_query(TuUrl *url)
{
    TuUrlPart query = url->query;
    TuUrlPart item;
    while (next_item(&query, '&', &item))
        if (item_is_odd(&item))
            url->odd = "a parameter is not name=value";
}

bool
tu_url_parse(TuUrl *url, const char *text, bool files)
{
    const char *end = text + strlen(text);
    const char *c = text;
    *url = (TuUrl){.odd = NULL};
    while (is_letter(*c) || (c > text && (is_digit(*c) || strchr("+.-", *c)) && *c))
        c++;
    if (*c != ':' || c - text < 2)
        return false;
    url->scheme = part(text, c);
    c++;
    const char *query = find(c, end, '?');
    if (end - query > 1)
        url->query = part(query + 1, end);
    url->authority = c[0] == '/' && c[1] == '/';
    c += url->authority ? 2 : 0;
    if (files || !url->authority)
        url->path = part(c, query);
    else
        parse_authority(url, c, query);
    check_query(url);
    return true;
}

static void
add_part(TuBuf *out, TuUrlPart text)
{
    if (text.text)
        tu_buf_addn(out, text.text, text.len);
}

static void
add_hosts(TuBuf *out, TuUrlPart hosts)
{
    TuUrlPart host;
    for (bool first = true; next_item(&hosts, ',', &host); first = false) {
        TuUrlPart port = port_of(&host);
        if (!first)
            tu_buf_addc(out, ',');
        add_part(out, part(host.text, port.text));
        if (port_is_odd(&port))
            tu_buf_add(out, ":***");
        else
            add_part(out, port);
    }
}

/* Parameters that are no secret; the value of any other is hidden. */
static bool
is_public(const TuUrlPart *key)
{
    static const char *const names[] = {
        "host",
        "hostaddr",
        "port",
        "dbname",
        "user",
        "sslmode",
        "sslrootcert",
        "sslcert",
        "connect_timeout",
        "channel_binding",
        "application_name",
        "target_session_attrs",
        "client_encoding",
        "gssencmode",
        "load_balance_hosts",
        "keepalives",
        "keepalives_idle",
        "keepalives_interval",
        "keepalives_count",
        "service",
        "mode",
    };
    for (size_t i = 0; i < TU_LEN(names); i++)
        if (is_part(key, names[i]))
            return true;
    return false;
}

static void
add_query(TuBuf *out, TuUrlPart query)
{
    TuUrlPart item;
    char separator = '?';
    while (next_item(&query, '&', &item)) {
        TuUrlPart key = key_of(&item);
        tu_buf_addc(out, separator);
        separator = '&';
        if (item_is_odd(&item)) {
            tu_buf_add(out, "***");
        } else if (is_public(&key)) {
            add_part(out, item);
        } else {
            add_part(out, key);
            tu_buf_add(out, "=***");
        }
    }
}

static char *
finish(TuBuf *out, TuArena *arena)
{
    char *text = tu_buf_dup(out, arena);
    tu_buf_release(out);
    return text;
}

char *
tu_url_display(const TuUrl *url, TuArena *arena)
{
    TuBuf out = TU_BUF_INIT;
    add_part(&out, url->scheme);
    tu_buf_add(&out, url->authority ? "://" : ":");
    add_part(&out, url->user);
    if (url->password.text)
        tu_buf_add(&out, ":***");
    if (url->user.text)
        tu_buf_addc(&out, '@');
    add_hosts(&out, url->hosts);
    add_part(&out, url->path);
    add_query(&out, url->query);
    return finish(&out, arena);
}

static void
add_encoded(TuBuf *out, const char *text)
{
    for (const char *c = text; *c; c++) {
        if (is_letter(*c) || is_digit(*c) || strchr("_-.~", *c))
            tu_buf_addc(out, *c);
        else
            tu_buf_addf(out, "%%%02X", (unsigned)(unsigned char)*c);
    }
}

char *
tu_url_sibling(const TuUrl *url, const char *database, TuArena *arena)
{
    TuBuf out = TU_BUF_INIT;
    TuUrlPart query = url->query;
    TuUrlPart item;
    char separator = '?';
    const char *server_end = url->hosts.text + url->hosts.len;
    add_part(&out, part(url->scheme.text, server_end));
    tu_buf_addc(&out, '/');
    add_encoded(&out, database);
    while (next_item(&query, '&', &item)) {
        TuUrlPart key = key_of(&item);
        if (is_part(&key, "dbname"))
            continue;
        tu_buf_addc(&out, separator);
        separator = '&';
        add_part(&out, item);
    }
    return finish(&out, arena);
}
