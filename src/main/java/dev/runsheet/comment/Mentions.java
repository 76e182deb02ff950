package dev.runsheet.comment;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.Owners;
import dev.runsheet.form.Email;
import dev.runsheet.people.Person;
import dev.runsheet.platform.html.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds people in the text of a comment: members as `@[1002]`, guests as `+gus@flour.example`.
final class Mentions {
    /// Tags are passed over: what stands in an attribute is no text.
    private static final Pattern MENTION =
            Pattern.compile(
                    "<[^<>]*+>"
                            + "|@\\[(\\d{1,18})]"
                            + "|(?<![\\p{L}\\p{N}.@_+-])\\+([^\\s@<>\"(),:;\\[\\]\\\\&+]{1,64}+@[\\p{L}\\p{N}.-]{1,200}+)");

    private Mentions() {}

    /// Whom the text names, known or not.
    static Owners in(String content) {
        var members = new ArrayList<MemberId>();
        var guests = new ArrayList<String>();
        var found = MENTION.matcher(content);
        while (found.find()) {
            if (found.group(1) != null) {
                members.add(member(found));
            } else if (found.group(2) != null) {
                var address = address(found.group(2));
                if (Email.isAddress(address)) {
                    guests.add(address);
                }
            }
        }
        return new Owners(members, guests, List.of());
    }

    /// The text as it reads: members by their names, whom nobody knows as it was written.
    static String rendered(String content, Map<MemberId, Person> people) {
        return MENTION.matcher(content)
                .replaceAll(found -> Matcher.quoteReplacement(rendered(found, people)));
    }

    private static String rendered(MatchResult found, Map<MemberId, Person> people) {
        var person = found.group(1) == null ? null : people.get(member(found));
        return person == null
                ? found.group()
                : "<strong>" + RichText.escaped(person.shownName()) + "</strong>";
    }

    private static MemberId member(MatchResult found) {
        return new MemberId(Long.parseLong(found.group(1)));
    }

    /// The end of a sentence is no part of it.
    private static String address(String written) {
        int end = written.length();
        while (end > 0 && ".-".indexOf(written.charAt(end - 1)) >= 0) {
            end--;
        }
        return written.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
