package dev.runsheet.template;

import dev.runsheet.base.OrgId;
import dev.runsheet.base.Problem.NotFound;
import dev.runsheet.base.TemplateId;
import dev.runsheet.people.Numbers;
import dev.runsheet.platform.json.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The versions of templates, by number. A frozen one never changes, so those asked for lately are
/// kept in memory.
public final class Versions {
    /// How much document is kept for one database; in memory it is a few times as much.
    private static final long MOST_CHARACTERS = 8_000_000;

    private static final Map<Jdbi, Versions> KEPT =
            Collections.synchronizedMap(new WeakHashMap<>());

    private record Key(OrgId org, TemplateId template, int number) {}

    private record Kept(Version version, int size) {}

    /// The one that was not asked for longest comes first.
    private final LinkedHashMap<Key, Kept> byKey = new LinkedHashMap<>(16, 0.75f, true);

    private long characters;

    private Versions() {}

    public static Version of(Handle tx, OrgId org, TemplateId id, int number) {
        return find(tx, org, id, number)
                .orElseThrow(() -> new NotFound("template version").refuse());
    }

    static Optional<Version> find(Handle tx, OrgId org, TemplateId id, int number) {
        var kept = KEPT.computeIfAbsent(tx.getJdbi(), _ -> new Versions());
        var key = new Key(org, id, number);
        return kept.get(key)
                .or(
                        () ->
                                VersionStore.find(tx, org, id, number)
                                        .map(stored -> kept.keep(key, stored)));
    }

    /// The version, which from now on never changes.
    static Version freeze(Handle tx, OrgId org, TemplateId id, int number, Instant now) {
        var key = new Key(org, id, number);
        if (known(tx, key).isEmpty()) {
            find(tx, org, id, number);
        }
        // What was launched before is frozen already, and its launches lock nothing.
        var known = known(tx, key);
        if (known.isPresent()) {
            return known.get();
        }
        // A launch counts itself on the template when it has its number already.
        Numbers.lock(tx, org);
        // As an edit does: the template first, then its version.
        TemplateStore.lock(tx, org, id);
        VersionStore.freeze(tx, org, id, number, now);
        return of(tx, org, id, number);
    }

    private static Optional<Version> known(Handle tx, Key key) {
        return Optional.ofNullable(KEPT.get(tx.getJdbi())).flatMap(versions -> versions.get(key));
    }

    private synchronized Optional<Version> get(Key key) {
        return Optional.ofNullable(byKey.get(key)).map(Kept::version);
    }

    /// Only what is settled is kept: what this transaction froze itself may still be taken back.
    private Version keep(Key key, VersionStore.Stored stored) {
        var content = Json.read(stored.document(), Content.class);
        var version = new Version(key.org(), key.template(), key.number(), content);
        if (stored.isSettled()) {
            add(key, new Kept(version, stored.document().length()));
        }
        return version;
    }

    private synchronized void add(Key key, Kept entry) {
        var before = byKey.put(key, entry);
        characters += entry.size() - (before == null ? 0 : before.size());
        var oldest = byKey.entrySet().iterator();
        while (characters > MOST_CHARACTERS && oldest.hasNext()) {
            characters -= oldest.next().getValue().size();
            oldest.remove();
        }
    }
}
