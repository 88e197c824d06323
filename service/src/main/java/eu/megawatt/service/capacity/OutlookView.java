package eu.megawatt.service.capacity;

import eu.megawatt.planner.capacity.StepKind;
import eu.megawatt.planner.leadtime.Feasibility;
import eu.megawatt.planner.leadtime.Feasibility.Wish;
import eu.megawatt.planner.outlook.Exhaustion;
import eu.megawatt.planner.outlook.Headroom;
import eu.megawatt.planner.outlook.Outlook;
import eu.megawatt.planner.outlook.Outlook.DomainOutlook;
import eu.megawatt.planner.outlook.Outlook.Point;
import eu.megawatt.planner.outlook.SiteHeadroom;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An outlook as JSON.
 *
 * @param later with steps that are delayed, where any is
 * @param target where the plan has one
 */
public record OutlookView(Told outlook, Optional<Told> later, Optional<TargetView> target) {

  /** An outlook. */
  public record Told(
      String name,
      LocalDate from,
      LocalDate to,
      int drawCount,
      long seed,
      int reservePermille,
      List<String> counted,
      ExhaustionView exhaustion,
      List<DomainView> domains,
      List<PointView> points,
      List<HeadroomView> headrooms,
      List<SiteHeadroomView> siteHeadrooms) {

    static Told of(Outlook its) {
      return new Told(
          its.plan().name(),
          its.plan().from(),
          its.question().to(),
          its.question().drawCount(),
          its.question().seed(),
          its.question().reservePermille(),
          its.question().counted().stream().sorted().map(StepKind::word).toList(),
          ExhaustionView.of(its.all()),
          its.domains().stream().map(DomainView::of).toList(),
          its.points().stream().map(PointView::of).toList(),
          its.headrooms().stream().map(HeadroomView::of).toList(),
          its.siteHeadrooms().stream().map(SiteHeadroomView::of).toList());
    }
  }

  /** When something runs out; absent is never within the horizon. */
  public record ExhaustionView(
      Optional<LocalDate> p50, Optional<LocalDate> p90, double withinRatio) {

    static ExhaustionView of(Exhaustion its) {
      return new ExhaustionView(its.p50(), its.p90(), its.withinRatio());
    }
  }

  /** What may run out. */
  public record DomainView(
      String text,
      List<String> profileIds,
      List<String> siteIds,
      Optional<String> gpuType,
      ExhaustionView exhaustion,
      double bindsFirstRatio) {

    static DomainView of(DomainOutlook its) {
      return new DomainView(
          its.domain().text(),
          List.copyOf(its.domain().profileIds()),
          List.copyOf(its.domain().siteIds()),
          its.domain().gpuType(),
          ExhaustionView.of(its.exhaustion()),
          its.bindsFirstRatio());
    }
  }

  /** Demand and supply of a day. */
  public record PointView(
      LocalDate day,
      long demandP10Kw,
      long demandP50Kw,
      long demandP90Kw,
      long contractedKw,
      long plannedKw,
      long energisedItKw,
      long firmItKw,
      long flexibleItKw,
      long plannedItKw) {

    static PointView of(Point its) {
      return new PointView(
          its.day(),
          its.p10Kw(),
          its.p50Kw(),
          its.p90Kw(),
          its.supply().contractedKw(),
          its.supply().plannedKw(),
          its.supply().energisedItKw(),
          its.supply().firmItKw(),
          its.supply().flexibleItKw(),
          its.supply().plannedItKw());
    }
  }

  /** How much more work of a residency profile would find power on a day. */
  public record HeadroomView(String profileId, LocalDate day, long p50Kw, long p90Kw) {

    static HeadroomView of(Headroom its) {
      return new HeadroomView(its.profileId(), its.day(), its.p50Kw(), its.p90Kw());
    }
  }

  /** How much more work would find power at one site on a day. */
  public record SiteHeadroomView(String siteId, LocalDate day, long p50Kw, long p90Kw) {

    static SiteHeadroomView of(SiteHeadroom its) {
      return new SiteHeadroomView(its.siteId(), its.day(), its.p50Kw(), its.p90Kw());
    }
  }

  /** What of a target can come in time. */
  public record TargetView(
      LocalDate by,
      long targetKw,
      long signedKw,
      List<WishView> possible,
      List<WishView> impossible,
      long missingKw) {

    static TargetView of(Feasibility its) {
      return new TargetView(
          its.by(),
          its.targetKw(),
          its.signedKw(),
          its.possible().stream().map(WishView::of).toList(),
          its.impossible().stream().map(WishView::of).toList(),
          its.missingKw());
    }
  }

  /** A step of which nothing is signed. */
  public record WishView(
      String stepId,
      String siteId,
      long gridKw,
      LocalDate on,
      LocalDate earliest,
      List<OrderView> orders) {

    static WishView of(Wish its) {
      return new WishView(
          its.step().id(),
          its.site().id(),
          its.step().gridKw(),
          its.step().on(),
          its.earliest(),
          its.orders().stream()
              .map(it -> new OrderView(it.item().name(), it.orderBy(), it.isPast()))
              .toList());
    }
  }

  /** By when something has to be ordered. */
  public record OrderView(String item, LocalDate orderBy, boolean isPast) {}

  /** What an outlook says, with another one beside it and what of the target can come. */
  public static OutlookView of(Outlook now, Optional<Outlook> later, Optional<Feasibility> target) {
    return new OutlookView(Told.of(now), later.map(Told::of), target.map(TargetView::of));
  }
}
