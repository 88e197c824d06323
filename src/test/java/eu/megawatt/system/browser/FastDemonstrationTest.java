package eu.megawatt.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.CDPSession;
import eu.megawatt.system.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The demonstration's plan at sixty times the speed, with three windows on it: it lives, and
 * neither the service nor a page that stays open grows. Two looks; an hour of them with {@code
 * -Dmegawatt.demo.minutes=60}.
 */
final class FastDemonstrationTest {

  private static final int SPEED = 60;
  private static final int MINUTES = Integer.getInteger("megawatt.demo.minutes", 0);
  private static final int LOOKS = Math.max(2, 2 * MINUTES);

  /** Of the plan, between two looks. */
  private static final Duration BETWEEN = Duration.ofMinutes(MINUTES == 0 ? 8 : 30);

  private static final List<String> SCREENS =
      List.of("/schedule", "/jobs", "/current-plan", "/fleet", "/plans", "/");

  /** What one look has found. */
  private record Look(
      JsonNode countByState, long revision, long doneCount, long heapBytes, double pageBytes) {}

  @Test
  @Timeout(5_400)
  void plan_atSixtyTimesTheSpeed_livesAndNothingGrows() {
    try (Served served = new Served("--demo", "--demo-speed", String.valueOf(SPEED));
        Visit plan = served.visit();
        Visit schedule = served.visit();
        Visit around = served.visit()) {
      Instant before = awaitPlan(served, Instant.EPOCH);
      plan.open("/current-plan").see("current-plan");
      schedule.open("/schedule");
      List<Look> looks = new ArrayList<>();
      for (int look = 0; look < LOOKS; look++) {
        before = awaitPlan(served, before.plus(BETWEEN));
        around.open(SCREENS.get(look % SCREENS.size())).see("nav");
        looks.add(look(served, plan, schedule));
      }

      report(looks);
      awaitLife(served, looks.getFirst());
      if (MINUTES > 0) {
        assertThat(looks.getLast().doneCount()).isGreaterThan(looks.getFirst().doneCount());
        assertThat(looks.getLast().revision()).isGreaterThan(looks.getFirst().revision());
        assertThat(heap(looks, 3)).isLessThan(1.15 * heap(looks, 1));
        assertThat(page(looks, 3)).isLessThan(1.15 * page(looks, 1));
      }
    }
  }

  /** Waits until it is some time in the plan; what time it is then. */
  private static Instant awaitPlan(Served served, Instant at) {
    return Await.present(
        "the plan to come to " + at,
        () ->
            Optional.of(served.api().get("/status"))
                .filter(it -> it.path("currentPlan").asBoolean())
                .map(_ -> Instant.parse(served.api().get("/current-plan").path("at").asText()))
                .filter(it -> !it.isBefore(at)));
  }

  /** Waits until a job has begun or ended since. */
  private static void awaitLife(Served served, Look since) {
    Await.present(
        "a job to begin or to end",
        () ->
            Optional.of(served.api().get("/current-plan").path("jobCountByState"))
                .filter(it -> !it.equals(since.countByState())));
  }

  private static Look look(Served served, Visit plan, Visit schedule) {
    JsonNode now = served.api().get("/current-plan");
    long done = served.api().get("/jobs?state=Done&pageSize=1000").path("items").size();
    return new Look(
        now.path("jobCountByState"),
        now.path("revision").asLong(),
        done,
        served.liveHeapBytes(),
        Math.max(scriptBytes(plan), scriptBytes(schedule)));
  }

  /** What the page's scripts hold once what nobody reaches is collected. */
  private static double scriptBytes(Visit visit) {
    CDPSession session = visit.page().context().newCDPSession(visit.page());
    try {
      session.send("HeapProfiler.collectGarbage");
      return session.send("Runtime.getHeapUsage").get("usedSize").getAsDouble();
    } finally {
      session.detach();
    }
  }

  private static double heap(List<Look> looks, int quarter) {
    return quarter(looks, quarter).stream().mapToLong(Look::heapBytes).average().orElseThrow();
  }

  private static double page(List<Look> looks, int quarter) {
    return quarter(looks, quarter).stream().mapToDouble(Look::pageBytes).average().orElseThrow();
  }

  private static List<Look> quarter(List<Look> looks, int quarter) {
    return looks.subList(looks.size() * quarter / 4, looks.size() * (quarter + 1) / 4);
  }

  private static void report(List<Look> looks) {
    for (int look = 0; look < looks.size(); look += Math.max(1, looks.size() / 12)) {
      Look it = looks.get(look);
      System.out.printf(
          "look %d: revision %d, %d done, heap %.0f MiB, page %.1f MiB%n",
          look,
          it.revision(),
          it.doneCount(),
          it.heapBytes() / 1048576.0,
          it.pageBytes() / 1048576.0);
    }
  }
}
