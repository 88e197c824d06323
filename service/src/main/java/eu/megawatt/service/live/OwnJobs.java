package eu.megawatt.service.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.sse.EventFeed;
import eu.megawatt.service.sse.StreamedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The events {@code jobs} of the plan that is lived by, of one tenant's jobs: of others neither the
 * names nor how many they are. Used by one reader's thread.
 */
public final class OwnJobs implements EventFeed {

  private final EventFeed all;
  private final String tenant;
  private final LiveStore store;

  public OwnJobs(PlanEvents events, String tenant, LiveStore store) {
    this.all = events.feed(Set.of("jobs"));
    this.tenant = tenant;
    this.store = store;
  }

  /** An event as it stands in the ring. */
  private record Told(
      Instant at,
      long revision,
      int changedCount,
      @JsonProperty("isWhole") boolean isWhole,
      List<Job> changed) {}

  private record Job(String jobId, String state, Optional<Instant> startsAt) {}

  @Override
  public boolean reachesBackTo(long id) {
    return all.reachesBackTo(id);
  }

  @Override
  public long resumed(long id) {
    return all.resumed(id);
  }

  @Override
  public Batch await(long id, Duration atMost) throws InterruptedException {
    Batch batch = all.await(id, atMost);
    List<StreamedEvent> own = new ArrayList<>();
    batch.events().forEach(it -> own(it).ifPresent(own::add));
    return new Batch(own, batch.upTo(), batch.isWhole(), batch.isOver());
  }

  private Optional<StreamedEvent> own(StreamedEvent event) {
    Told told = Json.read(event.data(), Told.class);
    Set<String> ids = store.idsOf(tenant, told.changed().stream().map(Job::jobId).toList());
    List<Job> changed = told.changed().stream().filter(it -> ids.contains(it.jobId())).toList();
    if (changed.isEmpty() && told.isWhole()) {
      return Optional.empty();
    }
    Told own = new Told(told.at(), told.revision(), changed.size(), told.isWhole(), changed);
    return Optional.of(new StreamedEvent(event.id(), event.name(), Json.write(own)));
  }

  /** What is read first: nothing is told of the plan as a whole. */
  public static StreamedEvent snapshot(PlanEvents events) {
    return new StreamedEvent(
        events.newest(),
        "snapshot",
        Json.write(new PlanSnapshots.Snapshot(Set.of("jobs"), Optional.empty(), Optional.empty())));
  }
}
