package eu.megawatt.service.kueue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.Await;
import eu.megawatt.service.LiveFleet;
import eu.megawatt.service.RunningService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Megawatt, and a Kubernetes of recorded exchanges. */
final class KueueControllerTest {

  private static final String WORKLOAD = "job-train-3c1b7";
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  @TempDir Path data;
  @TempDir Path folder;

  private RunningService running;
  private Path apiToken = Path.of("");
  private Path token = Path.of("");

  @BeforeEach
  void start() throws IOException {
    running = RunningService.from(data);
    running.admin().planOn(LiveFleet.document(Instant.now()));
    apiToken = folder.resolve("api-token");
    token = data.resolve("admin-token");
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private KueueController controller(
      Kubernetes kubernetes,
      URI megawatt,
      boolean isAdmitting,
      Duration early,
      InstantSource clock) {
    KueueSettings settings =
        new KueueSettings(
            "paris",
            "megawatt.eu/power",
            isAdmitting,
            early,
            false,
            "nvidia.com/gpu",
            Optional.of("megawatt.eu/pool"),
            Map.of(),
            Map.of("a100", "A"),
            Duration.ofHours(1),
            Duration.ofMillis(10),
            Duration.ofMillis(100));
    Duration patience = Duration.ofSeconds(30);
    try {
      Files.writeString(apiToken, kubernetes.token());
      return KueueController.start(
          new KubernetesApi(
              kubernetes.address(),
              new TokenFile(Optional.of(apiToken)),
              Optional.empty(),
              patience),
          new MegawattApi(megawatt, new TokenFile(Optional.of(token)), Optional.empty(), patience),
          settings,
          clock);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private KueueController controller(Kubernetes kubernetes) {
    return controller(
        kubernetes,
        URI.create(running.service().address()),
        false,
        HALF_AN_HOUR,
        Clock.systemUTC());
  }

  private JsonNode jobs() {
    return running.admin().get("/api/v1/jobs").json().path("items");
  }

  private String state(String jobId) {
    return running.admin().get("/api/v1/jobs/" + jobId).json().at("/status/state").asText();
  }

  /** How far it is depends on the minutes until the next quarter of an hour. */
  private boolean isTaken(String jobId) {
    return Set.of("Validated", "Dispatched", "Running").contains(state(jobId));
  }

  private void awaitState(String jobId, String state) {
    Await.until(jobId + " to be " + state, () -> state(jobId).equals(state));
  }

  @Test
  void workload_withQuota_isPlacedConfirmedAndGivenBackWhenItHasFinished() {
    try (Kubernetes kubernetes = Kubernetes.of("start", "admit");
        KueueController controller = controller(kubernetes)) {
      kubernetes.awaitGate("admit-1");
      String job = kubernetes.captured("job");
      JsonNode made = running.admin().get("/api/v1/jobs/" + job).json();
      assertThat(isTaken(job)).isTrue();
      assertThat(made.path("tenant").asText()).isEqualTo("acme");
      assertThat(made.at("/externalRef/system").asText()).isEqualTo("kueue:paris");
      assertThat(made.at("/externalRef/id").asText()).isEqualTo(kubernetes.uid(WORKLOAD));
      assertThat(made.at("/spec/gpuCount").asInt()).isEqualTo(10);

      kubernetes.open("finished");
      Await.until(job + " to end", () -> !isTaken(job));
      assertThat(state(job)).isIn("Done", "Cancelled");
      kubernetes.awaitAll();
      Await.until(
          "the answer", () -> controller.metrics().contains("megawatt_kueue_given_back_total 1"));
      assertThat(controller.metrics())
          .contains("megawatt_kueue_ready_total 1")
          .contains("megawatt_kueue_held_jobs 0", "megawatt_kueue_conflicts_total 0");
    }
  }

  @Test
  void workload_thatFails_hasItsJobFail() {
    try (Kubernetes kubernetes = Kubernetes.of("start", "failed");
        KueueController _ = controller(kubernetes)) {
      kubernetes.awaitGate("failed-1");
      String job = kubernetes.captured("job");
      kubernetes.open("failed");
      awaitState(job, "Failed");
      kubernetes.awaitAll();
    }
  }

  @Test
  void workload_whereTheFleetIsFull_triesAgainLater() {
    place(LiveFleet.job(100, 7_200, 1_000_000, "\"powerCapping\":true,"), "all");
    place(LiveFleet.job(80, 7_200, 1_000_000, ""), "most");

    play("retry");
    assertThat(jobs()).hasSize(2);
  }

  private void place(String job, String key) {
    assertThat(running.admin().post("/api/v1/jobs", job, "Idempotency-Key", key).status())
        .isEqualTo(201);
  }

  /** Has a controller run until everything of a file was asked for. */
  private void play(String file) {
    try (Kubernetes kubernetes = Kubernetes.of("start", file);
        KueueController controller = controller(kubernetes)) {
      kubernetes.awaitAll();
      assertThat(controller.isReady()).isTrue();
    }
  }

  @Test
  void workload_thatNeverFits_isRejected() {
    play("reject");
    assertThat(jobs()).isEmpty();
  }

  @Test
  void workload_withManyMistakes_isToldAllOfThem() {
    play("wrong");
    assertThat(jobs()).isEmpty();
  }

  @Test
  void workload_withAnOrderAsThePageWritesIt_isPlaced() {
    play("order");
    assertThat(jobs()).hasSize(1);
    assertThat(jobs().at("/0/spec/loadPermille")).hasSize(2);
    assertThat(jobs().at("/0/externalRef/system").asText()).isEqualTo("kueue:paris");
  }

  @Test
  void megawatt_thatDoesNotAnswer_leavesPendingUntilItDoes() throws IOException {
    String right = Files.readString(token);
    token = Files.writeString(folder.resolve("token"), "not-a-token");
    try (Kubernetes kubernetes = Kubernetes.of("start", "unreachable");
        KueueController controller = controller(kubernetes)) {
      kubernetes.awaitGate("unreachable-1");
      assertThat(jobs()).isEmpty();

      Files.writeString(token, right);
      kubernetes.awaitAll();
      Await.until(
          "no trouble", () -> controller.metrics().contains("megawatt_kueue_troubles_open 0"));
    }
  }

  @Test
  void megawatt_thatIsNotThere_isNotAskedWhereTheOperatorWantsItSo() {
    try (Kubernetes kubernetes = Kubernetes.of("start", "unasked");
        KueueController controller =
            controller(kubernetes, NOWHERE, true, Duration.ZERO, Clock.systemUTC())) {
      kubernetes.awaitAll();
      assertThat(controller.metrics()).contains("megawatt_kueue_admitted_unasked_total 1");
    }
  }

  @Test
  void work_thatRunsWithoutAPlace_isGivenOneWithoutTouchingIt() {
    try (Kubernetes kubernetes = Kubernetes.of("start", "running");
        KueueController _ = controller(kubernetes)) {
      kubernetes.awaitAll();
      Await.until("a place", () -> jobs().size() == 1 && isTaken(jobs().at("/0/id").asText()));
    }
  }

  @Test
  void watch_thatBreaksOffAndIsTooOld_isGoneOnWithAndListedAnew() {
    try (Kubernetes kubernetes = new Recorded("start", "broken");
        KueueController _ = controller(kubernetes)) {
      kubernetes.awaitAll();
    }
  }

  @Test
  void versions_thatAreGone_areListedAnew() {
    play("gone");
  }

  @Test
  void workload_thatSomebodyElseChanged_isReadAnewAndKeepsItsPlace() {
    try (Kubernetes kubernetes = Kubernetes.of("start", "conflict");
        KueueController controller = controller(kubernetes)) {
      kubernetes.awaitAll();
      assertThat(jobs()).hasSize(1);
      assertThat(controller.metrics()).contains("megawatt_kueue_conflicts_total 1");
    }
  }

  @Test
  void workload_thatIsDeleted_givesItsMegawattsBack() {
    try (Kubernetes kubernetes = Kubernetes.of("start", "deleted");
        KueueController _ = controller(kubernetes)) {
      kubernetes.awaitGate("deleted-1");
      String job = kubernetes.captured("job");
      kubernetes.open("delete");
      awaitState(job, "Cancelled");
      kubernetes.awaitAll();
    }
  }

  @Test
  void workload_thatIsEvicted_keepsItsPlaceUntilItsPodsEndAndGetsAnotherWithNewQuota() {
    try (Kubernetes kubernetes = Kubernetes.of("start", "evicted");
        KueueController _ = controller(kubernetes)) {
      kubernetes.awaitGate("evicted-1");
      String first = kubernetes.captured("job");
      kubernetes.open("evict");
      kubernetes.awaitGate("evicted-2"); // that of who came instead is decided next
      assertThat(isTaken(first)).isTrue();

      kubernetes.open("ended");
      awaitState(first, "Cancelled");
      kubernetes.open("quota");
      kubernetes.awaitAll();
      assertThat(kubernetes.captured("job2")).isNotEqualTo(first);
      assertThat(isTaken(kubernetes.captured("job2"))).isTrue();
    }
  }

  @Test
  void workload_thatWasDeletedWhileNobodyLooked_givesItsMegawattsBack() {
    String job;
    try (Kubernetes kubernetes = Kubernetes.of("start", "left");
        KueueController _ = controller(kubernetes)) {
      kubernetes.awaitAll();
      job = kubernetes.captured("job");
    }
    place(LiveFleet.job(1, 3_600, 10_000, ""), "of-somebody-else");

    play("again", "empty", job);
    assertThat(jobs().findValuesAsText("state")).hasSize(2).containsOnlyOnce("Cancelled");
  }

  private void play(String first, String second, String job) {
    try (Kubernetes kubernetes = Kubernetes.of(first, second);
        KueueController _ = controller(kubernetes)) {
      awaitState(job, "Cancelled");
      kubernetes.awaitAll();
    }
  }

  @Test
  void place_thatBeginsLater_isWaitedFor() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    try (Kubernetes kubernetes = Kubernetes.of("start", "early");
        KueueController _ =
            controller(
                kubernetes,
                URI.create(running.service().address()),
                false,
                Duration.ZERO,
                now::get)) {
      kubernetes.awaitGate("early-1");
      assertThat(isTaken(jobs().at("/0/id").asText())).isTrue();

      now.set(Instant.parse(jobs().at("/0/status/placement/startsAt").asText()));
      kubernetes.awaitAll();
    }
  }
}
