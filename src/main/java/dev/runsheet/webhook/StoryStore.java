package dev.runsheet.webhook;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.platform.db.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// What calls tell besides the run and its tasks.
final class StoryStore {
    private StoryStore() {}

    static Optional<String> alias(Handle tx, OrgId org, TemplateId template) {
        return tx.createQuery(
                        """
                        select t.alias
                          from template t
                         where t.org_id = :org and t.id = :id
                        """)
                .bind("org", org)
                .bind("id", template)
                .mapTo(String.class)
                .findOne();
    }

    /// By address, what stands for the code of each.
    static Map<String, GuestMark> guests(Handle tx, OrgId org, Collection<String> emails) {
        if (emails.isEmpty()) {
            return Map.of();
        }
        return tx.createQuery(
                        """
                        select g.email, g.id, g.code_generation
                          from guest g
                         where g.org_id = :org and g.email = any(:emails) and g.disabled_at is null
                        """)
                .bind("org", org)
                .bindArray("emails", String.class, List.copyOf(emails))
                .map(
                        Row.of(
                                row ->
                                        Map.entry(
                                                row.text("email"),
                                                new GuestMark(
                                                        row.number("id"),
                                                        row.whole("code_generation")))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
