package org.jarshy.gateway.ops;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections to H2 whose commits are {@linkplain QuietCommits quiet}. */
final class QuietDataSource extends DelegatingDataSource {

  /** What a statement does to the tables. */
  enum Effect {
    NONE,
    CHANGES,
    /** Writes what others committed, as a commit does. */
    WRITES_DOWN;

    private static final Pattern CHANGES_ROWS =
        Pattern.compile(
            "\\b(insert|update|delete|merge|nextval|next\\s+value)\\b", Pattern.CASE_INSENSITIVE);

    static Effect of(String sql) {
      if (sql == null || CHANGES_ROWS.matcher(sql).find()) {
        return CHANGES;
      }
      // Definitions of tables come while nobody else is there; a shutdown ends the connection.
      return sql.strip().toLowerCase(Locale.ROOT).startsWith("checkpoint") ? WRITES_DOWN : NONE;
    }
  }

  private final QuietCommits commits = new QuietCommits();

  QuietDataSource(DataSource h2) {
    super(h2);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return proxy(Connection.class, new OfConnection(super.getConnection()));
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return proxy(Connection.class, new OfConnection(super.getConnection(user, password)));
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            QuietDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Null where the method is none of an object's own. */
  private static Object ofObject(Object proxy, Method method, Object[] arguments, Object target) {
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> target.toString();
      default -> null;
    };
  }

  private final class OfConnection implements InvocationHandler {

    private final Connection connection;
    private boolean changed;

    OfConnection(Connection connection) {
      this.connection = connection;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      if (method.getDeclaringClass() == Object.class) {
        return ofObject(proxy, method, arguments, connection);
      }
      switch (method.getName()) {
        case "commit", "rollback":
          if (!changed) {
            return QuietDataSource.invoke(connection, method, arguments);
          }
          // A rollback to a savepoint leaves the transaction open.
          changed = arguments != null;
          return commits.alone(() -> QuietDataSource.invoke(connection, method, arguments));
        case "createStatement", "prepareStatement", "prepareCall":
          Statement statement = (Statement) QuietDataSource.invoke(connection, method, arguments);
          String sql = arguments != null && arguments[0] instanceof String s ? s : null;
          return proxy(
              typeOf(statement), new OfStatement(this, (Connection) proxy, statement, sql));
        default:
          return QuietDataSource.invoke(connection, method, arguments);
      }
    }

    private static Class<? extends Statement> typeOf(Statement statement) {
      return statement instanceof CallableStatement
          ? CallableStatement.class
          : statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
    }

    /** Outside a transaction too the statement is one thing and its commit another. */
    Object change(QuietCommits.Work<Object> statement) throws Throwable {
      if (!connection.getAutoCommit()) {
        changed = true;
        return commits.change(statement);
      }
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        Object result = commits.change(statement);
        done = true;
        commits.alone(
            () -> {
              connection.commit();
              return null;
            });
        return result;
      } finally {
        if (!done) {
          commits.alone(
              () -> {
                connection.rollback();
                return null;
              });
        }
        connection.setAutoCommit(true);
      }
    }
  }

  private final class OfStatement implements InvocationHandler {

    private final OfConnection home;
    private final Connection connection;
    private final Statement statement;
    private final Effect prepared;

    OfStatement(OfConnection home, Connection connection, Statement statement, String sql) {
      this.home = home;
      this.connection = connection;
      this.statement = statement;
      this.prepared = Effect.of(sql);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      if (method.getDeclaringClass() == Object.class) {
        return ofObject(proxy, method, arguments, statement);
      }
      String name = method.getName();
      if (name.equals("getConnection")) {
        return connection;
      }
      if (!name.startsWith("execute")) {
        return QuietDataSource.invoke(statement, method, arguments);
      }
      Effect effect =
          arguments != null && arguments[0] instanceof String sql ? Effect.of(sql) : prepared;
      QuietCommits.Work<Object> work = () -> QuietDataSource.invoke(statement, method, arguments);
      return switch (effect) {
        case NONE -> work.call();
        case CHANGES -> home.change(work);
        case WRITES_DOWN -> commits.alone(work);
      };
    }
  }
}
