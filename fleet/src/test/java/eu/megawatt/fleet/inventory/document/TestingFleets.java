package eu.megawatt.fleet.inventory.document;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.document.TestingDocuments;
import eu.megawatt.fleet.inventory.Inventory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Fleets that tests read. */
public final class TestingFleets {

  private TestingFleets() {}

  /** Where a resource beside this class is, from anywhere. */
  public static String path(String name) {
    return "/" + TestingFleets.class.getPackageName().replace('.', '/') + "/" + name;
  }

  /** A resource beside this class. */
  public static String resource(String name) {
    return TestingDocuments.resource(path(name));
  }

  /** The small fleet of most tests. */
  public static Inventory twoHalls() {
    return fleet(resource("two-halls.json"));
  }

  public static Inventory fleet(String text) {
    return InventoryReader.read(TestingDocuments.stream(text), "standard input");
  }

  public static String text(Inventory inventory, Syntax syntax) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      InventoryWriter.write(inventory, syntax, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The inventory written and read again. */
  public static Inventory roundTrip(Inventory inventory, Syntax syntax) {
    byte[] bytes = text(inventory, syntax).getBytes(StandardCharsets.UTF_8);
    return InventoryReader.read(new ByteArrayInputStream(bytes), syntax);
  }
}
