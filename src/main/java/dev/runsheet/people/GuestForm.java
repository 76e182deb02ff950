package dev.runsheet.people;

import dev.runsheet.base.Body;
import dev.runsheet.base.MemberId;
import dev.runsheet.base.OrgId;
import dev.runsheet.form.Email;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/// Reads a guest as clients write it (platform spec 6.3).
final class GuestForm {
    private static final int MOST_EMAIL = 254;
    private static final int MOST_NAME = 200;
    private static final int MOST_PHONE = 20;
    private static final List<String> PHONES = List.of("phone_1", "phone_2");
    private static final List<String> TEXTS = List.of("company_name", "opportunity_name", "status");
    private static final List<String> URLS =
            List.of("company_url", "contact_url", "image_url", "opportunity_url");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
                    .withResolverStyle(ResolverStyle.STRICT);

    /// Somebody who is to be a guest.
    record NewGuest(String email, String firstName, String lastName, Map<String, Object> details) {}

    private GuestForm() {}

    /// What is wrong becomes a fault of the body.
    static NewGuest read(Handle tx, OrgId org, Body body) {
        var details = new LinkedHashMap<String, Object>();
        PHONES.forEach(key -> body.string(key, MOST_PHONE).ifPresent(at(details, key)));
        TEXTS.forEach(key -> body.string(key, MOST_NAME).ifPresent(at(details, key)));
        for (var key : URLS) {
            if (body.isSet(key)) {
                details.put(key, body.givenUrl(key).value());
            }
        }
        NewMember.timezone(body).ifPresent(at(details, "timezone"));
        source(body, details);
        creation(body, details);
        if (body.isSet(Guest.ASSOCIATED)) {
            details.put(
                    Guest.ASSOCIATED,
                    associated(tx, org, body).stream().map(MemberId::value).toList());
        }
        return new NewGuest(
                email(body),
                body.string("first_name", MOST_NAME).orElse(null),
                body.string("last_name", MOST_NAME).orElse(null),
                details);
    }

    /// The members whom the guest is known to.
    static List<MemberId> associated(Handle tx, OrgId org, Body body) {
        var buckets = new LinkedHashMap<String, Object>();
        buckets.put(Guest.ASSOCIATED, body.raw(Guest.ASSOCIATED));
        return OwnersForm.read(tx, org, Body.of(buckets, "", body.faults()), Guest.ASSOCIATED)
                .members();
    }

    private static Consumer<String> at(Map<String, Object> map, String key) {
        return value -> map.put(key, value);
    }

    private static String email(Body body) {
        var email = body.requiredString("email", MOST_EMAIL).strip().toLowerCase(Locale.ROOT);
        if (!email.isEmpty() && !Email.isAddress(email)) {
            body.fault("email", "The email must be a valid email address.");
        }
        return email;
    }

    private static void source(Body body, Map<String, Object> details) {
        var key = "external_sync_source";
        var source = body.string(key, MOST_NAME);
        if (source.isPresent() && !source.get().equals("salesforce")) {
            body.fault(key, "The selected external sync source is invalid.");
        }
        source.ifPresent(at(details, key));
    }

    private static void creation(Body body, Map<String, Object> details) {
        var key = "external_date_creation";
        var text = body.string(key, MOST_NAME);
        try {
            text.ifPresent(each -> LocalDateTime.parse(each, MOMENT));
        } catch (DateTimeParseException _) {
            body.fault(key, "The external date creation does not match the format Y-m-d H:i:s.");
        }
        text.ifPresent(at(details, key));
    }
}
