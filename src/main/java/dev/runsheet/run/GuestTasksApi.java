package dev.runsheet.run;

import dev.runsheet.base.Owners;
import dev.runsheet.base.Page;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.people.Guest;
import dev.runsheet.people.GuestCodes;
import dev.runsheet.platform.http.Answer;
import dev.runsheet.platform.http.Call;
import dev.runsheet.platform.http.Routes;
import dev.runsheet.task.Task;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What a guest has to do, for members and for the guest; whose it is says an address or a code.
public final class GuestTasksApi {
    private static final int ROWS = 10;
    private static final String GUEST = "/organizations/{org}/guests/{guest}";

    private final GuestCodes codes;

    private GuestTasksApi(GuestCodes codes) {
        this.codes = codes;
    }

    public static void mount(Routes routes, GuestCodes codes) {
        var api = new GuestTasksApi(codes);
        routes.toGuests().get(GUEST + "/tasks", api::tasks);
        routes.toGuests().post(GUEST + "/form-field/value", api::value);
    }

    /// Ten to a page, whatever is asked for (platform spec 6.2).
    private Answer tasks(Call call, Handle tx) {
        var alone = new Owners(List.of(), List.of(guest(call, tx).email()), List.of());
        var page = new Page(call.page(ROWS).number(), ROWS, false);
        return TaskReadsApi.personal(call, tx, TaskReadsApi.grouped(call, tx, alone), page);
    }

    /// On behalf of the guest, who must be assigned to the task.
    private Answer value(Call call, Handle tx) {
        var guest = guest(call, tx);
        return FieldValuesApi.value(call, tx, guest.email(), task -> requireAssigned(task, guest));
    }

    private static void requireAssigned(Task task, Guest guest) {
        if (!task.work().owners().guests().contains(guest.email())) {
            throw new NotFound("task").refuse();
        }
    }

    /// To a guest there is no other.
    private Guest guest(Call call, Handle tx) {
        var guest = codes.find(tx, call.org(), call.path("guest"));
        if (call.actor().guest().filter(self -> !self.equals(guest.email())).isPresent()) {
            throw new NotFound("guest").refuse();
        }
        return guest;
    }
}
