package dev.runsheet.platform.http;

import dev.runsheet.base.OrgId;
import dev.runsheet.platform.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/// Remembered answers in PostgreSQL, kept for a day.
public final class ReplayStore implements Replays {
    private static final Duration KEPT = Duration.ofHours(24);

    @Override
    public boolean lock(Handle tx, Key key) {
        return tx.createQuery(
                        """
                        select pg_try_advisory_xact_lock(:lock)
                        """)
                .bind("lock", number(key))
                .mapTo(Boolean.class)
                .one();
    }

    @Override
    public Optional<Stored> find(Handle tx, Key key, Instant now) {
        return tx.createQuery(
                        """
                        select request_hash, status, headers, body
                          from idempotency_key
                         where org_id = :org and actor = :actor and key = :key
                           and created_at > :since
                        """)
                .bind("org", key.org().value())
                .bind("actor", key.actor())
                .bind("key", key.key())
                .bind("since", now.minus(KEPT))
                .reduceRows(Optional.empty(), (_, row) -> Optional.of(stored(row)));
    }

    /// An answer older than a day gives way.
    @Override
    public void store(Handle tx, Key key, Stored answer, Instant now) {
        tx.createUpdate(
                        """
                        insert into idempotency_key
                               (org_id, actor, key, request_hash, status, headers, body, created_at)
                        values (:org, :actor, :key, :hash, :status, cast(:headers as jsonb), :body, :now)
                            on conflict (org_id, actor, key) do update
                           set request_hash = excluded.request_hash, status = excluded.status,
                               headers = excluded.headers, body = excluded.body,
                               created_at = excluded.created_at
                        """)
                .bind("org", key.org().value())
                .bind("actor", key.actor())
                .bind("key", key.key())
                .bind("hash", answer.requestHash())
                .bind("status", answer.status())
                .bind("headers", Json.text(answer.headers()))
                .bind("body", answer.body())
                .bind("now", now)
                .execute();
    }

    /// Deletes what this organization no longer needs; answers how many.
    public int forget(Handle tx, OrgId org, Instant now) {
        return tx.createUpdate(
                        """
                        delete from idempotency_key
                         where org_id = :org and created_at <= :until
                        """)
                .bind("org", org.value())
                .bind("until", now.minus(KEPT))
                .execute();
    }

    private static Stored stored(RowView row) {
        var headers = new LinkedHashMap<String, String>();
        var read = (Map<?, ?>) Json.read(row.getColumn("headers", String.class));
        read.forEach((name, value) -> headers.put((String) name, (String) value));
        return new Stored(
                row.getColumn("request_hash", byte[].class),
                row.getColumn("status", Integer.class),
                headers,
                row.getColumn("body", byte[].class));
    }

    private static long number(Key key) {
        var text = key.org().hex() + '\n' + key.actor() + '\n' + key.key();
        return ByteBuffer.wrap(Sha256.of(text.getBytes(StandardCharsets.UTF_8))).getLong();
    }
}
