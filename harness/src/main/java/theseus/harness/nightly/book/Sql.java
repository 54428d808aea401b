package theseus.harness.nightly.book;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Statements put to one connection. An error of the database is never expected here: it ends the night, loudly.
final class Sql implements AutoCloseable {
    /// Makes an object of a row.
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /// Changes rows; answers how many.
    int change(String statement, Object... values) {
        try (PreparedStatement prepared = prepared(statement, values)) {
            return prepared.executeUpdate();
        } catch (SQLException e) {
            throw new BookTrouble(e);
        }
    }

    /// All rows of a question.
    <T> List<T> all(String question, Row<T> row, Object... values) {
        List<T> all = new ArrayList<>();
        try (PreparedStatement prepared = prepared(question, values);
                ResultSet rows = prepared.executeQuery()) {
            while (rows.next()) all.add(row.of(rows));
            return all;
        } catch (SQLException e) {
            throw new BookTrouble(e);
        }
    }

    /// A number that always is.
    long number(String question, Object... values) {
        return all(question, row -> row.getLong(1), values).getFirst();
    }

    /// Many statements at once.
    void script(String statements) {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(statements);
        } catch (SQLException e) {
            throw new BookTrouble(e);
        }
    }

    /// All of it or nothing, whatever kills the process meanwhile.
    void atOnce(Runnable changes) {
        try {
            connection.setAutoCommit(false);
            try {
                changes.run();
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new BookTrouble(e);
        }
    }

    private PreparedStatement prepared(String statement, Object... values) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < values.length; i++) prepared.setObject(i + 1, values[i]);
        return prepared;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new BookTrouble(e);
        }
    }
}
