package eu.megawatt.fleet.inventory.document;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.document.TestingDocuments;
import eu.megawatt.fleet.inventory.DomainKind;
import eu.megawatt.fleet.inventory.EntryFields;
import eu.megawatt.fleet.inventory.EntryKind;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryEntry;
import eu.megawatt.fleet.inventory.LimitKind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The fleet of docs/formats.md is a good one and has every field there is. */
class DocumentedFleetTest {

  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @Test
  void example_isRead() throws IOException {
    Inventory fleet = TestingFleets.fleet(example());
    assertThat(fleet.name()).isEqualTo("lab");
    assertThat(fleet.nodesBelow(fleet.domain("lund/pdu-b"))).hasSize(2);
  }

  @Test
  void words_ofTheFormat_areAllDocumented() throws IOException {
    String text = text();
    for (DomainKind kind : DomainKind.values()) {
      assertThat(text).contains("`" + kind.word() + "`");
    }
    for (LimitKind kind : LimitKind.values()) {
      assertThat(text).contains("`" + kind.word() + "`");
    }
    for (EntryKind kind : EntryKind.values()) {
      assertThat(text).contains("| `" + kind.list() + "` |");
      for (InventoryEntry entry : TestingFleets.twoHalls().entries(kind).values()) {
        EntryFields.of(entry).byName().keySet().forEach(name -> assertThat(text).contains(name));
      }
    }
  }

  private static String example() throws IOException {
    Matcher example = EXAMPLE.matcher(text());
    assertThat(example.find()).isTrue();
    return example.group(1);
  }

  private static String text() throws IOException {
    return Files.readString(TestingDocuments.repository().resolve("docs/formats.md"));
  }
}
