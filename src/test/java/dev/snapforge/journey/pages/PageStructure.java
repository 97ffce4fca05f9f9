package dev.snapforge.journey.pages;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;

/**
 * A page as a browser's parser understands it. Pages that differ in what authors have written, and in figures and ids, have the same
 * structure.
 *
 * @param elements each element with its depth, its attributes and where it leads, and all that is neither element nor text
 * @param kinds the same without depth and repetition
 * @param text all text, that of attributes among it, as {@link #readable} has it
 */
record PageStructure(List<String> elements, Set<String> kinds, String text) {

    /** What is no page. */
    static final PageStructure NONE = new PageStructure(List.of(), Set.of(), "");

    /** Attributes whose values are addresses. */
    private static final Set<String> ADDRESSES =
            Set.of("href", "src", "action", "formaction", "data-events", "data-load");

    /** Attributes whose values are shown or compared, and mean nothing else. */
    private static final Set<String> TEXTS = Set.of(
            "title", "alt", "aria-label", "value", "placeholder", "datetime", "data-confirm", "data-value", "points");

    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(sha256(:|%3A))?[0-9a-f]{64}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?");
    private static final Pattern FOREIGN = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|//.*|.*\\\\.*", Pattern.DOTALL);
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cn}\\u202A-\\u202E\\u2066-\\u2069?]+");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    static PageStructure of(String html) {
        Document page = html.startsWith("<svg") ? Jsoup.parse(html, "", Parser.xmlParser()) : Jsoup.parse(html);
        List<String> elements = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        page.traverse((node, depth) -> {
            if (node instanceof Element element && !isNameInTreemap(element)) {
                elements.add(depth + " " + signature(element));
                element.attributes().forEach(it -> text.append(it.getValue()).append('\n'));
            } else if (node instanceof Comment || node instanceof DataNode) {
                elements.add(depth + " " + node.nodeName() + " " + node.outerHtml());
            }
        });
        Set<String> kinds = elements.stream()
                .map(it -> it.substring(it.indexOf(' ') + 1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new PageStructure(elements, kinds, readable(page.wholeText() + "\n" + text));
    }

    /** A text as it can be compared: pages replace what is not text, and parsers see to line breaks. */
    static String readable(String text) {
        String words = SPACE.matcher(
                        NO_TEXT.matcher(text.replace('\uFFFD', '?')).replaceAll(" "))
                .replaceAll(" ");
        return words.toLowerCase(Locale.ROOT).strip();
    }

    /** Whether a name is drawn depends on its length. */
    private static boolean isNameInTreemap(Element element) {
        Node around = element.closest("svg.treemap");
        return around != null && element.normalName().equals("text");
    }

    private static String signature(Element element) {
        return element.normalName()
                + element.attributes().asList().stream()
                        .map(it -> " " + it.getKey() + "=" + meaning(it))
                        .sorted()
                        .collect(Collectors.joining());
    }

    private static String meaning(Attribute attribute) {
        String key = attribute.getKey();
        String value = attribute.getValue();
        if (ADDRESSES.contains(key)) {
            return address(value);
        }
        return TEXTS.contains(key) || NUMBER.matcher(value).matches()
                ? "…"
                : ID.matcher(value).replaceAll("*");
    }

    /** Where an address leads: its path without ids, and the parameters that it has. */
    private static String address(String address) {
        if (FOREIGN.matcher(address).matches()) {
            return "elsewhere: " + address;
        }
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        String parameters = query < 0 ? "" : address.substring(query + 1).replaceAll("=[^&#]*", "=");
        return ID.matcher(path).replaceAll("*") + "?" + parameters;
    }
}
