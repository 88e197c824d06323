package eu.megawatt.planner.buildout.example;

import eu.megawatt.planner.buildout.Asset;
import eu.megawatt.planner.buildout.BuildCase;
import eu.megawatt.planner.buildout.Demand;
import eu.megawatt.planner.buildout.Lateness;
import eu.megawatt.planner.buildout.Option;
import eu.megawatt.planner.buildout.Price;
import eu.megawatt.planner.buildout.Site;
import eu.megawatt.planner.buildout.Terms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Cases by chance, of no place: every kind of limit binds in some of them. For one thread. */
public final class SimulatedCases {

  private static final List<String> PROFILES = List.of("eu", "open", "se", "secret");

  private final Random random;

  /** Of lives alone, so that a case is the same with and without them. */
  private final Random ofLives;

  /** What lives GPUs at least; halls live four times as long. */
  private final int leastLifeYears;

  private final int quarters;
  private final int sites;

  /** What a year's limit pays of an equal part of all options, at least. */
  private final double leastLimit;

  private SimulatedCases(
      long seed, int quarters, int sites, double leastLimit, int leastLifeYears) {
    this.leastLimit = leastLimit;
    this.leastLifeYears = leastLifeYears;
    this.random = new Random(seed);
    this.ofLives = new Random(-1 - seed);
    this.quarters = quarters;
    this.sites = sites;
  }

  /**
   * A case whose plans can all be tried. Of some of what is built nothing is left when it ends, of
   * some less than of others.
   */
  public static BuildCase small(long seed) {
    SimulatedCases by =
        new SimulatedCases(seed, 3 + (int) (seed % 4), 1 + (int) (seed % 3), 0.1, 0);
    return by.make(3 + (int) (seed % 3), 1 + (int) (seed % 3));
  }

  /** Five sites with twenty options each, over twenty quarters. */
  public static BuildCase large(long seed) {
    return new SimulatedCases(seed, 20, 5, 0.3, 5).make(100, 4);
  }

  private BuildCase make(int options, int profiles) {
    List<Site> made = IntStream.range(0, sites).mapToObj(i -> site(i, profiles)).toList();
    List<Option> offered = new ArrayList<>();
    for (int i = 0; i < options; i++) {
      offered.add(option(i, i % sites, offered));
    }
    long offeredKw = offered.stream().mapToLong(Option::referenceKw).sum();
    long existingKw = made.stream().mapToLong(it -> it.existingKw(0)).sum();
    List<Demand> demands =
        IntStream.range(0, profiles)
            .mapToObj(i -> demand(i, existingKw / profiles, offeredKw / profiles))
            .toList();
    return new BuildCase(quarters, made, offered, demands, terms(offered));
  }

  private Site site(int index, int profiles) {
    Set<String> hosts = new HashSet<>();
    hosts.add(PROFILES.get(index % profiles));
    PROFILES.stream().limit(profiles).filter(_ -> random.nextBoolean()).forEach(hosts::add);
    return new Site("s" + index, hosts, List.of(random.nextLong(500, 3000)));
  }

  private Option option(int index, int site, List<Option> before) {
    long itKw = 100 * random.nextLong(3, 30);
    int generation = random.nextInt(3);
    int lead = random.nextInt(0, Math.max(2, quarters / 4));
    List<String> sameSite =
        before.stream().filter(it -> it.siteId().equals("s" + site)).map(Option::id).toList();
    return new Option(
        "o" + index,
        "s" + site,
        itKw,
        "gen" + generation,
        1000 + 300 * generation + random.nextInt(50),
        lead + random.nextInt(0, Math.max(2, quarters / 5)),
        lead,
        new Price(
            assets(itKw * random.nextLong(900_000, 1_400_000) * (10 + 2 * generation) / 10),
            itKw * random.nextLong(20_000, 50_000),
            random.nextLong(15_000, 30_000)),
        sameSite.isEmpty() || random.nextInt(5) > 0
            ? Optional.empty()
            : Optional.of(sameSite.get(random.nextInt(sameSite.size()))),
        random.nextInt(4) > 0 ? Optional.empty() : Optional.of("g" + (site + index / 8 * 10)),
        random.nextInt(3) > 0
            ? Lateness.NEVER
            : new Lateness(random.nextInt(0, 500), random.nextInt(1, 3)));
  }

  /** A third for what stands, two for the GPUs in it. */
  private List<Asset> assets(long capitalCents) {
    long hallCents = capitalCents / 3;
    return List.of(
        new Asset(hallCents, 4 * ofLives.nextInt(4 * leastLifeYears, 31)),
        new Asset(capitalCents - hallCents, 4 * ofLives.nextInt(leastLifeYears, 7)));
  }

  /** Grows from what is there to a part of what is offered. */
  private Demand demand(int index, long existingKw, long offeredKw) {
    double part = random.nextDouble(0.2, 0.5);
    List<Long> kw = new ArrayList<>();
    for (int quarter = 0; quarter < quarters; quarter++) {
      double share = (quarter + 1.0) / quarters;
      kw.add((long) (existingKw * 0.9 + offeredKw * part * share * random.nextDouble(0.95, 1.0)));
    }
    Collections.sort(kw);
    return new Demand(PROFILES.get(index), kw);
  }

  private Terms terms(List<Option> offered) {
    long allCents = offered.stream().mapToLong(it -> it.price().capitalCents()).sum();
    int years = (quarters + 3) / 4;
    List<Long> limits =
        Stream.generate(
                () -> (long) ((double) allCents / years * random.nextDouble(leastLimit, 0.8)))
            .limit(years)
            .toList();
    long shortageCents = random.nextBoolean() ? 500_000 : 4_000_000;
    return new Terms(20_000, limits, shortageCents, random.nextBoolean() ? 900 : 500);
  }
}
