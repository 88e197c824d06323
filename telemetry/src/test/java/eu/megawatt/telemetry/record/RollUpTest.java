package eu.megawatt.telemetry.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.telemetry.energy.Allocation;
import eu.megawatt.telemetry.energy.Books;
import eu.megawatt.telemetry.energy.Method;
import eu.megawatt.telemetry.energy.NodeBook;
import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.energy.Used;
import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The pocket fleet: twelve nodes of eight GPUs on an A/B pair of PDUs, each with a meter. */
class RollUpTest {

  private static final Inventory POCKET = ExampleFleet.pocket();
  private static final long START = 1_800_000L * 1_000_000;
  private static final long QUARTER = QuarterRecord.MILLIS;

  private final MemoryReadings readings = new MemoryReadings();
  private final MemoryRecords records = new MemoryRecords();
  private final MemoryAllocations allocations = new MemoryAllocations(0, Long.MAX_VALUE);
  private final RollUp rollUp =
      new RollUp(readings, POCKET, new Numbered(), AllocationsSource.none(), records);

  @Test
  void run_oneGpuAtConstantPower_recordsItsEnergyAndTheBaseDraw() {
    Node node = node(0);
    steady(EntityKind.GPU, node.id() + "/0", 300_000, -1, 62);

    rollUp.run(readings.takeDirty());

    QuarterRecord record = ofNode(node, START);
    long millijoules = 300_000L * 900;
    assertThat(record.gpus()).isEqualTo(new Share(millijoules, 0, 0, QUARTER, 0, 0));
    assertThat(record.rest())
        .isEqualTo(new Share(0, 0, node.base().milliwatts() * 900, 0, 0, QUARTER));
    assertThat(record.expectedMillis()).isEqualTo(9 * QUARTER);
    assertThat(records.minutes(node.id(), START, START + QUARTER)).hasSize(15);
    MinuteRow minute = records.minutes(node.id(), START, START + 60_000).getFirst().content();
    assertThat(minute.gpuMilliwatts()).hasValue(300_000);
    assertThat(minute.samples()).isEqualTo(8);
  }

  @Test
  void run_nodeWithItsOwnSensor_recordsWhatItSaysBeyondTheGpus() {
    Node node = node(0);
    steady(EntityKind.GPU, node.id() + "/0", 300_000, -1, 62);
    steady(EntityKind.NODE, node.id(), 1_000_000, -1, 62);

    rollUp.run(readings.takeDirty());

    assertThat(ofNode(node, START).rest())
        .isEqualTo(new Share(700_000L * 900, 0, 0, QUARTER, 0, 0));
  }

  @Test
  void run_sensorBelowItsGpus_recordsNoNegativeRest() {
    Node node = node(0);
    steady(EntityKind.GPU, node.id() + "/0", 300_000, -1, 62);
    steady(EntityKind.NODE, node.id(), 299_000, -1, 62);

    rollUp.run(readings.takeDirty());

    assertThat(ofNode(node, START).rest().millijoules()).isZero();
    assertThat(ofNode(node, START).nodes().millijoules()).isEqualTo(300_000L * 900);
  }

  @Test
  void run_nodeThatSaysNothing_isExpectedEverywhereAndCoversNothing() {
    steady(EntityKind.GPU, node(0).id() + "/0", 300_000, -1, 62);
    String silentGpu = node(1).id() + "/3";
    allocations.put("a", ofGpu("j", silentGpu));

    new RollUp(readings, POCKET, new Numbered(), allocations, records)
        .run(readings.takeDirty(), allocations.takeTouched());

    QuarterRecord silent = ofNode(node(1), START);
    assertThat(silent.nodes()).isEqualTo(Share.NONE);
    assertThat(silent.expectedMillis()).isEqualTo(9 * QUARTER);
    QuarterRecord job = of(new Subject(RecordScope.JOB, "j"), START);
    assertThat(job.nodes()).isEqualTo(Share.NONE);
    assertThat(job.expectedMillis()).isEqualTo(QUARTER + QUARTER / 8);
    QuarterRecord site = of(Sums.site("pocket"), START);
    assertThat(site.nodes()).isEqualTo(ofNode(node(0), START).nodes());
    assertThat(site.expectedMillis()).isEqualTo(12 * 9 * QUARTER);
    QuarterRecord half = of(Sums.domain("pocket/pdu-a"), START);
    assertThat(half.expectedMillis()).isEqualTo(6 * 9 * QUARTER);
    assertThat(records.minutes(node(1).id(), START, START + QUARTER)).isEmpty();
  }

  @Test
  void run_quarterOfWhichNobodySaysAnything_hasNoRecords() {
    allocations.put("a", allocation("j", START, START + QUARTER, 0));

    new RollUp(readings, POCKET, new Numbered(), allocations, records)
        .run(readings.takeDirty(), allocations.takeTouched());

    assertThat(records.all()).isEmpty();
  }

  @Test
  void run_gapThatALateReadingContradicts_leavesNothingOfWhatWasBelieved() {
    int gpu = readings.entity(EntityKind.GPU, node(0).id() + "/0");
    allocations.put("a", allocation("j", START, START + 4 * QUARTER, 0));
    RollUp withJobs = new RollUp(readings, POCKET, new Numbered(), allocations, records);
    readings.put(gpu, START + 1_000, Quantity.ENERGY, 1_000_000);
    readings.put(gpu, START + 4 * QUARTER, Quantity.ENERGY, 500_000_000);
    withJobs.run(readings.takeDirty(), allocations.takeTouched());
    assertThat(records.nodesOf(START + QUARTER)).hasSize(12);
    assertThat(records.minutes(node(0).id(), START, START + 4 * QUARTER)).hasSize(60);

    readings.put(gpu, START + 2 * QUARTER + 7, Quantity.ENERGY, 9_000_000_000_000L);
    withJobs.run(readings.takeDirty(), allocations.takeTouched());

    assertThat(records.all()).isEmpty();
    assertThat(records.nodesOf(START + QUARTER)).isEmpty();
    assertThat(records.minutes(node(0).id(), START, START + 4 * QUARTER))
        .extracting(it -> it.content().samples())
        .containsOnly(1);
  }

  @Test
  void run_entityThatStandsNowhere_isCounted() {
    steady(EntityKind.GPU, "nowhere/0", 300_000, -1, 3);

    assertThat(rollUp.run(readings.takeDirty()).unplaced()).isEqualTo(2);
    assertThat(records.all()).isEmpty();
  }

  @Test
  void run_partnersOfAPair_shareByHalfAndTheirParentHasAll() {
    for (Node node : POCKET.nodes().values()) {
      steady(EntityKind.GPU, node.id() + "/0", 300_001, -1, 62);
    }

    rollUp.run(readings.takeDirty());

    QuarterRecord a = of(Sums.domain("pocket/pdu-a"), START);
    QuarterRecord b = of(Sums.domain("pocket/pdu-b"), START);
    QuarterRecord ups = of(Sums.domain("pocket/ups"), START);
    assertThat(a.nodes().plus(b.nodes())).isEqualTo(ups.nodes());
    assertThat(a.gpus().millijoules() - b.gpus().millijoules()).isBetween(0L, 12L);
    assertThat(of(Sums.site("pocket"), START).nodes()).isEqualTo(ups.nodes());
  }

  @Test
  void run_meterAboveItsNodes_leavesTheDifferenceUnmetered() {
    steady(EntityKind.GPU, node(0).id() + "/0", 300_000, -1, 62);
    steady(EntityKind.METER, meterOf("pocket/pdu-a"), 20_000_000, -1, 62);

    rollUp.run(readings.takeDirty());

    QuarterRecord record = of(Sums.domain("pocket/pdu-a"), START);
    assertThat(record.balance().meter()).hasValue(20_000_000L * 900);
    assertThat(record.balance().unmetered())
        .isEqualTo(20_000_000L * 900 - record.nodes().millijoules());
    assertThat(record.balance().disagreement()).isZero();
  }

  @Test
  void run_meterThatMissesAMinute_isNotHeldAgainstTheNodes() {
    steady(EntityKind.GPU, node(0).id() + "/0", 300_000, -1, 62);
    steady(EntityKind.METER, meterOf("pocket/pdu-a"), 20_000_000, -1, 55);

    rollUp.run(readings.takeDirty());

    assertThat(of(Sums.domain("pocket/pdu-a"), START).balance().meter()).isEmpty();
  }

  @Test
  void run_whereAMeterAloneSaysSomethingElse_readsNoNodesAndGivesTheSameRecords() {
    for (Node node : POCKET.nodes().values()) {
      steady(EntityKind.GPU, node.id() + "/0", 300_000, -1, 122);
    }
    steady(EntityKind.METER, meterOf("pocket/pdu-a"), 20_000_000, -1, 30);
    Set<DirtyQuarter> all = new HashSet<>(readings.takeDirty());
    rollUp.run(all);
    int read = records.nodesRead();

    int meter = readings.entity(EntityKind.METER, meterOf("pocket/pdu-a"));
    for (int step = 30; step < 62; step++) {
      put(meter, step, 20_000_000);
    }
    Collection<DirtyQuarter> ofTheMeter = readings.takeDirty();
    RollUp.Outcome outcome = rollUp.run(ofTheMeter);

    assertThat(records.nodesRead()).isEqualTo(read);
    assertThat(outcome.nodeQuarters()).isZero();
    assertThat(of(Sums.domain("pocket/pdu-a"), START).balance().meter())
        .hasValue(20_000_000L * 900);
    all.addAll(ofTheMeter);
    MemoryRecords anew = new MemoryRecords();
    new RollUp(readings, POCKET, new Numbered(), AllocationsSource.none(), anew).run(all);
    assertThat(records.everything()).isEqualTo(anew.everything());
  }

  @Test
  void run_again_raisesNoVersion_andALateSampleRaisesIt() {
    Node node = node(0);
    steady(EntityKind.GPU, node.id() + "/0", 300_000, 20, 62);
    rollUp.run(readings.takeDirty());
    rollUp.run(List.of(new DirtyQuarter(0, START)));
    assertThat(version(node)).isEqualTo(1);

    put(0, 20, 300_000); // on the line between its neighbours: the content stays
    rollUp.run(readings.takeDirty());
    readings.put(0, START + 451_000, Quantity.UTILISATION, 500_000);
    rollUp.run(readings.takeDirty());
    assertThat(version(node)).isEqualTo(1);

    steady(EntityKind.NODE, node.id(), 1_000_000, -1, 62);
    rollUp.run(readings.takeDirty());
    assertThat(version(node)).isEqualTo(2);
  }

  @Test
  void run_exporterThatHungOverThreeQuarters_isMadeGoodInAllOfThem() {
    Node node = node(0);
    int gpu = readings.entity(EntityKind.GPU, node.id() + "/0");
    for (int step = -4; step < 220; step++) {
      boolean hangs = step >= 10 && step < 200;
      put(gpu, hangs ? 10 : step, step, 300_000);
      if (step % 20 == 0) {
        rollUp.run(readings.takeDirty());
      }
    }
    rollUp.run(readings.takeDirty());

    for (int quarter = 0; quarter < 3; quarter++) {
      assertThat(ofNode(node, START + quarter * QUARTER).gpus().millijoules())
          .as("quarter %d", quarter)
          .isCloseTo(300_000L * 900, offset(3_000_000L));
    }
  }

  @Test
  void run_samplesInAnyOrderSplitAndRepeated_givesIdenticalRecords() {
    for (int seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<FaultySamples.Sample> samples = FaultySamples.of(random);
      List<Object> expected = rolledUp(List.of(samples)).everything();

      List<FaultySamples.Sample> mixed = new ArrayList<>(samples);
      for (int i = samples.size() / 20; i > 0; i--) {
        mixed.add(samples.get(random.nextInt(samples.size())));
      }
      Collections.shuffle(mixed, new Random(seed));
      List<List<FaultySamples.Sample>> batches = new ArrayList<>();
      for (int from = 0; from < mixed.size(); ) {
        int to = Math.min(mixed.size(), from + random.nextInt(1, mixed.size()));
        batches.add(mixed.subList(from, to));
        from = to;
      }

      assertThat(rolledUp(batches).everything()).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void run_anything_addsUpFromMinutesToTheMeter() {
    for (int seed = 0; seed < 60; seed++) {
      MemoryRecords all = rolledUp(List.of(FaultySamples.of(new SplittableRandom(seed))));
      assertThat(all.all()).as("seed %d", seed).isNotEmpty();
      for (QuarterRecord record : all.all()) {
        long start = record.startMillis();
        assertThat(record.balance().meter().orElse(record.balance().nodes()))
            .isEqualTo(
                record.nodes().millijoules()
                    + record.balance().unmetered()
                    + record.balance().disagreement());
        if (record.subject().scope() == RecordScope.NODE) {
          List<MinuteRow> minutes =
              all.minutes(record.subject().id(), start, start + QUARTER).stream()
                  .map(Versioned::content)
                  .toList();
          assertThat(minutes.stream().mapToLong(MinuteRow::gpuMillijoules).sum())
              .isEqualTo(record.gpus().millijoules());
          assertThat(minutes.stream().mapToLong(MinuteRow::restMillijoules).sum())
              .isEqualTo(record.rest().millijoules());
        } else if (!record.subject().id().contains("pdu")) {
          assertThat(record.nodes())
              .isEqualTo(
                  all.nodesOf(start).stream()
                      .map(QuarterRecord::nodes)
                      .reduce(Share.NONE, Share::plus));
        }
      }
    }
  }

  @Test
  void run_jobWithHalfANode_hasItsGpusAndItsPartsOfTheRest() {
    Node node = node(0);
    for (int gpu = 0; gpu < 8; gpu++) {
      steady(EntityKind.GPU, node.id() + "/" + gpu, 300_000, -1, 62);
    }
    steady(EntityKind.NODE, node.id(), 3_200_000, -1, 62);
    allocations.put("a", allocation("j", START, START + QUARTER / 2, 0, 1, 2, 3));

    new RollUp(readings, POCKET, new Numbered(), allocations, records)
        .run(readings.takeDirty(), allocations.takeTouched());

    Used used =
        new Used(
            JobKind.BATCH,
            Share.of(Method.COUNTER, 4 * 300_000L * 450, 4 * QUARTER / 2),
            Share.of(Method.COUNTER, 800_000L * 450 / 2, QUARTER / 4),
            9 * QUARTER / 4);
    assertThat(ofNode(node, START).users()).isEqualTo(Map.of("j", used));
    assertThat(ofNode(node, START).idle().millijoules()).isEqualTo(12 * 300_000L * 450);
    assertThat(ofNode(node, START).unassigned().millijoules()).isEqualTo(800_000L * 675);
    assertThat(of(new Subject(RecordScope.JOB, "j"), START).users()).isEqualTo(Map.of("j", used));
    assertThat(of(Sums.site("pocket"), START).users()).isEqualTo(Map.of("batch", used));
  }

  @Test
  void run_allocationThatIsGone_leavesNoRecordOfItsJobAndKeepsTheVersionGoing() {
    Node node = node(0);
    steady(EntityKind.GPU, node.id() + "/0", 300_000, -1, 62);
    RollUp withJobs = new RollUp(readings, POCKET, new Numbered(), allocations, records);
    allocations.put("a", allocation("j", START, START + QUARTER, 0));
    withJobs.run(readings.takeDirty(), allocations.takeTouched());
    allocations.remove("a");
    withJobs.run(List.of(), allocations.takeTouched());

    Subject job = new Subject(RecordScope.JOB, "j");
    assertThat(records.quarters(job, START, START + 1)).isEmpty();
    assertThat(ofNode(node, START).users()).isEmpty();

    allocations.put("a", allocation("j", START, START + QUARTER, 0));
    withJobs.run(List.of(), allocations.takeTouched());
    assertThat(records.quarters(job, START, START + 1))
        .singleElement()
        .satisfies(it -> assertThat(it.version()).isEqualTo(3));
  }

  @Test
  void run_anyAllocations_leavesIdleAndUnassignedAsTheBooksHaveThem() {
    for (int seed = 0; seed < 12; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      MemoryReadings someReadings = new MemoryReadings();
      MemoryRecords some = new MemoryRecords();
      MemoryAllocations others = new MemoryAllocations(0, Long.MAX_VALUE);
      for (FaultySamples.Sample it : FaultySamples.of(random)) {
        someReadings.put(someReadings.entity(it.kind(), it.key()), it.at(), it.what(), it.value());
      }
      for (int i = 0; i < 6; i++) {
        long from = START + random.nextLong(2 * 3_600_000);
        others.put(
            "a" + i,
            allocation(
                "j" + random.nextInt(4),
                from,
                from + random.nextLong(1, 3_600_000),
                random.nextInt(8),
                random.nextInt(3)));
      }
      new RollUp(someReadings, POCKET, new Numbered(), others, some).run(someReadings.takeDirty());

      assertThat(some.all()).extracting(it -> it.subject().scope()).contains(RecordScope.JOB);
      for (QuarterRecord record : some.all()) {
        if (record.subject().scope() == RecordScope.NODE) {
          long start = record.startMillis();
          NodeBook book =
              Books.of(
                  NodeEnergy.of(
                          someReadings,
                          POCKET,
                          new Numbered(),
                          POCKET.node(record.subject().id()),
                          start)
                      .metered(),
                  others.overlapping(start, start + QUARTER),
                  start,
                  start + QUARTER);
          assertThat(record.idle()).isEqualTo(book.idle());
          assertThat(record.unassigned()).isEqualTo(book.unassigned());
          assertThat(book.node()).isEqualTo(record.nodes());
        }
      }
    }
  }

  @Test
  void record_ofTheFirstLayout_isReadAsOneWithoutUsers() {
    byte[] bytes = new byte[15];
    bytes[0] = 1;
    bytes[1] = 8; // 4 mJ by counter
    bytes[13] = 10; // 5 ms expected; no meter

    QuarterRecord record = RecordBytes.quarter(Sums.site("pocket"), START, bytes);

    assertThat(record.gpus().millijoules()).isEqualTo(4);
    assertThat(record.expectedMillis()).isEqualTo(5);
    assertThat(record.users()).isEmpty();
    assertThat(record.idle()).isEqualTo(record.gpus());
  }

  @Test
  void record_ofUsersWhoUsedMoreThanThereWas_cannotBeMade() {
    Used used = new Used(JobKind.BATCH, Share.of(Method.COUNTER, 5, 1), Share.NONE, 1);

    assertThatThrownBy(
            () ->
                QuarterRecord.of(
                    Sums.site("pocket"),
                    START,
                    Share.of(Method.COUNTER, 4, 1),
                    Share.of(Method.COUNTER, 9, 1),
                    2,
                    Map.of("batch", used),
                    OptionalLong.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pocket");
  }

  private static Allocation ofGpu(String job, String gpu) {
    return new Allocation(
        job,
        "acme",
        JobKind.BATCH,
        Set.of(gpu),
        Set.of(),
        Instant.ofEpochMilli(START),
        Optional.of(Instant.ofEpochMilli(START + QUARTER)));
  }

  /** Of GPUs of the first node by their places; those beyond stand in others' names only. */
  private static Allocation allocation(String job, long from, long to, int... places) {
    return new Allocation(
        job,
        "acme",
        JobKind.BATCH,
        Arrays.stream(places)
            .mapToObj(place -> node(0).id() + "/" + place)
            .collect(Collectors.toSet()),
        Set.of(),
        Instant.ofEpochMilli(from),
        Optional.of(Instant.ofEpochMilli(to)));
  }

  private static MemoryRecords rolledUp(List<List<FaultySamples.Sample>> batches) {
    MemoryReadings readings = new MemoryReadings();
    MemoryRecords records = new MemoryRecords();
    RollUp rollUp = new RollUp(readings, POCKET, new Numbered(), AllocationsSource.none(), records);
    for (List<FaultySamples.Sample> batch : batches) {
      for (FaultySamples.Sample it : batch) {
        readings.put(readings.entity(it.kind(), it.key()), it.at(), it.what(), it.value());
      }
      rollUp.run(readings.takeDirty());
    }
    return records;
  }

  /** Readings every 15 s from a minute before the quarter-hour, of a constant power. */
  private void steady(EntityKind kind, String key, long milliwatts, int lost, int steps) {
    int entity = readings.entity(kind, key);
    for (int step = -4; step < steps; step++) {
      if (step != lost) {
        put(entity, step, milliwatts);
      }
    }
  }

  private void put(int entity, int step, long milliwatts) {
    put(entity, step, step, milliwatts);
  }

  private void put(int entity, int counted, int step, long milliwatts) {
    long at = START + 15_000L * step;
    readings.put(entity, at, Quantity.ENERGY, 1_000_000_000 + 15 * milliwatts * counted);
    readings.put(entity, at, Quantity.POWER, milliwatts);
  }

  private static Node node(int index) {
    return List.copyOf(POCKET.nodes().values()).get(index);
  }

  private static String meterOf(String domain) {
    return POCKET.meters().values().stream()
        .filter(meter -> meter.target().equals(domain))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private QuarterRecord ofNode(Node node, long start) {
    return of(new Subject(RecordScope.NODE, node.id()), start);
  }

  private QuarterRecord of(Subject subject, long start) {
    return records.quarters(subject, start, start + 1).getFirst().content();
  }

  private int version(Node node) {
    return records
        .quarters(new Subject(RecordScope.NODE, node.id()), START, START + 1)
        .getFirst()
        .version();
  }

  /** GPUs called by their node's id and their place. */
  static final class Numbered implements GpuPlaces {

    @Override
    public List<String> gpusOf(Node node) {
      return IntStream.range(0, node.gpuCount()).mapToObj(i -> node.id() + "/" + i).toList();
    }

    @Override
    public Optional<String> nodeOf(String gpuUuid) {
      return Optional.of(gpuUuid.substring(0, gpuUuid.indexOf('/')));
    }
  }
}
