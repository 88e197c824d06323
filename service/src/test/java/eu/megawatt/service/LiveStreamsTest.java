package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The streams of jobs and of the plan that is lived by. */
final class LiveStreamsTest {

  private static final String STREAM = "text/event-stream";
  private static final String EVENTS = "/api/v1/events?topics=";

  @TempDir Path data;

  private RunningService running;

  @BeforeEach
  void start() {
    running = RunningService.from(data);
    running.admin().planOn(LiveFleet.document(Instant.now()));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private EventReader open(String path, String... headers) {
    List<String> all = new ArrayList<>(List.of("Accept", STREAM));
    all.addAll(List.of(headers));
    return EventReader.open(running.admin(), path, all.toArray(String[]::new));
  }

  private String submit(String key) {
    return running
        .admin()
        .post("/api/v1/jobs", LiveFleet.JOB, "Idempotency-Key", key)
        .json()
        .path("id")
        .asText();
  }

  private Reply cancel(String jobId) {
    return running
        .admin()
        .post("/api/v1/jobs/" + jobId + "/cancellation", "{\"reason\":\"not wanted\"}");
  }

  private static JsonNode data(EventReader.Event event) {
    try {
      return new JsonMapper().readTree(event.data());
    } catch (JsonProcessingException e) {
      throw new AssertionError(event.data(), e);
    }
  }

  private static EventReader.Event next(EventReader reader, String name) {
    EventReader.Event event = reader.next();
    while (!event.name().equals(name)) {
      event = reader.next();
    }
    return event;
  }

  @Test
  void planEvents_afterTheSnapshot_nameTheJobAndTheRevisionThatItMade() {
    try (EventReader reader = open(EVENTS + "jobs,plan,limits")) {
      EventReader.Event first = reader.next();
      assertThat(first.name()).isEqualTo("snapshot");
      long before = data(first).at("/plan/revision").asLong();
      assertThat(data(first).path("limits").isArray()).isTrue();
      String id = submit("one");
      EventReader.Event jobs = next(reader, "jobs");
      EventReader.Event plan = next(reader, "plan");

      assertThat(data(jobs).at("/changed/0/jobId").asText()).isEqualTo(id);
      assertThat(data(jobs).at("/changed/0/state").asText()).isEqualTo("Validated");
      assertThat(data(plan).path("revision").asLong()).isEqualTo(before + 1);
      assertThat(data(plan).path("cause").asText()).isEqualTo("jobs");
      assertThat(List.of(first.id(), jobs.id(), plan.id())).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void planEvents_ofOneTopic_saysNothingOfTheOthers() {
    try (EventReader reader = open(EVENTS + "limits")) {
      assertThat(data(reader.next()).has("plan")).isFalse();
      submit("one");
      running.admin().post("/api/v1/power-limits", LiveFleet.limit("grid", 50_000, Instant.now()));
      EventReader.Event event = reader.next();

      assertThat(event.name()).isEqualTo("limits");
      assertThat(data(event).at("/changed/0/kind").asText()).isEqualTo("limit");
    }
  }

  @Test
  void planEvents_manyJobsAtOnce_areAllNamedInTheEnd() {
    Set<String> expected = new TreeSet<>();
    Set<String> named = new TreeSet<>();
    try (EventReader reader = open(EVENTS + "jobs")) {
      reader.next();
      for (int i = 0; i < 40; i++) {
        expected.add(submit("many" + i));
      }
      while (!named.containsAll(expected)) {
        data(reader.next())
            .path("changed")
            .forEach(change -> named.add(change.path("jobId").asText()));
      }
    }
    assertThat(named).containsAll(expected);
  }

  @Test
  void planEvents_comingBack_goOnWithWhatWasMissedWithoutASnapshot() {
    long seen;
    try (EventReader reader = open(EVENTS + "jobs")) {
      reader.next();
      submit("one");
      seen = next(reader, "jobs").id();
    }
    String missed = submit("two");
    try (EventReader reader = open(EVENTS + "jobs", "Last-Event-ID", Long.toString(seen))) {
      EventReader.Event event = reader.next();

      assertThat(event.name()).isEqualTo("jobs");
      assertThat(event.id()).isGreaterThan(seen);
      assertThat(event.data()).contains(missed);
    }
  }

  @Test
  void planEvents_comingBackFromTooLongAgo_startOver() {
    try (EventReader reader = open(EVENTS + "jobs", "Last-Event-ID", "1")) {
      assertThat(reader.next().name()).isEqualTo("reset");
      assertThat(reader.next().name()).isEqualTo("snapshot");
    }
  }

  @Test
  void topics_missingUnknownOrNotTogether_areRefusedWithWhatIsKnown() {
    for (String topics : List.of("", "weather", "fleet,jobs")) {
      Reply refused = running.admin().get(EVENTS + topics, "Accept", STREAM);
      assertThat(refused.status()).as(topics).isEqualTo(400);
      assertThat(refused.text()).contains("fleet");
    }
  }

  @Test
  void jobEvents_ofAJobThatIsTakenBack_sayWhyAndEnd() {
    String id = submit("one");
    try (EventReader reader = open("/api/v1/jobs/" + id + "/events")) {
      EventReader.Event first = reader.next();
      assertThat(first.name()).isEqualTo("snapshot");
      assertThat(data(first).at("/job/status/state").asText()).isEqualTo("Validated");
      cancel(id);
      List<EventReader.Event> rest = reader.all();

      assertThat(rest).extracting(EventReader.Event::name).containsExactly("state", "end");
      JsonNode told = data(rest.getFirst());
      assertThat(told.at("/job/status/state").asText()).isEqualTo("Cancelled");
      assertThat(told.at("/events/0/state").asText()).isEqualTo("Cancelled");
      assertThat(rest.getFirst().id()).isGreaterThan(first.id());
    }
  }

  @Test
  void jobEvents_resumedAfterEachOfThem_areTheRestAlsoOverARestart() {
    String id = submit("one");
    cancel(id);
    String path = "/api/v1/jobs/" + id + "/events";
    JsonNode kept = running.admin().get(path).json().path("items");
    assertThat(kept).hasSize(2);
    running.close();
    running = RunningService.from(data);
    for (int seen = 0; seen < kept.size(); seen++) {
      String last = kept.get(seen).path("sequence").asText();
      try (EventReader reader = open(path, "Last-Event-ID", last)) {
        List<EventReader.Event> rest = reader.all();
        List<Long> ids = new ArrayList<>();
        rest.stream()
            .filter(it -> it.name().equals("state"))
            .forEach(
                it ->
                    data(it)
                        .path("events")
                        .forEach(event -> ids.add(event.path("sequence").asLong())));
        List<Long> expected = new ArrayList<>();
        for (int i = seen + 1; i < kept.size(); i++) {
          expected.add(kept.get(i).path("sequence").asLong());
        }
        assertThat(ids).isEqualTo(expected);
      }
    }
  }

  @Test
  void jobEvents_ofAnotherJob_doNotWakeTheReader() {
    String watched = submit("watched");
    try (EventReader reader = open("/api/v1/jobs/" + watched + "/events")) {
      reader.next();
      submit("other");
      cancel(watched);

      assertThat(data(reader.next()).at("/job/id").asText()).isEqualTo(watched);
    }
  }

  @Test
  void jobEvents_ofNoJob_areNotFound() {
    assertThat(running.admin().get("/api/v1/jobs/job-none/events", "Accept", STREAM).status())
        .isEqualTo(404);
  }

  @Test
  void streams_thatAreOpen_areCounted() {
    try (EventReader reader = open(EVENTS + "plan")) {
      reader.next();
      assertThat(running.admin().get("/observe/metrics").text())
          .containsPattern("megawatt_streams_open\\{.*} 1\\.0");
    }
  }
}
