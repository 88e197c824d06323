package eu.megawatt.telemetry.live;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.MeterScope;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.telemetry.sample.EntityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What needs somebody, scene by scene. A node draws its four GPUs and 900 W. */
final class AttentionTest {

  private static TestingFleet oneDomain(double limitW) {
    return new TestingFleet()
        .site("s", Optional.of(1.2))
        .domain("grid", "s", "", "", Measures.IT, limitW, 0)
        .rack("r1", "s", "grid")
        .rack("r2", "s", "grid")
        .node("n1", "r1", 4)
        .node("n2", "r2", 4);
  }

  private static Scene speaking(Inventory inventory, double watts) {
    return new Scene(inventory).gpus("n1", watts).gpus("n2", watts);
  }

  private static HeardSource source(String id, HeardSource.State state, long offsetMillis) {
    return new HeardSource("source", id, state, OptionalLong.of(offsetMillis), "nobody listens");
  }

  @Test
  void sources_inTrouble_areToldByUrgencyAndForgottenOnceCalm() {
    Scene scene = speaking(oneDomain(50_000).inventory(), 400);
    List<HeardSource> sources = new ArrayList<>();
    scene.live.watch(() -> List.copyOf(sources));
    sources.add(source("late", HeardSource.State.HEARD, 5_001));
    sources.add(source("fine", HeardSource.State.HEARD, -5_000));
    sources.add(source("ahead", HeardSource.State.HEARD, -130_000));
    sources.add(source("silent", HeardSource.State.SILENT, 0));
    sources.add(source("down", HeardSource.State.FAILING, 0));

    assertThat(scene.pass(1).attention())
        .containsExactly(
            "SourceFailing down", "SourceStale silent", "ClockOff ahead", "ClockOff late");
    assertThat(scene.live.attention())
        .extracting(Attention::message)
        .containsExactly(
            "source down cannot be read: nobody listens",
            "source silent sends nothing new: nobody listens",
            "source ahead: its clock is 130.0 s ahead; nothing that is so far in the future is"
                + " taken",
            "source late: its newest readings are 5.0 s old when they come: its clock is behind, or"
                + " it holds them back");

    sources.clear();
    assertThat(scene.pass(9).attention()).hasSize(4);
    assertThat(scene.pass(1).attention()).isEmpty();
  }

  @Test
  void load_tremblesAroundItsLimit_isOneAlarm() {
    Scene scene = speaking(oneDomain(5000).inventory(), 400);
    Instant begun = Instant.ofEpochMilli(scene.clock.get() + 1000);

    scene.pass(1).gpus("n1", 601);
    assertThat(scene.attention()).containsExactly("LimitPassed grid");
    scene.pass(1).gpus("n1", 599);
    assertThat(scene.attention()).containsExactly("LimitPassed grid");
    scene.pass(1).gpus("n1", 601);
    assertThat(scene.attention()).containsExactly("LimitPassed grid");

    assertThat(scene.live.attention().getFirst().since()).isEqualTo(begun);
    assertThat(scene.live.ended()).isEmpty();
  }

  @Test
  void load_fallsStepByStep_passedThenNearThenNothing() {
    Scene scene = speaking(oneDomain(5000).inventory(), 400);
    scene.gpus("n1", 601);
    assertThat(scene.attention()).containsExactly("LimitPassed grid");

    // 4,900 W are 98 %; 4,880 W are over 95 %; 4,700 W are 94 %; 4,640 W are under 93 %.
    scene.pass(1).gpus("n1", 375);
    assertThat(scene.attention()).containsExactly("LimitPassed grid");
    scene.pass(1).gpus("n1", 370);
    assertThat(scene.attention()).containsExactly("LimitNear grid");
    scene.pass(1).gpus("n1", 325);
    assertThat(scene.attention()).containsExactly("LimitNear grid");
    scene.pass(1).gpus("n1", 310);
    assertThat(scene.attention()).isEmpty();

    assertThat(scene.live.ended())
        .extracting(it -> it.kind().word())
        .containsExactly("LimitNear", "LimitPassed");
    assertThat(scene.live.ended().getFirst().cleared())
        .contains(Instant.ofEpochMilli(scene.clock.get()));
  }

  @Test
  void feed_thatCouldNotCarryItsPartner_isNearItsLimit() {
    Inventory inventory =
        new TestingFleet()
            .site("s", Optional.of(1.2))
            .domain("grid", "s", "", "", Measures.IT, 9000, 0)
            .domain("a", "s", "grid", "b", Measures.IT, 4999, 0)
            .domain("b", "s", "grid", "a", Measures.IT, 5000, 0)
            .rack("r1", "s", "a", "b")
            .rack("r2", "s", "a", "b")
            .node("n1", "r1", 4)
            .node("n2", "r2", 4)
            .inventory();
    Scene scene = speaking(inventory, 400);

    assertThat(scene.attention()).containsExactly("LimitNear a");
    assertThat(scene.domain("a").milliwatts()).hasValue(2_500_000);
    assertThat(scene.domain("a").partnerFails()).hasValue(5_000_000);
    assertThat(scene.domain("grid").milliwatts()).hasValue(5_000_000);
    assertThat(scene.live.lose("b").shifted())
        .containsExactly(
            new LossOutcome.Shifted("a", 2_500_000, 5_000_000, OptionalLong.of(4_999_000), true));
  }

  @Test
  void node_stopsSpeaking_isNamedAndCountsAsRated() {
    Scene scene = speaking(oneDomain(9000).inventory(), 400).pass(100);
    scene.gpus("n1", 400).gpus("n2", 400).pass(44).gpus("n1", 400);
    assertThat(scene.attention()).isEmpty();
    scene.pass(2).gpus("n1", 400);

    assertThat(scene.attention()).containsExactly("SourceStale r2");
    LiveDomain grid = scene.domain("grid");
    assertThat(grid.milliwatts()).hasValue(2_500_000 + 4_204_000);
    assertThat(grid.state()).isEqualTo(DomainState.STALE);

    scene.gpus("n2", 400);
    assertThat(scene.attention()).containsExactly("SourceStale r2");
    scene.pass(10);
    assertThat(scene.attention()).isEmpty();
  }

  @Test
  void everything_stopsSpeaking_isOneAlarmOfTheSite() {
    Scene scene = speaking(oneDomain(9000).inventory(), 400).pass(100);

    assertThat(scene.attention()).containsExactly("SourceStale s");
    assertThat(scene.live.attention().getFirst().message())
        .isEqualTo("site s is silent since 2026-11-23T00:00:00Z");
    LiveSite site = scene.live.view().site("s").orElseThrow();
    assertThat(site.state()).isEqualTo(DomainState.STALE);
    assertThat(site.staleSince()).contains(Scene.START);
    assertThat(site.estimatedShare()).isEqualTo(1);
  }

  /** One hall of racks with four nodes each, which have all spoken for a while. */
  private static Scene hall(int racks) {
    TestingFleet fleet = new TestingFleet().site("s", Optional.of(1.2));
    fleet.domain("grid", "s", "", "", Measures.IT, 1e6, 0);
    for (int rack = 0; rack < racks; rack++) {
      fleet.rack("r" + rack, "s", "grid");
      for (int node = 0; node < 4; node++) {
        fleet.node("r" + rack + "-n" + node, "r" + rack, 4);
      }
    }
    Scene scene = new Scene(fleet.inventory());
    for (int seconds = 0; seconds < 150; seconds += 30) {
      speak(scene, racks, Set.of());
      scene.pass(30);
    }
    return scene;
  }

  private static void speak(Scene scene, int racks, Set<String> silent) {
    for (int rack = 0; rack < racks; rack++) {
      for (int node = 0; node < 4; node++) {
        String id = "r" + rack + "-n" + node;
        if (!silent.contains(id)) {
          scene.gpus(id, 400);
        }
      }
    }
  }

  /** What lasts after so many seconds in which some nodes said nothing. */
  private static List<String> quiet(Scene scene, int racks, long seconds, String... silent) {
    for (long passed = 0; passed < seconds; passed += 10) {
      scene.pass(10);
      speak(scene, racks, Set.of(silent));
    }
    return scene.attention();
  }

  @Test
  void node_silentAmongSpeakingOnes_isNamedOnceThatLasts() {
    Scene scene = hall(20);

    assertThat(quiet(scene, 20, 80, "r0-n0")).isEmpty();
    assertThat(scene.domain("grid").estimatedShare()).isGreaterThan(0);
    assertThat(quiet(scene, 20, 60, "r0-n0")).containsExactly("SourceStale r0-n0");
  }

  @Test
  void nodes_silentHereAndThereInAHall_areOneLineWithEachOfThem() {
    Scene scene = hall(20);

    assertThat(quiet(scene, 20, 140, "r0-n0", "r5-n2", "r7-n3"))
        .containsExactly("SourceStale s-hall");
    Attention said = scene.live.attention().getFirst();
    assertThat(said.message()).isEqualTo("hall s-hall: 3 nodes are silent");
    assertThat(said.members())
        .containsExactly(
            new Subject("node", "r0-n0"),
            new Subject("node", "r5-n2"),
            new Subject("node", "r7-n3"));
    assertThat(said.memberCount()).isEqualTo(3);
  }

  @Test
  void nodes_muchOfAHallAtOnce_areSaidAtOnce() {
    Scene scene = hall(20);
    String[] silent = {"r0-n0", "r1-n0", "r2-n0", "r3-n0", "r4-n0"};

    assertThat(quiet(scene, 20, 50, silent)).containsExactly("SourceStale s-hall");
    assertThat(scene.live.attention().getFirst().memberCount()).isEqualTo(5);
  }

  @Test
  void rack_silentAmongSpeakingOnes_isSaidAtOnce() {
    Scene scene = hall(20);

    assertThat(quiet(scene, 20, 50, "r3-n0", "r3-n1", "r3-n2", "r3-n3"))
        .containsExactly("SourceStale r3");
  }

  @Test
  void racks_manyOfAHall_areOneLineWithTheFirstOfThem() {
    Scene scene = hall(40);
    String[] silent =
        IntStream.range(0, 100).mapToObj(i -> "r" + i / 4 + "-n" + i % 4).toArray(String[]::new);

    assertThat(quiet(scene, 40, 50, silent)).containsExactly("SourceStale s-hall");
    Attention said = scene.live.attention().getFirst();
    assertThat(said.message()).isEqualTo("hall s-hall: 25 racks are silent");
    assertThat(said.members()).hasSize(20).startsWith(new Subject("rack", "r0"));
    assertThat(said.memberCount()).isEqualTo(25);
  }

  @Test
  void gpu_silentAmongSpeakingOnes_isSaidOnceThatLasts() {
    Scene scene = hall(20);
    for (int passed = 0; passed < 80; passed += 10) {
      scene.pass(10);
      speak(scene, 20, Set.of("r0-n0"));
      scene.says(EntityKind.GPU, "GPU-r0-n0-0", 400);
    }
    assertThat(scene.attention()).isEmpty();
    for (int passed = 0; passed < 60; passed += 10) {
      scene.pass(10);
      speak(scene, 20, Set.of("r0-n0"));
      scene.says(EntityKind.GPU, "GPU-r0-n0-0", 400);
    }

    assertThat(scene.attention()).containsExactly("SourceStale r0-n0");
    assertThat(scene.live.attention().getFirst().message())
        .isEqualTo("node r0-n0: some of its GPUs are not heard");
  }

  @Test
  void node_neverHeard_isUnknownAndNamedAndNotZero() {
    Scene scene = new Scene(oneDomain(9000).inventory()).gpus("n1", 400);
    scene.live.look();
    LiveDomain grid = scene.domain("grid");
    assertThat(grid.milliwatts()).hasValue(2_500_000);
    assertThat(grid.unknownNodes()).containsExactly("n2");
    assertThat(grid.state()).isEqualTo(DomainState.STALE);

    scene.pass(91).gpus("n1", 400);
    assertThat(scene.attention()).containsExactly("SourceStale r2");
    assertThat(scene.live.attention().getFirst().message())
        .isEqualTo("rack r2 was never heard: n2");
  }

  @Test
  void domain_nobodyHeard_drawsAnUnknownAmount() {
    Scene scene = new Scene(oneDomain(9000).inventory());

    assertThat(scene.domain("grid").milliwatts()).isEmpty();
    assertThat(scene.domain("grid").headroom()).isEmpty();
    assertThat(scene.domain("grid").state()).isEqualTo(DomainState.STALE);
    assertThat(scene.live.view().itMilliwatts()).isEmpty();
  }

  @Test
  void domain_withoutLimit_isNeverFine() {
    Scene scene = speaking(oneDomain(-1).inventory(), 400);

    assertThat(scene.domain("grid").state()).isEqualTo(DomainState.NO_LIMIT);
    assertThat(scene.domain("grid").headroom()).isEmpty();
    assertThat(scene.live.view().site("s").orElseThrow().state()).isEqualTo(DomainState.NO_LIMIT);
  }

  @Test
  void meter_disagreesOverAQuarter_isSaidAtItsEndAndUntilAQuarterAgrees() {
    Scene scene = new Scene(oneDomain(9000).meter("m", MeterScope.DOMAIN, "grid").inventory());
    assertThat(quarter(scene, 5200)).containsExactly("MeterDisagrees grid");
    Attention said = scene.live.attention().getFirst();
    assertThat(said.milliwatts()).hasValue(5_000_000);
    assertThat(said.limitMilliwatts()).hasValue(5_200_000);
    assertThat(quarter(scene, 5140)).containsExactly("MeterDisagrees grid");
    assertThat(quarter(scene, 5100)).isEmpty();
    assertThat(quarter(scene, 5140)).isEmpty();
  }

  /** A quarter-hour of two nodes that draw 5,000 W together; what lasts after its end. */
  private static List<String> quarter(Scene scene, double meterW) {
    for (int i = 0; i < 30; i++) {
      scene.gpus("n1", 400).gpus("n2", 400).says(EntityKind.METER, "m", meterW);
      scene.live.look();
      scene.pass(30);
    }
    return scene.gpus("n1", 400).gpus("n2", 400).attention();
  }

  @Test
  void domain_withAMeter_drawsWhatItSaysUnlessItsNodesSayMore() {
    Scene scene = new Scene(oneDomain(9000).meter("m", MeterScope.DOMAIN, "grid").inventory());
    scene.gpus("n1", 400).gpus("n2", 400).says(EntityKind.METER, "m", 5100);
    LiveDomain more = scene.domain("grid");
    assertThat(more.milliwatts()).hasValue(5_100_000);
    assertThat(more.unmetered()).hasValue(100_000);

    LiveDomain less = scene.pass(1).says(EntityKind.METER, "m", 4900).domain("grid");
    assertThat(less.milliwatts()).hasValue(5_000_000);
    assertThat(less.unmetered()).hasValue(-100_000);
  }

  @Test
  void facilityLimit_withASiteMeter_isHeldAgainstTheMeter() {
    TestingFleet fleet =
        new TestingFleet()
            .site("s", Optional.of(1.2))
            .domain("grid", "s", "", "", Measures.FACILITY, 7000, 0)
            .domain("pdu", "s", "grid", "", Measures.IT, 6000, 0.02)
            .rack("r1", "s", "pdu")
            .rack("r2", "s", "pdu")
            .node("n1", "r1", 4)
            .node("n2", "r2", 4)
            .meter("m", MeterScope.SITE, "s");
    Scene scene = speaking(fleet.inventory(), 400);
    assertThat(scene.domain("grid").milliwatts()).hasValue(6_000_000);
    assertThat(scene.live.view().site("s").orElseThrow().pueMeasured()).isFalse();

    scene.says(EntityKind.METER, "m", 5777.777);
    LiveDomain grid = scene.domain("grid");
    assertThat(grid.milliwatts()).hasValue(5_777_777);
    assertThat(grid.headroom()).hasValue(1_222_223);
    assertThat(scene.domain("pdu").milliwatts()).hasValue(5_100_000);
    LiveSite site = scene.live.view().site("s").orElseThrow();
    assertThat(site.pueMeasured()).isTrue();
    assertThat(site.facilityMilliwatts()).hasValue(5_777_777);
  }

  @Test
  void gpu_adoptedByANode_countsForIt() {
    Inventory inventory = oneDomain(9000).inventory();
    Scene scene = new Scene(inventory);
    scene.directory.adopt("GPU-new", "n1");
    scene.says(EntityKind.GPU, "GPU-new", 500);

    LiveNode node = scene.live.nodesOf("r1").getFirst();
    assertThat(node.hearing()).isEqualTo(Hearing.PARTLY);
    assertThat(node.devices()).extracting(LiveDevice::uuid).containsExactly("GPU-new");
  }

  @Test
  void attention_moreThanThereIsRoomFor_keepsTheMostPressingAndCounts() {
    TestingFleet fleet = new TestingFleet().site("s", Optional.of(1.2));
    fleet.domain("grid", "s", "", "", Measures.IT, 1e6, 0);
    for (int i = 0; i < 300; i++) {
      fleet.domain("d" + i, "s", "grid", "", Measures.IT, i < 250 ? 2600 : 2400, 0);
      fleet.rack("r" + i, "s", "d" + i).node("n" + i, "r" + i, 4);
    }
    Scene scene = new Scene(fleet.inventory());
    for (int i = 0; i < 300; i++) {
      scene.gpus("n" + i, 400);
    }
    List<String> lasting = scene.attention();

    assertThat(lasting).hasSize(200);
    assertThat(lasting.subList(0, 50)).allMatch(it -> it.startsWith("LimitPassed"));
    assertThat(scene.live.unlisted()).isGreaterThanOrEqualTo(100);
  }
}
