package dev.runsheet.people;

import dev.runsheet.base.Dates;
import dev.runsheet.people.CreateClient.Created;
import java.util.LinkedHashMap;
import java.util.Map;

/// An application; its number is written as a text, as in requests for tokens.
final class ClientJson {
    private ClientJson() {}

    static Map<String, Object> of(Client client) {
        var json = new LinkedHashMap<String, Object>();
        json.put("client_id", Long.toString(client.id()));
        json.put("name", client.name());
        json.put("is_public", client.isPublic());
        json.put("redirect_uris", client.redirects());
        json.put("created_at", Dates.millis(client.createdAt()));
        return json;
    }

    static Map<String, Object> of(Created created) {
        var json = of(created.client());
        json.put("client_secret", created.secret().orElse(null));
        return json;
    }
}
