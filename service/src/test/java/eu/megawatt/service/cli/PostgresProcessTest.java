package eu.megawatt.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.service.Await;
import eu.megawatt.service.RealPostgres;
import eu.megawatt.service.store.DatabaseAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code megawatt serve --database} as whoever starts it meets it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresProcessTest {

  private final RealPostgres postgres = RealPostgres.start();

  @AfterAll
  void stopServer() {
    postgres.close();
  }

  private static Spawned serve(Path folder, String data, String url, String password) {
    return Spawned.megawatt(
        folder,
        Map.of(DatabaseAddress.USER, RealPostgres.USER, DatabaseAddress.PASSWORD, password),
        "serve",
        "--port",
        "0",
        "--data",
        folder.resolve(data).toString(),
        "--database",
        url);
  }

  private Spawned serve(Path folder, String data) {
    return serve(folder, data, postgres.url("megawatt"), RealPostgres.PASSWORD);
  }

  private static void assertRefused(Spawned service, String... words) {
    assertThat(service.exitCode()).as(service.err()).isEqualTo(2);
    assertThat(service.err().strip().lines()).hasSize(1);
    assertThat(service.err()).startsWith("megawatt: ").contains(words);
    assertThat(service.out()).isEmpty();
  }

  @Test
  void serve_withAWrongPassword_2AndOneLineWithoutIt(@TempDir Path folder) {
    String url = postgres.url("megawatt");
    try (Spawned service = serve(folder, "data", url, "a wrong secret")) {
      assertRefused(service, url, "does not let us in", DatabaseAddress.PASSWORD);
      assertThat(service.err()).doesNotContain("a wrong secret");
    }
  }

  @Test
  void serve_onADatabaseThatIsNotThere_2AndOneLine(@TempDir Path folder) {
    String url = postgres.url("elsewhere");
    try (Spawned service = serve(folder, "data", url, RealPostgres.PASSWORD)) {
      assertRefused(service, url, "is not there", "CREATE DATABASE");
    }
  }

  @Test
  void serve_onAHostThatIsNotThere_2AndOneLine(@TempDir Path folder) {
    String url = "postgresql://nowhere.invalid:5432/megawatt";
    try (Spawned service = serve(folder, "data", url, RealPostgres.PASSWORD)) {
      assertRefused(service, url, "does not answer", "nowhere.invalid");
    }
  }

  @Test
  void serve_onADatabaseInUse_2AndSaysWhoHasIt(@TempDir Path folder) {
    try (Spawned first = serve(folder, "data")) {
      first.awaitOut("works once");
      try (Spawned second = serve(folder, "other")) {
        assertRefused(second, "is used by another Megawatt: Megawatt, process " + first.pid());
      }
      first.kill();
      Await.until("the server to notice", () -> postgres.holders().isEmpty());
      try (Spawned third = serve(folder, "other")) {
        third.awaitOut("ready after");
      }
    }
  }

  @Test
  void serve_thatLosesItsDatabaseToAnother_2AndSaysWhoHasIt(@TempDir Path folder)
      throws SQLException {
    try (Spawned service = serve(folder, "data")) {
      service.awaitOut("works once");
      try (Connection _ = postgres.robHolder()) {
        assertThat(service.exitCode()).as(service.err()).isEqualTo(2);
        assertThat(service.err()).contains("megawatt: The connection that held", "a thief", "ends");
      }
    }
  }
}
