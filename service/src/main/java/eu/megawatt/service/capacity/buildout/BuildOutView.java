package eu.megawatt.service.capacity.buildout;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import eu.megawatt.planner.buildout.Cost;
import eu.megawatt.planner.buildout.ask.TargetReach;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A build-out as JSON. Powers are of IT unless they are of the grid; demand and supply are in
 * kilowatts of the GPUs that demand is told in. Costs are present values unless they are ordered,
 * in cents of a euro.
 *
 * @param from first day of the first quarter
 * @param seed of the demand and of the search
 * @param boundMinor no plan is cheaper
 * @param gapRatio by how much of the bound a plan could be cheaper at most
 * @param isProven whether no plan is cheaper
 * @param built in the order of their starts
 * @param target of the capacity plan, where it has one
 */
public record BuildOutView(
    String name,
    LocalDate from,
    long seed,
    CostView cost,
    long boundMinor,
    double gapRatio,
    boolean isProven,
    List<QuarterView> quarters,
    List<YearView> years,
    List<ProfileView> profiles,
    List<BuiltView> built,
    List<RunnerUpView> runnersUp,
    List<VerdictView> verdicts,
    List<UnmetView> unmet,
    List<WhatIfView> whatIfs,
    Optional<TargetView> target) {

  /**
   * A cost by part, at present value.
   *
   * @param residualMinor what is left of the capital after the last quarter: a credit, negative
   */
  public record CostView(
      long totalMinor,
      long capitalMinor,
      long residualMinor,
      long fixedMinor,
      long runningMinor,
      long shortageMinor) {

    /** As it was kept; before anything could be left of the capital, nothing was said of it. */
    @JsonCreator
    static CostView kept(
        @JsonProperty("totalMinor") long totalMinor,
        @JsonProperty("capitalMinor") long capitalMinor,
        @JsonProperty("residualMinor") Optional<Long> residualMinor,
        @JsonProperty("fixedMinor") long fixedMinor,
        @JsonProperty("runningMinor") long runningMinor,
        @JsonProperty("shortageMinor") long shortageMinor) {
      return new CostView(
          totalMinor,
          capitalMinor,
          residualMinor.orElse(0L),
          fixedMinor,
          runningMinor,
          shortageMinor);
    }

    static CostView of(Cost its) {
      return new CostView(
          its.totalCents(),
          its.capitalCents(),
          its.residualCents(),
          its.fixedCents(),
          its.runningCents(),
          its.shortageCents());
    }
  }

  /**
   * A quarter.
   *
   * @param existingKw what is there or signed gives
   * @param builtKw what the plan adds
   * @param gridKw of connections, with what the plan adds
   */
  public record QuarterView(
      String name,
      LocalDate from,
      long existingKw,
      long builtKw,
      long demandKw,
      long shortKw,
      long gridKw) {}

  /** What is ordered in a year, not discounted. */
  public record YearView(String name, long orderedMinor, long limitMinor) {}

  /** Demand by quarter, with the reserve, and what of it is short. */
  public record ProfileView(String profileId, List<Long> demandKw, List<Long> shortKw) {}

  /**
   * An option that is built.
   *
   * @param readyOn from when it counts; later than its start where it has to be counted late
   * @param givesKw in kilowatts of the GPUs that demand is told in
   * @param orderedMinor paid with the order, not discounted
   */
  public record BuiltView(
      String optionId,
      String siteId,
      String generationId,
      long gpuCount,
      long gridKw,
      long itKw,
      long givesKw,
      LocalDate orderOn,
      LocalDate startOn,
      LocalDate readyOn,
      String quarter,
      long orderedMinor,
      CostView cost,
      String source) {}

  /** Another plan, and why it lost. */
  public record RunnerUpView(
      List<StartView> starts,
      List<String> added,
      List<String> dropped,
      CostView cost,
      CostView dearer,
      String why) {}

  /** An option with its start. */
  public record StartView(String optionId, String quarter) {}

  /**
   * Why an option is built or not.
   *
   * @param kind Dearer, Limited or TooLate
   * @param dearerMinor what it costs to decide otherwise
   */
  public record VerdictView(
      String optionId, boolean isBuilt, String kind, Optional<Long> dearerMinor, String why) {}

  /**
   * Demand that is not met by its date, and the least bad that can be had.
   *
   * @param binding NoHost, NothingLeft, LeadTime, Capital or Price
   * @param metKw of it that the plan meets
   * @param metFrom when the plan meets all of the profile's demand again
   * @param mostKw that the sites can have then at most, whatever it costs
   * @param possibleFrom when they can have what is needed now
   */
  public record UnmetView(
      String profileId,
      String quarter,
      LocalDate quarterFrom,
      String binding,
      long demandKw,
      long metKw,
      long shortKw,
      List<String> siteIds,
      long mostKw,
      Optional<LocalDate> metFrom,
      Optional<LocalDate> possibleFrom,
      String why) {}

  /**
   * What limits of a kind cost.
   *
   * @param without CapitalLimits or LeadTimes
   */
  public record WhatIfView(String without, long savedMinor, String why) {}

  /**
   * What comes of the target of connections.
   *
   * @param plannedKw by then, with what the plan builds
   * @param mostKw by then, with all that could be ready
   */
  public record TargetView(
      LocalDate by,
      long targetKw,
      long signedKw,
      long plannedKw,
      long mostKw,
      boolean isPossible,
      Optional<LocalDate> plannedFrom,
      Optional<LocalDate> possibleFrom,
      String why) {

    static TargetView of(
        TargetReach its, Optional<LocalDate> planned, Optional<LocalDate> possible, String why) {
      return new TargetView(
          its.by(),
          its.targetKw(),
          its.signedKw(),
          its.plannedKw(),
          its.mostKw(),
          its.mostKw() >= its.targetKw(),
          planned,
          possible,
          why);
    }
  }
}
