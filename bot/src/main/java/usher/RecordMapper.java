package usher;

import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Maps rows to records by their components' names. Which column goes where is found out once a statement: JDBI's own mapper does so, with much reflection, at each
 * execution, which costs more than the execution itself.
 */
final class RecordMapper<T> implements RowMapper<T> {

    private static final Map<Class<?>, RowMapper<?>> KNOWN = new ConcurrentHashMap<>();

    private final RowMapper<T> unbound;
    private final Map<String, RowMapper<T>> bound = new ConcurrentHashMap<>(); // by the statement as it is written in its table: the same text, the same columns

    private RecordMapper(Class<T> type) {
        this.unbound = ConstructorMapper.of(type);
    }

    /** For every record; what one connection found out serves all. */
    static RowMapperFactory factory() {
        return (Type type, ConfigRegistry _) -> type instanceof Class<?> record && record.isRecord() ? Optional.of(KNOWN.computeIfAbsent(record, RecordMapper::new)) : Optional.empty();
    }

    @Override
    public T map(ResultSet row, StatementContext context) throws SQLException {
        return specialize(row, context).map(row, context);
    }

    @Override
    public RowMapper<T> specialize(ResultSet row, StatementContext context) throws SQLException {
        var sql = context.getRawSql();
        var known = bound.get(sql);
        if (known != null) return known;
        var found = unbound.specialize(row, context);
        bound.put(sql, found);
        return found;
    }
}
