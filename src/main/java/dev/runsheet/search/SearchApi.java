package dev.runsheet.search;

import dev.runsheet.base.Faults;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Query;
import dev.runsheet.platform.http.Routes;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Searching an organization (platform spec 11): a list for each kind that was asked for, all of
/// them at the same page.
public final class SearchApi {
    private static final int ROWS = 20;

    private SearchApi() {}

    public static void mount(Routes routes) {
        routes.get("/organizations/{org}/search", SearchApi::search);
    }

    static Answer search(Call call, Handle tx) {
        var faults = new Faults();
        var question = question(call.query(), faults);
        var kinds = kinds(call.query(), faults);
        faults.refuseIfAny();
        var page = call.page(ROWS);
        var finding = new Finding(tx, call.actor(), call.settings(), question, page, call.at());
        var body = new LinkedHashMap<String, Object>();
        kinds.forEach(
                kind -> body.put(kind.word(), Answer.list(call, finding.of(kind), page).body()));
        return Answer.plain(body);
    }

    private static Question question(Query query, Faults faults) {
        var text = query.first("search").orElse("").strip();
        if (text.isEmpty()) {
            faults.add("search", "The search field is required.");
        }
        if (text.length() > Question.LONGEST) {
            faults.add(
                    "search",
                    "The search may not be greater than " + Question.LONGEST + " characters.");
        }
        return new Question(text);
    }

    /// Without a word about it, of every kind.
    private static Set<Kind> kinds(Query query, Faults faults) {
        var kinds = EnumSet.noneOf(Kind.class);
        for (var word : query.csv("on")) {
            Kind.of(word)
                    .ifPresentOrElse(
                            kinds::add, () -> faults.add("on", "The selected on is invalid."));
        }
        return kinds.isEmpty() ? EnumSet.allOf(Kind.class) : kinds;
    }
}
