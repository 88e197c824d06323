package eu.megawatt.service.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Gives PostgreSQL the two names of types that the first migrations have and it lacks, so that the
 * same files run there: what has been applied to somebody's H2 is never changed.
 */
final class PostgresTypes extends BaseCallback {

  private static final String MISSING_TYPES =
      "DO $$ BEGIN"
          + " IF to_regtype('blob') IS NULL THEN CREATE DOMAIN blob AS bytea; END IF;"
          + " IF to_regtype('clob') IS NULL THEN CREATE DOMAIN clob AS text; END IF;"
          + " END $$";

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.BEFORE_MIGRATE;
  }

  @Override
  public void handle(Event event, Context context) {
    try {
      Connection connection = context.getConnection();
      if (connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(MISSING_TYPES);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database's types cannot be prepared", e);
    }
  }
}
