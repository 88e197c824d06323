package eu.megawatt.service.books.ledger;

import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.telemetry.energy.Allocation;
import eu.megawatt.telemetry.energy.Books;
import eu.megawatt.telemetry.energy.EnergyCurve;
import eu.megawatt.telemetry.energy.MeteredNode;
import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.record.QuarterRecord;
import eu.megawatt.telemetry.record.RecordScope;
import eu.megawatt.telemetry.record.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Nodes in a quarter-hour in which nothing was heard of anything. */
final class SilentNodes {

  private static final long MINUTE = 60_000;

  private SilentNodes() {}

  /** A record that covers nothing, and says what should be known of whom. */
  static QuarterRecord record(Node node, long startMillis, Collection<Allocation> allocations) {
    long end = startMillis + QuarterRecord.MILLIS;
    MeteredNode metered =
        new MeteredNode(
            node.id(),
            Math.max(node.gpuCount(), node.gpuUuids().size()),
            unknown(node.gpuUuids()),
            EnergyCurve.of(List.of()));
    return QuarterRecord.of(
        new Subject(RecordScope.NODE, node.id()),
        startMillis,
        Share.NONE,
        Share.NONE,
        inServiceMillis(node, startMillis, end) * (metered.places() + 1),
        Books.of(
                metered,
                allocations,
                startMillis,
                end,
                (from, to) -> inServiceMillis(node, from, to))
            .jobs(),
        OptionalLong.empty());
  }

  private static Map<String, EnergyCurve> unknown(List<String> gpuUuids) {
    return gpuUuids.stream()
        .collect(Collectors.toMap(uuid -> uuid, _ -> EnergyCurve.of(List.of()), (one, _) -> one));
  }

  /** What of [from, to) lies in minutes that begin in service, as in all records. */
  private static long inServiceMillis(Node node, long from, long to) {
    return LongStream.range(Math.floorDiv(from, MINUTE), Math.ceilDiv(to, MINUTE))
        .map(minute -> minute * MINUTE)
        .filter(at -> node.inServiceAt(Instant.ofEpochMilli(at)))
        .map(at -> Math.min(to, at + MINUTE) - Math.max(from, at))
        .sum();
  }
}
