package eu.megawatt.planner.buildout.ask;

import static java.util.Objects.requireNonNull;

import eu.megawatt.planner.buildout.BuildCase;
import eu.megawatt.planner.buildout.Demand;
import eu.megawatt.planner.buildout.Option;
import eu.megawatt.planner.buildout.Price;
import eu.megawatt.planner.buildout.Site;
import eu.megawatt.planner.buildout.Terms;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.StepKind;
import eu.megawatt.planner.capacity.SupplyStep;
import eu.megawatt.planner.leadtime.LeadItem;
import eu.megawatt.planner.leadtime.OrderDate;
import eu.megawatt.planner.outlook.Peaks;
import eu.megawatt.planner.outlook.Question;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** Makes the case of offers and a capacity plan that go together. */
final class CaseMaker {

  private static final int ALL = 1_000;
  private static final int CENTS = 100;
  private static final int QUARTERS_PER_YEAR = 4;
  private static final double MILLION = 1e6;

  private final CapacityPlan plan;
  private final List<LeadItem> leadItems;
  private final Offers offers;
  private final Conditions its;
  private final Quarters quarters;

  CaseMaker(CapacityPlan plan, List<LeadItem> leadItems, Offers offers) {
    this.plan = plan;
    this.leadItems = leadItems;
    this.offers = offers;
    this.its = offers.conditions();
    this.quarters = its.quarters();
  }

  List<Variant> variants() {
    List<Variant> variants = new ArrayList<>();
    for (Offer offer : offers.offers()) {
      for (String id : offer.generationIds()) {
        Generation generation = offers.generation(id).orElseThrow();
        variants.add(new Variant(offer, generation, itKw(offer) * ALL / generation.wattsPerGpu()));
      }
    }
    return variants;
  }

  BuildCase make(List<Variant> variants) {
    return new BuildCase(
        quarters.count(),
        plan.sites().values().stream()
            .map(it -> new Site(it.id(), it.profileIds(), existingKw(it.id())))
            .toList(),
        variants.stream().map(this::option).toList(),
        demands(),
        terms());
  }

  private eu.megawatt.planner.capacity.Site site(String id) {
    return requireNonNull(plan.sites().get(id));
  }

  private long itKw(Offer offer) {
    return site(offer.siteId()).pue().itKw(offer.gridKw());
  }

  /** What is there or signed on every day of a quarter; late by the quantile of readiness. */
  private List<Long> existingKw(String siteId) {
    List<SupplyStep> steps =
        plan.steps().stream()
            .filter(it -> it.siteId().equals(siteId) && it.kind() != StepKind.PLANNED)
            .toList();
    double design = site(siteId).pue().design();
    return IntStream.range(0, quarters.count())
        .mapToObj(
            quarter ->
                quarters
                    .first(quarter)
                    .datesUntil(quarters.first(quarter + 1))
                    .mapToDouble(day -> gridKw(steps, day) / design)
                    .min()
                    .orElse(0))
        .map(it -> (long) Math.max(0, Math.floor(it)))
        .toList();
  }

  private double gridKw(List<SupplyStep> steps, LocalDate day) {
    return steps.stream()
        .filter(it -> !ready(it).isAfter(day))
        .mapToDouble(it -> it.gridKw() * (it.availabilityPermille() / (double) ALL))
        .sum();
  }

  private LocalDate ready(SupplyStep step) {
    return step.on().plusDays(step.delay().at(its.readyPermille() / (double) ALL));
  }

  private Option option(Variant variant) {
    Offer offer = variant.offer();
    int most = 2 * BuildCase.MOST_QUARTERS;
    LocalDate led =
        offer
            .lead()
            .map(it -> its.from().plus(it))
            .orElseGet(
                () ->
                    OrderDate.earliest(leadItems, site(offer.siteId()).isGreenField(), its.from()));
    int leadQuarters = quarters.firstFrom(led, BuildCase.MOST_QUARTERS);
    LocalDate earliest =
        latest(latest(led, offer.earliest()), variant.generation().availableFrom());
    return new Option(
        variant.id(),
        offer.siteId(),
        itKw(offer),
        variant.generation().id(),
        variant.generation().performancePermille(),
        Math.max(leadQuarters, quarters.firstFrom(earliest, most)),
        leadQuarters,
        new Price(
            variant.assets(),
            Math.multiplyExact(CENTS, offer.yearlyEuro()),
            perQuarterCents(offer.runningEuroPerKwYear())),
        offer.requires(),
        group(offer),
        offer.late());
  }

  /** Of a group, and of the generations of an offer, one is built. */
  private static Optional<String> group(Offer offer) {
    return offer
        .oneOf()
        .map(it -> "one of " + it)
        .or(
            () ->
                offer.generationIds().size() == 1
                    ? Optional.empty()
                    : Optional.of("generations of " + offer.id()));
  }

  private static LocalDate latest(LocalDate day, Optional<LocalDate> other) {
    return other.filter(it -> it.isAfter(day)).orElse(day);
  }

  private static long perQuarterCents(long euroPerYear) {
    return Math.multiplyExact(CENTS, euroPerYear) / QUARTERS_PER_YEAR;
  }

  private List<Demand> demands() {
    List<LocalDate> firstDays =
        IntStream.range(0, quarters.count()).mapToObj(quarters::first).toList();
    SortedMap<String, List<Double>> peaks =
        Peaks.of(
            plan,
            Question.usual(quarters.first(quarters.count()), its.seed()).withDraws(its.drawCount()),
            firstDays,
            its.demandPermille());
    Set<String> inOrder = new LinkedHashSet<>(its.priority());
    inOrder.addAll(peaks.keySet());
    return inOrder.stream()
        .map(
            profile ->
                new Demand(
                    profile,
                    requireNonNull(peaks.get(profile)).stream().map(this::withReserve).toList()))
        .toList();
  }

  private long withReserve(double kw) {
    return (long) Math.ceil(kw * ALL / (ALL - its.reservePermille()));
  }

  private Terms terms() {
    int years = (quarters.count() + QUARTERS_PER_YEAR - 1) / QUARTERS_PER_YEAR;
    List<Long> limits = its.capitalEuroPerYear();
    return new Terms(
        Math.round((Math.pow(1 + its.discountRatio(), 1.0 / QUARTERS_PER_YEAR) - 1) * MILLION),
        IntStream.range(0, years)
            .mapToObj(it -> Math.multiplyExact(CENTS, limits.get(Math.min(it, limits.size() - 1))))
            .toList(),
        perQuarterCents(its.shortageEuroPerKwYear()),
        its.readyPermille());
  }
}
