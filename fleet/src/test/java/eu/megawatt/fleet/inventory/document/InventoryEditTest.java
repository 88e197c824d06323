package eu.megawatt.fleet.inventory.document;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.document.TestingDocuments;
import eu.megawatt.fleet.inventory.EntryKind;
import eu.megawatt.fleet.inventory.Inventory;
import java.util.List;
import org.junit.jupiter.api.Test;

class InventoryEditTest {

  private static final Inventory FLEET = TestingFleets.twoHalls();

  @Test
  void put_eachEntryAsItIs_changesNothing() {
    String[] lines = TestingFleets.text(FLEET, Syntax.YAML).lines().toArray(String[]::new);
    EntryKind kind = EntryKind.SITE;
    int put = 0;
    for (String line : lines) {
      for (EntryKind begun : EntryKind.values()) {
        kind = line.equals(begun.list() + ":") ? begun : kind;
      }
      if (line.startsWith("  - ")) {
        String id = line.replaceFirst("  - \\{id: ([^,]*),.*", "$1");
        assertThat(put(kind, id, line.substring(4))).isEqualTo(FLEET);
        put++;
      }
    }
    assertThat(put).isEqualTo(20);
  }

  @Test
  void put_broken_hasPointersIntoTheEntry() {
    String model = "{id: X, vendor: NVIDIA, ratedW: 700, idleW: 701}";
    assertThat(said(EntryKind.GPU_MODEL, "X", model))
        .containsExactly("/idleW: 701 W idle is more than the rating of 700 W");
    assertThat(said(EntryKind.GPU_MODEL, "X", "{id: X, vender: NVIDIA, ratedW: 700}"))
        .containsExactly(
            "\"vendor\" is missing",
            "\"idleW\" is missing",
            "/vender: unknown field \"vender\"; did you mean \"vendor\"?");
    assertThat(said(EntryKind.GPU_MODEL, "Y", model.replace("701", "70")))
        .containsExactly("/id: \"X\" is not the id in the address, \"Y\"");
    assertThat(said(EntryKind.GPU_MODEL, "X", "[]"))
        .containsExactly("an array is not a GPU model object");
  }

  @Test
  void put_thatBreaksOthers_hasPointersIntoTheDocument() {
    String loose = "{id: lund/pdu-b, site: lund, kind: pdu, parent: lund/ups-b, measures: it}";
    assertThat(said(EntryKind.DOMAIN, "lund/pdu-b", loose))
        .contains(
            "/powerDomains/3/partner: \"lund/pdu-b\" names nobody as its partner; the two feeds of"
                + " a pair name each other");
  }

  @Test
  void remove_whatOthersNeed_saysWhoDoes() {
    assertThat(TestingDocuments.issues(() -> InventoryEdit.remove(FLEET, EntryKind.RACK, "r1")))
        .containsExactly("/nodes/0/rack: \"r1\" is not a rack; known: r2, r3. Maybe \"r2\"?");
    assertThat(InventoryEdit.remove(FLEET, EntryKind.NODE, "n1").nodes())
        .containsOnlyKeys("n2", "n3");
  }

  private static List<String> said(EntryKind kind, String id, String yaml) {
    return TestingDocuments.issues(() -> put(kind, id, yaml));
  }

  private static Inventory put(EntryKind kind, String id, String yaml) {
    return InventoryEdit.put(FLEET, kind, id, TestingDocuments.stream(yaml), Syntax.YAML);
  }
}
