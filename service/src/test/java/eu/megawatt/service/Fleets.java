package eu.megawatt.service;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Fleet documents to work with. */
public final class Fleets {

  private Fleets() {}

  public static String json(Inventory fleet) {
    return text(fleet, Syntax.JSON);
  }

  public static String yaml(Inventory fleet) {
    return text(fleet, Syntax.YAML);
  }

  private static String text(Inventory fleet, Syntax syntax) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      InventoryWriter.write(fleet, syntax, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
