package eu.megawatt.service.live;

import eu.megawatt.service.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * When a job was first said to begin, or said anew because somebody moved it.
 *
 * @param begunAt when it was to begin as it was handed over; empty where that is still to come
 */
record SaidStart(String jobId, Instant saidAt, Optional<Instant> begunAt) {

  /** Jobs that are looked at, the newest; bounds what a start of the service reads. */
  private static final int MOST_JOBS = 5_000;

  private static final int MOST_EVENTS = 100_000;

  /** How much later than said it began. */
  Optional<Duration> slip() {
    return begunAt.map(it -> Duration.between(saidAt, it));
  }

  /** Of the newest jobs that have a place or had one, from the table of what happened to them. */
  static Collection<SaidStart> stored(Handle handle) {
    List<String> newest =
        handle
            .createQuery(
                "SELECT id FROM live_job WHERE sequence > :after"
                    + " AND state IN ('Validated', 'Dispatched', 'Running', 'Done')")
            .bind("after", JobRows.last(handle) - MOST_JOBS)
            .mapTo(String.class)
            .list();
    Map<String, SaidStart> said = new LinkedHashMap<>();
    handle
        .createQuery(
            "SELECT job_id, state, detail FROM live_event WHERE job_id = ANY(:jobs)"
                + " AND state IN ('Validated', 'Dispatched') ORDER BY sequence LIMIT "
                + MOST_EVENTS)
        .bindArray("jobs", String.class, newest)
        .map(
            (rs, _) ->
                new Event(
                    rs.getString(1),
                    rs.getString(2),
                    Json.read(rs.getString(3), JobEvent.Detail.class)))
        .forEach(
            it ->
                it.detail
                    .startsAt()
                    .ifPresent(
                        startsAt ->
                            said.compute(
                                it.jobId,
                                (id, before) ->
                                    Optional.ofNullable(before)
                                        .map(known -> known.then(it, startsAt))
                                        .orElseGet(
                                            () -> new SaidStart(id, startsAt, Optional.empty())))));
    return said.values();
  }

  private record Event(String jobId, String state, JobEvent.Detail detail) {}

  private SaidStart then(Event event, Instant startsAt) {
    if (event.state.equals("Dispatched")) {
      return new SaidStart(jobId, saidAt, Optional.of(startsAt));
    }
    return event.detail.cause().equals(Cause.MOVE.word())
        ? new SaidStart(jobId, startsAt, Optional.empty())
        : this;
  }
}
