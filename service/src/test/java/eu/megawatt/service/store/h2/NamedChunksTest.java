package eu.megawatt.service.store.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What H2 finds in a file that was left as it is at any moment, read without what is tested here:
 * the row committed last is there.
 */
final class NamedChunksTest {

  private static final int LIVES = 3;
  private static final int COMMITS = 80;

  @TempDir private Path folder = Path.of("");

  private long committed;
  private long forced;

  @BeforeEach
  void register() {
    FilePath.register(new WatchedPath());
  }

  @AfterEach
  void forget() {
    WatchedPath.WATCHER.set(new WatchedPath.Watcher() {});
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void kill_inTheMiddleOfAWrite_losesNothingThatWasCommitted(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    int[] looks = {0};
    try (Live live = new Live(random, 0)) {
      WatchedPath.WATCHER.set(
          new WatchedPath.Watcher() {
            @Override
            public int together(int length) {
              return random.nextInt(1, length + 1);
            }

            @Override
            public void wrote(ByteBuffer bytes, long position) throws IOException {
              if (committed > 0 && random.nextInt(120) == 0) {
                looks[0]++;
                assertThat(rows(copy(live.file()))).isBetween(committed, committed + 1);
              }
            }
          });
      live.run();
    }
    assertThat(looks[0]).isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void powerCut_withAnyOfTheUnforcedWritesDone_losesNothingThatWasForced(long seed)
      throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    Disk disk = new Disk(random);
    int[] looks = {0};
    try (Live live = new Live(random, 45_000)) {
      WatchedPath.WATCHER.set(
          new WatchedPath.Watcher() {
            @Override
            public void wrote(ByteBuffer bytes, long position) throws IOException {
              disk.wrote(bytes, position);
              if (forced > 0 && random.nextInt(14) == 0) {
                looks[0]++;
                assertThat(rows(disk.cut(folder.resolve("cut.mv.db"))))
                    .isBetween(forced, committed + 1);
              }
            }

            @Override
            public void truncated(long size) {
              disk.truncated(size);
            }

            @Override
            public void forced() {
              disk.forced();
            }
          });
      live.run();
    }
    assertThat(looks[0]).isGreaterThan(20);
  }

  /** A database that is written, left as a killed process leaves it, opened and written on. */
  private final class Live implements AutoCloseable {

    private final SplittableRandom random;
    private final int retentionMs;
    private final Path name = folder.resolve("live");

    /**
     * @param retentionMs for how long the space of what is outdated is left alone
     */
    Live(SplittableRandom random, int retentionMs) {
      this.random = random;
      this.retentionMs = retentionMs;
    }

    Path file() {
      return folder.resolve("live.mv.db");
    }

    void run() throws SQLException {
      for (int life = 0; life < LIVES; life++) {
        String address =
            NamedChunksPath.address(Path.of(WatchedPath.SCHEME + ":" + name))
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        try (Connection connection = DriverManager.getConnection(address);
            Statement statement = connection.createStatement()) {
          statement.execute("SET RETENTION_TIME " + retentionMs);
          statement.execute(
              "CREATE TABLE IF NOT EXISTS kept (id BIGINT PRIMARY KEY, text VARCHAR)");
          statement.execute("CREATE INDEX IF NOT EXISTS kept_text ON kept (text)");
          connection.setAutoCommit(false);
          commit(connection);
          statement.execute(life % 2 == 0 ? "SHUTDOWN IMMEDIATELY" : "SHUTDOWN");
        }
      }
    }

    private void commit(Connection connection) throws SQLException {
      try (PreparedStatement insert =
              connection.prepareStatement("INSERT INTO kept VALUES (?, ?)");
          PreparedStatement change =
              connection.prepareStatement("UPDATE kept SET text = ? WHERE id = ?")) {
        for (int i = 0; i < COMMITS; i++) {
          insert.setLong(1, committed + 1);
          insert.setString(2, text());
          insert.executeUpdate();
          for (int other = random.nextInt(8); other > 0 && committed > 0; other--) {
            change.setString(1, text());
            change.setLong(2, random.nextLong(1, committed + 1));
            change.executeUpdate();
          }
          connection.commit();
          committed++;
          if (random.nextInt(3) == 0) {
            NamedChunksPath.force(Path.of(WatchedPath.SCHEME + ":" + name));
            forced = committed;
          }
        }
      }
    }

    private String text() {
      return Long.toHexString(random.nextLong()) + "-".repeat(random.nextInt(2_000));
    }

    @Override
    public void close() {
      WatchedPath.WATCHER.set(new WatchedPath.Watcher() {});
    }
  }

  private Path copy(Path file) throws IOException {
    return Files.copy(file, folder.resolve("copy.mv.db"), StandardCopyOption.REPLACE_EXISTING);
  }

  /** The rows that H2 finds by itself; they are numbered from 1 on. */
  private static long rows(Path file) {
    String name = file.toString().replace(".mv.db", "");
    try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + name);
        Statement statement = connection.createStatement()) {
      try (ResultSet counted = statement.executeQuery("SELECT COUNT(*), MAX(id) FROM kept")) {
        counted.next();
        assertThat(counted.getLong(2)).isEqualTo(counted.getLong(1));
        return counted.getLong(1);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** What is on the disk for certain, and the writes that maybe are. */
  private static final class Disk {

    private record Write(ByteBuffer bytes, int position) {}

    private final SplittableRandom random;
    private final List<Write> pending = new ArrayList<>();
    private byte[] certain = new byte[0];

    Disk(SplittableRandom random) {
      this.random = random;
    }

    void wrote(ByteBuffer bytes, long position) {
      ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
      pending.add(new Write(copy, (int) position));
    }

    void truncated(long size) {
      forced();
      certain = Arrays.copyOf(certain, (int) size);
    }

    void forced() {
      certain = with(pending);
      pending.clear();
    }

    /** What is there after a power cut. */
    Path cut(Path file) throws IOException {
      return Files.write(file, with(pending.stream().filter(_ -> random.nextBoolean()).toList()));
    }

    private byte[] with(List<Write> writes) {
      byte[] bytes = certain.clone();
      for (Write write : writes) {
        int length = write.bytes().remaining();
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length, write.position() + length));
        write.bytes().get(0, bytes, write.position(), length);
      }
      return bytes;
    }
  }
}
