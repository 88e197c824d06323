package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.demand.JobRun;
import eu.megawatt.fleet.demand.PoolShare;
import eu.megawatt.fleet.demand.Segment;
import eu.megawatt.fleet.demand.ServiceRun;
import eu.megawatt.fleet.demand.Unserved;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.Unplaced;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.unit.Money;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan of version 2 as read. */
final class DemandPlanDraft {

  private static final Shape<DemandPlanDraft> SHAPE =
      Shape.<DemandPlanDraft>of("a plan object")
          .required("format", (in, plan) -> Format.read(in, DemandPlan.FORMAT))
          .required("scenario", (in, plan) -> plan.scenario = in.string())
          .required("placements", (in, plan) -> in.items("objects", plan::readRun))
          .required("unplaced", (in, plan) -> in.items("objects", plan::readLeftOut))
          .optional("services", (in, plan) -> in.items("objects", plan::readService))
          .required("objectiveEur", (in, plan) -> plan.objective = PlanDraft.money(in))
          .required("seconds", (in, plan) -> plan.seconds = in.number(Range.NOT_NEGATIVE))
          .required("seed", (in, plan) -> plan.seed = in.wholeLong());

  private static final Shape<RunDraft> RUN =
      Shape.<RunDraft>of("a placement object")
          .required("job", (in, run) -> run.job = in.id())
          .required("segments", (in, run) -> in.items("objects", run::readSegment));

  private static final Shape<SegmentDraft> SEGMENT =
      Shape.<SegmentDraft>of("a segment object")
          .required("pool", (in, segment) -> segment.pool = in.id())
          .required("start", (in, segment) -> segment.start = in.instant())
          .required("end", (in, segment) -> segment.end = in.instant())
          .required("powerCap", (in, segment) -> segment.powerCap = in.number());

  private static final Shape<LeftOutDraft> LEFT_OUT =
      Shape.<LeftOutDraft>of("an object with a job or a service that is left out")
          .optional("job", (in, left) -> left.job = in.id())
          .optional("service", (in, left) -> left.service = in.id())
          .required("reasons", (in, left) -> in.items("objects", left::readReason));

  private static final Shape<ServiceDraft> SERVICE =
      Shape.<ServiceDraft>of("a service object")
          .required("service", (in, service) -> service.service = in.id())
          .required("pools", (in, service) -> in.items("objects", service::readPool));

  private static final Shape<PoolDraft> POOL =
      Shape.<PoolDraft>of("an object with a pool that a service uses")
          .required("pool", (in, pool) -> pool.pool = in.id())
          .required("replicas", (in, pool) -> pool.replicas = bySlot(in, Range.COUNT))
          .required("share", (in, pool) -> pool.share = bySlot(in, Range.UP_TO_ONE));

  private static final class RunDraft {
    @Nullable Text job;
    final List<SegmentDraft> segments = new ArrayList<>();

    void readSegment(Cursor in) throws IOException {
      SegmentDraft segment = new SegmentDraft();
      SEGMENT.read(in, segment);
      segments.add(segment);
    }

    JobRun complete() {
      return new JobRun(
          requireNonNull(job).value(), segments.stream().map(SegmentDraft::complete).toList());
    }
  }

  private static final class SegmentDraft {
    @Nullable Text pool;
    @Nullable Instant start;
    @Nullable Instant end;
    double powerCap;

    Segment complete() {
      return new Segment(
          requireNonNull(pool).value(), requireNonNull(start), requireNonNull(end), powerCap);
    }
  }

  private static final class LeftOutDraft {
    @Nullable Text job;
    @Nullable Text service;
    final List<ReasonDraft> reasons = new ArrayList<>();

    void readReason(Cursor in) throws IOException {
      ReasonDraft reason = new ReasonDraft();
      reason.read(in);
      reasons.add(reason);
    }

    List<Reason> why() {
      return reasons.stream().map(ReasonDraft::complete).toList();
    }
  }

  private static final class ServiceDraft {
    @Nullable Text service;
    final List<PoolDraft> pools = new ArrayList<>();

    void readPool(Cursor in) throws IOException {
      PoolDraft pool = new PoolDraft();
      POOL.read(in, pool);
      pools.add(pool);
    }

    ServiceRun complete() {
      return new ServiceRun(
          requireNonNull(service).value(), pools.stream().map(PoolDraft::complete).toList());
    }
  }

  private static final class PoolDraft {
    @Nullable Text pool;
    @Nullable Series replicas;
    @Nullable Series share;

    PoolShare complete() {
      return new PoolShare(
          requireNonNull(pool).value(), requireNonNull(replicas), requireNonNull(share));
    }
  }

  private @Nullable String scenario;
  private final List<RunDraft> runs = new ArrayList<>();
  private final List<LeftOutDraft> leftOut = new ArrayList<>();
  private final List<ServiceDraft> services = new ArrayList<>();
  private Money objective = Money.ZERO;
  private double seconds;
  private long seed;

  void read(Cursor in) throws IOException {
    SHAPE.read(in, this);
  }

  private static @Nullable Series bySlot(Cursor in, Range range) throws IOException {
    if (!in.isArray()) {
      in.notA("an array with a number for each slot");
      return null;
    }
    return Series.of(in.numbers(range).numbers().toArray());
  }

  private void readRun(Cursor in) throws IOException {
    RunDraft run = new RunDraft();
    RUN.read(in, run);
    runs.add(run);
  }

  private void readLeftOut(Cursor in) throws IOException {
    long start = in.at();
    LeftOutDraft left = new LeftOutDraft();
    int before = in.issues().size();
    LEFT_OUT.read(in, left);
    if (in.issues().size() == before && (left.job == null) == (left.service == null)) {
      in.issues()
          .add(start, in.pointer(), "either a \"job\" or a \"service\" is left out, one of them");
    }
    leftOut.add(left);
  }

  private void readService(Cursor in) throws IOException {
    ServiceDraft service = new ServiceDraft();
    SERVICE.read(in, service);
    services.add(service);
  }

  /** The plan, once nothing is wrong with it. */
  DemandPlan complete() {
    List<Unplaced> unplaced = new ArrayList<>();
    List<Unserved> unserved = new ArrayList<>();
    for (LeftOutDraft left : leftOut) {
      if (left.job == null) {
        unserved.add(new Unserved(requireNonNull(left.service).value(), left.why()));
      } else {
        unplaced.add(new Unplaced(left.job.value(), left.why()));
      }
    }
    return new DemandPlan(
        requireNonNull(scenario),
        runs.stream().map(RunDraft::complete).toList(),
        unplaced,
        services.stream().map(ServiceDraft::complete).toList(),
        unserved,
        objective,
        seconds,
        seed);
  }
}
