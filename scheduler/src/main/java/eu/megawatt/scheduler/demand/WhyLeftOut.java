package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.fleet.unit.GpuCount;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Why jobs and services have no place: first what would keep them out of an empty fleet, then what
 * others have taken, then the price.
 */
final class WhyLeftOut {

  private static final int LABELS = 8;

  private final Draft draft;
  private final Ledger empty;
  private final BooleanSupplier isHurried;

  /**
   * Why something is not in a draft.
   *
   * @param isHurried whether what takes long to find out is to be left open
   */
  WhyLeftOut(Draft draft, BooleanSupplier isHurried) {
    this.draft = draft;
    this.isHurried = isHurried;
    this.empty = new Ledger(draft.terrain);
  }

  List<Reason> job(int job) {
    Ask ask = draft.jobs.get(job);
    String id = ask.job.id();
    if (ask.options.isEmpty()) {
      return List.of(nowhere(ask));
    }
    for (int other : draft.before.get(job)) {
      if (draft.use(other).isEmpty()) {
        String its = draft.jobs.get(other).job.id();
        return List.of(
            Reason.of(
                ReasonCode.WAITING_FOR_JOB,
                its,
                "%s waits for %s, which has no place.".formatted(id, its)));
      }
    }
    if (isHurried.getAsBoolean()) {
      return List.of(notTried(ask));
    }
    Optional<Use> alone = cheapest(ask, empty, 0);
    if (alone.isEmpty()) {
      return List.of(impossible(ask));
    }
    if (alone.get().eur() >= ask.valueEur()) {
      return List.of(notWorthIt(ask, alone.get().eur()));
    }
    Optional<Use> now = cheapest(ask, draft.ledger, draft.earliest(job).orElse(0));
    if (now.isPresent() && now.get().eur() < ask.valueEur()) {
      return List.of(notTried(ask));
    }
    return List.of(now.map(it -> notWorthIt(ask, it.eur())).orElseGet(() -> crowdedOut(ask)));
  }

  private Optional<Use> cheapest(Ask ask, Ledger ledger, int from) {
    return new RunFinder(ask, ledger, RunFinder.Pricing.TRUE, draft.terrain.slotMinutes, LABELS)
        .find(from, draft.terrain.slots, Double.POSITIVE_INFINITY);
  }

  private static Reason nowhere(Ask ask) {
    boolean isData = ask.isKeptByData;
    return Reason.of(
        isData ? ReasonCode.DATA_OUT_OF_REACH : ReasonCode.NO_MATCHING_HARDWARE,
        String.join(", ", ask.job.runHours().keySet()),
        isData
            ? "%s can only run where no link brings its data.".formatted(ask.job.id())
            : "No pool has a GPU type that %s runs on.".formatted(ask.job.id()));
  }

  private Reason impossible(Ask ask) {
    String id = ask.job.id();
    List<Ask.Option> permitted = ask.options.stream().filter(it -> isEver(it.permitted())).toList();
    if (permitted.isEmpty()) {
      return Reason.of(
          ReasonCode.RESIDENCY_FORBIDDEN,
          ask.job.residency(),
          "%s forbids every pool that %s could run in.".formatted(ask.job.residency(), id));
    }
    double gpus = permitted.stream().mapToDouble(it -> most(it.place().gpus())).max().orElse(0);
    if (gpus < ask.job.gpus()) {
      return Reason.of(
          ReasonCode.NO_MATCHING_HARDWARE,
          permitted.getFirst().place().type().id(),
          ask.job.gpus(),
          gpus,
          "GPU",
          "%s needs %s in one pool; the largest has %.0f."
              .formatted(id, new GpuCount(ask.job.gpus()), gpus));
    }
    double needed = permitted.stream().mapToDouble(Ask.Option::watts).min().orElse(0);
    double most = permitted.stream().mapToDouble(it -> mostWatts(ask, it)).max().orElse(0);
    if (most < needed) {
      return Reason.of(
          ReasonCode.EXCEEDS_DOMAIN_LIMIT,
          permitted.getFirst().place().pool().domain(),
          needed,
          most,
          "W",
          "%s draws %.0f W above idle; no more than %.0f W are ever left."
              .formatted(id, needed, most));
    }
    if (!empty.purses(ask.tenant).isEmpty()) {
      return Reason.of(
          ReasonCode.BEYOND_BUDGET,
          ask.job.tenant(),
          "%s does not fit into a budget of %s, or not in time.".formatted(id, ask.job.tenant()));
    }
    return Reason.of(
        ReasonCode.WINDOW_TOO_SHORT,
        id,
        "%s cannot be done between when it may start and when it has to be done.".formatted(id));
  }

  private double mostWatts(Ask ask, Ask.Option option) {
    double most = 0;
    for (int slot = option.from(); slot < draft.terrain.slots; slot++) {
      most = Math.max(most, empty.freeWatts(option.place(), ask.tenant, slot, ask.isFirm()));
    }
    return most;
  }

  private static boolean isEver(boolean[] permitted) {
    for (boolean one : permitted) {
      if (one) {
        return true;
      }
    }
    return false;
  }

  private static double most(double[] gpus) {
    double most = 0;
    for (double one : gpus) {
      most = Math.max(most, one);
    }
    return most;
  }

  private static Reason notTried(Ask ask) {
    return Reason.of(
        ReasonCode.PENDING_EVALUATION,
        ask.job.id(),
        "The search ended before there was a place for %s.".formatted(ask.job.id()));
  }

  private static Reason notWorthIt(Ask ask, double eur) {
    return Reason.of(
        ReasonCode.NOT_WORTH_ITS_COST,
        ask.job.id(),
        eur,
        ask.valueEur(),
        "EUR",
        String.format(
            Locale.ROOT,
            "%s would cost %.2f EUR where it fits, and is worth %.2f EUR.",
            ask.job.id(),
            eur,
            ask.valueEur()));
  }

  private Reason crowdedOut(Ask ask) {
    if (!draft.ledger.purses(ask.tenant).isEmpty() && fitsWithoutBudgets(ask)) {
      return Reason.of(
          ReasonCode.BEYOND_BUDGET,
          ask.job.tenant(),
          "What is left of %s's budget is less than %s takes."
              .formatted(ask.job.tenant(), ask.job.id()));
    }
    return Reason.of(
        ReasonCode.WAITING_FOR_POWER,
        ask.options.getFirst().place().pool().domain(),
        "Work that is worth more has what %s would need.".formatted(ask.job.id()));
  }

  private boolean fitsWithoutBudgets(Ask ask) {
    for (int slot = ask.earliest; slot < draft.terrain.slots; slot++) {
      for (Ask.Option option : ask.options) {
        if (ask.fits(option, slot, draft.ledger)) {
          return true;
        }
      }
    }
    return false;
  }

  List<Reason> service(int service) {
    ServiceAsk ask = draft.services.get(service);
    String id = ask.service.id();
    if (ask.hosts.isEmpty()) {
      return List.of(
          Reason.of(
              ReasonCode.NO_MATCHING_HARDWARE,
              ask.service.model(),
              "No pool serves %s near enough to %s."
                  .formatted(ask.service.model(), ask.service.region())));
    }
    boolean isForbidden = ask.hosts.stream().noneMatch(it -> isEver(it.permitted()));
    return List.of(
        isForbidden
            ? Reason.of(
                ReasonCode.RESIDENCY_FORBIDDEN,
                ask.service.residency(),
                "%s forbids every pool that %s could run in."
                    .formatted(ask.service.residency(), id))
            : Reason.of(
                ReasonCode.WAITING_FOR_DEVICES,
                ask.hosts.getFirst().place().pool().id(),
                "There is no room for %d replicas of %s in every slot."
                    .formatted(ask.service.minReplicas(), id)));
  }
}
