package eu.megawatt.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.system.MegawattProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service is killed at random moments while 500 jobs a second are asked for: what was
 * acknowledged is there, and nothing twice, counted from the file. Three times; thirty with {@code
 * -Dmegawatt.faults=long}.
 */
final class JobKillsTest {

  private static final int KILLS = "long".equals(System.getProperty("megawatt.faults")) ? 30 : 3;
  private static final int SENDERS = 8;
  private static final double PER_SECOND = 500;
  private static final long LIFE_MILLIS = 3_000;
  private static final long SEED = 20_261_126;

  @TempDir private Path folder = Path.of("");

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Door door = new Door();

  @Test
  @Timeout(600)
  void kills_whileJobsAreAskedFor_loseNoneAndDoubleNone() throws Exception {
    ServedData data = new ServedData(Files.createDirectory(folder.resolve("killed")));
    Map<String, String> acknowledged = loadAndKill(data);

    Map<String, String> kept = kept(data.path());

    System.out.printf("%d kills; %,d jobs acknowledged%n", KILLS, acknowledged.size());
    assertThat(acknowledged).hasSizeGreaterThan(SENDERS * KILLS);
    assertThat(kept).containsAllEntriesOf(acknowledged);
    assertThat(kept.size() - acknowledged.size()).isBetween(0, SENDERS);
  }

  private Map<String, String> loadAndKill(ServedData data) throws Exception {
    List<JobSender> senders = new ArrayList<>();
    List<MegawattProcess> running = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
    try {
      running.add(data.start());
      URI address = data.awaitAddress(running.getLast());
      planOnAFleet(address, data.token());
      List<Future<Map<String, String>>> asking = new ArrayList<>();
      for (int sender = 0; sender < SENDERS; sender++) {
        JobSender each = new JobSender("s" + sender, PER_SECOND / SENDERS, door, data.token());
        senders.add(each);
        asking.add(threads.submit(each));
      }
      door.open(address);
      for (int kill = 0; kill < KILLS; kill++) {
        Duration life = Duration.ofMillis(random.nextLong(200, LIFE_MILLIS));
        assertThat(running.getLast().endsWithin(life)).isFalse();
        running.getLast().kill();
        door.shut();
        running.add(data.start());
        door.open(data.awaitAddress(running.getLast()));
      }
      senders.forEach(JobSender::end);
      Map<String, String> acknowledged = new HashMap<>();
      for (Future<Map<String, String>> each : asking) {
        acknowledged.putAll(each.get());
      }
      return acknowledged;
    } finally {
      threads.shutdownNow();
      running.forEach(MegawattProcess::kill);
    }
  }

  /** One pool of a million GPUs, from now on for a week. */
  private static void planOnAFleet(URI address, String token)
      throws IOException, InterruptedException {
    String scenario =
        """
        {"format":"megawatt/scenario/1","name":"one pool",\
        "horizon":{"start":"%s","slotMinutes":15,"slots":672},"carbonEurPerTonne":0,\
        "gpuTypes":[{"id":"A","idleWatts":100,"powerCaps":[{"fraction":1.0,"speed":1.0}]}],\
        "sites":[{"id":"here","country":"NO","pue":1.1,"energyEurPerMWh":50,\
        "carbonGramsPerKWh":20,"assurance":{"operatorJurisdiction":"NO","seal":2,\
        "certifications":[],"keyCustody":[]}}],\
        "powerDomains":[{"id":"grid","site":"here","parent":null,"limitMW":1000,"measures":"it"}],\
        "pools":[{"id":"pool","domain":"grid","gpuType":"A","gpus":1000000}],\
        "residencyPolicies":[{"id":"any"}],"jobs":[]}"""
            .formatted(Instant.now().truncatedTo(ChronoUnit.HOURS));
    String made = send(address, token, "POST", "/api/v1/scenarios", scenario);
    String id =
        made.substring(made.indexOf("\"sc-") + 1, made.indexOf('"', made.indexOf("\"sc-") + 1));
    send(
        address,
        token,
        "PUT",
        "/api/v1/current-plan/basis",
        "{\"scenarioId\":\"%s\",\"reason\":\"a test\"}".formatted(id));
  }

  private static String send(URI address, String token, String method, String path, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(address.resolve(path))
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/json")
                  .method(method, BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
      return answer.body();
    }
  }

  /** The jobs in the file, by what they are called outside. */
  private static Map<String, String> kept(Path data) throws SQLException {
    Map<String, String> kept = new HashMap<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:h2:file:" + data.resolve("megawatt"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT external_id, id FROM live_job")) {
      while (rows.next()) {
        assertThat(kept.put(rows.getString(1), rows.getString(2))).isNull();
      }
    }
    return kept;
  }
}
