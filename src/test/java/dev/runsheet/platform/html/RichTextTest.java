package dev.runsheet.platform.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RichTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Compare with <strong>the</strong> registry.</p>",
                "<p>Hello {{supplier-name-8120001}}, \"so\" it's 1+1=2 &amp; more</p>",
                "<p>@[1002] and +gus@flour.example, see `this`</p>",
                "<ul><li>One</li><li>Two</li></ul>",
                "<table><tbody><tr><td colspan=\"2\">A</td></tr></tbody></table>",
                "<p><a href=\"https://flour.example/a?b=c&amp;d=e\">here</a></p>",
                "<p><a href=\"{{link-12}}\">here</a></p>",
                "<p><img src=\"https://flour.example/a.png\" alt=\"A\" /></p>",
                "<span class=\"insert-variable-tag fr-deletable\" contenteditable=\"false\">{{a-1}}</span>",
                "<span class=\"insert-snippet-tag\" data-snippet-id=\"17\">[[title]]</span>",
                "<editor-form-field data-field-id=\"0123456789abcdef0123456789abcdef\"></editor-form-field>",
                "<p style=\"color:red\">Red</p>",
                "<p>&lt;script&gt;</p>"
            })
    void whatIsAllowedStaysAsItIs(String written) {
        assertThat(RichText.clean(written)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fish & chips",
                "a > b",
                "\"so\" it's",
                "{{name}} @[1002] &lt;b&gt; &amp;",
                "",
                " \n"
            })
    void textWithoutATagStaysAsItIs(String written) {
        assertThat(RichText.clean(written)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
                "<img src=x onerror=alert(1)>",
                "<img src=\"javascript:alert(1)\">",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"jAvAsCrIpT&colon;alert(1)\">x</a>",
                "<a href=\" &#14; javascript:alert(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<svg/onload=alert(1)>",
                "<svg><style><img src=x onerror=alert(1)></style></svg>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<iframe src=\"https://evil.example\"></iframe>",
                "<object data=\"x\"></object><embed src=\"x\">",
                "<p style=\"background:url(javascript:alert(1))\">x</p>",
                "<div style=\"width: expression(alert(1))\">x</div>",
                "<form action=\"https://evil.example\"><input name=\"a\"></form>",
                "<base href=\"https://evil.example/\">",
                "<meta http-equiv=\"refresh\" content=\"0;url=javascript:alert(1)\">",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<p title=\"<script>alert(1)</script>\">x</p>",
                "<p onclick='alert(1)' onmouseover=alert(1)>x</p>",
                "<<script>script>alert(1)</script>",
                "<p <script>alert(1)</script>>",
                "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
                "<a href=\"vbscript:msgbox(1)\">x</a>",
                "<x-y onpointerover=alert(1)>x</x-y>"
            })
    void whatCouldActIsTakenOut(String written) {
        var clean = RichText.clean(written).toLowerCase(Locale.ROOT);
        var tags = String.join(" ", tags(clean));
        assertThat(tags)
                .doesNotContain(
                        "<script",
                        "<svg",
                        "<math",
                        "<iframe",
                        "<object",
                        "<embed",
                        "<form",
                        "<base",
                        "<meta",
                        "<x-y",
                        "javascript:",
                        "vbscript:",
                        "data:text",
                        "expression");
        assertThat(tags.replaceAll("\"[^\"]*\"", "")).doesNotContainPattern("\\son\\w+=");
    }

    @Test
    void whatIsBrokenIsMended() {
        assertThat(RichText.clean("<p>One<b>two")).isEqualTo("<p>One<b>two</b></p>");
        assertThat(RichText.clean("1 < 2")).isEqualTo("1 &lt; 2");
        assertThat(RichText.clean(null)).isNull();
    }

    @Test
    void aTextIsBlankWhenNothingIsToBeSeen() {
        for (var text : List.of("", " \t", "<p></p>", "<p>&nbsp;<br /></p>", "\u00a0\ufeff")) {
            assertThat(RichText.isBlank(text)).as(text).isTrue();
        }
        for (var text : List.of("x", "<p>.</p>", "<img src=\"a.png\" />", "&lt;")) {
            assertThat(RichText.isBlank(text)).as(text).isFalse();
        }
    }

    @Test
    void plainTextIsEscaped() {
        assertThat(RichText.escaped("<b> & \"so\"")).isEqualTo("&lt;b&gt; &amp; &quot;so&quot;");
    }

    @Property(tries = 2_000)
    void cleaningTwiceChangesNothing(@ForAll("html") String written) {
        var clean = RichText.clean(written);
        assertThat(RichText.clean(clean)).isEqualTo(clean);
    }

    @Provide
    Arbitrary<String> html() {
        return Arbitraries.of(
                        "<",
                        ">",
                        "</",
                        "/>",
                        "p",
                        "b",
                        "a",
                        "script",
                        "style",
                        "img",
                        "svg",
                        "<p>",
                        "</p>",
                        "<b>",
                        "<a href=\"",
                        "<img src=",
                        "\"",
                        "'",
                        "=",
                        "`",
                        "&",
                        "&lt;",
                        "&#60;",
                        "&amp;lt;",
                        "{{",
                        "}}",
                        "{",
                        "<!--",
                        "-->",
                        "<![CDATA[",
                        "]]>",
                        " ",
                        "\n",
                        "\u0000",
                        "@[1]",
                        "+",
                        "javascript:",
                        "onerror=",
                        "x",
                        "<table>",
                        "<td>",
                        "<li>",
                        "</ul>",
                        "\ud83c\udf5e",
                        "\ud83c",
                        "<textarea>",
                        "<title>",
                        "style=\"color:red\"",
                        "{<!-- -->{")
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }

    private static List<String> tags(String html) {
        return Pattern.compile("<[^>]*>").matcher(html).results().map(MatchResult::group).toList();
    }
}
