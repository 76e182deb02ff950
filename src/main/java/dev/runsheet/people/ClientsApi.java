package dev.runsheet.people;

import dev.runsheet.base.Body;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import org.jdbi.v3.core.Handle;

/// The applications of an organization, for its administrators.
public final class ClientsApi {
    private static final String CLIENTS = "/organizations/{org}/x/clients";
    private static final String CLIENT = CLIENTS + "/{client}";

    private ClientsApi() {}

    public static void mount(Routes routes) {
        routes.get(CLIENTS, ClientsApi::list);
        routes.post(CLIENTS, ClientsApi::create);
        routes.put(CLIENT, ClientsApi::change);
        routes.delete(CLIENT, ClientsApi::delete);
        routes.post(CLIENT + "/secret", ClientsApi::renewSecret);
    }

    private static Answer list(Call call, Handle tx) {
        Only.admins(call.actor());
        var clients = ClientStore.of(tx, call.org());
        return MembersApi.data(clients.stream().map(ClientJson::of).toList());
    }

    private static Answer create(Call call, Handle tx) {
        var created = CreateClient.run(tx, call.actor(), call.body(), call.at());
        return Answer.created(ClientJson.of(created)).secret();
    }

    private static Answer change(Call call, Handle tx) {
        var changed = ChangeClient.run(tx, call.actor(), id(call), call.body(), call.at());
        return Answer.ok(ClientJson.of(changed));
    }

    private static Answer delete(Call call, Handle tx) {
        ChangeClient.delete(tx, call.actor(), id(call), call.at());
        return Answer.noContent();
    }

    private static Answer renewSecret(Call call, Handle tx) {
        var renewed = ChangeClient.renewSecret(tx, call.actor(), id(call), call.at());
        return Answer.ok(ClientJson.of(renewed)).secret();
    }

    private static long id(Call call) {
        return Body.whole(call.path("client")).orElseThrow(() -> new NotFound("client").refuse());
    }
}
