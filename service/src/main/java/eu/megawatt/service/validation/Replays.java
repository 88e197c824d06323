package eu.megawatt.service.validation;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Judges runs again, from what is stored, and says whether anything is other. Thread-safe. */
public final class Replays {

  private static final int MOST_NAMED = 100;

  private final Database database;
  private final Assessor assessor;
  private final Profiles profiles;

  Replays(Database database, Assessor assessor, Profiles profiles) {
    this.database = database;
    this.assessor = assessor;
    this.profiles = profiles;
  }

  /**
   * What came of it.
   *
   * @param differences the first hundred
   */
  public record Replay(
      String runId, int verdictCount, int differenceCount, List<Difference> differences) {}

  /** A verdict that is other than it was. */
  public record Difference(
      String nodeId, String deviceKind, String deviceId, String kernel, String was, String is) {}

  /** Judges a run again; empty where there is none. */
  public Optional<Replay> replay(String runId) {
    return database
        .jdbi()
        .withHandle(handle -> RunRows.find(handle, runId).map(_ -> replay(handle, runId)));
  }

  private Replay replay(Handle handle, String runId) {
    List<StoredVerdict> stored = VerdictRows.ofRun(handle, runId);
    List<Difference> differences = new ArrayList<>();
    for (KeptOrder order : OrderRows.ofRun(handle, runId)) {
      if (order.judgedMs() > 0) {
        List<StoredVerdict> was =
            stored.stream().filter(it -> it.orderId().equals(order.id())).toList();
        compare(was, again(handle, order, was), differences);
      }
    }
    return new Replay(
        runId,
        stored.size(),
        differences.size(),
        differences.subList(0, Math.min(MOST_NAMED, differences.size())));
  }

  private List<StoredVerdict> again(Handle handle, KeptOrder order, List<StoredVerdict> was) {
    Map<String, Long> versions = new HashMap<>();
    was.forEach(it -> versions.put(it.deviceModel(), it.profileVersion()));
    Evidence evidence =
        new Evidence(
            database,
            model -> profiles.find(model, versions.getOrDefault(model, 0L)),
            order.asOf(),
            order.wellSinceMs(),
            Instant.ofEpochMilli(order.judgedMs()));
    return assessor.assess(
        order,
        Judging.samples(handle, order),
        evidence,
        was.isEmpty() ? 1 : was.getFirst().sequence());
  }

  private static void compare(
      List<StoredVerdict> was, List<StoredVerdict> is, List<Difference> differences) {
    Map<StoredVerdict.Key, StoredVerdict> known = new HashMap<>();
    was.forEach(it -> known.put(it.key(), it));
    for (StoredVerdict it : is) {
      Optional<StoredVerdict> before = Optional.ofNullable(known.remove(it.key()));
      if (!before.map(Json::write).equals(Optional.of(Json.write(it)))) {
        differences.add(difference(it, before.map(Json::write).orElse(""), Json.write(it)));
      }
    }
    known.values().forEach(it -> differences.add(difference(it, Json.write(it), "")));
  }

  private static Difference difference(StoredVerdict of, String was, String is) {
    return new Difference(
        of.nodeId(), of.key().deviceKind(), of.key().deviceId(), of.key().kernel(), was, is);
  }
}
