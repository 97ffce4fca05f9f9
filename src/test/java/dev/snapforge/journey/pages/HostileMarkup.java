package dev.snapforge.journey.pages;

import java.util.List;
import java.util.Random;

/** Texts that become markup, a script, a link, an instruction of the template or a trick of writing if a page does not take them as text. */
final class HostileMarkup {

    private static final int MOST_PIECES = 4;

    private static final List<String> PIECES = List.of(
            "<script>alert(1)</script>",
            "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
            "<img src=x onerror=alert(1)>",
            "<svg onload=alert(1)>",
            "<svg><script>alert(1)</script></svg>",
            "<iframe srcdoc='<script>alert(1)</script>'>",
            "<a href=\"javascript:alert(1)\">",
            "<a href=//evil.example>x</a>",
            "<base href=//evil.example/>",
            "<meta http-equiv=refresh content=0;url=//evil.example>",
            "<form action=//evil.example><button>",
            "<link rel=stylesheet href=//evil.example/x.css>",
            "<style>*{display:none}</style>",
            "<plaintext>",
            "<textarea>",
            "<select><option>",
            "<table><tr><td>",
            "<template>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
            "<b>",
            "<x",
            "<",
            ">",
            "</",
            "</title>",
            "</textarea>",
            "</pre>",
            "</option></select>",
            "</td></tr></table>",
            "</svg>",
            "</main>",
            "</body></html>",
            "<!--",
            "-->",
            "<!DOCTYPE x>",
            "<?xml version=\"1.0\"?>",
            "<![CDATA[",
            "]]>",
            "\"",
            "'",
            "`",
            "\\",
            "\" onmouseover=\"alert(1)",
            "' autofocus onfocus='alert(1)",
            " onclick=alert(1) ",
            "\"><img src=x onerror=alert(1)>",
            "'><img src=x onerror=alert(1)>",
            "&",
            "&lt;b&gt;",
            "&#60;b&#62;",
            "&#x3c;b",
            "&quot;",
            "&NewLine;",
            "javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "//evil.example/x",
            "https://evil.example/?a=b&c=d#e",
            "?a=b&findings=all#x",
            "%3Cscript%3E",
            "%22%3E",
            "../../x",
            "${7*7}",
            "[[${7*7}]]",
            "[(${7*7})]",
            "*{7*7}",
            "#{7*7}",
            "@{/x}",
            "~{layout}",
            "__${7*7}__",
            "|x|",
            "th:text=\"${7*7}\"",
            "{{7*7}}",
            "<%= 7*7 %>",
            "\\u003cscript\\u003e",
            "+ADw-script+AD4-",
            "\uFF1Cscript\uFF1E",
            "\u202Etxet\u202C",
            "\u2066\u202Etxet",
            "\u200F\u200E\u061C",
            "\u200B\uFEFF\u00AD",
            "\u2028",
            "\u2029",
            "\u0085",
            "\u0001\u001B[31m\u0007\u007F",
            "\u0000",
            "<\u0000script>",
            "\uD800",
            "\uDC00\uD83D",
            "\uFFFE\uFFFF",
            "\r\n",
            "\n",
            "\t",
            "\r\nX-Injected: 1\r\n\r\n<script>",
            "\uD83D\uDE00",
            "e\u0301\u0489\u0489",
            "\u05D0\u0627",
            "=1+1",
            "[x](javascript:alert(1))",
            "| x | y |",
            "**x** _y_ `z`");

    private HostileMarkup() {}

    /** What a field can hold at all; the rest is refused elsewhere. */
    enum Alphabet {
        /** What a builder says, which may be any UTF-16. */
        REPORT {
            @Override
            boolean holds(int c) {
                return true;
            }
        },
        /** Text in JSON. */
        TEXT {
            @Override
            boolean holds(int c) {
                return c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
            }
        },
        LINE {
            @Override
            boolean holds(int c) {
                return TEXT.holds(c) && c != '\n' && c != '\r' && c != '\u2028' && c != '\u2029';
            }
        },
        /** Text without control characters. */
        SENTENCE {
            @Override
            boolean holds(int c) {
                return LINE.holds(c) && !Character.isISOControl(c);
            }
        },
        /** A file's name, in the root of an archive. */
        FILE {
            @Override
            boolean holds(int c) {
                return SENTENCE.holds(c) && Character.getType(c) != Character.FORMAT && "/\\:\uFFFD".indexOf(c) < 0;
            }
        },
        /** What is printable in ASCII, without space. */
        VISIBLE {
            @Override
            boolean holds(int c) {
                return c > ' ' && c < 0x7f;
            }
        };

        abstract boolean holds(int c);

        boolean holds(String text) {
            return text.codePoints().allMatch(this::holds);
        }
    }

    /** Some of it, for a field. */
    static String any(Random random, Alphabet alphabet) {
        List<String> possible = PIECES.stream().filter(alphabet::holds).toList();
        StringBuilder text = new StringBuilder();
        for (int more = 1 + random.nextInt(MOST_PIECES); more > 0; more--) {
            text.append(possible.get(random.nextInt(possible.size())));
        }
        return text.toString();
    }
}
