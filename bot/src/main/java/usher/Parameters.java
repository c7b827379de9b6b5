package usher;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * How values become a statement's parameters, for the few types that rows are made of. Being asked first it spares each statement JDBI's round through twenty
 * factories for every type. Instants are bound as UTC date-times, on which H2 and PostgreSQL agree in every time zone of the machine; collections as arrays.
 */
final class Parameters implements ArgumentFactory.Preparable {

    private interface Setting {
        void set(PreparedStatement statement, int position, Object value) throws SQLException;
    }

    private static final Map<Class<?>, Function<Object, Argument>> PLAIN = Map.ofEntries(
        of(Long.class, Types.BIGINT, (statement, at, value) -> statement.setLong(at, (Long) value)), of(long.class, Types.BIGINT, (statement, at, value) -> statement.setLong(at, (Long) value)),
        of(Integer.class, Types.INTEGER, (statement, at, value) -> statement.setInt(at, (Integer) value)), of(int.class, Types.INTEGER, (statement, at, value) -> statement.setInt(at, (Integer) value)),
        of(Boolean.class, Types.BOOLEAN, (statement, at, value) -> statement.setBoolean(at, (Boolean) value)), of(boolean.class, Types.BOOLEAN, (statement, at, value) -> statement.setBoolean(at, (Boolean) value)),
        of(String.class, Types.VARCHAR, (statement, at, value) -> statement.setString(at, (String) value)),
        of(Instant.class, Types.TIMESTAMP_WITH_TIMEZONE, (statement, at, value) -> statement.setObject(at, utc((Instant) value))));

    private static Map.Entry<Class<?>, Function<Object, Argument>> of(Class<?> type, int empty, Setting setting) {
        return Map.entry(type, value -> (at, statement, _) -> {
            if (value == null) statement.setNull(at, empty);
            else setting.set(statement, at, value);
        });
    }

    private static OffsetDateTime utc(Instant value) {
        return OffsetDateTime.ofInstant(value.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    @Override
    public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
        if (type instanceof Class<?> plain) return Optional.ofNullable(PLAIN.get(plain));
        if (!(type instanceof ParameterizedType many) || !(many.getRawType() instanceof Class<?> raw) || !Collection.class.isAssignableFrom(raw)) return Optional.empty();
        var element = many.getActualTypeArguments()[0];
        return element == String.class ? Optional.of(array("varchar")) : element == Long.class ? Optional.of(array("bigint")) : Optional.empty();
    }

    private static Function<Object, Argument> array(String type) {
        return values -> (at, statement, context) -> {
            var array = statement.getConnection().createArrayOf(type, ((Collection<?>) values).toArray());
            context.addCleanable(array::free);
            statement.setArray(at, array);
        };
    }
}
