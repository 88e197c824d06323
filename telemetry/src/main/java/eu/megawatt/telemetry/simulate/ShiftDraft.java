package eu.megawatt.telemetry.simulate;

import eu.megawatt.fleet.job.JobKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Draws a shift: gangs over two and more nodes that train, single nodes that are tuned, infer, work
 * in bulk or stand idle. A shift's end ends its jobs.
 */
final class ShiftDraft {

  private static final long SHORTEST_MILLIS = Duration.ofMinutes(10).toMillis();
  private static final long LONGEST_MILLIS = Duration.ofHours(12).toMillis();
  private static final long LONGEST_PAUSE_MILLIS = Duration.ofMinutes(15).toMillis();
  private static final int LARGEST_GANG = 32;
  private static final List<String> TENANTS =
      List.of("aurora", "bluefin", "cobalt", "dunlin", "eider", "fulmar");

  private final Roster roster;
  private final SplittableRandom random;
  private final String name;
  private final long from;
  private final long to;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Lane> laneOfGpu = new ArrayList<>();
  private int jobs;

  ShiftDraft(Roster roster, long seed, String name, long from, long to) {
    this.roster = roster;
    this.name = name;
    this.from = from;
    this.to = to;
    random = new SplittableRandom(seed);
  }

  Shift shift() {
    List<Roster.Member> left = roster.members();
    while (!left.isEmpty()) {
      int taken = place(left);
      left = left.subList(taken, left.size());
    }
    return new Shift(from, to, List.copyOf(lanes), List.copyOf(laneOfGpu));
  }

  /** Gives the first of the nodes something to do; how many it was. */
  private int place(List<Roster.Member> left) {
    int kind = random.nextInt(100);
    if (kind < 50) {
      int gang = Math.min(Integer.highestOneBit(left.size()), gangSize());
      lane(JobKind.TRAINING, left.subList(0, gang));
      return gang;
    }
    List<Roster.Member> one = left.subList(0, 1);
    if (kind < 62) {
      lane(JobKind.FINE_TUNING, one);
    } else if (kind < 88) {
      services(one.getFirst());
    } else if (kind < 96) {
      lane(JobKind.BATCH, one);
    } else {
      add(new Lane(List.of(idle(from, to))), one.getFirst().gpuUuids().size());
    }
    return 1;
  }

  private int gangSize() {
    return 1 << random.nextInt(1, Integer.numberOfTrailingZeros(LARGEST_GANG) + 1);
  }

  /** A node whose GPUs are dealt out to services, by 8, 4, 2 and 1. */
  private void services(Roster.Member node) {
    List<String> left = node.gpuUuids();
    while (!left.isEmpty()) {
      int part = Math.min(Integer.highestOneBit(left.size()), 1 << random.nextInt(4));
      lane(JobKind.INFERENCE, List.of(new Roster.Member(node.nodeId(), left.subList(0, part))));
      left = left.subList(part, left.size());
    }
  }

  private void lane(JobKind kind, List<Roster.Member> members) {
    List<Turn> turns = kind == JobKind.INFERENCE ? service(members) : jobs(kind, members);
    add(new Lane(turns), members.stream().mapToInt(member -> member.gpuUuids().size()).sum());
  }

  private void add(Lane lane, int gpus) {
    lanes.add(lane);
    for (int gpu = 0; gpu < gpus; gpu++) {
      laneOfGpu.add(lane);
    }
  }

  private List<Turn> service(List<Roster.Member> members) {
    return List.of(working(JobKind.INFERENCE, members, from, to));
  }

  private List<Turn> jobs(JobKind kind, List<Roster.Member> members) {
    List<Turn> turns = new ArrayList<>();
    long at = from;
    while (at < to) {
      long start = Math.min(to, at + pause());
      if (to - start < SHORTEST_MILLIS) {
        start = to;
      }
      if (start > at) {
        turns.add(idle(at, start));
      }
      long end = Math.min(to, start + length());
      if (end > start) {
        turns.add(working(kind, members, start, end));
      }
      at = end;
    }
    return turns;
  }

  /** Often none: the next job waits already. */
  private long pause() {
    return random.nextInt(100) < 40 ? 0 : random.nextLong(LONGEST_PAUSE_MILLIS);
  }

  /** As many of minutes as of hours: evenly in its logarithm. */
  private long length() {
    double ratio = StrictMath.log((double) LONGEST_MILLIS / SHORTEST_MILLIS);
    return (long) (SHORTEST_MILLIS * StrictMath.exp(ratio * random.nextDouble()));
  }

  private Turn idle(long start, long end) {
    return new Turn(start, end, roster.loads().idle(), Optional.empty());
  }

  private Turn working(JobKind kind, List<Roster.Member> members, long start, long end) {
    Load load =
        switch (kind) {
          case TRAINING -> roster.loads().training(random);
          case FINE_TUNING -> roster.loads().fineTuning(random);
          case INFERENCE -> roster.loads().inference(random, roster.aheadOfUtcMillis());
          case BATCH -> roster.loads().batch(random);
        };
    SimulatedJob job =
        new SimulatedJob(
            "sim-" + name + "-" + jobs++,
            TENANTS.get(random.nextInt(TENANTS.size())),
            kind,
            Instant.ofEpochMilli(start),
            Instant.ofEpochMilli(end),
            members.stream().map(Roster.Member::nodeId).toList(),
            members.stream().flatMap(member -> member.gpuUuids().stream()).toList());
    return new Turn(start, end, load, Optional.of(job));
  }
}
