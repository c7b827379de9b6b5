package usher.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The kinds of column that Usher's tables have, and how each is written in an archive: the same whichever database it came from. */
enum Kind {

    NUMBER {
        @Override
        void read(ResultSet row, int column, ArrayNode into) throws SQLException {
            into.add(row.getObject(column) == null ? null : Long.valueOf(row.getLong(column)));
        }

        @Override
        void bind(JsonNode value, PreparedStatement into, int column) throws SQLException {
            into.setLong(column, value.longValue());
        }
    },
    DECIMAL {
        @Override
        void read(ResultSet row, int column, ArrayNode into) throws SQLException {
            var number = row.getBigDecimal(column);
            into.add(number == null ? null : number.stripTrailingZeros().toPlainString());
        }

        @Override
        void bind(JsonNode value, PreparedStatement into, int column) throws SQLException {
            into.setBigDecimal(column, new java.math.BigDecimal(value.textValue()));
        }
    },
    REAL {
        @Override
        void read(ResultSet row, int column, ArrayNode into) throws SQLException {
            into.add(row.getObject(column) == null ? null : Double.valueOf(row.getDouble(column)));
        }

        @Override
        void bind(JsonNode value, PreparedStatement into, int column) throws SQLException {
            into.setDouble(column, value.doubleValue());
        }
    },
    YES_NO {
        @Override
        void read(ResultSet row, int column, ArrayNode into) throws SQLException {
            into.add(row.getObject(column) == null ? null : Boolean.valueOf(row.getBoolean(column)));
        }

        @Override
        void bind(JsonNode value, PreparedStatement into, int column) throws SQLException {
            into.setBoolean(column, value.booleanValue());
        }
    },
    TEXT {
        @Override
        void read(ResultSet row, int column, ArrayNode into) throws SQLException {
            into.add(row.getString(column));
        }

        @Override
        void bind(JsonNode value, PreparedStatement into, int column) throws SQLException {
            into.setString(column, value.textValue());
        }
    },
    MOMENT {
        @Override
        void read(ResultSet row, int column, ArrayNode into) throws SQLException {
            var at = row.getObject(column, OffsetDateTime.class);
            // both databases keep microseconds
            into.add(at == null ? null : at.toInstant().truncatedTo(ChronoUnit.MICROS).toString());
        }

        @Override
        void bind(JsonNode value, PreparedStatement into, int column) throws SQLException {
            into.setObject(column, Instant.parse(value.textValue()).atOffset(ZoneOffset.UTC));
        }
    },
    BYTES {
        @Override
        void read(ResultSet row, int column, ArrayNode into) throws SQLException {
            into.add(row.getBytes(column));
        }

        @Override
        void bind(JsonNode value, PreparedStatement into, int column) throws SQLException {
            try {
                into.setBytes(column, value.binaryValue());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    /** Adds the row's value of {@code column} to {@code into}, null for none. */
    abstract void read(ResultSet row, int column, ArrayNode into) throws SQLException;

    /** Binds {@code value}, which is not null. */
    abstract void bind(JsonNode value, PreparedStatement into, int column) throws SQLException;

    /** The kind of a column of JDBC's type {@code type}; null for one that no migration of ours may use before it is added here. */
    static @Nullable Kind of(int type) {
        return switch (type) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> NUMBER;
            case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
            case Types.DOUBLE, Types.FLOAT -> REAL;
            // PostgreSQL's driver says BIT for boolean
            case Types.BOOLEAN, Types.BIT -> YES_NO;
            case Types.VARCHAR, Types.CHAR, Types.LONGVARCHAR, Types.CLOB -> TEXT;
            // PostgreSQL's driver says TIMESTAMP for timestamp with time zone
            case Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP -> MOMENT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
            default -> null;
        };
    }
}
