package dev.runsheet.platform.html;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Text that people write in an editor: HTML without anything that could act. What is allowed stays
/// as it was written; text without any tag is as it is.
public final class RichText {
    private static final PolicyFactory ALLOWED =
            new HtmlPolicyBuilder()
                    .allowElements(
                            "p",
                            "br",
                            "div",
                            "span",
                            "b",
                            "strong",
                            "i",
                            "em",
                            "u",
                            "s",
                            "strike",
                            "del",
                            "ins",
                            "sub",
                            "sup",
                            "mark",
                            "small",
                            "font",
                            "h1",
                            "h2",
                            "h3",
                            "h4",
                            "h5",
                            "h6",
                            "ul",
                            "ol",
                            "li",
                            "blockquote",
                            "pre",
                            "code",
                            "hr",
                            "a",
                            "img",
                            "figure",
                            "figcaption",
                            "table",
                            "caption",
                            "colgroup",
                            "col",
                            "thead",
                            "tbody",
                            "tfoot",
                            "tr",
                            "th",
                            "td",
                            "editor-form-field")
                    .allowWithoutAttributes("span", "a", "font", "img")
                    .allowStandardUrlProtocols()
                    .allowUrlProtocols("tel")
                    .allowStyling()
                    .allowAttributes("class", "title", "dir", "lang")
                    .globally()
                    .allowAttributes("contenteditable", "data-snippet-id", "data-blueprint-id")
                    .onElements("span")
                    .allowAttributes("data-field-id")
                    .onElements("editor-form-field", "span")
                    .allowAttributes("href", "target")
                    .onElements("a")
                    .allowAttributes("src", "alt", "width", "height")
                    .onElements("img")
                    .allowAttributes("color")
                    .onElements("font")
                    .allowAttributes("colspan", "rowspan", "align", "valign", "width")
                    .onElements("td", "th", "col", "colgroup", "table")
                    .allowAttributes("start", "type")
                    .onElements("ol", "ul", "li")
                    .toFactory();

    /// Where a browser would begin another line.
    private static final Pattern LINE = Pattern.compile("(?i)<br\\s*/?>|</(p|div|li|h[1-6]|tr)>");

    private static final Pattern TAG = Pattern.compile("<[^>]*+>");

    /// What the sanitizer puts between two braces.
    private static final Pattern APART = Pattern.compile("<!-- -->|(?<=\\{)\\u200B(?=\\{)");

    /// A variable that stands for a link.
    private static final Pattern LINK = Pattern.compile("%7b%7b([\\w-]{1,600}+)%7d%7d");

    /// Spelled so for readers who are no browsers of today.
    private static final Pattern SPELLED =
            Pattern.compile("&#(39|43|61|64|96);|&#x([0-9a-f]{5,6});");

    private static final Pattern QUOTED = Pattern.compile("<[^>]*+>|&#34;");

    private RichText() {}

    private static final int MOST_PASSES = 5;

    /// Null stays null. Tags that are nested wrongly are put right in one pass and in order in the
    /// next one; what does not come to rest is no text of an editor and becomes plain.
    public static String clean(String written) {
        var text = written;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            if (text == null || text.indexOf('<') < 0) {
                return text;
            }
            var cleaner = respelled(ALLOWED.sanitize(text));
            if (cleaner.equals(text)) {
                return text;
            }
            text = cleaner;
        }
        return escaped(text);
    }

    /// The same to a browser, and as people write it: `{{name}}`, `@`, quotes outside of tags.
    private static String respelled(String clean) {
        var whole = APART.matcher(clean).replaceAll("");
        var linked = LINK.matcher(whole).replaceAll("{{$1}}");
        var spelled =
                SPELLED.matcher(linked)
                        .replaceAll(found -> Matcher.quoteReplacement(character(found)));
        return QUOTED.matcher(spelled)
                .replaceAll(
                        found ->
                                found.group().equals("&#34;")
                                        ? "\""
                                        : Matcher.quoteReplacement(found.group()));
    }

    private static String character(MatchResult found) {
        return Character.toString(
                found.group(1) == null
                        ? Integer.parseInt(found.group(2), 16)
                        : Integer.parseInt(found.group(1)));
    }

    /// What a reader sees of clean HTML, for places that show only text.
    public static String plain(String clean) {
        var lines = LINE.matcher(clean).replaceAll("\n");
        return TAG.matcher(lines)
                .replaceAll("")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .strip();
    }

    /// Plain text, to be put into HTML.
    public static String escaped(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// Whether nothing is to be seen of clean text.
    public static boolean isBlank(String clean) {
        var text = TAG.matcher(clean).replaceAll("").replace("&nbsp;", " ");
        return !clean.contains("<img") && text.codePoints().allMatch(RichText::isUnseen);
    }

    private static boolean isUnseen(int each) {
        return Character.isWhitespace(each) || Character.isSpaceChar(each) || each == '\uFEFF';
    }
}
