package eu.megawatt.fleet.inventory.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.document.TestingDocuments;
import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.GpuModel;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventorySite;
import eu.megawatt.fleet.unit.Power;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FleetRoundTripTest {

  @TempDir private Path folder;

  static Stream<Inventory> examples() {
    return Stream.of(
        TestingFleets.twoHalls(), ExampleFleet.pocket(), ExampleFleet.forty(), Inventory.empty(""));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void fleet_writtenAndRead_isTheSame(Inventory fleet) {
    assertThat(TestingFleets.roundTrip(fleet, Syntax.JSON)).isEqualTo(fleet);
    assertThat(TestingFleets.roundTrip(fleet, Syntax.YAML)).isEqualTo(fleet);
    assertThat(InventoryWriter.check(fleet)).isEmpty();
  }

  @Test
  void nvlinkDomain_named_standsLastAndUnnamedLeavesTheDocumentAsItWas() {
    Inventory without = TestingFleets.twoHalls();
    String named =
        TestingFleets.resource("two-halls.json")
            .replace(
                "\"aliases\": [\"n1.lund\"]}",
                "\"aliases\": [\"n1.lund\"], \"nvlinkDomain\": \"nvl-1\"}");
    Inventory with = TestingFleets.fleet(named);
    assertThat(with.node("n1").nvlinkDomain()).contains("nvl-1");
    assertThat(TestingFleets.text(with, Syntax.JSON)).isEqualTo(named);
    assertThat(TestingFleets.roundTrip(with, Syntax.YAML)).isEqualTo(with);
    assertThat(InventoryWriter.snapshot(with).id())
        .isNotEqualTo(InventoryWriter.snapshot(without).id());
    assertThat(TestingFleets.fleet(named.replace("\"nvl-1\"", "null"))).isEqualTo(without);
  }

  @Test
  void read_yamlOfPeople_isTheSameAsJson() {
    Inventory json = TestingFleets.twoHalls();
    Inventory yaml = TestingFleets.fleet(TestingFleets.resource("two-halls.yaml"));
    assertThat(yaml).isEqualTo(json);
    assertThat(InventoryWriter.snapshot(yaml)).isEqualTo(InventoryWriter.snapshot(json));
  }

  @Test
  void json_written_isTheDocumentItself() {
    assertThat(TestingFleets.text(TestingFleets.twoHalls(), Syntax.JSON))
        .isEqualTo(TestingFleets.resource("two-halls.json"));
  }

  @Test
  void yaml_written_hasALineForEachEntry() {
    assertThat(TestingFleets.text(TestingFleets.twoHalls(), Syntax.YAML).lines())
        .startsWith("format: megawatt/fleet/1", "name: \"two halls\"", "sites:")
        .contains(
            "  - {id: lyon, name: Lyon, country: FR, timeZone: Europe/Paris}",
            "  - {id: r3, hall: lyon/h1, domains: [lyon/grid], row: 0, position: 0}")
        .hasSize(2 + 7 + 2 + 2 + 2 + 6 + 3 + 3 + 2);
  }

  @ParameterizedTest
  @EnumSource
  void names_ofAnyOneLine_comeBack(Syntax syntax) {
    SplittableRandom chance = new SplittableRandom(7);
    for (int i = 0; i < 2_000; i++) {
      Inventory fleet = named(line(chance));
      assertThat(TestingFleets.roundTrip(fleet, syntax)).as(fleet.name()).isEqualTo(fleet);
    }
    for (String word :
        List.of(
            "NO", "true", "null", "~", "1", "0x1f", "1:30", ".nan", "- a", "a: b", "#", "a #b", "",
            "{", "\"", "\\", "'", "*a", "&a", "!!str", "|", ">", "%", "@", "`", "=", "<<", "-")) {
      assertThat(TestingFleets.roundTrip(named(word), syntax)).isEqualTo(named(word));
    }
  }

  private static Inventory named(String name) {
    InventorySite site =
        new InventorySite("s", name, "SE", ZoneId.of("Europe/Stockholm"), Optional.empty());
    return Inventory.of(
        name, List.of(site), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** Characters of every kind that is allowed, syntax of both languages foremost. */
  private static String line(SplittableRandom chance) {
    String syntax = "{}[],:#&*!|>'\"%@`-?\\/ ~<=._";
    StringBuilder line = new StringBuilder();
    for (int i = chance.nextInt(12); i >= 0; i--) {
      switch (chance.nextInt(4)) {
        case 0 -> line.append((char) ('0' + chance.nextInt(75)));
        case 1 -> line.appendCodePoint(0xa1 + chance.nextInt(0x1f00));
        case 2 -> line.appendCodePoint(0x1f300 + chance.nextInt(0x300));
        default -> line.append(syntax.charAt(chance.nextInt(syntax.length())));
      }
    }
    return line.toString().strip();
  }

  @Test
  void snapshot_id_isTheHashOfTheSortedDocumentWithoutWhiteSpace() throws Exception {
    // An independent way to the canonical form: the example's own lines, sorted, without blanks.
    String json = TestingFleets.resource("two-halls.json");
    List<String> sorted = new ArrayList<>();
    Matcher lists = Pattern.compile("\"(\\w+)\": \\[\n(.*?)\n  \\]", Pattern.DOTALL).matcher(json);
    while (lists.find()) {
      List<String> entries =
          Stream.of(lists.group(2).split(",\n", -1)).map(String::strip).sorted().toList();
      sorted.add("\"" + lists.group(1) + "\":[" + String.join(",", entries) + "]");
    }
    String canonical =
        "{\"format\":\"megawatt/fleet/1\",\"name\":\"two halls\","
            + String.join(",", sorted).replace(": ", ":").replace(", ", ",")
            + "}";
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
    assertThat(InventoryWriter.snapshot(TestingFleets.twoHalls()).id())
        .isEqualTo(HexFormat.of().formatHex(hash).substring(0, 16));
  }

  @Test
  void snapshot_otherOrder_hasTheSameId() {
    Inventory fleet = ExampleFleet.pocket();
    String id = InventoryWriter.snapshot(fleet).id();
    for (int seed = 0; seed < 20; seed++) {
      assertThat(InventoryWriter.snapshot(shuffled(fleet, new Random(seed))).id()).isEqualTo(id);
    }
    assertThat(InventoryWriter.snapshot(fleet.with(model(701))).id()).isNotEqualTo(id);
  }

  private static Inventory shuffled(Inventory fleet, Random chance) {
    return Inventory.of(
        fleet.name(),
        shuffled(fleet.sites().values(), chance),
        shuffled(fleet.halls().values(), chance),
        shuffled(fleet.gpuModels().values(), chance),
        shuffled(fleet.domains().values(), chance),
        shuffled(fleet.racks().values(), chance),
        shuffled(fleet.nodes().values(), chance),
        shuffled(fleet.meters().values(), chance));
  }

  private static <T> List<T> shuffled(Iterable<T> items, Random chance) {
    List<T> all = new ArrayList<>();
    items.forEach(all::add);
    Collections.shuffle(all, chance);
    return all;
  }

  private static GpuModel model(double watts) {
    return new GpuModel("X", "NVIDIA", Power.ofWatts(watts), Power.ofWatts(70));
  }

  @Test
  void write_partsOfAWatt_areRefused() {
    Inventory fleet = Inventory.empty("x").with(model(700.5));
    assertThatThrownBy(() -> TestingFleets.text(fleet, Syntax.JSON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ratedW of 700500 mW: documents have whole watts. Round it first.");
  }

  @Test
  void file_written_isInTheSyntaxOfItsName() throws IOException {
    Inventory fleet = TestingFleets.twoHalls();
    for (String name : List.of("fleet.json", "fleet.yaml", "fleet.yml.gz", "fleet")) {
      Path file = folder.resolve(name);
      InventoryWriter.write(fleet, file);
      assertThat(InventoryReader.read(file)).isEqualTo(fleet);
    }
    assertThat(Files.readString(folder.resolve("fleet.yaml"))).startsWith("format: megawatt");
    assertThat(Files.readString(folder.resolve("fleet"))).startsWith("{");
    assertThat(Files.readAllBytes(folder.resolve("fleet.yml.gz"))).startsWith(0x1f, 0x8b);
  }

  @Test
  void read_noFile_saysSo() {
    Path nowhere = folder.resolve("nowhere.yaml");
    assertThat(TestingDocuments.issues(() -> InventoryReader.read(nowhere)))
        .containsExactly("there is no file " + nowhere);
  }
}
