package eu.megawatt.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.document.InventoryReader;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What {@code megawatt fleet} says, writes and returns. */
final class FleetCommandTest {

  @TempDir Path folder;

  /** What came of a command. */
  private record Outcome(int code, String out, String err) {}

  @ParameterizedTest
  @ValueSource(strings = {"check", "diff", "import", "example"})
  void help_ofEach_hasExamples(String command) {
    Outcome help = run("fleet", command, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("Example").contains("megawatt fleet " + command);
  }

  @Test
  void fleet_alone_2NamesItsCommands() {
    Outcome alone = run("fleet");
    assertThat(alone.code()).isEqualTo(2);
    assertThat(alone.err()).contains("check", "diff", "import", "example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pocket.yaml", "pocket.json", "pocket.yaml.gz"})
  void example_written_isCheckedAndTheSame(String name) {
    String file = folder.resolve(name).toString();

    Outcome made = run("fleet", "example", "pocket", "--out", file);
    Outcome checked = run("fleet", "check", file);

    assertThat(made.code()).as(made.err()).isZero();
    assertThat(checked.code()).as(checked.err()).isZero();
    assertThat(checked.out())
        .isEqualToNormalizingNewlines(
            """
            pocket: 1 sites, 1 halls, 4 power domains, 4 racks, 12 nodes with 96 GPUs, 0.122 MW rated
            snapshot %s
            Nothing is wrong with it.
            """
                .formatted(InventoryWriter.snapshot(ExampleFleet.pocket()).id()));
  }

  @Test
  void check_broken_2SaysEverything() throws IOException {
    Path file = folder.resolve("fleet.yaml");
    run("fleet", "example", "pocket", "--out", file.toString());
    Files.writeString(
        file,
        Files.readString(file)
            .replace("limitW: 150000", "limitW: 40")
            .replace("country: SE", "country: XX"));

    Outcome checked = run("fleet", "check", file.toString());

    assertThat(checked.code()).isEqualTo(2);
    assertThat(checked.err())
        .contains(file.toString(), "/sites/0/country", "Maybe 40000000 W (40 MW)?");
  }

  @Test
  void diff_sameInOtherSyntax_0() {
    String yaml = folder.resolve("a.yaml").toString();
    String json = folder.resolve("b.json").toString();
    run("fleet", "example", "pocket", "--out", yaml);
    run("fleet", "example", "pocket", "--out", json);

    Outcome diff = run("fleet", "diff", yaml, json);

    assertThat(diff.code()).isZero();
    assertThat(diff.out()).isEqualToNormalizingNewlines("The same fleet.\n");
  }

  @Test
  void import_csvThenDiff_saysTheSame() throws IOException {
    String fleet = folder.resolve("fleet.yaml").toString();
    String merged = folder.resolve("new.yaml").toString();
    Path csv = folder.resolve("nodes.csv");
    run("fleet", "example", "pocket", "--out", fleet);
    Files.writeString(
        csv,
        """
        id,rack,hall,site,gpuModel,gpuCount,ratedW,baseW
        pocket-n13,pocket/r4,pocket/h1,pocket,H100-SXM,8,10200,2000
        """);

    Outcome imported =
        run("fleet", "import", csv.toString(), "--format", "csv", "--into", fleet, "--out", merged);
    Outcome diff = run("fleet", "diff", fleet, merged);

    assertThat(imported.code()).as(imported.err()).isZero();
    assertThat(imported.out()).isEqualToNormalizingNewlines("added    node pocket-n13\n");
    assertThat(diff.out()).isEqualTo(imported.out());
    assertThat(diff.code()).isEqualTo(1);
    assertThat(InventoryReader.read(Path.of(merged)).nodes()).hasSize(13);
  }

  @Test
  void import_broken_2NothingWritten() throws IOException {
    Path csv = folder.resolve("nodes.csv");
    Path out = folder.resolve("new.yaml");
    Files.writeString(csv, "id,rack\n");

    Outcome imported =
        run("fleet", "import", csv.toString(), "--format", "csv", "--out", out.toString());

    assertThat(imported.code()).isEqualTo(2);
    assertThat(imported.err()).contains("the column \"gpuCount\" is missing");
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check nowhere.yaml",
        "diff nowhere.yaml nowhere.yaml",
        "import nowhere.csv --format csv --out x.yaml",
        "import nowhere.csv --format xlsx --out x.yaml",
        "example huge",
        "example pocket --out /no/such/folder/x.yaml"
      })
  void command_thatCannotBe_2(String arguments) {
    Outcome outcome = run(("fleet " + arguments).split(" "));
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(2);
  }

  private static Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        Megawatt.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = commandLine.execute(arguments);
    return new Outcome(code, out.toString(), err.toString());
  }
}
