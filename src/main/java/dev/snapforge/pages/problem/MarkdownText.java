package dev.snapforge.pages.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of the documentation's Markdown, as plain texts and code; a link is its text. */
final class MarkdownText {

    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private MarkdownText() {}

    /** A part of a line. */
    record Span(String text, boolean code) {}

    /** The parts of a line, in their order. */
    static List<Span> spans(String line) {
        String plain = LINK.matcher(line).replaceAll("$1").replace("**", "");
        List<Span> spans = new ArrayList<>();
        Matcher code = CODE.matcher(plain);
        int end = 0;
        while (code.find()) {
            add(spans, plain.substring(end, code.start()));
            spans.add(new Span(code.group(1), true));
            end = code.end();
        }
        add(spans, plain.substring(end));
        return spans;
    }

    /** The cells of a row of a table, without the space around them. */
    static List<String> cells(String row) {
        String inner = row.strip().replaceAll("^\\|", "").replaceAll("\\|$", "");
        return Pattern.compile("(?<!\\\\)\\|")
                .splitAsStream(inner)
                .map(it -> it.strip().replace("\\|", "|"))
                .toList();
    }

    private static void add(List<Span> spans, String text) {
        if (!text.isEmpty()) {
            spans.add(new Span(text, false));
        }
    }
}
