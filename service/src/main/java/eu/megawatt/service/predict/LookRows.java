package eu.megawatt.service.predict;

import eu.megawatt.kernels.order.DeviceResult;
import eu.megawatt.kernels.sample.Energy;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.sample.Samples;
import eu.megawatt.kernels.sample.Subject;
import eu.megawatt.kernels.suite.Block;
import eu.megawatt.kernels.suite.Kernel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads what nodes did from the tables of verdicts and results. */
final class LookRows {

  private static final long CURRENT = Long.MAX_VALUE;

  /** How many looks are gone back to one that was right and quiet. */
  private static final int MOST_BACK = 5;

  private static final double NANOS = 1e9;
  private static final double WATTS_OF_MILLIJOULE_PER_NANO = 1e6;

  /** The meter of the GPU itself. */
  private static final String GPU_METER = "nvml";

  private static final String KERNELS =
      EnumSet.of(
              Kernel.GEMM,
              Kernel.GEMV,
              Kernel.ATTENTION_PREFILL,
              Kernel.ATTENTION_DECODE,
              Kernel.LAUNCH,
              Kernel.LLM_PREFILL,
              Kernel.LLM_DECODE)
          .stream()
          .map(it -> "kernel LIKE '%s-%%'".formatted(it.word()))
          .collect(Collectors.joining(" OR "));

  private static final String LOOKS =
      "SELECT sequence, run_id, node_id, device_id, device_model, kernel, engine, speed"
          + " FROM validation_verdict WHERE node_id = ANY(:nodes)"
          + " AND replaced_by = ANY(:after) AND device_kind = 'gpu' AND (%s)".formatted(KERNELS);

  private LookRows() {}

  private record Found(Look look, boolean isUsable) {}

  /** The newest verdict and how many quarantines there are and were; another where either is. */
  record State(long lastVerdict, long quarantines, long released) {}

  static State state(Handle handle) {
    return handle
        .createQuery(
            "SELECT (SELECT COALESCE(MAX(sequence), 0) FROM validation_verdict),"
                + " COUNT(*), COALESCE(SUM(CASE WHEN released_ms > 0 THEN 1 ELSE 0 END), 0)"
                + " FROM validation_quarantine")
        .map((rs, _) -> new State(rs.getLong(1), rs.getLong(2), rs.getLong(3)))
        .one();
  }

  /** Nodes that are set apart. */
  static Set<String> quarantined(Handle handle) {
    return handle
        .createQuery("SELECT node_id FROM validation_quarantine WHERE released_ms = 0")
        .mapTo(String.class)
        .set();
  }

  /** Of each kernel and device of some nodes the newest look that was right and quiet. */
  static List<Look> newest(Handle handle, Collection<String> nodeIds) {
    List<Look> looks = new ArrayList<>();
    List<Long> after = List.of(CURRENT);
    for (int back = 0; back < MOST_BACK && !after.isEmpty() && !nodeIds.isEmpty(); back++) {
      List<Long> unusable = new ArrayList<>();
      for (Found it : found(handle, nodeIds, after)) {
        if (it.isUsable) {
          looks.add(it.look);
        } else {
          unusable.add(it.look.sequence());
        }
      }
      after = unusable;
    }
    return looks;
  }

  private static List<Found> found(
      Handle handle, Collection<String> nodeIds, List<Long> replacedBy) {
    return handle
        .createQuery(LOOKS)
        .bindArray("nodes", String.class, List.copyOf(nodeIds))
        .bindArray("after", Long.class, replacedBy)
        .map(
            (rs, _) ->
                new Found(
                    new Look(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getString(6),
                        rs.getString(7)),
                    rs.getDouble(8) > 0))
        .list();
  }

  /** What was measured in a look; empty where its samples are not there any more. */
  static Optional<Look.Measured> measured(Handle handle, Look look) {
    List<Result.Measured> results =
        handle
            .createQuery(
                "SELECT r.body FROM validation_order o"
                    + " JOIN validation_result r ON r.order_id = o.id"
                    + " WHERE o.run_id = :run AND o.node_id = :node AND r.kernel = :kernel"
                    + " ORDER BY o.part, r.number")
            .bind("run", look.runId())
            .bind("node", look.nodeId())
            .bind("kernel", look.kernel())
            .map((rs, _) -> read(rs.getString(1)))
            .stream()
            .filter(it -> it.device().id().equals(look.deviceId()))
            .map(DeviceResult::result)
            .filter(Result.Measured.class::isInstance)
            .map(Result.Measured.class::cast)
            .filter(it -> it.engine().equals(look.engine()) && !it.blocks().isEmpty())
            .toList();
    return results.isEmpty() ? Optional.empty() : Optional.of(together(look, results));
  }

  private static DeviceResult read(String body) {
    try {
      return Samples.read(body, DeviceResult.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Look.Measured together(Look look, List<Result.Measured> results) {
    Subject subject = results.getLast().subject();
    List<Double> perSecond =
        results.stream()
            .flatMap(it -> it.blocks().stream())
            .map(it -> perSecond(subject, it))
            .toList();
    return new Look.Measured(look, subject, perSecond, watts(results));
  }

  private static double perSecond(Subject subject, Block block) {
    double done =
        switch (subject.measure()) {
          case TERAFLOPS -> subject.work().flop();
          case GIGABYTES -> subject.work().bytes();
          case TOKENS, READS, MEGALOOKUPS, MICROSECONDS, NANOSECONDS -> subject.work().items();
        };
    return done * block.repetitions() / (block.nanoseconds() / NANOS);
  }

  /** Energy over time of all parts that have it. */
  private static Optional<Double> watts(List<Result.Measured> results) {
    List<Energy> metered =
        results.stream()
            .flatMap(it -> it.energy().stream())
            .filter(it -> it.source().equals(GPU_METER) && it.nanoseconds() > 0)
            .toList();
    double millijoules = metered.stream().mapToDouble(Energy::millijoules).sum();
    double nanoseconds = metered.stream().mapToDouble(Energy::nanoseconds).sum();
    return metered.isEmpty() || millijoules <= 0
        ? Optional.empty()
        : Optional.of(millijoules / nanoseconds * WATTS_OF_MILLIJOULE_PER_NANO);
  }

  /** By node. */
  static Map<String, List<Look>> byNode(List<Look> looks) {
    Map<String, List<Look>> byNode = new HashMap<>();
    looks.forEach(it -> byNode.computeIfAbsent(it.nodeId(), _ -> new ArrayList<>()).add(it));
    return byNode;
  }
}
