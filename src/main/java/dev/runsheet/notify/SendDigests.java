package dev.runsheet.notify;

import dev.runsheet.base.OrgId;
import dev.runsheet.letter.Letters;
import dev.runsheet.notify.DigestStore.Reader;
import dev.runsheet.people.EachOrganization;
import dev.runsheet.people.OrganizationStore;
import dev.runsheet.platform.db.Transactions;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Writes people what they have to do, at six in their morning on the days that they want it. Each
/// is seen to once on such a day, by whichever server is first; who has nothing to do gets nothing.
public final class SendDigests {
    private static final int FROM = 6;

    /// Later it is no morning any more, and no digest is better than one that is late.
    private static final int UNTIL = 10;

    private static final int MOST = 1_000;

    private SendDigests() {}

    public static void run(Transactions transactions, Instant now) {
        EachOrganization.run(transactions, "digests", org -> send(transactions, org, now));
    }

    private static void send(Transactions transactions, OrgId org, Instant now) {
        for (var reader : transactions.read(tx -> due(tx, org, now))) {
            transactions.write(tx -> see(tx, org, reader, now));
        }
    }

    private static List<Reader> due(Handle tx, OrgId org, Instant now) {
        var organization = OrganizationStore.find(tx, org);
        var members = organization.digestDays();
        var guests = organization.guestDigestDays();
        // The day of a reader may have begun before ours, or have not begun yet.
        var done = DigestStore.done(tx, org, LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1));
        return DigestStore.readers(tx, org).stream()
                .filter(each -> isMorning(each, each.member() == null ? guests : members, now))
                .filter(
                        each ->
                                !done.contains(
                                        each.person() + " " + there(each, now).toLocalDate()))
                .toList();
    }

    private static boolean isMorning(Reader reader, Set<DayOfWeek> usual, Instant now) {
        var there = there(reader, now);
        return there.getHour() >= FROM
                && there.getHour() < UNTIL
                && reader.days().orElse(usual).contains(there.getDayOfWeek());
    }

    private static ZonedDateTime there(Reader reader, Instant now) {
        return now.atZone(Recipient.zone(reader.zone()));
    }

    /// Answers whether there was a letter.
    private static boolean see(Handle tx, OrgId org, Reader reader, Instant now) {
        var day = there(reader, now).toLocalDate();
        if (!DigestStore.isMine(tx, org, reader.person(), day)) {
            return false;
        }
        var letter =
                recipient(tx, org, reader)
                        .map(to -> new Digest(to, DigestStore.items(tx, to.actor(), MOST), now))
                        .flatMap(digest -> digest.letter(org));
        letter.ifPresent(each -> Letters.post(tx, each, now));
        return letter.isPresent();
    }

    private static Optional<Recipient> recipient(Handle tx, OrgId org, Reader reader) {
        return Stream.concat(
                        RecipientStore.members(tx, org, Stream.ofNullable(reader.member()).toList())
                                .values()
                                .stream(),
                        RecipientStore.guests(tx, org, Stream.ofNullable(reader.guest()).toList())
                                .values()
                                .stream())
                .findFirst();
    }
}
