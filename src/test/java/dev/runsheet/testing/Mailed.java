package dev.runsheet.testing;

import dev.runsheet.base.Id;
import dev.runsheet.people.IssuedLinksApi;
import dev.runsheet.people.LinksApi;
import dev.runsheet.people.MailedLinks;
import dev.runsheet.platform.http.Routes;
import org.jdbi.v3.core.Handle;

/// Links in letters, and what they lead to.
public final class Mailed {
    public static final MailedLinks LINKS = new MailedLinks(Guests.KEY);

    private Mailed() {}

    public static void mount(Routes routes) {
        LinksApi.mount(routes, LINKS);
        IssuedLinksApi.mount(routes, LINKS);
    }

    /// What is in a letter to Bob who has forgotten his password.
    public static String reset(Handle tx) {
        var id = Id.next();
        tx.createUpdate(
                        """
                        insert into mailed_link (id, purpose, member_id, email, created_at, expires_at)
                        values (:id, 'reset', 1002, 'bob@flour.example', :now, :end)
                        """)
                .bind("id", id)
                .bind("now", World.NOON)
                .bind("end", World.NOON.plusSeconds(3600))
                .execute();
        return LINKS.token(id);
    }
}
