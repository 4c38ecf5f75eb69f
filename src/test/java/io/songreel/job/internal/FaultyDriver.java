package io.songreel.job.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** H2 behind a line that {@link Faults} may cut before or after any commit, or disturb at any statement. */
public final class FaultyDriver implements Driver {
    static final Faults FAULTS = new Faults();
    private final Driver real = new org.h2.Driver();

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        Connection connection = real.connect(url, properties);
        return connection == null
                ? null
                : (Connection) Proxy.newProxyInstance(FaultyDriver.class.getClassLoader(),
                        new Class<?>[]{Connection.class},
                        (proxy, method, args) -> connectionCall(connection, method, args));
    }

    private static @Nullable Object connectionCall(Connection real, Method method, Object @Nullable [] args)
            throws Throwable {
        if (method.getName().equals("commit")) {
            return committing(real, method, args);
        }
        Object result = call(real, method, args);
        return result instanceof Statement statement
                ? Proxy.newProxyInstance(FaultyDriver.class.getClassLoader(), new Class<?>[]{method.getReturnType()},
                        (proxy, inner, innerArgs) -> statementCall(real, statement, inner, innerArgs))
                : result;
    }

    private static @Nullable Object statementCall(Connection connection, Statement real, Method method,
            Object @Nullable [] args) throws Throwable {
        if (!method.getName().startsWith("execute")) {
            return call(real, method, args);
        }
        if (connection.getAutoCommit() && !method.getName().equals("executeQuery")) {
            return committing(real, method, args);
        }
        FAULTS.statement(!connection.getAutoCommit());
        return call(real, method, args);
    }

    private static @Nullable Object committing(Object real, Method method, Object @Nullable [] args) throws Throwable {
        FAULTS.point();
        Object result = call(real, method, args);
        FAULTS.point();
        return result;
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return real.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
        return real.getPropertyInfo(url, properties);
    }

    @Override
    public int getMajorVersion() {
        return real.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return real.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return real.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
