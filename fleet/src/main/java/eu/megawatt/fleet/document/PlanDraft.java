package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.plan.Bound;
import eu.megawatt.fleet.plan.Placement;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.plan.Unplaced;
import eu.megawatt.fleet.unit.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plan as read. */
final class PlanDraft {

  private static final Shape<PlanDraft> SHAPE =
      Shape.<PlanDraft>of("a plan object")
          .required("format", (in, plan) -> Format.read(in, Plan.FORMAT))
          .required("scenario", (in, plan) -> plan.scenario = in.string())
          .required("placements", (in, plan) -> in.items("objects", plan::readPlacement))
          .required("unplaced", (in, plan) -> in.items("objects", plan::readUnplaced))
          .required("objectiveEur", (in, plan) -> plan.objective = money(in))
          .optional("bound", (in, plan) -> plan.readBound(in))
          .required("seconds", (in, plan) -> plan.seconds = in.number(Range.NOT_NEGATIVE))
          .required("seed", (in, plan) -> plan.seed = in.wholeLong());

  private static final Shape<PlacementDraft> PLACEMENT =
      Shape.<PlacementDraft>of("a placement object")
          .required("job", (in, placement) -> placement.job = in.id())
          .required("pool", (in, placement) -> placement.pool = in.id())
          .required("start", (in, placement) -> placement.start = in.instant())
          .required("powerCap", (in, placement) -> placement.powerCap = in.number());

  private static final Shape<UnplacedDraft> UNPLACED =
      Shape.<UnplacedDraft>of("an unplaced job object")
          .required("job", (in, unplaced) -> unplaced.job = in.id())
          .required("reasons", (in, unplaced) -> in.items("objects", unplaced::readReason));

  private static final Shape<BoundDraft> BOUND =
      Shape.<BoundDraft>of("null or a bound object")
          .required("eur", (in, bound) -> bound.eur = money(in))
          .required("method", (in, bound) -> bound.method = in.string());

  private static final class PlacementDraft {
    @Nullable Text job;
    @Nullable Text pool;
    @Nullable Instant start;
    double powerCap;
  }

  private static final class UnplacedDraft {
    @Nullable Text job;
    final List<ReasonDraft> reasons = new ArrayList<>();

    void readReason(Cursor in) throws IOException {
      ReasonDraft reason = new ReasonDraft();
      reason.read(in);
      reasons.add(reason);
    }
  }

  private static final class BoundDraft {
    Money eur = Money.ZERO;
    @Nullable String method;
  }

  private @Nullable String scenario;
  private final List<PlacementDraft> placements = new ArrayList<>();
  private final List<UnplacedDraft> unplaced = new ArrayList<>();
  private Money objective = Money.ZERO;
  private @Nullable BoundDraft bound;
  private double seconds;
  private long seed;

  void read(Cursor in) throws IOException {
    SHAPE.read(in, this);
  }

  private void readPlacement(Cursor in) throws IOException {
    PlacementDraft placement = new PlacementDraft();
    PLACEMENT.read(in, placement);
    placements.add(placement);
  }

  private void readUnplaced(Cursor in) throws IOException {
    UnplacedDraft left = new UnplacedDraft();
    UNPLACED.read(in, left);
    unplaced.add(left);
  }

  private void readBound(Cursor in) throws IOException {
    if (!in.isNull()) {
      bound = new BoundDraft();
      BOUND.read(in, bound);
    }
  }

  /** An amount to the nearest cent, halves up; others may write more decimals than two. */
  static Money money(Cursor in) throws IOException {
    double euro = in.number(Range.EURO);
    if (Double.isNaN(euro)) {
      return Money.ZERO;
    }
    String written = in.written();
    boolean plain = written.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-');
    return plain ? Money.ofEuro(new BigDecimal(written)) : Money.ofEuro(euro);
  }

  /** The plan, once nothing is wrong with it. */
  Plan complete() {
    return new Plan(
        requireNonNull(scenario),
        placements.stream().map(PlanDraft::complete).toList(),
        unplaced.stream().map(PlanDraft::complete).toList(),
        objective,
        Optional.ofNullable(bound).map(b -> new Bound(b.eur, requireNonNull(b.method))),
        seconds,
        seed);
  }

  private static Placement complete(PlacementDraft placement) {
    return new Placement(
        requireNonNull(placement.job).value(),
        requireNonNull(placement.pool).value(),
        requireNonNull(placement.start),
        placement.powerCap);
  }

  private static Unplaced complete(UnplacedDraft left) {
    return new Unplaced(
        requireNonNull(left.job).value(),
        left.reasons.stream().map(ReasonDraft::complete).toList());
  }
}
