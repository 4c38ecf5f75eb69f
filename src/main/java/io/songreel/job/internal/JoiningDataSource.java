package io.songreel.job.internal;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Gives out the connection of the current transaction where there is one, so that db-scheduler's rows are written with
 * ours or not at all. Such a connection is its opener's to commit and close: those calls do nothing here.
 */
final class JoiningDataSource extends DelegatingDataSource {
    private final Tx tx;

    JoiningDataSource(DataSource dataSource, Tx tx) {
        super(unwrapDataSource(dataSource));
        this.tx = tx;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return tx.inside() ? joined(tx.connection()) : super.getConnection();
    }

    private static Connection joined(Connection ours) {
        return (Connection) Proxy.newProxyInstance(JoiningDataSource.class.getClassLoader(),
                new Class<?>[]{Connection.class}, (proxy, method, args) -> switch (method.getName()) {
                    case "close", "commit", "rollback", "setAutoCommit" -> null;
                    default -> {
                        try {
                            yield method.invoke(ours, args);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }
                });
    }
}
