package dev.runsheet.platform.db;

import dev.runsheet.base.Id;
import dev.runsheet.base.MemberId;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.array.SqlArrayType;
import org.jdbi.v3.core.array.SqlArrayTypeFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.spi.JdbiPlugin;

/// How our words become values of the database, alone and in arrays, and moments come back.
final class Types extends JdbiPlugin.Singleton {
    private static final Map<Class<?>, SqlArrayType<?>> ARRAYS =
            Map.of(
                    UUID.class, SqlArrayType.<UUID>of("uuid", id -> id),
                    Long.class, SqlArrayType.<Long>of("bigint", number -> number),
                    String.class, SqlArrayType.<String>of("text", text -> text),
                    MemberId.class, SqlArrayType.<MemberId>of("bigint", MemberId::value));

    private static final ColumnMapper<Instant> INSTANT =
            (row, column, _) -> {
                var at = row.getObject(column, OffsetDateTime.class);
                return at == null ? null : at.toInstant();
            };

    @Override
    public void customizeJdbi(Jdbi jdbi) {
        jdbi.registerArgument((ArgumentFactory) (_, value, _) -> argument(value));
        jdbi.registerArgument(new Moments());
        jdbi.registerArrayType((SqlArrayTypeFactory) Types::array);
        jdbi.registerColumnMapper(Instant.class, INSTANT);
    }

    /// Empty for what the library knows as well as we do.
    private static Optional<Argument> argument(Object value) {
        return switch (value) {
            case Id id -> Optional.of((place, to, _) -> to.setObject(place, id.value()));
            case MemberId member ->
                    Optional.of((place, to, _) -> to.setLong(place, member.value()));
            case null, default -> Optional.empty();
        };
    }

    private static Optional<SqlArrayType<?>> array(Type element, ConfigRegistry config) {
        if (!(element instanceof Class<?> type)) {
            return Optional.empty();
        }
        if (Id.class.isAssignableFrom(type)) {
            return Optional.of(SqlArrayType.<Id>of("uuid", Id::value));
        }
        return Optional.ofNullable(ARRAYS.get(type));
    }

    /// As the wire has it: UTC, to the millisecond.
    private static final class Moments extends AbstractArgumentFactory<Instant> {
        Moments() {
            super(java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant at, ConfigRegistry config) {
            var utc = at.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
            return (place, to, _) -> to.setObject(place, utc);
        }
    }
}
