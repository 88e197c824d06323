package eu.megawatt.service.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import eu.megawatt.service.record.RecordsIntoBlocks;
import eu.megawatt.service.store.h2.NamedChunksPath;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/**
 * The embedded H2 of a data directory or a PostgreSQL elsewhere, migrated to what this version
 * knows. What it has acknowledged survives a killed process: for H2, {@code WRITE_DELAY=0} and
 * {@link NamedChunksPath}, see docs/decisions.md. One process at a time has it: H2 locks its file,
 * for PostgreSQL there is {@link ServiceLock}. Thread-safe.
 */
public final class Database implements AutoCloseable {

  private static final String NAME = "megawatt";
  private static final int CONNECTIONS = 8;
  private static final long TIMEOUT_MS = 10_000;

  /**
   * H2 would take 64 MiB for each GiB that the heap may have, and it may have most of a machine.
   */
  private static final int CACHE_KIB = 8 * 1024;

  private final HikariDataSource source;
  private final Jdbi jdbi;
  private final Optional<ServiceLock> lock;

  /** H2's file, without its ending. */
  private final Optional<Path> file;

  private Database(HikariDataSource source, Optional<ServiceLock> lock, Optional<Path> file) {
    this.source = source;
    this.lock = lock;
    this.file = file;
    jdbi = Jdbi.create(source);
  }

  /** Opens the database of a directory and brings its tables up to date. */
  public static Database open(DataDirectory directory) {
    Path file = directory.path().resolve(NAME);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(
        "%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=%d;QUERY_CACHE_SIZE=64"
            .formatted(NamedChunksPath.address(file), CACHE_KIB));
    Database database = open(config, Optional.empty(), Optional.of(file));
    try {
      directory.protect(NAME + ".mv.db");
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * Opens a database elsewhere and brings its tables up to date.
   *
   * @param lost is told who it is that uses the tables in our place; nothing is written any more
   * @throws LockedException where another service uses the tables
   */
  public static Database open(DatabaseAddress address, Consumer<String> lost) {
    CompletableFuture<String> other = new CompletableFuture<>();
    ServiceLock lock = take(address, other);
    try {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(address.url());
      address.user().ifPresent(config::setUsername);
      address.password().ifPresent(config::setPassword);
      config.setConnectionInitSql(lock.requirement());
      Database database = open(config, Optional.of(lock), Optional.empty());
      var _ =
          other.thenAccept(
              holder -> {
                database.source.close();
                lost.accept(holder);
              });
      return database;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static ServiceLock take(DatabaseAddress address, CompletableFuture<String> other) {
    try {
      return ServiceLock.take(address, other::complete);
    } catch (SQLException e) {
      throw new IllegalStateException("The database " + address + " cannot be used", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while opening " + address, e);
    }
  }

  private static Database open(
      HikariConfig config, Optional<ServiceLock> lock, Optional<Path> file) {
    config.setPoolName("megawatt");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(TIMEOUT_MS);
    HikariDataSource source = new HikariDataSource(config);
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:eu/megawatt/service/store")
          .callbacks(new PostgresTypes())
          .javaMigrations(new RecordsIntoBlocks())
          .load()
          .migrate();
      return new Database(source, lock, file);
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /** The way to its tables. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /**
   * Has what was committed survive a power cut too, once this returns. H2 hands each commit to the
   * operating system and does not wait for the disk; PostgreSQL has waited already.
   */
  public void force() {
    file.ifPresent(NamedChunksPath::force);
  }

  /** Whether it answers. */
  public boolean answers() {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one() == 1);
  }

  @Override
  public void close() {
    source.close();
    lock.ifPresent(ServiceLock::close);
  }
}
