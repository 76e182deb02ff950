package dev.runsheet.feed;

import dev.runsheet.activity.Subject;
import dev.runsheet.activity.Verb;
import dev.runsheet.base.Actor;
import dev.runsheet.base.Body;
import dev.runsheet.base.Dates;
import dev.runsheet.base.Faults;
import dev.runsheet.base.Id;
import dev.runsheet.base.Problem;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Query;
import dev.runsheet.platform.http.Routes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// What happened, for people to read (tasks spec 9).
public final class ActivityFeedsApi {
    private static final int ROWS = 20;
    private static final Duration A_DAY = Duration.ofDays(1);

    private ActivityFeedsApi() {}

    public static void mount(Routes routes) {
        routes.get("/organizations/{org}/activity-feeds", ActivityFeedsApi::list);
    }

    private static Answer list(Call call, Handle tx) {
        var actor = call.actor();
        if (actor.isGuest()) {
            throw new Problem.Forbidden("Guests may not read the activity feed").refuse();
        }
        var filter = new Asked(call.query()).filter();
        requireScope(tx, actor, filter);
        var page = call.page(ROWS);
        return Answer.list(call, FeedStore.list(tx, actor, filter, page).map(FeedJson::of), page);
    }

    private static void requireScope(Handle tx, Actor actor, FeedFilter filter) {
        if (actor.isAdmin()) {
            return;
        }
        if (filter.run().isPresent() && !FeedStore.takesPart(tx, actor, filter.run().get())) {
            throw new Problem.Forbidden("Only those who take part in a process may read its feed")
                    .refuse();
        }
        var template = filter.template();
        if (template.isPresent() && !FeedStore.seesTemplate(tx, actor, template.get())) {
            throw new Problem.Forbidden("You do not have access to this template.").refuse();
        }
    }

    /// Reads the parameters; all that is wrong is named at once.
    private record Asked(Query query, Faults faults) {
        private static final int SHORTEST_SEARCH = 2;
        private static final int LONGEST_SEARCH = 100;

        Asked(Query query) {
            this(query, new Faults());
        }

        FeedFilter filter() {
            var filter =
                    new FeedFilter(
                            scope("entity_type", "entity_id"),
                            scope("origin_type", "origin_id"),
                            chosen("type", Asked::kinds).orElse(List.of()),
                            chosen("verb", Verb::of),
                            chosen("actor_type", Asked::actorType),
                            actorId(),
                            query.first("actor_email")
                                    .map(each -> each.strip().toLowerCase(Locale.ROOT)),
                            chosen("source", Source::of),
                            day("created_after"),
                            day("created_before").map(day -> day.plus(A_DAY)),
                            search(),
                            query.first("field"),
                            query.first("sort").filter("created_at"::equals).isPresent());
            faults.refuseIfAny();
            return filter;
        }

        private Optional<FeedFilter.Scope> scope(String typeKey, String idKey) {
            if (query.first(idKey).isPresent() && query.first(typeKey).isEmpty()) {
                faults.add(
                        typeKey,
                        "The "
                                + Body.words(typeKey)
                                + " field is required when "
                                + Body.words(idKey)
                                + " is present.");
            }
            // What has no id of ours is nothing, which is not the same as everything.
            var id = query.first(idKey).map(text -> Id.parse(text).map(Id::hex).orElse(""));
            return chosen(typeKey, word -> Optional.ofNullable(FeedJson.scope(word)))
                    .map(kind -> new FeedFilter.Scope(kind, id));
        }

        private static Optional<List<Subject.Kind>> kinds(String type) {
            return Optional.of(FeedJson.kinds(type)).filter(kinds -> !kinds.isEmpty());
        }

        private static Optional<String> actorType(String word) {
            return switch (word) {
                case "user" -> Optional.of("member");
                case "guest" -> Optional.of("guest");
                default -> Optional.empty();
            };
        }

        private Optional<Long> actorId() {
            var key = "actor_id";
            var id = query.first(key).flatMap(Body::whole);
            if (id.isEmpty() && query.first(key).isPresent()) {
                faults.add(key, "The actor id must be an integer.");
            }
            return id;
        }

        private Optional<Instant> day(String key) {
            var at = query.first(key).flatMap(Dates::read);
            if (at.isEmpty() && query.first(key).isPresent()) {
                faults.add(key, "The " + Body.words(key) + " is not a valid date.");
            }
            return at.map(each -> each.truncatedTo(ChronoUnit.DAYS));
        }

        private Optional<String> search() {
            var text = query.first("search");
            int length = text.map(each -> each.codePointCount(0, each.length())).orElse(0);
            if (text.isPresent() && (length < SHORTEST_SEARCH || length > LONGEST_SEARCH)) {
                faults.add("search", "The search must be between 2 and 100 characters.");
            }
            return text;
        }

        private <T> Optional<T> chosen(String key, Function<String, Optional<T>> of) {
            var chosen = query.first(key).flatMap(of);
            if (chosen.isEmpty() && query.first(key).isPresent()) {
                faults.add(key, "The selected " + Body.words(key) + " is invalid.");
            }
            return chosen;
        }
    }
}
