package eu.megawatt.telemetry.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.document.InventoryReader;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowsOfNodesTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 201, 2_500})
  void of_anyNumber_isAFleetThatHoldsAsADocument(int nodes) throws IOException {
    Inventory inventory = RowsOfNodes.of(nodes);
    ByteArrayOutputStream document = new ByteArrayOutputStream();

    InventoryWriter.write(inventory, Syntax.JSON, document);

    Inventory read =
        InventoryReader.read(new ByteArrayInputStream(document.toByteArray()), Syntax.JSON);
    assertThat(read).isEqualTo(inventory);
    assertThat(read.nodes()).hasSize(nodes);
  }

  /** The name and UUID that stand in the shared corpus for node 1,234 and GPU 5. */
  @Test
  void of_theCorpus_hasItsNamesAndUuids() {
    Inventory inventory = RowsOfNodes.of(2_500);

    assertThat(inventory.nodes()).containsKey("gpu-par1-r154-n02");
    assertThat(inventory.node("gpu-par1-r154-n02").gpuUuids().get(5))
        .isEqualTo("GPU-" + new java.util.UUID(0x1234567890abcdefL * 1235, 0x8f3c000000002695L));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 100_001})
  void of_tooFewOrTooMany_isRefused(int nodes) {
    assertThatThrownBy(() -> RowsOfNodes.of(nodes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("" + nodes);
  }
}
