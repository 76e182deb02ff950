package dev.runsheet.snippet;

import dev.runsheet.base.OrgId;
import dev.runsheet.platform.html.RichText;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Finds the snippets that texts refer to; where none does, nothing is asked. A snippet inside of a
/// snippet is not looked for.
public final class FindSnippets {
    private FindSnippets() {}

    /// Any of `texts` may be null.
    public static Snippets run(Handle tx, OrgId org, Stream<String> texts) {
        return find(tx, org, texts, _ -> true);
    }

    /// As `run`, those that everybody may read.
    public static Snippets runPublic(Handle tx, OrgId org, Stream<String> texts) {
        return find(tx, org, texts, Snippet::isPublic);
    }

    /// How a task keeps the rich text of a request: cleaned, with a copy of each snippet.
    public static UnaryOperator<String> copied(Handle tx, OrgId org) {
        return written -> {
            var text = RichText.clean(written);
            return run(tx, org, Stream.ofNullable(text)).in(text);
        };
    }

    private static Snippets find(
            Handle tx, OrgId org, Stream<String> texts, Predicate<Snippet> isShown) {
        var ids =
                texts.map(Mark::in)
                        .flatMap(Collection::stream)
                        .map(Mark::id)
                        .collect(Collectors.toSet());
        return ids.isEmpty()
                ? Snippets.NONE
                : new Snippets(
                        SnippetStore.these(tx, org, ids).stream()
                                .filter(isShown)
                                .collect(
                                        Collectors.toMap(
                                                Snippet::id,
                                                each -> Snippets.NONE.in(each.content()))));
    }
}
