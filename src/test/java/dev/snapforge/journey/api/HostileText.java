package dev.snapforge.journey.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;

/** Values that parsers, databases and file systems are known to trip over. */
final class HostileText {

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "\t",
            "0",
            "-1",
            "1.5",
            "9223372036854775808",
            "99999999999999999999999999",
            "1e400",
            "NaN",
            "0x10",
            "１２",
            "null",
            "true",
            "undefined",
            "\0",
            "a\0b",
            "a\u0000",
            "%",
            "%00",
            "%zz",
            "%c0%ae",
            "%25",
            "a%2fb",
            ".",
            "..",
            "../../../../etc/passwd",
            "..\\..\\windows",
            "/",
            "//",
            ";a=b",
            "'",
            "\"",
            "\\",
            "' OR 1=1 --",
            "$$;",
            "${jndi:ldap://127.0.0.1:1/a}",
            "#{7*7}",
            "<script>alert(1)</script>",
            "\uD800",
            "\uDC00\uD800",
            "\u202Eabc",
            "é",
            "😀",
            "\uFFFF",
            "\u0085",
            "((((((",
            "(a+)+$",
            "a{1,99999}",
            ".*",
            "[",
            "*",
            "_",
            "a,b,,c",
            "[1,2]",
            "{}",
            "\r\nX-Injected: 1",
            "\n",
            "sha256:0000000000000000000000000000000000000000000000000000000000000000",
            "sha256:zz",
            "SHA256:00",
            "sha512:00",
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "linux-x64/javet-v8-5.0.6",
            "linux-x64",
            "javet-v8-5.0.6",
            "javet-v8-99999999999.0.0",
            "14.7.173.18",
            "latest",
            "1.0.0",
            "fuzzed",
            "SUCCEEDED",
            "2026-11-25T00:00:00Z",
            "2026-13-45T99:99:99Z",
            "-999999999-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "0000-01-01T00:00:00Z",
            "bytes=0-",
            "bytes=-1",
            "bytes=5-1",
            "bytes=0-0,1-1,2-2,3-3",
            "bytes=99999999999999999999-",
            "bytes=0-99999999999999999999",
            "bytes=-0",
            "items=0-1",
            "W/\"a\"",
            "\"a",
            "\"\"",
            "text/html",
            "*/*;q=2",
            "a/b/c",
            "application/json;charset=nope",
            "gzip;q=0, zstd;q=x",
            "wait=0",
            "wait=-1",
            "wait=99999999999999999999");

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private HostileText() {}

    static String any(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> junk(random, random.nextInt(40));
            case 1 -> "a".repeat(1 + random.nextInt(random.nextInt(10) == 0 ? 20_000 : 300));
            case 2 -> Long.toString(random.nextLong() >> random.nextInt(64));
            case 3 -> VALUES.get(random.nextInt(VALUES.size())) + VALUES.get(random.nextInt(VALUES.size()));
            default -> VALUES.get(random.nextInt(VALUES.size()));
        };
    }

    /** The same text with something of it changed. */
    static String changed(String text, Random random) {
        if (text.isEmpty()) {
            return any(random);
        }
        int at = random.nextInt(text.length());
        String rest = text.substring(at + 1);
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + junk(random, 1) + rest;
            case 2 -> text.substring(0, at) + any(random) + text.substring(at);
            case 3 -> text + text;
            default -> text.substring(0, at) + rest;
        };
    }

    /** As it stands in a path or a query: encoded as it should be, or twice, or not at all. */
    static String inUri(String text, Random random) {
        return switch (random.nextInt(40)) {
            case 0 -> text.replace("\r", "").replace("\n", "");
            case 1 -> encoded(encoded(text));
            default -> encoded(text);
        };
    }

    static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append(String.format("%%%02X", b & 0xff));
            }
        }
        return encoded.toString();
    }

    private static String junk(Random random, int length) {
        StringBuilder junk = new StringBuilder();
        for (int i = 0; i < length; i++) {
            junk.appendCodePoint(random.nextInt(random.nextInt(4) == 0 ? 0xD000 : 128));
        }
        return junk.toString();
    }
}
