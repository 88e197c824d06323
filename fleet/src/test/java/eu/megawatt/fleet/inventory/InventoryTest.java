package eu.megawatt.fleet.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.document.TestingFleets;
import eu.megawatt.fleet.unit.Power;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InventoryTest {

  private static final Inventory FLEET = TestingFleets.twoHalls();

  @Test
  void path_fromAPdu_endsAtTheGrid() {
    assertThat(FLEET.path(FLEET.domain("lund/pdu-a")))
        .extracting(InventoryDomain::id)
        .containsExactly("lund/pdu-a", "lund/ups-a", "lund/grid");
  }

  @Test
  void domainsAbove_rackWithTwoFeeds_hasEachOnceFeedsFirst() {
    assertThat(FLEET.domainsOf(FLEET.rack("r1")))
        .extracting(InventoryDomain::id)
        .containsExactly("lund/pdu-a", "lund/pdu-b");
    assertThat(FLEET.domainsAbove(FLEET.rack("r1")))
        .extracting(InventoryDomain::id)
        .containsExactly("lund/pdu-a", "lund/pdu-b", "lund/ups-a", "lund/ups-b", "lund/grid");
  }

  @Test
  void nodesBelow_commonParent_countsEachOnce() {
    assertThat(FLEET.nodesBelow(FLEET.domain("lund/grid")))
        .extracting(Node::id)
        .containsExactly("n1", "n2");
    assertThat(FLEET.nodesBelow(FLEET.domain("lund/ups-b")))
        .extracting(Node::id)
        .containsExactly("n1", "n2");
    assertThat(FLEET.nodesBelow(FLEET.domain("lyon/grid")))
        .extracting(Node::id)
        .containsExactly("n3");
  }

  @Test
  void nodesBelow_everyDomainOfALargeFleet_agreesWithThePaths() {
    Inventory forty = ExampleFleet.forty();
    for (InventoryDomain domain : forty.domains().values()) {
      long byPaths =
          forty.nodes().values().stream()
              .filter(node -> forty.domainsAbove(forty.rackOf(node)).contains(domain))
              .count();
      assertThat(forty.nodesBelow(domain)).as(domain.id()).hasSize(Math.toIntExact(byPaths));
    }
  }

  @Test
  void path_ofACircleMadeInCode_ends() {
    InventoryDomain grid = FLEET.domain("lund/grid");
    InventoryDomain circular =
        new InventoryDomain(
            grid.id(),
            grid.site(),
            grid.kind(),
            Optional.of("lund/pdu-a"),
            Optional.empty(),
            grid.measures(),
            List.of(),
            0);
    Inventory circle = FLEET.with(circular);
    assertThat(circle.path(circular)).hasSize(3);
    assertThat(circle.nodesBelow(circular)).hasSize(2);
  }

  @Test
  void activeLimit_severalHold_isTheLeast() {
    InventoryDomain grid = FLEET.domain("lund/grid");
    assertThat(limit(grid, "2026-11-30T00:00:00Z")).contains(30_000L);
    assertThat(limit(grid, "2026-12-01T15:59:59.999Z")).contains(30_000L);
    assertThat(limit(grid, "2026-12-01T16:00:00Z")).contains(0L);
    assertThat(limit(grid, "2026-12-01T18:00:00Z")).contains(30_000L);
    assertThat(limit(grid, "2027-01-01T00:00:00Z")).contains(40_000_000L);
    assertThat(limit(FLEET.domain("lund/pdu-b"), "2027-01-01T00:00:00Z")).isEmpty();
    assertThat(grid.activeLimit(LimitKind.CONTRACT, Instant.parse("2026-12-01T16:00:00Z")))
        .contains(Power.ofWatts(40_000_000));
  }

  private static Optional<Long> limit(InventoryDomain domain, String at) {
    return domain.activeLimit(Instant.parse(at)).map(limit -> Math.round(limit.limit().watts()));
  }

  @Test
  void inServiceAt_datedNode_isHalfOpen() {
    Node node = FLEET.node("n2");
    assertThat(node.inServiceAt(Instant.parse("2026-05-31T23:59:59Z"))).isFalse();
    assertThat(node.inServiceAt(Instant.parse("2026-06-01T00:00:00Z"))).isTrue();
    assertThat(node.inServiceAt(Instant.parse("2029-06-01T00:00:00Z"))).isFalse();
    assertThat(FLEET.node("n1").inServiceAt(Instant.EPOCH)).isTrue();
  }

  @Test
  void with_entryOfEachKind_replacesInPlaceAndWithoutTakesItAway() {
    for (EntryKind kind : EntryKind.values()) {
      InventoryEntry first = FLEET.entries(kind).values().iterator().next();
      assertThat(first.entryKind()).isEqualTo(kind);
      assertThat(FLEET.with(first)).isEqualTo(FLEET);
      Inventory less = FLEET.without(kind, first.id());
      assertThat(less.entries(kind)).hasSize(FLEET.entries(kind).size() - 1);
      List<InventoryEntry> again = List.copyOf(less.with(first).entries(kind).values());
      assertThat(again).endsWith(first);
    }
  }

  @Test
  void lookUp_unknown_saysWhat() {
    assertThatThrownBy(() -> FLEET.node("n9"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No node is called \"n9\"");
  }

  @Test
  void maps_ofAnInventory_cannotBeChanged() {
    assertThatThrownBy(() -> FLEET.nodes().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void change_ofRandomEdits_namesExactlyThem() {
    SplittableRandom chance = new SplittableRandom(3);
    Inventory before = ExampleFleet.pocket();
    for (int round = 0; round < 200; round++) {
      String taken = "pocket-n%02d".formatted(1 + chance.nextInt(6));
      Node moved = before.node("pocket-n%02d".formatted(7 + chance.nextInt(6)));
      int count = 1 + chance.nextInt(7);
      Node smaller = node(moved.id(), moved, count);
      Node fresh = node("new-" + round, moved, 4);
      InventoryChange change =
          InventoryChange.between(
              before, before.without(EntryKind.NODE, taken).with(smaller).with(fresh));
      assertThat(change.lines())
          .containsExactly(
              "added    node new-" + round,
              "changed  node %s: gpuCount 8 -> %d, gpuUuids %s -> not set"
                  .formatted(moved.id(), count, String.join(", ", moved.gpuUuids())),
              "retired  node " + taken);
    }
  }

  private static Node node(String id, Node like, int gpus) {
    return new Node(
        id,
        like.rack(),
        like.gpuModel(),
        gpus,
        List.of(),
        like.rated(),
        like.base(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void change_ofALimit_saysBoth() {
    InventoryDomain pdu = FLEET.domain("lund/pdu-a");
    InventoryDomain raised =
        new InventoryDomain(
            pdu.id(),
            pdu.site(),
            pdu.kind(),
            pdu.parent(),
            pdu.partner(),
            pdu.measures(),
            List.of(
                PowerLimit.always(LimitKind.OPERATING, Power.ofWatts(26_000), "bigger breaker")),
            0.01);
    assertThat(InventoryChange.between(FLEET, FLEET.with(raised)).lines())
        .containsExactly(
            "changed  domain lund/pdu-a: limits kind operating limitW 25000 -> kind operating"
                + " limitW 26000 reason bigger breaker, unmeteredRatio not set -> 0.01");
  }

  @Test
  void change_toTheSame_isEmpty() {
    assertThat(InventoryChange.between(FLEET, TestingFleets.twoHalls()).isEmpty()).isTrue();
    assertThat(InventoryChange.between(FLEET, TestingFleets.twoHalls()).lines()).isEmpty();
  }
}
